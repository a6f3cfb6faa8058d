"""Reading articles and cutting them into paragraphs and sentences."""

import gzip
import io
import json
import re
import warnings
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis import articles as module
from analysis.articles import (
    ArticleError,
    in_pieces,
    paragraphs,
    read_article,
    read_articles,
    read_placed,
    sentences,
)
from analysis.tables import COLUMNS

ROOT = Path(__file__).parents[1]
SEED = ROOT / "data" / "articles" / "2024-12-assad-asylum.md"
DUTCH = (
    "De minister zei maandag dat hij niet van plan is om met de leider van het buurland te praten."
    " Volgens zijn woordvoerder had de regering het besluit al eerder genomen en was er nog geen"
    " datum voor een gesprek."
)
# Words without control characters or surrogates; a file can hold these in any encoding.
TEXTS = st.text(st.characters(codec="cp1252", min_codepoint=32), min_size=1)


@pytest.fixture
def write(tmp_path):
    """Write a file into a fresh folder and return its path."""

    def _write(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return _write


def pieces(text, title=""):
    """Return the sentences table of one text."""
    return sentences(pd.DataFrame({"article": ["a"], "title": [title], "text": [text]}))


def refusal(paths, **options):
    """Return the line with which reading `paths` is refused."""
    with pytest.raises(ArticleError) as caught:
        read_articles(paths, **options)
    assert "\n" not in str(caught.value)
    return str(caught.value)


# --- one file


def test_a_plain_file_is_its_whole_text(write):
    """Without front matter nothing is stripped, and the article's name is the file's stem."""
    table = read_article(write("fall.of.town.txt", "\n  He left.\n\n"))
    assert list(table) == COLUMNS["articles"]
    assert table.loc[0, "article"] == "fall.of.town"
    assert table.loc[0, "text"] == "\n  He left.\n\n"
    assert (
        table.loc[0, ["outlet", "published", "title", "event", "url", "licence", "note"]] == ""
    ).all()


@pytest.mark.parametrize("gold", ["seed_terms", "seed_quotations"])
def test_the_seed_article_has_the_offsets_of_its_annotation(gold):
    """The text below the seed's front matter is the one that was annotated, to the character."""
    text = read_article(SEED).loc[0, "text"]
    spans = pd.read_csv(ROOT / "tests" / "data" / f"{gold}.csv")
    assert len(spans) and (spans["end"] <= len(text)).all()
    for row in spans.itertuples():
        assert text[row.start : row.end] == getattr(row, "span", text[row.start : row.end].strip())


def test_the_seed_article_says_where_it_is_from():
    """Front matter fills the columns; an empty value is ''."""
    seed = read_article(SEED).iloc[0]
    assert seed["outlet"].startswith("not stated")
    assert seed["title"] == seed["url"] == ""


def test_front_matter_goes_and_the_blank_lines_below_it(write):
    """The text starts at the first line below the closing rule that is not blank."""
    table = read_article(write("a.md", "---\ntitle: Talks\n---\n\n \n  He left.\n"))
    assert table.loc[0, ["title", "text"]].tolist() == ["Talks", "  He left.\n"]


@pytest.mark.parametrize(
    ("value", "said"),
    [("2024-12-10", "2024-12-10"), ("1.10", "1.10"), ("no", "no"), ("[a, b]", "a, b"),
     ("null", ""), ("~", ""), ("", ""), ('"x: y"', "x: y"), (">\n  two\n  lines", "two lines")],
)  # fmt: skip
def test_front_matter_values_stay_as_written(write, value, said):
    """Dates, numbers and yes/no are the strings that the writer typed; nothing is ''."""
    assert read_article(write("a.md", f"---\nnote: {value}\n---\nX.")).loc[0, "note"] == said


def test_keys_that_are_no_column_are_left_out(write):
    """Front matter may hold more than the table has; it cannot rename the article."""
    table = read_article(write("a.md", "---\nauthor: Low\narticle: z\nTitle: T\n---\nX."))
    assert list(table) == COLUMNS["articles"]
    assert table.loc[0, ["article", "title"]].tolist() == ["a", "T"]


@pytest.mark.parametrize(
    "text",
    ["---\nHe left.\n---\nShe stayed.", "---\n", "---\n---\nHe left.", "--- \n- one\n---\nX",
     "----\ntitle: x\n---\nX", "---\nHe left.", "He left.\n---\ntitle: x\n---\n",
     "---\nMoscow: he left, and no rule follows."],
)  # fmt: skip
def test_a_horizontal_rule_is_text(write, text):
    """Three dashes open front matter only if keys and values follow, down to a closing rule."""
    assert read_article(write("a.txt", text)).loc[0, "text"] == text


@pytest.mark.parametrize("yaml", ["title: [a: b", "title: [a", "title: 'a", "title: x\n\tb: y"])
def test_malformed_front_matter_names_its_line(write, yaml):
    """The writer learns which file, which line and what to do."""
    line = refusal(write("bad.md", f"---\n{yaml}\n---\nX."))
    assert "bad.md has malformed front matter (line " in line
    assert "quotes" in line


def test_front_matter_without_an_end_is_refused(write):
    """Metadata must not be read as the article's words."""
    assert "add a line ---" in refusal(write("a.md", "---\ntitle: x\n\nHe left."))


# --- encodings and line ends


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end_gives_one_text(write, encoding, end):
    """Offsets must not depend on how a file was saved."""
    path = write("a.txt", f"“Go,” he said.{end}{end}Café.{end}".encode(encoding))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert read_article(path).loc[0, "text"] == "“Go,” he said.\n\nCafé.\n"


@given(text=TEXTS.filter(str.strip), encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
@settings(max_examples=60, deadline=None)
def test_what_was_written_is_read(text, encoding):
    """Any text comes back to the character, in every encoding that can be told apart."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        table = read_articles("-", stdin=text.encode(encoding))
    assert table.loc[0, "text"] == text


@given(texts=st.lists(TEXTS.filter(str.strip), min_size=1, max_size=5))
@settings(max_examples=40, deadline=None)
def test_what_was_written_as_a_table_is_read(texts):
    """CSV and JSON lines give the same texts as were put in, with quotes, commas and all."""
    table = pd.DataFrame({"text": texts})
    csv = table.to_csv(index=False).encode()
    jsonl = "\n".join(json.dumps({"text": text}) for text in texts).encode()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert list(read_articles("-", input="csv", stdin=csv)["text"]) == texts
        assert list(read_articles("-", input="jsonl", stdin=jsonl)["text"]) == texts


def test_cp1252_is_read_with_a_warning_that_names_the_file(write):
    """A file that is not UTF-8 is guessed at, and the reader is told."""
    with pytest.warns(UserWarning, match=r"old\.txt is not UTF-8; read as cp1252"):
        table = read_article(write("old.txt", "“Café”".encode("cp1252")))
    assert table.loc[0, "text"] == "“Café”"


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04\x00\x00", b"\x81\x8d\x8f", "He left.".encode("utf-16-le"), b"\x01\x02\x03ab"],
)
def test_binary_data_is_refused(write, data):
    """An image or archive that was named .txt is no article."""
    assert "UTF-8" in refusal(write("a.txt", data))


# --- what cannot be read


@pytest.mark.parametrize("content", ["", " \n\t\n", "\ufeff", "---\ntitle: x\n---\n\n"])
def test_an_empty_file_is_refused(write, content):
    """White space, a byte order mark or front matter alone is no article."""
    assert "a.txt is empty" in refusal(write("a.txt", content))


def test_a_missing_file_is_refused(tmp_path):
    """The line names the path, whatever its suffix, even if it is far too long."""
    assert "no.txt does not exist: check the path" in refusal(tmp_path / "no.txt")
    assert "no.html does not exist" in refusal(str(tmp_path / "no.html"))
    assert "cannot be read" in refusal("x" * 5000)
    assert "cannot be read" in refusal("a\0b")


def test_a_file_without_permission_is_refused(write, monkeypatch):
    """The remedy is to change the permissions."""

    def forbidden(path, mode):
        raise PermissionError(13, "Permission denied")

    path = write("a.txt", "He left.")
    monkeypatch.setattr(Path, "open", forbidden)
    assert "a.txt may not be read: change its permissions" in refusal(path)


@pytest.mark.parametrize(
    ("suffix", "remedy"),
    [("pdf", "run pdftotext on it"), ("mht", "as HTML only"), ("rtf", "save it as .docx"),
     ("xlsx", "save the table as CSV"), ("png", "save the article's text as .txt")],
)  # fmt: skip
def test_a_file_of_another_kind_is_refused(write, suffix, remedy):
    """The line says how to turn it into one that can be read."""
    line = refusal(write(f"a.{suffix}", "X"))
    assert f"is a .{suffix} file: " in line and remedy in line


def test_no_path_is_refused():
    """An empty list of paths says what to name."""
    assert "name a file" in refusal([])


def test_an_unknown_input_is_refused():
    """The message says what `input` can be."""
    with pytest.raises(ValueError, match="text, html, csv, jsonl"):
        read_articles("-", input="xml", stdin=b"x")


# --- several articles


def test_a_folder_is_read_in_order_of_name(write, tmp_path):
    """Sub-folders count; hidden files and folders and other suffixes do not."""
    for name in ["b.txt", "a.MD", "sub/c.txt", ".h.txt", ".git/d.txt", "x.png", "README"]:
        write(name, "He left.")
    assert list(read_articles(tmp_path)["article"]) == ["a", "b", "sub-c"]


def test_a_folder_without_articles_is_refused(tmp_path):
    """The line names the suffixes that can be read."""
    assert "holds no article" in refusal(tmp_path)
    assert ".parquet" in refusal(tmp_path)


def test_one_bad_file_among_several_is_a_warning(write):
    """The rest goes on, and the warning is the line that the file alone would raise."""
    good, bad = write("good.txt", "He left."), write("bad.txt", "")
    with pytest.warns(UserWarning) as caught:
        table = read_articles([bad, good])
    assert list(table["article"]) == ["good"]
    assert [str(warning.message) for warning in caught] == [refusal(bad)]


def test_if_no_file_can_be_read_one_line_says_so(write):
    """Each bad file is a warning, and the error names the first."""
    with pytest.warns(UserWarning, match="is empty") as caught:
        line = refusal([write("a.txt", ""), write("b.txt", "")])
    assert len(caught) == 2
    assert line.startswith("none of 2 articles could be read; first: ") and "a.txt" in line


def test_two_files_of_one_name_are_told_apart(write):
    """A name stands for one article: the later file is refused, and both are named."""
    first, second = write("x/a.txt", "He left."), write("y/a.md", "She left.")
    with pytest.warns(UserWarning) as caught:
        table = read_articles([first, second])
    assert list(table["text"]) == ["He left."]
    line = str(caught[0].message)
    assert str(first) in line and str(second) in line and "rename" in line


def test_text_that_is_not_english_is_a_warning(write):
    """The word lists are English; the article is read all the same."""
    with pytest.warns(UserWarning, match=r"nl\.txt does not look like English"):
        assert len(read_article(write("nl.txt", DUTCH))) == 1


@pytest.mark.filterwarnings("error")
def test_english_and_short_texts_pass_without_a_warning(write):
    """The seed article is English, and a few words are too few to tell."""
    read_article(SEED)
    read_article(write("short.txt", "Weltschmerz und Kindergarten"))


# --- tables


def test_a_csv_fills_the_columns_it_has(write):
    """Columns may come in any order; others are left out; NA is a word, not a gap."""
    csv = 'text,article,outlet,score\r\n"He left.\r\nSoon, ""he"" said.",one,NA,3\r\n'
    row = read_articles(write("t.csv", csv)).iloc[0]
    assert row["text"] == 'He left.\nSoon, "he" said.'
    assert row[["article", "outlet", "url"]].tolist() == ["one", "NA", ""]


def test_rows_without_a_name_are_numbered(write):
    """The name is the table's stem and the row, counted from 1 below the header."""
    assert list(read_articles(write("t.csv", "text\nA.\nB.\n"))["article"]) == ["t-1", "t-2"]
    table = read_articles(write("u.csv", "article,text\n7,A.\n,B.\n"))
    assert list(table["article"]) == ["7", "u-2"]


def test_json_lines_fill_the_columns_they_have(write):
    """Numbers become strings, lists are joined, blank lines skipped, \\r\\n becomes \\n."""
    lines = ['{"text": "A.\\r\\nB.", "published": 2024, "note": ["x", "y"]}', "", '{"text": "C."}']
    table = read_articles(write("t.jsonl", "\r\n".join(lines)))
    assert table[["text", "published", "note"]].values.tolist() == [
        ["A.\nB.", "2024", "x, y"],
        ["C.", "", ""],
    ]


def test_half_a_character_is_replaced(write):
    """JSON can hold half of a surrogate pair, which no output could be written with."""
    table = read_articles(write("t.jsonl", r'{"text": "A \ud800 b.", "title": "\udc00"}'))
    assert table.loc[0, ["text", "title"]].tolist() == ["A \ufffd b.", "\ufffd"]


def test_a_parquet_table_is_read(write):
    """A date loses the midnight that nobody wrote; a gap is ''."""
    pytest.importorskip("pyarrow")
    published = pd.to_datetime(["2024-12-10", None])
    table = pd.DataFrame({"text": ["A.\r\nB.", "C."], "published": published})
    buffer = io.BytesIO()
    table.to_parquet(buffer)
    read = read_articles(write("t.parquet", buffer.getvalue()))
    assert read[["text", "published"]].values.tolist() == [["A.\nB.", "2024-12-10"], ["C.", ""]]


@pytest.mark.parametrize(
    ("name", "content"), [("t.csv.gz", b"text\nA.\n"), ("t.jsonl.gz", b'{"text": "A."}\n')]
)
def test_packed_tables_are_read(write, name, content):
    """The suffix .gz is no part of the name."""
    table = read_articles(write(name, gzip.compress(content)))
    assert table[["article", "text"]].values.tolist() == [["t-1", "A."]]


@pytest.mark.parametrize("name", ["t.csv.gz", "t.jsonl.gz", "t.parquet"])
def test_a_broken_table_is_refused(write, name):
    """A file that is not what its suffix says is named."""
    pytest.importorskip("pyarrow")
    assert name in refusal(write(name, b"not a table"))


def test_of_a_packed_table_that_breaks_off_the_rows_before_are_read(write):
    """The warning says that the file is not whole."""
    text = "".join(f"He left {number} times.\n" for number in range(9999))
    with pytest.warns(UserWarning, match=r"t\.csv\.gz cannot be read .*: check the file"):
        table = read_articles(write("t.csv.gz", gzip.compress(f"text\n{text}".encode())[:-9999]))
    assert 0 < len(table) < 9999 and table["text"].str.endswith("times.").all()


@pytest.mark.parametrize(
    ("name", "content"), [("t.csv", "body,id\nA.,1\n"), ("t.jsonl", '{"body": "A.", "id": 1}')]
)
def test_a_table_without_text_names_its_columns(write, name, content):
    """The line says what is missing and what is there."""
    line = refusal(write(name, content))
    assert f"{name} lacks the column text; has body, id" in line


def test_a_table_without_rows_is_refused(write):
    """A header alone holds no article."""
    assert "t.csv has no rows" in refusal(write("t.csv", "article,text\n"))


@pytest.mark.parametrize(
    ("row", "problem"),
    [('{"text": 5}', "row 2 has a text of type int"), ('{"text": null}', "row 2 has no text"),
     ('{"article": "b"}', "row 2 has no text"), ('{"text": " "}', "row 2 is empty"),
     ('{"text": "A.', "row 2 is not JSON"), ("[1]", "row 2 is no JSON object"),
     ('{"text": "\\u0000"}', "row 2 is binary data"),
     ('{"text": "B.", "article": "a"}', "row 2 has the same article name, 'a', as")],
)  # fmt: skip
def test_a_bad_row_is_a_warning_with_its_number(write, row, problem):
    """The other rows are read."""
    path = write("t.jsonl", f'{{"text": "A.", "article": "a"}}\n{row}\n{{"text": "C."}}')
    with pytest.warns(UserWarning) as caught:
        table = read_articles(path)
    assert list(table["article"]) == ["a", "t-3"]
    assert len(caught) == 1 and f"t.jsonl, {problem}" in str(caught[0].message)


@pytest.mark.parametrize("row", ["b,B.,x,y", "b,", "b"])
def test_a_csv_row_of_the_wrong_length_is_a_warning(write, row):
    """A comma that was not quoted must not silently cut a text short."""
    with pytest.warns(UserWarning, match=r"t\.csv") as caught:
        table = read_articles(write("t.csv", f"article,text\na,A.\n{row}\nc,C.\n"))
    assert list(table["article"]) == ["a", "c"]
    assert "\n" not in str(caught[0].message)


def test_a_csv_with_rows_longer_than_its_header_is_refused(write):
    """No text is cut off at a comma that should have been quoted."""
    assert "longer than its header" in refusal(write("t.csv", "article,text\na,He left, soon.\n"))


# --- pages and word processor files

PROSE = "".join(
    f"<p>On day {day} the ministry said that talks would go on in the capital.</p>"
    for day in range(5)
)
SAVED = "<!-- saved from url=(0038)https://www.herald.example/talks-fail -->"
PAGE = f"""<!DOCTYPE html>
{SAVED}
<html lang="en"><head><meta charset="utf-8"><title>Talks fail as Low walks out | The Herald</title>
<meta property="og:site_name" content="The Herald">
<meta property="og:title" content="You will not believe why talks failed">
<meta property="article:published_time" content="2025-03-04T10:00:00Z">
<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "SCRIPT"}}</script>
<style>p {{ color: STYLE }}</style><script>var banner = "SCRIPT";</script></head><body>
<div class="cookie-consent"><p>We and our COOKIE partners store data on your device.</p></div>
<nav><ul><li><a href="/">NAVIGATION</a></li><li><a href="/world">World</a></li></ul></nav>
<main><article><h1>Talks fail as Low walks out</h1>
<p class="standfirst">The president left after an hour</p>
<p>“We came,” Mr Low said. “They <em>did not</em>.” He called him <q>a thug</q> &amp; left.</p>
<blockquote><p>Nobody walks out on my people.</p></blockquote>
<p>The regime’s spokesman said:<br>“We will be back.”<br>Nobody believed it.</p>
<blockquote class="twitter-tweet"><p>The tyrant has left the building.</p>&mdash; Bo Ray (@boray)
<a href="https://twitter.com/boray/1">March 4, 2025</a></blockquote>
{PROSE}<aside class="related"><h3>Read more</h3><a href="/x">RELATED</a></aside></article>
<section id="comments" class="comments"><p>COMMENT: I have said so for years.</p></section></main>
<footer><p>© 2025 FOOTER. All rights reserved.</p></footer></body></html>"""


def test_a_saved_page_gives_its_article(write):
    """Headline, standfirst, paragraphs and every quotation are kept; all around them goes."""
    page = read_article(write("talks.html", PAGE))
    text = page.loc[0, "text"]
    assert text.split("\n\n")[:8] == [
        "Talks fail as Low walks out",
        "The president left after an hour",
        "“We came,” Mr Low said. “They did not.” He called him “a thug” & left.",
        "“Nobody walks out on my people.”",
        "The regime’s spokesman said:",
        "“We will be back.”",
        "Nobody believed it.",
        "The tyrant has left the building.",
    ]
    assert "— Bo Ray (@boray) March 4, 2025" in " ".join(text.split())
    assert not re.search("SCRIPT|STYLE|COOKIE|NAVIGATION|RELATED|COMMENT|FOOTER|[<>{}]", text)
    assert list(sentences(page)["part"][:3]) == ["title", "standfirst", "body"]


def test_a_saved_page_says_where_it_is_from(write):
    """The headline is the one on the page; the address is the one it was saved from."""
    page = read_article(write("talks.htm", PAGE)).iloc[0]
    assert page[["article", "outlet", "published", "title", "url"]].tolist() == [
        "talks", "The Herald", "2025-03-04", "Talks fail as Low walks out",
        "https://www.herald.example/talks-fail"]  # fmt: skip


def test_the_headline_may_be_less_than_a_top_heading(write):
    """Where the top heading is the site's name, the page's title tells the headline."""
    head = "<title>Talks fail - The Herald</title>"
    page = f"{head}<body><h1>The Herald</h1><div><h2>Talks fail</h2>{PROSE}</div></body>"
    row = read_article(write("a.html", page)).iloc[0]
    assert row["title"] == "Talks fail" and row["text"].startswith("Talks fail\n\nOn day 0")


@pytest.mark.parametrize("charset", ["iso-8859-2", "utf-8"])
def test_a_page_is_read_in_its_own_encoding(write, charset):
    """What the page declares is believed if it is not UTF-8."""
    page = f'<head><meta charset="{charset}"></head><body><h1>Łódź</h1>{PROSE}</body>'
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert "Łódź" in read_article(write("a.html", page.encode(charset))).loc[0, "text"]


def test_markup_in_a_page_is_no_text(write):
    """Scripts and handlers inside a paragraph go; what was escaped comes out as written."""
    evil = PROSE.replace("talks", "<script>EVIL()</script>talks <img src=x onerror=EVIL()>")
    text = read_article(write("a.html", f"<article>{evil}<p>If a &lt;b&gt; c.</p></article>"))
    assert "EVIL" not in text.loc[0, "text"] and "If a <b> c." in text.loc[0, "text"]


@pytest.mark.parametrize(
    "page",
    ["<html></html>", "He left.", "<nav><a href=/>Home</a></nav><p>We use cookies.</p>",
     "".join(f"<div><a href=/{n}>Minister says talk {n} goes on</a></div>" for n in range(40))],
)  # fmt: skip
def test_a_page_without_an_article_is_refused(write, page):
    """A start page or a notice is not read as news."""
    assert "a.html has no article that can be told from its menus" in refusal(write("a.html", page))


def test_a_page_comes_from_standard_input_too():
    """`--input html` says that it is one."""
    table = read_articles("-", input="html", stdin=PAGE)
    assert table[["article", "outlet"]].values.tolist() == [["stdin", "The Herald"]]


def test_what_a_browser_saves_beside_a_page_is_no_article(write, tmp_path):
    """Frames and advertisements of page.html lie in page_files."""
    write("talks.html", PAGE)
    write("talks_files/frame.html", PAGE)
    write("other_files/a.txt", "He left.")
    assert list(read_articles(tmp_path)["article"]) == ["other_files-a", "talks"]


def docx(body):
    """The bytes of a word processor file with this body."""
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    within = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{within}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{within}/relationships"><Relationship Id="r" '
        f'Type="{kind}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{main}"><w:body>{body}</w:body></w:document>',
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return buffer.getvalue()


def test_a_word_processor_file_is_its_paragraphs(write):
    """What was inserted counts, what was deleted does not."""
    deleted = "<w:del><w:r><w:delText>not</w:delText></w:r></w:del>"
    inserted = "<w:ins><w:r><w:t>at once.</w:t></w:r></w:ins>"
    left = f'<w:p><w:r><w:t xml:space="preserve">He left </w:t></w:r>{deleted}{inserted}</w:p>'
    path = write("a.docx", docx(f"<w:p><w:r><w:t>Talks fail</w:t></w:r></w:p>{left}"))
    assert read_article(path).loc[0, "text"].strip() == "Talks fail\n\nHe left at once."


def test_a_broken_word_processor_file_is_refused(write, monkeypatch):
    """So is one that would fill the memory, before it is unpacked."""
    assert "a.docx is not a .docx file" in refusal(write("a.docx", b"PK\x03\x04"))
    monkeypatch.setattr("analysis.articles.pages.MOST_BYTES", 100)
    assert "unpacks to more than" in refusal(write("b.docx", docx("<w:p/>" * 99)))


# --- in pieces


def read_in(size, **options):
    """The pieces, their rows one after the other, and the lines that reading them warned of."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        tables = list(in_pieces("-", size=size, **options))
    return tables, pd.concat(tables, ignore_index=True), [str(line.message) for line in caught]


@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(["", "b", "c"]),
            st.sampled_from(["A.", "", "B,C", 'so "x"', "caf\xe9", " \n", "\0"]),
        ),
        max_size=12,
    ),
    size=st.integers(1, 13),
    form=st.sampled_from(["csv", "jsonl"]),
)
@settings(max_examples=80, deadline=None)
def test_pieces_of_any_size_are_the_same_table(rows, size, form):
    """One after the other they are what is read at once, with the same names and warnings."""
    table = pd.DataFrame([("a", "He left."), *rows], columns=["article", "text"])
    written = table.to_csv(index=False) if form == "csv" else table.to_json(
        orient="records", lines=True, force_ascii=False)  # fmt: skip
    stdin = written.encode("cp1252")
    whole, at_once, lines = read_in(10_000, input=form, stdin=stdin)
    tables, joined, warned = read_in(size, input=form, stdin=stdin)
    assert len(whole) == 1 and [len(piece) for piece in tables[:-1]] == [size] * (len(tables) - 1)
    pd.testing.assert_frame_equal(joined, at_once)
    assert warned == lines and joined["article"].is_unique


def test_pieces_are_read_when_they_are_asked_for(write):
    """A file that is not there is told only after the pieces before it."""
    pieces = in_pieces([write("a.txt", "He left."), "no.txt"], size=1)
    assert next(pieces)["article"].item() == "a"
    with pytest.warns(UserWarning, match="no.txt does not exist"):
        assert list(pieces) == []


def test_a_piece_holds_at_least_one_article():
    """A size below 1 is refused at once."""
    with pytest.raises(ValueError, match="size is 0"):
        in_pieces("-", stdin=b"x", size=0)


@pytest.mark.parametrize("name", ["a.txt.gz", "a.md.gz"])
def test_packed_texts_are_read(write, name):
    """Front matter counts in a packed file too."""
    table = read_articles(write(name, gzip.compress(b"---\ntitle: T\n---\nHe left.")))
    assert table[["article", "title", "text"]].values.tolist() == [["a", "T", "He left."]]


def test_a_sub_folder_is_the_outlet_of_what_names_none(write, tmp_path):
    """The folder right below the given one counts; front matter and columns win."""
    write("mine.txt", "He left.")
    write("herald/2024/talks.txt", "He left.")
    write("post/talks.md", "---\noutlet: The Post\n---\nHe left.")
    write("times/t.csv", "text,outlet\nHe left.,\nShe left.,Sunday\n")
    assert read_articles(tmp_path)[["article", "outlet"]].values.tolist() == [
        ["herald-2024-talks", "herald"], ["mine", ""], ["post-talks", "The Post"],
        ["times-t-1", "times"], ["times-t-2", "Sunday"],
    ]  # fmt: skip


def test_the_columns_of_a_corpus_are_carried(write):
    """Outlet, date, title, event and address of a row are in the table."""
    cells = {"outlet": "Post", "published": "2024", "title": "T", "event": "flood", "url": "u"}
    table = read_articles(write("t.jsonl", json.dumps({"text": "A.", **cells})))
    assert table[[*cells]].iloc[0].to_dict() == cells


BAD = {
    17: '{"article": "r17"}',
    101: '{"article": "r101", "text": "caf\udce9 society"}',
    102: '{"article": "r102", "text": "caf\udc81 society"}',
    230: json.dumps({"article": "r230", "text": "long " * 10_000_000}),
    377: '{"article": "r377", "text": 5}',
    500: '{"article": "r1", "text": "He came again."}',
    611: '{"article": "r611", "text": "He',
    612: "[]",
    700: '{"article": "r700", "text": ""}',
    999: '{"article": "r999", "text": "a\\u0000b"}',
}


def test_each_bad_row_of_a_thousand_is_told_once_by_its_number(write):
    """The other rows are as they would be without; a row in another encoding is read."""
    good = {n: json.dumps({"article": f"r{n}", "text": f"Talks {n}."}) for n in range(1, 1001)}
    lines = "\n".join({**good, **BAD}.values()).encode("utf-8", "surrogateescape")
    path = write("t.jsonl", lines)
    with pytest.warns(UserWarning) as caught:
        table = read_articles(path)
    told = [re.search(r"t\.jsonl, row (\d+) ", str(line.message))[1] for line in caught]
    assert sorted(map(int, told)) == sorted(BAD)
    assert not any("\n" in str(line.message) or len(str(line.message)) > 400 for line in caught)
    expected = {f"r{n}": f"Talks {n}." for n in good if n not in BAD} | {"r101": "café society"}
    assert dict(zip(table["article"], table["text"], strict=True)) == expected


def test_a_broken_csv_row_does_not_spoil_the_next(write):
    """A quotation mark in a cell must be doubled; the rows before and after are read."""
    cells = ['a,"He left, soon."', 'b,"He said "no"."', "c,caf\xe9", "d,x\x81", "e,E."]
    with pytest.warns(UserWarning) as caught:
        table = read_articles(write("t.csv", "\n".join(["article,text", *cells]).encode("latin-1")))
    assert table[["article", "text"]].values.tolist() == [
        ["a", "He left, soon."], ["c", "café"], ["e", "E."]]  # fmt: skip
    lines = [str(line.message) for line in caught]
    assert len(lines) == 3
    assert "row 2 is broken" in lines[0] and "row 3 is not UTF-8; read as cp1252" in lines[1]
    assert "row 4 is not text in UTF-8 or cp1252" in lines[2]


def test_a_parquet_string_in_another_encoding_is_told_by_its_row(write, tmp_path):
    """The other rows of its batch are read."""
    arrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    raw = arrow.array([b"A.", b"caf\xe9", b"\x81", None], arrow.binary())
    parquet.write_table(arrow.table({"text": raw.view(arrow.string())}), tmp_path / "t.parquet")
    with pytest.warns(UserWarning) as caught:
        table = read_articles(tmp_path / "t.parquet")
    assert list(table["text"]) == ["A.", "café"]
    assert [re.search(r"row (\d)", str(line.message))[1] for line in caught] == ["2", "3", "4"]


def test_a_table_in_another_shape_is_refused_in_one_line(write):
    """A file of prose named .jsonl does not give a warning a line."""
    assert "no JSON object" in refusal(write("t.jsonl", "He left.\n" * 1000))


def test_read_article_takes_one_article(write):
    """A table of two is refused rather than cut down to its first row."""
    with pytest.raises(ArticleError, match="holds 2 articles"):
        read_article(write("t.csv", "text\nA.\nB.\n"))


# --- where a text stands


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_is_cut_off_above_a_text_is_kept(write, end):
    """Head and text together are the file, so that its lines can be counted."""
    whole = f"---{end}title: T{end}---{end}{end}He left.{end}"
    row = read_placed(write("a.md", whole)).iloc[0]
    assert row["head"] + row["text"] == whole.replace("\r\n", "\n").replace("\r", "\n")
    assert row["text"] == "He left.\n"


def test_placed_articles_of_one_name_are_told_apart(write):
    """Where places matter, two files of one name in two folders are both read."""
    paths = [write("x/a.md", "He left."), write("y/a.md", "She left.")]
    assert list(read_placed(paths)["path"]) == list(map(str, paths))


def test_a_row_of_a_table_is_placed_by_its_number(write):
    """Rows count from 1 below the header; a row has no head."""
    placed = read_placed(write("t.csv", "text\nA.\nB.\n"))
    assert list(placed["row"]) == [1, 2] and placed["head"].isna().all()


def test_exceptions_stand_in_the_front_matter_or_a_column(write):
    """`lint-ok` is a list in front matter, words between commas in a table."""
    assert read_placed(write("a.md", "---\nlint-ok: [x, y]\n---\nA."))["ok"].item() == "x, y"
    assert read_placed(write("t.csv", 'text,lint-ok\nA.,"x, y"\n'))["ok"].item() == "x, y"


# --- standard input


def test_standard_input_is_text_unless_said_otherwise(monkeypatch):
    """`-` reads sys.stdin, front matter included."""

    class Stdin:
        buffer = io.BytesIO(b"---\ntitle: T\n---\nHe left.\r\n")

    monkeypatch.setattr("sys.stdin", Stdin)
    table = read_articles("-")
    assert table[["article", "title", "text"]].values.tolist() == [["stdin", "T", "He left.\n"]]


@pytest.mark.parametrize("stdin", [b"text\nA.\n", io.BytesIO(b"text\nA.\n"), "text\nA.\n"])
def test_standard_input_can_be_a_table(stdin):
    """Bytes, a stream or a string may stand in for sys.stdin."""
    table = read_articles(["-"], input="csv", stdin=stdin)
    assert table[["article", "text"]].values.tolist() == [["stdin-1", "A."]]


def test_empty_standard_input_is_refused():
    """Nothing in is an error, not an empty table."""
    assert "standard input is empty" in refusal("-", stdin=b"")


# --- paragraphs


def spans(text):
    """Return the paragraphs as strings."""
    return [text[start:end] for start, end in paragraphs(text)]


def test_lines_are_paragraphs_where_no_line_is_blank():
    """Most web text has one line a paragraph."""
    assert spans("Talks fail\nHe left.\n  She stayed. \n") == [
        "Talks fail", "He left.", "She stayed."]  # fmt: skip


def test_blocks_are_paragraphs_where_lines_are_blank():
    """A single line break inside a block is a soft wrap."""
    assert spans("Talks fail\n\nHe left\nParis.\n \t\nShe stayed.") == [
        "Talks fail", "He left\nParis.", "She stayed."]  # fmt: skip


def test_a_wrapped_text_without_blank_lines_is_one_paragraph():
    """Lines that go on in lower case are no paragraphs."""
    text = "The minister said that he\nwould leave Paris at\nonce."
    assert spans(text) == [text]


def test_a_line_too_wide_to_be_wrapped_is_a_paragraph():
    """A blank line below the headline does not make one paragraph of all the rest."""
    long = "He said so again and again. " * 6
    assert len(spans(f"Talks fail\n\n{long}\n{long}\n{long}")) == 4


@pytest.mark.parametrize("text", ["", " \n\n\t"])
def test_white_space_has_no_paragraphs(text):
    """A paragraph is never empty."""
    assert paragraphs(text) == []


# --- sentences


def test_sentences_are_numbered_within_the_article():
    """`paragraph` and `sentence` start from 0 in each article."""
    articles = pd.DataFrame(
        {"article": ["a", "b"], "title": ["", ""], "text": ["He left. I stayed.\nWhy?", "So."]}
    )
    table = sentences(articles)
    assert list(table) == COLUMNS["sentences"]
    assert table[["article", "paragraph", "sentence", "text"]].values.tolist() == [
        ["a", 0, 0, "He left."],
        ["a", 0, 1, "I stayed."],
        ["a", 1, 2, "Why?"],
        ["b", 0, 0, "So."],
    ]


@pytest.mark.parametrize(
    "sentence",
    ["Dr. Low met Gen. Ray in the U.S. capital.", "It cost $2.5 million, i.e. little.",
     "He left\nthe town\nat once."],
)  # fmt: skip
def test_abbreviations_and_line_breaks_end_no_sentence(sentence):
    """A full stop inside an abbreviation, or a soft wrap, is inside the sentence."""
    assert list(pieces(f"{sentence} She stayed.")["text"]) == [sentence, "She stayed."]


def test_a_quotation_mark_stays_with_the_sentence_it_closes():
    """The closing mark is not the start of the next sentence."""
    assert list(pieces("“He left.” She stayed.")["text"]) == ["“He left.”", "She stayed."]


def test_the_seed_article_has_its_sentences():
    """41 sentences in 18 lines; its first is the one with strongman and tyrant in it."""
    table = sentences(read_article(SEED))
    first = table.loc[0, "text"]
    assert first.startswith("Russia’s top") and first.endswith("Bashar Assad and his family.")
    assert (table["part"] == "body").all()
    assert (len(table), table["paragraph"].nunique()) == (41, 18)


@pytest.mark.parametrize(
    ("title", "text", "parts"),
    [("", "Talks fail\nHe left.", ["title", "body"]),
     ("", "Talks fail\nParis in shock\nHe left.", ["title", "standfirst", "body"]),
     ("", "He left.\nParis in shock\nShe stayed.", ["body", "body", "body"]),
     ("Who  left?", "Who left?\nHe did.", ["title", "body"]),
     ("", "Who left?\nHe did.", ["body", "body"]),
     ("", "Talks fail", ["body"]), ("Talks fail", "Talks fail", ["title"]),
     ("", "He said “no.”\nShe left.", ["body", "body"]),
     ("", "word " * 21 + "\nHe left.", ["body", "body"])],
)  # fmt: skip
def test_title_and_standfirst_are_told_from_the_body(title, text, parts):
    """A title equals the title field, or is a short first paragraph without a full stop."""
    assert list(pieces(text, title)["part"]) == parts


def test_no_articles_have_no_sentences():
    """An empty table keeps its columns and their types."""
    table = sentences(pd.DataFrame(columns=COLUMNS["articles"]))
    assert list(table) == COLUMNS["sentences"] and table["start"].dtype == "int64"


@given(st.text(st.sampled_from("aB .!?…\n\t\u2028“”\"'()1é—-\x85\u200b"), max_size=80) | st.text())
@example("A. \u2028 B.\x1c C.")
@settings(max_examples=200, deadline=None)
def test_sentences_cover_any_text_in_order(text):
    """Sentences never overlap, lie within their paragraph, and leave out white space only."""
    table = pieces(text)
    blocks, rest, last = paragraphs(text), list(text), 0
    for row in table.itertuples():
        start, end = blocks[row.paragraph]
        assert last <= row.start < row.end
        assert start <= row.start and row.end <= end
        assert row.text == text[row.start : row.end] == row.text.strip()
        rest[row.start : row.end] = " " * (row.end - row.start)
        last = row.end
    assert not "".join(rest).strip()
    assert list(table["sentence"]) == list(range(len(table)))


def test_the_package_exports_what_it_documents():
    """Every public name is documented."""
    assert all(getattr(module, name).__doc__ for name in module.__all__)


def test_a_picture_s_caption_is_kept_as_one(tmp_path):
    """What is written under a picture of a page comes below it, and says what it is."""
    story = "<p>The council met on Monday and voted on the market after a long debate.</p>" * 4
    figure = "<figure><img src='x.jpg'><figcaption>Traders wait outside.</figcaption></figure>"
    path = tmp_path / "page.html"
    path.write_text(f"<html><body><article><h1>Vote</h1>{story}{figure}{story}</article></body>")
    assert "\nPhoto: Traders wait outside.\n" in read_articles(path)["text"].item()


def test_a_page_read_as_text_is_warned_of():
    """Markup given as plain text is said to look like a page, with what to do."""
    page = "<!DOCTYPE html><html><body><p>He left the council in the end.</p></body></html>"
    with pytest.warns(UserWarning, match="looks like a web page.*--input html"):
        read_articles("-", stdin=page)


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("Bell said “no.\nIt rained.\n", True),
        ("Bell said “no.\n“Never,” she said.\n", False),
        ("Bell said “no”.\nIt rained.\n", False),
        ('The 12" pipe broke.\nIt rained.\n', False),
    ],
)
def test_a_quotation_that_nothing_closes_is_told(tmp_path, text, warned):
    """Whoever brings a text with a lost quotation mark is told where, in one line."""
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        read_article(path)
    told = [str(one.message) for one in caught]
    assert bool(told) == warned and all("nothing closes (“no." in one for one in told)
