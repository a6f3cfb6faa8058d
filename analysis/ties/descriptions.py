"""Whom "the ruthless magnate" describes: who the text calls so, or whom it was just about."""

import re

from analysis.ties.story import sentence
from analysis.ties.subjects import may_be, possible_subjects
from analysis.voices.descriptions import PERSONS, called, gender_of_noun, unnamed

DESCRIPTION = re.compile(
    r"\b[Tt]he (?:(?:once|now|[a-z]+ly) )?(?:[a-z’'-]+,? )?"
    r"(?:(?!(?:has|have|had|is|are|was|were|will|would|said|says|[a-z]+ed)\b)[a-z’'-]+,? ){0,2}?"
    rf"(?P<noun>{'|'.join(sorted(PERSONS))})\b"
    r"(?![-’']?\w| [A-Z]|, [A-Z]|[’']| (?:of|for|in|at|from) )"
)
# A description goes on with whom so many sentences before were about.
SENTENCES_BACK = 2


def described_person(story, use):
    """The person meant by the description that a word stands in; "" where that is somebody
    unnamed, None where the word stands in none."""
    first, last = sentence(story, use.start)
    around = max(first, use.start - 50), min(last, use.end + 40)
    for match in DESCRIPTION.finditer(story.text, *around):
        if match.start() < use.start and use.end <= match.end():
            noun, place = match["noun"], match.start()
            known = called(story.text, story.mentions, noun, place)
            return known or _just_told_of(story, noun, place)
    return None


def _just_told_of(story, noun, place):
    """The person who is the subject of a sentence just before, where the description has none of
    its own before it; or ""."""
    first, pronoun = sentence(story, place)[0], gender_of_noun(noun)
    if unnamed(story.text, noun, place) or possible_subjects(story, first, place):
        return ""
    for _ in range(SENTENCES_BACK if first else 0):
        last, first = first, sentence(story, max(0, first - 2))[0]
        people = [m for m in possible_subjects(story, first, last) if m.kind == "person"]
        if people:
            return people[0].actor if may_be(pronoun, people[0].actor) else ""
    return ""
