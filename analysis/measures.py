"""Shares and rates with their n and 95 % interval: one measure, many groupings."""

import re

import numpy as np
from scipy.stats import chi2
from statsmodels.stats.proportion import proportion_confint

# Below this many choices, or this many concepts, a share's interval says nothing: show counts.
FEW = 10
FEW_CONCEPTS = 3
WORD = re.compile(r"\w+(?:[’'-]\w+)*")


def counted(occurrences):
    """The occurrences that enter the loaded share: those whose ``choice`` is loaded or neutral.

    See `analysis.lexicons.with_choice`: an evaluative form that a synonym repairs, or a neutral
    form that is such a synonym. Designations, contested claims, established words and euphemisms
    are listed elsewhere, never counted here.

    Examples
    --------
    >>> import pandas as pd
    >>> seen = pd.DataFrame({"text": ["regime", "coup"], "choice": ["loaded", ""]})
    >>> counted(seen)["text"].tolist()
    ['regime']
    """
    return occurrences[occurrences["choice"] != ""]


def loaded_share(occurrences, by):
    r"""Share of loaded forms among all wording choices, with a 95 % Wilson interval [1]_.

    .. math:: share = loaded / (loaded + neutral)

    The interval is about a writer who chooses word by word; an article is a census of itself.

    Returns one row a group: `by`, ``loaded``, ``neutral``, ``n``, ``concepts``, ``estimate``,
    ``low``, ``high`` (the last three in [0, 1]) and ``enough``: at least 10 choices among at
    least 3 concepts; below that, show the counts and no share.

    References
    ----------
    .. [1] Wilson (1927), JASA 22, 209-212.

    Examples
    --------
    >>> import pandas as pd
    >>> seen = pd.DataFrame({"concept": ["rule"] * 4, "choice": ["loaded"] + ["neutral"] * 3})
    >>> loaded_share(seen, by=["concept"]).round(2).values.tolist()
    [['rule', 1, 3, 4, 1, 0.25, 0.05, 0.7, False]]
    """
    chosen = counted(occurrences)
    shares = (
        chosen.assign(is_loaded=chosen["choice"] == "loaded")
        .groupby(by, sort=True, dropna=False)
        .agg(loaded=("is_loaded", "sum"), n=("is_loaded", "size"), concepts=("concept", "nunique"))
        .reset_index()
    )
    low, high = proportion_confint(shares["loaded"], shares["n"], method="wilson")
    shares = shares.assign(
        neutral=shares["n"] - shares["loaded"],
        estimate=shares["loaded"] / shares["n"],
        low=low,
        high=high,
        enough=(shares["n"] >= FEW) & (shares["concepts"] >= FEW_CONCEPTS),
    )
    columns = ["loaded", "neutral", "n", "concepts", "estimate", "low", "high", "enough"]
    return shares[[*by, *columns]]


def in_words(row):
    """Say a share in words: counts always, a percentage only where there is enough to say it.

    `row` is one row of `loaded_share`.

    Examples
    --------
    >>> in_words({"loaded": 3, "n": 4, "enough": False})
    '3 of 4 (too few for a share)'
    >>> in_words({"loaded": 8, "n": 16, "enough": True, "estimate": 0.5, "low": 0.28,
    ...           "high": 0.72})
    '8 of 16 (50 %, 95 % interval 28–72 %)'
    """
    counts = f"{row['loaded']} of {row['n']}"
    if not row["enough"]:
        return f"{counts} (too few for a share)"
    low, high = (f"{100 * row[end]:.0f}" for end in ("low", "high"))
    return f"{counts} ({100 * row['estimate']:.0f} %, 95 % interval {low}–{high} %)"


def word_counts(articles, voices, by=("article", "voice")):
    """Count the words of each stretch and add them up; a word has a letter or a digit.

    Returns one row a group: `by` and ``words``.

    Examples
    --------
    >>> import pandas as pd
    >>> news = pd.DataFrame({"article": ["a"], "text": ["He left “at once”."]})
    >>> said = pd.DataFrame({"article": ["a"] * 3, "start": [0, 8, 17], "end": [8, 17, 18],
    ...                      "voice": ["outlet", "quotation", "outlet"]})
    >>> word_counts(news, said).values.tolist()
    [['a', 'outlet', 2], ['a', 'quotation', 2]]
    """
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    spans = voices[["article", "start", "end"]].itertuples(index=False, name=None)
    words = [len(WORD.findall(texts[article][start:end])) for article, start, end in spans]
    return voices.assign(words=words).groupby(list(by), as_index=False)["words"].sum()


def loaded_rate(occurrences, words, by):
    r"""Loaded words per 1,000 words, with an exact 95 % Poisson interval: `poisson_interval`.

    .. math:: rate = 1000 \cdot loaded / words

    `words` has `by` and ``words``, as `word_counts` gives. Every *evaluative* loaded form counts,
    whatever its repair. Groups without a loaded word have rate 0.

    Returns one row a group: `by`, ``loaded``, ``n`` (words), ``estimate``, ``low``, ``high``.

    Examples
    --------
    >>> import pandas as pd
    >>> seen = pd.DataFrame({"voice": ["outlet"] * 2, "side": ["loaded"] * 2,
    ...                      "status": ["evaluative"] * 2})
    >>> size = pd.DataFrame({"voice": ["outlet"], "words": [1000]})
    >>> loaded_rate(seen, size, by=["voice"]).round(2).values.tolist()
    [['outlet', 2, 1000, 2.0, 0.24, 7.22]]
    """
    loaded = occurrences.query("side == 'loaded' and status == 'evaluative'")
    counts = loaded.groupby(by).size().rename("loaded").reset_index()
    rates = words.merge(counts, on=by, how="left").fillna({"loaded": 0})
    rates = rates.astype({"loaded": int}).rename(columns={"words": "n"})
    per = 1000 / rates["n"]
    low, high = poisson_interval(rates["loaded"])
    rates = rates.assign(estimate=rates["loaded"] * per, low=low * per, high=high * per)
    return rates[[*by, "loaded", "n", "estimate", "low", "high"]]


def poisson_interval(counts):
    """The exact 95 % interval of the mean of a Poisson count [1]_, as (low, high).

    References
    ----------
    .. [1] Garwood (1936), Biometrika 28, 437-442.

    Examples
    --------
    >>> [bound.round(2).tolist() for bound in poisson_interval(np.array([0, 2]))]
    [[0.0, 0.24], [3.69, 7.22]]
    """
    low = np.where(counts > 0, chi2.ppf(0.025, 2 * counts) / 2, 0)
    return low, chi2.ppf(0.975, 2 * (counts + 1)) / 2
