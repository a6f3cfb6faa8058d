"""Measure framings on thirty annotated paragraphs; write results/framings.csv.

Run: ``python benchmarks/framings.py``. The paragraphs in ``tests/data/paragraphs.jsonl`` are of our
own writing and were annotated by somebody who had not seen the code. Those with an odd number were
used in development; those with an even number are held out: measure on them, never tune on them.
The annotation names no group without a proper name ("residents"), so none enters the precision.
"""

import json
from pathlib import Path

import pandas as pd
from statsmodels.stats.proportion import proportion_confint

from analysis.framing import read_framing
from analysis.lexicons import read_lexicon, version

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"


def read_paragraphs():
    """The paragraphs as articles, their annotated framings, and alias → actor of each."""
    lines = (DATA / "paragraphs.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    articles = pd.DataFrame(
        [{"article": row["id"], "title": "", "text": row["text"]} for row in rows]
    )
    gold = pd.read_csv(DATA / "paragraphs_framings.csv", keep_default_na=False)
    actors = pd.read_csv(DATA / "paragraphs_actors.csv", keep_default_na=False)
    aliases = {
        (row.id, name): row.actor
        for row in actors.itertuples()
        for name in [row.actor, *row.aliases.split("|")]
    }
    return articles, gold.rename(columns={"id": "article"}), aliases


def overlapping(rows, others):
    """Whether a row of `others` with the same relation and actor overlaps each of `rows`.

    Examples
    --------
    >>> row = {"article": "a", "relation": "agent", "actor": "Ray", "start": 3, "end": 6}
    >>> overlapping(pd.DataFrame([row]), pd.DataFrame([row | {"start": 5, "end": 9}]))
    [True]
    """
    keys = ["article", "relation", "actor"]
    known = {
        key: list(zip(own["start"], own["end"], strict=True)) for key, own in others.groupby(keys)
    }
    spans = zip(*(rows[column] for column in [*keys, "start", "end"]), strict=True)
    return [
        any(start < last and first < end for first, last in known.get(tuple(key), ()))
        for *key, start, end in spans
    ]


def measure():
    """Recall of core rows and precision (core or arguable) by relation and half; actors covered."""
    articles, gold, aliases = read_paragraphs()
    reading = read_framing(articles)
    found = reading.framings.assign(actor=_named(reading.framings, aliases))
    core = gold[gold["core"] == 1]
    core = core.assign(right=overlapping(core, found))
    found = found.assign(right=overlapping(found, gold))[found["actor"].str[:1].str.isupper()]
    named = set(zip(reading.mentions["article"], _named(reading.mentions, aliases), strict=True))
    framed = core[core["actor"].str[:1].str.isupper()].drop_duplicates(["article", "actor"])
    framed = framed.assign(
        relation="",
        right=[key in named for key in zip(framed["article"], framed["actor"], strict=True)],
    )
    parts = {"recall of core rows": core, "precision": found, "actors covered": framed}
    return pd.concat([_shares(rows, name) for name, rows in parts.items()], ignore_index=True)


def _named(rows, aliases):
    return [aliases.get(key, key[1]) for key in zip(rows["article"], rows["actor"], strict=True)]


def _shares(rows, name):
    """One row a half and relation: half, measure, relation, n, estimate, low, high."""
    held_out = rows["article"].str[1:].astype(int) % 2 == 0
    rows = rows.assign(half=held_out.map({True: "held out", False: "development"}))
    table = rows.groupby(["half", "relation"])["right"].agg(["size", "sum"]).reset_index()
    low, high = proportion_confint(table["sum"], table["size"], method="wilson")
    table = table.assign(measure=name, estimate=table["sum"] / table["size"], low=low, high=high)
    table = table.rename(columns={"size": "n"})
    return table[["half", "measure", "relation", "n", "estimate", "low", "high"]]


if __name__ == "__main__":
    table = measure().round(3).assign(lexicon=version(read_lexicon()))
    table.to_csv(ROOT / "benchmarks" / "results" / "framings.csv", index=False)
    print(table.to_string(index=False))
