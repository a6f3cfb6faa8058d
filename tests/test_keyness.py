"""Keyness: the formula by hand, what counts as a word, and that it finds what people marked."""

import math
from itertools import pairwise
from pathlib import Path

import matplotlib
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_hex

from analysis import charts, find, find_voices, read_articles, read_lexicon
from analysis.baselines import keyness as module
from analysis.baselines.keyness import (
    PRIOR_WORDS,
    UNSEEN,
    candidates,
    content_words,
    frequency,
    key_pairs,
    keyness,
    own_words,
    with_side,
)
from analysis.baselines.stored import read_corpora, read_wire_words
from analysis.baselines.tokens import tokens
from analysis.charts.wire import plot_keyness

matplotlib.use("Agg")

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "data" / "articles" / "2024-12-assad-asylum.md"


def news(text):
    return pd.DataFrame({"article": ["a"], "text": [text]})


def said(text, quoted=()):
    """The outlet's voice throughout, but for the spans in `quoted`."""
    edges = sorted({0, len(text), *(at for span in quoted for at in span)})
    rows = [
        ("a", start, end, "quotation" if (start, end) in quoted else "outlet")
        for start, end in pairwise(edges)
    ]
    return pd.DataFrame(rows, columns=["article", "start", "end", "voice"])


def key(text, quoted=()):
    return keyness(news(text), said(text, quoted)).set_index("word")


@pytest.fixture(scope="module")
def seed():
    articles = read_articles([str(SEED)])
    return articles, find_voices(articles)


def test_log_odds_by_hand():
    """The formula, worked for "regime", twice in 4 words."""
    row = key("regime regime of old").loc["regime"]
    wire_n = read_wire_words().set_index("word")["n"]["regime"]
    wire = int(read_corpora().set_index("corpus")["words"]["wire"])
    a = PRIOR_WORDS * frequency("regime")
    y, z = 2 + a, wire_n + a
    log_odds = math.log(y / (4 + PRIOR_WORDS - y)) - math.log(z / (wire + PRIOR_WORDS - z))
    spread = math.sqrt(1 / y + 1 / z)
    assert row["log_odds"] == pytest.approx(log_odds)
    assert row["z"] == pytest.approx(log_odds / spread)
    assert [row["low"], row["high"]] == pytest.approx(
        [log_odds - 1.96 * spread, log_odds + 1.96 * spread], abs=1e-3
    )


def test_a_word_that_is_not_stored_counts_as_often_as_it_may():
    """Below five uses the wire table is silent: wire_n is missing, and 4 is reckoned with."""
    row = key("regimelet of old").loc["regimelet"]
    a = PRIOR_WORDS * 1e-8
    wire = int(read_corpora().set_index("corpus")["words"]["wire"])
    y, z = 1 + a, UNSEEN + a
    assert pd.isna(row["wire_n"])
    assert row["log_odds"] == pytest.approx(
        math.log(y / (3 + PRIOR_WORDS - y)) - math.log(z / (wire + PRIOR_WORDS - z))
    )


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 30))
def test_more_uses_are_more_key(n):
    """With the same words around, one use more never lowers the z."""
    counts, total = pd.Series({"regime": n}), 100
    more = module._log_odds(counts + 1, total, ["wire"])["z"].iloc[0]
    assert more > module._log_odds(counts, total, ["wire"])["z"].iloc[0]


def test_quoted_words_are_not_the_outlets():
    """What a source says sets no outlet apart."""
    assert "tyrant" not in key("The tyrant fell, he said.", [(0, 16)]).index


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Yesterday the Kurds met envoys.", {"yesterday", "met", "envoys"}),
        ("Rush hour: a rush of envoys.", {"rush", "hour", "envoys"}),
        ("Envoys went. HTS stayed.", {"envoys", "went", "stayed"}),
        ("The mob met Mr. Bell.", {"mob", "met"}),
        ("In 2011, 40 envoys couldn’t agree.", {"agree", "envoys"}),
    ],
)
def test_content_words_are_no_names_no_numbers_no_small_words(text, words):
    """A capital inside a sentence makes a name, unless the word is also written small."""
    assert content_words(own_words(news(text), said(text))) == words


def test_a_pair_needs_evidence():
    """A pair that wire news does not have five times and the article has once is left out."""
    text = "In reality purple envoys left. Purple envoys stayed. Orange envoys slept."
    assert set(key_pairs(news(text), said(text))["word"]) == {"in reality", "purple envoys"}


