"""Outlets side by side, on the same concepts and actors: shares, words, speakers, epithets."""

from analysis.actors import find_mentions, read_actors
from analysis.comparing.groups import BY, keys, sources, with_groups
from analysis.comparing.people import called_by, names_in_common, quoted_by
from analysis.comparing.shares import compared_pairs, compared_shares
from analysis.comparing.words import key_words, rate_shift, share_shift

__all__ = [
    "BY",
    "WHAT",
    "called_by",
    "compared_pairs",
    "compared_shares",
    "comparison",
    "key_words",
    "keys",
    "names_in_common",
    "quoted_by",
    "rate_shift",
    "share_shift",
    "sources",
    "with_groups",
]

WHAT = ["concepts", "actors", "words", "speakers", "epithets"]
ON = {"concepts": ["all", "concept"], "actors": ["all", "actor"]}


def comparison(articles, *, lexicon=None, actors=None, by="outlet", what=None):
    """Set articles side by side, as ``python -m analysis compare`` does.

    `by` is one of `BY`. `what`: *concepts* or *actors*, or both if it is None
    (`compared_shares`); *words* (`key_words`), *speakers* (`quoted_by`), *epithets*
    (`called_by`, which loads a parser).

    Examples
    --------
    >>> import pandas as pd
    >>> news = pd.DataFrame({"article": ["a", "b"], "outlet": ["Post", ""],
    ...                      "text": ["The regime fell.", "The government fell."]})
    >>> comparison(news, what="concepts")[["outlet", "on", "name", "loaded", "n"]].values.tolist()
    [['Post', 'all', '', 1, 1], ['b', 'all', '', 0, 1],
     ['Post', 'concept', 'government', 1, 1], ['b', 'concept', 'government', 0, 1]]
    """
    from analysis.evidence import terms_among
    from analysis.framing import read_framing
    from analysis.lexicons import read_lexicon
    from analysis.voices import find_voices

    if what == "epithets":
        framings = read_framing(articles, lexicon=lexicon, actors=actors).framings
        return called_by(framings, articles, by=by)
    mentions = find_mentions(articles, read_actors() if actors is None else actors)
    voices = find_voices(articles, mentions)
    if what == "words":
        return key_words(articles, voices, by=by)
    if what == "speakers":
        return quoted_by(articles, voices, by=by)
    lexicon = read_lexicon() if lexicon is None else lexicon
    seen = terms_among(articles, lexicon, mentions, voices)
    return compared_shares(seen, articles, by=by, on=ON.get(what, ["all", "concept", "actor"]))
