"""What the learned reader sees: sentence by sentence, beside the lexicon, after the rewrite."""

from textwrap import shorten

from matplotlib.ticker import MaxNLocator

from analysis.charts.style import (
    FEW_GREY,
    FEW_LIGHT,
    INK,
    LINE,
    LOADED,
    MUTED,
    NEUTRAL,
    ROW,
    axes,
    finish,
    headline,
    labels,
    panels,
    percent,
)
from analysis.measures import FEW
from analysis.reader.wording import CUT
from analysis.tables import VOICES

SOURCE = "Source: the learned reader, which repeats the judgement of its annotators"
# Voice → marker, edge and filling; the shape says what the colour says.
VOICE_MARKS = {
    "outlet": ("o", INK, INK), "quotation": ("s", NEUTRAL, NEUTRAL),
    "scare quote": ("D", NEUTRAL, "white"), "embed": ("^", FEW_GREY, FEW_GREY),
    "caption": ("v", FEW_GREY, "white"),
}  # fmt: skip
# A letter of a label takes at most so much of the width of the axis; a label has at most so many.
LETTER, LONGEST = 0.0098, 28
# Labels of points stand above the highest probability, so far apart.
LANE = 0.085
# Words of an edit that find room beside a row.
EDIT = 46
SIDES = {
    "lexicon": ("Of the lexicon’s words,\nthe reader sees …", LOADED),
    "reader": ("Of the reader’s words,\nthe lexicon sees …", NEUTRAL),
}


def plot_reading(reading, *, top=6, cut=CUT, ax=None):
    """Draw how biased each sentence of one article reads, in reading order, by voice.

    `reading` is `analysis.reader.read`. The `top` sentences from `cut` on carry their number and
    the words that the reader marks in them, above the points; a sentence may read as biased
    without any such word.

    Returns the Axes; x is the number of the sentence from 1, y the probability.
    """
    rows = reading.reset_index(drop=True)
    highest = rows[rows["probability"] >= cut].nlargest(top, "probability").sort_index()
    labelled = [(at + 1, f"{at + 1}: {marked_words(row, cut)}") for at, row in highest.iterrows()]
    width = width_for(labelled, len(rows))
    placed = in_lanes(labelled, width)
    lanes = max([lane for *_, lane in placed], default=-1) + 1
    ax = axes(ax, 3.4 + 0.24 * lanes)
    for at, row in rows.iterrows():
        marker, edge, filling = VOICE_MARKS[row["voice"]]
        ax.plot([at + 1, at + 1], [0, row["probability"]], color=LINE, lw=1.2, zorder=1)
        ax.plot(at + 1, row["probability"], marker, mec=edge, mfc=filling, ms=5.5, clip_on=False)
    _labels_above(ax, placed, rows)
    ax.set_xlim(0.2, width + 0.2)
    ax.spines["bottom"].set_bounds(0.2, len(rows) + 0.8)
    _cut_line(ax, cut, len(rows))
    n, above = len(rows), int((rows["probability"] >= cut).sum())
    finish(ax, "Which sentences does the learned reader call biased?", source=SOURCE)
    ax.set(ylim=(0, 1.06 + LANE * lanes), ylabel="Probability of biased wording")
    ax.set_xlabel(f"Sentence, in reading order (n = {n}, {above} at the cut or above)")
    ticks = MaxNLocator(8, integer=True, steps=[1, 2, 5, 10]).tick_values(1, max(1, n))
    ax.set_xticks([tick for tick in ticks if 1 <= tick <= n])
    ax.set_yticks([0, 0.25, 0.5, 0.75, 1])
    ax.yaxis.set_major_formatter(percent())
    ax.yaxis.label.set(color=MUTED, fontsize=9.5)
    _key_of_voices(ax, rows)
    return ax


def marked_words(row, cut=CUT):
    """The words that the reader marks in a sentence, or that it marks none alone.

    Examples
    --------
    >>> row = {"start": 10, "text": "Vile lies.", "words": [[10, 14, 0.9], [15, 19, 0.2]]}
    >>> marked_words(row)
    'Vile'
    >>> marked_words(row, cut=0.95)
    'no single word'
    """
    at, words = row["start"], [word for word in row["words"] if word[2] >= cut]
    words = [row["text"][start - at : end - at] for start, end, _ in words]
    return shorten(", ".join(dict.fromkeys(words)), LONGEST, placeholder=" …") or "no single word"


def width_for(labelled, n):
    """How many sentences wide the axis must be for each label to end within it.

    Examples
    --------
    >>> width_for([(2, "2: vile")], n=40), round(width_for([(39, "39: vile lies")], n=40))
    (40.6, 45)
    """
    widths = [x / (1 - LETTER * (len(label) + 1)) for x, label in labelled]
    return max([n + 0.6, *widths])


def in_lanes(labelled, width):
    """Give each (x, label) a lane so that no label or leader is written over another.

    A label runs to the right of its leader, so it stands above all that it would reach; `width` is
    that of the axis.

    Examples
    --------
    >>> in_lanes([(1, "vile"), (2, "lies"), (90, "liar")], width=100)
    [(1, 'vile', 1), (2, 'lies', 0), (90, 'liar', 0)]
    """
    placed = []
    for x, label in sorted(labelled, reverse=True):
        reach = x + LETTER * width * (len(label) + 2)
        lane = max([lane for other, _, lane in placed if other <= reach], default=-1) + 1
        placed.append((x, label, lane))
    return placed[::-1]


