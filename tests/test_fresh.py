"""Sentences that two readers with fresh eyes found misread, each in our own words."""

import pandas as pd
import pytest

from analysis.entities import find_entities
from analysis.evidence import terms
from analysis.framing import read_framing
from analysis.voices import find_voices


def news(text):
    return pd.DataFrame({"article": ["a"], "title": [""], "text": [text]})


def tied(text):
    """Form → actor of the loaded words of a text."""
    found = terms(news(text), side="loaded")
    return dict(zip(found["text"].str.lower(), found["actor"], strict=True))


def actors(text):
    found = find_entities(news(text))
    return list(dict.fromkeys(zip(found["actor"], found["kind"], strict=True)))


def speakers(text):
    found = find_voices(news(text))
    return found.loc[found["voice"] == "quotation", "speaker"].tolist()


@pytest.mark.parametrize(
    "text, form, actor",
    [
        ("Nurses cheered the bill. Yobs wrecked the station.", "yobs", ""),
        ("Ada Bell called the raid reckless.", "reckless", ""),
        ("Ada Bell condemned the vile raid.", "vile", ""),
        ("Ada Bell condemned the raid as “a barbaric act”.", "barbaric", ""),
        ("Ada Bell dismissed Tom Ray as “a corrupt fool”.", "corrupt", "Tom Ray"),
        ("Ada Bell wrote a scathing letter.", "scathing", "Ada Bell"),
        ("Ada Bell denounced her in a scathing column.", "scathing", "Ada Bell"),
        ("Ada Bell said ministers were “cowering” in London.", "cowering", ""),
        ("Ada Bell said the plan had been reckless.", "reckless", ""),
        ("Ada Bell accused its forces of “massacring” people.", "massacring", ""),
        ("Ada Bell accused the auditors of “playing politics”.", "playing politics", "auditors"),
        ("Ada Bell told Rita Moss she was “a cowardly liar”.", "cowardly", ""),
        ("He dismissed critics as fools and boasted that it rained.", "boasted", ""),
        ("He bore vicious abuse by Ada Bell’s supporters.", "vicious", "supporters"),
        ("The embattled mayor of Egypt, Ada Bell, fled.", "embattled", "Ada Bell"),
        ("In what critics call a shameful retreat, Ada Bell left.", "shameful", ""),
        ("The Green Party strongman left.", "strongman", ""),
        ("Tom Ray was met by crowds who called him a “corrupt puppet”.", "corrupt", "Tom Ray"),
        ("Ada Bell, a no-nonsense mayor, left.", "nonsense", None),
        ("Tom Ray fled. Asked why, the ruthless magnate laughed.", "ruthless", "Tom Ray"),
        ("Tom Ray fled. Asked why, the ruthless magnate laughed.", "magnate", "Tom Ray"),
        ("Tom Ray fled. The embattled judge wept.", "embattled", "Tom Ray"),
        ("Tom Ray fled. A tycoon was seen. The tycoon wept.", "tycoon", ""),
        ("Tom Ray fled. Ada Bell called the tycoon a thief.", "tycoon", ""),
        ("The embattled leader accused protesters of riots.", "embattled", ""),
        ("Rita Moss spoke. Ada Bell left, calling her “a disgrace”.", "disgrace", "Rita Moss"),
        ("Tom Ray spoke. Even his critics conceded that.", "conceded", ""),
        ("Ada Bell spoke. Her opponents were less gracious.", "gracious", ""),
        ("Ada Bell left, and to say otherwise was dishonest.", "dishonest", ""),
        ("Ada Bell spoke of the claim that he stole: a smear.", "smear", ""),
        ("Ada Bell called Tom Ray “a burden on decent people”.", "decent", ""),
        ("“Our brave men and women in blue won,” Bell said.", "brave men and women in blue", ""),
        ("Ada Bell blasted Lyndale for abandoning people.", "abandoning", "Lyndale"),
        ("“I will not be hounded out by bureaucrats,” Ada Bell said.", "bureaucrats", ""),
        ("Tom Ray spoke. A nurse was late, he claimed.", "claimed", ""),
        ("Tom Ray met a nurse. He claimed it rained.", "claimed", "Tom Ray"),
        ("As a boy Tom Ray wept. As a man, he claimed it rained.", "claimed", "Tom Ray"),
        ("Tom Ray was a bigot and a would-be autocrat.", "would-be autocrat", "Tom Ray"),
        ("Ada Bell’s Ministry wants a monster.", "monster", ""),
        ("Ada Bell said talk of an “invasion” was wrong.", "invasion", ""),
        ("Its mayor, Ada Bell, said the “Zionist enemy” would pay.", "zionist enemy", ""),
    ],
)  # fmt: skip
def test_whom_a_loaded_word_is_about(text, form, actor):
    """What is told of a thing or of somebody without a name is nobody's, least the speaker's."""
    assert tied(text).get(form) == actor


