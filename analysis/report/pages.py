"""Notebooks as pages that stand alone: one file, no script, nothing fetched."""

from pathlib import Path

from bs4 import BeautifulSoup
from markupsafe import escape
from nbconvert import HTMLExporter
from tqdm.auto import tqdm

from analysis.page.files import write
from analysis.page.sheet import TEMPLATES, page, template
from analysis.report.outputs import prepare
from analysis.report.running import execute, notebooks_in, read_notebook

CONTENTS = "<!-- contents -->"
FEW_HEADINGS = 3


def render_notebook(path):
    """The HTML report of the notebook at `path`, from the outputs that are stored in it.

    Raises
    ------
    ValueError
        One line that names the notebook, the cell and what to do: a figure without alt text,
        an error or stderr, a script, or something that would be fetched.
    """
    path = Path(path)
    return render(*prepare(read_notebook(path), path), source=path.name)


def render(ready, headings, **parts):
    """The page of a notebook that `prepare` made ready; `parts` as for `page`."""
    exporter = HTMLExporter(template_name="notebook", extra_template_basedirs=[str(TEMPLATES)])
    body, _ = exporter.from_notebook_node(ready)
    title = headings[0][2] if headings else parts["source"]
    if not headings:
        body = f"<h1>{escape(title)}</h1>{body}"
    return page(title, body.replace(CONTENTS, _contents(headings), 1), **parts)


def _contents(headings):
    """Links to the second-level headings, if there are enough to need them."""
    chapters = [heading for heading in headings if heading[0] == 2]
    if len(chapters) < FEW_HEADINGS:
        return ""
    links = [f'<li><a href="#{escape(slug)}">{escape(text)}</a></li>' for _, slug, text in chapters]
    return f'<nav class="contents" aria-label="On this page"><ul>{"".join(links)}</ul></nav>'


def build(notebooks="notebooks", out="reports"):
    """Run the notebooks and write their reports and an index page to the folder `out`.

    `notebooks` is a folder or a list of notebooks; none of them is changed. Returns the paths
    written, the index first.

    Raises
    ------
    ValueError
        As `execute` and `render_notebook`; nothing is written then.
    """
    paths = notebooks if isinstance(notebooks, list) else notebooks_in([Path(notebooks)])
    bar = tqdm(paths, desc="notebooks", disable=None)
    ready = [prepare(execute(path), path) for path in bar]
    entries = [_entry(*one, path) for one, path in zip(ready, paths, strict=True)]
    around = [None, *entries, None]
    pages = {"index.html": index(entries)}
    for number, (one, path) in enumerate(zip(ready, paths, strict=True)):
        links = {"before": around[number], "after": around[number + 2], "index": "index.html"}
        pages[f"{path.stem}.html"] = render(*one, source=path.name, **links)
    Path(out).mkdir(parents=True, exist_ok=True)
    return [write(Path(out, name), html) for name, html in pages.items()]


def _entry(ready, headings, path):
    """Where a report lies, its title and its question: the first paragraph of the notebook."""
    first = next((cell.source for cell in ready.cells if cell.cell_type == "markdown"), "")
    paragraph = BeautifulSoup(first, "html.parser").p
    return {
        "href": f"{path.stem}.html",
        "title": headings[0][2] if headings else path.stem,
        "question": paragraph.get_text() if paragraph else "",
    }


def index(entries):
    """The page that lists the reports: `entries` have ``href``, ``title`` and ``question``."""
    body = template("index.html.j2").render(entries=entries)
    return page("How a news article frames the people in it", body)
