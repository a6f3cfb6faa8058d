"""Tables: a row is an article; rows are read one after the other, and count from 1.

Inside, a *record* is the dict of a row, or the problem of what is none. Bytes that are not UTF-8
come as surrogates (PEP 383) until their own row is read, so that they do not spoil the others.
"""

import csv
import io
import json
import re
from contextlib import contextmanager
from itertools import chain, islice

from analysis.articles.checks import (
    METADATA,
    ArticleError,
    binary,
    checked,
    encodable,
    said,
    warn,
)

READ = ["article", "text", *METADATA, "lint-ok"]
# If none of so many rows has a text, none is expected of the others.
HEAD = 100

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_ESCAPED = re.compile(r"[\udc80-\udcff]")
_UNESCAPED = re.compile(r"[\ud800-\udc7f\udd00-\udfff]")

# How long a text may be is checked where all are, and worded there.
csv.field_size_limit(2**31 - 1)


def from_csv(name, slug, source):
    """Yield the articles of a CSV table."""
    with _lines(source) as lines:
        rows = csv.reader(lines, strict=True)
        try:
            header = next(filter(None, rows), [])
        except csv.Error as error:
            raise ArticleError(name, f"is not a CSV table ({error}): write it again") from None
        if binary("".join(header)):
            raise ArticleError(name, "is binary data, not a table: save it as UTF-8 text")
        yield from _rows(name, slug, _csv_records(header, rows), header)


def _csv_records(header, rows):
    """Yield each row below the header; of two columns of one name the first counts."""
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield f"is broken ({error}): put cells with quotes in quotes, and double those in them"
            continue
        if any(cells[len(header) :]):
            counts = f"{len(cells)} cells for {len(header)} columns"
            yield f"is longer than its header ({counts}): put cells with commas in quotes"
        elif cells:
            yield dict(reversed(list(zip(header, cells, strict=False))))


def from_jsonl(name, slug, source):
    """Yield the articles of a table that has one JSON object a line."""
    with _lines(source) as lines:
        records = (_json_record(line) for line in lines if line.strip())
        head = list(islice(records, HEAD))
        objects = [record for record in head if isinstance(record, dict)]
        if not objects and len(head) == HEAD:
            raise ArticleError(name, f"has no JSON object in its first {HEAD} rows: write one each")
        columns = list(dict.fromkeys(key for record in objects for key in record))
        yield from _rows(name, slug, chain(head, records), columns if objects else ["text"])


def _json_record(line):
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        return f"is not JSON ({error.msg}, column {error.colno}): mend or drop it"
    except (ValueError, RecursionError) as error:
        return f"is not JSON ({error}): mend or drop it"
    return record if isinstance(record, dict) else 'is no JSON object: write {"text": "..."}'


def from_parquet(name, slug, source):
    """Yield the articles of a Parquet table."""
    from pyarrow.parquet import ParquetFile  # here, as importing it costs 100 ms

    try:
        # Buffered, or else the whole of a row group is in memory at once.
        table = ParquetFile(source, buffer_size=2**20, pre_buffer=False)
        columns = table.schema_arrow.names
        batches = table.iter_batches(HEAD, columns=[name for name in columns if name in READ])
        records = (record for batch in batches for record in _parquet_records(batch))
        yield from _rows(name, slug, records, columns)
    except ArticleError:
        raise
    except (ValueError, OSError) as error:
        raise ArticleError(name, f"is not a Parquet table ({error}): write it again") from None


def _parquet_records(batch):
    """Return the rows of a batch; strings that are not UTF-8 are escaped as elsewhere."""
    try:
        return batch.to_pylist()
    except UnicodeDecodeError:
        kinds = {"string": "binary", "large_string": "large_binary"}
        columns = [column.cast(kinds.get(str(column.type), column.type)) for column in batch]
        rows = zip(*(column.to_pylist() for column in columns), strict=True)
        return [dict(zip(batch.schema.names, map(_escaped, row), strict=True)) for row in rows]


def _escaped(cell):
    return cell.decode("utf-8", "surrogateescape") if isinstance(cell, bytes) else cell


def _rows(name, slug, records, columns):
    """Yield the outcome of each record of a table that has these columns."""
    if "text" not in columns:
        there = ", ".join(map(str, columns)) or "none"
        raise ArticleError(name, f"lacks the column text; has {there}: rename the text's column")
    number = 0
    for number, record in enumerate(records, 1):
        if isinstance(record, str):
            yield ArticleError(f"{name}, row {number}", record)
        else:
            yield _row(
                name,
                number,
                {**record, "article": said(record.get("article")) or f"{slug}-{number}"},
            )
    if not number:
        raise ArticleError(name, "has no rows: add one an article")


def _row(name, number, record):
    """Return the outcome of one row, and warn if it was not UTF-8."""
    origin = f"{name}, row {number}"
    cells = {column: record.get(column) for column in READ}
    try:
        mended = {column: _mended(cell) for column, cell in cells.items()}
    except UnicodeDecodeError:
        return ArticleError(origin, "is not text in UTF-8 or cp1252: save it as UTF-8")
    outcome = checked(origin, mended, path=name, row=number)
    if not isinstance(outcome, ArticleError) and any(mended[c] is not cells[c] for c in READ):
        warn(f"{origin} is not UTF-8; read as cp1252")
    return outcome


def _mended(cell):
    """Return a cell whose bytes were not UTF-8 read as cp1252, and any other as it is."""
    if not isinstance(cell, str) or encodable(cell) or not _ESCAPED.search(cell):
        return cell
    # Halves of characters that are no escaped bytes come from JSON's own escapes.
    cell = _UNESCAPED.sub("\ufffd", cell)
    return cell.encode("utf-8", "surrogateescape").decode("cp1252")


@contextmanager
def _lines(source):
    """Give the lines of a stream, each ending as a line feed; the stream is left open."""
    encoding = "utf-16" if source.peek(2)[:2] in _UTF_16 else "utf-8-sig"
    lines = io.TextIOWrapper(source, encoding, errors="surrogateescape")
    try:
        yield lines
    finally:
        lines.detach()