@pytest.mark.parametrize(
    "text, found",
    [
        ("KYIV, Ukraine (AP) — Russia shelled a plant.", [("Russia", "state")]),
        ("LA PAZ — Ada Bell left.", [("Ada Bell", "person")]),
        ("(Reuters) - Ada Bell left.", [("Ada Bell", "person")]),
        ("Gov. Ada Hill spoke. Hill left.", [("Ada Hill", "person")]),
        ("The firm Castel Capital left. Then Castel denied it.",
         [("Castel Capital", "organisation")]),
        ("They met Mr. Bell of Bell Industries. Then Bell left.",
         [("Bell", "person"), ("Bell Industries", "organisation")]),
        ("They sold a stake in Pelham Motors to Ada Bell.",
         [("Pelham Motors", "organisation"), ("Ada Bell", "person")]),
        ("Ada Bell, an analyst at Pelham Lowe, left.",
         [("Ada Bell", "person"), ("Pelham Lowe", "person")]),
        ("By Ada Bell, Rome\n\nIt rained there. Tom Ray left.", [("Tom Ray", "person")]),
        ("They met Anita Hall and left.", [("Anita Hall", "person")]),
        ("They met the mayor, Jordan Bell, there.", [("Jordan Bell", "person")]),
        ("They met the trader Clive Black there.", [("Clive Black", "person")]),
        ("Leader of the Opposition Ravi Low spoke.", [("Ravi Low", "person")]),
        ("The unrepentant Scot left.", []),
        ("They met Óscar Bell and Maroš Šefčovič. Then Šefčovič left.",
         [("Óscar Bell", "person"), ("Maroš Šefčovič", "person")]),
        ("They met Abdul “The Baker” Gharbi. Gharbi left.", [("Abdul Gharbi", "person")]),
        ("They met Ada Bell KC and the woman, Mirjana Ilieva.",
         [("Ada Bell", "person"), ("Mirjana Ilieva", "person")]),
        ("They met Israel Katz. Katz left.", [("Israel Katz", "person")]),
        ("Israel Strikes Northern Valley Again\nIt rained there.", [("Israel", "state")]),
        ("In the White House it rained. The White House later said so.",
         [("United States government", "state")]),
        ("Greenpeace UK left. Ministers in the UK did not.", [("Greenpeace UK", "organisation"),
         ("United Kingdom", "state")]),
        ("The St. Agnes Police Department left.",
         [("St. Agnes Police Department", "organisation")]),
        ("They met the Balkan Justice Network.", [("Balkan Justice Network", "organisation")]),
        ("They met the direct action group Last Tide.", [("Last Tide", "organisation")]),
        ("The police chief Ada Bell left.", [("Ada Bell", "person")]),
        ("The broadcaster Rai left.", [("Rai", "organisation")]),
        ("The Israeli army said so, and the IDF did.", [("Israel Defense Forces", "group")]),
        ("They met Defendant Haskins on Bell Boulevard.", [("Haskins", "person")]),
        ("The Election Board of Kenya (EBK) met. The EBK left.",
         [("Election Board of Kenya", "organisation")]),
    ],
)  # fmt: skip
def test_who_is_an_actor(text, found):
    """Datelines name nobody; surnames may look like places; a body has its whole name."""
    assert actors(text) == found


@pytest.mark.parametrize(
    "text, speaker",
    [
        ("The official called the plan “a bloated mess of paper”.", "official"),
        ("“It rained,” said Ada Bell, adding that the town had “learned nothing at all”.",
         "Ada Bell"),
        ("Tom Ray was called a “fool and a liar” by Ada Bell.", "Ada Bell"),
        ("Tom Ray has been mocked, smeared as a “fool and a liar” by Ada Bell.", "Ada Bell"),
        ("Michelle Oak wept. Mr Oak slept. “It rained for hours,” she said.", "Michelle Oak"),
        ("Ada Bell, 31, left. “It rained for hours,” the 31-year-old said.", "Ada Bell"),
        ("Ada Bell left. “It rained for hours,” the plain-speaking politician said.", "Ada Bell"),
        ("Ada Bell left. “It rained for hours,” the grieving mother told us.", "Ada Bell"),
        ("Mayor Ada Bell left. “It rained for hours,” the tough-talking mayor said.", "Ada Bell"),
        ("Ada Bell left. “It rained for hours,” the judge said.", "judge"),
        ("A nurse met Ada Bell. “It rained for hours,” the nurse said.", "nurse"),
        ("A general accused of killing 31 villagers said it had “rained for hours”.", "general"),
        ("A firm led by Ada Bell, who said it had “rained for hours”.", "Ada Bell"),
        ("But Ada Bell hit back, telling us that it had “rained for hours”.", "Ada Bell"),
        ("Ada Bell, a nurse who once called it “a plague on us,” told the Ledger more.",
         "Ada Bell"),
        ("“It rained for hours,” said state Rep. Ada Bell, who left.", "Ada Bell"),
        ("One of them, Minister Ada Bell, said it had “rained for hours”.", "Ada Bell"),
        ("When Tom Ray asked Ada Bell, she replied: “It rained for hours.”", "Ada Bell"),
        ("When Tom Ray asked Ned Low, he replied: “It rained for hours.”", "Ned Low"),
        ("Ada Bell left. When a Ledger reporter was asked, she called it “a mess of paper”.",
         "Ledger reporter"),
        ("Tom Ray met a nurse. He left. “It rained for hours,” he said.", "Tom Ray"),
        ("Ada Bell KC said it had “rained for hours”.", "Ada Bell"),
        ("An aide, Ada Bell, called it wrong and said it had “rained for hours”.", "Ada Bell"),
        ("Ada Bell issued only a vague statement that condemned “all sorts of rain”.", "Ada Bell"),
        ("In a statement, Ada Bell denied it. “It rained for hours,” the statement said.",
         "Ada Bell"),
        ("Ada Bell’s claim that the town had “learned nothing at all” was brazen.", "Ada Bell"),
        ("Thousands of protesters filled the square, chanting “It rained for hours!”",
         "protesters"),
        ("Tehran, for its part, called it a crime and threatened “a crushing response to it”.",
         "Iranian government"),
    ],
)  # fmt: skip
def test_who_speaks(text, speaker):
    """A noun that looks like an adjective, an inverted subject, an agent may speak, and whoever a
    description means; a judge or a nurse may be a stranger."""
    assert speaker in speakers(text)[-1]


