"""The wire baseline: rates beside ordinary news, what is stored of it, and how it was counted."""

import math

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.baselines import corpora, counting, stored
from analysis.baselines.tokens import tokens
from analysis.baselines.wire import (
    corpus_rates,
    exact_ratio,
    in_wire,
    not_counted,
    place_among_articles,
    rate_ratio,
    read_wire,
    read_wire_articles,
)
from analysis.charts import FEW_GREY, LOADED
from analysis.charts.wire import plot_wire
from analysis.lexicons import read_lexicon

matplotlib.use("Agg")

COUNTS = st.integers(0, 200)
WORDS = st.integers(100, 100_000)


def wire_of(*forms, corpus="wire", words=10_000):
    """A wire table from (form, n, articles)."""
    rows = [(corpus, form, "noun", f"concept of {form}", "loaded", n, articles, words)
            for form, n, articles in forms]  # fmt: skip
    columns = ["corpus", "form", "pos", "concept", "side", "n", "articles", "words"]
    return pd.DataFrame(rows, columns=columns)


def seen(*forms, voice="outlet"):
    return pd.DataFrame({"form": forms, "pos": "noun", "voice": voice})


def size(words, article="a"):
    return pd.DataFrame({"article": [article], "voice": ["outlet"], "words": [words]})


def ratio(n, words, wire_n, wire_words):
    return exact_ratio(n, words, wire_n, wire_words).iloc[0]


def test_ratio_by_hand():
    """3 in 1,000 words against 6 in 4,000 is twice as often."""
    assert ratio(3, 1000, 6, 4000)["estimate"] == pytest.approx(2.0)


def test_interval_without_a_count_on_the_other_side_by_hand():
    """1 against 0 over equal words: θ ≥ 0.025 (Clopper–Pearson), so the ratio is ≥ 0.025/0.975."""
    row = ratio(1, 1000, 0, 1000)
    assert row["low"] == pytest.approx(0.025 / 0.975)
    assert row["estimate"] == row["high"] == math.inf


def test_a_word_seen_nowhere_has_no_ratio():
    """0 against 0 says nothing: no estimate, an interval from 0 to infinity, p = 1."""
    row = ratio(0, 1000, 0, 5000)
    assert np.isnan(row["estimate"])
    assert row[["low", "high", "p"]].tolist() == [0, math.inf, 1]


def test_p_by_hand():
    """2 against 0 over equal words: both are ours by chance 1 in 4, twice that for two sides."""
    assert ratio(2, 1000, 0, 1000)["p"] == pytest.approx(0.5)


@settings(deadline=None)
@given(COUNTS, WORDS, COUNTS, WORDS)
def test_interval_contains_the_estimate(n, words, wire_n, wire_words):
    """Whatever the counts, low ≤ estimate ≤ high, if there is an estimate."""
    row = ratio(n, words, wire_n, wire_words)
    if n or wire_n:
        assert row["low"] <= row["estimate"] * (1 + 1e-9)
        assert row["estimate"] <= row["high"] * (1 + 1e-9)


@settings(deadline=None)
@given(COUNTS.filter(bool), WORDS, COUNTS.filter(bool), WORDS)
def test_swapping_the_sides_inverts_the_ratio(n, words, wire_n, wire_words):
    """Article against wire is the inverse of wire against article, with the same p."""
    one, other = ratio(n, words, wire_n, wire_words), ratio(wire_n, wire_words, n, words)
    assert one["estimate"] == pytest.approx(1 / other["estimate"])
    assert one["low"] == pytest.approx(1 / other["high"], rel=1e-6)
    assert one["high"] == pytest.approx(1 / other["low"], rel=1e-6)
    assert one["p"] == pytest.approx(other["p"])


@settings(deadline=None)
@given(COUNTS, WORDS, COUNTS, WORDS)
def test_p_agrees_with_the_interval(n, words, wire_n, wire_words):
    """p is below 0.05 just where the 95 % interval leaves out 1."""
    row = ratio(n, words, wire_n, wire_words)
    if abs(row["p"] - 0.05) > 1e-6:
        assert (row["p"] < 0.05) == (row["low"] > 1 or row["high"] < 1)


