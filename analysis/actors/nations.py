"""Countries, their people and their capitals: what each is called, and what that stands for."""

import csv
from functools import cache, lru_cache
from pathlib import Path

from analysis.bodies import is_body
from analysis.names.places import kinds_of_places

PARTS_OF_A_PEOPLE = frozenset({"Native", "African", "Asian", "Arab", "Mexican", "Muslim"})
# Countries whose names people have.
GIVEN = frozenset(["Jordan", "Chad", "Israel"])
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
def unions():
    """What unions of states are called by, which have no "… government" of their own."""
    return frozenset(adjective(row) for row in countries() if row["government"])


@cache
def peoples():
    """Whole peoples, and parts of one: "Iranians", "Native Americans"."""
    whole = {f"{name}s" for name in demonyms() if name.endswith(("an", "i", "er"))}
    return frozenset(whole | {f"{part} Americans" for part in PARTS_OF_A_PEOPLE})


@cache
def seat_names():
    """Each seat of government → the government that it may stand for: Ankara, the Kremlin.

    So may a state within a country ("California sued") and a country's other name ("America").
    """
    found = {place: place for place, kind in kinds_of_places().items() if kind == "state"}
    for row in countries():
        government = row["government"] or f"{adjective(row)} government"
        found |= dict.fromkeys(filter(None, row["seats"].split("|")), government)
        found |= dict.fromkeys(filter(None, row["acting"].split("|")), row["country"])
    opening = {f"The{place[3:]}": who for place, who in found.items() if place.startswith("the ")}
    return found | opening


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
    if first in PARTS_OF_A_PEOPLE and more == ["American"]:
        return True
    if first in GIVEN and len(more) == 1 and not is_body(name):
        return False  # "Jordan Bell"
    return name in demonyms() or name in seat_names() or first in demonyms()
