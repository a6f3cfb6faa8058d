"""Leave a word out where the sentence stands without it, and say so where it does not."""

import re

from analysis.rewrite.grammar import opens

WORD_BEFORE = re.compile(r"([\w’'-]+)\s$")
WORD_AFTER = re.compile(r"\s([\w’'-]+)")
COMMA = re.compile(r",\s")
CLAUSE_END = re.compile(r"[.;]|,\s|\s(?=[—–])")
# After these a word is the point of the clause: "was brutal", "so brutal", "brutal and cruel".
HOLDING = set(
    "am is are was were be been being become becomes became seem seems seemed look looks looked"
    " so too as very more most less least how quite rather and or but nor not act acts acted"
    " behave behaved behaves feel feels felt sound sounds sounded".split()
)
# Before these a word has nothing that it could be taken from.
FOLLOWING = set(
    "and or but nor to that of for in on by with as at from than when if because enough it".split()
)


def without(text, start, end, pos):
    """The span to take out so that the sentence stands without text[start:end], or None.

    An adverb goes with its space, or with its commas; an adjective only before its noun; a phrase
    only where commas or the start of the sentence set it apart.

    Examples
    --------
    >>> def cut(text, word, pos):
    ...     span = without(text, text.index(word), text.index(word) + len(word), pos)
    ...     return text[: span[0]] + text[span[1] :] if span else None
    >>> cut("He abruptly left.", "abruptly", "adverb")
    'He left.'
    >>> cut("It was a savage attack.", "savage", "adjective")
    'It was a attack.'
    >>> cut("The attack was savage.", "savage", "adjective")
    >>> cut("It is, of course, late.", "of course", "phrase")
    'It is late.'
    """
    if text[start:end].lower().startswith("self-"):  # "self-styled leader" is no leader
        return None
    if set_apart := _set_apart(text, start, end):
        return set_apart
    before = WORD_BEFORE.search(text[max(0, start - 30) : start])
    after = WORD_AFTER.match(text, end)
    if pos not in {"adverb", "adjective"} or not before or before[1].lower() in HOLDING:
        return None
    if after and after[1].lower() not in FOLLOWING:
        return start, end + 1
    return (start - 1, end) if pos == "adverb" and CLAUSE_END.match(text, end) else None


def _set_apart(text, start, end):
    """The span of words that open a sentence before a comma, or stand between two commas."""
    if opens(text, start) and (comma := COMMA.match(text, end)):
        return start, comma.end()
    if text[start - 2 : start] == ", " and text[end : end + 1] == ",":
        return start - 2, end + 1
    return None
