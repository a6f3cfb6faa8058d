"""What a sentence says of each actor named in it: negative, neutral or positive."""

import numpy as np

from analysis.reader.models import session, settings
from analysis.reader.names import pieces
from analysis.reader.windows import each, encode, windows

TOWARD = ["negative", "neutral", "positive"]


def toward(marked):
    """Probabilities of the sentiment toward a marked actor [1]_.

    `marked` has ``text``, ``start`` and ``end`` (the actor's place in the text, end exclusive). A
    sentence is read once, however many actors are marked in it, and what is said of one does not
    depend on who else is marked. A text longer than the encoder holds is read around the mark.
    Names of leaders, parties, faiths and states are not seen (see `analysis.reader.names`): who
    somebody is decides nothing.

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
    rows = marked.reset_index(drop=True)
    passes = [one for _, same in rows.groupby("text", sort=False) for one in _passes(same)]
    found = np.zeros((len(rows), len(TOWARD)))
    for (numbers, _), chances in zip(passes, each(_chances, passes), strict=True):
        found[numbers] = chances
    return marked.assign(**dict(zip(TOWARD, found.T, strict=True)))


def _passes(rows):
    """Row numbers and the model's inputs, for each window of a text that has an actor to read."""
    text = rows["text"].iloc[0]
    ids, offsets = encode(text, pieces(text))
    cut = windows(ids)
    places = [_tokens(row, offsets) for row in rows.itertuples()]
    chosen = [_nearest(tokens, cut) for tokens in places]
    for at, window in enumerate(cut):
        mine = [k for k, choice in enumerate(chosen) if choice == at]
        if mine:
            actors = np.zeros((1, len(mine), window.ids.shape[1]), dtype=np.float32)
            for row, k in enumerate(mine):
                inside = np.array(places[k]) - window.first + 1
                actors[0, row, inside[(inside > 0) & (inside < actors.shape[2] - 1)]] = 1
            yield rows.index[mine], {"ids": window.ids, "actors": actors}


def _tokens(row, offsets):
    """The tokens of the row's mark."""
    inside = [at for at, (a, b) in enumerate(offsets) if a < row.end and row.start < b]
    if not inside:
        raise ValueError(
            f"row {row.Index + 1}: no word between start {row.start} and end {row.end} of the text"
        )
    return inside


def _nearest(tokens, cut):
    """Which of a text's windows has the mark closest to its middle."""
    middle = (tokens[0] + tokens[-1]) / 2
    return min(
        range(len(cut)), key=lambda k: abs(cut[k].first + cut[k].ids.shape[1] / 2 - 1 - middle)
    )


def _chances(one):
    _, inputs = one
    logits = session("target").run(None, inputs)[0][0] / settings()["target"]["temperature"]
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return raised / raised.sum(axis=-1, keepdims=True)