def _labels_above(ax, placed, rows):
    for x, label, lane in placed:
        y = 1.07 + LANE * lane
        ax.plot([x, x], [rows["probability"][x - 1], y], color=LOADED, lw=0.9, zorder=0.5)
        ax.annotate(
            label, (x, y), (3, 0), textcoords="offset points", fontsize=8.5, color=INK, va="center"
        )


def _cut_line(ax, cut, n):
    ax.plot([0.2, n + 0.8], [cut, cut], color=MUTED, lw=0.8, ls=(0, (4, 3)), zorder=0)


def _key_of_voices(ax, rows):
    for voice in [name for name in VOICES if name in set(rows["voice"])]:
        marker, edge, filling = VOICE_MARKS[voice]
        name = "outlet’s own voice" if voice == "outlet" else voice
        ax.plot([], [], marker, mec=edge, mfc=filling, ms=5.5, label=name)
    if len(rows):
        ax.figure.legend(*ax.get_legend_handles_labels(), loc="outside lower left", ncols=5,
                         frameon=False, fontsize=8.5, handletextpad=0.2)  # fmt: skip


def plot_before_after(table, *, ax=None):
    """Draw the reader's probability before and after the rewrite, a changed sentence a row.

    `table` is `analysis.reader.rewritten.before_after`. A hollow point is the published sentence,
    the filled one its rewrite: blue where the probability falls, orange where it rises.

    Returns the Axes; the largest fall comes first.
    """
    rows = table[table["changed"]].sort_values(["difference", "start"])
    ax = axes(ax, ROW * max(3, len(rows)) + 1.7)
    for y, row in enumerate(rows.itertuples()):
        colour = NEUTRAL if row.difference < 0 else LOADED
        ax.plot([row.before, row.after], [y, y], color=colour, lw=2, zorder=1)
        ax.plot(row.before, y, "o", mec=colour, mfc="white", ms=6.5, clip_on=False)
        ax.plot(row.after, y, "o", mec=colour, mfc=colour, ms=6.5, clip_on=False)
        ax.text(1.03, y, points(row.difference), va="center", fontsize=9, color=INK)
        ax.axhline(y + 0.5, color=LINE, lw=0.6, zorder=0)
    labels(ax, [shorten(edits, EDIT, placeholder=" …") for edits in rows["edits"]])
    n, fell = len(rows), int((rows["difference"] < 0).sum())
    source = f"n = {n} changed sentences of {len(table)}, {fell} fall; points moved at the right"
    finish(ax, "Do plain words move the reader?", source=f"{source}\n{SOURCE}")
    ax.set(xlim=(0, 1), ylim=(max(1, len(rows)) - 0.5, -0.5))
    ax.set_xlabel("Probability of biased wording: ○ published, ● rewritten")
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1])
    ax.xaxis.set_major_formatter(percent())
    return ax


def points(difference):
    """Say a difference of probabilities in points of a hundred.

    Examples
    --------
    >>> points(-0.172), points(-0.0013), points(0.0)
    ('−17', '−0.1', '0')
    """
    move = 100 * difference
    return f"{move:+.{0 if abs(move) >= 1 else 1}f}".replace("-", "−") if move else "0"


def plot_reader_agreement(agreement, *, label="voice"):
    """Draw how many of the words that one sees the other sees too: a panel a side, a row a voice.

    `agreement` is `analysis.reader.beside.reader_agreement`, one row a `label` and side. Rows of
    fewer than 10 words are grey and say their counts instead of a share.

    Returns two Axes with the same rows: of the lexicon's words, and of the reader's.
    """
    names = [name for name in VOICES if name in set(agreement[label])]
    names += [name for name in dict.fromkeys(agreement[label]) if name not in VOICES]
    sides = panels(1, 2, ROW * max(3, len(names)) + 1.9, sharey=True)
    for ax, (side, (title, colour)) in zip(sides, SIDES.items(), strict=True):
        own = agreement[agreement["of"] == side].set_index(label)
        for y, name in enumerate(names):
            if name in own.index:
                _share(ax, y, own.loc[name], colour)
            else:
                ax.text(0.02, y, "none", va="center", fontsize=9, color=FEW_GREY)
        source = f"Grey: fewer than {FEW} words, no share" if side == "lexicon" else ""
        finish(ax, "", source=source)
        ax.set_title(title, loc="left", fontsize=10, color=INK)
        ax.set(xlim=(0, 1.45), ylim=(max(1, len(names)) - 0.4, -0.6), xticks=[0, 0.5, 1])
        ax.set_xlabel("share, 95 % interval; both of n")
        ax.spines["bottom"].set_bounds(0, 1)
        ax.xaxis.set_major_formatter(percent())
    labels(sides[0], ["outlet’s own voice" if name == "outlet" else name for name in names])
    headline(sides[0].figure, "Do the lexicon and the learned reader see the same words?")
    return list(sides)


def _share(ax, y, row, colour):
    """A bar with its interval, or an empty light one where there are too few words."""
    few = not row["enough"]
    ax.barh(y, 0 if few else row["estimate"], color=FEW_LIGHT if few else colour, height=0.62)
    if not few:
        ax.plot([row["low"], row["high"]], [y, y], color=INK, lw=1.4)
    x = 0.02 if few else max(row["high"], row["estimate"]) + 0.03
    text = ax.text(x, y, f"{row['both']} of {row['n']}", va="center", fontsize=9)
    text.set_color(FEW_GREY if few else INK)
