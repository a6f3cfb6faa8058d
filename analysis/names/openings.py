"""Where capitals say nothing: at the beginning of a sentence, and in headlines."""

import re
from functools import lru_cache

from analysis.letters import UPPER

SENTENCE_START = re.compile(r"(?:^|[.!?:…]['’”\"»)\]]*\s|[“\"‘'«(\[—–-]\s?|\n)\s*$")
# "Mr. Ray": no sentence ends here, and a person's name follows.
ADDRESSES = frozenset(
    "Mr Mrs Ms Dr Sen Sens Rep Reps Gov Gen Lt Col Sgt Capt Maj Adm Prof Rev".split()
)
ADDRESS = re.compile(rf"\b(?:{'|'.join(sorted(ADDRESSES))})\. $")
INNER_CAPITAL = re.compile(r"[a-z][A-Z]")
# "KYIV, Ukraine (AP) — ", "(Reuters) - ": where and by whom a text was filed.
DATELINE = re.compile(
    r"^(?:\*\*)?(?:[A-Z][A-Z.’'-]+[\w .,’'()/*-]{0,60}?|\((?:AP|AFP|Reuters|UPI|dpa|CNN)\))"
    r"(?:\*\*)? ?(?:—|–|--| -) ?(?=[A-Z“\"‘'0-9])",
    re.M,
)
BYLINE = re.compile(r"^[*_ ]*[Bb][Yy]:? [A-Z][^.!?:\n]{2,60}$", re.M)
LETTERS = re.compile(r"[^\W\d_]+")
SIMPLE = re.compile(rf"[{UPPER}](?:[\w-]|[’'](?!s\b))*")
# Here a word is not at its end: "Anglo-", "O’".
GOES_ON = re.compile(r"-|[’'](?!s\b)")


def opens_sentence(text, start):
    """Tell whether a word begins a sentence, a line or a quotation."""
    if text[start - 1 : start] == " " and (text[start - 2].isalnum() or text[start - 2] == ","):
        return False  # what most words follow
    lead = max(0, start - 6), start
    return SENTENCE_START.search(text, *lead) is not None and not ADDRESS.search(text, *lead)


def opens_with_name(text, first):
    """Tell whether the one word with which a sentence begins is a name: "ShopCo closed"."""
    inside = _stands_inside(text, first) and not is_common(text, first)
    return inside or INNER_CAPITAL.search(first) is not None


def is_common(text, word):
    """Tell whether the text has a word in small letters too."""
    simple = word.isascii() and word.isalpha()
    return simple and any(True for _ in _standing(text, word.lower()))


def _stands_inside(text, word):
    """Tell whether a word has its capital inside a sentence, or stands in brackets."""
    if word.isupper() and f"({word})" in text:
        return True
    return SIMPLE.fullmatch(word) is not None and any(
        text[at - 1] == " " and (text[at - 2].isalnum() or text[at - 2] in ",_")
        for at in _standing(text, word)
        if at > 1 and not GOES_ON.match(text, at + len(word))
    )


def _standing(text, word):
    """Yield where a word stands in a text, whole."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        before, after = text[at - 1 : at], text[end : end + 1]
        if not (before.isalnum() or before == "_" or after.isalnum() or after == "_"):
            yield at
        at = text.find(word, end)


def plain_lines(text):
    """The (start, end) of the lines that are not headlines, where capitals say nothing, and of
    what is below a dateline."""
    lines = (place for place, headline in _lines(text) if not headline)
    return [(after_dateline(text, start), end) for start, end in lines]


def after_dateline(text, start):
    """Where a paragraph begins to tell something.

    >>> text = "KYIV, Ukraine (AP) — Russia attacked. BP fell."
    >>> text[after_dateline(text, 0) :]
    'Russia attacked. BP fell.'
    """
    dateline = DATELINE.match(text, start)
    return dateline.end() if dateline else start


def datelines(text):
    """The (start, end) of the datelines and the bylines of a text."""
    found = [*DATELINE.finditer(text), *BYLINE.finditer(text)]
    return sorted(match.span() for match in found)


def headlines(text):
    r"""The (start, end) of the lines in which nearly every word has a capital.

    >>> headlines("Bell Slams Critics Over Wall\nShe spoke.")
    [(0, 28)]
    """
    return [place for place, headline in _lines(text) if headline]


@lru_cache(maxsize=1)
def _lines(text):
    """The lines of a text, each with whether it is a headline: asked twice of each text."""
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        shown = line.rstrip()
        found.append(((start, start + len(shown)), _is_title(shown)))
        start += len(line)
    return found


def _is_title(line):
    if len(line) > 200 or line.endswith((".", "”", '"')):
        return False
    long = [word for word in LETTERS.findall(line) if len(word) > 3]
    return len(long) > 3 and sum(word[0].isupper() for word in long) > 0.7 * len(long)
