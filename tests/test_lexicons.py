"""Rules of reading a lexicon: clear errors, house styles on top, a version, inflections."""

import pandas as pd
import pytest

from analysis import tables
from analysis.lexicons import inflect, inflected, neutral_forms, read_lexicon, version

HEAD = "concept,side,form,category,status,repair,pos,only,unless,source,note\n"
REGIME = 'government,loaded,regime,label,evaluative,synonym,noun,,,ap,"Fair, for a system."\n'
GOVERNMENT = "government,neutral,government,,,,noun,,,,\n"


@pytest.fixture
def csv(tmp_path):
    """Write rows to a file of the given name and return its path."""

    def write(rows, name="own.csv", head=HEAD):
        path = tmp_path / name
        path.write_text(head + rows, encoding="utf-8")
        return path

    return write


def error_of(*paths, **options):
    with pytest.raises(ValueError) as caught:
        read_lexicon(list(paths), **options)
    return str(caught.value)


def test_a_file_is_read_as_strings_with_every_column(csv):
    """Empty cells are empty strings, and the columns are those that tables.py declares."""
    rows = read_lexicon([csv(REGIME + GOVERNMENT)])
    assert list(rows) == tables.LEXICON
    assert rows.iloc[1].tolist() == ["government", "neutral", "government", *[""] * 4, "noun",
                                     *[""] * 4]  # fmt: skip


def test_optional_columns_may_be_missing(csv):
    """A short house list needs concept, side and form; without pos a form is a phrase."""
    rows = read_lexicon([csv("rule,neutral,govern\n", head="concept,side,form\n")])
    assert rows.loc[0, ["form", "pos", "note"]].tolist() == ["govern", "phrase", ""]


def test_a_byte_order_mark_is_no_part_of_the_first_column(csv):
    """Spreadsheets write one; it must not hide the concept column."""
    assert len(read_lexicon([csv(REGIME, head="\ufeff" + HEAD)])) == 1


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("loaded", "lodaed", "side is 'lodaed'; use loaded, neutral"),
        ("noun", "substantive", "pos is 'substantive'; use noun, verb"),
        ("label", "labell", "category is 'labell'; use label, epithet"),
        ("evaluative", "bad", "status is 'bad'; use evaluative, contested"),
        ("synonym", "swap", "repair is 'swap'; use synonym, attribute"),
        (",regime,", ",,", "form is ''; use any word"),
    ],
)
def test_an_unknown_value_is_refused_in_one_line(csv, old, new, says):
    """The line names the file, the row as a spreadsheet counts it, and what is allowed."""
    path = csv(GOVERNMENT + REGIME.replace(old, new, 1))
    message = error_of(path)
    assert message.startswith(f"{path}: row 3 (") and says in message
    assert "\n" not in message


def test_a_bad_condition_is_refused_with_file_and_row(csv):
    """A condition with an unknown token would never match and nobody would notice."""
    path = csv(REGIME.replace("noun,,", "noun,NAME's _,"))
    message = error_of(path)
    assert message.startswith(f"{path}: row 2 (regime): only:")
    assert "NAME's" in message and "\n" not in message


def test_a_missing_column_is_named(csv):
    """The line says what is missing and what is there."""
    path = csv("government,regime\n", head="concept,form\n")
    assert error_of(path) == f"{path}: lacks side; has concept, form"


def test_a_missing_or_empty_file_is_named(csv, tmp_path):
    """One line with the file's name, and no traceback of the CSV reader's."""
    for path in (tmp_path / "none.csv", csv("", head="")):
        assert error_of(path).startswith(f"{path}: cannot be read as a CSV of lexicon rows")


def test_a_form_listed_twice_is_refused(csv):
    """Two rows for a form and part of speech would judge it twice; other parts of speech may."""
    twice = error_of(csv(REGIME), csv(REGIME, name="more.csv"))
    assert twice == "the lexicon: 'regime' (noun) is listed twice; keep one row"
    assert len(read_lexicon([csv(REGIME + REGIME.replace("noun", "verb"))])) == 2


def test_a_house_style_replaces_the_row_of_the_same_form(csv):
    """The house's judgement of a form takes the place of the shipped one."""
    house = csv(REGIME.replace("evaluative", "established"), name="house.csv")
    rows = read_lexicon([csv(REGIME + GOVERNMENT)], house=[house])
    assert rows.set_index("form")["status"].to_dict() == {
        "regime": "established", "government": "",
    }  # fmt: skip


def test_a_house_style_can_silence_a_row(csv):
    """Status ignore removes the form, whatever else its row holds."""
    house = csv("government,loaded,regime,,ignore,,noun,,,,\n", name="house.csv")
    rows = read_lexicon([csv(REGIME + GOVERNMENT)], house=[house])
    assert rows["form"].tolist() == ["government"]


def test_a_house_row_without_pos_is_of_every_pos_of_its_form(csv):
    """Who leaves the part of speech out means the form as the lexicon has it."""
    shipped = csv(REGIME + REGIME.replace("noun", "verb") + GOVERNMENT)
    house = csv("government,regime,loaded,ignore\n", "house.csv", "concept,form,side,status\n")
    assert read_lexicon([shipped], house=[house])["form"].tolist() == ["government"]


