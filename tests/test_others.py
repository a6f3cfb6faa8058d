"""Rules of comparing the actors of one article: like with like, both ways alike, few is said."""

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_hex
from statsmodels.stats.proportion import confint_proportions_2indep

from analysis.baselines import others
from analysis.baselines.others import comparable_pairs, differences, p_value
from analysis.charts import FEW_GREY, LOADED
from analysis.charts.compare import plot_differences

matplotlib.use("Agg")

NOBODY = pd.DataFrame({"actor": [], "office": []}, dtype=str)
# A block of choices: (loaded, neutral) words about one actor in one sentence.
BLOCKS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)).filter(any), min_size=1,
                  max_size=4)  # fmt: skip


def named(text, **kinds):
    """Mentions of each name of `kinds` in a text of one sentence, and that sentence."""
    names = {name.replace("_", " "): kind for name, kind in kinds.items()}
    starts = {name: text.index(name) for name in names}
    rows = [("a", at, at + len(name), name, name, names[name]) for name, at in starts.items()]
    mentions = pd.DataFrame(rows, columns=["article", "start", "end", "text", "actor", "kind"])
    lines = pd.DataFrame({"article": ["a"], "start": [0], "end": [len(text)], "text": [text]})
    return mentions, lines


def paired(mentions, lines, actors=NOBODY):
    return comparable_pairs(mentions, actors, lines)[["one", "other"]].values.tolist()


def article(*, name="a", concepts=1, **blocks):
    """Choices and sentences of an article: for each actor a block (loaded, neutral) a sentence."""
    rows, start = [], 0
    for actor, sentences in blocks.items():
        for loaded, neutral in sentences:
            rows += [(name, start, actor, choice) for choice in ["loaded"] * loaded]
            rows += [(name, start, actor, choice) for choice in ["neutral"] * neutral]
            start += 10
    seen = pd.DataFrame(rows, columns=["article", "start", "actor", "choice"])
    seen = seen.assign(
        voice="outlet", concept=[f"concept {n % concepts}" for n in range(len(rows))]
    )
    return seen, pd.DataFrame({"article": name, "start": range(0, start, 10)})


def pairs_of(*pairs, name="a"):
    return pd.DataFrame(pairs, columns=["one", "other"]).assign(article=name, kind="person")


def difference(seen, lines, one="Bell", other="Reed"):
    return differences(seen, lines, pairs_of((one, other))).iloc[0]


def test_only_actors_of_one_kind_are_compared():
    """A state is not described as a person is."""
    mentions, lines = named(
        "Chad, Mali and Ada Bell", Chad="state", Mali="state", Ada_Bell="person"
    )
    assert paired(mentions, lines) == [["Chad", "Mali"]]


def test_office_holders_are_compared_with_office_holders():
    """A bystander is nobody's "strongman": by the table, two hold an office and two do not."""
    mentions, lines = named("Bell, Reed, Low, Cox", Bell="person", Reed="person", Low="person",
                            Cox="person")  # fmt: skip
    actors = pd.DataFrame({"actor": ["Bell", "Cox", "Low"], "office": ["mayor", "", "president"]})
    assert paired(mentions, lines, actors) == [["Bell", "Low"], ["Cox", "Reed"]]


@pytest.mark.parametrize("title", ["Mayor", "the prime minister", "former President"])
def test_a_title_before_the_name_is_an_office(title):
    """The text itself may say that a person holds one, in the middle of a sentence too."""
    mentions, lines = named(f"So {title} Bell met Reed.", Bell="person", Reed="person")
    actors = pd.DataFrame({"actor": ["Reed"], "office": ["king"]})
    assert paired(mentions, lines, actors) == [["Bell", "Reed"]]


def test_a_title_in_place_of_the_name_is_an_office():
    """ "The mayor", where it stands for Bell; a title elsewhere in the sentence is not his."""
    mentions, lines = named("the mayor met Cox, not King Reed", the_mayor="person", Cox="person",
                            Reed="person")  # fmt: skip
    mentions = mentions.replace({"actor": {"the mayor": "Bell"}})
    assert paired(mentions, lines) == [["Bell", "Reed"]]


def test_one_title_is_enough_for_all_mentions():
    """ "Mayor Bell" is an office-holder also where he is only "Bell"."""
    mentions, lines = named("Bell, that is Mayor Bell, and Reed", Bell="person", Reed="person")
    again = mentions.iloc[[0]].assign(start=20, end=24)
    actors = pd.DataFrame({"actor": ["Reed"], "office": ["king"]})
    assert paired(pd.concat([mentions, again], ignore_index=True), lines, actors)


def test_actors_of_different_articles_are_not_paired():
    """The comparison is within one article."""
    one, lines = named("Chad", Chad="state")
    other, more = named("Mali", Mali="state")
    both = pd.concat([one, other.assign(article="b")], ignore_index=True)
    assert paired(both, pd.concat([lines, more.assign(article="b")])) == []


