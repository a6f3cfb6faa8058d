"""Paired wording pooled across concepts, so that one frequent concept does not decide alone."""

import numpy as np
import pandas as pd
from scipy.special import betaln, digamma
from scipy.stats import chi2

from analysis.lexicons import with_choice
from analysis.measures import counted, loaded_share

# How alike the choices within one concept may be: from not at all to nearly always the same word.
LIKENESS = np.linspace(0, 0.99, 100) + 1e-6
# So far below its maximum the log-likelihood lies at the ends of a 95 % interval.
DROP = chi2.ppf(0.95, 1) / 2
# Halvings bring a bound nearer than `DIGITS`, to which it is rounded: 0 and 1 are then exact.
HALVINGS, DIGITS, EDGE = 30, 6, 1e-9


def pooled_share(occurrences, by):
    r"""Loaded share of a typical concept, pooled over concepts, with a 95 % interval.

    Beside `analysis.measures.loaded_share`, where a concept that comes up often counts for as
    much as all its words. Here each concept :math:`c` has its own share, drawn from a beta
    distribution with mean :math:`\mu`, and the words of a concept are alike by
    :math:`\rho` in [0, 0.99], the correlation of two choices in one concept [1]_:

    .. math:: loaded_c \sim BetaBinomial(n_c, \mu, \rho)

    ``estimate`` is the :math:`\mu` that makes the counts most likely; ``low`` and ``high`` are
    the ends of its profile likelihood [2]_: every :math:`\mu` that some :math:`\rho` makes at
    least :math:`e^{-1.92}` times as likely. The interval is about a writer who treats each
    concept in a way of his own, and about other concepts that he might have written of; of
    one concept alone it says next to nothing.

    Coverage measured under the model, mean over μ from 0.1 to 0.9, with 5, 6, 10, 20 or 100
    concepts: 95.3 to 97.8 % at ρ = 0, 94.5 to 96.4 % at 0.1, 93.8 to 95.4 % at 0.3 and 93.3 to
    95.6 % at 0.6. At single μ it falls to 89.8 % at ρ = 0.3 and 87.3 % at 0.6, where one concept of
    six has ten choices and each other one. The Wilson interval on all words covers 94.5 to 95.5 %
    at ρ = 0, but 78.5 to 86.1 % at 0.3 and 67.6 to 76.8 % at 0.6. Tried and left: an F quantile
    with k - 1 degrees of freedom (99.6 to 99.9 % with 5 concepts), a penalty on ρ (86.5 to 94.0 %
    with 5 or 10 at ρ = 0.3), and a random-effects logit, which covers alike (92.7 to 97.8 %) but
    whose own parameter is a mean of log-odds, from which the share must be worked out. All of it is
    in ``benchmarks/results/coverage.csv``, by ``python benchmarks/coverage.py``.

    Returns the columns of `analysis.measures.loaded_share`: `by`, ``loaded``, ``neutral``, ``n``,
    ``concepts``, ``estimate``, ``low``, ``high`` (the last three in [0, 1]) and ``enough``.

    References
    ----------
    .. [1] Griffiths (1973), Maximum likelihood estimation for the beta-binomial distribution.
       Biometrics 29, 637-648.
    .. [2] Venzon and Moolgavkar (1988), A method for computing profile-likelihood-based
       confidence intervals. Applied Statistics 37, 87-94.

    Examples
    --------
    One concept is loaded once in ten choices, the other four each time they come up.

    >>> concepts = ["said"] * 10 + ["leader", "leader", "rule", "crowd", "war"]
    >>> seen = pd.DataFrame({"voice": "outlet", "concept": concepts,
    ...                      "choice": ["loaded"] + ["neutral"] * 9 + ["loaded"] * 5})
    >>> numbers = ["estimate", "low", "high"]
    >>> loaded_share(seen, by=["voice"])[numbers].round(2).values.tolist()
    [[0.4, 0.2, 0.64]]
    >>> pooled_share(seen, by=["voice"])[numbers].round(2).values.tolist()
    [[0.81, 0.39, 0.99]]
    """
    shares = loaded_share(occurrences, by)
    concepts = loaded_share(occurrences, [*by, "concept"])
    groups = concepts.groupby(by, sort=True, dropna=False)[["loaded", "n"]]
    rows = [pooled(group["loaded"], group["n"]) for _, group in groups]
    ends = np.array(rows, dtype=float).reshape(-1, 3)
    return shares.assign(estimate=ends[:, 0], low=ends[:, 1], high=ends[:, 2])


