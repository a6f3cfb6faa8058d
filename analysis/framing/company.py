"""Company: which actors and which concepts stand beside an actor, more often than by chance."""

from analysis.tone import in_sentence

COLUMNS = ["article", "one", "other", "n", "one_n", "other_n", "sentences", "lift"]


def company(mentions, sentences):
    r"""Which actors are named in the same sentences, beside what chance would bring together.

    .. math:: lift = \frac{n \cdot S}{n_1 \cdot n_2}

    with `n` sentences that name both, :math:`n_1` and :math:`n_2` that name the one and the other,
    of :math:`S` sentences in the article [1]_. 1 is chance; a pair met once says little.

    Returns one row a pair and article: article, one, other (in the order of the alphabet), n,
    one_n, other_n, ``sentences``, ``lift``, the most frequent first.

    References
    ----------
    .. [1] Brin, Motwani, Ullman and Tsur (1997), Dynamic itemset counting. SIGMOD.

    Examples
    --------
    >>> import pandas as pd
    >>> lines = pd.DataFrame({"article": "a", "start": [0, 10, 20, 30]})
    >>> named = pd.DataFrame({"article": "a", "start": [1, 5, 11, 15, 21],
    ...                       "actor": ["Bell", "Reed", "Bell", "Reed", "Low"]})
    >>> company(named, lines)[["one", "other", "n", "lift"]].values.tolist()
    [['Bell', 'Reed', 2, 2.0]]
    """
    placed = _placed(mentions, "actor", sentences)
    pairs = _together(placed, placed, sentences)
    return pairs[pairs["one"] < pairs["other"]].reset_index(drop=True)


def concept_company(mentions, occurrences, sentences):
    """Which loaded concepts stand in the sentences that name an actor; columns as `company`.

    ``one`` is the actor and ``other`` the concept. The concept need not describe the actor: for
    that, see the framings.

    Examples
    --------
    >>> import pandas as pd
    >>> lines = pd.DataFrame({"article": "a", "start": [0, 10]})
    >>> named = pd.DataFrame({"article": ["a"], "start": [1], "actor": ["Bell"]})
    >>> seen = pd.DataFrame({"article": ["a"], "start": [5], "concept": ["crowd"],
    ...                      "side": ["loaded"]})
    >>> concept_company(named, seen, lines)[["one", "other", "n", "lift"]].values.tolist()
    [['Bell', 'crowd', 1, 2.0]]
    """
    loaded = occurrences[occurrences["side"] == "loaded"]
    actors = _placed(mentions, "actor", sentences)
    return _together(actors, _placed(loaded, "concept", sentences), sentences)


def _placed(spans, column, sentences):
    """Each name once a sentence: article, sentence_start, name."""
    placed = in_sentence(spans[["article", "start", column]], sentences)
    placed = placed.rename(columns={column: "name"})
    return placed[["article", "sentence_start", "name"]].drop_duplicates()


def _together(ones, others, sentences):
    """Every pair of a name of `ones` and one of `others` that share a sentence, with its lift."""
    place = ["article", "sentence_start"]
    pairs = ones.rename(columns={"name": "one"}).merge(
        others.rename(columns={"name": "other"}), on=place
    )
    counts = pairs.groupby(["article", "one", "other"]).size().rename("n").reset_index()
    for side, names in {"one": ones, "other": others}.items():
        single = names.groupby(["article", "name"]).size().rename(f"{side}_n").reset_index()
        counts = counts.merge(single.rename(columns={"name": side}), on=["article", side])
    counts["sentences"] = counts["article"].map(sentences.groupby("article").size())
    lift = counts["n"] * counts["sentences"] / (counts["one_n"] * counts["other_n"])
    order = ["article", "n", "one", "other"]
    counts = counts.assign(lift=lift).sort_values(order, ascending=[True, False, True, True])
    return counts[COLUMNS].reset_index(drop=True)
