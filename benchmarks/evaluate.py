"""Measure the tone toward actors on labelled news; write figures only to results/evaluate.csv.

Run by hand: ``python benchmarks/evaluate.py FOLDER``; `data/SOURCES.md` names the files in it. The
word weights were tuned (`benchmarks/tone_weights.py`) on NewsMTSC's train split and on one half of
the articles of the two corpora of roles; what is reported here is the other half, and NewsMTSC's
dev splits.
"""

import hashlib
import re
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.stats import rankdata
from tqdm import tqdm

from analysis.articles import sentences
from analysis.entities import find_entities
from analysis.evidence import terms_among
from analysis.framing.nearby import nearby_words
from analysis.framing.parsing import parse
from analysis.framing.pronouns import stand_ins
from analysis.framing.rows import framings_among
from analysis.framing.tone import CLUES, actor_tones, known_words, tone_clues
from analysis.framing.tying import tie_parsed
from analysis.lexicons import read_lexicon, version
from analysis.tone import sentence_tone, vader_tone
from analysis.voices import find_voices

RESULTS = Path(__file__).parent / "results" / "evaluate.csv"
BATCH = 100
ROUNDS = 1000
TARGETS = ["article", "start", "end", "target", "label", "split"]
ROLES = {
    "hero": "hero", "Protagonist": "hero", "villain": "villain", "Antagonist": "villain",
    "victim": "victim", "Innocent": "victim",
}  # fmt: skip


def read_newsmtsc(folder):
    """Sentences with one marked target each, its polarity (-1, 0, 1) as ``label``."""
    rows = pd.read_csv(Path(folder) / "newsmtsc_train_dev.csv.gz")
    rows = rows.rename(columns={"id": "article", "from": "start", "to": "end", "polarity": "label"})
    return _as_articles(rows, "article", "text"), rows[TARGETS]


def read_narrative(folder):
    """Articles on climate change; heroes, villains and victims, found in the text by their name."""
    articles = pd.read_csv(Path(folder) / "narrative_framing_articles.csv.gz")
    roles = pd.read_csv(Path(folder) / "narrative_framing_roles.csv.gz").astype({"doc_id": str})
    articles = _as_articles(articles.astype({"doc_id": str}), "doc_id", "text")
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    rows = [
        (row.doc_id, *match.span(), row.entity, ROLES[row.role], half(row.doc_id))
        for row in roles.itertuples()
        for match in _places(str(row.entity), str(texts[row.doc_id]))
    ]
    return articles, pd.DataFrame(rows, columns=TARGETS)


def _places(name, text):
    """Where a name of more than three letters stands in a text, in any case."""
    if len(name.strip()) < 4:
        return []
    return re.finditer(rf"(?<!\w){re.escape(name.strip())}(?!\w)", text, re.IGNORECASE)


def read_semeval(folder):
    """Articles on the war in Ukraine and on climate change; marked entities and their roles."""
    articles = pd.read_csv(Path(folder) / "semeval2025_t10_en_articles.csv.gz")
    rows = pd.read_csv(Path(folder) / "semeval2025_t10_en.csv.gz")
    rows = rows.rename(columns={"doc_id": "article", "entity": "target"})
    rows = rows.assign(label=rows["main_role"].map(ROLES), split=rows["article"].map(half))
    return _as_articles(articles, "doc_id", "text"), rows[TARGETS]


def _as_articles(table, article, text):
    columns = {"article": table[article], "title": "", "text": table[text].astype(str)}
    return pd.DataFrame(columns).drop_duplicates("article").reset_index(drop=True)


def half(article):
    """``tune`` or ``report``, by the article's name."""
    return ["tune", "report"][int(hashlib.md5(article.encode()).hexdigest(), 16) % 2]


def read_clues(articles, targets, known=None):
    """The targets with the ``actor`` that each one is, and the clues to the tone toward them."""
    known = known_words() if known is None else known
    articles = articles[articles["article"].isin(targets["article"])]
    found = []
    for first in tqdm(range(0, len(articles), BATCH), unit=f" × {BATCH} texts"):
        some = articles.iloc[first : first + BATCH].reset_index(drop=True)
        here = targets[targets["article"].isin(some["article"])].reset_index(drop=True)
        found.append(_clues_of(some, here, known))
    named, clues = zip(*found, strict=True)
    return pd.concat(named, ignore_index=True), pd.concat(clues, ignore_index=True)


def _clues_of(articles, targets, known):
    mentions, targets = with_targets(find_entities(articles), targets)
    voices = find_voices(articles, mentions)
    parsed = parse(articles, mentions, stand_ins(articles, mentions, voices))
    seen = terms_among(articles, read_lexicon(), mentions, voices)
    seen = tie_parsed(seen, mentions, articles, parsed)
    framings = framings_among(parsed, seen, mentions, voices)
    clues = tone_clues(framings, seen, nearby_words(parsed, voices, known))
    return targets, clues.merge(targets[["article", "actor"]].drop_duplicates())[CLUES]


def with_targets(mentions, targets):
    """Give each target the actor found at its place; where there is none, make it a mention."""
    known = {}
    for row in mentions.itertuples():
        known.setdefault(row.article, []).append((row.start, row.end, row.actor))
    rows, actors = [], []
    for article, start, end, name in targets[TARGETS[:4]].itertuples(index=False):
        places = known.setdefault(article, [])
        here = [actor for first, last, actor in places if first < end and start < last]
        actors.append(here[-1] if here else name.lower())
        if not here:
            places.append((start, end, name.lower()))
            rows.append((article, start, end, name, name.lower(), "person"))
    both = pd.concat([mentions, pd.DataFrame(rows, columns=mentions.columns)], ignore_index=True)
    order = {article: i for i, article in enumerate(dict.fromkeys(targets["article"]))}
    both = both.assign(order=both["article"].map(order)).sort_values(["order", "start"])
    return both.drop(columns="order").reset_index(drop=True), targets.assign(actor=actors)
