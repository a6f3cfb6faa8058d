"""The articles that are read, as tables: one article, all at once, or in pieces."""

from itertools import islice

import pandas as pd

from analysis.articles.checks import ArticleError, warn
from analysis.articles.sources import INPUTS, outcomes
from analysis.tables import COLUMNS

# Where a text stands: the file; the row of a table, from 1, or 0; what was cut off above the text,
# so that its lines can be counted, or None where the text is not a part of the file as it stands;
# the exceptions from `lint` that the article's front matter or row grants.
PLACES = ["path", "row", "head", "ok"]


def read_article(path):
    """Read the one article that a file holds.

    Returns an articles table of one row. Raises :class:`ArticleError` if the file cannot be
    read, or holds more than one article.

    Examples
    --------
    >>> seed = read_article("data/articles/2024-12-assad-asylum.md")
    >>> seed.loc[0, "text"][51:80]
    'that strongman Vladimir Putin'
    """
    table = read_articles([path])
    if len(table) > 1:
        raise ArticleError(path, f"holds {len(table)} articles: use read_articles")
    return table


def read_articles(paths, *, input="text", stdin=None):
    """Read files, folders, tables and standard input into one articles table.

    A path is a .txt or .md file (YAML front matter is optional), a page saved from a browser
    (.html, .htm) or a .docx file, of which the article alone is read; a .csv, .jsonl or .parquet
    table with a column ``text``; one of these packed (.csv.gz); a folder of these (sub-folders
    included, hidden files and other suffixes left out, in order of name), or ``-`` for standard
    input, which holds what `input` says: text, html, csv or jsonl. `stdin` is a stream or bytes to
    read in its place. UTF-8 is expected; UTF-16 needs its byte order mark; a file, or a row of
    a table, that is neither is read as cp1252, with a warning.

    Columns: ``article`` (the file's stem, after the names of the sub-folders it is in; in a table
    its own column, or stem-row), ``outlet`` (where an article of a folder names none, the
    sub-folder of the folder that it is in), ``published``, ``title``, ``event``, ``url``,
    ``licence``, ``note`` ("" where not stated) and ``text``.

    Among several articles, one that cannot be read, or whose name is taken, is a ``UserWarning``
    of one line, and the rest goes on. Text that is hardly English gets a warning too.

    Raises
    ------
    ArticleError
        In one line, if nothing could be read.

    Examples
    --------
    >>> table = read_articles("-", stdin=b"He left.")
    >>> table[["article", "text"]].values.tolist()
    [['stdin', 'He left.']]
    """
    pieces = in_pieces(paths, input=input, stdin=stdin, size=1000)
    return pd.concat(pieces, ignore_index=True)


def in_pieces(paths, *, input="text", stdin=None, size=200):
    """Read articles as :func:`read_articles` does, and yield tables of at most `size` of them.

    Nothing is read before it is asked for, so that a corpus may be larger than the memory:
    tables are read row by row, folders file by file. What is kept of an article that has passed
    is its name, as names stay unique over all pieces. Whatever `size` is, the pieces one after
    the other are the same table.

    Examples
    --------
    >>> pieces = in_pieces("-", input="csv", stdin="text\\nHe left.\\nShe stayed.\\nSo.", size=2)
    >>> [list(piece["article"]) for piece in pieces]
    [['stdin-1', 'stdin-2'], ['stdin-3']]
    """
    _check_input(input)
    if size < 1:
        raise ValueError(f"size is {size}; a piece holds at least 1 article")
    rows = _rows(paths, input, stdin, name=lambda origin, row: row["article"])
    pieces = iter(lambda: list(islice(rows, size)), [])
    return (pd.DataFrame(rows, columns=COLUMNS["articles"]).astype("str") for rows in pieces)


def read_placed(paths, *, input="text", stdin=None):
    """`read_articles`, with where each text stands in its file: the columns `PLACES`.

    ``article`` is the path, with the row in a table, so that files of one name are told apart.

    Examples
    --------
    >>> table = read_placed("-", stdin="---\\ntitle: Talks\\n---\\nHe left.")
    >>> table[["article", "text", "head"]].values.tolist()
    [['standard input', 'He left.', '---\\ntitle: Talks\\n---\\n']]
    """
    _check_input(input)
    rows = _rows(paths, input, stdin, name=lambda origin, row: origin)
    return pd.DataFrame(list(rows), columns=[*COLUMNS["articles"], *PLACES])


def _check_input(input):
    if input not in INPUTS:
        raise ValueError(f"input is {input!r}; it can be {', '.join(INPUTS)}")


def _rows(paths, input, stdin, name):
    """Yield the row of each article, and warn of what cannot be read; raise if nothing can."""
    first, held, refused, read = None, None, 0, 0
    for outcome in _told_apart(outcomes(paths, input, stdin), name):
        if held:
            warn(str(held))
        # A problem is held back as long as it may be the only one, which is raised.
        held = outcome if isinstance(outcome, ArticleError) else None
        if held:
            first, refused = first or held, refused + 1
        else:
            read += 1
            yield outcome
        if held and read:
            warn(str(held))
            held = None
    if refused == 1 and not read:
        raise first
    if held:
        warn(str(held))
    if not read and not refused:
        raise ArticleError("no article given:", "name a file, a folder, a table or - for stdin")
    if not read:
        raise ArticleError(f"none of {refused} articles could be read;", f"first: {first}")


def _told_apart(outcomes, name):
    """Yield the row of each article under its `name`; an article whose name is taken is refused."""
    origins = {}
    for outcome in outcomes:
        if isinstance(outcome, ArticleError):
            yield outcome
            continue
        origin, row = outcome
        article = name(origin, row)
        if article in origins:
            taken = f"{article!r}, as {origins[article]}"
            yield ArticleError(origin, f"has the same article name, {taken}: rename one")
        else:
            origins[article] = origin
            yield {**row, "article": article}