def test_only_the_outlets_voice_is_compared():
    """A quoted "regime" is not the outlet's word, as in the wire table."""
    assert rate_ratio(seen("regime", voice="quotation"), size(100), wire_of(("regime", 1, 1)))[
        "n"
    ].tolist() == [0]


def test_rates_are_per_thousand_words_and_counts_are_shown():
    """2 in 500 words are 4 per 1,000; the wire's 5 in 10,000 are 0.5; counts stand beside."""
    row = rate_ratio(seen("regime", "regime"), size(500), wire_of(("regime", 5, 3))).iloc[0]
    assert row[["rate", "wire_rate", "estimate"]].tolist() == pytest.approx([4, 0.5, 8])
    assert row[["n", "words", "wire_n", "wire_words", "wire_articles"]].tolist() == [
        2, 500, 5, 10_000, 3,
    ]  # fmt: skip


def test_what_the_article_does_not_use_is_tested_too():
    """Benjamini and Hochberg's family is the whole table: with 1 of 4 used, q is p times 4."""
    wire = wire_of(("regime", 0, 0), ("thug", 9, 9), ("junta", 9, 9), ("mob", 9, 9))
    ratios = rate_ratio(seen("regime"), size(10), wire).set_index("form")
    assert ratios.loc["regime", "q"] == pytest.approx(4 * ratios.loc["regime", "p"])
    assert len(ratios) == 4


def test_neutral_forms_are_not_in_the_family():
    """The question is how often the loaded words are used."""
    wire = wire_of(("regime", 5, 3)).assign(side="neutral")
    assert len(rate_ratio(seen("regime"), size(100), wire)) == 0


def test_corpora_are_pooled_by_adding_counts_and_words():
    """1 and 3 in 10,000 words each are 4 in 20,000; the article counts once."""
    wire = pd.concat([wire_of(("regime", 1, 1)), wire_of(("regime", 3, 2), corpus="bbc")])
    row = rate_ratio(seen("regime"), size(100), wire).iloc[0]
    assert row[["n", "wire_n", "wire_words", "wire_articles"]].tolist() == [1, 4, 20_000, 3]


def test_forms_of_a_concept_are_added():
    """By concept, the counts of its forms add up; of their articles at least the most are known."""
    wire = wire_of(("thug", 1, 1), ("goon", 3, 2)).assign(concept="supporter")
    row = rate_ratio(seen("thug", "goon"), size(100), wire, by=["concept"]).iloc[0]
    assert row[["concept", "n", "wire_n", "wire_articles"]].tolist() == ["supporter", 2, 4, 2]


def test_corpora_stand_side_by_side():
    """1 in 10,000 and 3 in 1,000 words are 0.1 and 3 per 1,000, in the order of the table."""
    wire = pd.concat(
        [wire_of(("regime", 1, 1)), wire_of(("regime", 3, 2), corpus="bbc", words=1000)]
    )
    rates = corpus_rates(wire)
    assert rates[["corpus", "estimate"]].values.tolist() == [["wire", 0.1], ["bbc", 3.0]]
    assert (rates["low"] < rates["estimate"]).all() and (rates["estimate"] < rates["high"]).all()


@pytest.mark.parametrize("column", ["form", "pos", "only", "unless"])
def test_a_changed_form_is_not_compared(column):
    """A form whose matching changed since the counting is reported, not wrongly compared."""
    row = read_lexicon().query("form == 'regime'")
    changed = row.assign(**{column: "mob" if column == "form" else "verb"})
    changed = changed.assign(unless="odd _") if column in ("only", "unless") else changed
    assert len(read_wire(row)) == 1 and len(not_counted(row)) == 0
    assert len(read_wire(changed)) == 0 and len(not_counted(changed)) == 1


def test_a_judgement_may_change_without_a_new_counting():
    """Concept, status, repair and note change no count."""
    row = read_lexicon().query("form == 'regime'").assign(status="contested", note="changed")
    assert read_wire(row)["status"].tolist() == ["contested"]


