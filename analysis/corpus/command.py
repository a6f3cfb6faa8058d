"""What the command line asks of a corpus: a stream of tables, or a folder of them."""

import sys
import time
import warnings
from pathlib import Path

from analysis.corpus.running import run, tables_of
from analysis.corpus.verbs import PIECE


def stream(verb, paths, kind, twins, **asked):
    """Yield the tables of all articles that the paths hold.

    Raises
    ------
    ValueError
        In one line, if nothing could be read.
    """
    return tables_of(verb, pieces(paths, kind, twins, PIECE[verb]), **asked)


def into(out, verb, paths, kind, twins, **asked):
    """Write the tables into the folder `out`; return a line that says what was done."""
    began = time.monotonic()
    total = count(paths) if sys.stderr.isatty() else None
    done = run(verb, pieces(paths, kind, twins, PIECE[verb]), out, total=total, **asked)
    left_out = f", {len(done['failed'])} left out" if done["failed"] else ""
    seconds = time.monotonic() - began
    return (
        f"{out}: {done['articles']:,} articles{left_out}, {done['rows']:,} rows in "
        f"{done['pieces']:,} pieces, {seconds:,.0f} s"
    )


def pieces(paths, kind, twins, size):
    """The articles of the paths, a table for each `size` of them."""
    from analysis.articles import in_pieces
    from analysis.duplicates import sifted

    return sifted(in_pieces(list(paths), input=kind, size=size), twins)


def count(paths):
    """How many articles the paths hold, for a bar's remaining time; None where none can say.

    Rows and files that will be refused are counted too: this is for the bar only.
    """
    if "-" in map(str, paths):
        return None
    return sum(_rows(file) for path in paths for file in _files(Path(path)))


def _files(path):
    return (file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]


def _rows(file):
    """The rows of a table; one for any other file that can be read."""
    from analysis.articles import sources

    suffix = "".join(file.suffixes[-2:]).lower().removesuffix(".gz")
    if not suffix.endswith((".csv", ".jsonl", ".parquet")):
        return int(suffix.endswith(tuple(sources.READERS)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return sum(1 for _ in sources.outcomes([file], "text", None))
