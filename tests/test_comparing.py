"""Outlets side by side: counts by hand, intervals that cover, both sides alike, too little said."""

import warnings
from pathlib import Path

import matplotlib
import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner
from scipy.special import expit
from statsmodels.genmod.bayes_mixed_glm import BinomialBayesMixedGLM

from analysis import read_articles, terms
from analysis.__main__ import main
from analysis.charts.comparing import (
    plot_called_by,
    plot_grid,
    plot_outlets,
    plot_quoted_by,
    plot_word_shift,
)
from analysis.charts.style import FEW_GREY
from analysis.comparing import (
    called_by,
    compared_pairs,
    compared_shares,
    comparison,
    key_words,
    quoted_by,
    rate_shift,
    share_shift,
    with_groups,
)
from analysis.comparing import mixed as module
from analysis.comparing.mixed import design, fit, group_shares
from analysis.framing import find_framings
from analysis.voices import find_voices

matplotlib.use("Agg")

ROOT = Path(__file__).resolve().parent.parent
SAME_EVENT = ROOT / "data" / "articles" / "same-event"
NUMBERS = ["estimate", "low", "high"]


def table(*texts, outlets, **columns):
    names = [f"n{number}" for number in range(len(texts))]
    cells = {"article": names, "outlet": outlets, "title": "", "text": texts, **columns}
    return pd.DataFrame(cells)


def choices(*articles, concepts=("rule",)):
    """Occurrences and articles from (outlet, loaded, n) an article, each with every concept."""
    rows = [
        (f"a{number}", concept, "loaded" if word < loaded else "neutral")
        for number, (_, loaded, n) in enumerate(articles)
        for concept in concepts
        for word in range(n)
    ]
    seen = pd.DataFrame(rows, columns=["article", "concept", "choice"])
    seen = seen.assign(voice="outlet", actor="Ada Bell", form=seen["choice"])
    names = [f"a{number}" for number in range(len(articles))]
    return seen, pd.DataFrame({"article": names, "outlet": [one for one, _, _ in articles]})


# Six articles a side, one of them long and loaded.
SIDES = [("Post", 20, 20), *[("Post", 1, 4)] * 5, *[("Sun", 2, 4)] * 6]


def cells(rng, outlets, each, level, between, within, sizes):
    """Simulated cells and each outlet's true share in a typical article."""
    effect = rng.normal(0, between, outlets)
    group = np.repeat(np.arange(outlets), each)
    n = rng.choice(sizes, len(group))
    loaded = rng.binomial(n, expit(level + effect[group] + rng.normal(0, within, len(group))))
    draws = np.random.default_rng(0).normal(0, within, 4_000)
    truth = expit(level + effect[:, None] + draws).mean(axis=1)
    names = {"group": group, "outlet": group, "article": np.arange(len(group))}
    return pd.DataFrame({**names, "concept": "rule", "loaded": loaded, "n": n}), truth


def test_counts_are_those_of_the_outlets_own_voice():
    """A quotation's words are not the outlet's; the rest is counted word by word."""
    news = table(
        "The regime fell. “The regime is evil,” Ada Bell said.", "The government fell.",
        outlets=["Post", "Sun"],
    )  # fmt: skip
    found = compared_shares(terms(news), news, on=["concept"]).query("name == 'government'")
    assert found[["outlet", "loaded", "neutral", "n"]].values.tolist() == [
        ["Post", 1, 0, 1],
        ["Sun", 0, 1, 1],
    ]


def test_one_long_article_does_not_decide():
    """The long article is one of six: the share lies nearer to what the other five have."""
    found = compared_shares(*choices(*SIDES), on=["concept"]).set_index("outlet")
    post = found.loc["Post"]
    assert post["loaded"] / post["n"] == 25 / 40
    assert post["estimate"] < 0.5 and post["method"] == "mixed model"
    assert post["low"] < 0.3 < post["high"]


def test_below_ten_choices_or_three_articles_or_concepts_there_are_counts():
    """No estimate where there is too little; a concept needs articles, everything else concepts."""
    few = compared_shares(*choices(("Post", 3, 9), ("Sun", 20, 20)))
    assert few[NUMBERS].isna().all(axis=None) and set(few["method"]) == {"counts"}


def test_one_article_with_many_concepts_is_pooled_by_concept():
    """Of one article with three concepts and ten choices, the concepts are the sample."""
    seen, news = choices(("Post", 1, 4), concepts=("rule", "leader", "said"))
    found = compared_shares(seen, news, on=["all", "actor"])
    assert set(found["method"]) == {"pooled by concept"} and found["estimate"].notna().all()


