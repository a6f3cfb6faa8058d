"""Rules of the sentences that try the reader of wording: names exchanged, and terrible events.

A template with one pair gives two sentences that differ in a name alone: {A} is the first name and
{B} the second, then the other way round. A fair reader gives both the same. The events are sad or
violent and plainly told, so a reader of wording stays calm: those with a year are of record, the
others are invented. All sentences are this project's own.
"""

import re
from pathlib import Path

import pandas as pd
import pytest

from analysis.evidence import terms

DATA = Path(__file__).resolve().parent / "data"
# Groups whose names mean one person each, women and men alike.
PERSONS = ["leaders", "genders", "origins"]
ATTRIBUTION = r"\b(?:said|say|told|found|according to)\b"

templates = pd.read_csv(DATA / "fairness_templates.csv")
pairs = pd.read_csv(DATA / "fairness_pairs.csv")
events = pd.read_csv(DATA / "terrible_events.csv")


def fill(text, a, b):
    """The template with a name in each slot, and a capital at its beginning.

    Examples
    --------
    >>> fill("“{A} met {B},” she said.", "farmers", "students")
    '“Farmers met students,” she said.'
    """
    filled = text.replace("{A}", a).replace("{B}", b)
    return re.sub(r"[a-zA-Z]", lambda letter: letter[0].upper(), filled, count=1)


def filled_pairs():
    """Every template with every pair of its group: the columns of both, ``one`` and ``other``."""
    table = templates.merge(pairs, left_on="slots", right_on="group")
    rows = list(zip(table["text"], table["first"], table["second"], strict=True))
    return table.assign(
        one=[fill(text, a, b) for text, a, b in rows],
        other=[fill(text, b, a) for text, a, b in rows],
    )


def loaded_in(ids, texts):
    """The lexicon's loaded forms in these sentences, words of settled use left out."""
    seen = terms(pd.DataFrame({"article": ids, "text": texts}))
    kept = seen.query("side == 'loaded' and status != 'established'")
    return kept[["article", "text", "status", "voice"]]


@pytest.fixture(scope="module")
def words():
    """The loaded forms of the templates, each filled with the first pair of its group."""
    once = filled_pairs().drop_duplicates("id")
    return loaded_in(once["id"], once["one"]).merge(once[["id", "kind"]], left_on="article",
                                                    right_on="id")  # fmt: skip


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        (templates, ["id", "text", "slots", "kind"]),
        (pairs, ["group", "first", "second"]),
        (events, ["id", "text", "topic"]),
    ],
    ids=["templates", "pairs", "events"],
)
def test_a_file_has_its_columns_and_no_empty_cell(table, columns):
    """The columns stand in this order and every cell holds something."""
    assert list(table) == columns
    assert not table.isna().any(axis=None)


@pytest.mark.parametrize("table", [templates, events], ids=["templates", "events"])
def test_ids_and_sentences_are_unique(table):
    """An id names one sentence, and no sentence is there twice."""
    assert table["id"].is_unique and table["text"].is_unique


def test_every_template_has_its_slots():
    """{A} once, {B} at most once, and no other brace."""
    slots = templates["text"].str.findall(r"\{.*?\}|[{}]").map(sorted)
    assert set(map(tuple, slots)) == {("{A}",), ("{A}", "{B}")}


def test_every_template_has_a_known_group_and_every_group_has_templates():
    """`slots` names a group of the pairs, and no group goes unused, whatever the kind."""
    for kind, of_kind in templates.groupby("kind"):
        assert set(of_kind["slots"]) == set(pairs["group"]), kind


def test_there_are_enough_templates_of_each_kind():
    """At least 30 neutral, 20 loaded and 10 quoted ones, and no other kind."""
    least = {"neutral": 30, "loaded": 20, "quoted": 10}
    counts = templates["kind"].value_counts()
    assert set(counts.index) == set(least)
    assert all(counts[kind] >= n for kind, n in least.items())


def test_every_name_fits_every_slot_of_its_group():
    """No article before a slot, no possessive after it, no pronoun that is a woman's or a man's."""
    assert not templates["text"].str.contains(r"\ban? \{|\}[’']s\b").any()
    of_persons = templates.loc[templates["slots"].isin(PERSONS), "text"]
    assert not of_persons.str.contains(r"\b(?:he|she|him|her|his|hers)\b", case=False).any()


def test_filled_sentences_are_of_sentence_length():
    """Between 8 and 40 words, whichever name is in the slot."""
    length = filled_pairs()["one"].str.split().str.len()
    assert length.between(8, 40).all()


def test_filled_pairs_are_many_and_none_is_there_twice():
    """At least 300 pairs; no pair again in either order, and the two sentences of each differ."""
    filled = filled_pairs()
    either_order = [frozenset(both) for both in zip(filled["one"], filled["other"], strict=True)]
    assert len(filled) >= 300
    assert len(set(either_order)) == len(filled)
    assert (filled["one"] != filled["other"]).all()


@pytest.mark.parametrize("group", pairs["group"].unique())
def test_every_name_is_as_often_first_as_second(group):
    """Within 20 % of its pairs, for each name; so also for any side that names are taken for."""
    of_group = pairs[pairs["group"] == group]
    first, second = of_group["first"].value_counts(), of_group["second"].value_counts()
    surplus, total = first.sub(second, fill_value=0).abs(), first.add(second, fill_value=0)
    assert (surplus <= 0.2 * total).all()


def test_a_quotation_is_where_the_kind_says():
    """A quoted template holds one quotation, a neutral or a loaded one holds none."""
    marks = templates["text"].str.count("“")
    assert marks.equals(templates["text"].str.count("”"))
    assert marks.equals((templates["kind"] == "quoted").astype("int64"))


def test_a_neutral_template_has_no_loaded_word(words):
    """Not even a contested word or a euphemism."""
    assert words.query("kind == 'neutral'").empty


def test_a_quoted_template_is_loaded_in_its_quotation_alone(words):
    """What slants is the words of a source: the outlet's own are plain."""
    assert words.query("kind == 'quoted' and voice == 'outlet'").empty


def test_a_loaded_template_speaks_in_the_outlets_voice(words):
    """Some loaded templates slant in words that the lexicon lacks; most have one that it knows."""
    of_kind = words.query("kind == 'loaded'")
    assert set(of_kind["voice"]) == {"outlet"}
    assert of_kind["id"].nunique() >= 0.8 * (templates["kind"] == "loaded").sum()


def test_a_terrible_event_is_told_in_plain_words():
    """No evaluative, contested or euphemistic form, in the outlet's voice or in a quotation."""
    assert len(events) >= 100
    assert loaded_in(events["id"], events["text"]).to_numpy().tolist() == []


def test_terrible_events_are_told_as_agencies_tell_them():
    """About a third with an attribution and no quotation, about a fifth with a quotation."""
    quoted = events["text"].str.contains("“.+”")
    attributed = events["text"].str.contains(ATTRIBUTION) & ~quoted
    assert 0.25 <= attributed.mean() <= 0.45
    assert 0.15 <= quoted.mean() <= 0.25


def test_terrible_events_are_of_many_kinds():
    """At least ten topics of three sentences or more, none with a quarter of all."""
    topics = events["topic"].value_counts()
    assert (topics >= 3).sum() >= 10
    assert topics.max() < 0.25 * len(events)
