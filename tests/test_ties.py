"""Which actor a loaded word describes."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import evidence
from analysis.actors import find_mentions
from analysis.ties import tie

NOUN, ADJECTIVE, VERB = ("noun", "label"), ("adjective", "evaluation"), ("verb", "verb")
SPEECH, EPITHET, JUDGED = ("verb", "attribution verb"), ("noun", "epithet"), ("noun", "evaluation")
COMMENT = ("phrase", "editorial")


def occurrence(text, word, kind, speaker="", concept="x", side="loaded"):
    start = text.index(word)
    return {
        "article": "a", "start": start, "end": start + len(word), "text": word, "pos": kind[0],
        "category": kind[1], "speaker": speaker, "concept": concept, "side": side,
    }  # fmt: skip


def tied(text, *rows):
    articles = pd.DataFrame({"article": ["a"], "text": [text]})
    return tie(pd.DataFrame(rows), find_mentions(articles), articles)["actor"].tolist()


def whom(text, word, kind, speaker=""):
    """The actor that `word` describes in `text`, where only it is loaded."""
    return tied(text, occurrence(text, word, kind, speaker))[0]


def test_name_after_a_label():
    """A label belongs to the name right after it, not to the one that acts on it."""
    assert whom("Mayor Ada Bell met the tyrant Tom Ray.", "tyrant", EPITHET) == "Tom Ray"


def test_label_before_a_government():
    """A label before "government of" is the government's, not that of a name in another phrase."""
    text = "In Syria, against the Islamist government of Turkish strongman Recep Tayyip Erdogan."
    assert whom(text, "Islamist", ("adjective", "label")) == "Turkish government"
    assert whom(text, "strongman", EPITHET) == "Recep Tayyip Erdogan"


def test_apposition():
    """In "X, a Y crony," the label is X's, though Y stands nearer."""
    text = "The lawyer Ada Bell, a Putin crony, spoke."
    assert whom(text, "crony", EPITHET) == "Ada Bell"


def test_no_apposition_after_an_opening():
    """A name in an opening "For NAME," is not what the next noun describes."""
    assert whom("For Ada Bell, the next outrage is near.", "outrage", ("noun", "metaphor")) == ""


def test_owner_of_a_label():
    """A label after a possessive name is that name's."""
    assert whom("We saw Assad’s brutal crackdown.", "crackdown", NOUN) == "Bashar Assad"


def test_copula():
    """In "X is a LABEL" the label is X's."""
    assert whom("We know that Putin is a tyrant.", "tyrant", EPITHET) == "Vladimir Putin"


def test_copula_with_a_compound():
    """A name inside a hyphenated compound is not what the label describes."""
    text = "HTS is a Russia-designated terrorist organization."
    assert whom(text, "terrorist organization", NOUN) == "Hayat Tahrir al-Sham"


def test_copula_of_an_unnamed_subject():
    """Where an unnamed subject stands between, the label is not the speaker's."""
    text = "The lawyer Ada Bell said that the plan was a disaster."
    assert whom(text, "disaster", JUDGED) == ""


def test_designated_as():
    """In "X was designated by Y as a LABEL" the label describes X."""
    text = "So Hamas was designated by Canada as a terrorist group."
    assert whom(text, "terrorist group", NOUN) == "Hamas"


def test_it_is_who_the_sentence_before_was_about():
    """In "Y considers it a LABEL" the label is that of the subject of the sentence before."""
    text = "HTS fought in Aleppo with Hamas. The United States considers it a terrorist group."
    assert whom(text, "terrorist group", NOUN) == "Hayat Tahrir al-Sham"


def test_linked_name():
    """ "LABEL affiliated with NAME" is NAME's, though other groups were named before."""
    text = "Hamas left. Some jihadists affiliated with the group Hezbollah came."
    assert whom(text, "jihadists", NOUN) == "Hezbollah"


def test_mob_of_people():
    """ "A mob of PEOPLE" are those people."""
    assert whom("Then a mob of protesters came to police.", "mob", NOUN) == "protesters"


def test_crowd_stands_for_the_main_group():
    """A label for a crowd stands for the group named most often, also if named later."""
    text = "The mob came. Protesters sang, some refugees left, and protesters slept."
    assert whom(text, "mob", NOUN) == "protesters"


