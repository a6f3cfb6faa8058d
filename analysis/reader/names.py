"""Names of leaders, parties, faiths and states, which the reader of marked actors does not see.

Whoever labelled its data had views of those people. So each such name is read as one placeholder
of its kind: sentences that differ in these names alone get the same numbers, to the digit.
"""

import csv
import re
from functools import lru_cache

from analysis.lexicons import DATA
from analysis.names.kinds import name_kinds

STATE, PEOPLE = "state", "people of a state"


@lru_cache
def placeholders():
    """The placeholder of each name: a dict, from ``data/name_kinds.csv`` and the countries.

    Examples
    --------
    >>> [placeholders()[name] for name in ("Biden", "Putin", "Kenya", "Kenyan")]
    ['Johnson', 'Johnson', 'Norway', 'Norwegian']
    """
    kinds = name_kinds()
    found = {name: row["placeholder"] for row in kinds for name in row["names"].split("|")}
    of = {row["kind"]: row["placeholder"] for row in kinds}
    with open(DATA / "countries.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found |= dict.fromkeys(row["names"].split("|"), of[STATE])
            found |= dict.fromkeys(row["demonyms"].split("|"), of[PEOPLE])
    return {name: placeholder for name, placeholder in found.items() if name}


@lru_cache
def _pattern():
    names = sorted(placeholders(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?=[A-Z])(?:{'|'.join(map(re.escape, names))})(?P<plural>s?)(?!\w)")


def pieces(text):
    """Cut a text into (start, end, what is read there): a name's placeholder, or None for itself.

    Examples
    --------
    >>> pieces("Kenya met Biden.")
    [(0, 5, 'Norway'), (5, 10, None), (10, 15, 'Johnson'), (15, 16, None)]
    """
    cuts, last = [], 0
    for match in _pattern().finditer(text):
        start, end, plural = *match.span(), match["plural"]
        name = match.group()[: len(match.group()) - len(plural)]
        cuts += [(last, start, None)] * (last < start)
        cuts.append((start, end, placeholders()[name] + plural))
        last = end
    return cuts + [(last, len(text), None)] * (last < len(text))
