"""The other actors of an article as a baseline: is each described as those like him are?"""

import re
from functools import lru_cache
from itertools import combinations
from math import comb

import numpy as np
from statsmodels.stats.proportion import confint_proportions_2indep

from analysis.actors.roles import OFFICES
from analysis.measures import FEW, FEW_CONCEPTS, counted
from analysis.tone import in_sentence

# Of an actor with one choice there is no telling whether the next would be another: no test.
FEWEST = 2
# How often the sentences are drawn anew, and up to how many labellings all are gone through.
DRAWS, LABELLINGS = 4_000, 10_000
# Two shares that differ by less are the same number in another rounding.
ROUNDING = 1e-9

COLUMNS = [
    "article", "one", "other", "kind", "one_loaded", "one_n", "other_loaded", "other_n",
    "difference", "low", "high", "p", "p_holm", "tested", "enough",
]  # fmt: skip


def comparable_pairs(mentions, actors, sentences):
    """Pairs of actors that one article could have described alike, each pair once.

    They are of the same kind; and a person who holds an office is compared with persons who hold
    one, anybody else with anybody else. An office is the table's (`analysis.read_actors`), or a
    title right before the name ("Mayor Ada Bell") or instead of it ("the mayor").

    Returns article, one, other, kind; ``one`` comes before ``other`` in the alphabet.

    Examples
    --------
    >>> import pandas as pd
    >>> text = "Mayor Ada Bell and President Tom Reed met Uma Low."
    >>> named = pd.DataFrame({"article": "a", "start": [6, 29, 42], "end": [14, 37, 49],
    ...     "text": ["Ada Bell", "Tom Reed", "Uma Low"], "kind": "person"})
    >>> lines = pd.DataFrame({"article": ["a"], "start": [0], "end": [50], "text": [text]})
    >>> nobody = pd.DataFrame({"actor": [], "office": []})
    >>> comparable_pairs(named.assign(actor=named["text"]), nobody, lines).values.tolist()
    [['a', 'Ada Bell', 'Tom Reed', 'person']]
    """
    peers = ["article", "kind", "office"]
    named = mentions.assign(office=_with_title(mentions, actors, sentences))
    leads = actors["office"].astype(str).str.fullmatch(rf"(?:{OFFICES}|leader)", na=False)
    named["office"] |= named["actor"].isin(actors.loc[leads, "actor"])
    named["office"] &= named["kind"] == "person"
    named = named.groupby(["article", "kind", "actor"], as_index=False)["office"].any()
    one, other = (named.rename(columns={"actor": side}) for side in ("one", "other"))
    pairs = one.merge(other, on=peers).query("one < other")
    return pairs[["article", "one", "other", "kind"]].reset_index(drop=True)


def _with_title(mentions, actors, sentences):
    """Whether each mention has a title of office before it, or is one: "the mayor"."""
    titles = "|".join({*OFFICES.split("|"), *actors.loc[actors["office"] != "", "office"]})
    before, itself = re.compile(rf"\b(?:{titles})\s$", re.I), re.compile(rf"\w+ (?:{titles})", re.I)
    texts = {
        (article, start): text
        for article, start, text in sentences[["article", "start", "text"]].itertuples(index=False)
    }
    placed = in_sentence(mentions.reset_index(names="row"), sentences)
    titled = {
        row.row: bool(
            before.search(texts[row.article, row.sentence_start][: row.start - row.sentence_start])
            or itself.fullmatch(row.text)
        )
        for row in placed.itertuples()
    }
    return mentions.index.map(titled).astype(bool)