def test_fallback_is_reached_and_named(monkeypatch):
    """Where Newton's method does not come to rest, the pooled share by article stands in."""
    monkeypatch.setattr(module, "STEPS", 1)
    found = compared_shares(*choices(*SIDES), on=["concept"])
    assert set(found["method"]) == {"pooled by article"} and found["estimate"].notna().all()
    assert compared_pairs(*choices(*SIDES), on=["concept"]).empty


def test_order_of_articles_changes_nothing():
    """Rows come in any order; every number stays."""
    seen, news = choices(*SIDES)
    mixed = compared_shares(seen.sample(frac=1, random_state=2), news[::-1].reset_index(drop=True))
    pd.testing.assert_frame_equal(mixed, compared_shares(seen, news), rtol=1e-4)


def test_names_of_outlets_change_nothing_but_labels():
    """Both sides alike: exchanged names exchange the rows, and a difference turns its sign."""
    seen, news = choices(*SIDES)
    turned = news.assign(outlet=news["outlet"].map({"Post": "Sun", "Sun": "Post"}))
    one, other = (compared_shares(seen, told, on=["concept"]) for told in (news, turned))
    pd.testing.assert_frame_equal(one[NUMBERS], other[NUMBERS][::-1].reset_index(drop=True),
                                  rtol=1e-3)  # fmt: skip
    pairs = [compared_pairs(seen, told, on=["concept"]) for told in (news, turned)]
    assert pairs[0].loc[0, "difference"] == pytest.approx(-pairs[1].loc[0, "difference"], abs=1e-4)
    assert pairs[0].loc[0, "p"] == pytest.approx(pairs[1].loc[0, "p"], abs=1e-3)


def test_loaded_and_neutral_are_mirror_images():
    """Exchanging loaded and neutral turns each share into its complement."""
    frame, _ = cells(np.random.default_rng(4), 3, 5, -1, 0.5, 0.5, [2, 6])
    shares, _ = group_shares(frame)
    mirror, _ = group_shares(frame.assign(loaded=frame["n"] - frame["loaded"]))
    assert np.allclose(1 - shares["estimate"], mirror["estimate"], atol=1e-3)
    assert np.allclose(1 - shares["low"], mirror["high"], atol=1e-3)


def test_intervals_cover_in_simulation():
    """Of outlets drawn at random the interval holds about 95 % (benchmarks/outlets.py has more)."""
    rng, held = np.random.default_rng(5), []
    for _ in range(15):
        frame, truth = cells(rng, 4, 6, -1, 0.7, 1.0, [1, 2, 3, 12])
        shares, _ = group_shares(frame)
        held += ((shares["low"] <= truth) & (truth <= shares["high"])).tolist()
    assert np.mean(held) >= 0.85


def test_all_groups_are_compared_on_the_same_concepts():
    """Two outlets with the same habits and other subjects come out alike, where plain shares
    differ by half."""
    rows = [(f"{outlet}{i}", outlet, concept, loaded, n)
            for outlet, sizes in [("Post", (12, 2, 2)), ("Sun", (2, 12, 2))] for i in range(6)
            for concept, n, loaded in zip("xyz", sizes, (sizes[0], 0, 1), strict=True)]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["article", "group", "concept", "loaded", "n"])
    plain = frame.groupby("group")[["loaded", "n"]].sum()
    _, pairs = group_shares(frame.assign(outlet=frame["group"]))
    assert abs((plain["loaded"] / plain["n"]).diff().iloc[1]) > 0.5
    assert abs(pairs.loc[0, "difference"]) < 0.05


def test_mode_is_that_of_statsmodels_where_articles_do_not_differ():
    """At the same spread of outlets, statsmodels' Laplace fit has the same mode and spread."""
    frame, _ = cells(np.random.default_rng(6), 3, 6, -1, 0.5, 0.0, [5, 9])
    ours = fit(design(frame), 0.8, 0.01)
    words = frame.loc[frame.index.repeat(frame["n"])]
    first = words.groupby("article").cumcount() < words["loaded"]
    effects = 0.8 * pd.get_dummies(words["group"], dtype=float).to_numpy()
    level = np.ones((len(words), 1))
    theirs = BinomialBayesMixedGLM(first.astype(float).to_numpy(), level, effects,
                                   np.zeros(3, dtype=int), vcp_p=1e-3, fe_p=3)  # fmt: skip
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = theirs.fit_map(rng=0)
    assert ours.mode[0] == pytest.approx(found.params[0], abs=0.01)
    assert ours.mode[1:] == pytest.approx(0.8 * found.params[2:], abs=0.01)


