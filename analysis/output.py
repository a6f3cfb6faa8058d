"""Write to standard output: a text as it is, a table for a terminal or, as CSV or JSON, a pipe."""

import json
import os
import shutil
import sys

import pandas as pd

FORMATS = ["table", "csv", "json"]
# A spreadsheet runs a cell that begins with one of these as a formula (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(result, form=None, stream=None):
    """Write a text, or a table as table, csv or json (one object a line), to standard output.

    Text comes from articles and is not trusted: see `for_terminal` and `for_spreadsheet`.
    """
    stream = sys.stdout if stream is None else stream
    form = form or ("table" if stream.isatty() else "csv")
    try:
        if isinstance(result, str):
            result = harmless(result) if stream.isatty() else result
        else:
            result = {"table": as_table, "csv": as_csv, "json": as_json}[form](result)
        stream.write(result)
        stream.flush()
    except BrokenPipeError:
        _read_no_further()


def write_each(tables, form=None, stream=None):
    """Write several tables as one: csv and json as each comes, a table when all are there."""
    stream = sys.stdout if stream is None else stream
    form = form or ("table" if stream.isatty() else "csv")
    if form == "table":
        return write(pd.concat(list(tables), ignore_index=True), form, stream)
    try:
        for number, table in enumerate(tables):
            stream.write(as_json(table) if form == "json" else as_csv(table, header=number == 0))
            stream.flush()
    except BrokenPipeError:
        _read_no_further()


def _read_no_further():
    """Whoever reads, such as head, has seen enough: what is left goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def as_csv(table, *, header=True):
    """CSV with a header; a cell that a spreadsheet would run gets an apostrophe in front.

    Examples
    --------
    >>> as_csv(pd.DataFrame({"text": ["=1+1", "fine"], "tone": [-0.5, None]}))
    "text,tone\\n'=1+1,-0.5\\nfine,\\n"
    """
    safe = table.map(as_text).map(for_spreadsheet)
    return safe.to_csv(index=False, header=header, lineterminator="\n")


def as_text(cell):
    """A list as JSON; any other cell as it is.

    Examples
    --------
    >>> as_text([[0, 5, 0.75]])
    '[[0, 5, 0.75]]'
    """
    return json.dumps(cell) if isinstance(cell, list) else cell


def for_spreadsheet(cell):
    """Put an apostrophe before text that a spreadsheet would take for a formula."""
    return "'" + cell if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def as_json(table):
    """JSON lines, one object a row, null for what is missing.

    Examples
    --------
    >>> as_json(pd.DataFrame({"text": ["é"], "tone": [None]}))
    '{"text":"é","tone":null}\\n'
    """
    if table.empty:
        return ""
    return table.to_json(orient="records", lines=True, force_ascii=False).rstrip("\n") + "\n"


def as_table(table):
    """The table aligned for reading, long cells shortened to fit the terminal."""
    if table.empty:
        return "nothing found\n"
    width = max(12, (shutil.get_terminal_size((160, 24)).columns) // max(1, len(table.columns)) * 2)
    shown = table.map(as_text).map(for_terminal).astype(str)
    shown = shown.map(lambda cell: cell if len(cell) <= width else cell[: width - 1] + "…")
    return shown.to_string(index=False) + "\n"


def harmless(text):
    """A text without the control characters that could steer a terminal.

    Examples
    --------
    >>> harmless("one\\x1b[2J two")
    'one [2J two'
    """
    return "".join(c if c.isprintable() or c in "\n\t" else " " for c in text)


def for_terminal(cell):
    """A cell without control characters, which could steer a terminal; numbers rounded.

    Examples
    --------
    >>> for_terminal("a\\x1b[2Jb"), for_terminal(0.12345), for_terminal(None)
    ('a [2Jb', '0.123', '')
    """
    if isinstance(cell, str):
        return harmless(cell).replace("\n", " ").replace("\t", " ")
    if pd.isna(cell):
        return ""
    return f"{cell:.3g}" if isinstance(cell, float) else str(cell)
