"""Paragraphs and sentences of an article, as character offsets into its text."""

import re
from itertools import pairwise

import pandas as pd

from analysis.tables import COLUMNS

# Nobody breaks lines wider than this by hand: a longer line is a paragraph of its own.
WIDEST = 120
# A headline is seldom longer; a first line that is, is a sentence without its full stop.
TITLE_WORDS = 20

_LINE = re.compile(r"\S(?:.*\S)?")
_FULL_STOP = re.compile(r"[.!?…:;][\"'”’»)\]]*\Z")


def paragraphs(text):
    """Return the (start, end) of each paragraph, without the white space around it.

    A line is a paragraph, unless lines are wrapped; then paragraphs are the blocks between blank
    lines. Lines count as wrapped if none of those that follow one another is longer than `WIDEST`
    and the text has blank lines between others, or else most go on in lower case.

    Examples
    --------
    >>> text = "Talks fail" + chr(10) + "He left." + chr(10)
    >>> [text[start:end] for start, end in paragraphs(text)]
    ['Talks fail', 'He left.']
    >>> text = "He left" + chr(10) + "at once." + chr(10) * 2 + "She stayed."
    >>> [start for start, end in paragraphs(text)]
    [0, 18]
    """
    lines = [match.span() for match in _LINE.finditer(text)]
    gaps = [text.count("\n", before[1], after[0]) for before, after in pairwise(lines)]
    if not _wrapped(text, lines, gaps):
        return lines
    firsts = [0, *(number for number, gap in enumerate(gaps, 1) if gap > 1), len(lines)]
    return [(lines[first][0], lines[after - 1][1]) for first, after in pairwise(firsts)]


def _wrapped(text, lines, gaps):
    """Whether lines with a single line feed between them belong to one paragraph."""
    following = [number for number, gap in enumerate(gaps, 1) if gap == 1]
    widths = [end - start for n in following for start, end in lines[n - 1 : n + 1]]
    if not following or max(widths) > WIDEST:
        return False
    going_on = sum(text[lines[number][0]].islower() for number in following)
    return len(following) < len(gaps) or 2 * going_on > len(following)


def sentences(articles):
    """Cut articles into sentences, each within its paragraph, with nupunkt [1]_.

    One row a sentence: ``article, start, end``, ``paragraph`` and ``sentence`` (both count from 0
    within the article), ``part`` (title, standfirst or body) and ``text``, which is
    ``text[start:end]`` of the article. Nothing but white space lies between sentences. The first
    paragraph is the title if it equals the article's ``title``, or is short, lacks a full stop
    and has others below it; a paragraph right below a title is the standfirst if it lacks
    a full stop and is not the last.

    References
    ----------
    .. [1] Bommarito, Katz & Bommarito (2025), "Precise legal sentence boundary detection for
       retrieval at scale: NUPunkt and CharBoundary", arXiv:2504.04131; the unsupervised method is
       Kiss & Strunk (2006), Computational Linguistics 32(4).

    Examples
    --------
    >>> article = pd.DataFrame(
    ...     {"article": "talks", "text": ["Talks fail\\n\\nDr. Low left. He was tired."]}
    ... )
    >>> sentences(article)[["paragraph", "sentence", "part", "text"]].values.tolist()
    [[0, 0, 'title', 'Talks fail'],
     [1, 1, 'body', 'Dr. Low left.'],
     [1, 2, 'body', 'He was tired.']]
    """
    titles = articles["title"] if "title" in articles else [""] * len(articles)
    rows = []
    for article, title, text in zip(articles["article"], titles, articles["text"], strict=True):
        rows += [(article, *row) for row in _sentence_rows(text, title)]
    table = pd.DataFrame(rows, columns=COLUMNS["sentences"])
    numbers = dict.fromkeys(["start", "end", "paragraph", "sentence"], "int64")
    return table.astype({**numbers, **dict.fromkeys(["article", "part", "text"], "str")})


def _sentence_rows(text, title):
    """Return start, end, paragraph, sentence, part and text of each sentence."""
    from nupunkt import sent_spans  # here, as importing it costs 30 ms

    blocks = paragraphs(text)
    parts = _parts([text[start:end] for start, end in blocks], title)
    rows = []
    for paragraph, ((offset, stop), part) in enumerate(zip(blocks, parts, strict=True)):
        for start, end in sent_spans(text[offset:stop]):
            piece = text[offset + start : offset + end]
            sentence = piece.strip()
            if sentence:
                first = offset + start + len(piece) - len(piece.lstrip())
                last = first + len(sentence)
                rows.append((first, last, paragraph, len(rows), part, sentence))
    return rows


def _parts(blocks, title):
    """Name the part of the article that each paragraph belongs to."""
    parts = ["body"] * len(blocks)
    if not blocks:
        return parts
    open_ended = [not _FULL_STOP.search(block) for block in blocks[:2]]
    short = open_ended[0] and len(blocks) > 1 and len(blocks[0].split()) <= TITLE_WORDS
    if short or blocks[0].split() == str(title).split():
        parts[0] = "title"
        if len(blocks) > 2 and open_ended[1]:
            parts[1] = "standfirst"
    return parts
