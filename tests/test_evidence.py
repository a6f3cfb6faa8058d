"""Rules of the evidence table, and how well it finds what a careful reader marked.

The marks in tests/data are by hand. The lexicon was developed with all four articles at hand:
these floors guard against loss, they do not measure accuracy on unseen news. Two more articles,
strike and verdict, are held out: they have no floors, only a record that must be current.
"""

from functools import lru_cache
from pathlib import Path

import pandas as pd
import pytest

from analysis.agreement import agreement
from analysis.articles import read_articles
from analysis.evidence import TERMS, reporting, terms
from analysis.lexicons import read_lexicon

DATA = Path(__file__).parent / "data"
SEED = Path(__file__).parent.parent / "data" / "articles" / "2024-12-assad-asylum.md"
RESULTS = Path(__file__).parent.parent / "benchmarks" / "results" / "accuracy.csv"


@lru_cache
def evidence(name):
    """Terms of one of the four marked articles, and the marks."""
    path = SEED if name == "seed" else DATA / "articles" / f"{name}.md"
    return terms(read_articles([path])), pd.read_csv(
        DATA / f"{name}_terms.csv", keep_default_na=False
    )


@lru_cache
def accuracy(name):
    """The tool's agreement with the marks of one article, by measure."""
    found, marks = evidence(name)
    figures = agreement(found[found["side"] == "loaded"], marks)
    return dict(zip(figures["measure"], figures["estimate"], strict=True))


MEASURES = {
    "recall": "recall of core spans",
    "precision": "precision (core or arguable)",
    "voice": "voice, mean over voices",
    "actor": "actor of core spans",
}
# The seed article's floors are the product's promise; the others stand slightly below what was
# measured when the lexicon was last revised.
FLOORS = {
    "seed": {"recall": 0.95, "precision": 0.75, "voice": 0.95, "actor": 0.85},
    "protest": {"recall": 0.95, "precision": 0.90, "voice": 0.90, "actor": 0.70},
    "election": {"recall": 0.95, "precision": 0.90, "voice": 0.95, "actor": 0.75},
    "migration": {"recall": 0.85, "precision": 0.90, "voice": 0.95, "actor": 0.75},
}


@pytest.mark.parametrize("measure", ["recall", "precision", "voice", "actor"])
@pytest.mark.parametrize("name", FLOORS)
def test_a_marked_article_is_read_as_well_as_before(name, measure):
    """What a careful reader marked is found, little else is, with its voice and its actor."""
    assert accuracy(name)[MEASURES[measure]] >= FLOORS[name][measure]


@pytest.mark.parametrize("name", [*FLOORS, "strike", "verdict"])
def test_the_recorded_accuracy_is_what_the_tool_does_now(name):
    """benchmarks/results/accuracy.csv, which README shows, is current: run make accuracy."""
    recorded = pd.read_csv(RESULTS).query("article == @name").set_index("measure")["estimate"]
    assert {m: recorded[m] for m in MEASURES.values()} == pytest.approx(
        {m: accuracy(name)[m] for m in MEASURES.values()}, abs=0.001
    )


def test_the_choices_of_the_seed_article():
    """Regime 4 and government 5, by hand; strongman is paired with president and leader."""
    found = evidence("seed")[0]
    counts = found[found["concept"] == "government"]["form"].value_counts().to_dict()
    assert {form: counts[form] for form in ("regime", "government")} == {
        "regime": 4, "government": 5,
    }  # fmt: skip
    [swap] = set(found.loc[found["form"] == "strongman", "neutral"])
    assert {"president", "leader"} <= set(swap.split("|"))


@pytest.mark.parametrize("name", FLOORS)
def test_every_row_can_be_followed_back_to_the_words(name):
    """Text is the article's text between start and end, in reading order."""
    path = SEED if name == "seed" else DATA / "articles" / f"{name}.md"
    text = read_articles([path])["text"].item()
    found = evidence(name)[0]
    assert [text[row.start : row.end] for row in found.itertuples()] == found["text"].tolist()
    assert found["start"].is_monotonic_increasing


@pytest.mark.parametrize("name", ["protest", "election", "migration"])
def test_everyday_senses_are_left_alone(name):
    """A training regime, a landslide on a road, a swarm of jellyfish judge no one."""
    found = evidence(name)[0]
    loaded = found[found["side"] == "loaded"]
    assert set(loaded["text"].str.lower()).isdisjoint(
        {"regime", "landslide", "swarm", "puppet", "rally", "liberal", "alien"}
    )


def rows(text, **options):
    found = terms(pd.DataFrame({"article": ["a"], "text": [text]}), **options)
    return found[found["side"] == "loaded"].to_dict("records")


def test_the_contract_columns_are_there():
    """The command line shows these columns; both sides are in the table."""
    found = evidence("seed")[0]
    assert set(TERMS) <= set(found) and set(found["side"]) == {"loaded", "neutral"}


def test_a_quoted_epithet_is_the_speakers():
    """Whose word it is decides: in a quotation it is not the outlet's."""
    [row] = rows("“The tyrant fell at last,” Ada Bell said on Monday.")
    assert (row["voice"], row["speaker"]) == ("quotation", "Ada Bell")


def test_an_unquoted_epithet_is_the_outlets():
    """Without quotation marks the outlet speaks."""
    [row] = rows("The tyrant Bashar Assad fled on Monday.")
    assert (row["voice"], row["actor"]) == ("outlet", "Bashar Assad")


def test_only_a_synonym_repair_offers_neutral_words():
    """Where a fair writer would attribute or specify, no word is swapped in."""
    found = evidence("seed")[0]
    swaps = found[(found["side"] == "loaded") & (found["neutral"] != "")]
    assert set(swaps["repair"]) == {"synonym"}


def test_a_lexicon_of_the_readers_own_is_used():
    """Judgement is data: another lexicon finds other words."""
    own = read_lexicon().query("form == 'regime'")
    assert [row["text"] for row in rows("The tyrant led the regime.", lexicon=own)] == ["regime"]


def test_a_text_without_loaded_words_gives_no_rows():
    """Nothing is found where nothing is loaded, and nothing fails."""
    assert rows("The council met at noon and approved the minutes.") == []


@pytest.mark.parametrize("side", ["loaded", "neutral"])
@pytest.mark.parametrize("name", ["seed", "strike", "verdict"])
def test_one_side_is_told_as_both_are(name, side):
    """What is told of a word does not depend on whether the other side is asked about."""
    path = SEED if name == "seed" else DATA / "articles" / f"{name}.md"
    both = evidence(name)[0]
    alone = terms(read_articles([path]), side=side)
    wanted = both[both["side"] == side].reset_index(drop=True)
    pd.testing.assert_frame_equal(alone, wanted)


def test_the_outlets_words_for_what_somebody_said_are_told_apart():
    """In "the mayor said the thugs …" the word is the outlet's, where it reports the mayor."""
    said = "The mayor said the thugs had fled. The thugs fled. “Thugs,” the mayor said."
    found = terms(pd.DataFrame({"article": ["a"], "text": [said]}), side="loaded")
    assert found["voice"].tolist() == ["outlet", "outlet", "quotation"]
    assert reporting(found).tolist() == [True, False, False]
