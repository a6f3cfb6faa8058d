"""Lint an article while it is written: the loaded words of the outlet's own voice, by line.

A quotation's words are its speaker's and a label that is attributed is not the outlet's, so
neither is a finding. Whether a strong word is right is the writer's to say: see `exceptions`.
"""

import pandas as pd
from tqdm import tqdm

from analysis.annotate import REPAIRS
from analysis.evidence import terms
from analysis.lexicons import read_lexicon
from analysis.lint.exceptions import exceptions, excused
from analysis.lint.places import PLACE, with_places
from analysis.tables import STATUSES

FINDINGS = [
    "path", "row", *PLACE, "part", "text", "concept", "form", "category", "status", "repair",
    "neutral", "actor", "speaker", "source", "note", "excused",
]  # fmt: skip
# So many articles are read at a time, so that a bar can show how far the reading is.
BATCH = 50
# More counterparts than these help nobody to choose.
SHOWN = 3


def findings(articles, *, lexicon=None, actors=None, statuses=("evaluative",)):
    """Find the loaded words that the outlet itself uses, titles included, and where they stand.

    `articles` comes from `analysis.articles.read_placed`. An exception that fits no word is a
    ``UserWarning`` of one line.

    Returns one row a word, in order: path; row (of a table, else 0); line, column, end_line,
    end_column and counts (see `analysis.lint.places.with_places`); part (title or text); text;
    columns of the lexicon; neutral, actor and speaker as in `terms`; excused (True where an
    exception holds).

    Examples
    --------
    >>> from analysis.articles import read_placed
    >>> draft = read_placed("-", stdin="He left.\\nThe regime fell.")
    >>> findings(draft)[["line", "column", "text", "neutral"]].values.tolist()
    [[2, 5, 'regime', 'government|administration']]
    """
    lexicon = read_lexicon() if lexicon is None else lexicon
    found = _own(_parts(articles), lexicon, actors)
    found = with_places(found, articles)
    found = found.assign(
        path=found["path"].replace("standard input", "stdin"),
        excused=pd.Series(excused(found, exceptions(articles)), dtype=bool),
    )
    order = ["path", "row", "line", "column"]
    kept = found[found["status"].isin(statuses)].sort_values(order, kind="stable")
    return kept[FINDINGS].reset_index(drop=True)


def statuses(also):
    """The statuses that are reported: judgements, and those in `also`, joined by commas.

    Examples
    --------
    >>> statuses("contested, euphemism")
    ['evaluative', 'contested', 'euphemism']
    """
    more = [status.strip() for status in also.split(",") if status.strip()]
    for status in more:
        if status not in STATUSES:
            raise ValueError(f"--also {status!r}: it can be {', '.join(STATUSES[1:])}")
    return ["evaluative", *more]


def _parts(articles):
    """Titles and texts, one row each, with the article and the part that each is."""
    # A title that is no line of the file is often the first line of the text as well.
    first = articles["text"].str.lstrip().str.split("\n").str[0].str.strip()
    doubled = articles["head"].isna() & (first == articles["title"])
    titles = articles[(articles["title"] != "") & ~doubled]
    titles = titles.assign(part="title", text=titles["title"])
    parts = pd.concat([titles, articles.assign(part="text")], ignore_index=True)
    return parts[["article", "part", "title", "text"]]


def _own(parts, lexicon, actors):
    """The loaded words in the outlet's own voice that it ascribes to nobody, part by part."""
    pieces = parts.assign(article=parts.index.astype(str))
    starts = tqdm(range(0, len(pieces), BATCH), "Reading", delay=2, disable=None, leave=False)
    batches = [pieces.iloc[start : start + BATCH] for start in starts]
    options = {"lexicon": lexicon, "actors": actors, "side": "loaded"}
    seen = pd.concat([terms(batch, **options) for batch in batches], ignore_index=True)
    seen = seen[(seen["voice"] == "outlet") & (seen["attributed"] == "")].reset_index(drop=True)
    origin = parts[["article", "part"]].iloc[seen["article"].astype(int)].reset_index(drop=True)
    return seen.assign(article=origin["article"], part=origin["part"])


def message(finding):
    """What a finding says, in one line.

    Examples
    --------
    >>> message({"text": "regime", "neutral": "government|administration", "repair": "synonym",
    ...          "category": "label", "note": "Justified for a system of rule.", "speaker": ""})
    'regime → government, administration [label: Justified for a system of rule.]'
    """
    inside = f" In what {finding['speaker']} is reported to say." if finding["speaker"] else ""
    remedy = _remedy(finding)
    return f"{finding['text']} → {remedy} [{finding['category']}: {finding['note']}{inside}]"


def _remedy(finding):
    plain = finding["neutral"].split("|") if finding["neutral"] else []
    more = ["…"] * (len(plain) > SHOWN)
    return ", ".join([*plain[:SHOWN], *more]) or REPAIRS.get(finding["repair"], "a plainer word")


def summary(found, articles):
    """How many words were found in how many articles, and how many exceptions held.

    Examples
    --------
    >>> from analysis.articles import read_placed
    >>> draft = read_placed("-", stdin="The regime fell.")
    >>> summary(findings(draft), draft)
    "1 loaded word in the outlet's own voice, in 1 of 1 article"
    """
    excused, counted = found[found["excused"]], found[~found["excused"]]
    where = counted[["path", "row"]].drop_duplicates()
    words = "word" if len(counted) == 1 else "words"
    texts = "article" if len(articles) == 1 else "articles"
    held = f"; {len(excused)} excused" if len(excused) else ""
    line = f"{len(counted)} loaded {words} in the outlet's own voice, in {len(where)}"
    return f"{line} of {len(articles)} {texts}{held}"
