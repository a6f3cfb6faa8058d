"""The learned reader beside the lexicon: who sees what is decided by offsets, status and cut."""

import pandas as pd
import pytest

from analysis import edits, find_voices, neutralise, terms
from analysis.reader import read
from analysis.reader.beside import (
    BESIDE,
    SEEN_BY,
    each_word,
    is_empty,
    lexicon_candidates,
    reader_agreement,
    words_beside,
)
from analysis.reader.rewritten import before_after, edit_by_edit
from analysis.reader.wording import WORD

PLAIN = "The council met on Monday."
LOADED = "The regime did little for the shameless cronies of Port Vale, a nasty port."
QUOTED = "“A tyrant and a nasty liar,” Ada Bell said of the mayor."
TEXT = f"{PLAIN} {LOADED} {QUOTED}"
NEWS = pd.DataFrame({"article": ["a"], "title": [""], "text": [TEXT]})
# What the reader of these tests marks; "did" is marked to see that it does not count.
MARKED = {"did": 0.9, "shameless": 0.8, "cronies": 0.6, "nasty": 0.7, "tyrant": 0.9, "Vale": 0.9}


def reading_of(news, marked=MARKED, chance=0.5):
    """A table as `read` gives it, with the probabilities of `marked`, and 0.1 for other words."""
    rows = []
    for name, text in zip(news["article"], news["text"], strict=True):
        at = 0
        for sentence in text.split("\n") if "\n" in text else cut(text):
            at = text.index(sentence, at)
            words = [
                [at + m.start(), at + m.end(), marked.get(m[0], 0.1)]
                for m in WORD.finditer(sentence)
            ]
            rows.append((name, at, at + len(sentence), sentence, "outlet", chance, words))
    return pd.DataFrame(
        rows, columns=["article", "start", "end", "text", "voice", "probability", "words"]
    )


def cut(text):
    return [sentence for sentence in (PLAIN, LOADED, QUOTED) if sentence in text] or [text]


@pytest.fixture(scope="module")
def reading():
    return reading_of(NEWS)


@pytest.fixture(scope="module")
def words(reading):
    return words_beside(reading, terms(NEWS), find_voices(NEWS))


def seen(words, name):
    return words.loc[words["seen_by"] == name, "text"].tolist()


def test_each_word_is_seen_by_both_or_by_one(words):
    """By both: listed as slanted and at the cut; else by the one that sees it; else not a row."""
    assert {"tyrant", "cronies"} <= set(seen(words, "both"))
    assert "regime" in seen(words, "lexicon only")
    assert seen(words, "reader only").count("nasty") + seen(words, "both").count("nasty") == 2
    assert not {"council", "met", "Monday"} & set(words["text"])


def test_the_table_has_its_columns_and_reading_order(words):
    """Columns are those declared; offsets cut the words out of the article; order is the text's."""
    assert list(words) == BESIDE and set(words["seen_by"]) <= set(SEEN_BY)
    assert [TEXT[a:b] for a, b in zip(words["start"], words["end"], strict=True)] == list(
        words["text"]
    )
    assert words["start"].is_monotonic_increasing


def test_the_sentence_is_the_one_in_which_the_word_stands(words):
    """Each row carries the text of its own sentence."""
    assert all(
        text in sentence for text, sentence in zip(words["text"], words["sentence"], strict=True)
    )
    assert words.set_index("text")["sentence"]["regime"] == LOADED


def test_the_voice_is_the_words_not_the_sentences(words):
    """A word in quotation marks is its speaker's, whether the lexicon or the reader sees it."""
    voices = words.set_index(["text", "sentence"])["voice"]
    assert voices["tyrant", QUOTED] == "quotation" and voices["nasty", QUOTED] == "quotation"
    assert voices["nasty", LOADED] == "outlet"


def test_a_form_of_several_words_is_seen_by_its_content_words(words):
    """In "did little" the auxiliary does not count, however probable it is."""
    row = words.set_index("text").loc["did little"]
    assert (row["seen_by"], row["probability"]) == ("lexicon only", 0.1)
    assert "did" not in list(words["text"])


def test_one_content_word_at_the_cut_is_enough():
    """A form counts as seen where the reader sees any content word of it, and has the highest."""
    reading = reading_of(NEWS, {"little": 0.5})
    words = words_beside(reading, terms(NEWS), find_voices(NEWS))
    assert words.set_index("text").loc["did little", ["seen_by", "probability"]].tolist() == [
        "both",
        0.5,
    ]


