"""Charts: a table in, Axes out; every number drawn stands in the table.

One palette, safe for colour-blind readers and shared with the reports: orange is loaded, blue is
neutral, grey is too few to say. Colour never carries a meaning alone: sides, shapes and words do.
"""

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.ticker import FuncFormatter, MaxNLocator

from analysis.measures import FEW, FEW_CONCEPTS, WORD
from analysis.tables import VOICES

# Okabe and Ito (2008), Color Universal Design; the ink and the greys are those of the reports.
LOADED, NEUTRAL, FEW_GREY, FEW_LIGHT = "#D55E00", "#0072B2", "#767676", "#BDBDBD"
INK, MUTED, LINE = "#1C1B19", "#5C5A55", "#D9D5CC"
# One shape a category, so that a page printed in black says the same.
MARKERS = {
    "label": "o", "epithet": "D", "verb": "^", "evaluation": "s", "attribution verb": ">",
    "intensifier": "P", "doubt": "X", "euphemism": "v", "metaphor": "*", "editorial": "h",
    "praise": "p",
}  # fmt: skip
SOURCE = "Source: the article’s text and the project’s lexicon"
WIDTH, ROW, DPI = 7.4, 0.34, 120
# A letter of a label takes at most so much of the axis, a marker and its gaps so much more.
LETTER, GAP = 0.0148, 0.045


def in_words(row):
    """Say a share in words: counts always, a percentage only where there is enough to say it.

    `row` is one row of `analysis.measures.loaded_share`.

    Examples
    --------
    >>> in_words({"loaded": 3, "n": 4, "enough": False})
    '3 of 4 (too few for a share)'
    >>> in_words({"loaded": 8, "n": 16, "enough": True, "estimate": 0.5, "low": 0.28,
    ...           "high": 0.72})
    '8 of 16 (50 %, 95 % interval 28–72 %)'
    """
    counts = f"{row['loaded']} of {row['n']}"
    if not row["enough"]:
        return f"{counts} (too few for a share)"
    low, high = (f"{100 * row[end]:.0f}" for end in ("low", "high"))
    return f"{counts} ({100 * row['estimate']:.0f} %, 95 % interval {low}–{high} %)"


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
    ax = _axes(ax, 0.24 * lanes + 1.7)
    for row in placed.itertuples():
        filled = LOADED if row.status == "evaluative" else "white"
        ax.plot(row.place, row.lane, MARKERS[row.category], mfc=filled, mec=LOADED, ms=6.5)
        ax.text(row.place + 0.016, row.lane, row.text, va="center", fontsize=8.5, color=INK)
    _bands(ax, placed)
    _finish(ax, "Where in the article do loaded words stand, and in whose voice?")
    ax.set(xlim=(-0.01, 1.17), ylim=(lanes - 0.4, -0.6), xlabel="Share of the article’s words read")
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1])
    ax.spines["bottom"].set_bounds(0, 1)
    ax.xaxis.set_major_formatter(_percent())
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
    ax = _axes(ax, ROW * max(3, len(rows)) + 1.5)
    _bars(ax, rows, [(LOADED, NEUTRAL)] * len(rows))
    _labels(ax, rows[label])
    _finish(ax, "Where a neutral word was at hand, which was chosen?")
    return ax


def plot_actors(shares, *, label="actor"):
    """Draw the choices made about each actor beside the loaded share where there are enough.

    `shares` is `analysis.measures.loaded_share`, one row a `label`. Rows with too few choices
    are grey and say their n instead of a share.

    Returns two Axes: counts (neutral left, loaded right) and shares with 95 % intervals.
    """
    rows = shares.sort_values(["n", "loaded", label], ascending=[False, False, True])
    height = ROW * max(3, len(rows)) + 1.8
    _, (left, right) = plt.subplots(
        1, 2, figsize=(WIDTH, height), dpi=DPI, width_ratios=[3, 2], layout="constrained"
    )
    colours = [(LOADED, NEUTRAL) if ok else (FEW_GREY, FEW_LIGHT) for ok in rows["enough"]]
    _bars(left, rows, colours)
    _labels(left, rows[label])
    _finish(left, "Does the wording differ by actor?")
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
    ax.xaxis.set_major_formatter(_percent())
    _finish(ax, "", source=f"Grey: fewer than {FEW} choices or {FEW_CONCEPTS} concepts")
    ax.set_yticks([])


