"""What a corpus costs: processor time against the number of articles."""

from itertools import pairwise

import numpy as np
from matplotlib.ticker import FuncFormatter

from analysis.charts.style import FEW_GREY, LINE, MUTED, NEUTRAL, axes, finish

# Labels stand at least so far apart, as a share of the height.
APART = 0.055


def plot_cost(table, *, ax=None):
    """Draw the CPU-seconds of each stage by the number of articles, both axes logarithmic.

    `table` has ``stage``, ``articles``, ``cpu_seconds`` and ``ours``: the project's stages are
    drawn full, other tools dashed and grey. A line as steep as the dotted one grows as the corpus
    does: twice the articles, twice the time.

    Returns the Axes.
    """
    ax = axes(ax, 5.4)
    ax.set(xscale="log", yscale="log")
    for _, rows in table.groupby("stage", sort=False):
        rows = rows.sort_values("articles")
        own = bool(rows["ours"].iloc[0])
        ax.plot(
            rows["articles"], rows["cpu_seconds"].clip(lower=1e-3), marker="o" if own else "s",
            ms=3.5, lw=1.6, color=NEUTRAL if own else FEW_GREY, ls="-" if own else "--",
        )  # fmt: skip
    _guide(ax, table)
    _labels(ax, table)
    ax.set_xlabel("Articles")
    ax.set_ylabel("CPU-seconds, start-up excluded", color=MUTED, fontsize=9.5)
    ax.grid(color=LINE, lw=0.6)
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_formatter(FuncFormatter(lambda x, _: f"{x:,.10g}"))
    ax.minorticks_off()
    finish(ax, "How does the cost grow with the corpus?", source="Source: benchmarks/speed.py")
    return ax


def _guide(ax, table):
    """A dotted line along which time grows as the corpus does."""
    first, last = table["articles"].min(), table["articles"].max()
    low = table["cpu_seconds"].clip(lower=1e-3).min()
    ax.plot([first, last], [low, low * last / first], ":", color=MUTED, lw=1)


def _labels(ax, table):
    """Name each line where it ends, none over another."""
    ends = table.sort_values("articles").groupby("stage").tail(1).sort_values("cpu_seconds")
    low, high = np.log(ax.get_ylim())
    for _, rows in ends.groupby("articles"):
        at = (np.log(rows["cpu_seconds"].clip(lower=1e-3)) - low) / (high - low)
        for place, row in zip(_apart(at.to_numpy()), rows.itertuples(), strict=True):
            ax.annotate(
                row.stage, (row.articles, place), (8, 0), xycoords=ax.get_xaxis_transform(),
                textcoords="offset points", fontsize=9, va="center", annotation_clip=False,
                color=NEUTRAL if row.ours else FEW_GREY,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
            )  # fmt: skip


def _apart(heights):
    """The heights, in ascending order, with each two that are nearer than `APART` moved apart."""
    placed = list(heights)
    for _ in range(100):  # as one move may bring the next two too near
        for low, high in pairwise(range(len(placed))):
            more = max(0.0, APART - (placed[high] - placed[low])) / 2
            placed[low], placed[high] = placed[low] - more, placed[high] + more
    return placed
