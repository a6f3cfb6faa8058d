"""Rules of the sentiment baseline: TextBlob as it is, its blind spots shown, never a verdict."""

import pandas as pd
import pytest

from analysis.tone import actor_tone, in_sentence, sentence_tone


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
