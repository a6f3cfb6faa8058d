"""Labels: bare or attributed, and whose claim they stand in."""

import pandas as pd

from analysis.evidence import reporting
from analysis.measures import WORD

BARE, ATTRIBUTED, TRANSPLANTED, QUOTED = WAYS = ["bare", "attributed", "transplanted", "quoted"]
NOUNS = ["label", "epithet"]


def with_way(occurrences):
    """How each loaded label comes: bare, attributed, transplanted or quoted.

    *attributed*: the outlet names whose label it is ("Russia-designated"). *transplanted*: the
    outlet's word inside what it reports somebody as saying ("Peskov confirmed that strongman
    Putin …"): a reader may take it for the source's. *quoted*: in another voice than the outlet's.

    Returns the labels and epithets among `occurrences` (see `analysis.evidence.terms`) with
    ``way``.

    Examples
    --------
    >>> from analysis.evidence import terms
    >>> news = pd.DataFrame({"article": ["a"], "text": [
    ...     "Ada Bell said that strongman Tom Ray fled. The regime fell. “A tyrant,” she said."]})
    >>> with_way(terms(news))[["text", "way"]].values.tolist()
    [['strongman', 'transplanted'], ['regime', 'bare'], ['tyrant', 'quoted']]
    """
    labels = occurrences[(occurrences["side"] == "loaded") & occurrences["category"].isin(NOUNS)]
    way = pd.Series(BARE, index=labels.index).mask(reporting(labels), TRANSPLANTED)
    way = way.mask(labels["attributed"] != "", ATTRIBUTED).mask(labels["voice"] != "outlet", QUOTED)
    return labels.assign(way=way).reset_index(drop=True)


def designations(occurrences, articles):
    """Each label that is somebody's designation: bare first, and how far on it is attributed.

    Returns one row an article, actor and concept: article, actor, concept, ``bare`` (n in the
    outlet's voice), ``attributed`` (n), ``by`` (whose designation it is said to be),
    ``words_later`` (words from the first bare use to the first attribution after it; missing where
    there is none, 0 where the first use is attributed).

    Examples
    --------
    >>> from analysis.evidence import terms
    >>> news = pd.DataFrame({"article": ["a"], "text": ["The terrorist group Red Path struck. It "
    ...                      "rained. Red Path is a France-designated terrorist group."]})
    >>> designations(terms(news), news)[["actor", "bare", "by", "words_later"]].values.tolist()
    [['Red Path', 1, 'France', 12.0]]
    """
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    labels = with_way(occurrences[occurrences["status"] == "designation"])
    labels = labels[(labels["way"] != QUOTED) & (labels["actor"] != "")]
    rows = [
        (*key, *_designated(texts[key[0]], own.sort_values("start")))
        for key, own in labels.groupby(["article", "actor", "concept"], sort=False)
    ]
    columns = ["article", "actor", "concept", "bare", "attributed", "by", "words_later"]
    return pd.DataFrame(rows, columns=columns).astype({"words_later": float})


def _designated(text, labels):
    """How often bare, how often attributed, by whom, and how many words after the first bare."""
    said = labels[labels["way"] == ATTRIBUTED]
    bare = labels[labels["way"] != ATTRIBUTED]
    by = "; ".join(said["attributed"].drop_duplicates())
    return len(bare), len(said), by, _distance(text, bare["start"], said["start"])


def _distance(text, bare, said):
    if said.empty:
        return None
    if bare.empty or said.min() < bare.min():
        return 0
    return len(WORD.findall(text[bare.min() : said.min()]))