def test_an_unknown_corpus_is_refused():
    """The message says which corpora there are."""
    with pytest.raises(ValueError, match="no corpus herald; there are wire, bbc"):
        read_wire(corpora=["herald"])


def place(loaded, neutral, others, words=1000):
    """Where an article with so many evaluative, repairable words stands among `others`."""
    choices = ["loaded"] * loaded + ["neutral"] * neutral
    own = pd.DataFrame({"article": "a", "voice": "outlet", "choice": choices, "side": choices})
    own = own.assign(status=own["side"].map({"loaded": "evaluative", "neutral": ""}))
    rows = place_among_articles(own, size(words), others)
    return rows.set_index("measure")


def articles_with(*evaluative, words=1000, neutral=10):
    return pd.DataFrame({"words": words, "loaded": evaluative, "neutral": neutral,
                         "evaluative": evaluative})  # fmt: skip


def test_place_is_the_share_of_articles_that_are_lower():
    """2 per 1,000 words is above 0 and 1, equal to 2, below 3: lower than it are 2 of 4."""
    row = place(2, 0, articles_with(0, 1, 2, 3)).loc["loaded rate"]
    assert row[["value", "n", "lower", "equal", "estimate"]].tolist() == [2.0, 4, 2, 1, 0.5]


def test_place_has_a_wilson_interval():
    """For 5 of 10 it is 0.2366 to 0.7634."""
    row = place(2, 0, articles_with(*[0] * 5, *[9] * 5)).loc["loaded rate"]
    assert [row["low"], row["high"]] == pytest.approx([0.2366, 0.7634], abs=1e-4)


def test_short_articles_are_not_compared():
    """An article of 299 words is none of those among which others are placed, nor is it placed."""
    others = pd.concat([articles_with(0, words=299), articles_with(0, 1)])
    assert place(2, 0, others).loc["loaded rate", "n"] == 2
    assert not place(2, 0, others, words=299).loc["loaded rate", "enough"]


def test_a_share_is_placed_among_articles_with_choices():
    """The loaded share is compared where there are ten choices, and needs ten itself."""
    others = pd.concat([articles_with(0, 5), articles_with(9, neutral=0)])
    row = place(5, 5, others).loc["loaded share"]
    assert row[["value", "n", "lower", "enough"]].tolist() == [0.5, 2, 2, True]
    assert not place(5, 4, others).loc["loaded share", "enough"]


def test_an_article_without_words_of_its_own_has_no_rate():
    """Nothing in the outlet's voice: the value is missing, no error."""
    assert np.isnan(place(0, 0, articles_with(1), words=0).loc["loaded rate", "value"])


# What is stored.

