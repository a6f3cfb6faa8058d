"""One number an article, from our lexicon and from general sentiment tools, by one signature.

Each scorer takes the table of articles and gives one score an article, so that all can be asked
the same question: does the score move when the wording does? The three of the lexicon read the
outlet's voice only; sentiment tools cannot tell voices apart. None is an overall score of an
outlet: a score is compared only with itself, before and after a change of words.
"""

from functools import lru_cache

import pandas as pd

from analysis import measures
from analysis.articles import sentences
from analysis.lexicons import read_lexicon
from analysis.occurrences import find, with_voice
from analysis.tables import SLANTED
from analysis.tone import sentence_tone, vader_tone
from analysis.voices import find_voices


def any_repair(occurrences):
    """Count every evaluative and every softening form as a loaded choice, whatever its repair.

    Returns `occurrences` with ``choice`` widened; neutral choices stay as they are.

    Examples
    --------
    >>> seen = pd.DataFrame({"side": ["loaded", "loaded", "neutral"], "choice": ["", "", "neutral"],
    ...                      "status": ["euphemism", "contested", ""]})
    >>> any_repair(seen)["choice"].tolist()
    ['loaded', '', 'neutral']
    """
    slanted = (occurrences["side"] == "loaded") & occurrences["status"].isin(SLANTED)
    return occurrences.assign(choice=occurrences["choice"].mask(slanted, "loaded"))


def loaded_share(articles):
    r"""Share of loaded forms among the wording choices in the outlet's voice, in [0, 1].

    .. math:: share = loaded / (loaded + neutral)

    Loaded are the evaluative forms that a synonym repairs: see `analysis.measures.loaded_share`.
    0 where nothing was chosen. Returns one float an article.

    Examples
    --------
    >>> news = pd.DataFrame({"article": ["a"], "text": ["The regime met the government."]})
    >>> loaded_share(news).to_dict()
    {'a': 0.5}
    """
    return _share(_outlet(articles)[0], articles)


def slanted_share(articles):
    r"""Share of slanted forms among these and the neutral choices, in the outlet's voice.

    .. math:: share = slanted / (slanted + neutral)

    Slanted are all evaluative and softening forms, also those that no synonym repairs: see
    `any_repair`. Those have no neutral side to count, so the level is above that of `loaded_share`
    and says little; how it moves says more. 0 where nothing was chosen. Returns one float an
    article, in [0, 1].

    Examples
    --------
    >>> news = pd.DataFrame({"article": ["a"], "text": ["A ruthless government fell."]})
    >>> slanted_share(news).to_dict(), loaded_share(news).to_dict()
    ({'a': 0.5}, {'a': 0.0})
    """
    return _share(any_repair(_outlet(articles)[0]), articles)


def loaded_rate(articles):
    r"""Evaluative and softening forms per 1,000 words of the outlet's voice.

    .. math:: rate = 1000 \cdot slanted / words

    0 where the outlet has no words of its own. Returns one float an article, 0 or more.

    Examples
    --------
    >>> news = pd.DataFrame({"article": ["a"], "text": ["The ruthless thug slept “as a tyrant”."]})
    >>> loaded_rate(news).to_dict()
    {'a': 500.0}
    """
    seen, words = _outlet(articles)
    slanted = seen[(seen["side"] == "loaded") & seen["status"].isin(SLANTED)]
    words = words.set_index("article")["words"].reindex(articles["article"], fill_value=0)
    count = slanted.groupby("article").size().reindex(articles["article"], fill_value=0)
    return 1000 * count / words.clip(lower=1)


def textblob(articles):
    """TextBlob's polarity of each whole text, quotations included, in [-1, 1].

    Returns one float an article; see `analysis.tone.sentence_tone` for the source.

    Examples
    --------
    >>> textblob(pd.DataFrame({"article": ["a"], "text": ["The tyrant had a great day."]})).item()
    0.8
    """
    return sentence_tone(articles).set_index("article")["polarity"]