def differences(occurrences, sentences, pairs, *, seed=0):
    r"""Difference between two actors in the loaded share of the words that the outlet uses.

    .. math:: difference = loaded_1 / n_1 - loaded_2 / n_2

    `occurrences` is `analysis.evidence.terms`; only choices (`analysis.measures.counted`) in the
    outlet's voice count. `pairs` is `comparable_pairs`; a pair without choices on both sides is
    left out. Give the occurrences of one concept only to compare like with like.

    **What the interval is about.** One article is a census of itself: in it, the difference *is*
    what the counts say. ``low`` and ``high`` are about a writer who chooses word by word and
    might have chosen otherwise: the hull of a 95 % bootstrap interval over the article's
    sentences, whose words stand or fall together [1]_, and of Newcombe's, which does not shrink
    to a point where all choices fall the same way [2]_. Measured with 8 to 60 choices of
    two actors with the same share, mean over shares from 0.1 to 0.8: the hull covers 95.6 to
    98.1 %, where Newcombe's alone covers 90.3 to 97.2 % and the bootstrap alone 88.2 to 97.9 %; at
    a single share 92.8, 85.9 and 80.6 % at the least. With shares of 0.8 and 0.3 they cover 95.6
    to 99.0, 88.6 to 96.4 and 83.3 to 97.8 %. All of it is in ``benchmarks/results/coverage.csv``,
    by ``python benchmarks/coverage.py``. The intervals are not corrected for the number of pairs.

    **What the test is about.** ``p``: how often a difference this large, in either direction,
    comes up when the two names are dealt anew to the (sentence, actor) blocks of choices, so that
    words repeated in one sentence move together [3]_. All ways of dealing are gone through, or
    10,000 drawn, and then p = (b + 1) / (m + 1). ``p_holm`` is corrected for all pairs that are
    tested in the article [4]_. Names can be exchanged only if the actors were there to be
    described alike; if one did what the other did not, a small p says no more than that the words
    differ. Nor is the test exact where one actor's sentences hold more words than the other's: with
    three words to two, p was 0.05 or less in 4.1 to 4.9 % of articles with the same share, 5.8 %
    at a single share, but with one word a sentence in 0.3 to 2.2 %. No test (``tested`` false, p
    missing) where either has fewer than 2 choices; with few blocks no p can be small: four against
    four give 0.03 at best.

    Returns one row a pair: article, one, other, kind, one_loaded, one_n, other_loaded, other_n,
    difference, low, high (in [-1, 1]), p, p_holm, tested, and ``enough``: at least 10 choices of
    at least 3 concepts for the two together; below that, show the counts and no share.

    References
    ----------
    .. [1] Davison and Hinkley (1997), Bootstrap methods and their application, chapter 3.8.
    .. [2] Newcombe (1998), Interval estimation for the difference between independent
       proportions. Statistics in Medicine 17, 873-890. Method 10.
    .. [3] Phipson and Smyth (2010), Permutation p-values should never be zero. Statistical
       Applications in Genetics and Molecular Biology 9(1), 39.
    .. [4] Holm (1979), A simple sequentially rejective multiple test procedure. Scandinavian
       Journal of Statistics 6, 65-70.

    Examples
    --------
    A loaded word in each of three sentences about one, a neutral word in each of two of the other:
    of ten ways to deal out the names, only this one sets all loaded words apart.

    >>> import pandas as pd
    >>> seen = pd.DataFrame({"article": "a", "start": [0, 10, 20, 30, 40], "voice": "outlet",
    ...     "actor": ["Bell"] * 3 + ["Reed"] * 2, "choice": ["loaded"] * 3 + ["neutral"] * 2,
    ...     "concept": "rule"})
    >>> lines = pd.DataFrame({"article": "a", "start": [0, 10, 20, 30, 40]})
    >>> pairs = pd.DataFrame({"article": ["a"], "one": "Bell", "other": "Reed", "kind": "person"})
    >>> found = differences(seen, lines, pairs)
    >>> found[["difference", "low", "high", "p"]].round(2).values.tolist()
    [[1.0, 0.14, 1.0, 0.1]]
    """
    own = counted(occurrences).query("voice == 'outlet' and actor != ''")
    blocks = _blocks(in_sentence(own, sentences))
    table = _with_counts(pairs, own)
    table = _with_interval(table, _resampled(blocks, sentences, seed))
    tested = (table["one_n"] >= FEWEST) & (table["other_n"] >= FEWEST)
    table = table.assign(p=_p_values(table, blocks, seed), tested=tested)
    table["p"] = table["p"].where(tested)
    return table.assign(p_holm=table.groupby("article")["p"].transform(_holm))[COLUMNS]


def _blocks(choices):
    """Loaded words and all choices of each actor in each sentence."""
    loaded = choices.assign(loaded=(choices["choice"] == "loaded").astype(int), n=1)
    return loaded.groupby(["article", "actor", "sentence_start"])[["loaded", "n"]].sum()


def _with_counts(pairs, own):
    """The pairs of which both have a choice, with the counts of both and ``enough``."""
    loaded = own.assign(loaded=own["choice"] == "loaded").groupby(["article", "actor"])
    counts = loaded.agg(loaded=("loaded", "sum"), n=("loaded", "size"), concepts=("concept", set))
    table = pairs
    for side in ("one", "other"):
        names = counts.add_prefix(f"{side}_").rename_axis(["article", side])
        table = table.merge(names.reset_index(), on=["article", side])
    concepts = [len(a | b) for a, b in zip(table.one_concepts, table.other_concepts, strict=True)]
    many = (table["one_n"] + table["other_n"] >= FEW) & (np.array(concepts) >= FEW_CONCEPTS)
    return table.assign(enough=many)


