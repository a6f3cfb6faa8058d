"""Rules of other definitions: which rows count under each, and the share that follows, by hand."""

import matplotlib
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.colors import to_hex

from analysis.charts.definitions import in_bands, plot_definitions
from analysis.charts.style import FEW_GREY, LOADED
from analysis.definitions import FILES, GROUPS, RANDOM, WORDS, definitions, specifications, spread
from analysis.lexicons import read_lexicon
from analysis.tables import LEXICON

matplotlib.use("Agg")

# concept, side, form, category, status, repair, pos, source
ROWS = [
    ("government", "loaded", "regime", "label", "evaluative", "synonym", "noun", "ap"),
    ("government", "neutral", "government", "", "", "", "noun", ""),
    ("attack", "loaded", "slam", "attribution verb", "evaluative", "synonym", "verb", "own"),
    ("attack", "neutral", "criticise", "", "", "", "verb", ""),
    ("cruel", "loaded", "callous", "evaluation", "evaluative", "specify", "adjective", "own"),
    ("deaths", "loaded", "collateral damage", "euphemism", "euphemism", "synonym", "noun", "ipi"),
    ("man", "loaded", "thug", "epithet", "evaluative", "synonym", "noun", "bbc"),
    ("man", "loaded", "street thug", "epithet", "evaluative", "synonym", "noun", "own"),
    ("man", "neutral", "man", "", "", "", "noun", ""),
]
TEXT = "The callous regime slammed the government over collateral damage. A street thug slept."


@pytest.fixture(autouse=True)
def closed():
    """Each test leaves no figure behind."""
    yield
    plt.close("all")


def lexicon():
    columns = ["concept", "side", "form", "category", "status", "repair", "pos", "source"]
    return pd.DataFrame(ROWS, columns=columns).reindex(columns=LEXICON, fill_value="")


def articles(text=TEXT):
    return pd.DataFrame({"article": ["a"], "text": [text]})


def counts(text=TEXT, **options):
    """(loaded, neutral) under each definition of the small lexicon."""
    table = specifications(articles(text), lexicon=lexicon(), **options)
    pairs = zip(table["loaded"].tolist(), table["neutral"].tolist(), strict=True)
    return dict(zip(table["definition"], pairs, strict=True))


def test_each_definition_by_hand():
    """Regime, slammed and street thug are loaded, government is neutral; the rest is narrower."""
    found = counts(halves=0)
    assert found["the shipped lexicon"] == (3, 1)
    assert found["labels, epithets and verbs only"] == (2, 1)
    assert found["no attribution verbs, no doubt"] == (2, 1)
    assert found["no evaluation, no comment"] == (3, 1)


def test_every_repair_adds_what_no_synonym_repairs_and_what_softens():
    """Callous and collateral damage join the three loaded words."""
    assert counts(halves=0)["every repair, euphemisms too"] == (5, 1)


def test_a_shorter_form_is_found_where_a_longer_one_is_left_out():
    """No guide names "street thug", but one names "thug", which is then what is seen."""
    assert counts("A street thug slept.", halves=0)["words that a style guide names"] == (1, 0)


def test_a_neutral_word_is_no_choice_without_its_loaded_one():
    """Where no reporting verb counts, "criticised" was not chosen instead of one."""
    found = counts("The council criticised the plan.", halves=0)
    assert found["the shipped lexicon"] == (0, 1)
    assert found["no attribution verbs, no doubt"] == (0, 0)


def test_a_quotation_counts_under_no_definition():
    """The finding is about the outlet's own voice, however loaded is defined."""
    assert set(counts("“The callous regime slept,” Ada Bell said.").values()) == {(0, 0)}


def test_every_file_is_left_out_once():
    """Each file of the lexicon has a definition that lacks exactly its rows."""
    shipped = read_lexicon()
    parts = {name: part for (name, group), part in definitions(shipped).items() if group == FILES}
    missing = {name: len(shipped) - len(part) for name, part in parts.items()}
    assert min(missing.values()) > 0 and sum(missing.values()) == len(shipped)


def test_a_random_half_keeps_concepts_whole():
    """Half of the concepts are drawn, and each with all its loaded and neutral forms."""
    shipped = read_lexicon()
    sizes = shipped.groupby("concept").size()
    for (_, group), part in definitions(shipped, halves=3).items():
        if group == RANDOM:
            kept = part.groupby("concept").size()
            assert len(kept) == len(sizes) // 2
            assert (kept == sizes[kept.index]).all()


def test_the_halves_differ_and_can_be_repeated():
    """The draws are seeded: the same definitions each time, and no two halves alike."""
    draws = [
        [tuple(part["form"]) for (_, group), part in definitions(lexicon_, halves=4).items()
         if group == RANDOM]
        for lexicon_ in (read_lexicon(), read_lexicon())
    ]  # fmt: skip
    assert draws[0] == draws[1] and len(set(draws[0])) == 4


