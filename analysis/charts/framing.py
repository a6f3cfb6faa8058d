"""The actors' framing: an overview, how each is named, who acts, who speaks."""

import seaborn as sns
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.ticker import FuncFormatter, MaxNLocator

from analysis.charts.style import (
    FEW_GREY,
    FEW_LIGHT,
    INK,
    LOADED,
    MUTED,
    NEUTRAL,
    ROW,
    axes,
    finish,
    labels,
    panels,
)
from analysis.framing.naming import WAYS
from analysis.framing.overview import DIMENSIONS
from analysis.tables import CUE_KINDS

SHADES = LinearSegmentedColormap.from_list("blues", ["#FFFFFF", "#9CC7E6"])
SOURCE = "Source: the article’s text, its grammar and the project’s tables"
# A way of naming → colour and hatch, so that print in black says the same.
NAMING = {
    "bare name": (FEW_LIGHT, ""), "office": (NEUTRAL, ""), "description": (FEW_GREY, "//"),
    "loaded epithet": (LOADED, "xx"),
}  # fmt: skip
CUES = {"neutral": NEUTRAL, "factive": FEW_GREY, "doubting": "#E69F00", "loaded": LOADED}


def plot_overview(overview, *, top=12, ax=None):
    """Draw the counts of each actor over all dimensions; a shade is a share of the column's most.

    `overview` is `analysis.framing.overview.overview` of one article. The `top` actors named most
    often are drawn, every cell with its count.

    Returns the Axes.
    """
    rows = overview.head(top).set_index("actor")[list(DIMENSIONS)]
    ax = axes(ax, ROW * len(rows) + 2.4)
    shares = rows / rows.max().clip(lower=1)
    sns.heatmap(
        shares, annot=rows, fmt="d", cmap=SHADES, vmin=0, vmax=1, cbar=False, ax=ax, linewidths=1,
        linecolor="white", annot_kws={"color": INK, "fontsize": 9},
    )  # fmt: skip
    finish(ax, "Who is named, acts, undergoes and speaks?", source=SOURCE)
    ax.set_xticks([n + 0.5 for n in range(len(DIMENSIONS))], DIMENSIONS.values(), rotation=35,
                  ha="right", fontsize=9)  # fmt: skip
    ax.set(xlabel="", ylabel="")
    ax.texts[-1].set_position((0, -108))  # the source line stands below the slanted names
    return ax


def plot_naming(counts, *, top=8, ax=None):
    """Draw how each actor is named: bare, with an office, a description or a loaded epithet.

    `counts` is `analysis.framing.naming.naming_counts` by actor; the `top` named most often are
    drawn, each bar with its numbers.

    Returns the Axes.
    """
    rows = counts.assign(n=counts[WAYS].sum(axis=1)).sort_values(
        "n", ascending=False, kind="stable"
    )
    rows = rows.head(top)
    ax = axes(ax, ROW * max(3, len(rows)) + 2)
    done = [0] * len(rows)
    for way, (colour, hatch) in NAMING.items():
        ax.barh(range(len(rows)), rows[way], left=done, color=colour, hatch=hatch, height=0.62,
                edgecolor="white", label=way)  # fmt: skip
        done = [before + n for before, n in zip(done, rows[way], strict=True)]
    for y, row in enumerate(rows.to_dict("records")):
        said = ", ".join(f"{row[way]} {way}" for way in WAYS[1:] if row[way])
        ax.text(row["n"] + 0.02 * max(done), y, f"{row['n']}: {said}" if said else f"{row['n']}",
                va="center", fontsize=8.5, color=INK)  # fmt: skip
    labels(ax, rows["actor"])
    finish(ax, "By what is each called?", source=SOURCE)
    ax.set(xlim=(0, 1.75 * max(1, *done)), ylim=(len(rows) - 0.4, -0.6), xlabel="times named")
    ax.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    ax.figure.legend(*ax.get_legend_handles_labels(), loc="outside lower left", ncols=4,
                     frameon=False, fontsize=8.5)  # fmt: skip
    return ax


def plot_agency(agency, *, label="actor", top=12, ax=None):
    """Draw what each actor does, to the right, and what is done to it, to the left.

    `agency` is `analysis.framing.agency.agency`; misfortunes are said beside what an actor
    undergoes, also those of its own verbs ("fled", "fell"). The `top` rows with most acts are
    drawn.

    Returns the Axes.
    """
    rows = agency.sort_values(["n", "agent", label], ascending=[False, False, True]).head(top)
    ax = axes(ax, ROW * max(3, len(rows)) + 1.8)
    for y, row in enumerate(rows.to_dict("records")):
        ax.barh(y, row["agent"], color=NEUTRAL, height=0.62)
        ax.barh(y, -row["patient"], color=LOADED, height=0.62)
        ax.text(row["agent"] + 0.1, y, f"{row['agent']}", va="center", fontsize=9, color=INK)
        many = row["misfortunes"]
        fate = f", {many} misfortune{'s' if many > 1 else ''}" if many else ""
        ax.text(-row["patient"] - 0.1, y, f"{row['patient']}{fate}", va="center", ha="right",
                fontsize=9, color=INK)  # fmt: skip
    reach = max([1, *rows["agent"], *rows["patient"]])
    ax.axvline(0, color=INK, lw=0.8)
    labels(ax, rows[label])
    finish(ax, "Who acts, and who undergoes?", source=SOURCE)
    ax.set(xlim=(-1.6 * reach, 1.25 * reach), ylim=(len(rows) - 0.4, -0.6))
    ax.set_xlabel("← undergoes     verbs and deeds, outlet’s own voice     acts →")
    ax.xaxis.set_major_locator(MaxNLocator(8, integer=True))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{abs(x):.0f}"))
    return ax


def plot_speech(speech, *, top=10):
    """Draw how many words each speaker is given, and with which kinds of cue.

    `speech` is `analysis.framing.speech.speech` of one article; the `top` speakers are drawn.

    Returns two Axes with the same rows: words in quotation marks, and cues by kind.
    """
    rows = speech.head(top)
    height = ROW * max(3, len(rows)) + 1.9
    left, right = panels(1, 2, height, width_ratios=[3, 2])
    drawn = left.barh(range(len(rows)), rows["words"], color=NEUTRAL, height=0.62)
    left.bar_label(drawn, padding=3, fontsize=9, color=INK)
    names = [f"{row.speaker} (vague)" if row.vague else row.speaker for row in rows.itertuples()]
    labels(left, names)
    left.set(xlim=(0, 1.2 * max([1, *rows["words"]])), xlabel="words in quotation marks")
    done = [0] * len(rows)
    for kind in [kind for kind in CUES if kind in CUE_KINDS]:
        right.barh(
            range(len(rows)), rows[kind], left=done, color=CUES[kind], height=0.62, label=kind
        )
        done = [before + n for before, n in zip(done, rows[kind], strict=True)]
    right.set(xlabel="cues of each kind", xlim=(0, 1.1 * max([1, *done])))
    right.xaxis.set_major_locator(MaxNLocator(4, integer=True))
    finish(left, "Who gets to speak, and how is it introduced?", source=SOURCE)
    finish(right, "", source="")
    right.set_yticks([])
    for ax in (left, right):
        ax.set_ylim(len(rows) - 0.4, -0.6)
    right.figure.legend(*right.get_legend_handles_labels(), loc="outside lower right", ncols=4,
                        frameon=False, fontsize=8.5)  # fmt: skip
    right.tick_params(colors=MUTED)
    return left, right
