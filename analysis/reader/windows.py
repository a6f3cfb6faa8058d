"""Text to windows of tokens that the encoder can hold; long sentences are windowed, not cut."""

import os
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
from tqdm import tqdm

from analysis.reader.models import settings, tokenizer

# Sentences below this many are read before a progress bar would be of use.
MANY = 500
# Sentences read side by side; one where several processes share the cores (see `analysis.corpus`).
THREADS = os.cpu_count()


class Window(NamedTuple):
    """Token ids with the two special ones, and which of the text's tokens comes first."""

    ids: np.ndarray
    first: int


def encode(text, cuts=None):
    """Return token ids without the special ones, and their (start, end) in the text.

    `cuts` (start, end, what is read there or None), as of `analysis.reader.names.pieces`: the
    tokens of what is read in a name's stead all have the name's place.
    """
    ids, offsets = [], []
    for start, end, stead in cuts or [(0, len(text), None)]:
        found = tokenizer().encode(stead or text[start:end], add_special_tokens=False)
        ids += found.ids
        own = [(start + a, start + b) for a, b in found.offsets]
        offsets += [(start, end)] * len(own) if stead else own
    return ids, offsets


def windows(ids, size=None):
    """Cut a list of token ids into windows that overlap by half; one window if it fits.

    Examples
    --------
    >>> [(window.ids.shape[1], window.first) for window in windows([7] * 10, size=6)]
    [(6, 0), (6, 2), (6, 4), (6, 6)]
    """
    room = (size or settings()["tokens"]) - 2
    last = max(0, len(ids) - room)
    firsts = sorted({*range(0, last, max(1, room // 2)), last})
    return [Window(with_ends(ids[first : first + room]), first) for first in firsts]


def with_ends(ids):
    """One row of token ids, with the special tokens that begin and end a text."""
    begin, end = settings()["ends"]
    return np.array([[begin, *ids, end]], dtype=np.int64)


def each(function, items):
    """Apply `function` to every item on `THREADS` cores, in order; a bar where there are many."""
    quiet = THREADS == 1 or len(items) < MANY
    with ThreadPoolExecutor(THREADS) as pool:
        found = pool.map(function, items)
        shown = tqdm(
            found,
            total=len(items),
            unit="sentence",
            leave=False,
            disable=quiet,
        )
        return list(shown)


def sigmoid(logits, temperature=1.0):
    """Logits to probabilities, at a temperature that was found on dev."""
    return 1 / (1 + np.exp(-np.asarray(logits) / temperature))
