"""Findings in, pages out: the page of one article, and the index over several."""

from pathlib import Path

from tqdm.auto import tqdm

from analysis.articles import sentences
from analysis.page import findings, sections
from analysis.page.evidence import evidence
from analysis.page.files import file_names, write
from analysis.page.headline import headline
from analysis.page.heard import heard
from analysis.page.marked import marked
from analysis.page.sheet import page, template
from analysis.page.sources import guides, short_names, versions

INDEX = "index.html"
# A title longer than this is a first line without an end.
LONGEST_TITLE = 160


def build(articles, out, shelf):
    """Write a page an article into the folder `out`, and an index page over several.

    `articles` is the articles table, `shelf` as `analysis.page.findings.shelf` gives it.

    Returns the paths written, the index first.
    """
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    several = len(articles) > 1
    names, entries = file_names(articles["article"]), []
    with tqdm(total=len(names) * len(findings.STAGES), unit=" stages", disable=None) as bar:
        for number, name in enumerate(names):
            article = articles.iloc[[number]]
            found = findings.find(article, shelf, stage=_stage(bar, article["article"].item()))
            html = article_page(found, index=INDEX if several else None)
            write(out / name, html)
            entries.append(entry(found, name))
            bar.update()
    written = [out / name for name in names]
    if several:
        written.insert(0, write(out / INDEX, index_page(entries, shelf)))
    return written


def _stage(bar, article):
    """Tell the bar what comes next; what came before it is done."""

    def begins(name):
        bar.set_description(f"{article[:24]}: {name}", refresh=True)
        if name != findings.STAGES[0]:
            bar.update()
        if name == findings.STAGES[-2]:
            bar.refresh()

    return begins


def article_page(found, *, index=None):
    """The page of one article, complete.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis.page import find, shelf
    >>> news = pd.DataFrame({"article": ["a"], "title": ["Rain"], "text": ["The regime fell."]})
    >>> html = article_page(find(news, shelf(reader=False)))
    >>> "<title>How does “Rain” frame" in html, 'regime</a></mark>' in html
    (True, True)
    """
    text = marked(found)
    shown = {
        "about": about(found.article),
        "headline": headline(found),
        "article": text,
        "edits": found.edits.to_dict("records"),
        "left": found.left.to_dict("records"),
        "actors": sections.actors(found),
        "choices": sections.choices(found),
        "wire": sections.wire(found),
        "speakers": sections.speakers(found),
        "heard": heard(found),
        "evidence": evidence(found, text["marks"]),
        "guides": guides(),
        "short_names": short_names(),
        "versions": versions(found),
    }
    body = template("article/body.html.j2").render(shown)
    return page(
        f"{shown['about']['question']} {shown['about']['article']}",
        body,
        styles=["article/page.css"],
        script="article/page.js",
        lexicon=found.shelf.version,
        index=index,
        kind="wide",
    )


def about(article):
    """What the page says of the article itself: question, title, outlet, date, address, note."""
    row = {key: str(article[key].item()) if key in article else "" for key in
           ["article", "outlet", "published", "title", "url", "licence", "note"]}  # fmt: skip
    title = " ".join((row["title"] or headline_of(article)).split())
    title = title if len(title) <= LONGEST_TITLE else title[:LONGEST_TITLE].rstrip() + "…"
    named = f"“{title}”" if title else "this article"
    words = article["text"].item().split(maxsplit=12)[:12]
    return row | {
        "title": title,
        "question": f"How does {named} frame the people in it?",
        "opening": " ".join(words)[:LONGEST_TITLE],
        # Only what a browser opens as a page may be a link.
        "link": row["url"] if row["url"].lower().startswith(("https://", "http://")) else "",
    }


def headline_of(article):
    """The headline that stands above the text, without the marks of Markdown, or "".

    Examples
    --------
    >>> import pandas as pd
    >>> text = "# Talks fail\\n\\nMayor Ada Bell left. Nobody spoke."
    >>> headline_of(pd.DataFrame({"article": ["a"], "text": [text]}))
    'Talks fail'
    """
    lines = sentences(article.assign(title=""))
    return " ".join(lines.loc[lines["part"] == "title", "text"]).lstrip("# ").rstrip("# ")


def entry(found, name):
    """One article's row of the index."""
    said = headline(found)
    actors = found.reading.mentions["actor"].value_counts().index[:3].tolist()
    return about(found.article) | {
        "href": name,
        "choices": said["choices"],
        "loaded": said["loaded"],
        "own": said["own"],
        "rate": said["rate"],
        "actors": actors,
    }


def index_page(entries, shelf):
    """The page over several articles: one row each, with its counts and a link."""
    body = template("article/index.html.j2").render(entries=entries)
    return page(
        "How do these articles frame the people in them?",
        body,
        styles=["article/page.css"],
        script="article/page.js",
        lexicon=shelf.version,
        kind="wide",
    )
