"""`lint` points at the outlet's own loaded words, at the right line, and at nothing else."""

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pandas as pd
import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.__main__ import main
from analysis.actors import read_actors
from analysis.articles import read_placed
from analysis.lexicons import read_lexicon
from analysis.lint import findings
from analysis.lint.formats import as_github, as_sarif, as_text

LEXICON, ACTORS = read_lexicon(), read_actors()
ROOT = Path(__file__).resolve().parent.parent
HEAD = '---\ntitle: "Tyrant: the end"\nlint-ok: []\n---\n\n'
# What every SARIF 2.1.0 log must have, and what code hosts need to show a result at its line.
SARIF = {
    "type": "object",
    "required": ["$schema", "version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/run"}},
    },
    "$defs": {
        "text": {
            "type": "object",
            "required": ["text"],
            "additionalProperties": False,
            "properties": {"text": {"type": "string", "minLength": 1}},
        },
        "run": {
            "type": "object",
            "required": ["tool", "results"],
            "additionalProperties": False,
            "properties": {
                "tool": {
                    "type": "object",
                    "required": ["driver"],
                    "additionalProperties": False,
                    "properties": {"driver": {"$ref": "#/$defs/driver"}},
                },
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
            },
        },
        "driver": {
            "type": "object",
            "required": ["name", "rules"],
            "additionalProperties": False,
            "properties": {
                "name": {"type": "string"},
                "version": {"type": "string"},
                "rules": {
                    "type": "array",
                    "uniqueItems": True,
                    "items": {
                        "type": "object",
                        "required": ["id"],
                        "additionalProperties": False,
                        "properties": {
                            "id": {"type": "string"},
                            "shortDescription": {"$ref": "#/$defs/text"},
                            "help": {"$ref": "#/$defs/text"},
                            "properties": {"type": "object"},
                        },
                    },
                },
            },
        },
        "result": {
            "type": "object",
            "required": ["ruleId", "ruleIndex", "level", "message", "locations"],
            "additionalProperties": False,
            "properties": {
                "ruleId": {"type": "string"},
                "ruleIndex": {"type": "integer", "minimum": 0},
                "level": {"enum": ["none", "note", "warning", "error"]},
                "message": {"$ref": "#/$defs/text"},
                "locations": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "additionalProperties": False,
                        "properties": {
                            "physicalLocation": {"$ref": "#/$defs/place"},
                            "logicalLocations": {"type": "array"},
                        },
                    },
                },
            },
        },
        "place": {
            "type": "object",
            "required": ["artifactLocation"],
            "additionalProperties": False,
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {"uri": {"type": "string", "pattern": "^[!-~]+$"}},
                },
                "region": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        name: {"type": "integer", "minimum": 1}
                        for name in ["startLine", "startColumn", "endLine", "endColumn"]
                    },
                },
            },
        },
    },
}


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Write a file into a fresh folder, which is the current one; return its name."""
    monkeypatch.chdir(tmp_path)

    def _write(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    return _write


def run(*arguments, text=None):
    """Lint in this process."""
    return CliRunner().invoke(main, ["lint", *map(str, arguments)], input=text)


def places(text):
    """What a text's findings are: (line, column, word)."""
    found = findings(read_placed("-", stdin=text.encode()), lexicon=LEXICON, actors=ACTORS)
    return found[["line", "column", "text"]].values.tolist()


def word_at(path, line, column, length):
    """The characters of a file from a line and a column, both counted from 1."""
    lines = Path(path).read_bytes().decode("utf-8-sig").splitlines()
    return lines[line - 1][column - 1 :][:length]


# --- what is a finding


def test_a_loaded_word_of_the_outlet_is_a_finding(write):
    """One line: path, line, column, the word, plainer words, label and why; exit status 1."""
    result = run(write("a.md", "He left.\n\nThe regime fell.\n"))
    assert re.fullmatch(
        r"a\.md:3:5: regime → government, administration \[label: .+\.\]\n", result.stdout
    )
    assert result.exit_code == 1


