"""A mixed model of wording choices, so that one long article or one outlet does not decide.

A random-effects logit. With `c` a concept, `a` an article of outlet `o` in group `g`:

    log-odds of the loaded word = level + group g + outlet o + article a + concept c

Outlets (`s_o`) and articles (`s_a`) are normal with spreads of which nothing is assumed but that 2
is rare; groups and concepts, where there are several, have effects of which next to nothing is.
Where the groups are outlets, they are the outlets of the model. The articles are integrated out
by adaptive Gauss-Hermite quadrature (Pinheiro and Bates 1995), the spreads over a grid.

statsmodels has this model, `BinomialBayesMixedGLM`, and a test compares the two; but its
variational intervals are too narrow where an outlet has few articles, one of them long. Measured
in simulations of 2 to 5 outlets with 5 to 20 articles each by ``python benchmarks/outlets.py``, to
``benchmarks/results/outlets_coverage.csv``.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.special import expit, log_expit, logit, logsumexp, ndtr
from scipy.stats import norm

# Spreads of outlets and of articles that are tried, on the scale of log-odds, and how likely each
# is before the texts are read: half-normal, so that 2 (odds seven times as high or low) is rare.
SPREADS = np.array([0.05, 0.4, 0.8, 1.2, 1.7, 2.4])
PRIOR = norm.pdf(SPREADS) * np.gradient(SPREADS)
# Grid points of less weight than this are left out.
LEAST = 1e-4
# Of the level, of groups and of concepts little is known: this spread.
WEAK = 3.0
# Newton's steps, the longest of them, and how short they are at rest: the next would be shorter
# by as many digits again.
STEPS, LONGEST, REST = 60, 2.0, 1e-3
NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(11)
# A logistic curve averaged over a normal spread s is one that is flatter by sqrt(1 + FLATTER s²).
FLATTER = (16 * np.sqrt(3) / (15 * np.pi)) ** 2
HALVINGS = 50


class Model(NamedTuple):
    """The counts of each cell, the design of the shared effects (`blocks` names them), and which
    cells are of which article."""

    loaded: np.ndarray
    n: np.ndarray
    effects: np.ndarray
    blocks: np.ndarray
    articles: sparse.csr_matrix


class Fit(NamedTuple):
    """The effects at given spreads, shared and of each article, the covariance of the former, and
    the log evidence for these spreads."""

    mode: np.ndarray
    own: np.ndarray
    covariance: np.ndarray
    evidence: float
    settled: bool


def design(cells):
    """The `Model` of cells: columns group, outlet, article, concept, ``loaded`` and ``n``."""
    nested = bool(cells.groupby("group")["outlet"].nunique().gt(1).any())
    varied = bool(cells["concept"].nunique() > 1)
    columns = ["group", *["outlet"] * nested, *["concept"] * varied]
    parts = [np.ones((len(cells), 1)), *(_indicators(cells[name]) for name in columns)]
    widths = [part.shape[1] for part in parts]
    counts = cells["loaded"].to_numpy(float), cells["n"].to_numpy(float)
    articles = sparse.csr_matrix(_indicators(cells["article"]))
    return Model(*counts, np.hstack(parts), np.repeat(["level", *columns], widths), articles)


def _indicators(names):
    return pd.get_dummies(names, dtype=float).to_numpy()


def precisions(model, between):
    """How firmly each shared effect is held at zero, if outlets spread by `between`."""
    outlets = "outlet" if "outlet" in model.blocks else "group"
    return np.where(model.blocks == outlets, between, WEAK) ** -2.0


def fit(model, between, within, start=None):
    """Newton's method at the spread of outlets (`between`) and of articles (`within`)."""
    precision = precisions(model, between)
    shared, own = np.zeros(len(precision)), np.zeros(model.articles.shape[1])
    if start is not None:
        shared, own = start.mode, start.own
    for _ in range(STEPS):
        own, diagonal, drift = _centred(model, shared, own, within)
        slope, left, evidence = _marginal(model, shared, own, diagonal, within)
        step = np.linalg.solve(left + np.diag(precision), slope - precision * shared)
        size = max(np.abs(step).max(), drift)
        if not size > REST:
            break
        shared = shared + step * min(1, LONGEST / max(np.abs(step).max(), REST))
    covariance = np.linalg.inv(left + np.diag(precision))
    evidence += (np.log(precision) - precision * shared**2).sum() / 2
    evidence += np.linalg.slogdet(covariance)[1] / 2
    return Fit(shared, own, covariance, evidence, bool(size <= REST and np.isfinite(evidence)))


