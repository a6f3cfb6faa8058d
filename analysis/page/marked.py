"""The article in pieces: paragraphs, voices, marked words, and the same in plain words."""

from bisect import bisect_left, bisect_right
from collections import Counter

from analysis.annotate import apart, class_name, cut, filled, numbered, remedy, whose
from analysis.reader.rewritten import in_words

FILTERS = ["voice", "category", "actor"]


def marked(found):
    """What the template needs to show the article.

    Returns ``paragraphs`` (each a list of stretches: voice, speaker, name and ``pieces`` of text
    and mark), ``plain`` (paragraphs of the neutral rewrite: pieces of text and whether they are
    new), ``notes`` (one a lexicon row), ``marks`` (one a loaded word or neutral choice) and
    ``filters`` (what one can filter by: name, values, counts).
    """
    marks = numbered(apart(found.seen.to_dict("records"), len(found.text)))
    marks = [_complete(mark, found) for mark in marks]
    stretches = filled(found.reading.voices, len(found.text))
    loaded = [mark for mark in marks if mark["number"]]
    for place, mark in enumerate(loaded, start=1):
        mark["place"] = place
    return {
        "paragraphs": list(paragraphs(found.text, marks, stretches)),
        "plain": list(plain_paragraphs(found.text, found.edits)),
        "notes": notes(loaded),
        "marks": loaded,
        "filters": {name: _values(loaded, name) for name in FILTERS},
    }


def _complete(mark, found):
    """A mark with what its note says of this one place."""
    edits = found.edits[
        (found.edits["start"] <= mark["start"]) & (mark["end"] <= found.edits["end"])
    ]
    own = mark["voice"] == "outlet" and mark["status"] == "evaluative"
    kind = "choice" if mark["side"] == "neutral" else "own" if own else "other"
    swaps = map(in_words, edits["before"], edits["after"])
    after = next((swap.rpartition(" → ")[2] for swap in swaps), "")
    return mark | {
        "kind": kind,
        "category_name": class_name(mark["category"]),
        "after": after,
        "remedy": remedy(mark),
        "whose": whose(mark),
    }


def _values(marks, name):
    """The values of a column among the loaded words, with their counts, most frequent first."""
    return Counter(mark[name] or "nobody named" for mark in marks).most_common()


def paragraphs(text, marks, stretches):
    """Yield each line of the text that is not blank, as stretches in one voice.

    Examples
    --------
    >>> line = list(paragraphs("The regime fell.", [{"start": 4, "end": 10}],
    ...                        [(0, 16, "outlet", "")]))[0]
    >>> [piece["text"] for piece in line[0]["pieces"]]
    ['The ', 'regime', ' fell.']
    """
    start = 0
    marks_at = _window([(mark["start"], mark["end"]) for mark in marks])
    voices_at = _window([stretch[:2] for stretch in stretches])
    for line in text.split("\n"):
        end = start + len(line)
        here, voices = marks[marks_at(start, end)], stretches[voices_at(start, end)]
        if line.strip():
            yield [
                {"voice": voice, "name": class_name(voice), "speaker": speaker,
                 "pieces": list(_pieces(text, here, first, stop))}
                for first, stop, voice, speaker in cut(voices, start, line)
            ]  # fmt: skip
        start = end + 1


def _window(spans):
    """A function that finds, among ordered spans, those that touch a stretch, without a search
    through all of them: long texts have many."""
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    return lambda start, end: slice(bisect_right(ends, start), bisect_left(starts, end))


def _pieces(text, marks, start, end):
    """The text from `start` to `end` in pieces: plain, or the words of one mark."""
    for mark in marks:
        first, last = max(mark["start"], start), min(mark["end"], end)
        if first < last:
            if start < first:
                yield {"text": text[start:first], "mark": None}
            yield {"text": text[first:last], "mark": mark, "opens": first == mark["start"]}
            start = last
    if start < end:
        yield {"text": text[start:end], "mark": None}


def plain_paragraphs(text, edits):
    """Yield each paragraph of the neutral rewrite as (text, is it new) pieces.

    Examples
    --------
    >>> import pandas as pd
    >>> edits = pd.DataFrame({"start": [4], "end": [10], "after": ["government"]})
    >>> list(plain_paragraphs("The regime fell.", edits))
    [[('The ', False), ('government', True), (' fell.', False)]]
    """
    pieces, done = [], 0
    for edit in edits.sort_values("start").itertuples():
        pieces += [(text[done : edit.start], False), (edit.after, True)]
        done = edit.end
    paragraph = []
    for piece, new in [*pieces, (text[done:], False)]:
        first, *rest = piece.split("\n")
        paragraph.append((first, new))
        for line in rest:
            yield from _unless_blank(paragraph)
            paragraph = [(line, new)]
    yield from _unless_blank(paragraph)


def _unless_blank(paragraph):
    kept = [piece for piece in paragraph if piece[0]]
    if "".join(words for words, _ in kept).strip():
        yield kept


def notes(loaded):
    """One note a lexicon row: what it is, whose word each time, what else could stand there.

    `loaded` are marks with a ``number``. Returns dicts with number, form, category, status,
    remedy, note, source (keys), ``voices`` (words) and ``places``.
    """
    rows = {}
    for mark in loaded:
        rows.setdefault(mark["number"], []).append(mark)
    return [_note(number, same) for number, same in sorted(rows.items())]


def _note(number, same):
    mark, voices = same[0], Counter(mark["whose"] for mark in same)
    return {
        "number": number,
        **{key: mark[key] for key in ["form", "category", "status", "remedy", "note"]},
        "sources": [key for key in mark["source"].split(";") if key],
        "voices": [f"{voice}, {n} times" if n > 1 else voice for voice, n in voices.items()],
        "places": [mark["place"] for mark in same],
    }
