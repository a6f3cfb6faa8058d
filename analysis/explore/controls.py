"""The widgets of the workbench, made and laid out; what they do is wired in `workbench`."""

from types import SimpleNamespace

import ipywidgets as w

from analysis import tables
from analysis.charts import NEUTRAL
from analysis.explore.choosing import GROUPS, NOBODY
from analysis.explore.editing import OFF

STATUSES = [
    *((status, status) for status in tables.STATUSES),
    ("off: no longer a loaded word", OFF),
]
WIDE = {"width": "100%"}
# The charts' colours, the orange darker so that white figures on it can be read.
COLOURS = {"loaded": "#b34e00", "neutral": NEUTRAL}
MOST_ROWS = 14


def controls():
    """All widgets by name, empty and not yet wired."""
    return SimpleNamespace(
        article=w.Dropdown(description="Article", layout=WIDE),
        file=w.FileUpload(description="Your file", multiple=True,
                          tooltip="A text, a saved page, a .docx or a table"),
        paste=w.Textarea(placeholder="… or paste the text of an article here", layout=WIDE,
                         rows=2),
        read=w.Button(description="Read the text", layout={"flex": "0 0 auto"}),
        message=w.HTML(),
        voice=_several("Voice"), actor=_several("Actor"), category=_several("Category"),
        group=w.ToggleButtons(options=GROUPS, description="Count by"),
        finding=w.HTML(), counts=w.GridBox(layout=_grid()),
        sentences=w.HTML(), text=w.HTML(),
        word=w.Dropdown(description="Row", layout=WIDE),
        form=w.Text(description="Word", continuous_update=False, layout=WIDE),
        pos=w.Dropdown(description="Kind", options=tables.POS, layout=WIDE),
        neutral=w.Text(description="Neutral", placeholder="plainer words, with commas between",
                       continuous_update=False, layout=WIDE),
        status=w.Dropdown(description="Status", options=STATUSES, layout=WIDE),
        note=w.HTML(),
        apply=w.Button(description="Apply", button_style="primary"),
        undo=w.Button(description="Undo the last"), export=w.HTML(), house=w.HTML(),
        make=w.Button(description="Make a page of this article", layout={"width": "auto"}),
        page=w.HTML(),
    )  # fmt: skip


def _several(name):
    return w.SelectMultiple(description=name, rows=5, layout={"width": "32%", "min_width": "16em"})


def _grid():
    return {"grid_template_columns": "minmax(7em, auto) 1fr 1fr", "width": "100%"}


def laid_out(c):
    """The widgets in one column: what is read, what is chosen, the finding, the text, the row."""
    scroll = {"max_height": "34em", "overflow": "auto", "flex": "3 1 24em"}
    beside = {"flex": "2 1 20em", "overflow": "auto"}
    wrap = {"display": "flex", "flex_flow": "row wrap", "width": "100%"}
    return w.VBox(
        [
            w.HBox([c.article, c.file]), w.HBox([c.paste, c.read]), c.message,
            w.Box([c.voice, c.actor, c.category], layout=wrap),
            w.HTML("<small>Nothing chosen means all; Ctrl or ⌘ with a click adds or takes away."
                   "</small>"),
            c.finding, c.group,
            w.Box([w.Box([c.text], layout=scroll),
                   w.VBox([_heads(), c.counts, c.sentences], layout=beside)], layout=wrap),
            w.HTML("<h3>Change a row of the lexicon</h3>"),
            w.Box([w.VBox([c.word, c.form, c.neutral], layout={"flex": "3 1 22em"}),
                   w.VBox([c.pos, c.status, w.HBox([c.apply, c.undo])], layout=beside)],
                  layout=wrap),
            c.note, c.house, c.export, w.HBox([c.make, c.page]),
        ]
    )  # fmt: skip


def _heads():
    return w.HTML(
        "<small>← neutral words, loaded words →. Press a bar to see its sentences.</small>"
    )


def bars(shares, group, press):
    """A bar chart whose bars are buttons: a label, the neutral bar, the loaded one, a row a group.

    `press` is called with the group's name and the choice (loaded, neutral). Returns the children
    of the grid; a zero is written, not drawn.
    """
    rows = shares.head(MOST_ROWS).to_dict("records")
    reach = max([1, *(row[choice] for row in rows for choice in ("loaded", "neutral"))])
    children = []
    for row in rows:
        children.append(w.Label(str(row[group]) or NOBODY))
        for choice, side in (("neutral", "flex-end"), ("loaded", "flex-start")):
            bar = _bar(row[group], choice, row[choice], reach, press)
            children.append(w.Box([bar], layout={"justify_content": side}))
    if len(shares) > MOST_ROWS:
        children.append(w.Label(f"and {len(shares) - MOST_ROWS} more"))
    return children


def _bar(value, choice, number, reach, press):
    if number == 0:
        return w.Label("0")
    button = w.Button(
        description=str(number),
        tooltip=f"{value or NOBODY}: {number} {choice}",
        layout={"width": f"{100 * number / reach:.0f}%", "min_width": "2em", "padding": "0"},
        style={"button_color": COLOURS[choice], "text_color": "#ffffff"},
    )
    button.on_click(lambda _: press(value, choice))
    return button