def test_a_source_s_word_is_none(write):
    """What stands in quotation marks is the speaker's; exit status 0, and nothing printed."""
    result = run(write("a.md", "“The regime fell,” Ada Bell said.\n"))
    assert (result.stdout, result.exit_code) == ("", 0)


def test_a_clean_article_says_so_on_standard_error(write):
    """Standard output holds findings only; how many there are is said beside it."""
    result = run(write("a.md", "The government fell.\n"))
    assert result.stderr == "0 loaded words in the outlet's own voice, in 0 of 1 article\n"


def test_the_count_says_in_how_many_articles(write):
    """Words and articles are counted; excused ones are told apart."""
    write("x/a.md", "The regime met the tyrant. <!-- ok: tyrant -->\n")
    write("x/b.md", "He left.\n")
    said = "1 loaded word in the outlet's own voice, in 1 of 2 articles; 1 excused\n"
    assert run("x").stderr == said


def test_claims_are_reported_when_asked_for():
    """A contested word is no judgement: `--also contested` lists it too."""
    text = "The army committed genocide, it is plain."
    assert run("-", text=text).exit_code == 0
    assert "genocide →" in run("-", "--also", "contested,euphemism", text=text).stdout


def test_an_unknown_status_is_one_line():
    """`--also` names what it can be; exit status 2."""
    result = run("-", "--also", "bad", text="He left.")
    assert result.exit_code == 2 and result.stderr.count("\n") == 1
    assert "contested, designation, established, euphemism" in result.stderr


def test_nothing_read_is_exit_status_2(tmp_path):
    """A missing file is not a clean one."""
    result = run(tmp_path / "no.md")
    assert result.exit_code == 2 and "does not exist" in result.stderr


def test_exit_zero_reports_and_passes(write):
    """`--exit-zero` shows findings without failing."""
    result = run(write("a.md", "The regime fell."), "--exit-zero")
    assert result.exit_code == 0 and "regime" in result.stdout


def test_a_house_style_is_layered_over_the_shipped_rows(write):
    """`--lexicon` adds a word; `ignore` takes one away."""
    house = write(
        "house.csv",
        "concept,side,form,category,status,repair,pos\n"
        "left,loaded,fled,verb,evaluative,none,verb\ngovernment,loaded,regime,,ignore,,noun\n",
    )
    result = run("-", "--lexicon", house, text="The regime fled.")
    assert "fled" in result.stdout and "regime" not in result.stdout


def test_files_of_one_name_are_both_linted(write):
    """Two folders may each hold an index.md."""
    paths = [write(f"{folder}/index.md", "The regime fell.") for folder in "ab"]
    assert run(*paths).stdout.count("regime") == 2


# --- where it stands


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("head", ["", HEAD, "---\nnote: x\n---\n"])
def test_lines_and_columns_are_those_of_the_file(write, end, mark, head):
    """Front matter counts, a byte order mark and the kind of line end do not."""
    text = mark + (head + "\n\nHe left 😀 and é the regime.\nThe mob came.").replace("\n", end)
    name = write("a.md", text)
    found = findings(read_placed(name)).query("part == 'text'")
    assert list(found["text"]) == ["regime", "mob"]
    for row in found.itertuples():
        assert word_at(name, row.line, row.column, len(row.text)) == row.text


@given(lines=st.lists(st.text(st.sampled_from("ab .,\u200f😀é\t"), max_size=12), max_size=6))
@settings(max_examples=15, deadline=None)
def test_any_text_around_a_word_keeps_its_place(lines):
    """Whatever stands above and before, line and column lead to the word."""
    text = "\n".join([*lines, "Then , the regime fell."])
    found = [place for place in places(text) if place[2] == "regime"]
    assert found == [[len(lines) + 1, 12, "regime"]]


