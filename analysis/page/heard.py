"""What the learned reader saw that the lexicon did not, sentence by sentence and by voice."""

from analysis.page import drawings
from analysis.reader.beside import SEEN_BY, words_beside
from analysis.reader.rewritten import before_after
from analysis.reader.wording import CUT

# Below the line too, so that a page on which nothing reaches it still shows where the reader is.
MOST = 8


def heard(found):
    """What the template shows of the learned reader; None where it was not asked.

    Returns ``cut``, ``n`` (sentences), ``high`` (at the cut or above), ``own_high`` (of these, in
    the outlet's voice), ``seen_by`` (words seen by both, by the lexicon only, by the reader only),
    ``words`` (those of the reader only), ``top`` (the most probable sentences in pieces),
    ``voices`` (by voice: n, median, highest, at the cut or above), ``chart`` and ``rewrite``
    (changed sentences, in how many the probability fell, mean difference).
    """
    reading = found.sentences
    if reading is None:
        return None
    words = words_beside(reading, found.seen, found.reading.voices)
    alone = words[words["seen_by"] == "reader only"]
    alone = alone.sort_values(["probability", "start"], ascending=[False, True])
    high = reading[reading["probability"] >= CUT]
    numbered = reading.assign(number=range(1, len(reading) + 1))
    return {
        "cut": CUT,
        "n": len(reading),
        "high": len(high),
        "own_high": int((high["voice"] == "outlet").sum()),
        "seen_by": {name: int((words["seen_by"] == name).sum()) for name in SEEN_BY},
        "words": alone.to_dict("records"),
        "top": [sentence(row) for row in _top(numbered).to_dict("records")],
        "voices": by_voice(reading),
        "chart": drawings.strip(reading, CUT),
        "rewrite": rewrite(found),
    }


def _top(reading):
    """The sentences at the cut or above, or the most probable few."""
    ordered = reading.sort_values(["probability", "start"], ascending=[False, True])
    return ordered.head(max(MOST, int((reading["probability"] >= CUT).sum())))


def sentence(row):
    """One sentence in pieces of (text, probability), None for words that are not marked.

    Examples
    --------
    >>> row = {"start": 10, "text": "Vile lies.", "words": [[10, 14, 0.9], [15, 19, 0.1]]}
    >>> sentence(row)["pieces"]
    [('Vile', 0.9), (' lies.', None)]
    """
    pieces, done, text = [], 0, row["text"]
    for start, end, chance in row["words"]:
        if chance >= CUT:
            first, last = start - row["start"], end - row["start"]
            pieces += [(text[done:first], None), (text[first:last], chance)]
            done = last
    pieces.append((text[done:], None))
    return {**row, "pieces": [piece for piece in pieces if piece[0]]}


def by_voice(reading):
    """By voice: sentences, median and highest probability, and how many at the cut or above."""
    groups = reading.groupby("voice")["probability"]
    table = groups.agg(["size", "median", "max"]).assign(
        high=groups.agg(lambda p: (p >= CUT).sum())
    )
    return (
        table.sort_values("size", ascending=False, kind="stable").reset_index().to_dict("records")
    )


def rewrite(found):
    """How the reader's probability moves where the neutral rewrite changes a sentence."""
    pairs = before_after(found.sentences, found.plain_sentences, found.edits)
    changed = pairs[pairs["changed"]]
    if changed.empty:
        return None
    return {
        "n": len(changed),
        "fell": int((changed["difference"] < 0).sum()),
        "mean": float(changed["difference"].mean()),
    }
