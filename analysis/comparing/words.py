"""Which words make the difference between two groups, or between one and all others."""

import numpy as np
import pandas as pd
from scipy.stats import norm
from statsmodels.stats.multitest import multipletests

from analysis.baselines.keyness import PRIOR_WORDS, Z, content_words, frequency, own_words
from analysis.comparing.groups import keys, with_groups
from analysis.measures import counted

# A word of one article is that article's subject, not an outlet's habit.
FEW_ARTICLES = 2
KEY = ["word", "n", "other_n", "articles", "log_odds", "low", "high", "z", "q"]


def share_shift(occurrences, one, other):
    r"""How much each word adds to the difference between two groups' loaded shares [1]_.

    .. math:: S_1 - S_2 = \sum_w (p_{1,w} - p_{2,w}) (l_w - \bar S)

    with :math:`p_w` the word's share of a group's choices, :math:`l_w` 1 for a loaded word and 0
    for a neutral one, and :math:`\bar S` the mean of both shares. A loaded word adds if the first
    group uses it more, a neutral one if it uses it less.

    `one` and `other` are masks of the `occurrences` in the outlets' own voice. Words are the forms
    of the lexicon. The shares are plain ones, all words counted alike.

    Returns concept, form, ``choice``, ``n``, ``other_n``, ``share``, ``other_share`` (the two
    :math:`p_w`) and ``contribution``, the largest first; all of them add up to the difference.

    Raises
    ------
    ValueError
        If a group has no choice.

    References
    ----------
    .. [1] Gallagher et al. (2021), Generalized word shift graphs. EPJ Data Science 10, 4.

    Examples
    --------
    >>> seen = pd.DataFrame({"outlet": list("aabb"), "concept": "rule",
    ...     "form": ["regime", "regime", "regime", "government"],
    ...     "choice": ["loaded"] * 3 + ["neutral"]})
    >>> shift = share_shift(seen, seen["outlet"] == "a", seen["outlet"] == "b")
    >>> shift[["form", "contribution"]].values.tolist()
    [['government', 0.375], ['regime', 0.125]]
    """
    by = ["concept", "form", "choice"]
    counts = pd.DataFrame(
        {
            name: counted(occurrences[mask]).groupby(by).size()
            for name, mask in {"n": one, "other_n": other}.items()
        }
    )
    counts = counts.fillna(0).astype(int).reset_index(names=by)
    if not (counts["n"].sum() and counts["other_n"].sum()):
        raise ValueError("one of the groups has no choice of words to compare")
    shares = counts[["n", "other_n"]] / counts[["n", "other_n"]].sum()
    loaded = counts["choice"] == "loaded"
    middle = shares[loaded].sum().mean()
    added = (shares["n"] - shares["other_n"]) * (loaded - middle)
    table = counts.assign(share=shares["n"], other_share=shares["other_n"], contribution=added)
    table = table.assign(size=added.abs()).sort_values(
        ["size", "form"], ascending=[False, True], kind="stable", ignore_index=True
    )
    return table.drop(columns="size")


def rate_shift(occurrences, one, other, words):
    r"""How much each evaluative word adds to the difference between two groups' loaded rates.

    .. math:: R_1 - R_2 = \sum_w 1000 \, (n_{1,w} / W_1 - n_{2,w} / W_2)

    `one` and `other` are masks of the occurrences in the outlets' own voice, `words` the number of
    words of the two; the rate is that of `analysis.measures.loaded_rate`.

    Returns concept, form, ``n``, ``other_n``, ``articles`` (of the first that use it) and
    ``contribution`` (per 1,000 words), the largest first.

    Examples
    --------
    >>> seen = pd.DataFrame({"article": list("aab"), "concept": "rule", "form": "regime",
    ...     "side": "loaded", "status": "evaluative"})
    >>> rate_shift(seen, seen["article"] == "a", seen["article"] == "b", [1000, 2000])[
    ...     ["form", "n", "other_n", "contribution"]].values.tolist()
    [['regime', 2, 1, 1.5]]
    """
    judging = (occurrences["side"] == "loaded") & (occurrences["status"] == "evaluative")
    parts = [occurrences[judging & mask].groupby(["concept", "form"]) for mask in (one, other)]
    counts = pd.DataFrame({"n": parts[0].size(), "other_n": parts[1].size()})
    counts["articles"] = parts[0]["article"].nunique()
    counts = counts.fillna(0).astype(int).reset_index(names=["concept", "form"])
    added = 1000 * (counts["n"] / words[0] - counts["other_n"] / words[1])
    table = counts.assign(contribution=added, size=added.abs())
    order = {"by": ["size", "form"], "ascending": [False, True]}
    return table.sort_values(**order, kind="stable", ignore_index=True).drop(columns="size")


