"""Make the learned reader: ``python -m training DATASETS``; see `training` for what is where."""

import json
import time
from pathlib import Path

import click
import pandas as pd
import torch
import transformers

from training import pupil, recipes
from training.batches import read_tokenizer
from training.calibrate import sentence_temperature, target_temperature, word_cut
from training.examples import read_examples
from training.export import publish, to_int8, to_onnx
from training.figures import figures, predict
from training.tables import ablation, fold_tables

ROOT = Path(__file__).resolve().parent.parent


@click.group()
@click.argument("datasets", type=click.Path(exists=True, file_okay=False))
@click.option("--work", default="build/training", help="Where checkpoints are kept.")
@click.option("--threads", default=2, show_default=True, help="Processor cores to train on.")
@click.option("--half", is_flag=True, help="Multiply in bfloat16: quicker where AVX512-BF16 is.")
@click.pass_context
def main(context, datasets, work, threads, half):
    """Train, measure and publish the reader from the labelled DATASETS folder."""
    transformers.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()
    torch.set_num_threads(threads)
    # Moments too small for a normal float make a step three times as slow.
    torch.set_flush_denormal(True)
    torch.set_autocast_enabled("cpu", half)
    # What autocast keeps would stay as it was before the first step.
    torch.set_autocast_cache_enabled(False)
    results = ROOT / "benchmarks" / "results"
    context.obj = {"datasets": datasets, "work": Path(work), "results": results}
    context.obj["log"] = results / "reader_runs.csv"


@main.command()
@click.option("--models", default=ROOT / "data" / "models", type=Path)
@click.option("--only", type=click.Choice(["wording", "target"]), help="Keep the other as it is.")
@click.pass_obj
def ship(at, models, only):
    """Train the readers that are shipped, and write them to the models folder."""
    models.mkdir(parents=True, exist_ok=True)
    path = models / "settings.json"
    settings = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    for kind, make in {"wording": wording, "target": toward}.items():
        if only in (None, kind):
            reader, settings[kind] = make(at)
            whole = at["work"] / f"{kind}.fp32.onnx"
            with torch.autocast("cpu", enabled=False):
                to_onnx(reader, kind, whole)
            to_int8(whole, models / f"{kind}.onnx")
    publish(models, {kind: settings[kind] for kind in ("wording", "target")})


def wording(at):
    """The reader of wording, and its settings."""
    stages = recipes.WORDING[recipes.SHIPPED]
    reader = recipes.final(at["datasets"], stages, at["work"], log=at["log"])
    return reader, on_dev(dev_rows(reader, "babe", at["datasets"]), "wording")


def toward(at):
    """The reader toward actors, and its settings: a large marked reader teaches the one shipped."""
    listener = pupil.pupil(at["datasets"], at["work"], log=at["log"])
    return listener, on_dev(pupil.dev_rows(at["datasets"], listener), "target")


def dev_rows(reader, source, datasets):
    """The dev rows of a source with the reader's probabilities."""
    rows = read_examples(datasets, source)
    return predict(reader.eval(), read_tokenizer(), rows[rows["split"].str.startswith("dev")])


def on_dev(predicted, kind):
    """The settings of a reader: what the runtime needs to turn its logits into probabilities."""
    print(kind, json.dumps({key: round(float(one), 4) for key, one in figures(predicted).items()}))
    if kind == "target":
        return {"temperature": round(target_temperature(predicted), 3)}
    return {
        "temperature": round(sentence_temperature(predicted), 3),
        "word_cut": round(word_cut(predicted), 3),
    }


@main.command()
@click.option("--recipe", "chosen", multiple=True, help="Only these; the other rows are kept.")
@click.pass_obj
def folds(at, chosen):
    """Cross-validate the recipes on BABE, article by article, and write the ablation."""
    for name in recipes.WORDING:
        if not chosen or name in chosen:
            keep(at, _wording_folds(at, name).assign(reader="wording", recipe=name))
    for name in recipes.TOWARD:
        if not chosen or name in chosen:
            keep(at, _target_dev(at, name).assign(reader="target", recipe=name))


def _wording_folds(at, name):
    """The figures of one recipe over the folds; for one, the tables by outlet and topic too."""
    began, stages = time.time(), recipes.WORDING[name]
    predicted = recipes.cross_validate(at["datasets"], stages, at["work"], name=name, log=at["log"])
    print(f"{name}: {(time.time() - began) / 60:.0f} minutes")
    if name == recipes.FOLDED:
        for title, table in fold_tables(predicted).items():
            table.to_csv(at["results"] / f"reader_{title}.csv", index=False)
    return ablation(predicted)


def _target_dev(at, name):
    """The figures of one recipe toward marked actors, on dev."""
    held = recipes.dev_held(at["datasets"])
    stages = recipes.TOWARD[name]
    reader = recipes.train(at["datasets"], stages, at["work"], held=held)
    tokenizer = read_tokenizer(recipes.weights_of(stages, at["work"]))
    found = recipes.dev_figures(at["datasets"], reader, tokenizer)
    rows = [(key, value) for key, value in found.items() if key.endswith("f1_target")]
    return pd.DataFrame(rows, columns=["figure", "mean"])


ABLATION = ["reader", "recipe", "figure", "mean", "low", "high", "folds"]


def keep(at, rows):
    """Put the rows of one reader and recipe into the ablation, in the place of earlier ones."""
    path = at["results"] / "reader_ablation.csv"
    table = pd.read_csv(path) if path.exists() else pd.DataFrame(columns=ABLATION)
    same = table["reader"].isin(rows["reader"]) & table["recipe"].isin(rows["recipe"])
    table = pd.concat([table[~same], rows]).reindex(columns=ABLATION).round(4)
    table.to_csv(path, index=False, lineterminator="\n")


if __name__ == "__main__":
    main(prog_name="python -m training")
