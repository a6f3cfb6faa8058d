"""Rules of finding: whole words, the longest form, its case, its context, and exact offsets."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import lexicons, occurrences, tables
from analysis.contexts import compile_context, holds, is_context
from analysis.occurrences import find, fold, keywords_in_context, with_voice

LEXICON = lexicons.read_lexicon()
BLANK = dict.fromkeys(tables.LEXICON, "")
LOADED = {**BLANK, "side": "loaded", "category": "label", "status": "evaluative",
          "repair": "specify", "pos": "noun"}  # fmt: skip


def lexicon_of(*rows):
    """A lexicon of the given forms; a row is a form or the cells that differ from a plain noun."""
    cells = [row if isinstance(row, dict) else {"form": row} for row in rows]
    return pd.DataFrame([{**LOADED, "concept": cell["form"], **cell} for cell in cells])


def found(text, *rows):
    """The words found in one text."""
    news = pd.DataFrame({"article": ["a"], "text": [text]})
    return find(news, lexicon_of(*rows))["text"].tolist()


def test_the_longest_form_wins():
    """Of overlapping forms the longest counts, once: a puppet regime is not also a regime."""
    assert found("A puppet regime fell.", "regime", "puppet regime") == ["puppet regime"]


def test_forms_are_whole_words():
    """A form inside a longer word is another word."""
    assert found("Mobile mobs. The demobbed mob_list.", "mob") == ["mobs"]


def test_a_lower_case_form_matches_any_case():
    """At the start of a sentence and in a headline the word is the same word."""
    assert found("Regime falls. THE REGIME FELL.", "regime") == ["Regime", "REGIME"]


def test_a_form_with_a_capital_matches_only_so():
    """Turkey is a state and turkey is a bird."""
    assert found("Turkey lobby and turkey lobby", "Turkey lobby") == ["Turkey lobby"]


def test_nouns_and_verbs_are_found_in_their_inflections():
    """Plurals and tenses come from lemminflect; the rest is found as written."""
    verb = {"form": "lash out", "pos": "verb"}
    assert found("Henchmen lashed out.", "henchman", verb) == ["Henchmen", "lashed out"]


def test_a_possessive_is_the_word_itself():
    """Neither a straight nor a curly apostrophe makes the form longer."""
    assert found("The regime's end, the regime’s end.", "regime") == ["regime", "regime"]


def test_an_apostrophe_in_a_form_matches_its_curly_twin():
    """Typography is no part of a word."""
    assert found("It is the people’s enemy.", "people's enemy") == ["people’s enemy"]


def test_a_hyphen_in_front_keeps_a_noun_but_not_a_verb():
    """'anti-regime' is about the regime; 'self-proclaimed' is not to proclaim."""
    assert found("anti-regime marches", "regime") == ["regime"]
    assert found("the self-proclaimed state", {"form": "proclaim", "pos": "verb"}) == []


def test_non_turns_a_label_around():
    """Who is non-radical is not called radical."""
    assert found("a non-radical group", {"form": "radical", "pos": "adjective"}) == []


def test_a_link_glued_to_a_word_does_not_hide_it():
    """Embedded posts often lose the space before their link."""
    assert found("Islamistshttps://t.co/regime now", "Islamist", "regime") == ["Islamists"]


def test_words_in_a_link_are_not_the_outlets_words():
    """A web address is not prose."""
    assert found("See https://example.org/regime-falls today", "regime") == []


def test_a_form_may_run_over_a_line_break():
    """Wrapped text breaks lines inside a form; a blank line ends the paragraph and the form."""
    assert found("a puppet\nregime", "puppet regime") == ["puppet\nregime"]
    assert found("a puppet\n\nregime", "puppet regime") == []


def test_a_form_inside_a_name_is_not_a_label():
    """The Radical Party bears its name; a radical party is somebody's judgement."""
    radical = {"form": "radical", "pos": "adjective"}
    assert found("He joined the Radical Party in May, she said.", radical) == []
    assert found("He joined the radical party in May, she said.", radical) == ["radical"]


def test_a_form_in_a_headline_in_capitals_counts():
    """In a line where most words are capitalised a capital tells nothing."""
    assert found("Angry Mob Storms Bridge\nPolice said so.", "mob") == ["Mob"]


def test_an_epithet_before_a_name_counts_though_capitalised():
    """Strongman Putin is an epithet and not a part of his name."""
    strongman = {"form": "strongman", "category": "epithet"}
    assert found("They met and Strongman Putin left early.", strongman) == ["Strongman"]


