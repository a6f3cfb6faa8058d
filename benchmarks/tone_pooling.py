"""Try ways to sum up what the learned reader hears over an article; write results/tone_pooling.csv.

Run by hand: ``python benchmarks/tone_pooling.py FOLDER`` (eight minutes); `data/SOURCES.md` names
the files in it. Only the ``tune`` half of the two corpora of roles is read, so that whoever tries
another way keeps the ``report`` half for the end. *words* have weights that were tuned without any
label of that corpus (`benchmarks/tone_weights.py`); *with words* is the mean of them and of what is
heard, as it is; `actors` had that before. *ridge* learns from what is heard and from what befalls
the actor, tested on articles that it did not see, or on the other corpus.

The figures are of the reader before it learnt from the tuning halves themselves
(``training/roles.py``): with the present one they compare the ways and flatter all of them.
"""

import hashlib
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from evaluate import FIGURES, auc, contrasts, correlation, estimated, pairs, pairs_right, with_score
from labelled import read_clues
from tone_weights import CORPORA as TUNED
from tone_weights import prepared, tuned_weights

from analysis.framing.tone import BY, FEW_SENTENCES, SHRINK, actor_tones, as_weights
from analysis.occurrences import with_voice
from analysis.reader.tones import heard, reader_tones, spared
from analysis.tone import _vader
from analysis.voices import find_voices

RESULTS = Path(__file__).parent / "results" / "tone_pooling.csv"
CORPORA = ["narrative_framing", "semeval2025_t10"]
# A sentence below this is a harsh one.
HARSH = -0.3
# Characters after which a sentence counts a half where the place counts.
HALF = 1000
PENALTY, FOLDS = 20, 5
SIDES = {"hero": 1, "victim": 0, "villain": -1}


def pooled(said, clues):
    """One row an actor of an article, one column a way of summing up its sentences.

    `said` as of `analysis.reader.tones.heard`, `clues` as of `analysis.framing.tone.tone_clues`.

    Examples
    --------
    >>> said = pd.DataFrame({"article": ["a"] * 2, "actor": ["Ada"] * 2, "start": [0, 1000],
    ...     "sentence": [0, 1], "text": ["One.", "Two."], "voice": ["outlet"] * 2,
    ...     "tone": [-0.8, 0.2]})
    >>> clues = pd.DataFrame({"article": ["a"], "actor": ["Ada"], "sentence": [0],
    ...                       "misfortune": [True]})
    >>> row = pooled(said, clues).iloc[0].round(3)
    >>> row[["as it is", "misfortunes not apart", "harshest", "by place"]].tolist()
    [-0.013, -0.2, -0.8, -0.28]
    """
    every, own = _sentences(said), _sentences(said[said["voice"] == "outlet"])
    apart = _sentences(spared(said, clues).query("voice == 'outlet'")).groupby(BY)["tone"]
    weight = 0.5 ** (own["start"] / HALF)
    placed = own.assign(tone=own["tone"] * weight, weight=weight).groupby(BY)
    tones, n = own.groupby(BY)["tone"], own.groupby(BY).size()
    befell = clues[clues["misfortune"].astype(bool)].groupby(BY).size()
    ways = {
        "as it is": apart.sum() / (n + SHRINK),
        "misfortunes not apart": tones.sum() / (n + SHRINK),
        "not shrunk": tones.mean(),
        "sum": tones.sum(),
        "all voices": every.groupby(BY)["tone"].sum() / (every.groupby(BY).size() + SHRINK),
        "harshest": tones.min(),
        "warmest": tones.max(),
        "first": tones.first(),
        "last": tones.last(),
        "harsh share": -own.assign(harsh=own["tone"] < HARSH).groupby(BY)["harsh"].mean(),
        "by place": placed["tone"].sum() / (placed["weight"].sum() + SHRINK),
        "misfortunes": befell / (n + SHRINK),
        "sentences": n,
    }
    return pd.DataFrame(ways).fillna(0.0)


