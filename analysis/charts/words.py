"""Where the loaded words stand, and which word was chosen."""

import pandas as pd

from analysis.charts.style import (
    INK,
    LINE,
    LOADED,
    NEUTRAL,
    ROW,
    axes,
    bars,
    finish,
    labels,
    percent,
)
from analysis.measures import WORD
from analysis.tables import VOICES

# One shape a category, so that a page printed in black says the same.
MARKERS = {
    "label": "o", "epithet": "D", "verb": "^", "evaluation": "s", "attribution verb": ">",
    "intensifier": "P", "doubt": "X", "euphemism": "v", "metaphor": "*", "editorial": "h",
    "praise": "p",
}  # fmt: skip
# A letter of a label takes at most so much of the axis, a marker and its gaps so much more.
LETTER, GAP = 0.0148, 0.045


def positions(seen, articles):
    """Where each occurrence stands: ``place``, the share of the article's words before it.

    Returns `seen` with ``place`` in [0, 1).

    Examples
    --------
    >>> news = pd.DataFrame({"article": ["a"], "text": ["So the old regime fell"]})
    >>> seen = pd.DataFrame({"article": ["a"], "start": [11], "text": ["regime"]})
    >>> positions(seen, news)["place"].tolist()
    [0.6]
    """
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    totals = {article: max(1, len(WORD.findall(text))) for article, text in texts.items()}
    spans = zip(seen["article"], seen["start"], strict=True)
    before = [
        len(WORD.findall(texts[article][:start])) / totals[article] for article, start in spans
    ]
    return seen.assign(place=before)


def plot_positions(seen, articles, *, ax=None):
    """Draw where in the article each loaded word falls: a band a voice, a shape a category.

    Filled marks are evaluative; hollow ones have another status (contested, designation,
    established, euphemism). Every mark carries its word. `seen` is `analysis.evidence.terms`.

    Returns the Axes; x is the share of the article's words that come before.
    """
    placed = in_lanes(positions(seen[seen["side"] == "loaded"], articles))
    lanes = int(placed["lane"].max()) + 1 if len(placed) else 1
    ax = axes(ax, 0.24 * lanes + 1.7)
    for row in placed.itertuples():
        filled = LOADED if row.status == "evaluative" else "white"
        ax.plot(row.place, row.lane, MARKERS[row.category], mfc=filled, mec=LOADED, ms=6.5)
        ax.text(row.place + 0.016, row.lane, row.text, va="center", fontsize=8.5, color=INK)
    _bands(ax, placed)
    finish(ax, "Where in the article do loaded words stand, and in whose voice?")
    ax.set(xlim=(-0.01, 1.17), ylim=(lanes - 0.4, -0.6), xlabel="Share of the article’s words read")
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1])
    ax.spines["bottom"].set_bounds(0, 1)
    ax.xaxis.set_major_formatter(percent())
    _key_of_shapes(ax, placed)
    return ax


def in_lanes(placed):
    """Give each occurrence a ``lane`` so that no word is written over another.

    Bands of lanes come in the order of the voices; in a band, a word takes the first free lane.

    Examples
    --------
    >>> placed = pd.DataFrame({"voice": ["outlet"] * 3, "start": [1, 2, 3],
    ...                        "text": ["regime", "regime", "regime"], "place": [0.1, 0.12, 0.6]})
    >>> in_lanes(placed)["lane"].tolist()
    [0, 1, 0]
    """
    lanes, first = {}, 0
    for voice in VOICES:
        ends = []
        for row in placed[placed["voice"] == voice].sort_values("place").itertuples():
            lane = next((n for n, end in enumerate(ends) if end <= row.place), len(ends))
            ends[lane : lane + 1] = [row.place + LETTER * len(row.text) + GAP]
            lanes[row.Index] = first + lane
        first += len(ends)
    return placed.assign(lane=pd.Series(lanes, dtype=int).reindex(placed.index))


def plot_choices(shares, *, label="concept", ax=None):
    """Draw how often the loaded and the neutral word was chosen: neutral left, loaded right.

    `shares` is `analysis.measures.loaded_share`, one row a `label`; only its counts are drawn.

    Returns the Axes; the rows with most loaded choices come first.
    """
    rows = shares.sort_values(["loaded", "neutral", label], ascending=[False, True, True])
    ax = axes(ax, ROW * max(3, len(rows)) + 1.5)
    bars(ax, rows, [(LOADED, NEUTRAL)] * len(rows))
    labels(ax, rows[label])
    finish(ax, "Where a neutral word was at hand, which was chosen?")
    return ax


def _bands(ax, placed):
    """A line under each voice and its name at the left."""
    for voice, lanes in placed.groupby("voice")["lane"]:
        ax.axhline(lanes.max() + 0.5, color=LINE, lw=0.8, zorder=0)
        name = "outlet’s own voice" if voice == "outlet" else voice
        ax.text(-0.02, lanes.min(), name, ha="right", va="center", fontsize=9.5, color=INK)
    ax.set_yticks([])


def _key_of_shapes(ax, placed):
    """Name the shapes, and say what hollow means where a mark is hollow."""
    for category in [name for name in MARKERS if name in set(placed["category"])]:
        ax.plot([], [], MARKERS[category], mfc=LOADED, mec=LOADED, ms=6.5, label=category)
    if (placed["status"] != "evaluative").any():
        ax.plot([], [], "o", mfc="white", mec=LOADED, ms=6.5, label="hollow: not evaluative")
    if len(placed):
        ax.figure.legend(*ax.get_legend_handles_labels(), loc="outside lower left", ncols=4,
                         frameon=False, fontsize=8.5, handletextpad=0.2)  # fmt: skip