def test_only_demands_a_context():
    """With an `only` cell one of its alternatives must hold around the form."""
    poor = {"form": "poor", "pos": "adjective", "only": "_ ... record | _ judgment"}
    assert found("its poor human rights record", poor) == ["poor"]
    assert found("its poor people", poor) == []


def test_unless_refuses_a_context():
    """With an `unless` cell none of its alternatives may hold."""
    regime = {"form": "regime", "unless": "training _ | _ change"}
    assert found("a training regime, regime change, a regime", regime) == ["regime"]


def test_a_context_stops_at_the_end_of_the_sentence():
    """The next sentence is no context."""
    regime = {"form": "regime", "unless": "_ change"}
    assert found("He left the regime. Change came.", regime) == ["regime"]


def test_a_context_matches_any_case_and_either_apostrophe():
    """Conditions are in lower case with straight apostrophes; texts are not."""
    ally = {"form": "ally", "only": "*'s _"}
    assert found("Assad’s ally, ASSAD'S ally, an ally", ally) == ["ally", "ally"]


@pytest.mark.parametrize(
    ("condition", "text", "expected"),
    [
        ("NAME _", "the Assad regime", True),
        ("NAME _", "the old regime", False),
        ("NUM _", "some 1,200 regime", True),
        ("_ ... record*", "a regime with bad records", True),
        ("_ ... record", "a regime with one two three four record", False),
        ("the ... _", "the old bad regime", True),
        ("train* _", "trainers regime", True),
        ("train _", "restrain regime", False),
    ],
)
def test_special_tokens(condition, text, expected):
    """NAME is a capitalised word, NUM a number, ... up to three words, * the rest of a word."""
    start = text.find("regime")
    assert holds(condition, text, start, start + len("regime")) is expected


@pytest.mark.parametrize("bad", ["NAME's _", "Trump _", "records", "_ ... NUMx", "_ ,", "_", "a__"])
def test_a_condition_that_matches_nothing_is_refused(bad):
    """A token with a stray capital or glued to a special one would fail in silence."""
    with pytest.raises(ValueError, match="context condition"):
        compile_context(bad)
    assert not is_context(bad) or bad == "_"


def test_a_word_that_is_noun_and_verb_is_read_by_what_precedes_it():
    """After a determiner a noun, else a verb."""
    noun = {"form": "claim", "concept": "statement"}
    verb = {"form": "claim", "pos": "verb", "concept": "said"}
    news = pd.DataFrame({"article": ["a"], "text": ["His claim that they claim it."]})
    assert find(news, lexicon_of(noun, verb))["concept"].tolist() == ["statement", "said"]


@pytest.mark.parametrize("before", ["Straße ", "İstanbul ", "ǅ ", "“É” ", "😀 ", "ﬁ "])
def test_offsets_survive_letters_that_change_length(before):
    """In lower case İ is two characters; offsets are still those of the article."""
    text = before + "the regime fell"
    news = pd.DataFrame({"article": ["a"], "text": [text]})
    [row] = find(news, lexicon_of("regime")).to_dict("records")
    assert text[row["start"] : row["end"]] == "regime"


def test_no_article_gives_an_empty_table_with_the_columns():
    """An empty input is an empty output of the same shape."""
    empty = find(pd.DataFrame({"article": [], "text": []}), LEXICON)
    assert list(empty) == tables.COLUMNS["occurrences"] and len(empty) == 0


def test_articles_are_found_in_the_order_given():
    """Rows keep the order of the articles, and reading order within each."""
    news = pd.DataFrame({"article": ["b", "a"], "text": ["mob, regime", "regime"]})
    seen = find(news, lexicon_of("regime", "mob"))
    assert seen[["article", "text"]].to_numpy().tolist() == [
        ["b", "mob"], ["b", "regime"], ["a", "regime"],
    ]  # fmt: skip


WORDS = ["the", "regime", "puppet", "mob", "Radical", "Party", "training", "said", "claimed", "İ",
         "ß", "’s", ".", ",", "\n", "-", "https://x.org", "“", "”", "terrorist",
         "so-called"]  # fmt: skip
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(texts)
def test_folding_keeps_the_length(text):
    """Offsets into the folded text are offsets into the text."""
    assert len(fold(text)) == len(text)


@settings(max_examples=80, deadline=None)
@given(texts)
def test_rows_are_in_order_and_do_not_overlap(text):
    """Each row is its slice of the text, begins after the last one ended, and is not empty."""
    seen = find(pd.DataFrame({"article": ["a"], "text": [text]}), LEXICON)
    end = 0
    for row in seen.itertuples():
        assert text[row.start : row.end] == row.text
        assert end <= row.start < row.end
        end = row.end


