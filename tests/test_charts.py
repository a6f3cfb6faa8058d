"""Charts draw the table's numbers and no others; small n is grey; no label is hidden."""

import itertools

import matplotlib
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.colors import to_hex
from matplotlib.transforms import Bbox

from analysis import charts
from analysis.charts import (
    plot_actors,
    plot_choices,
    plot_deeds,
    plot_errors,
    plot_portraits,
    plot_positions,
    plot_tone,
)
from analysis.report.pages import TEMPLATES
from analysis.tables import CATEGORIES

matplotlib.use("Agg")

TEXT = "The regime insisted it won. “A tyrant,” she said of the old and tired regime at last"


pytestmark = pytest.mark.usefixtures("closed")


@pytest.fixture
def articles():
    return pd.DataFrame({"article": ["a"], "text": [TEXT]})


@pytest.fixture
def seen():
    rows = [
        ("regime", 4, "outlet", "loaded", "label", "evaluative"),
        ("insisted", 11, "outlet", "loaded", "attribution verb", "evaluative"),
        ("tyrant", 31, "quotation", "loaded", "epithet", "evaluative"),
        ("said", 44, "outlet", "neutral", "", ""),
        ("regime", 69, "outlet", "loaded", "label", "contested"),
    ]
    columns = ["text", "start", "voice", "side", "category", "status"]
    return pd.DataFrame(rows, columns=columns).assign(article="a")


@pytest.fixture
def shares():
    return pd.DataFrame(
        {
            "actor": ["Ada Bell", "Tom Reed", ""],
            "loaded": [9, 3, 0],
            "neutral": [3, 1, 2],
            "n": [12, 4, 2],
            "concepts": [4, 2, 1],
            "estimate": [0.75, 0.75, 0.0],
            "low": [0.47, 0.3, 0.0],
            "high": [0.91, 0.95, 0.66],
            "enough": [True, False, False],
        }
    )


@pytest.fixture
def tone():
    return pd.DataFrame(
        {
            "actor": ["Ada Bell", "Tom Reed"],
            "loaded": [4, 1],
            "n": [6, 1],
            "estimate": [0.2, -0.5],
            "low": [0.1, None],
            "high": [0.3, None],
        }
    )


def widths(ax):
    """The lengths of the bars that are drawn, in the order of the table."""
    return [bar.get_width() for bar in ax.patches]


def colours(ax):
    return [to_hex(bar.get_facecolor()).upper() for bar in ax.patches]


def texts(ax):
    return [text.get_text() for text in ax.texts if text.get_text()]


def rows(ax):
    return [label.get_text() for label in ax.get_yticklabels()]


def points(ax):
    return [
        (line.get_xdata()[0], line.get_marker()) for line in ax.lines if len(line.get_xdata()) == 1
    ]


def overlapping(ax):
    """Pairs of words and marks on the chart whose boxes overlap."""
    ax.figure.canvas.draw()
    boxes = [(text.get_text(), text.get_window_extent()) for text in ax.texts if text.get_text()]
    for line in [line for line in ax.lines if len(line.get_xdata()) == 1]:
        x, y = ax.transData.transform(line.get_xydata()[0])
        half = line.get_markersize() * ax.figure.dpi / 72 / 2
        boxes.append(("mark", Bbox([[x - half, y - half], [x + half, y + half]])))
    pairs = itertools.combinations(boxes, 2)
    return [(a, b) for (a, one), (b, other) in pairs if one.overlaps(other)]


def test_choices_draw_the_counts(shares):
    """Loaded goes right, neutral goes left, each as long as its count."""
    assert widths(plot_choices(shares, label="actor")) == [9, -3, 3, -1, 0, -2]


def test_choices_say_each_count(shares):
    """Every bar carries its number, a zero too; the sides are not left to colour."""
    ax = plot_choices(shares, label="actor")
    assert texts(ax)[:6] == ["9", "3", "3", "1", "0", "2"]
    assert "neutral" in ax.get_xlabel() and "loaded" in ax.get_xlabel()


def test_choices_put_most_loaded_first(shares):
    """Rows are in the order of loaded counts, from the top."""
    ax = plot_choices(shares.iloc[::-1], label="actor")
    assert rows(ax) == ["Ada Bell", "Tom Reed", "nobody named"]
    assert ax.yaxis_inverted()


