"""Capitalised names that nobody has listed."""

import pytest

from analysis.names import names


def shown(text):
    return [(name, kind) for _, _, name, kind in names(text)]


def test_title_makes_a_person():
    """A personal title is cut off and makes the name a person's."""
    assert shown("Then Governor Bell spoke.") == [("Bell", "person")]


def test_two_capitals_are_a_person():
    """Two capitalised words without a noun for a body are taken for a person."""
    assert shown("Later a nurse, Ada Bell, spoke.") == [("Ada Bell", "person")]


@pytest.mark.parametrize("name", ["Rural Homes Party", "Meridian Images", "Lakes Wire"])
def test_body_nouns_make_an_organisation(name):
    """A name that ends in a noun for a body is an organisation."""
    assert shown(f"Later the {name} grew.") == [(name, "organisation")]


def test_called_a_charity():
    """A name that is once called a charity or a group is an organisation."""
    assert shown("We asked the charity Silver Lantern. Then Silver Lantern replied.") == [
        ("Silver Lantern", "organisation"),
        ("Silver Lantern", "organisation"),
    ]


def test_name_goes_on_after_of():
    """A body's name goes on after "of", and after a possessive."""
    assert shown("It asked the Bank of Norland and St Olave’s Hospital.") == [
        ("Bank of Norland", "organisation"),
        ("St Olave’s Hospital", "organisation"),
    ]


def test_first_word_of_a_sentence():
    """A word capitalised only because it begins a sentence is no name."""
    assert shown("Critics left. Houses fell.") == []


def test_months_and_days():
    """Months, days and directions are no names."""
    assert shown("It rained on Monday in the North until March.") == []


def test_headline():
    """In a line where most words are capitalised, capitals say nothing."""
    assert shown("Angry Crowd Storms Town Bridge At Noon\nlater it rained.") == []


@pytest.mark.parametrize("place", ["Ohio", "England", "Scotland", "Texas"])
def test_listed_places(place):
    """States, regions and large cities are places, whatever stands before them."""
    assert shown(f"Many love {place} dearly.") == []


def test_called_a_village():
    """A name that is once called a village is a place wherever it stands."""
    assert shown("It was in the village of Sandry Vale. Now Sandry Vale took them in.") == []


def test_named_with_its_country():
    """A name followed by its country or state is a place."""
    assert shown("They came to Sandry Vale, Spain, and Sandry Vale took them in.") == []


def test_based_in_a_place():
    """A name before "-based" is a place."""
    assert shown("A Sandry-based firm grew, and later Sandry grew too.") == []


def test_mostly_after_in():
    """A name that stands after "in" or "near" at least half of the times is a place."""
    assert shown("They met in Sandry Vale. Then Sandry Vale was calm.") == []


def test_after_in_less_than_half():
    """A name that stands after "in" less than half of the times is not a place."""
    text = "They trust in Ada Bell. Later Ada Bell won. So Ada Bell left."
    assert [name for name, _ in shown(text)] == ["Ada Bell"] * 3


def test_numbered_things():
    """A capitalised word before a number is a thing, not an actor."""
    assert shown("They closed the old Route 41 and the Article 5 debate.") == []


def test_a_possessive_shows_that_a_word_is_a_name():
    """ "Ada Bell's plan" inside a sentence makes "Bell" at the start of another a name."""
    found = shown("We read Ada Bell’s plan. Bell left.")
    assert [name for name, _ in found] == ["Ada Bell", "Bell"]


@pytest.mark.parametrize("name", ["Joseph R. Bell", "Charles E. Low"])
def test_an_initial_is_part_of_a_name(name):
    """A capital and a full stop between two names joins them."""
    assert shown(f"Later {name} left.") == [(name, "person")]


@pytest.mark.parametrize(
    "name",
    [
        "Students for Clean Water",
        "Medics’ Union",
        "Children’s Fund",
        "American Migrant Defense Fund",
        "Ministry of Health",
        "Department of Health and Human Services",
        "Campaign for Peace and Justice",
        "Food and Drug Administration",
        "United Federation of Teachers",
        "Syrian Observatory for Human Rights",
        "Doctors Without Borders",
    ],
)
def test_the_name_of_a_body_is_whole(name):
    """ "For", "of", "and" and a possessive join the parts of a body's name."""
    assert [found for found, kind in shown(f"Later the {name} left.") if kind != "person"] == [name]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We met Minister for Health Ada Bell.", ["Ada Bell"]),
        ("We met Minister of Foreign Affairs and Trade Ada Bell.", ["Ada Bell"]),
        ("We met Secretary of State Tom Ray.", ["Tom Ray"]),
        ("The Ministry of Health and Tom Ray left.", ["Ministry of Health", "Tom Ray"]),
        ("Later Parents for Change Ada Bell.", ["Parents for Change", "Ada Bell"]),
        ("We met Friends of Ada Bell.", ["Friends of Ada Bell"]),
    ],
)
def test_a_body_swallows_no_neighbour(text, found):
    """A person after a field of work, or after "and", is a name of their own."""
    assert [name for name, _ in shown(text)] == found


def test_people_who_begin_a_sentence_are_no_name_by_themselves():
    """ "Farmers for" at the start of a sentence is a name only if it is one elsewhere."""
    assert shown("Farmers for Change left.") != [("Farmers for Change", "group")]
    text = "Farmers for Change left. We met Farmers for Change."
    assert [name for name, _ in shown(text)] == ["Farmers for Change"] * 2


@pytest.mark.parametrize("said", ["Dictator", "Embattled", "Businesswoman", "Gloomy"])
def test_what_somebody_is_at_the_head_of_a_sentence_is_no_name(said):
    """A noun or an adjective before a full name is not part of it; a first name is."""
    assert shown(f"{said} Sarah Bell fled.") == [("Sarah Bell", "person")]
    assert shown("Mary Sarah Bell fled.") == [("Mary Sarah Bell", "person")]


def test_a_second_name_after_a_hyphen_is_small():
    """ "Ban Ki-moon" is a whole name; in "Ada Bell-led" the name ends before the hyphen."""
    text = "Later Ban Ki-moon and Kim Jong-un met the Ada Bell-led team."
    assert [name for name, _ in shown(text)] == ["Ban Ki-moon", "Kim Jong-un", "Ada Bell"]


def test_what_an_office_is_of_is_no_name():
    """ "Chief of Staff Sarah Bell" is Sarah Bell."""
    assert shown("Then Chief of Staff Sarah Bell spoke.") == [("Sarah Bell", "person")]


def test_a_name_has_the_kind_that_a_part_of_it_tells():
    """A leader's surname is a person; plans are nobody; bodies are told by a noun of theirs."""
    text = "The Citizens United ruling helped Gilead Sciences. Later Trump met Big Tobacco."
    assert {name: kind for *_, name, kind in names(text)} == {
        "Citizens United": "organisation", "Gilead Sciences": "organisation",
        "Trump": "person", "Big Tobacco": "organisation",
    }  # fmt: skip
    assert (
        names("It was the Clean Power Plan, said the Attorney General and the Ohio Governor.") == []
    )


def test_an_office_and_its_body_are_no_part_of_a_name():
    """EPA Administrator, Then-Attorney General, NBC Correspondent; the words of a web page."""
    for before in ("EPA Administrator", "Then-Attorney General", "NBC Correspondent", "WATCHED"):
        assert [name for *_, name, _ in names(f"It was {before} Ada Bell.")] == ["Ada Bell"]