SCHEMAS = {
    "forms": ["corpus", "form", "pos", "digest", "n", "other_n", "articles"],
    "words": ["corpus", "word", "n", "all_n"],
    "articles": ["corpus", "words", "loaded", "neutral", "evaluative"],
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_stored_tables_hold_counts_and_no_text(name):
    """The columns are these; the only text is a corpus, a form, a word or a pair of words."""
    schema = pq.read_schema(stored.FOLDER / f"{name}.parquet")
    assert schema.names == SCHEMAS[name]
    textual = {"corpus", "form", "pos", "digest", "word"}
    assert {f.name for f in schema if str(f.type) != "int32"} <= textual


def test_stored_words_are_frequent_and_short():
    """No word that a corpus has fewer than five times, no more than two words in a row."""
    words = pd.read_parquet(stored.FOLDER / "words.parquet")
    assert (words["all_n"] >= 5).all() and (words["n"] <= words["all_n"]).all()
    assert (words["word"].str.count(" ") <= 1).all()


def test_stored_articles_are_in_no_order_of_their_source():
    """Rows are sorted by their numbers, so that they lead back to no article."""
    articles = pd.read_parquet(stored.FOLDER / "articles.parquet")
    pd.testing.assert_frame_equal(
        articles, articles.sort_values(list(articles), ignore_index=True), check_dtype=False
    )
    assert (articles["loaded"] <= articles["evaluative"]).all()


def test_every_corpus_says_where_it_comes_from():
    """Dataset, licence, size and the lexicon's version; the years where the source has them."""
    facts = stored.read_corpora()
    assert facts["corpus"].tolist() == corpora.CORPORA["corpus"].tolist()
    assert not facts.drop(columns=["first", "last"]).isna().any().any()
    assert facts.loc[0, ["first", "last"]].tolist() == [2012, 2020]
    assert facts["lexicon"].str.fullmatch("[0-9a-f]{8}").all()


def test_words_of_the_articles_add_up_to_those_of_their_corpus():
    """The two tables were counted together."""
    sums = pd.read_parquet(stored.FOLDER / "articles.parquet").groupby("corpus")["words"].sum()
    facts = stored.read_corpora().set_index("corpus")
    assert sums.to_dict() == facts["words"].to_dict()


def test_stored_tables_are_small():
    """A clone stays small: under 8 MB together."""
    assert sum(path.stat().st_size for path in stored.FOLDER.iterdir()) < 8_000_000


def test_most_of_the_lexicon_is_counted():
    """At least 95 % of the forms have a count; else count anew (`analysis.baselines.counting`)."""
    lexicon = read_lexicon()
    assert len(not_counted(lexicon)) <= 0.05 * len(lexicon)


def test_wire_news_says_government_more_than_regime():
    """A sanity check of the shipped counts: the plain word is the common one."""
    counts = read_wire().groupby("form")["n"].sum()
    assert counts["government"] > 10 * counts["regime"] > 0


# How it was counted.


@pytest.fixture
def folder(tmp_path):
    """Four tiny corpora; the first has one report, a copy of it, an opinion and a caption."""
    regime = "The regime fell. The regime’s envoys left.\n“The regime is gone,” Ada Bell said."
    rows = [
        ("A fall", "news", "Reuters", "2014-02-01", f"A fall\n{regime}\nImage copyright Ada"),
        ("A copy", "news", "Reuters", "2015-02-01", regime),
        ("My view", "x/Commentary/y", "Reuters", "2016-02-01", "The regime is a disgrace."),
        ("Rain", "news", "BBC", "2016-02-01", "It rained. Caf&#233;s closed."),
    ]
    wire = pd.DataFrame(rows, columns=["title", "url", "outlet", "date", "text"])
    for row in corpora.CORPORA.itertuples():
        table = wire if row.corpus == "wire" else wire.tail(1).drop(columns="url")
        table.to_csv(tmp_path / row.file, index=False)
    return tmp_path


def count(folder, out):
    return CliRunner().invoke(counting.main, [str(folder), "--out", str(out)])


def test_counting_by_hand(folder, tmp_path):
    """The report counts once: "regime" twice in the outlet's voice, once in a quotation."""
    articles = corpora.read_texts(folder)
    found = counting.counts(articles, read_lexicon().query("form == 'regime'"))
    regime = found["forms"].query("corpus == 'wire'")
    assert regime[["form", "n", "other_n", "articles"]].values.tolist() == [["regime", 2, 1, 1]]
    facts = found["corpora"].iloc[0]
    assert facts[["articles", "words", "other_words"]].tolist() == [2, 14, 4]
    assert facts[["first", "last", "outlets"]].tolist() == ["2014", "2016", "Reuters;BBC"]
    assert found["articles"].query("corpus == 'wire'").values.tolist() == [
        ["wire", 4, 0, 0, 0],
        ["wire", 10, 2, 0, 2],
    ]


def test_counting_twice_gives_the_same_bytes(folder, tmp_path):
    """Whoever counts the same texts gets the same files."""
    for out in ("one", "other"):
        assert count(folder, tmp_path / out).exit_code == 0
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "other" / path.name).read_bytes()
    assert len(list((tmp_path / "one").iterdir())) == 4


def test_counting_without_the_corpora_says_what_is_missing(folder, tmp_path):
    """One line that names the file, exit status 2, nothing written."""
    missing = corpora.CORPORA["file"][1]
    (folder / missing).unlink()
    result = count(folder, tmp_path / "out")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1 and missing in result.stderr
    assert not (tmp_path / "out").exists()


