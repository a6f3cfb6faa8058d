"""The marked article is the article: nothing lost, nothing added, nothing that runs."""

import re
from html import unescape

import pandas as pd
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from analysis.annotate import annotated_html, numbered
from analysis.report.outputs import safe_html

TEXT = "The regime fell.\n“The tyrant fled,” Ada Bell said.\nThe government met the regime’s end."
VOICES = pd.DataFrame(
    [
        ("a", 0, 17, "outlet", ""),
        ("a", 17, 35, "quotation", "Ada Bell"),
        ("a", 35, len(TEXT), "outlet", ""),
    ],
    columns=["article", "start", "end", "voice", "speaker"],
)
NO_VOICES = VOICES.iloc[:0]
DEFAULTS = {
    "article": "a", "concept": "rule", "side": "loaded", "form": "regime", "pos": "noun",
    "category": "label", "status": "evaluative", "repair": "synonym", "note": "A note.",
    "voice": "outlet", "speaker": "", "speech_form": "", "neutral": "government|rulers",
}  # fmt: skip


def occurrence(word, *, after=0, **columns):
    """The occurrence of a word in TEXT, with defaults for what a test does not speak of."""
    start = TEXT.index(word, after)
    return DEFAULTS | {"start": start, "end": start + len(word), "text": word} | columns


def occurrences(*rows):
    return pd.DataFrame(rows, columns=[*DEFAULTS, "start", "end", "text"])


SEEN = occurrences(
    occurrence("regime"),
    occurrence("tyrant", concept="leader", form="tyrant", voice="quotation", speaker="Ada Bell"),
    occurrence("government", side="neutral", form="government", category="", status="", repair=""),
    occurrence("regime", after=10),
)


def soup(text=TEXT, seen=SEEN, voices=VOICES):
    return BeautifulSoup(annotated_html(text, seen, voices), "html.parser")


def plain(page):
    """The text of the article part: numbers out, tags out, entities back to characters."""
    start = page.index('<div class="article">') + len('<div class="article">')
    article = page[start : page.index("</div></section>", start)]
    return unescape(re.sub(r"<[^>]*>", "", re.sub(r"<sup>.*?</sup>", "", article)))


# Characters that HTML treats in a special way come up often; a lone surrogate is no text.
NASTY = st.text(st.sampled_from("<>&\"'ab \n;#–“”") | st.characters(exclude_categories=["Cs"]))
SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8)


@given(text=NASTY, spans=SPANS, stretches=SPANS)
def test_without_tags_it_is_the_text(text, spans, stretches):
    """For any text, any spans and any voices: strip tags and numbers, and the text is back."""
    marks = occurrences(*[DEFAULTS | {"start": s, "end": e, "text": ""} for s, e in spans])
    voices = pd.DataFrame(
        [("a", s, e, "quotation", "Ada") for s, e in stretches], columns=VOICES.columns
    )
    assert plain(annotated_html(text, marks, voices)) == text


@given(text=NASTY, word=NASTY)
def test_whatever_comes_in_is_safe_in_a_report(text, word):
    """No text, note, form, speaker or category makes an element of its own."""
    row = {name: word for name in DEFAULTS} | {"side": "loaded", "start": 0, "end": 2, "text": word}
    voices = pd.DataFrame([("a", 0, 9, "quotation", word)], columns=VOICES.columns)
    page = annotated_html(text, occurrences(row), voices)
    safe_html(page)
    known = {"style", "section", "div", "p", "small", "mark", "span", "sup", "a", "ol", "li", "b"}
    assert {tag.name for tag in BeautifulSoup(page, "html.parser").find_all(True)} <= known


def test_a_script_in_the_text_is_shown_not_run():
    """Markup in an article is text."""
    text = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    page = annotated_html(text, occurrences(), NO_VOICES)
    assert "<script" not in page and "<img" not in page and "&lt;script&gt;" in page


def test_a_script_in_the_lexicon_is_shown_not_run():
    """A house style is somebody's file too: its note and its forms are escaped."""
    bad = '"><script>alert(1)</script>'
    page = annotated_html(TEXT, occurrences(occurrence("regime", note=bad, form=bad)), VOICES)
    assert "<script" not in page and safe_html(page)


def test_it_passes_the_reports_allow_list():
    """What stands in a notebook may stand in a report."""
    assert safe_html(annotated_html(TEXT, SEEN, VOICES))


