"""Read articles once for all that is asked of their actors: names, voices, words, framings."""

from typing import NamedTuple

import pandas as pd

from analysis import tables
from analysis.actors import read_actors
from analysis.entities import find_entities
from analysis.evidence import terms_among
from analysis.framing.nearby import nearby_words
from analysis.framing.parsing import parse
from analysis.framing.pronouns import stand_ins
from analysis.framing.rows import framings_among
from analysis.framing.tone import CLUES, known_words, tone_clues
from analysis.framing.tying import tie_parsed
from analysis.lexicons import read_lexicon
from analysis.voices import find_voices


class Reading(NamedTuple):
    """The tables of one reading, all of the same articles."""

    mentions: pd.DataFrame
    voices: pd.DataFrame
    occurrences: pd.DataFrame
    framings: pd.DataFrame
    clues: pd.DataFrame


def read_framing(articles, *, lexicon=None, actors=None):
    """Find who is named, who speaks, which loaded words describe whom, and how each is framed.

    `find_entities`, `find_voices`, one parse of the sentences that name somebody, then the words
    tied to the actors, then the framings, then what bears on the tone toward each actor.

    Returns a `Reading`: the tables ``mentions``, ``voices``, ``occurrences`` (with ``actor``),
    ``framings`` and ``clues`` (see `analysis.framing.tone.tone_clues`).

    Examples
    --------
    >>> news = pd.DataFrame({"article": ["a"], "title": [""], "text": ["The tyrant Tom Ray fled."]})
    >>> read_framing(news).framings[["actor", "relation", "word"]].values.tolist()
    [['Tom Ray', 'epithet', 'tyrant'], ['Tom Ray', 'agent', 'flee']]
    """
    lexicon = read_lexicon() if lexicon is None else lexicon
    mentions = find_entities(articles, read_actors() if actors is None else actors)
    voices = find_voices(articles, mentions)
    parsed = parse(articles, mentions, stand_ins(articles, mentions, voices))
    seen = terms_among(articles, lexicon, mentions, voices)
    seen = tie_parsed(seen, mentions, articles, parsed)
    if mentions.empty:
        nothing = tables.frame([], tables.COLUMNS["framings"]), tables.frame([], CLUES)
        return Reading(mentions, voices, seen, *nothing)
    framings = framings_among(parsed, seen, mentions, voices)
    clues = tone_clues(framings, seen, nearby_words(parsed, voices, known_words()))
    return Reading(mentions, voices, seen, framings, clues)
