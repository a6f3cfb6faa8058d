"""What turns logits into probabilities, found on dev: temperatures, and the cut for words."""

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import expit, log_softmax, logit

from training.encoder import POLARITIES
from training.figures import CUTS, word_f1
from training.said import CHANCES


def sentence_temperature(predicted):
    """The temperature with the lowest log loss of the majority label (Guo et al. 2017).

    `predicted` has ``biased`` and ``p_biased``, at temperature 1.

    Examples
    --------
    >>> import pandas as pd
    >>> sure = pd.DataFrame({"biased": [1, 1, 0, 0], "p_biased": [0.99, 0.99, 0.99, 0.01]})
    >>> sentence_temperature(sure) > 1
    True
    """
    label = (predicted["biased"] > 0.5).to_numpy()
    logits = logit(predicted["p_biased"].clip(1e-6, 1 - 1e-6).to_numpy())

    def loss(temperature):
        chance = expit(logits / temperature).clip(1e-9, 1 - 1e-9)
        return -np.mean(np.log(np.where(label, chance, 1 - chance)))

    return float(minimize_scalar(loss, bounds=(0.3, 5), method="bounded").x)


def target_temperature(predicted):
    """The same for the three probabilities toward the marked actor."""
    chances = predicted[CHANCES].to_numpy().clip(1e-9)
    place = [POLARITIES.index(value) for value in predicted["polarity"]]

    def loss(temperature):
        return -np.mean(log_softmax(np.log(chances) / temperature, -1)[range(len(place)), place])

    return float(minimize_scalar(loss, bounds=(0.3, 5), method="bounded").x)


def word_cut(predicted):
    """The logit from which on a word counts as loaded: that with the best F1."""
    best = max(CUTS, key=lambda cut: word_f1(predicted, cut))
    return float(logit(best))
