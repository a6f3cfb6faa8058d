"""General sentiment beside the loaded share: a baseline with known blind spots, never a verdict.

TextBlob knows no "strongman", "tyrant" or "regime", and scores "top" as praise; VADER knows no
"tyrant" and no "regime", and takes "strongman" for praise. Both are shown so that readers see why
a paired lexicon was needed.
"""

from functools import lru_cache

import pandas as pd

# A loaded word blames, unless it praises or softens; one that only adds force has no side.
POSITIVE = ["praise", "euphemism"]
UNSIGNED = ["intensifier", "editorial"]


def sentence_tone(sentences):
    """TextBlob's polarity and subjectivity of each sentence [1]_.

    Returns `sentences` with ``polarity`` in [-1, 1], ``subjectivity`` in [0, 1] and ``drivers``,
    the words that made them, or "" where TextBlob knew none.

    References
    ----------
    .. [1] S. Loria, TextBlob; the lexicon is Pattern's (De Smedt and Daelemans 2012).

    Examples
    --------
    >>> import pandas as pd
    >>> lines = pd.DataFrame({"text": ["A great day.", "The tyrant slept."]})
    >>> sentence_tone(lines)[["polarity", "drivers"]].values.tolist()
    [[0.8, 'great'], [0.0, '']]
    """
    from textblob import TextBlob

    scores = [TextBlob(text).sentiment_assessments for text in sentences["text"]]
    drivers = [", ".join(word for words, *_ in s.assessments for word in words) for s in scores]
    return sentences.assign(
        polarity=[score.polarity for score in scores],
        subjectivity=[score.subjectivity for score in scores],
        drivers=drivers,
    )


@lru_cache(maxsize=1)
def _vader():
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


def vader_tone(sentences):
    """VADER's score of each sentence [1]_, from -1, all negative, to 1, all positive.

    Sentence by sentence, since VADER's time grows with the square of a text's length.

    Returns `sentences` with ``vader``, which VADER calls compound; 0 where it knows no word.

    References
    ----------
    .. [1] C. J. Hutto and E. Gilbert (2014), VADER: a parsimonious rule-based model for sentiment
       analysis of social media text. ICWSM.

    Examples
    --------
    >>> lines = pd.DataFrame({"text": ["The tyrant slept.", "The strongman slept."]})
    >>> vader_tone(lines)["vader"].tolist()
    [0.0, 0.1779]
    """
    scores = [_vader().polarity_scores(text)["compound"] for text in sentences["text"]]
    return sentences.assign(vader=pd.Series(scores, index=sentences.index, dtype=float))


def word_scores(words):
    """What TextBlob and VADER say of each loaded word, and whether that has the right sign.

    `words` has ``text``, ``category`` and ``status``, as loaded occurrences have; a word counts
    once, in lower case. Blame should score below 0, praise and euphemism above; an intensifier or
    an editorial comment only adds force, and no sign is expected of it.

    Returns text, category, status, then ``textblob`` and ``vader`` in [-1, 1], missing where the
    word is not in their lexicon, each followed by what that means, in ``textblob_says`` and
    ``vader_says``: missing, zero, right sign, wrong sign, or no sign expected.

    Examples
    --------
    >>> words = pd.DataFrame({"text": ["Strongman", "brutal"], "status": "evaluative",
    ...                       "category": ["epithet", "evaluation"]})
    >>> word_scores(words)[["text", "textblob_says", "vader_says"]].values.tolist()
    [['strongman', 'missing', 'wrong sign'], ['brutal', 'right sign', 'right sign']]
    """
    rows = words[["text", "category", "status"]].assign(text=words["text"].str.lower())
    rows = rows.drop_duplicates("text").reset_index(drop=True)
    positive = rows["category"].isin(POSITIVE) | (rows["status"] == "euphemism")
    sign = positive.map({True: 1, False: -1}).mask(rows["category"].isin(UNSIGNED), 0)
    for name, score in {"textblob": _textblob_of, "vader": _vader_of}.items():
        rows[name] = pd.Series([score(text) for text in rows["text"]], dtype=float)
        rows[f"{name}_says"] = _says(rows[name], sign)
    return rows


def _textblob_of(text):
    """TextBlob's polarity of a word or phrase, or None if it knows no part of it."""
    from textblob import TextBlob

    score = TextBlob(text).sentiment_assessments
    return score.polarity if score.assessments else None


def _vader_of(text):
    """VADER's score of a word or phrase, or None if it knows no part of it."""
    known = any(word in _vader().lexicon for word in text.split())
    return _vader().polarity_scores(text)["compound"] if known else None


def _says(scores, sign):
    """Missing and zero come first, then a sign is right, wrong or not expected."""
    says = (scores * sign > 0).map({True: "right sign", False: "wrong sign"})
    says = says.mask(sign == 0, "no sign expected").mask(scores == 0, "zero")
    return says.mask(scores.isna(), "missing")


def actor_tone(toned, mentions, *, score="polarity"):
    """Mean polarity or subjectivity of the sentences that name each actor, with a 95 % t interval.

    Returns article, actor, ``n`` (sentences), ``estimate``, ``low``, ``high`` (polarity -1 to 1,
    subjectivity 0 to 1; the interval is missing below two sentences).

    Examples
    --------
    >>> import pandas as pd
    >>> lines = pd.DataFrame({"article": ["a"] * 2, "start": [0, 20], "end": [19, 40],
    ...                       "polarity": [0.5, 0.0]})
    >>> named = pd.DataFrame({"article": ["a"], "start": [3], "actor": ["Ada Bell"]})
    >>> actor_tone(lines, named)[["actor", "n", "estimate"]].values.tolist()
    [['Ada Bell', 1, 0.5]]
    """
    pairs = in_sentence(mentions, toned).drop_duplicates(["article", "sentence_start", "actor"])
    pairs = pairs.merge(
        toned.rename(columns={"start": "sentence_start"})[["article", "sentence_start", score]]
    )
    tone = pairs.groupby(["article", "actor"])[score].agg(["size", "mean", "sem"])
    return _interval(tone.reset_index(), lowest=-1 if score == "polarity" else 0)


def _interval(tone, lowest):
    from scipy.stats import t

    reach = t.ppf(0.975, (tone["size"] - 1).clip(lower=1)) * tone["sem"]
    tone = tone.rename(columns={"size": "n", "mean": "estimate"})
    tone = tone.assign(
        low=(tone["estimate"] - reach).clip(lower=lowest),
        high=(tone["estimate"] + reach).clip(upper=1),
    )
    return tone[["article", "actor", "n", "estimate", "low", "high"]]


def in_sentence(spans, sentences):
    """Give each span the start of the sentence in which it starts, as ``sentence_start``.

    Examples
    --------
    >>> import pandas as pd
    >>> lines = pd.DataFrame({"article": ["a"] * 2, "start": [0, 20], "end": [19, 40]})
    >>> in_sentence(pd.DataFrame({"article": ["a"], "start": [25]}), lines)["sentence_start"].item()
    20
    """
    starts = sentences[["article", "start"]].assign(sentence_start=sentences["start"])
    return pd.merge_asof(
        spans.sort_values("start", kind="stable"),
        starts.sort_values("start", kind="stable"),
        on="start", by="article",
    ).sort_values(["article", "start"], kind="stable").reset_index(drop=True)  # fmt: skip
