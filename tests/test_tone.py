"""Rules of the sentiment baselines: TextBlob and VADER as they are, their blind spots shown."""

import pandas as pd
import pytest

from analysis.tone import actor_tone, in_sentence, sentence_tone, vader_tone, word_scores


def toned(*texts):
    return sentence_tone(pd.DataFrame({"text": texts}))


def scored(*polarities, article="a"):
    """Sentences of twenty characters each with the polarities given."""
    count = len(polarities)
    starts = [20 * n for n in range(count)]
    return pd.DataFrame({"article": [article] * count, "start": starts,
                         "end": [start + 19 for start in starts],
                         "polarity": polarities})  # fmt: skip


def named(*starts, actor="Ada Bell", article="a"):
    return pd.DataFrame({"article": article, "start": starts, "actor": actor})


def said_of(text, category="epithet", status="evaluative"):
    """What TextBlob and VADER say of one word."""
    words = pd.DataFrame({"text": [text], "category": [category], "status": [status]})
    return word_scores(words)[["textblob_says", "vader_says"]].iloc[0].tolist()


@pytest.mark.parametrize("word", ["strongman", "tyrant", "regime", "jihadist", "thug"])
def test_the_baseline_does_not_know_the_loaded_words(word):
    """TextBlob scores these epithets 0: that is why a paired lexicon was needed."""
    assert toned(f"The {word} spoke on Monday.")[["polarity", "drivers"]].to_numpy().tolist() == [
        [0.0, ""]
    ]


def test_a_loaded_sentence_scores_as_its_neutral_twin():
    """The baseline cannot tell "the tyrant fled" from "the president left"."""
    loaded, neutral = toned("The tyrant fled the city.", "The president left the city.")["polarity"]
    assert loaded == neutral


def test_the_words_behind_a_score_are_shown():
    """A number can be followed back to the words that made it: here "top", which is no praise."""
    [row] = toned("The top spokesman spoke.").to_dict("records")
    assert row["drivers"] == "top" and row["polarity"] == 0.5


def test_scores_keep_their_range_and_the_sentences_columns():
    """Polarity lies in [-1, 1], subjectivity in [0, 1]; the table only gains columns."""
    rows = sentence_tone(pd.DataFrame({"article": ["a"] * 2, "text": ["Awful!", "Perfect!"]}))
    assert list(rows) == ["article", "text", "polarity", "subjectivity", "drivers"]
    assert rows["polarity"].between(-1, 1).all() and rows["subjectivity"].between(0, 1).all()


def test_an_empty_sentence_is_nought():
    """No words, no score, no error."""
    assert toned("")[["polarity", "subjectivity", "drivers"]].to_numpy().tolist() == [[0, 0, ""]]


def test_an_actors_tone_is_the_mean_of_the_sentences_that_name_it():
    """(0.5 + 0.1) / 2 = 0.3; the third sentence does not name Ada Bell."""
    tone = actor_tone(scored(0.5, 0.1, -1.0), named(3, 25))
    assert tone[["actor", "n"]].to_numpy().tolist() == [["Ada Bell", 2]]
    assert tone["estimate"].item() == pytest.approx(0.3)


def test_a_sentence_that_names_an_actor_twice_counts_once():
    """The unit is the sentence."""
    assert actor_tone(scored(0.5, 0.1), named(3, 9, 25))["n"].tolist() == [2]


def test_one_sentence_has_no_interval():
    """A single sentence says nothing about spread."""
    tone = actor_tone(scored(0.5), named(3))
    assert tone["estimate"].tolist() == [0.5] and tone[["low", "high"]].isna().all(axis=None)


def test_the_t_interval_by_hand():
    """Of 0.1, 0.2, 0.3: mean 0.2, standard error 0.1/√3, t = 4.303, so 0.2 ± 0.248."""
    tone = actor_tone(scored(0.1, 0.2, 0.3), named(1, 21, 41))
    assert tone[["low", "high"]].iloc[0].tolist() == pytest.approx([-0.048, 0.448], abs=1e-3)


