"""Which stages make which reader; every stage is saved, so that a stopped run goes on where it was.

A recipe is a list of stages; a stage is a dict of the sources and of what `fit` takes. A stage's
checkpoint is named after the recipe up to it, the seed and what was held out.
"""

import hashlib
import json
import time
from copy import deepcopy
from pathlib import Path

import pandas as pd
import torch
from sklearn.model_selection import GroupKFold

from training.batches import read_tokenizer
from training.encoder import Reader, large_folder
from training.examples import balanced, read_examples
from training.figures import figures, predict
from training.fit import fit
from training.teacher import relabelled

# Language models' labels teach the encoder what biased wording is; propaganda teaches words.
ANNO = {"sources": ["anno"], "epochs": 1, "rate": 1e-4, "swap": 0.3}
PRE = {"sources": ["anno", "ptc", "checkthat"], "epochs": 1, "rate": 1e-4, "swap": 0.3}
BABE = {"sources": ["babe"], "epochs": 3, "rate": 7e-5, "swap": 0.3}
EXPERT = {"sources": ["babe", "mbic"], "epochs": 3, "rate": 7e-5, "swap": 0.3}
DIRECTED = {"sources": ["directed"], "epochs": 1, "rate": 1e-4, "swap": 0.3}
TARGET = {"sources": ["newsmtsc"], "epochs": 4, "rate": 7e-5, "swap": 0.3}
# A large encoder learns the same from fewer sentences, and teaches the small one.
LARGE = [
    PRE | {"take": {"anno": 6000, "ptc": 5000}, "rate": 4e-5, "large": True},
    EXPERT | {"rate": 3e-5, "large": True},
]
LISTEN = {"sources": ["babe", "mbic", "anno"], "take": {"anno": 12000}, "taught": LARGE}
LISTEN |= {"epochs": 1, "rate": 1e-4, "swap": 0.3}
TAUGHT = EXPERT | {"taught": LARGE}
LARGE_TOWARD = [TARGET | {"epochs": 2, "rate": 4e-5, "large": True}]
JOINT = {"sources": ["babe", "mbic", "newsmtsc"], "epochs": 4, "rate": 7e-5, "swap": 0.3}

WORDING = {
    "experts only": [BABE],
    "pre-trained, without propaganda": [ANNO, EXPERT],
    "pre-trained": [PRE, EXPERT],
    "pre-trained, outlets balanced": [PRE, EXPERT | {"balance": True}],
    "taught": [PRE, LISTEN, TAUGHT],
    "one encoder for all": [PRE, DIRECTED, JOINT],
}
TOWARD = {
    "marked actors only": [TARGET],
    "directed first": [DIRECTED, TARGET],
    "pre-trained": [PRE, DIRECTED, TARGET],
    "large": LARGE_TOWARD,
    "one encoder for all": [PRE, DIRECTED, JOINT],
}
# What is shipped of wording; what is shipped toward actors is `training.pupil`'s.
SHIPPED = "taught"
# Five folds of what is shipped take four hours more, for the teacher; these tables are of this one.
FOLDED = "pre-trained"
# This one never sees the corpus of propaganda: what it makes of that is transfer.
UNSEEN = "pre-trained, without propaganda"
# The shipped reader is the mean of the weights of so many runs of its last stage.
SEEDS = (0, 1, 2)
FOLDS = 5
# Sources whose articles may be held out; the checkpoints of all others serve every fold.
HOLDING = {"babe", "mbic"}


def _key(stages, seed, held):
    text = json.dumps([stages, seed, sorted(map(str, held))])
    return hashlib.sha256(text.encode()).hexdigest()[:12]


# What a stage says of its examples, and not of how long and how fast.
OF_EXAMPLES = ("sources", "balance", "take", "large", "taught")


def _examples(folder, stage, held):
    """The stage's training examples, without the articles and the texts that are held out."""
    rows = read_examples(folder, *stage["sources"])
    rows = rows[(rows["split"] == "train") | (rows["source"] == "babe")]
    rows = rows[~rows["group"].isin(held) & ~rows["text"].isin(held)]
    if take := stage.get("take"):
        parts = rows.groupby("source")
        some = {one: min(len(p), take.get(one, len(p))) for one, p in parts}
        rows = pd.concat([p.sample(some[one], random_state=0) for one, p in parts])
    return rows.assign(weight=balanced(rows)) if stage.get("balance") else rows


def _taught(folder, stage, out, held, rows):
    """The examples with what the teacher says of them, which is asked once."""
    path = Path(out) / f"{_key([stage], 0, held)}.said.pkl"
    if not path.exists():
        teacher = train(folder, stage["taught"], out, held=held, name="teacher")
        tokenizer = read_tokenizer(large_folder(out))
        predict(teacher, tokenizer, rows).to_pickle(path)
    return relabelled(rows, pd.read_pickle(path))


