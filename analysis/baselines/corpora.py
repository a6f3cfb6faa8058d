"""Read the news corpora that the wire table is counted from, without what a page adds to a text.

Only `analysis.baselines.counting` uses this; the texts belong to their publishers and no word of
them is part of the project.
"""

import html
import re
from pathlib import Path

import pandas as pd

# One row a corpus: its name here, its file, where it comes from, on what terms.
CORPORA = pd.DataFrame(
    [
        ("wire", "neutral_centre_wire_2k.csv.gz",
         "Article-Bias-Prediction (Baly et al. 2020), outlets that AllSides rates centre",
         "Apache-2.0; texts belong to their publishers"),
        ("bbc", "neutral_bbc.csv.gz", "BBC News (Greene and Cunningham 2006)",
         "research use; texts belong to the BBC"),
        ("agnews", "neutral_agnews_test.csv.gz", "AG News, test part (Zhang et al. 2015)",
         "research use; texts belong to their publishers"),
        ("abc", "neutral_lee.csv.gz", "Lee background corpus (Lee et al. 2005)",
         "research use; texts belong to the ABC"),
    ],
    columns=["corpus", "file", "dataset", "licence"],
)  # fmt: skip

# AG News lost the ampersand of "&#39;" and writes a backslash for the end of a line.
BARE_ENTITY = re.compile(r"\s?(?<!&)#(\d{2,4});")
TAG = re.compile(r"</?[A-Za-z][^<>]*>?")
# Lines that a page adds: captions and credits, buttons, addresses, who else reported.
FURNITURE = re.compile(
    r"(?:Enlarge this image|toggle caption|Image (?:copyright|caption)|Media (?:playback|caption)"
    r"|Slideshow \(|Related Coverage|FILE|Copyright\b|Follow\b.* Twitter|Read more\b|Sources?:"
    r"|Editor[’']s note|Subscribe\b|NPR transcripts are"
    r"|[A-Z][\w.'-]+ [A-Z][\w.'-]+/(?:AP|Reuters|REUTERS|AFP|Getty)\b)"
    r"|.*(?:contributed to this (?:report|story)|material from the Associated Press"
    r"|[Cc]lick here\b|@\w+\.(?:org|com)\b)"
    r"|[\W_]*$"
)
# A line that stands in so many articles of one corpus is the page's, not the article's.
SHARED = 5
# A shorter line, such as "He declined.", may well be said twice in an article.
LONG = 40
# Opinion columns and transcripts are not the outlet's reporting.
OPINION = re.compile(r"/commentary/|/opinion/", re.I)
TURN = re.compile(r"^[A-Z][A-Z .'-]{2,40}(?:, (?:HOST|BYLINE))?:", re.M)
TURNS = 5


def read_texts(folder):
    """The articles of every corpus in `folder`, cleaned, each text once a corpus.

    Returns corpus, article, outlet, date, text; a column that a corpus lacks is "".

    Raises
    ------
    FileNotFoundError
        Naming the files that are not there.
    """
    missing = [name for name in CORPORA["file"] if not (Path(folder) / name).is_file()]
    if missing:
        raise FileNotFoundError(f"{folder}: lacks {', '.join(missing)}")
    return pd.concat(
        [read_corpus(Path(folder) / row.file, row.corpus) for row in CORPORA.itertuples()],
        ignore_index=True,
    )


def read_corpus(path, corpus):
    """One corpus: reports only, without page furniture, headlines and repeated texts."""
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    rows = rows.reindex(columns=["title", "url", "outlet", "date", "text"], fill_value="")
    rows = rows[[not is_other(row) for row in rows.itertuples()]]
    texts = without_furniture([plain(text) for text in rows["text"]], rows["title"])
    rows = rows.assign(text=texts).query("text != ''").drop_duplicates("text")
    numbers = [f"{corpus}-{number}" for number in range(len(rows))]
    return rows.assign(corpus=corpus, article=numbers)[
        ["corpus", "article", "outlet", "date", "text"]
    ]


def is_other(row):
    """Is this row an opinion column or a transcript, and no report?"""
    named = row.title.lower().startswith(("opinion:", "transcript"))
    return named or bool(OPINION.search(row.url)) or len(TURN.findall(row.text)) >= TURNS


def plain(text):
    r"""The text without the marks of a web page.

    Examples
    --------
    >>> plain("India #39;s \\$5 caf&#233; &lt;b&gt;opens&lt;/b&gt;\\today")
    "India's $5 café opens today"
    """
    text = html.unescape(html.unescape(BARE_ENTITY.sub(r"&#\1;", text)))
    return TAG.sub("", re.sub(r"\\(?=\$)", "", text).replace("\\", " ")).strip()


def without_furniture(texts, titles):
    """Each text without its headline, the lines that a page adds, and lines that it repeats.

    Examples
    --------
    >>> without_furniture(["A fire\\n\\nSlideshow (2 Images)\\nIt burned."], ["A fire"])
    ['It burned.']
    """
    lines = [[line.strip() for line in text.split("\n")] for text in texts]
    articles_with = pd.Series([line for each in lines for line in set(each)]).value_counts()
    shared = set(articles_with.index[articles_with >= SHARED])
    return [_body(each, title, shared) for each, title in zip(lines, titles, strict=True)]


def _body(lines, title, shared):
    kept = []
    for line in lines:
        repeated = len(line) >= LONG and line in kept
        if line and line not in shared | {title.strip()} and not repeated:
            kept += [] if FURNITURE.match(line) else [line]
    return "\n".join(kept)