def test_these_thugs_are_the_last_named():
    """With "these" the crowd is who was named last, and not the audience."""
    text = "Protesters and protesters sang. Police came. She told reporters that those brutes hit."
    assert whom(text, "brutes", EPITHET) == "police"


def test_counterpart_of_a_label():
    """A label whose neutral counterpart names a group of the text stands for that group."""
    text = "The rioters left. Migrants, migrants and demonstrators stayed."
    rows = [
        occurrence(text, "rioters", NOUN, concept="protester"),
        occurrence(text, "demonstrators", ("noun", ""), concept="protester", side="neutral"),
    ]
    assert tied(text, *rows)[0] == "protesters"


def test_evaluation_is_nobodys():
    """A noun of evaluation beside a place or a name is nobody's."""
    text = "The lawyer Ada Bell left after the Sandry disaster."
    assert whom(text, "disaster", JUDGED) == ""


def test_adjective_before_a_generic_group():
    """An adjective belongs to the group that it stands before."""
    assert whom(
        "For the city’s long-suffering residents it rained.", "long-suffering", ADJECTIVE
    ) == ("residents")


def test_adjective_of_what_somebody_owns():
    """An adjective before a thing belongs to the owner of that thing."""
    text = "In truth, the Peruvian government’s spineless policy failed."
    assert whom(text, "spineless", ADJECTIVE) == "Peruvian government"


def test_whose():
    """With "whose" the owner is the name before it."""
    text = "The charity Open Roof, whose self-appointed helpers came, left."
    assert whom(text, "self-appointed", ("adjective", "doubt")) == "Open Roof"


def test_those_heroic_crews():
    """ "Those heroic crews" are whoever was named last."""
    text = "The coast guard said so. Those heroic crews slept."
    assert whom(text, "heroic", ADJECTIVE) == "coast guard"


def test_adjective_of_the_object_is_the_subjects():
    """An adjective before an unnamed thing belongs to the subject, not to a name after "of"."""
    text = "The Russian government has a poor record of helping Assad."
    assert whom(text, "poor", ADJECTIVE) == "Russian government"


def test_verb_and_its_subject():
    """A verb is its subject's, not its object's."""
    assert whom("Then Ada Bell betrayed Tom Ray.", "betrayed", VERB) == "Ada Bell"


def test_passive_with_an_agent():
    """A passive with "by" is the agent's."""
    text = "The campaign was bankrolled by Tom Ray."
    assert whom(text, "bankrolled", VERB) == "Tom Ray"


def test_passive_without_an_agent():
    """A passive without "by" is nobody's."""
    assert whom("In May Ada Bell was betrayed.", "betrayed", VERB) == ""


def test_pronoun_subject():
    """He or she is the last person that may be a subject, they the last that is not a person."""
    text = "The lawyer Ada Bell met the police. Then she whined and they sulked."
    assert whom(text, "whined", SPEECH) == "Ada Bell"
    assert whom(text, "sulked", VERB) == "police"


def test_she_is_not_in_her_quotation():
    """The pronoun after a quotation is not somebody named inside it."""
    text = "The lawyer Ada Bell spoke. “Then Tom Ray gave way,” she thundered."
    assert whom(text, "thundered", SPEECH) == "Ada Bell"


def test_we_is_the_speaker():
    """ "We" in a quotation is who speaks."""
    text = "“We swarmed the bridge,” said Ada Bell."
    assert whom(text, "swarmed", VERB, speaker="Ada Bell") == "Ada Bell"


def test_said_and_whined():
    """A second verb of speech has the subject of the first."""
    text = "The lawyer Ada Bell said that police had closed the road, and whined that it rained."
    assert whom(text, "whined", SPEECH) == "Ada Bell"


def test_clause_in_commas():
    """A clause in commas does not give its name to the verb after it."""
    text = "The lawyer Ada Bell, who leads the opposition, boasted on Sunday."
    assert whom(text, "boasted", SPEECH) == "Ada Bell"


def test_participle_after_a_comma():
    """ ", refusing to say" belongs to the subject of the whole sentence."""
    text = "Then Ada Bell said that Tom Ray won, refusing to elaborate."
    assert whom(text, "refusing to elaborate", ("verb", "evaluation")) == "Ada Bell"


