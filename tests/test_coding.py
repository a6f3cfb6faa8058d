"""Coding sheets are blind and repeatable; agreement is what can be done by hand."""

import io

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import tables
from analysis.__main__ import main
from analysis.agreement.coders import alpha, coder_agreement, disagreements, kappa, percent
from analysis.agreement.sheets import coding_sheet, read_sheets

NEWS = pd.DataFrame(
    {"article": ["a"], "title": [""],
     "text": ["The regime met. “The mob came,” Ada Bell said. The government fell. It rained. So."]}
)  # fmt: skip
NAMES = tables.COLUMNS["sheets"]


@pytest.fixture(scope="module")
def filled():
    return coding_sheet(NEWS, filled=True)


@pytest.fixture(scope="module")
def blank():
    return coding_sheet(NEWS)


def sheet(coder, answers, **columns):
    """A filled sheet: one answer on *loaded* an item."""
    rows = [("a", n, n + 1, f"passage {n}", "w", coder, a) for n, a in enumerate(answers)]
    table = pd.DataFrame(rows, columns=NAMES[:7]).reindex(columns=NAMES, fill_value="")
    return table.assign(**columns)


def figures(*sheets):
    found = coder_agreement(pd.concat(sheets))
    return found[found["by"] == ""].set_index(["question", "coders", "measure"]).sort_index()


def written(tmp_path, name, table, **options):
    path = tmp_path / name
    table.to_csv(path, index=False, **options)
    return path


def run(*arguments):
    return CliRunner().invoke(main, list(map(str, arguments)))


def test_a_blank_sheet_shows_nothing_of_what_the_tool_found(blank):
    """Loaded and neutral words are marked alike, and every answer is empty."""
    assert (blank[NAMES[5:]] == "").all(axis=None)
    assert {"regime", "mob", "government"} <= set(blank["words"])


def test_a_blank_and_a_filled_sheet_have_the_same_rows(blank, filled):
    """They differ in the answers only, so that the tool is one more coder."""
    assert blank[NAMES[:5]].equals(filled[NAMES[:5]])


def test_the_tool_answers_by_status_and_voice(filled):
    """A judgement is loaded whoever says it, a neutral form is not; the voice is told."""
    rows = filled.set_index("words")
    assert rows.loc["regime", ["loaded", "voice", "category"]].tolist() == [
        "yes", "outlet", "label"]  # fmt: skip
    assert rows.loc["mob", "voice"] == "quotation"
    assert rows.loc["government", ["loaded", "category"]].tolist() == ["no", ""]


def test_sentences_in_which_nothing_was_found_are_coded_too(filled):
    """What the tool misses can only be seen where it found nothing."""
    bare = filled[filled["words"] == ""]
    assert set(bare["passage"]) == {"It rained.", "So."} and set(bare["loaded"]) == {"no"}


def test_a_seed_gives_the_same_draw():
    """The same seed, the same rows; the sizes are upper limits."""
    one, two = (coding_sheet(NEWS, words=1, unmarked=1, seed=3) for _ in range(2))
    assert one.equals(two) and len(one) == 2


def test_offsets_lead_to_the_words(blank):
    """`start` and `end` cut the words, or the sentence, out of the text."""
    for row in blank.itertuples():
        assert NEWS["text"][0][row.start : row.end] == (row.words or row.passage)


def test_two_coders_by_hand():
    """10 of 12 alike, 6 yes each: p = 10/12, e = 1/2, kappa = 2/3; alpha = 1 − 23·4/(2·12·12)."""
    one, two = ["yes"] * 6 + ["no"] * 6, ["yes"] * 5 + ["no"] * 6 + ["yes"]
    found = figures(sheet("Ada", one), sheet("Ben", two)).loc["loaded", "Ada × Ben"]
    assert found.loc["percent agreement", "estimate"] == pytest.approx(10 / 12)
    assert found.loc["Cohen's kappa", "estimate"] == pytest.approx(2 / 3)
    assert found.loc["Krippendorff's alpha", "estimate"] == pytest.approx(1 - 23 * 4 / 288)
    assert (found["n"] == 12).all()


def test_all_people_leave_the_tool_out():
    """Three people have one alpha together; the tool is compared with each."""
    answers = ["yes", "no"] * 6
    found = figures(*[sheet(who, answers) for who in ("Ada", "Ben", "Cy", "tool")])
    coders = set(found.index.get_level_values("coders"))
    assert "all people" in coders and len(coders) == 7
    assert (found["estimate"] == 1).all()


def test_below_ten_items_there_is_a_count():
    """Nine items say nothing about agreement."""
    found = figures(sheet("Ada", ["yes"] * 9), sheet("Ben", ["no"] * 9))
    assert found.loc[("loaded", "Ada × Ben", "items"), "n"] == 9
    assert found["estimate"].isna().all()


