"""How findings are written: for people, for programs, for code hosts.

Paths and words come from somebody's files: control characters are taken out, and each format's
own marks are escaped, so that one finding is one line and nothing more.
"""

import json
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePosixPath

from analysis.lint import message
from analysis.output import as_json, for_terminal

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# How a code host shows a judgement, and how it shows what is listed only when asked for.
LEVELS = {"evaluative": "warning"}
KEYS = [
    "path", "row", "line", "column", "end_line", "end_column", "counts", "part", "text", "concept",
    "form", "category", "status", "repair", "neutral", "actor", "speaker", "source", "note",
]  # fmt: skip


def as_text(found):
    """`path:line:col: word → plainer words [label: why]`, a line each.

    Examples
    --------
    >>> from analysis.articles import read_placed
    >>> from analysis.lint import findings
    >>> as_text(findings(read_placed("-", stdin="The mob came.")))[:22]
    'stdin:1:5: mob → crowd'
    """
    lines = [_line(finding) for finding in found.to_dict("records")]
    return "".join(line + "\n" for line in lines)


def _line(finding):
    title = " (title)" if finding["part"] == "title" else ""
    place = f"{shown(finding['path'])}:{finding['line']}:{finding['column']}"
    return f"{place}: {for_terminal(message(finding))}{title}"


def shown(path):
    """A path in one line, which no code host takes for a command of its own ("::error::x.md").

    Examples
    --------
    >>> shown("::error::x.md"), shown("a\\nb.md")
    ('./::error::x.md', 'a b.md')
    """
    path = for_terminal(path)
    return f"./{path}" if path.startswith((":", "#")) else path


def as_json_lines(found):
    """One JSON object a finding, with the columns of `KEYS`."""
    return as_json(found[KEYS].assign(path=found["path"].map(shown)))


def as_github(found):
    """GitHub's workflow commands, which show a finding beside its line in a pull request.

    Examples
    --------
    >>> from analysis.articles import read_placed
    >>> from analysis.lint import findings
    >>> as_github(findings(read_placed("-", stdin="The mob came.")))[:55]
    '::warning file=stdin,line=1,col=5,endLine=1,endColumn=8'
    """
    return "".join(_command(finding) + "\n" for finding in found.to_dict("records"))


def _command(finding):
    level = LEVELS.get(finding["status"], "notice")
    place = {"file": shown(finding["path"])}
    said = for_terminal(message(finding))
    if finding["counts"] == "file":
        place |= {"line": finding["line"], "col": finding["column"]}
        place |= {"endLine": finding["end_line"], "endColumn": finding["end_column"]}
    else:
        said = f"{_elsewhere(finding)}: {said}"
    place |= {"title": f"{finding['status']} {finding['category']}"}
    properties = ",".join(f"{key}={_property(value)}" for key, value in place.items())
    return f"::{level} {properties}::{_data(said)}"


def _data(words):
    return str(words).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value):
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def _elsewhere(finding):
    """The place in words, where it is no line of the file."""
    if finding["counts"] == "row":
        return f"row {finding['line']}, character {finding['column']} of its {finding['part']}"
    return f"line {finding['line']}, column {finding['column']} of the text in it"


def as_sarif(found):
    """A log in the format SARIF 2.1.0 [1]_, with a rule for each form found.

    References
    ----------
    .. [1] OASIS (2020), Static Analysis Results Interchange Format, version 2.1.0.

    Examples
    --------
    >>> from analysis.articles import read_placed
    >>> from analysis.lint import findings
    >>> [run] = json.loads(as_sarif(findings(read_placed("-", stdin="The mob came."))))["runs"]
    >>> run["results"][0]["ruleId"], run["tool"]["driver"]["rules"][0]["id"]
    ('mob', 'mob')
    """
    rows = found.to_dict("records")
    rules = list({finding["form"]: finding for finding in reversed(rows)}.values())[::-1]
    numbers = {rule["form"]: number for number, rule in enumerate(rules)}
    driver = {"name": "media-framing-notebooks", "version": _version()}
    driver |= {"rules": [_rule(rule) for rule in rules]}
    results = [_result(finding, numbers[finding["form"]]) for finding in rows]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _version():
    try:
        return version("media-framing-notebooks")
    except PackageNotFoundError:  # run from a checkout that is not installed
        return "0"


def _rule(finding):
    return {
        "id": finding["form"],
        "shortDescription": {"text": f"{finding['category']}: {finding['form']}"},
        "help": {"text": finding["note"]},
        "properties": {key: finding[key] for key in ("concept", "status", "repair", "source")},
    }


def _result(finding, number):
    region = {
        "startLine": finding["line"],
        "startColumn": finding["column"],
        "endLine": finding["end_line"],
        "endColumn": finding["end_column"],
    }
    place = {"physicalLocation": {"artifactLocation": {"uri": uri(finding["path"])}}}
    if finding["counts"] == "file":
        place["physicalLocation"]["region"] = region
    else:
        place["logicalLocations"] = [{"fullyQualifiedName": _elsewhere(finding)}]
    return {
        "ruleId": finding["form"],
        "ruleIndex": number,
        "level": LEVELS.get(finding["status"], "note"),
        "message": {"text": for_terminal(message(finding))},
        "locations": [place],
    }


def uri(path):
    """A path as a reference that SARIF takes: relative where it is, each odd character encoded.

    Examples
    --------
    >>> uri("news/a b<.md"), uri("/news/a.md")
    ('news/a%20b%3C.md', 'file:///news/a.md')
    """
    whole = PurePosixPath("/", Path(path).as_posix()).as_uri()
    return whole if path.startswith("/") else whole.removeprefix("file:///")


WRITERS = {
    "text": as_text,
    "json": as_json_lines,
    "sarif": as_sarif,
    "github": as_github,
}
