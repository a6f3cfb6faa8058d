"""What the large teacher said of marked actors, kept so that nobody has to train it again.

``said_toward.csv.gz`` holds its probabilities after calibration, and of the text nothing but a
key, so that the small reader can be made anew in minutes instead of hours.
"""

import hashlib
import os
from pathlib import Path

import pandas as pd

SAID = Path(__file__).with_name("said_toward.csv.gz")
# The probabilities toward the marked actor, as `training.encoder.POLARITIES` has them.
CHANCES = ["p_-1", "p_0", "p_1"]


def keys(examples):
    """The key of each marked sentence: ten hexadecimal digits of text and place.

    Examples
    --------
    >>> row = {"text": ["Ada Bell won."], "start": [0.0], "end": [8.0]}
    >>> keys(pd.DataFrame(row)).tolist()
    ['1a79014d29']
    """
    places = zip(examples["text"], examples["start"], examples["end"], strict=True)
    told = [f"{text}|{int(start)}|{int(end)}" for text, start, end in places]
    digests = [hashlib.sha256(one.encode()).hexdigest()[:10] for one in told]
    return pd.Series(digests, index=examples.index)


def read_said(path=SAID):
    """What is kept: key → probabilities of negative, neutral, positive."""
    if not Path(path).exists():
        return pd.DataFrame(columns=CHANCES, index=pd.Index([], name="key"), dtype=float)
    table = pd.read_csv(path, dtype={"key": str}, index_col="key")
    return table.assign(p_1=1 - table["p_-1"] - table["p_0"])[CHANCES]


def keep(said, path=SAID):
    """Write what was said, a row a key; the third probability is what the others leave."""
    rows = said[CHANCES[:2]].astype(float).round(3).sort_index().rename_axis("key")
    part, packed = Path(path).with_suffix(".part"), {"method": "gzip", "mtime": 0}
    rows[~rows.index.duplicated()].to_csv(part, lineterminator="\n", compression=packed)
    os.replace(part, path)
