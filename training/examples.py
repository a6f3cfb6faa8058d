"""The labelled datasets as one table of examples; a row has the labels that its source gives.

Columns: text, source, split, outlet, topic, group (article; what must not be split), the sentence
labels biased, loaded, naming, subjective (probability or missing), words (list of (start, end,
probability), or None where words are not labelled), start, end, polarity (the marked actor, and
-1, 0 or 1 toward it, or missing).
"""

import json
from pathlib import Path

import pandas as pd

from analysis.articles import sentences
from analysis.reader.wording import WORD

SENTENCE = ["biased", "loaded", "naming", "subjective"]
COLUMNS = ["text", "source", "split", "outlet", "topic", "group", *SENTENCE, "words"]
COLUMNS += ["start", "end", "polarity"]
# A sentence's label is part majority, part share of the annotators: votes as soft labels.
MAJORITY = 0.5
# A span that the propaganda corpus marks holds mostly, not only, loaded words.
SPAN = 0.8


def _read(folder, name):
    return pd.read_csv(Path(folder) / f"{name}.csv.gz")


def _table(rows, source, **columns):
    """Give `rows` the columns of an example; what a source does not have is missing."""
    table = rows.assign(source=source, **columns)
    return table.reindex(columns=COLUMNS).astype({name: "float64" for name in SENTENCE})


def spans_of(text, shares):
    """Place words in a text: (start, end, share) wherever a word of `shares` stands.

    Examples
    --------
    >>> spans_of("The regime fell.", {"regime": 0.6})
    [(4, 10, 0.6)]
    """
    wanted = {part: share for word, share in shares.items() for part in WORD.findall(word.lower())}
    found = ((match, wanted.get(match.group().lower())) for match in WORD.finditer(text))
    return [(match.start(), match.end(), share) for match, share in found if share]


def babe(folder):
    """Expert labels of BABE (Spinde et al. 2021): sentence and words, as shares of annotators."""
    rows = _read(folder, "babe_train_dev")
    share = rows["n_votes_biased"] / rows["n_annotators"].clip(lower=1)
    votes = rows["word_votes"].map(json.loads)
    words = [
        spans_of(text, {word: min(1, n / k) for word, n in vote.items()})
        for text, vote, k in zip(rows["text"], votes, rows["n_annotators"], strict=True)
    ]
    biased = MAJORITY * rows["label"] + (1 - MAJORITY) * share
    return _table(rows, "babe", group=rows["url"].fillna(rows["text"]), biased=biased, words=words)


def mbic(folder):
    """Crowd labels of MBIC (Spinde et al. 2021), noisier: never used to measure."""
    rows = _read(folder, "mbic_no_babe_test").dropna(subset=["label"])
    words = [
        spans_of(text, dict.fromkeys(json.loads(found), 0.5))
        for text, found in zip(rows["text"], rows["biased_words"], strict=True)
    ]
    group = rows["url"].fillna(rows["text"])
    return _table(rows, "mbic", split="train", group=group, biased=rows["label"], words=words)


def anno_lexical(folder):
    """Sentences labelled by language models (Anno-lexical): for pre-training only."""
    rows = _read(folder, "anno_lexical_llm")
    return _table(rows, "anno", group=rows["sentence_id"], biased=rows["label"])


def propaganda(folder):
    """Loaded language and name calling (SemEval-2020 task 11); a quarter of the articles is dev."""
    rows = _read(folder, "ptc_train_sentences")
    kinds = {"Loaded_Language", "Name_Calling,Labeling"}
    words = [
        [
            (span["start"], span["end"], SPAN)
            for span in json.loads(spans)
            if span["technique"] in kinds
        ]
        for spans in rows["spans"]
    ]
    split = rows["doc_id"].map(lambda doc: "dev" if int(doc) % 4 == 0 else "train")
    labels = {"loaded": rows["label_loaded_language"], "naming": rows["label_name_calling"]}
    table = _table(rows, "ptc", split=split, group=rows["doc_id"], **labels)
    return table.assign(words=words)


def subjectivity(folder):
    """Subjective or objective sentences of CheckThat! task 2."""
    rows = _read(folder, "checkthat_subj_en")
    split = rows["split"].where(rows["split"] != "dev_test", "train")
    return _table(
        rows.assign(split=split), "checkthat", group=rows["text"], subjective=rows["label"]
    )


def newsmtsc(folder):
    """Sentiment toward a marked target (NewsMTSC; Hamborg and Donnay 2021)."""
    rows = _read(folder, "newsmtsc_train_dev").rename(columns={"from": "start", "to": "end"})
    table = _table(rows, "newsmtsc", group=rows["text"])
    return table.assign(polarity=rows["polarity"])


def directed(folder):
    """Who is blamed or endorsed (Park et al. 2021), as sentiment toward the second actor named."""
    rows = _read(folder, "directed_sentiment_train_dev")
    rows = rows[rows["target"].notna() | (rows["polarity"] == 0)]
    name = rows["target"].where(rows["target"].notna(), rows["entity_q"])
    start = [text.find(str(one)) for text, one in zip(rows["text"], name, strict=True)]
    rows = rows.assign(start=start, end=start + name.astype(str).str.len())
    table = _table(rows, "directed", group=rows["text"]).assign(polarity=rows["polarity"])
    return table[table["start"] >= 0]


def articles(folder):
    """Sentences of whole articles, left, centre and right (Article-Bias-Prediction); no labels."""
    rows = _read(folder, "abp_left_center_right_1800").assign(title="")
    lines = sentences(rows.rename(columns={"id": "article"})[["article", "title", "text"]])
    lines = lines[["article", "text"]].drop_duplicates("text")
    return _table(lines, "articles", group=lines["article"])


# Outlets with fewer sentences than this keep their weights; no sentence counts more than so often.
LEAST, MOST = 30, 3.0


def balanced(examples):
    """Weights with which, within each outlet, biased sentences weigh as much as the others.

    Labels follow outlets; with these weights an outlet's style says nothing about the label.

    Examples
    --------
    >>> few = pd.DataFrame({"outlet": ["a"] * 40, "biased": [1.0] * 30 + [0.0] * 10})
    >>> balanced(few).round(2).unique().tolist()
    [0.67, 2.0]
    """
    label = examples["biased"] > 0.5
    outlet = examples["outlet"].fillna("")
    size = outlet.groupby(outlet).transform("size")
    same = outlet.groupby([outlet, label]).transform("size")
    known = (size >= LEAST) & (outlet != "") & examples["biased"].notna()
    return (size / same / 2).clip(1 / MOST, MOST).where(known, 1.0)


SOURCES = {
    "babe": babe,
    "mbic": mbic,
    "anno": anno_lexical,
    "ptc": propaganda,
    "checkthat": subjectivity,
    "newsmtsc": newsmtsc,
    "directed": directed,
    "articles": articles,
}


def read_examples(folder, *sources):
    """Return the examples of `sources` (keys of `SOURCES`) from the datasets in `folder`."""
    return pd.concat([SOURCES[name](folder) for name in sources], ignore_index=True)
