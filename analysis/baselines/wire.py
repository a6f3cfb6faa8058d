"""How often does ordinary wire and broadcast news use the same words?

The counts come from about 2,000 reports of Reuters, AP, BBC, NPR and the Christian Science
Monitor, 2012 to 2020, mostly about the United States. That these outlets stand at the centre is the
judgement of AllSides, not a measurement. Three older corpora stand beside them: BBC (2004–2005,
more than half of it sport, technology and culture), AG News (openings of reports, about 2004) and
ABC Australia (2000–2001). None is neutral by definition, and none covers the events of today: a
word may be rare there because its subject was.

Nor is the lexicon independent of either side. It was written with some articles at hand, the seed
among them, in which its forms are bound to be common; and what keeps a form's everyday senses out
was written with the wire corpus in view, so that its counts are rather too low than too high.
"""

import numpy as np
import pandas as pd
from scipy.stats import beta, binom, false_discovery_control
from statsmodels.stats.proportion import proportion_confint

from analysis.baselines.stored import not_counted, read_wire, read_wire_articles
from analysis.measures import FEW, poisson_interval

__all__ = [
    "corpus_rates",
    "exact_ratio",
    "in_wire",
    "not_counted",
    "place_among_articles",
    "rate_ratio",
    "read_wire",
    "read_wire_articles",
]

# An article shorter than this has too few words for a rate to be placed among others.
SHORTEST = 300
MEASURES = {"loaded rate": ("evaluative", "words"), "loaded share": ("loaded", "n")}


def in_wire(occurrences, wire):
    """The occurrences of forms that the wire table counts, in the outlet's voice.

    Examples
    --------
    >>> seen = pd.DataFrame({"form": ["regime", "regimelet"], "pos": "noun", "voice": "outlet"})
    >>> in_wire(seen, read_wire())["form"].tolist()
    ['regime']
    """
    keys = wire[["form", "pos"]].drop_duplicates()
    own = occurrences[occurrences["voice"] == "outlet"]
    return own.merge(keys, on=["form", "pos"], validate="many_to_one")


def rate_ratio(occurrences, words, wire, by=("form",)):
    r"""How many times as often the outlet uses each loaded form as wire news does.

    .. math:: ratio = \frac{n / words}{n_{wire} / words_{wire}}

    with an exact 95 % interval and a two-sided exact p: see `exact_ratio`. Every comparable group
    of `wire` is tested, used in the article or not, and Benjamini and Hochberg's q [1]_ is taken
    over all of them: to test only what was seen would pick the hypotheses by their result. A word
    is taken for an independent draw. Words come in clusters, so that an interval is rather too
    narrow than too wide; ``wire_articles`` says over how many articles the wire's uses spread.

    `words` is `analysis.measures.word_counts`; `wire` is `read_wire`, one corpus or several
    pooled, both sides or only the rows to be tested: `wire.query("status == 'evaluative'")`.

    Returns one row a group, the highest first: `by`, ``n``, ``words``, ``wire_n``, ``wire_words``,
    ``wire_articles`` (at least so many, if the group has several forms), ``rate`` and ``wire_rate``
    per 1,000 words, ``estimate``, ``low``, ``high`` (in 0 to infinity), ``p``, ``q``.

    References
    ----------
    .. [1] Benjamini and Hochberg (1995), JRSS B 57, 289-300.

    Examples
    --------
    >>> wire = pd.DataFrame({"corpus": "wire", "form": ["regime", "thug"], "pos": "noun",
    ...                      "side": "loaded", "n": [5, 1], "articles": [4, 1], "words": 10_000})
    >>> seen = pd.DataFrame({"form": ["regime"] * 4, "pos": "noun", "voice": "outlet"})
    >>> size = pd.DataFrame({"voice": ["outlet"], "words": [1000]})
    >>> ratios = rate_ratio(seen, size, wire)
    >>> ratios[["form", "n", "wire_n", "estimate", "low", "high", "q"]].round(2).values.tolist()
    [['regime', 4, 5, 8.0, 1.59, 37.17, 0.02], ['thug', 0, 1, 0.0, 0.0, 390.0, 1.0]]
    """
    by = list(by)
    wire = wire[wire["side"] == "loaded"]
    own = in_wire(occurrences, wire)[["form", "pos"]].value_counts().rename("own")
    groups = _grouped(wire.join(own, on=["form", "pos"]), by)
    total = int(words.loc[words["voice"] == "outlet", "words"].sum())
    groups = groups.assign(words=total, wire_words=wire.groupby("corpus")["words"].first().sum())
    ratios = exact_ratio(groups["n"], groups["words"], groups["wire_n"], groups["wire_words"])
    q = false_discovery_control(ratios["p"]) if len(ratios) else ratios["p"]
    ratios = pd.concat([groups, ratios], axis=1).assign(
        rate=1000 * groups["n"] / groups["words"],
        wire_rate=1000 * groups["wire_n"] / groups["wire_words"],
        q=q,
    )
    numbers = ["n", "words", "wire_n", "wire_words", "wire_articles", "rate", "wire_rate"]
    order = ratios.sort_values(["estimate", "n", *by], ascending=[False, False, *[True] * len(by)])
    return order[[*by, *numbers, "estimate", "low", "high", "p", "q"]].reset_index(drop=True)


