"""Charts of the learned reader draw the table's numbers, say n, and hide no label."""

import itertools

import matplotlib
import pandas as pd
import pytest
from matplotlib.colors import to_hex

from analysis.charts import (
    FEW_GREY,
    LOADED,
    NEUTRAL,
    plot_before_after,
    plot_reader_agreement,
    plot_reading,
)
from analysis.charts.reader import VOICE_MARKS, in_lanes
from analysis.tables import VOICES

matplotlib.use("Agg")


pytestmark = pytest.mark.usefixtures("closed")


@pytest.fixture
def reading():
    rows = [
        ("The council met.", "outlet", 0.05, {}),
        ("A vile and shameless regime.", "outlet", 0.95, {"vile": 0.9, "shameless": 0.7}),
        ("“Shameless lies,” she said.", "quotation", 0.8, {"Shameless": 0.6}),
        ("It did too little, too late.", "outlet", 0.55, {}),
        ("Read our liveblog.", "embed", 0.2, {}),
    ]
    table, at = [], 0
    for text, voice, chance, marked in rows:
        words = [[at + text.index(w), at + text.index(w) + len(w), p] for w, p in marked.items()]
        table.append(("a", at, at + len(text), text, voice, chance, words))
        at += len(text) + 1
    columns = ["article", "start", "end", "text", "voice", "probability", "words"]
    return pd.DataFrame(table, columns=columns)


@pytest.fixture
def pairs():
    return pd.DataFrame(
        {
            "start": [0, 20, 40, 60],
            "edits": ["regime → government", "", "topple → bring down", "thug → suspect"],
            "changed": [True, False, True, True],
            "before": [0.9, 0.2, 0.4, 0.300],
            "after": [0.4, 0.2, 0.45, 0.298],
            "difference": [-0.5, 0.0, 0.05, -0.002],
        }
    )


@pytest.fixture
def alike():
    return pd.DataFrame(
        {
            "voice": ["quotation", "outlet", "outlet"],
            "of": ["lexicon", "lexicon", "reader"],
            "both": [1, 5, 5],
            "n": [4, 20, 10],
            "estimate": [0.25, 0.25, 0.5],
            "low": [0.05, 0.11, 0.24],
            "high": [0.7, 0.47, 0.76],
            "enough": [False, True, True],
        }
    )


def texts(ax):
    return [text.get_text() for text in ax.texts if text.get_text()]


def points(ax):
    """Each point that is drawn as (x, y, marker)."""
    single = [line for line in ax.lines if len(line.get_xdata()) == 1]
    return [(line.get_xdata()[0], line.get_ydata()[0], line.get_marker()) for line in single]


def rows(ax):
    return [label.get_text() for label in ax.get_yticklabels()]


def overlapping(ax):
    """Pairs of words on the chart whose boxes overlap."""
    ax.figure.canvas.draw()
    boxes = [(text.get_text(), text.get_window_extent()) for text in ax.texts if text.get_text()]
    return [(a, b) for (a, one), (b, two) in itertools.combinations(boxes, 2) if one.overlaps(two)]


def outside(ax):
    """Words that the edge of the figure cuts off."""
    ax.figure.canvas.draw()
    box = ax.figure.bbox
    shown = [*ax.texts, ax.xaxis.label, ax.title, ax._left_title, *ax.get_yticklabels()]
    extents = [(text.get_text(), text.get_window_extent()) for text in shown if text.get_text()]
    return [text for text, one in extents if one.x0 < box.x0 - 1 or one.x1 > box.x1 + 1]


def test_reading_draws_each_sentence_in_order(reading):
    """One point a sentence at its probability, shaped by its voice."""
    drawn = points(plot_reading(reading))
    assert [(x, y) for x, y, _ in drawn] == list(enumerate(reading["probability"], start=1))
    assert [marker for *_, marker in drawn] == [VOICE_MARKS[v][0] for v in reading["voice"]]


def test_reading_labels_the_highest_with_their_words(reading):
    """From the cut on, sentences carry number and marked words; without words it is said."""
    said = texts(plot_reading(reading))
    assert said[:3] == ["2: vile, shameless", "3: Shameless", "4: no single word"]


def test_reading_labels_only_the_top(reading):
    """No more labels than asked for, the highest of them."""
    assert texts(plot_reading(reading, top=1))[:1] == ["2: vile, shameless"]


def test_reading_says_n(reading):
    """The axis says how many sentences there are, and how many reach the cut."""
    assert "n = 5, 3 at the cut" in plot_reading(reading).get_xlabel()


