"""What int8 costs: the shipped reader beside the same weights in fp32, on the dev splits.

``python benchmarks/precision.py DATASETS FOLDER`` with the folder that holds ``wording.fp32.onnx``
or ``target.fp32.onnx``, which ``python -m training --work FOLDER DATASETS ship`` leaves there.
Both run through the toolkit's own code. Writes ``results/reader_precision.csv``; the rows of a
reader that the folder lacks stay.
"""

import sys
from pathlib import Path
from unittest.mock import patch

import onnxruntime
import pandas as pd
from evaluate import macro_f1
from reader import RESULTS, of_words, read_all, sentence_f1, word_f1
from tqdm import tqdm

from analysis.reader import toward
from analysis.reader.targets import TOWARD

OPTIONS = ["int8", "fp32"]


def opened(folder):
    """A session of each whole model there is, one thread, as the runtime opens the shipped ones."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    paths = {kind: Path(folder) / f"{kind}.fp32.onnx" for kind in ("wording", "target")}
    return {
        kind: onnxruntime.InferenceSession(path, options)
        for kind, path in paths.items()
        if path.exists()
    }


def sentences(folder):
    """BABE's dev rows with the shipped readings: score, found, wanted."""
    rows = pd.read_csv(Path(folder) / "babe_train_dev.csv.gz").query("split == 'dev'")
    p, found = read_all(rows["text"])
    return rows.assign(score=p, found=found, wanted=rows["biased_words"].map(of_words))


def actors(folder):
    """NewsMTSC's dev rows with the probabilities toward the marked actor."""
    rows = pd.read_csv(Path(folder) / "newsmtsc_train_dev.csv.gz")
    rows = rows[rows["split"] != "train"].rename(columns={"from": "start", "to": "end"})
    return toward(rows.reset_index(drop=True)).rename(columns={"polarity": "label"})


READ = {"wording": ("wording", sentences), "target": ("targets", actors)}


def readings(folder, whole):
    """The table of each reader of `whole` as each kind of weights reads it: int8 and fp32."""
    for kind in whole:
        module, read = READ[kind]
        int8 = read(folder)
        with patch(f"analysis.reader.{module}.session", whole.get):
            yield kind, {"int8": int8, "fp32": read(folder)}


def target_f1(table):
    """Macro-F1 of negative, neutral and positive."""
    return macro_f1(table.assign(score=table[TOWARD].to_numpy().argmax(1) - 1))


FIGURES = [
    ("wording", "BABE dev, sentence macro-F1", sentence_f1, None),
    ("wording", "BABE dev, word F1", word_f1, None),
    *(("target", f"NewsMTSC {split}, macro-F1", target_f1, split)
      for split in ("dev_mt", "dev_rw")),
]  # fmt: skip
CHANCES = {"wording": ["score"], "target": TOWARD}


def compared(folder, whole):
    """One row a figure: reader, measure, n, int8, fp32, loss (fp32 less int8)."""
    tables = dict(readings(folder, whole))
    for reader, measure, figure, split in tqdm(row for row in FIGURES if row[0] in tables):
        parts = [tables[reader][kind] for kind in OPTIONS]
        parts = [part if split is None else part[part["split"] == split] for part in parts]
        int8, fp32 = map(figure, parts)
        yield reader, measure, len(parts[0]), int8, fp32, fp32 - int8
    for reader, both in tables.items():
        int8, fp32 = (both[kind][CHANCES[reader]].astype(float) for kind in OPTIONS)
        moved = (int8 - fp32).abs().to_numpy().max()
        yield reader, "largest change of a probability", len(int8), None, None, moved


if __name__ == "__main__":
    columns = ["reader", "measure", "n", *OPTIONS, "loss"]
    path, whole = RESULTS / "reader_precision.csv", opened(sys.argv[2])
    table = pd.DataFrame(compared(sys.argv[1], whole), columns=columns).round(4)
    before = pd.read_csv(path)
    kept = before[~before["reader"].isin(whole)]
    table = pd.concat([kept, table]).sort_values("reader", ascending=False, kind="stable")
    table.to_csv(path, index=False, lineterminator="\n")
    print(table.to_string(index=False))
