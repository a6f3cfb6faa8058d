"""Check what a notebook shows, and make it ready for the page.

The build stops at whatever a reader could not see (a figure without alt text), should not see
(an error, a warning) or could not trust (a script, something fetched from elsewhere).
"""

import base64
import copy
import re

from bs4 import BeautifulSoup
from bs4.element import PreformattedString
from nbconvert.filters import strip_ansi

from analysis.report.markdown import Renderer, markdown
from analysis.report.running import WIDGET, without_kernel

# The best way to show an output comes first; widgets need a kernel, so a page only mentions them.
IMAGES = ["image/svg+xml", "image/png", "image/jpeg"]
KINDS = [WIDGET, "text/html", "text/markdown", *IMAGES, "text/latex", "text/plain"]

TAGS = (
    "a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em "
    "figcaption figure footer h2 h3 h4 h5 h6 header hr i img ins kbd li mark ol p pre q s samp "
    "section small span strong style sub summary sup table tbody td tfoot th thead time tr u ul "
    "var wbr"
)
ATTRIBUTES = (
    "align alt border class colspan datetime dir headers height href id lang open role rowspan "
    "scope scoped span src start style tabindex title type valign width"
)
# url() and its relatives fetch; a backslash can spell them so that a search does not see it.
FETCHES = re.compile(r"url\s*\(|@import|image-set\s*\(|src\s*\(|\\", re.IGNORECASE)
NUMBER = re.compile(r"[-+−]?[\d,.  ]*\d\s*%?|NaN|<NA>|—|–|")


def prepare(notebook, path):
    """A copy of the `notebook` at `path` whose Markdown and outputs are HTML, and its headings.

    Each code cell's outputs keep one kind of data; figures carry ``alt`` and ``caption`` in
    their metadata. Headings are (level, id, text), the first of level 1.

    Raises
    ------
    ValueError
        One line that names the notebook, the cell and what to do.
    """
    notebook = copy.deepcopy(notebook)
    renderer = Renderer(path.parent)
    for number, cell in enumerate(notebook.cells, start=1):
        try:
            if cell.cell_type == "markdown":
                cell.source = readable_tables(markdown(cell.source, renderer))
            elif cell.cell_type == "code":
                cell.outputs = _outputs(cell, renderer)
        except ValueError as error:
            raise ValueError(f"{path}: cell {number}: {error}") from error
    return notebook, renderer.headings


def _outputs(cell, renderer):
    """The cell's outputs, each checked and reduced to what the page shows."""
    alts, captions = _texts(cell, "alt"), _texts(cell, "caption")
    shown = []
    for output in cell.outputs:
        _refuse_noise(output)
        if output.output_type == "stream":
            output.text = strip_ansi(output.text)
        else:
            kind = _kind(output)
            if kind == WIDGET:
                kind, output.data = "text/html", without_kernel(output.data)
            if kind in IMAGES:
                _describe(output, kind, alts, captions)
            output.data = _html(output.data[kind], kind, renderer, captions)
        shown.append(output)
    if alts:
        raise ValueError(f"alt text for {len(alts)} more figure(s) than the cell shows")
    return shown


def _texts(cell, key):
    """The texts under `key` of a cell's metadata: one string, or a list with one a figure."""
    texts = cell.metadata.get(key, [])
    return [texts] if isinstance(texts, str) else list(texts)


def _refuse_noise(output):
    if output.output_type == "error":
        raise ValueError(f"stopped with {output.ename}: {output.evalue}")
    if output.get("name") == "stderr":
        raise ValueError(f"wrote to stderr: {output.text.strip().splitlines()[-1:]}")


def _kind(output):
    """The best kind of data that a page can show."""
    for kind in KINDS:
        if kind in output.data:
            return kind
    raise ValueError(f"shows {', '.join(output.data)}, which needs a script: show a table or image")


def _describe(output, kind, alts, captions):
    """Put alt text, caption and size into the figure's metadata; alt text must be there."""
    own = output.metadata.get(kind, {})
    alt = own.get("alt") or (alts.pop(0) if alts else "")
    if not alt.strip():
        raise ValueError('figure without alt text: add {"alt": "…"} to the cell\'s metadata')
    caption = captions.pop(0) if captions else alt
    size = {key: own[key] for key in ("width", "height") if key in own}
    output.metadata = {"alt": alt, "caption": caption, **(size or _size(output.data, kind))}


def _size(data, kind):
    """Width and height of a PNG, which its header holds from byte 16 on."""
    if kind != "image/png":
        return {}
    header = base64.b64decode(data[kind])[16:24]
    return {"width": int.from_bytes(header[:4]), "height": int.from_bytes(header[4:])}


def _html(content, kind, renderer, captions):
    """What the template shows, under the kind of its template block."""
    if kind == "text/latex":
        content = "$$" + content.strip().strip("$") + "$$"
    if kind in ("text/markdown", "text/latex"):
        return {"text/html": readable_tables(markdown(content, renderer))}
    if kind == "text/html":
        caption = captions.pop(0) if captions and "<table" in content else ""
        return {kind: readable_tables(safe_html(content), caption)}
    if kind in IMAGES:
        raw = content.encode() if kind == "image/svg+xml" else base64.b64decode(content)
        return {kind: base64.b64encode(raw).decode()}
    return {kind: strip_ansi(content)}