@pytest.mark.parametrize(
    ("value", "column"),
    [("Tyrant flees", 8), ('"Tyrant flees"', 9), ("'Tyrant flees'", 9), (">\n  Tyrant flees", 8)],
)
def test_a_title_in_the_front_matter_is_linted(write, value, column):
    """The title is the outlet's own; a folded one is placed where it begins."""
    name = write("a.md", f"---\nnote: x\ntitle: {value}\n---\nHe left.\n")
    [found] = findings(read_placed(name)).to_dict("records")
    assert (found["part"], found["line"], found["column"]) == ("title", 3, column)
    assert run(name).stdout.startswith(f"a.md:3:{column}: Tyrant →")


def test_a_row_of_a_table_is_named_by_its_number(write):
    """In a table the row stands for the line, and the column counts in the row's text."""
    name = write("t.csv", 'text\nHe left.\n"He left.\nThe regime fell."\n')
    assert run(name).stdout.startswith("t.csv:2:14: regime →")
    [line] = run(name, "--format", "json").stdout.splitlines()
    assert (json.loads(line)["counts"], json.loads(line)["row"]) == ("row", 2)


def test_a_title_that_is_the_first_line_counts_once(write):
    """A page's headline is its title and its text's first line: one finding."""
    name = write("t.csv", 'title,text\nTyrant flees,"Tyrant flees\nHe left."\nMob came,He left.\n')
    assert run(name).stdout.count("Tyrant") == run(name).stdout.count("Mob") == 1


# --- exceptions


@pytest.mark.parametrize("name", ["regime", "Regimes", "government", "'REGIME'"])
def test_an_exception_in_the_front_matter_is_for_the_article(write, name):
    """It names the form, the word as written or the concept, in any case."""
    file = write("a.md", f"---\nlint-ok: [{name}]\n---\nRegimes fell.\nThe mob came.\n")
    result = run(file)
    assert "egime" not in result.stdout and "mob" in result.stdout
    assert "fits no word" not in result.stderr


def test_a_comment_is_for_its_line(write):
    """The same word on another line is still a finding, and the comment's words are none."""
    result = run(write("a.md", "A regime fell. <!-- ok: regime, mob -->\nThe regime fell.\n"))
    assert [line.split(" → ")[0] for line in result.stdout.splitlines()] == ["a.md:2:5: regime"]


def test_an_exception_that_fits_nothing_is_a_warning(write):
    """What was written for a sentence that is gone is named, with its line; no failure."""
    file = write("a.md", "---\nlint-ok: mob\n---\nHe left. <!-- ok: regime -->\n")
    result = run(file)
    assert result.exit_code == 0
    assert "warning: a.md, lint-ok: the exception 'mob' fits no word: mend or drop it" in (
        result.stderr
    )
    assert "warning: a.md, line 4: the exception 'regime' fits no word" in result.stderr


def test_an_exception_for_what_is_not_asked_for_fits(write):
    """An exception for a claim is no warning where claims are not reported."""
    file = write("a.md", "It was genocide, plainly. <!-- ok: genocide -->\n")
    assert "fits no word" not in run(file).stderr
    assert run(file, "--also", "contested").exit_code == 0


# --- formats


def test_json_is_one_object_a_line(write):
    """Every key of the table, path and place among them."""
    [line] = run(write("a.md", "The regime fell."), "--format", "json").stdout.splitlines()
    found = json.loads(line)
    assert (found["path"], found["line"], found["column"]) == ("a.md", 1, 5)
    assert found["neutral"] == "government|administration"


def test_sarif_is_valid(write):
    """The log has what the standard asks for; each result points to its rule and its place."""
    write("x/a b.md", HEAD + "The regime fell.\nThe regime and the mob.\n")
    write("x/t.csv", "text\nThe mob came.\n")
    log = json.loads(run("x", "--format", "sarif").stdout)
    jsonschema.validate(log, SARIF)
    [sarif] = log["runs"]
    rules = sarif["tool"]["driver"]["rules"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in sarif["results"])
    places = [one["locations"][0] for one in sarif["results"]]
    regions = [place["physicalLocation"].get("region") for place in places]
    assert regions[1] == {"startLine": 6, "startColumn": 5, "endLine": 6, "endColumn": 11}
    assert places[0]["physicalLocation"]["artifactLocation"]["uri"] == "x/a%20b.md"
    assert regions[-1] is None and places[-1]["logicalLocations"]


