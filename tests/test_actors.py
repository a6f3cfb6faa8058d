"""Who is named in a text, and under which one name."""

from itertools import pairwise

import lemminflect  # noqa: F401  (read once here: its dictionary takes most of a second)
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis import tables
from analysis.actors import find_mentions, read_actors


def mentions(text):
    return find_mentions(pd.DataFrame({"article": ["a"], "text": [text]}))


def named(text):
    return mentions(text)[["text", "actor", "kind"]].values.tolist()


def actors(text):
    return mentions(text)["actor"].tolist()


def test_table_has_declared_columns():
    """The table of actors has the columns that the codebook declares, and known kinds only."""
    table = read_actors()
    assert table.columns.tolist() == tables.COLUMNS["actors"]
    assert set(table["kind"]) <= set(tables.ACTOR_KINDS)


def test_each_form_is_one_actor():
    """A form stands for one actor only, and an actor has one kind."""
    table = read_actors()
    assert table["form"].is_unique
    assert table.groupby("actor")["kind"].nunique().max() == 1


def test_bad_table_names_file_and_row(tmp_path):
    """A table with an unknown kind is refused in one line that names the file and the row."""
    path = tmp_path / "mine.csv"
    path.write_text("actor,kind,form\nAda Bell,hero,Bell\n")
    with pytest.raises(ValueError, match=r"mine\.csv: row 2: needs a form and a kind"):
        read_actors(path)


def test_no_articles_gives_an_empty_table():
    """No articles give no rows, with the columns of the table."""
    empty = find_mentions(pd.DataFrame({"article": [], "text": []}))
    assert empty.columns.tolist() == tables.COLUMNS["mentions"] and len(empty) == 0


def test_surname_is_the_full_name():
    """A later surname is the same person as the full name."""
    assert actors("The lawyer Ada Bell won. Later that day Bell left.") == ["Ada Bell"] * 2


def test_two_people_of_one_surname_stay_two():
    """A full name with another first name is another person."""
    assert actors("We met Ada Bell and then Tom Bell.") == ["Ada Bell", "Tom Bell"]


def test_acronym_in_brackets():
    """An acronym brought in in brackets is the same actor as its long form."""
    found = actors("He joined the Rural Homes Network (RHN) and left. The RHN grew.")
    assert found == ["Rural Homes Network"] * 3


def test_nationality_and_body():
    """A nationality before a body, or a country after "government of", names the same actor."""
    text = "The Chilean government fell. The government of Chile fell. The Chilean regime fell."
    assert set(actors(text)) == {"Chilean government"}


def test_government_of_a_leader():
    """In "the government of Turkish leader NAME" the government and the leader are two actors."""
    text = "It fought the government of Turkish strongman Recep Tayyip Erdogan."
    assert named(text) == [
        ["government of Turkish", "Turkish government", "state"],
        ["Recep Tayyip Erdogan", "Recep Tayyip Erdogan", "person"],
    ]


def test_soldiers_are_their_army():
    """The soldiers or troops of a country are its army."""
    assert actors("Some Chadian soldiers fled; Chadian troops stayed.") == ["Chadian army"] * 2


def test_nationality_makes_a_group_its_own():
    """People with a nationality are other people than those without."""
    assert actors("Peruvian refugees and other refugees came.") == [
        "Peruvian refugees",
        "refugees",
    ]


def test_government_called_by_a_name():
    """A capitalised name before "government" or "regime" names a government."""
    assert actors("The Tollan regime fell.") == ["Tollan government"]


def test_capital_that_acts_is_its_government():
    """A capital is its government where it acts."""
    assert actors("Later Lima has refused.") == ["Peruvian government"]


def test_capital_as_a_place_is_nobody():
    """A capital after a preposition of place is a place."""
    assert actors("The talks were held in Lima on Sunday.") == []


@pytest.mark.parametrize("form", ["officers", "police officers", "police", "riot police"])
def test_police_are_one_actor(form):
    """Police, officers and police officers are one actor."""
    assert actors(f"The {form} left.") == ["police"]


@pytest.mark.parametrize("form", ["protesters", "demonstrators", "marchers", "protestors"])
def test_protesters_are_one_actor(form):
    """Protesters, demonstrators and marchers are one actor."""
    assert actors(f"The {form} left.") == ["protesters"]


