"""Measure the tone toward actors on labelled news; write figures only to results/.

Run by hand: ``python benchmarks/evaluate.py FOLDER`` (three minutes); `data/SOURCES.md` names the
files in it. The weights are tuned (`benchmarks/tone_weights.py`) on NewsMTSC's train split and on
the ``tune`` half of the articles of the two corpora of roles; reported are NewsMTSC's dev splits
and the ``report`` half. That half gave no label to the weights, but it is no untouched test set:
which clues to use and how to weigh the corpora was chosen by exchanging the halves, and the word
vectors saw its texts without labels. The learned reader learnt from NewsMTSC's train split and from
the ``tune`` half too.
*tone* is what `actors` gives, 0 where it gives none; *tone, all voices* the same over the
sentences of every voice. Labelled entities that the tool does not find are marked by
hand; how many it finds, and the tone of those alone, is told for the corpora of roles.
`tone_ablation.csv` leaves clues of the words out without tuning anew.
"""

import re
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from labelled import read_clues, read_narrative, read_newsmtsc, read_semeval
from scipy.stats import rankdata
from tqdm import tqdm

from analysis.articles import sentences
from analysis.framing.summary import tone
from analysis.framing.tone import actor_tones, read_weights
from analysis.lexicons import read_lexicon, version
from analysis.occurrences import with_voice
from analysis.reader.tones import heard, heard_or_said, reader_tones, spared
from analysis.tone import actor_tone, sentence_tone, vader_tone
from analysis.voices import find_voices

RESULTS = Path(__file__).parent / "results" / "evaluate.csv"
ABLATION = RESULTS.with_name("tone_ablation.csv")
ROUNDS = 1000
# So many training sentences say where a score turns negative or positive.
CUTTING = 1500


def scored(articles, targets, clues, mentions):
    """One row a labelled actor of an article: label, split, name, whether the tool found it by
    itself, in how many sentences the outlet names it, and every score."""
    by = ["article", "actor"]
    rows = targets.groupby(by, sort=False).agg(
        label=("label", "first"), kinds=("label", "nunique"), split=("split", "first"),
        name=("target", "first"), found=("found", "any"),
    )  # fmt: skip
    if "fine" in targets:
        rows = rows.join(targets.groupby(by)["fine"].first())
    rows = rows[rows["kinds"] == 1].drop(columns="kinds")
    lines = sentences(articles[articles["article"].isin(targets["article"])])
    lines = vader_tone(sentence_tone(lines))
    listened = heard(articles, with_voice(mentions, find_voices(articles, mentions)))
    said = spared(listened, clues)
    words, reader = actor_tones(clues), reader_tones(said)
    rows = rows.join(reader.set_index(by)["n"].rename("sentences")).fillna({"sentences": 0})
    everywhere = actor_tones(clues, voices=None), reader_tones(said, voices=None)
    scores = {
        "tone": tone(clues, listened).rename("estimate").reset_index(),
        "tone, all voices": heard_or_said(*everywhere[::-1]).reset_index(),
        "words": words,
        "words, all voices": everywhere[0],
        "reader": reader,
        "reader, all voices": everywhere[1],
        "loaded words only": actor_tones(clues, weights={("loaded", ""): 1}),
        "VADER": actor_tone(lines, mentions, score="vader"),
        "TextBlob": actor_tone(lines, mentions),
    }
    for name, table in scores.items():
        rows = rows.join(table.set_index(by)["estimate"].rename(name))
    return rows.reset_index()


SCORES = [
    "tone", "tone, all voices", "words", "words, all voices", "reader", "reader, all voices",
    "loaded words only", "VADER", "TextBlob",
]  # fmt: skip


def correlation(table):
    """Spearman's rank correlation of score and label."""
    return np.corrcoef(rankdata(table["score"]), rankdata(table["label"]))[0, 1]


def auc(table):
    """How often a row of label 1 scores above one of label 0, ties half."""
    ranks, high = rankdata(table["score"]), (table["label"] == 1).to_numpy()
    n, m = high.sum(), (~high).sum()
    return (ranks[high].sum() - n * (n + 1) / 2) / (n * m) if n and m else np.nan


def accuracy(table):
    """The share of labels guessed right."""
    return (table["score"] == table["label"]).mean()


