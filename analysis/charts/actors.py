"""The actors compared: choices of words, shares where there are enough, general sentiment."""

from matplotlib.ticker import MaxNLocator

from analysis.charts.style import (
    FEW_GREY,
    FEW_LIGHT,
    INK,
    LOADED,
    MUTED,
    NEUTRAL,
    ROW,
    bars,
    finish,
    labels,
    panels,
    percent,
)
from analysis.measures import FEW, FEW_CONCEPTS


def plot_actors(shares, *, label="actor"):
    """Draw the choices made about each actor beside the loaded share where there are enough.

    `shares` is `analysis.measures.loaded_share`, one row a `label`. Rows with too few choices
    are grey and say their n instead of a share.

    Returns two Axes: counts (neutral left, loaded right) and shares with 95 % intervals.
    """
    rows = shares.sort_values(["n", "loaded", label], ascending=[False, False, True])
    height = ROW * max(3, len(rows)) + 1.8
    left, right = panels(1, 2, height, width_ratios=[3, 2])
    colours = [(LOADED, NEUTRAL) if ok else (FEW_GREY, FEW_LIGHT) for ok in rows["enough"]]
    bars(left, rows, colours)
    labels(left, rows[label])
    finish(left, "Does the wording differ by actor?")
    _shares(right, rows)
    return left, right


def _shares(ax, rows):
    for y, row in enumerate(rows.to_dict("records")):
        if row["enough"]:
            ax.plot([row["low"], row["high"]], [y, y], color=LOADED, lw=2)
            ax.plot(row["estimate"], y, "o", color=LOADED, ms=7)
        else:
            ax.text(0.02, y, f"n = {row['n']}", va="center", fontsize=9, color=FEW_GREY)
    ax.set(xlim=(0, 1), ylim=(len(rows) - 0.4, -0.6), xlabel="Loaded share, 95 % interval")
    ax.set_xticks([0, 0.5, 1])
    ax.xaxis.set_major_formatter(percent())
    finish(ax, "", source=f"Grey: fewer than {FEW} choices or {FEW_CONCEPTS} concepts")
    ax.set_yticks([])


def plot_tone(tone, *, label="actor"):
    """Draw TextBlob's polarity beside the number of loaded words: what one sees, the other may not.

    `tone` has `label`, ``loaded`` (words), ``n`` (sentences), ``estimate``, ``low``, ``high``
    (polarity, -1 to 1; the interval may be missing). Rows are drawn in the order given; those
    with one sentence are grey.

    Returns two Axes: loaded words and polarity.
    """
    height = ROW * max(3, len(tone)) + 1.8
    left, right = panels(1, 2, height, width_ratios=[2, 3])
    drawn = left.barh(range(len(tone)), tone["loaded"], color=LOADED, height=0.62)
    left.bar_label(drawn, padding=3, fontsize=9, color=INK)
    left.set(xlabel="Loaded words", xlim=(0, 1.15 * max(1, tone["loaded"].max())))
    left.set_ylim(len(tone) - 0.4, -0.6)
    left.xaxis.set_major_locator(MaxNLocator(4, integer=True, steps=[1, 2, 5, 10]))
    labels(left, tone[label])
    finish(left, "Does general sentiment notice the loaded words?")
    _polarity(right, tone)
    return left, right


def _polarity(ax, tone):
    for y, row in enumerate(tone.to_dict("records")):
        colour = NEUTRAL if row["n"] > 1 else FEW_GREY
        if row["n"] > 1 and row["low"] == row["low"]:
            ax.plot([row["low"], row["high"]], [y, y], color=colour, lw=2)
        ax.plot(row["estimate"], y, "o", color=colour, ms=6.5)
        ax.text(1.05, y, f"n = {row['n']}", va="center", fontsize=9, color=MUTED)
    ax.axvline(0, color=MUTED, lw=0.8, zorder=0)
    ax.set(xlim=(-1, 1), ylim=(len(tone) - 0.4, -0.6))
    ax.set_xticks([-1, -0.5, 0, 0.5, 1])
    ax.set_xlabel("TextBlob polarity (−1 harsh, 1 warm), n sentences")
    finish(ax, "", source="Source: TextBlob; bars are 95 % intervals")
    ax.set_yticks([])
