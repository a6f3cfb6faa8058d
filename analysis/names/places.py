"""Names that are places, and no actors: listed, called so, or standing after "in" and the like."""

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

from analysis.bodies import FIRST_NAMES, is_body

PLACE = re.compile(
    r"\b(?:[Ii]n|at|near|across|outside|around|through|toward|towards|into|along|off)(?: the"
    r"| central| downtown| eastern| western| northern| southern)*\s$"
)
# "A stake in Thameswater", "an analyst at Castel": in and at a firm, and no place.
WORKS_AT = re.compile(
    r"\b(?:(?:shares?|stakes?|invest\w+|confidence|trust|faith|holdings?) in"
    r"|(?:campaigners?|analysts?|directors?|spokes\w+|editors?|economists?|lawyers?|attorneys?"
    r"|fellows?|partners?|managers?|strategists?|executives?|activists?|lobbyists?"
    r"|reporters?|columnists?) at) (?:the )?$"
)
# Said once of a name, these make it a place wherever it stands.
PLACE_OF = re.compile(
    r"\b(?:island|city|town|village|port|state|province|region|district|suburb|county|coast|streets"
    r"|outskirts|north|south|east|west|mayor|borough|valley|peninsula|neighbou?rhood) of (?:the )?$"
)
AFTER_PLACE = re.compile(r"-based\b|, (?P<whole>[A-Z]\w+(?: [A-Z]\w+)?)(?=[’',.;)]|$)")
PLACE_NOUN = re.compile(
    r"\b(?:Street|Road|Avenue|Square|Bridge|River|Lake|Mountain|Hills?|Island|Islands|Bay|Sea|Coast"
    r"|Boulevard|Plaza|Crescent|Terrace|Parkway|Freeway|Turnpike|Expressway"
    r"|Airport|Station|Park|Hall|Lane|County|Province|Valley|Port|Harbour|Harbor|Region|City|Vale)$"
)
# Nouns for places that are as often surnames, and those that are at times.
SURNAMES = frozenset(["Hill", "Hall", "Lake"])
RARE_SURNAMES = frozenset(["Hills", "Street", "Lane", "Park", "Port"])
# First names that streets and halls have as well.
ROYAL = frozenset(["Victoria", "Albert", "Charlotte", "Alexandra", "George", "Charles", "James"])
# "Pier Nine", "Gate Two": what is counted is a place or a thing, and never a person.
NUMBER = re.compile(
    r" (?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Thirteen|Fourteen|Fifteen"
    r"|Sixteen|Seventeen|Eighteen|Nineteen|Twenty|Thirty|Forty|Fifty|Hundred)$"
)
COUNTED_PLACE = re.compile(
    r"\b(?:Pier|Gate|Dock|Berth|Quay|Wharf|Platform|Terminal|Ward|Block|Unit|Room|Floor|Hall|Hangar"
    r"|Warehouse|Zone|Area|Sector|District|Precinct|Camp|Route|Highway|Junction|Line|Lane|Track"
    r"|Building|Tower|Court|Courtroom|Stage|Plot|Pit|Shaft|Reactor|Stand|Level|Phase|Day|Week)$"
)
DATA = Path(__file__).resolve().parents[1] / "data"
PLACES, COUNTRIES = DATA / "places.csv", DATA / "countries.csv"


def places_among(text, found):
    """Names listed as places, called so once, or half of the times after "in" and the like."""
    seen, after, places = Counter(), Counter(), set()
    listed = listed_places()
    for start, end, titled, name in found:
        seen[name] += 1
        # "In the Bureau's report": the report is the place.
        owner = text.startswith(("'s", "’s"), end) and is_body(name)
        placed = PLACE.search(text, max(0, start - 24), start)
        works = placed and WORKS_AT.search(text, max(0, start - 40), start)
        after[name] += bool(placed) and not owner and not works
        whole = AFTER_PLACE.match(text, end) if text[end : end + 1] in "-," else None
        part = whole and not titled and (whole["whole"] is None or whole["whole"] in listed)
        if part or name in listed or PLACE_OF.search(text, max(0, start - 24), start):
            places.add(name)
    places |= {name for name in seen if after[name] >= max(1, seen[name] / 2)}
    people = {name for _, _, titled, name in found if titled or is_surnamed(name)}
    unlike = {name for name in seen if PLACE_NOUN.search(name) and name not in people}
    return places | unlike | {name for name in seen if is_counted(name)}


def is_surnamed(name):
    """Tell whether a name that ends as a place does is a person's: "Anita Hall".

    >>> is_surnamed("Anita Hall"), is_surnamed("Albert Hall"), is_surnamed("Anita Road")
    (True, False, False)
    """
    first, last = name.split(" ")[0], name.split(" ")[-1]
    known = first in FIRST_NAMES and first not in ROYAL
    return known and last in SURNAMES | RARE_SURNAMES


def is_counted(name):
    """Tell whether a name is a place or a thing of several, with its number: "Pier Nine".

    >>> is_counted("Pier Nine"), is_counted("Channel Four"), is_counted("Ada Nine")
    (True, False, False)
    """
    number = NUMBER.search(name)
    return bool(number and COUNTED_PLACE.search(name, 0, number.start()))


@cache
def kinds_of_places():
    """The places of ``data/places.csv``, each with its kind: city, region, state."""
    with open(PLACES, encoding="utf-8", newline="") as file:
        return {row["place"]: row["kind"] for row in csv.DictReader(file)}


@cache
def listed_places():
    """Places of ``data/places.csv``, and countries, which may follow the name of a town."""
    places = set(kinds_of_places())
    with open(COUNTRIES, encoding="utf-8", newline="") as file:
        return places.union(*(row["names"].split("|") for row in csv.DictReader(file)))
