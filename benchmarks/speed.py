"""Words per CPU-second and peak memory of each stage, beside other tools, on the same texts.

Run: ``python benchmarks/speed.py FOLDER [SIZE…]`` with the folder of corpora that data/SOURCES.md
names (only figures are kept), after ``pip install -r benchmarks/requirements.txt``. Some 1,900
articles are distinct wire reports; more are made of their paragraphs. Each row is a process of its
own: the clock starts after imports, models and a first article, the peak memory is that of
the whole process. Writes results/speed.csv and docs/speed.png.
"""

import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd
from generated import generated
from tqdm import tqdm

ROOT = Path(__file__).resolve().parent.parent
RESULT = ROOT / "benchmarks" / "results" / "speed.csv"
PICTURE = ROOT / "docs" / "speed.png"
SIZES = [10, 100, 1_000, 1_500, 10_000]


def read_in(path, articles):
    from analysis.articles import in_pieces

    return lambda some: sum(map(len, in_pieces(path)))


def verb(name, **options):
    """A verb of the command line, on pieces as the command line makes them."""

    def prepared(path, articles):
        from analysis.corpus import tables_of
        from analysis.corpus.verbs import PIECE

        return lambda some: [len(t) for t in tables_of(name, cut(some, PIECE[name]), **options)]

    return prepared


def cut(table, size):
    for first in range(0, len(table), size):
        yield table.iloc[first : first + size].reset_index(drop=True)


def textblob(path, articles):
    from textblob import TextBlob

    return lambda some: [TextBlob(text).sentiment for text in some["text"]]


def textblob_by_sentence(path, articles):
    """The sentences are given: cutting them is not counted."""
    from textblob import TextBlob

    from analysis.articles import sentences

    lines = sentences(articles)["text"].tolist()
    return lambda some: [TextBlob(line).sentiment for line in lines]


def vader(path, articles):
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    scorer = SentimentIntensityAnalyzer()
    return lambda some: [scorer.polarity_scores(text) for text in some["text"]]


def empath(path, articles):
    from empath import Empath

    lexicon = Empath()
    return lambda some: [lexicon.analyze(text, normalize=True) for text in some["text"]]


def spacy_small(path, articles):
    nlp = _pipeline()
    return lambda some: [len(doc) for doc in nlp.pipe(some["text"])]


def textacy(path, articles):
    """spaCy's pipeline, then subjects with their verbs and objects.

    Its `direct_quotations` refuses a text with an odd number of marks, which news has.
    """
    from textacy import extract

    nlp, triples = _pipeline(), extract.subject_verb_object_triples
    return lambda some: [len(list(triples(doc))) for doc in nlp.pipe(some["text"])]


def _pipeline():
    import spacy

    from analysis.pipelines import MODEL

    return spacy.load(MODEL)


# What is measured: its function, the package that it needs, and up to how many articles.
STAGES = {
    "read in": (read_in, "", 10_000),
    "voices": (verb("voices"), "", 10_000),
    "terms": (verb("terms"), "", 10_000),
    "framings": (verb("framings"), "", 100),
    "actors, no reader": (verb("actors", reader=False), "", 100),
    "actors": (verb("actors"), "", 100),
    "read": (verb("read"), "", 100),
    "TextBlob": (textblob, "textblob", 10_000),
    "TextBlob, by sentence": (textblob_by_sentence, "textblob", 10_000),
    "VADER": (vader, "vaderSentiment", 1_000),
    "empath": (empath, "empath", 1_000),
    "spaCy small": (spacy_small, "spacy", 100),
    "textacy": (textacy, "textacy", 100),
}
OURS = list(STAGES)[:7]


def texts(folder, number):
    """So many texts: distinct wire reports, then texts of their sentences."""
    wire = pd.read_csv(folder / "neutral_centre_wire_2k.csv.gz", dtype=str, keep_default_na=False)
    found = wire["text"].drop_duplicates().tolist()[:number]
    if len(found) < number:
        pool = [line for text in found for line in text.split("\n") if line.strip()]
        found += generated(pool, number - len(found))
    return found


def measured(stage, path):
    """Time one stage in this process, start-up excluded; print the row as JSON."""
    articles = pd.read_json(path, lines=True, dtype=False).assign(title="")
    work = STAGES[stage][0](path, articles)
    work(articles.head(1))
    began = time.process_time()
    work(articles)
    seconds = time.process_time() - began
    words = int(articles["text"].str.split().str.len().sum())
    # Not getrusage, which begins with the memory of the process that started this one.
    peak = int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) / 2**10
    row = {"articles": len(articles), "words": words, "cpu_seconds": round(seconds, 3)}
    rate = {"words_per_cpu_second": round(words / max(seconds, 1e-3)), "peak_mb": round(peak)}
    print(json.dumps({"stage": stage, **row, **rate}))


def rows(folder, sizes):
    """Measure every stage at every size that it can bear."""
    missing = {
        need for _, need, _ in STAGES.values() if need and not importlib.util.find_spec(need)
    }
    for need in sorted(missing):
        print(f"LEFT OUT: {need}; pip install -r benchmarks/requirements.txt", file=sys.stderr)
    todo = [
        (stage, size)
        for size in sizes
        for stage, (_, need, most) in STAGES.items()
        if size <= most and need not in missing and (size != 1_500 or most > 1_500)
    ]
    found = []
    with tempfile.TemporaryDirectory() as place:
        for size in sizes:
            table = pd.DataFrame({"text": texts(folder, size)})
            table.insert(0, "article", [f"a{number}" for number in range(len(table))])
            table.to_json(Path(place) / f"{size}.jsonl", orient="records", lines=True)
        for stage, size in tqdm(todo, unit="row", disable=None):
            load = round(os.getloadavg()[0], 1)
            command = [sys.executable, __file__, "--stage", stage, f"{place}/{size}.jsonl"]
            done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
            if done.returncode:
                print(f"LEFT OUT: {stage}: {done.stderr.strip()[-300:]}", file=sys.stderr)
                continue
            row = json.loads(done.stdout.splitlines()[-1])
            found.append({**row, "most_articles": STAGES[stage][2], "load_before": load})
    return pd.DataFrame(found)


def plot(table):
    """CPU-seconds against articles, a line a stage, both axes logarithmic."""
    import matplotlib.pyplot as plt

    from analysis.charts import plot_cost

    plot_cost(table.assign(ours=table["stage"].isin(OURS)))
    plt.savefig(PICTURE, dpi=110)


if __name__ == "__main__":
    if sys.argv[1] == "--stage":
        measured(sys.argv[2], Path(sys.argv[3]))
        raise SystemExit
    table = rows(Path(sys.argv[1]), [int(size) for size in sys.argv[2:]] or SIZES)
    table.to_csv(RESULT, index=False)
    plot(table)
    print(table.to_string(index=False))