def weights_of(stages, out):
    """The folder of the weights that the stages begin with; None for the small encoder's."""
    return large_folder(out) if stages[0].get("large") else None


def train(folder, stages, out, *, seed=0, held=frozenset(), name="", log=None):
    """Return the reader that `stages` make from the datasets in `folder`.

    Checkpoints go to the folder `out`. `held`: articles and texts that no stage may learn from.
    All stages but the last have seed 0, so that runs with other seeds share them. `log`: a CSV
    that gets a row for each stage that was trained, with its figures on dev.
    """
    weights = weights_of(stages, out)
    model, tokenizer = None, read_tokenizer(weights)
    for at, stage in enumerate(stages):
        own = held if HOLDING & set(stage["sources"]) else frozenset()
        last = seed if at + 1 == len(stages) else 0
        path = Path(out) / f"{_key(stages[: at + 1], last, own)}.pt"
        if path.exists():
            model = Reader(folder=weights)
            model.load_state_dict(torch.load(path))
            continue
        torch.manual_seed(last)
        began, rows = time.time(), _examples(folder, stage, held)
        if "taught" in stage:
            rows = _taught(folder, stage, out, own, rows)
        options = {key: value for key, value in stage.items() if key not in OF_EXAMPLES}
        title = "+".join(stage["sources"])
        model = model or Reader(folder=weights)
        model = fit(model, tokenizer, rows, seed=last, name=title, **options)
        path.parent.mkdir(parents=True, exist_ok=True)
        torch.save(model.state_dict(), path)
        if log:
            row = {"recipe": name, "stage": title, "seed": last, "n": len(rows)}
            minutes = (time.time() - began) / 60
            append(log, row | {"minutes": minutes, **dev_figures(folder, model, tokenizer)})
    return model


def append(log, row):
    """Add a row to a CSV; new columns widen it."""
    log = Path(log)
    rows = pd.read_csv(log) if log.exists() else pd.DataFrame()
    table = pd.concat([rows, pd.DataFrame([row])], ignore_index=True)
    table.round(4).to_csv(log, index=False, lineterminator="\n")


DEV = {"babe": ["dev"], "newsmtsc": ["dev_mt", "dev_rw"]}


def dev_figures(folder, model, tokenizer):
    """The figures on each dev split, as a dict from "split: figure"."""
    found = {}
    for source, splits in DEV.items():
        rows = read_examples(folder, source)
        for split in splits:
            predicted = predict(model, tokenizer, rows[rows["split"] == split])
            name = split if split != "dev" else source
            found |= {f"{name}: {key}": value for key, value in figures(predicted).items()}
    return found


def dev_held(folder):
    """Articles and texts of BABE's dev split, which the shipped reader never learns from."""
    babe = read_examples(folder, "babe")
    dev = babe[babe["split"] == "dev"]
    return frozenset(dev["group"]) | frozenset(dev["text"])


def souped(models):
    """The mean of the weights of models that began from the same ones (Wortsman et al. 2022)."""
    states = [model.state_dict() for model in models]
    mean = {
        key: sum(state[key].float() for state in states) / len(states)
        if states[0][key].is_floating_point() else states[0][key]
        for key in states[0]
    }  # fmt: skip
    model = deepcopy(models[0])
    model.load_state_dict(mean)
    return model


def final(folder, stages, out, *, log=None):
    """Return the reader to be shipped: one recipe, several seeds, the mean of their weights."""
    held = dev_held(folder)
    runs = [
        train(folder, stages, out, seed=seed, held=held, name="final", log=log) for seed in SEEDS
    ]
    return souped(runs)


def cross_validate(folder, stages, out, *, seed=0, folds=FOLDS, name="", log=None):
    """Return predictions for every BABE row, by a reader that saw no sentence of its article.

    A column ``fold`` says which of the `folds` the row was held out in.
    """
    babe = read_examples(folder, "babe")
    parts = GroupKFold(folds, shuffle=True, random_state=0).split(babe, groups=babe["group"])
    tables = []
    for fold, (_, test) in enumerate(parts):
        rows = babe.iloc[test]
        held = frozenset(rows["group"]) | frozenset(rows["text"])
        model = train(folder, stages, out, seed=seed, held=held)
        predicted = predict(model, read_tokenizer(), rows).assign(fold=fold)
        if log:
            append(log, {"recipe": name, "stage": f"fold {fold}", "seed": seed,
                         "n": len(rows), **figures(predicted)})  # fmt: skip
        tables.append(predicted)
    return pd.concat(tables, ignore_index=True)