def test_contributions_add_up_to_the_difference():
    """The word shift explains all of it, and a word used alike adds nothing."""
    rng = np.random.default_rng(7)
    forms = ["regime", "tyrant", "government", "president"]
    seen = pd.DataFrame({"form": rng.choice(forms, 60), "outlet": rng.choice(["a", "b"], 60)})
    seen["choice"] = np.where(seen["form"].isin(forms[:2]), "loaded", "neutral")
    one, other = seen["outlet"] == "a", seen["outlet"] == "b"
    shift = share_shift(seen.assign(concept="rule"), one, other)
    shares = [(seen[side]["choice"] == "loaded").mean() for side in (one, other)]
    assert shift["contribution"].sum() == pytest.approx(shares[0] - shares[1])
    back = share_shift(seen.assign(concept="rule"), other, one).set_index("form")["contribution"]
    assert np.allclose(back, -shift.set_index("form")["contribution"].reindex(back.index))


def test_a_shift_needs_two_sides():
    """A group without a choice is an error of one line."""
    seen, _ = choices(("Post", 1, 2))
    with pytest.raises(ValueError, match="no choice of words"):
        share_shift(seen, seen["article"] == "a0", seen["article"] == "a1")


def test_rate_shift_adds_up_to_the_difference_of_the_rates():
    """Two words in a thousand against one in two thousand differ by 1.5 in a thousand."""
    seen = pd.DataFrame({"article": list("aab"), "form": ["tyrant", "thug", "thug"]})
    seen = seen.assign(concept="leader", side="loaded", status="evaluative")
    masks = seen["article"] == "a", seen["article"] == "b"
    assert rate_shift(seen, *masks, [1000, 2000])["contribution"].sum() == pytest.approx(1.5)


def test_key_words_leave_out_what_all_share():
    """A word that both sides use alike is never at the head of a list; counts are by hand."""
    news = table(*["The regime crumbled overnight."] * 2, *["The cabinet crumbled overnight."] * 2,
                 outlets=["Post", "Post", "Sun", "Sun"])  # fmt: skip
    found = key_words(news, find_voices(news))
    post = found[found["outlet"] == "Post"].set_index("word")
    assert post.index[0] == "regime" and post.loc["regime", ["n", "other_n"]].tolist() == [2, 0]
    assert post.loc["crumbled", "log_odds"] == pytest.approx(0)
    assert (found["q"] >= 2e-9).all() and found["q"].max() <= 1


def test_speakers_are_counted_by_outlet():
    """Words in quotation marks and cues of each kind, outlet by outlet."""
    news = table("“No, never,” Ada Bell said.", "“No,” Ada Bell claimed.", outlets=["Sun", "Post"])
    found = quoted_by(news, find_voices(news))
    columns = ["outlet", "speaker", "words", "neutral", "doubting"]
    assert found[columns].values.tolist() == [
        ["Post", "Ada Bell", 1, 0, 1],
        ["Sun", "Ada Bell", 2, 1, 0],
    ]


def test_epithets_stand_in_their_sentence_and_voice():
    """The same actor by two outlets; a source's epithet is in the source's voice."""
    news = table("It rained. The tyrant Tom Ray left.", "“The thug Tom Ray left,” Ada Bell said.",
                 outlets=["Sun", "Post"])  # fmt: skip
    found = called_by(find_framings(news), news).query("actor == 'Tom Ray'").set_index("outlet")
    assert found.loc["Sun", ["word", "voice", "sentence"]].tolist() == [
        "tyrant", "outlet", "The tyrant Tom Ray left.",
    ]  # fmt: skip
    assert found.loc["Post", ["word", "voice"]].tolist() == ["thug", "quotation"]


def test_an_article_without_outlet_stands_for_itself():
    """Two files without front matter are compared file by file."""
    news = table("The regime fell.", "The government fell.", outlets=["", "not stated; a guess"])
    assert comparison(news, what="concepts")["outlet"].unique().tolist() == ["n0", "n1"]


def test_events_are_kept_apart():
    """By event, an outlet has one row an event; what states none is left out."""
    news = table(*["The regime fell."] * 3, outlets=["Post"] * 3, event=["war", "vote", ""])
    found = comparison(news, what="concepts", by="event")
    assert found.query("on == 'concept'")["event"].tolist() == ["vote", "war"]
    with pytest.raises(ValueError, match="no article states an event"):
        with_groups(news, news.assign(event=""), "event")