def test_who_after_a_label():
    """A verb may have a tied label as its subject."""
    text = "The lawyer Ada Bell, an ideologue who rammed through a ban, left."
    rows = [occurrence(text, "ideologue", EPITHET), occurrence(text, "rammed through", VERB)]
    assert tied(text, *rows) == ["Ada Bell", "Ada Bell"]


def test_insisted_after_a_quotation():
    """After a quotation the subject may follow its verb."""
    assert whom("“It rained,” insisted Ada Bell.", "insisted", SPEECH) == "Ada Bell"


def test_comment_at_the_head():
    """A comment at the head of a sentence is about the name that follows."""
    text = "In reality, the Russian government left."
    assert whom(text, "In reality", COMMENT) == "Russian government"


def test_other_columns_stay():
    """Only the column `actor` is added; the rows keep their order."""
    text = "Then Ada Bell betrayed the tyrant Tom Ray."
    rows = pd.DataFrame([occurrence(text, "betrayed", VERB), occurrence(text, "tyrant", EPITHET)])
    articles = pd.DataFrame({"article": ["a"], "text": [text]})
    done = tie(rows.drop(columns="speaker"), find_mentions(articles), articles)
    assert done.columns.tolist() == [*rows.columns.drop("speaker"), "actor"]
    assert done["actor"].tolist() == ["Ada Bell", "Tom Ray"]


COUNTRIES = ["Russia", "Ukraine", "Israel", "Iran", "Chile"]
LEADERS = ["Vladimir Putin", "Volodymyr Zelensky", "Benjamin Netanyahu", "Ada Bell"]
FRAMES = [
    ("Then {} brutally invaded {}.", "invaded", VERB),
    ("Critics say {} is a rogue state and {} is not.", "rogue state", EPITHET),
    ("The forces of {} met the tyrant {} on Monday.", "tyrant", EPITHET),
    ("In May {} was betrayed by {}.", "betrayed", VERB),
    ("In May {} whined that {} had left.", "whined", SPEECH),
    ("We saw {}’s reckless war on {}.", "reckless", ADJECTIVE),
]


@pytest.mark.parametrize(("frame", "word", "kind"), FRAMES)
@pytest.mark.parametrize("side", [COUNTRIES, LEADERS], ids=["countries", "leaders"])
def test_same_words_count_the_same_for_every_side(frame, word, kind, side):
    """The same sentence ties the same word to the same place, whoever is named in it."""
    places = set()
    for one in side:
        for other in side:
            if one != other:
                actor = whom(frame.format(one, other), word, kind)
                places.add("first" if actor == one else "second" if actor == other else actor)
    assert len(places) == 1 and places <= {"first", "second"}


PIECES = st.lists(
    st.sampled_from(
        ["Putin", "Ada Bell", "the thugs", "is a", "who", "she", "by", "considers it a", ", ", ". ",
         "“We", "”", "’s", "police", "and", "\n", "betrayed", "Russia-designated", "of",
         "Mr. ", ";"]
    ),
    max_size=14,
).map(" ".join)  # fmt: skip
KINDS = st.sampled_from([NOUN, ADJECTIVE, VERB, SPEECH, EPITHET, JUDGED, COMMENT])


@given(st.text(max_size=60) | PIECES, st.integers(0, 60), st.integers(1, 12), KINDS)
def test_any_text_gives_one_named_actor_or_nobody(text, start, length, kind):
    """For any text and place, the answer is an actor of the text or nobody, and never an error."""
    start, text = min(start, len(text)), text + " thugs"
    row = occurrence(text, text[start : start + length], kind)
    known = find_mentions(pd.DataFrame({"article": ["a"], "text": [text]}))
    assert tied(text, row)[0] in {"", *known["actor"]}


def test_they_in_a_quotation_are_not_whom_the_outlet_named():
    """ "They are thugs", said by a trader after her union was named, is not said of the union."""
    text = "“No,” said Ada Bell, who leads the Lantern Front. “They are thugs in suits.”"
    assert whom(text, "thugs", JUDGED, "Ada Bell") == ""