def test_a_difference_is_the_share_of_one_less_that_of_the_other():
    """Three of four against one of two is 0.75 - 0.5."""
    row = difference(*article(Bell=[(1, 0)] * 3 + [(0, 1)], Reed=[(1, 0), (0, 1)]))
    assert row[["one_loaded", "one_n", "other_loaded", "other_n"]].tolist() == [3, 4, 1, 2]
    assert row["difference"] == 0.25


def test_words_in_other_voices_and_without_an_actor_do_not_count():
    """What a source says, or what describes nobody, is no choice about either."""
    seen, lines = article(Bell=[(1, 0), (0, 1)], Reed=[(1, 1)])
    more = pd.concat([seen, seen.assign(voice="quotation"), seen.assign(actor=""),
                      seen.assign(choice="")])  # fmt: skip
    pd.testing.assert_series_equal(difference(seen, lines), difference(more, lines))


def test_a_pair_without_a_choice_on_either_side_is_left_out():
    """No share, no difference."""
    seen, lines = article(Bell=[(1, 1)])
    assert len(differences(seen, lines, pairs_of(("Bell", "Reed")))) == 0
    assert len(differences(seen, lines, pairs_of())) == 0


def test_the_interval_never_shrinks_to_a_point():
    """Four of four against none of five: every draw of sentences gives 1, and so Newcombe's
    interval decides; by hand, its lower end is 1 - √((1 - 0.510)² + 0.434²) = 0.345."""
    row = difference(*article(Bell=[(1, 0)] * 4, Reed=[(0, 1)] * 5))
    assert (row["low"], row["high"]) == (pytest.approx(0.345, abs=1e-3), 1)


def test_the_interval_holds_newcombes():
    """The hull is at least as wide as either interval."""
    row = difference(*article(Bell=[(2, 0), (0, 2), (1, 0)], Reed=[(1, 0), (0, 3)]))
    low, high = confint_proportions_2indep(3, 5, 1, 4, method="newcomb", compare="diff")
    assert row["low"] <= low <= high <= row["high"]


def test_words_of_one_sentence_are_drawn_together():
    """Eight choices in two sentences say less than eight in eight: the interval is wider."""
    apart = difference(*article(Bell=[(1, 0), (0, 1)] * 8, Reed=[(1, 0), (0, 1)] * 8))
    together = difference(*article(Bell=[(8, 0), (0, 8)], Reed=[(8, 0), (0, 8)]))
    assert together["high"] - together["low"] > 1.5 * (apart["high"] - apart["low"])


def test_the_permutation_test_by_hand():
    """Three loaded blocks against two neutral ones: of 5!/(3! 2!) = 10 ways to deal the names
    out, only the true one is so far apart."""
    row = difference(*article(Bell=[(1, 0)] * 3, Reed=[(0, 1)] * 2))
    assert row["p"] == pytest.approx(1 / 10)


def test_words_of_one_sentence_are_dealt_together():
    """One sentence each are two blocks, and either way of dealing them is as far apart."""
    row = difference(*article(Bell=[(3, 0)], Reed=[(0, 2)]))
    assert row["p"] == 1


def test_two_actors_of_one_sentence_are_two_blocks():
    """Blocks are (sentence, actor): both named in the same two sentences, p is 2 of 6."""
    seen, lines = article(Bell=[(1, 0), (1, 0)], Reed=[(0, 1), (0, 1)])
    seen["start"] = [0, 10, 0, 10]
    assert difference(seen, lines)["p"] == pytest.approx(2 / 6)


def test_many_blocks_are_dealt_by_chance_and_p_is_never_nought(monkeypatch):
    """p = (b + 1) / (m + 1); drawn labellings give nearly the p of all of them."""
    one, other = np.array([[1, 1]] * 5 + [[0, 1]]), np.array([[0, 1]] * 5 + [[1, 1]])
    every = p_value(one, other)
    monkeypatch.setattr(others, "LABELLINGS", 900)
    assert p_value(one, other) == pytest.approx(every, abs=0.03)
    assert p_value(np.array([[1, 1]] * 20), np.array([[0, 1]] * 20)) == 1 / 901


@pytest.mark.parametrize(("bell", "reed"), [([(1, 0)], [(1, 1)]), ([(2, 3)], [(0, 1)])])
def test_no_test_of_an_actor_with_one_choice(bell, reed):
    """With one choice there is no telling whether the next would be another."""
    row = difference(*article(Bell=bell, Reed=reed))
    assert not row["tested"]
    assert np.isnan(row["p"]) and np.isnan(row["p_holm"])


def test_p_is_corrected_for_the_pairs_tested_in_the_article():
    """Holm: the smallest of three p values times three, the next times two, never falling; the
    pair that is not tested does not count."""
    seen, lines = article(A=[(1, 0)] * 4, B=[(0, 1)] * 4, C=[(1, 0), (0, 1)] * 2, D=[(1, 0)])
    pairs = pairs_of(("A", "B"), ("A", "C"), ("B", "C"), ("A", "D"))
    table = differences(seen, lines, pairs)
    assert table["p"].tolist()[:3] == pytest.approx([2 / 70, 30 / 70, 30 / 70])
    assert table["p_holm"].tolist()[:3] == pytest.approx([6 / 70, 60 / 70, 60 / 70])
    assert table["tested"].tolist() == [True, True, True, False]


