"""A page shows the finding with its evidence, trusts no text, and asks nothing of the network."""

import base64
import csv
import hashlib
import io
import re
import shutil
import warnings
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from analysis import read_articles, read_lexicon, terms, version
from analysis.__main__ import main
from analysis.page import article_page, build, find, pictures, shelf
from analysis.page.files import file_names, write
from analysis.page.headline import headline
from analysis.tables import COLUMNS

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "data" / "articles" / "2024-12-assad-asylum.md"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)></style>{{ 7*7 }}"
SHORT = (
    "The Syrian regime fell on Monday, and the French government met.\n"
    "“The tyrant is gone,” said Tom Ray.\n"
)
# What a title, an outlet, a name and a text may hold that no page should obey.
NASTY = (
    f"The regime {HOSTILE} of Ada Bell fell.\n"
    "=cmd|' /C calc'!A0 slammed the strongman Tom Ray. \u202eesrever\u202c \u200b"
    "שלום “the thug” 😀 said Ada Bell.\n\x07"
)


def news(**texts):
    """A table of articles with these names and texts, all else empty."""
    rows = [{"article": name, "text": text} for name, text in texts.items()]
    return pd.DataFrame(rows, columns=COLUMNS["articles"]).fillna("")


@pytest.fixture(scope="module")
def given():
    return shelf(reader=False)


@pytest.fixture(scope="module")
def made(given):
    """The page of one article, parsed; `articles` with one row, or a text."""

    def make(articles):
        articles = news(a=articles) if isinstance(articles, str) else articles
        return BeautifulSoup(article_page(find(articles, given)), "html.parser")

    return make


@pytest.fixture(scope="module")
def seed_found(given):
    """All that is found in the article that ships with the project."""
    return find(read_articles([SEED]), given._replace(reader=True))


@pytest.fixture(scope="module")
def seed(tmp_path_factory, seed_found):
    """The page of that article."""
    return write(tmp_path_factory.mktemp("seed") / f"{SEED.stem}.html", article_page(seed_found))


@pytest.fixture(scope="module")
def nasty(tmp_path_factory, given):
    """Pages of a hostile and a plain article, with their index."""
    articles = news(**{'"><script>alert(2)</script>': NASTY, "plain": SHORT})
    articles.loc[0, ["outlet", "title", "url", "published"]] = [
        HOSTILE,
        f"{HOSTILE} ${{x}}",
        "javascript:alert(1)",
        HOSTILE,
    ]
    return build(articles, tmp_path_factory.mktemp("nasty"), given)


@pytest.fixture(scope="module")
def small(tmp_path_factory, given):
    """The page of a small article that has every part, the learned reader's among them."""
    text = SHORT * 2 + "The vile strongman Tom Ray spread shameless lies, said Ada Bell.\n"
    reads = given._replace(reader=True)
    return build(news(small=text), tmp_path_factory.mktemp("small"), reads)[0]


def soup(path):
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def words(tag):
    return " ".join(tag.get_text().split())


# The page without a script.


def test_seed_page_is_light(seed):
    """The whole page, charts and evidence included, weighs less than 600 kB."""
    assert seed.stat().st_size < 600_000


def test_every_loaded_word_is_a_mark(seed):
    """The marks of the page are the loaded words of `terms`, in reading order, and no others."""
    marks = [mark.get_text() for mark in soup(seed).find_all("mark")]
    seen = terms(read_articles([SEED]))
    assert marks == seen.loc[seen["side"] == "loaded", "text"].tolist()


def test_the_article_is_there_to_the_letter(seed):
    """Marks and voices add nothing to the text and take nothing away."""
    text = read_articles([SEED])["text"].item()
    lines = [p.get_text() for p in soup(seed).find(id="original").find_all("p")]
    assert lines == [line for line in text.split("\n") if line.strip()]


