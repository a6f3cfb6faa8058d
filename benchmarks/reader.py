"""How good, how fast and how large the shipped reader is, on the dev splits of the datasets.

``python benchmarks/reader.py DATASETS`` writes ``results/reader.csv``, the stored values that the
tests compare with on any processor, and the figures and the picture in the model card.
"""

import json
import sys
import time
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from evaluate import auc, estimated, macro_f1
from readme import markdown, updated
from tqdm import tqdm

from analysis.charts import plot_calibration
from analysis.reader import models, toward
from analysis.reader.targets import TOWARD
from analysis.reader.windows import each
from analysis.reader.wording import CUT, WORD, wording

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results"
PICTURE = ROOT / "docs" / "reader-calibration.png"
VALUES = ROOT / "tests" / "data" / "reader_values.csv"
# Tables that the training and `precision.py` wrote, each shown in the model card.
TRAINED = ["outlets", "topics", "calibration", "ablation", "steps", "precision", "transfer"]
FIGURES = ["data", "measure", "n", "estimate", "low", "high"]


def sentence_f1(table):
    """Mean of the F1 of biased and not biased."""
    return macro_f1(table.assign(score=(table["score"] >= CUT).astype(int)), sides=(0, 1))


def word_f1(table):
    """Micro F1 of the sets of loaded words, a set a sentence."""
    both = sum(len(f & w) for f, w in zip(table["found"], table["wanted"], strict=True))
    return 2 * both / max(1, table["found"].map(len).sum() + table["wanted"].map(len).sum())


def read_all(texts):
    """P(biased) of each text, and the set of its loaded words in lower case."""
    found = each(wording, list(texts))
    words = [
        {text[start:end].lower() for start, end, p in marked if p >= CUT}
        for text, (_, marked) in zip(texts, found, strict=True)
    ]
    return [p for p, _ in found], words


def of_words(cell):
    """The annotators' words of a sentence, as a set."""
    return {word for words in json.loads(cell) for word in WORD.findall(words.lower())}


def babe_figures(folder):
    """Sentence and word figures on BABE's dev split."""
    rows = pd.read_csv(Path(folder) / "babe_train_dev.csv.gz").query("split == 'dev'")
    p, found = read_all(rows["text"])
    rows = rows.assign(score=p, found=found)
    rows = rows.assign(wanted=rows["biased_words"].map(of_words))
    rows = rows.assign(cluster=rows["url"].fillna(rows["text"])).reset_index(drop=True)
    yield estimated("sentence macro-F1", rows, sentence_f1)
    yield estimated("sentence AUC", rows, auc)
    yield estimated("word F1", rows, word_f1)


def propaganda_figures(folder):
    """AUC for loaded language on a quarter of the articles of PTC, which no run learnt from."""
    rows = pd.read_csv(Path(folder) / "ptc_train_sentences.csv.gz")
    rows = rows[rows["doc_id"] % 4 == 0].reset_index(drop=True)
    rows = rows.assign(score=read_all(rows["text"])[0], label=rows["label_loaded_language"])
    yield estimated("loaded-language AUC", rows.assign(cluster=rows["doc_id"]), auc)


def target_figures(folder):
    """Macro-F1 toward marked actors on both dev splits of NewsMTSC."""
    rows = pd.read_csv(Path(folder) / "newsmtsc_train_dev.csv.gz")
    rows = rows.rename(columns={"from": "start", "to": "end"})
    for split, part in rows[rows["split"] != "train"].groupby("split"):
        part = toward(part.reset_index(drop=True))
        part = part.assign(score=part[TOWARD].to_numpy().argmax(1) - 1, cluster=part["text"])
        yield split, estimated("macro-F1", part.assign(label=part["polarity"]), macro_f1)


