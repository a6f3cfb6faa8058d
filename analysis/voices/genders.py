"""Whom "he" and "she" can stand for: first names, else titles in the text."""

import re
from functools import lru_cache

from analysis.letters import UPPER
from analysis.voices.cues import word_class

# The gender of pronouns that have one.
GENDER = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
TITLE = re.compile(rf"\b(Mr|Mrs|Ms|Miss)\.? (?:[{UPPER}]\w+ )?([{UPPER}][\w’'-]+)")


def genders(text):
    """Return surname to "he" or "she", from the titles that a text gives.

    >>> genders("Ms. Bell met Mr. Ray, Mr. Low and Mrs. Low.")
    {'Bell': 'she', 'Ray': 'he'}
    """
    found = {}
    for title, name in TITLE.findall(text):
        found.setdefault(name, set()).add("he" if title == "Mr" else "she")
    return {name: one.pop() for name, one in found.items() if len(one) == 1}


@lru_cache(maxsize=4096)
def gender_of(actor):
    """ "he" or "she" where the first name tells, else "".

    >>> [gender_of(name) for name in ("Tom Ray", "Kelly-Ann Bell", "Nok Low")]
    ['he', 'she', '']
    """
    first = re.split("[ -]", actor)[0]
    he, she = first in word_class("he"), first in word_class("she")
    return "" if he == she else "he" if he else "she"


def fits(pronoun, actor, kind, known):
    """Tell whether a pronoun can stand for an actor of this kind: the first name tells, or else
    the title that the surname has in the text."""
    if pronoun in ("he", "she"):
        told = gender_of(actor) or known.get(actor.split()[-1], pronoun)
        return kind == "person" and told == pronoun
    return kind != "person"
