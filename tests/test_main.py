"""The command line keeps its contract: columns, formats, exit codes, one clear line an error."""

import io
import json
import resource
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from analysis import evidence, read_lexicon, tables, version
from analysis.__main__ import main
from analysis.output import as_csv, as_json, as_table, for_terminal

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "data" / "articles" / "2024-12-assad-asylum.md"
TEXT = "The tyrant Tom Ray fled. “He is a thug,” said Ada Bell.\n"
ACTORS = (
    "article,actor,kind,mentions,loaded_n,neutral_n,loaded_share,low,high,epithets,agent,patient,"
    "quoted_words,tone"
).split(",")


def run(*arguments, text=None):
    """Run a verb in this process; standard output and error are kept apart."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=text)


def rows(result):
    return pd.read_csv(io.StringIO(result.stdout), keep_default_na=False)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "own.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_terms_has_the_columns_of_the_contract(article):
    """`terms` gives the columns that other tools rely on, in their order, then the lexicon's
    version, the same in every row."""
    table = rows(run("terms", article))
    assert list(table) == [*evidence.TERMS, "lexicon"]
    assert set(table["lexicon"]) == {version(read_lexicon())}


def test_voices_has_the_columns_of_its_table(article):
    """`voices` gives the columns of the voices table."""
    assert list(rows(run("voices", article))) == tables.COLUMNS["voices"]


def test_actors_has_the_columns_of_the_contract(article):
    """`actors` gives the columns of the contract, then the lexicon's version; a row an actor."""
    table = rows(run("actors", article))
    assert list(table) == [*ACTORS, "lexicon"]
    assert not table.duplicated(["article", "actor"]).any()


def test_terms_offsets_lead_back_to_the_words(article):
    """`start` and `end` cut the word out of the article's text."""
    table = rows(run("terms", article))
    assert [TEXT[a:b] for a, b in zip(table["start"], table["end"], strict=True)] == list(
        table["text"]
    )
    assert list(table["text"]) == ["tyrant", "thug"]


def test_terms_keeps_the_voices_apart(article):
    """A source's word is never the outlet's."""
    assert list(rows(run("terms", article))["voice"]) == ["outlet", "quotation"]


def test_side_both_adds_the_neutral_forms():
    """`--side both` lists the neutral choices beside the loaded ones and says which is which."""
    result = run("terms", "-", "--side", "both", text="The regime met the French government.")
    assert dict(rows(result)[["text", "side"]].values) == {
        "regime": "loaded",
        "government": "neutral",
    }


def test_standard_input_as_text():
    """`-` reads one article from standard input."""
    table = rows(run("terms", "-", text=TEXT))
    assert set(table["article"]) == {"stdin"}


def test_standard_input_as_json_lines():
    """`--input jsonl` reads a table of articles from standard input."""
    lines = "\n".join(json.dumps({"article": name, "text": TEXT}) for name in "ab")
    assert set(rows(run("terms", "-", "--input", "jsonl", text=lines))["article"]) == {"a", "b"}


def test_standard_input_as_csv():
    """`--input csv` reads a table of articles from standard input."""
    table = pd.DataFrame({"article": ["a"], "text": [TEXT]}).to_csv(index=False)
    assert set(rows(run("terms", "-", "--input", "csv", text=table))["article"]) == {"a"}


