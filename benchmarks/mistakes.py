"""Sentences of our own that the tool reads wrongly: what it should find and what it finds.

``benchmarks/mistakes.csv`` has one row a mistake, modelled on a kind of error in
`results/errors.csv`: the words are ours. ``about`` is what is asked about: the words whose speaker
or voice is wanted, the names that should be one actor, or the actor. A test and the notebook
`91-how-good-is-it` both ask the tool anew with `answers`. ``python benchmarks/mistakes.py`` prints
the rows that no longer hold: mended ones are to be taken out.
"""

from pathlib import Path

import pandas as pd

from analysis.framing import read_framing
from analysis.framing.tone import actor_tones

MISTAKES = Path(__file__).parent / "mistakes.csv"
COLUMNS = ["id", "measure", "kind", "text", "about", "expected", "found", "why", "remedy"]
NOTHING = "nothing"
# The cut points between harsh, neutral and warm in NewsMTSC's training part, see evaluate.py.
HARSH, WARM = -0.04, 0.17


def read_mistakes(path=MISTAKES):
    """The table of mistakes, every cell text."""
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def answers(mistakes):
    """What the tool finds for each row today, in words.

    Examples
    --------
    >>> rows = pd.DataFrame({"id": ["a", "b"], "measure": ["agent", "loaded"],
    ...     "text": ["Tom Ray fled.", "The thug Tom Ray met Ada Bell."],
    ...     "about": ["Tom Ray", "thug"]})
    >>> answers(rows).tolist()
    ['flee', 'thug']
    """
    articles = mistakes[["id", "text"]].rename(columns={"id": "article"}).assign(title="")
    reading = read_framing(articles)
    tones = actor_tones(reading.clues, voices=None)
    found = [
        MEASURES[row.measure](tones if row.measure == "tone" else reading, row)
        for row in mistakes.itertuples()
    ]
    return pd.Series(found, index=mistakes.index, dtype=str)


def speaker(reading, row):
    """Who says the quoted words."""
    said = at(reading.voices, row)
    return joined(said[said["voice"] == "quotation"]["speaker"])


def voice(reading, row):
    """In whose voice the words stand: reported speech is the outlet's wording of what is said."""
    said = at(reading.voices, row)
    return joined(said["voice"].mask(said["form"] == "indirect", "reported speech"))


def actor(reading, row):
    """Under which actors the words are counted; several names are joined by a vertical bar."""
    return joined(at(reading.mentions, row)["actor"])


def loaded(reading, row):
    """Which loaded words are found among the words."""
    seen = at(reading.occurrences, row)
    return joined(seen[seen["side"] == "loaded"]["text"].str.lower())


def tied(reading, row):
    """Whom the loaded word describes."""
    seen = at(reading.occurrences, row)
    return joined(seen[seen["side"] == "loaded"]["actor"])


def framing(reading, row):
    """The actor's epithets, or what it does, or what is done to it."""
    rows = reading.framings
    rows = rows[(rows["article"] == row.id) & (rows["actor"] == row.about)]
    rows = rows[rows["relation"] == row.measure]
    return joined(("not " if row.negated else "") + row.word for row in rows.itertuples())


def tone(tones, row):
    """The side of the tone toward the actor."""
    own = tones[(tones["article"] == row.id) & (tones["actor"] == row.about)]
    if own.empty or own["n"].iloc[0] == 0:
        return NOTHING
    estimate = own["estimate"].iloc[0]
    return "harsh" if estimate < HARSH else "warm" if estimate > WARM else "neutral"


def at(table, row):
    """The table's rows that overlap the words asked about."""
    own = table[table["article"] == row.id]
    places = [(row.text.index(words), len(words)) for words in row.about.split("|")]
    inside = [(own["start"] < at + size) & (own["end"] > at) for at, size in places]
    return own[pd.concat(inside, axis=1).any(axis=1)]


def joined(words):
    """The words once each, in order, or "nothing"."""
    return "; ".join(dict.fromkeys(filter(None, words))) or NOTHING


MEASURES = {
    "speaker": speaker, "voice": voice, "actor": actor, "loaded": loaded, "tied": tied,
    "epithet": framing, "agent": framing, "patient": framing, "tone": tone,
}  # fmt: skip


if __name__ == "__main__":
    table = read_mistakes().assign(now=lambda rows: answers(rows))
    print(table.query("now != found")[["id", "expected", "found", "now"]].to_string(index=False))
