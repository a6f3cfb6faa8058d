"""Which words set an article apart from wire news? Found without the lexicon, so that it can say
what the lexicon does not know.

Most of what is key is the article's subject (an asylum, a bridge), not its slant. A person reads
the list; nothing here says that a key word is loaded.
"""

import re
from bisect import bisect_right

import numpy as np
import pandas as pd

from analysis import articles as segments
from analysis.baselines.stored import DEFAULT, LEAST, read_corpora, read_wire_words
from analysis.baselines.tokens import pairs, tokens

# The prior weighs as much as one report says: those of the wire corpus have 709 words in the
# outlet's voice. Anything between 100 and 30,000 gives nearly the same list: on the three
# development articles 40 or 41 of the annotated words are among the first 40.
PRIOR_WORDS = 700
# The wire table does not store what occurs less often than this: count as many as there may be,
# so that the article's word looks no rarer there than it is.
UNSEEN = LEAST - 1
# wordfreq's rarest words have this frequency; a word that it lacks is no commoner.
RAREST = 1e-8
# So many of the commonest words of English, "the" to "making", say little by themselves.
COMMON = 200
# Letters, joined by hyphens; no numbers, no contractions, no initials.
CONTENT = re.compile(r"(?=.{3})[^\W\d_]+(?:-[^\W\d_]+)*")
# A capital after one of these says nothing about the word.
OPENING = ("", ":", "“", '"', "‘", "\n")
WORDLIKE = re.compile(r"\w")
Z = 1.959964


def own_words(articles, voices):
    """Every word that the outlet says in its own voice, in reading order.

    Returns article, start, end, ``text`` as written, ``word`` (see
    `analysis.baselines.tokens.tokens`) and ``opens``: whether it begins a sentence, a quotation or
    a line, where a capital says nothing.

    Examples
    --------
    >>> news = pd.DataFrame({"article": ["a"], "text": ["The regime’s ally left. Ada stayed."]})
    >>> said = pd.DataFrame({"article": ["a"], "start": [0], "end": [35], "voice": ["outlet"]})
    >>> own_words(news, said)[["word", "opens"]].values[:4].tolist()
    [['the', True], ['regime', False], ['ally', False], ['left', False]]
    """
    starts = segments.sentences(articles).groupby("article")["start"].agg(list)
    rows = [
        (article, start, end, text[start:end], word, _opens(text, starts[article], start))
        for article, text, words in _stretches(articles, voices)
        for start, end, word in words
    ]
    return pd.DataFrame(rows, columns=["article", "start", "end", "text", "word", "opens"])


def _stretches(articles, voices):
    """Each stretch in the outlet's voice: (article, its text, the stretch's words in it)."""
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    for row in voices[voices["voice"] == "outlet"].itertuples():
        text, at = texts[row.article], row.start
        words = tokens(text[at : row.end])
        yield row.article, text, [(at + start, at + end, word) for start, end, word in words]


def _opens(text, starts, at):
    """Does the word at `at` begin a sentence, or come after a mark that capitals follow?"""
    before = text[starts[max(0, bisect_right(starts, at) - 1)] : at]
    return not WORDLIKE.search(before) or before.rstrip(" ")[-1:] in OPENING


def names(words):
    """The words that have a capital wherever a capital means something.

    That is inside a sentence, or inside the word ("HTS"). Adjectives of names ("Turkish",
    "Islamist") are among them.

    Examples
    --------
    >>> words = pd.DataFrame({"word": ["hts", "rush", "rush"], "text": ["HTS", "Rush", "rush"],
    ...                       "opens": [False, True, False]})
    >>> names(words)
    {'hts'}
    """
    inner = words["text"].map(lambda text: text[1:] != text[1:].lower())
    telling = words[~words["opens"] | inner]
    capital = telling["text"].map(lambda text: text != text.lower())
    always = capital.groupby(telling["word"]).all()
    return set(always.index[always])


