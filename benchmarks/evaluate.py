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
from analysis.tone import actor_tone, sentence_tone, vader_tone
from analysis.voices import find_voices

RESULTS = Path(__file__).parent / "results" / "evaluate.csv"
BATCH = 100
ROUNDS = 1000
# So many training sentences say where a score turns negative or positive.
CUTTING = 1500
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
    return _as_articles(articles, "doc_id", "text"), rows[TARGETS]


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


def scored(articles, targets, clues, mentions):
    """One row a labelled actor of an article: label, split, name and every score."""
    by = ["article", "actor"]
    rows = targets.groupby(by, sort=False).agg(
        label=("label", "first"), kinds=("label", "nunique"), split=("split", "first"),
        name=("target", "first"),
    )  # fmt: skip
    rows = rows[rows["kinds"] == 1].drop(columns="kinds")
    lines = sentences(articles[articles["article"].isin(targets["article"])])
    lines = vader_tone(sentence_tone(lines))
    scores = {
        "tone": actor_tones(clues),
        "tone, all voices": actor_tones(clues, voices=None),
        "loaded words only": actor_tones(clues, weights={("loaded", ""): 1}),
        "VADER": actor_tone(lines, mentions, score="vader"),
        "TextBlob": actor_tone(lines, mentions),
    }
    for name, table in scores.items():
        rows = rows.join(table.set_index(by)["estimate"].rename(name))
    return rows.reset_index()


SCORES = ["tone", "tone, all voices", "loaded words only", "VADER", "TextBlob"]


def correlation(table):
    """Spearman's rank correlation of score and label."""
    return np.corrcoef(rankdata(table["score"]), rankdata(table["label"]))[0, 1]


def auc(table):
    """How often a row of label 1 scores above one of label 0, ties half."""
    ranks, high = rankdata(table["score"]), (table["label"] == 1).to_numpy()
    n, m = high.sum(), (~high).sum()
    return (ranks[high].sum() - n * (n + 1) / 2) / (n * m) if n and m else np.nan


def accuracy(table):
    """The share of labels guessed right."""
    return (table["score"] == table["label"]).mean()


def macro_f1(table):
    """The mean of the F1 of the three labels."""
    score, label = table["score"].to_numpy(), table["label"].to_numpy()
    sides = (-1, 0, 1)
    both = [((score == s) & (label == s)).sum() for s in sides]
    said = [(score == s).sum() + (label == s).sum() for s in sides]
    return np.mean([2 * b / t if t else 0 for b, t in zip(both, said, strict=True)])


def mean_score(table):
    """The mean of the score."""
    return table["score"].mean()


def pairs_right(table):
    """Of two texts about the same actor, how often the harsher one scores lower; ties half."""
    right, total = table["right"].sum(), table["total"].sum()
    return right / total if total else np.nan


def pairs(table):
    """One row an actor: pairs of texts with different labels, and how many are in order."""
    rows = []
    for name, group in table.groupby("name"):
        label, score = group["label"].to_numpy(), group["score"].to_numpy()
        above = label[:, None] > label[None, :]
        apart = (score[:, None] - score[None, :])[above]
        if len(apart):
            rows.append((name, (apart > 0).sum() + (apart == 0).sum() / 2, len(apart)))
    return pd.DataFrame(rows, columns=["cluster", "right", "total"])


def estimated(measure, table, statistic, n=None):
    """A figure with a bootstrap interval: articles, or actors, are drawn again and again."""
    rng = np.random.default_rng(0)
    groups = list(table.groupby("cluster").indices.values())
    drawn = [
        statistic(
            table.iloc[
                np.concatenate([groups[i] for i in rng.integers(0, len(groups), len(groups))])
            ]
        )
        for _ in range(ROUNDS)
    ]
    low, high = np.nanpercentile(drawn, [2.5, 97.5])
    return measure, len(table) if n is None else n, statistic(table), low, high


def with_score(table, score):
    """The table with ``score`` (0 where the tone is missing) and the article as ``cluster``."""
    return table.assign(score=table[score].fillna(0), cluster=table["article"])


