"""The mistakes that are shown are real: the tool still makes each of them.

A mistake that has been mended fails here: take its row out of ``benchmarks/mistakes.csv`` and put
the sentence into the tests of what mended it.
"""

import sys
from pathlib import Path

import pandas as pd
import pytest

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"
sys.path.append(str(BENCHMARKS))

from mistakes import COLUMNS, MEASURES, answers, read_mistakes  # noqa: E402

MISTAKES = read_mistakes()


@pytest.fixture(scope="module")
def found():
    """What the tool finds today, by id."""
    return dict(zip(MISTAKES["id"], answers(MISTAKES), strict=True))


@pytest.mark.parametrize("row", MISTAKES.itertuples(), ids=lambda row: row.id)
def test_the_tool_still_makes_the_mistake(row, found):
    """What the table says is found is found; if it is no longer, the row goes (see above)."""
    assert found[row.id] == row.found != row.expected


def test_mistakes_are_told_in_full():
    """Each row has every column filled, a name of its own and a sentence that has its words."""
    assert list(MISTAKES) == COLUMNS and (MISTAKES != "").all(axis=None)
    assert MISTAKES["id"].is_unique and MISTAKES["text"].is_unique
    naming = MISTAKES[~MISTAKES["measure"].isin(["tone", "epithet", "agent", "patient"])]
    assert all(words in row.text for row in naming.itertuples() for words in row.about.split("|"))


def test_mistakes_are_of_many_kinds():
    """Twenty or more, of every measure that the page shows and of six kinds or more."""
    assert len(MISTAKES) >= 20 and MISTAKES["kind"].nunique() >= 6
    assert set(MISTAKES["measure"]) == set(MEASURES)


def test_counted_kinds_are_shares_of_the_errors():
    """In results/errors.csv the kinds of one measure and corpus make up all of its mistakes."""
    table = pd.read_csv(BENCHMARKS / "results" / "errors.csv")
    sums = table.groupby(["measure", "data"]).agg({"n": "sum", "errors": "first", "cases": "first"})
    assert (sums["n"] == sums["errors"]).all() and (sums["errors"] <= sums["cases"]).all()
    assert (table["share"].between(table["low"], table["high"])).all()