def test_the_finding_is_two_sentences_with_counts_and_interval(seed):
    """The headline has its counts, its interval, and no verdict."""
    first, second = [words(p) for p in soup(seed).find(class_="finding").find_all("p")[:2]]
    assert re.search(r"16 of 29 places \(55 %, 95 % interval 38–72 %\)\.$", first)
    assert "“regime” (Syrian government, 4 times)" in second
    assert not re.search(r"\bbiased\b|\bpropaganda\b", f"{first} {second}")


def test_below_ten_choices_there_is_no_share(made):
    """Three choices are counts: no percentage stands in the finding."""
    finding = words(made(SHORT).find(class_="finding"))
    assert "in 1 of 3 places (too few for a share)" in finding
    assert "%" not in finding.split("judging words")[0]


def test_the_loaded_and_the_neutral_word_are_told_by_actor(given):
    """Where one concept has both kinds of word for two actors, the second sentence says so."""
    told = headline(find(news(a=SHORT), given))["sentences"][1]
    assert "“regime” (Syrian government, once), “government” (French government, once)" in told


def test_parts_come_in_their_order_and_ask_their_question(seed):
    """One h1; the second-level headings are questions, in the order of the argument."""
    page = soup(seed)
    assert len(page.find_all("h1")) == 1
    names = [h["id"] for h in page.find_all("h2")]
    assert names == [
        *["finding", "article", "actors", "choices", "speakers", "heard", "evidence", "method"]
    ]
    assert all(words(h).endswith("?") for h in page.find_all(["h1", "h2"]))
    levels = [int(h.name[1]) for h in page.find_all(re.compile("^h[1-6]$"))]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_links_inside_the_page_lead_somewhere(seed):
    """Words lead to notes, notes and rows lead to words."""
    page = soup(seed)
    targets = {tag["id"] for tag in page.find_all(id=True)}
    links = {a["href"][1:] for a in page.find_all("a", href=re.compile("^#"))}
    described = {a["aria-describedby"] for a in page.find_all(attrs={"aria-describedby": True})}
    assert (links | described) - targets == set()
    assert len(targets) == len(page.find_all(id=True))
    rows = page.find(id="table").tbody.find_all("tr")
    assert {row.a["href"] for row in rows} == {
        f"#{m['id']}" for m in page.find_all("mark", id=True)
    }


def test_outlet_and_quoted_words_are_told_apart(made):
    """A quoted loaded word is marked as another's, and stands in an element of its voice."""
    page = made(SHORT)
    own, other = page.find_all("mark")
    assert own["class"][0] == "own" and other["class"][0] == "other"
    assert other.find_parent(class_="quotation")["title"] == "quotation: Tom Ray"


def test_plain_version_is_the_neutral_rewrite(made):
    """The second version of the text has the plain words, marked as new, quotations untouched."""
    plain = made(SHORT).find(id="plain").find(class_="article")
    assert [ins.get_text() for ins in plain.find_all("ins")] == ["government"]
    assert "“The tyrant is gone,”" in plain.get_text()


def test_evidence_as_csv_without_a_script(seed):
    """The file that the page offers has a row a loaded word, with offsets and lexicon version."""
    link = soup(seed).find("a", download=True)
    data = base64.b64decode(link["href"].split(",")[1]).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data)))
    text = read_articles([SEED])["text"].item()
    assert len(rows) == len(soup(seed).find_all("mark"))
    assert all(text[int(row["start"]) : int(row["end"])] == row["text"] for row in rows)
    assert {row["lexicon"] for row in rows} == {version(read_lexicon())}


def test_no_cell_of_the_csv_is_a_formula(nasty):
    """A name that a spreadsheet would run gets an apostrophe in front."""
    link = soup(nasty[1]).find("a", download=True)
    data = base64.b64decode(link["href"].split(",")[1]).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(data)) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_policy_names_the_script_of_the_page_and_no_other(seed):
    """The hashes of the policy are those of the one script and the one style sheet."""
    page = soup(seed)
    policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    parts = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    (script,), (style,) = page.find_all("script"), page.find_all("style")
    for name, tag in [("script-src", script), ("style-src", style)]:
        digest = base64.b64encode(hashlib.sha256(tag.string.encode()).digest()).decode()
        assert parts[name] == f"'sha256-{digest}'"
    assert parts["default-src"] == "'none'" and parts["img-src"] == "data:"
    assert not [tag for tag in page.find_all(True) for name in tag.attrs if name.startswith("on")]
    assert not page.find_all(style=True)