def test_a_crowd_is_those_it_is_said_to_be_made_of():
    """A mob of traders is the traders, though other groups are named more often."""
    text = (
        "Residents met. The residents spoke. A mob of angry traders came in; the traders shouted."
    )
    assert whom(text, "mob", NOUN) == "traders"


def test_a_crowd_of_others_is_no_group_of_the_text():
    """A gang of people whom nothing names as an actor is nobody's; a mob of people may be one's."""
    text = "Protesters marched. A {} came in."
    assert whom(text.format("gang of burly sculptors"), "gang", NOUN) == ""
    assert whom(text.format("mob of some 200 people"), "mob", NOUN) == "protesters"


def test_according_to_is_its_source():
    """ "According to" belongs to the name right after it, else to nobody: minutes are no actor."""
    according = ("phrase", "attribution verb")
    text = "According to {}, protesters were told to leave by Ada Bell."
    assert whom(text.format("Mayor Tom Ray"), "According to", according) == "Tom Ray"
    assert whom(text.format("minutes"), "According to", according) == ""
    assert whom(text.format("minutes of a meeting with Tom Ray"), "According to", according) == ""


def test_a_pronoun_goes_on_with_whom_the_text_is_about():
    """Through sentences that name nobody, "his" is the first subject before them."""
    text = (
        "Ada Bell met Tom Ray, and Tim Low watched. She left on Friday. By Sunday she was home. {}"
    )
    assert whom(text.format("Her brutal regime fell."), "regime", NOUN) == "Ada Bell"


def test_a_name_that_is_only_spoken_of_does_not_take_over_a_pronoun():
    """After "He spoke of Y", "his" is still who "he" is."""
    text = "Tom Ray came first. He spoke of the rule of Tim Low. His regime whines."
    assert whom(text, "regime", NOUN) == "Tom Ray"


def test_an_owner_in_the_same_sentence_is_whom_a_pronoun_means():
    """ "Teague's plan … her team": nearer than the subject of an earlier sentence."""
    text = "Ada Bell spoke. She added more. Mary Teague’s plan is what her team calls a crackdown."
    assert whom(text, "crackdown", NOUN) == "Mary Teague"


def test_a_name_in_an_apposition_is_not_its_subject():
    """In "Roofs First, an Open Shore offshoot, launched …" the first of the two acts."""
    text = "Roofs First, an Open Shore offshoot, mounted an attack to topple the mayor."
    assert whom(text, "topple", VERB) == "Roofs First"


def test_who_somebody_is_to_somebody_else():
    """ "A Kremlin stooge" and "Putin's stooge" are the one of whom it is said, not the owner."""
    for text in ("Tom Ray, an Open Shore stooge, fled.", "Tom Ray, Ada Bell’s stooge, fled."):
        assert whom(text, "stooge", NOUN) == "Tom Ray"
    news = pd.DataFrame({"article": ["a"], "text": ["Tom Ray, a Kremlin stooge, fled."]})
    assert evidence.terms(news)["actor"].tolist() == ["Tom Ray"]


def test_a_deed_by_somebody_is_theirs():
    """ "A power grab by Bell" is hers, whoever calls it so."""
    text = "Tom Ray saw a power grab by Ada Bell."
    assert whom(text, "power grab", JUDGED) == "Ada Bell"
    text = "Roofs First, listed as thugs by Ada Bell, marched."
    assert whom(text, "thugs", NOUN) == "Roofs First"


def test_an_owner_before_a_verb_keeps_the_adjective():
    """In "Bell's shameful silence angered Ray" the silence is Bell's; her ally's name is his."""
    text = "Ada Bell’s shameful {} Tom Ray fled."
    assert whom(text.format("silence angered"), "shameful", ADJECTIVE) == "Ada Bell"
    assert whom(text.format("ally"), "shameful", ADJECTIVE) == "Tom Ray"


def test_the_regime_of_a_ruler_is_the_government():
    """ "The regime of Bashar al-Assad" is what "the Assad regime" is."""
    news = pd.DataFrame({"article": ["a"], "text": ["The regime of Bashar al-Assad fell."]})
    assert evidence.terms(news)["actor"].tolist() == ["Syrian government"]