def macro_f1(table, sides=(-1, 0, 1)):
    """The mean of the F1 of each of the labels."""
    score, label = table["score"].to_numpy(), table["label"].to_numpy()
    both = [((score == s) & (label == s)).sum() for s in sides]
    said = [(score == s).sum() + (label == s).sum() for s in sides]
    return np.mean([2 * b / t if t else 0 for b, t in zip(both, said, strict=True)])


def mean_score(table):
    """The mean of the score."""
    return table["score"].mean()


def pairs_right(table):
    """Of two texts about the same actor, how often the harsher one scores lower; ties half."""
    right, total = table["right"].sum(), table["total"].sum()
    return right / total if total else np.nan


def pairs(table):
    """One row an actor: pairs of texts with different labels, and how many are in order."""
    rows = []
    for name, group in table.groupby("name"):
        label, score = group["label"].to_numpy(), group["score"].to_numpy()
        above = label[:, None] > label[None, :]
        apart = (score[:, None] - score[None, :])[above]
        if len(apart):
            rows.append((name, (apart > 0).sum() + (apart == 0).sum() / 2, len(apart)))
    return pd.DataFrame(rows, columns=["cluster", "right", "total"])


def estimated(measure, table, statistic, n=None):
    """A figure with a bootstrap interval: articles, or actors, are drawn again and again."""
    rng = np.random.default_rng(0)
    groups = list(table.groupby("cluster").indices.values())
    drawn = [
        statistic(
            table.iloc[
                np.concatenate([groups[i] for i in rng.integers(0, len(groups), len(groups))])
            ]
        )
        for _ in range(ROUNDS)
    ]
    low, high = np.nanpercentile(drawn, [2.5, 97.5])
    return measure, len(table) if n is None else n, statistic(table), low, high


def with_score(table, score):
    """The table with ``score`` (0 where the tone is missing) and the article as ``cluster``."""
    return table.assign(score=table[score].fillna(0), cluster=table["article"])


def sentiment_figures(table, cuts):
    """The figures of one split of NewsMTSC."""
    table = table.assign(name=table["name"].map(last_name))
    for score in tqdm(SCORES, desc="NewsMTSC"):
        rows = with_score(table, score)
        sides = _cut(rows, cuts[score])
        found = pairs(rows)
        yield estimated(f"{score}: rank correlation", rows, correlation)
        yield estimated(f"{score}: macro-F1", sides, macro_f1)
        yield estimated(f"{score}: accuracy", sides, accuracy)
        yield estimated(f"{score}: pairs in order", found, pairs_right, found["total"].sum())
    yield share("has a tone", table, table["tone"].notna())


def last_name(name):
    """ "President Donald Trump’s" and "Mr. Trump" are one."""
    return re.sub(r"['’]s?$", "", name).split()[-1].lower() if name.strip() else ""


def cut_points(table):
    """For each score the two points between negative, neutral and positive with the best F1."""
    found = {}
    for score in SCORES:
        rows = with_score(table, score)
        points = sorted(set(rows["score"].quantile(np.arange(0.05, 1, 0.05))))
        tried = [(low, high) for low in points for high in points if low <= high]
        found[score] = max(tried, key=lambda cut: macro_f1(_cut(rows, cut)))
    return found


def _cut(rows, cut):
    score = rows["score"]
    return rows.assign(score=(score > cut[1]).astype(int) - (score < cut[0]).astype(int))


def role_figures(table):
    """The figures of one corpus of roles."""
    table = table.assign(name=table["actor"])
    for score in tqdm(SCORES, desc="roles"):
        rows = with_score(table, score)
        judged, blamed = contrasts(rows)
        found = pairs(judged)
        yield estimated(f"{score}: hero above villain (AUC)", judged, auc)
        yield estimated(f"{score}: victim above villain (AUC)", blamed, auc)
        yield estimated(f"{score}: rank correlation, hero and villain", judged, correlation)
        yield estimated(f"{score}: pairs in order", found, pairs_right, found["total"].sum())
        for role in ("hero", "victim", "villain"):
            yield estimated(f"{score}: mean, {role}", rows[rows["label"] == role], mean_score)
    yield share("has a tone", table, table["tone"].notna())
    yield from coverage_figures(table)


def share(measure, table, held):
    """The share of rows for which something holds."""
    return estimated(measure, with_score(table.assign(held=held), "held"), mean_score)