def test_one_answer_only_has_no_kappa():
    """Where all said yes, chance would agree as well: percentages only."""
    same = ["yes"] * 12
    found = figures(sheet("Ada", same), sheet("Ben", same)).loc["loaded", "Ada × Ben"]
    assert found.loc["percent agreement", "estimate"] == 1
    assert found["estimate"].isna().sum() == 2


def test_an_empty_cell_is_no_answer():
    """Items that one of two left out are not counted."""
    found = figures(sheet("Ada", ["yes"] * 12 + [""]), sheet("Ben", ["yes", "no"] * 6 + ["no"]))
    assert (found.loc["loaded", "Ada × Ben"]["n"] == 12).all()


def test_agreement_by_voice_follows_most_people():
    """Two of three say quotation, so the item is counted there, whatever the tool says."""
    answers = ["yes", "no"] * 5
    voices = {"Ada": "quotation", "Ben": "quotation", "Cy": "outlet", "tool": "outlet"}
    sheets = [sheet(coder, answers, voice=voice) for coder, voice in voices.items()]
    found = coder_agreement(pd.concat(sheets))
    assert set(found.loc[found["by"] == "voice", "group"]) == {"quotation"}


def test_intervals_are_the_same_every_time():
    """The seed is fixed, and the estimate lies in its interval."""
    one, two = sheet("Ada", ["yes", "no"] * 8), sheet("Ben", ["yes", "no", "no", "yes"] * 4)
    found = figures(one, two).loc["loaded", "Ada × Ben"]
    assert found.equals(figures(one, two).loc["loaded", "Ada × Ben"])
    assert found["estimate"].between(found["low"], found["high"]).all()


CODES = st.lists(st.tuples(*[st.integers(0, 2)] * 2), min_size=2, max_size=30).map(np.array)


@given(CODES)
@settings(max_examples=60, deadline=None)
def test_measures_do_not_depend_on_order(codes):
    """Neither the order of items nor, for these, that of coders matters; none exceeds 1."""
    for measure in (percent, kappa, alpha):
        value = measure(codes, 3)
        for other in (codes[::-1], codes[:, ::-1]):
            assert np.isclose(measure(other, 3), value, equal_nan=True)
        assert np.isnan(value) or value <= 1 + 1e-9


def test_disagreements_say_who_said_what():
    """One row an item and question that was answered differently."""
    found = disagreements(pd.concat([sheet("Ada", ["yes", "no"]), sheet("tool", ["yes", "yes"])]))
    assert found[["start", "question", "answers"]].values.tolist() == [
        [1, "loaded", "Ada: no | tool: yes"]
    ]


def test_sheets_are_read_as_coders_write_them(tmp_path):
    """Semicolons, capitals, y and n, spaces; a coder without a name goes by the file's."""
    rough = sheet("", [" Yes", "N"])
    read = read_sheets([written(tmp_path, "ada.csv", rough, sep=";", encoding="utf-8-sig")])
    assert list(read["loaded"]) == ["yes", "no"] and set(read["coder"]) == {"ada"}


@pytest.mark.parametrize(
    ("change", "problem"),
    [(lambda t: t.drop(columns="loaded"), "lacks loaded"),
     (lambda t: t.assign(loaded="perhaps"), "row 2: loaded is 'perhaps'; it can be yes, no"),
     (lambda t: t.assign(voice="writer"), "voice is 'writer'; it can be outlet"),
     (lambda t: t.assign(start="x"), "start is 'x'; it can be a whole number"),
     (lambda t: pd.concat([t, t]), "Ada answers a, 0–1 twice")],
)  # fmt: skip
def test_a_malformed_sheet_is_one_line(tmp_path, change, problem):
    """The line names the file or coder, the row, and what was expected; exit status 2."""
    path = written(tmp_path, "ada.csv", change(sheet("Ada", ["yes", "no"])))
    result = run("agreement", path, path)
    assert result.exit_code == 2 and problem in result.stderr and result.stderr.count("\n") == 1


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b'"a\nb', b"\x00\x01"])
def test_what_is_no_table_is_one_line(tmp_path, content):
    """Any other file is refused in one line."""
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    result = run("agreement", path)
    assert result.exit_code == 2 and result.stderr.count("\n") == 1 and "x.csv" in result.stderr


def test_from_the_article_to_the_agreement(tmp_path):
    """A sheet made, filled in and compared: the tool agrees with its own copy."""
    article = tmp_path / "a.txt"
    article.write_text(NEWS["text"][0] * 4, encoding="utf-8")
    tool = run("coding-sheet", article, "--filled").stdout
    copy = pd.read_csv(io.StringIO(tool), dtype=str, keep_default_na=False).assign(coder="Ada")
    (tmp_path / "tool.csv").write_text(tool, encoding="utf-8")
    result = run("agreement", tmp_path / "tool.csv", written(tmp_path, "ada.csv", copy))
    found = pd.read_csv(io.StringIO(result.stdout))
    assert set(found.loc[found["measure"] == "percent agreement", "estimate"]) == {1}