def test_mayor_is_the_mayor_named():
    """Where a text has one mayor, "the mayor" is that person."""
    text = "Mayor Ada Bell spoke. Then the mayor left."
    assert named(text)[1] == ["the mayor", "Ada Bell", "person"]


def test_two_presidents_are_not_the_president():
    """Where two people have one title, "the president" is neither."""
    text = "He met President Ada Bell and President Tom Ray. Then the president left."
    assert actors(text) == ["Ada Bell", "Tom Ray"]


def test_charity_is_the_charity_named():
    """Where a text calls one name a charity, "the charity" is that one."""
    assert actors("We asked the charity Open Roof. Now the charity has replied.") == [
        "Open Roof",
        "Open Roof",
    ]


def test_handles_and_compounds_are_no_mentions():
    """A name inside a handle or after a hyphen is not a mention."""
    assert actors("See @Putin and anti-Putin posts.") == []


def test_longest_name_wins():
    """A name within a longer name is not counted twice."""
    assert actors("The Islamic State group left.") == ["Islamic State"]


TEXT = st.text(
    alphabet=st.sampled_from("abz AB.,’'“”\"-()@\n1é") | st.characters(codec="utf-8"), max_size=80
)
PIECES = st.lists(
    st.sampled_from(
        ["Putin", "Ada Bell", "the mayor", "Mayor", "Syrian", "government of", "Lima", "has",
         "police", "(ABC)", "in", ". ", ", ", "’s", "The", "St", "regime", "\n", "-based",
         "refugees"]
    ),
    max_size=14,
).map(" ".join)  # fmt: skip


@given(TEXT | PIECES)
@example("")
@example("Ada Bell")
def test_mentions_are_in_order_and_apart(text):
    """For any text the mentions are in order, do not overlap, and hold what stands there."""
    rows = mentions(text)
    spans = list(zip(rows["start"], rows["end"], strict=True))
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert [text[start:end] for start, end in spans] == rows["text"].tolist()
    assert all(start < end for start, end in spans)


def test_a_lesser_office_is_not_the_office():
    """ "The president" is not the vice president, nor the former one."""
    text = "Former President Ada Bell met Vice President Tom Ray. Then the president left."
    assert actors(text) == ["Ada Bell", "Tom Ray"]


def test_junior_is_no_surname():
    """ "Tom Ray Jr." is Ray from there on."""
    assert actors("We met Tom Ray Jr. at noon. Later that day Ray left.") == ["Tom Ray Jr"] * 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We met Students for Clean Water (SCW). SCW left.", ["Students for Clean Water"] * 3),
        ("We met the Medics’ Union. The union left.", ["Medics’ Union"] * 2),
        ("The Medics' Union left. The Medics’ Union came.", ["Medics' Union"] * 2),
        ("The American Migrant Defense Fund (AMDF) sued. The AMDF and the fund won.",
         ["American Migrant Defense Fund"] * 4),
        ("It was the Ministry of Health. The ministry left.", ["Ministry of Health"] * 2),
        ("They told Hadley police. Hadley police left.", ["Hadley police"] * 2),
        ("They told Hadley police officers. The police left.", ["Hadley police"] * 2),
        ("Riot police left.", ["police"]),
        ("Later in Hadley police left.", ["police"]),
        ("We met farmer Tom Ray and American Tom Low.", ["farmers", "Tom Ray"]),
        ("The government of Quenara left.", ["government of Quenara"]),
    ],
)  # fmt: skip
def test_a_body_is_one_actor_under_one_name(text, found):
    """Bodies that nobody has listed: whole, with their short names, and nothing else."""
    assert actors(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Washington, which imposed the tariffs, said no.", ["United States government"]),
        ("Later Lima, which has long denied it, refused.", ["Peruvian government"]),
        ("Kyiv blamed Moscow.", ["Ukrainian government", "Russian government"]),
        ("Kyiv accused Moscow and Tehran of lying.",
         ["Ukrainian government", "Russian government", "Iranian government"]),
        ("Later Moscow sent help.", ["Russian government"]),
        ("Paris, which lies on a river, flooded.", []),
        ("London, which hosted the games, was quiet.", []),
        ("Ada Bell left Moscow.", ["Ada Bell"]),
        ("We met Denzel Washington said he.", ["Denzel Washington"]),
    ],
)  # fmt: skip
def test_a_capital_is_its_government_where_it_acts_or_is_blamed(text, found):
    """A capital acts through a relative clause too, and may be accused; it is a place elsewhere."""
    assert actors(text) == found


