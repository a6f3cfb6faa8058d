"""The workbench without a browser: what is read once, narrowed, edited, said and exported."""

import base64
import datetime
import re
import time
import warnings

import nbformat
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import read_articles, read_lexicon
from analysis.explore import bringing, choosing, editing, reading, saving
from analysis.explore.controls import bars
from analysis.explore.workbench import Workbench, first_state
from analysis.report.outputs import safe_html
from analysis.report.running import without_kernel

SEED = "data/articles/2024-12-assad-asylum.md"
TEXT = (
    "The regime fell. The government of Ada Bell met the regime.\n"
    "“The thugs fled,” Bell said. The thugs were gone."
)
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>"
LEXICON = read_lexicon()


def news(text=TEXT, title="", article="talks"):
    return bringing.pasted(text).assign(article=article, title=title)


@pytest.fixture(scope="module")
def seed():
    """The words of the seed article, with what they were read from."""
    read = reading.read_once(read_articles([SEED]), "2024-12-assad-asylum")
    return reading.words_of(read, LEXICON)


@pytest.fixture
def bench():
    return Workbench(news())


def upload(*files):
    when = datetime.datetime(2024, 12, 10, tzinfo=datetime.UTC)
    return tuple(
        {"name": name, "type": "", "size": len(content), "content": content, "last_modified": when}
        for name, content in files
    )


def press(bench, value, choice):
    """Press the bar of a group and a choice, found by its tooltip."""
    boxes = [child for child in bench.see.counts.children if hasattr(child, "children")]
    buttons = [bar for box in boxes for bar in box.children if hasattr(bar, "tooltip")]
    said = re.compile(rf"{re.escape(value)}: \d+ {choice}")
    [bar] = [button for button in buttons if said.fullmatch(button.tooltip or "")]
    bar.click()


def plain(html):
    return BeautifulSoup(
        re.sub("<style>.*?</style>", "", html, flags=re.S), "html.parser"
    ).get_text()


def said(bench):
    return plain(bench.see.finding.value)


def test_a_text_is_read_once_whatever_the_lexicon():
    """After an edit, names and voices are the same objects; only the words are found anew."""
    first = reading.read_once(news(), "talks")
    assert reading.read_once(news(), "talks") is first
    assert reading.read_once(news("Another."), "talks") is not first


@pytest.mark.parametrize("group", choosing.GROUPS)
def test_every_number_leads_to_as_many_words(seed, group):
    """The words behind a number are as many as it says, in any grouping."""
    for row in choosing.counts(seed, LEXICON, group).to_dict("records"):
        for choice in ("loaded", "neutral"):
            words = choosing.behind(seed, LEXICON, group, row[group], choice)
            assert len(words) == row[choice]


def test_choices_of_one_kind_add_up_and_those_of_two_kinds_narrow():
    """Voices are alternatives; a voice and an actor must both hold."""
    read = reading.read_once(news(), "talks")
    seen = reading.words_of(read, LEXICON)
    voices = choosing.narrowed(seen, LEXICON, voices=["outlet", "quotation"])
    assert len(voices) == len(seen)
    both = choosing.narrowed(seen, LEXICON, voices=["quotation"], categories=["label"])
    assert set(both["voice"]) <= {"quotation"}


def test_workbench_begins_with_the_outlets_own_words(bench):
    """The headline is about the outlet's voice; the quoted word is one click away."""
    assert bench.see.voice.value == ("outlet",)
    assert set(bench.shown["voice"]) == {"outlet"}
    bench.see.voice.value = ()
    assert set(bench.shown["voice"]) == {"outlet", "quotation"}


def test_a_bar_shows_its_sentences(bench):
    """Pressing the number of loaded words of a concept lists the sentences they stand in."""
    press(bench, "government", "loaded")
    items = BeautifulSoup(bench.see.sentences.value, "html.parser").find_all("li")
    assert [item.mark.string for item in items] == ["regime", "regime"]
    press(bench, "government", "neutral")
    assert BeautifulSoup(bench.see.sentences.value, "html.parser").mark["class"] == ["neutral"]


def test_sentences_follow_the_choice(bench):
    """When the choice changes, the sentences of the number that was pressed change with it."""
    press(bench, "government", "loaded")
    bench.see.voice.value = ("quotation",)
    assert "No such word" in bench.see.sentences.value


def test_an_edit_moves_the_finding_and_undo_moves_it_back(bench):
    """A row taken out is not found; the shipped finding stands beside; undo restores all."""
    before = said(bench)
    bench.see.word.value = ("regime", "noun")
    bench.see.status.value = editing.OFF
    bench.see.apply.click()
    assert "regime" not in set(bench.shown["form"])
    assert "Under the shipped lexicon" in said(bench) and said(bench) != before
    bench.see.undo.click()
    assert said(bench) == before


