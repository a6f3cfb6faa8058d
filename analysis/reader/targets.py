"""What a sentence says of one actor that is marked in it: negative, neutral or positive."""

import numpy as np

from analysis.reader.models import session, settings
from analysis.reader.names import pieces
from analysis.reader.windows import each, encode, with_ends

TOWARD = ["negative", "neutral", "positive"]


def toward(marked):
    """Probabilities of the sentiment toward a marked actor [1]_.

    `marked` has ``text``, ``start`` and ``end`` (the actor's place in the text, end exclusive). A
    text longer than the encoder holds is read around the mark. Names of leaders, parties, faiths
    and states are not seen (see `analysis.reader.names`): who somebody is decides nothing.

    Returns `marked` with ``negative``, ``neutral`` and ``positive``, which sum to 1.

    Raises
    ------
    ValueError
        Naming the row whose mark holds no word of its text.

    References
    ----------
    .. [1] F. Hamborg and K. Donnay (2021), NewsMTSC: a dataset for (multi-)target-dependent
       sentiment classification in political news articles. EACL.

    Examples
    --------
    >>> import pandas as pd
    >>> said = pd.DataFrame({"text": ["Critics called Ada Bell a shameless liar."],
    ...                      "start": [15], "end": [23]})
    >>> toward(said)[TOWARD].idxmax(axis=1).item()
    'negative'
    """
    rows = list(marked[["text", "start", "end"]].itertuples(index=False, name=None))
    inputs = [_input(number, *row) for number, row in enumerate(rows, 1)]
    chances = np.array(each(_chances, inputs)).reshape(-1, len(TOWARD))
    return marked.assign(**dict(zip(TOWARD, chances.T, strict=True)))


def _input(number, text, start, end):
    """The model's inputs: token ids around the mark, and a 1 on each token of the mark."""
    ids, offsets = encode(text, pieces(text))
    inside = [at for at, (a, b) in enumerate(offsets) if a < end and start < b]
    if not inside:
        raise ValueError(f"row {number}: no word between start {start} and end {end} of the text")
    room = settings()["tokens"] - 2
    first = max(0, min((inside[0] + inside[-1] - room) // 2, len(ids) - room))
    marks = np.zeros((1, min(room, len(ids)) + 2), dtype=np.int64)
    marks[0, [at - first + 1 for at in inside if 0 <= at - first < room]] = 1
    return {"ids": with_ends(ids[first : first + room]), "marks": marks}


def _chances(inputs):
    logits = session("target").run(None, inputs)[0][0] / settings()["target"]["temperature"]
    raised = np.exp(logits - logits.max())
    return raised / raised.sum()
