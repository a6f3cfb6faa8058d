"""Outlets side by side: shares by concept or actor, word shift, speakers, epithets."""

import pandas as pd
import seaborn as sns
from matplotlib.colors import LinearSegmentedColormap

from analysis.charts.style import (
    FEW_GREY,
    INK,
    LINE,
    LOADED,
    MUTED,
    NEUTRAL,
    ROW,
    WIDTH,
    axes,
    finish,
    headline,
    labels,
    panels,
    percent,
)
from analysis.measures import FEW, FEW_CONCEPTS

SHADES = LinearSegmentedColormap.from_list("blues", ["#FFFFFF", "#9CC7E6"])
SIDES = LinearSegmentedColormap.from_list("sides", ["#9CC7E6", "#FFFFFF", "#F3B48A"])
CELLS = {
    "fmt": "", "cbar": False, "linewidths": 1, "linecolor": "white",
    "annot_kws": {"fontsize": 9, "color": INK},
}  # fmt: skip
TITLES = {
    "all": "How much of each outlet’s wording is loaded?",
    "concept": "Which outlet chose the loaded word of which concept?",
    "actor": "Of which actor did which outlet choose the loaded word?",
}
SOURCE = "Source: the articles’ texts and the project’s lexicon, outlets’ own voice"
FEW_NOTE = (
    f"Grey: too little for a share (fewer than {FEW} choices, or {FEW_CONCEPTS} concepts or "
    "articles)."
)
# Beyond so many letters a label would take the room of the chart.
LONGEST = 34


def shortened(names, longest=LONGEST):
    """Names that fit a label, without what could be taken for a formula.

    Examples
    --------
    >>> shortened(["Post", "$x$", "a" * 40])[:2]
    ['Post', '\\\\$x\\\\$']
    """
    names = ["".join(c if c.isprintable() else " " for c in str(name)) for name in names]
    names = [name if len(name) <= longest else f"{name[: longest - 1]}…" for name in names]
    return [name.replace("$", r"\$") for name in names]


def plot_outlets(shares, *, group="outlet", ax=None):
    """Draw the loaded share of everything, one row a group, with its 95 % interval and counts.

    `shares` is `analysis.comparing.compared_shares`; its rows on *all* are drawn, groups in the
    order of the alphabet, since an order by share would be a ranking. Where there is too little,
    only the counts stand there, in grey.

    Returns the Axes; x is the share in [0, 1].
    """
    rows = shares[shares["on"] == "all"].sort_values(group)
    ax = axes(ax, 1.1 * ROW * max(3, len(rows)) + 2)
    for y, row in enumerate(rows.to_dict("records")):
        enough = pd.notna(row["estimate"])
        if enough:
            ax.plot([row["low"], row["high"]], [y, y], color=LOADED, lw=1.8, clip_on=False)
            ax.plot(row["estimate"], y, "o", color=LOADED, ms=6.5, clip_on=False)
        ax.text(1.04, y, f"{row['loaded']} of {row['n']}", va="center", fontsize=9,
                color=INK if enough else FEW_GREY)  # fmt: skip
        ax.axhline(y + 0.5, color=LINE, lw=0.6, zorder=0)
    labels(ax, shortened(rows[group]))
    methods = ", ".join(dict.fromkeys(rows["method"]))
    finish(ax, TITLES["all"], source=f"{FEW_NOTE}\n{SOURCE}; {methods}")
    ax.set(xlim=(-0.01, 1.01), ylim=(max(1, len(rows)) - 0.5, -0.5))
    ax.set_xlabel("Loaded share, 95 % interval; loaded of all choices at the right")
    ax.xaxis.set_major_formatter(percent())
    return ax


