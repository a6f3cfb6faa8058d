"""Everything that a page shows of one article, found once."""

from typing import NamedTuple

import pandas as pd

from analysis.actors import read_actors
from analysis.baselines.stored import read_wire, read_wire_articles
from analysis.framing import Reading, read_framing
from analysis.lexicons import read_lexicon, version
from analysis.measures import word_counts
from analysis.rewrite import applied, decisions

STAGES = ["who is named, who speaks, which words", "plain words", "learned reader", "page"]


class Shelf(NamedTuple):
    """What every article is read with, taken from the disk once."""

    lexicon: pd.DataFrame
    version: str
    actors: pd.DataFrame
    wire: pd.DataFrame
    wire_articles: pd.DataFrame
    reader: bool


class Findings(NamedTuple):
    """The tables of one article; both tables of sentences are None without the reader."""

    article: pd.DataFrame
    text: str
    reading: Reading
    words: pd.DataFrame
    edits: pd.DataFrame
    left: pd.DataFrame
    plain: pd.DataFrame
    sentences: pd.DataFrame | None
    plain_sentences: pd.DataFrame | None
    shelf: Shelf

    @property
    def seen(self):
        """Every form of the lexicon in the text, with voice, speaker, actor and counterpart."""
        return self.reading.occurrences

    @property
    def own(self):
        """Those in the outlet's own voice."""
        return self.seen[self.seen["voice"] == "outlet"]


def shelf(lexicon=None, actors=None, *, reader=True):
    """Read the lexicon, the actors and the wire counts for all articles."""
    lexicon = read_lexicon() if lexicon is None else lexicon
    actors = read_actors() if actors is None else actors
    return Shelf(
        lexicon, version(lexicon), actors, read_wire(lexicon), read_wire_articles(), reader
    )


def find(article, shelf, *, stage=lambda name: None):
    """Find all that the page of one article shows.

    `article` is a table of one row, `shelf` as `shelf` gives it; `stage` is told the name of each
    stage as it begins.

    Examples
    --------
    >>> news = pd.DataFrame({"article": ["a"], "title": [""], "text": ["The regime fell."]})
    >>> found = find(news, shelf(reader=False))
    >>> found.plain["text"].item(), found.edits["after"].tolist()
    ('The government fell.', ['government'])
    """
    stage(STAGES[0])
    with_these = {"lexicon": shelf.lexicon, "actors": shelf.actors}
    reading = read_framing(article, **with_these, reader=shelf.reader)
    stage(STAGES[1])
    decided = decisions(article, **with_these)
    is_edit = decided["action"] != "left"
    text = article["text"].item()
    plain = article.assign(text=[applied(text, decided[is_edit])])
    stage(STAGES[2])
    return Findings(
        article=article,
        text=text,
        reading=reading,
        words=word_counts(article, reading.voices),
        edits=decided[is_edit].reset_index(drop=True),
        left=decided[~is_edit].reset_index(drop=True),
        plain=plain,
        sentences=_read(article, shelf, reading.voices),
        plain_sentences=_read(plain, shelf, None),
        shelf=shelf,
    )


def _read(articles, shelf, voices):
    """The learned reader's probabilities, or None where it is not asked."""
    if not shelf.reader:
        return None
    from analysis.reader import read

    return read(articles, voices=voices)
