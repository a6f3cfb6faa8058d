"""What a verb says of the one who does it and of the one it is done to.

The tables are data: ``data/verbs.csv`` has one row a verb, ``data/nominalisations.csv`` one row a
noun that is made of a verb ("the fall of …"). Nothing here judges a verb; it reads and checks the
rows that do.
"""

from functools import cache

import pandas as pd

from analysis.lexicons import DATA

VERBS = DATA / "verbs.csv"
NOMINALISATIONS = DATA / "nominalisations.csv"

# What each closed column may hold; the columns stand in the order of the file.
SIGNS = ["-1", "0", "1"]
VERB_VALUES = {
    "agent": SIGNS,
    "patient": SIGNS,
    "fate": SIGNS,
    "subject_fate": SIGNS,
    "power": ["agent", "patient", "equal"],
    "agency": ["high", "low"],
}
NOUN_VALUES = {"of": ["agent", "patient"], "poss": ["agent", "patient", "either"]}
# Spellings whose first lemma is another verb, rare in news or far worse: laid is no lie.
PREFERRED = {"lay": "lay", "wound": "wound"}


@cache
def read_verbs(path=VERBS):
    """Read the verb table, indexed by verb; the four judgements are whole numbers in −1 to 1.

    *agent*: blame (−1) or credit (1) for the one who does it; *patient*: a judgement of the one
    it is done to; *fate*: what befalls that one, judgement apart; *subject_fate*: what befalls
    the subject ("die", "win"); *power*: who holds it over whom; *agency*: of the subject; *note*.
    The table is read once: copy it before you change it.

    Raises
    ------
    ValueError
        One line that names the file and the row, for an unknown value, a missing column or a
        verb that is listed twice.

    Examples
    --------
    >>> verbs = read_verbs()
    >>> verbs.loc["convict", ["patient", "fate"]].tolist()
    [-1, -1]
    >>> verbs.loc["kill", ["patient", "fate"]].tolist()
    [0, -1]
    """
    rows = _read_rows(path, "verb", ["verb", *VERB_VALUES, "note"], VERB_VALUES)
    numbers = {column: int for column, allowed in VERB_VALUES.items() if allowed is SIGNS}
    return rows.astype(numbers).set_index("verb")


@cache
def read_nominalisations(path=NOMINALISATIONS):
    """Read the nouns made of verbs, indexed by noun: ``verb``, ``of``, ``poss``.

    *of*: whom the "of" after the noun names, the verb's subject (agent) or its object (patient);
    *poss*: whom the possessive before it names, or *either*. A noun of an intransitive verb has
    the undergoing subject as its agent: "the fall of X" is that X falls.

    Raises
    ------
    ValueError
        As `read_verbs`, and for a noun whose verb the verb table lacks.

    Examples
    --------
    >>> nouns = read_nominalisations()
    >>> nouns.loc[["fall", "destruction", "invasion"]].values.tolist()
    [['fall', 'agent', 'agent'], ['destroy', 'patient', 'either'], ['invade', 'patient', 'agent']]
    """
    rows = _read_rows(path, "noun", ["noun", "verb", *NOUN_VALUES], NOUN_VALUES)
    _refuse(rows, rows["verb"].isin(read_verbs().index), path, "verb", "a verb of verbs.csv")
    return rows.set_index("noun")


@cache
def verb_of(spelling, particle=""):
    """The verb of the table that a spelling is a form of, with its particle if it has one, or "".

    Examples
    --------
    >>> verb_of("carried", "out"), verb_of("laid", "off"), verb_of("demonised"), verb_of("lay")
    ('carry out', 'lay off', 'demonise', 'lay')
    >>> verb_of("table-top")
    ''
    """
    known = read_verbs().index
    lemmas = verb_lemmas(spelling.lower())
    found = [f"{lemma} {particle}" for lemma in lemmas] if particle else []
    return next((verb for verb in [*found, *lemmas] if verb in known), "")


def verb_lemmas(spelling):
    """The lemmas that a spelling may have as a verb, the likeliest first.

    Examples
    --------
    >>> verb_lemmas("found"), verb_lemmas("demonised")
    (['find', 'found'], ['demonise'])
    """
    import lemminflect

    if not spelling.replace("-", "").isalpha():
        return []
    if spelling in PREFERRED:
        return [PREFERRED[spelling]]
    lemmas = lemminflect.getAllLemmas(spelling, upos="VERB")
    lemmas = lemmas or lemminflect.getAllLemmasOOV(spelling, upos="VERB")
    return list(lemmas.get("VERB", ()))


def _read_rows(path, key, columns, values):
    """One file's rows as strings, every closed column checked, no key listed twice."""
    try:
        rows = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise ValueError(f"{path}: cannot be read as a CSV of {key}s ({error})") from error
    if missing := [column for column in columns if column not in rows]:
        raise ValueError(f"{path}: lacks {', '.join(missing)}; has {', '.join(rows)}")
    _refuse(rows, rows[key].str.strip() != "", path, key, "any word")
    for column, allowed in values.items():
        _refuse(rows, rows[column].isin(allowed), path, column, ", ".join(allowed))
    for row in rows.index[rows[key].duplicated()][:1]:
        raise ValueError(f"{path}: row {row + 2}: {rows.at[row, key]!r} is listed twice; keep one")
    return rows[columns]


def _refuse(rows, right, path, column, allowed):
    """Name the first row that is not right, and what may stand there."""
    for row in rows.index[~right][:1]:
        word, value = rows.iat[row, 0], rows.at[row, column]
        raise ValueError(f"{path}: row {row + 2} ({word}): {column} is {value!r}; use {allowed}")
