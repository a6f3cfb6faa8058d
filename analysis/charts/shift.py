"""The rewrite's edits: which of them move a score, and how far."""

from analysis.charts.style import (
    INK,
    LINE,
    LOADED,
    MUTED,
    NEUTRAL,
    ROW,
    WIDTH,
    finish,
    headline,
    labels,
    panels,
)

# Beyond so many letters a label would take the room of the bars.
LONGEST = 34


def plot_shift(shifts, *, scorers=("loaded share", "TextBlob", "VADER")):
    """Draw how far each edit alone moves each score: a row an edit, a panel a scorer.

    `shifts` is `analysis.rewrite.shift.shifts`; edits that share their words are drawn once, with
    their number and the sum of their moves. Blue lowers a score, orange raises it; a score that
    does not move is a point on the line.

    Returns one Axes a scorer, all with the same rows.
    """
    rows = edits_in_words(shifts)
    order = list(dict.fromkeys(rows["label"]))
    height = ROW * len(order) + 1.9
    axes = panels(1, len(scorers), height, width=WIDTH + 1.6, sharey=True, squeeze=False)
    for ax, scorer in zip(axes[0], scorers, strict=True):
        own = rows[rows["scorer"] == scorer].set_index("label")["difference"].reindex(order)
        _moves(ax, own)
        source = "Source: the rewrite’s edits, each made alone" if ax is axes[0][0] else ""
        finish(ax, scorer, source=source)
        ax.set_xlabel("change of the score")
    labels(axes[0][0], order)
    axes[0][0].set_ylim(len(order) - 0.4, -0.6)
    headline(axes[0][0].figure, "Which plain words move a score?")
    return list(axes[0])


def edits_in_words(shifts):
    """Edits of the same words added up: ``label`` ("regime → government × 4") and the scorer.

    Examples
    --------
    >>> import pandas as pd
    >>> moves = pd.DataFrame({"start": [1, 9], "before": ["regime"] * 2, "after": ["rule"] * 2,
    ...                       "scorer": ["VADER"] * 2, "difference": [0.5, 0.25]})
    >>> edits_in_words(moves)[["label", "difference"]].values.tolist()
    [['regime → rule × 2', 0.75]]
    """
    summed = shifts.groupby(["scorer", "before", "after"], sort=False, as_index=False).agg(
        difference=("difference", "sum"), n=("difference", "size"), start=("start", "min")
    )
    words = [
        _short(f"{before.strip(' ,')} → {after}") + (f" × {n}" if n > 1 else "")
        for before, after, n in map(_left_out, summed[["before", "after", "n"]].to_numpy())
    ]
    return summed.assign(label=words).sort_values("start", kind="stable")


def _left_out(edit):
    """Say that words were left out, not that a capital moved: "In reality, t → T"."""
    before, after, n = edit
    if len(after) < 2 and before.lower().endswith(after.lower()):
        return before[: len(before) - len(after)], "(left out)", n
    return before, after, n


def _short(words):
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def _number(move):
    return f"{move:+.3f}".replace("-", "−") if abs(move) >= 0.0005 else "≈ 0"


def _moves(ax, moves):
    reach = max(1e-9, moves.abs().max())
    for y, move in enumerate(moves):
        if abs(move) < 1e-9:
            ax.plot(0, y, "o", color=MUTED, ms=3.5)
            continue
        ax.barh(y, move, color=NEUTRAL if move < 0 else LOADED, height=0.62)
        side = -1 if move < 0 else 1
        ax.text(move + side * 0.04 * reach, y, _number(move), va="center",
                ha="right" if move < 0 else "left", fontsize=8, color=INK)  # fmt: skip
    ax.axvline(0, color=LINE, lw=1, zorder=0)
    ax.set_xlim(-1.75 * reach, 1.75 * reach)
    ax.set_xticks([0])
