"""Whom a loaded verb, adjective, adverb or phrase describes."""

import re

from analysis.ties.descriptions import described_person
from analysis.ties.nouns import apposed, in_what, last_group, told_of
from analysis.ties.patterns import (
    ATTRIBUTIVE,
    BY,
    DEMONSTRATIVE,
    DONE_BY_SOME,
    FINITE,
    IMPERSONAL,
    IMPERSONAL_CLAUSE,
    IT_IS,
    LINKED,
    MADE_BY,
    MODIFIES,
    NO_ACTORS,
    OF_CLAUSE,
    OF_PEOPLE,
    OF_THING,
    OFFICE_OF,
    OWNED,
    OWNER,
    OWNS,
    PARTICIPLE,
    PASSIVE,
    PREPOSITION,
    SOURCE,
    VERB,
)
from analysis.ties.story import near, overlapping, sentence
from analysis.ties.subjects import owns_people, possible_subjects, stand_in, subject


def of_other(story, use):
    """Whom a verb, an adjective, an adverb or a phrase describes."""
    if names_source(use.pos, use.category):
        return _source(story, use)
    if use.pos != "verb" and (mention := overlapping(story, use)):
        return mention.actor
    if use.pos == "verb" or use.category == "attribution verb":
        return _of_verb(story, use)
    if IMPERSONAL.search(story.text, max(0, use.start - 40), use.start) and (
        IMPERSONAL_CLAUSE.match(story.text, use.end)
    ):
        return ""
    if use.pos == "adjective":
        return _of_adjective(story, use)
    if use.category == "doubt" and not PARTICIPLE.search(
        story.text, max(0, use.start - 12), use.end
    ):
        return ""
    if OF_PEOPLE.search(story.text, use.start, use.end):  # "our brave men and women"
        return ""
    return _of_comment(story, use)


def names_source(pos, category):
    """Tell whether a form says whose words they are: "according to"."""
    return pos == "phrase" and category == "attribution verb"


def _source(story, use):
    """The name right after "according to", or nobody: "according to minutes"."""
    _, after = near(story, use)
    gap = story.text[use.end : after[0].start] if after else ""
    return after[0].actor if SOURCE.fullmatch(gap) and not PREPOSITION.search(gap) else ""


def _of_verb(story, use):
    """The agent after a passive, else the subject."""
    _, after = near(story, use)
    gap = story.text[use.end : after[0].start] if after else None
    if PASSIVE.search(story.text, max(0, use.start - 30), use.start):
        return after[0].actor if after and BY.match(gap) else ""
    if DONE_BY_SOME.match(story.text, use.end) and not story.text[: use.end].endswith("ing"):
        return after[0].actor if BY.match(gap or "") else ""
    opening = re.search(r"[”\"’]\s$", story.text[max(0, use.start - 2) : use.start])
    if opening and after and re.fullmatch(r"\s(?:the )?", gap):  # “…,” insisted Ms. Bell
        return after[0].actor
    return subject(story, use)


def _of_adjective(story, use):
    """The noun after the adjective, the owner of that noun, or the subject it is said of."""
    before, after = near(story, use)
    text = story.text
    gap = text[use.end : after[0].start] if after else ""
    if in_what(story, use):
        return ""
    if (person := described_person(story, use)) is not None:
        return person
    owns = before and OWNS.match(text, before[-1].end)
    owned = owns and OWNED.fullmatch(text, before[-1].end, use.start)
    does = owned and VERB.search(gap)  # "Bell's shameful silence angered Ray"
    apart = PREPOSITION.search(gap) or FINITE.search(gap)
    if after and MODIFIES.fullmatch(gap) and not apart and not does:
        return after[0].actor
    if actor := apposed(story, use, before):
        return actor
    if after and MADE_BY.fullmatch(gap):
        return _maker(text, after)
    if _of_office(text, gap, after):
        return after[1].actor
    if owned:
        return before[-1].actor
    if _of_nobody(text, use) or owns_people(text, sentence(story, use.start)[0], use):
        return ""
    if owner := OWNER.search(text, max(0, use.start - 40), use.start):
        return _owner(story, use, owner)
    told = told_of(story, use, before)
    if told is not None:
        return told
    if use.category == "doubt" and after and len(gap) < 70 and LINKED.match(gap):
        return after[0].actor
    if DEMONSTRATIVE.search(text, max(0, use.start - 40), use.start):
        return last_group(story, use)
    return subject(story, use)


def _maker(text, after):
    """Who stands after "harassment by": Bell, or in "Bell's supporters" these, if they are any."""
    if not OWNS.match(text, after[0].end):
        return after[0].actor
    owned = len(after) > 1 and text[after[0].end : after[1].start] in ("’s ", "'s ", "’ ", "' ")
    return after[1].actor if owned else ""


def _of_office(text, gap, after):
    """Does the name of who holds an office follow: "the embattled mayor of Rome, Ada Bell"?"""
    if len(after) < 2 or after[0].kind == "person" or after[1].kind != "person":
        return False
    return bool(OFFICE_OF.fullmatch(gap)) and text[after[0].end : after[1].start] == ", "


def _of_nobody(text, use):
    """Does the adjective belong to a thing, to its owner, or to what somebody else does?"""
    lead = max(0, use.start - 40), use.start
    if PASSIVE.search(text, *lead) and use.category == "metaphor":
        return True  # "we are being overrun": by somebody else
    if OF_CLAUSE.search(text, max(0, use.start - 140), use.start):
        return True
    thing = OF_THING.search(text, *lead) or IT_IS.search(text, *lead)
    return bool(NO_ACTORS.search(text, *lead) or (thing and ATTRIBUTIVE.match(text, use.end)))


def _owner(story, use, owner):
    """Whom "his", "whose" and the like mean; "whose" follows its owner."""
    if owner[1].lower() == "whose":
        before, _ = near(story, use)
        return before[-1].actor if before else ""
    return stand_in(story, use, owner[1].lower(), owner.start())


def _of_comment(story, use):
    """The subject of the clause that an adverb or a phrase comments on; at the head of a sentence
    the subject comes after, or is the one that the sentence before was about."""
    first = sentence(story, use.start)[0]
    if story.text[first : use.start].strip(' “"‘(—–'):
        return subject(story, use)
    _, after = near(story, use)
    if after and re.match(r"[\s,]*(?:the )?$", story.text[use.end : after[0].start]):
        return after[0].actor
    if not first:
        return ""
    before = possible_subjects(story, sentence(story, max(0, first - 2))[0], first)
    return before[0].actor if before else ""
