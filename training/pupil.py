"""The reader of actors that is shipped: the `listener`, taught by a large marked reader.

What the teacher says is kept (`training.said`); only where something is not, it is trained, asked.
"""

import time
from pathlib import Path

import pandas as pd
import torch

from training.batches import read_tokenizer
from training.calibrate import target_temperature
from training.distil import calibrated, distil, encoded, heard, taught, to_teach, told
from training.examples import read_examples
from training.figures import target_f1
from training.listener import Listener
from training.recipes import PRE, TOWARD, append, train, weights_of
from training.said import CHANCES, keep, keys, read_said

# Who teaches it; it begins as a small encoder that knows what biased wording is.
TEACHER, FIRST = "large", [PRE]


def pupil(folder, out, *, seed=0, log=None):
    """The reader of actors that is shipped: one pass for all actors of a sentence."""
    path = Path(out) / f"listener-{seed}.pt"
    model = Listener()
    if path.exists():
        model.load_state_dict(torch.load(path))
        return model
    first = train(folder, FIRST, out, name="pre-trained", log=log)
    model.load_state_dict(first.state_dict() | heads(model), strict=False)
    examples = to_teach(folder)
    said = told_toward(folder, examples, out, log)
    began, rows = time.time(), taught(encoded(examples), said)
    model = distil(model, rows, seed=seed)
    torch.save(model.state_dict(), path)
    if log:
        row = {"recipe": "listener", "stage": f"taught by {TEACHER}", "seed": seed}
        row |= {"n": len(rows), "minutes": (time.time() - began) / 60}
        append(log, row | dev_figures(folder, model))
    return model


def dev_figures(folder, model):
    """The listener's figure on each dev split of NewsMTSC, named as `recipes.dev_figures` does."""
    parts = dev_rows(folder, model).groupby("split")
    return {f"{split}: f1_target": target_f1(rows) for split, rows in parts}


def told_toward(folder, examples, out, log=None):
    """What the large teacher says of each example's actor: kept in ``said_toward.csv.gz``.

    Only where something is not kept yet the teacher is trained, and asked.
    """
    key, known = keys(examples), read_said()
    fresh = examples[~key.isin(known.index)]
    if len(fresh):
        stages = TOWARD[TEACHER]
        teacher = train(folder, stages, out, name=TEACHER, log=log)
        tokenizer = read_tokenizer(weights_of(stages, out))
        rows = read_examples(folder, "newsmtsc")
        dev = rows[rows["split"].str.startswith("dev")]
        temperature = target_temperature(dev.join(told(teacher, tokenizer, dev)))
        new = calibrated(told(teacher, tokenizer, fresh), temperature)
        keep(pd.concat([known, new.set_index(key[fresh.index])]))
        known = read_said()
    return known.loc[key].set_index(examples.index)


def heads(model):
    """The weights above the encoder."""
    return {key: one for key, one in model.state_dict().items() if not key.startswith("encoder.")}


def dev_rows(folder, model):
    """Dev rows of NewsMTSC with the listener's probabilities, as `predict` gives the teacher's."""
    rows = read_examples(folder, "newsmtsc")
    read = encoded(rows[rows["split"].str.startswith("dev")])
    index = [one for row in read for one in row["rows"]]
    chances = pd.DataFrame(heard(model, read), columns=CHANCES, index=index)
    return rows.join(chances, how="inner")
