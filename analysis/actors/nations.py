"""Countries, their people and their capitals: what each is called, and what that stands for."""

import csv
from functools import cache, lru_cache
from pathlib import Path

from analysis.bodies import is_body

DATA = Path(__file__).resolve().parent.parent / "data"


@cache
def countries():
    """The rows of ``data/countries.csv``, as dicts."""
    with open(DATA / "countries.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def demonyms():
    """Each demonym and country name → the demonym that its bodies are called by."""
    return {
        name: adjective(row)
        for row in countries()
        for name in [*row["demonyms"].split("|"), *row["names"].split("|")]
        if name
    }


def adjective(row):
    """What the bodies of a country are called by: Syrian; United States."""
    first = row["demonyms"].split("|")[0] or row["country"]
    return "United States" if first == "American" else first


@cache
def seat_names():
    """Each seat of government → the government that it may stand for: Ankara, the Kremlin."""
    return {
        seat: f"{adjective(row)} government"
        for row in countries()
        for seat in row["seats"].split("|")
        if seat
    }


@cache
def nations():
    """Every demonym, country and seat of government."""
    return frozenset(demonyms()) | frozenset(seat_names())


@lru_cache(maxsize=2**15)
def is_nation(name):
    """A bare nationality ("Syrian") or a capital that does not act ("in Damascus")."""
    first, *more = name.split()
    if first in demonyms() and len(more) > 1 and is_body(name):
        return False  # "American Migrant Defense Fund"
    return name in demonyms() or name in seat_names() or first in demonyms()
