"""Naming, agency, speech, labels and company: five views of one reading, each a group-by."""

import matplotlib
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import read_article, sentences
from analysis.charts import plot_agency, plot_naming, plot_overview, plot_speech
from analysis.framing import read_framing
from analysis.framing.agency import agency, doers_left_out, with_verbs
from analysis.framing.company import company
from analysis.framing.labels import designations, with_way
from analysis.framing.naming import naming, naming_counts
from analysis.framing.overview import DIMENSIONS, overview
from analysis.framing.speech import KINDS, speech

matplotlib.use("Agg")


def news(text):
    return pd.DataFrame({"article": ["a"], "title": [""], "text": [text]})


@pytest.fixture(scope="module")
def seed():
    return read_article("data/articles/2024-12-assad-asylum.md")


@pytest.fixture(scope="module")
def reading(seed):
    return read_framing(seed)


@pytest.fixture(scope="module")
def named(seed, reading):
    return naming(reading.mentions, reading.framings, reading.voices, seed)


def ways(named, actor, voice="outlet"):
    own = named[(named["actor"] == actor) & (named["voice"] == voice)]
    return set(zip(own["way"], own["called"], strict=True)) - {("bare name", "")}


def test_only_pashinian_has_a_title_in_the_outlets_voice(named):
    """Of the four leaders three get an epithet, one his office."""
    assert ways(named, "Nikol Pashinian") == {("office", "prime minister")}
    assert ways(named, "Vladimir Putin") == {("loaded epithet", "strongman")}
    assert ways(named, "Recep Tayyip Erdogan") == {("loaded epithet", "strongman")}
    assert ways(named, "Bashar Assad") == {("loaded epithet", "tyrant")}


def test_the_caption_gives_offices_where_the_outlet_gives_epithets(named):
    """The agency's caption calls both presidents: a control inside the article."""
    for actor in ("Bashar Assad", "Vladimir Putin"):
        assert ways(named, actor, "caption") == {("office", "president")}


def test_an_epithet_in_a_quotation_is_its_speakers(named):
    """ "The tyrant al-Assad" is Erdogan's."""
    assert ways(named, "Bashar Assad", "quotation") == {("loaded epithet", "tyrant")}


def test_every_mention_is_counted_once(named, reading):
    """The ways of naming partition the mentions."""
    assert naming_counts(named).iloc[:, 2:].to_numpy().sum() == len(reading.mentions)


def test_labels_of_the_seed(seed, reading):
    """Strongman and tyrant stand inside what Peskov confirmed; HTS's label is attributed twice,
    after a bare use."""
    labels = with_way(reading.occurrences)
    transplanted = labels[labels["way"] == "transplanted"]
    assert transplanted["text"].tolist() == ["strongman", "tyrant"]
    assert set(transplanted["speaker"]) == {"Dmitry Peskov"}
    [row] = designations(reading.occurrences, seed).to_dict("records")
    assert (row["actor"], row["bare"], row["attributed"]) == ("Hayat Tahrir al-Sham", 1, 2)
    assert row["by"] == "Russia; United States" and row["words_later"] > 100


def test_a_label_attributed_at_once_is_no_distance_away():
    """Where the first use says whose it is, there is nothing to wait for."""
    article = news("The France-designated terrorist group Red Path struck.")
    assert designations(read_framing(article).occurrences, article)["words_later"].item() == 0


def test_speech_of_the_seed(seed, reading):
    """Peskov has most words; vague sources are called vague; Politico is a way, not a speaker."""
    table = speech(seed, reading.voices).set_index("speaker")
    assert table["words"].idxmax() == "Dmitry Peskov"
    assert table["vague"]["Reports from the ground"] and not table["vague"]["Dmitry Peskov"]
    assert table["via"]["Mikhail Ulyanov"] == "Politico"
    assert table["words"].sum() <= len(seed["text"].item().split())


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("Ada Bell was attacked on Friday.", [("Ada Bell", "attack")]),
        ("Ada Bell was attacked by Tom Ray.", []),
        ("The killing of Ada Bell shocked many.", [("Ada Bell", "kill")]),
        ("The fall of Ada Bell shocked many.", []),
        ("Ada Bell died.", []),
    ],
)
def test_a_doer_is_left_out_where_none_is_named(text, left_out):
    """A passive without "by", and a deed told as a noun; a fall or a death has no doer."""
    article = news(text)
    table = doers_left_out(read_framing(article).framings, article)
    assert list(zip(table["actor"], table["word"], strict=True)) == left_out


def test_a_denied_act_judges_nobody():
    """ "Russia does not betray friends" is not betraying."""
    rows = pd.DataFrame({"actor": ["Ray"] * 2, "relation": "agent", "word": "betray",
                         "negated": [True, False]})  # fmt: skip
    assert with_verbs(rows)["judged"].tolist() == [0, -1]


