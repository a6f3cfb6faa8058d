"""One reader a format: bytes in, the outcome of each article out (see `reading`)."""

import io
import json
import re
import warnings

import pandas as pd
import yaml

from analysis.tables import COLUMNS

METADATA = [column for column in COLUMNS["articles"] if column not in ("article", "text")]

# Whole English news articles score .13 to .43 on these words, with .31 in the middle; Dutch,
# German, French, Spanish, Italian, Danish and Norwegian ones score below .05.
ENGLISH = frozenset(
    [
        *["the", "of", "and", "to", "that", "it", "with", "by", "from", "are", "his", "not", "but"],
        *["this", "which", "who", "they", "were", "have", "has", "its", "their", "be", "a", "in"],
        *["for", "on", "is", "as", "an", "said", "after", "will"],
    ]
)
LEAST_ENGLISH = 0.12
# Fewer words say little about a language; the first 500 say enough.
FEW_WORDS, MANY_WORDS = 30, 500
# More control characters than this share mean binary data that happens to hold no NUL.
MOST_CONTROLS = 0.01

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)(?:^(---)[ \t]*(?:\n|\Z)|\Z)", re.DOTALL | re.M)
_KEY = re.compile(r"\s*([\w-]+):(?:\s|\Z)")
_BLANK_LINES = re.compile(r"\A(?:[ \t]*\n)+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


class ArticleError(ValueError):
    """One line that says which article could not be read and what to do about it."""

    def __init__(self, name, problem):
        super().__init__(" ".join(f"{name} {problem}".split()))


def warn(line):
    """Warn of one article, in one line."""
    warnings.warn(line, UserWarning, stacklevel=3)


def _decoded(name, data):
    """Return the text of `data` with line feeds for line ends, or say why it is none."""
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = data.decode("utf-16")
        else:
            text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            # NUL stands in no text; the check below words the refusal.
            text = "\0" if b"\0" in data else data.decode("cp1252")
        except UnicodeDecodeError:
            raise ArticleError(name, "is not text in UTF-8 or cp1252: save it as UTF-8") from None
        if not _binary(text):
            warn(f"{name} is not UTF-8; read as cp1252")
    if _binary(text):
        raise ArticleError(name, "is binary data, not text: save the article as UTF-8 text")
    if not text.strip():
        raise ArticleError(name, "is empty: put the article's text into it")
    return _line_feeds(text)


def _binary(text):
    return "\0" in text or len(_CONTROL.findall(text)) > MOST_CONTROLS * len(text)


def _line_feeds(text):
    return text.replace("\r\n", "\n").replace("\r", "\n")


def from_text(name, slug, data):
    """Yield the one article of a .txt or .md file, without its front matter."""
    whole = _decoded(name, data)
    metadata, text = _front_matter(name, whole)
    head = whole[: len(whole) - len(text)]
    yield _checked(name, {**metadata, "article": slug, "text": text}, path=name, head=head)


def _front_matter(name, text):
    """Return the metadata above the text, and the text; a text without any is left as it is."""
    match = _FRONT_MATTER.match(text)
    # Else it is a horizontal rule, with prose below it.
    if not match or not _KEY.match(match[1]):
        return {}, text
    if not match[2]:
        if _KEY.match(match[1])[1] not in METADATA:
            return {}, text
        raise ArticleError(name, "has front matter without an end: add a line --- below it")
    try:
        # The base loader keeps each value as it is written: 1.10, no, 2024-12-10.
        metadata = yaml.load(match[1], yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"line {mark.line + 2}: " if mark else ""
        problem = getattr(error, "problem", None) or error
        remedy = f"has malformed front matter ({line}{problem}): put values with ': ' in quotes"
        raise ArticleError(name, remedy) from None
    if not isinstance(metadata, dict):
        return {}, text
    nothing = ("null", "~")
    metadata = {key.lower(): "" if said in nothing else said for key, said in metadata.items()}
    return metadata, _BLANK_LINES.sub("", text[match.end() :])


def from_csv(name, slug, data):
    """Yield the articles of a CSV table, then the lines that are no rows."""
    text = _decoded(name, data)
    try:
        with warnings.catch_warnings(record=True) as skipped:
            warnings.simplefilter("always")
            table = pd.read_csv(
                io.StringIO(text),
                dtype=str,
                keep_default_na=False,
                index_col=False,
                on_bad_lines="warn",
            )
    except (ValueError, pd.errors.ParserError) as error:
        problem = f"is not a CSV table ({error}): put cells with commas or quotes in quotes"
        raise ArticleError(name, problem) from None
    lines = "\n".join(str(warning.message) for warning in skipped).splitlines()
    if any("loss of data" in line for line in lines):
        # pandas would cut off what has no header, and a comma may stand in the text.
        raise ArticleError(name, "has rows longer than its header: put cells with commas in quotes")
    yield from _rows(name, slug, list(table), table.to_dict("records"))
    for line in lines:
        if line:
            yield ArticleError(name, f"has a bad row ({line}): put cells with commas in quotes")


def from_jsonl(name, slug, data):
    """Yield the articles of a table that has one JSON object a line."""
    lines = _decoded(name, data).split("\n")
    records = [_record(name, number, line) for number, line in enumerate(lines, 1) if line.strip()]
    objects = [record for record in records if isinstance(record, dict)]
    if objects:
        columns = dict.fromkeys(key for record in objects for key in record)
        yield from _rows(name, slug, list(columns), records)
    else:
        yield from records


def _record(name, number, line):
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return ArticleError(f"{name}, line {number}", f"is not JSON ({error}): mend or drop it")
    if isinstance(record, dict):
        return record
    return ArticleError(f"{name}, line {number}", 'is no JSON object: write {"text": "..."}')


def from_parquet(name, slug, data):
    """Yield the articles of a Parquet table."""
    try:
        table = pd.read_parquet(io.BytesIO(data))
    except ImportError:
        raise ArticleError(name, "needs the package pyarrow: pip install pyarrow") from None
    except (ValueError, OSError) as error:
        raise ArticleError(name, f"is not a Parquet table ({error}): write it again") from None
    yield from _rows(name, slug, list(table), table.to_dict("records"))


def _rows(name, slug, columns, records):
    """Yield the outcome of each row of a table; rows count from 1, below the header."""
    if "text" not in columns:
        there = ", ".join(map(str, columns)) or "none"
        raise ArticleError(name, f"lacks the column text; has {there}: rename the text's column")
    if not records:
        raise ArticleError(name, "has no rows: add one an article")
    for number, record in enumerate(records, 1):
        if isinstance(record, ArticleError):
            yield record
        else:
            article = _said(record.get("article")) or f"{slug}-{number}"
            cells = {**record, "article": article}
            yield _checked(f"{name}, row {number}", cells, path=name, row=number)


def _checked(origin, cells, **place):
    """Return (origin, row) with every column as a string, or the error that there is in it.

    `place` says where the text stands: see `analysis.articles.reading.PLACES`.
    """
    text = cells.get("text")
    if not isinstance(text, str):
        missing = text is None or (pd.api.types.is_scalar(text) and pd.isna(text))
        kind = "has no text" if missing else f"has a text of type {type(text).__name__}"
        return ArticleError(origin, f"{kind}: put the article's words in the column text")
    text = _line_feeds(_SURROGATE.sub("\ufffd", text))
    if not text.strip():
        return ArticleError(origin, "is empty: put the article's text into it")
    if _binary(text):
        return ArticleError(origin, "is binary data, not text: save the article as UTF-8 text")
    if _hardly_english(text):
        warn(f"{origin} does not look like English: the word lists are for English only")
    row = {column: _said(cells.get(column)) for column in METADATA}
    place = {"path": origin, "row": 0, "head": None, **place, "ok": _said(cells.get("lint-ok"))}
    return origin, {"article": cells["article"], **row, "text": text, **place}


def _said(value):
    """Return a cell of metadata as a string: a list joined, a missing value as ''."""
    if isinstance(value, list | tuple):
        value = ", ".join(map(str, value))
    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return ""
    # A date that passed through a table has a midnight that nobody wrote.
    value = str(value).removesuffix(" 00:00:00")
    return _SURROGATE.sub("\ufffd", _line_feeds(value)).strip()


def _hardly_english(text):
    words = re.findall(r"[^\W\d_]+", text[: 20 * MANY_WORDS].lower())[:MANY_WORDS]
    return len(words) >= FEW_WORDS and sum(w in ENGLISH for w in words) < LEAST_ENGLISH * len(words)
