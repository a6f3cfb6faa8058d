"""A row of the lexicon changed by the reader: as house rows, which the command line reads too."""

import warnings

import pandas as pd

from analysis import tables
from analysis.lexicons import layered

OFF = "ignore"
NEW = {"category": "label", "status": "evaluative", "repair": "synonym", "source": "own"}


def row_of(lexicon, form, pos):
    """The lexicon's row of a form as a dict, or a new loaded row with a concept of its own."""
    rows = lexicon[(lexicon["form"] == form) & (lexicon["pos"] == pos)]
    if len(rows):
        return rows.iloc[0].to_dict()
    blank = dict.fromkeys(tables.LEXICON, "")
    return blank | NEW | {"form": form, "pos": pos, "concept": form, "side": "loaded"}


def edit(lexicon, row, *, to, neutral, status):
    """House rows that change one loaded row: its spelling, its counterparts, its status.

    `neutral` lists the counterparts of its concept in its part of speech, which every loaded form
    of that concept shares; naming some makes a synonym its repair. The status ``ignore`` takes
    the form out, and nothing else changes.

    Returns rows of the lexicon, to be put on top of it (`analysis.lexicons.layered`).

    Raises
    ------
    ValueError
        One line, for an empty form, or a word that stands on the other side already.

    Examples
    --------
    >>> from analysis import read_lexicon
    >>> lexicon = read_lexicon()
    >>> rows = edit(lexicon, row_of(lexicon, "regime", "noun"), to="regime", status="evaluative",
    ...             neutral=["government", "leadership"])
    >>> rows[["side", "form", "status"]].values.tolist()
    [['loaded', 'regime', 'evaluative'], ['neutral', 'administration', 'ignore'],
     ['neutral', 'government', ''], ['neutral', 'leadership', '']]
    """
    if row["side"] == "neutral":
        raise ValueError(f"“{row['form']}” is a neutral word of the lexicon: name another")
    if status == OFF:
        return _rows([row | {"status": OFF}])
    if not to:
        raise ValueError("the word is empty: write one, or take it out with the status “off”")
    neutral = [each for each in map(str.strip, neutral) if each]
    repair = "synonym" if neutral else row["repair"]
    new = [row | {"form": to, "status": status, "repair": repair}]
    old = [row | {"status": OFF}] if to != row["form"] else []
    rows = _rows([*old, *new, *_counterparts(lexicon, row, neutral)])
    _refuse(lexicon, rows)
    return rows


def _rows(rows):
    return pd.DataFrame(rows, columns=tables.LEXICON).astype("str")


def _counterparts(lexicon, row, neutral):
    """Rows that leave the concept with exactly these neutral forms of its part of speech."""
    same = (lexicon["concept"] == row["concept"]) & (lexicon["pos"] == row["pos"])
    there = lexicon[same & (lexicon["side"] == "neutral")].to_dict("records")
    dropped = [each | {"status": OFF} for each in there if each["form"] not in neutral]
    known = {each["form"]: each for each in there}
    blank = dict.fromkeys(tables.LEXICON, "")
    same_concept = {"concept": row["concept"], "pos": row["pos"], "side": "neutral"}
    return [*dropped, *(known.get(f, blank | same_concept | {"form": f}) for f in neutral)]


def _refuse(lexicon, rows):
    """Refuse a word that changes sides; say so where a neutral word changes its concept."""
    here = rows[rows["status"] != OFF]
    if here["form"].duplicated().any():
        raise ValueError("a word cannot be its own neutral counterpart: name another")
    met = here.merge(lexicon, on=["form", "pos"], suffixes=("", "_there"))
    for row in met[met["side_there"] != met["side"]].itertuples():
        raise ValueError(f"“{row.form}” is a {row.side_there} word of the lexicon: name another")
    moved = met[(met["concept_there"] != met["concept"]) & (met["side"] == "neutral")]
    for row in moved.itertuples():
        line = f"“{row.form}” now stands against “{row.concept}”, no longer “{row.concept_there}”"
        warnings.warn(line, UserWarning, stacklevel=3)
    layered(lexicon, rows)


def is_off(edits, form, pos):
    """Has an edit taken this form out, and no later one brought it back?

    Examples
    --------
    >>> is_off([_rows([{"form": "thug", "pos": "noun", "status": OFF}])], "thug", "noun")
    True
    """
    rows = house_style(edits)
    last = rows[(rows["form"] == form) & (rows["pos"] == pos)]["status"]
    return last.tolist() == [OFF]


def with_edits(lexicon, edits):
    """The lexicon with all edits on top, the last one winning."""
    return layered(lexicon, house_style(edits)) if edits else lexicon


def house_style(edits):
    """All edits as one table of house rows, for ``--lexicon``: one row a form.

    Examples
    --------
    >>> house_style([]).empty
    True
    """
    rows = pd.concat([_rows([]), *edits], ignore_index=True)
    return rows.drop_duplicates(["form", "pos"], keep="last").reset_index(drop=True)