def key_words(articles, voices, *, by="outlet"):
    r"""How much more each group uses a content word in its own voice than all others together.

    Log-odds with an informative Dirichlet prior, as in `analysis.baselines.keyness.keyness`, where
    wire news has given way to the other groups. Names and the commonest words are left out, and
    words that only one of several articles of the group uses, since most are its subject. ``q`` is
    corrected for all words of the table after Benjamini and Hochberg [1]_. Words of an article are
    not independent, so q is too small rather than too large: read the words.

    Returns the columns of `by`, ``word``, ``n``, ``other_n``, ``articles`` (of the group that use
    it), ``log_odds`` with its 95 % interval ``low``, ``high``, ``z``, ``q``; highest z first. A
    group that has no other beside it has no rows.

    References
    ----------
    .. [1] Benjamini and Hochberg (1995), JRSS B 57, 289-300.

    Examples
    --------
    >>> from analysis.voices import find_voices
    >>> texts = ["The regime fell."] * 2 + ["The government fell."] * 2
    >>> news = pd.DataFrame({"article": list("abcd"), "outlet": ["Post"] * 2 + ["Sun"] * 2,
    ...                      "text": texts})
    >>> key_words(news, find_voices(news)).groupby("outlet")["word"].first().to_dict()
    {'Post': 'regime', 'Sun': 'government'}
    """
    words = own_words(articles, voices)
    words = with_groups(words, articles, by)
    content = content_words(words)
    names = keys(by)
    counts = words.groupby([*names, "word"])["article"].agg(n="size", articles="nunique")
    counts = counts.reset_index()
    totals = words.groupby(names)["article"].agg(words="size", all="nunique").reset_index()
    table = counts.merge(totals, on=names)
    within = names[:-1]
    table["other_n"] = table.groupby([*within, "word"])["n"].transform("sum") - table["n"]
    whole = totals.groupby(within)["words"].transform("sum") if within else totals["words"].sum()
    table = table.merge(totals.assign(rest=whole - totals["words"])[[*names, "rest"]], on=names)
    enough = (table["articles"] >= table["all"].clip(upper=FEW_ARTICLES)) & (table["rest"] > 0)
    return _with_odds(table[enough & table["word"].isin(content)], names)


def _with_odds(table, names):
    prior = PRIOR_WORDS * table["word"].map(frequency).astype(float)
    n, other = table["n"] + prior, table["other_n"] + prior
    odds = np.log(n / (table["words"] + PRIOR_WORDS - n))
    odds = odds - np.log(other / (table["rest"] + PRIOR_WORDS - other))
    spread = np.sqrt(1 / n + 1 / other)
    table = table.assign(
        log_odds=odds, low=odds - Z * spread, high=odds + Z * spread, z=odds / spread
    )
    p = 2 * norm.sf(table["z"].abs())
    table["q"] = multipletests(p, method="fdr_bh")[1] if len(p) else []
    order = [*names, "z", "word"]
    rising = [True] * len(names) + [False, True]
    return table.sort_values(order, ascending=rising, ignore_index=True)[[*names, *KEY]]
