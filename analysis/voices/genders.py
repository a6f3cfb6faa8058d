"""Whom "he" and "she" can stand for: titles in the text, else first names."""

import re

from analysis.voices.cues import word_class

TITLE = re.compile(r"\b(Mr|Mrs|Ms|Miss)\.? (?:[A-Z]\w+ )?([A-Z][\w’'-]+)")


def genders(text):
    """Return surname to "he" or "she", from the titles that a text gives.

    >>> genders("Ms. Bell met Mr. Ray.")
    {'Bell': 'she', 'Ray': 'he'}
    """
    return {name: "he" if title == "Mr" else "she" for title, name in TITLE.findall(text)}


def fits(pronoun, actor, kind, known):
    """Tell whether a pronoun can stand for an actor of this kind."""
    if pronoun in ("he", "she"):
        first, last = actor.split()[0], actor.split()[-1]
        other = "she" if pronoun == "he" else "he"
        usual = known.get(last) or (other if first in word_class(other) else pronoun)
        return kind == "person" and usual == pronoun
    return kind != "person"