def _sentences(said):
    """One row a sentence that names the actor, in reading order."""
    rows = said.groupby([*BY, "text"], sort=False).agg(
        tone=("tone", "mean"), start=("start", "min")
    )
    return rows.reset_index().sort_values("start", kind="stable")


def read_tuning(name, folder, given):
    """The labelled actors of a corpus' tuning half, with the columns of `pooled` and the words'.

    `given` as of `tone_weights.prepared`.
    """
    articles, targets = TUNED[name](folder)
    known, weights = set(given[2]) | set(_vader().lexicon), weights_without(name, given)
    targets, clues, mentions = read_clues(articles, targets[targets["split"] == "tune"], known)
    articles = articles[articles["article"].isin(targets["article"])]
    said = heard(articles, with_voice(mentions, find_voices(articles, mentions)))
    rows = targets.groupby(BY, sort=False).agg(label=("label", "first"), n=("label", "nunique"))
    rows = rows[rows["n"] == 1].drop(columns="n").join(pooled(said, clues))
    return rows.join(with_words(said, clues, weights)).fillna(0.0).reset_index()


def weights_without(name, given):
    """The weights of the words as if the corpus had no labels: {(clue, word): weight}."""
    return as_weights(tuned_weights(*given, without=list(TUNED).index(name)))


def with_words(said, clues, weights):
    """What the words say, and the mean of that and of what the reader hears."""
    words, reader = actor_tones(clues, weights=weights), reader_tones(spared(said, clues))
    enough = words[words["n"] >= FEW_SENTENCES]
    parts = [table.set_index(BY)["estimate"].astype(float) for table in (words, enough, reader)]
    both = pd.concat(parts[1:], axis=1).mean(axis=1).rename("with words")
    return pd.concat([parts[0].rename("words"), both], axis=1)


def ridge(train, test, ways):
    """The fitted side of each row of `test`, by a ridge regression on the rows of `train`."""
    spread = train[ways].std().replace(0, 1)
    known = (train[ways] - train[ways].mean()) / spread
    side = train["label"].map(SIDES)
    square = known.T @ known + PENALTY * np.eye(len(ways))
    weights = np.linalg.solve(square, known.T @ (side - side.mean()))
    return ((test[ways] - train[ways].mean()) / spread) @ weights


def with_ridge(tables):
    """The tables with *ridge*, learnt in folds by article, and *ridge, other corpus*."""
    ways = [way for way in tables[0] if way not in [*BY, "label", "words", "with words"]]
    found = []
    for table, other in zip(tables, tables[::-1], strict=True):
        fold = table["article"].map(_fold)
        parts = [ridge(table[fold != k], table[fold == k], ways) for k in range(FOLDS)]
        learnt = {"ridge": pd.concat(parts), "ridge, other corpus": ridge(other, table, ways)}
        found.append(table.assign(**learnt))
    return found


def _fold(article):
    """Which fold an article is in; its half hangs on the parity of the same number."""
    return int(hashlib.md5(article.encode()).hexdigest(), 16) // 2 % FOLDS


def figures(table):
    """Correlation, victim against villain and pairs of each way, with intervals."""
    table = table.assign(name=table["actor"])
    for way in table.columns.drop([*BY, "label", "name", "misfortunes", "sentences"]):
        judged, blamed = contrasts(with_score(table, way))
        found = pairs(judged)
        yield estimated(f"{way}: rank correlation, hero and villain", judged, correlation)
        yield estimated(f"{way}: victim above villain (AUC)", blamed, auc)
        yield estimated(f"{way}: pairs in order", found, pairs_right, found["total"].sum())


def main(folder):
    """Write the figures and print them."""
    given = prepared(folder)
    tables = with_ridge([read_tuning(name, folder, given) for name in CORPORA])
    rows = [
        (name, "tune", *row)
        for name, table in zip(CORPORA, tables, strict=True)
        for row in figures(table)
    ]
    table = pd.DataFrame(rows, columns=FIGURES).round(3)
    table.to_csv(RESULTS, index=False, lineterminator="\n")
    print(table.to_string(index=False))


if __name__ == "__main__":
    main(sys.argv[1])
