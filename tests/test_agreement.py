"""Agreement with a hand annotation is counted as the annotators' guide says."""

import pandas as pd
import pytest

from analysis.agreement import agreement, matched, quotation_agreement

GOLD = pd.DataFrame(
    [
        (0, 5, "outlet", "Ada", 1),
        (10, 15, "quote", "Bell|Tom Bell", 1),
        (20, 25, "tweet", "", 0),
        (30, 35, "outlet", "", 1),
    ],
    columns=["start", "end", "voice", "target", "core"],
)
FOUND = pd.DataFrame(
    [
        (0, 5, "tyrant", "outlet", "Ada"),
        (12, 13, "thug", "quotation", "Tom Bell"),
        (21, 24, "mob", "outlet", ""),
        (50, 55, "regime", "outlet", ""),
    ],
    columns=["start", "end", "text", "voice", "actor"],
)


@pytest.fixture
def figures():
    return agreement(FOUND, GOLD).set_index("measure")


def test_an_overlap_is_a_match():
    """A found span matches an annotated one if they share a character."""
    assert list(matched(FOUND, GOLD)["found"]) == ["tyrant", "thug", "mob", ""]


def test_recall_counts_core_spans_only(figures):
    """Two of the three core spans were found; the arguable one does not matter."""
    assert figures.loc["recall of core spans", "n"] == 3
    assert figures.loc["recall of core spans", "estimate"] == pytest.approx(2 / 3)


def test_an_arguable_span_is_no_error(figures):
    """Precision takes core and arguable spans as right: three of four found."""
    assert figures.loc["precision (core or arguable)", "estimate"] == pytest.approx(3 / 4)


def test_the_mean_over_voices_weighs_each_voice_alike(figures):
    """Right in outlet and quotation, wrong in the post: two of three voices."""
    assert figures.loc["voice, mean over voices", "estimate"] == pytest.approx(2 / 3)
    assert pd.isna(figures.loc["voice, mean over voices", "low"])


def test_always_outlet_fails_the_mean_over_voices():
    """A tool that says "outlet" everywhere is right for one voice of three."""
    lazy = agreement(FOUND.assign(voice="outlet"), GOLD).set_index("measure")
    assert lazy.loc["voice, mean over voices", "estimate"] == pytest.approx(1 / 3)


def test_any_of_the_names_counts_as_the_actor(figures):
    """ "Bell|Tom Bell" accepts both names."""
    assert figures.loc["actor of core spans", "estimate"] == 1


def test_nobody_is_an_answer():
    """Where the annotation names nobody, naming somebody is an error."""
    gold = GOLD.head(1).assign(target="")
    figures = agreement(FOUND.head(1), gold).set_index("measure")
    assert figures.loc["actor of core spans", "estimate"] == 0


def test_every_share_lies_in_its_interval(figures):
    """Low ≤ estimate ≤ high, wherever there is an interval."""
    shares = figures.dropna(subset="low")
    assert shares["estimate"].between(shares["low"] - 1e-9, shares["high"] + 1e-9).all()


def test_quotations_are_compared_by_voice_and_speaker():
    """The stretch that covers the middle of the annotated quotation is the one compared."""
    voices = pd.DataFrame(
        [(0, 10, "outlet", ""), (10, 20, "quotation", "Ada Bell")],
        columns=["start", "end", "voice", "speaker"],
    )
    gold = pd.DataFrame(
        [(11, 19, "quotation", "Tom Ray")], columns=["start", "end", "voice", "speaker"]
    )
    figures = quotation_agreement(voices, gold).set_index("measure")["estimate"]
    assert figures.to_dict() == {"voice of quotations": 1, "speaker of quotations": 0}
