"""The sheet every page is written on: one style, the strictest policy, nothing fetched."""

import base64
import hashlib
import re
from functools import lru_cache
from pathlib import Path

from analysis.lexicons import read_lexicon, version

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
POLICY = "content-security-policy"
# What HTML forbids (NUL), what a screen should not obey, and halves of characters.
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def page(title, body, *, styles=(), script="", **parts):
    """A complete HTML page around `body`, with the style and the strictest policy it allows.

    `body` is trusted HTML: the caller escapes. `styles` are further style sheets of the templates
    folder, `script` is a script of it: no other script runs, as the policy names its hash. `parts`
    fill the template: ``index`` (address of the index page), ``before`` and ``after`` (address,
    title), ``source`` (file it was made from), ``lexicon`` (its version).

    Examples
    --------
    >>> "<title>A &lt; B</title>" in page("A < B", "<h1>A &lt; B</h1>")
    True
    """
    parts = {
        "title": title,
        "body": body,
        "css": "".join(map(text_of, ["report.css", *styles])),
        "script": text_of(script) if script else "",
        "policy": POLICY,
        "lexicon": parts.pop("lexicon", None) or version(read_lexicon()),
        **parts,
    }
    html = template("page.html.j2").render(parts)
    html = html.replace(POLICY, policy(html, parts["script"]), 1)
    return FORBIDDEN.sub("\ufffd", html)


@lru_cache
def environment():
    """The templates of this package; whatever is put into one is escaped."""
    import jinja2

    loader = jinja2.FileSystemLoader(TEMPLATES)
    return jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True)


def template(name):
    """One template by its name."""
    return environment().get_template(name)


def text_of(name):
    """A file of the templates folder, as it is."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


def policy(html, script=""):
    """A Content-Security-Policy that allows this page's own styles, images and `script`."""
    styles = re.findall(r"<style[^>]*>(.*?)</style>", html, flags=re.DOTALL)
    hashes = [digest(style) for style in dict.fromkeys(styles)]
    if inline := inline_styles(html):
        # Chrome, Firefox and Safari check style attributes against hashes when told so.
        hashes += ["'unsafe-hashes'", *sorted(map(digest, inline))]
    runs = f"script-src {digest(script)}; " if script else ""
    return (
        f"default-src 'none'; style-src {' '.join(hashes)}; {runs}img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def inline_styles(html):
    """The style attributes of a page; a page without the letters "style=" is not parsed."""
    if "style=" not in html:
        return set()
    from bs4 import BeautifulSoup

    return {tag["style"] for tag in BeautifulSoup(html, "html.parser").find_all(style=True)}


def digest(text):
    """A hash as a policy names it.

    Examples
    --------
    >>> digest("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