def content_words(words):
    """The words that say something: no names, numbers, contractions, none of the commonest.

    Examples
    --------
    >>> words = pd.DataFrame({"word": ["the", "regime", "2011", "war"], "opens": False})
    >>> sorted(content_words(words.assign(text=words["word"])))
    ['regime', 'war']
    """
    import wordfreq

    skipped = names(words) | set(wordfreq.top_n_list("en", COMMON))
    return {word for word in set(words["word"]) - skipped if CONTENT.fullmatch(word)}


def keyness(articles, voices, *, corpora=DEFAULT):
    r"""How much more the outlet uses each content word than wire news does.

    Log-odds ratio with an informative Dirichlet prior [1]_: with counts `y` out of `n` words in
    the article, `y'` out of `n'` in wire news, and a prior of `a` out of `A` = 700 words,

    .. math:: \delta = \log\frac{y + a}{n + A - y - a} - \log\frac{y' + a}{n' + A - y' - a},
              \quad z = \delta \Big/ \sqrt{\frac{1}{y + a} + \frac{1}{y' + a}}

    where `a` is `A` times the word's frequency in general English [2]_. Counts of both sides are of
    the outlet's voice; several articles are taken together. The lexicon plays no part.

    Returns one row a content word, the highest z first: ``word``, ``n``, ``wire_n`` (missing:
    fewer than 5), ``log_odds`` with its 95 % interval ``low``, ``high``, and ``z``.

    References
    ----------
    .. [1] Monroe, Colaresi and Quinn (2008), Fightin' Words. Political Analysis 16, 372-403.
    .. [2] Speer (2022), wordfreq 3.0.

    Examples
    --------
    >>> news = pd.DataFrame({"article": ["a"], "text": ["The regime kept the regime’s gold."]})
    >>> said = pd.DataFrame({"article": ["a"], "start": [0], "end": [34], "voice": ["outlet"]})
    >>> keyness(news, said)[["word", "n"]].values.tolist()
    [['regime', 2], ['gold', 1], ['kept', 1]]
    """
    words = own_words(articles, voices)
    counts = words.loc[words["word"].isin(content_words(words)), "word"].value_counts()
    return _log_odds(counts, len(words), corpora)


def key_pairs(articles, voices, *, corpora=DEFAULT):
    """`keyness` of pairs of neighbouring words, such as "in reality": one of them a content word.

    The prior of a pair is the product of its words'. A pair that occurs once here and is not
    stored for wire news is left out: most pairs are like that, and nothing can be said of them.

    Returns the columns of `keyness`.

    Examples
    --------
    >>> news = pd.DataFrame({"article": ["a"], "text": ["In reality it did little there."]})
    >>> said = pd.DataFrame({"article": ["a"], "start": [0], "end": [31], "voice": ["outlet"]})
    >>> key_pairs(news, said)["word"].tolist()
    ['in reality']
    """
    words = own_words(articles, voices)
    content, skipped = content_words(words), names(words)
    found = pd.Series(
        [
            pair
            for _, text, stretch in _stretches(articles, voices)
            for _, _, pair in pairs(text, stretch)
            if content & set(pair.split()) and not skipped & set(pair.split())
        ],
        dtype="str",
    ).value_counts()
    stored = found.index.isin(read_wire_words(corpora)["word"])
    return _log_odds(found[stored | (found > 1).to_numpy()], len(words), corpora)


def _log_odds(counts, total, corpora):
    """The table of `keyness` for these counts out of `total` words."""
    facts = read_corpora()
    wire_total = facts.loc[facts["corpus"].isin(corpora), "words"].sum()
    stored = read_wire_words(corpora).set_index("word")["n"].reindex(counts.index)
    prior = PRIOR_WORDS * counts.index.map(frequency).to_numpy(dtype=float)
    n, wire_n = counts + prior, stored.fillna(UNSEEN) + prior
    log_odds = np.log(n / (total + PRIOR_WORDS - n))
    log_odds -= np.log(wire_n / (wire_total + PRIOR_WORDS - wire_n))
    spread = np.sqrt(1 / n + 1 / wire_n)
    table = pd.DataFrame(
        {
            "word": counts.index,
            "n": counts.to_numpy(),
            "wire_n": stored.astype("Int64").array,
            "log_odds": log_odds.array,
            "low": (log_odds - Z * spread).array,
            "high": (log_odds + Z * spread).array,
            "z": (log_odds / spread).array,
        }
    )
    return table.sort_values(["z", "word"], ascending=[False, True], ignore_index=True)


