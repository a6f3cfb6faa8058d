"""Where articles come from: files, folders and standard input, one article after the other.

Inside, an *outcome* is either (origin, row) or the ArticleError that stands in its place, so that
one bad article does not end the reading of the others. Nothing is read before it is asked for.
"""

import gzip
import io
import os
import sys
import zlib
from contextlib import contextmanager
from pathlib import Path

from analysis.articles.checks import ArticleError, whole
from analysis.articles.pages import from_docx, from_html
from analysis.articles.rows import from_csv, from_jsonl, from_parquet
from analysis.articles.texts import from_text

INPUTS = {"text": from_text, "html": from_html, "csv": from_csv, "jsonl": from_jsonl}
READERS = {
    ".txt": from_text,
    ".md": from_text,
    ".html": from_html,
    ".htm": from_html,
    ".docx": from_docx,
    ".csv": from_csv,
    ".jsonl": from_jsonl,
    ".parquet": from_parquet,
}
PAGE = "save the page from the browser as HTML only, with the suffix .html"
REMEDIES = {
    ".pdf": "run pdftotext on it (Debian: poppler-utils), look the text over and give the .txt",
    **dict.fromkeys([".mht", ".mhtml", ".webarchive"], PAGE),
    **dict.fromkeys([".doc", ".odt", ".rtf", ".pages"], "save it as .docx or .txt"),
    **dict.fromkeys([".xls", ".xlsx", ".ods"], "save the table as CSV in UTF-8"),
}


def outcomes(paths, input, stdin):
    """Yield the outcome of each article that the paths hold, in their order."""
    for path in [paths] if isinstance(paths, str | os.PathLike) else paths:
        if str(path) == "-":
            source = sys.stdin.buffer if stdin is None else stdin
            yield from _outcomes_of("standard input", "stdin", INPUTS[input], source)
        elif os.path.isdir(path):
            yield from _outcomes_in(Path(path))
        else:
            yield from _outcomes_at(Path(path))


def _outcomes_in(folder):
    """Yield what a folder holds; a sub-folder is the outlet of its articles that name none."""
    empty = True
    for file in _files(folder):
        empty = False
        if isinstance(file, ArticleError):
            yield file
            continue
        *folders, _ = map(whole, file.relative_to(folder).parts)
        for outcome in _outcomes_at(file, folders):
            if folders and not isinstance(outcome, ArticleError):
                outcome[1]["outlet"] = outcome[1]["outlet"] or folders[0]
            yield outcome
    if empty:
        yield ArticleError(folder, f"holds no article: it has no file in {', '.join(READERS)}")


def _files(folder):
    """Yield the files of a folder that can be read, and of its sub-folders, in order of name."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        yield ArticleError(folder, "may not be opened: change its permissions")
        return
    # A browser puts what a saved page shows beside it: page.html and page_files.
    around = {f"{Path(name).stem}_files" for name in names if _reader(Path(name)) is from_html}
    for path in (folder / name for name in names if name[0] != "." and name not in around):
        if path.is_dir():
            yield from () if path.is_symlink() else _files(path)
        elif _reader(path):
            yield path


def _outcomes_at(path, folders=()):
    """Yield what a file holds; its stem, with the folders below the given one, is the slug."""
    # Without a suffix it may be a pipe (/dev/fd/63), so it is read as text.
    reader = _reader(path) if _suffix(path) else from_text
    if reader or not os.path.exists(path):
        stem = whole(path.name[: len(path.name) - len(_suffix(path))])
        yield from _outcomes_of(whole(str(path)), "-".join([*folders, stem]), reader, path)
    else:
        remedy = REMEDIES.get(_suffix(path), "save the article's text as .txt or .md")
        yield ArticleError(path, f"is a {_suffix(path)} file: {remedy}")


def _reader(path):
    return READERS.get(_suffix(path).removesuffix(".gz"))


def _suffix(path):
    """Return the suffix in lower case, '.csv.gz' as one."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    return "".join(suffixes[-2:] if suffixes[-1:] == [".gz"] else suffixes[-1:])


def _outcomes_of(name, slug, reader, source):
    try:
        with _opened(source) as stream:
            yield from reader(name, slug, stream)
    except ArticleError as error:
        yield error
    except FileNotFoundError:
        yield ArticleError(name, "does not exist: check the path")
    except PermissionError:
        yield ArticleError(name, "may not be read: change its permissions")
    except (OSError, EOFError, ValueError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or error
        yield ArticleError(name, f"cannot be read ({reason}): check the file")


@contextmanager
def _opened(source):
    """Give the buffered bytes of a file, unpacked, or of a stream, which is left open."""
    if isinstance(source, Path):
        with source.open("rb") as packed, gzip.open(packed) as unpacked:
            yield unpacked if source.suffix.lower() == ".gz" else packed
    elif hasattr(source, "peek"):
        yield source
    else:
        data = source.read() if hasattr(source, "read") else source
        data = data.encode() if isinstance(data, str) else data
        yield io.BufferedReader(io.BytesIO(data))