def speed(folder, n=400):
    """Sentences per CPU-second, and the size of the files."""
    rows = pd.read_csv(Path(folder) / "babe_train_dev.csv.gz").query("split == 'dev'")
    texts = rows["text"].head(n).tolist()
    wording(texts[0])
    began = time.process_time()
    for text in texts:
        wording(text)
    rate = len(texts) / (time.process_time() - began)
    yield "sentences per CPU-second", len(texts), rate, np.nan, np.nan
    yield "sentences per CPU-second, toward actors", *target_speed(folder), np.nan, np.nan
    for path in sorted(models.MODELS.glob("*.onnx")):
        yield f"{path.stem}, MB", 1, path.stat().st_size / 1e6, np.nan, np.nan


def target_speed(folder):
    """Sentences read for all their marked actors: how many, and per CPU-second."""
    rows = pd.read_csv(Path(folder) / "newsmtsc_train_dev.csv.gz").query("split == 'dev_mt'")
    rows = rows.rename(columns={"from": "start", "to": "end"})
    began = time.process_time()
    toward(rows)
    sentences = rows["text"].nunique()
    return sentences, sentences / (time.process_time() - began)


def evaluate(folder):
    """Every figure: data, measure, n, estimate, low, high."""
    rows = [("BABE dev", *row) for row in tqdm(babe_figures(folder), desc="BABE")]
    rows += [("PTC, held-out articles", *row) for row in tqdm(propaganda_figures(folder))]
    rows += [(f"NewsMTSC {split}", *row) for split, row in tqdm(target_figures(folder))]
    rows += [("this machine", *row) for row in speed(folder)]
    return pd.DataFrame(rows, columns=FIGURES).round(3)


def values():
    """The probabilities of our own sentences, for the tests: text, start, end, probability."""
    events = pd.read_csv(VALUES.parent / "terrible_events.csv")["text"].head(15)
    templates = pd.read_csv(VALUES.parent / "fairness_templates.csv")["text"]
    texts = [*events, *(one.replace("{A}", "Ada Bell").replace("{B}", "Tom Ray")
                        for one in templates.iloc[::4])]  # fmt: skip
    rows = [(text, np.nan, np.nan, wording(text)[0]) for text in texts]
    marks = [(text, text.index("Ada Bell")) for text in texts if "Ada Bell" in text]
    marked = pd.DataFrame(marks, columns=["text", "start"])
    marked = toward(marked.assign(end=marked["start"] + len("Ada Bell")))
    rows += marked[["text", "start", "end", "negative"]].to_numpy().tolist()
    return pd.DataFrame(rows, columns=["text", "start", "end", "probability"]).round(4)


def card(table):
    """The figures as a block of the model card."""
    shown = table.astype({"n": str}).assign(
        estimate=table["estimate"].map("{:.3g}".format),
        interval=[
            "" if low != low else f"{low:.2f} to {high:.2f}"
            for low, high in zip(table["low"], table["high"], strict=True)
        ],
    )
    return markdown(shown[["data", "measure", "n", "estimate", "interval"]].set_index("data"))


def from_results(name, columns=None):
    """A table that the training wrote, as Markdown; "" if it was not written."""
    path = RESULTS / f"reader_{name}.csv"
    if not path.exists():
        return ""
    table = pd.read_csv(path)
    table = table[columns or list(table)].round(3).astype(str).replace("nan", "").fillna("")
    return markdown(table.set_index(table.columns[0]))


def write_card(table):
    """Put the figures between the marks of the model card."""
    page = models.MODELS / "README.md"
    blocks = {"dev": card(table)}
    blocks |= {name: from_results(name) for name in TRAINED}
    page.write_text(updated(page.read_text(encoding="utf-8"), blocks), encoding="utf-8")


if __name__ == "__main__":
    found = evaluate(sys.argv[1])
    found.to_csv(RESULTS / "reader.csv", index=False, lineterminator="\n")
    values().to_csv(VALUES, index=False, lineterminator="\n")
    write_card(found)
    plot_calibration(pd.read_csv(RESULTS / "reader_calibration.csv"))
    plt.savefig(PICTURE, dpi=110)
    print(found.to_string(index=False))