@pytest.mark.parametrize("what", [None, "concepts", "actors", "words", "speakers", "epithets"])
def test_text_without_a_finding_gives_an_empty_table(what):
    """Nothing to compare is no error."""
    news = table("Hm.", "Ah.", outlets=["Post", "Sun"])
    assert len(comparison(news, what=what)) == 0


def test_hostile_outlet_names_do_no_harm(tmp_path):
    """Names that are formulas, markup or controls pass through the command line made harmless."""
    names = ['=HYPERLINK("x")', "<script>alert(1)</script>", "a\x1b[2Jb", "two\nlines", "$x_1$"]
    news = table(*[f"The regime fell {i} times." for i in range(5)], outlets=names)
    path = tmp_path / "news.csv"
    news.to_csv(path, index=False)
    for form in ("csv", "table", "json"):
        result = CliRunner().invoke(main, ["compare", str(path), "--format", form])
        assert result.exit_code == 0 and (form == "csv" or "\x1b" not in result.stdout)
    result = CliRunner().invoke(main, ["compare", str(path), "--format", "csv"])
    assert not any(line.startswith("=") for line in result.stdout.splitlines())
    assert result.stdout.splitlines()[0].endswith(",lexicon")


def test_command_line_compares_the_constructed_pieces():
    """One long table, group by concept or actor, the lexicon's version last."""
    result = CliRunner().invoke(main, ["compare", str(SAME_EVENT), "--format", "csv"])
    head = result.stdout.splitlines()[0].split(",")
    assert head[0] == "outlet" and head[-1] == "lexicon"
    assert {"loaded", "neutral", "n", "estimate", "low", "high"} <= set(head)


def test_constructed_pieces_are_marked():
    """No reader can take them for news: outlet and note say it, the event joins them."""
    news = read_articles([SAME_EVENT])
    assert len(news) >= 4 and news["outlet"].str.contains("constructed").all()
    assert news["note"].str.startswith("constructed").all() and news["event"].nunique() == 1
    assert news["text"].str.split().str.len().between(150, 300).all()


@pytest.fixture
def shares():
    return compared_shares(*choices(*SIDES, ("$x$", 1, 2), concepts=("rule", "said", "leader")))


@pytest.mark.usefixtures("closed")
def test_outlet_chart_draws_the_shares_and_says_the_counts(shares):
    """A point where there is a share; counts in any row; what is too few is grey and no point."""
    ax = plot_outlets(shares)
    points = [line.get_xdata()[0] for line in ax.lines if line.get_marker() == "o"]
    rows = shares.query("on == 'all'").sort_values("outlet")
    assert points == rows["estimate"].dropna().tolist()
    assert ax.texts[0].get_text() == "3 of 6"
    assert ax.texts[0].get_color() == FEW_GREY


@pytest.mark.usefixtures("closed")
def test_grid_writes_loaded_of_all_and_escapes_names(shares):
    """A cell is its counts; a name with dollar signs is no formula."""
    ax = plot_grid(shares)
    cells = {text.get_text() for text in ax.texts if "/" in text.get_text()}
    assert cells == {"1 / 2", "25 / 40", "12 / 24"}
    assert ax.get_xticklabels()[0].get_text() == r"\$x\$"


@pytest.mark.usefixtures("closed")
def test_word_shift_bars_add_up_to_the_difference():
    """What is not drawn word by word is one bar; orange bars are loaded words."""
    seen, news = choices(*SIDES)
    seen = with_groups(seen, news)
    shift = share_shift(seen, seen["outlet"] == "Post", seen["outlet"] == "Sun")
    bars = plot_word_shift(shift, "Post", "Sun", top=1).patches
    assert len(bars) == 2
    assert sum(bar.get_width() for bar in bars) == pytest.approx(25 / 40 - 0.5)


@pytest.mark.usefixtures("closed")
def test_people_charts_say_words_and_whose_label_it_is():
    """Speakers heard in the outlet's wording only are "told"; attributed labels say so."""
    heard = pd.DataFrame({"outlet": ["Post", "Sun"], "speaker": "Bell", "words": [3, 0]})
    assert [text.get_text() for text in plot_quoted_by(heard).texts][:2] == ["3", "told"]
    said = pd.DataFrame({"outlet": ["Post", "Sun"], "actor": "Ray", "word": ["thug", "president"],
                         "side": ["loaded", "neutral"], "attributed": ["Bell", ""],
                         "voice": "outlet"})  # fmt: skip
    (ax,) = plot_called_by(said, ["Ray"])
    assert [text.get_text() for text in ax.texts][:2] == ["thug (attributed)", "president"]
