"""Whom "he" and "she" can stand for: titles in the text, else first names."""

import re

from analysis.voices.cues import word_class

TITLE = re.compile(r"\b(Mr|Mrs|Ms|Miss)\.? (?:[A-Z]\w+ )?([A-Z][\w’'-]+)")


def genders(text):
    """Return surname to "he" or "she", from the titles that a text gives.

    >>> genders("Ms. Bell met Mr. Ray, Mr. Low and Mrs. Low.")
    {'Bell': 'she', 'Ray': 'he'}
    """
    found = {}
    for title, name in TITLE.findall(text):
        found.setdefault(name, set()).add("he" if title == "Mr" else "she")
    return {name: one.pop() for name, one in found.items() if len(one) == 1}


def fits(pronoun, actor, kind, known):
    """Tell whether a pronoun can stand for an actor of this kind: the first name tells, or else
    the title that the surname has in the text."""
    if pronoun in ("he", "she"):
        first, last = re.split("[ -]", actor)[0], actor.split()[-1]
        other = "she" if pronoun == "he" else "he"
        usual = other if first in word_class(other) - word_class(pronoun) else None
        usual = usual or (pronoun if first in word_class(pronoun) else known.get(last, pronoun))
        return kind == "person" and usual == pronoun
    return kind != "person"
