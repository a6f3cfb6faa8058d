"""The learned reader beside the lexicon: where both see a word, where one does, what a swap does.

Neither is the measure of the other. The lexicon knows its words wherever they stand and says why;
the reader has learnt from annotators, weighs the sentence and gives no reason.
"""

import re

import numpy as np
import pandas as pd
from statsmodels.stats.proportion import proportion_confint

from analysis.baselines.keyness import OPENING, names
from analysis.measures import FEW
from analysis.occurrences import fold, with_voice
from analysis.reader.wording import CUT
from analysis.tables import SLANTED, SPAN
from analysis.voices.cues import word_class

SEEN_BY = ["both", "lexicon only", "reader only"]
BESIDE = [
    *SPAN, "text", "voice", "sentence", "seen_by", "probability", "concept", "listed", "neutral",
]  # fmt: skip
# Words of these classes carry no judgement by themselves: in "do little" it is "little" that does.
EMPTY = ["auxiliary", "conjunction", "determiner", "modal", "preposition", "pronoun", "relative"]
POSSESSIVE = "'s"
LETTER = re.compile(r"\w")


def words_beside(reading, seen, voices, *, cut=CUT):
    """The words that the lexicon or the reader sees, or both of them.

    `reading` is `analysis.reader.read`, `seen` `analysis.evidence.terms`, `voices`
    `analysis.voices.find_voices` of the same articles. The lexicon sees the loaded forms of a
    slanted status: evaluative and euphemism (`analysis.tables.SLANTED`). Its other forms are known
    to it, as claims, designations, established or neutral words, but it does not call them
    slanted. The reader sees a word from `cut` on, and a form of several words where it sees one of
    its content words.

    Returns
    -------
    DataFrame
        One row a form or a word outside all forms, in reading order: article, start, end, text,
        voice, ``sentence`` (its text), ``seen_by`` (both, lexicon only, reader only),
        ``probability`` in [0, 1] (the highest of its content words), ``concept``, ``listed`` (the
        form's status in the lexicon, neutral, or "" where no row has it) and ``neutral`` (the
        counterparts).

    Examples
    --------
    >>> text = "The regime told vile lies."
    >>> reading = pd.DataFrame({"article": ["a"], "start": [0], "end": [26], "text": [text],
    ...                         "words": [[[4, 10, 0.3], [16, 20, 0.9], [21, 25, 0.2]]]})
    >>> seen = pd.DataFrame({"article": ["a"], "start": [4], "end": [10], "text": ["regime"],
    ...                      "voice": ["outlet"], "side": ["loaded"], "status": ["evaluative"],
    ...                      "concept": ["government"], "neutral": ["government"]})
    >>> said = pd.DataFrame({"article": ["a"], "start": [0], "end": [26], "voice": ["outlet"],
    ...                      "form": [""], "speaker": [""]})
    >>> words_beside(reading, seen, said)[["text", "seen_by", "probability"]].values.tolist()
    [['regime', 'lexicon only', 0.3], ['vile', 'reader only', 0.9]]
    """
    every = each_word(reading)
    listed = with_status(seen)
    forms = listed.assign(
        sentence=_sentences_of(listed, reading), probability=chances(listed, every)
    )
    rest = with_voice(_outside(every, seen), voices).assign(concept="", listed="", neutral="")
    table = pd.concat([forms, rest], ignore_index=True)
    table = table.assign(
        seen_by=_seen_by(table["listed"].isin(SLANTED), table["probability"] >= cut)
    )
    return _in_order(table.loc[table["seen_by"] != "", BESIDE], reading)


def each_word(reading):
    """Every word of `read` in a row: article, start, end, text, ``sentence``, ``probability``.

    Also ``opens``: no word of its sentence stands before it, or a mark that a capital follows.

    Examples
    --------
    >>> reading = pd.DataFrame({"article": ["a"], "start": [10], "text": ["Vile lies."],
    ...                         "words": [[[10, 14, 0.9], [15, 19, 0.2]]]})
    >>> each_word(reading)[["start", "text", "probability", "opens"]].values.tolist()
    [[10, 'Vile', 0.9, True], [15, 'lies', 0.2, False]]
    """
    rows = [
        (article, start, end, text[start - at : end - at], text, chance, _opens(text[: start - at]))
        for article, at, text, words in _columns(reading, "article", "start", "text", "words")
        for start, end, chance in words
    ]
    numbers = {"start": "int64", "end": "int64", "probability": float, "opens": bool}
    columns = [*SPAN, "text", "sentence", "probability", "opens"]
    return pd.DataFrame(rows, columns=columns).astype({"article": "str", **numbers})


def _columns(table, *names):
    return table[list(names)].itertuples(index=False, name=None)


def _opens(before):
    return not LETTER.search(before) or before.rstrip(" ")[-1:] in OPENING


def with_status(seen):
    """Add ``listed``: the status of a loaded form, or "neutral".

    Examples
    --------
    >>> with_status(pd.DataFrame({"side": ["loaded", "neutral"], "status": ["contested", ""]})
    ...            )["listed"].tolist()
    ['contested', 'neutral']
    """
    return seen.assign(listed=seen["status"].where(seen["side"] == "loaded", "neutral"))


def is_empty(word):
    """Whether a word carries no judgement by itself: an article, a preposition, an auxiliary.

    Examples
    --------
    >>> is_empty("Did"), is_empty("little")
    (True, False)
    """
    return any(fold(word) in word_class(name) for name in EMPTY)