def test_a_seat_that_does_not_act_is_nobody():
    """ "At the White House" names a place: neither the seat nor its second word is an actor."""
    text = "Critics met at the White House. North Korean hackers fled. The House voted."
    assert [row for row in named(text) if row[0] in {"House", "Korean"}] == [
        ["House", "House", "organisation"]
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bankers blocked the vote on the levy.", ["bankers"]),
        ("The dockers blocked the road, and angry pensioners were arrested.",
         ["dockers", "pensioners"]),
        ("Union members, who had lost their jobs, marched.", ["union members"]),
        ("Guards removed the traders.", ["guards", "traders"]),
        ("The road was blocked by some 200 angry commuters.", ["commuters"]),
        ("A gang of traders came. The traders shouted.", ["traders", "traders"]),
    ],
)  # fmt: skip
def test_people_in_the_plural_who_act_or_undergo_are_actors(text, expected):
    """A plural noun for people is an actor where it once does or undergoes something."""
    assert actors(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The rights of tenants of shopkeepers and the fears of motorists.",
        "Her customers waited, and its investors were told.",
        "It was a good day for fishermen.",
        "He reads books by lecturers in law.",
        "The trader shouted.",
    ],
)
def test_people_who_do_nothing_are_no_actors(text):
    """Not where they are somebody's, are only spoken of, or are one."""
    assert set(actors(text)) <= {"tenants"}


def test_a_shorter_noun_for_people_is_the_longer_one():
    """ "The drivers" are the taxi drivers named before, unless several kinds of drivers were."""
    assert actors("Taxi drivers marched. The drivers shouted.") == ["taxi drivers"] * 2
    several = "Taxi drivers marched. Truck drivers stayed. The drivers shouted."
    assert actors(several) == ["taxi drivers", "truck drivers", "drivers"]


def test_the_tail_of_a_body_s_name_is_the_body():
    """ "The Traders Association" is the one body named before whose full name ends so."""
    text = "The Fuller Street Traders Association met. The Traders Association wants more."
    assert actors(text) == ["Fuller Street Traders Association"] * 2


def test_an_ambiguous_tail_is_a_body_of_its_own():
    """Nobody knows which of two, and every state has a Supreme Court."""
    two = "The Hill Traders Association met the Dale Traders Association. The Traders Association"
    assert actors(f"{two} left.")[2] == "Traders Association"
    courts = "The Oregon Supreme Court ruled. Later the Supreme Court agreed."
    assert actors(courts) == ["Oregon Supreme Court", "Supreme Court"]


@pytest.mark.parametrize("name", ["Pier Nine", "Gate Two", "Channel Four"])
def test_a_name_that_ends_in_a_number_is_no_person(name):
    """Piers, gates and channels are counted, and people are not."""
    rows = mentions(f"Ada Bell closed {name}, and later {name} was sold.")
    assert rows.loc[rows["kind"] == "person", "actor"].tolist() == ["Ada Bell"]


def test_members_of_a_body_act_for_it():
    """ "HTS leaders" is HTS, and officials of a seat of government are the government's."""
    assert actors("HTS leaders met the Kremlin officials.") == [
        "Hayat Tahrir al-Sham", "Russian government",
    ]  # fmt: skip
    assert actors("Members of Roofs First left. Roofs First members voted.")[-1] == "Roofs First"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moscow and Tehran agreed.", ["Russian government", "Iranian government"]),
        ("Moscow, Beijing and Tehran are talking.",
         ["Russian government", "Chinese government", "Iranian government"]),
        ("Talks between Moscow and Tehran ended.", []),
        ("He lived in Moscow and Tehran.", []),
        ("She left Moscow and Ada Bell agreed.", ["Ada Bell"]),
    ],
)  # fmt: skip
def test_capitals_that_are_joined_act_together(text, expected):
    """A verb after "Moscow and Tehran" is both's, and a preposition before both governs both."""
    assert actors(text) == expected


