"""Rules of the scorers: what each counts, in whose voice, and how far it moves, by hand."""

from itertools import product

import pandas as pd
import pytest

from analysis.scorers import SCORERS, SENTIMENT, any_repair, moved, scores

OF_THE_LEXICON = sorted(SCORERS.keys() - SENTIMENT)


def articles(*texts):
    return pd.DataFrame({"article": [f"a{n}" for n in range(len(texts))], "text": texts})


def score(name, *texts):
    """The scores that one scorer gives to some texts."""
    return SCORERS[name](articles(*texts)).tolist()


def test_the_loaded_share_is_loaded_out_of_loaded_and_neutral():
    """Regime, regime and government: two of three choices are loaded."""
    assert score("loaded share", "The regime, a regime, met the government.") == [2 / 3]


def test_the_share_of_every_mixture_by_hand():
    """Four choices, each loaded or not, in all sixteen ways: the share is the mean."""
    ways = list(product([False, True], repeat=4))
    words = {True: "The regime slept.", False: "The government slept."}
    texts = [" ".join(words[loaded] for loaded in way) for way in ways]
    assert score("loaded share", *texts) == [sum(way) / 4 for way in ways]


def test_a_word_without_a_synonym_is_slanted_but_not_loaded():
    """Ruthless has no plain synonym: it is no choice of the headline, but it slants."""
    text = "The ruthless government slept."
    assert score("loaded share", text) == [0.0]
    assert score("slanted share", text) == [1 / 2]


def test_softening_slants_too():
    """Collateral damage softens; the headline, which is about blame and praise, leaves it out."""
    text = "The army spoke of collateral damage near the town."
    assert score("slanted share", text) == [1.0] and score("loaded share", text) == [0.0]


def test_the_rate_is_per_thousand_words_of_the_outlet():
    """One thug in four words of the outlet, two words quoted: 250 per 1,000."""
    assert score("loaded rate", "The thug slept “quite well”.")[0] == 1000 / 3
    assert score("loaded rate", "“Quite well,” the old thug said.")[0] == 1000 / 4


@pytest.mark.parametrize("status", ["contested", "designation", "established"])
def test_accuracy_is_not_slant(status):
    """Claims, listings and strong but accurate words count in no scorer."""
    seen = pd.DataFrame({"side": ["loaded"], "status": [status], "choice": [""]})
    assert any_repair(seen)["choice"].tolist() == [""]


def test_a_neutral_word_is_never_made_loaded():
    """Widening the definition leaves the neutral choices as they are."""
    seen = pd.DataFrame({"side": ["neutral"], "status": [""], "choice": ["neutral"]})
    assert any_repair(seen)["choice"].tolist() == ["neutral"]


@pytest.mark.parametrize("name", OF_THE_LEXICON)
@pytest.mark.parametrize(
    "quoted", ["the tyrant fell", "that ruthless thug and his regime are gone"]
)
def test_words_in_a_quotation_move_no_scorer_of_the_lexicon(name, quoted):
    """What a source says is not the outlet's wording."""
    text = "The mayor slept. “{},” Ada Bell told the council on Monday."
    [loaded, plain] = score(name, text.format(quoted), text.format("the president fell"))
    assert loaded == plain == 0


def test_sentiment_tools_cannot_tell_voices_apart():
    """An awful day in a quotation counts against the outlet: that is their blind spot."""
    text = "“It was an {} day,” Ada Bell told the council."
    for name in SENTIMENT:
        [awful, plain] = score(name, text.format("awful"), text.format("early"))
        assert awful < plain


def test_textblob_by_sentence_is_the_mean_of_the_sentences():
    """Great is +0.8, and the second sentence 0: mean 0.4, while the whole text scores 0.8."""
    text = "It was a great day. The tyrant slept."
    assert (score("TextBlob", text), score("TextBlob, by sentence", text)) == ([0.8], [0.4])


@pytest.mark.parametrize("name", SCORERS)
def test_a_text_without_words_scores_nought(name):
    """Nothing was chosen, nothing was judged; there is a number all the same, and no error."""
    assert score(name, "", "\n\n", "…") == [0, 0, 0]


@pytest.mark.parametrize("name", SCORERS)
def test_one_float_an_article_whatever_their_order(name):
    """A score is about one article; its neighbours do not change it."""
    news = articles("The thug had an awful day.", "It was a great day.", "")
    there = SCORERS[name](news)
    back = SCORERS[name](news.iloc[::-1].reset_index(drop=True))
    assert there.dtype == float and there.index.tolist() == ["a0", "a1", "a2"]
    assert there.to_dict() == back.to_dict()


def test_scores_are_one_row_a_scorer_and_article():
    """Tidy: six scorers about two articles are twelve rows."""
    table = scores(articles("The thug slept.", "The man slept."))
    assert list(table) == ["article", "scorer", "score"]
    assert table.groupby("scorer", sort=False)["article"].agg(list).to_dict() == {
        name: ["a0", "a1"] for name in SCORERS
    }


def test_another_scorer_is_one_more_entry():
    """A scorer is a function of the articles; here the number of characters."""
    table = scores(articles("abc"), scorers={"length": lambda news: news["text"].str.len()})
    assert table.to_numpy().tolist() == [["a0", "length", 3.0]]


def test_a_move_is_after_less_before():
    """The tyrant becomes a president: the loaded share falls from 1 to 0."""
    before, after = scores(articles("The tyrant slept.")), scores(articles("The president slept."))
    row = moved(before, after).set_index("scorer").loc["loaded share"]
    assert row[["before", "after", "difference"]].tolist() == [1.0, 0.0, -1.0]


def test_the_same_text_does_not_move():
    """No change of words, no move, by any scorer."""
    table = scores(articles("The awful regime slept. “Great,” Ada Bell said.", "It rained."))
    assert (moved(table, table)["difference"] == 0).all()


def test_a_scorer_asked_twice_is_refused():
    """Two rows of one scorer about one article would count its move twice."""
    table = scores(articles("It rained."))
    with pytest.raises(pd.errors.MergeError):
        moved(pd.concat([table, table]), table)
