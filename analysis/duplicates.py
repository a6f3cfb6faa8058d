"""Articles that repeat another one, word for word or nearly: syndicated wire copy, reprints.

Two articles are alike by the share of their shingles, runs of five words, that both have
(resemblance [1]_). Candidates are found by MinHash and banding (datasketch), and each is then
compared exactly, so that no pair below the threshold is reported; of pairs right at it one in
eight is missed, of pairs at .7 one in seven hundred.

References
----------
.. [1] Broder, Glassman, Manasse & Zweig (1997), "Syntactic clustering of the Web", Computer
   Networks and ISDN Systems 29: resemblance of shingles, and the threshold of one half.
"""

import io
import re
import tempfile
from zlib import crc32

import numpy as np

from analysis.articles.checks import warn
from analysis.tables import COLUMNS, frame

HOW = ["keep", "report", "drop"]
WORDS = 5
THRESHOLD = 0.5
# A pair of resemblance s is compared with probability 1 - (1 - s**ROWS)**BANDS.
BANDS, ROWS = 16, 3

_WORD = re.compile(r"[^\W_]+")
# Odd, so that it loses no bit; the digits are those of Knuth's multiplicative hashing.
_BASE = np.uint64(11400714819323198485)


def duplicates(articles):
    """Find the articles that repeat an earlier one of the table.

    One row for each of them: ``article``, ``twin`` (the earlier article that it is most like, one
    that is no duplicate itself) and ``similarity``, the Jaccard index of their shingles, from
    `THRESHOLD` to 1. Case and punctuation do not count.

    Examples
    --------
    >>> import pandas as pd
    >>> wire = "The talks failed on Tuesday, officials said, after he had left the room."
    >>> texts = [wire, "Nobody knows why he left.", wire + " It rained."]
    >>> duplicates(pd.DataFrame({"article": ["ap", "own", "post"], "text": texts}))
      article twin  similarity
    0    post   ap    0.818182
    """
    [(_, found)] = in_stream([articles])
    return found


def in_stream(pieces):
    """Yield each piece of a corpus with its `duplicates`, of it and of the pieces before it.

    What is kept of an article that has passed is its name and its sketch, some 5 kB; its shingles
    wait in a temporary file.
    """
    from datasketch import MinHash, MinHashLSH  # here, as importing it costs 300 ms

    kept, blank = [], MinHash(num_perm=BANDS * ROWS, hashfunc=int)
    index = MinHashLSH(num_perm=BANDS * ROWS, params=(BANDS, ROWS))
    with tempfile.TemporaryFile() as file:
        for piece in pieces:
            rows = []
            for article, text in zip(piece["article"], piece["text"], strict=True):
                own, sketch = shingles(text), blank.copy()
                sketch.update_batch(own.tolist())
                similarity, twin = _most_alike(own, index.query(sketch), kept, file)
                if similarity >= THRESHOLD:
                    rows.append((article, twin, similarity))
                else:
                    index.insert(len(kept), sketch)
                    kept.append((article, _put(own, file), len(own)))
            found = frame(rows, COLUMNS["duplicates"])
            yield piece, found.astype({"similarity": "float64"})


def _most_alike(own, candidates, kept, file):
    """Return the resemblance and the name of the most alike candidate, the first of several."""
    scores = [(resemblance(own, _take(file, *kept[number][1:])), -number) for number in candidates]
    similarity, number = max(scores, default=(0.0, 0))
    return similarity, kept[-number][0] if scores else ""


def _put(own, file):
    """Write shingles at the end of a file, and return where they are."""
    place = file.seek(0, io.SEEK_END)
    file.write(own.tobytes())
    return place


def _take(file, place, count):
    file.seek(place)
    return np.frombuffer(file.read(4 * count), dtype="uint32")


def sifted(pieces, how):
    """Yield the pieces as `how` says: keep duplicates, report each in a warning, or drop them.

    Examples
    --------
    >>> import pandas as pd
    >>> articles = pd.DataFrame({"article": ["a", "b"], "text": ["He left.", "He left!"]})
    >>> [list(piece["article"]) for piece in sifted([articles], "report")]
    [['a', 'b']]
    """
    if how not in HOW:
        raise ValueError(f"duplicates is {how!r}; it can be {', '.join(HOW)}")
    return pieces if how == "keep" else {"report": _reported, "drop": _dropped}[how](pieces)


def _reported(pieces):
    for piece, found in in_stream(pieces):
        for row in found.itertuples():
            warn(f"{row.article} repeats {row.twin} (similarity {row.similarity:.2f})")
        yield piece


def _dropped(pieces):
    dropped = 0
    for piece, found in in_stream(pieces):
        dropped += len(found)
        yield piece[~piece["article"].isin(found["article"])].reset_index(drop=True)
    if dropped:
        warn(f"dropped as they repeat others: {dropped} (with --duplicates report: which)")


def shingles(text):
    """Return the different shingles of a text, as sorted hashes of 32 bits.

    A text that is shorter than a shingle is one.

    Examples
    --------
    >>> len(shingles("One two three four five six.")), len(shingles("One."))
    (2, 1)
    """
    words = _WORD.findall(text.lower())
    words += [""] * (WORDS - len(words))
    hashes = np.array([crc32(word.encode()) for word in words], dtype="uint64")
    mixed = np.zeros(len(words) - WORDS + 1, dtype="uint64")
    for place in range(WORDS):
        mixed = mixed * _BASE + hashes[place : place + len(mixed)]
    # The upper bits depend on all the lower ones.
    return np.unique((mixed * _BASE >> np.uint64(32)).astype("uint32"))


def resemblance(one, other):
    """The share of shingles that both texts have: the Jaccard index of two sorted sets."""
    both = len(np.intersect1d(one, other, assume_unique=True))
    return both / (len(one) + len(other) - both)
