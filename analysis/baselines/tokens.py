"""What a word is when words are counted against the wire table: one definition for both."""

from itertools import pairwise

from analysis.measures import WORD
from analysis.occurrences import fold

POSSESSIVE = "'s"


def tokens(text):
    """The words of a text as (start, end, word): lower case, plain apostrophes, no possessive.

    Words are those of `analysis.measures.WORD`; links are none.

    Examples
    --------
    >>> tokens("The regime’s long-time ally")
    [(0, 3, 'the'), (4, 12, 'regime'), (13, 22, 'long-time'), (23, 27, 'ally')]
    """
    return [
        (match.start(), match.end(), match[0].removesuffix(POSSESSIVE))
        for match in WORD.finditer(fold(text))
    ]


def pairs(text, words):
    """Neighbours among `words`, as `tokens` gives them, with nothing but a space between.

    Examples
    --------
    >>> pairs("He did little. Others", tokens("He did little. Others"))
    [(0, 6, 'he did'), (3, 13, 'did little')]
    """
    return [
        (start, end, f"{word} {following}")
        for (start, stop, word), (begin, end, following) in pairwise(words)
        if text[stop:begin] in (" ", "\xa0")
    ]
