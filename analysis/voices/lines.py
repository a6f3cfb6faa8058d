"""Read one sentence: its quotations, the speech that it reports, and whom it is about."""

import re
from functools import cache

from analysis.voices.cues import read_cues
from analysis.voices.grammar import MASKS, words
from analysis.voices.page import Line, named_in, recent
from analysis.voices.reported import reported
from analysis.voices.saying import quoted, said_by
from analysis.voices.tying import introduction

# A longer sentence is read in pieces of so many words, a quotation counting as one.
LONGEST = 120
LETTERS = re.compile(r"[a-z-]+")
MASKED = re.compile("[\x01\x02\x03]|:$")
SUBJECT_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
GOVERNED = re.compile(r"\b(?:of|in|on|at|by|for|with|from|to|into|about|against|under|than|and) \Z")


def read_line(page, number):
    """Return the `Line` of a sentence, which may ask for those before it."""
    first, end, _ = page.lines[number]
    sentence, spans, introduces = page.masked[first:end], [], None
    if MASKED.search(sentence) or has_cue(sentence):
        tokens = words(page.masked, first, end, page.at)
        for begin in range(0, len(tokens), LONGEST):
            spans += in_words(page, tokens[begin : begin + LONGEST], number)
        introduces = introduction_of(page, tokens[-LONGEST:], number)
    speakers = [said.speaker for _, _, said in spans if said.speaker]
    return Line(spans, about(page, number, speakers), introduces)


def has_cue(sentence):
    """Tell whether any word of a sentence is a cue that can report without quotation marks."""
    return not _reporting().isdisjoint(LETTERS.findall(sentence.lower()))


@cache
def _reporting():
    return frozenset(read_cues()) | {"according"}


def in_words(page, tokens, number):
    """Return the spans of reported speech and of the quotations among the words of a sentence."""
    spans = []
    for start, end, cue, subject in reported(tokens):
        said = said_by(page, tokens, cue, subject, ("outlet", "indirect"), number)
        spans.append((start, end, said))
    for place, word in enumerate(tokens):
        if word.part == "Q" and word.start in page.quotes:
            spans.append(quoted(page, tokens, place, number, spans))
    return spans


def introduction_of(page, tokens, number):
    """Return who speaks next where a sentence ends in a colon, "Ms. Bell went on:", or None."""
    found = introduction(tokens)
    if found.subject.first < 0:
        return None
    return said_by(page, tokens, found.cue, found.subject, ("quotation", "direct"), number)


def about(page, number, speakers):
    """Return the (actor, kind) of whom a sentence is about: its speaker, else its first person."""
    first, end, _ = page.lines[number]
    named = [m for m in named_in(page, number) if page.masked[m.start] not in MASKS]
    found = [(m.actor, m.kind) for m in named if m.kind != "person"][:1]
    if speakers:
        return [*found, (speakers[0], _kind(page, number, speakers[0], named))]
    pronoun = SUBJECT_PRONOUN.search(page.masked, first, end)
    end = pronoun.start() if pronoun else end
    people = (
        (m.actor, "person")
        for m in named
        if m.kind == "person" and m.start < end and subject_like(page.text, m, first)
    )
    return [*found, *[one for one in [next(people, None)] if one]]


def _kind(page, number, speaker, named):
    """The kind of a speaker: as named here, else as last remembered, else a group."""
    kinds = {mention.actor: mention.kind for mention in named}
    if speaker in kinds or speaker not in page.actors:
        return kinds.get(speaker) or "group"
    return next((kind for actor, kind in recent(page, number) if actor == speaker), "group")


def subject_like(text, mention, first):
    """Tell whether a mention may be a subject: no preposition before it, no 's after it."""
    owner = text[mention.end : mention.end + 1] in "'’" and mention.end < len(text)
    return not owner and not GOVERNED.search(text, max(first, mention.start - 10), mention.start)
