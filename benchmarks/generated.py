"""Articles made of sentences of others: as many as a benchmark needs, the same each time."""

import gzip
import json
from pathlib import Path

import numpy as np

from analysis.articles import read_articles, sentences

ROOT = Path(__file__).resolve().parent.parent
OWN = [ROOT / "data" / "articles", ROOT / "tests" / "data" / "articles"]
# The seed article has about so many words.
WORDS = 900


def own_sentences():
    """The sentences of the articles that come with the project."""
    return sentences(read_articles(OWN))["text"].tolist()


def generated(pool, number, *, words=WORDS, seed=0):
    """Yield so many texts of sentences drawn from the pool, in paragraphs of three.

    Examples
    --------
    >>> texts = [list(generated(["He left.", "She stayed on."], 2, words=5)) for _ in range(2)]
    >>> texts[0] == texts[1], [len(text.split()) >= 5 for text in texts[0]]
    (True, [True, True])
    """
    sizes = np.array([len(sentence.split()) for sentence in pool])
    for article in range(number):
        chance = np.random.default_rng([seed, article])
        drawn = chance.integers(len(pool), size=2 * words // max(1, int(sizes.mean())) + 8)
        enough = int(np.searchsorted(sizes[drawn].cumsum(), words)) + 1
        lines = [pool[at] for at in drawn[:enough]]
        yield "\n\n".join(" ".join(lines[at : at + 3]) for at in range(0, len(lines), 3))


def write_corpus(path, number, *, words=WORDS):
    """Write so many generated articles as packed JSON lines; return how many words they have."""
    total = 0
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=1) as file:
        for place, text in enumerate(generated(own_sentences(), number, words=words)):
            total += len(text.split())
            file.write(json.dumps({"article": f"a{place}", "text": text}) + "\n")
    return total
