"""Outlets side by side on articles rated left, centre and right; writes results/outlets*.csv.

Run: ``python benchmarks/outlets.py FOLDER``, where FOLDER holds
``abp_left_center_right_1800.csv.gz`` (Article-Bias-Prediction, Baly et al. 2020, Apache-2.0) and
``allsides_headlines.csv.gz``. No text of them is stored: figures only. Without FOLDER only the
coverage of the intervals is simulated. The leanings are the judgement of AllSides.

``outlets.csv``: loaded words a thousand and loaded share by third. The rate's interval is a
bootstrap over outlets and, in each, over its articles, since words of one outlet are alike; the
share is from the mixed model, all thirds on the same concepts. ``outlets_named.csv``: rates of
outlets with 20 articles or more. ``outlets_words.csv``: which words make the difference between
the thirds. ``outlets_events.csv``: headlines of one event, two by two.
``outlets_coverage.csv``: how often the intervals of the mixed model, of the pooled share and of
Wilson hold the truth in simulations, and those of statsmodels' `BinomialBayesMixedGLM`.
"""

import sys
import warnings
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.special import expit
from scipy.stats import binomtest
from statsmodels.genmod.bayes_mixed_glm import BinomialBayesMixedGLM
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint
from tqdm import tqdm

from analysis.actors import find_mentions, read_actors
from analysis.baselines.pooled import pooled
from analysis.comparing import rate_shift
from analysis.comparing.mixed import FLATTER, group_shares
from analysis.evidence import terms_among
from analysis.lexicons import read_lexicon, version
from analysis.measures import counted, poisson_interval, word_counts
from analysis.voices import find_voices

RESULTS = Path(__file__).resolve().parent / "results"
THIRDS = ["left", "center", "right"]
BATCH, SEED, DRAWS = 100, 1, 4_000
# Of an outlet with fewer articles the rate is an anecdote.
MANY = 20
SHOWN = 15
# Outlets, articles of each, level, spread of outlets and of articles, choices an article.
SETTINGS = [
    (4, 8, -2.5, 0.7, 1.0, (1, 2, 3, 15)),
    (5, 20, -1.0, 0.7, 0.5, (1, 2, 3, 15)),
    (3, 5, 0.0, 1.0, 1.5, (2, 5, 30)),
    (2, 5, -1.0, 0.0, 0.0, (1, 2, 10)),
]
SIMULATIONS = 25


def occurrences(articles):
    """The lexicon's words in the outlets' own voice, and the words of each article."""
    lexicon, cast, seen, words = read_lexicon(), read_actors(), [], []
    for first in tqdm(range(0, len(articles), BATCH), desc="reading", disable=None):
        batch = articles.iloc[first : first + BATCH].reset_index(drop=True)
        mentions = find_mentions(batch, cast)
        voices = find_voices(batch, mentions)
        seen.append(terms_among(batch, lexicon, mentions, voices).query("voice == 'outlet'"))
        words.append(word_counts(batch, voices).query("voice == 'outlet'"))
    told = articles[["article", "leaning", "paper"]]
    return (
        pd.concat(seen, ignore_index=True).merge(told, on="article"),
        pd.concat(words, ignore_index=True).merge(told, on="article"),
    )


def judging(seen):
    return seen[(seen["side"] == "loaded") & (seen["status"] == "evaluative")]


def rates(seen, words):
    """One row an article: leaning, paper, words and loaded words."""
    loaded = judging(seen).groupby("article").size().rename("loaded")
    table = words.set_index("article").join(loaded).fillna({"loaded": 0}).reset_index()
    return table.astype({"loaded": int})[["article", "leaning", "paper", "words", "loaded"]]


def resampled(table, chance):
    """The rate of a third when its outlets, and the articles of each, are drawn anew."""
    outlets = [part[["loaded", "words"]].to_numpy() for _, part in table.groupby("paper")]
    drawn = []
    for _ in range(DRAWS):
        sums = np.zeros(2)
        for at in chance.integers(len(outlets), size=len(outlets)):
            own = outlets[at]
            sums += own[chance.integers(len(own), size=len(own))].sum(axis=0)
        drawn.append(1000 * sums[0] / sums[1])
    return np.array(drawn)


