"""The table of evidence: one row a loaded word, with its place, and the same as CSV."""

import base64

from analysis.occurrences import keywords_in_context
from analysis.output import as_csv
from analysis.page.sources import short_names

WIDTH = 48
CSV = [
    "article", "start", "end", "text", "context", "voice", "speaker", "attributed", "actor",
    "category", "status", "repair", "neutral", "in_the_rewrite", "concept", "source", "note",
    "lexicon",
]  # fmt: skip


def evidence(found, marks):
    """The rows of the table, and the file that the page offers.

    `marks` are the marks of `analysis.page.marked.marked`. Returns ``rows`` (a mark each, with
    ``left`` and ``right`` of its words and its ``guides``) and ``csv`` (a data address).
    """
    loaded = found.seen[found.seen["side"] == "loaded"].sort_values(["start", "end"])
    context = keywords_in_context(loaded, found.article, width=WIDTH)
    around = {
        (row.start, row.end): (_tail(row.left), _head(row.right)) for row in context.itertuples()
    }
    rows = []
    for mark in marks:
        left, right = around[mark["start"], mark["end"]]
        rows.append(mark | {"left": left, "right": right, "guides": guide_names(mark)})
    return {"rows": rows, "csv": address(table(found, loaded, around, marks))}


def _tail(words):
    """The whole words before a place, and the space that follows them if one does."""
    cut = len(words) == WIDTH
    whole = " ".join(["…"] * cut + words.split()[cut:])
    return whole + " " * words[-1:].isspace()


def _head(words):
    """The whole words after a place, and the space before them if one is there."""
    cut = len(words) == WIDTH
    whole = " ".join(words.split()[: -1 if cut else None] + ["…"] * cut)
    return " " * words[:1].isspace() + whole


def guide_names(mark):
    """The names of the guides that rule on a word."""
    names = short_names()
    return [names.get(key, key) for key in mark["source"].split(";") if key]


def table(found, loaded, around, marks):
    """All loaded words as the file has them, in reading order."""
    after = {(mark["start"], mark["end"]): mark["after"] for mark in marks}
    spans = list(zip(loaded["start"], loaded["end"], strict=True))
    return loaded.assign(
        context=[f"{left}{word}{right}".strip() for (left, right), word in
                 zip((around[span] for span in spans), loaded["text"], strict=True)],
        in_the_rewrite=[after.get(span, "") for span in spans],
        lexicon=found.shelf.version,
    )[CSV]  # fmt: skip


def address(rows):
    """The table as a CSV that a browser can save without a script or a network.

    Examples
    --------
    >>> import pandas as pd
    >>> address(pd.DataFrame({"text": ["=1+1"]}))
    'data:text/csv;charset=utf-8;base64,77u/dGV4dAonPTErMQo='
    """
    # The mark of UTF-8 in front is what makes a spreadsheet read it as such.
    data = ("\ufeff" + as_csv(rows)).encode("utf-8", errors="replace")
    return f"data:text/csv;charset=utf-8;base64,{base64.b64encode(data).decode()}"
