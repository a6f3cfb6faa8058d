"""Measure `find_voices` on PolNeAR: which words are quoted, and who says them.

Run by hand: ``python benchmarks/evaluate_voices.py FOLDER [train|dev] [ARTICLES]``, FOLDER holding
``polnear_train_dev_articles.csv.gz`` and ``polnear_train_dev_attributions.csv.gz``. Figures only
are printed and written to ``benchmarks/results/voices.csv``.
"""

import json
import re
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.voices import find_voices

RESULTS = Path(__file__).parent / "results" / "voices.csv"
MARK = re.compile("[“”\"„«»]|''|``")
SPEAKERS = [
    "article", "source", "gold_cue", "start", "end", "speaker", "cue", "pronoun", "right",
    "same_cue",
]  # fmt: skip
WORD = re.compile(r"\w+")
COUNTS = ["q both", "q missed", "q extra", "r both", "r missed", "r extra"]
PRONOUNS = frozenset(
    ["he", "she", "they", "it", "we", "i", "you", "who", "which", "that", "his", "her", "their"]
)


def read_polnear(folder, split, articles=None):
    """Read the articles and the first annotator's attributions of one split."""
    texts = pd.read_csv(Path(folder) / "polnear_train_dev_articles.csv.gz")
    texts = texts[texts["split"] == split].rename(columns={"doc_id": "article"})
    if articles:
        texts = texts.groupby("outlet").head(articles // texts["outlet"].nunique() + 1)
    gold = pd.read_csv(Path(folder) / "polnear_train_dev_attributions.csv.gz")
    gold = gold.drop(columns="text").rename(columns={"doc_id": "article"})
    gold = gold[gold["article"].isin(texts["article"]) & (gold["is_first_annotator"] == 1)]
    for column in ("source_spans", "content_spans"):
        gold[column] = gold[column].map(json.loads)
    return texts, gold.fillna({"source": "", "cue": ""})


def quoted_parts(text, spans):
    """Return the (start, end) inside quotation marks within the content of an attribution."""
    parts = []
    for first, last in spans:
        marks = [mark.span() for mark in MARK.finditer(text, first, last)]
        for opening, closing in zip(marks[::2], [*marks[1::2], (last, last)], strict=False):
            parts.append((opening[0], closing[1]))
    return parts


def words_inside(text, spans):
    """Return the starts of the words that lie inside the spans."""
    return {match.start() for span in spans for match in WORD.finditer(text, *span)}


def agreement(true, ours):
    """Count words in both, in the gold only and in ours only."""
    return len(true & ours), len(true - ours), len(ours - true)


def word_counts(texts, gold, voices):
    """Words found and missed, one row an article: quoted (``q``) and reported (``r``)."""
    rows = []
    for article, text in zip(texts["article"], texts["text"], strict=True):
        mine = voices[voices["article"] == article]
        contents = gold.loc[gold["article"] == article, "content_spans"]
        told = set().union(*(words_inside(text, spans) for spans in contents))
        quoted = [words_inside(text, quoted_parts(text, spans)) for spans in contents]
        quotations, indirect, others = (
            words_inside(text, part[["start", "end"]].to_numpy())
            for part in (
                mine[mine["voice"] == "quotation"],
                mine[mine["form"] == "indirect"],
                mine[mine["voice"] != "outlet"],
            )
        )
        said = agreement(set().union(*quoted), quotations)
        rows.append((article, *said, *agreement(told - others, indirect)))
    return pd.DataFrame(rows, columns=["article", *COUNTS]).set_index("article")


def matches(speaker, source):
    """Tell whether a speaker and a source share the last word of a name, or the phrase."""
    ours, theirs = (re.findall(r"[\w’'-]+", re.sub(r"['’]s\b", "", x)) for x in (speaker, source))
    if not ours or not theirs:
        return False
    names = [word for word in theirs if word[:1].isupper()]
    return ours[-1].lower() in (word.lower() for word in theirs) or names[-1:] == ours[-1:]


def before_it(rows, start):
    """Return the last source before `start` that is no pronoun: whom a pronoun should mean."""
    pairs = zip(rows["source_spans"], rows["source"], strict=True)
    named = [(spans[0][0], source) for spans, source in pairs if spans and spans[0][0] < start]
    named = [pair for pair in named if pair[1].lower().strip() not in PRONOUNS]
    return max(named)[1] if named else ""


def speakers(texts, gold, voices):
    """Return one row a quoted attribution: gold source, our speaker, whether they match."""
    rows = []
    found = {
        article: table
        for article, table in voices[voices["voice"] == "quotation"].groupby("article")
    }
    sources = {article: table for article, table in gold.groupby("article")}
    texts = dict(zip(texts["article"], texts["text"], strict=True))
    for row in gold[gold["source"] != ""].itertuples():
        text, ours = texts[row.article], found.get(row.article)
        parts = quoted_parts(text, row.content_spans)
        if not parts:
            continue
        start, end = parts[0]
        hit = ours[(ours["start"] < end) & (ours["end"] > start)] if ours is not None else []
        said = hit.iloc[0] if len(hit) else None
        pronoun = row.source.lower().strip() in PRONOUNS
        source = before_it(sources[row.article], row.source_spans[0][0]) if pronoun else row.source
        speaker = said["speaker"] if said is not None else ""
        cue = said["cue"] if said is not None else ""
        same = bool(cue) and cue.lower() in row.cue.lower()
        right = matches(speaker, source)
        rows.append(
            (row.article, row.source, row.cue, start, end, speaker, cue, pronoun, right, same)
        )
    return pd.DataFrame(rows, columns=SPEAKERS)


def sums(texts, gold, voices):
    """All counts, one row an article: words, and speakers who are right among those there are."""
    said = speakers(texts, gold, voices)
    parts = {"named": said[~said["pronoun"]], "pronoun": said[said["pronoun"]], "all": said}
    columns = {name: part.groupby("article")["right"].agg(["sum", "size"])
               for name, part in parts.items()}  # fmt: skip
    columns["cue"] = said.groupby("article")["same_cue"].agg(["sum", "size"])
    table = pd.concat(columns, axis=1)
    table.columns = [f"{name} {kind}" for name, kind in table.columns]
    return word_counts(texts, gold, voices).join(table).fillna(0)


# Each figure as a ratio of sums: above, below.
RATIOS = {
    "quoted words, precision": (["q both"], ["q both", "q extra"]),
    "quoted words, recall": (["q both"], ["q both", "q missed"]),
    "quoted words, F1": (["q both", "q both"], ["q both", "q both", "q missed", "q extra"]),
    "speaker, named source": (["named sum"], ["named size"]),
    "speaker, pronoun (the last named source)": (["pronoun sum"], ["pronoun size"]),
    "speaker, all": (["all sum"], ["all size"]),
    "cue": (["cue sum"], ["cue size"]),
    "reported words, precision": (["r both"], ["r both", "r extra"]),
    "reported words, recall": (["r both"], ["r both", "r missed"]),
}
RESAMPLES = 2000


def figures(counts):
    """Each ratio with n and the 95 % interval of a bootstrap over articles."""
    drawn = np.random.default_rng(0).multinomial(
        len(counts), np.full(len(counts), 1 / len(counts)), RESAMPLES
    )
    rows = []
    for measure, (above, below) in RATIOS.items():
        top, bottom = (counts[names].sum(axis=1).to_numpy() for names in (above, below))
        low, high = np.quantile((drawn @ top) / (drawn @ bottom), [0.025, 0.975])
        n = int(counts[list(dict.fromkeys(below))].sum(axis=None))
        rows.append((measure, n, top.sum() / bottom.sum(), low, high))
    return rows


def evaluate(folder, split="dev", articles=None, mentions=None):
    """Measure one split; return the figures and the rows behind them."""
    texts, gold = read_polnear(folder, split, articles)
    if mentions is None:
        from analysis.actors import find_mentions as mentions
    named = mentions(texts)
    began = time.process_time()
    voices = find_voices(texts, named)
    seconds = time.process_time() - began
    size = int(texts["text"].str.count(r"\w+").sum())
    speed = ("words a second", size, size / seconds, None, None)
    rows = [*figures(sums(texts, gold, voices)), speed]
    rows = [(split, *row) for row in rows]
    return pd.DataFrame(rows, columns=["split", "measure", "n", "value", "low", "high"]), voices


def main(folder, split="dev", articles=None):
    """Print the figures of one split and write them to the results folder."""
    table, _ = evaluate(folder, split, int(articles) if articles else None)
    RESULTS.parent.mkdir(exist_ok=True)
    table.round(3).to_csv(RESULTS, index=False)
    print(table.round(3).to_string(index=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
