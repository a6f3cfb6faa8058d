"""Figures of a cross-validation as tables: by fold, by outlet, by topic, and calibration."""

import numpy as np
import pandas as pd
from scipy.stats import t
from sklearn.metrics import f1_score

from training.figures import figures

# Outlets and topics with fewer sentences, or with one label only, say nothing.
LEAST = 30
BINS = np.linspace(0, 1, 11)


def ablation(predicted):
    """Mean of each figure over the folds with a 95 % t interval: figure, mean, low, high, folds."""
    rows = pd.DataFrame([figures(fold) for _, fold in predicted.groupby("fold")])
    rows = rows[["f1_biased", "auc_biased", "f1_words"]]
    reach = t.ppf(0.975, len(rows) - 1) * rows.std() / len(rows) ** 0.5
    table = pd.DataFrame(
        {"mean": rows.mean(), "low": rows.mean() - reach, "high": rows.mean() + reach}
    )
    return table.assign(folds=len(rows)).rename_axis("figure").reset_index()


def by(predicted, column):
    """Sentences, share biased and macro-F1 within each outlet or topic."""
    rows = []
    for name, group in predicted.groupby(column):
        label, chosen = group["biased"] > 0.5, group["p_biased"] >= 0.5
        if len(group) >= LEAST and label.nunique() == 2:
            f1 = f1_score(label, chosen, average="macro")
            rows.append((name, len(group), label.mean(), chosen.mean(), f1))
    return pd.DataFrame(rows, columns=[column, "n", "biased", "flagged", "f1"]).round(4)


def calibration(predicted):
    """Of the sentences with such a probability, how many were called biased."""
    bins = pd.cut(predicted["p_biased"], BINS, include_lowest=True)
    label = (predicted["biased"] > 0.5).astype(float)
    table = pd.DataFrame({"bin": bins, "label": label, "probability": predicted["p_biased"]})
    found = table.groupby("bin", observed=True).agg(
        n=("label", "size"), probability=("probability", "mean"), biased=("label", "mean")
    )
    return found.round(4).reset_index(drop=True)


def fold_tables(predicted):
    """The tables of one recipe, by the title of their file."""
    return {
        "outlets": by(predicted, "outlet"),
        "topics": by(predicted, "topic"),
        "calibration": calibration(predicted),
    }
