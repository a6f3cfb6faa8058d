"""Naming: is an actor called by the bare name, an office, a description or a loaded epithet?"""

import re

import pandas as pd

from analysis.actors.roles import OFFICES
from analysis.occurrences import with_voice

BARE, OFFICE, DESCRIPTION, EPITHET = WAYS = [
    "bare name", "office", "description", "loaded epithet",
]  # fmt: skip
TITLE = re.compile(
    rf"\b(?:{OFFICES}|secretary|spokes(?:man|woman|person)|general|colonel|judge|mr|mrs|ms|dr|sir"
    r"|lord|lady|rep|sen|gov|pope|sheikh|ayatollah|chief|director|leader|diplomat|envoy)\.?\s$",
    re.I,
)


def naming(mentions, framings, voices, articles):
    """How each mention of an actor names it, and in whose voice.

    *loaded epithet*: an epithet of the framings that the lexicon has as loaded stands in the
    mention or touches it; *office*: a title of office does, or the mention is one ("the mayor");
    *description*: any other noun or adjective does ("ally", "offshoot"); else the *bare name*.

    Returns `mentions` with ``way``, ``called`` (the epithet or office, or "") and ``voice``.

    Examples
    --------
    >>> from analysis.framing import read_framing
    >>> news = pd.DataFrame({"article": ["a"], "title": [""], "text": [
    ...     "The strongman Tom Ray met Mayor Ada Bell. Ray left."]})
    >>> reading = read_framing(news)
    >>> named = naming(reading.mentions, reading.framings, reading.voices, news)
    >>> named[["text", "way", "called"]].values.tolist()
    [['Tom Ray', 'loaded epithet', 'strongman'], ['Ada Bell', 'office', 'mayor'],
     ['Ray', 'bare name', '']]
    """
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    epithets = {}
    described = framings[(framings["relation"] == "epithet") & ~framings["negated"].astype(bool)]
    for row in described.itertuples():
        epithets.setdefault((row.article, row.actor), []).append(row)
    rows = [
        _way(texts[mention.article], mention, epithets.get((mention.article, mention.actor), ()))
        for mention in mentions.itertuples()
    ]
    ways = pd.DataFrame(rows, columns=["way", "called"], index=mentions.index, dtype=str)
    named = pd.concat([mentions, ways], axis=1)
    return with_voice(named, voices).drop(columns=["speech_form", "speaker"])


def _way(text, mention, epithets):
    """(way, called) of one mention."""
    beside = [row for row in epithets if _touches(text, mention, row)]
    loaded = [row.word for row in beside if row.side == "loaded"]
    if loaded:
        return EPITHET, loaded[-1]
    if title := TITLE.search(text, max(0, mention.start - 24), mention.start):
        return OFFICE, title[0].strip(" .").lower()
    outside = [row for row in beside if not mention.start <= row.start < mention.end]
    offices = [row.word for row in outside if row.side == "neutral" or _is_office(row.word)]
    itself = mention.text.lower().removeprefix("the ")
    if offices or _is_office(itself):
        return OFFICE, (offices or [itself])[-1]
    return (DESCRIPTION, outside[-1].word) if outside else (BARE, "")


def _touches(text, mention, row):
    """Does the epithet stand in the mention, or beside it with no more than a comma, an article
    or an adjective between?"""
    if row.start < mention.end and mention.start < row.end:
        return True
    first, last = (row.end, mention.start) if row.end <= mention.start else (mention.end, row.start)
    return last - first <= 40 and re.fullmatch(
        r"[,\s]*(?:(?:the|an?|who|is|was)\s)*(?:[\w-]+\s){0,2}", text[first:last]
    )


def _is_office(word):
    return TITLE.search(f"{word} ") is not None


def outlet_naming(reading, articles):
    """`naming` of one reading (`analysis.framing.read_framing`), in the outlet's own voice only."""
    named = naming(reading.mentions, reading.framings, reading.voices, articles)
    return named[named["voice"] == "outlet"]


def naming_counts(named, by=("actor", "voice")):
    """How often each way of naming is used: one row a group, a column a way.

    Examples
    --------
    >>> rows = pd.DataFrame({"actor": ["Ray"] * 3, "voice": "outlet",
    ...                      "way": ["bare name", "loaded epithet", "bare name"]})
    >>> naming_counts(rows).values.tolist()
    [['Ray', 'outlet', 2, 0, 0, 1]]
    """
    counts = named.groupby([*by, "way"]).size().unstack(fill_value=0)
    return counts.reindex(columns=WAYS, fill_value=0).reset_index()
