"""Does the reader of wording carry over to a corpus that it never learnt from?

``python benchmarks/transfer.py DATASETS FOLDER``, with what ``training/requirements.txt`` asks for
and the folder of the training's checkpoints (``--work``); a recipe that has none there is trained.
Measured on the articles of PTC that no run learnt from, by the recipes that have seen the others,
with the large teacher and without, and by the one that has seen none. Writes
``results/reader_transfer.csv``.
"""

import sys
from pathlib import Path

import pandas as pd
from evaluate import auc, estimated

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT))

from training import recipes  # noqa: E402
from training.batches import read_tokenizer  # noqa: E402
from training.examples import read_examples  # noqa: E402
from training.figures import predict  # noqa: E402

RESULTS = ROOT / "benchmarks" / "results"


def measured(datasets, work, names=(recipes.SHIPPED, recipes.FOLDED, recipes.UNSEEN)):
    """One row a recipe: recipe, measure, n, estimate, low, high."""
    rows, held = read_examples(datasets, "ptc"), recipes.dev_held(datasets)
    rows = rows[rows["split"] == "dev"]
    for name in names:
        log = RESULTS / "reader_runs.csv"
        reader = recipes.train(datasets, recipes.WORDING[name], work, held=held, name=name, log=log)
        read = predict(reader.eval(), read_tokenizer(), rows)
        read = read.assign(score=read["p_biased"], label=read["loaded"], cluster=read["group"])
        yield name, *estimated("loaded-language AUC", read, auc)


if __name__ == "__main__":
    columns = ["recipe", "measure", "n", "estimate", "low", "high"]
    table = pd.DataFrame(measured(*sys.argv[1:3]), columns=columns).round(4)
    table.to_csv(RESULTS / "reader_transfer.csv", index=False, lineterminator="\n")
    print(table.to_string(index=False))