def test_an_interval_stays_within_the_scale():
    """Polarity cannot leave [-1, 1], whatever two far-apart sentences suggest."""
    tone = actor_tone(scored(1.0, -1.0), named(1, 21))
    assert tone[["low", "high"]].iloc[0].tolist() == [-1, 1]


def test_a_mention_belongs_to_the_sentence_in_which_it_starts():
    """A sentence starts at its first character; articles are kept apart."""
    spans = pd.concat([named(0), named(20), named(39), named(5, article="b")])
    lines = pd.concat([scored(0, 0), scored(0, article="b")])
    placed = in_sentence(spans, lines)
    assert placed[["article", "sentence_start"]].to_numpy().tolist() == [
        ["a", 0], ["a", 20], ["a", 20], ["b", 0],
    ]  # fmt: skip


def test_subjectivity_is_averaged_in_the_same_way():
    """The mean over the sentences that name the actor; its interval stays within 0 and 1."""
    lines = scored(0.0, 0.0).assign(subjectivity=[0.0, 1.0])
    tone = actor_tone(lines, named(3, 25), score="subjectivity").iloc[0]
    assert (tone["estimate"], tone["low"], tone["high"]) == (0.5, 0.0, 1.0)


def test_vader_scores_each_sentence_by_itself():
    """A tyrant is unknown to VADER and scores 0; a crime is -0.5423, whatever stands beside it."""
    rows = vader_tone(
        pd.DataFrame({"article": ["a"] * 2, "text": ["The tyrant slept.", "A crime."]})
    )
    assert list(rows) == ["article", "text", "vader"]
    assert rows["vader"].tolist() == [0.0, -0.5423]


def test_vader_of_no_sentence_is_an_empty_column_of_numbers():
    """An empty article has no sentence; its table has the column all the same."""
    assert vader_tone(pd.DataFrame({"text": []}))["vader"].dtype == float


def test_vader_takes_a_strongman_for_praise():
    """The sentence becomes less negative when the outlet adds "strongman": the wrong way."""
    rows = vader_tone(pd.DataFrame({"text": ["The strongman slept.", "The president slept."]}))
    assert rows["vader"].iloc[0] > rows["vader"].iloc[1] == 0


@pytest.mark.parametrize(
    ("text", "category", "textblob", "vader"),
    [
        ("regime", "label", "missing", "missing"),
        ("strongman", "epithet", "missing", "wrong sign"),
        ("brutal", "evaluation", "right sign", "right sign"),
        ("controversial", "evaluation", "wrong sign", "right sign"),
        ("heroic", "praise", "right sign", "right sign"),
        ("entirely", "intensifier", "zero", "missing"),
        ("incredibly", "intensifier", "no sign expected", "missing"),
    ],
)
def test_what_the_baselines_say_of_a_word(text, category, textblob, vader):
    """Blame should score below 0 and praise above; a word that only adds force has no side."""
    assert said_of(text, category) == [textblob, vader]


def test_a_softening_word_should_score_above_nought():
    """VADER gives "security" +0.34: right for a euphemism, wrong for a label that blames."""
    assert said_of("security fence", "label", "euphemism")[1] == "right sign"
    assert said_of("security fence", "label")[1] == "wrong sign"


def test_a_phrase_is_known_if_one_of_its_words_is():
    """TextBlob knows no "regime", but it scores "brutal regime" by its first word."""
    assert said_of("brutal regime", "label")[0] == "right sign"


def test_a_word_is_asked_about_once_in_lower_case():
    """A table of occurrences has a word many times; the answer is the same each time."""
    words = pd.DataFrame({"text": ["Regime", "regime", "tyrant"], "category": "label",
                          "status": "evaluative"})  # fmt: skip
    rows = word_scores(words)
    assert rows["text"].tolist() == ["regime", "tyrant"]
    assert rows[["textblob", "vader"]].isna().all(axis=None)


def test_scores_of_words_keep_their_range():
    """Both scores lie in [-1, 1], so that they can be drawn on one scale."""
    words = pd.DataFrame({"text": "awful terrible great superb evil".split(), "category": "label",
                          "status": "evaluative"})  # fmt: skip
    assert word_scores(words)[["textblob", "vader"]].abs().le(1).all(axis=None)