def test_choices_draw_no_share(shares):
    """A concept's counts are the finding: its share, 0.75 of one concept, is nowhere drawn."""
    ax = plot_choices(shares, label="actor")
    assert not {"0.75", "75 %"} & set(texts(ax)) and points(ax) == []


def test_choices_use_the_palette(shares):
    """Orange is loaded, blue is neutral."""
    assert colours(plot_choices(shares, label="actor"))[:2] == [charts.LOADED, charts.NEUTRAL]


def test_choices_leave_the_table_alone(shares):
    """A chart changes nothing in the table it draws."""
    before = shares.copy()
    plot_choices(shares, label="actor")
    pd.testing.assert_frame_equal(shares, before)


def test_choices_can_be_drawn_on_axes_of_ones_own(shares):
    """An Axes that is given is the one that comes back."""
    _, ax = plt.subplots()
    assert plot_choices(shares, label="actor", ax=ax) is ax


def test_actors_with_few_choices_are_grey(shares):
    """Ada has enough choices and is coloured; Tom and nobody are grey on both sides."""
    left, _ = plot_actors(shares)
    grey = [charts.FEW_GREY, charts.FEW_LIGHT]
    assert colours(left) == [charts.LOADED, charts.NEUTRAL, *grey, *grey]


def test_actors_with_few_choices_say_n_and_no_share(shares):
    """Below the least number of choices there is "n = 4", and no point."""
    _, right = plot_actors(shares)
    assert [text for text in texts(right) if text.startswith("n")] == ["n = 4", "n = 2"]
    assert [x for x, _ in points(right)] == [0.75]


def test_actors_show_the_interval(shares):
    """The line of the one share with enough choices runs from its low to its high."""
    _, right = plot_actors(shares)
    assert [list(line.get_xdata()) for line in right.lines if len(line.get_xdata()) == 2] == [
        [0.47, 0.91]
    ]


def test_actors_panels_share_their_rows(shares):
    """What stands beside a name is that actor's: both panels have the same rows."""
    left, right = plot_actors(shares.sample(frac=1, random_state=1))
    assert rows(left) == ["Ada Bell", "Tom Reed", "nobody named"]
    assert left.get_ylim() == right.get_ylim()


def test_tone_draws_words_and_polarity(tone):
    """Bars are the counts of loaded words, points the polarity, in the order given."""
    left, right = plot_tone(tone)
    assert widths(left) == [4, 1]
    assert [x for x, _ in points(right)] == [0.2, -0.5]


def test_tone_of_one_sentence_is_grey_without_interval(tone):
    """One sentence has no interval: its point is grey and says n = 1."""
    _, right = plot_tone(tone)
    single = [line for line in right.lines if list(line.get_xdata()) == [-0.5]]
    assert to_hex(single[0].get_color()).upper() == charts.FEW_GREY
    assert "n = 1" in texts(right)
    assert [list(line.get_xdata()) for line in right.lines if len(line.get_xdata()) == 2] == [
        [0.1, 0.3],
        [0, 0],
    ]


def test_tone_keeps_polarity_on_its_scale(tone):
    """Polarity is drawn on −1 to 1, so that a small difference looks small."""
    _, right = plot_tone(tone)
    assert right.get_xlim() == (-1, 1)


def test_positions_draw_loaded_words_where_they_stand(seen, articles):
    """Four of the five are loaded; "tyrant" comes after 6 of 17 words."""
    ax = plot_positions(seen, articles)
    drawn = [x for x, _ in points(ax)]
    assert len(drawn) == 4 and 6 / 17 in drawn


def test_positions_name_each_word_once(seen, articles):
    """Every mark has its word beside it; neutral words are not on this chart."""
    shown = texts(plot_positions(seen, articles))
    assert sorted(shown[:4]) == ["insisted", "regime", "regime", "tyrant"]
    assert "said" not in shown


def test_positions_have_a_band_a_voice(seen, articles):
    """The voices that occur are named at the left, the outlet's first."""
    shown = texts(plot_positions(seen, articles))
    assert [text for text in shown if text in ("outlet’s own voice", "quotation")] == [
        "outlet’s own voice",
        "quotation",
    ]


def test_positions_tell_judgements_from_claims_by_fill(seen, articles):
    """An evaluative word is a filled mark, a contested one is hollow, and the key says so."""
    ax = plot_positions(seen, articles)
    drawn = [line for line in ax.lines if len(line.get_xdata()) == 1]
    fills = [to_hex(line.get_markerfacecolor()).upper() for line in drawn]
    assert sorted(fills) == [charts.LOADED] * 3 + ["#FFFFFF"]
    assert "hollow: not evaluative" in [t.get_text() for t in ax.figure.legends[0].get_texts()]


