"""Reports show everything, trust nothing, and ask nothing of the network."""

import base64
import re
import shutil
from pathlib import Path

import nbformat
import nbformat.v4 as v4
import pytest
from browser import watched
from bs4 import BeautifulSoup

from analysis import read_lexicon, version
from analysis.report import build, page, render_notebook, store
from analysis.report.markdown import Renderer, markdown, mathml
from analysis.report.outputs import readable_tables, safe_html

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))
# One white pixel.
PNG = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+h"
    "HgAHggJ/PchI7wAAAABJRU5ErkJggg=="
)
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def notebook(*cells):
    """A notebook with fixed cell identifiers, so that it is the same every time."""
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    return v4.new_notebook(cells=list(cells))


def shows(data, **metadata):
    """A code cell that was run and shows `data`, a dict of kinds."""
    output = v4.new_output("display_data", data=data)
    return v4.new_code_cell(
        "show()", outputs=[output], execution_count=1, metadata=nbformat.from_dict(metadata)
    )


def streams(text, name="stdout"):
    output = v4.new_output("stream", text=text, name=name)
    return v4.new_code_cell("print()", outputs=[output], execution_count=1)


@pytest.fixture
def render(tmp_path):
    """Render a notebook of the given cells."""

    def rendered(*cells):
        path = tmp_path / "01-tiny.ipynb"
        nbformat.write(notebook(*cells), path)
        return render_notebook(path)

    return rendered


def soup(html):
    return BeautifulSoup(html, "html.parser")


def test_first_heading_is_title_and_only_h1(render):
    """The page's title is the text of the first heading, whatever its level; no other is h1."""
    html = soup(render(v4.new_markdown_cell("## Who is *named*?\n\n# Then\n\n#### Deep")))
    assert html.title.string == "Who is named?"
    assert [tag.name for tag in html.find_all(re.compile("^h[1-6]$"))] == ["h1", "h2", "h3"]
    assert html.html["lang"] == "en"


def test_notebook_without_heading_is_titled_by_its_name(render):
    """A page always has one h1."""
    assert soup(render(v4.new_markdown_cell("text"))).h1.string == "01-tiny.ipynb"


def test_three_chapters_get_a_list_of_contents(render):
    """From three second-level headings on, the page links to each."""
    html = soup(render(v4.new_markdown_cell("# T\n\n## A & B\n\n## A & B\n\n## C")))
    links = [link["href"] for link in html.find("nav", class_="contents").find_all("a")]
    assert links == ["#a-b", "#a-b-2", "#c"]
    assert all(html.find(id=link[1:]) for link in links)


def test_code_is_folded_and_output_is_not(render):
    """Code waits in a closed <details>; what it printed is in view."""
    html = soup(render(streams("4 of 5 words")))
    assert html.details.pre.get_text(strip=True) == "print()"
    assert not html.details.has_attr("open")
    assert html.find("pre", class_="text").string == "4 of 5 words"


def test_figure_has_alt_and_caption(render):
    """A figure is stored in the page with the alt text and the caption of its cell."""
    html = soup(render(shows({"image/png": PNG}, alt='A "dot" plot', caption="Words <by> actor")))
    assert html.img["alt"] == 'A "dot" plot'
    assert html.img["src"] == f"data:image/png;base64,{PNG}"
    assert html.figcaption.string == "Words <by> actor"
    assert (html.img["width"], html.img["height"]) == ("1", "1")


def test_two_figures_take_two_alts(render):
    """A list of alt texts describes the figures of a cell in order; captions default to them."""
    cell = shows({"image/png": PNG}, alt=["first", "second"])
    cell.outputs.append(cell.outputs[0].copy())
    html = soup(render(cell))
    assert [image["alt"] for image in html.find_all("img")] == ["first", "second"]
    assert [text.string for text in html.find_all("figcaption")] == ["first", "second"]


def test_figure_may_describe_itself(render):
    """An alt text that the code computed, in the output's own metadata, goes before the cell's."""
    cell = shows({"image/png": PNG})
    cell.outputs[0].metadata = nbformat.from_dict({"image/png": {"alt": "4 of 5 bars"}})
    assert soup(render(cell)).img["alt"] == "4 of 5 bars"


