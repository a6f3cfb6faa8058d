"""The subject of a verb, and whom a pronoun means, by word order."""

import re
from bisect import bisect_left

from analysis.ties.patterns import (
    ACCUSED,
    ACTED_ON,
    ACTING_FOR,
    APPOSED,
    AS_SUBJECT,
    BLAMED,
    COORDINATED,
    DIRECTLY,
    FIRST_PERSON,
    GOVERNED,
    HEARER,
    INTERPOSED,
    MODIFIED,
    OBJECTS,
    OPENED,
    OTHER_IS,
    OTHER_SUBJECT,
    OWNED_PEOPLE,
    OWNER,
    OWNS,
    PARTICIPLE,
    PERSONAL,
    PRONOUN,
    RELATIVE,
    SUBJECT_PRONOUN,
    VERB,
)
from analysis.ties.story import near, sentence
from analysis.voices.descriptions import stranger
from analysis.voices.genders import GENDER, gender_of

# A pronoun goes on with who the text was about, through sentences that name nobody.
SENTENCES_BACK = 3
GOES_ON = re.compile(r"(?:He|She)\b")


def subject(story, use):
    """The subject of the clause before a word: who the relative clause is about, a pronoun's
    antecedent, or the nearest name that no preposition governs."""
    first = sentence(story, use.start)[0]
    before, _ = near(story, use)
    blamed = _blamed(story, use, before)
    if blamed is not None:
        return blamed
    subjects = _without_object(story, use, possible_subjects(story, first, use.start))
    nearest = subjects[-1].end if subjects else first
    relative = RELATIVE.search(story.text, first, use.start)
    if relative and (mention := _ending_at(before, relative.start())):
        return mention.actor
    if PARTICIPLE.search(story.text, max(first, use.start - 12), use.end):
        return _main_subject(story, use, subjects)
    if pronoun := PRONOUN.search(story.text, nearest, use.start):
        return stand_in(story, use, pronoun[1].lower(), pronoun.start())
    if before and _is_said_by(story.text, before[-1], use):
        return before[-1].actor
    other = {"verb": OTHER_SUBJECT, "adjective": OTHER_IS}.get(use.pos)
    if other and other.search(story.text, nearest, use.start):
        return ""
    return _picked(story, use, subjects) if subjects else _owner_of_subject(story, use, before)


def _without_object(story, use, subjects):
    """The subjects but for the object of the verb before an "and": "Ray bullied [the press] and
    packed the courts"."""
    if not subjects or not COORDINATED.fullmatch(story.text, subjects[-1].end + 1, use.start):
        return subjects
    first = sentence(story, use.start)[0]
    begin = subjects[-2].end if len(subjects) > 1 else first
    acting = len(subjects) > 1 or SUBJECT_PRONOUN.search(story.text, first, subjects[-1].start)
    acted = VERB.search(story.text, begin, subjects[-1].start)
    return subjects[:-1] if use.pos in {"verb", "phrase"} and acting and acted else subjects


def _owner_of_subject(story, use, before):
    """Whose the subject is, where it is nobody itself: "his plan", "Bell's tweets ridiculed"."""
    first = sentence(story, use.start)[0]
    if owns_people(story.text, first, use):
        return ""
    if pronoun := OWNER.search(story.text, first, use.start) or OPENED.match(
        story.text, first, use.start
    ):
        return stand_in(story, use, pronoun[1].lower(), pronoun.start())
    owner = before and OWNS.match(story.text, before[-1].end)
    return before[-1].actor if owner else ""


def owns_people(text, first, use):
    """Tell whether a word is said of somebody's people, who are not he: "her critics conceded"."""
    return OWNED_PEOPLE.search(text, first, use.start) is not None


def _is_said_by(text, mention, use):
    """Is it the verb right after "as Bell"?"""
    right_after = DIRECTLY.fullmatch(text, mention.end, use.start)
    return right_after and AS_SUBJECT.search(text, max(0, mention.start - 4), mention.start)


def _blamed(story, use, before):
    """Who is blamed or thanked for what the word says ("called Ray out for claiming", "accused
    its men of looting"): "" where nobody is named, None where nobody is blamed."""
    text, first = story.text, sentence(story, use.start)[0]
    if accused := ACCUSED.search(text, max(first, use.start - 90), use.start):
        named = [m for m in before if accused.start("what") <= m.start]
        return named[-1].actor if named else _pronoun(story, use, accused, "what")
    if not text[: use.end].endswith("ing"):
        return None
    blamed = BLAMED.search(text, max(first, use.start - 60), use.start)
    if not blamed:
        return None
    if mention := _ending_at(before, blamed.end("who")):
        told = text[: mention.start].endswith((" to ", " with "))
        return None if told else mention.actor
    if blamed["who"][0].isupper():  # of somebody whom nothing knows
        return ""
    return _pronoun(story, use, blamed, "who") or None


def _pronoun(story, use, found, group):
    """Whom a pronoun in the group of a match means, or ""."""
    return _object(story, use, found.start(group), found[group]) if found[group] in OBJECTS else ""