def test_a_row_taken_out_can_be_put_back(bench):
    """Its concept, note and source are those it had."""
    bench.see.word.value = ("regime", "noun")
    for status in (editing.OFF, "evaluative"):
        bench.see.status.value = status
        bench.see.apply.click()
    row = editing.row_of(bench.lexicon, "regime", "noun")
    assert row == editing.row_of(LEXICON, "regime", "noun")


def test_a_new_counterpart_counts_as_a_neutral_choice(bench):
    """A word named as neutral is found, and the one that was dropped is not."""
    bench.see.word.value = ("regime", "noun")
    bench.see.neutral.value = "rule"
    bench.see.apply.click()
    neutral = bench.lexicon.query("side == 'neutral' and concept == 'government'")
    assert list(neutral["form"]) == ["rule"]
    assert "government" not in set(bench.shown["form"])


def test_a_new_word_is_found_in_the_text():
    """A word that the lexicon lacks becomes a row with a concept of its own, and is shown."""
    bench = Workbench(news("The zorkites left. The delegates left."))
    bench.see.word.value = ("", "noun")
    bench.see.form.value, bench.see.neutral.value = "zorkite", "delegate"
    bench.see.apply.click()
    assert list(bench.shown["text"]) == ["zorkites", "delegates"]
    assert bench.see.word.value == ("zorkite", "noun")


@pytest.mark.parametrize(
    ("to", "neutral", "line"),
    [
        ("", "government", "the word is empty"),
        ("regime", "tyrant", "“tyrant” is a loaded word"),
        ("leader", "government", "“leader” is a neutral word"),
        ("ruling clique", "ruling clique", "its own neutral counterpart"),
    ],
)
def test_an_edit_that_makes_no_sense_is_refused_in_one_line(bench, to, neutral, line):
    """The reader is told what to do, and nothing moves."""
    before = said(bench)
    bench.see.word.value = ("regime", "noun")
    bench.see.form.value, bench.see.neutral.value = to, neutral
    bench.see.apply.click()
    assert line in bench.see.message.value and said(bench) == before


def test_a_word_that_changes_its_concept_is_told(bench):
    """A neutral word stands against one concept; the reader learns which one lost it."""
    bench.see.word.value = ("regime", "noun")
    bench.see.neutral.value = "government, leader"
    bench.see.apply.click()
    assert "no longer" in plain(bench.see.message.value)


def test_edits_are_a_house_style_for_the_command_line(bench, tmp_path):
    """The saved rows, given to --lexicon, make the lexicon that the workbench shows."""
    bench.see.word.value = ("regime", "noun")
    bench.see.form.value, bench.see.neutral.value = "clique", "government, leadership"
    bench.see.apply.click()
    path = tmp_path / "house.csv"
    editing.house_style(bench.edits).to_csv(path, index=False)
    keys = ["form", "pos"]
    again = read_lexicon(house=[path]).sort_values(keys).reset_index(drop=True)
    pd.testing.assert_frame_equal(
        again, bench.lexicon.sort_values(keys).reset_index(drop=True), check_dtype=False
    )


WORDS = st.sampled_from(["regime", "thug", "zorkite"])


@pytest.mark.filterwarnings("ignore:.*now stands against")
@settings(max_examples=8, deadline=None)
@given(st.lists(st.tuples(WORDS, st.sampled_from(["evaluative", editing.OFF])), max_size=4))
def test_a_lexicon_never_lists_a_form_twice(changes):
    """However often rows are changed, one row a form and part of speech is left."""
    edits = []
    for form, status in changes:
        lexicon = editing.with_edits(LEXICON, edits)
        row = editing.row_of(lexicon, form, "noun")
        edits.append(editing.edit(lexicon, row, to=form, neutral=["delegate"], status=status))
    lexicon = editing.with_edits(LEXICON, edits)
    assert not lexicon.duplicated(["form", "pos"]).any()
    assert editing.OFF not in set(lexicon["status"])


def test_files_are_read_by_name_and_bad_ones_told_in_a_line(bench):
    """A good file is opened; a bad one beside it is named, without a path or a traceback."""
    bench.see.file.value = upload(("talks two.txt", b"The regime left."), ("b.txt", b"\0\0"))
    assert bench.see.article.value == "talks two"
    line = plain(bench.see.message.value)
    assert line == "b.txt is binary data, not text: save the article as UTF-8 text"


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.txt", b""), ("a.xyz", b"text"), ("../../a.csv", b"x,y\n1,2"), ("", b""), ("a/\0", b"\0")],
)
def test_a_file_that_cannot_be_read_leaves_the_text(bench, name, content):
    """One line that names the file by its own name, and the article stays."""
    bench.see.file.value = upload((name, content))
    line = bench.see.message.value
    assert line.count("<p") == 1 and "Traceback" not in line and "tmp" not in plain(line)
    assert bench.see.article.value == "talks"


def test_pasted_text_is_read_and_no_text_is_refused(bench):
    """An empty box is told; a pasted text takes the place of the one pasted before."""
    bench.see.read.click()
    assert "is empty" in bench.see.message.value
    for text in ("The regime left.", "The thugs left."):
        bench.see.paste.value = text
        bench.see.read.click()
    assert list(bench.articles["article"]) == ["talks", "pasted"]
    assert "thugs" in bench.see.text.value and not bench.see.message.value