def test_each_occurrence_is_one_mark_around_its_words():
    """The marks of the article, in reading order, hold the words that were found."""
    marks = soup().select(".article mark")
    assert [mark.get_text() for mark in marks] == ["regime", "tyrant", "government", "regime"]


def test_classes_tell_own_others_and_neutral():
    """The outlet's own loaded word is plain, a source's is other, a neutral choice is neutral."""
    marks = soup().select(".article mark")
    assert [mark["class"] for mark in marks] == [
        ["label"],
        ["other", "label"],
        ["neutral"],
        ["label"],
    ]


def test_a_claim_is_not_marked_as_slant():
    """A contested word is other, also in the outlet's own voice."""
    mark = soup(seen=occurrences(occurrence("regime", status="contested"))).select_one(
        ".article mark"
    )
    assert "other" in mark["class"]


def test_each_loaded_word_links_to_its_note_and_back():
    """Numbers lead to notes by keyboard, no hovering; each note leads back to every place."""
    page = soup()
    links = page.select("sup a")
    assert [link.get_text() for link in links] == ["1", "2", "1"]
    targets = {tag["id"] for tag in page.find_all(id=True)}
    assert all(a["href"][1:] in targets for a in page.find_all("a"))
    assert len(page.select("#a-note-1 a")) == 2


def test_ids_occur_once():
    """A link leads to one place: no id twice, also where a mark runs over a voice's edge."""
    seen = occurrences(occurrence("fell.\n“The"), occurrence("tyrant"))
    ids = [tag["id"] for tag in soup(seen=seen).find_all(id=True)]
    assert len(ids) == len(set(ids)) and len(ids) == 3


def test_note_gives_neutral_reason_and_voices():
    """The note has the counterparts, when the word is justified, and whose voice it was."""
    note = soup().select_one("#a-note-2").get_text()
    assert "Neutral: government, rulers" in note and "A note." in note
    assert "Quotation of Ada Bell" in note or "quotation of Ada Bell" in note


def test_note_says_repair_where_no_synonym_would_be_fair():
    """Without an honest synonym the note says what a fair writer would do."""
    seen = occurrences(occurrence("regime", repair="specify", neutral=""))
    assert "Say what happened" in soup(seen=seen).select_one("#a-note-1").get_text()


def test_transplanted_label_is_said_to_be_inside_a_claim():
    """In reported speech the word is the outlet's, inside what a source said: the note has both."""
    seen = occurrences(occurrence("regime", speech_form="indirect", speaker="Ada Bell"))
    note = soup(seen=seen).select_one("#a-note-1").get_text()
    assert "the outlet’s own voice, reporting Ada Bell" in note


def test_neutral_choices_have_no_note():
    """A neutral choice needs no footnote; without loaded words there are no notes at all."""
    neutral = SEEN[SEEN["side"] == "neutral"]
    page = soup(seen=neutral)
    assert page.select("sup") == [] and page.select("ol") == []


def test_quotations_are_set_apart_and_named():
    """Words of a source stand in an element that names the voice and the speaker."""
    quote = soup().select_one(".article .quotation")
    assert quote.get_text().startswith("“The tyrant") and quote["title"] == "quotation: Ada Bell"


def test_paragraphs_stay_paragraphs():
    """Three lines are three paragraphs."""
    assert len(soup().select(".article p")) == 3


def test_a_quotation_over_two_paragraphs_opens_in_each():
    """An element never runs over the end of a paragraph."""
    voices = pd.DataFrame([("a", 0, 40, "quotation", "Ada")], columns=VOICES.columns)
    assert len(soup(seen=occurrences(), voices=voices).select(".article .quotation")) == 2


def test_overlapping_occurrences_keep_the_longer():
    """Marks do not nest: of two that begin together the longer stays."""
    seen = occurrences(occurrence("The regime"), occurrence("The"))
    assert [mark.get_text() for mark in soup(seen=seen).select(".article mark")] == ["The regime"]


def test_one_number_for_one_lexicon_row():
    """The same form of another part of speech is another row, and has another number."""
    word = {"side": "loaded", "concept": "rule", "form": "dictate", "pos": "noun"}
    neutral = word | {"side": "neutral"}
    marks = numbered([word, word | {"pos": "verb"}, neutral, word])
    assert [mark["number"] for mark in marks] == [1, 2, 0, 1]
