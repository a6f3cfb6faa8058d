"""Mistakes by kind: which share of a measure's mistakes each kind is."""

from matplotlib.ticker import PercentFormatter

from analysis.charts.style import FEW_GREY, INK, MUTED, NEUTRAL, ROW, axes, finish
from analysis.measures import FEW


def plot_errors(errors, *, top=4, ax=None):
    """Draw the most frequent kinds of mistakes of each measure, with 95 % intervals and counts.

    `errors` has ``measure``, ``cases``, ``errors``, ``kind``, ``n``, ``share``, ``low``, ``high``;
    the first `top` rows of a measure are drawn under its name. Fewer than 10 mistakes are grey.

    Returns the Axes.
    """
    parts = [part.head(top) for _, part in errors.groupby("measure", sort=False)]
    names, heads, y = [], [], -1
    ax = axes(ax, 0.8 * ROW * sum(len(part) + 1.4 for part in parts) + 1)
    for part in parts:
        y += 1.4
        head = part.iloc[0]
        heads.append(f"{head['measure']}: {head['errors']} of {head['cases']}")
        names.append((y, heads[-1]))
        for row in part.to_dict("records"):
            y += 1
            names.append((y, row["kind"]))
            _share(ax, y, row)
    ax.set_yticks([place for place, _ in names], [name for _, name in names], fontsize=9)
    finish(ax, "Of which kind are the mistakes?",
           source="Source: labelled development data; kinds by a rule")  # fmt: skip
    ax.set(xlim=(0, 1), ylim=(y + 0.6, -0.4), xlabel="Share of the measure’s mistakes")
    ax.xaxis.set_major_formatter(PercentFormatter(1))
    for label in ax.get_yticklabels():
        label.set(weight="bold" if label.get_text() in heads else "normal", color=INK)
    return ax


def _share(ax, y, row):
    colour = NEUTRAL if row["errors"] >= FEW else FEW_GREY
    ax.plot([row["low"], row["high"]], [y, y], color=colour, lw=2, solid_capstyle="butt")
    ax.plot(row["share"], y, "o", color=colour, ms=5.5)
    ax.text(row["high"] + 0.015, y, row["n"], va="center", fontsize=8.5, color=MUTED)