def test_who_suffers_is_not_blamed():
    """What befalls an actor is its fate; it says nothing against it."""
    rows = pd.DataFrame({"actor": ["Bell"], "relation": ["patient"], "word": ["kill"],
                         "negated": [False]})  # fmt: skip
    assert with_verbs(rows)[["judged", "fate"]].values.tolist() == [[0, -1]]


def test_agency_says_its_n_and_interval():
    """Two of three acts: .67, Wilson .21 to .94, and not enough for a share."""
    rows = pd.DataFrame({"actor": "Ray", "relation": ["agent", "agent", "patient"],
                         "word": ["go", "go", "see"], "negated": False})  # fmt: skip
    row = agency(rows, ["actor"]).iloc[0]
    assert (row["n"], round(row["estimate"], 2), bool(row["enough"])) == (3, 0.67, False)
    assert (round(row["low"], 2), round(row["high"], 2)) == (0.21, 0.94)


@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from("ABC")), min_size=1, max_size=20))
def test_company_is_mutual_and_bounded(rows):
    """A pair meets no oftener than either is named; the lift of a pair is that of its counts."""
    named = pd.DataFrame({"article": "a", "start": [10 * s for s, _ in rows],
                          "actor": [actor for _, actor in rows]})  # fmt: skip
    lines = pd.DataFrame({"article": "a", "start": range(0, 50, 10)})
    table = company(named, lines)
    assert (table["one"] < table["other"]).all()
    assert (table["n"] <= table[["one_n", "other_n"]].min(axis=1)).all()
    assert ((table["lift"] * table["one_n"] * table["other_n"] - 5 * table["n"]).abs() < 1e-9).all()


def test_company_of_the_seed_counts_sentences(seed, reading):
    """Putin is named beside Assad in each of the sentences that name him."""
    table = company(reading.mentions, sentences(seed)).set_index(["one", "other"])
    assert table.loc[("Bashar Assad", "Vladimir Putin"), "n"] == 3


@pytest.fixture(autouse=True)
def closed():
    """Each test leaves no figure behind."""
    yield
    plt.close("all")


def shown(ax):
    return [text.get_text() for text in ax.texts if text.get_text()]


def test_the_overview_draws_every_count(seed, reading):
    """Each cell carries the count of the table, row by row."""
    table = overview(reading, seed)
    ax = plot_overview(table, top=3)
    counts = table.head(3)[list(DIMENSIONS)].to_numpy().ravel().tolist()
    assert [int(text) for text in shown(ax)[: len(counts)]] == counts


def test_the_naming_chart_says_its_numbers(named):
    """The length of a bar is how often the actor is named; the ways are written beside it."""
    people = named[(named["kind"] == "person") & (named["voice"] == "outlet")]
    counts = naming_counts(people, by=["actor"])
    ax = plot_naming(counts)
    assert sum(bar.get_width() for bar in ax.patches) == len(people)
    assert any("1 loaded epithet" in text for text in shown(ax))


def test_the_agency_chart_has_acts_right_and_sufferings_left():
    """Two acts to the right, one suffering to the left, with its misfortune in words."""
    rows = pd.DataFrame({"actor": "Ray", "relation": ["agent", "agent", "patient"],
                         "word": ["go", "go", "kill"], "negated": False})  # fmt: skip
    ax = plot_agency(agency(rows, ["actor"]))
    assert [bar.get_width() for bar in ax.patches] == [2, -1]
    assert shown(ax)[:2] == ["2", "1, 1 misfortune"]


def test_the_speech_chart_draws_words_and_cues(seed, reading):
    """Words to the left, cues to the right, the same speakers; vague ones are called so."""
    table = speech(seed, reading.voices)
    left, right = plot_speech(table)
    assert [bar.get_width() for bar in left.patches] == table["words"].head(10).tolist()
    assert any("(vague)" in label.get_text() for label in left.get_yticklabels())
    assert sum(bar.get_width() for bar in right.patches) == table.head(10)[KINDS].to_numpy().sum()


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("“We won,” Ada Bell said. In reality, she lost.", 1),
        ("Ada Bell said that she won. Records show that she lost.", 1),
        ("Ada Bell claimed that she won, without offering evidence.", 1),
        ("“We won,” Ada Bell said. The vote was on Friday.", 0),
    ],
)
def test_an_outlet_may_answer_what_was_said(text, answered):
    """ "In reality, …" after a claim answers it; a plain next sentence does not."""
    reading = read_framing(news(text))
    assert speech(news(text), reading.voices)["answered"].sum() == answered