def coverage_figures(table):
    """How many labelled entities the tool found, and the tone of those it found and saw often.

    Everywhere else an entity that was not found is marked by hand, so that its tone is measured.
    """
    found = table["found"].astype(bool)
    yield share("found as an actor", table, found)
    for role, rows in table.groupby("label"):
        yield share(f"found as an actor, {role}", rows, rows["found"])
    often = found & (table["sentences"] >= 2)
    yield share("found, named in two sentences or more", table, often)
    for part, rows in {"found": table[found], "found, two sentences": table[often]}.items():
        judged, blamed = contrasts(with_score(rows, "tone"))
        pairs_found = pairs(judged)
        yield estimated(f"tone, {part}: victim above villain (AUC)", blamed, auc)
        yield estimated(f"tone, {part}: rank correlation, hero and villain", judged, correlation)
        n = pairs_found["total"].sum()
        yield estimated(f"tone, {part}: pairs in order", pairs_found, pairs_right, n)


def fine_figures(table):
    """The mean tone of each fine role that five actors or more have."""
    for role, rows in table.groupby("fine") if "fine" in table else ():
        if len(rows) >= 5:
            measure = f"tone, all voices: mean, {role}"
            yield estimated(measure, with_score(rows, "tone, all voices"), mean_score)


FIGURES = ["data", "split", "measure", "n", "estimate", "low", "high"]
# The tone without some of its clues, and with some only; the weights are not tuned anew.
WITHOUT = {
    "all clues": [],
    "no single words nearby": ["near"],
    "no VADER": ["near valence", "epithet valence"],
    "no words nearby": ["near", "near valence"],
    "no verb table": ["agent judged", "patient judged", "speaker judged"],
    "no loaded words": ["loaded"],
    "words nearby only": [
        "agent judged", "patient judged", "speaker judged", "loaded", "epithet valence",
    ],
}  # fmt: skip


def ablations(name, split, table, clues):
    """The tone in all voices with fewer clues: its correlation, or its AUCs where there are
    roles."""
    for label, gone in tqdm(WITHOUT.items(), desc="ablation"):
        left = {pair: weight for pair, weight in read_weights().items() if pair[0] not in gone}
        tones = actor_tones(clues, voices=None, weights=left).set_index(["article", "actor"])
        rows = table.join(tones["estimate"].rename("score"), on=["article", "actor"])
        rows = with_score(rows, "score")
        if name == "newsmtsc":
            found = [estimated(f"{label}: rank correlation", rows, correlation)]
        else:
            tables = zip(["hero", "victim"], contrasts(rows), strict=True)
            found = [
                estimated(f"{label}: {role} above villain (AUC)", t, auc) for role, t in tables
            ]
        yield from [(name, split, *figure) for figure in found]


def contrasts(rows):
    """Heroes (1) and villains (0); victims (1) and villains (0)."""
    for role, other in (("hero", "victim"), ("victim", "hero")):
        some = rows[rows["label"] != other]
        yield some.assign(label=(some["label"] == role).astype(int))


def evaluate(folder):
    """Every figure, and the ablation: data, split, measure, n, estimate, low, high."""
    found, fewer = [], []
    articles, targets = read_newsmtsc(folder)
    train = targets[targets["split"] == "train"].head(CUTTING)
    dev = targets[targets["split"] != "train"]
    cuts = cut_points(scored(articles, *read_clues(articles, train)))
    dev, clues, mentions = read_clues(articles, dev)
    table = scored(articles, dev, clues, mentions)
    fewer += ablations("newsmtsc", "dev", table, clues)
    for split, rows in [("dev", table), *table.groupby("split")]:
        found += [("newsmtsc", split, *row) for row in sentiment_figures(rows, cuts)]
    for name, read in {
        "narrative_framing": read_narrative,
        "semeval2025_t10": read_semeval,
    }.items():
        articles, targets = read(folder)
        targets = targets[targets["split"] == "report"]
        targets, clues, mentions = read_clues(articles, targets)
        table = scored(articles, targets, clues, mentions)
        fewer += ablations(name, "report", table, clues)
        figures = [*role_figures(table), *fine_figures(table)]
        found += [(name, "report", *row) for row in figures]
    return pd.DataFrame(found, columns=FIGURES), pd.DataFrame(fewer, columns=FIGURES)


def main(folder):
    """Write the figures and print them."""
    for path, table in zip([RESULTS, ABLATION], evaluate(folder), strict=True):
        table = table.round(3).assign(lexicon=version(read_lexicon()))
        table.to_csv(path, index=False, lineterminator="\n")
        print(table.to_string(index=False))


if __name__ == "__main__":
    main(sys.argv[1])
