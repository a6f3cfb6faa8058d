"""The large teacher of the reader of wording: what it says is learnt beside the labels.

The small encoder learns more from probabilities than from labels alone, also from sentences that
nobody labelled (Hinton, Vinyals and Dean 2015).
"""

from training.examples import SENTENCE

# Where there is a label, it weighs as much as the teacher.
GOLD = 0.5
# Sources whose labels the teacher replaces: language models gave them, by another definition.
REPLACED = {"anno"}


def relabelled(rows, said):
    """The rows with the teacher's probabilities mixed into the labels of wording.

    `said` is `rows` as `training.figures.predict` gives them, in any order. Labels of other heads
    are left out.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"text": ["The regime fell."], "source": ["babe"], "biased": [1.0],
    ...                      "words": [[(4, 10, 0.6)]], "subjective": [1.0]})
    >>> said = rows.assign(p_biased=0.5, p_words=[[(0, 3, 0.0), (4, 10, 0.2), (11, 15, 0.0)]])
    >>> relabelled(rows, said)[["biased", "words", "subjective"]].values.tolist()
    [[0.75, [(0, 3, 0.0), (4, 10, 0.4), (11, 15, 0.0)], nan]]
    """
    columns = list(rows.columns)
    gold = said["biased"].mask(said["source"].isin(REPLACED)).fillna(said["p_biased"])
    words = [
        mixed(chances, None if source in REPLACED else labels)
        for chances, labels, source in zip(
            said["p_words"], said["words"], said["source"], strict=True
        )
    ]
    other = {name: float("nan") for name in SENTENCE if name != "biased" and name in columns}
    biased = GOLD * gold + (1 - GOLD) * said["p_biased"]
    return said.assign(biased=biased, words=words, **other)[columns]


def mixed(chances, labels):
    """The chance of each word, and half its label where the words of the sentence have labels."""
    if not isinstance(labels, list):
        return chances
    return [
        (start, end, GOLD * _label(start, end, labels) + (1 - GOLD) * chance)
        for start, end, chance in chances
    ]


def _label(start, end, labels):
    return max((share for a, b, share in labels if a < end and start < b), default=0.0)