def test_a_folder_gives_every_article(tmp_path):
    """A folder is read whole."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    assert set(rows(run("terms", tmp_path))["article"]) == {"one", "two"}


def test_json_is_one_object_a_line(article):
    """`--format json` gives as many parsable lines as `csv` gives rows."""
    lines = run("terms", article, "--format", "json").stdout.splitlines()
    assert [json.loads(line)["text"] for line in lines] == ["tyrant", "thug"]


def test_table_is_for_reading(article):
    """`--format table` aligns columns and shows the words."""
    shown = run("terms", article, "--format", "table").stdout
    assert "tyrant" in shown and "," not in shown.splitlines()[0]


def test_a_house_style_is_layered_over_the_shipped_rows(article, tmp_path):
    """`--lexicon` adds an own term without touching the shipped files."""
    house = tmp_path / "house.csv"
    house.write_text(
        "concept,side,form,category,status,repair,pos\nleft,loaded,fled,verb,evaluative,none,verb\n"
    )
    assert "fled" in set(rows(run("terms", article, "--lexicon", house))["text"])


def test_own_actors(article, tmp_path):
    """`--actors` reads another table of actors."""
    cast = tmp_path / "cast.csv"
    cast.write_text("actor,kind,form\nThomas Ray,person,Tom Ray\n")
    assert "Thomas Ray" in set(rows(run("terms", article, "--actors", cast))["actor"])


@pytest.mark.parametrize("verb", ["terms", "voices", "actors"])
def test_nothing_readable_is_exit_2_and_one_line(verb, tmp_path):
    """A missing file gives one line that names it, and exit status 2."""
    result = run(verb, tmp_path / "gone.txt")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1 and "gone.txt" in result.stderr


def test_part_readable_is_exit_0_with_a_warning(article, tmp_path):
    """One bad file among good ones is a warning; the rest goes on."""
    (tmp_path / "empty.txt").write_text("")
    result = run("terms", article, tmp_path / "empty.txt")
    assert result.exit_code == 0 and len(rows(result)) == 2
    assert "empty.txt" in result.stderr and len(result.stderr.splitlines()) == 1


def test_a_bad_lexicon_is_one_line(article, tmp_path):
    """A house style with an unknown value is refused, naming file and row."""
    house = tmp_path / "house.csv"
    house.write_text("concept,side,form\nx,wrong,word\n")
    result = run("terms", article, "--lexicon", house)
    assert result.exit_code == 2 and "house.csv" in result.stderr and "row 2" in result.stderr


def test_another_language_gets_a_warning():
    """A text that is not English is read, with a one-line warning."""
    german = "Der Präsident sagte am Montag, dass die Regierung des Landes nicht mehr bereit sei. "
    result = run("terms", "-", text=german * 5)
    assert result.exit_code == 0 and "English" in result.stderr


def test_an_article_without_loaded_words_gives_a_header_only():
    """No finding is a finding: an empty table with its columns, exit status 0."""
    result = run("terms", "-", text="The shop opens at nine on Monday.")
    assert result.exit_code == 0 and result.stdout.strip() == ",".join([*evidence.TERMS, "lexicon"])


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@cmd"])
def test_formulas_are_disarmed_in_csv(cell):
    """Text that a spreadsheet would run gets an apostrophe; numbers stay numbers."""
    assert as_csv(pd.DataFrame({"text": [cell], "tone": [-1.0]})).splitlines()[1] == f"'{cell},-1.0"


def test_an_article_name_cannot_become_a_formula(tmp_path):
    """Cells that come from a user's file names are disarmed as well."""
    (tmp_path / "=cmd.txt").write_text(TEXT, encoding="utf-8")
    assert "\n'=cmd," in run("terms", tmp_path).stdout


def test_control_characters_do_not_reach_the_terminal():
    """An escape sequence in an article cannot steer the reader's terminal."""
    assert "\x1b" not in as_table(pd.DataFrame({"text": ["\x1b[2Jhello"]}))
    assert for_terminal("a\u202eb") == "a b"


def test_missing_numbers_are_null_in_json():
    """A share that was not computed is null, not NaN."""
    assert json.loads(as_json(pd.DataFrame({"share": [float("nan")]}))) == {"share": None}


def test_terms_loads_no_parser_and_no_charts():
    """`terms` answers without spaCy, TextBlob or matplotlib in memory."""
    code = (
        "import sys; sys.argv=['analysis','terms',sys.argv[1]]\n"
        "from analysis.__main__ import main\n"
        "main(standalone_mode=False)\n"
        "print({'spacy','textblob','matplotlib','lemminflect'} & set(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(SEED)], capture_output=True, text=True, cwd=ROOT
    )
    assert done.stderr.strip() == "set()"


def test_importing_the_package_is_quick():
    """Importing `analysis` costs little beyond pandas: under half a second."""
    code = (
        "import pandas, time\nt=time.process_time()\nimport analysis\nprint(time.process_time()-t)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert float(done.stdout) < 0.5


def test_terms_answers_from_the_shell_in_good_time():
    """`terms` on the seed article: under 1.5 s of the processor, the best of three runs."""

    def spent():
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    def once():
        began = spent()
        subprocess.run(
            [sys.executable, "-m", "analysis", "terms", str(SEED)],
            capture_output=True, check=True, cwd=ROOT,
        )  # fmt: skip
        return spent() - began

    assert min(once() for _ in range(3)) < 1.5


def test_a_closed_pipe_is_no_error():
    """`… | head -1` ends quietly."""
    done = subprocess.run(
        f"{sys.executable} -m analysis terms {SEED} | head -1",
        shell=True, capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    assert done.stderr == "" and done.stdout.startswith("article,")