def test_sarif_without_findings_is_valid():
    """A clean run is a log too: a code host closes what was open."""
    clean = json.loads(run("-", "--format", "sarif", text="He left.").stdout)
    jsonschema.validate(clean, SARIF)
    assert clean["runs"][0]["results"] == []


def test_github_commands_are_escaped():
    """A comma or colon in a path, and % or a line end anywhere, end no property and no command."""
    draft = read_placed("-", stdin="The regime fell.").assign(path="a,b:c%\n::error::.md")
    [line] = as_github(findings(draft)).splitlines()
    properties, said = re.fullmatch(r"::warning (.+?)::(.*)", line).groups()
    assert properties.split(",")[0] == "file=a%2Cb%3Cc%25 %3A%3Aerror%3A%3A.md".replace("3C", "3A")
    assert "line=1,col=5" in properties and said.startswith("regime → government")


@pytest.mark.parametrize("name", ["::error::x.md", "a\n::error::x.md", "\x1b[2Jx.md", "\u202ex.md"])
def test_a_path_cannot_steer_a_terminal_or_a_code_host(name):
    """One finding is one line, printable, and begins no command of its own."""
    draft = read_placed("-", stdin="The regime fell.").assign(path=name)
    shown = as_text(findings(draft))
    assert shown.count("\n") == 1 and shown.strip().isprintable()
    assert not shown.startswith("::")


def test_a_file_name_that_is_no_text_is_linted(write):
    """A name with half a character is shown with a mark in its place, in every format."""
    write("a\udcff.md", "The regime fell.")
    for form in ["text", "json", "sarif", "github"]:
        result = run(".", "--format", form)
        assert result.exit_code == 1, result.exception
        assert result.stdout.encode()


# --- where it is used


def test_the_problem_matcher_reads_real_output(write):
    """GitHub's matcher finds file, line, column, message and code in the lines of the text."""
    [matcher] = json.loads((ROOT / ".github" / "lint-matcher.json").read_text())["problemMatcher"]
    [pattern] = matcher["pattern"]
    lines = run(write("x: y/a.md", HEAD + "The regime fell.\nThe mob came.\n")).stdout.splitlines()
    matches = [re.match(pattern["regexp"], line) for line in lines]
    assert len(matches) == 3 and all(matches)
    keys = ["file", "line", "column", "message", "code"]
    found = [[match[pattern[key]] for key in keys] for match in matches]
    assert [row[:3] for row in found] == [
        ["x: y/a.md", "2", "9"], ["x: y/a.md", "6", "5"], ["x: y/a.md", "7", "5"],
    ]  # fmt: skip
    assert found[1][3] == "regime → government, administration" and found[1][4] == "label"


def test_the_hook_is_defined_as_pre_commit_wants_it(write):
    """The hook's entry runs, on files that were named, whatever folder it is run in."""
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert {"id", "name", "entry", "language", "types_or"} <= set(hook)
    write("analysis/__init__.py", "raise SystemExit(7)")
    name = write("a.md", "The regime fell.")
    command = [sys.executable if word == "python" else word for word in hook["entry"].split()]
    done = subprocess.run([*command, name], capture_output=True, text=True)
    assert done.returncode == 1 and done.stdout.startswith("a.md:1:5: regime →")


def test_findings_without_articles_is_an_empty_table():
    """No finding is a table with its columns."""
    found = findings(read_placed("-", stdin="He left."))
    assert isinstance(found, pd.DataFrame) and found.empty and "excused" in found
    assert as_text(found) == as_github(found) == "" and json.loads(as_sarif(found))