def _centred(model, shared, own, within):
    """One step of each article's effect toward its mode, its precision there, the longest step."""
    chance = expit(model.effects @ shared + model.articles @ own)
    diagonal = model.articles.T @ (model.n * chance * (1 - chance)) + within**-2.0
    slope = model.articles.T @ (model.loaded - model.n * chance) - own / within**2
    step = np.clip(slope / diagonal, -LONGEST, LONGEST)
    return own + step, diagonal, np.abs(step).max()


def _marginal(model, shared, own, diagonal, within):
    """Slope, curvature and value of the log-likelihood with the articles integrated out."""
    points = own[:, None] + NODES / np.sqrt(diagonal)[:, None]
    line = (model.effects @ shared)[:, None] + model.articles @ points
    loaded, n = model.loaded[:, None], model.n[:, None]
    each = loaded * log_expit(line) + (n - loaded) * log_expit(-line)
    density = norm.logpdf(points, scale=within) + np.log(WEIGHTS) + NODES**2 / 2
    density += model.articles.T @ each - np.log(diagonal)[:, None] / 2
    total = logsumexp(density, axis=1, keepdims=True)
    mass = np.exp(density - total)
    chance, weigh = expit(line), model.articles @ mass
    rest = loaded - n * chance
    slopes = rest[:, :, None] * model.effects[:, None, :]
    slopes = (model.articles.T @ slopes.reshape(len(rest), -1)).reshape(*mass.shape, -1)
    mean = np.einsum("aq,aqe->ae", mass, slopes)
    curved = (weigh * n * chance * (1 - chance)).sum(axis=1)
    spread = (np.sqrt(mass)[:, :, None] * slopes).reshape(-1, slopes.shape[2])
    left = model.effects.T @ (curved[:, None] * model.effects) + mean.T @ mean - spread.T @ spread
    return mean.sum(axis=0), left, total.sum()


def fits(model):
    """The fits at all spreads that the texts leave likely: rows (within, weight, fit).

    Raises
    ------
    ArithmeticError
        Where Newton's method does not come to rest, so that another method must be used.
    """
    rows, start = [], None
    for before, between in zip(PRIOR, SPREADS, strict=True):
        for likely, within in zip(PRIOR, SPREADS, strict=True):
            found = fit(model, between, within, start)
            if not found.settled:
                raise ArithmeticError(f"no rest at spreads {between} and {within}")
            start = found
            rows.append((within, found.evidence + np.log(before * likely), found))
    weights = np.exp([weight - max(row[1] for row in rows) for _, weight, _ in rows])
    weights = weights / weights.sum()
    return [
        (within, weight, found)
        for (within, _, found), weight in zip(rows, weights, strict=True)
        if weight > LEAST
    ]