def _resampled(blocks, sentences, seed):
    """The loaded share of each (article, actor) in each draw of the article's sentences."""
    totals, shares = sentences.groupby("article").size(), {}
    for article, own in blocks.groupby("article"):
        cells = own.droplevel("article").unstack("actor", fill_value=0)
        times = _draws(len(cells), totals[article], seed)
        loaded, n = times @ cells["loaded"].to_numpy(), times @ cells["n"].to_numpy()
        drawn = np.divide(loaded, n, out=np.full(n.shape, np.nan), where=n > 0)
        shares |= {(article, actor): drawn[:, i] for i, actor in enumerate(cells["n"].columns)}
    return shares


def _draws(with_choice, total, seed):
    """How often each sentence with a choice is drawn when as many sentences are drawn as there
    are; those without a choice are drawn as one."""
    chances = [*[1 / total] * with_choice, max(0, 1 - with_choice / total)]
    return np.random.default_rng(seed).multinomial(total, chances, size=DRAWS)[:, :-1]


def _with_interval(table, shares):
    """Add the difference and the hull of the bootstrap's and Newcombe's interval."""
    counts = [table[column] for column in ("one_loaded", "one_n", "other_loaded", "other_n")]
    low, high = confint_proportions_2indep(*counts, method="newcomb", compare="diff")
    ends = np.array([
        percentiles(shares[article, one] - shares[article, other])
        for article, one, other in table[["article", "one", "other"]].itertuples(index=False)
    ]).reshape(-1, 2)  # fmt: skip
    return table.assign(
        difference=counts[0] / counts[1] - counts[2] / counts[3],
        low=np.clip(np.minimum(low, ends[:, 0]), -1, 1),
        high=np.clip(np.maximum(high, ends[:, 1]), -1, 1),
    )


def percentiles(drawn):
    """The middle 95 % of the draws in which both actors have a choice."""
    return np.quantile(drawn[~np.isnan(drawn)], [0.025, 0.975])


def _p_values(table, blocks, seed):
    # In the order of the alphabet, since which labellings are drawn hangs on who comes first.
    names = [sorted(pair) for pair in zip(table["one"], table["other"], strict=True)]
    return [
        p_value(*(blocks.loc[article, name].to_numpy() for name in pair), seed=seed)
        for article, pair in zip(table["article"], names, strict=True)
    ]


def p_value(one, other, *, seed=0):
    """How often a difference this large comes up when the blocks are dealt out anew.

    `one` and `other` have a row (loaded, n) for each block of choices; see `differences`.

    Examples
    --------
    Two blocks each, all loaded against all neutral: two of the six ways to deal are as far apart.

    >>> round(p_value(np.array([[1, 1], [1, 1]]), np.array([[0, 1], [0, 2]])), 3)
    0.333
    """
    blocks, first = np.concatenate([one, other]), len(one)
    every = comb(len(blocks), first) <= LABELLINGS
    dealt = _all_ways(len(blocks), first) if every else _some_ways(len(blocks), first, seed)
    mine = blocks[dealt].sum(axis=1)
    distances = _distance(mine, blocks.sum(axis=0) - mine)
    as_far = distances >= _distance(one.sum(axis=0), other.sum(axis=0)) - ROUNDING
    return float(as_far.mean()) if every else float((as_far.sum() + 1) / (LABELLINGS + 1))


# Articles alike in size ask for the same ways again.
@lru_cache(maxsize=8)
def _all_ways(blocks, first):
    return np.array(list(combinations(range(blocks), first)))


@lru_cache(maxsize=8)
def _some_ways(blocks, first, seed):
    return np.random.default_rng(seed).random((LABELLINGS, blocks)).argsort(axis=1)[:, :first]


def _distance(one, other):
    """Between the loaded shares of two counts (loaded, n)."""
    return np.abs(one[..., 0] / one[..., 1] - other[..., 0] / other[..., 1])


def _holm(p):
    """The p values of one article corrected for one another; a missing one stays missing."""
    # By hand, as statsmodels collects garbage at every call: a tenth of a second an article.
    ranked = p.dropna().sort_values()
    steps = ranked * np.arange(len(ranked), 0, -1)
    return steps.cummax().clip(upper=1).reindex(p.index)