def plot_tone(tone, *, label="actor"):
    """Draw TextBlob's polarity beside the number of loaded words: what one sees, the other may not.

    `tone` has `label`, ``loaded`` (words), ``n`` (sentences), ``estimate``, ``low``, ``high``
    (polarity, -1 to 1; the interval may be missing). Rows are drawn in the order given; those
    with one sentence are grey.

    Returns two Axes: loaded words and polarity.
    """
    height = ROW * max(3, len(tone)) + 1.8
    _, (left, right) = plt.subplots(
        1, 2, figsize=(WIDTH, height), dpi=DPI, width_ratios=[2, 3], layout="constrained"
    )
    bars = left.barh(range(len(tone)), tone["loaded"], color=LOADED, height=0.62)
    left.bar_label(bars, padding=3, fontsize=9, color=INK)
    left.set(xlabel="Loaded words", xlim=(0, 1.15 * max(1, tone["loaded"].max())))
    left.set_ylim(len(tone) - 0.4, -0.6)
    left.xaxis.set_major_locator(MaxNLocator(4, integer=True, steps=[1, 2, 5, 10]))
    _labels(left, tone[label])
    _finish(left, "Does general sentiment notice the loaded words?")
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
    _finish(ax, "", source="Source: TextBlob; bars are 95 % intervals")
    ax.set_yticks([])


def _axes(ax, height):
    if ax is not None:
        return ax
    return plt.subplots(figsize=(WIDTH, height), dpi=DPI, layout="constrained")[1]


def _bars(ax, rows, colours):
    """Counts to either side of zero, each with its number; a zero is written, not drawn."""
    for y, (row, (loaded, neutral)) in enumerate(zip(rows.itertuples(), colours, strict=True)):
        ax.barh(y, row.loaded, color=loaded, height=0.62)
        ax.barh(y, -row.neutral, color=neutral, height=0.62)
    reach = max(1, rows["loaded"].max(), rows["neutral"].max()) if len(rows) else 1
    for y, row in enumerate(rows.itertuples()):
        ax.text(row.loaded + 0.03 * reach, y, row.loaded, va="center", fontsize=9)
        ax.text(-row.neutral - 0.03 * reach, y, row.neutral, va="center", ha="right", fontsize=9)
    ax.axvline(0, color=INK, lw=0.8)
    ax.set(xlim=(-1.18 * reach, 1.18 * reach), ylim=(len(rows) - 0.4, -0.6))
    ax.set_xlabel("← neutral words     choices     loaded words →")
    ax.xaxis.set_major_locator(MaxNLocator(8, integer=True, steps=[1, 2, 5, 10]))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{abs(x):.0f}"))


def _labels(ax, names):
    ax.set_yticks(range(len(names)), [str(name) or "nobody named" for name in names], fontsize=9.5)


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


def _finish(ax, title, *, source=SOURCE):
    """Title, source line, and no more ink than needed."""
    ax.set_title(title, loc="left", fontsize=12, color=INK, pad=10)
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.spines["bottom"].set_color(LINE)
    ax.tick_params(length=0, colors=INK, labelsize=9)
    ax.xaxis.label.set(color=MUTED, fontsize=9.5)
    ax.annotate(source, (0, 0), (0, -44), xycoords="axes fraction", textcoords="offset points",
                fontsize=8, color=MUTED, va="top")  # fmt: skip


def _percent():
    return FuncFormatter(lambda x, _: f"{100 * x:.0f} %")
