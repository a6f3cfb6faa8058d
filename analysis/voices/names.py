"""Give a subject its name: pronouns, roles and surnames go back to somebody named before."""

import re
from functools import lru_cache
from itertools import islice, pairwise

from analysis.voices.cues import LESSER, word_class
from analysis.voices.descriptions import (
    AGE,
    FUNCTIONARIES,
    PERSONS,
    called,
    gender_of_noun,
    stranger,
    unnamed,
)
from analysis.voices.genders import fits
from analysis.voices.grammar import Mention
from analysis.voices.page import line, named_in, recent
from analysis.voices.phrases import head, main_part

ARTICLES = frozenset(["the", "a", "an"])
# "The council's report said": what somebody says things by is that somebody.
CHANNELS = word_class("channel")
OWNERS = {"his": "he", "her": "she", "their": "they", "its": "it"}
# A pronoun means one of so many who were named last.
FAR = 39
# Offices that are "of" something, before the name of who holds them.
HEADS = frozenset(
    "secretary undersecretary minister chief head leader director speaker commander ambassador"
    " president commissioner chancellor chairman chairwoman envoy".split()
)
ACCORDING = ["according", "to"]
SAID = word_class("said of somebody")
# A description means somebody of so many sentences before.
FOCUS = 3
INDEFINITE = frozenset(
    ["a", "an", "another", "some", "many", "several", "most", "other", "one", "two", "three"]
)


def behind_pronoun(words, at, page, number):
    """Return the actor behind the pronoun at index `at`: this sentence first, then memory; or who
    without a name has come between."""
    actor, place = remembered(words, at, page, number), words[at].start
    ends = (m.end for m in reversed(page.mentions) if m.actor == actor and m.start < place)
    new = stranger(page.masked, next(ends, place), place, words[at].text.lower())
    return new or actor


def remembered(words, at, page, number):
    """Return the actor behind the pronoun at index `at`: this sentence first, then memory."""
    pronoun = OWNERS.get(words[at].text.lower(), words[at].text.lower())
    if pronoun not in ("he", "she", "they", "it"):
        return ""
    other = somebody_else(words, at, page, number)
    for place in range(at - 1, -1, -1):
        mention = words[place].value
        if words[place].part == "N" and isinstance(mention, Mention):
            governed = place and words[place - 1].part in "IC" and not asked(words, place)
            owner = words[place + 1].part == "S"
            if asks(words, place):  # "When Bell asked him, [he] replied"
                other = other or mention.actor
            if (
                not (governed or owner)
                and mention.actor != other
                and fits(pronoun, mention.actor, mention.kind, page.genders)
            ):
                return mention.actor
    fitting = (
        actor
        for actor, kind in islice(recent(page, number), FAR)
        if actor != other and fits(pronoun, actor, kind, page.genders)
    )
    return next(fitting, "") or only_one(page, number, pronoun)


def asks(words, at):
    """Tell whether a name is that of who asks in a clause that opens with "when": "When Bell"."""
    verb = words[at + 1] if at + 1 < len(words) else words[at]
    opens = words[0].text in ("When", "After", "As", "Once") and at < 6
    return opens and verb.part == "C" and verb.value.lemma == "ask"


def asked(words, at):
    """Tell whether a name is that of whom somebody asks there: "When Bell asked [Ray], he said"."""
    return at > 1 and asks(words, at - 2)


def only_one(page, number, pronoun):
    """Return the one person of the sentence before whom the pronoun can mean, or ""."""
    if number < 1 or pronoun not in ("he", "she"):
        return ""
    named = {(m.actor, m.kind) for m in named_in(page, number - 1)}
    fitting = [name for name, kind in named if fits(pronoun, name, kind, page.genders)]
    return fitting[0] if len(fitting) == 1 else ""


def somebody_else(words, at, page, number):
    """Return whom the other pronoun means in "she called Ray a thief; [he] called her one"."""
    other = {"he": "she", "she": "he"}.get(words[at].text.lower(), "")
    place = next((n for n in range(at) if words[n].text.lower() == other), -1)
    return behind_pronoun(words, place, page, number) if other and place >= 0 else ""


def behind_description(phrase, page, number):
    """Return whom "the 61-year-old", "the grieving mother" means, or "".

    Who is called so in the text; else, unless the noun is that of somebody unnamed or of an office
    that anybody may hold, whom the sentences just before are about.
    """
    noun, place = phrase[-1].text.lower(), phrase[0].start
    if phrase[0].text.lower() != "the" or not (noun in PERSONS or AGE.fullmatch(noun)):
        return ""
    if known := called(page.text, page.mentions, noun, place):
        return known
    own = any(word.text.lower() in SAID or "-" in word.text for word in phrase[1:-1])
    if unnamed(page.text, noun, place) or (noun in FUNCTIONARIES and not own):
        return ""
    return in_focus(page, number, gender_of_noun(noun))


