"""Do the intervals cover what they say? Simulate and write results/coverage.csv.

Run: ``python benchmarks/coverage.py``; it takes about four minutes on two cores.

**Shares.** The loaded share of each concept is drawn from a beta distribution with a known mean,
so that the choices of one concept are alike by ρ. `pooled_share` and `loaded_share` (Wilson's
interval on all words) are what the package has. The rest was tried and left: an F quantile with
k - 1 degrees of freedom, a penalty on ρ, and a random-effects logit: normal logits instead of beta
shares, and the interval for the mean share that they amount to.

**Differences.** Two actors have known shares; the words of a sentence are alike by ρ.
`differences` is what the package has, the hull of Newcombe's interval and the bootstrap's.
`p_value` is its test: covered are articles in which p is above 0.05 where the shares are the same.

A row is one method in one setting: ``coverage_mean`` and ``coverage_worst`` over the true shares,
``simulations`` of all of these together, and ``low`` and ``high``, a 95 % interval for the mean,
which is about the number of simulations only. The worst of several true shares lies lower by
chance alone: by a point or so where there are 500 simulations of each.
"""

from collections import Counter
from functools import cache
from itertools import product
from multiprocessing import Pool
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.special import betaln, expit
from scipy.stats import beta, chi2, f
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint
from tqdm import tqdm

from analysis.baselines.others import DRAWS, differences, percentiles
from analysis.baselines.pooled import LIKENESS, pooled
from analysis.measures import loaded_share

RESULT = Path(__file__).resolve().parent / "results" / "coverage.csv"
SEED = 1
SETTING = ["question", "method", "concepts", "choices", "rho"]

# Choices of each concept: some come up often, some recur, most are met once. With them, how often
# each setting is simulated: less often where few outcomes come up twice and each takes its time.
CONCEPTS = {
    (10, 3, 2, 1, 1): 10_000,
    (10, 1, 1, 1, 1, 1): 10_000,
    (10, 5, 3, 2, 2, 1, 1, 1, 1, 1): 2_000,
    (10, 6, 4, 3, 3, 2, 2, 2, 2, *[1] * 11): 500,
    (*[10] * 5, *[3] * 20, *[1] * 75): 500,
}
MEANS, RHOS = (0.1, 0.2, 0.3, 0.5, 0.7, 0.9), (0.0, 0.1, 0.3, 0.6)

# Choices in each sentence about the one actor and about the other, how alike those of one sentence
# are, and the number of articles: more where the intervals are put to the test.
SENTENCES = [
    ((1,) * 4, (1,) * 4, 0.0, 500),
    ((1,) * 10, (1,) * 10, 0.0, 500),
    ((1,) * 5, (1,) * 20, 0.0, 500),
    ((1,) * 30, (1,) * 30, 0.0, 500),
    ((3, 2, 2, 1), (3, 1, 1), 0.0, 500),
    ((3, 2, 2, 1), (3, 1, 1), 0.3, 1_500),
    ((3,) * 4, (2,) * 6, 0.0, 500),
    ((3,) * 4, (2,) * 6, 0.3, 1_500),
]
# True shares of the two: the same, or far apart.
SHARES = [(0.1, 0.1), (0.3, 0.3), (0.5, 0.5), (0.8, 0.8), (0.8, 0.3)]
LEVEL = 0.05

# What the rejected likelihoods are worked out at: means, likenesses in the beta-binomial model,
# and standard deviations of the logits in the other, with the nodes to average over them.
GRID = np.array([1e-6, *np.arange(1, 200) / 200, 1 - 1e-6])
ALIKE, SPREADS = LIKENESS[::2], np.linspace(0, 4, 31)
NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(31)
# Prior densities of ρ, as a penalty: much likeness is less likely than little.
PENALTIES = [(1, 2), (1, 4), (1.5, 3), (2, 6)]


def true_shares(mean, rho, shape, chance):
    """Shares with this mean, of which the choices are alike by `rho`: all the same if it is 0."""
    if rho == 0:
        return np.broadcast_to(mean, shape)
    strength = (1 - rho) / rho
    return chance.beta(mean * strength, (1 - mean) * strength, size=shape)


def spelt(sizes):
    """How many concepts, or sentences, have how many choices.

    Examples
    --------
    >>> spelt([10, 3, 1, 1])
    '1×10 1×3 2×1'
    """
    return " ".join(f"{times}×{size}" for size, times in Counter(sizes).items())


@cache
def cells(sizes):
    """What can come up in a concept: a row (loaded, n) for each.

    Examples
    --------
    >>> cells((2, 1)).tolist()
    [[0, 1], [1, 1], [0, 2], [1, 2], [2, 2]]
    """
    return np.array([(loaded, n) for n in sorted(set(sizes)) for loaded in range(n + 1)])


