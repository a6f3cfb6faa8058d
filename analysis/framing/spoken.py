"""Who is said to speak, after the voices: the cue's subject, quotations, "according to"."""

from bisect import bisect_right
from functools import cache

import pandas as pd

from analysis.framing.grammar import negated
from analysis.framing.parsing import line_at
from analysis.framing.verbs import verb_lemmas
from analysis.voices.cues import word_class

ACCORDING = "according to"
EMPTY = {"concept": "", "side": "", "attributed": ""}
# A cue stands at most so many characters from what it reports.
REACH = 250
ACTING = {"speaker", "agent"}
# Whom somebody tells has nothing done to them.
HEARD = word_class("hearer") - {"warn"}


def cue_tokens(voices, actors, parsed):
    """Which token of which sentence is the cue of an actor's words; `actors`: (article, actor).

    Returns {(article, start of the sentence): {token number: actor}}.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis import find_mentions, find_voices
    >>> from analysis.framing.parsing import parse
    >>> news = pd.DataFrame({"article": ["a"], "text": ["Ada Bell said that it rained."]})
    >>> named = find_mentions(news)
    >>> cue_tokens(find_voices(news, named), {("a", "Ada Bell")}, parse(news, named))
    {('a', 0): {1: 'Ada Bell'}}
    """
    said = voices[~voices["cue"].isin(["", ACCORDING]) & _speaks(voices, actors)]
    found = {}
    for row in said.itertuples():
        line, token = _nearest(row, parsed.get(row.article, []))
        if line is not None:
            found.setdefault((row.article, line.start), {})[token] = row.speaker
    return found


def _speaks(voices, actors):
    """In which stretches an actor of the same article speaks."""
    pairs = zip(voices["article"], voices["speaker"], strict=True)
    return pd.Series([pair in actors for pair in pairs], index=voices.index, dtype=bool)


def _nearest(row, lines):
    """The sentence and the token of the cue of a stretch: the nearest one outside of it."""
    away = [
        (max(row.start - line.ends[i], line.starts[i] - row.end), line, i)
        for line in _lines_of(row, lines)
        for i, token in enumerate(line.doc)
        if token.lower_ == row.cue.lower()
    ]
    near = [one for one in away if 0 <= one[0] <= REACH]
    return min(near, key=lambda one: one[0])[1:] if near else (None, -1)


def _lines_of(row, lines):
    """The parsed sentences that a stretch lies in or touches."""
    places = [line_at(lines, at) for at in (row.start - 2, row.start, row.end - 1, row.end + 1)]
    return {line.start: line for line in places if line}.values()


def as_spoken(token, rows, actor):
    """The acts of a token, where the voices have it as the cue of this actor's words, or of ""'s.

    Its subjects by the parse speak if the actor is one of them; else the actor alone does.
    """
    if not (rows or actor):
        return rows
    heard = _lemma(token.lower_) in HEARD
    undergone = [row for row in rows if row[2] not in ACTING]
    acting = [row for row in rows if row[2] in ACTING]
    if not actor:
        speaks = heard and any(row[2] == "speaker" for row in acting)
        return acting if speaks else rows
    named = [row[1] for row in acting]
    speakers = named if actor in named else [actor]
    word = acting[0][3] if acting else _lemma(token.lower_)
    spoken = [(token, one, "speaker", word, negated(token)) for one in speakers]
    return spoken if heard else [*spoken, *(row for row in undergone if row[1] not in speakers)]


@cache
def _lemma(word):
    return next(iter(verb_lemmas(word)), word)


def quoted(voices, actors, parsed):
    """One row a quotation whose speaker is an actor: the stretch and its cue."""
    said = voices[(voices["voice"] == "quotation") & _speaks(voices, actors)]
    return said.assign(
        sentence=[_number(parsed.get(a, ()), s) for a, s in zip(said["article"], said["start"],
                                                               strict=True)],
        actor=said["speaker"], relation="quoted", word=said["cue"], negated=False, **EMPTY,
    )  # fmt: skip


def _number(lines, place):
    """The number of the last parsed sentence that begins no later, else 0."""
    at = bisect_right(lines, place, key=lambda line: line.start) - 1
    return lines[at].sentence if at >= 0 else 0


def according(voices, actors, parsed):
    """One row an "according to" whose source is an actor, in the sentence that it stands in."""
    rows = []
    for row, source in _sources(voices, actors):
        for line in _lines_of(row, parsed.get(row.article, ())):
            at = _names_source(line, source)
            if at >= 0:
                span = (line.start + at, line.start + at + len(ACCORDING))
                rows.append((row.article, *span, line.sentence, source))
    table = pd.DataFrame(rows, columns=["article", "start", "end", "sentence", "actor"])
    return table.assign(
        relation="speaker", word=ACCORDING, negated=False, voice="outlet", speaker="", **EMPTY
    )


def _sources(voices, actors):
    """Each stretch with the actor that it is "according to", or that passed it on."""
    for row in voices[(voices["cue"] == ACCORDING) | (voices["via"] != "")].itertuples():
        names = [row.speaker] if row.cue == ACCORDING else row.via.split("; ")
        yield from ((row, name) for name in names if (row.article, name) in actors)


def _names_source(line, source):
    """Where "according to" stands before this source in a sentence, or -1."""
    text = line.text.lower()
    at = text.find(ACCORDING)
    while at >= 0:
        after = line.start + at + len(ACCORDING)
        if any(m.actor == source and 0 < m.start - after < REACH for m in line.who.values()):
            return at
        at = text.find(ACCORDING, at + 1)
    return -1