def in_focus(page, number, pronoun):
    """Return the person whom the sentences just before are about, or the one whom they name."""
    lines = range(number - 1, max(-1, number - 1 - FOCUS), -1)
    for earlier in lines:
        named = [one for one in reversed(line(page, earlier).about) if one[1] == "person"]
        only = {(m.actor, m.kind) for m in named_in(page, earlier) if m.kind == "person"}
        for actor, kind in [*named, *(only if len(only) == 1 else ())]:
            if not pronoun or fits(pronoun, actor, kind, page.genders):
                return actor
    return ""


def issued(phrase, page, number):
    """Return who speaks where a sentence just before names the statement that this one quotes."""
    noun = phrase[-1].text.lower()
    if phrase[0].text.lower() != "the" or len(phrase) != 2 or noun not in CHANNELS:
        return ""
    for earlier in range(number - 1, max(-1, number - 1 - FOCUS), -1):
        first, end, _ = page.lines[earlier]
        if re.search(rf"\b{noun}\b", page.masked[first:end]):
            told = (said.speaker for _, _, said in reversed(line(page, earlier).spans))
            return next(filter(None, told), "")
    return ""


def behind_role(phrase, page):
    """Return who holds a role named elsewhere: "Kremlin spokesman" + "... spokesman Dmitry X"."""
    tail = phrase.split()[-2:]
    if not tail or not tail[-1].islower():
        return ""
    for place in role_ends(" ".join(tail), page.text):
        mention = page.at.get(place)
        if mention and mention.kind == "person":
            return mention.actor
    return ""


@lru_cache(maxsize=256)
def role_ends(role, text):
    """Return where a name would begin after each place that names the role.

    >>> role_ends("mayor", "The mayor, Ada Bell, met deputy mayor Tom Ray.")
    (11,)
    """
    low = text.lower()
    if len(low) == len(text):  # else, as with "İ", places would differ
        found = re.finditer(rf"\b{re.escape(role.lower())},? ", low)
    else:
        found = re.finditer(rf"\b{re.escape(role)},? ", text, re.IGNORECASE)
    return tuple(
        match.end() for match in found
        if not LESSER.search(text, max(0, match.start() - 12), match.start())
    )  # fmt: skip


def full_name(shown, page, number):
    """Return the actor whose last name this is, or the text itself."""
    surname = shown.split()[-1]
    if surname not in page.surnames:
        return shown
    known = (actor for actor, kind in recent(page, number) if kind == "person")
    return next((actor for actor in known if actor.split()[-1] == surname), shown)


def owner_of(phrase):
    """Return the actor whose report, statement or the like a phrase names, or ""."""
    owned = phrase[-1].text.lower() in CHANNELS
    for word, after in pairwise(phrase) if owned else ():
        if after.part == "S" and isinstance(word.value, Mention):
            return word.value.actor
    return ""


def holder_of(words, subject):
    """Return who holds an office that is "of" something: "Secretary of State [Ada Bell] said", "the
    head of the council, [Ada Bell], said"; or ""."""
    first, last = subject.first + (words[subject.first].part == "D"), subject.last
    if first + 2 >= last or words[first + 1].text not in ("of", "for", "to"):
        return ""
    aside = last + 2 < len(words) and words[last].part == words[last + 2].part == ","
    if not aside and (words[first].text.lower() not in HEADS or words[last - 2].part in "ID"):
        return ""  # "a friend of Bell" is not Bell
    name = words[last + 1 if aside else last - 1].value
    return name.actor if isinstance(name, Mention) and name.kind == "person" else ""


def name_of(words, subject, page, number):
    """Return the speaker that a subject stands for: an actor, or the noun phrase itself."""
    if holder := holder_of(words, subject):
        return holder
    start = [word.text.lower() for word in words[subject.first : subject.last][:3]]
    if start[:2] == ACCORDING and len(start) > 2:
        subject = subject._replace(first=subject.first + 2)
    subject = main_part(words, subject)
    phrase = head(words, subject)
    last = phrase[-1]
    if last.text.isdigit():  # an age: "Ada Bell, 61, a nurse and mother, said"
        last = next((w for w in reversed(words[: subject.last]) if w.part == "N"), last)
    if last.part == "P" or last.text.lower() in OWNERS:
        return behind_pronoun(words, subject.first, page, number)
    some = phrase[0].part == "D" and phrase[0].text.lower() in INDEFINITE
    if last.part == "N" and not (some and getattr(last.value, "kind", "") != "person"):
        mention = last.value
        return mention.actor if isinstance(mention, Mention) else full_name(last.text, page, number)
    if owner := owner_of(phrase):
        return owner
    definite = phrase[0].text.lower() not in INDEFINITE and (
        len(phrase) > 1 or phrase[0].part == "D"
    )
    start = (
        phrase[1].start
        if len(phrase) > 1 and phrase[0].text.lower() in ARTICLES
        else phrase[0].start
    )
    role = page.text[start : last.end]
    known = behind_role(role, page) if definite else ""
    known = known or behind_description(phrase, page, number) or issued(phrase, page, number)
    return known or page.text[start : words[subject.last - 1].end]