def _grouped(wire, by):
    """Per group n (counted once, not once a corpus), wire_n, wire_articles."""
    once = wire.assign(own=wire["own"].where(~wire.duplicated(["form", "pos"]), 0))
    each = once.groupby([*by, "corpus"], sort=True).agg(
        n=("own", "sum"), wire_n=("n", "sum"), wire_articles=("articles", "max")
    )
    return each.groupby(by).sum().astype(int).reset_index()


def exact_ratio(n, words, other_n, other_words):
    r"""Ratio of two Poisson rates with an exact conditional 95 % interval [1]_ and p.

    Given the total, the one count is binomial with :math:`\theta = r\,w / (r\,w + w')`, where
    `r` is the ratio and `w`, `w'` are the words; Clopper and Pearson's interval for
    :math:`\theta` is turned into one for `r`. The p is twice the smaller tail at r = 1, at most
    1, and agrees with the interval: below 0.05 just where the interval leaves out 1.

    Returns a table: ``estimate`` (missing if both counts are 0), ``low``, ``high``, ``p``. With
    no count on the other side the ratio and its upper end are infinite.

    References
    ----------
    .. [1] Przyborowski and Wilenski (1940), Biometrika 31, 313-323.

    Examples
    --------
    >>> exact_ratio([4, 2, 0], 1000, [8, 0, 0], 1000).round(2).values.tolist()
    [[0.5, 0.11, 1.87, 0.39], [inf, 0.19, inf, 0.5], [nan, 0.0, inf, 1.0]]
    """
    counts = np.broadcast_arrays(*(np.asarray(x, float) for x in (n, words, other_n, other_words)))
    n, words, other_n, other_words = counts
    theta = words / (words + other_words)
    tails = binom.cdf(n, n + other_n, theta), binom.sf(n - 1, n + other_n, theta)
    with np.errstate(divide="ignore", invalid="ignore"):
        low = np.where(n > 0, beta.ppf(0.025, n, other_n + 1), 0)
        high = np.where(other_n > 0, beta.ppf(0.975, n + 1, other_n), 1)
        per = other_words / words
        columns = {
            "estimate": n / other_n * per,
            "low": low / (1 - low) * per,
            "high": high / (1 - high) * per,
            "p": np.minimum(1, 2 * np.minimum(*tails)),
        }
    return pd.DataFrame({name: np.atleast_1d(column) for name, column in columns.items()})


