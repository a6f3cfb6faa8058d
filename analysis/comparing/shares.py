"""Outlets by concepts and by actors: the loaded share in the outlet's own voice, with intervals."""

import numpy as np
import pandas as pd
from statsmodels.stats.multitest import multipletests

from analysis.baselines.pooled import pooled
from analysis.comparing.groups import keys, with_groups
from analysis.comparing.mixed import group_shares
from analysis.measures import FEW, FEW_CONCEPTS, counted

# One article is one habit: of a single concept, and of articles in general, nothing is said below.
FEW_ARTICLES = 3
ON = ["all", "concept", "actor"]
MIXED, BY_ARTICLE, BY_CONCEPT, COUNTS = METHODS = [
    "mixed model", "pooled by article", "pooled by concept", "counts",
]  # fmt: skip
NUMBERS = ["estimate", "low", "high"]
COLUMNS = ["on", "name", "loaded", "neutral", "n", "articles", "concepts", *NUMBERS, "method"]
PAIRS = ["on", "name", "one", "other", "difference", "low", "high", "p", "p_holm"]


def compared_shares(occurrences, articles, *, by="outlet", on=("all", "concept", "actor")):
    """How often each group chose the loaded word, of everything, of each concept, of each actor.

    `occurrences` is `analysis.evidence.terms` of `articles`; only choices in the outlet's own voice
    count (`analysis.measures.counted`). `by` is outlet, article, or event (outlet by outlet within
    each event).

    Where there are 10 choices in 3 articles, ``estimate`` is the loaded share in a typical article
    of the group, from the mixed model (`analysis.comparing.mixed.group_shares`): of everything
    and of an actor only with 3 concepts, and then all groups on the same concepts. ``method`` says
    what it rests on: *mixed model*; *pooled by article*, the beta-binomial share of
    `analysis.baselines.pooled`, where the model does not converge; *pooled by concept*, the same
    over concepts, where there are fewer than 3 articles; *counts*, where there is too little
    of either, so that estimate, low and high are missing.

    Returns the columns of `by`, ``on`` (all, concept, actor), ``name`` (of the concept or actor),
    ``loaded``, ``neutral``, ``n``, ``articles``, ``concepts``, ``estimate``, ``low``, ``high`` and
    ``method``; the names with most choices first.

    Examples
    --------
    >>> seen = pd.DataFrame({"article": list("aab"), "voice": "outlet", "actor": "",
    ...     "concept": "rule", "choice": ["loaded", "neutral", "neutral"]})
    >>> news = pd.DataFrame({"article": ["a", "b"], "outlet": ["Herald", "Post"]})
    >>> table = compared_shares(seen, news, on=["concept"])
    >>> table[["outlet", "name", "loaded", "neutral", "method"]].values.tolist()
    [['Herald', 'rule', 1, 1, 'counts'], ['Post', 'rule', 0, 1, 'counts']]
    """
    return _each_name(_shares, occurrences, articles, by, on, [*keys(by), *COLUMNS])


def compared_pairs(occurrences, articles, *, by="outlet", on=("all", "concept", "actor")):
    """How far two groups lie apart, from the mixed model; see `compared_shares`.

    Only pairs with enough choices on both sides. ``p_holm`` is corrected for all pairs and names
    of the table [1]_; the intervals are not.

    Returns the event where `by` is event, ``on``, ``name``, ``one``, ``other``, ``difference`` of
    the loaded shares, ``low``, ``high``, ``p`` and ``p_holm``.

    References
    ----------
    .. [1] Holm (1979), Scandinavian Journal of Statistics 6, 65-70.

    Examples
    --------
    >>> seen = pd.DataFrame({"article": list("abcdef") * 5, "voice": "outlet", "actor": "",
    ...     "concept": "rule", "choice": (["loaded"] * 3 + ["neutral"] * 3) * 5})
    >>> news = pd.DataFrame({"article": list("abcdef"), "outlet": ["Post"] * 3 + ["Herald"] * 3})
    >>> table = compared_pairs(seen, news, on=["concept"])
    >>> table[["one", "other"]].values.tolist(), bool(table.loc[0, "difference"] < -0.4)
    ([['Herald', 'Post']], True)
    """
    columns = [*keys(by)[:-1], *PAIRS]
    pairs = _each_name(_pairs, occurrences, articles, by, on, columns[:-1])
    tested = multipletests(pairs["p"], method="holm")[1] if len(pairs) else []
    return pairs.assign(p_holm=tested)


