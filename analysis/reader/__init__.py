"""The learned reader: how biased a sentence's wording reads, which words, and toward whom.

A small encoder (MiniLM, int8) in `data/models`, run by onnxruntime, offline. It stands beside the
lexicon, never instead of it: it sees more and explains nothing. See ``data/models/README.md`` for
how it was made, how good it is and what it must not be used for.
"""

from analysis.reader.models import ready
from analysis.reader.targets import toward
from analysis.reader.wording import flagged, read

__all__ = ["flagged", "read", "ready", "toward"]