def frequency(words):
    """How often a word, or words one after the other, are to be expected in general English.

    Examples
    --------
    >>> frequency("regime") > frequency("strongman") > frequency("regimelet") == RAREST
    True
    """
    import wordfreq

    known = wordfreq.get_frequency_dict("en")
    return float(np.prod([known.get(word, RAREST) for word in words.split()]))


def with_side(key_words, words, occurrences):
    """Add ``side``: whether the lexicon has the word here, loaded or neutral, or "" if it lacks it.

    `words` is `own_words`; `occurrences` is `analysis.occurrences.find`. A word inside a longer
    form ("in the name of erasing") counts as that form. Added after the ranking, never before.

    Examples
    --------
    >>> key = pd.DataFrame({"word": ["tyrant", "bounty"]})
    >>> words = pd.DataFrame({"article": "a", "word": ["tyrant", "bounty"], "start": [0, 9]})
    >>> seen = pd.DataFrame({"article": ["a"], "start": [0], "end": [6], "side": ["loaded"]})
    >>> with_side(key, words, seen)["side"].tolist()
    ['loaded', '']
    """
    covered = {
        (row.article, at): row.side
        for row in occurrences.itertuples()
        for at in range(row.start, row.end)
    }
    places = zip(words["article"], words["start"], strict=True)
    sides = pd.Series([covered.get(place, "") for place in places], dtype="str")
    # "loaded" comes before "neutral" and that before "": of two uses, the loaded one is told.
    ranks = sides.map({"loaded": 0, "neutral": 1, "": 2}).groupby(words["word"].array).min()
    told = ranks.map({0: "loaded", 1: "neutral", 2: ""})
    return key_words.assign(side=key_words["word"].map(told).fillna("").array)


def candidates(articles, voices, occurrences, *, corpora=DEFAULT):
    """Key words that no form of the lexicon covers, each with the sentence of its first use.

    A list to read, for `CONTRIBUTING.md`'s "A term": most are the subject, a few are loaded.

    Returns the columns of `keyness`, ``rank`` among all key words (from 1), and article, start,
    end, ``sentence`` of the first use.

    Examples
    --------
    >>> news = pd.DataFrame({"article": ["a"], "text": ["The regime put a bounty on his head."]})
    >>> said = pd.DataFrame({"article": ["a"], "start": [0], "end": [36], "voice": ["outlet"]})
    >>> seen = pd.DataFrame({"article": ["a"], "start": [4], "end": [10], "side": ["loaded"]})
    >>> candidates(news, said, seen)[["rank", "word", "sentence"]].values[0].tolist()
    [1, 'bounty', 'The regime put a bounty on his head.']
    """
    words = own_words(articles, voices)
    key = keyness(articles, voices, corpora=corpora)
    key = with_side(key, words, occurrences).assign(rank=range(1, len(key) + 1))
    lacking = key[key["side"] == ""].drop(columns="side")
    first = words.drop_duplicates("word")[["word", "article", "start", "end"]]
    return _with_sentence(lacking.merge(first, on="word", validate="one_to_one"), articles)


def _with_sentence(rows, articles):
    """Add the sentence in which each row starts, in the order of the rows."""
    sentences = segments.sentences(articles)[["article", "start", "text"]]
    sentences = sentences.rename(columns={"start": "begin", "text": "sentence"})
    joined = pd.merge_asof(
        rows.sort_values("start"), sentences.sort_values("begin"),
        left_on="start", right_on="begin", by="article",
    )  # fmt: skip
    return joined.drop(columns="begin").sort_values("rank", ignore_index=True)