def sentiment_figures(table, cuts):
    """The figures of one split of NewsMTSC."""
    table = table.assign(name=table["name"].map(last_name))
    for score in tqdm(SCORES, desc="NewsMTSC"):
        rows = with_score(table, score)
        sides = _cut(rows, cuts[score])
        found = pairs(rows)
        yield estimated(f"{score}: rank correlation", rows, correlation)
        yield estimated(f"{score}: macro-F1", sides, macro_f1)
        yield estimated(f"{score}: accuracy", sides, accuracy)
        yield estimated(f"{score}: pairs in order", found, pairs_right, found["total"].sum())
    yield estimated(
        "has a tone", with_score(table.assign(s=table["tone"].notna()), "s"), mean_score
    )


def last_name(name):
    """ "President Donald Trump’s" and "Mr. Trump" are one."""
    return re.sub(r"['’]s?$", "", name).split()[-1].lower() if name.strip() else ""


def cut_points(table):
    """For each score the two points between negative, neutral and positive with the best F1."""
    found = {}
    for score in SCORES:
        rows = with_score(table, score)
        points = sorted(set(rows["score"].quantile(np.arange(0.05, 1, 0.05))))
        tried = [(low, high) for low in points for high in points if low <= high]
        found[score] = max(tried, key=lambda cut: macro_f1(_cut(rows, cut)))
    return found


def _cut(rows, cut):
    score = rows["score"]
    return rows.assign(score=(score > cut[1]).astype(int) - (score < cut[0]).astype(int))


def role_figures(table):
    """The figures of one corpus of roles."""
    table = table.assign(name=table["actor"])
    for score in tqdm(SCORES, desc="roles"):
        rows = with_score(table, score)
        judged = rows[rows["label"] != "victim"]
        judged = judged.assign(label=(judged["label"] == "hero").astype(int))
        blamed = rows[rows["label"] != "hero"]
        blamed = blamed.assign(label=(blamed["label"] == "victim").astype(int))
        found = pairs(judged)
        yield estimated(f"{score}: hero above villain (AUC)", judged, auc)
        yield estimated(f"{score}: victim above villain (AUC)", blamed, auc)
        yield estimated(f"{score}: rank correlation, hero and villain", judged, correlation)
        yield estimated(f"{score}: pairs in order", found, pairs_right, found["total"].sum())
        for role in ("hero", "victim", "villain"):
            yield estimated(f"{score}: mean, {role}", rows[rows["label"] == role], mean_score)
    yield estimated(
        "has a tone", with_score(table.assign(s=table["tone"].notna()), "s"), mean_score
    )


def evaluate(folder):
    """Every figure: data, split, measure, n, estimate, low, high."""
    found = []
    articles, targets = read_newsmtsc(folder)
    train = targets[targets["split"] == "train"].head(CUTTING)
    dev = targets[targets["split"] != "train"]
    cuts = cut_points(scored(articles, *read_clues(articles, train)))
    table = scored(articles, *read_clues(articles, dev))
    for split, rows in [("dev", table), *table.groupby("split")]:
        found += [("newsmtsc", split, *row) for row in sentiment_figures(rows, cuts)]
    for name, read in {
        "narrative_framing": read_narrative,
        "semeval2025_t10": read_semeval,
    }.items():
        articles, targets = read(folder)
        targets = targets[targets["split"] == "report"]
        table = scored(articles, *read_clues(articles, targets))
        found += [(name, "report", *row) for row in role_figures(table)]
    columns = ["data", "split", "measure", "n", "estimate", "low", "high"]
    return pd.DataFrame(found, columns=columns)


def main(folder):
    """Write the figures and print them."""
    table = evaluate(folder).round(3).assign(lexicon=version(read_lexicon()))
    table.to_csv(RESULTS, index=False, lineterminator="\n")
    print(table.to_string(index=False))


if __name__ == "__main__":
    main(sys.argv[1])
