"""The tone that the learned reader hears toward an actor: misfortune is no blame."""

import pandas as pd
import pytest

from analysis import read_framing
from analysis.framing.summary import tone
from analysis.reader.tones import reader_tones, spared

SAID = pd.DataFrame(
    [("a", 0, "Ada", -0.8), ("a", 1, "Ada", -0.8), ("a", 0, "Tom", -0.9), ("b", 0, "Ada", 0.6)],
    columns=["article", "sentence", "actor", "tone"],
).assign(text=["One.", "Two.", "One.", "One."], voice="outlet")


def befell(*places):
    """Clues that tell of a misfortune, and one elsewhere that tells of none."""
    rows = [(*place, True) for place in places] + [("a", 1, "Ada", False)]
    return pd.DataFrame(rows, columns=["article", "sentence", "actor", "misfortune"])


def test_only_the_one_who_suffers_is_spared():
    """0.3 of -0.8 is -0.24; the other sentence, the other actor and the other article stay."""
    found = spared(SAID, befell(("a", 0, "Ada")))["tone"]
    assert found.round(2).tolist() == [-0.24, -0.8, -0.9, 0.6]


def test_what_is_heard_as_warm_stays():
    """A kind word in a sentence that tells of a misfortune counts in full."""
    assert spared(SAID, befell(("b", 0, "Ada")))["tone"].tolist() == SAID["tone"].tolist()


@pytest.mark.parametrize("rows", [SAID, SAID.iloc[:0]])
def test_where_nothing_befalls_anybody_nothing_changes(rows):
    """Without a misfortune, and without a sentence, the table comes back as it was."""
    pd.testing.assert_frame_equal(spared(rows, befell()), rows)


def read(text):
    news = pd.DataFrame({"article": ["a"], "title": [""], "text": [text]})
    return read_framing(news, reader=True)


def test_the_tone_of_a_victim_is_less_harsh_than_what_is_heard():
    """What the reader hears of the murdered is drawn to 0, of the murderer it is not."""
    found = read("Tom Ray brutally murdered Ada Bell.")
    heard = reader_tones(found.heard).set_index("actor")["estimate"]
    toward = tone(found.clues, found.heard).droplevel("article")
    assert heard["Ada Bell"] < toward["Ada Bell"] < 0
    assert toward["Tom Ray"] == heard["Tom Ray"] < toward["Ada Bell"]


def test_names_exchanged_exchange_what_is_spared():
    """The same sentence spares whoever suffers in it, by whatever name."""
    text = "{} brutally murdered {}. {} was praised."
    names = ("Tom Ray", "Jim Bell")
    here, there = (read(text.format(a, b, b)) for a, b in [names, names[::-1]])
    share = [tone(one.clues, one.heard)["a"].round(2) for one in (here, there)]
    assert share[0]["Tom Ray"] == pytest.approx(share[1]["Jim Bell"], abs=0.1)
    assert share[0]["Jim Bell"] == pytest.approx(share[1]["Tom Ray"], abs=0.1)
