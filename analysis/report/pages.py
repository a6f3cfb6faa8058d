"""Pages that stand alone: one file, no script, nothing fetched."""

import base64
import hashlib
import re
from pathlib import Path

import jinja2
from bs4 import BeautifulSoup
from markupsafe import escape
from nbconvert import HTMLExporter
from tqdm.auto import tqdm

from analysis.lexicons import read_lexicon, version
from analysis.report.outputs import prepare
from analysis.report.running import execute, notebooks_in, read_notebook, write

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
CONTENTS = "<!-- contents -->"
POLICY = "content-security-policy"
FEW_HEADINGS = 3


def page(title, body, **parts):
    """A complete HTML page around `body`, with the style and the strictest policy it allows.

    `body` is trusted HTML: the caller escapes. `parts` fill the template: ``index`` (address of
    the index page), ``before`` and ``after`` (address, title), ``source`` (file it was made from).

    Examples
    --------
    >>> "<title>A &lt; B</title>" in page("A < B", "<h1>A &lt; B</h1>")
    True
    """
    css = (TEMPLATES / "report.css").read_text(encoding="utf-8")
    lexicon = version(read_lexicon())
    parts = {
        "title": title,
        "body": body,
        "css": css,
        "policy": POLICY,
        "lexicon": lexicon,
        **parts,
    }
    html = _template("page.html.j2").render(parts)
    return html.replace(POLICY, _policy(html), 1)


def _template(name):
    loader = jinja2.FileSystemLoader(TEMPLATES)
    return jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True).get_template(name)


def _policy(html):
    """A Content-Security-Policy that allows this page's own styles and images, nothing else."""
    styles = re.findall(r"<style[^>]*>(.*?)</style>", html, flags=re.DOTALL)
    inline = {tag["style"] for tag in BeautifulSoup(html, "html.parser").find_all(style=True)}
    hashes = [_hash(style) for style in dict.fromkeys(styles)]
    if inline:
        # Chrome, Firefox and Safari check style attributes against hashes when told so.
        hashes += ["'unsafe-hashes'", *sorted(map(_hash, inline))]
    return (
        f"default-src 'none'; style-src {' '.join(hashes)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text):
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


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
    body = _template("index.html.j2").render(entries=entries)
    return page("How a news article frames the people in it", body)
