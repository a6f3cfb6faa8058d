"""Phrasal verbs that their object parts: "rammed a plan through" is to ram through."""

import re
from functools import cache

from analysis.voices.cues import word_class

# Particles that may follow the object of their verb; "into", "on" and the like stand before it.
PARTICLES = frozenset("apart aside down off out through up".split())
# No object begins with these or has them among its first words: a new phrase or clause begins.
NO_OBJECT = ["preposition", "conjunction", "relative", "auxiliary", "adverb", "modal", "time"]
# ... of which these stand within an object: "a plan for tolls", "her", "the sale of land".
WITHIN = frozenset({"of", "for"})
LONGEST = 4


def separable(form, pos):
    """The particle of a verb that may stand after its object, or "".

    Examples
    --------
    >>> separable("ram through", "verb"), separable("lash out at", "verb"), separable("up", "noun")
    ('through', '', '')
    """
    verb, _, particle = form.partition(" ")
    return particle if pos == "verb" and verb and particle in PARTICLES else ""


def parted(text, end, particle):
    """Where the particle of a verb that ends at `end` stands after its object, as (start, end).

    Up to four words may stand between, none of which ends the phrase; None where it does not
    stand there.

    Examples
    --------
    >>> text = "They rammed a plan for tolls through, then ran up."
    >>> parted(text, 11, "through"), parted(text, 11, "up")
    ((29, 36), None)
    """
    found = _pattern(particle).match(text, end)
    return found.span("particle") if found else None


@cache
def _pattern(particle):
    closed = frozenset().union(*map(word_class, NO_OBJECT)) - WITHIN | PARTICLES | {"not", "to"}
    ends = "|".join(sorted(closed))
    word = rf"[^\S\n](?!(?:{ends})\b)[“\"‘]?[\w’'-]+[”\"]?"
    # "Shutting down" within reach belongs together, and "out of" and "up to" begin something new.
    return re.compile(
        rf"(?i:{word}){{1,{LONGEST}}}(?<!ing)[^\S\n](?i:(?P<particle>{particle}))(?![\w’'-]| of\b)"
    )
