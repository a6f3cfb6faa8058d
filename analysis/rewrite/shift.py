"""Which edits move which score: every edit made alone, every scorer asked again."""

import pandas as pd

from analysis.rewrite import applied
from analysis.scorers import SCORERS, scores


def shifts(article, edits, *, scorers=SCORERS):
    r"""How far each edit of one article, made alone, moves each score [1]_.

    .. math:: difference_i = score(\text{text with edit } i) - score(\text{text})

    Shares do not add up: the differences of single edits need not sum to that of all together.

    `article` is a table of one article, `edits` its rows. Returns one row an edit and scorer:
    start, end, before, after, scorer, ``difference``.

    References
    ----------
    .. [1] The word-shift graph of Gallagher et al. (2021), EPJ Data Science 10, 4, by edit
       instead of by word.

    Examples
    --------
    >>> from analysis.rewrite import edits
    >>> news = pd.DataFrame({"article": ["a"], "text": ["The regime fell. A regime rose."]})
    >>> shifts(news, edits(news)).query("scorer == 'loaded share'")["difference"].tolist()
    [-0.5, -0.5]
    """
    text = article["text"].item()
    alone = [applied(text, edits.iloc[[number]]) for number in range(len(edits))]
    names = [str(number) for number in range(len(edits))]
    variants = pd.DataFrame({"article": ["", *names], "text": [text, *alone]})
    table = scores(variants, scorers=scorers)
    base = table[table["article"] == ""].set_index("scorer")["score"]
    moved = table[table["article"] != ""]
    moved = moved.assign(difference=moved["score"] - moved["scorer"].map(base))
    shown = edits[["start", "end", "before", "after"]].reset_index(drop=True)
    shown = shown.assign(article=names)
    return shown.merge(moved, on="article")[[*shown.columns[:-1], "scorer", "difference"]]
