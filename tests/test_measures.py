"""Rules of counting: what enters a share or a rate, and intervals checked by hand."""

import math

import pandas as pd
import pytest

from analysis.lexicons import with_choice
from analysis.measures import counted, loaded_rate, loaded_share, word_counts

# side, status, repair of each kind of word a text may hold.
KINDS = {
    "loaded": ("loaded", "evaluative", "synonym"),
    "neutral": ("neutral", "", ""),
    "unpaired": ("loaded", "evaluative", "specify"),
    "contested": ("loaded", "contested", "synonym"),
    "designation": ("loaded", "designation", "attribute"),
    "established": ("loaded", "established", "synonym"),
    "euphemism": ("loaded", "euphemism", "synonym"),
}


def seen(*words):
    """Occurrences from (kind, concept, voice); concept and voice may be left out."""
    rows = []
    for kind, *rest in words:
        concept, voice = (*rest, *("rule", "outlet")[len(rest) :])
        rows.append((concept, *KINDS[kind], "noun", voice))
    columns = ["concept", "side", "status", "repair", "pos", "voice"]
    return with_choice(pd.DataFrame(rows, columns=columns))


def share_of(loaded, neutral, concepts=1):
    """The one row of a share over `loaded` + `neutral` choices spread over some concepts."""
    kinds = ["loaded"] * loaded + ["neutral"] * neutral
    words = [(kind, f"concept {n % concepts}") for n, kind in enumerate(kinds)]
    choices = seen(*words).assign(all=1, choice=kinds)
    return loaded_share(choices, by=["all"]).iloc[0]


@pytest.mark.parametrize("kind", ["contested", "designation", "established", "euphemism"])
def test_only_evaluative_words_enter_the_share(kind):
    """Accuracy is kept apart from slant: these are listed elsewhere and never counted here."""
    words = seen((kind,), ("loaded",), ("neutral",))
    assert counted(words)["choice"].tolist() == ["loaded", "neutral"]


def test_a_neutral_word_counts_only_beside_an_evaluative_one():
    """The plain side of a euphemism ("air strike") was no choice against an evaluative word."""
    assert len(counted(seen(("euphemism",), ("neutral",)))) == 0


def test_a_word_that_no_synonym_repairs_does_not_enter_the_share():
    """Without a neutral alternative there was no choice of wording to count."""
    assert len(counted(seen(("unpaired",)))) == 0


def test_a_loaded_and_its_neutral_word_are_one_choice_each():
    """The share is loaded out of loaded plus neutral."""
    row = share_of(1, 3)
    assert (row["loaded"], row["neutral"], row["n"], row["estimate"]) == (1, 3, 4, 0.25)


@pytest.mark.parametrize(
    ("loaded", "neutral", "low", "high"),
    [(5, 5, 0.2366, 0.7634), (0, 5, 0.0, 0.4345), (4, 0, 0.5101, 1.0), (4, 5, 0.1888, 0.7333)],
)
def test_wilson_interval_by_hand(loaded, neutral, low, high):
    """Centre (p + z²/2n) / (1 + z²/n), reach z √(p(1-p)/n + z²/4n²) / (1 + z²/n), z = 1.96."""
    row = share_of(loaded, neutral)
    assert (row["low"], row["high"]) == pytest.approx((low, high), abs=1e-3)


def test_the_interval_is_the_formula():
    """The library's interval equals the formula, worked here for 3 of 12."""
    z, n, p = 1.959964, 12, 3 / 12
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    reach = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    row = share_of(3, 9)
    assert (row["low"], row["high"]) == pytest.approx((centre - reach, centre + reach), abs=1e-6)


@pytest.mark.parametrize(
    ("loaded", "neutral", "concepts", "enough"),
    [(4, 5, 3, False), (5, 5, 3, True), (5, 5, 2, False), (50, 50, 1, False), (0, 10, 3, True)],
)
def test_few_choices_or_few_concepts_are_flagged(loaded, neutral, concepts, enough):
    """Below 10 choices or 3 concepts there are counts and no share."""
    assert bool(share_of(loaded, neutral, concepts)["enough"]) is enough