def test_a_form_of_empty_words_alone_is_seen_by_any_of_them():
    """A form without a content word has the highest probability of its words."""
    text = "It must be so."
    reading = reading_of(pd.DataFrame({"article": ["a"], "text": [text]}), {"must": 0.8})
    form = pd.DataFrame(
        {"article": ["a"], "start": [3], "end": [10], "text": ["must be"], "voice": ["outlet"],
         "side": ["loaded"], "status": ["evaluative"], "concept": ["x"], "neutral": [""]}
    )  # fmt: skip
    said = find_voices(pd.DataFrame({"article": ["a"], "text": [text]}))
    assert words_beside(reading, form, said)["seen_by"].tolist() == ["both"]


@pytest.mark.parametrize(
    ("side", "status", "expected", "listed"),
    [
        ("loaded", "evaluative", "both", "evaluative"),
        ("loaded", "euphemism", "both", "euphemism"),
        ("loaded", "contested", "reader only", "contested"),
        ("loaded", "designation", "reader only", "designation"),
        ("loaded", "established", "reader only", "established"),
        ("neutral", "", "reader only", "neutral"),
    ],
)
def test_only_slanted_statuses_count_as_seen_by_the_lexicon(side, status, expected, listed):
    """Claims, designations, established and neutral forms are known to the lexicon, not called
    slanted; `listed` says as what it knows them."""
    news = pd.DataFrame({"article": ["a"], "text": ["The vile act."]})
    form = pd.DataFrame(
        {"article": ["a"], "start": [4], "end": [8], "text": ["vile"], "voice": ["outlet"],
         "side": [side], "status": [status], "concept": ["x"], "neutral": [""]}
    )  # fmt: skip
    found = words_beside(reading_of(news, {"vile": 0.9}), form, find_voices(news))
    assert found[["seen_by", "listed"]].values.tolist() == [[expected, listed]]


def test_nobody_sees_anything_in_plain_words():
    """A text without loaded words gives an empty table, and everything after it goes on."""
    news = pd.DataFrame({"article": ["a"], "title": [""], "text": [PLAIN]})
    reading = reading_of(news, {})
    words = words_beside(reading, terms(news), find_voices(news))
    assert list(words) == BESIDE and words.empty
    assert reader_agreement(words, by=["voice"]).empty
    assert lexicon_candidates(words, reading).empty
    assert edit_by_edit(reading, edits(news)).empty
    assert not before_after(reading, reading, edits(news))["changed"].any()


def test_articles_stay_apart():
    """Offsets are those of each article, and the articles come in the order given."""
    news = pd.DataFrame(
        {"article": ["b", "a"], "title": "", "text": ["The vile act.", "A vile act."]}
    )
    found = words_beside(reading_of(news, {"vile": 0.9}), terms(news), find_voices(news))
    assert found[["article", "start"]].values.tolist() == [["b", 4], ["a", 2]]


def test_each_word_opens_a_sentence_or_not():
    """After the start of a sentence or a quotation mark a capital says nothing."""
    every = each_word(reading_of(NEWS)).set_index(["text", "start"])["opens"]
    opening = [text for (text, _), opens in every.items() if opens]
    assert opening == ["The", "The", "A"]


def test_empty_words():
    """Articles, prepositions and auxiliaries are empty, whatever their case; nouns are not."""
    assert [is_empty(word) for word in ["The", "of", "didn’t", "tyrant"]] == [
        True,
        True,
        True,
        False,
    ]


def test_agreement_counts_by_hand():
    """Of 3 words that the lexicon sees the reader sees 1; of 2 that the reader sees it sees 1."""
    words = pd.DataFrame(
        {"voice": "outlet", "seen_by": ["both", "lexicon only", "lexicon only", "reader only"]}
    )
    table = reader_agreement(words, by=["voice"])
    assert table[["of", "both", "n"]].values.tolist() == [["lexicon", 1, 3], ["reader", 1, 2]]
    assert table["estimate"].tolist() == pytest.approx([1 / 3, 1 / 2])
    assert (table["low"] < table["estimate"]).all() and (table["estimate"] < table["high"]).all()
    assert not table["enough"].any()


def test_ten_words_are_enough_for_a_share():
    """From ten words on a share is said, below that counts alone; groups are kept apart."""
    words = pd.DataFrame({"voice": ["outlet"] * 10 + ["caption"] * 9, "seen_by": "both"})
    table = reader_agreement(words, by=["voice"]).set_index(["voice", "of"])["enough"]
    assert table["outlet", "lexicon"] and not table["caption", "lexicon"]