def test_nothing_leads_outside(seed, nasty):
    """No address that a browser would fetch, and no import in the styles."""
    for path in [seed, *nasty]:
        page = soup(path)
        assert not page.find_all(["iframe", "object", "embed", "base", "form", "img"])
        assert [tag["href"] for tag in page.find_all("link")] == ["data:,"]
        assert not page.find_all(src=True)
        assert not re.search(r"url\(|@import", page.style.string)
        hrefs = {a["href"].split(":")[0] for a in page.find_all("a") if ":" in a["href"]}
        assert hrefs <= {"data", "https", "http"}


def test_hostile_text_stays_text(nasty):
    """What an article, its front matter or its name holds is shown and never obeyed."""
    for path in nasty:
        page = soup(path)
        assert len(page.find_all("script")) == 1 and len(page.find_all("style")) == 1
        assert "\x07" not in page.get_text()
    assert all(HOSTILE in soup(path).get_text() for path in nasty[:2])  # nor a template run in it


def test_words_of_any_direction_keep_to_themselves(nasty):
    """Each paragraph finds its own direction, and a word in a cell cannot turn its row round."""
    page = soup(nasty[1])
    assert all(p["dir"] == "auto" for p in page.find(id="original").find_all("p"))
    assert all(row.th.bdi for row in page.find(id="table").tbody.find_all("tr"))


@pytest.mark.parametrize(
    "text",
    [
        "It rained.",
        "“The regime fell. It was a thug.”",
        "— 😀 …",
        "The slaves of the regime\nfell\n\n\n",
        "x " * 400 + "\n" * 500 + "The regime fell.",
    ],
    ids=["nothing loaded", "a quotation alone", "no word", "no actor", "empty lines"],
)
def test_an_article_with_little_in_it_makes_a_page(given, text):
    """A page says what there is not; it never fails for want of words, actors or quotations."""
    found = find(news(a=text), given._replace(reader=True))
    page = BeautifulSoup(article_page(found), "html.parser")
    assert len(page.find_all("h2")) == 8
    assert page.find(id="original").find_all("p")
    assert bool(page.find_all("mark")) == ("regime" in text)


def test_a_long_text_makes_a_page(given):
    """Thousands of paragraphs with thousands of marks: each word has its place and its row."""
    from analysis.page.marked import paragraphs

    line = "The regime of Ada Bell fell.\n"
    marks = [{"start": n * len(line) + 4, "end": n * len(line) + 10} for n in range(20_000)]
    text = line * len(marks)
    made = list(paragraphs(text, marks, [(0, len(text), "outlet", "")]))
    assert [sum(bool(piece["mark"]) for piece in made[n][0]["pieces"]) for n in (0, 19_999)] == [
        1,
        1,
    ]
    assert len(made) == len(marks)


def test_tables_name_their_columns_and_rows(seed):
    """Every header has a scope, every table a caption."""
    page = soup(seed)
    assert all(th["scope"] in {"col", "row", "rowgroup"} for th in page.find_all("th"))
    assert all(table.caption for table in page.find_all("table"))


def test_charts_say_in_words_what_they_show(seed):
    """Each drawing is an image with a text, and the text has its numbers."""
    drawings = soup(seed).find_all("svg")
    assert len(drawings) == 6
    assert all(one["role"] == "img" and re.search(r"\d", one["aria-label"]) for one in drawings)
    assert "Syrian government: 4 loaded, 0 neutral" in drawings[1]["aria-label"]