def outcomes(sizes, shares, chance):
    """The distinct outcomes and how often each came up.

    An outcome is a row: how many concepts have each of the (loaded, n) in `cells`.
    """
    loaded, n = chance.binomial(sizes, shares), np.array(sizes)
    tallies = [((loaded == count) & (n == size)).sum(axis=1) for count, size in cells(sizes)]
    return np.unique(np.stack(tallies, axis=1), axis=0, return_counts=True)


@cache
def pooled_ends(tally, sizes):
    """The ends of `pooled_share` for one of the `outcomes`."""
    loaded, n = np.repeat(cells(sizes), tally, axis=0).T
    return pooled(loaded, n)[1:]


@cache
def plain_ends(n):
    """The ends of `loaded_share` with each number of loaded words among `n`."""
    loaded, word = np.divmod(np.arange((n + 1) * n), n)
    choice = np.where(word < loaded, "loaded", "neutral")
    words = pd.DataFrame({"loaded_words": loaded, "concept": "any", "choice": choice})
    return loaded_share(words, by=["loaded_words"])[["low", "high"]].to_numpy()


def shipped(tallies, sizes, mean):
    """In which outcomes the two intervals of the package hold the mean."""
    ends = np.array([pooled_ends(tuple(tally), sizes) for tally in tallies.tolist()])
    plain = plain_ends(sum(sizes))[tallies @ cells(sizes)[:, 0]]
    names = {"pooled_share": ends, "loaded_share": plain}
    return {name: (each[:, 0] <= mean) & (mean <= each[:, 1]) for name, each in names.items()}


def beta_binomial(loaded, n):
    """Log-likelihood of one concept at each mean and likeness."""
    a, b = (mean[:, None] * (1 - ALIKE) / ALIKE for mean in (GRID, 1 - GRID))
    return betaln(loaded + a, n - loaded + b) - betaln(a, b)


@cache
def logit_shares():
    """At each mean and spread, the shares at the nodes of normal logits that have this mean."""
    away = SPREADS[:, None] * NODES
    low, high = (np.full((len(GRID), len(SPREADS), 1), end) for end in (-60.0, 60.0))
    for _ in range(60):
        middle = (low + high) / 2
        mean = np.average(expit(middle + away), axis=2, weights=WEIGHTS)
        less = mean[..., None] < GRID[:, None, None]
        low, high = np.where(less, middle, low), np.where(less, high, middle)
    return expit(low + away)


def normal_logit(loaded, n):
    """Log-likelihood of one concept at each mean and spread."""
    shares = logit_shares()
    each = shares**loaded * (1 - shares) ** (n - loaded)
    return np.log(np.average(each, axis=2, weights=WEIGHTS))


@cache
def log_likelihoods(one_concept, sizes):
    """Those of each of the `cells`, at each mean and likeness or spread."""
    return np.stack([one_concept(loaded, n) for loaded, n in cells(sizes).tolist()])


def drops(tallies, sizes, mean, *, one_concept=beta_binomial, penalty=0):
    """How far below its maximum twice the profile log-likelihood is at the true mean."""
    each = log_likelihoods(one_concept, sizes)
    total = (tallies @ each.reshape(len(each), -1)).reshape(-1, *each.shape[1:])
    profile = (total + penalty).max(axis=2)
    return 2 * (profile.max(axis=1) - profile[:, np.abs(GRID - mean).argmin()])


def rejected(tallies, sizes, mean):
    """In which outcomes each interval that was tried and left holds the mean."""
    bar, wide_bar = chi2.ppf(0.95, 1), f.ppf(0.95, 1, len(sizes) - 1)
    holds = {
        "F quantile": drops(tallies, sizes, mean) <= wide_bar,
        "random-effects logit": drops(tallies, sizes, mean, one_concept=normal_logit) <= bar,
    }
    for prior in PENALTIES:
        penalty = beta.logpdf(ALIKE, *prior)
        holds[f"penalty Beta{prior}"] = drops(tallies, sizes, mean, penalty=penalty) <= bar
    return holds


def rows(setting, holds, times):
    """One row a method: in how many of the simulations its interval held the truth."""
    return [
        setting | {"method": method, "held": times[held].sum(), "simulations": times.sum()}
        for method, held in holds.items()
    ]


def share_rows(sizes, mean, rho, *, chance):
    """How often each interval holds the mean from which the concepts' shares are drawn."""
    shares = true_shares(mean, rho, (CONCEPTS[sizes], len(sizes)), chance)
    tallies, times = outcomes(sizes, shares, chance)
    holds = shipped(tallies, sizes, mean) | rejected(tallies, sizes, mean)
    setting = {"question": "share", "concepts": len(sizes), "choices": spelt(sizes), "rho": rho}
    return rows(setting, holds, times)


