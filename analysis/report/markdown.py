"""Markdown to HTML for a page without scripts: raw HTML is escaped, formulas are MathML.

nbconvert's own Markdown path passes raw HTML through, tears it when it embeds images and leaves
formulas to a script; this one does none of that.
"""

import base64
import html
import mimetypes
import re
from pathlib import Path

import mistune
from latex2mathml.converter import convert

# What is no element of MathML, or is an attribute that leads or runs somewhere.
STRANGE = re.compile(
    r"<(?!/?(?:math|m(?:i|o|n|text|row|frac|sqrt|root|su[bp]|subsup|under|over|underover|table|tr|td|"
    r"space|style|padded|phantom|enclose|fenced|multiscripts|prescripts))(?:[ >]|/>))[^>]*>?"
    r"|\s(?:href|src|on\w+)="
)
OUTSIDE = ("http:", "https:", "ftp:", "mailto:", "//")


class Renderer(mistune.HTMLRenderer):
    """HTML of one notebook's Markdown; `headings` collects (level, id, text) in reading order."""

    def __init__(self, folder):
        super().__init__(escape=True)
        self.folder = Path(folder)
        self.headings = []

    def heading(self, text, level, **attributes):
        """The first heading is the page's; the others follow without skipping a level."""
        deepest = self.headings[-1][0] + 1 if self.headings else 1
        level = min(max(level, 2), deepest)
        plain = html.unescape(re.sub(r"<[^>]+>", "", text))
        slug = self._free(re.sub(r"\W+", "-", plain.lower()).strip("-") or "section")
        self.headings.append((level, slug, plain))
        return f'<h{level} id="{html.escape(slug)}">{text}</h{level}>\n'

    def _free(self, slug):
        """`slug`, or the first of slug-2, slug-3, ... that no heading has yet."""
        taken = {known for _, known, _ in self.headings}
        names = [slug, *(f"{slug}-{n}" for n in range(2, len(taken) + 3))]
        return next(name for name in names if name not in taken)

    def link(self, text, url, title=None):
        """A link to another notebook leads to its report; outside links tell no referrer."""
        url = re.sub(r"^([^:/?#]+)\.ipynb(?=$|#)", r"\1.html", url)
        rel = ' rel="noopener noreferrer"' if url.lower().startswith(OUTSIDE) else ""
        return f'<a href="{self.safe_url(url)}"{rel}>{text}</a>'

    def image(self, text, url, title=None):
        """A picture from a file beside the notebook, stored in the page."""
        if not text.strip():
            raise ValueError(f"image {url} has no alt text: write ![what it shows]({url})")
        kind, _ = mimetypes.guess_type(url)
        file = self.folder / url
        if url.lower().startswith(OUTSIDE) or not (kind or "").startswith("image/"):
            raise ValueError(f"image {url} is outside: save it beside the notebook")
        if not file.is_file() or not file.resolve().is_relative_to(self.folder.resolve()):
            raise ValueError(f"image {url} does not exist in the notebook's folder")
        data = base64.b64encode(file.read_bytes()).decode()
        alt = html.escape(html.unescape(re.sub(r"<[^>]+>", "", text)))
        return f'<img src="data:{kind};base64,{data}" alt="{alt}">'

    def inline_math(self, text):
        return mathml(text)

    def block_math(self, text):
        formula = mathml(text, display="block")
        return f'<div class="math" role="group" aria-label="Formula" tabindex="0">{formula}</div>\n'


def mathml(latex, display="inline"):
    r"""The formula `latex` as MathML, which browsers show without a script.

    Raises
    ------
    ValueError
        One line, if it is not a formula or uses a command that is not known.

    Examples
    --------
    >>> "<mfrac>" in mathml(r"\frac{a}{b}")
    True
    """
    try:
        formula = convert(latex.strip(), display=display)
    except Exception as error:  # its errors share no base class
        raise ValueError(f"formula {latex.strip()!r} cannot be read") from error
    # The converter lets HTML in \text{} and addresses in \href{} through.
    if strange := STRANGE.search(formula):
        raise ValueError(f"formula {latex.strip()!r}: {strange[0].strip()} is not allowed")
    if unknown := re.search(r">(\\\w+)<", formula):
        raise ValueError(f"formula {latex.strip()!r}: {unknown[1]} is not known")
    return formula


def markdown(source, renderer):
    r"""HTML of a Markdown `source`.

    Examples
    --------
    >>> markdown("A <b>bold</b> *word*", Renderer("."))
    '<p>A &lt;b&gt;bold&lt;/b&gt; <em>word</em></p>\n'
    """
    plugins = ["table", "math", "strikethrough", "url"]
    return mistune.create_markdown(renderer=renderer, plugins=plugins)(source)
