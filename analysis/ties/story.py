"""A text made ready for ties: its mentions in order, its sentences, and what stands near."""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

STOP = re.compile(r"[.!?…][”\"’')\]]*\s+(?=[“\"‘'(\[]?[A-Z0-9])|\n|;")


SHORT = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|U\.S|U\.K|[A-Z])\.\s$")


class Story(NamedTuple):
    """A text with what ties need of it: the actors named and where its sentences begin."""

    text: str
    mentions: list
    starts: list
    stops: list


class Use(NamedTuple):
    """A loaded word in its place: the span, what it is, and who is being quoted there."""

    start: int
    end: int
    pos: str
    category: str
    speaker: str = ""
    concept: str = ""
    side: str = ""


def read_story(text, mentions):
    """Cut a text into sentences, at semicolons too, and keep its mentions in order."""
    stops = [
        stop.end()
        for stop in STOP.finditer(text)
        if not SHORT.search(text, max(0, stop.start() - 8), stop.end())
    ]
    # "Russia-designated", "U.S.-backed": a name inside a compound is nobody's description.
    mentions = sorted(m for m in mentions if text[m.end : m.end + 1] != "-")
    return Story(text, mentions, [m.start for m in mentions], [0, *stops])


def overlapping(story, span):
    """The mention that overlaps a span, or None."""
    place = bisect_left(story.starts, span.end)
    last = story.mentions[place - 1] if place else None
    return last if last and last.end > span.start else None


def sentence(story, place):
    """The start and end of the sentence around a place."""
    at = bisect_right(story.stops, place)
    return story.stops[at - 1], story.stops[at] if at < len(story.stops) else len(story.text)


def near(story, use):
    """The mentions of the sentence before and after a word."""
    first, last = sentence(story, use.start)
    low, high = bisect_left(story.starts, first), bisect_left(story.starts, last)
    middle = bisect_left(story.starts, use.start)
    return story.mentions[low:middle], story.mentions[middle:high]
