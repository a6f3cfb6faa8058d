"""The table functions behind the verbs, and the columns and types of what each gives."""

import pyarrow as pa

from analysis import tables
from analysis.evidence import TERMS

# Columns that are no text, the same in every table.
NUMBERS = {
    **dict.fromkeys(["start", "end", "paragraph", "sentence", "mentions"], "int64"),
    **dict.fromkeys(["loaded_n", "neutral_n", "agent", "patient", "quoted_words"], "int64"),
    **dict.fromkeys(["loaded_share", "low", "high", "tone", "probability"], "float64"),
    "negated": "bool",
}
DIGITS = 4
# Columns of lists: JSON text in Parquet as in CSV, so that every reader of either understands them.
LISTS = ["words"]


def terms(articles, lexicon, cast, *, side="loaded"):
    """The loaded words (`side`: loaded, neutral or both), each with voice, speaker and actor."""
    from analysis import evidence

    return evidence.terms(articles, lexicon=lexicon, actors=cast, side=side)


def actors(articles, lexicon, cast, *, reader=True):
    """One row an article and actor; with `reader`, the learned reader has a say in the tone."""
    from analysis.framing import actor_summary

    return actor_summary(articles, lexicon=lexicon, actors=cast, reader=reader)


def framings(articles, lexicon, cast):
    """The evidence behind `actors`, word by word."""
    from analysis.framing import read_framing

    return read_framing(articles, lexicon=lexicon, actors=cast).framings


def voices(articles, lexicon, cast):
    """Whose words every stretch of the text is."""
    from analysis.actors import find_mentions
    from analysis.voices import find_voices

    return find_voices(articles, find_mentions(articles, cast))


def read(articles, lexicon, cast, *, all_words=False):
    """What the learned reader makes of each sentence and, above its cut or all, of its words."""
    from analysis import reader

    found = reader.read(articles, voices=voices(articles, lexicon, cast))
    return found if all_words else reader.flagged(found)


VERBS = {verb.__name__: verb for verb in (terms, actors, framings, voices, read)}
# These name the version of the lexicon that they rest on, in the last column.
STAMPED = {"terms", "actors", "framings"}
# Articles a piece: seconds of work, so that a run that is cut off loses little.
PIECE = {"terms": 100, "voices": 100, "actors": 20, "framings": 20, "read": 20}


def columns(verb, options=()):
    """The columns of a verb's table, in order.

    Examples
    --------
    >>> columns("voices")
    ['article', 'start', 'end', 'voice', 'form', 'speaker', 'via', 'cue', 'cue_kind']
    """
    own = {
        "terms": [*TERMS, *(["side"] if dict(options).get("side", "loaded") != "loaded" else [])],
        "framings": tables.COLUMNS["framings"],
        "voices": tables.COLUMNS["voices"],
    }
    if verb == "actors":
        from analysis.framing.summary import ACTORS as found
    elif verb == "read":
        from analysis.reader.wording import READ as found
    else:
        found = own[verb]
    return [*found, *(["lexicon"] if verb in STAMPED else [])]


def shaped(table, verb, options=()):
    """The table with the columns and types of its verb, also where it is empty.

    Shares, tones and probabilities have four digits: no more is known.

    Examples
    --------
    >>> import pandas as pd
    >>> empty = shaped(pd.DataFrame(), "voices")
    >>> empty.dtypes.astype(str).tolist()[:4]
    ['str', 'int64', 'int64', 'str']
    """
    kept = table.reindex(columns=columns(verb, options))
    kinds = {c: NUMBERS.get(c, "object" if c in LISTS else "str") for c in kept}
    digits = {column: DIGITS for column, kind in kinds.items() if kind == "float64"}
    return kept.astype(kinds).round(digits).reset_index(drop=True)


def schema(verb, options=()):
    """The Arrow schema of a verb's table in Parquet; lists are JSON text."""
    kinds = {"int64": pa.int64(), "float64": pa.float64(), "bool": pa.bool_()}
    names = columns(verb, options)
    return pa.schema([(name, kinds.get(NUMBERS.get(name), pa.string())) for name in names])