@settings(max_examples=60, deadline=None)
@given(texts)
def test_a_paragraph_in_front_shifts_rows_by_its_length(text):
    """What stands in an earlier paragraph neither adds nor hides an occurrence."""
    first = "Nobody spoke on Monday.\n\n"
    news = pd.DataFrame({"article": ["plain", "shifted"], "text": [text, first + text]})
    seen = find(news, LEXICON).set_index("article")
    plain, shifted = seen.loc[seen.index == "plain"], seen.loc[seen.index == "shifted"]
    assert shifted["start"].sub(len(first)).tolist() == plain["start"].tolist()
    assert shifted["form"].tolist() == plain["form"].tolist()


def test_each_occurrence_gets_the_voice_in_which_it_starts():
    """The stretch that holds the first character decides; without a stretch the outlet speaks."""
    seen = pd.DataFrame({"article": ["a", "a", "b"], "start": [3, 12, 0], "end": [5, 14, 2]})
    said = pd.DataFrame({"article": ["a", "a"], "start": [0, 10], "end": [10, 20],
                         "voice": ["outlet", "quotation"], "form": ["", "direct"],
                         "speaker": ["", "Ada Bell"]})  # fmt: skip
    voiced = with_voice(seen, said)
    assert voiced["voice"].tolist() == ["outlet", "quotation", "outlet"]
    assert voiced["speaker"].tolist() == ["", "Ada Bell", ""]


def test_context_shows_the_words_around_and_stops_at_the_edges():
    """Left and right are slices of the text, at most `width` characters."""
    news = pd.DataFrame({"article": ["a"], "text": ["The mob left."]})
    seen = pd.DataFrame({"article": ["a"], "start": [4], "end": [7], "text": ["mob"]})
    [row] = keywords_in_context(seen, news, width=50).to_dict("records")
    assert (row["left"], row["right"]) == ("The ", " left.")


def test_contexts_are_compiled_only_when_a_text_needs_them():
    """Building the matcher compiles no condition: the shell must answer at once."""
    compile_context.cache_clear()
    occurrences._matcher.cache_clear()
    find(pd.DataFrame({"article": ["a"], "text": ["No such word."]}), LEXICON)
    assert compile_context.cache_info().currsize == 0


RAM = {"form": "ram through", "pos": "verb", "unless": "_ ... car"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They rammed a plan for tolls through.", ["rammed"]),
        ("They rammed it through, and tried to ram more through.", ["rammed", "ram"]),
        ("They rammed through a plan.", ["rammed through"]),
        ("They rammed a car through the gate.", []),  # its context: a vehicle
        ("The ram they let through was old.", []),  # no verb
        ("They rammed a gate and walked through.", []),  # another phrase begins
        ("They rammed the gate. Cars came through.", []),  # another sentence
        ("They rammed one two three four five through.", []),  # too far
        ("They rammed a plan up.", []),  # another particle
    ],
)
def test_a_phrasal_verb_may_be_parted_by_its_object(text, expected):
    """The verb counts where its particle follows within four words of an object; the span is the
    verb's, and conditions hold of the object."""
    assert found(text, RAM) == expected


def test_a_verb_with_a_preposition_is_not_parted():
    """In "rip into", "into" stands before its object and nowhere else."""
    assert found("They ripped the page into pieces.", {"form": "rip into", "pos": "verb"}) == []


def test_a_word_inside_a_parted_verb_is_still_found():
    """What stands between a verb and its particle keeps its own row."""
    assert found("They rammed the regime through.", RAM, "regime") == ["rammed", "regime"]


def test_people_in_a_condition_are_the_nouns_for_people():
    """PEOPLE is a plural noun for people in the word classes, or its singular, and no other."""
    militant = {"form": "militant", "unless": "_ PEOPLE"}
    text = "Militant traders and a militant shopkeeper met militant trade unionists."
    assert found(text, militant) == []
    assert found("The militants and a militant said it.", militant) == ["militants", "militant"]


def test_a_surname_is_no_epithet():
    """Clive Crook, and Crook after him, are not crooks."""
    text = "On Friday the editor of the paper, Clive Crook, said no. Later Crook met the crook."
    assert found(text, {"form": "crook", "category": "epithet"}) == ["crook"]
    assert found("The thug fled. Crook Tom Ray fled.", {"form": "crook", "category": "epithet"})
