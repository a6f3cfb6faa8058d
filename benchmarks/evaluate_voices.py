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

import pandas as pd

from analysis.voices import find_voices

RESULTS = Path(__file__).parent / "results" / "voices.csv"
MARK = re.compile("[“”\"„«»]|''|``")
SPEAKERS = [
    "article", "source", "gold_cue", "start", "end", "speaker", "cue", "pronoun", "right",
    "same_cue",
]  # fmt: skip
WORD = re.compile(r"\w+")
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


def quoted_words(texts, gold, voices):
    """Count words quoted in both, in the gold only and in ours only."""
    both = missed = extra = 0
    found = voices[voices["voice"] == "quotation"]
    for article, text in zip(texts["article"], texts["text"], strict=True):
        rows = gold[gold["article"] == article]
        true = set()
        for spans in rows["content_spans"]:
            true |= words_inside(text, quoted_parts(text, spans))
        mine = found[found["article"] == article]
        ours = words_inside(text, zip(mine["start"], mine["end"], strict=True))
        both, missed, extra = (
            both + len(true & ours),
            missed + len(true - ours),
            extra + len(ours - true),
        )
    return both, missed, extra


def reported_words(texts, gold, voices):
    """Count words of unquoted content in both, in the gold only and in ours only."""
    both = missed = extra = 0
    for article, text in zip(texts["article"], texts["text"], strict=True):
        rows, mine = gold[gold["article"] == article], voices[voices["article"] == article]
        true = set()
        for spans in rows["content_spans"]:
            true |= words_inside(text, spans)
        quoted = mine[mine["voice"] != "outlet"]
        true -= words_inside(text, zip(quoted["start"], quoted["end"], strict=True))
        mine = mine[mine["form"] == "indirect"]
        ours = words_inside(text, zip(mine["start"], mine["end"], strict=True))
        both, missed, extra = (
            both + len(true & ours),
            missed + len(true - ours),
            extra + len(ours - true),
        )
    return both, missed, extra


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


def figures(texts, gold, voices, seconds):
    """Return the figures of one split as a table: measure, n, value."""
    both, missed, extra = quoted_words(texts, gold, voices)
    said = speakers(texts, gold, voices)
    named, pronouns = said[~said["pronoun"]], said[said["pronoun"]]
    reported, unseen, beyond = reported_words(texts, gold, voices)
    size = texts["text"].str.count(r"\w+").sum()
    return [
        ("quoted words, precision", both + extra, both / (both + extra)),
        ("quoted words, recall", both + missed, both / (both + missed)),
        ("quoted words, F1", both + missed, 2 * both / (2 * both + missed + extra)),
        ("speaker, named source", len(named), named["right"].mean()),
        ("speaker, pronoun (the last named source)", len(pronouns), pronouns["right"].mean()),
        ("speaker, all", len(said), said["right"].mean()),
        ("cue", len(said), said["same_cue"].mean()),
        ("reported words, precision", reported + beyond, reported / (reported + beyond)),
        ("reported words, recall", reported + unseen, reported / (reported + unseen)),
        ("words a second", size, size / seconds),
    ]


def evaluate(folder, split="dev", articles=None, mentions=None):
    """Measure one split; return the figures and the rows behind them."""
    texts, gold = read_polnear(folder, split, articles)
    if mentions is None:
        from analysis.actors import find_mentions as mentions
    named = mentions(texts)
    began = time.process_time()
    voices = find_voices(texts, named)
    seconds = time.process_time() - began
    rows = [(split, *row) for row in figures(texts, gold, voices, seconds)]
    return pd.DataFrame(rows, columns=["split", "measure", "n", "value"]), voices


def main(folder, split="dev", articles=None):
    """Print the figures of one split and write them to the results folder."""
    table, _ = evaluate(folder, split, int(articles) if articles else None)
    RESULTS.parent.mkdir(exist_ok=True)
    table.round(3).to_csv(RESULTS, index=False)
    print(table.round(3).to_string(index=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
