"""A text is read once; after an edit of the lexicon only its words are found anew."""

from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from analysis.actors import find_mentions, read_actors
from analysis.articles import sentences
from analysis.evidence import terms_among
from analysis.voices import find_voices


class Read(NamedTuple):
    """What one article is made of, whatever the lexicon says."""

    articles: pd.DataFrame
    sentences: pd.DataFrame
    mentions: pd.DataFrame
    voices: pd.DataFrame


def read_once(articles, article):
    """Read the article of that name: sentences, names, voices; the last few are remembered.

    Examples
    --------
    >>> news = pd.DataFrame({"article": ["a"], "title": [""], "text": ["The regime fell."]})
    >>> read_once(news, "a") is read_once(news.copy(), "a")
    True
    """
    row = articles[articles["article"] == article].iloc[[0]]
    return _read(tuple(row), tuple(row.iloc[0]))


@lru_cache(maxsize=8)
def _read(columns, cells):
    articles = pd.DataFrame([cells], columns=list(columns))
    mentions = find_mentions(articles, read_actors())
    return Read(articles, sentences(articles), mentions, find_voices(articles, mentions))


def words_of(read, lexicon):
    """Find the lexicon's words in an article that was read: `analysis.evidence.terms`.

    Examples
    --------
    >>> from analysis import read_lexicon
    >>> news = pd.DataFrame({"article": ["a"], "title": [""], "text": ["The regime fell."]})
    >>> words_of(read_once(news, "a"), read_lexicon())["text"].tolist()
    ['regime']
    """
    return terms_among(read.articles, lexicon, read.mentions, read.voices)
