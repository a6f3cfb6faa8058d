"""General sentiment beside the loaded share: a baseline with known blind spots, never a verdict.

TextBlob knows no "strongman", "tyrant" or "regime", and scores "top" as praise; it is shown so
that readers see why a paired lexicon was needed.
"""

import pandas as pd


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