@pytest.mark.parametrize(
    "office",
    [
        "US President", "U.S. Vice-President", "UN Secretary-General", "Tesla CEO", "Labour MP",
        "House Minority Leader", "Ex-Mayor", "White House Press Secretary", "Mr.", "Rep.",
        "U.S. District Judge", "Crown Prince", "Republican Gov.",
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", ["", "Then "])
def test_an_office_is_no_part_of_the_name(before, office):
    """An office with its body, party or country before a name is not the name, wherever it stands,
    and the dot of "Mr." ends no sentence."""
    found = named(f"{before}{office} Ada Bell spoke.")
    assert ["Ada Bell", "Ada Bell", "person"] in found
    assert {actor for _, actor, _ in found} <= {"Ada Bell", "United States", "United Nations",
                                                "United States government"}  # fmt: skip


def test_address_makes_a_surname_a_person():
    """ "Mr. Ray" at the head of a sentence names somebody; "Rep." alone names nobody."""
    assert named("Mr. Ray spoke. The Rep. was silent.") == [["Ray", "Ray", "person"]]


def test_a_person_after_a_body_is_a_person():
    """ "Envoy to the UN Ada Bell" names the body and the person."""
    assert actors("The envoy to the UN Sarah Bell spoke.") == ["United Nations", "Sarah Bell"]


def test_a_surname_may_be_a_noun_for_people():
    """ "Ada Banks" is a name, though banks are people who act."""
    assert actors("The lawyer Ada Banks sued.") == ["Ada Banks"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("California sued the mayor.", "California"),
        ("Scotland has rejected the plan.", "Scotland"),
        ("A plot by Tehran failed.", "Iranian government"),
        ("Tehran rejects the charge.", "Iranian government"),
        ("Kyiv needs to be told.", "Ukrainian government"),
        ("Brussels has refused.", "European Union"),
        ("America has declared a right.", "United States"),
        ("The West has failed.", "the West"),
        ("Western powers imposed it.", "the West"),
        ("California regulators agreed.", "California"),
        ("Iranian warplanes fled.", "Iranian military"),
        ("The Iranian Government’s reply came late.", "Iranian government"),
        ("Iranians voted.", "Iranians"),
        ("Republican senators objected.", "Republican Party"),
        ("The gun lobby opposed it.", "gun lobby"),
        ("They sued oil companies.", "oil companies"),
        ("The federal government cut it.", "federal government"),
        ("The press ignored it.", "news media"),
    ],
)
def test_states_and_collectives_act(text, actor):
    """A state, a capital, a party's members and a branch of business are actors where they act."""
    assert actor in actors(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ohio is seen as key.", "The storm in Texas grew.", "Indiana's vote is in May.",
        "Nine states, California, Washington and Oregon, agreed.", "South America has rivers.",
        "They went to the West.", "The gun lobby of old.",
    ],
)  # fmt: skip
def test_a_place_that_does_nothing_is_nobody(text):
    """A state that does nothing is a place, and so is Washington among states."""
    assert actors(text) == []


def test_headline_names_whom_the_text_names():
    """In a headline where every word has a capital, the names of the text are found."""
    text = "Bell Slams Critics Of Harbour Plan\n\nMayor Ada Bell met Tom Ray."
    assert actors(text) == ["Ada Bell", "Ada Bell", "Tom Ray"]


def test_headline_surname_of_two_is_nobody():
    """A surname that two people of the text share names neither in a headline."""
    text = "Bell Slams Critics Of Harbour Plan\n\nThe lawyer Ada Bell met Tom Bell."
    assert actors(text) == ["Ada Bell", "Tom Bell"]


def test_a_first_name_is_the_one_person_who_has_it():
    """ "Sarah" is the one Sarah of the text; where there are two, neither."""
    assert actors("Later Sarah Bell spoke, and Sarah left.") == ["Sarah Bell"] * 2
    assert actors("Later Sarah Bell met Sarah Ray, and Sarah left.")[2] == "Sarah"


def test_who_is_once_called_mr_is_a_person():
    """A surname with "Mr." once is a person's wherever it stands."""
    assert {kind for _, _, kind in named("Then Ray spoke. Later Mr. Ray left.")} == {"person"}


def test_a_body_by_its_initials_or_short_name():
    """Initials are the one body of the text that has them, in brackets or not; "the Greens" are
    the Green Party."""
    text = "The Harbour Workers' Union met the Green Party. The HWU and the Greens agreed."
    assert actors(text) == ["Harbour Workers' Union", "Green Party"] * 2
    assert "HWU" in actors(f"{text} The Hadley Water Union met.")