def plot_grid(shares, *, on="concept", group="outlet", top=12, ax=None):
    """Draw loaded of all choices, a row a concept or actor, a column a group.

    A cell says its counts; it is orange where all were loaded, blue where all were neutral, and
    paler in between. No cell is a share: most are too few for one.

    `shares` is `analysis.comparing.compared_shares`; the `top` names that most groups have are
    drawn, then those with most choices.

    Returns the Axes.
    """
    rows = shares[shares["on"] == on]
    sums = rows.groupby("name").agg(groups=(group, "nunique"), n=("n", "sum")).reset_index()
    order = sums.sort_values(["groups", "n", "name"], ascending=[False, False, True])["name"][:top]
    rows = rows[rows["name"].isin(order)]
    names = sorted(rows[group].unique())
    wide = {
        column: rows.pivot(index="name", columns=group, values=column).reindex(order)[names]
        for column in ("loaded", "n")
    }
    part = (wide["loaded"] / wide["n"]).astype(float)
    said = (
        wide["loaded"].astype("Int64").astype(str) + " / " + wide["n"].astype("Int64").astype(str)
    )
    said = said.where(part.notna(), "")
    ax = axes(ax, ROW * max(3, len(order)) + 2.6)
    sns.heatmap(part, annot=said, cmap=SIDES, vmin=0, vmax=1, ax=ax, **CELLS)
    key = "Loaded of all choices. Orange: more loaded, blue: more neutral; empty: no choice."
    finish(ax, TITLES[on], source=f"{key}\n{SOURCE}")
    ax.set(xlabel="", ylabel="")
    ax.set_yticks([at + 0.5 for at in range(len(order))], shortened(order), fontsize=9.5)
    _across(ax, names)
    return ax


def _across(ax, names):
    """Names of groups above the columns, slanted so that they fit."""
    ax.xaxis.tick_top()
    ax.set_xticks([at + 0.5 for at in range(len(names))], shortened(names), rotation=30,
                  ha="left", fontsize=9)  # fmt: skip
    ax.set_title(ax.get_title(loc="left"), loc="left", fontsize=12, color=INK, pad=14)
    ax.spines["bottom"].set_visible(False)


def plot_word_shift(shift, one, other, *, top=16, ax=None):
    """Draw how much each word adds to the difference between two loaded shares.

    `shift` is `analysis.comparing.share_shift`, `one` and `other` the names of the two. Right: the
    word makes the first's share the larger one; orange words are loaded, blue ones neutral, and
    the arrow says whether the first uses the word more (↑) or less (↓). What the words that are not
    drawn add together stands in the last row, so that all bars add up to the difference.

    Returns the Axes.
    """
    rows = shift.head(top)
    rest = shift["contribution"].iloc[top:].sum()
    ax = axes(ax, ROW * (len(rows) + 1) + 2)
    reach = max([1e-9, *rows["contribution"].abs(), abs(rest)])
    names = [_used(row) for row in rows.itertuples()]
    values = [*rows["contribution"], *([rest] if len(shift) > top else [])]
    if len(shift) > top:
        names.append(f"{len(shift) - top} other words")
    sides = [*rows["choice"], ""]
    for y, value in enumerate(values):
        colour = {"loaded": LOADED, "neutral": NEUTRAL}.get(sides[y], FEW_GREY)
        ax.barh(y, value, color=colour, height=0.62)
        ax.text(value + (0.02 if value >= 0 else -0.02) * reach, y,
                f"{100 * value:+.1f}".replace("-", "−"), va="center",
                ha="left" if value >= 0 else "right", fontsize=8.5, color=INK)  # fmt: skip
    ax.axvline(0, color=INK, lw=0.8)
    labels(ax, names)
    total = f"{100 * shift['contribution'].sum():+.0f}".replace("-", "−")
    finish(ax, "Which words make the difference?",
           source=f"All words add up to {total} points. Orange: loaded, blue: neutral word; "
           f"↑ more, ↓ less often in the first.\n{SOURCE}")  # fmt: skip
    first, second = shortened([one, other], 20)
    ax.set(xlim=(-1.3 * reach, 1.3 * reach), ylim=(len(values) - 0.4, -0.6))
    ax.set_xlabel(f"← {second} more loaded    points    {first} more loaded →")
    ax.set_xticks([])
    return ax


