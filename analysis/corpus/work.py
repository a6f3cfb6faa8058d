"""One piece of articles becomes one table: what every process and every machine runs."""

import io
import threading
import warnings
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from analysis.corpus.verbs import STAMPED, VERBS, shaped


class Job(NamedTuple):
    """What is asked of every piece; house styles and actors as text, so that it can travel."""

    verb: str
    options: tuple = ()
    house: tuple = ()
    cast: str | None = None


class Done(NamedTuple):
    """The table of a piece, what was warned of, and the articles that had to be left out."""

    table: pd.DataFrame
    warned: tuple = ()
    failed: tuple = ()


# Warnings are caught for the whole process, so a worker with several threads takes turns.
ONE_AT_A_TIME = threading.Lock()


def job(verb, *, house=(), cast=None, **options):
    """The job of a verb with its options; `house` and `cast` are paths, read and checked here.

    Raises
    ------
    ValueError
        In one line, for an unknown verb, and for a bad lexicon or table of actors.

    Examples
    --------
    >>> job("terms", side="both")
    Job(verb='terms', options=(('side', 'both'),), house=(), cast=None)
    """
    if verb not in VERBS:
        raise ValueError(f"verb is {verb!r}; it can be {', '.join(VERBS)}")
    from analysis.actors import read_actors
    from analysis.lexicons import read_lexicon

    read_lexicon(house=house), read_actors(cast)
    texts = tuple(_text(path) for path in house)
    return Job(verb, tuple(sorted(options.items())), texts, cast and _text(cast))


def _text(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return file.read()


@lru_cache(maxsize=4)
def inputs(house, cast):
    """The lexicon, the table of actors and the lexicon's version, read once a process."""
    from analysis.actors import read_actors
    from analysis.lexicons import read_lexicon, version

    lexicon = read_lexicon(house=[io.StringIO(text) for text in house])
    return lexicon, read_actors(None if cast is None else io.StringIO(cast)), version(lexicon)


def table_of(job, articles):
    """The table of these articles, with the columns and types of its verb."""
    lexicon, cast, version = inputs(job.house, job.cast)
    table = VERBS[job.verb](articles, lexicon, cast, **dict(job.options))
    table = table.assign(lexicon=version) if job.verb in STAMPED else table
    return shaped(_in_order_of(articles, table), job.verb, job.options)


def _in_order_of(articles, table):
    """The rows in the order of the articles, whatever their names; within each as they are."""
    place = {article: number for number, article in enumerate(articles["article"])}
    return table.sort_values("article", key=lambda names: names.map(place), kind="stable")


def work(job, articles):
    """The `Done` of a piece; an article that fails is left out and named, the rest goes on."""
    with ONE_AT_A_TIME, warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("ignore")
        warnings.simplefilter("always", UserWarning)
        try:
            table, failed = table_of(job, articles), ()
        except Exception:  # whatever it is, it must not take the other articles with it
            table, failed = _one_by_one(job, articles)
    return Done(table, tuple(str(one.message) for one in caught), failed)


def _one_by_one(job, articles):
    """The tables of the articles that work, and "name: what went wrong" of those that do not."""
    parts, failed = [shaped(pd.DataFrame(), job.verb, job.options)], []
    for place, name in enumerate(articles["article"]):
        try:
            parts.append(table_of(job, articles.iloc[place : place + 1].reset_index(drop=True)))
        except Exception as error:
            failed.append(f"{name}: left out, {type(error).__name__}: {error}")
    return pd.concat(parts, ignore_index=True), tuple(failed)


def alone(job, articles):
    """`work` in a process that shares its machine with others like it: one thread each."""
    from analysis.reader import windows

    windows.THREADS = 1
    return work(job, articles)
