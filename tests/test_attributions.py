"""Whom the outlet names as the one that uses a label."""

import pandas as pd
import pytest

from analysis.actors import find_mentions
from analysis.attributions import attributed_to
from analysis.voices.grammar import Mention


def by(text, label):
    rows = find_mentions(pd.DataFrame({"article": ["a"], "text": [text]}))
    found = [Mention(r.start, r.end, r.actor, r.kind) for r in rows.itertuples()]
    start = text.index(label)
    return attributed_to(text, start, start + len(label), found)


@pytest.mark.parametrize("country", ["Russia", "Ukraine", "Israel", "Iran"])
def test_hyphen(country):
    """In "NAME-designated terrorist group" the label is NAME's, whoever that is."""
    assert by(f"It is a {country}-designated terrorist group.", "terrorist group") == country


def test_considers_it():
    """In "X considers it a LABEL" the label is X's."""
    text = "The United States also considers it a foreign terrorist organization."
    assert by(text, "terrorist organization") == "United States"


def test_calls_a_name():
    """In "X calls Y a LABEL" the label is X's, not Y's."""
    assert by("Peru calls Chile a rogue state.", "rogue state") == "Peru"


def test_designated_by():
    """In "designated by X as a LABEL" the label is X's."""
    text = "It was designated by the Interior Ministry as an extremist organisation."
    assert by(text, "extremist organisation") == "Interior Ministry"


def test_designated_by_somebody_unnamed():
    """Where the one who designates has no name, the words of the text stand for it."""
    text = "It was designated by a regional court in May as a criminal organisation."
    assert by(text, "criminal organisation") == "regional court"


def test_by_after_the_label():
    """In "listed as a LABEL by X" the label is X's."""
    assert by("It is listed as a terrorist group by Canada.", "terrorist group") == "Canada"


def test_what_critics_call():
    """In "what X call a LABEL" the label is X's, with or without a name."""
    assert by("It was what his critics call a coup.", "coup") == "his critics"


def test_what_a_capital_calls():
    """A capital that calls something a name is its government."""
    assert by("It was what Lima calls a cleansing operation.", "cleansing") == "Peruvian government"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("He is a self-described radical.", "radical"),
        ("Ada Bell met the tyrant.", "tyrant"),
        ("Ada Bell called on the tyrant to leave.", "tyrant"),
        ("Ada Bell described the mob as small.", "mob"),
        ("Ada Bell declared that the regime fell.", "regime"),
        ("Chile is considered a rogue state.", "rogue state"),
    ],
)
def test_bare_labels_are_the_outlets(text, label):
    """A label that nobody is said to use is attributed to nobody."""
    assert by(text, label) == ""
