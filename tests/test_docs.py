"""The documents keep up with the project: what they name exists, what exists is named."""

import ast
import io
import os
import re
import runpy
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import analysis
from analysis import tables
from analysis.lexicons import read_lexicon

ROOT = Path(__file__).resolve().parent.parent
BUILT = {"build", "reports", "screenshots"}
TEXT = {"", ".cfg", ".css", ".csv", ".ipynb", ".j2", ".json", ".md", ".py", ".toml", ".txt", ".yml"}
PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "data/SOURCES.md",
    "docs/coding.md",
    "docs/corpora.md",
    "docs/glossary.md",
]
# Put together here, so that this file does not break its own rule.
HOSTS = [".".join(host) for host in [("pypi", "org"), ("pythonhosted", "org"), ("anaconda", "org")]]
FOLDERS = ["/".join(("", name, "")) for name in ("work", "tmp", "root", "home", "Users", "opt")]
NETWORK = {"aiohttp", "ftplib", "http", "httpx", "requests", "socket", "urllib", "urllib3"}


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def kept_files():
    """The text files of the project: those git tracks, or all but what was built."""
    command = [
        "git",
        "-C",
        str(ROOT),
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    try:
        listed = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        files = [ROOT / name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        files = [path for path in ROOT.rglob("*") if not is_built(path.relative_to(ROOT))]
    return sorted(path for path in files if path.is_file() and path.suffix in TEXT)


def is_built(path):
    return any(part in BUILT or part.startswith(".") or "egg-info" in part for part in path.parts)


def headings(markdown):
    """The anchors of a page, as GitHub makes them from its headings."""
    titles = re.findall(r"^#+ (.+)$", markdown, flags=re.MULTILINE)
    return [re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles]


def links(name):
    """The addresses inside the project that a page links to, as (file, anchor)."""
    found = re.findall(r"\]\(([^)\s]+)\)", read(name))
    inside = [link for link in found if not re.match(r"[a-z]+:", link)]
    return [(path, anchor) for path, _, anchor in (link.partition("#") for link in inside)]


def targets():
    """The targets of the Makefile that are for people."""
    return re.search(r"^\.PHONY: (.+)$", read("Makefile"), flags=re.MULTILINE)[1].split()


def codebook():
    """The (table, column) pairs that the codebook explains."""
    part = read("data/SOURCES.md").split("\n## Codebook\n")[1].split("\nTables of ")[0]
    rows = [
        line.strip("| ").split(" | ", 2) for line in part.splitlines() if line.startswith("| `")
    ]
    return {
        (table, column)
        for columns, among, _ in rows
        for column in re.findall(r"`(\w+)`", columns)
        for table in among.split(", ")
    }


def source_keys():
    """The keys that the lexicon uses."""
    paths = sorted((ROOT / "data" / "lexicons").glob("*.csv"))
    cells = pd.concat(pd.read_csv(path, dtype=str, keep_default_na=False) for path in paths)
    return {key for cell in cells["source"] for key in cell.split(";")} - {""}


def requirements():
    """What users need, and what the optional work on a cluster needs."""
    lines = [*read("requirements.txt").splitlines(), *read("requirements-dask.txt").splitlines()]
    return [Requirement(line) for line in lines if line and not line.startswith("#")]


def pins():
    """The tested versions: package → version."""
    lines = [line for line in read("constraints.txt").splitlines() if not line.startswith("#")]
    return {canonicalize_name(name): version for name, version in (x.split("==") for x in lines)}


def sources(path):
    """The Python of a module, or of each code cell of a notebook without IPython's own lines."""
    if path.suffix == ".py":
        return [path.read_text(encoding="utf-8")]
    cells = nbformat.read(path, as_version=4).cells
    codes = [cell.source for cell in cells if cell.cell_type == "code"]
    return ["\n".join(x for x in code.splitlines() if x[:1] not in "%!?") for code in codes]


def imported(path):
    """The top-level names that a module or a notebook imports."""
    nodes = [node for source in sources(path) for node in ast.walk(ast.parse(source))]
    plain = [name.name for node in nodes if isinstance(node, ast.Import) for name in node.names]
    from_ = [node.module for node in nodes if isinstance(node, ast.ImportFrom) and not node.level]
    return {name.partition(".")[0] for name in [*plain, *from_]}


def code_files():
    folders = ["analysis", "benchmarks", "notebooks", "tests"]
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*")]
    kept = [path for path in paths if not is_built(path.relative_to(ROOT))]
    return [path for path in kept if path.suffix in {".py", ".ipynb"}]


def test_readme_lists_every_notebook():
    """A notebook that the README does not link to is not found by readers."""
    linked = {path for path, _ in links("README.md")}
    notebooks = {f"notebooks/{path.name}" for path in (ROOT / "notebooks").glob("*.ipynb")}
    assert notebooks - linked == set()


@pytest.mark.parametrize("name", PAGES)
def test_links_inside_the_project_resolve(name):
    """A link leads to a file that is there, and an anchor to a heading of that file."""
    dead = []
    for path, anchor in links(name):
        target = (ROOT / name).parent / path if path else ROOT / name
        there = target.exists()
        if not there or (anchor and anchor not in headings(target.read_text(encoding="utf-8"))):
            dead.append(f"{path}#{anchor}")
    assert dead == []


@pytest.mark.parametrize("name", PAGES)
def test_make_targets_that_a_page_names_exist(name):
    """`make something` in the text is a target of the Makefile."""
    named = re.findall(r"(?:`|^)make ([a-z]+)", read(name), flags=re.MULTILINE)
    assert set(named) - set(targets()) == set()


def test_make_help_explains_every_target():
    """Each target for people has a line in `make help`."""
    explained = re.findall(r"^([a-z]+):.*## \S", read("Makefile"), flags=re.MULTILINE)
    assert sorted(explained) == sorted(targets())


def test_commands_in_the_readme_exist():
    """A verb, and each option that the README gives it, is known to the command line."""
    from analysis.__main__ import main

    lines = re.findall(r"-m analysis ([\w-]+)([^\n#|>]*)", read("README.md"))
    assert len(lines) >= 3
    for verb, rest in lines:
        known = {option for option in main.commands[verb].params for option in option.opts}
        assert set(re.findall(r"--[a-z]+", rest)) - known == set()


def test_the_house_style_in_the_readme_works():
    """Its rows are read without a complaint: one removes a shipped row, the others are new."""
    rows = re.search(r"```csv\n(.*?)```", read("README.md"), re.DOTALL).group(1)
    before, after = read_lexicon(), read_lexicon(house=[io.StringIO(rows)])
    assert set(before["form"]) - set(after["form"]) == {"regime"}
    assert set(after["form"]) - set(before["form"]) == {"cash grab", "new tax"}


def test_every_source_key_is_explained():
    """Each key in the lexicon's column `source` has its row in SOURCES.md, and each row a use."""
    part = read("data/SOURCES.md").split("\n## Codebook\n")[0]
    explained = set(re.findall(r"^\| `(\w+)` \|", part, flags=re.MULTILINE))
    assert explained == source_keys()


def test_codebook_explains_every_column_and_no_other():
    """Whoever reads a table finds each of its columns in the codebook."""
    declared = {(table, column) for table, columns in tables.COLUMNS.items() for column in columns}
    assert declared - codebook() == set()
    assert codebook() - declared == set()


def test_codebook_names_the_values_of_closed_columns():
    """A column that may hold only certain values lists them all."""
    page = read("data/SOURCES.md")
    closed = [
        tables.VOICES, tables.CUE_KINDS, tables.ACTOR_KINDS, tables.SIDES, tables.STATUSES,
        tables.REPAIRS, tables.CATEGORIES, tables.POS,
    ]  # fmt: skip
    assert [value for values in closed for value in values if value not in page] == []


def headers():
    """The column headers of the tables that the notebooks show; a phrase explains itself."""
    cells = [
        cell
        for path in sorted((ROOT / "notebooks").glob("*.ipynb"))
        for cell in nbformat.read(path, as_version=4).cells
    ]
    pages = [o.get("data", {}).get("text/html", "") for c in cells for o in c.get("outputs", [])]
    heads = [re.findall(r"<th[^>]*>([^<]+)</th>", part) for page in pages
             for part in re.findall(r"<thead>.*?</thead>", page, flags=re.DOTALL)]  # fmt: skip
    return {head for row in heads for head in row if re.fullmatch(r"[A-Za-z_]+", head)}


def test_glossary_or_codebook_explains_every_column_of_a_notebook():
    """A student who meets a column finds it in docs/glossary.md or in the codebook."""
    known = (read("docs/glossary.md") + read("data/SOURCES.md")).lower()
    known = set(re.findall(r"\w+", known))
    bare = {head: re.sub(r"_(?:low|high|pooled)$", "", head.lower()) for head in headers()}
    assert {head for head, word in bare.items() if word not in known} == set()


def test_glossary_explains_every_closed_value_and_names_each_entry_once():
    """Each status, repair, category and voice is in it; its entries are in order, none twice."""
    page = read("docs/glossary.md").split("\n## ")[0]
    values = {*tables.VOICES, *tables.STATUSES, *tables.REPAIRS, *tables.CATEGORIES, *tables.POS}
    assert {value for value in values if value not in page.lower()} == set()
    entries = [entry.lower() for entry in re.findall(r"^- \*\*(.+?)\*\*", page, flags=re.M)]
    assert entries == sorted(set(entries))


def test_every_table_of_data_has_a_source():
    """Nobody wonders where a file in data/ comes from."""
    files = [path.name for path in (ROOT / "data").glob("*.csv")]
    assert [name for name in files if f"`{name}`" not in read("data/SOURCES.md")] == []


def test_every_imported_package_is_required():
    """A package that is imported is in a file of requirements, under the name it installs by."""
    own = {path.stem for part in ("tests", "benchmarks") for path in (ROOT / part).glob("*.py")}
    names = (
        set().union(*map(imported, code_files()))
        - set(sys.stdlib_module_names)
        - own
        - {"analysis", "training"}
    )
    peers = [Requirement(line) for line in read("benchmarks/requirements.txt").splitlines()
             if line[:1] != "#"]  # fmt: skip
    listed = {canonicalize_name(requirement.name) for requirement in [*requirements(), *peers]}
    installed = packages_distributions()
    missing = [
        name
        for name in sorted(names)
        if not listed & {canonicalize_name(package) for package in installed.get(name, [name])}
    ]
    assert missing == []


def test_training_names_what_it_needs_and_nobody_else_needs_it():
    """What training/ imports is in its own requirements, and torch in no other."""
    paths = (ROOT / "training").glob("*.py")
    # The toolkit, which brings its own requirements, and `labelled` of benchmarks/.
    own = {"analysis", "training", "labelled"}
    names = set().union(*map(imported, paths)) - set(sys.stdlib_module_names) - own
    lines = read("training/requirements.txt").splitlines()
    listed = {Requirement(line).name for line in lines if line and not line.startswith("#")}
    assert names - {"sklearn"} <= listed | {"scikit-learn"}
    assert "torch" in listed and "torch" not in {one.name for one in requirements()}


@pytest.mark.parametrize("requirement", requirements(), ids=lambda requirement: requirement.name)
def test_tested_version_lies_in_the_range(requirement):
    """The version in constraints.txt is one that requirements.txt allows."""
    assert requirement.specifier.contains(pins()[canonicalize_name(requirement.name)])


def test_analysis_imports_nothing_that_fetches():
    """The README says that nothing in analysis/ uses a network."""
    modules = (ROOT / "analysis").rglob("*.py")
    assert {
        path.name: imported(path) & NETWORK for path in modules if imported(path) & NETWORK
    } == {}


def test_sentiment_tools_are_blind_where_the_readme_says():
    """TextBlob and VADER know no "tyrant" and no "regime"; to VADER "strongman" is praise."""
    words = pd.DataFrame({"text": ["tyrant", "regime", "strongman"]})
    words = words.assign(category="epithet", status="evaluative")
    said = analysis.word_scores(words).set_index("text")
    assert said.loc[["tyrant", "regime"], ["textblob", "vader"]].isna().all(axis=None)
    assert said.loc["strongman", "vader"] > 0


def test_no_file_names_a_registry_or_a_folder_of_one_machine():
    """What works on one machine only does not belong in the project."""
    words = re.compile("|".join([*map(re.escape, HOSTS), *(rf"(?<![\w.-]){x}" for x in FOLDERS)]))
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in kept_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if words.search(line)
    ]
    assert found == []


def test_changelog_tells_what_moves_a_number():
    """The newest version has a heading for changes of method."""
    newest = read("CHANGELOG.md").split("\n## ")[1]
    assert "\n### Methodology\n" in newest


@pytest.fixture(scope="module")
def figures():
    """The script that copies measured figures into the pages."""
    return runpy.run_path(str(ROOT / "benchmarks" / "readme.py"))


def test_figures_in_the_pages_are_what_was_measured(figures):
    """No figure is typed: `make accuracy` writes the blocks from the benchmarks' results."""
    for page in figures["PAGES"]:
        text = page.read_text(encoding="utf-8")
        assert figures["updated"](text, figures["blocks"]()) == text


def test_every_block_of_figures_has_its_place_in_a_page(figures):
    """Figures that are measured for the pages stand between marks in one of them."""
    pages = "".join(page.read_text(encoding="utf-8") for page in figures["PAGES"])
    assert all(text in pages for text in figures["blocks"]().values())


def test_ci_can_be_run():
    """The check of a clean checkout is executable."""
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
