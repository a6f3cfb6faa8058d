"""The neutral rewrite: grammatical, deterministic, and never a hand on other people's words."""

import re

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import find, find_voices, read_actors, read_article, read_lexicon, terms
from analysis.__main__ import main
from analysis.rewrite import applied, decisions, diff, edits, left_alone, neutralise
from analysis.rewrite.marked import side_by_side

LEXICON, ACTORS = read_lexicon(), read_actors()
SWAPPED = LEXICON[
    (LEXICON["side"] == "loaded")
    & LEXICON["status"].isin(["evaluative", "euphemism"])
    & LEXICON["repair"].isin(["synonym", "delete"])
    & (LEXICON["only"] == "")
]


def news(text):
    return pd.DataFrame({"article": ["a"], "title": [""], "text": [text]})


def plain(text):
    return neutralise(news(text), lexicon=LEXICON, actors=ACTORS)["text"].item()


@pytest.fixture(scope="module")
def seed():
    return read_article("data/articles/2024-12-assad-asylum.md")


@pytest.fixture(scope="module")
def rewritten(seed):
    return neutralise(seed)["text"].item()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The regime’s envoy left.", "The government’s envoy left."),
        ("Jihadists took the town.", "Militants took the town."),
        ("Big Oil lost.", "The oil industry lost."),
        ("“It rained,” she insisted.", "“It rained,” she said."),
        ("She proclaimed, “It rained.”", "She said, “It rained.”"),
        ("She insisted that it rained.", "She said that it rained."),
        ("She insists it rained.", "She says it rained."),
        ("They were slamming the court.", "They were criticising the court."),
        ("The plan was slammed by doctors.", "The plan was criticised by doctors."),
        ("It was an authoritarian regime.", "It was an authoritarian government."),
        ("He is a despot.", "He is a leader."),
        ("An autocrat fell.", "A leader fell."),
        ("A tyrant is an autocrat.", "A leader is a leader."),
    ],
)
def test_counterparts_take_number_tense_and_article(before, after):
    """A counterpart stands in the number, tense and case of the word, with "a" or "an" to fit."""
    assert plain(before) == after


def test_an_office_is_used_only_where_it_is_known():
    """Putin's office is in the actors table; nobody says what Tom Ray's is, so he is a leader."""
    assert plain("The strongman Vladimir Putin met the strongman Tom Ray.") == (
        "President Vladimir Putin met the leader Tom Ray."
    )


def test_an_office_may_come_from_the_article_itself():
    """Who is titled in the article is called so where it had an epithet."""
    text = "Tom Ray, the tyrant, spoke. Prime Minister Tom Ray of Ruritania smiled."
    assert plain(text).startswith("Tom Ray, the prime minister, spoke.")


def test_a_title_has_capitals_only_before_the_name():
    """ "President Putin", but "Putin, the president"."""
    assert plain("Vladimir Putin, the strongman, spoke.") == "Vladimir Putin, the president, spoke."


@pytest.mark.parametrize(
    "text",
    [
        "“The regime fell,” Ada Bell said.",
        'Ada Bell called it "a regime of thugs" on Friday.',
        "The so-called “tyrant” left.",
        "File/The regime’s troops in Adra on July 24, 2022. (ADA BELL/AFP via Getty Images)",
        "Regime falls https://t.co/gc8DXiZZwO\n— Ada Bell (@adabell) December 10, 2024",
    ],
)
def test_no_words_but_the_outlets_are_touched(text):
    """Quotations, scare quotes, captions and posts come out as they went in."""
    rows = edits(news(text))
    spans = find_voices(news(text)).query("voice != 'outlet'")
    for edit in rows.itertuples():
        assert not ((spans["start"] < edit.end) & (edit.start < spans["end"])).any()


def test_a_quotation_keeps_every_character(seed, rewritten):
    """The quotations of the seed article stand unchanged in its rewrite, in the same order."""
    quotations = re.compile(r"“[^”]*”")
    assert quotations.findall(seed["text"].item()) == quotations.findall(rewritten)


def test_an_attributed_designation_is_kept(rewritten):
    """ "Russia-designated terrorist organization" says whose it is, and stays."""
    assert "HTS is a Russia-designated terrorist organization." in rewritten


def test_a_bare_designation_is_attributed_and_not_softened(rewritten):
    """The label stays, with those who the article says made it."""
    assert (
        "affiliated with Hayat Tahrir al-Sham (HTS), designated a terrorist organization by "
        "Russia and the United States, announced"
    ) in rewritten


def test_a_designation_that_nobody_is_said_to_have_made_is_left():
    """Where the article names nobody the tool invents nobody."""
    text = "The terrorist group Red Path struck."
    assert plain(text) == text
    assert "say whose" in left_alone(news(text))["reason"].item()