def test_a_thing_of_extremists_is_about_nobody():
    """A database of extremists describes neither its owner nor who told of it; a gang of them may
    be the group of the text."""
    text = "Roofs First marched. He was listed in {} of suspected extremists, Ada Bell said."
    assert whom(text.format("a police database"), "extremists", NOUN) == ""
    assert whom(text.format("hundreds"), "extremists", NOUN) != "Ada Bell"


def test_what_somebody_suffers_is_not_theirs():
    """ "Open Shore has suffered a massacre" does not make it the doer; "carried out" does."""
    text = "Open Shore has {} a massacre."
    assert whom(text.format("suffered"), "massacre", NOUN) == ""
    assert whom(text.format("carried out"), "massacre", NOUN) == "Open Shore"


def test_the_name_of_a_law_is_about_nobody():
    """ "Obamacare" is a law: it describes neither its maker nor whoever opposes it."""
    assert whom("Ada Bell opposed Obamacare, which Tom Ray had praised.", "Obamacare", NOUN) == ""


def test_what_somebody_is_blamed_for_is_theirs():
    """Who is called out "for" it does it, also behind a pronoun; not to whom one apologises."""
    blamed = "Ada Bell opened the show by calling Tom Ray out for grandstanding."
    assert whom(blamed, "grandstanding", VERB) == "Tom Ray"
    her = "Tom Ray met Hillary Clinton. He scolded her for grandstanding."
    assert whom(her, "grandstanding", VERB) == "Hillary Clinton"
    sorry = "Ada Bell apologised to Tom Ray for grandstanding."
    assert whom(sorry, "grandstanding", VERB) == "Ada Bell"


def test_it_that_means_nothing_ties_to_nobody():
    """ "It is absurd to" and "it’s an absurd idea" are said of no actor."""
    assert whom("Ada Bell left, and it seems absurd to stay.", "absurd", ADJECTIVE) == ""
    assert whom("Ada Bell left. It’s an absurd idea.", "absurd", ADJECTIVE) == ""
    assert whom("It is clearly true that Ada Bell left.", "clearly true", COMMENT) == ""


def test_an_owner_who_is_no_actor_keeps_the_adjective():
    """The bank’s reckless lending is not hers who speaks of it; nor is a disease she died of."""
    assert whom("Ada Bell saw the storm’s ruinous path.", "ruinous", ADJECTIVE) == ""
    assert whom("Ada Bell died from the same vicious disease.", "vicious", ADJECTIVE) == ""
    assert whom("Ada Bell made a vicious remark.", "vicious", ADJECTIVE) == "Ada Bell"


def test_whose_words_or_deed_it_is_may_follow():
    """A plea from somebody and a killing by somebody are theirs."""
    assert whom("Ada Bell read a foolish plea from Tom Ray.", "foolish", ADJECTIVE) == "Tom Ray"
    assert whom("Ada Bell mourned the brutal killing by Hamas.", "brutal", ADJECTIVE) == "Hamas"


def test_a_subject_without_a_name_is_nobody():
    """Data that a rival pounces on, towns wrecked by a storm: no name near by does it."""
    assert whom("Tom Ray gave data that a rival should pounce on.", "pounce on", VERB) == ""
    assert whom("Tom Ray saw towns devastated by the storm.", "devastated", VERB) == ""
    assert whom("Tom Ray, humiliated by Ada Bell, left.", "humiliated", VERB) == "Ada Bell"
    swamped = "A new wave of illegal migrants swamped the island."
    assert whom(swamped, "swamped", VERB) == "migrants"


def test_a_name_after_as_or_which_may_be_a_subject():
    """ "As Hughes opined", "a country in which Obama helped depose": no preposition governs it."""
    assert whom("It failed, as Tom Ray opined in May.", "opined", SPEECH) == "Tom Ray"
    deposed = "Libya is a nation in which Tom Ray helped depose the leader."
    assert whom(deposed, "depose", VERB) == "Tom Ray"


def test_he_is_nobody_with_the_first_name_of_a_woman():
    """A pronoun skips people whose first name it does not fit."""
    text = "Chris Christie spoke. He was hurt by Bridget Kelly, he whined."
    assert whom(text, "whined", SPEECH) == "Chris Christie"


def test_how_somebody_is_seen_is_about_them():
    """The perception of somebody as a bully."""
    assert whom("It fits perceptions of Ada Bell as a bully.", "bully", EPITHET) == "Ada Bell"