def test_the_lexicon_plays_no_part(monkeypatch):
    """The ranking is the same whatever the lexicon holds: it is never read."""

    def refuse(*_, **__):
        raise AssertionError("the lexicon was read")

    monkeypatch.setattr("analysis.lexicons.read_lexicon", refuse)
    monkeypatch.setattr("analysis.occurrences.find_in", refuse)
    assert key("The regime fell.").index[0] == "regime"


def test_a_word_inside_a_longer_form_is_covered():
    """ "terrorist" in "terrorist organization" is that form's; "bounty" is nobody's."""
    words = pd.DataFrame({"article": "a", "word": ["terrorist", "bounty"], "start": [2, 30]})
    seen = pd.DataFrame({"article": ["a"], "start": [2], "end": [24], "side": ["loaded"]})
    sides = with_side(words[["word"]], words, seen)["side"]
    assert sides.tolist() == ["loaded", ""]


def test_candidates_have_no_form_and_a_sentence(seed):
    """Each is a word that the lexicon lacks here, with the sentence it stands in."""
    articles, voices = seed
    rows = candidates(articles, voices, find(articles, read_lexicon()))
    assert "regime" not in set(rows["word"]) and rows["rank"].is_monotonic_increasing
    text = articles["text"][0]
    for row in rows.itertuples():
        assert text[row.start : row.end].lower().startswith(row.word)
        assert text[row.start : row.end] in row.sentence


def test_keyness_finds_what_readers_marked(seed):
    """Of the words marked in the seed article, at least eight are among the first 40 key words."""
    marked = pd.read_csv(ROOT / "tests" / "data" / "seed_terms.csv", keep_default_na=False)
    spans = [tokens(span) for span in marked.query("voice == 'outlet'")["span"]]
    single = {words[0][2] for words in spans if len(words) == 1}
    first = set(keyness(*seed)["word"].head(40))
    assert len(single & first) >= 8


def test_the_priors_strength_hardly_matters(seed, monkeypatch):
    """Between 100 and 10,000 words, 35 of the first 40 stay."""
    first = set(keyness(*seed)["word"].head(40))
    for words in (100, 10_000):
        monkeypatch.setattr(module, "PRIOR_WORDS", words)
        assert len(first & set(keyness(*seed)["word"].head(40))) >= 35


def test_an_article_without_words_of_its_own_has_no_key_words():
    """An empty table with its columns, no error."""
    assert list(keyness(news(""), said("")).columns)[:3] == ["word", "n", "wire_n"]
    assert len(key_pairs(news("Hm."), said("Hm."))) == 0


@pytest.fixture
def ax():
    table = pd.DataFrame(
        {
            "word": ["regime", "bounty", "capture"],
            "n": [4, 1, 2],
            "wire_n": pd.array([72, None, 25], dtype="Int64"),
            "log_odds": [3.8, 5.3, 4.2],
            "low": [2.8, 3.1, 2.8],
            "high": [4.8, 7.5, 5.6],
            "z": [7.4, 4.8, 5.7],
            "side": ["loaded", "", "neutral"],
        }
    )
    yield plot_keyness(table)
    plt.close("all")


def marks(ax):
    return [line for line in ax.lines if len(line.get_xdata()) == 1]


def test_keyness_chart_draws_the_table_in_its_order(ax):
    """The points are the log-odds, the lines the intervals."""
    assert [label.get_text() for label in ax.get_yticklabels()] == ["regime", "bounty", "capture"]
    assert [line.get_xdata()[0] for line in marks(ax)] == [3.8, 5.3, 4.2]
    assert list(ax.lines[0].get_xdata()) == [2.8, 4.8]


def test_keyness_chart_tells_what_the_lexicon_lacks_by_shape(ax):
    """Loaded is a circle, neutral a square, unknown a hollow diamond; the key names them."""
    assert [line.get_marker() for line in marks(ax)] == ["o", "D", "s"]
    assert to_hex(marks(ax)[0].get_markerfacecolor()).upper() == charts.LOADED
    named = [text.get_text() for text in ax.figure.legends[0].get_texts()]
    assert len(named) == 3 and "the lexicon lacks it" in named


def test_keyness_chart_says_the_counts(ax):
    """Each row has both counts; what is not stored is "fewer than 5"."""
    assert [text.get_text() for text in ax.texts][:3] == [
        "4 here, 72 in wire",
        "1 here, fewer than 5 in wire",
        "2 here, 25 in wire",
    ]


def test_keyness_chart_needs_no_side():
    """Without the column there is no key, and no error; nothing is an empty chart."""
    ax = plot_keyness(key("The regime fell.").reset_index())
    assert ax.figure.legends == [] and len(marks(ax)) == 2
    assert marks(plot_keyness(key("").reset_index())) == []
    plt.close("all")
