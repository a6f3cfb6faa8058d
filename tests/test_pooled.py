"""Rules of pooling: a concept counts as a concept, not as its words; categories share neutrals."""

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.baselines.pooled import by_category, pooled, pooled_share
from analysis.charts.compare import plot_pooled
from analysis.lexicons import with_choice
from analysis.measures import loaded_share

matplotlib.use("Agg")

# (loaded, neutral) choices of each concept, at least one choice each.
CONCEPTS = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(any), min_size=1, max_size=6
)


def seen(*counts, voice="outlet"):
    """Occurrences with so many loaded and neutral choices of one concept after the other."""
    rows = [
        (f"concept {number}", choice, voice)
        for number, (loaded, neutral) in enumerate(counts)
        for choice in ["loaded"] * loaded + ["neutral"] * neutral
    ]
    return pd.DataFrame(rows, columns=["concept", "choice", "voice"])


def numbers(occurrences):
    """The one row's estimate, low and high."""
    return pooled_share(occurrences, by=["voice"])[["estimate", "low", "high"]].iloc[0].tolist()


def counts(concepts):
    return [loaded for loaded, _ in concepts], [sum(both) for both in concepts]


def test_one_frequent_concept_does_not_decide_alone():
    """ "Said" a hundred times, and four concepts each loaded: most concepts are loaded."""
    words = seen((0, 100), (1, 0), (1, 0), (1, 0), (1, 0))
    plain = loaded_share(words, by=["voice"])["estimate"].item()
    assert plain == pytest.approx(4 / 104)
    assert numbers(words)[0] > 0.5


def test_concepts_met_once_are_tosses():
    """With one choice a concept there is nothing to pool: the estimate is the plain share, and
    the ends are where the likelihood of 3 of 4 tosses has fallen to exp(-1.9207) of its top."""
    estimate, low, high = numbers(seen((1, 0), (1, 0), (1, 0), (0, 1)))
    assert estimate == pytest.approx(0.75, abs=1e-5)
    fallen = 0.75**3 * 0.25 * np.exp(-1.9207)
    assert [end**3 * (1 - end) for end in (low, high)] == pytest.approx([fallen] * 2, rel=1e-3)


def test_all_loaded_is_as_many_tosses_as_concepts():
    """Five concepts of four choices, all loaded: were each concept of one piece, it would be five
    tosses, with the low end at exp(-1.9207 / 5) = 0.68; the plain interval says 0.84."""
    estimate, low, high = numbers(seen(*[(4, 0)] * 5))
    assert (estimate, high) == (1, 1)
    assert low == pytest.approx(np.exp(-1.9207 / 5), abs=0.01)


def test_like_concepts_are_pooled_to_the_plain_share():
    """Where every concept has the same share there is nothing that one could decide."""
    assert numbers(seen(*[(1, 3)] * 8))[0] == pytest.approx(0.25, abs=1e-4)


def test_concepts_that_differ_widen_the_interval():
    """Ten of twenty loaded says more when each concept is mixed than when each is of one piece."""
    mixed, pieces = numbers(seen(*[(1, 1)] * 10)), numbers(seen(*[(2, 0)] * 5, *[(0, 2)] * 5))
    assert mixed[0] == pytest.approx(pieces[0], abs=1e-3)
    assert pieces[2] - pieces[1] > 1.3 * (mixed[2] - mixed[1])


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    "concepts",
    [[(1, 0)], [(0, 1)], [(3, 7)], [(900, 0)], [(1, 0)] * 20, [(0, 9)] * 3, [(2000, 900), (0, 1)]],
    ids=str,
)
def test_no_count_is_out_of_reach(concepts):
    """All loaded, all neutral, one concept, single choices and thousands give no warning."""
    estimate, low, high = pooled(*counts(concepts))
    assert 0 <= low <= estimate <= high <= 1


def test_one_concept_says_next_to_nothing_of_others():
    """However often it came up: four loaded of four leave 15 to 100 %."""
    assert numbers(seen((400, 0)))[1] < 0.17


def test_the_rest_of_the_row_is_the_plain_share():
    """Counts and the rule of when there is enough are the same, so that the two can be shown
    side by side; groups come in the same order."""
    words = pd.concat([seen((5, 5), (1, 0), (0, 1)), seen((1, 1), voice="quotation")])
    same = ["voice", "loaded", "neutral", "n", "concepts", "enough"]
    plain, pool = (share(words, by=["voice"]) for share in (loaded_share, pooled_share))
    pd.testing.assert_frame_equal(plain[same], pool[same])
    assert list(pool) == list(plain)
    assert pool["enough"].tolist() == [True, False]


def test_each_group_is_pooled_by_itself():
    """A group's row is the same alone or beside others, whatever `by` is."""
    words = pd.concat([seen((1, 2), (3, 0)), seen((0, 4), (2, 2), voice="quotation")])
    both = pooled_share(words, by=["voice"])
    alone = [pooled_share(group, by=["voice"]) for _, group in words.groupby("voice")]
    pd.testing.assert_frame_equal(both, pd.concat(alone, ignore_index=True))


def test_only_choices_are_pooled():
    """Words without a choice of wording do not enter; a table without any gives no row."""
    words = seen((1, 1))
    more = pd.concat([words, words.assign(choice="", concept="other")])
    assert numbers(more) == numbers(words)
    assert len(pooled_share(more[more["choice"] == ""], by=["voice"])) == 0


