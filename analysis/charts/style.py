"""What all charts share: one palette, one way to say a share, axes with no more ink than needed.

The palette is safe for colour-blind readers and that of the reports: orange is loaded, blue is
neutral, grey is too few to say. Colour never carries a meaning alone: sides, shapes and words do.
"""

import matplotlib.pyplot as plt
from matplotlib.ticker import FuncFormatter, MaxNLocator

# Okabe and Ito (2008), Color Universal Design; the ink and the greys are those of the reports.
LOADED, NEUTRAL, FEW_GREY, FEW_LIGHT = "#D55E00", "#0072B2", "#767676", "#BDBDBD"
INK, MUTED, LINE = "#1C1B19", "#5C5A55", "#D9D5CC"
SOURCE = "Source: the article’s text and the project’s lexicon"
WIDTH, ROW, DPI = 7.4, 0.34, 120


def axes(ax, height):
    if ax is not None:
        return ax
    return plt.subplots(figsize=(WIDTH, height), dpi=DPI, layout="constrained")[1]


def panels(down, across, height, *, width=WIDTH, **options):
    """The Axes of a figure of several panels; `options` go to `matplotlib.pyplot.subplots`."""
    size = {"figsize": (width, height), "dpi": DPI, "layout": "constrained"}
    return plt.subplots(down, across, **size, **options)[1]


def headline(figure, title):
    """One title over all panels."""
    figure.suptitle(title, x=0.01, ha="left", fontsize=12, color=INK)


def bars(ax, rows, colours):
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


def labels(ax, names):
    ax.set_yticks(range(len(names)), [str(name) or "nobody named" for name in names], fontsize=9.5)


def finish(ax, title, *, source=SOURCE):
    """Title, source line, and no more ink than needed."""
    ax.set_title(title, loc="left", fontsize=12, color=INK, pad=10)
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.spines["bottom"].set_color(LINE)
    ax.tick_params(length=0, colors=INK, labelsize=9)
    ax.xaxis.label.set(color=MUTED, fontsize=9.5)
    ax.annotate(source, (0, 0), (0, -44), xycoords="axes fraction", textcoords="offset points",
                fontsize=8, color=MUTED, va="top")  # fmt: skip


def percent():
    return FuncFormatter(lambda x, _: f"{100 * x:.0f} %")
