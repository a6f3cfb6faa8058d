"""Whom a loaded noun describes: the name beside it, its subject, or the people it stands for."""

import re
from bisect import bisect_left
from collections import Counter

from analysis.names import NOT_ALONE
from analysis.ties.descriptions import described_person
from analysis.ties.patterns import (
    APART,
    APPOSITION,
    BACK,
    BARE_APPOSITION,
    CLAUSE_BEFORE,
    CLOSE,
    CONDEMNED,
    COPULA,
    CROWD,
    DEED,
    DEMONSTRATIVE,
    DISORDER,
    DONE_BY,
    INSIDE,
    LABELLED,
    LEADER,
    LINKED,
    NEXT,
    NEXT_AFTER_COMMA,
    OBJECT_PRONOUN,
    OF_OTHERS,
    OF_THINGS,
    OPENING,
    OWNED,
    OWNED_APPOSITION,
    OWNER,
    OWNS,
    PREPOSITION,
    PRONOUN,
    RELATION,
    TOLD,
    TOLD_AS,
    UNDERGONE,
    VERB,
    WHAT,
)
from analysis.ties.story import near, overlapping, sentence
from analysis.ties.subjects import antecedent, possible_subjects, stand_in, subject
from analysis.voices.cues import read_cues, word_class

FOLLOWING = re.compile(r"\s(\w+)")
# No verb stands farther from its noun than so many characters.
FAR = 300


def of_noun(story, use, counterpart=""):
    """Whom a noun describes: the actor that it overlaps, the name beside it, its subject, or the
    people whom it stands for."""
    text = story.text
    mention = overlapping(story, use)
    # A "Kremlin stooge" is not the Kremlin.
    if mention and not (mention.end < use.end and RELATION.search(text, use.start, use.end)):
        return mention.actor
    if text[use.start : use.end] in NOT_ALONE:  # "Obamacare": a law, and nobody
        return ""
    before, after = near(story, use)
    after = [one for one in after if one.start >= use.end]
    gap = text[use.end : after[0].start] if after else ""
    judged, deed = use.category == "evaluation", DEED.search(text, use.start, use.end)
    if after and not judged and NEXT.match(gap):
        return after[0].actor
    if after and (judged or deed) and DONE_BY.fullmatch(gap):
        return after[0].actor
    if actor := _beside(story, use, before):
        return actor
    told = told_of(story, use, before)
    if told is not None:
        return told
    if (person := described_person(story, use)) is not None:
        return person
    if actor := _predicated(story, use):
        return actor
    if after and NEXT_AFTER_COMMA.match(gap) and not _speaks(text, after[0].end):
        return after[0].actor
    linked = after and len(gap) < 70 and LINKED.match(gap)
    if linked and not judged and not deed:
        return after[0].actor
    return _stands_for(story, use, counterpart)


def _speaks(text, end):
    """Does a verb of speech follow a name: "… of extremists, [Bell] said"?"""
    verb = FOLLOWING.match(text, end)
    return bool(verb) and verb[1].lower() in read_cues()


def _beside(story, use, before):
    """The name that the noun stands in apposition to ("Bell, a Ray crony"), or its owner."""
    text, shown = story.text, story.text[use.start : use.end]
    if actor := apposed(story, use, before):
        return actor
    if RELATION.search(shown) or not before:
        owned = len(before) > 1 and OWNED_APPOSITION.fullmatch(text, before[-2].end, use.start)
        return before[-2].actor if owned else ""
    between = text[before[-1].end : use.start]
    if between == " " and before[-1].kind != "person" and LEADER.search(shown):
        return ""  # "The Green Party strongman said": one of them
    if use.category == "evaluation" and not OWNS.match(between):
        return ""
    if VERB.search(between) or PREPOSITION.search(between):
        return ""
    return before[-1].actor if OWNED.fullmatch(between) else ""


def apposed(story, use, before):
    """The name that "NAME, a … WORD" is about, unless the name is in an opening "For NAME,"."""
    first = sentence(story, use.start)[0]
    for mention in before[:-3:-1]:
        if APPOSITION.fullmatch(story.text, mention.end, use.start):
            opening = OPENING.fullmatch(story.text, first, mention.end)
            return "" if opening else mention.actor
        if mention.kind == "group" and BARE_APPOSITION.fullmatch(
            story.text, mention.end, use.start
        ):
            return mention.actor
    return ""


