"""The article beside wire news: how many times as often each word, and which words are key."""

import numpy as np
from matplotlib.ticker import FuncFormatter

from analysis.baselines.stored import LEAST
from analysis.charts.style import (
    FEW_GREY,
    INK,
    LINE,
    LOADED,
    MUTED,
    NEUTRAL,
    ROW,
    axes,
    finish,
    labels,
)

# Used once, a word has an interval so wide that its ratio says little.
ONCE = 1
# Mark and colour of a key word: what the lexicon has of it. Shapes tell the same in print.
SIDES = {
    "loaded": ("o", LOADED, "the lexicon has it: loaded"),
    "neutral": ("s", NEUTRAL, "the lexicon has it: neutral"),
    "": ("D", "white", "the lexicon lacks it"),
}
TITLES = {
    "form": "Which loaded words are commoner here than in wire news?",
    "concept": "What gets a loaded word more often here than in wire news?",
}
KEY_LABEL = "Log-odds ratio to wire news, 95 % interval; ordered by z"
KEY_SOURCE = "Source: the article’s text and counts of wire news (data/SOURCES.md)"


def plot_wire(ratios, *, label="form", top=20, ax=None):
    """Draw how many times as often the article uses a word as wire news does, on a log scale.

    `ratios` is `analysis.baselines.wire.rate_ratio`; words that the article does not use are left
    out. The `top` rows whose interval begins highest are drawn, the surest first. What the article
    uses once is grey; an arrow says that wire news never uses it in a sense that the lexicon
    counts, so that there is no upper end.

    Returns the Axes; each row has its counts at the right.
    """
    rows = ratios[ratios["n"] > 0].sort_values(["low", label], ascending=[False, True]).head(top)
    ax = axes(ax, ROW * max(3, len(rows)) + 1.7)
    right = 1.5 * max([10, *rows["high"][np.isfinite(rows["high"])], *(4 * rows["low"])])
    for y, row in enumerate(rows.to_dict("records")):
        _ratio(ax, y, row, right)
        _counts(ax, y, row["n"], f"{row['wire_n']:,}")
    ax.axvline(1, color=INK, lw=0.8, zorder=0)
    ax.set_xscale("log")
    ax.set(xlim=(0.7 * min([1, *rows["low"]]), right), ylim=(len(rows) - 0.4, -0.6))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{x:,.10g}"))
    ax.minorticks_off()
    ax.set_xlabel("Times as often as wire news, word for word: log scale, 95 % interval")
    labels(ax, rows[label])
    finish(ax, TITLES.get(label, TITLES["form"]), source=_source(rows))
    return ax


def _ratio(ax, y, row, right):
    """A dot with its interval, or an arrow from the lower end on if wire news lacks the word."""
    colour = FEW_GREY if row["n"] <= ONCE else LOADED
    endless = not np.isfinite(row["high"])
    ax.plot([row["low"], right if endless else row["high"]], [y, y], color=colour, lw=2)
    mark = (right, ">") if endless else (row["estimate"], "o")
    ax.plot(mark[0], y, mark[1], color=colour, ms=7, clip_on=False)


def _counts(ax, y, n, wire_n):
    """The counts behind a row, to the right of the axes."""
    ax.text(1.03, y, f"{n:,} here, {wire_n} in wire", va="center", fontsize=9, color=MUTED,
            transform=ax.get_yaxis_transform())  # fmt: skip


def _source(rows):
    """How much text stands behind the rates, and what grey and the arrow mean."""
    if rows.empty:
        return KEY_SOURCE
    words, wire_words = rows[["words", "wire_words"]].iloc[0]
    return (
        "Grey: used once here. Arrow: never used in wire news in the senses that count.\n"
        f"Source: {words:,} words here, {wire_words:,} of wire news, all in the outlets’ own voice"
    )


def plot_keyness(key_words, *, top=20, ax=None):
    """Draw the words that set the article apart from wire news, and which the lexicon lacks.

    `key_words` is `analysis.baselines.keyness.keyness`, with ``side`` if `with_side` added it. The
    `top` rows are drawn in the order given; lines are 95 % intervals.

    Returns the Axes; x is the log-odds ratio, each row has its counts at the right.
    """
    rows = key_words.head(top)
    ax = axes(ax, ROW * max(3, len(rows)) + 2.1)
    for y, row in enumerate(rows.to_dict("records")):
        shape, colour, _ = SIDES[row.get("side", "")]
        ax.plot([row["low"], row["high"]], [y, y], color=LINE, lw=2.5, zorder=1)
        ax.plot(row["log_odds"], y, shape, mfc=colour, mec=INK, mew=0.8, ms=7)
        known = row["wire_n"] == row["wire_n"] and row["wire_n"] is not None
        _counts(ax, y, row["n"], f"{row['wire_n']:,}" if known else f"fewer than {LEAST}")
    ax.axvline(0, color=INK, lw=0.8, zorder=0)
    ax.set(xlim=(min([-0.3, *rows["low"]]), 1.05 * max([1, *rows["high"]])))
    ax.set(ylim=(len(rows) - 0.4, -0.6), xlabel=KEY_LABEL)
    labels(ax, rows["word"])
    finish(ax, "Which words set the article apart from wire news?", source=KEY_SOURCE)
    _key_of_sides(ax, rows)
    return ax


def _key_of_sides(ax, rows):
    """Name the marks, where they were asked for."""
    if "side" not in rows or rows.empty:
        return
    for side in [side for side in SIDES if side in set(rows["side"])]:
        shape, colour, name = SIDES[side]
        ax.plot([], [], shape, mfc=colour, mec=INK, mew=0.8, ms=7, label=name)
    ax.figure.legend(*ax.get_legend_handles_labels(), loc="outside lower left", ncols=3,
                     frameon=False, fontsize=8.5, handletextpad=0.2)  # fmt: skip