def corpus_rates(wire, by=("form",)):
    r"""The same form's rate per 1,000 words of the outlet's voice in each corpus, side by side.

    .. math:: rate = 1000 \cdot n / words

    with an exact 95 % Poisson interval. Where the corpora differ much among themselves, no
    one of them is the norm. Keep the sides of a concept apart: ``by=["concept", "side"]``.

    Returns one row a group and corpus: `by`, ``corpus``, ``n``, ``words``, ``articles`` (at least
    so many, if the group has several forms), ``estimate``, ``low``, ``high``.

    Examples
    --------
    >>> wire = read_wire(corpora=["wire", "bbc"])
    >>> corpus_rates(wire.query("form == 'regime'"))[["form", "corpus"]].values.tolist()
    [['regime', 'wire'], ['regime', 'bbc']]
    """
    rates = (
        wire.groupby([*by, "corpus"], sort=False)
        .agg(n=("n", "sum"), words=("words", "first"), articles=("articles", "max"))
        .reset_index()
    )
    per = 1000 / rates["words"]
    low, high = poisson_interval(rates["n"])
    return rates.assign(estimate=rates["n"] * per, low=low * per, high=high * per)


def place_among_articles(occurrences, words, articles, *, least=SHORTEST):
    r"""Where an article stands among single wire articles: the share of them that is lower.

    .. math:: share = lower / n

    with a 95 % Wilson interval, for two measures: the *loaded rate* (evaluative loaded words per
    1,000 words) among articles of at least `least` words, and the *loaded share* of wording
    choices among those of them with at least ten choices. Unlike `rate_ratio` this takes the
    article as the unit, so that words which come in clusters exaggerate nothing.

    `occurrences` is `in_wire`, so that words which the wire table does not count are not
    counted here either; `words` is `analysis.measures.word_counts`; `articles` is
    `read_wire_articles`.

    Returns two rows an article: ``article``, ``measure``, ``value``, ``n`` (wire articles),
    ``lower``, ``equal``, ``estimate``, ``low``, ``high``, and ``enough``: whether the article
    itself has as many words or choices as were asked of the others.

    Examples
    --------
    >>> seen = pd.DataFrame({"article": ["a"] * 3, "voice": "outlet", "side": "loaded",
    ...                      "status": "evaluative", "choice": "loaded"})
    >>> size = pd.DataFrame({"article": ["a"], "voice": ["outlet"], "words": [1000]})
    >>> others = pd.DataFrame({"words": 500, "loaded": 0, "neutral": 0, "evaluative": [0, 1, 2]})
    >>> place = place_among_articles(seen, size, others).iloc[0]
    >>> f"{place['measure']} {place['value']}: above {place['lower']} of {place['n']}"
    'loaded rate 3.0: above 2 of 3'
    """
    others = articles[articles["words"] >= least].assign(n=lambda t: t["loaded"] + t["neutral"])
    own = _own_counts(occurrences, words)
    rows = [
        {"article": article, "measure": measure, **_place(row, others, *columns, least)}
        for article, row in own.iterrows()
        for measure, columns in MEASURES.items()
    ]
    placed = pd.DataFrame(rows)
    n = placed["n"].where(placed["n"] > 0)  # no article to compare with: no share
    low, high = proportion_confint(placed["lower"], n, method="wilson")
    return placed.assign(estimate=placed["lower"] / n, low=low, high=high)[
        ["article", "measure", "value", "n", "lower", "equal", "estimate", "low", "high", "enough"]
    ]


def _own_counts(occurrences, words):
    """Per article, in the outlet's voice: words, loaded, evaluative, n (choices)."""
    own = occurrences[occurrences["voice"] == "outlet"]
    each = own.assign(
        loaded=own["choice"] == "loaded",
        n=own["choice"] != "",
        evaluative=(own["side"] == "loaded") & (own["status"] == "evaluative"),
    )
    sizes = words[words["voice"] == "outlet"].groupby("article")[["words"]].sum()
    counts = each.groupby("article")[["loaded", "n", "evaluative"]].sum()
    return sizes.join(counts).fillna(0).astype(int)


def _place(row, others, part, whole, least):
    """How one article's part of the whole compares with that of the others."""
    per, enough = (1000, least) if whole == "words" else (1, FEW)
    others = others[others[whole] >= enough]
    # Whole numbers, so that equal shares of different sizes are equal.
    difference = others[part] * int(row[whole]) - int(row[part]) * others[whole]
    return {
        "value": per * row[part] / row[whole] if row[whole] else np.nan,
        "n": len(others),
        "lower": int((difference < 0).sum()),
        "equal": int((difference == 0).sum()),
        "enough": bool(row[whole] >= enough),
    }