def test_rare_words_are_not_stored():
    """Five times is stored, four times is not; a quotation's use counts towards the five."""
    found = {("wire", "mob", True): 3, ("wire", "mob", False): 2, ("wire", "goon", True): 4}
    assert counting.word_counts(found).values.tolist() == [["wire", "mob", 3, 5]]


def test_a_line_of_many_articles_is_the_pages():
    """What stands in five articles is furniture; in four it may be what was said."""
    texts = [f"Story {n}.\nSubscribe now" + "\nMore follows." * (n < 4) for n in range(5)]
    bodies = corpora.without_furniture(texts, [""] * 5)
    assert bodies[0] == "Story 0.\nMore follows." and bodies[4] == "Story 4."


def test_a_word_is_the_same_in_the_article_and_in_the_wire():
    """Lower case, plain apostrophes, no possessive; hyphens join, links are no words."""
    found = [word for _, _, word in tokens("Assad’s U.S.-backed “foe” http://x.org/a can’t")]
    assert found == ["assad", "u", "s", "backed", "foe", "can't"]


# The chart.


@pytest.fixture
def ratios():
    wire = wire_of(("regime", 5, 3), ("mob", 0, 0), ("thug", 2, 2), ("junta", 9, 9))
    return rate_ratio(seen("regime", "regime", "regime", "mob", "thug"), size(1000), wire)


@pytest.fixture
def ax(ratios):
    yield plot_wire(ratios)
    plt.close("all")


def lines(ax, length):
    """The x values of the drawn lines with so many points, but for the line at 1."""
    drawn = [line for line in ax.lines if len(line.get_xdata()) == length]
    return [(list(line.get_xdata()), line) for line in drawn if list(line.get_xdata()) != [1, 1]]


def test_wire_chart_draws_the_words_that_are_used(ax):
    """The surest first: by the lower end of the interval; "junta" is not used and not drawn."""
    assert [label.get_text() for label in ax.get_yticklabels()] == ["regime", "mob", "thug"]
    assert ax.get_xscale() == "log"


def test_wire_chart_draws_estimate_and_interval(ax, ratios):
    """The dot is the ratio, the line the interval, as in the table."""
    row = ratios.set_index("form").loc["regime"]
    assert lines(ax, 1)[0][0] == [row["estimate"]]
    assert lines(ax, 2)[0][0] == [row["low"], row["high"]]


def test_wire_chart_shows_a_word_that_wire_news_lacks_as_an_arrow(ax):
    """There is no upper end: the line runs to the edge and ends in an arrow."""
    (x,), arrow = lines(ax, 1)[1]
    assert arrow.get_marker() == ">" and x == ax.get_xlim()[1]
    assert [line.get_marker() for _, line in lines(ax, 1)[::2]] == ["o", "o"]


def test_wire_chart_is_grey_where_a_word_is_used_once(ax):
    """One use says little; "regime" with three is orange."""
    assert [line.get_color() for _, line in lines(ax, 1)] == [LOADED, FEW_GREY, FEW_GREY]


def test_wire_chart_says_the_counts(ax):
    """Each row has both counts beside it, the source line both sizes."""
    texts = [text.get_text() for text in ax.texts]
    assert texts[:3] == ["3 here, 5 in wire", "1 here, 0 in wire", "1 here, 2 in wire"]
    assert "1,000 words here, 10,000 of wire news" in texts[3]


def test_wire_chart_of_nothing_is_empty(ratios):
    """An article without a loaded word has a chart without a mark, and no error."""
    assert lines(plot_wire(ratios[ratios["n"] == 0]), 1) == []
    plt.close("all")


def test_comparable_keeps_only_counted_forms_in_the_outlets_voice():
    """A new form and a quotation are left out."""
    found = pd.concat([seen("regime", "novelty"), seen("regime", voice="quotation")])
    assert len(in_wire(found, wire_of(("regime", 5, 3)))) == 1


def test_stored_articles_can_be_read_by_corpus():
    """The default is the recent corpus; the others by name."""
    assert set(read_wire_articles()["corpus"]) == {"wire"}
    assert set(read_wire_articles(["bbc", "abc"])["corpus"]) == {"bbc", "abc"}