def _each_name(function, occurrences, articles, by, on, columns):
    """The rows that `function` makes of the cells of each name, and of each event."""
    own = with_groups(counted(occurrences).query("voice == 'outlet'"), articles, by)
    rows = []
    for event, told in own.groupby("event") if by == "event" else [("", own)]:
        for kind in on:
            named = told.assign(name="" if kind == "all" else told[kind])
            named = named if kind == "all" else named[named["name"] != ""]
            order = named["name"].value_counts(sort=False).sort_index()
            for name in order.sort_values(ascending=False, kind="stable").index:
                found = function(_cells(named[named["name"] == name], by), kind, by)
                rows.append(found.assign(on=kind, name=name, event=event))
    table = pd.concat(rows, ignore_index=True) if rows else pd.DataFrame(columns=columns)
    return table[columns]


def _cells(choices, by):
    """One row an article and concept: group, outlet, article, concept, loaded, n."""
    group = keys(by)[-1]
    choices = choices.assign(is_loaded=choices["choice"] == "loaded", group=choices[group])
    cells = choices.groupby(["group", "outlet", "article", "concept"])["is_loaded"]
    return cells.agg(loaded="sum", n="size").reset_index()


def _counts(cells, kind):
    """The counts of each group and whether there are enough of them."""
    table = cells.groupby("group").agg(
        loaded=("loaded", "sum"), n=("n", "sum"), articles=("article", "nunique"),
        concepts=("concept", "nunique"),
    ).reset_index()  # fmt: skip
    several = table["concepts"] >= FEW_CONCEPTS
    many = table["articles"] >= FEW_ARTICLES
    table["enough"] = (table["n"] >= FEW) & (many if kind == "concept" else several)
    return table.assign(neutral=table["n"] - table["loaded"], many=many)


def _shares(cells, kind, by):
    """The shares of one name, a row a group."""
    table = _counts(cells, kind).rename(columns={"group": "key"})
    found = _modelled(cells, table, kind)
    rows = [_share(cells[cells["group"] == row.key], row, found) for row in table.itertuples()]
    numbers = pd.DataFrame(rows, columns=[*NUMBERS, "method"], index=table.index)
    numbers = numbers.astype(dict.fromkeys(NUMBERS, float))
    return table.join(numbers).rename(columns={"key": keys(by)[-1]})


def _modelled(cells, table, kind):
    """The mixed model's shares by group; empty where it cannot be asked or does not converge."""
    able = table[table["enough"] & table["many"]]["key"]
    if able.empty:
        return {}
    try:
        shares, _ = group_shares(cells[cells["group"].isin(able)])
    except (ArithmeticError, np.linalg.LinAlgError):
        return {}
    return {row.group: (row.estimate, row.low, row.high) for row in shares.itertuples()}


def _share(cells, row, modelled):
    """Estimate, low, high and method of one group."""
    if not row.enough:
        return None, None, None, COUNTS
    if row.key in modelled:
        return *modelled[row.key], MIXED
    unit, method = ("article", BY_ARTICLE) if row.many else ("concept", BY_CONCEPT)
    counts = cells.groupby(unit)[["loaded", "n"]].sum()
    return *pooled(counts["loaded"], counts["n"]), method


def _pairs(cells, kind, by):
    """The pairs of groups that one name has enough of; none where the model does not converge."""
    table = _counts(cells, kind)
    able = table[table["enough"] & table["many"]]["group"]
    try:
        pairs = group_shares(cells[cells["group"].isin(able)])[1] if len(able) > 1 else None
    except (ArithmeticError, np.linalg.LinAlgError):
        pairs = None
    return pd.DataFrame(columns=PAIRS[2:-1]) if pairs is None else pairs