def test_svg_is_shown_as_an_image(render):
    """An SVG is an image, in which no browser runs a script."""
    html = soup(render(shows({"image/svg+xml": "<svg onload='alert(1)'/>"}, alt="a plot")))
    assert html.svg is None
    assert base64.b64decode(html.img["src"].split(",")[1]) == b"<svg onload='alert(1)'/>"


def test_image_data_cannot_leave_its_attribute(render):
    """Image data is decoded and encoded again: no quotation mark survives in it."""
    html = soup(render(shows({"image/jpeg": 'AAAA"><script>alert(12)</script>'}, alt="a plot")))
    assert html.script is None


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        (shows({"image/png": PNG}), "figure without alt text"),
        (shows({"image/png": PNG}, alt=" "), "figure without alt text"),
        (shows({"image/png": PNG}, alt=["one", "two"]), "alt text for 1 more figure"),
        (streams("UserWarning: x", "stderr"), "wrote to stderr"),
        (shows({"text/html": "<b>a</b><script>1</script>"}), "<script> is not allowed"),
        (shows({"text/html": "<b onclick='a()'>a</b>"}), "onclick"),
        (shows({"text/html": "<img alt='x' src='https://example.org/a.png'>"}), "from outside"),
        (shows({"text/html": "<img alt='x' src='//example.org/a.png'>"}), "from outside"),
        (shows({"text/html": "<img src='data:image/png;base64,AA'>"}), "no alt text"),
        (shows({"text/html": "<img alt='x' srcset='https://example.org/a.png 2x'>"}), "srcset"),
        (shows({"text/html": "<link href='https://example.org/a.css'>"}), "<link> is not allowed"),
        (shows({"text/html": "<iframe src='https://example.org'></iframe>"}), "<iframe>"),
        (shows({"text/html": "<p style='background:URL (//example.org)'>a</p>"}), "fetch"),
        (shows({"text/html": "<style>@import '//example.org/a.css'</style>"}), "fetch"),
        (shows({"text/html": r"<p style='background:u\72l(//example.org)'>a</p>"}), "fetch"),
        (shows({"text/html": "<a href='javascript:alert(1)'>a</a>"}), "not a link"),
        (shows({"application/javascript": "alert(1)"}), "needs a script"),
        (v4.new_markdown_cell("![chart](https://example.org/a.png)"), "is outside"),
        (v4.new_markdown_cell("![](chart.png)"), "no alt text"),
        (v4.new_markdown_cell("![chart](../chart.png)"), "does not exist"),
        (v4.new_markdown_cell(r"$\frac{$"), "cannot be read"),
        (v4.new_markdown_cell(r"$\nosuchthing{1}$"), r"\nosuchthing is not known"),
        (v4.new_markdown_cell(r"$\text{<script>}$"), "<script> is not allowed"),
        (v4.new_markdown_cell(r"$\href{javascript:alert(1)}{x}$"), "href= is not allowed"),
    ],
)
def test_build_stops_in_one_line_that_names_the_cell(render, cell, message):
    """What a reader cannot see or trust stops the build, and the line says where and why."""
    with pytest.raises(ValueError, match=r"01-tiny\.ipynb: cell 2: ") as caught:
        render(v4.new_markdown_cell("# Title"), cell)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_error_in_a_notebook_stops_the_build(render):
    """A cell that ended in an error is no finding."""
    output = v4.new_output("error", ename="KeyError", evalue="'x'", traceback=[])
    with pytest.raises(ValueError, match="cell 1: stopped with KeyError: 'x'"):
        render(v4.new_code_cell("x", outputs=[output], execution_count=1))


def test_file_that_is_no_notebook_is_named(tmp_path):
    """A broken file is named in one line."""
    (tmp_path / "broken.ipynb").write_text("not json")
    with pytest.raises(ValueError, match=r"broken\.ipynb: not a readable notebook"):
        render_notebook(tmp_path / "broken.ipynb")


@pytest.mark.parametrize(
    "cell",
    [
        v4.new_markdown_cell(f"# {HOSTILE}\n\n{HOSTILE}\n\n| {HOSTILE} |\n|---|\n| {HOSTILE} |"),
        shows({"text/markdown": f"- {HOSTILE}\n\n[a](javascript:alert(1))"}),
        shows({"text/plain": HOSTILE}),
        shows({"image/png": PNG}, alt=f'"{HOSTILE}', caption=HOSTILE),
        streams(HOSTILE),
        v4.new_code_cell(f"'{HOSTILE}'", execution_count=1),
    ],
    ids=["markdown", "markdown output", "text", "alt", "stdout", "code"],
)
def test_hostile_text_stays_text(render, cell):
    """Text that an article or its front matter holds is shown, never run."""
    html = soup(render(cell))
    assert html.script is None
    assert not [tag for tag in html.find_all(True) if tag.has_attr("onerror")]
    assert not html.find_all(href=re.compile("^javascript"))


