"""Pieces to workers and back in order, a few ahead, so that memory stays flat."""

import os
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process

import pandas as pd

from analysis.corpus.work import Done, alone, work

# Pieces under way a worker: enough that none waits, few enough for memory to stay flat.
AHEAD = 3


def cores():
    """How many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS
        return os.cpu_count() or 1


def in_order(pieces, start, finish, ahead):
    """Yield (piece, outcome) in the order of the pieces, at most `ahead` of them under way.

    Examples
    --------
    >>> list(in_order("abc", str.upper, lambda piece, begun: begun * 2, ahead=1))
    [('a', 'AA'), ('b', 'BB'), ('c', 'CC')]
    """
    under_way = deque()
    for piece in pieces:
        under_way.append((piece, start(piece)))
        if len(under_way) >= ahead:
            piece, begun = under_way.popleft()
            yield piece, finish(piece, begun)
    for piece, begun in under_way:
        yield piece, finish(piece, begun)


def here(job, pieces):
    """Work on the pieces in this process."""
    for piece in pieces:
        yield piece, work(job, piece)


def on_processes(job, pieces, workers):
    """Work on the pieces in `workers` processes; one that dies loses no piece."""
    pool = [_pool(workers)]

    def start(piece):
        try:
            return pool[0].submit(alone, job, piece)
        except BrokenProcessPool:
            pool[0] = _pool(workers)
            return pool[0].submit(alone, job, piece)

    def finish(piece, begun):
        for again in (lambda: begun, lambda: start(piece)):
            try:
                return again().result()
            except BrokenProcessPool:  # perhaps another piece's fault
                continue
        return by_itself(job, piece)

    try:
        yield from in_order(pieces, start, finish, AHEAD * workers)
    finally:
        pool[0].shutdown(cancel_futures=True)


def by_itself(job, piece):
    """Work on a piece in a process of its own; if that dies too, on each article in its own."""
    done = _in_a_process(job, piece)
    if done is not None:
        return done
    articles = [piece.iloc[at : at + 1].reset_index(drop=True) for at in range(len(piece))]
    each = [_in_a_process(job, article) for article in articles]
    died = [name for name, done in zip(piece["article"], each, strict=True) if done is None]
    failed = [f"{name}: left out, its process died (out of memory?)" for name in died]
    whole = [work(job, piece.iloc[:0]), *filter(None, each)]
    return Done(
        pd.concat([done.table for done in whole], ignore_index=True),
        tuple(line for done in whole for line in done.warned),
        (*failed, *(line for done in whole for line in done.failed)),
    )


def _in_a_process(job, articles):
    with _pool(1) as pool:
        try:
            return pool.submit(alone, job, articles).result()
        except BrokenProcessPool:
            return None


def _pool(workers):
    """Processes that start afresh (a fork would copy threads' locks) and end with this one."""
    return ProcessPoolExecutor(workers, get_context("spawn"), initializer=_end_with_parent)


def _end_with_parent():
    """End this process when its parent is killed: else it would wait for work for ever."""

    def watch():
        parent_process().join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