def test_a_page_names_its_versions(seed):
    """Lexicon, models and packages are named, so that the page can be made again."""
    method = soup(seed).find("section", class_="method").get_text(" ")
    sums = (ROOT / "data" / "models" / "SHA256SUMS").read_text().split()
    assert version(read_lexicon()) in method
    assert sums[sums.index("wording.onnx") - 1] in method
    assert f"spacy {__import__('spacy').__version__}" in method


def test_index_has_a_row_an_article(nasty):
    """Each article has its outlet, date, counts and a link to a page that is there."""
    rows = soup(nasty[0]).tbody.find_all("tr")
    assert [row.a["href"] for row in rows] == [path.name for path in nasty[1:]]
    assert "1 of 3" in words(rows[1]) and "too few" in words(rows[1])
    assert all((nasty[0].parent / row.a["href"]).is_file() for row in rows)


def test_file_names_stay_in_the_folder():
    """Whatever an article is called, its file has a plain name of its own."""
    names = ["../../etc/passwd", "a" * 400, "A", "a", "con", "é\u202e/\0", ".", "index"]
    made = file_names(names)
    assert len({name.casefold() for name in made}) == len(names)
    assert all(re.fullmatch(r"[^./\\\s][\w.-]{0,130}\.html", name) for name in made)


def test_a_bad_folder_is_one_line(tmp_path):
    """Where nothing can be written, one line says so and the exit status is 2."""
    (tmp_path / "file").write_text("")
    (tmp_path / "a.txt").write_text("The regime fell.")
    asked = ["report", str(tmp_path / "a.txt"), "--no-reader", "--out", str(tmp_path / "file")]
    result = CliRunner().invoke(main, asked)
    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 1 and "file" in result.stderr


def test_a_tone_shows_its_sentences(seed, seed_found):
    """Each tone that the reader gives has the sentences that it was heard in, and no more of them
    than its n; where the outlet reports what another says there, the page says who."""
    from analysis.page.sections import actors

    rows = [row for row in actors(seed_found)["tones"] if row["heard"]]
    assert rows and all(len(row["lines"]) + row["more"] == row["heard"]["n"] for row in rows)
    shown = {line.get_text(" ", strip=True) for line in soup(seed).select(".lines li")}
    assert len(shown) >= len(rows)


def test_the_sentences_behind_a_tone():
    """Strongest first; a claim is marked as whose it is, a misfortune as counting less."""
    from analysis.framing import read_framing
    from analysis.page.toned import behind_tones

    text = "Tom Ray claimed that Ada Bell had robbed a bank.\nBell left.\nA mob killed Ada Bell."
    news = pd.DataFrame({"article": ["a"], "title": [""], "text": [text]})
    lines = behind_tones(read_framing(news, reader=True))["Ada Bell"]
    told = {line["text"]: (line["reports"], line["misfortune"]) for line in lines}
    assert told == {
        "Tom Ray claimed that Ada Bell had robbed a bank.": ("Tom Ray", False),
        "Bell left.": ("", False),
        "A mob killed Ada Bell.": ("", True),
    }
    weights = [abs(line["tone"]) for line in lines]
    assert weights == sorted(weights, reverse=True)


def test_the_reader_can_be_left_out(made):
    """Without the learned reader its part is absent, and the page says nothing of it."""
    page = made(SHORT)
    assert page.find(id="heard") is None
    assert "learned reader" not in words(page.find(class_="finding"))


