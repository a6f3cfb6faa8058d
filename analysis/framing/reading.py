"""Read articles once for all that is asked of their actors: names, voices, words, framings."""

from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import pandas as pd

from analysis import tables
from analysis.actors import read_actors
from analysis.articles.markup import without_markup
from analysis.entities import find_entities
from analysis.evidence import terms_among
from analysis.framing.nearby import nearby_words
from analysis.framing.parsing import parse
from analysis.framing.pronouns import stand_ins
from analysis.framing.rows import framings_among
from analysis.framing.tone import CLUES, HEARD, known_words, tone_clues
from analysis.framing.tying import tie_parsed
from analysis.lexicons import read_lexicon
from analysis.occurrences import with_voice
from analysis.voices import find_voices


class Reading(NamedTuple):
    """The tables of one reading, all of the same articles."""

    mentions: pd.DataFrame
    voices: pd.DataFrame
    occurrences: pd.DataFrame
    framings: pd.DataFrame
    clues: pd.DataFrame
    heard: pd.DataFrame


def read_framing(articles, *, lexicon=None, actors=None, reader=False):
    """Find who is named, who speaks, which loaded words describe whom, and how each is framed.

    `find_entities`, `find_voices`, one parse of the sentences that name somebody, then the words
    tied to the actors, then the framings, then what bears on the tone toward each actor.

    Returns a `Reading`: the tables ``mentions``, ``voices``, ``occurrences`` (with ``actor``),
    ``framings``, ``clues`` (see `analysis.framing.tone.tone_clues`) and ``heard`` (what the learned
    reader hears where the outlet itself names an actor, see `analysis.reader.tones.heard`; empty
    unless `reader`).

    Examples
    --------
    >>> news = pd.DataFrame({"article": ["a"], "title": [""], "text": ["The tyrant Tom Ray fled."]})
    >>> read_framing(news).framings[["actor", "relation", "word"]].values.tolist()
    [['Tom Ray', 'epithet', 'tyrant'], ['Tom Ray', 'agent', 'flee']]
    """
    lexicon = read_lexicon() if lexicon is None else lexicon
    articles = without_markup(articles)
    mentions = find_entities(articles, read_actors() if actors is None else actors)
    voices = find_voices(articles, mentions)
    with ThreadPoolExecutor(1) as beside:  # the reader needs no parse, and leaves a core free
        listening = beside.submit(_heard if reader else _unheard, articles, mentions, voices)
        parsed = parse(articles, mentions, stand_ins(articles, mentions, voices))
        seen = terms_among(articles, lexicon, mentions, voices)
        seen = tie_parsed(seen, mentions, articles, parsed)
        framings, clues = _framings(parsed, seen, mentions, voices)
        return Reading(mentions, voices, seen, framings, clues, listening.result())


def _framings(parsed, seen, mentions, voices):
    """The framings and the clues to the tone; both empty where nobody is named."""
    if mentions.empty:
        return tables.frame([], tables.COLUMNS["framings"]), tables.frame([], CLUES)
    framings = framings_among(parsed, seen, mentions, voices)
    return framings, tone_clues(framings, seen, nearby_words(parsed, voices, known_words()))


def _heard(articles, mentions, voices):
    """What the reader hears where the outlet itself names an actor."""
    from analysis.reader.tones import heard

    return heard(articles, with_voice(mentions, voices).query("voice == 'outlet'"))


def _unheard(articles, mentions, voices):
    return tables.frame([], HEARD)
