"""Two numbers side by side: actors of one article in pairs, plain and pooled shares."""

from matplotlib.ticker import FuncFormatter

from analysis.charts.style import (
    FEW_GREY,
    INK,
    LINE,
    LOADED,
    MUTED,
    ROW,
    SOURCE,
    axes,
    finish,
    labels,
    percent,
)
from analysis.measures import FEW, FEW_CONCEPTS

FEW_NOTE = f"Grey: fewer than {FEW} choices or {FEW_CONCEPTS} concepts."
# Marker, colour and filling of the two shares; the shape says what the colour says.
PLAIN, POOLED = ("D", INK, "white"), ("o", LOADED, LOADED)
# So far the plain share is drawn above the middle of its row, and the pooled one below it.
APART = 0.17


def plot_differences(differences, *, ax=None):
    """Draw the difference between two actors' loaded shares with its 95 % interval, a pair a row.

    `differences` is `analysis.baselines.others.differences` of one article. Right of zero the
    first actor has the larger share, left of it the second. Both names carry their counts, loaded
    of all; the corrected p stands at the right where the pair was tested. Pairs with too few
    choices are hollow and grey.

    Returns the Axes; the largest difference in favour of the first comes first.
    """
    order = ["difference", "one", "other"]
    rows = differences.sort_values(order, ascending=[False, True, True])
    ax = axes(ax, 1.4 * ROW * max(3, len(rows)) + 2)
    for y, row in enumerate(rows.to_dict("records")):
        colour, filling = (LOADED, LOADED) if row["enough"] else (FEW_GREY, "white")
        _estimate(ax, y, row | {"estimate": row["difference"]}, ("o", colour, filling))
        said = f"p = {row['p_holm']:.2f}" if row["tested"] else "no test"
        ax.text(1.08, y, said, va="center", fontsize=9, color=INK if row["tested"] else FEW_GREY)
        ax.axhline(y + 0.5, color=LINE, lw=0.6, zorder=0)
    ax.axvline(0, color=MUTED, lw=0.8, zorder=0)
    labels(ax, [_both(row) for row in rows.itertuples()])
    source = f"{FEW_NOTE} p: permutation test, corrected for all pairs tested\n{SOURCE}"
    finish(ax, "Are actors of a kind described alike?", source=source)
    ax.set(xlim=(-1.04, 1.04), ylim=(max(1, len(rows)) - 0.5, -0.5))
    ax.set_xlabel("← second more loaded     loaded share, points apart     first more loaded →")
    ax.set_xticks([-1, -0.5, 0, 0.5, 1])
    ax.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{100 * x:.0f}".replace("-", "−")))
    return ax


def _both(row):
    """The two names, each with its loaded words of all its choices."""
    return (
        f"{row.one}, {row.one_loaded} of {row.one_n}\n"
        f"{row.other}, {row.other_loaded} of {row.other_n}"
    )


def plot_pooled(plain, pooled, *, label, ax=None):
    """Draw the loaded share of all words beside that of a typical concept, two dots a row.

    `plain` is `analysis.measures.loaded_share` and `pooled` is
    `analysis.baselines.pooled.pooled_share` of the same occurrences, one row a `label`. Where the
    two lie apart, a frequent concept is not like the others. Rows with too few choices are grey
    and say their counts instead of shares.

    Returns the Axes; x is the share in [0, 1], rows with most choices come first.
    """
    rows = plain.merge(pooled[[label, "estimate", "low", "high"]], on=label, suffixes=("", "_2"))
    rows = rows.sort_values(["n", label], ascending=[False, True])
    ax = axes(ax, 1.25 * ROW * max(3, len(rows)) + 2)
    for y, row in enumerate(rows.to_dict("records")):
        second = {end: row[f"{end}_2"] for end in ("estimate", "low", "high")}
        if row["enough"]:
            _estimate(ax, y - APART, row, PLAIN)
            _estimate(ax, y + APART, second, POOLED)
        counts, colour = f"{row['loaded']} of {row['n']}", INK if row["enough"] else FEW_GREY
        ax.text(1.03, y, counts, va="center", fontsize=9, color=colour)
        ax.axhline(y + 0.5, color=LINE, lw=0.6, zorder=0)
    labels(ax, rows[label])
    finish(ax, "Does one frequent concept decide the share?", source=f"{FEW_NOTE} {SOURCE}")
    ax.set(xlim=(-0.01, 1.01), ylim=(max(1, len(rows)) - 0.5, -0.5))
    ax.set_xlabel("Loaded share, 95 % interval; loaded of all choices at the right")
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1])
    ax.xaxis.set_major_formatter(percent())
    _key(ax)
    return ax


def _estimate(ax, y, row, style):
    """A dot on its interval."""
    marker, colour, filling = style
    ax.plot([row["low"], row["high"]], [y, y], color=colour, lw=1.6)
    ax.plot(row["estimate"], y, marker, mec=colour, mfc=filling, ms=6.5, clip_on=False)


def _key(ax):
    for name, (marker, colour, filling) in {
        "of all words": PLAIN, "of a typical concept (pooled)": POOLED
    }.items():  # fmt: skip
        ax.plot([], [], marker, mec=colour, mfc=filling, ms=6.5, label=name)
    ax.figure.legend(*ax.get_legend_handles_labels(), loc="outside lower left", ncols=2,
                     frameon=False, fontsize=8.5, handletextpad=0.2)  # fmt: skip
