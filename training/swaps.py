"""Names exchanged for others of their kind, so that the reader learns wording and not names.

The kinds are those of the project's own tables: heads of state and party leaders, countries with
their demonyms, and a few groups that are each other's counterparts.
"""

import re
from functools import lru_cache
from pathlib import Path

import pandas as pd

from analysis.reader.names import pieces

DATA = Path(__file__).resolve().parent.parent / "data"

GROUPS = [
    "Republicans Democrats conservatives liberals progressives",
    "Republican Democratic conservative liberal progressive",
    "Muslims Christians Jews Hindus Buddhists Catholics",
    "Muslim Christian Jewish Hindu Buddhist Catholic",
    "Trump Biden Obama Clinton Bush Sanders Warren Pelosi McConnell Cruz DeSantis Harris Johnson",
    "men women boys girls",
    "he she",
    "his her",
]


@lru_cache
def kinds():
    """Return a dict from each name to the list of names of its kind."""
    countries = pd.read_csv(DATA / "countries.csv")
    lists = [group.split() for group in GROUPS]
    for column in ["names", "demonyms"]:
        lists.append([value.split("|")[0] for value in countries[column].dropna()])
    actors = pd.read_csv(DATA / "actors.csv")
    lists.append(actors.loc[actors["kind"] == "person", "actor"].unique().tolist())
    return {name: names for names in lists for name in names}


@lru_cache
def _pattern():
    names = sorted(kinds(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b")


def replacements(text, rng):
    """Return (start, end, new) for the known names of `text`; one name keeps one substitute."""
    chosen, found = {}, []
    for match in _pattern().finditer(text):
        name = match.group()
        new = chosen.setdefault(name, rng.choice(kinds()[name]))
        found.append((match.start(), match.end(), new))
    return found


def _moved(at, found):
    """Where an offset lies after the replacements."""
    return at + sum(len(new) - (end - start) for start, end, new in found if end <= at)


def swapped(row, rng):
    """Return the example row with its names exchanged and its spans moved along."""
    return replaced(row, replacements(row.text, rng))


def masked(row):
    """Return the example row with its names as the reader of actors reads them: placeholders."""
    return replaced(row, [piece for piece in pieces(row.text) if piece[2]])


def replaced(row, found):
    """Return the example row with (start, end, new) put in, and its spans moved along."""
    parts, last = [], 0
    for start, end, new in found:
        parts += [row.text[last:start], new]
        last = end
    text = "".join(parts) + row.text[last:]
    new = row._replace(text=text)
    if isinstance(row.words, list):
        words = [(_moved(a, found), _moved(b, found), p) for a, b, p in row.words]
        new = new._replace(words=words)
    if row.start == row.start:
        new = new._replace(start=_moved(row.start, found), end=_moved(row.end, found))
    return new
