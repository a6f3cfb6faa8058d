"""The reader of actors that is shipped: the `listener`, taught by a large marked reader.

What the teacher says is kept (`training.said`); only where something is not, it is trained, asked.
"""

import random
import time
from copy import deepcopy
from functools import partial
from pathlib import Path

import pandas as pd
import torch

from training.batches import read_tokenizer
from training.calibrate import target_temperature
from training.distil import calibrated, distil, encoded, heard, taught, to_teach, told
from training.examples import read_examples
from training.figures import target_f1
from training.listener import Listener
from training.recipes import PRE, TOWARD, append, souped, train, weights_of
from training.roles import hinted, role_examples, unnamed
from training.said import CHANCES, keep, keys, read_said

# Who teaches it; it begins as a small encoder that knows what biased wording is.
TEACHER, FIRST = "large", [PRE]
OTHERS = {"ptc": 16378, "babe": 2924, "mbic": 1243, "checkthat": 1776}
# Round after round: of how many sentences of which news nobody judged, and how they are learnt.
ROUNDS = (
    ({"anno": 48327, "articles": 20000}, {"epochs": 4, "rate": 1e-4}),
    ({"anno": 10000, "articles": 32000} | OTHERS, {"epochs": 2, "rate": 7e-5}),
    ({"anno": 10000, "articles": 62000} | OTHERS, {"epochs": 2, "rate": 7e-5}),
)
# After the second round and after the third: the parts that actors play, with so many sentences of
# the usual kind beside them. The reader that is shipped is the mean of the two.
LATER, BESIDE = (2, 3), 5000
PARTS = ({"anno": 3000}, {"epochs": 2, "rate": 5e-5})


def pupil(folder, out, *, seed=0, log=None):
    """The reader of actors that is shipped: one pass for all actors of a sentence."""
    place, model, ends = {"folder": folder, "out": out, "log": log}, Listener(), []
    for at, (unlabelled, options) in enumerate(ROUNDS, 1):
        if at == 1 and not kept(out, seed, at).exists():
            first = train(folder, FIRST, out, name="pre-trained", log=log)
            model.load_state_dict(first.state_dict() | heads(model), strict=False)
        rows = partial(lesson, unlabelled=unlabelled, **place)
        model = learnt(model, rows, options, seed, at, **place)
        if at in LATER:
            rows = partial(parts_played, seed=seed, **place)
            ends.append(learnt(deepcopy(model), rows, PARTS[1], seed, f"{at}-parts", **place))
    return souped(ends)


def kept(out, seed, name):
    """Where the weights after a round are kept."""
    return Path(out) / f"listener-{seed}-{name}.pt"


def learnt(model, rows_of, options, seed, name, folder, out, log=None):
    """The model after one more round, or the one kept of it; its figures go to the log."""
    path = kept(out, seed, name)
    if path.exists():
        model.load_state_dict(torch.load(path))
        return model
    rows, began = rows_of(), time.time()
    model = distil(model, rows, seed=seed, **options)
    torch.save(model.state_dict(), path)
    if log:
        row = {"recipe": "listener", "stage": f"taught by {TEACHER}, round {name}", "seed": seed}
        row |= {"n": len(rows), "minutes": (time.time() - began) / 60}
        append(log, row | dev_figures(folder, model))
    return model


def lesson(folder, out, log=None, *, unlabelled):
    """Encoded sentences with what the teacher says of each actor."""
    examples = to_teach(folder, unlabelled.items())
    return taught(encoded(examples), told_toward(folder, examples, out, log))


def parts_played(folder, out, log=None, *, seed=0):
    """Encoded sentences with a stand-in for the actor, taught by its part and by the teacher, and
    `BESIDE` of the usual kind."""
    beside = random.Random(seed).sample(lesson(folder, out, log, unlabelled=PARTS[0]), BESIDE)
    examples = role_examples(folder)
    said = hinted(told_toward(folder, examples, out, log), examples["role"])
    examples = unnamed(examples).drop_duplicates(["text", "start", "end"])
    return beside + taught(encoded(examples), said.loc[examples.index])


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