def test_the_command_line_writes_pages_and_names_them(tmp_path):
    """`report` writes a page an article and an index, prints their paths, and leaves no scrap."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(SHORT, encoding="utf-8")
    out = tmp_path / "new" / "folder"
    result = CliRunner().invoke(main, ["report", str(tmp_path), "--no-reader", "--out", str(out)])
    assert result.exit_code == 0
    assert result.stdout.split() == [str(out / f"{n}.html") for n in ("index", "one", "two")]
    assert sorted(path.name for path in out.iterdir()) == ["index.html", "one.html", "two.html"]
    assert 'href="index.html"' in (out / "one.html").read_text(encoding="utf-8")


def test_pictures_of_the_readme_are_what_the_article_gives(seed_found):
    """The pictures and their alt texts follow the tables: after a change, `make pictures`."""
    drawn = pictures.pictures(seed_found)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert pictures.updated(readme, drawn) == readme, "run: make pictures"
    for name, (_, svg) in drawn.items():
        kept = (ROOT / pictures.FOLDER / name).read_text(encoding="utf-8")
        assert kept == svg, f"{name} is out of date; run: make pictures"
        assert ElementTree.fromstring(svg).tag.endswith("svg")
        assert "http" not in re.sub(r' xmlns="[^"]+"', "", svg)


# The page in a browser.


@pytest.fixture(scope="module")
def browser():
    """An installed chromium, which says loudly when it is not there."""
    found = next(filter(None, map(shutil.which, ["chromium", "google-chrome"])), None)
    if not found:
        reason = "NO BROWSER: install chromium; the page's script and access were NOT checked"
        warnings.warn(reason, stacklevel=1)
        pytest.skip(reason)
    sync_api = pytest.importorskip("playwright.sync_api")
    quiet = "no-sandbox disable-gpu disable-quic no-first-run disable-background-networking "
    flags = [f"--{flag}" for flag in f"{quiet}disable-component-update disable-sync".split()]
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=flags)
        yield chromium
        chromium.close()


@pytest.fixture
def tab(browser):
    """Open a page; at the end it has asked for nothing else and complained of nothing."""
    contexts, asked, complaints = [], [], []

    def open_(path, **context):
        context = {"viewport": {"width": 1200, "height": 900}, **context}
        contexts.append(browser.new_context(accept_downloads=True, **context))
        page = contexts[-1].new_page()
        page.set_default_timeout(5000)
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path.as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith(("data:", "file:", "blob:"))] == []


def test_note_by_keyboard(tab, seed):
    """Focus shows the note with the neutral counterpart and the source; Escape closes it."""
    page = tab(seed)
    page.focus("#word-1 a")
    note = page.inner_text("#pop")
    assert "strongman" in note and "president" in note and "Source:" in note
    page.keyboard.press("Tab")
    assert "tyrant" in page.inner_text("#pop")
    page.keyboard.press("Escape")
    assert not page.is_visible("#pop")
    page.keyboard.press("Enter")
    page.wait_for_url("**#note-2")


def test_note_by_hover_and_by_tap(tab, seed):
    """The pointer shows the note; a first tap shows it as well and leads nowhere."""
    page = tab(seed)
    page.hover("#word-3")
    assert "jihadist" in page.inner_text("#pop")
    page.hover("h1")
    page.wait_for_selector("#pop", state="hidden")
    phone = tab(seed, viewport={"width": 360, "height": 780}, has_touch=True)
    phone.tap("#word-3 a")
    assert "jihadist" in phone.inner_text("#pop") and "#note" not in phone.url
    box = phone.locator("#pop").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360


def test_switch_to_plain_words_and_back(tab, seed):
    """The switch shows one version at a time and says which."""
    page = tab(seed)
    pressed = "[data-version=plain][aria-pressed=true]"
    assert page.is_visible("#original") and not page.is_visible("#plain .article")
    page.click("[data-version=plain]")
    assert page.is_visible("#plain .article") and not page.is_visible("#original")
    assert page.locator(pressed).count() == 1
    page.click("[data-version=original]")
    assert page.is_visible("#original") and page.locator(pressed).count() == 0


def test_filters_by_voice_category_and_actor(tab, seed):
    """Filters combine; what is filtered out loses its mark, and the count is said."""
    page = tab(seed)
    rows = [mark.attrs for mark in soup(seed).find_all("mark", id=True)]

    def left():
        off = page.locator("#original mark:not(.off)").count()
        assert f"{off} of {len(rows)}" in page.inner_text("[data-tally][aria-live]")
        return off

    page.click("[data-filter=voice][data-value=outlet]")
    assert left() == sum(row["data-voice"] == "outlet" for row in rows)
    page.click("[data-filter=category][data-value=epithet]")
    assert left() == sum(
        row["data-voice"] == "outlet" and row["data-category"] == "epithet" for row in rows
    )
    page.select_option("#by-actor", "Vladimir Putin")
    assert left() == 1
    page.click("[data-reset]")
    assert left() == len(rows)


def test_evidence_sorts_filters_and_copies(tab, seed):
    """A heading sorts, twice the other way; the search hides rows; Copy takes those shown."""
    page = tab(seed)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    cells = "#table tbody tr:not([hidden]) th"
    page.click("#table thead th:nth-child(2) button")
    up = page.locator(cells).all_inner_texts()
    assert page.get_attribute("#table thead th:nth-child(2)", "aria-sort") == "ascending"
    assert [w.lower() for w in up] == sorted(w.lower() for w in up)
    page.click("#table thead th:nth-child(2) button")
    assert page.get_attribute("#table thead th:nth-child(2)", "aria-sort") == "descending"
    page.fill("[data-find]", "Erdogan strongman")
    assert page.locator(cells).all_inner_texts() == ["strongman"]
    assert page.inner_text("[data-rows]") == f"1 of {len(up)} rows"
    page.click("[data-copy]")
    page.locator("[data-rows]", has_text="copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert len(copied) == 2 and copied[1].split("\t")[1] == "strongman"


def test_download_is_the_csv_of_the_evidence(tab, seed):
    """The link saves the same bytes that the page holds, under the article's name."""
    page = tab(seed)
    with page.expect_download() as download:
        page.click("a[download]")
    assert download.value.suggested_filename == f"{SEED.stem}.csv"
    data = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(data)))) == len(soup(seed).find_all("mark"))


