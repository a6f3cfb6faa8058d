"""Rules of the verb table: what a row must hold, and that it judges both sides alike."""

import re

import lemminflect
import pytest

from analysis.framing import verbs as table
from analysis.framing.verbs import read_nominalisations, read_verbs, verb_of

verbs = read_verbs()
nouns = read_nominalisations()
JUDGED = ["agent", "patient", "fate", "subject_fate"]
# What may follow a verb in a phrasal verb.
PARTICLES = set(
    "about after ahead along around aside at away back by down for forward in into off on out over"
    " through to together up upon with forth".split()
)
HEADER = "verb,agent,patient,fate,subject_fate,power,agency,note\n"


def with_value(column, value):
    return set(verbs.index[verbs[column] == value])


def written(tmp_path, text):
    path = tmp_path / "verbs.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEADER + "say,0,0,0,0,equal,high,\nlie,-3,0,0,0,equal,high,\n",
         r"row 3 \(lie\): agent is '-3'; use -1, 0, 1"),
        (HEADER + "say,0,0,0,0,both,high,\n",
         r"row 2 \(say\): power is 'both'; use agent, patient, equal"),
        (HEADER + "say,0,0,0,0,equal,high,\n" * 2, "row 3: 'say' is listed twice; keep one"),
        (HEADER + ",0,0,0,0,equal,high,\n", r"row 2 \(\): verb is ''; use any word"),
        ("verb,agent\nsay,0\n", "lacks patient, fate, .*; has verb, agent"),
        ("", "cannot be read as a CSV of verbs"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_named_in_one_line(tmp_path, text, message):
    """An error says which file and row is wrong, what stands there and what may."""
    path = written(tmp_path, text)
    with pytest.raises(ValueError, match=message) as error:
        read_verbs(path)
    assert str(path) in str(error.value)


def test_a_noun_needs_a_verb_of_the_table(tmp_path):
    """A nominalisation whose verb nobody judged would say nothing."""
    path = written(tmp_path, "noun,verb,of,poss\nfall,tumblify,agent,agent\n")
    with pytest.raises(ValueError, match=r"row 2 \(fall\): verb is 'tumblify'"):
        read_nominalisations(path)


@pytest.mark.parametrize("path", [table.VERBS, table.NOMINALISATIONS], ids=lambda p: p.name)
def test_rows_stand_in_alphabetical_order(path):
    """A row is found, and a double seen, where it is looked for."""
    words = [line.split(",")[0] for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    assert words == sorted(words)


def test_every_row_is_a_lemma():
    """The first word is a verb as a dictionary has it, any second word a particle."""
    wrong = []
    for verb in verbs.index:
        first, *rest = verb.split()
        lemmas = lemminflect.getAllLemmas(first, upos="VERB")
        lemmas = lemmas or lemminflect.getAllLemmasOOV(first, upos="VERB")
        if first not in lemmas["VERB"] or not set(rest) <= PARTICLES:
            wrong.append(verb)
    assert wrong == []


def test_a_row_is_found_by_its_own_spelling():
    """No verb is hidden behind another of the same spelling; "found" alone is the past of find."""
    assert [v for v in verbs.index if verb_of(*v.split(maxsplit=1)) != v] == ["found"]


@pytest.mark.parametrize(
    ("column", "value", "examples"),
    [
        ("agent", -1, "lie betray massacre threaten cheat deceive torture kidnap mislead kill"),
        ("agent", 1, "rescue help protect heal liberate achieve cooperate volunteer"),
        ("agent", 0, "say travel meet arrest win lose apologize die accuse praise be"),
        ("patient", -1, "accuse convict blame criticize condemn indict mock hate fear"),
        ("patient", 1, "praise honor defend support exonerate thank admire"),
        ("patient", 0, "kill wound smear rescue free arrest torture invite say"),
        ("fate", -1, "kill wound rob bomb sack convict arrest smear defeat"),
        ("fate", 1, "free feed award rescue acquit hire fund"),
        ("fate", 0, "say accuse praise meet criticize die"),
        ("subject_fate", -1, "die suffer collapse lose flee resign"),
        ("subject_fate", 1, "win recover survive thrive escape"),
        ("subject_fate", 0, "say kill rescue"),
        ("power", "agent", "defeat arrest order free convict govern"),
        ("power", "patient", "obey beg depend need admire thank"),
        ("power", "equal", "meet say negotiate travel die"),
        ("agency", "high", "seize say attack negotiate win"),
        ("agency", "low", "need await depend die suffer seem"),
    ],
)
def test_what_the_table_says_of_plain_cases(column, value, examples):
    """Verbs that leave no doubt have the value that they should."""
    assert set(examples.split()) - with_value(column, value) == set()


@pytest.mark.parametrize(
    ("one", "other", "column"),
    [
        ("convict", "acquit", "patient"), ("criticize", "praise", "patient"),
        ("reject", "approve", "patient"), ("oppose", "support", "patient"),
        ("hate", "love", "patient"), ("distrust", "trust", "patient"),
        ("boo", "applaud", "patient"), ("disown", "embrace", "patient"),
        ("punish", "reward", "fate"), ("fire", "hire", "fate"), ("oust", "elect", "fate"),
        ("demote", "appoint", "fate"), ("weaken", "strengthen", "fate"),
        ("imprison", "free", "fate"), ("harm", "help", "fate"), ("harm", "help", "agent"),
        ("imperil", "protect", "agent"), ("enslave", "liberate", "agent"),
        ("lose", "win", "subject_fate"), ("fall", "rise", "subject_fate"),
        ("plunge", "soar", "subject_fate"), ("relapse", "recover", "subject_fate"),
        ("fail", "succeed", "agent"), ("destabilize", "stabilize", "agent"),
    ],
)  # fmt: skip
def test_opposites_mirror_each_other(one, other, column):
    """What a verb takes, its opposite gives: neither side of a quarrel has the harsher words."""
    assert verbs.at[one, column] == -verbs.at[other, column] != 0


def test_both_spellings_are_judged_alike():
    """A verb means the same in British and in American spelling."""
    columns = [*JUDGED, "power", "agency"]
    for verb in verbs.index:
        for other in {re.sub("is(e|ed)$", r"iz\1", verb), verb.replace("our", "or")} - {verb}:
            if other in verbs.index:
                assert verbs.loc[verb, columns].tolist() == verbs.loc[other, columns].tolist(), verb


def test_blame_and_credit_both_have_words():
    """A table with words for one side only would find only that side."""
    assert len(with_value("agent", -1)) >= 150
    assert len(with_value("agent", 1)) >= 150
    for column in JUDGED:
        assert min(len(with_value(column, -1)), len(with_value(column, 1))) >= 35
    assert len(with_value("power", "patient")) >= 50


def test_misfortune_is_no_judgement():
    """Most of what befalls somebody says nothing about the one it befalls."""
    hurt = verbs[verbs["fate"] == -1]
    assert (hurt["patient"] == 0).mean() > 0.9
    assert set(hurt.index[hurt["patient"] == 1]) == set()


def test_whoever_is_wronged_is_not_blamed():
    """A verb that blames its doer for a wrong does not also blame the one who is wronged."""
    wrong = verbs[(verbs["agent"] == -1) & (verbs["fate"] == -1)]
    assert set(wrong.index[wrong["patient"] != 0]) == set()


def test_an_undergoing_subject_has_no_power_over_another():
    """What befalls the subject is not what it does to somebody."""
    assert set(verbs.loc[verbs["subject_fate"] == -1, "power"]) == {"equal"}


def test_harm_in_plain_words_is_marked():
    """Violence counts for its doer, and the note says that the word itself does not judge."""
    for verb in ("kill", "shoot", "bomb", "invade", "attack"):
        assert verbs.at[verb, "note"].startswith("plain word for a grave deed"), verb


@pytest.mark.parametrize(
    ("noun", "verb", "of", "poss"),
    [
        ("fall", "fall", "agent", "agent"), ("collapse", "collapse", "agent", "agent"),
        ("victory", "win", "agent", "agent"), ("attack", "attack", "agent", "agent"),
        ("support", "support", "agent", "agent"), ("death", "die", "agent", "agent"),
        ("destruction", "destroy", "patient", "either"), ("killing", "kill", "patient", "either"),
        ("invasion", "invade", "patient", "agent"), ("criticism", "criticize", "patient", "agent"),
        ("arrest", "arrest", "patient", "patient"), ("murder", "murder", "patient", "patient"),
        ("overthrow", "overthrow", "patient", "patient"),
    ],
)  # fmt: skip
def test_whom_a_noun_is_about(noun, verb, of, poss):
    """ "The fall of X": X falls; "the arrest of X": X is arrested; "X's invasion": X invades."""
    assert nouns.loc[noun].tolist() == [verb, of, poss]


def test_every_noun_is_a_noun():
    """The key is a singular noun, or one that has no singular."""
    wrong = [
        noun
        for noun in nouns.index
        if noun not in lemminflect.getAllLemmas(noun, upos="NOUN").get("NOUN", [noun])
    ]
    assert wrong == []


def test_there_are_enough_nouns_of_both_kinds():
    """Doer and undergoer are both asked for."""
    assert 250 <= len(nouns) <= 450
    assert min(nouns["of"].value_counts()) >= 100


def test_an_unknown_word_has_no_verb():
    """A spelling that no verb of the table has gives the empty string."""
    assert verb_of("tyrant's") == verb_of("zzz") == ""
    assert verb_of("gunned", "down") == "gun down"
    assert verb_of("said", "aloud") == "say"