def chances(forms, words):
    """For each form, the highest probability of its content words; of all, if it has none.

    `words` is `each_word`. Missing where a form holds no word at all.
    """
    own = {article: rows for article, rows in words.groupby("article")}
    found = []
    for article, start, end in _columns(forms, *SPAN):
        rows = own.get(article, words.iloc[:0])
        rows = rows[(rows["start"] < end) & (start < rows["end"])]
        full = rows[~rows["text"].map(is_empty).astype(bool)]
        found.append((full if len(full) else rows)["probability"].max())
    return pd.Series(found, index=forms.index, dtype=float)


def _sentences_of(forms, reading):
    """The text of the sentence in which each form starts."""
    places = forms[["article", "start"]].assign(order=range(len(forms))).sort_values("start")
    texts = reading[["article", "start", "text"]].sort_values("start")
    found = pd.merge_asof(places, texts, on="start", by="article").sort_values("order")["text"]
    return found.fillna("").set_axis(forms.index)


def _outside(words, forms):
    """The words that no form touches."""
    covered = {
        (article, at) for article, start, end in _columns(forms, *SPAN) for at in range(start, end)
    }
    free = [
        not any((article, at) in covered for at in range(start, end))
        for article, start, end in _columns(words, *SPAN)
    ]
    return words[np.array(free, dtype=bool)]


def _seen_by(lexicon, reader):
    return np.select([lexicon & reader, lexicon, reader], SEEN_BY, default="")


def _in_order(table, reading):
    """Reading order: the articles as `reading` has them, the words as they stand in each."""
    order = {article: number for number, article in enumerate(reading["article"].unique())}
    number = table["article"].map(order)
    table = table.assign(number=number).sort_values(["number", "start"], ignore_index=True)
    return table.drop(columns="number")


def reader_agreement(words, by):
    r"""How many of the words that one sees the other sees too, with a 95 % Wilson interval [1]_.

    .. math:: estimate = both / n

    `words` is `words_beside`. Where ``of`` is *lexicon*, n counts the words that the lexicon
    calls slanted, and both those among them that the reader sees; where it is *reader*, the other
    way round. Neither share says who is right.

    Returns one row a group and side: `by`, ``of``, ``both``, ``n``, ``estimate``, ``low``,
    ``high`` (the last three in [0, 1]) and ``enough``: at least 10 words; below that, show the
    counts and no share.

    References
    ----------
    .. [1] Wilson (1927), JASA 22, 209-212.

    Examples
    --------
    >>> words = pd.DataFrame({"voice": ["outlet"] * 3,
    ...                       "seen_by": ["both", "lexicon only", "lexicon only"]})
    >>> reader_agreement(words, by=["voice"])[["of", "both", "n"]].values.tolist()
    [['lexicon', 1, 3], ['reader', 1, 1]]
    """
    parts = [
        words[words["seen_by"].isin(["both", f"{one} only"])].assign(of=one)
        for one in ("lexicon", "reader")
    ]
    table = pd.concat(parts)
    table = table.assign(both=table["seen_by"] == "both").groupby([*by, "of"], sort=True)["both"]
    table = table.agg(["sum", "size"]).rename(columns={"sum": "both", "size": "n"}).reset_index()
    low, high = proportion_confint(table["both"], table["n"], method="wilson")
    share = table["both"] / table["n"]
    return table.assign(estimate=share, low=low, high=high, enough=table["n"] >= FEW)


def lexicon_candidates(words, reading):
    """Words that only the reader sees and no row of the lexicon has, one row a word.

    `words` is `words_beside` and `reading` the `read` that it rests on. A list for a person to
    read, for `CONTRIBUTING.md`'s "A term": the reader repeats its annotators, and gives no reason.
    Proper names are left out: words with a capital wherever a capital means something, and with
    them those that stand in headlines alone.

    Returns ``word`` (lower case, no possessive), ``n``, ``probability`` (the mean, in [0, 1]),
    ``voices`` and article, start, end, ``sentence`` of the first use; the most frequent first,
    then the most probable.

    Examples
    --------
    >>> reading = pd.DataFrame({"article": ["a"], "start": [0],
    ...                         "text": ["He told Vance vile lies."],
    ...                         "words": [[[8, 13, 0.7], [14, 18, 0.9]]]})
    >>> words = each_word(reading).assign(seen_by="reader only", listed="", voice="outlet")
    >>> lexicon_candidates(words, reading)[["word", "n", "probability"]].values.tolist()
    [['vile', 1, 0.9]]
    """
    every = each_word(reading)
    named = names(every.assign(word=_plain(every["text"])))
    alone = words[(words["seen_by"] == "reader only") & (words["listed"] == "")]
    alone = alone.assign(word=_plain(alone["text"]))
    groups = alone[~alone["word"].isin(named)].groupby("word", as_index=False, sort=True)
    table = groups.agg(
        n=("text", "size"),
        probability=("probability", "mean"),
        voices=("voice", lambda voices: ", ".join(dict.fromkeys(voices))),
        **{column: (column, "first") for column in [*SPAN, "sentence"]},
    )
    return table.sort_values(
        ["n", "probability", "word"], ascending=[False, False, True], ignore_index=True
    )


def _plain(texts):
    return texts.map(lambda text: fold(text).removesuffix(POSSESSIVE))