def pooled(loaded, n):
    """Estimate and 95 % interval from the counts of each concept: see `pooled_share`.

    For a given ρ the log-likelihood is concave in μ, so that halving finds its top and its ends.

    Examples
    --------
    Four concepts met once each, two of them loaded: no more than two tosses of four.

    >>> [round(number, 2) for number in pooled([1, 1, 0, 0], [1, 1, 1, 1])]
    [0.5, 0.11, 0.89]
    """
    counts = np.unique(np.stack([loaded, n]), axis=1, return_counts=True)
    nought, one = np.full(len(LIKENESS), EDGE), np.full(len(LIKENESS), 1 - EDGE)
    best = _halve(lambda mean: _slope(mean, counts) > 0, nought, one)
    tops = _log_likelihood(best, counts)
    bar = tops.max() - DROP
    low = _halve(lambda mean: _log_likelihood(mean, counts) < bar, nought, best)
    high = _halve(lambda mean: _log_likelihood(mean, counts) >= bar, best, one)
    likely = tops >= bar
    ends = best[tops.argmax()], low[likely].min(), high[likely].max()
    return tuple(np.round(ends, DIGITS).tolist())


def _halve(goes_on, low, high):
    """For each likeness, where `goes_on` turns from true to false between `low` and `high`."""
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        further = goes_on(middle)
        low, high = np.where(further, middle, low), np.where(further, high, middle)
    return (low + high) / 2


def _parameters(mean):
    """The beta distribution's two parameters for each likeness, as columns."""
    strength = (1 - LIKENESS) / LIKENESS
    return (mean * strength)[:, None], ((1 - mean) * strength)[:, None]


def _log_likelihood(mean, counts):
    (loaded, n), times = counts
    a, b = _parameters(mean)
    return (times * (betaln(loaded + a, n - loaded + b) - betaln(a, b))).sum(axis=1)


def _slope(mean, counts):
    """The derivative of the log-likelihood by the mean, up to a positive factor."""
    (loaded, n), times = counts
    a, b = _parameters(mean)
    pull = digamma(loaded + a) - digamma(a) - digamma(n - loaded + b) + digamma(b)
    return (times * pull).sum(axis=1)


def by_category(occurrences, lexicon):
    """Give each wording choice the category whose loaded forms it was chosen from or against.

    A neutral word has no category of its own: it is what stood against the loaded forms of its
    concept. So the share of a category counts its loaded forms against *all* neutral choices of
    the concepts in which the lexicon has a loaded form of that category. "Claimed" (doubt) and
    "proclaimed" (attribution verb) both stand against "said": each "said" counts once in either
    category, "claimed" in the first only. Categories therefore overlap: add up loaded choices,
    never neutral ones or n.

    Returns the counted occurrences with ``category``, the neutral ones once for each category;
    for `analysis.measures.loaded_share` and `pooled_share` with ``by=["category"]``.

    Examples
    --------
    >>> lexicon = pd.DataFrame({"form": ["claim", "boast", "say"], "concept": "said",
    ...     "side": ["loaded", "loaded", "neutral"], "status": "evaluative", "repair": "synonym",
    ...     "category": ["doubt", "verb", ""]})
    >>> seen = pd.DataFrame({"text": ["claimed", "said"], "concept": "said",
    ...                      "choice": ["loaded", "neutral"], "category": ["doubt", ""]})
    >>> by_category(seen, lexicon)[["text", "category"]].values.tolist()
    [['claimed', 'doubt'], ['said', 'doubt'], ['said', 'verb']]
    """
    chosen = counted(occurrences).reset_index(drop=True)
    forms = with_choice(lexicon).query("choice == 'loaded'")[["concept", "category"]]
    neutral = chosen[chosen["choice"] == "neutral"].drop(columns="category").reset_index()
    neutral = neutral.merge(forms.drop_duplicates(), on="concept").set_index("index")
    both = pd.concat([chosen[chosen["choice"] == "loaded"], neutral[chosen.columns]])
    return both.sort_index(kind="stable").reset_index(drop=True)
