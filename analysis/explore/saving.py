"""Links that save what is shown as a file; the file is in the link, so no server is needed."""

import base64
import re
from html import escape

from analysis.explore.looks import inside
from analysis.output import as_csv

UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")


def link(table, name, label):
    """A link that saves a table as CSV, with no server behind it.

    Examples
    --------
    >>> import pandas as pd
    >>> page = link(pd.DataFrame({"text": ["=1"]}), "a b<", "Save")
    >>> 'download="a-b.csv"' in page, base64.b64encode(b"text\\n'=1\\n").decode() in page
    (True, True)
    """
    return saving(as_csv(table), name, "csv", label)


def saving(content, name, suffix, label):
    """A link that saves a text as a file."""
    kind = {"csv": "text/csv", "html": "text/html"}[suffix]
    code = base64.b64encode(content.encode("utf-8", "replace")).decode()
    file = f"{UNSAFE.sub('-', name).strip('-') or 'article'}.{suffix}"
    return inside(
        f'<a download="{file}" href="data:{kind};charset=utf-8;base64,{code}">{escape(label)}</a>'
    )


def report(read, lexicon, name, *, reader=True):
    """A link that saves the article's page (`analysis.page`), made with this lexicon.

    Takes some seconds, most of them where the learned reader is asked.
    """
    from analysis.page import article_page, find, shelf

    found = find(read.articles, shelf(lexicon=lexicon, reader=reader))
    return saving(article_page(found), name, "html", "Save the page of this article")
