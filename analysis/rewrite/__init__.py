"""The neutral rewrite: each loaded word of the outlet's own voice in plain words, edit by edit.

It lowers the lexicon's own share by construction: an illustration of what the words do, and a test
for scorers that know nothing of the lexicon, never evidence by itself.
"""

import difflib

from analysis.lexicons import read_lexicon, version
from analysis.rewrite.decisions import decisions
from analysis.rewrite.settling import applied

__all__ = ["applied", "decisions", "diff", "edits", "left_alone", "neutralise"]


def edits(articles, *, lexicon=None, actors=None):
    """The edits that make an article neutral, one row each.

    Returns article, start, end, before, after, concept, action (replaced, deleted, attributed),
    reason; text[start:end] is ``before``.

    Examples
    --------
    >>> import pandas as pd
    >>> news = pd.DataFrame({"article": ["a"], "text": ["The regime’s envoy left."]})
    >>> edits(news)[["start", "end", "before", "after"]].values.tolist()
    [[4, 10, 'regime', 'government']]
    """
    rows = decisions(articles, lexicon=lexicon, actors=actors)
    return rows[rows["action"] != "left"].reset_index(drop=True)


def left_alone(articles, *, lexicon=None, actors=None):
    """The loaded words that the rewrite leaves, each with the reason.

    Examples
    --------
    >>> import pandas as pd
    >>> news = pd.DataFrame({"article": ["a"], "text": ["“The regime fell,” Ada Bell said."]})
    >>> left_alone(news)[["before", "reason"]].values.tolist()
    [['regime', 'quotation of Ada Bell']]
    """
    rows = decisions(articles, lexicon=lexicon, actors=actors)
    rows = rows[rows["action"] == "left"].reset_index(drop=True)
    return rows.drop(columns=["after", "action"])


def neutralise(articles, *, lexicon=None, actors=None):
    """The articles with their edits made; a second time changes nothing.

    Examples
    --------
    >>> import pandas as pd
    >>> news = pd.DataFrame({"article": ["a"], "text": ["Strongman Tom Ray slammed the court."]})
    >>> neutralise(news)["text"].item()
    'Leader Tom Ray criticised the court.'
    """
    rows = edits(articles, lexicon=lexicon, actors=actors)
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    texts |= {name: applied(texts[name], own) for name, own in rows.groupby("article")}
    return articles.assign(text=list(texts.values()))


def diff(before, after, *, lexicon=None):
    """What the rewrite changed, as a unified diff, a line a paragraph; "" where nothing did.

    Examples
    --------
    >>> import pandas as pd
    >>> news = pd.DataFrame({"article": ["a"], "text": ["The regime fell."]})
    >>> print(diff(news, neutralise(news)).split("\\n", 2)[2])
    @@ -1 +1 @@
    -The regime fell.
    +The government fell.
    <BLANKLINE>
    """
    name = version(read_lexicon() if lexicon is None else lexicon)
    rows = zip(before["article"], before["text"], after["text"], strict=True)
    return "".join(
        f"{line.rstrip(chr(10))}\n"
        for article, old, new in rows
        for line in difflib.unified_diff(
            old.split("\n"), new.split("\n"), article, f"{article}, neutral (lexicon {name})",
            lineterm="",
        )
    )  # fmt: skip
