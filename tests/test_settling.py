"""Edits of a later pass, told in offsets of the article as it was published."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.rewrite.settling import applied, composed, rewritten
from analysis.tables import COLUMNS

TEXT = "abcdefghij"


def edits(*spans, text=TEXT):
    """Rows for (start, end, after) spans of the text."""
    rows = [("a", s, e, text[s:e], after, "", "replaced", "") for s, e, after in spans]
    return pd.DataFrame(rows, columns=COLUMNS["edits"])


def article(text=TEXT):
    return pd.DataFrame({"article": ["a"], "text": [text]})


def both(first, later):
    """The spans of two passes as one, as (start, end, after)."""
    mid = applied(TEXT, edits(*first))
    table = composed(article(), edits(*first), edits(*later, text=mid))
    return table[["start", "end", "after"]].values.tolist()


def test_a_later_edit_is_shifted_back():
    """ "bc" became "X", so that "f" stands at 4 and not at 5."""
    assert both([(1, 3, "X")], [(4, 5, "F")]) == [[1, 3, "X"], [5, 6, "F"]]


def test_an_edit_of_an_edit_is_one_edit():
    """ "bc" became "XY", and "Y" became "Z": "bc" becomes "XZ"."""
    assert both([(1, 3, "XY")], [(2, 3, "Z")]) == [[1, 3, "XZ"]]


def test_an_edit_across_an_edit_takes_it_in():
    """ "bc" became "XY", and "aX" became "Q": "abc" becomes "QY"."""
    assert both([(1, 3, "XY")], [(0, 2, "Q")]) == [[0, 3, "QY"]]


def test_articles_without_an_edit_are_not_read_again():
    """Only what was changed can change once more."""
    assert rewritten(article(), edits()).empty


@st.composite
def spans(draw, length):
    """Spans apart from each other, none empty, each with what takes its place."""
    edges = sorted(draw(st.sets(st.integers(0, length), max_size=6)))
    pairs = list(zip(edges[::2], edges[1::2], strict=False))
    return [(s, e, draw(st.text("XYZ", max_size=3))) for s, e in pairs]


@given(st.data())
@settings(deadline=None, max_examples=200)
def test_two_passes_told_as_one_give_the_same_text(data):
    """Whatever is edited twice: the one table makes of the text what the two made of it."""
    first = data.draw(spans(len(TEXT)))
    mid = applied(TEXT, edits(*first))
    later = data.draw(spans(len(mid)))
    table = composed(article(), edits(*first), edits(*later, text=mid))
    assert applied(TEXT, table) == applied(mid, edits(*later, text=mid))
    assert all(TEXT[r.start : r.end] == r.before for r in table.itertuples())