def _used(row):
    return f"{shortened([row.form])[0]} {'↑' if row.share > row.other_share else '↓'}"


def plot_quoted_by(speakers, *, group="outlet", top=8, ax=None):
    """Draw how many words in quotation marks each group gives each speaker.

    `speakers` is `analysis.comparing.quoted_by`. A cell says the words, and "told" where the
    speaker is heard in the outlet's wording only; a shade is a share of the most.

    Returns the Axes.
    """
    order = speakers.groupby("speaker").agg(groups=(group, "nunique"), words=("words", "sum"))
    order = order.reset_index().sort_values(
        ["groups", "words", "speaker"], ascending=[False, False, True]
    )["speaker"][:top]
    rows = speakers[speakers["speaker"].isin(order)]
    names = sorted(speakers[group].unique())
    words = rows.pivot(index="speaker", columns=group, values="words")
    words = words.reindex(index=order, columns=names)
    told = words.map(lambda n: "" if pd.isna(n) else f"{n:.0f}" if n else "told")
    ax = axes(ax, ROW * max(3, len(order)) + 2.6)
    sns.heatmap(words.astype(float), annot=told, cmap=SHADES, vmin=0, ax=ax, **CELLS)
    key = "Words in quotation marks; told: in the outlet’s wording only; empty: not heard."
    finish(ax, "Who is quoted by whom?", source=f"{key}\nSource: the articles’ texts")
    ax.set(xlabel="", ylabel="")
    ax.set_yticks([at + 0.5 for at in range(len(order))], shortened(order), fontsize=9.5)
    _across(ax, names)
    return ax


def plot_called_by(epithets, actors, *, group="outlet"):
    """Draw what each group calls the same actors in its own voice: a panel an actor.

    `epithets` is `analysis.comparing.called_by`. Orange words are loaded in the lexicon, blue ones
    neutral, grey ones are not in it.

    Returns one Axes an actor, with a row a group; a group without an epithet has a dash.
    """
    own = epithets[epithets["voice"] == "outlet"]
    names = sorted(epithets[group].unique())
    height = (ROW * len(names) + 0.55) * len(actors) + 0.9
    drawn = panels(len(actors), 1, height, width=WIDTH + 1, squeeze=False)[:, 0]
    for ax, actor in zip(drawn, actors, strict=True):
        for y, name in enumerate(names):
            said = own[(own["actor"] == actor) & (own[group] == name)]
            _words(ax, y, said.drop_duplicates("word"))
        ax.set(xlim=(0, 1), ylim=(len(names) - 0.4, -0.6))
        labels(ax, shortened(names))
        last = ax is drawn[-1]
        source = "Orange: loaded, blue: neutral, grey: not in the lexicon; outlets’ own voice"
        finish(ax, actor, source=source if last else "")
        ax.set_xticks([])
        ax.spines["bottom"].set_visible(False)
    headline(drawn[0].figure, "What does each outlet call the same actor?")
    return list(drawn)


def _words(ax, y, said):
    """The words of one row, each in the colour of its side; somebody else's label says so."""
    if said.empty:
        ax.text(0.01, y, "–", va="center", fontsize=9, color=MUTED)
        return
    colours = {"loaded": LOADED, "neutral": NEUTRAL}
    at = None
    for row in said.itertuples():
        place = {"xy": (0.01, y), "xycoords": "data"} if at is None else {
            "xy": (1, 0.5), "xycoords": at, "xytext": (9, 0), "textcoords": "offset points",
        }  # fmt: skip
        word = f"{row.word} (attributed)" if row.attributed else row.word
        at = ax.annotate(shortened([word], 2 * LONGEST)[0], **place, va="center", fontsize=9.5,
                         color=colours.get(row.side, FEW_GREY))  # fmt: skip
