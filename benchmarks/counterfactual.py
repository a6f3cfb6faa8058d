"""Does a score move when the wording does, and only then? Write results/counterfactual*.csv.

Run: ``python benchmarks/counterfactual.py``. ``counterfactual_passages.csv`` holds short passages
in two versions: pairs, in which the loaded words of version a are neutral in version b, and
controls, in which neutral words were exchanged for neutral ones, or only words in quotations. They
were written by somebody who did not know the lexicon: measure on them, never tune on them.

A scorer should move the right way on pairs and not at all on controls. Scorers of loaded wording
should fall from a to b; sentiment should rise where blame is taken away, and fall where praise or
softening is.
"""

from functools import reduce
from pathlib import Path

import numpy as np
import pandas as pd
from statsmodels.stats.proportion import proportion_confint

from analysis.evidence import terms
from analysis.lexicons import read_lexicon, version
from analysis.scorers import SCORERS, SENTIMENT, moved, scores
from analysis.tables import SLANTED

HERE = Path(__file__).resolve().parent
PASSAGES = HERE / "counterfactual_passages.csv"
RESULTS = HERE / "results"
# How `direction` begins → what slants the passage; "none" and the rest are controls.
SLANTS = {"against": "blame", "for": "praise", "praises": "praise", "softens": "softening"}
CONTROLS = {"control_neutral": "neutral words", "control_quotation": "quotations"}
# The same sum in another order differs in the last digits: that is no move.
DIGITS = 9


def read_passages(path=PASSAGES):
    """The passages, with ``slant``: blame, praise or softening; neutral words or quotations.

    The first three are pairs, the last two controls.
    """
    passages = pd.read_csv(path, keep_default_na=False)
    slant = passages["direction"].str.split().str[0].map(SLANTS)
    return passages.assign(slant=passages["kind"].map(CONTROLS).fillna(slant))


def versions(passages, column):
    """One version of each passage as a table of articles.

    Examples
    --------
    >>> short = pd.DataFrame({"passage": ["p"], "version_a": ["A thug."]})
    >>> versions(short, "version_a").values.tolist()
    [['p', 'A thug.']]
    """
    return pd.DataFrame({"article": passages["passage"], "text": passages[column]})


def outcomes(passages, *, scorers=SCORERS):
    """How each scorer moved on each passage, and whether that is as it should be.

    Returns article, scorer, before, after, difference, ``slant``, ``is_pair`` and ``right``: on a
    pair the right direction, on a control no move.

    Examples
    --------
    >>> short = pd.DataFrame({"passage": ["p"], "kind": ["pair"], "slant": ["blame"],
    ...                       "version_a": ["The awful tyrant."], "version_b": ["The president."]})
    >>> outcomes(short)[["scorer", "difference", "right"]].iloc[[0, 3]].values.tolist()
    [['loaded share', -1.0, True], ['TextBlob', 1.0, True]]
    """
    before, after = (
        scores(versions(passages, column), scorers=scorers) for column in ("version_a", "version_b")
    )
    known = passages[["passage", "kind", "slant"]].rename(columns={"passage": "article"})
    table = moved(before, after).merge(known, on="article", validate="many_to_one")
    table = table.assign(difference=table["difference"].round(DIGITS))
    table = table.assign(is_pair=table["kind"] == "pair").drop(columns="kind")
    return table.assign(right=np.sign(table["difference"]) == _expected(table))


def _expected(table):
    """The sign of the difference that a scorer should show: 0 on a control."""
    rises = table["scorer"].isin(SENTIMENT) & (table["slant"] == "blame")
    return np.where(table["is_pair"], np.where(rises, 1, -1), 0)


def shares(table, column, by):
    """How often `column` is true: `by`, n, estimate, low, high (95 % Wilson interval).

    Examples
    --------
    >>> table = pd.DataFrame({"domain": ["a"] * 4, "found": [True, True, True, False]})
    >>> shares(table, "found", ["domain"]).round(2).values.tolist()
    [['a', 4, 0.75, 0.3, 0.95]]
    """
    counts = table.groupby(by, sort=False)[column].agg(n="size", true="sum").reset_index()
    low, high = proportion_confint(counts["true"], counts["n"], method="wilson")
    counts = counts.assign(estimate=counts["true"] / counts["n"], low=low, high=high)
    return counts.drop(columns="true")