def group_shares(cells):
    """The loaded share of each group in a typical article, all on the same concepts.

    `cells` has a row an article and concept: group, outlet, article, concept, ``loaded``, ``n``.
    Each group's share is that of a choice drawn from the mix of concepts of all the articles (every
    article counts alike), so that no group looks loaded because of what it wrote about.

    Returns ``estimate`` (median), ``low``, ``high`` (the middle 95 %) a group, and for each pair of
    groups, one before other in the alphabet, ``difference``, ``low``, ``high`` and ``p``, twice
    the chance that it has the other sign; see `fits` for errors.

    Examples
    --------
    Ten of the seventeen loaded words stand in one article: of the Herald's four it is the odd one.

    >>> cells = pd.DataFrame({"group": ["Herald"] * 4 + ["Post"] * 4, "article": range(8),
    ...     "concept": "rule", "loaded": [10, 0, 0, 0, 2, 1, 2, 2], "n": [10, 3, 3, 3, 3, 3, 3, 3]})
    >>> shares, pairs = group_shares(cells.assign(outlet=cells["group"]))
    >>> shares.round(2).values.tolist()
    [['Herald', 0.42, 0.17, 0.7], ['Post', 0.48, 0.23, 0.76]]
    """
    model, groups = design(cells), sorted(cells["group"].unique())
    contrasts, mix = _contrasts(model, cells, groups)
    moments = [
        (weight, *_share_moments(found, contrasts, mix, within))
        for within, weight, found in fits(model)
    ]
    weights, means, covariances = (np.array(part) for part in zip(*moments, strict=True))
    chances = expit(means)
    slopes = chances * (1 - chances)
    spreads = np.sqrt(np.diagonal(covariances, axis1=1, axis2=2))
    ends = expit([_quantile(at, weights, means, spreads) for at in (0.5, 0.025, 0.975)])
    shares = pd.DataFrame(dict(zip(["estimate", "low", "high"], ends, strict=True)))
    shares.insert(0, "group", groups)
    rows = [
        (groups[i], groups[j], *_difference(i, j, weights, chances, slopes, covariances))
        for i in range(len(groups))
        for j in range(i + 1, len(groups))
    ]
    return shares, pd.DataFrame(rows, columns=["one", "other", "difference", "low", "high", "p"])


def _contrasts(model, cells, groups):
    """Effects to add up for each (group, concept), and how much each concept counts."""
    totals = cells.groupby("article")["n"].transform("sum")
    mix = (cells["n"] / totals).groupby(cells["concept"]).sum()
    mix = (mix / mix.sum()).to_numpy()
    rows = np.zeros((len(groups), len(mix), len(model.blocks)))
    rows[:, :, model.blocks == "level"] = 1
    rows[:, :, model.blocks == "group"] = np.eye(len(groups))[:, None, :]
    if "concept" in model.blocks:
        rows[:, :, model.blocks == "concept"] = np.eye(len(mix))[None]
    return rows, mix


def _share_moments(found, contrasts, mix, within):
    """Mean and covariance of the log-odds of the groups' shares, by the delta method."""
    flat = np.sqrt(1 + FLATTER * within**2)
    chance = expit(contrasts @ found.mode / flat)
    share = np.clip(chance @ mix, 1e-12, 1 - 1e-12)
    slope = np.einsum("gc,gce->ge", mix * chance * (1 - chance) / flat, contrasts)
    slope /= (share * (1 - share))[:, None]
    return logit(share), slope @ found.covariance @ slope.T


def _quantile(at, weights, means, spreads):
    """Where the chance below is `at`, for mixtures of normal distributions: one a column."""
    low, high = (means - 9 * spreads).min(axis=0), (means + 9 * spreads).max(axis=0)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        below = weights @ ndtr((middle - means) / spreads) < at
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    return (low + high) / 2


def _difference(i, j, weights, chances, slopes, covariances):
    """Median, middle 95 % and p of the difference between two groups' shares."""
    means = (chances[:, i] - chances[:, j])[:, None]
    one, other = slopes[:, i], slopes[:, j]
    variance = one**2 * covariances[:, i, i] + other**2 * covariances[:, j, j]
    variance -= 2 * one * other * covariances[:, i, j]
    spreads = np.sqrt(np.maximum(variance, 1e-18))[:, None]
    ends = [_quantile(at, weights, means, spreads)[0] for at in (0.5, 0.025, 0.975)]
    below = float(weights @ ndtr(-means[:, 0] / spreads[:, 0]))
    return *np.clip(ends, -1, 1), min(1.0, 2 * min(below, 1 - below))
