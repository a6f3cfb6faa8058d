"""What int8 costs: the shipped reader beside the same weights in fp32, on the dev splits.

``python benchmarks/precision.py DATASETS FOLDER`` with the folder that holds ``wording.fp32.onnx``
and ``target.fp32.onnx``, which ``python -m training --work FOLDER DATASETS ship`` leaves there.
Both run through the toolkit's own code. Writes ``results/reader_precision.csv``.
"""

import sys
from contextlib import ExitStack
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
    """A session of each whole model, one thread, as the runtime opens the shipped ones."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return {
        kind: onnxruntime.InferenceSession(Path(folder) / f"{kind}.fp32.onnx", options)
        for kind in ("wording", "target")
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


def readings(folder, whole):
    """Both tables as each kind of weights reads them: a dict from int8 and fp32."""
    found = {"int8": (sentences(folder), actors(folder))}
    with ExitStack() as stack:
        for module in ("wording", "targets"):
            stack.enter_context(patch(f"analysis.reader.{module}.session", whole.get))
        found["fp32"] = sentences(folder), actors(folder)
    return found


def target_f1(table):
    """Macro-F1 of negative, neutral and positive."""
    return macro_f1(table.assign(score=table[TOWARD].to_numpy().argmax(1) - 1))


def compared(folder, whole):
    """One row a figure: reader, measure, n, int8, fp32, loss (fp32 less int8)."""
    tables = readings(folder, whole)
    rows = [
        ("wording", "BABE dev, sentence macro-F1", 0, sentence_f1, None),
        ("wording", "BABE dev, word F1", 0, word_f1, None),
        *(("target", f"NewsMTSC {split}, macro-F1", 1, target_f1, split)
          for split in ("dev_mt", "dev_rw")),
    ]  # fmt: skip
    for reader, measure, place, figure, split in tqdm(rows):
        parts = [tables[kind][place] for kind in OPTIONS]
        parts = [part if split is None else part[part["split"] == split] for part in parts]
        int8, fp32 = map(figure, parts)
        yield reader, measure, len(parts[0]), int8, fp32, fp32 - int8
    for reader, place, columns in [("wording", 0, ["score"]), ("target", 1, TOWARD)]:
        int8, fp32 = (tables[kind][place][columns].astype(float) for kind in OPTIONS)
        moved = (int8 - fp32).abs().to_numpy().max()
        yield reader, "largest change of a probability", len(int8), None, None, moved


if __name__ == "__main__":
    columns = ["reader", "measure", "n", *OPTIONS, "loss"]
    table = pd.DataFrame(compared(sys.argv[1], opened(sys.argv[2])), columns=columns).round(4)
    table.to_csv(RESULTS / "reader_precision.csv", index=False, lineterminator="\n")
    print(table.to_string(index=False))