def _object(story, use, place, pronoun):
    """Whom "her" means in "he jabbed her for …": the last one named who is not the subject."""
    personal = pronoun in PERSONAL | {"him"}
    first = sentence(story, place)[0]
    subjects = possible_subjects(story, first, place)
    acting = subjects[-1].actor if subjects else _main_subject(story, use, [])
    low = bisect_left(story.starts, sentence(story, max(0, first - 2))[0])
    named = story.mentions[low : bisect_left(story.starts, place)]
    others = [m.actor for m in named if m.actor != acting and (m.kind == "person") == personal]
    return others[-1] if others else ""


def _main_subject(story, use, subjects):
    """The subject of the whole sentence, to which ", refusing to answer" belongs."""
    first = sentence(story, use.start)[0]
    if subjects:
        return subjects[0].actor
    found = SUBJECT_PRONOUN.search(story.text, first, use.start)
    return stand_in(story, use, found[1].lower(), found.start()) if found else ""


def _picked(story, use, subjects):
    """The nearest subject; the first for a coordinated verb of speech ("said …, and whined that"),
    and the one before a clause in commas ("Bell, who leads …, claimed")."""
    for mention in subjects:
        if INTERPOSED.fullmatch(story.text, mention.end, use.start):
            return mention.actor
    speaks = use.category in {"attribution verb", "doubt"}
    joined = speaks and COORDINATED.search(story.text, subjects[-1].end, use.start)
    first = sentence(story, use.start)[0]
    if joined and (found := SUBJECT_PRONOUN.search(story.text, first, subjects[0].start)):
        return stand_in(story, use, found[1].lower(), found.start())
    return subjects[0 if joined else -1].actor


def _ending_at(before, place):
    return next((m for m in before if m.end == place), None)


def stand_in(story, use, pronoun, place):
    """Whom a pronoun means; "we" is who speaks."""
    if pronoun in FIRST_PERSON:
        return use.speaker
    if use.speaker and pronoun in {"they", "them"} and (opened := _opening(story.text, place)) >= 0:
        # Whoever "they" are in a quotation, they are not named by who wrote the words around it.
        low, high = bisect_left(story.starts, opened), bisect_left(story.starts, place)
        return antecedent(story, place, pronoun) if low < high else ""
    return antecedent(story, place, pronoun)


def _opening(text, place):
    """Where the quotation around a place begins, or -1."""
    opened = text.rfind("“", 0, place)
    return opened if opened > text.rfind("”", 0, place) else -1


def antecedent(story, place, pronoun, objective=False):
    """The last fitting subject of the sentence, the first of the one before, or else of the
    nearest that names anybody fitting, or the last fitting name, and nobody if somebody without a
    name has come between; an `objective` pronoun is not the subject of its own sentence."""
    mention = _last_fitting(story, place, pronoun, objective)
    if not mention or stranger(story.text, mention.end, place, pronoun):
        return ""
    return mention.actor


def _last_fitting(story, place, pronoun, objective):
    """The mention of the actor that a pronoun means, strangers apart, or None."""
    if re.match(r"[”\"]", story.text[place - 2 : place - 1]):  # “…,” she said: not who is in “…”
        place = max(story.text.rfind("“", 0, place - 2), story.text.rfind('"', 0, place - 2), 0)
    first = sentence(story, place)[0]
    personal = pronoun in PERSONAL | {"him"}
    objective = objective or pronoun in {"it", "them", "him"}
    if pronoun in {"he", "she"} and HEARER.search(story.text, max(first, place - 60), place):
        return None

    def fits(mention):
        return (mention.kind == "person") == personal and may_be(pronoun, mention.actor)

    own = [m for m in possible_subjects(story, first, place) if fits(m)]
    if own and not objective:
        return own[-1]
    low, excluded = bisect_left(story.starts, place), own[-1].actor if own else ""
    if own and personal and ACTED_ON.search(story.text, own[-1].end, place):
        return own[-1]
    backwards = (m for m in story.mentions[:low][::-1] if fits(m) and m.actor != excluded)
    last = next(backwards, None)
    for _ in range(SENTENCES_BACK if first else 0):
        earlier = sentence(story, max(0, first - 2))[0]
        before = [m for m in possible_subjects(story, earlier, first) if fits(m)]
        if before:
            return before[0]
        goes_on = last and last.start < first and GOES_ON.match(story.text, earlier)
        if not last or (last.start >= earlier and not goes_on):
            break
        first = earlier
    return last


def may_be(pronoun, actor):
    """Does the first name allow the pronoun? "He" is nobody called Ada."""
    wanted = GENDER.get(pronoun)
    return not wanted or gender_of(actor) in {"", wanted}


def possible_subjects(story, first, last):
    """Names that may be a subject: no preposition before, no possessive after, and none that only
    modifies the noun of an apposition."""
    low, high = bisect_left(story.starts, first), bisect_left(story.starts, last)
    return [
        m
        for m in story.mentions[low:high]
        if m.end <= last
        and not _governed(story.text, max(first, m.start - 40), m.start)
        and not OWNS.match(story.text, m.end)
        and not _modifies(story.text, m)
    ]


def _governed(text, first, start):
    """Does a preposition govern what starts there, other than in "hundreds of"?"""
    governed = GOVERNED.search(text, max(first, start - 30), start)
    return bool(governed) and not ACTING_FOR.search(text, first, start)


def _modifies(text, mention):
    lead = max(0, mention.start - 30), mention.start
    return bool(MODIFIED.match(text, mention.end) and APPOSED.search(text, *lead))
