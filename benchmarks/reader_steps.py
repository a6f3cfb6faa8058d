"""What each idea added to the learned reader on the dev splits; writes results/reader_steps.csv.

``python benchmarks/reader_steps.py`` sums up ``results/reader_runs.csv``, the log of every training
run (fp32), and ends with the shipped readers (int8, of ``results/reader.csv``). Where a recipe ran
with several seeds, the mean is shown, and the least and the most.
"""

import pandas as pd
from reader import RESULTS

# What is compared: reader, idea, and the recipes and the stage that were logged.
STEPS = [
    ("wording", "experts' labels after pre-training", ["final"], "babe+mbic"),
    ("wording", "the same without the propaganda corpus",
     ["without propaganda", "pre-trained, without propaganda"], "babe+mbic"),
    ("wording", "outlets balanced", ["outlets balanced"], "babe+mbic"),
    ("wording", "taught by the large reader", ["taught"], "babe+mbic"),
    ("wording", "the large reader itself", ["teacher"], "babe+mbic"),
    ("target", "actor marked, directed sentiment first", ["directed first"], "newsmtsc"),
    ("target", "actor marked, pre-trained for wording", ["target", "final"], "newsmtsc"),
    ("target", "one pass for all actors, taught by the marked readers", ["listener"],
     "distilled from the mean of the marked runs"),
    ("target", "taught by the large reader", ["listener"], "taught by large"),
    ("target", "and by 28,000 unlabelled sentences", ["listener"],
     "taught by large, and one pass more with 28,000 unlabelled sentences"),
    ("target", "six layers for four", ["listener"], "taught by large, six layers"),
    ("target", "more news", ["listener"], "taught by large, round 2"),
    ("target", "more news, and the parts of actors", ["listener"],
     "taught by large, round 2-parts"),
    ("target", "still more news", ["listener"], "taught by large, round 3"),
    ("target", "still more news, and the parts of actors", ["listener"],
     "taught by large, round 3-parts"),
    ("target", "the large reader itself", ["large"], "newsmtsc"),
]  # fmt: skip
FIGURES = {
    "wording": {"babe: f1_biased": "BABE dev, sentence macro-F1",
                "babe: f1_words": "BABE dev, word F1"},
    "target": {"dev_mt: f1_target": "NewsMTSC dev_mt, macro-F1",
               "dev_rw: f1_target": "NewsMTSC dev_rw, macro-F1"},
}  # fmt: skip
COLUMNS = ["reader", "idea", "measure", "runs", "mean", "least", "most"]


def steps(runs):
    """One row an idea and a figure; a run that was logged twice counts once.

    Examples
    --------
    >>> log = pd.DataFrame({"recipe": ["taught"] * 3, "stage": ["babe+mbic"] * 3, "seed": [0, 1, 1],
    ...                     "babe: f1_biased": [0.8, 0.82, 0.82], "babe: f1_words": [0.5] * 3})
    >>> steps(log)[["idea", "runs", "mean", "most"]].head(1).round(2).values.tolist()
    [['taught by the large reader', 2, 0.81, 0.82]]
    """
    rows = []
    for reader, idea, recipes, stage in STEPS:
        same = runs[runs["recipe"].isin(recipes) & (runs["stage"] == stage)]
        same = same.drop_duplicates(["recipe", "seed"])
        for column, measure in FIGURES[reader].items() if len(same) else ():
            seen = same[column].astype(float)
            rows.append((reader, idea, measure, len(seen), seen.mean(), seen.min(), seen.max()))
    return pd.DataFrame(rows, columns=COLUMNS)


def shipped(figures):
    """The rows of the shipped readers, from the table of their figures on dev."""
    named = figures.assign(measure=figures["data"] + ", " + figures["measure"])
    estimates = named.set_index("measure")["estimate"]
    rows = [
        (reader, "shipped: the mean of runs, int8", measure, 1, *[estimates[measure]] * 3)
        for reader, measures in FIGURES.items()
        for measure in measures.values()
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


if __name__ == "__main__":
    table = pd.concat([steps(pd.read_csv(RESULTS / "reader_runs.csv")),
                       shipped(pd.read_csv(RESULTS / "reader.csv"))])  # fmt: skip
    table = table.sort_values("reader", ascending=False, kind="stable").round(4)
    table.to_csv(RESULTS / "reader_steps.csv", index=False, lineterminator="\n")
    print(table.to_string(index=False))