def test_madam_is_no_name():
    """ "Madam Bell" is the Bell named before."""
    assert actors("Later Ada Bell left; Madam Bell will not return.") == ["Ada Bell"] * 2


def test_parts_of_a_people_are_not_its_government():
    """ "African American leaders" are no government; European leaders are those of many states."""
    assert "United States government" not in actors("African American leaders met.")
    assert actors("Native Americans voted.") == ["Native Americans"]
    assert actors("European leaders met EU officials.") == ["European states", "European Union"]


@pytest.mark.parametrize("side", ["Left", "Right"])
def test_a_political_camp_is_an_actor_where_it_is_written_as_a_name(side):
    """ "The Left" and "the Right" are camps, "the far left" another than the left; a side, a bank
    or a party is none."""
    camp = f"the {side.lower()}"
    assert actors(f"He said the {side} had lost, and the {side}'s plan with it.") == [camp] * 2
    assert actors(f"Then the far {side.lower()} marched.") == [f"the far {side.lower()}"]
    assert actors(f"She stood on the {side.lower()} of the door.") == []
    assert camp not in actors(f"Then the {side} Party met the {side} Bank.")


def test_the_administration_is_the_one_of_whom_the_text_tells():
    """A bare "administration" is the one that is called by a name; of two it is neither."""
    bell = "The Bell administration cut aid."
    assert actors(f"{bell} The administration said no.") == ["Bell government"] * 2
    assert len(actors(f"{bell} The Ray administration paid. The administration said no.")) == 2
    assert len(actors(f"{bell} The administration of the drug is slow.")) == 1


def test_in_a_bodys_report_is_no_place():
    """What stands in a body's report does not make the body a place."""
    body = "Bureau of Land Management"
    assert actors(f"It is in the {body}'s report. The {body} would agree.") == [body] * 2


def test_those_whom_somebody_takes_on_are_actors():
    """Groups and states that are fought, undermined or taken on undergo something."""
    assert actors("We must take on the fossil fuel industry.") == ["fossil fuel industry"]
    assert actors("He will undermine America.") == ["United States"]
    assert actors("A federal judge blocked it.") == ["judges"]
    assert actors("Later Bell blamed Ray and bankers.")[-1] == "bankers"


def test_by_what_somebody_speaks_is_no_actor():
    """His Twitter account and the one on Facebook are nobody; what Twitter itself does is."""
    assert actors("He runs a Twitter account and posts on Facebook.") == []
    assert actors("Later Twitter removed it.") == ["Twitter"]


def test_who_took_the_picture_is_no_actor():
    """Names beside a slash are credits."""
    assert actors("The hall was full. Ada Bell/AFP/Getty Images") == []


def test_what_stands_before_a_name_is_no_part_of_it():
    """A party and state, and the deed that begins a sentence."""
    assert actors("The Maryland Democrat Ben Cardin left.") == ["Ben Cardin"]
    text = "Rushing Kavanaugh would hurt. Later Kavanaugh left."
    assert actors(text) == ["Kavanaugh", "Kavanaugh"]


def test_a_panel_of_a_chamber_is_a_body():
    """The Senate Judiciary Committee is not the Senate; diseases are nobody."""
    assert actors("The Senate Judiciary Committee met.") == ["Senate Judiciary Committee"]
    assert actors("The Centers for Disease Control met.") == [
        "Centers for Disease Control and Prevention"
    ]
    assert actors("They feared that Ebola would spread.") == []


def test_a_surname_elsewhere_says_nothing_here():
    """A name is a person's by a surname that stands alone in the same article, and in no other."""
    from analysis.entities import corrected

    columns = ["article", "start", "end", "text", "actor", "kind"]
    rows = [(one, 0, 8, "Ilo Orsk", "Ilo Orsk", "person") for one in ("a", "b")]
    rows.append(("b", 20, 24, "Orsk", "Ilo Orsk", "person"))
    places = [(one, 0, 8, "Ilo Orsk", "GPE") for one in ("a", "b")]
    entities = pd.DataFrame(places, columns=["article", "start", "end", "text", "label"])
    left = corrected(pd.DataFrame(rows, columns=columns), entities, given=set())
    assert left["article"].tolist() == ["b", "b"]