def test_row_and_word_lead_to_each_other(tab, seed):
    """A row's number puts the reader on its word, also when the word was hidden."""
    page = tab(seed)
    page.click("[data-version=plain]")
    page.click("#row-9 td:first-child a")
    assert page.is_visible("#original")
    assert page.evaluate("document.activeElement.parentElement.id") == "word-9"
    assert page.url.endswith("#word-9")


def test_without_a_script_the_page_is_complete(tab, seed):
    """No dead control is shown; the article, the rewrite, the notes and the table are there."""
    page = tab(seed, java_script_enabled=False)
    assert page.locator("button:visible, select:visible, input:visible").count() == 0
    assert page.is_visible("#original") and page.is_visible("#note-1") and page.is_visible("#row-1")
    page.click("#plain > summary")
    assert page.is_visible("#plain .article")


def test_nothing_hostile_runs(tab, nasty):
    """Opened in a browser, a hostile article opens no dialogue and changes no title."""
    for path in nasty:
        page = tab(path)
        # A dialogue would be dismissed by playwright; what the text could have set is not there.
        assert page.evaluate("document.scripts.length") == 1
        assert page.evaluate("document.querySelectorAll('[onerror], main img').length") == 0


VIEWS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": {"color_scheme": "light", "viewport": {"width": 360, "height": 780}},
}


@pytest.mark.parametrize(
    ("which", "view"),
    [("small", "light"), ("small", "dark"), ("seed", "phone"), ("index", "dark")],
)
def test_page_is_accessible(tab, seed, small, nasty, which, view):
    """No axe violation and no sideways scrolling, for articles, the index and odd text."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = tab({"seed": seed, "small": small, "index": nasty[0]}[which], **VIEWS[view])
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    if which != "index":
        page.focus("#word-1 a")  # its note is read as well
    found = axe.run(page).response["violations"]
    assert [violation["id"] for violation in found] == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_print_shows_everything(tab, seed):
    """On paper there is no control, and nothing that waits to be opened."""
    page = tab(seed)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("main button:visible:not(th button), select:visible").count() == 0
    assert page.locator("details:not([open])").count() == 0
    assert page.is_visible("#original") and page.is_visible("#plain .article")
