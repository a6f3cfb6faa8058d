"""Text files: a file is an article, with YAML front matter if it has any."""

import json
import re

import yaml

from analysis.articles.checks import METADATA, ArticleError, checked, decoded, warn
from analysis.articles.segments import paragraphs

# A value on one line, with ": " inside it, no quotes around it and no comment behind it.
_PLAIN = re.compile(r"^(\w+: +)(?![\"'\[{|>&*!%@`#])(?!.* #)(.*?: .*?)[ \t]*$", re.M)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)(?:^(---)[ \t]*(?:\n|\Z)|\Z)", re.DOTALL | re.M)
_KEY = re.compile(r"\s*([\w-]+):(?:\s|\Z)")
_BLANK_LINES = re.compile(r"\A(?:[ \t]*\n)+")


# So much of a quotation is shown in a warning.
SHOWN = 30
_PAGE = re.compile(r"\s*<(?:!doctype html|html)\b", re.I)


def from_text(name, slug, source):
    """Yield the one article of a .txt or .md file, without its front matter."""
    from analysis.voices.quotations import left_open  # which builds on this package

    whole = decoded(name, source.read())
    metadata, text = _front_matter(name, whole)
    if _PAGE.match(text):
        warn(f"{name} looks like a web page, read as plain text: save it as .html, or --input html")
    if places := left_open(text, paragraphs(text)):
        shown = " ".join(text[places[0] : places[0] + SHOWN].split())
        many = "a quotation" if len(places) == 1 else f"{len(places)} quotations"
        warn(
            f"{name} has {many} that nothing closes ({shown} …): to a paragraph's end all is quoted"
        )
    head = whole[: len(whole) - len(text)]
    yield checked(name, {**metadata, "article": slug, "text": text}, path=name, head=head)


def _quoted(match):
    """A value with ": " in it, as headlines have, in the quotes that YAML wants."""
    return f"{match[1]}{json.dumps(match[2], ensure_ascii=False)}"


def _front_matter(name, text):
    """Return the metadata above the text, and the text; a text without any is left as it is."""
    match = _FRONT_MATTER.match(text)
    # Else it is a horizontal rule, with prose below it.
    if not match or not _KEY.match(match[1]):
        return {}, text
    if not match[2]:
        if _KEY.match(match[1])[1] not in METADATA:
            return {}, text
        raise ArticleError(name, "has front matter without an end: add a line --- below it")
    try:
        # The base loader keeps each value as it is written: 1.10, no, 2024-12-10.
        metadata = yaml.load(_PLAIN.sub(_quoted, match[1]), yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"line {mark.line + 2}: " if mark else ""
        problem = getattr(error, "problem", None) or error
        remedy = f"has malformed front matter ({line}{problem}): put values with ': ' in quotes"
        raise ArticleError(name, remedy) from None
    if not isinstance(metadata, dict):
        return {}, text
    nothing = ("null", "~")
    metadata = {key.lower(): "" if said in nothing else said for key, said in metadata.items()}
    return metadata, _BLANK_LINES.sub("", text[match.end() :])