def by_kind(table):
    """One row a scorer and kind of passage: as it should be, how many did not move, and how far.

    Returns scorer, slant, n, estimate, low, high, ``unmoved`` (a count) and ``move`` (the mean
    absolute difference, in the scorer's own unit).
    """
    by = ["scorer", "slant"]
    moves = table.assign(move=table["difference"].abs(), unmoved=table["difference"] == 0)
    moves = moves.groupby(by).agg(unmoved=("unmoved", "sum"), move=("move", "mean"))
    return shares(table, "right", by).merge(moves.reset_index(), on=by, validate="one_to_one")


def by_scorer(table):
    """One row a scorer: the share of pairs moved the right way, of controls unmoved, and how far.

    Returns scorer, ``pairs``, ``right`` with ``right_low`` and ``right_high``, ``controls_neutral``
    and ``controls_quotation`` (counts), ``unmoved`` with its bounds, ``move_pairs`` and
    ``move_controls`` (mean absolute differences) and ``ratio``, the second over the first.
    """
    pairs, controls = table[table["is_pair"]], table[~table["is_pair"]]
    right = _prefixed(shares(pairs, "right", ["scorer"]), "right", n="pairs")
    still = _prefixed(shares(controls, "right", ["scorer"]), "unmoved", n="controls")
    kinds = pd.crosstab(controls["scorer"], controls["slant"]).rename(
        columns={"neutral words": "controls_neutral", "quotations": "controls_quotation"}
    )
    far = table.assign(move=table["difference"].abs()).pivot_table("move", "scorer", "is_pair")
    far = far.rename(columns={True: "move_pairs", False: "move_controls"})
    far = far[["move_pairs", "move_controls"]].assign(
        ratio=far["move_controls"] / far["move_pairs"]
    )
    parts = [right, kinds, still.drop(columns="controls"), far]
    return reduce(lambda left, right: left.merge(right, on="scorer"), parts)


def _prefixed(estimates, name, *, n):
    names = {"n": n, "estimate": name, "low": f"{name}_low", "high": f"{name}_high"}
    return estimates.rename(columns=names)


def loaded_words(passages):
    """Each word that the author of a pair replaced, and what the lexicon says of it.

    Returns passage, domain, slant, ``word``, start, end (in version a) and three answers, each for
    an occurrence in the outlet's voice: ``listed`` (loaded, of any status), ``slanted`` (evaluative
    or softening) and ``loaded`` (an evaluative one that a synonym repairs, as in the loaded share).
    """
    pairs = passages[passages["kind"] == "pair"]
    rows = [
        (row.passage, row.domain, row.slant, word, start, start + len(word))
        for row in pairs.itertuples()
        for word in (swap.split("→")[0] for swap in row.words.split(";"))
        for start in [row.version_a.index(word)]
    ]
    words = pd.DataFrame(rows, columns=["passage", "domain", "slant", "word", "start", "end"])
    seen = terms(versions(pairs, "version_a"))
    seen = seen.query("side == 'loaded' and voice == 'outlet'")
    counted = {
        "listed": seen,
        "slanted": seen[seen["status"].isin(SLANTED)],
        "loaded": seen[seen["choice"] == "loaded"],
    }
    return words.assign(**{name: overlapped(words, part) for name, part in counted.items()})


def overlapped(words, seen):
    """Whether an occurrence in `seen` overlaps each of `words` (passage, start, end)."""
    spans = {article: part for article, part in seen.groupby("article")}
    none = seen.iloc[:0]
    return [
        bool(((part["start"] < row.end) & (part["end"] > row.start)).any())
        for row in words.itertuples()
        for part in [spans.get(row.passage, none)]
    ]


def recall(words):
    """Share of the replaced words that the tool sees, by domain and in all.

    Returns domain, ``measure`` (listed, slanted, loaded: see `loaded_words`), n, estimate, low,
    high; the rows of the domain "all" are over all words.
    """
    words = pd.concat([words.assign(domain="all"), words])
    tables = [shares(words, measure, ["domain"]).assign(measure=measure)
              for measure in ("listed", "slanted", "loaded")]  # fmt: skip
    return pd.concat(tables)[["domain", "measure", "n", "estimate", "low", "high"]]


def results():
    """The tables that are stored, by the name of their file in results/."""
    passages = read_passages()
    table = outcomes(passages)
    stored = {
        "counterfactual": by_scorer(table),
        "counterfactual_kinds": by_kind(table),
        "counterfactual_words": recall(loaded_words(passages)),
    }
    lexicon = version(read_lexicon())
    return {name: rows.round(4).assign(lexicon=lexicon) for name, rows in stored.items()}


if __name__ == "__main__":
    for name, rows in results().items():
        rows.to_csv(RESULTS / f"{name}.csv", index=False, lineterminator="\n")
        print(rows.to_string(index=False), end="\n\n")