def textblob_by_sentence(articles):
    """Mean of TextBlob's polarity over the sentences, in [-1, 1]; 0 without a sentence.

    Returns one float an article.

    Examples
    --------
    >>> news = pd.DataFrame({"article": ["a"], "text": ["It was a great day. The tyrant slept."]})
    >>> textblob_by_sentence(news).item()
    0.4
    """
    return _mean(sentence_tone(sentences(articles)), "polarity", articles)


def vader(articles):
    """Mean of VADER's score over the sentences, in [-1, 1]; 0 without a sentence.

    Returns one float an article; see `analysis.tone.vader_tone` for the source.

    Examples
    --------
    >>> news = pd.DataFrame({"article": ["a"], "text": ["The strongman left. The tyrant slept."]})
    >>> round(vader(news).item(), 3)
    0.089
    """
    return _mean(vader_tone(sentences(articles)), "vader", articles)


SCORERS = {
    "loaded share": loaded_share,
    "slanted share": slanted_share,
    "loaded rate": loaded_rate,
    "TextBlob": textblob,
    "TextBlob, by sentence": textblob_by_sentence,
    "VADER": vader,
}
# These have a sign: blame lowers them, praise and softening raise them. The others measure how
# loaded the wording is, and either kind of slant raises them.
SENTIMENT = {"TextBlob", "TextBlob, by sentence", "VADER"}


def scores(articles, *, scorers=SCORERS):
    """Ask every scorer about every article.

    Returns article, ``scorer``, ``score``: one row a pair, scorer by scorer.

    Examples
    --------
    >>> news = pd.DataFrame({"article": ["a"], "text": ["The thug slept."]})
    >>> scores(news).query("scorer in ['slanted share', 'VADER']").values.tolist()
    [['a', 'slanted share', 1.0], ['a', 'VADER', 0.0]]
    """
    tables = [
        pd.DataFrame({"article": articles["article"].to_numpy(), "scorer": name,
                      "score": scorer(articles).to_numpy(dtype=float)})
        for name, scorer in scorers.items()
    ]  # fmt: skip
    return pd.concat(tables, ignore_index=True)


def moved(before, after):
    """How far each scorer moved on each article; `before` and `after` are `scores` of two versions.

    Returns article, scorer, ``before``, ``after``, ``difference`` (after less before).

    Examples
    --------
    >>> loaded = pd.DataFrame({"article": ["a"], "text": ["The tyrant slept."]})
    >>> neutral = pd.DataFrame({"article": ["a"], "text": ["The president slept."]})
    >>> moved(scores(loaded), scores(neutral))[["scorer", "difference"]].head(2).values.tolist()
    [['loaded share', -1.0], ['slanted share', -1.0]]
    """
    keys = ["article", "scorer"]
    pairs = before.rename(columns={"score": "before"}).merge(
        after.rename(columns={"score": "after"}), on=keys, validate="one_to_one"
    )
    return pairs.assign(difference=pairs["after"] - pairs["before"])[
        [*keys, "before", "after", "difference"]
    ]


def _share(choices, articles):
    shares = measures.loaded_share(choices, by=["article"]).set_index("article")["estimate"]
    return shares.reindex(articles["article"], fill_value=0.0)


def _mean(scored, column, articles):
    means = scored.groupby("article")[column].mean()
    return means.reindex(articles["article"], fill_value=0.0)


def _outlet(articles):
    """The lexicon's forms in the outlet's voice, and its words, read once for three scorers."""
    return _read(tuple(articles[["article", "text"]].itertuples(index=False, name=None)))


@lru_cache(maxsize=2)  # the two versions that are compared
def _read(rows):
    articles = pd.DataFrame(rows, columns=["article", "text"])
    voices = find_voices(articles)
    seen = with_voice(find(articles, read_lexicon()), voices)
    words = measures.word_counts(articles, voices)
    return seen[seen["voice"] == "outlet"], words[words["voice"] == "outlet"]
