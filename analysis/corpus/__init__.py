"""The tables of the verbs over corpora of any size: in pieces, by several processes, or on Dask.

A corpus is read in pieces of articles; each piece becomes one table, by the same functions as a
single article, and the tables come back in the order of the articles. So memory does not grow with
the corpus, and neither the number of workers nor the size of the pieces changes a result.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "cluster": ["with_dask"],
        "folder": ["read_table"],
        "running": ["run", "tables_of"],
        "verbs": ["VERBS"],
    },
)