@pytest.mark.parametrize("voice", ["outlet", "scare quote"])
def test_positions_write_no_word_over_another(voice):
    """Forty words and marks in a text of forty words do not touch, however close they stand."""
    words = ["regime", "terrorist organization", "strongman", "violently repressed"] * 10
    starts, text = [], ""
    for word in words:
        starts.append(len(text))
        text += f"{word} "
    seen = pd.DataFrame({"article": "a", "text": words, "start": starts}).assign(
        voice=voice, side="loaded", category="epithet", status="evaluative"
    )
    ax = plot_positions(seen, pd.DataFrame({"article": ["a"], "text": [text]}))
    assert overlapping(ax) == []


def test_positions_of_nothing_are_an_empty_chart(seen, articles):
    """An article without a loaded word has a chart without a mark, and no error."""
    assert points(plot_positions(seen[seen["side"] == "neutral"], articles)) == []


def test_every_category_has_a_shape_of_its_own():
    """Two categories with the same shape could not be told apart in print."""
    assert set(charts.MARKERS) == set(CATEGORIES)
    assert len(set(charts.MARKERS.values())) == len(CATEGORIES)


@pytest.mark.parametrize("plot", [plot_actors, plot_tone])
def test_every_panel_names_its_source(plot, shares, tone):
    """A chart that is cut out of its page still says what it was made from."""
    for ax in plot(shares if plot is plot_actors else tone):
        assert any(text.startswith(("Source", "Grey")) for text in texts(ax))


def test_palette_is_that_of_the_reports():
    """Charts and pages use one orange and one blue."""
    css = (TEMPLATES / "report.css").read_text(encoding="utf-8").lower()
    assert charts.LOADED.lower() in css and charts.NEUTRAL.lower() in css


@pytest.fixture
def portraits():
    """Ada is named twelve times, Tom four; Tom has the most acts."""
    counts = {"Ada Bell": [11, 1, 2, 1], "Tom Reed": [4, 0, 3, 0]}
    measures = ["bare name", "loaded epithet", "agent", "patient"]
    rows = [
        (actor, measure, group, n, of, of >= 10)
        for actor, ns in counts.items()
        for measure, n, group, of in zip(
            measures, ns, ["named", "named", "acts", "acts"],
            [ns[0] + ns[1]] * 2 + [ns[2] + ns[3]] * 2, strict=True,
        )
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["actor", "measure", "group", "n", "of", "enough"])


def test_portraits_have_a_panel_an_actor_on_the_same_axes(portraits):
    """Both panels have the same rows and the same length of the axis; each is named."""
    panels = plot_portraits(portraits)
    assert [ax.get_title(loc="left") for ax in panels] == ["Ada Bell", "Tom Reed"]
    assert rows(panels[0]) == ["bare name", "loaded epithet", "acts", "undergoes"]
    assert len({(ax.get_xlim(), ax.get_ylim()) for ax in panels}) == 1


def test_portraits_draw_counts_beside_the_largest_of_their_group(portraits):
    """Tom's four names are 4/11 of the longest; each bar says its count, a zero too."""
    _, tom = plot_portraits(portraits)
    assert widths(tom) == pytest.approx([4 / 11, 0, 1, 0])
    assert texts(tom) == ["4", "0", "3", "0"]


def test_portraits_of_few_words_are_grey(portraits):
    """Ada's twelve names are enough to compare, three acts are not."""
    ada, tom = plot_portraits(portraits)
    assert colours(ada)[1:3] == [charts.LOADED, charts.FEW_GREY]
    assert set(colours(tom)) == {charts.FEW_GREY}
    assert "Grey: fewer than 10" in ada.figure.get_supxlabel()


def test_no_portraits_are_no_panels(portraits):
    """An article that names nobody has no panel, and no error."""
    assert plot_portraits(portraits.iloc[:0]) == []


@pytest.fixture
def deeds():
    table = [
        ("a", "Tom Reed", "Ada Bell", 2, "attack ×2"), ("a", "Tom Reed", "", 1, "flee"),
        ("a", "Ann Low", "", 1, "wait"), ("a", "", "Ada Bell", 1, "arrest"),
    ]  # fmt: skip
    return pd.DataFrame(table, columns=["article", "doer", "undergoer", "n", "words"])