def test_reading_names_the_voices_that_are_there(reading):
    """The key has the voices of the article and no other, in the order of the tables."""
    legend = plot_reading(reading).figure.legends[0]
    assert [t.get_text() for t in legend.get_texts()] == [
        "outlet’s own voice",
        "quotation",
        "embed",
    ]


def test_every_voice_has_a_mark_of_its_own():
    """Shapes differ, so that colour says nothing alone."""
    assert list(VOICE_MARKS) == VOICES
    assert len({marker for marker, *_ in VOICE_MARKS.values()}) == len(VOICES)


def test_labels_lie_over_no_other_label_or_leader():
    """Neighbours that all carry long words are written above one another, within the figure."""
    chances = [0.6, 0.9, 0.7, 0.8] + [0.1] * 7 + [0.9] + [0.1] * 22 + [0.9, 0.95]
    text = "outrageous, scandalous nonsense"
    table = pd.DataFrame({"text": text, "voice": "outlet", "probability": chances})
    table = table.assign(start=0, words=[[[0, 10, 0.9], [12, 22, 0.9]]] * len(table))
    ax = plot_reading(table, top=8)
    assert overlapping(ax) == [] and outside(ax) == []
    assert max(ax.get_xticks()) <= len(table)


def test_a_leader_crosses_no_label():
    """What stands further right stands lower, where the labels would meet."""
    assert [lane for *_, lane in in_lanes([(1, "aaaa"), (2, "bbbb"), (3, "cccc")], 100)] == [
        2,
        1,
        0,
    ]
    assert in_lanes([], 0) == []


def test_before_after_draws_changed_sentences_only(pairs):
    """A row a changed sentence, the largest fall first, hollow before and filled after."""
    ax = plot_before_after(pairs)
    assert rows(ax) == ["regime → government", "thug → suspect", "topple → bring down"]
    assert [x for x, *_ in points(ax)] == [0.9, 0.4, 0.3, 0.298, 0.4, 0.45]


def test_before_after_tells_falls_from_rises(pairs):
    """Blue falls, orange rises, and the number with its sign says so too."""
    ax = plot_before_after(pairs)
    filled = [
        to_hex(line.get_markeredgecolor()).upper() for line in ax.lines if line.get_marker() == "o"
    ]
    assert filled[::2] == [NEUTRAL, NEUTRAL, LOADED]
    assert texts(ax)[:3] == ["−50", "−0.2", "+5"]


def test_before_after_says_n(pairs):
    """How many sentences changed, of how many, and how many fell."""
    assert "n = 3 changed sentences of 4, 2 fall" in " ".join(texts(plot_before_after(pairs)))


def test_before_after_shortens_long_edits(pairs):
    """However many words give way, nothing is cut off at the edge."""
    ax = plot_before_after(
        pairs.assign(edits="the terrorist organization of the north → group; " * 3)
    )
    assert outside(ax) == []


def test_agreement_draws_shares_where_there_are_enough(alike):
    """A bar as long as the share; too few words are counts in grey and no bar."""
    left, right = plot_reader_agreement(alike)
    assert rows(left) == ["outlet’s own voice", "quotation"]
    assert [bar.get_width() for bar in left.patches] == [0.25, 0]
    assert [bar.get_width() for bar in right.patches] == [0.5]
    counts = {text.get_text(): to_hex(text.get_color()).upper() for text in left.texts}
    assert counts["1 of 4"] == FEW_GREY and counts["5 of 20"] != FEW_GREY


def test_agreement_says_where_there_is_nothing(alike):
    """A voice in which the reader marks no word has no bar, and says so."""
    _, right = plot_reader_agreement(alike)
    assert "none" in texts(right)


@pytest.mark.parametrize("draw", [plot_reading, plot_before_after, plot_reader_agreement])
def test_charts_ask_a_question_and_fit(draw, reading, pairs, alike):
    """The title is a question; nothing is cut off."""
    table = {plot_reading: reading, plot_before_after: pairs, plot_reader_agreement: alike}[draw]
    drawn = draw(table)
    ax = drawn[0] if isinstance(drawn, list) else drawn
    title = (
        ax.get_title(loc="left") if draw is not plot_reader_agreement else ax.figure.get_suptitle()
    )
    assert title.endswith("?") and outside(ax) == [] and overlapping(ax) == []


@pytest.mark.parametrize("draw", [plot_reading, plot_before_after, plot_reader_agreement])
def test_charts_of_nothing_are_empty_not_errors(draw, reading, pairs, alike):
    """An article without a loaded word still makes a page."""
    table = {plot_reading: reading, plot_before_after: pairs, plot_reader_agreement: alike}[draw]
    drawn = draw(table.iloc[:0])
    assert (drawn[0] if isinstance(drawn, list) else drawn).figure
