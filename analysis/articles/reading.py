"""Where articles come from: files, folders, tables and standard input.

Inside, an *outcome* is either (origin, row) or the ArticleError that stands in its place, so that
one bad article does not end the reading of the others.
"""

import gzip
import os
import sys
import zlib
from pathlib import Path

import pandas as pd

from analysis.articles.formats import (
    ArticleError,
    from_csv,
    from_jsonl,
    from_parquet,
    from_text,
    warn,
)
from analysis.tables import COLUMNS

INPUTS = {"text": from_text, "csv": from_csv, "jsonl": from_jsonl}
READERS = {
    ".txt": from_text,
    ".md": from_text,
    ".csv": from_csv,
    ".csv.gz": from_csv,
    ".jsonl": from_jsonl,
    ".jsonl.gz": from_jsonl,
    ".parquet": from_parquet,
}
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

    A path is a .txt or .md file (YAML front matter is optional), a .csv, .jsonl or .parquet table
    with a column ``text`` (.csv.gz and .jsonl.gz too), a folder of these (sub-folders included,
    hidden files and other suffixes left out, in order of name), or ``-`` for standard input,
    which holds what `input` says: text, csv or jsonl. `stdin` is a stream or bytes to read in
    its place. UTF-8 is expected; UTF-16 needs its byte order mark; all else is read as
    cp1252, with a warning.

    Columns: ``article`` (the file's stem; in a table its own column, or stem-row), ``outlet``,
    ``published``, ``title``, ``url``, ``licence``, ``note`` ("" where not stated) and ``text``.

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
    rows = _rows(paths, input, stdin, name=lambda origin, row: row["article"])
    return pd.DataFrame(rows, columns=COLUMNS["articles"]).astype("str")


def read_placed(paths, *, input="text", stdin=None):
    """`read_articles`, with where each text stands in its file: the columns `PLACES`.

    ``article`` is the path, with the row in a table, so that files of one name are told apart.

    Examples
    --------
    >>> table = read_placed("-", stdin="---\\ntitle: Talks\\n---\\nHe left.")
    >>> table[["article", "text", "head"]].values.tolist()
    [['standard input', 'He left.', '---\\ntitle: Talks\\n---\\n']]
    """
    rows = _rows(paths, input, stdin, name=lambda origin, row: origin)
    return pd.DataFrame(rows, columns=[*COLUMNS["articles"], *PLACES])


def _rows(paths, input, stdin, name):
    """The row of each article that can be read, under the one `name` it goes by."""
    if input not in INPUTS:
        raise ValueError(f"input is {input!r}; it can be {', '.join(INPUTS)}")
    found, refused = {}, []
    for outcome in _outcomes(paths, input, stdin):
        if isinstance(outcome, ArticleError):
            refused.append(outcome)
            continue
        origin, row = outcome
        article = name(origin, row)
        if article in found:
            problem = f"has the same article name, {article!r}, as {found[article][0]}: rename one"
            refused.append(ArticleError(origin, problem))
        else:
            found[article] = origin, {**row, "article": article}
    _report(refused, nothing=not found)
    return [row for _, row in found.values()]


def _report(refused, *, nothing):
    """Warn of each article that was refused; raise if none is left."""
    if nothing and not refused:
        raise ArticleError("no article given:", "name a file, a folder, a table or - for stdin")
    if nothing and len(refused) == 1:
        raise refused[0]
    for problem in refused:
        warn(str(problem))
    if nothing:
        raise ArticleError(
            f"none of {len(refused)} articles could be read;", f"first: {refused[0]}"
        )


def _outcomes(paths, input, stdin):
    for path in [paths] if isinstance(paths, str | os.PathLike) else paths:
        if str(path) == "-":
            source = sys.stdin.buffer if stdin is None else stdin
            yield from _outcomes_of("standard input", "stdin", INPUTS[input], source)
        elif os.path.isdir(path):
            yield from _outcomes_in(Path(path))
        else:
            yield from _outcomes_at(Path(path))


def _outcomes_in(folder):
    """Yield what a folder and its sub-folders hold, in order of name."""
    closed, files = [], []
    for parent, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [Path(parent, name) for name in names if not name.startswith(".")]
    for error in closed:
        yield ArticleError(error.filename, "may not be opened: change its permissions")
    files = [file for file in sorted(files) if _suffix(file) in READERS]
    if not files and not closed:
        yield ArticleError(folder, f"holds no article: it has no file in {', '.join(READERS)}")
    for file in files:
        yield from _outcomes_at(file)


def _outcomes_at(path):
    suffix = _suffix(path)
    # Without a suffix it may be a pipe (/dev/fd/63), so it is read as text.
    reader = READERS.get(suffix or ".txt")
    if reader or not os.path.exists(path):
        slug = path.name[: len(path.name) - len(suffix)]
        yield from _outcomes_of(str(path), slug, reader, path)
    else:
        yield ArticleError(path, f"is a {suffix} file: save the article's text as .txt or .md")


def _suffix(path):
    """Return the suffix in lower case, '.csv.gz' as one."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    return "".join(suffixes[-2:] if suffixes[-1:] == [".gz"] else suffixes[-1:])


def _outcomes_of(name, slug, reader, source):
    try:
        yield from reader(name, slug, _bytes(name, source))
    except ArticleError as error:
        yield error


def _bytes(name, source):
    """Return everything that a file or a stream holds, unpacked."""
    try:
        if isinstance(source, Path):
            data = source.read_bytes()
            return gzip.decompress(data) if source.suffix.lower() == ".gz" else data
        data = source.read() if hasattr(source, "read") else source
        return data.encode() if isinstance(data, str) else data
    except FileNotFoundError:
        raise ArticleError(name, "does not exist: check the path") from None
    except PermissionError:
        raise ArticleError(name, "may not be read: change its permissions") from None
    except (OSError, EOFError, ValueError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or error
        raise ArticleError(name, f"cannot be read ({reason}): check the file") from None