def test_candidates_lack_a_row_and_are_no_names(reading, words):
    """A word that the lexicon has in any status, or that is a proper name, is no candidate."""
    found = set(lexicon_candidates(words, reading)["word"])
    assert "vale" not in found and "tyrant" not in found
    listed = words.assign(listed="contested")
    assert lexicon_candidates(listed, reading).empty


def test_candidates_are_counted_under_one_form():
    """Case and possessives aside, a word is one candidate; the most frequent comes first."""
    news = pd.DataFrame(
        {"article": ["a"], "text": ["Zorky days came.\nHe had zorky plans and a blarg’s grin."]}
    )
    reading = reading_of(news, {"Zorky": 0.6, "zorky": 0.8, "blarg’s": 0.9})
    words = words_beside(reading, terms(news), find_voices(news))
    table = lexicon_candidates(words, reading)
    assert table[["word", "n", "probability"]].values.tolist() == [
        ["zorky", 2, 0.7],
        ["blarg", 1, 0.9],
    ]
    assert table["sentence"][0] == "Zorky days came."


CHANGED = (
    "In reality, the regime fell. The council met on Monday. Strongman Tom Ray abruptly left town."
)


@pytest.fixture(scope="module")
def rewritten():
    """An article, its reading, its edits, and the sentences paired with those of the rewrite."""
    news = pd.DataFrame({"article": ["a", "b"], "title": "", "text": [CHANGED, PLAIN]})
    reading, changes = read(news), edits(news)
    return reading, changes, before_after(reading, read(neutralise(news)), changes)


def test_each_sentence_meets_its_own_rewrite(rewritten):
    """Also behind edits that made the text shorter or longer, sentence meets sentence."""
    reading, _, pairs = rewritten
    assert len(pairs) == len(reading) == 4
    assert pairs["plain"].tolist()[1] == "The council met on Monday."
    assert "regime" not in pairs["plain"][0] and pairs["plain"][0].endswith("government fell.")


def test_an_unchanged_sentence_keeps_its_probability(rewritten):
    """The same text gets the same number, to the digit; a changed one has its edits named."""
    _, _, pairs = rewritten
    same = pairs[~pairs["changed"]]
    assert (same["before"] == same["after"]).all() and (same["difference"] == 0).all()
    assert same["edits"].tolist() == ["", ""]
    assert "regime → government" in pairs["edits"][0]
    assert (pairs.loc[pairs["changed"], "edits"] != "").all()


def test_the_difference_is_after_less_before(rewritten):
    """A fall is negative."""
    _, _, pairs = rewritten
    assert (pairs["difference"] == pairs["after"] - pairs["before"]).all()
    assert pairs[["before", "after"]].stack().between(0, 1).all()


def test_a_sentence_that_the_rewrite_joined_is_left_out():
    """Where an edit runs over the end of a sentence there is no pair."""
    old = reading_of(
        pd.DataFrame({"article": ["a"], "text": ["He left.\nShe stayed.\nAll slept."]})
    )
    new = reading_of(
        pd.DataFrame({"article": ["a"], "text": ["He left and she stayed.\nAll slept."]})
    )
    edit = pd.DataFrame(
        {"article": ["a"], "start": [7], "end": [10], "before": [".\nS"], "after": [" and s"]}
    )
    assert before_after(old, new, edit)["text"].tolist() == ["All slept."]


def test_one_edit_alone_gives_what_all_give_where_there_is_one():
    """In a sentence with one edit, the edit alone and the rewrite read alike."""
    news = pd.DataFrame({"article": ["a"], "title": [""], "text": ["The regime fell. It rained."]})
    reading, changes = read(news), edits(news)
    pairs = before_after(reading, read(neutralise(news)), changes)
    alone = edit_by_edit(reading, changes)
    assert alone["sentence_after"].tolist() == [pairs["after"][0]]
    assert alone["difference"].tolist() == [pairs["difference"][0]]


def test_each_edit_has_a_row_with_its_words(rewritten):
    """Every edit is there once; what is left out has no probability after it."""
    reading, changes, _ = rewritten
    alone = edit_by_edit(reading, changes)
    assert alone["start"].tolist() == changes["start"].tolist()
    gone = alone["after"] == ""
    assert gone.any() and alone.loc[gone, "word_after"].isna().all()
    assert alone["word_before"].between(0, 1).all()
    swapped = alone[alone["before"] == "regime"].iloc[0]
    words = each_word(reading).set_index("text")["probability"]
    assert swapped["word_before"] == words["regime"]