@pytest.mark.parametrize(
    ("each", "concepts", "enough"), [(5, 3, True), (4, 3, False), (5, 2, False)]
)
def test_few_choices_or_concepts_are_flagged(each, concepts, enough):
    """The two together need 10 choices of 3 concepts, as a share does."""
    blocks = {"Bell": [(1, 0)] * each, "Reed": [(0, 1)] * each}
    assert difference(*article(concepts=concepts, **blocks))["enough"] == enough


def test_each_article_is_compared_by_itself():
    """An article's rows are the same alone or among others, whose sentences start alike."""
    one = article(name="a", Bell=[(1, 0)] * 3, Reed=[(0, 1)] * 4)
    two = article(name="b", Bell=[(0, 1), (2, 0)], Reed=[(1, 0), (1, 1)])
    pairs = [pairs_of(("Bell", "Reed"), name=name) for name in "ab"]
    seen, lines = (pd.concat(tables, ignore_index=True) for tables in zip(one, two, strict=True))
    together = differences(seen, lines, pd.concat(pairs, ignore_index=True))
    alone = [differences(*found, pair) for found, pair in zip((one, two), pairs, strict=True)]
    pd.testing.assert_frame_equal(together, pd.concat(alone, ignore_index=True))


@settings(max_examples=30, deadline=None)
@given(BLOCKS, BLOCKS)
def test_the_order_of_a_pair_changes_the_sign_only(bell, reed):
    """Both sides alike: Bell less Reed is minus Reed less Bell, and p is the same."""
    seen, lines = article(Bell=bell, Reed=reed)
    there, back = (difference(seen, lines, *pair) for pair in (("Bell", "Reed"), ("Reed", "Bell")))
    assert back["difference"] == -there["difference"]
    assert (back["low"], back["high"]) == pytest.approx((-there["high"], -there["low"]))
    same = ["p", "p_holm", "tested", "enough"]
    assert back[same].equals(there[same])


@settings(max_examples=30, deadline=None)
@given(BLOCKS, BLOCKS)
def test_the_difference_lies_in_its_interval(bell, reed):
    """-1 ≤ low ≤ difference ≤ high ≤ 1, and 0 < p ≤ 1 where there is one."""
    row = difference(*article(Bell=bell, Reed=reed))
    assert -1 <= row["low"] <= row["difference"] <= row["high"] <= 1
    assert not row["tested"] or 0 < row["p"] <= row["p_holm"] <= 1


@settings(max_examples=20, deadline=None)
@given(BLOCKS, BLOCKS)
def test_loaded_and_neutral_mirror_one_another(bell, reed):
    """With loaded and neutral swapped, the difference changes its sign and p stays."""
    row = difference(*article(Bell=bell, Reed=reed))
    swapped = {"loaded": "neutral", "neutral": "loaded"}
    seen, lines = article(Bell=bell, Reed=reed)
    mirror = difference(seen.assign(choice=seen["choice"].map(swapped)), lines)
    assert mirror["difference"] == pytest.approx(-row["difference"])
    assert (mirror["low"], mirror["high"]) == pytest.approx((-row["high"], -row["low"]), abs=1e-6)
    assert mirror["p"] == pytest.approx(row["p"], nan_ok=True)


@pytest.fixture
def table():
    """One pair with enough choices, one with too few and no test."""
    many = article(concepts=3, Bell=[(1, 0)] * 5, Reed=[(0, 1)] * 5, Low=[(0, 1)])
    return differences(*many, pairs_of(("Bell", "Reed"), ("Low", "Reed")))


def test_the_chart_draws_the_table(table):
    """A dot at each difference, an interval from low to high, both counts beside the names."""
    ax = plot_differences(table)
    dots = [line for line in ax.lines if line.get_marker() == "o"]
    assert [line.get_xdata()[0] for line in dots] == [1, 0]
    assert list(ax.lines[0].get_xdata()) == table[["low", "high"]].iloc[0].tolist()
    rows = [label.get_text() for label in ax.get_yticklabels()]
    assert rows == ["Bell, 5 of 5\nReed, 0 of 5", "Low, 0 of 1\nReed, 0 of 5"]
    plt.close("all")


def test_a_pair_with_too_few_choices_is_grey_hollow_and_says_so(table):
    """Grey and hollow where there is not enough; "no test" where there is no p."""
    ax = plot_differences(table)
    dots = [line for line in ax.lines if line.get_marker() == "o"]
    edges = [to_hex(dot.get_markeredgecolor()).upper() for dot in dots]
    assert edges == [LOADED, FEW_GREY]
    assert to_hex(dots[1].get_markerfacecolor()) == "#ffffff"
    assert [text.get_text() for text in ax.texts][:2] == ["p = 0.01", "no test"]
    plt.close("all")