@settings(max_examples=40, deadline=None)
@given(CONCEPTS)
def test_the_estimate_lies_in_its_interval(concepts):
    """0 ≤ low ≤ estimate ≤ high ≤ 1, and the estimate lies between the concepts' shares."""
    loaded, n = counts(concepts)
    estimate, low, high = pooled(loaded, n)
    assert 0 <= low <= estimate <= high <= 1
    shares = np.divide(loaded, n)
    assert shares.min() - 1e-5 <= estimate <= shares.max() + 1e-5


@settings(max_examples=25, deadline=None)
@given(CONCEPTS, st.randoms())
def test_names_and_order_of_concepts_do_not_matter(concepts, chance):
    """A concept's name carries no number."""
    mixed = chance.sample(concepts, len(concepts))
    assert pooled(*counts(mixed)) == pooled(*counts(concepts))


@settings(max_examples=25, deadline=None)
@given(CONCEPTS)
def test_loaded_and_neutral_mirror_one_another(concepts):
    """Both sides alike: with the sides swapped, everything is one minus what it was."""
    estimate, low, high = pooled(*counts(concepts))
    swapped = pooled(*counts([both[::-1] for both in concepts]))
    assert swapped == pytest.approx((1 - estimate, 1 - high, 1 - low), abs=1e-5)


@pytest.fixture
def lexicon():
    """ "Claim" doubts, "boast" judges, both against "say"; "regime" is a label; "coup" is none."""
    rows = [
        ("said", "loaded", "claim", "doubt", "evaluative", "synonym"),
        ("said", "loaded", "boast", "verb", "evaluative", "synonym"),
        ("said", "neutral", "say", "attribution verb", "", ""),
        ("government", "loaded", "regime", "label", "evaluative", "synonym"),
        ("government", "neutral", "government", "", "", ""),
        ("said", "loaded", "rant", "metaphor", "evaluative", "delete"),
        ("coup", "loaded", "coup", "label", "contested", "synonym"),
    ]
    columns = ["concept", "side", "form", "category", "status", "repair"]
    return with_choice(pd.DataFrame(rows, columns=columns).assign(pos="verb"))


def found(lexicon, *forms):
    return lexicon.set_index("form").loc[list(forms)].reset_index()


def test_a_neutral_word_counts_in_every_category_it_stood_against(lexicon):
    """ "Said" could have been "claimed" (doubt) or "boasted" (verb): once in each share."""
    table = by_category(found(lexicon, "claim", "say", "say"), lexicon)
    shares = loaded_share(table, by=["category"]).set_index("category")
    assert shares[["loaded", "neutral"]].T.to_dict("list") == {"doubt": [1, 2], "verb": [0, 2]}


def test_a_loaded_word_counts_in_its_own_category_only(lexicon):
    """ "Boasted" is no choice against doubt."""
    table = by_category(found(lexicon, "boast", "claim", "claim"), lexicon)
    assert table["category"].value_counts().to_dict() == {"doubt": 2, "verb": 1}


def test_a_neutral_words_own_category_does_not_matter(lexicon):
    """The lexicon files "say" under attribution verbs, of which the concept has no loaded one."""
    assert "attribution verb" not in set(by_category(found(lexicon, "say"), lexicon)["category"])


def test_only_a_form_that_a_synonym_repairs_makes_a_category(lexicon):
    """A metaphor to be deleted was no choice against "said", and a contested word none at all."""
    table = by_category(found(lexicon, "say", "rant", "coup", "regime"), lexicon)
    assert table["form"].tolist() == ["say", "say", "regime"]
    assert table["category"].tolist() == ["doubt", "verb", "label"]


def test_categories_keep_reading_order_and_columns(lexicon):
    """The table that goes in comes out, neutral rows repeated where they stand."""
    words = found(lexicon, "government", "claim", "say").assign(start=[3, 8, 20])
    table = by_category(words, lexicon)
    assert table["start"].tolist() == [3, 8, 20, 20]
    assert list(table) == list(words)


def test_loaded_words_are_neither_lost_nor_doubled(lexicon):
    """Categories overlap in their neutral words alone."""
    words = found(lexicon, "claim", "boast", "say", "regime", "government")
    table = by_category(words, lexicon)
    assert (table["choice"] == "loaded").sum() == (words["choice"] == "loaded").sum()


def points(ax):
    """The dots that are drawn, as (x, marker)."""
    return [
        (round(line.get_xdata()[0], 3), line.get_marker())
        for line in ax.lines
        if len(line.get_xdata()) == 1
    ]


def test_the_chart_shows_both_shares_where_there_are_enough():
    """Two dots and two intervals a row; a row with too few choices has its counts and no dot."""
    words = pd.concat([seen((0, 10), (1, 0), (1, 0)), seen((1, 1), voice="quotation")])
    plain, pool = (share(words, by=["voice"]) for share in (loaded_share, pooled_share))
    ax = plot_pooled(plain, pool, label="voice")
    drawn = [(round(table["estimate"][0], 3), mark) for table, mark in ((plain, "D"), (pool, "o"))]
    assert points(ax) == drawn
    assert [text.get_text() for text in ax.texts][:2] == ["2 of 12", "1 of 2"]
    plt.close("all")