@pytest.mark.parametrize(
    "text, said",
    [
        ("Ada Bell failed to mention that it rained.", False),
        ("Ada Bell never said that it rained.", False),
        ("Ada Bell said that it rained.", True),
        ("Ada Bell said April had been wet.", True),
        ("When police came to the town, Ada Bell whined about rain.", False),
    ],
)  # fmt: skip
def test_what_is_not_said_is_not_reported(text, said):
    """What somebody did not say is the outlet's to tell."""
    assert (find_voices(news(text))["speaker"] == "Ada Bell").any() == said


def test_a_quoted_heading_is_nobody_s():
    """A subhead in quotation marks does not go on with whoever spoke last."""
    text = "“It rained for a day,” Ada Bell said.\n\n‘Abject failure’\n\nShe left the town."
    assert speakers(text) == ["Ada Bell", ""]


def test_a_dateline_does_nothing():
    """The place and the agency at the head of a report are no agents."""
    framings = read_framing(news("KYIV, Ukraine (AP) — Russia attacked a power plant.")).framings
    assert set(framings["actor"]) == {"Russia"}


def test_a_headline_may_have_a_colon(tmp_path):
    """Front matter takes a title with ": " in it as it stands."""
    from analysis.articles import read_article

    path = tmp_path / "a.md"
    path.write_text("---\ntitle: Fallen idol: how it rained\n---\nIt rained.\n")
    assert read_article(path).loc[0, "title"] == "Fallen idol: how it rained"
    path.write_text("---\ntitle: Rain # note: a draft\n---\nIt rained.\n")
    assert read_article(path).loc[0, "title"] == "Rain"


@pytest.mark.parametrize(
    "text, word, negated",
    [
        ("At no time did Ada Bell refuse the offer.", "refuse", True),
        ("The Bell Fund had no power to block the sale.", "block", True),
        ("Ada Bell refused to recognise the results.", "recognise", True),
        ("Ada Bell did not refuse to recognise the results.", "recognise", False),
        ("“I don’t think Tom Ray is corrupt,” Ada Bell said.", "corrupt", True),
        ("Ada Bell is not going to punish the police.", "punish", True),
        ("Ada Bell had a plan to punish the police.", "punish", False),
        ("Tom Ray does not name his donors but attacked the police.", "attack", False),
    ],
)  # fmt: skip
def test_what_is_not_so(text, word, negated):
    """What somebody refuses to do, has no power to do or is not thought to be is denied."""
    found = read_framing(news(text)).framings.query("word == @word")
    assert found["negated"].tolist() and set(found["negated"]) == {negated}


def test_an_accusation_is_the_accusers():
    """ "Ada Bell accused Tom Ray of stealing": he steals by her word, not by the outlet's."""
    found = read_framing(news("Ada Bell accused Tom Ray of trying to rob the bank.")).framings
    rows = found.query("relation == 'agent' and word in ['try', 'rob']")
    assert rows[["actor", "attributed"]].values.tolist() == [["Tom Ray", "Ada Bell"]] * 2


def test_nobody_is_resigned():
    """A verb without an object is the subject's deed, also after a passive."""
    found = read_framing(news("Tom Ray was abandoned by his party and resigned.")).framings
    assert found.query("word == 'resign'")["relation"].tolist() == ["agent"]


@pytest.mark.parametrize(
    "text, form, actor",
    [
        ("Ada Bell accused Tom Ray of callous indifference to workers.", "callous", "Tom Ray"),
        ("Ada Bell met the tyrant and accused him of callous indifference.", "callous", ""),
        ("The Bell Party strongman claimed that it rained.", "strongman", ""),
    ],
)  # fmt: skip
def test_whom_the_parse_ties_a_word_to(text, form, actor):
    """Indifference is that of whoever is accused of it; a party's strongman is not the party."""
    seen = read_framing(news(text)).occurrences
    assert seen.loc[seen["text"] == form, "actor"].tolist() == [actor]