def articles(loaded, sizes, first):
    """Occurrences, sentences and pairs of articles, as `differences` takes them.

    `loaded` has a row an article and a column a sentence with a choice; the `first` columns are
    about one actor. As many sentences again have no choice.
    """
    place, word = np.array([(i, word) for i, n in enumerate(sizes) for word in range(n)]).T
    choice = np.where(word < loaded[:, place], "loaded", "neutral").ravel()
    actor = np.where(place < first, "one", "other")
    names = np.arange(len(loaded))
    seen = {
        "article": names.repeat(len(place)),
        "start": np.tile(place, len(loaded)),
        "actor": np.tile(actor, len(loaded)),
    }
    lines = product(names, range(2 * len(sizes)))
    pairs = pd.DataFrame({"article": names, "one": "one", "other": "other", "kind": "person"})
    seen = pd.DataFrame(seen).assign(choice=choice, voice="outlet", concept="any")
    return seen, pd.DataFrame(lines, columns=["article", "start"]), pairs


def bootstrap(loaded, sizes, first, chance):
    """The percentile interval over sentences alone, for each article; see `articles`."""
    chances = [*[1 / len(sizes) / 2] * len(sizes), 0.5]
    times = chance.multinomial(2 * len(sizes), chances, size=DRAWS)[:, :-1]
    with np.errstate(invalid="ignore"):
        one, other = (
            times[:, side] @ loaded[:, side].T / (times[:, side] @ sizes[side])[:, None]
            for side in (slice(first), slice(first, None))
        )
    return np.array([percentiles(drawn) for drawn in (one - other).T]).T


def difference_holds(loaded, sizes, first, truth, chance):
    """In which articles each interval holds the true difference, and the test finds none."""
    table = differences(*articles(loaded, sizes, first))
    counts = [table[column] for column in ("one_loaded", "one_n", "other_loaded", "other_n")]
    ends = {
        "differences": (table["low"], table["high"]),
        "Newcombe": confint_proportions_2indep(*counts, method="newcomb", compare="diff"),
        "bootstrap": bootstrap(loaded, sizes, first, chance),
    }
    holds = {method: (low <= truth) & (truth <= high) for method, (low, high) in ends.items()}
    return holds if truth else holds | {"p_value": table["p"] > LEVEL}


def difference_rows(one, other, rho, number, shares, *, chance):
    """How often each interval holds the difference between the shares of two actors."""
    sizes, truth = np.array([*one, *other]), shares[0] - shares[1]
    means = np.repeat(shares, [len(one), len(other)])
    loaded = chance.binomial(sizes, true_shares(means, rho, (number, len(sizes)), chance))
    holds = difference_holds(loaded, sizes, len(one), truth, chance)
    choices = f"{spelt(one)} | {spelt(other)}"
    setting = {"question": f"difference of {truth:.1f}", "choices": choices, "rho": rho}
    return rows(setting, holds, np.ones(number, dtype=int))


def tasks():
    """Each setting with each truth: the function that simulates it and its arguments."""
    yield from ((share_rows, each) for each in product(CONCEPTS, MEANS, RHOS))
    settings = product(SENTENCES, SHARES)
    yield from ((difference_rows, (*setting, shares)) for setting, shares in settings)


def simulated(task):
    """The rows of one task, which has its own seed: the same in whatever order they are run."""
    number, (function, arguments) = task
    return function(*arguments, chance=np.random.default_rng([SEED, number]))


def summary(table):
    """One row a method and setting, from a row for each truth: see `rows`.

    Examples
    --------
    >>> setting = {"question": "share", "method": "m", "concepts": 5, "choices": "5×1", "rho": 0.1}
    >>> truths = [setting | {"held": held, "simulations": 100} for held in (90, 98)]
    >>> numbers = ["coverage_mean", "coverage_worst", "low", "high"]
    >>> summary(pd.DataFrame(truths))[numbers].values.tolist()
    [[0.94, 0.9, 0.898, 0.965]]
    """
    table = table.assign(coverage_worst=table["held"] / table["simulations"])
    settings = table.groupby(SETTING, sort=False, dropna=False).agg(
        held=("held", "sum"),
        coverage_worst=("coverage_worst", "min"),
        simulations=("simulations", "sum"),
    )
    held, times = settings.pop("held"), settings["simulations"]
    low, high = proportion_confint(held, times, method="wilson")
    settings.insert(0, "coverage_mean", held / times)
    return settings.assign(low=low, high=high).round(3).reset_index()


if __name__ == "__main__":
    todo = list(enumerate(tasks()))
    with Pool() as pool:
        done = tqdm(pool.imap(simulated, todo), total=len(todo), desc="coverage", disable=None)
        measured = pd.DataFrame([row for several in done for row in several])
    table = summary(measured.astype({"concepts": "Int64"}))
    table.to_csv(RESULT, index=False)
    print(table.to_string(index=False))
