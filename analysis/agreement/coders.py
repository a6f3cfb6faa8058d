"""How far coders agree with each other and with the tool, beyond what chance would give."""

from itertools import combinations

import krippendorff
import numpy as np
from statsmodels.stats.inter_rater import cohens_kappa
from tqdm import tqdm

from analysis.agreement.sheets import ANSWERS, KEY, TOOL
from analysis.measures import FEW
from analysis.tables import frame

REPLICATES = 500
COLUMNS = ["question", "by", "group", "coders", "measure", "n", "estimate", "low", "high"]
DISAGREEMENTS = [*KEY, "passage", "words", "question", "answers"]


def coder_agreement(sheets, *, seed=0):
    """Agreement on each question, of each two coders and of all people together.

    Percent agreement; Cohen's kappa [1]_, (p − e) / (1 − e), of two coders; Krippendorff's
    alpha [2]_, 1 − D_o / D_e, nominal. The 95 % intervals are percentiles over items drawn again
    with `seed`; they take items for independent, which sentences of one article are not quite.
    Agreement on *loaded* is also given by voice and by category: the answer that most people gave
    (the tool's, where no person answered). Below 10 items there is the count alone.

    `sheets` comes from `read_sheets`. Returns question; by and group ("" for all items); coders
    (two names, or "all people"); measure; n (items that both, or at least two, answered);
    estimate, low, high (missing where too few answered or all gave one answer).

    References
    ----------
    .. [1] Cohen (1960), A coefficient of agreement for nominal scales.
    .. [2] Krippendorff (2004), Content Analysis, 2nd edition, chapter 11.

    Examples
    --------
    >>> import pandas as pd
    >>> items = [("a", n, n + 1, coder, "yes" if n < 6 + late else "no", "", "")
    ...          for coder, late in [("Ada", 0), ("Ben", 1)] for n in range(12)]
    >>> columns = ["article", "start", "end", "coder", "loaded", "voice", "category"]
    >>> found = coder_agreement(pd.DataFrame(items, columns=columns))
    >>> found[["measure", "n", "estimate"]].round(2).values.tolist()[:2]
    [['percent agreement', 12, 0.92], ["Cohen's kappa", 12, 0.83]]
    """
    cells = [(place, answers) for place, answers in _questions(sheets) if len(answers)]
    cells = tqdm(cells, "Drawing again", delay=2, disable=None, leave=False)
    rows = [(*place, *row) for place, answers in cells for row in _estimates(answers, seed)]
    return frame(rows, COLUMNS)


def disagreements(sheets):
    """The items that coders answered differently, with who said what.

    Returns article, start, end, passage, words, question, answers ("Ada: yes | tool: no").
    """
    rows = []
    for question in ANSWERS:
        given = sheets[sheets[question] != ""]
        for key, item in given.groupby([*KEY, "passage", "words"], sort=True):
            if item[question].nunique() > 1:
                pairs = zip(item["coder"], item[question], strict=True)
                rows.append((*key, question, " | ".join(f"{who}: {said}" for who, said in pairs)))
    return frame(rows, DISAGREEMENTS)


def _questions(sheets):
    """Yield (question, by, group, coders) and the answers, a column a coder, "" for none."""
    groups = {by: _commonest(sheets, by) for by in ("voice", "category")}
    for question in ANSWERS:
        answers = sheets.pivot(index=KEY, columns="coder", values=question).fillna("")
        for coders, some in _sets(answers):
            yield (question, "", "", coders), some
            for by, group in groups.items() if question == "loaded" else ():
                for name, part in some.groupby(group.reindex(some.index).fillna("")):
                    if name:
                        yield (question, by, name, coders), part


def _commonest(sheets, question):
    """The answer that most people gave to each item; the tool's where no person did."""
    given = sheets[sheets[question] != ""]
    given = given.assign(tool=given["coder"] == TOOL)
    people = given[given["tool"] == given.groupby(KEY)["tool"].transform("min")]
    return people.groupby(KEY)[question].agg(lambda answers: answers.mode().iloc[0])


def _sets(answers):
    """Each two coders, and all people where they are more than two, with what they answered."""
    for pair in combinations(answers.columns, 2):
        both = answers[list(pair)]
        yield " × ".join(pair), both[(both != "").all(axis=1)]
    people = answers[[coder for coder in answers.columns if coder != TOOL]]
    if people.shape[1] > 2:
        yield "all people", people[(people != "").sum(axis=1) > 1]


def _estimates(answers, seed):
    """(measure, n, estimate, low, high) of one set of coders; the count alone where few."""
    n = len(answers)
    if n < FEW:
        return [("items", n, None, None, None)]
    values = sorted({value for value in answers.to_numpy().ravel() if value})
    codes = np.searchsorted(values, answers.to_numpy(dtype=str))
    codes = np.where(answers.to_numpy(dtype=str) == "", -1, codes)
    measures = {"percent agreement": percent, "Krippendorff's alpha": alpha}
    if codes.shape[1] == 2:
        measures = {"percent agreement": percent, "Cohen's kappa": kappa} | measures
    draws = np.random.default_rng(seed).integers(n, size=(REPLICATES, n))
    rows = []
    for name, measure in measures.items():
        low, high = _interval([measure(codes[draw], len(values)) for draw in draws])
        estimate = measure(codes, len(values))
        rows.append((name, n, estimate, *((low, high) if np.isfinite(estimate) else (None, None))))
    return rows


def _interval(replicates):
    """The middle 95 % of the replicates; none where too many are not defined."""
    defined = np.asarray(replicates)[np.isfinite(replicates)]
    if len(defined) < 0.95 * len(replicates):
        return None, None
    return tuple(np.percentile(defined, [2.5, 97.5]))


def _counts(codes, size):
    """How many coders gave each answer, a row an item."""
    return (codes[:, :, None] == np.arange(size)).sum(axis=1)


def percent(codes, size):
    """The share of pairs of answers to one item that are the same, averaged over items.

    Examples
    --------
    >>> float(percent(np.array([[0, 0], [0, 1]]), 2))
    0.5
    """
    counts = _counts(codes, size)
    total = counts.sum(axis=1)
    return ((counts * (counts - 1)).sum(axis=1) / (total * (total - 1))).mean()


def kappa(codes, size):
    """Cohen's kappa of two coders, by statsmodels; nan where both gave one and the same answer.

    Examples
    --------
    >>> float(kappa(np.array([[0, 0], [1, 1]]), 2))
    1.0
    """
    table = np.zeros((size, size))
    np.add.at(table, (codes[:, 0], codes[:, 1]), 1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return cohens_kappa(table, return_results=False)


def alpha(codes, size):
    """Krippendorff's alpha, nominal, by krippendorff; nan where all gave one and the same answer.

    Examples
    --------
    >>> float(alpha(np.array([[0, 0], [1, 1]]), 2))
    1.0
    """
    counts = _counts(codes, size)
    if (counts.sum(axis=0) > 0).sum() < 2:
        return np.nan
    return krippendorff.alpha(value_counts=counts, level_of_measurement="nominal")