def test_mark_passes_and_comments_do_not():
    """Our own annotated text comes through unchanged; comments have no reader."""
    marked = '<p>the <mark class="loaded" title="label">regime</mark></p>'
    assert safe_html(f"<!-- note -->{marked}") == marked


def test_outside_link_tells_no_referrer():
    """Links to sources are welcome; they give nothing away."""
    rel = 'rel="noopener noreferrer"'
    assert rel in safe_html('<a href="https://example.org/">source</a>')
    assert rel in markdown("[source](https://example.org/)", Renderer("."))


def test_link_to_a_notebook_leads_to_its_report():
    """In the reports, 02-actors.ipynb is 02-actors.html."""
    html = markdown("[next](02-actors.ipynb#who)", Renderer("."))
    assert html == '<p><a href="02-actors.html#who">next</a></p>\n'


def test_picture_beside_the_notebook_is_stored_in_the_page(tmp_path):
    """A Markdown image comes from the notebook's folder."""
    (tmp_path / "map.png").write_bytes(base64.b64decode(PNG))
    html = soup(markdown("![a *map*](map.png)", Renderer(tmp_path)))
    assert html.img["alt"] == "a map"
    assert html.img["src"].endswith(PNG)


def test_formulas_are_mathml():
    """$…$ and $$…$$ become MathML; a price is no formula."""
    html = soup(markdown("A share $l/n$ of $5 and $6.\n\n$$\n\\frac{a}{b} < 1\n$$", Renderer(".")))
    assert [formula["display"] for formula in html.find_all("math")] == ["inline", "block"]
    assert "of $5 and $6." in html.p.get_text()
    assert "&#x0003C;" in mathml("a < b")


def test_table_headers_say_what_they_head():
    """Column and row headers have a scope, empty ones are cells, and numbers are aligned."""
    pandas = (
        '<style scoped>x</style><table border="1" class="dataframe"><thead>'
        '<tr style="text-align: right;"><th></th><th>n</th><th>word</th></tr>'
        "<tr><th>actor</th><th></th><th></th></tr></thead>"
        "<tbody><tr><th>A</th><td>1,000</td><td>regime</td></tr></tbody></table>"
    )
    html = soup(readable_tables(pandas, "Words by actor"))
    assert [(th.string, th["scope"]) for th in html.find_all("th")] == [
        ("actor", "col"),
        ("n", "col"),
        ("word", "col"),
        ("A", "row"),
    ]
    assert [cell.string for cell in html.find_all(class_="number")] == ["n", "1,000"]
    assert html.div["aria-label"] == html.caption.string == "Words by actor"
    assert html.style is None


