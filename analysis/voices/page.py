"""A text as sentences that are read when somebody asks for them, each once.

Who speaks in a sentence may depend on those before it: a pronoun, a quotation alone in its
paragraph, a colon. Such questions go back from sentence to sentence, no further than the answer.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from operator import itemgetter
from typing import NamedTuple

from analysis.articles import paragraphs
from analysis.voices.genders import genders
from analysis.voices.grammar import masked, sentences
from analysis.voices.passages import captions, embeds
from analysis.voices.quotations import quotations


class Said(NamedTuple):
    """What is known of one stretch: the columns of the voices table after the span."""

    voice: str = "outlet"
    form: str = ""
    speaker: str = ""
    via: str = ""
    cue: str = ""
    cue_kind: str = "none"


OUTLET = Said()


class Line(NamedTuple):
    """What a sentence tells: the (start, end, Said) of its quotations and of reported speech, the
    (actor, kind) of those whom it is about, and who speaks next where it ends in a colon."""

    spans: list
    about: list
    introduced: Said | None


class Page(NamedTuple):
    """One article as the search for speakers sees it.

    `lines` holds the (start, end, paragraph) of each sentence, `quoting` the numbers of those with
    a quotation. `read_line` makes the `Line` of a sentence, `known` keeps it by number, and
    `waiting` lists the sentences whose reading waits for that of an earlier one.
    """

    text: str
    masked: str
    mentions: list
    starts: list
    at: dict
    actors: frozenset
    surnames: frozenset
    genders: dict
    quotes: dict
    blocks: list
    aside: list
    lines: list
    quoting: list
    read_line: Callable
    known: dict
    waiting: list


# So many sentences may wait for one another; then all before them are read, from the first on.
LONGEST_WAIT = 20


def open_page(text, mentions, read_line):
    """Make a text ready to be read: its quotations, its sentences, who is named in it."""
    blocks, mentions = paragraphs(text), sorted(mentions)
    aside = [(start, end, Said("caption")) for start, end in captions(text, blocks)]
    aside += [(start, end, Said("embed", "", name)) for start, end, name in embeds(text, blocks)]
    found = [quote for quote in quotations(text, blocks) if not inside(quote, aside)]
    hidden = masked(text, found)
    lines = [
        (first, end, number)
        for number, block in enumerate(blocks)
        for first, end in sentences(hidden, *block)
    ]
    starts = [mention.start for mention in mentions]
    return Page(
        text=text,
        masked=hidden,
        mentions=mentions,
        starts=starts,
        at=dict(zip(starts, mentions, strict=True)),
        actors=frozenset(mention.actor for mention in mentions),
        surnames=frozenset(m.actor.split()[-1] for m in mentions if m.kind == "person"),
        genders=genders(text),
        quotes={quote[0]: quote for quote in found},
        blocks=blocks,
        aside=aside,
        lines=lines,
        quoting=sorted({line_at(lines, quote[0]) for quote in found}),
        read_line=read_line,
        known={},
        waiting=[],
    )


def line_at(lines, place):
    """Return the number of the last sentence that begins at a place or before it, or -1."""
    return bisect_right(lines, place, key=itemgetter(0)) - 1


def inside(quote, aside):
    """Tell whether a quotation overlaps a caption or an embedded post."""
    return any(start < quote[1] and quote[0] < end for start, end, _ in aside)


def line(page, number):
    """Return the `Line` of a sentence, read when first asked for."""
    if number not in page.known:
        if len(page.waiting) > LONGEST_WAIT:
            _read_up_to(page, number)
        page.waiting.append(number)
        page.known[number] = page.read_line(page, number)
        page.waiting.pop()
    return page.known[number]


def _read_up_to(page, number):
    """Read all the sentences before this one in order, so that none waits for another."""
    waiting, page.waiting[:] = page.waiting[:], []
    for earlier in range(number):
        line(page, earlier)
    page.waiting[:] = waiting


def named_in(page, number):
    """Return the mentions that begin in a sentence."""
    first, end, _ = page.lines[number]
    low, high = bisect_left(page.starts, first), bisect_left(page.starts, end)
    return page.mentions[low:high]


def recent(page, number):
    """Yield the (actor, kind) that the sentences before this one are about, the latest first."""
    for earlier in range(number - 1, -1, -1):
        yield from reversed(line(page, earlier).about)


def last_quotation(page, number):
    """Return the last quotation in the sentences before this one, a (start, end, Said), or None."""
    for at in range(bisect_left(page.quoting, number) - 1, -1, -1):
        if found := last_of(line(page, page.quoting[at]).spans):
            return found
    return None


def last_of(spans):
    """Return the last span that is a quotation, and no scare quote, or None."""
    return next((span for span in reversed(spans) if span[2].voice == "quotation"), None)


def introduced(page, number):
    """Return the `Said` that the sentence before this one announces, or None."""
    before = number - 1
    colon = before >= 0 and page.masked[page.lines[before][1] - 1] == ":"
    return line(page, before).introduced if colon else None
