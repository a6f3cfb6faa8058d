"""The columns of every table, declared once, and the one check used where data enters.

An article becomes tidy tables; each row carries ``article, start, end`` (character offsets into
the article's text, end exclusive), so that any number can be followed back to its words.
"""

import pandas as pd

SPAN = ["article", "start", "end"]
WHOLE = ["start", "end", "paragraph", "sentence", "row"]

# A row of the lexicon; `only` and `unless` hold the context a form needs or refuses.
LEXICON = [
    "concept", "side", "form", "category", "status", "repair", "swap", "pos",
    "only", "unless", "source", "note",
]  # fmt: skip

COLUMNS = {
    "articles": [
        "article", "outlet", "published", "title", "event", "url", "licence", "note", "text",
    ],
    "sentences": [*SPAN, "paragraph", "sentence", "part", "text"],
    "voices": [*SPAN, "voice", "form", "speaker", "via", "cue", "cue_kind"],
    "lexicon": LEXICON,
    "occurrences": [*SPAN, "text", *LEXICON, "choice"],
    "actors": ["actor", "kind", "form", "office", "note"],
    "mentions": [*SPAN, "text", "actor", "kind"],
    "framings": [
        *SPAN, "sentence", "actor", "relation", "word", "concept", "side", "negated",
        "attributed", "voice", "speaker",
    ],
    "edits": [*SPAN, "before", "after", "concept", "action", "reason"],
    "sheets": [
        *SPAN, "passage", "words", "coder", "loaded", "voice", "category", "actor", "comment",
    ],
    "duplicates": ["article", "twin", "similarity"],
    "estimates": ["n", "estimate", "low", "high"],
}  # fmt: skip

# What each closed column may hold; tests and the lexicon check read these.
VOICES = ["outlet", "quotation", "scare quote", "embed", "caption"]
CUE_KINDS = ["neutral", "doubting", "factive", "loaded", "none"]
ACTOR_KINDS = ["person", "group", "state", "organisation"]
SIDES = ["loaded", "neutral"]
STATUSES = ["evaluative", "contested", "designation", "established", "euphemism"]
# Judgements and softenings: words that slant, whatever would repair them.
SLANTED = ["evaluative", "euphemism"]
REPAIRS = ["synonym", "attribute", "specify", "quantify", "delete", "none"]
CATEGORIES = [
    "label", "epithet", "verb", "evaluation", "attribution verb", "intensifier", "doubt",
    "euphemism", "metaphor", "editorial", "praise",
]  # fmt: skip
POS = ["noun", "verb", "adjective", "adverb", "phrase"]


def frame(rows, columns):
    """A table of these rows, offsets whole numbers and all else text, also when it is empty.

    Examples
    --------
    >>> frame([], SPAN).dtypes.astype(str).tolist()
    ['str', 'int64', 'int64']
    """
    table = pd.DataFrame(rows, columns=columns)
    return table.astype({c: "int64" if c in WHOLE else "str" for c in columns if len(table) == 0})


def check(table, name):
    """Return `table` if it has every column of the table called `name`.

    Raises
    ------
    ValueError
        Naming the columns that are missing and those that are there.

    Examples
    --------
    >>> import pandas as pd
    >>> check(pd.DataFrame({"actor": ["Ada"]}), "mentions")
    Traceback (most recent call last):
    ...
    ValueError: mentions table lacks article, start, end, text, kind; has actor
    """
    missing = [column for column in COLUMNS[name] if column not in table]
    if missing:
        raise ValueError(f"{name} table lacks {', '.join(missing)}; has {', '.join(table)}")
    return table
