"""A writer's exceptions: words that are right where they stand, so that `lint` leaves them alone.

For a whole article, in its front matter (in a table, in a column of that name)::

    lint-ok: [regime, strongman]

For one line, anywhere in it, as a comment that no reader sees::

    The regime fell. <!-- ok: regime -->

A name is a form of the lexicon, the word as it is written, or a concept; case does not matter.
"""

import re
import warnings
from bisect import bisect_left
from typing import NamedTuple

COMMENT = re.compile(r"<!--\s*ok\b:?([^<>]*?)-->", re.I)


class Exempt(NamedTuple):
    """One name that is exempt; `line` counts from 0 in the text, -1 is the whole article."""

    article: str
    line: int
    name: str
    where: str


def exceptions(articles):
    """The exceptions that articles (from `analysis.articles.read_placed`) make.

    Examples
    --------
    >>> from analysis.articles import read_placed
    >>> draft = read_placed("-", stdin="The regime fell. <!-- ok: regime -->")
    >>> [(one.line, one.name) for one in exceptions(draft)]
    [(0, 'regime')]
    """
    return [one for row in articles.itertuples() for one in [*_whole(row), *_inline(row)]]


def _whole(row):
    names = [name for name in row.ok.split(",") if name.strip()]
    return [Exempt(row.article, -1, _plain(name), f"{row.article}, lint-ok") for name in names]


def _inline(row):
    above = row.head.count("\n") if isinstance(row.head, str) else 0
    breaks = [place for place, character in enumerate(row.text) if character == "\n"]
    for comment in COMMENT.finditer(row.text):
        line = bisect_left(breaks, comment.start())
        for name in comment[1].split(","):
            yield Exempt(row.article, line, _plain(name), f"{row.article}, line {above + line + 1}")


def excused(found, exempt):
    """Whether each word is exempt; an exception that fits no word is a warning of one line.

    `found` has article, part, text_line, text, form and concept.

    Examples
    --------
    >>> import pandas as pd
    >>> word = {"article": "a", "part": "text", "text_line": 0, "text": "Regimes",
    ...         "form": "regime", "concept": "government"}
    >>> excused(pd.DataFrame([word]), [Exempt("a", -1, "regime", "a")])
    [True]
    """
    spared = {(one.article, one.line, one.name) for one in exempt}
    reasons = [_reasons(word) & spared for word in found.itertuples()]
    used = set().union(*reasons)
    for article, line, name, where in exempt:
        if (article, line, name) not in used:
            what = f"the exception {name!r} fits no word" if name else "an exception names no word"
            warnings.warn(f"{where}: {what}: mend or drop it", UserWarning, stacklevel=2)
    return [bool(reason) for reason in reasons]


def _reasons(word):
    """The exceptions, any of which would spare this word."""
    names = {_plain(name) for name in (word.form, word.text, word.concept)}
    lines = {-1, word.text_line} if word.part == "text" else {-1}
    return {(word.article, line, name) for line in lines for name in names}


def _plain(name):
    """A name as it is compared: one space between words, lower case, plain apostrophes."""
    return " ".join(name.lower().replace("’", "'").split())