def told_of(story, use, before):
    """The object of "Y calls X a …" or "Y dismissed X as …": "" where that is nobody named, None
    where nothing is told of anybody; "it" is who the sentence before was about."""
    text, first = story.text, sentence(story, use.start)[0]
    found = _called(story, use) or TOLD_AS.search(text, max(first, use.start - 150), use.start)
    if found and (inside := INSIDE.search(text, found.end("what"), use.start)):
        # "denounced her in a scathing post", but "called her a burden on decent people"
        return "" if LABELLED.search(text, found.end("what"), inside.start()) else None
    if not found:
        condemned = CONDEMNED.search(text, max(first, use.start - 60), use.start)
        return "" if condemned else None
    objects = [m for m in before if m.start >= found.start("what")]
    if objects:
        owned = OWNS.match(text, objects[0].end) and use.pos != "noun"
        return "" if owned else objects[0].actor
    if pronoun := OBJECT_PRONOUN.match(text, found.start("what")):
        return antecedent(story, found.start(), pronoun[1].lower(), objective=True)
    return "" if found["what"].strip() or use.pos == "adjective" else None


def in_what(story, use):
    """Is it said of a thing by others: "in what critics called a [shameful] deal"?"""
    first, found = sentence(story, use.start)[0], _called(story, use)
    return bool(found) and WHAT.search(story.text, first, found.start()) is not None


def _called(story, use):
    """Where something is called what the word says, in its sentence, or None."""
    first = sentence(story, use.start)[0]
    return TOLD.search(story.text, max(first, use.start - 120), use.start)


def _predicated(story, use):
    """The subject of "X is a …", where X itself stands before the verb."""
    first = sentence(story, use.start)[0]
    copula = COPULA.search(story.text, max(first, use.start - FAR), use.start)
    if not copula or APART.search(copula[0]):  # "be hounded out by fools"
        return ""
    subjects = possible_subjects(story, first, copula.start())
    nearest = subjects[-1].end if subjects else first
    if pronoun := PRONOUN.search(story.text, nearest, copula.start() + 1):
        return stand_in(story, use, pronoun[1].lower(), pronoun.start())
    if not subjects:
        return ""
    between = story.text[subjects[-1].end : copula.start()]
    passive = " as " in copula[0][:4]
    return subjects[-1].actor if passive or not VERB.search(CLOSE.sub("", between)) else ""


def _stands_for(story, use, counterpart):
    """Whom a noun without a name means: a crowd is the group of the text, unless it says of whom
    it is; a deed is its doer's."""
    shown, text = story.text[use.start : use.end], story.text
    if use.category != "evaluation" and counterpart:
        return counterpart
    lead = text[max(sentence(story, use.start)[0], use.start - 70) : use.start]
    if CROWD.search(shown):
        if OF_THINGS.search(lead) or OF_OTHERS.match(text, use.end):
            return ""
        return last_group(story, use) if DEMONSTRATIVE.search(lead) else _main_group(story)
    if DISORDER.search(shown):
        return _main_group(story)
    if use.category in {"evaluation", "doubt", "praise"}:
        return ""
    if owner := OWNER.search(text, max(0, use.start - 40), use.start):
        return stand_in(story, use, owner[1].lower(), owner.start())
    begins = CLAUSE_BEFORE.fullmatch(text, sentence(story, use.start)[0], use.start)
    undergone = begins or UNDERGONE.search(lead)
    return subject(story, use) if DEED.search(shown) and not undergone else ""


def last_group(story, use):
    """The people named last, whoever was being told: "told reporters" names an audience."""
    place = bisect_left(story.starts, use.start)
    for mention in story.mentions[:place][::-1]:
        told = story.text[max(0, mention.start - 6) : mention.start].endswith(("told ", "tells "))
        if mention.start < use.start - BACK:
            return ""
        if mention.kind != "person" and mention.kind != "state" and not told:
            return mention.actor
    return ""


def _main_group(story):
    """The group named most often, the first of them where several are, if it has a name or
    is of those that come in crowds: "thugs" in news of nurses are not the nurses."""
    groups = Counter(m.actor for m in story.mentions if m.kind == "group")
    main = groups.most_common(1)[0][0] if groups else ""
    gathers = not main.islower() or main.split(" ")[-1] in word_class("crowd")
    return main if gathers else ""
