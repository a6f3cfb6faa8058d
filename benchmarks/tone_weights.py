"""Tune the weights of the clues to the tone toward an actor; write data/tone_weights.csv.

Run by hand: ``python benchmarks/tone_weights.py FOLDER`` (four minutes); `data/SOURCES.md`
names the files in it. A ridge regression of the labels on the clues (`analysis.framing.tone`):
NewsMTSC's train split, and the ``tune`` half of the articles of the two corpora of roles (hero 1,
victim 0, villain -1). A word's weight is the sum of its own coefficient and of what its vector
says, so that words that the labelled sentences lack are weighed as well; the vectors come from
the words that stand together in all the news of the folder.
"""

import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
import scipy.sparse as sp
from labelled import read_clues, read_narrative, read_newsmtsc, read_semeval
from scipy.sparse.linalg import lsqr, svds
from tqdm import tqdm

from analysis.framing.nearby import lemma
from analysis.framing.tone import SHRINK, WEIGHTS
from analysis.tone import _vader

NEWS = [
    "abp_left_center_right_1800", "neutral_centre_wire_2k", "anno_lexical_llm", "babe_train_dev",
    "mbic_no_babe_test", "ptc_train_sentences", "newsmtsc_train_dev",
    "directed_sentiment_train_dev", "narrative_framing_articles", "semeval2025_t10_en_articles",
    "polnear_train_dev_articles", "neutral_bbc", "neutral_agnews_test", "checkthat_subj_en",
]  # fmt: skip
WORD = re.compile("[A-Za-z]+")
# A word is weighed if it is in the dictionary, this frequent, and mostly in lower case.
FREQUENT, LOWER = 12, 0.5
# Words that help, point or count.
EMPTY = frozenset(
    "the and but that this these those its she you his her their our your him them who whom which"
    " what when where how there here are was were been being does did have has had having will"
    " would shall should may might can could must not".split()
)
# Who somebody is says nothing of the tone: the same word counts the same for every side.
IDENTITIES = frozenset(
    "republican democrat democratic gop liberal conservative progressive left right leftist"
    " rightist black white hispanic latino asian jewish jew muslim islamic christian catholic gay"
    " lesbian transgender woman man female male girl boy immigrant migrant american russian"
    " ukrainian chinese".split()
)
DIMENSIONS, WINDOW, SEED = 200, 6, 0
# Frequent words are thinned out, as in word2vec (Mikolov et al. 2013).
THIN = 1e-4
# The penalty, how freely single words and vectors may speak, how much a row of a role counts, and
# how often a word must be seen for its own coefficient. Chosen by two folds of NewsMTSC's train
# split and by exchanging the halves of the corpora of roles; the figures hardly move with them.
PENALTY, OWN, VECTOR, ROLE, SEEN = 10, 0.5, 0.5, 2, 4
# Weights nearer to 0 than this are left out.
SMALL = 0.02
CORPORA = {
    "newsmtsc": read_newsmtsc, "narrative_framing": read_narrative, "semeval2025_t10": read_semeval,
}  # fmt: skip
LABELS = {"hero": 1, "victim": 0, "villain": -1, -1: -1, 0: 0, 1: 1}


def read_texts(folder):
    """Every distinct text of the folder, less NewsMTSC's dev splits."""
    texts = []
    for name in NEWS:
        table = pd.read_csv(Path(folder) / f"{name}.csv.gz")
        if name.startswith("newsmtsc"):
            table = table[table["split"] == "train"]
        texts += table["text"].dropna().astype(str).drop_duplicates().tolist()
    return texts


def vocabulary(texts):
    """The lemmas to weigh: {lemma: number}, and {form: number of its lemma}."""
    import lemminflect

    forms, lower = Counter(), Counter()
    for text in texts:
        for word in WORD.findall(text):
            forms[word.lower()] += 1
            lower[word.lower()] += word[0].islower()
    counts = Counter()
    for form, n in forms.items():
        counts[lemma(form)] += n
    frequent = [word for word, n in counts.most_common() if n >= FREQUENT]
    number = {word: i for i, word in enumerate(frequent)}
    named = {word for word in frequent if lower[word] < LOWER * forms[word]}
    plain = {word for word in frequent if len(word) > 2 and lemminflect.getAllLemmas(word)}
    weighed = {word: number[word] for word in plain - named - EMPTY - IDENTITIES}
    return weighed, {form: number[lemma(form)] for form in forms if lemma(form) in number}


def word_vectors(texts, numbers):
    """One vector a lemma: the singular vectors of the positive pointwise mutual information [1]_.

    References
    ----------
    .. [1] O. Levy, Y. Goldberg and I. Dagan (2015), Improving distributional similarity with
       lessons learned from word embeddings. TACL 3.
    """
    size = max(numbers.values()) + 1
    together = _cooccurrences(_sequence(texts, numbers, size), size)
    total = np.asarray(together.sum(axis=1)).ravel()
    context = total**0.75 / (total**0.75).sum()
    pairs = together.tocoo()
    information = np.log(pairs.data / (total[pairs.row] * context[pairs.col]))
    kept = information > 0
    places = (pairs.row[kept], pairs.col[kept])
    matrix = sp.csr_matrix((information[kept], places), shape=(size, size))
    left, values, _ = svds(matrix, k=DIMENSIONS, v0=np.ones(size))
    vectors = left * np.sqrt(values)
    return vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)