def test_a_house_row_that_removes_nothing_is_told(csv):
    """A form to ignore that is spelt otherwise, or of another pos, would do nothing in silence."""
    house = csv(",loaded,regimme,,ignore,,,,,,\n", name="house.csv")
    with pytest.warns(UserWarning, match="house.csv: no row .* 'regimme'"):
        rows = read_lexicon([csv(REGIME)], house=[house])
    assert rows["form"].tolist() == ["regime"]


def test_a_house_style_can_add_a_row(csv):
    """A form that the shipped lexicon lacks is added."""
    house = csv(REGIME.replace("regime", "junta"), name="house.csv")
    rows = read_lexicon([csv(REGIME)], house=[house])
    assert sorted(rows["form"]) == ["junta", "regime"]


def test_the_last_of_several_house_styles_wins(csv):
    """Styles are layered in the order given."""
    first = csv(REGIME.replace("synonym", "delete"), name="first.csv")
    second = csv(REGIME.replace("synonym", "specify"), name="second.csv")
    rows = read_lexicon([csv(REGIME)], house=[first, second])
    assert rows["repair"].tolist() == ["specify"]


def test_a_house_style_that_lists_a_form_twice_is_named(csv):
    """The error names the house file and not the shipped lexicon."""
    house = csv(REGIME + REGIME, name="house.csv")
    assert error_of(csv(GOVERNMENT), house=[house]).startswith(f"{house}: 'regime' (noun)")


def test_the_version_does_not_depend_on_the_order_of_rows(csv):
    """The same judgements are the same version, however the files are sorted."""
    rows = read_lexicon([csv(REGIME + GOVERNMENT)])
    assert version(rows) == version(rows.iloc[::-1]) and len(version(rows)) == 8


@pytest.mark.parametrize("column", tables.LEXICON)
def test_the_version_changes_with_any_cell(csv, column):
    """A result can be tied to the exact judgements behind it."""
    rows = read_lexicon([csv(REGIME + GOVERNMENT)])
    changed = rows.copy()
    changed.loc[0, column] += "x"
    assert version(changed) != version(rows)


def test_a_cell_cannot_pass_for_two(csv):
    """Moving text from one cell to the next is a change."""
    rows = pd.DataFrame([dict.fromkeys(tables.LEXICON, "")])
    left, right = rows.assign(form="ab", category=""), rows.assign(form="a", category="b")
    assert version(left) != version(right)


def test_neutral_forms_are_of_the_same_part_of_speech(csv):
    """A verb is not repaired by a noun; the order is that of the file."""
    more = "government,neutral,authorities,,,,noun,,,,\ngovernment,neutral,rule,,,,verb,,,,\n"
    assert neutral_forms(read_lexicon([csv(REGIME + GOVERNMENT + more)])) == {
        ("government", "noun"): "government|authorities",
        ("government", "verb"): "rule",
    }


@pytest.mark.parametrize(
    ("form", "pos", "spellings"),
    [
        ("German", "noun", ["German", "Germans"]),
        ("human shield", "noun", ["human shield", "human shields"]),
        ("woman", "noun", ["woman", "women"]),
        ("henchman", "noun", ["henchman", "henchmen"]),
        ("shaman", "noun", ["shaman", "shamans"]),
        ("Islamist", "noun", ["Islamist", "Islamists"]),
        ("RINO", "noun", ["RINO", "RINOs"]),
        ("act of terror", "noun", ["act of terror", "acts of terror"]),
        ("man in a dress", "noun", ["man in a dress", "men in a dress"]),
        ("thug-in-chief", "noun", ["thug-in-chief", "thugs-in-chief"]),
        ("lawlessness", "noun", ["lawlessness"]),
        ("elites", "noun", ["elites"]),
        ("person with addiction", "noun",
         ["people with addiction", "person with addiction", "persons with addiction"]),
        ("cave in", "verb", ["cave in", "caved in", "caves in", "caving in"]),
        ("far-right", "adjective", ["far-right"]),
        ("in fact", "phrase", ["in fact"]),
    ],
)  # fmt: skip
def test_inflections(form, pos, spellings):
    """Nouns inflect their head, verbs their first word; plurals and mass nouns stay."""
    assert inflect(form, pos) == spellings


def test_a_form_of_the_readers_own_is_inflected_too():
    """A form that inflections.csv lacks is asked of lemminflect."""
    assert inflected("zzyzx fan", "noun") == ["zzyzx fan", "zzyzx fans"]


def test_a_house_style_may_have_semicolons(tmp_path):
    """Where the comma is the decimal sign, spreadsheets save a CSV with semicolons."""
    path = tmp_path / "house.csv"
    head = "concept;side;form;category;status;repair;pos"
    path.write_text(f"{head}\nx;loaded;fled;verb;evaluative;none;verb\n")
    assert "fled" in set(read_lexicon(house=[path])["form"])