def test_one_definition_is_the_headline():
    """The shipped lexicon comes first and is marked; groups follow in their order."""
    table = specifications(articles(), lexicon=lexicon(), halves=2)
    assert table["headline"].tolist() == [True] + [False] * (len(table) - 1)
    assert table["group"].unique().tolist() == GROUPS


def test_no_choice_is_no_share():
    """Where nothing was found there are counts of 0 and no estimate."""
    row = specifications(articles("It rained."), lexicon=lexicon(), halves=0).iloc[0]
    assert (row["n"], bool(row["enough"])) == (0, False) and pd.isna(row["estimate"])


def test_the_spread_is_over_definitions_with_enough_choices():
    """A share of 3 of 4 says nothing about how far the finding goes."""
    table = pd.DataFrame({"group": ["x"] * 3, "estimate": [0.2, 0.5, 0.75],
                          "enough": [True, True, False]})  # fmt: skip
    assert spread(table).to_numpy().tolist() == [["x", 3, 2, 0.2, 0.5]]


@pytest.fixture
def table():
    """The headline, two others of which one has too few choices, and two random halves."""
    return pd.DataFrame(
        {
            "definition": ["the shipped lexicon", "wide", "narrow", "half 1", "half 2"],
            "group": [GROUPS[0], WORDS, WORDS, RANDOM, RANDOM],
            "loaded": [8, 12, 1, 6, 0],
            "neutral": [8, 8, 3, 6, 0],
            "n": [16, 20, 4, 12, 0],
            "estimate": [0.5, 0.6, 0.25, 0.5, None],
            "low": [0.28, 0.39, 0.05, 0.25, None],
            "high": [0.72, 0.78, 0.7, 0.75, None],
            "enough": [True, True, False, True, False],
            "headline": [True, False, False, False, False],
        }
    )


def points(ax):
    """The single points that are drawn, from top to bottom."""
    lines = [line for line in ax.lines if len(line.get_xdata()) == 1]
    return sorted(lines, key=lambda line: line.get_ydata()[0])


def test_the_points_are_the_estimates_in_order_within_their_group(table):
    """From the lowest share to the highest, group by group."""
    drawn = [float(line.get_xdata()[0]) for line in points(plot_definitions(table))]
    assert drawn[:4] == [0.5, 0.25, 0.6, 0.5] and pd.isna(drawn[4])


def test_the_headline_differs_in_colour_and_shape(table):
    """An orange diamond; every other definition is a dot of another colour."""
    first, *others = points(plot_definitions(table))
    assert (first.get_marker(), to_hex(first.get_mfc()).upper()) == ("D", LOADED)
    assert {line.get_marker() for line in others} == {"o"}
    assert LOADED not in {to_hex(line.get_mfc()).upper() for line in others}


def test_too_few_choices_are_hollow_and_grey_with_their_counts(table):
    """1 of 4 is shown, but not as a finding."""
    ax = plot_definitions(table)
    few = points(ax)[1]
    assert (to_hex(few.get_mec()).upper(), few.get_mfc()) == (FEW_GREY, "white")
    [count] = [text for text in ax.texts if text.get_text() == "1 of 4"]
    assert to_hex(count.get_color()).upper() == FEW_GREY


def test_the_interval_of_each_definition_is_drawn(table):
    """A line from the lower bound to the upper at the height of the point."""
    drawn = {tuple(line.get_xdata()) for line in plot_definitions(table).lines}
    assert {(0.28, 0.72), (0.39, 0.78), (0.05, 0.7), (0.25, 0.75)} <= drawn


def test_every_definition_but_a_random_draw_has_its_name(table):
    """Draws are many and alike; their group is named, with how many there are."""
    ax = plot_definitions(table)
    assert [label.get_text() for label in ax.get_yticklabels()] == [
        "the shipped lexicon", "narrow", "wide",
    ]  # fmt: skip
    assert f"{RANDOM} (2)" in [text.get_text() for text in ax.texts]


def test_a_headline_with_too_few_choices_is_grey_too(table):
    """The headline is held to the same rule, and no line is drawn through the bands."""
    ax = plot_definitions(table.assign(enough=False))
    assert to_hex(points(ax)[0].get_mec()).upper() == FEW_GREY
    assert [line for line in ax.lines if line.get_ls() == "--"] == []


def test_no_two_rows_share_a_height(table):
    """Rows stand apart, so that no label covers another."""
    steps = in_bands(table)["y"].diff().dropna()
    assert (steps > 0.1).all()


def test_nothing_is_written_over_anything(table):
    """No two labels of the chart overlap, and none is cut off."""
    ax = plot_definitions(table)
    ax.figure.canvas.draw()
    texts = [t for t in [*ax.texts, *ax.get_yticklabels(), ax.title] if t.get_text()]
    boxes = [text.get_window_extent() for text in texts]
    page = ax.figure.bbox
    assert all(page.x0 <= box.x0 and box.x1 <= page.x1 for box in boxes)
    assert not any(a.overlaps(b) for n, a in enumerate(boxes) for b in boxes[:n])
