"""Run a verb over a corpus: as a stream of tables, or into a folder where a run can go on."""

import itertools
import warnings
from collections import deque

from tqdm import tqdm

from analysis.corpus import folder as kept
from analysis.corpus.folder import piece_path
from analysis.corpus.processes import cores, here, on_processes
from analysis.corpus.verbs import PIECE
from analysis.corpus.work import job


def outcomes(job, pieces, *, workers=None, dask=None):
    """Yield (piece, `Done`) in order, worked out here, by processes, or on a Dask cluster.

    `workers` None: the cores there are, but this process alone where there is only one piece.
    """
    if dask:
        from analysis.corpus.cluster import on_dask

        return on_dask(job, pieces, dask)
    first = list(itertools.islice(pieces, 2))
    workers = workers or (cores() if len(first) > 1 else 1)
    pieces = itertools.chain(first, pieces)
    return here(job, pieces) if workers == 1 else on_processes(job, pieces, workers)


def tables_of(verb, pieces, *, workers=1, dask=None, house=(), cast=None, **options):
    """Yield the table of each piece of articles, in order.

    Parameters
    ----------
    verb : str
        terms, actors, framings, voices or read; `options` are the verb's: ``side`` of terms,
        ``reader`` of actors, ``all_words`` of read.
    pieces : iterable of DataFrame
        Tables of articles, such as `analysis.articles.in_pieces` gives.
    workers : int or None
        Processes; None for the cores there are. A script that asks for more than one needs
        ``if __name__ == "__main__":``, since each process imports it.
    dask : str or distributed.Client, optional
        The scheduler of a Dask cluster to work on instead.
    house, cast : paths
        House styles over the lexicon, and an own table of actors.

    An article that fails is left out with a ``UserWarning`` that names it.

    Examples
    --------
    >>> import pandas as pd
    >>> news = pd.DataFrame({"article": ["a", "b"], "text": ["A tyrant.", "The regime fell."]})
    >>> parts = tables_of("terms", [news.iloc[:1], news.iloc[1:]])
    >>> [part["text"].tolist() for part in parts]
    [['tyrant'], ['regime']]
    """
    asked = job(verb, house=house, cast=cast, **options)
    for _, done in outcomes(asked, iter(pieces), workers=workers, dask=dask):
        _tell(done)
        yield done.table


def _tell(done):
    for line in (*done.warned, *done.failed):
        warnings.warn(line, stacklevel=3)


def run(
    verb, pieces, out, *, size=None, workers=1, dask=None, fresh=False, total=None, bar=None,
    house=(), cast=None, **options,
):  # fmt: skip
    """Run a verb over pieces of articles into the folder `out`, and go on where a run was cut off.

    Each piece becomes one Parquet file, ``terms-00000.parquet`` and so on, which is there whole or
    not there; it carries a fingerprint of its articles. ``manifest.json`` holds the settings and,
    at the end, what was done. The same input and settings give the same bytes.
    `size` is the size of the pieces; `total` the number of articles, for the bar, which is shown on
    a terminal unless `bar` says; for all else see `tables_of`.

    Returns the manifest's ``finished``: pieces, articles, rows, failed (lines) and source (a
    fingerprint of all articles).

    Raises
    ------
    ValueError
        In one line, if the folder holds other files, or a run with other settings or other input.
    """
    asked = job(verb, house=house, cast=cast, **options)
    setting = kept.settings(asked, size or PIECE[verb])
    shown = {"total": total, "unit": " articles", "desc": verb, "smoothing": 0.1}
    with (
        kept.opened(out, setting, fresh=fresh) as folder,
        tqdm(disable=None if bar is None else not bar, **shown) as progress,
    ):
        numbers = deque()
        todo = _unfinished(folder, verb, pieces, numbers, progress)
        for articles, done in outcomes(asked, todo, workers=workers, dask=dask):
            kept.write_piece(piece_path(folder, verb, numbers.popleft()), asked, articles, done)
            _tell(done)
            progress.update(len(articles))
        finished = kept.finished(folder, verb)
        kept.write_manifest(folder, {"settings": setting, "finished": finished})
    return finished


def _unfinished(folder, verb, pieces, numbers, progress):
    """Yield the pieces that are not there yet and note their numbers; refuse another input."""
    number = -1
    for number, articles in enumerate(pieces):
        there = kept.made_of(piece_path(folder, verb, number))
        if there is None:
            numbers.append(number)
            yield articles
        elif there["fingerprint"] != kept.fingerprint(articles):
            raise ValueError(_OTHER.format(folder=folder, number=number))
        else:
            # Not counted in the rate; a bar that is not shown has no beginning.
            progress.initial = getattr(progress, "initial", 0) + len(articles)
            progress.update(len(articles))
    if piece_path(folder, verb, number + 1).exists():
        raise ValueError(_OTHER.format(folder=folder, number=number + 1))


_OTHER = (
    "{folder}: holds a run on other input (piece {number} differs): give another folder, or "
    "--fresh to begin anew"
)