def by_third(table, seen):
    """Rates, shares and differences of the thirds, with intervals."""
    chance, rows, drawn = np.random.default_rng(SEED), [], {}
    for third in tqdm(THIRDS, desc="bootstrap", disable=None):
        part = table[table["leaning"] == third]
        drawn[third] = resampled(part, chance)
        rate = 1000 * part["loaded"].sum() / part["words"].sum()
        ends = np.quantile(drawn[third], [0.025, 0.975])
        rows.append(("loaded rate", third, *sizes(part), rate, *ends))
    rate_of = {row[1]: row[-3] for row in rows}
    for other in ("left", "right"):
        apart = drawn[other] - drawn["center"]
        value = rate_of[other] - rate_of["center"]
        both = table[table["leaning"].isin([other, "center"])]
        ends = np.quantile(apart, [0.025, 0.975])
        rows.append(("loaded rate, difference", f"{other} - center", *sizes(both), value, *ends))
    cells = choices(seen)
    shares, pairs = group_shares(cells)
    for row in shares.itertuples():
        part = table[table["leaning"] == row.group]
        rows.append(("loaded share", row.group, *sizes(part), row.estimate, row.low, row.high))
    for row in pairs.itertuples():
        both = table[table["leaning"].isin([row.one, row.other])]
        name = f"{row.one} - {row.other}"
        rows.append(("loaded share, difference", name, *sizes(both), row.difference, row.low,
                     row.high))  # fmt: skip
    columns = ["measure", "group", "articles", "outlets", "words", "loaded", "estimate", "low",
               "high"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def sizes(part):
    return len(part), part["paper"].nunique(), part["words"].sum(), part["loaded"].sum()


def choices(seen):
    """One row an article and concept, for the mixed model; outlets lie within thirds.

    An outlet that is rated twice is one in each third.
    """
    own = counted(seen).rename(columns={"leaning": "group"})
    own = own.assign(outlet=own["group"] + ": " + own["paper"], hit=own["choice"] == "loaded")
    # Of concepts met in few articles nothing can be learnt, and each costs time.
    often = own.groupby("concept")["article"].transform("nunique") >= MANY
    cells = own[often].groupby(["group", "outlet", "article", "concept"])["hit"]
    return cells.agg(loaded="sum", n="size").reset_index()


def named(table):
    """Loaded words a thousand of each outlet with many articles, exact Poisson interval.

    The interval takes words for independent and is too narrow; ``low_articles`` and
    ``high_articles`` are of a bootstrap over the outlet's articles.
    """
    sums = table.groupby(["leaning", "paper"]).agg(
        articles=("article", "size"), words=("words", "sum"), loaded=("loaded", "sum")
    ).reset_index()  # fmt: skip
    sums = sums[sums["articles"] >= MANY]
    per = 1000 / sums["words"]
    low, high = poisson_interval(sums["loaded"])
    sums = sums.assign(estimate=sums["loaded"] * per, low=low * per, high=high * per)
    chance, ends = np.random.default_rng(SEED), []
    for row in sums.itertuples():
        part = table[(table["leaning"] == row.leaning) & (table["paper"] == row.paper)]
        own = part[["loaded", "words"]].to_numpy()
        drawn = own[chance.integers(len(own), size=(DRAWS, len(own)))].sum(axis=1)
        ends.append(np.quantile(1000 * drawn[:, 0] / drawn[:, 1], [0.025, 0.975]))
    ends = np.array(ends)
    sums = sums.assign(low_articles=ends[:, 0], high_articles=ends[:, 1])
    return sums.rename(columns={"paper": "outlet"}).sort_values(["leaning", "outlet"])


def shifts(seen, table):
    """The words that add most to the difference of either side from the centre."""
    words = table.groupby("leaning")["words"].sum()
    parts = []
    for one, other in (("left", "center"), ("right", "center"), ("right", "left")):
        masks = [seen["leaning"] == side for side in (one, other)]
        shift = rate_shift(seen, *masks, [words[one], words[other]])
        parts.append(shift.head(SHOWN).assign(comparison=f"{one} - {other}"))
    return pd.concat(parts)[
        ["comparison", "concept", "form", "n", "other_n", "articles", "contribution"]
    ]


def events(folder):
    """Headlines of one event by left, centre and right: in how many pairs has which one more
    loaded words; the test is of signs among the pairs that differ."""
    heads = pd.read_csv(folder / "allsides_headlines.csv.gz").query("leaning in @THIRDS")
    heads = heads.dropna(subset=["title"]).reset_index(drop=True)
    heads = heads.assign(article=[f"h{i}" for i in heads.index], text=heads["title"])
    seen, words = occurrences(heads.rename(columns={"outlet": "paper"}))
    table = rates(seen, words).merge(heads[["article", "event_id"]], on="article")
    sums = table.groupby("leaning")[["loaded", "words"]].sum()
    wide = table.groupby(["event_id", "leaning"])["loaded"].sum().unstack()
    rows = []
    for one, other in combinations(THIRDS, 2):
        both = wide[[one, other]].dropna()
        more, less = (both[one] > both[other]).sum(), (both[one] < both[other]).sum()
        p = binomtest(int(more), int(more + less)).pvalue if more + less else 1.0
        low, high = proportion_confint(more, more + less, method="wilson")
        rows.append((one, other, len(both), more, less, more / (more + less), low, high, p,
                     *(1000 * sums.loc[side, "loaded"] / sums.loc[side, "words"]
                       for side in (one, other))))  # fmt: skip
    columns = ["one", "other", "events", "one_more", "other_more", "estimate", "low", "high", "p",
               "one_rate", "other_rate"]  # fmt: skip
    table = pd.DataFrame(rows, columns=columns)
    table.insert(9, "p_holm", multipletests(table["p"], method="holm")[1])
    return table


def simulated(chance, outlets, each, level, between, within, sizes):
    """Cells of outlets drawn at random, and each outlet's share in a typical article."""
    effect, group = chance.normal(0, between, outlets), np.repeat(np.arange(outlets), each)
    n = chance.choice(sizes, len(group))
    loaded = chance.binomial(n, expit(level + effect[group] + chance.normal(0, within, len(group))))
    draws = np.random.default_rng(SEED).normal(0, within, 10_000)
    truth = expit(level + effect[:, None] + draws).mean(axis=1)
    cells = {"group": group, "outlet": group, "article": np.arange(len(group)), "concept": "rule"}
    return pd.DataFrame({**cells, "loaded": loaded, "n": n}), truth


def variational(cells):
    """The intervals that statsmodels' mean-field approximation gives."""
    words = cells.loc[cells.index.repeat(cells["n"])]
    first = (words.groupby("article").cumcount() < words["loaded"]).astype(float).to_numpy()
    effects = [pd.get_dummies(words[name], dtype=float) for name in ("group", "article")]
    ident = np.repeat([0, 1], [part.shape[1] for part in effects])
    design = sparse.csr_matrix(np.hstack(effects))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = BinomialBayesMixedGLM(first, np.ones((len(first), 1)), design, ident).fit_vb(rng=0)
    outlets = effects[0].shape[1]
    line = found.fe_mean[0] + found.vc_mean[:outlets]
    spread = np.sqrt(found.fe_sd[0] ** 2 + found.vc_sd[:outlets] ** 2)
    flat = np.sqrt(1 + FLATTER * np.exp(2 * found.vcp_mean[1]))
    return expit((line - 1.96 * spread) / flat), expit((line + 1.96 * spread) / flat)


def intervals(cells):
    """(low, high) of each outlet, by method."""
    sums = cells.groupby("group")[["loaded", "n"]].sum()
    groups = cells.groupby("group")[["loaded", "n"]]
    ends = np.array([pooled(part["loaded"], part["n"])[1:] for _, part in groups])
    shares, _ = group_shares(cells)
    return {
        "mixed model": (shares["low"], shares["high"]),
        "pooled by article": (ends[:, 0], ends[:, 1]),
        "Wilson": proportion_confint(sums["loaded"], sums["n"], method="wilson"),
        "statsmodels, variational": variational(cells),
    }


def coverage():
    """How often each method's interval holds the truth, and how wide it is."""
    rows, total = [], len(SETTINGS) * SIMULATIONS
    with tqdm(total=total, desc="coverage", disable=None) as bar:
        for number, setting in enumerate(SETTINGS):
            chance = np.random.default_rng([SEED, number])
            for _ in range(SIMULATIONS):
                cells, truth = simulated(chance, *setting)
                for method, (low, high) in intervals(cells).items():
                    low, high = np.asarray(low), np.asarray(high)
                    held = (low <= truth) & (truth <= high)
                    rows.append((*setting[:5], str(setting[5]), method, held.sum(), len(held),
                                 (high - low).mean()))  # fmt: skip
                bar.update()
    names = ["outlets", "articles", "level", "between", "within", "choices", "method"]
    table = pd.DataFrame(rows, columns=[*names, "held", "n", "width"])
    sums = table.groupby(names, sort=False).agg(
        held=("held", "sum"), n=("n", "sum"), width=("width", "mean")
    ).reset_index()  # fmt: skip
    low, high = proportion_confint(sums["held"], sums["n"], method="wilson")
    return sums.assign(coverage=sums.pop("held") / sums["n"], low=low, high=high)


def store(table, name, *, stamp=True):
    table = table.round(4)
    if stamp:
        table = table.assign(lexicon=version(read_lexicon()))
    table.to_csv(RESULTS / f"{name}.csv", index=False)
    print(f"{name}\n{table.to_string(index=False)}\n")


def main(folder):
    articles = pd.read_csv(folder / "abp_left_center_right_1800.csv.gz")
    seen, words = occurrences(articles.rename(columns={"id": "article", "outlet": "paper"}))
    table = rates(seen, words)
    store(named(table), "outlets_named")
    store(shifts(seen, table), "outlets_words")
    store(events(folder), "outlets_events")
    store(by_third(table, seen), "outlets")


if __name__ == "__main__":
    if sys.argv[1:]:
        main(Path(sys.argv[1]))
    else:
        store(coverage(), "outlets_coverage", stamp=False)
