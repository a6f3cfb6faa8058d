"""Does the learned reader's probability mean what it says?"""

from statsmodels.stats.proportion import proportion_confint

from analysis.charts.style import FEW_GREY, MUTED, NEUTRAL, axes, finish, percent
from analysis.measures import FEW


def plot_calibration(table, *, ax=None):
    """Draw the share of sentences that annotators called biased, by the reader's probability.

    `table` has ``n``, ``probability`` (mean of the sentences) and ``biased`` (share, 0 to 1), a row
    a bin. A reader whose probabilities can be taken at their word lies on the dotted line. Wilson
    intervals, 95 %; fewer than 10 sentences are grey.

    Returns the Axes.
    """
    ax = axes(ax, 4.6)
    ax.plot([0, 1], [0, 1], ":", color=MUTED, lw=1.2, zorder=1)
    ax.text(0.5, 0.52, "as often as it says", ha="right", va="bottom", color=MUTED, fontsize=8.5)
    counts = (table["biased"] * table["n"]).round()
    low, high = proportion_confint(counts, table["n"], method="wilson")
    for row, below, above in zip(table.to_dict("records"), low, high, strict=True):
        colour = NEUTRAL if row["n"] >= FEW else FEW_GREY
        x = row["probability"]
        ax.plot([x, x], [below, above], color=colour, lw=2, solid_capstyle="butt")
        ax.plot(x, row["biased"], "o", color=colour, ms=6)
        ax.text(x, below - 0.02, row["n"], ha="center", va="top", fontsize=8, color=MUTED)
    ax.set(xlim=(0, 1), ylim=(-0.06, 1.02))
    ax.set_xlabel("Probability of biased wording, mean of the bin (below each point: sentences)")
    ax.set_ylabel("Called biased by annotators", color=MUTED, fontsize=9.5)
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_formatter(percent())
    finish(ax, "Can the reader’s probabilities be taken at their word?",
           source="Source: five folds by article over BABE’s labelled sentences")  # fmt: skip
    return ax
