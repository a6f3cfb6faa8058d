"""The actors side by side: a small panel each on the same axes, and who does what to whom."""

from textwrap import shorten

from analysis.charts.framing import SOURCE
from analysis.charts.style import (
    FEW_GREY,
    FEW_LIGHT,
    INK,
    LINE,
    LOADED,
    MUTED,
    NEUTRAL,
    ROW,
    axes,
    finish,
    headline,
    panels,
)
from analysis.measures import FEW

# Measure → how it is called on the chart, and its colour where there is enough to compare.
MEASURES = {
    "bare name": ("bare name", FEW_LIGHT), "office": ("office", NEUTRAL),
    "description": ("description", FEW_LIGHT), "loaded epithet": ("loaded epithet", LOADED),
    "agent": ("acts", NEUTRAL), "patient": ("undergoes", LOADED),
    "words": ("words quoted", NEUTRAL),
    "neutral": ("neutral words", NEUTRAL), "loaded": ("loaded words", LOADED),
}  # fmt: skip
# Groups of measures stand a little apart.
GAP = 0.5
# So many letters of verbs find room on an arrow.
LETTERS = 46


def plot_portraits(portraits, *, columns=3):
    """Draw a small panel an actor: the same measures, on the same axes, with each count.

    `portraits` is `analysis.side_by_side.portraits`. A bar is as long as its count beside the
    largest of its group in any panel; groups that sum to fewer than 10 are grey.

    Returns the Axes, one an actor, in the order of the table.
    """
    names = list(dict.fromkeys(portraits["actor"]))
    columns = max(1, min(columns, len(names)))
    down = -(-len(names) // columns) or 1
    every = panels(down, columns, 2.75 * down + 0.7, sharex=True, sharey=True, squeeze=False)
    every, figure = every.flat, every.flat[0].figure
    most = portraits.groupby("group")["n"].max().clip(lower=1)
    for ax, name in zip(every, names, strict=False):
        _panel(ax, portraits[portraits["actor"] == name], most)
        ax.set_title(name, loc="left", fontsize=10, color=INK)
    for ax in every[len(names) :]:
        ax.set_visible(False)
    headline(figure, "Are the leaders described alike?")
    figure.supxlabel(f"{SOURCE}. Grey: fewer than {FEW} of the group, no comparison", x=0.01,
                     ha="left", fontsize=8, color=MUTED)  # fmt: skip
    return list(every[: len(names)])


def _panel(ax, rows, most):
    groups = rows["group"].ne(rows["group"].shift()).cumsum() - 1
    places = [n + GAP * group for n, group in enumerate(groups)]
    for y, row in zip(places, rows.itertuples(), strict=True):
        colour = MEASURES[row.measure][1] if row.enough else FEW_GREY
        ax.barh(y, row.n / most[row.group], color=colour, height=0.7)
        text = ax.text(row.n / most[row.group] + 0.03, y, row.n, va="center", fontsize=8.5)
        text.set_color(INK if row.enough else FEW_GREY)
    ax.set(xlim=(0, 1.2), ylim=(max(places, default=0) + 0.6, -0.6), xticks=[])
    ax.set_yticks(places, [MEASURES[measure][0] for measure in rows["measure"]])
    ax.spines[["top", "right", "bottom"]].set_visible(False)
    ax.spines["left"].set_color(LINE)
    ax.tick_params(length=0, colors=INK, labelsize=8.5)


def plot_deeds(deeds, *, top=8, ax=None):
    """Draw who does what to whom: doer, an arrow with the verbs, undergoer.

    `deeds` is `analysis.side_by_side.deeds` of one article; the `top` doers with most deeds are
    drawn, then what is done by nobody named. An arrow without an end is an act that is done to
    no actor.

    Returns the Axes.
    """
    doers = list(dict.fromkeys(deeds["doer"][deeds["doer"] != ""]))[:top]
    rows = deeds[deeds["doer"].isin([*doers, ""])].to_dict("records")
    ax = axes(ax, ROW * max(3, len(rows)) + 1.3)
    for y, row in enumerate(rows):
        first = not y or rows[y - 1]["doer"] != row["doer"]
        _arrow(ax, y, row, first)
    ax.set(xlim=(0, 1), ylim=(len(rows) - 0.4, -0.8), xticks=[], yticks=[])
    finish(ax, "Who does what to whom?", source=SOURCE)
    ax.spines["bottom"].set_visible(False)
    ax.texts[-1].set_position((0, -8))  # there are no ticks to leave room for
    return ax


def _arrow(ax, y, row, first):
    named, struck = row["doer"] != "", row["undergoer"] != ""
    colour = NEUTRAL if named and struck else LOADED if struck else FEW_GREY
    if first:
        ax.axhline(y - 0.5, color=LINE, lw=0.8)
        ax.text(0.27, y, row["doer"] or "nobody named", ha="right", va="center", fontsize=9.5,
                color=INK if named else FEW_GREY)  # fmt: skip
    style = {"arrowstyle": "-|>" if struck else "-", "color": colour, "lw": 1.3}
    ax.annotate("", (0.72, y + 0.22), (0.29, y + 0.22), arrowprops=style | {"shrinkA": 0})
    words = shorten(row["words"], LETTERS, placeholder=" …")
    ax.text(0.3, y - 0.08, words, va="center", fontsize=8.5, color=INK)
    ax.text(0.735, y, row["undergoer"], va="center", fontsize=9.5, color=INK)
