"""Whose words are these? Every character of an article belongs to one voice."""

from analysis.articles.markup import without_markup
from analysis.tables import COLUMNS, frame
from analysis.voices.grammar import by_article
from analysis.voices.lines import read_line
from analysis.voices.page import OUTLET, line, line_at, open_page

__all__ = ["find_voices", "said_at", "stretches"]


def find_voices(articles, mentions=None):
    """Who is speaking in each stretch of each article; the stretches partition the text.

    Marks are paired by glyph within a paragraph. A quotation is *direct* (a clause of speech) or
    *partial* (words inside the outlet's sentence); its speaker is the subject of the cue verb
    beside it, or who spoke before. The outlet's stretch is *indirect* where it reports what
    somebody said. Cue verbs and their kinds are rows of ``data/cues.csv``.

    Parameters
    ----------
    articles : DataFrame
        With ``article`` and ``text``.
    mentions : DataFrame, optional
        Who is named where; found by `analysis.actors.find_mentions` if not given.

    Returns
    -------
    DataFrame
        One row a stretch: article, start, end, voice, form, speaker, via, cue, cue_kind.

    Examples
    --------
    >>> import pandas as pd
    >>> articles = pd.DataFrame({"article": ["a"], "text": ['"We won," Ada Bell said.']})
    >>> names = pd.DataFrame([["a", 10, 18, "Ada Bell", "person"]],
    ...                      columns=["article", "start", "end", "actor", "kind"])
    >>> find_voices(articles, names)[["start", "end", "voice", "speaker", "cue"]]
       start  end      voice   speaker   cue
    0      0    9  quotation  Ada Bell  said
    1      9   24     outlet
    """
    articles = without_markup(articles)
    if mentions is None:
        from analysis.actors import find_mentions

        mentions = find_mentions(articles)
    named = by_article(mentions)
    rows = []
    for article, text in zip(articles["article"], articles["text"], strict=True):
        rows += [(article, *row) for row in stretches(text, named.get(article, []))]
    return frame(rows, COLUMNS["voices"])


def stretches(text, mentions=()):
    """Return (start, end, voice, form, speaker, via, cue, cue_kind) tuples that partition a text.

    >>> stretches("Talks went on.")
    [(0, 14, 'outlet', '', '', '', '', 'none')]
    """
    page = open_page(text, mentions, read_line)
    said = [span for number in range(len(page.lines)) for span in line(page, number).spans]
    return partition(text, [*said, *page.aside])


def said_at(text, mentions, places):
    """Return the `Said` of each of some places in a text; other sentences are read where needed.

    >>> [said.voice for said in said_at("“Talks went on,” he said.", [], [1, 20])]
    ['quotation', 'outlet']
    """
    page = open_page(text, mentions, read_line)
    return [_said_at(page, place) for place in places]


def _said_at(page, place):
    number = line_at(page.lines, place)
    spans = [*(line(page, number).spans if number >= 0 else ()), *page.aside]
    return next((said for start, end, said in reversed(spans) if start <= place < end), OUTLET)


def partition(text, painted):
    """Lay the painted spans over the outlet's text, later ones on top; return the stretches."""
    edges = sorted({0, len(text), *(at for start, end, _ in painted for at in (start, end))})
    order = {edge: place for place, edge in enumerate(edges)}
    layers = [OUTLET] * (len(edges) - 1)
    for start, end, said in painted:
        layers[order[start] : order[end]] = [said] * (order[end] - order[start])
    rows, opened = [], 0
    for place, said in enumerate(layers):
        if place + 1 == len(layers) or layers[place + 1] is not said:
            rows.append((edges[opened], edges[place + 1], *said))
            opened = place + 1
    return rows
