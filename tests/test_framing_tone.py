"""The tone toward each actor: judgement and not misfortune, whoever it is."""

import pandas as pd
import pytest

from analysis import tables
from analysis.entities import find_entities
from analysis.evidence import terms_among
from analysis.framing.nearby import nearby_words
from analysis.framing.parsing import parse
from analysis.framing.rows import framings_among
from analysis.framing.tone import (
    CLUES,
    HEARD,
    SHRINK,
    SPREAD,
    actor_tones,
    known_words,
    read_weights,
    tone_clues,
)
from analysis.framing.tying import tie_parsed
from analysis.lexicons import read_lexicon
from analysis.reader.tones import reader_tones
from analysis.voices import find_voices


def clues(text):
    """The clues in one article."""
    articles = pd.DataFrame({"article": ["a"], "title": [""], "text": [text]})
    mentions = find_entities(articles)
    voices, parsed = find_voices(articles, mentions), parse(articles, mentions)
    seen = terms_among(articles, read_lexicon(), mentions, voices)
    seen = tie_parsed(seen, mentions, articles, parsed)
    framings = framings_among(parsed, seen, mentions, voices)
    return tone_clues(framings, seen, nearby_words(parsed, voices, known_words()))


def tones(text, **options):
    """The tone toward each actor of one article: {actor: estimate}."""
    table = actor_tones(clues(text), **options)
    return dict(zip(table["actor"], table["estimate"], strict=True))


def one_row(**cells):
    """A clue of weight -0.5, toward one actor in the outlet's voice."""
    row = {"article": "a", "start": 0, "actor": "Tom Ray", "sentence": 0, "clue": "near",
           "word": "lie", "value": 1.0, "misfortune": False, "voice": "outlet"}  # fmt: skip
    return pd.DataFrame([row | cells])


def test_the_one_who_kills_is_judged_and_the_one_who_is_killed_is_not():
    """A villain scores below its victim, whose misfortune is counted apart."""
    found = actor_tones(clues("Tom Ray murdered Ada Bell.")).set_index("actor").fillna(0)
    assert found.loc["Tom Ray", "estimate"] < found.loc["Ada Bell", "estimate"]
    assert found["misfortune_n"].to_dict() == {"Ada Bell": 1, "Tom Ray": 0}


def test_a_passive_says_the_same():
    """ "Ada Bell was murdered by Tom Ray" judges the same man."""
    found = tones("Ada Bell was murdered by Tom Ray.")
    assert found["Tom Ray"] < 0
    assert pd.isna(found["Ada Bell"])


def test_names_exchanged_exchange_the_tones():
    """The same words count the same for every side."""
    text = "The tyrant {} lied and attacked the brave {}, who was wounded. {} won praise."
    here = tones(text.format("Tom Ray", "Jim Bell", "Jim Bell"))
    there = tones(text.format("Jim Bell", "Tom Ray", "Tom Ray"))
    assert here["Tom Ray"] == pytest.approx(there["Jim Bell"])
    assert here["Jim Bell"] == pytest.approx(there["Tom Ray"])


@pytest.mark.parametrize(
    ("harsh", "warm"),
    [
        ("The corrupt tyrant Tom Ray spoke.", "The mayor Tom Ray spoke."),
        ("Tom Ray lied to voters.", "Tom Ray spoke to voters."),
        ("Tom Ray is corrupt.", "Tom Ray is not corrupt."),
        ("The regime's thug Tom Ray spoke.", "The heroic Tom Ray spoke."),
        ("Tom Ray's disgraceful scandal went on.", "Tom Ray's brilliant success went on."),
        ("Judges convicted Tom Ray.", "Judges praised Tom Ray."),
    ],
)
def test_blame_scores_below_plain_words_and_plain_words_below_praise(harsh, warm):
    """A judgement moves the tone to its side; a denied one does not."""
    assert tones(harsh)["Tom Ray"] < tones(warm).get("Tom Ray", 0)


def test_a_quotation_is_not_the_outlets_tone():
    """What a source says counts only where all voices are asked for."""
    text = "Tom Ray spoke. “Tom Ray is a corrupt liar,” Ada Bell said."
    assert tones(text, voices=None)["Tom Ray"] < tones(text)["Tom Ray"]


def test_the_mean_is_shrunken_toward_zero():
    """One sentence of tone -0.5 is read beside one that says nothing."""
    table = actor_tones(one_row(), weights={("near", "lie"): -0.5})
    assert table["estimate"].item() == pytest.approx(-0.5 / (1 + SHRINK))
    reach = 1.96 * SPREAD / (1 + SHRINK) ** 0.5
    assert table["high"].item() == pytest.approx(min(1, -0.5 / (1 + SHRINK) + reach))


def test_without_a_clue_there_is_no_tone():
    """A missing tone is no tone of 0."""
    assert actor_tones(one_row(), weights={}).empty
    assert actor_tones(one_row(voice="quotation"), weights={("near", "lie"): -0.5}).empty


def test_misfortune_alone_is_counted_and_gives_no_tone():
    """What befalls an actor says nothing of it."""
    row = one_row(clue="misfortune", word="kill", value=0.0, misfortune=True)
    table = actor_tones(row, weights={("misfortune", ""): -0.5})
    assert table[["estimate", "misfortune_n"]].fillna(0).values.tolist() == [[0, 1]]


def test_a_sentence_counts_once_however_many_words():
    """A sentence's tone is cut to -1 … 1, so that one tirade is not the whole article."""
    rows = pd.concat([one_row(start=start) for start in range(9)])
    table = actor_tones(rows, weights={("near", "lie"): -0.5})
    assert table[["n", "estimate"]].values.tolist() == [[1, -1 / (1 + SHRINK)]]


def test_weights_name_no_side():
    """No weight rests on who somebody is: nations, parties, faiths, sexes, colours."""
    words = {word for _, word in read_weights()}
    assert not words & {"republican", "democrat", "muslim", "jewish", "black", "woman", "russian"}


def test_estimates_stay_in_range():
    """Tones and intervals lie between -1 and 1."""
    text = "The corrupt tyrant Tom Ray lied. Tom Ray, a thug, stole money and murdered people. " * 9
    table = actor_tones(clues(text))
    assert table[["estimate", "low", "high"]].abs().max().max() <= 1


@pytest.mark.parametrize("tones", [actor_tones, reader_tones])
def test_nothing_said_gives_no_tone(tones):
    """Where no clue was found and nothing heard, the table is empty and has its columns."""
    empty = tables.frame([], CLUES if tones is actor_tones else HEARD)
    for table in (tones(empty), tones(empty, voices=None)):
        assert table.empty and {"actor", "n", "estimate", "low", "high"} <= set(table)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Bell was not guilty of fraud.",
        "The jury found Ada Bell not guilty.",
        "Ada Bell pleaded not guilty of corruption.",
        "Ada Bell was cleared of fraud.",
    ],
)
def test_what_is_denied_is_not_held_against_an_actor(text):
    """Who is not guilty of a crime, or is cleared of it, does not read as a criminal."""
    assert tones(text)["Ada Bell"] >= 0