def safe_html(content):
    """The HTML `content` of an output, if it runs nothing and fetches nothing.

    Raises
    ------
    ValueError
        One line that names the element or attribute that is refused.

    Examples
    --------
    >>> safe_html("the <mark>regime</mark>")
    'the <mark>regime</mark>'
    >>> safe_html("<img src='https://example.org/a.png'>")
    Traceback (most recent call last):
    ValueError: HTML output: <img src="https://example.org/a.png"> is fetched from outside
    """
    soup = BeautifulSoup(content, "html.parser")
    for text in soup.find_all(string=lambda text: isinstance(text, PreformattedString)):
        text.extract()
    for tag in soup.find_all(True):
        if tag.name not in TAGS.split():
            raise ValueError(f"HTML output: <{tag.name}> is not allowed in a report")
        if tag.name == "style" and FETCHES.search(tag.get_text()):
            raise ValueError("HTML output: <style> must not fetch anything (url, @import)")
        for name, value in list(tag.attrs.items()):
            _check_attribute(tag, name, " ".join(value) if isinstance(value, list) else value)
    return str(soup)


def _check_attribute(tag, name, value):
    """Refuse an attribute that runs or fetches something; mark outside links."""
    said = f'HTML output: <{tag.name} {name}="{value[:80]}">'
    if name not in ATTRIBUTES.split() and not name.startswith(("data-", "aria-")):
        raise ValueError(f"{said} is not allowed in a report")
    if name == "src" and not value.startswith("data:image/"):
        raise ValueError(f"{said} is fetched from outside")
    if name == "style" and FETCHES.search(value):
        raise ValueError(f"{said} must not fetch anything")
    if name == "href" and not re.match(r"#|https?://|mailto:|[\w./-]+$", value):
        raise ValueError(f"{said} is not a link to a page")
    if name == "src" and not tag.get("alt"):
        raise ValueError("HTML output: <img> has no alt text")
    if name == "href" and value.startswith("http"):
        tag["rel"] = "noopener noreferrer"


def readable_tables(content, caption=""):
    """Tables in the HTML `content` with header scopes, in a box that scrolls by keyboard too.

    Examples
    --------
    >>> table = "<table><thead><tr><th>n</th></tr></thead><tr><td>4</td></tr></table>"
    >>> '<th class="number" scope="col">n</th>' in readable_tables(table)
    True
    """
    if "<table" not in content:
        return content
    soup = BeautifulSoup(content, "html.parser")
    # pandas brings a style of its own for every table; the page has one for all.
    for style in soup.find_all("style", scoped=True):
        style.extract()
    for table in soup.find_all("table"):
        _head(table)
        _align(table)
        if caption and not table.caption:
            table.insert(0, soup.new_tag("caption", string=caption))
            caption = ""
        label = table.caption.get_text(" ", strip=True) if table.caption else "Table"
        box = {"class": "table", "role": "group", "aria-label": label, "tabindex": "0"}
        table.wrap(soup.new_tag("div", attrs=box))
    return str(soup)


def _head(table):
    """Say of each header whether it heads a column or a row; an empty header is a plain cell."""
    for attribute in ("border", "style"):
        del table[attribute]
    for part in table.find_all(["tr", "td", "th"]):
        if "text-align" in part.get("style", ""):
            del part["style"]
    _join_header_rows(table)
    for header in table.find_all("th"):
        if not header.get_text(strip=True):
            header.name = "td"
        elif not header.get("scope"):
            header["scope"] = "col" if header.find_parent("thead") else "row"


def _join_header_rows(table):
    """pandas names an index in a header row of its own: move the names up beside the columns'."""
    rows = [row.find_all("th") for row in table.select("thead tr")]
    if len(rows) != 2 or len(rows[0]) != len(rows[1]):
        return
    texts = [[cell.get_text(strip=True) for cell in row] for row in rows]
    if not any(up and low for up, low in zip(*texts, strict=True)):
        for cell, up, low in zip(rows[0], *texts, strict=True):
            cell.string = up or low
        rows[1][0].parent.extract()


def _align(table):
    """Class ``number`` for the columns that hold nothing but numbers, and for their headers."""
    rows = [row for row in table.find_all("tr") if not row.find_parent("thead")]
    cells = [row.find_all("td") for row in rows]
    heads = [row.find_all(["th", "td"]) for row in table.select("thead tr")]
    # Row headers that span rows stand on the left, so columns are counted from the right.
    for column in range(1, min(map(len, cells), default=0) + 1):
        values = [row[-column] for row in cells]
        if all(NUMBER.fullmatch(value.get_text(strip=True)) for value in values):
            for cell in values + [head[-column] for head in heads if len(head) >= column]:
                cell["class"] = [*cell.get("class", []), "number"]