def test_deeds_name_the_doer_once_and_everybody_who_undergoes(deeds):
    """One row a pair: the doer at its first, the verbs on the arrow, the undergoer at its end."""
    shown = texts(plot_deeds(deeds))[:-1]
    assert shown == [
        "Tom Reed", "attack ×2", "Ada Bell", "flee", "Ann Low", "wait", "nobody named", "arrest",
        "Ada Bell",
    ]  # fmt: skip


def test_deeds_done_to_nobody_have_no_arrowhead(deeds):
    """Of four lines two end in a head; one of them is orange, for its doer is left out."""
    arrows = [text.arrow_patch for text in plot_deeds(deeds).texts if hasattr(text, "arrow_patch")]
    arrows = [arrow for arrow in arrows if arrow is not None]
    drawn = [to_hex(arrow.get_edgecolor()).upper() for arrow in arrows]
    assert drawn == [charts.NEUTRAL, charts.FEW_GREY, charts.FEW_GREY, charts.LOADED]


def test_deeds_keep_to_the_first_doers(deeds):
    """With one doer asked for, the second goes; what nobody named does stays."""
    shown = texts(plot_deeds(deeds, top=1))
    assert "Ann Low" not in shown and "nobody named" in shown


@pytest.fixture
def errors():
    table = [
        ("speaker", 90, 20, "pronoun", 15, 0.75, 0.53, 0.89),
        ("speaker", 90, 20, "phrase", 4, 0.2, 0.08, 0.42),
        ("speaker", 90, 20, "other", 1, 0.05, 0.01, 0.24),
        ("actor", 30, 2, "split", 2, 1.0, 0.34, 1.0),
    ]
    columns = ["measure", "cases", "errors", "kind", "n", "share", "low", "high"]
    return pd.DataFrame(table, columns=columns)


def test_errors_stand_under_their_measure(errors):
    """The first kinds of each measure, in the table's order, under how often it errs."""
    ax = plot_errors(errors, top=2)
    assert rows(ax) == ["speaker: 20 of 90", "pronoun", "phrase", "actor: 2 of 30", "split"]


def test_errors_draw_share_interval_and_count(errors):
    """A point for the share, a line for its interval, the count beside it; two are too few."""
    ax = plot_errors(errors, top=1)
    assert [x for x, _ in points(ax)] == [0.75, 1.0]
    assert list(ax.lines[0].get_xdata()) == [0.53, 0.89]
    assert texts(ax)[:2] == ["15", "2"]
    assert [to_hex(line.get_color()).upper() for line in ax.lines[1::2]] == [
        charts.NEUTRAL,
        charts.FEW_GREY,
    ]


def test_calibration_draws_each_bin_with_its_interval():
    """A point a bin at the shares given, a line for its interval, grey where there are few."""
    rows = [(100, 0.2, 0.3), (4, 0.8, 0.5)]
    ax = charts.plot_calibration(pd.DataFrame(rows, columns=["n", "probability", "biased"]))
    _, interval, point, _, few = ax.lines
    low, high = interval.get_ydata()
    assert low == pytest.approx(0.219, abs=0.001) and high == pytest.approx(0.396, abs=0.001)
    assert (point.get_xdata()[0], point.get_ydata()[0]) == (0.2, 0.3)
    assert to_hex(few.get_color()).upper() == charts.FEW_GREY


def test_cost_draws_each_stage_and_names_it_once():
    """A line a stage with its CPU-seconds, and a label each that no other covers."""
    rows = [("terms", 10, 0.5, True), ("terms", 100, 4.0, True), ("peer", 10, 0.6, False)]
    rows += [("other", 100, 4.1, False), ("peer", 100, 4.2, False)]
    ax = charts.plot_cost(pd.DataFrame(rows, columns=["stage", "articles", "cpu_seconds", "ours"]))
    lines = [list(line.get_ydata()) for line in ax.lines]
    assert [0.5, 4.0] in lines and [0.6, 4.2] in lines and [4.1] in lines
    labels = [text for text in ax.texts if text.get_text() in ("terms", "peer", "other")]
    ax.figure.canvas.draw()
    # Without the line that leads from a label to its stage.
    boxes = [matplotlib.text.Text.get_window_extent(text) for text in labels]
    assert len(boxes) == 3
    assert not any(a.overlaps(b) for a, b in itertools.combinations(boxes, 2))
