"""The marked reader teaches the listener, which reads each sentence once for all its actors.

Sentences with labels are learnt from their labels and from the teacher's probabilities alike,
sentences without from the teacher's alone (Hinton, Vinyals and Dean 2015). Names are read as the
shipped reader reads them: as the placeholders of `analysis.reader.names`.
"""

import random
import re

import numpy as np
import pandas as pd
import torch
from scipy.special import softmax
from torch.nn import functional

from analysis.reader.names import pieces
from analysis.reader.windows import encode, with_ends
from training.batches import LONGEST, shuffled
from training.encoder import POLARITIES
from training.examples import COLUMNS, read_examples
from training.figures import predict
from training.fit import optimised
from training.said import CHANCES
from training.swaps import masked

# A name within a sentence, roughly: the teacher is asked about whatever is written like one.
NAME = re.compile(r"(?<![.!?“\"] )(?<=\s)(?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)*")
MOST_NAMES = 3
# The pooled soft labels weigh as much as the votes of the annotators.
GOLD = 0.5


def named(text):
    """Places of up to `MOST_NAMES` names within a sentence.

    Examples
    --------
    >>> named("Then Ada Bell met Tom Ray.")
    [(5, 13), (18, 25)]
    """
    return [match.span() for match in NAME.finditer(text)][:MOST_NAMES]


def to_teach(folder, unlabelled, seed=0):
    """Sentences with a marked actor each, as examples; polarity is missing where nobody judged.

    The labelled training splits, and sentences of other news, of which nobody has judged anything;
    `unlabelled` says how many of which source.
    """
    labelled = read_examples(folder, "newsmtsc", "directed")
    labelled = labelled[labelled["split"] == "train"]
    others = pd.concat([some(read_examples(folder, one), n, seed) for one, n in unlabelled])
    places = [(text, *place) for text in others["text"].unique() for place in named(text)]
    others = pd.DataFrame(places, columns=["text", "start", "end"])
    return pd.concat([labelled, others], ignore_index=True).reindex(columns=COLUMNS)


def some(rows, n, seed):
    """Up to `n` rows, none of them of a dev split."""
    rows = rows[~rows["split"].astype(str).str.startswith("dev")]
    return rows.sample(min(n, len(rows)), random_state=seed)


def told(teacher, tokenizer, examples):
    """What the marked reader says of each example's actor: examples × `POLARITIES`, their index.

    It reads names as the listener does, so that it tells nothing that the listener cannot see.
    """
    rows = pd.DataFrame([masked(row) for row in examples.itertuples(index=False)])
    read = predict(teacher, tokenizer, rows.assign(at=examples.index))
    return read.set_index("at").loc[examples.index, CHANCES]


def encoded(examples):
    """One dict a sentence: ids, the tokens of each actor, its label (or NaN) and its row."""
    found = []
    for text, rows in examples.groupby("text", sort=False):
        ids, offsets = encode(text, pieces(text))
        ids, offsets = ids[: LONGEST - 2], offsets[: LONGEST - 2]
        actors = [
            [at + 1 for at, (a, b) in enumerate(offsets) if a < row.end and row.start < b]
            for row in rows.itertuples()
        ]
        kept = [at for at, tokens in enumerate(actors) if tokens]
        if kept:
            part = rows.iloc[kept]
            found.append({"ids": with_ends(ids)[0].tolist(), "rows": part.index.tolist(),
                          "actors": [actors[at] for at in kept],
                          "gold": part["polarity"].to_numpy("float32")})  # fmt: skip
    return found


def calibrated(said, temperature):
    """The probabilities that a teacher `told`, softened or sharpened by its temperature."""
    logits = np.log(said.clip(lower=1e-9)) / temperature
    return pd.DataFrame(softmax(logits.to_numpy("float32"), axis=1), said.index, said.columns)


def taught(rows, said):
    """The rows with ``soft``, what the teacher says of each actor: actors × `POLARITIES`."""
    soft, places = said.to_numpy("float32"), {row: at for at, row in enumerate(said.index)}
    return [row | {"soft": soft[[places[one] for one in row["rows"]]]} for row in rows]


def collated(rows):
    """Tensors of a list of encoded sentences; actors that fill up a row have the label NaN."""
    tokens, most = max(len(row["ids"]) for row in rows), max(len(row["actors"]) for row in rows)
    ids = torch.zeros(len(rows), tokens, dtype=torch.long)
    actors = torch.zeros(len(rows), most, tokens)
    soft = torch.full((len(rows), most, len(POLARITIES)), float("nan"))
    gold = torch.full((len(rows), most), float("nan"))
    for at, row in enumerate(rows):
        ids[at, : len(row["ids"])] = torch.tensor(row["ids"])
        for k, places in enumerate(row["actors"]):
            actors[at, k, places] = 1
        if "soft" in row:
            soft[at, : len(row["soft"])] = torch.from_numpy(row["soft"])
        gold[at, : len(row["gold"])] = torch.from_numpy(row["gold"])
    return {"ids": ids, "mask": (ids != 0).long(), "actors": actors, "soft": soft, "gold": gold}


def loss_of(logits, batch):
    """Cross-entropy with what the teacher says, and half with the label where there is one."""
    there = ~batch["soft"][..., 0].isnan()
    logits, soft, gold = logits[there], batch["soft"][there], batch["gold"][there]
    taught = -(soft * logits.log_softmax(-1)).sum(-1)
    known = ~gold.isnan()
    if known.any():
        judged = functional.cross_entropy(logits[known], gold[known].long() + 1, reduction="none")
        taught[known] = (1 - GOLD) * taught[known] + GOLD * judged
    return taught.mean()


def distil(model, rows, epochs, rate, size=32, seed=0):
    """Train the listener in place on encoded sentences; return its moving average."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    steps = epochs * (-(-len(rows) // size))
    parts = (
        collated(part)
        for _ in range(epochs)
        for part in shuffled(rows, size, rng, lambda row: len(row["ids"]))
    )
    return optimised(model, parts, ("ids", "mask", "actors"), loss_of, steps, rate, "listener")


@torch.no_grad()
def heard(model, rows, size=64):
    """Probabilities toward each actor of encoded sentences, actors × `POLARITIES`, in order."""
    model.eval()
    order = sorted(range(len(rows)), key=lambda at: len(rows[at]["ids"]))
    found = [None] * len(rows)
    for at in range(0, len(order), size):
        part = order[at : at + size]
        batch = collated([rows[one] for one in part])
        logits = model(batch["ids"], batch["mask"], batch["actors"]).softmax(-1).numpy()
        for one, chances in zip(part, logits, strict=True):
            found[one] = chances[: len(rows[one]["actors"])]
    return np.concatenate(found)