def test_text_hardly_english_is_read_with_a_warning(bench):
    """The line speaks of the pasted text and of no temporary file."""
    bench.see.paste.value = "De regering viel en het huis van de buren bleef groot. " * 5
    bench.see.read.click()
    assert plain(bench.see.message.value).startswith("pasted.txt does not look like English")


def test_hostile_text_stays_text():
    """Title, text, names and lexicon rows are shown as they are written, never run."""
    bench = Workbench(news(f"{HOSTILE} The regime fell, Tom {HOSTILE} said.", title=HOSTILE))
    bench.see.word.value = ("", "noun")
    bench.see.form.value, bench.see.neutral.value = HOSTILE, "<b>plain</b>"
    bench.see.apply.click()
    bench.see.file.value = upload((f"{HOSTILE}.txt", b"\0"))
    press(bench, "government", "loaded")
    see = bench.see
    pages = [see.text, see.finding, see.sentences, see.note, see.house, see.message, see.export]
    html = BeautifulSoup("".join(page.value for page in pages), "html.parser")
    assert html.script is None and html.img is None
    assert not [tag for tag in html.find_all(True) if tag.has_attr("onerror")]


def test_first_state_is_a_page_for_the_reports(closed):
    """It runs nothing, fetches nothing, describes its chart and shows the marked article."""
    page = first_state(Workbench(news()))
    assert safe_html(page)
    html = BeautifulSoup(page, "html.parser")
    assert "government 2 and 1" in html.img["alt"]
    assert html.find("mark", class_="label") is not None


def test_stored_notebook_shows_the_first_state_of_today(closed):
    """nbval ignores the cell of the widgets, so this compares its numbers; else `make store`."""
    notebook = nbformat.read("notebooks/05-explore.ipynb", as_version=4)
    [stored] = [o for cell in notebook.cells for o in cell.get("outputs", [])]
    now = first_state(Workbench(read_articles(["data/articles"])))
    assert plain(stored.data["text/html"]) == plain(without_kernel({"text/html": now})["text/html"])


def test_text_without_a_known_word_says_so(closed):
    """No word, no share, no chart: a sentence, and the text itself."""
    bench = Workbench(news("Rain fell on the town."))
    assert "0 of 0 (no such place was found)" in said(bench)
    assert "Rain fell" in bench.see.text.value
    assert first_state(bench)


def test_csv_holds_the_words_shown():
    """The link carries the rows of the choice; a cell is no formula."""
    table = pd.DataFrame({"text": ["=1+1"]})
    page = BeautifulSoup(saving.link(table, "../x", "Save"), "html.parser")
    assert page.a["download"] == "x.csv"
    assert page.a["href"].startswith("data:text/csv")


def test_article_becomes_a_page_with_the_readers_own_lexicon():
    """The page rests on the lexicon as it was edited; another edit takes the old link away."""
    bench = Workbench(news("The zorkites left. The delegates left."), reader=False)
    bench.see.word.value = ("", "noun")
    bench.see.form.value, bench.see.neutral.value = "zorkite", "delegate"
    bench.see.apply.click()
    bench.see.make.click()
    link = BeautifulSoup(bench.see.page.value, "html.parser").a
    html = base64.b64decode(link["href"].partition("base64,")[2]).decode()
    assert link["download"] == "talks.html"
    assert BeautifulSoup(html, "html.parser").mark.get_text(strip=True).startswith("zorkites")
    bench.see.undo.click()
    assert bench.see.page.value == ""


def test_bars_are_as_long_as_their_numbers():
    """The longest bar fills its side, the others in proportion; a zero is written, not drawn."""
    shares = pd.DataFrame({"actor": ["A", ""], "loaded": [4, 1], "neutral": [0, 2]})
    pressed = []
    children = bars(shares, "actor", lambda *picked: pressed.append(picked))
    assert [child.value for child in children[::3]] == ["A", "nobody named"]
    assert children[2].children[0].layout.width == "100%"
    assert children[1].children[0].value == "0"
    children[5].children[0].click()
    assert pressed == [("", "loaded")]


def test_a_change_on_the_seed_article_answers_in_under_a_second():
    """The text is read once: choices and edits find and draw the words only."""
    bench = Workbench(read_articles([SEED]))
    bench.see.word.value = ("regime", "noun")
    taken = []
    for widget, value in [(bench.see.voice, ()), (bench.see.group, "actor")]:
        start = time.process_time()
        widget.value = value
        taken.append(time.process_time() - start)
    bench.see.neutral.value = "government"
    start = time.process_time()
    bench.see.apply.click()
    assert max(*taken, time.process_time() - start) < 1


def test_warnings_of_others_pass():
    """Only what is meant for the reader becomes a line."""
    result, lines = bringing.with_warnings(lambda: warnings.warn("x", DeprecationWarning, 1))
    assert (result, lines) == (None, [])