def _sequence(texts, numbers, size):
    """All texts as one row of lemma numbers, thinned out, with gaps of -1 between them."""
    gap = np.full(WINDOW, -1)
    parts = []
    for text in tqdm(texts, desc="words", mininterval=5):
        parts += [np.array([numbers.get(w.lower(), -1) for w in WORD.findall(text)], int), gap]
    row = np.concatenate(parts)
    share = np.bincount(row[row >= 0], minlength=size) / (row >= 0).sum()
    keep = np.append(np.minimum(1, np.sqrt(THIN / np.maximum(share, 1e-12))), 1)
    return row[np.random.default_rng(SEED).random(len(row)) < keep[row]]


def _cooccurrences(row, size):
    """How often two lemmas stand at most six words apart, nearer ones counting more."""
    together = sp.csr_matrix((size, size))
    for apart in range(1, WINDOW + 1):
        first, second = row[:-apart], row[apart:]
        both = (first >= 0) & (second >= 0)
        ones = np.full(both.sum(), 1 / apart)
        together = together + sp.csr_matrix((ones, (first[both], second[both])), (size, size))
    return together + together.T


def examples(folder, known):
    """The labelled actors and the clues to each, one table each; ``row`` joins them."""
    rows, clues, first = [], [], 0
    for group, read in enumerate(CORPORA.values()):
        articles, targets = read(folder)
        targets = targets[targets["split"].isin(["train", "tune"])]
        targets, found, _ = read_clues(articles, targets, known)
        actors = targets.groupby(["article", "actor"], sort=False)["label"].agg(
            ["first", "nunique"]
        )
        actors = actors[actors["nunique"] == 1].reset_index()
        actors = actors.assign(row=range(first, first + len(actors)), group=group)
        first += len(actors)
        found = found.merge(actors[["article", "actor", "row"]])
        sentences = found.groupby("row")["sentence"].transform("nunique")
        rows.append(actors)
        clues.append(found.assign(value=found["value"] / (sentences + SHRINK if group else 1)))
    return pd.concat(rows, ignore_index=True), pd.concat(clues, ignore_index=True)


def design(rows, clues, weighed, vectors):
    """The matrix of the regression, and the pairs (clue, word) of its first columns.

    The last columns, as many as a vector has, are the vectors of the words near the actor.
    """
    near = clues[(clues["clue"] == "near") & clues["word"].isin(weighed)]
    seen = near.drop_duplicates(["row", "word"])["word"].value_counts()
    others = clues[~clues["clue"].isin(["near", "misfortune"])].assign(word="")
    single = pd.concat([others, near[near["word"].map(seen) >= SEEN]])
    own = single["value"] * np.where(single["word"] == "", 1, OWN)
    column, pairs = pd.factorize(pd.MultiIndex.from_frame(single[["clue", "word"]]), sort=True)
    matrix = _sparse(own, single["row"], column, (len(rows), len(pairs)))
    numbers = near["word"].map(weighed)
    bag = _sparse(near["value"] * VECTOR, near["row"], numbers, (len(rows), len(vectors)))
    return sp.hstack([matrix, sp.csr_matrix(bag @ vectors)]).tocsr(), list(pairs)


def _sparse(values, rows, columns, shape):
    return sp.csr_matrix((np.asarray(values), (np.asarray(rows), np.asarray(columns))), shape=shape)


def ridge(matrix, labels, groups):
    """The coefficients of the penalised least squares, one free intercept a corpus."""
    # A large column is hardly penalised.
    intercepts = np.eye(groups.max() + 1)[groups] * 100
    weight = np.sqrt(np.where(groups > 0, ROLE, 1))
    both = sp.hstack([matrix, sp.csr_matrix(intercepts)]).multiply(weight[:, None]).tocsr()
    damp = np.sqrt(PENALTY)
    found = lsqr(both, labels * weight, damp=damp, atol=1e-10, btol=1e-10, iter_lim=3000)[0]
    return found[: matrix.shape[1]]


def prepared(folder):
    """What a fit needs: the labelled actors, the clues to each, words to weigh, their vectors."""
    texts = read_texts(folder)
    weighed, numbers = vocabulary(texts)
    vectors = word_vectors(texts, numbers)
    rows, clues = examples(folder, set(weighed) | set(_vader().lexicon))
    return rows, clues, weighed, vectors


def tuned_weights(rows, clues, weighed, vectors, *, without=None):
    """The table clue, word, weight; `without`: the number of a corpus that is left out."""
    matrix, pairs = design(rows, clues, weighed, vectors)
    labels, groups = rows["first"].map(LABELS).to_numpy(float), rows["group"].to_numpy()
    used = groups != without
    found = ridge(matrix[used], labels[used], groups[used])
    weights = {("near", word): 0.0 for word in weighed}
    for (clue, word), coefficient in zip(pairs, found, strict=False):
        weights[clue, word] = coefficient * (OWN if word else 1)
    for word, number in weighed.items():
        weights["near", word] += VECTOR * vectors[number] @ found[len(pairs) :]
    table = pd.Series(weights).rename_axis(["clue", "word"]).rename("weight").reset_index()
    return table[table["weight"].abs() >= SMALL].sort_values(["clue", "word"]).round(3)


if __name__ == "__main__":
    table = tuned_weights(*prepared(sys.argv[1]))
    table.to_csv(WEIGHTS, index=False, lineterminator="\n")
    print(table.groupby("clue")["weight"].describe().round(3).to_string())
