"""The same tables on a Dask cluster: pieces to a scheduler, or a verb on each partition."""

from contextlib import contextmanager

import pandas as pd

from analysis.corpus.processes import AHEAD, in_order
from analysis.corpus.verbs import shaped
from analysis.corpus.work import alone, job
from analysis.tables import COLUMNS

# A piece whose worker dies is worked on again elsewhere, at most so often.
RETRIES = 3
# How long to wait for a scheduler that does not answer.
PATIENCE = "10s"


def on_dask(job, pieces, address):
    """Work on the pieces on the cluster whose scheduler is at `address` (or of this Client).

    Pieces travel with their tasks, so one whose worker dies is worked on again by another.
    """
    with _client(address) as client:

        def start(piece):
            return client.submit(alone, job, piece, pure=False, retries=RETRIES)

        ahead = AHEAD * max(1, sum(client.nthreads().values()))
        yield from in_order(pieces, start, lambda _, future: future.result(), ahead)


@contextmanager
def _client(address):
    try:
        from distributed import Client
    except ImportError:
        raise ValueError("--dask needs Dask: pip install -r requirements-dask.txt") from None
    if isinstance(address, Client):
        yield address
        return
    try:
        client = Client(address, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise ValueError(f"{address}: no Dask scheduler answers there ({error})") from None
    with client:
        yield client


def with_dask(articles, verb, *, house=(), cast=None, **options):
    """A verb's table of a Dask DataFrame, or of a Bag of dictionaries, of articles.

    Works on each partition, when Dask computes it, as `tables_of` does on a piece. `articles` has
    ``article`` and ``text``; other columns of an articles table may be there.

    Returns a Dask DataFrame with the columns of the verb's table, partitions in the same order.

    Raises
    ------
    ValueError
        In one line, if ``article`` or ``text`` is missing, or as `analysis.corpus.work.job` does.

    Examples
    --------
    >>> import dask.dataframe
    >>> news = pd.DataFrame({"article": ["a", "b"], "text": ["A tyrant.", "The regime fell."]})
    >>> parts = dask.dataframe.from_pandas(news, npartitions=2)
    >>> with_dask(parts, "terms")["text"].compute().tolist()
    ['tyrant', 'regime']
    """
    asked = job(verb, house=house, cast=cast, **options)
    empty = shaped(pd.DataFrame(), verb, asked.options)
    if hasattr(articles, "to_dataframe"):  # a Bag
        articles = articles.map(_article).to_dataframe(meta=dict.fromkeys(_ARTICLE, "str"))
    missing = [column for column in ("article", "text") if column not in articles.columns]
    if missing:
        raise ValueError(f"articles lack {', '.join(missing)}; have {', '.join(articles.columns)}")
    return articles.map_partitions(_partition, asked, meta=empty)


_ARTICLE = COLUMNS["articles"]


def _article(record):
    """The cells of an article, "" where there is none."""
    return {column: record.get(column) or "" for column in _ARTICLE}


def _partition(articles, job):
    """The table of a partition; what is warned of is warned of on the worker."""
    import warnings

    cells = articles.reindex(columns=_ARTICLE, fill_value="").astype("str")
    done = alone(job, cells.reset_index(drop=True))
    for line in (*done.warned, *done.failed):
        warnings.warn(line, stacklevel=2)
    return done.table
