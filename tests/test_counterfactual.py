"""Rules of the counterfactual benchmark, and that its stored results are what the tool does now."""

import re
import runpy
from pathlib import Path

import pandas as pd
import pytest

from analysis.scorers import SCORERS, SENTIMENT

HERE = Path(__file__).resolve().parent.parent / "benchmarks"
benchmark = runpy.run_path(str(HERE / "counterfactual.py"))
passages = benchmark["read_passages"]()
QUOTED = re.compile('“[^”]*”|"[^"]*"')


@pytest.fixture(scope="module")
def results():
    return benchmark["results"]()


def invented(slant, before, after):
    """One passage of our own, with the scores that a made-up scorer gives its two versions."""
    kind = "pair" if slant in {"blame", "praise", "softening"} else "control"
    short = pd.DataFrame({"passage": ["p"], "kind": [kind], "slant": [slant],
                          "version_a": [str(before)], "version_b": [str(after)]})  # fmt: skip
    return {
        name: benchmark["outcomes"](short, scorers={name: lambda news: news["text"].astype(float)})
        for name in ("loaded share", "VADER")
    }


@pytest.mark.parametrize(
    ("slant", "before", "after", "loaded", "sentiment"),
    [
        ("blame", 0.2, 0.1, True, False),
        ("blame", -0.2, 0.1, False, True),
        ("praise", 0.2, 0.1, True, True),
        ("softening", 0.2, 0.1, True, True),
        ("praise", 0.1, 0.2, False, False),
        ("blame", 0.1, 0.1, False, False),
        ("neutral words", 0.1, 0.1, True, True),
        ("neutral words", 0.1, 0.1001, False, False),
        ("quotations", 0.2, 0.1, False, False),
    ],
)
def test_the_right_move_by_hand(slant, before, after, loaded, sentiment):
    """Loaded wording falls; sentiment rises without blame and falls without praise; controls stay.

    Not to move on a pair is not right.
    """
    found = invented(slant, before, after)
    assert found["loaded share"]["right"].tolist() == [loaded]
    assert found["VADER"]["right"].tolist() == [sentiment]


def test_a_difference_in_the_last_digits_is_no_move():
    """The same sum in another order is the same score."""
    assert invented("neutral words", 0.3, 0.1 + 0.2)["VADER"]["right"].tolist() == [True]


def test_one_row_a_scorer_by_hand():
    """Two pairs, one moved rightly; two controls, one unmoved; moves 0.3 and 0.1 on average."""
    table = pd.DataFrame({
        "scorer": "s", "slant": ["blame", "praise", "neutral words", "quotations"],
        "difference": [-0.5, 0.1, 0.0, 0.2], "is_pair": [True, True, False, False],
        "right": [True, False, True, False],
    })  # fmt: skip
    row = benchmark["by_scorer"](table).iloc[0]
    shown = ["pairs", "right", "controls_neutral", "controls_quotation", "unmoved"]
    assert row[shown].tolist() == [2, 0.5, 1, 1, 0.5]
    assert row[["move_pairs", "move_controls"]].tolist() == pytest.approx([0.3, 0.1])
    assert row["ratio"] == pytest.approx(1 / 3)


def test_the_words_seen_by_hand():
    """Regime is loaded, ruthless slanted only, genocide listed only, and a quoted thug none."""
    short = pd.DataFrame({
        "passage": ["p"], "kind": ["pair"], "domain": ["d"], "slant": ["blame"],
        "words": ["regime→government;ruthless→;genocide→killing;thug→man"],
        "version_a": ["A ruthless regime denied genocide. “The thug fled,” Ada Bell said."],
    })  # fmt: skip
    seen = benchmark["loaded_words"](short).set_index("word")[["listed", "slanted", "loaded"]]
    assert seen.astype(int).T.to_dict("list") == {
        "regime": [1, 1, 1], "ruthless": [1, 1, 0], "genocide": [1, 0, 0], "thug": [0, 0, 0],
    }  # fmt: skip


def test_recall_is_by_domain_and_in_all():
    """One of two in one domain and none of one in the other are one of three in all."""
    words = pd.DataFrame({"domain": ["a", "a", "b"], "listed": [True, False, False],
                          "slanted": False, "loaded": False})  # fmt: skip
    table = benchmark["recall"](words).query("measure == 'listed'").set_index("domain")
    assert table["n"].to_dict() == {"all": 3, "a": 2, "b": 1}
    assert table["estimate"].to_dict() == pytest.approx({"all": 1 / 3, "a": 1 / 2, "b": 0})


@pytest.mark.parametrize("name", ["counterfactual", "counterfactual_kinds", "counterfactual_words"])
def test_the_stored_results_are_what_the_tool_does_now(results, name):
    """benchmarks/results is current: run python benchmarks/counterfactual.py."""
    stored = pd.read_csv(HERE / "results" / f"{name}.csv", dtype={"lexicon": str})
    now = results[name].reset_index(drop=True)
    pd.testing.assert_frame_equal(stored, now, check_dtype=False, atol=1e-4)


@pytest.mark.parametrize("name", sorted(SCORERS.keys() - SENTIMENT))
def test_no_scorer_of_the_lexicon_moves_where_only_quotations_change(results, name):
    """What a source says is not the outlet's wording."""
    rows = results["counterfactual_kinds"].query("scorer == @name and slant == 'quotations'")
    assert rows[["estimate", "move"]].to_numpy().tolist() == [[1, 0]]


@pytest.mark.parametrize("row", passages.itertuples(), ids=lambda row: row.passage)
def test_every_replaced_word_stands_in_version_a(row):
    """Each word of `words` can be found, and what replaces it stands in version b."""
    swaps = [swap.split("→") for swap in row.words.split(";")]
    assert [old for old, new in swaps if old not in row.version_a] == []
    assert [new for old, new in swaps if new not in row.version_b] == []


def test_every_passage_has_a_kind_of_slant():
    """Pairs blame, praise or soften; controls change neutral words or quotations."""
    assert passages.groupby("kind")["slant"].unique().map(sorted).to_dict() == {
        "pair": ["blame", "praise", "softening"],
        "control_neutral": ["neutral words"],
        "control_quotation": ["quotations"],
    }


def test_controls_of_quotations_change_nothing_outside_them():
    """With the quotations taken out, both versions are the same."""
    rows = passages[passages["kind"] == "control_quotation"]
    outside = [rows[version].str.replace(QUOTED, "", regex=True).tolist()
               for version in ("version_a", "version_b")]  # fmt: skip
    assert outside[0] == outside[1]
