"""Labelled news for tuning and measuring the tone: who is marked, and the clues to the tone."""

import hashlib
import re
from pathlib import Path

import pandas as pd
from tqdm import tqdm

from analysis.entities import find_entities
from analysis.evidence import terms_among
from analysis.framing.nearby import nearby_words
from analysis.framing.parsing import parse
from analysis.framing.pronouns import stand_ins
from analysis.framing.rows import framings_among
from analysis.framing.tone import CLUES, known_words, tone_clues
from analysis.framing.tying import tie_parsed
from analysis.lexicons import read_lexicon
from analysis.voices import find_voices

BATCH = 100
TARGETS = ["article", "start", "end", "target", "label", "split"]
ROLES = {
    "hero": "hero", "Protagonist": "hero", "villain": "villain", "Antagonist": "villain",
    "victim": "victim", "Innocent": "victim",
}  # fmt: skip


def read_newsmtsc(folder):
    """Sentences with one marked target each, its polarity (-1, 0, 1) as ``label``."""
    rows = pd.read_csv(Path(folder) / "newsmtsc_train_dev.csv.gz")
    rows = rows.rename(columns={"id": "article", "from": "start", "to": "end", "polarity": "label"})
    # The identifier ends in the full name, which a pronoun stands for, and its place.
    rows = rows.assign(target=rows["article"].str.split("_").str[-3])
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
    rows = rows.assign(fine=rows["fine_roles"].str.extract('"(.*?)"')[0])
    return _as_articles(articles, "doc_id", "text"), rows[[*TARGETS, "fine"]]


def _as_articles(table, article, text):
    columns = {"article": table[article], "title": "", "text": table[text].astype(str)}
    return pd.DataFrame(columns).drop_duplicates("article").reset_index(drop=True)


def half(article):
    """``tune`` or ``report``, by the article's name."""
    return ["tune", "report"][int(hashlib.md5(article.encode()).hexdigest(), 16) % 2]


def read_clues(articles, targets, known=None):
    """The targets with the ``actor`` that each one is, the clues to the tone toward them, and where
    they are mentioned."""
    known = known_words() if known is None else known
    articles = articles[articles["article"].isin(targets["article"])]
    found = []
    for first in tqdm(range(0, len(articles), BATCH), unit=f" × {BATCH} texts"):
        some = articles.iloc[first : first + BATCH].reset_index(drop=True)
        here = targets[targets["article"].isin(some["article"])].reset_index(drop=True)
        found.append(_clues_of(some, here, known))
    return [pd.concat(tables, ignore_index=True) for tables in zip(*found, strict=True)]


def _clues_of(articles, targets, known):
    mentions, targets = with_targets(find_entities(articles), targets)
    voices = find_voices(articles, mentions)
    parsed = parse(articles, mentions, stand_ins(articles, mentions, voices))
    seen = terms_among(articles, read_lexicon(), mentions, voices)
    seen = tie_parsed(seen, mentions, articles, parsed)
    framings = framings_among(parsed, seen, mentions, voices)
    clues = tone_clues(framings, seen, nearby_words(parsed, voices, known))
    actors = targets[["article", "actor"]].drop_duplicates()
    return targets, clues.merge(actors)[CLUES], mentions.merge(actors)


def with_targets(mentions, targets):
    """Give each target the actor found at its place; where there is none, make it a mention.

    ``found`` says which targets the tool found by itself.

    Examples
    --------
    >>> named = pd.DataFrame({"article": ["a"], "start": [0], "end": [3], "text": ["Ada"],
    ...                       "actor": ["Ada Bell"], "kind": ["person"]})
    >>> marked = pd.DataFrame([["a", 0, 3, "Ada"], ["a", 8, 12, "cows"]], columns=TARGETS[:4])
    >>> with_targets(named, marked)[1][["actor", "found"]].values.tolist()
    [['Ada Bell', True], ['cows', False]]
    """
    own = set(zip(mentions["article"], mentions["actor"], strict=True))
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
    found = [pair in own for pair in zip(targets["article"], actors, strict=True)]
    targets = targets.assign(actor=actors, found=found)
    return both.drop(columns="order").reset_index(drop=True), targets
