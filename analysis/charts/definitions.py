"""Whether a finding hangs on the definition of a loaded word."""

from analysis.charts.style import FEW_GREY, INK, LOADED, MUTED, SOURCE, axes, finish, percent
from analysis.definitions import RANDOM, SHIPPED

# Heights in inches: a row with a name, one without, and the name of a group.
NAMED, BARE, HEAD = 0.22, 0.145, 0.3
# Marker, size, colour and filling of each kind of point; shape and filling say what colour says.
KINDS = {
    "the shipped lexicon": ("D", 8, LOADED, LOADED),
    "another definition": ("o", 5.5, INK, INK),
    "too few choices to say": ("o", 5.5, FEW_GREY, "white"),
}


def plot_definitions(specifications, *, ax=None):
    """Draw the loaded share under each definition of the lexicon: a specification curve.

    A band a group; in it the definitions from the lowest share to the highest, each with its 95 %
    interval and its counts. The shipped definition is an orange diamond, and a line down through
    all bands; hollow grey points rest on too few choices to say, and make no line. Where nothing
    was chosen there are counts and no point. `specifications` is a table that
    `analysis.definitions.specifications` gives.

    Returns the Axes; x is the loaded share in the outlet's voice.
    """
    rows = in_bands(specifications)
    depth = rows["y"].max() + NAMED
    ax = axes(ax, depth + 1.75)
    for row in rows.itertuples():
        _point(ax, row)
    _names(ax, rows)
    for row in rows[rows["headline"] & rows["enough"]].itertuples():
        ax.axvline(row.estimate, color=LOADED, lw=1, ls=(0, (4, 3)), zorder=0)
    finish(ax, "Does the finding hang on the definition?", source=f"{SOURCE}, {len(rows)} versions")
    ax.set(xlim=(-0.01, 1.01), ylim=(depth, -0.05))
    ax.set_xlabel("Loaded share in the outlet’s voice: loaded ÷ (loaded + neutral)")
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1])
    ax.spines["bottom"].set_bounds(0, 1)
    ax.xaxis.set_major_formatter(percent())
    _key(ax)
    return ax


def in_bands(specifications):
    """Order the definitions by estimate within their group and give each its height ``y``.

    Random draws have no names of their own and stand closer together.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"group": ["as shipped", "x", "x"], "estimate": [0.5, 0.7, 0.6]})
    >>> in_bands(table)[["estimate", "y"]].round(2).values.tolist()
    [[0.5, 0.22], [0.6, 0.74], [0.7, 0.96]]
    """
    groups = list(specifications["group"].unique())
    rows = specifications.assign(place=specifications["group"].map(groups.index))
    rows = rows.sort_values(["place", "estimate"], kind="stable", ignore_index=True)
    first = ~rows.duplicated("place") & (rows["group"] != SHIPPED)
    heights = rows["group"].eq(RANDOM).map({True: BARE, False: NAMED}) + first * HEAD
    return rows.assign(y=heights.cumsum()).drop(columns="place")


def _kind(row):
    if not row.enough:
        return "too few choices to say"
    return "the shipped lexicon" if row.headline else "another definition"


def _point(ax, row):
    marker, size, edge, face = KINDS[_kind(row)]
    marker = "D" if row.headline else marker
    ax.plot([row.low, row.high], [row.y, row.y], color=edge, lw=1.2, zorder=2)
    ax.plot(row.estimate, row.y, marker, ms=size, mec=edge, mfc=face, zorder=3)
    small = 7 if row.group == RANDOM else 8.5
    colour = INK if row.enough else FEW_GREY
    ax.text(1.03, row.y, f"{row.loaded} of {row.n}", va="center", fontsize=small, color=colour)


def _names(ax, rows):
    """The names of the definitions as ticks, those of the groups above their first row."""
    named = rows[rows["group"] != RANDOM]
    ax.set_yticks(named["y"], named["definition"], fontsize=9)
    for tick, headline in zip(ax.get_yticklabels(), named["headline"], strict=True):
        tick.set_weight("bold" if headline else "normal")
    for group, part in rows[rows["group"] != SHIPPED].groupby("group", sort=False):
        top = part["y"].min() - (BARE if group == RANDOM else NAMED)
        ax.text(-0.02, top, f"{group} ({len(part)})", transform=ax.transData, ha="right",
                va="center", fontsize=9, color=MUTED, style="italic")  # fmt: skip
    ax.text(1.03, -0.02, "loaded of n", va="center", fontsize=8.5, color=MUTED, style="italic")


def _key(ax):
    for name, (marker, size, edge, face) in KINDS.items():
        ax.plot([], [], marker, ms=size, mec=edge, mfc=face, label=name)
    ax.plot([], [], color=INK, lw=1.2, label="95 % interval")
    ax.figure.legend(*ax.get_legend_handles_labels(), loc="outside lower left", ncols=4,
                     frameon=False, fontsize=8.5, handletextpad=0.4)  # fmt: skip
