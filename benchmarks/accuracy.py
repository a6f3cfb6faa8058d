"""Measure the tool on the hand-annotated articles in tests/data; write results/accuracy.csv.

Run: ``python benchmarks/accuracy.py``. The seed article was annotated by two readers before the
tool was written. The others are constructed and were annotated by somebody who did not know the
lexicon; election, migration and protest were then used in development. `strike` and `verdict` are
held out: measure on them, never tune on them.
"""

from pathlib import Path

import pandas as pd

from analysis import evidence
from analysis.actors import find_mentions
from analysis.agreement import agreement, quotation_agreement
from analysis.articles import read_article
from analysis.lexicons import read_lexicon, version
from analysis.voices import find_voices

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
ARTICLES = {
    "seed": ROOT / "data" / "articles" / "2024-12-assad-asylum.md",
    **{path.stem: path for path in sorted((DATA / "articles").glob("*.md"))},
}


def measure(name, path):
    """The agreement of the tool with the annotation of one article."""
    articles = read_article(path)
    terms = pd.read_csv(DATA / f"{name}_terms.csv", keep_default_na=False)
    quotations = pd.read_csv(DATA / f"{name}_quotations.csv", keep_default_na=False)
    found = evidence.terms(articles).query("side == 'loaded'")
    voices = find_voices(articles, find_mentions(articles))
    rows = [agreement(found, terms), quotation_agreement(voices, quotations)]
    return pd.concat(rows).assign(article=name)


if __name__ == "__main__":
    table = pd.concat([measure(*item) for item in ARTICLES.items()], ignore_index=True)
    table = table[["article", "measure", "n", "estimate", "low", "high"]].round(3)
    table = table.assign(lexicon=version(read_lexicon()))
    table.to_csv(ROOT / "benchmarks" / "results" / "accuracy.csv", index=False)
    print(table.to_string(index=False))