def test_each_group_has_its_own_share():
    """One measure, many groupings: here by voice, so quotations never count against the outlet."""
    words = [("loaded", "rule", "quotation")] * 2 + [("neutral", "rule", "outlet")]
    shares = loaded_share(seen(*words), by=["voice"]).set_index("voice")
    assert shares.loc["outlet", ["loaded", "neutral"]].tolist() == [0, 1]
    assert shares.loc["quotation", ["loaded", "neutral"]].tolist() == [2, 0]


def test_each_concept_is_read_by_itself():
    """A frequent neutral word such as "said" must not drown the choices of other concepts."""
    words = [("neutral", "said")] * 99 + [("loaded", "said"), ("loaded", "rule")]
    shares = loaded_share(seen(*words), by=["concept"]).set_index("concept")
    assert shares["estimate"].to_dict() == {"rule": 1.0, "said": 0.01}


def test_the_order_of_occurrences_does_not_matter():
    """A share is a count."""
    words = seen(("loaded",), ("neutral",), ("loaded", "war"), ("neutral", "war"))
    backwards = loaded_share(words.iloc[::-1], by=["concept"])
    pd.testing.assert_frame_equal(loaded_share(words, by=["concept"]), backwards)


def test_words_are_counted_voice_by_voice():
    """A word has a letter or a digit; hyphens and apostrophes join; the voices add up to all."""
    news = pd.DataFrame({"article": ["a"], "text": ["Mr. O’Dea’s well-known aide – “I left.”"]})
    said = pd.DataFrame({"article": ["a"] * 2, "start": [0, 29], "end": [29, 38],
                         "voice": ["outlet", "quotation"]})  # fmt: skip
    words = word_counts(news, said).set_index("voice")["words"].to_dict()
    assert words == {"outlet": 4, "quotation": 2}


def rate_of(loaded, words):
    size = pd.DataFrame({"voice": ["outlet"], "words": [words]})
    return loaded_rate(seen(*[("loaded",)] * loaded), size, by=["voice"]).iloc[0]


def test_a_rate_is_per_thousand_words():
    """3 loaded words in 1,500 are 2 per 1,000."""
    assert rate_of(3, 1500)["estimate"] == pytest.approx(2.0)


def test_no_loaded_word_is_a_rate_of_nought_with_an_upper_bound():
    """With none seen, the exact upper bound is -ln 0.025 = 3.689 events."""
    row = rate_of(0, 1000)
    assert (row["estimate"], row["low"]) == (0, 0)
    assert row["high"] == pytest.approx(-math.log(0.025), abs=1e-3)


def test_the_poisson_interval_by_hand():
    """For one event the exact bounds are -ln 0.975 = 0.0253 and 5.572 (Garwood 1936)."""
    row = rate_of(1, 1000)
    assert (row["low"], row["high"]) == pytest.approx((-math.log(0.975), 5.572), abs=1e-3)


def test_a_rate_counts_every_evaluative_word_whatever_its_repair():
    """A rate needs no neutral counterpart, but still no contested, established or soft word."""
    size = pd.DataFrame({"voice": ["outlet"], "words": [1000]})
    rates = loaded_rate(seen(*[(kind,) for kind in KINDS]), size, by=["voice"])
    assert rates["loaded"].tolist() == [2]


def test_a_quoted_word_does_not_count_against_the_outlet():
    """The rate of each voice is over that voice's own words."""
    size = pd.DataFrame({"voice": ["outlet", "quotation"], "words": [900, 100]})
    rates = loaded_rate(seen(("loaded", "rule", "quotation")), size, by=["voice"])
    assert rates["estimate"].tolist() == [0.0, 10.0]