def test_most_of_what_a_synonym_repairs_is_repaired(seed):
    """At most 15 % of the outlet's evaluative, synonym-repairable words are left in the seed."""
    seen = terms(seed).query("choice == 'loaded' and voice == 'outlet'")
    rows = edits(seed)
    done = [((rows["start"] <= at) & (at < rows["end"])).any() for at in seen["start"]]
    assert sum(done) >= 0.85 * len(seen)


def test_what_is_left_has_a_reason(seed):
    """Each loaded word is either edited or listed with why it was not."""
    rows = decisions(seed)
    assert (rows["reason"] != "").all()
    loaded = terms(seed).query("side == 'loaded'")
    covered = [((rows["start"] <= at) & (at < rows["end"])).any() for at in loaded["start"]]
    assert all(covered)


def test_no_euphemism_is_brought_in(seed, rewritten):
    """The rewrite holds no softening form that the article did not have."""
    softened = find(news(rewritten), LEXICON).query("status == 'euphemism'")
    assert set(softened["form"]) <= set(find(seed, LEXICON)["form"])


@pytest.mark.parametrize(
    "text",
    [
        "Critics call Vladimir Putin a tyrant.",
        "Vladimir Putin is no tyrant.",
        "She was branded a despot by her opponents.",
        "He denied being a dictator.",
        "They described the government as a regime.",
        "Police falsely claimed that he fled.",
        "A mob of 200 lynched a man in Adra.",
        "Troops liberated four hostages.",
        "The bank warned of a bloodbath for the car industry.",
        "The Death Tax Repeal Act was debated.",
        "A post tagged #regime went round.",
        "The self-styled leader left.",
    ],
)
def test_a_word_stays_where_a_plain_one_would_say_something_else(text):
    """What somebody is called or denies, a false claim, a name, a word whose case is met."""
    assert plain(text) == text


@pytest.mark.parametrize(
    "other",
    ["Russia does not consider Red Path a terrorist group.",
     "Russia no longer considers Red Path a terrorist group.",
     "Russia refuses to list Red Path as a terrorist group.",
     "Russia calls Red Path a terrorist group."],
)  # fmt: skip
def test_nobody_is_made_to_designate_what_he_does_not(other):
    """A designation that is denied, or a mere name, is nobody's decision."""
    text = f"{other} The terrorist group Red Path struck."
    assert "designated a terrorist group by" not in plain(text)


@pytest.mark.parametrize("word", ["massacre", "genocide", "invasion", "murdered", "coup"])
def test_strong_words_that_state_facts_are_kept(word):
    """A claim with a test, and a strong word that is accurate, are nobody's to soften."""
    text = f"It was the {word} of 1998." if word != "murdered" else "He murdered two men."
    assert plain(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("In reality, the plan failed.", "The plan failed."),
        ("He abruptly left.", "He left."),
        ("It was a barbaric attack.", "It was an attack."),
        ("The attack was barbaric.", "The attack was barbaric."),
        ("It is, of course, late.", "It is late."),
        ("The war hero left.", "The war hero left."),
    ],
)
def test_a_word_is_left_out_where_the_sentence_stands(before, after):
    """Adverbs, adjectives before their noun and phrases in commas go; nothing that holds the
    sentence does."""
    assert plain(before) == after


@pytest.mark.parametrize(
    "text",
    ["She complained about the noise.", "He claimed to be ill.", "When she insisted, he left."],
)
def test_verbs_of_saying_need_something_said(text):
    """ "Complained about" has no "said about": it is left, with the reason."""
    assert plain(text) == text
    assert "say" in left_alone(news(text))["reason"].item()


def test_spelling_follows_the_article():
    """ "organized" goes with "criticized", "organised" with "criticised"."""
    assert "criticized" in plain("They organized it. She slammed the court.")
    assert "criticised" in plain("They organised it. She slammed the court.")


def test_the_text_between_edits_is_the_text(seed, rewritten):
    """Undoing each edit gives the article back, character for character."""
    rows, text, back, shift = edits(seed), seed["text"].item(), rewritten, 0
    for edit in rows.itertuples():
        assert text[edit.start : edit.end] == edit.before
        at = edit.start + shift
        assert rewritten[at : at + len(edit.after)] == edit.after
        shift += len(edit.after) - len(edit.before)
    undone = rows.assign(
        start=rows["start"]
        + (rows["after"].str.len() - rows["before"].str.len()).cumsum().shift(fill_value=0),
        after=rows["before"],
    )
    undone = undone.assign(end=undone["start"] + rows["after"].str.len())
    assert applied(back, undone) == text


def test_a_second_pass_changes_nothing(seed, rewritten):
    """The rewrite of the rewrite is the rewrite."""
    assert neutralise(seed.assign(text=[rewritten]))["text"].item() == rewritten


FORMS = sorted(set(SWAPPED["form"]))
FRAMES = [
    "The {} left.", "{} came to a {} on Friday.", "She {} that he won.", "It was, {}, late.",
    "“A {},” he said of the {}.", "An {} {} fell.", "{}, they {} the {} of Ada Bell.",
]  # fmt: skip


