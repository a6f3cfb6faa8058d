"""Notebooks argue in the open: run in order, nothing hidden, numbers computed, figures described.

That a fresh run gives the stored outputs is nbval's task; these rules catch what it lets pass.
"""

import ast
import re
from pathlib import Path

import nbformat
import nbformat.v4 as v4
import pytest
from IPython.core.inputtransformer2 import TransformerManager

from analysis.report import render_notebook

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MOST_CELLS = 30
MOST_LINES = 12
# The level of an interval is a definition, not a finding; so are formulas and code.
NO_FINDING = re.compile(r"\d+\s?% [\w-]* ?interval|`[^`]*`|\$[^$]*\$|\]\([^)]*\)|https?://\S+")
TYPED = re.compile(r"\d+[.,]\d+|\d+\s?%|\d+\s?per cent|\d+\s?percent")

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def read(path):
    return nbformat.read(path, as_version=4)


def codes(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def outputs(notebook):
    return [output for cell in codes(notebook) for output in cell.outputs]


def parsed(cell):
    """The syntax tree of a cell, IPython's own syntax included."""
    return ast.parse(TransformerManager().transform_cell(cell.source))


def called(node):
    """The name of the function that a call calls, or ""."""
    function = getattr(node, "func", None)
    return getattr(function, "attr", getattr(function, "id", ""))


def shows_value(cell):
    """Whether the cell ends in an expression that IPython shows; ``set...()`` gives nothing."""
    last = (parsed(cell).body or [None])[-1]
    quiet = cell.source.rstrip().endswith(";")
    return isinstance(last, ast.Expr) and not quiet and not called(last.value).startswith("set")


def draws(cell):
    """Whether the cell calls ``plot_...`` of this project or ``...plot`` of seaborn."""
    return any(re.search(r"^plot_|plot$", called(node)) for node in ast.walk(parsed(cell)))


def has_image(cell):
    data = [output.get("data", {}) for output in cell.outputs]
    return any(kind.startswith("image/") for kinds in data for kind in kinds)


def own_alts(cell):
    """Alt texts that `display(figure, metadata={"image/png": {"alt": ...}})` gave."""
    kinds = [about for output in cell.outputs for about in output.get("metadata", {}).values()]
    return [about["alt"] for about in kinds if "alt" in about]


def run_out_of_order(notebook):
    counts = [cell.execution_count for cell in codes(notebook)]
    return counts if counts != list(range(1, len(counts) + 1)) else []


def noise(notebook):
    """Stored errors, warnings, and the names of objects where a finding should stand."""
    texts = [output.get("data", {}).get("text/plain", "") for output in outputs(notebook)]
    kinds = [output.get("name", output.output_type) for output in outputs(notebook)]
    objects = [
        text
        for text, output in zip(texts, outputs(notebook), strict=True)
        if re.match(r"<[A-Za-z]", text) and list(output.data) == ["text/plain"]
    ]
    return [kind for kind in kinds if kind in ("error", "stderr")] + objects


def missing_outputs(notebook):
    """Sources of cells that end in a value or draw, and show nothing."""
    silent = [cell for cell in codes(notebook) if shows_value(cell) and not cell.outputs]
    blank = [cell for cell in codes(notebook) if draws(cell) and not has_image(cell)]
    return [cell.source for cell in silent + blank]


def undescribed_figures(notebook):
    """Sources of cells with a figure and no alt text, neither the cell's nor the figure's own."""
    return [
        cell.source
        for cell in codes(notebook)
        if has_image(cell) and not cell.metadata.get("alt") and not own_alts(cell)
    ]


def definitions(notebook):
    """Names of functions and classes that are defined in cells."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    nodes = [node for cell in codes(notebook) for node in ast.walk(parsed(cell))]
    return [node.name for node in nodes if isinstance(node, kinds)]


def too_long(notebook):
    """Sources of cells that are too long, or all cells if there are too many."""
    if len(notebook.cells) > MOST_CELLS:
        return notebook.cells
    return [cell.source for cell in codes(notebook) if cell.source.count("\n") >= MOST_LINES]


def typed_numbers(notebook):
    """Decimals and percentages in the prose."""
    prose = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    return [number for text in prose for number in TYPED.findall(NO_FINDING.sub(" ", text))]


def untitled(notebook):
    """The first cell, unless it is prose that opens with a title."""
    first = notebook.cells[:1]
    good = first and first[0].cell_type == "markdown" and first[0].source.startswith("# ")
    return [] if good else first or ["no cells"]


RULES = [
    run_out_of_order,
    noise,
    missing_outputs,
    undescribed_figures,
    definitions,
    too_long,
    typed_numbers,
    untitled,
]


@each_notebook
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_notebook_keeps_the_rule(path, rule):
    """Each rule names what breaks it; a notebook gives it nothing to name."""
    assert list(rule(read(path))) == []


@each_notebook
def test_notebook_makes_a_report(path):
    """Stored outputs are complete and safe: every figure described, nothing fetched or run."""
    assert "<h1" in render_notebook(path)


@each_notebook
def test_notebook_has_number_and_place(path):
    """A notebook is named NN-topic.ipynb and the README has a line that links to it."""
    assert re.fullmatch(r"\d\d-[a-z0-9-]+\.ipynb", path.name)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"notebooks/{path.name}" in readme


def tiny(source="", count=1, outputs=(), **metadata):
    """A notebook with a title and one code cell."""
    title = v4.new_markdown_cell("# Title")
    code = v4.new_code_cell(
        source,
        execution_count=count,
        outputs=list(outputs),
        metadata=nbformat.from_dict(metadata),
    )
    return v4.new_notebook(cells=[title, code])


def prose(text):
    return v4.new_notebook(cells=[v4.new_markdown_cell(text)])


TOO_MANY = v4.new_notebook(cells=[v4.new_markdown_cell("# A") for _ in range(MOST_CELLS + 1)])
FIGURE = v4.new_output("display_data", data={"image/png": "", "text/plain": "<Figure>"})
VALUE = v4.new_output("execute_result", data={"text/plain": "4"})
AXES = v4.new_output("execute_result", data={"text/plain": "<Axes: >"})
STDERR = v4.new_output("stream", name="stderr", text="warning")


@pytest.mark.parametrize(
    ("rule", "notebook"),
    [
        (run_out_of_order, tiny("x = 1", count=None)),
        (run_out_of_order, tiny("x = 1", count=2)),
        (noise, tiny("x()", outputs=[STDERR])),
        (noise, tiny("x()", outputs=[AXES])),
        (missing_outputs, tiny("table")),
        (missing_outputs, tiny("print(4)")),
        (missing_outputs, tiny("ax = plot_shares(table)")),
        (missing_outputs, tiny("sns.barplot(table);")),
        (undescribed_figures, tiny("plot_shares(t);", outputs=[FIGURE])),
        (definitions, tiny("def share(table):\n    return table")),
        (too_long, tiny("x = 1\n" * MOST_LINES + "x = 1")),
        (too_long, TOO_MANY),
        (typed_numbers, prose("# A\n\nThe share is 0.4.")),
        (typed_numbers, prose("# A\n\nThat is 40 % of them.")),
        (untitled, prose("text")),
        (untitled, v4.new_notebook()),
    ],
)
def test_rule_catches_what_breaks_it(rule, notebook):
    """A rule that never fires protects nothing."""
    assert list(rule(notebook)) != []


@pytest.mark.parametrize(
    ("rule", "notebook"),
    [
        (noise, tiny("x()", outputs=[FIGURE, VALUE])),
        (missing_outputs, tiny("x = 1")),
        (missing_outputs, tiny("sns.set_theme()")),
        (missing_outputs, tiny("%matplotlib inline\nx = 1")),
        (missing_outputs, tiny("table", outputs=[VALUE])),
        (undescribed_figures, tiny("plot_shares(t);", outputs=[FIGURE], alt="Bars")),
        (typed_numbers, prose("# A\n\nWith a 95 % Wilson interval, $0.5 l$, `0.3` in 2024.")),
    ],
)
def test_rule_lets_good_notebooks_pass(rule, notebook):
    """A rule that fires on good notebooks would be switched off."""
    assert list(rule(notebook)) == []
