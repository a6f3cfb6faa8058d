"""The words that the search for speakers knows, read from two tables of ``data/``."""

import csv
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).resolve().parents[1] / "data"
CUES = DATA / "cues.csv"
CLASSES = DATA / "word_classes.csv"


class Cue(NamedTuple):
    """A form of a reporting verb; `reports` is the weakest complement that makes it one.

    bare: any clause; clause: after "that" or before a pronoun; that: only after "that", "how",
    "whether" and the like; quotation: only beside a quotation.
    """

    form: str
    lemma: str
    kind: str
    reports: str


@cache
def read_cues(path=CUES):
    """Read the cue verbs as a dictionary from form to `Cue`.

    >>> read_cues()["claimed"].kind, read_cues()["noted"].kind
    ('doubting', 'factive')
    """
    with open(path, encoding="utf-8", newline="") as file:
        return {row["form"]: Cue(**row) for row in csv.DictReader(file)}


def word_class(name):
    """Return the words of one class: "pronoun", "preposition", "newsroom", ...

    >>> "reuters" in {word.lower() for word in word_class("newsroom")}
    True
    """
    return _word_classes().get(name, frozenset())


@cache
def _word_classes():
    """The words of every class, read once."""
    classes = {}
    with open(CLASSES, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            classes.setdefault(row["class"], set()).add(row["word"])
    return {name: frozenset(words) for name, words in classes.items()}


# "The president" is not the vice president, nor the former one.
LESSER = re.compile(rf"\b(?:{'|'.join(sorted(word_class('lesser')))})[ -]$", re.IGNORECASE)
