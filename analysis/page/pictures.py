"""The pictures of the README, as SVG, from the same tables, templates and styles as a page.

``python -m analysis.page.pictures`` (``make pictures``) writes them and the lines that show them;
a test notices when they no longer are what the article gives.
"""

import re
from pathlib import Path

from analysis.lexicons import DATA
from analysis.page import sections
from analysis.page.evidence import guide_names
from analysis.page.files import write
from analysis.page.marked import marked
from analysis.page.sheet import template, text_of

ROOT = DATA.resolve().parent
SEED = ROOT / "data" / "articles" / "2024-12-assad-asylum.md"
FOLDER = "docs/pictures"
STYLES = ["report.css", "article/page.css"]
PARAGRAPHS, BARS = 2, 6
BLOCK = re.compile(r"(<!-- pictures -->\n).*?(<!-- /pictures -->)", re.DOTALL)


def pictures(found):
    """Two pictures of an article: its first paragraphs with a note, and the chart of its actors.

    Returns file name → (alt text, SVG). The SVG holds its styles and follows the reader's light or
    dark mode.
    """
    article = marked(found)
    actors = sections.actors(found)
    chart = actors["chart"]
    chart = {**chart, "rows": chart["rows"][:BARS]}
    chart["alt"] = alt_of_chart(chart)
    shown = article["paragraphs"][:PARAGRAPHS]
    words = [
        piece["mark"]
        for line in shown
        for stretch in line
        for piece in stretch["pieces"]
        if piece["mark"] and piece["mark"]["number"]
    ]
    given = {
        "css": "".join(map(text_of, STYLES)),
        "paragraphs": shown,
        "mark": words[0],
        "guides": guide_names(words[0]),
        "chart": chart,
        "few": actors["few"],
    }
    return {
        "annotated.svg": (alt_of_text(words), template("article/annotated.svg.j2").render(given)),
        "actors.svg": (chart["alt"], template("article/actors.svg.j2").render(given)),
    }


def alt_of_text(words):
    """What the annotated paragraphs show, for someone who cannot see them."""
    own = ", ".join(mark["text"] for mark in words if mark["kind"] == "own")
    return (
        f"The article’s first paragraphs with {len(words)} loaded words marked, in the outlet’s "
        f"own voice {own}; the note on {words[0]['text']}: {words[0]['remedy']}"
    )


def alt_of_chart(chart):
    """What the chart of the actors shows, for someone who cannot see it."""
    said = "; ".join(
        f"{row['label']} {row['loaded']} loaded, {row['neutral']} neutral" for row in chart["rows"]
    )
    return f"Choices of words by actor, in the outlet’s own voice: {said}"


def block(drawn):
    """The Markdown that shows the pictures, a line each.

    Examples
    --------
    >>> block({"a.svg": ("One [b]", "<svg/>")})
    '![One b](docs/pictures/a.svg)\\n'
    """
    lines = [
        f"![{re.sub(r'[][]', '', alt)}]({FOLDER}/{name})\n" for name, (alt, _) in drawn.items()
    ]
    return "\n".join(lines)


def updated(readme, drawn):
    """The README's text with the lines that show the pictures in their place."""
    return BLOCK.sub(lambda match: f"{match[1]}{block(drawn)}{match[2]}", readme)


def main():
    from analysis.articles import read_articles
    from analysis.page.findings import find, shelf

    drawn = pictures(find(read_articles([SEED]), shelf(reader=False)))
    Path(ROOT, FOLDER).mkdir(parents=True, exist_ok=True)
    for name, (_, svg) in drawn.items():
        write(ROOT / FOLDER / name, svg)
    readme = ROOT / "README.md"
    write(readme, updated(readme.read_text(encoding="utf-8"), drawn))


if __name__ == "__main__":
    main()
