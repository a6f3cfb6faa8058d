"""How biased the wording of a sentence reads to the learned reader, and which words it sees."""

import re

import numpy as np
import pandas as pd

from analysis.articles import sentences
from analysis.reader.models import session, settings
from analysis.reader.windows import each, encode, sigmoid, windows
from analysis.voices import find_voices

READ = ["article", "start", "end", "text", "voice", "probability", "words"]
WORD = re.compile(r"\w+(?:['’-]\w+)*")
# At or above this, a sentence counts as biased in its wording and a word as loaded.
CUT = 0.5
# More digits than these differ between processors.
DIGITS = 4


def read(articles, *, voices=None):
    """Probability that the wording of each sentence is biased, and of each of its words [1]_.

    The sentence's probability is calibrated: of the sentences at .8, about eight in ten were
    called biased by most of the experts. A word's is scaled so that `CUT` balances words missed
    against words wrongly marked. A sentence longer than the encoder holds is read in windows that
    overlap: its probability is the highest of theirs.

    Returns
    -------
    DataFrame
        One row a sentence: article, start, end, text, ``voice`` (that of most of its characters),
        ``probability`` in [0, 1] and ``words``, a list of [start, end, probability], one a word,
        with offsets into the article.

    References
    ----------
    .. [1] T. Spinde et al. (2021), Neural media bias detection using distant supervision with
       BABE, bias annotations by experts. Findings of EMNLP.

    Examples
    --------
    >>> news = pd.DataFrame({"article": ["a"], "title": [""],
    ...                      "text": ["The vile regime spread its shameless lies."]})
    >>> row = read(news).iloc[0]
    >>> bool(row["probability"] > CUT), len(row["words"]), row["voice"]
    (True, 7, 'outlet')
    """
    table = sentences(articles)
    voices = find_voices(articles) if voices is None else voices
    found = each(wording, table["text"].tolist())
    words = [
        [[int(start + a), int(start + b), round(p, DIGITS)] for a, b, p in marked]
        for start, (_, marked) in zip(table["start"], found, strict=True)
    ]
    table = table.assign(
        voice=main_voices(table, voices),
        probability=pd.Series(
            [round(one, DIGITS) for one, _ in found], index=table.index, dtype=float
        ),
        words=pd.Series(words, index=table.index, dtype=object),
    )
    return table[READ]


def wording(text):
    """Return P(biased) of one sentence, and (start, end, P(loaded)) of each of its words."""
    ids, offsets = encode(text)
    total, seen, logits = np.zeros(len(ids)), np.zeros(len(ids)), []
    for window in windows(ids):
        sentence, word = session("wording").run(None, {"ids": window.ids})
        here = slice(window.first, window.first + window.ids.shape[1] - 2)
        total[here] += word[0, 1:-1]
        seen[here] += 1
        logits.append(float(sentence[0]))
    at = settings()["wording"]
    words = by_word(text, offsets, total / np.maximum(seen, 1))
    chance = sigmoid(max(logits), at["temperature"])
    return float(chance), [(a, b, float(sigmoid(x - at["word_cut"]))) for a, b, x in words]


def by_word(text, offsets, logits):
    """Give each word the mean of its tokens.

    Examples
    --------
    >>> by_word("vile lies", [(0, 2), (2, 4), (5, 9)], [0.5, 1.0, 0.25])
    [(0, 4, 0.75), (5, 9, 0.25)]
    """
    words, at = [], 0
    for match in WORD.finditer(text):
        while at < len(offsets) and offsets[at][1] <= match.start():
            at += 1
        last = at
        while last < len(offsets) and offsets[last][0] < match.end():
            last += 1
        if last > at:
            words.append((*match.span(), float(np.mean(logits[at:last]))))
    return words


def main_voices(table, voices):
    """The voice that most characters of each sentence belong to, as a list in the table's order."""
    rows = voices.groupby("article", sort=False)
    spans = {article: group[["start", "end", "voice"]].to_numpy() for article, group in rows}
    return [
        _most(spans.get(article, ()), start, end)
        for article, start, end in table[["article", "start", "end"]].itertuples(index=False)
    ]


def _most(spans, start, end):
    """The voice with the most characters between two offsets; the outlet's if there is none."""
    length = {}
    for first, last, voice in spans:
        if first < end and start < last:
            length[voice] = length.get(voice, 0) + min(end, last) - max(start, first)
    return max(length, key=length.get, default="outlet")


def flagged(table, *, cut=CUT):
    """Keep, of the words of each row of `read`, those with a probability of at least `cut`.

    Examples
    --------
    >>> flagged(pd.DataFrame({"words": [[[0, 4, 0.9], [5, 9, 0.1]]]}))["words"].item()
    [[0, 4, 0.9]]
    """
    return table.assign(words=table["words"].map(lambda words: [w for w in words if w[2] >= cut]))
