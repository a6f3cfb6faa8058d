"""Read marked actors: JSON lines of a text and where in it the actor stands."""

import json
import sys
import warnings
from pathlib import Path

import pandas as pd

from analysis.reader.targets import TOWARD, toward

EXAMPLE = '{"text": "…", "start": 0, "end": 5}'


def read_marked(paths, *, stdin=None):
    """Read JSON lines of ``text``, ``start`` and ``end`` from files, or from - (standard input).

    One row a line that is not blank: ``line`` (such as "file, line 3"), text, start, end and
    ``problem``, what is wrong with the line, or "".

    Examples
    --------
    >>> read_marked(["-"], stdin='{"text": "Ada won.", "start": 0, "end": 3}')["problem"].tolist()
    ['']
    """
    rows = []
    for path in paths:
        name = "standard input" if path == "-" else str(path)
        lines = _text(path, name, stdin).split("\n")
        rows += [
            (f"{name}, line {n}", *_marked(line)) for n, line in enumerate(lines, 1) if line.strip()
        ]
    return pd.DataFrame(rows, columns=["line", "text", "start", "end", "problem"])


def _text(path, name, stdin):
    if path == "-":
        return stdin if stdin is not None else sys.stdin.read()
    try:
        return Path(path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise ValueError(f"{name}: is not UTF-8 text: save it as JSON lines, {EXAMPLE}") from None
    except OSError as error:
        raise ValueError(f"{name}: cannot be read ({error.strerror}): check the path") from None


def _marked(line):
    """Return (text, start, end, problem) of a line."""
    try:
        found = json.loads(line)
        text, start, end = found["text"], found["start"], found["end"]
    except (ValueError, RecursionError):
        return "", 0, 0, f"is not JSON: write {EXAMPLE}"
    except (KeyError, TypeError):
        return "", 0, 0, f"lacks text, start or end: write {EXAMPLE}"
    if not isinstance(text, str) or type(start) is not int or type(end) is not int:
        return "", 0, 0, f"has a text, start or end of another kind: write {EXAMPLE}"
    if not (0 <= start < end <= len(text)) or not any(map(str.isalnum, text[start:end])):
        return "", 0, 0, f"marks no word: start {start}, end {end}, text of {len(text)} characters"
    return text, start, end, ""


def target_lines(paths, *, stdin=None):
    """Sentiment toward each marked actor, one row a line and in the order of the lines.

    Returns a table of negative, neutral and positive; a line that could not be read is a
    ``UserWarning``, and a row of missing values, so that the rows still fit the lines.

    Raises
    ------
    ValueError
        In one line, if nothing could be read.
    """
    marked = read_marked(paths, stdin=stdin)
    good = marked["problem"] == ""
    problems = (marked["line"] + ": " + marked["problem"])[~good].tolist()
    if not good.any():
        raise ValueError(problems[0] if problems else f"no line given: write {EXAMPLE}")
    for problem in problems:
        warnings.warn(problem, stacklevel=2)
    return toward(marked[good])[TOWARD].reindex(marked.index)