def test_policy_allows_this_pages_styles_and_nothing_else():
    """No script, no address: styles by hash, images from the page itself."""
    html = page("T", '<style>p{color:red}</style><p style="color: blue">x</p>')
    policy = soup(html).find("meta", attrs={"http-equiv": True})["content"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert policy.count("sha256-") == 3
    assert "'unsafe-inline'" not in policy
    assert "http" not in policy


def test_widget_leaves_a_note(render):
    """A widget needs a running kernel: the page says where to find it."""
    cell = shows({"application/vnd.jupyter.widget-view+json": {}, "text/plain": "IntSlider()"})
    assert "make lab" in soup(render(cell)).find("p", class_="note").get_text()


def test_widget_may_bring_a_page_for_readers_without_a_kernel(render):
    """What a widget shows at first stands in the report, checked like any other HTML."""
    widget = {"application/vnd.jupyter.widget-view+json": {}, "text/plain": "Box()"}
    html = soup(render(shows(widget | {"text/html": "<p>4 of <mark>5</mark></p>"})))
    assert html.mark.string == "5" and "make lab" in html.find("p", class_="note").get_text()
    with pytest.raises(ValueError, match="not allowed"):
        render(shows(widget | {"text/html": HOSTILE}))


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Two small notebooks in a folder, and the two sets of reports that two builds made."""
    folder = tmp_path_factory.mktemp("notebooks")
    first = notebook(
        v4.new_markdown_cell("# Which words?\n\nWhich words are *chosen*?\n\n## A\n\n## B\n\n## C"),
        v4.new_code_cell("from IPython.display import HTML\n\nprint(1)\nprint(2)"),
        v4.new_code_cell("HTML('<p>the <mark>tyrant</mark> <a href=\"https://a.org\">b</a></p>')"),
        v4.new_code_cell("import ipywidgets\n\nipywidgets.IntSlider()"),
        v4.new_markdown_cell("$$\\frac{a}{b}$$\n\n| a | b |\n|---|---|\n| 1 | c |"),
    )
    chart = "import matplotlib.pyplot as plt\n\nplt.bar(['A', 'B'], [4, 1]);"
    alt = nbformat.from_dict({"alt": "Bars: A has more than B."})
    second = notebook(v4.new_markdown_cell("# Who?"), v4.new_code_cell(chart, metadata=alt))
    nbformat.write(first, folder / "00-words.ipynb")
    nbformat.write(second, folder / "01-who.ipynb")
    return folder, build(folder, folder / "one"), build(folder, folder / "two")


def test_two_builds_give_the_same_bytes(built):
    """A report changes when a finding does, and not otherwise."""
    _, one, two = built
    assert [path.name for path in one] == ["index.html", "00-words.html", "01-who.html"]
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_build_leaves_notebooks_alone(built):
    """Only --store writes to a notebook."""
    folder, _, _ = built
    assert not nbformat.read(folder / "00-words.ipynb", as_version=4).cells[1].outputs


def test_index_lists_reports_with_their_questions(built):
    """The index links to each report in order and quotes its question."""
    html = soup(built[1][0].read_text(encoding="utf-8"))
    assert [a["href"] for a in html.ol.find_all("a")] == ["00-words.html", "01-who.html"]
    assert html.ol.p.string == "Which words are chosen?"


def test_store_twice_gives_the_same_bytes(built, tmp_path):
    """Stored outputs change when a finding does, and not otherwise."""
    path = Path(shutil.copy(built[0] / "00-words.ipynb", tmp_path))
    store([path])
    once = path.read_bytes()
    store([path])
    assert path.read_bytes() == once
    assert nbformat.read(path, as_version=4).cells[1].outputs[0].text == "1\n2\n"


def test_failing_cell_is_named_in_one_line(tmp_path):
    """A notebook that fails writes no report and says where it failed."""
    path = tmp_path / "00-fails.ipynb"
    nbformat.write(notebook(v4.new_markdown_cell("# F"), v4.new_code_cell("1 / 0")), path)
    with pytest.raises(ValueError, match=r"00-fails\.ipynb: cell 2 stopped with ZeroDivisionError"):
        build(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def look(browser, path, **context):
    """Open a page; return what it asked for, what it complained about, and axe's findings."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    tab = browser.new_context(**context).new_page()
    requests, complaints = watched(tab)
    tab.goto(path.as_uri())
    tab.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    overflow = tab.evaluate("document.documentElement.scrollWidth > innerWidth")
    found = [violation["id"] for violation in axe.run(tab).response["violations"]]
    tab.context.close()
    asked = [url for url in requests if not url.startswith(("data:", path.as_uri()))]
    return asked, complaints, found, overflow


VIEWS = [
    {"color_scheme": "light", "viewport": {"width": 1200, "height": 800}},
    {"color_scheme": "dark", "viewport": {"width": 375, "height": 800}},
]


@pytest.mark.parametrize("view", VIEWS, ids=["light, wide", "dark, phone"])
def test_page_asks_nothing_and_is_accessible(browser, built, view):
    """No request, no complaint, no axe violation, no sideways scrolling, in either light."""
    for path in built[1]:
        assert look(browser, path, **view) == ([], [], [], False), path.name


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_stored_notebook_makes_an_accessible_page(browser, tmp_path, path):
    """What holds for the small notebooks holds for the project's own."""
    report = tmp_path / f"{path.stem}.html"
    report.write_text(render_notebook(path), encoding="utf-8")
    for view in VIEWS:
        assert look(browser, report, **view) == ([], [], [], False)


def test_a_page_names_the_lexicon():
    """Whoever forwards a page can say on which version of the lexicon it rests."""
    assert f"Lexicon version {version(read_lexicon())}." in page("A", "<h1>A</h1>")