@st.composite
def passages(draw):
    """Sentences full of loaded words, in and out of quotations, grammatical or not."""
    frames = draw(st.lists(st.sampled_from(FRAMES), min_size=1, max_size=4))
    words = iter(draw(st.lists(st.sampled_from(FORMS), min_size=12, max_size=12)))
    return " ".join(re.sub(r"\{\}", lambda _: next(words), frame) for frame in frames)


def table(texts):
    return pd.DataFrame({"article": [str(n) for n in range(len(texts))], "text": texts})


@given(st.lists(passages(), min_size=1, max_size=8))
@settings(deadline=None, max_examples=20)
def test_any_passage_is_rewritten_once(texts):
    """Whatever the words, a second pass changes nothing, and quotations come through whole."""
    once = neutralise(table(texts), lexicon=LEXICON, actors=ACTORS)
    pd.testing.assert_frame_equal(neutralise(once, lexicon=LEXICON, actors=ACTORS), once)
    for before, after in zip(texts, once["text"], strict=True):
        assert re.findall("“[^”]*”", before) == re.findall("“[^”]*”", after)


@given(st.lists(st.text(max_size=200), min_size=1, max_size=8))
@settings(deadline=None, max_examples=20)
def test_any_text_is_survived(texts):
    """Any characters at all: no error, and no change without an edit that says so."""
    rows = edits(table(texts), lexicon=LEXICON, actors=ACTORS)
    after = neutralise(table(texts), lexicon=LEXICON, actors=ACTORS)["text"]
    for number, text in enumerate(texts):
        assert applied(text, rows[rows["article"] == str(number)]) == after[number]


def test_no_counterpart_is_loaded_itself():
    """What the rewrite puts in is neither evaluative nor softening by the lexicon itself."""
    rows = SWAPPED.query("repair == 'synonym'").itertuples()
    frames = {"adjective": "The {} people came.", "verb": "They {} it."}
    before = table([frames.get(row.pos, "The {} came.").format(row.form) for row in rows])
    found = find(neutralise(before), LEXICON).query("status in ('evaluative', 'euphemism')")
    worse = found[~found["article"].isin(left_alone(before)["article"])]
    assert worse[["article", "text"]].to_numpy().tolist() == []


def test_side_by_side_escapes_the_text():
    """Text from an article is never markup; each paragraph is a row, each edit is marked."""
    article = news("The regime <script>alert(1)</script> fell.\n\nIt rained.")
    page = BeautifulSoup(side_by_side(article["text"][0], edits(article)), "html.parser")
    assert page.find("script") is None and len(page.select("tbody tr")) == 2
    assert [tag.text for tag in page.select("del, ins")] == ["regime", "government"]


def test_diff_names_the_lexicon():
    """A diff says which version of the lexicon it rests on."""
    article = news("The regime fell.")
    assert re.search(r"lexicon [0-9a-f]{8}\)", diff(article, neutralise(article)))


def test_diff_of_a_neutral_text_is_empty():
    """Nothing to change is nothing to show."""
    article = news("It rained.")
    assert diff(article, neutralise(article)) == ""


def run(*arguments, text="The regime fell.\n"):
    return CliRunner().invoke(main, ["rewrite", "-", *arguments], input=text)


def test_the_command_line_prints_the_text():
    """`rewrite -` gives the text and nothing else."""
    assert run().output == "The government fell.\n"


def test_the_command_line_prints_a_diff():
    """`--diff` gives a unified diff."""
    assert "-The regime fell.\n+The government fell.\n" in run("--diff").output


def test_the_command_line_lists_the_edits():
    """`--edits` gives one row an edit, with its reason, in any format."""
    assert '"before":"regime","after":"government"' in run("--edits", "--format", "json").output


def test_the_command_line_gives_texts_as_rows():
    """With a format the rewritten articles are rows, with the lexicon's version."""
    assert run("--format", "csv").output.startswith("article,text,lexicon\nstdin,")


def test_two_views_at_once_are_refused():
    """--diff and --edits together get one line, not half an answer."""
    assert run("--diff", "--edits").exit_code == 2


def test_several_articles_stand_under_their_names(tmp_path):
    """With more than one article each text has its name above it."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text("The regime fell.\n", encoding="utf-8")
    out = CliRunner().invoke(main, ["rewrite", str(tmp_path)]).output
    assert out == "==> one <==\nThe government fell.\n\n==> two <==\nThe government fell.\n"


def test_a_parted_verb_gives_up_its_particle():
    """Where a phrasal verb is replaced, its particle goes and its object stays."""
    assert (
        plain("The council rammed a plan for tolls through.")
        == "The council passed a plan for tolls."
    )
    assert plain("They tried to ram it through on Monday.") == "They tried to pass it on Monday."
    through = "through the Senate."  # it belongs to the Senate here
    assert plain(f"They rammed the bill {through}") == f"They passed the bill {through}"
