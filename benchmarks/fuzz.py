"""Read 10,000 hostile texts and count what breaks; write results/fuzz.csv.

Run: ``python benchmarks/fuzz.py [TEXTS]``. Each text is a mixture of ordinary words, marks and
payloads (`tests/hostile.py`), the same for the same number. It goes through read → voices → terms
→ lint → the annotated article; what must hold is in `hostile.hold`. One in `EACH` also becomes the
page that ``report`` makes, which takes longest. A failure is printed with its number, so that
``hostile.mixed(number)`` brings the text back.
"""

import sys
import time
import warnings
from functools import cache
from pathlib import Path

import pandas as pd
from tqdm import tqdm

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import hostile  # noqa: E402

from analysis import page  # noqa: E402
from analysis.articles import ArticleError  # noqa: E402
from analysis.lexicons import version  # noqa: E402
from analysis.page.building import article_page  # noqa: E402

# So many texts are read as one table, as a folder would be; one in so many becomes a page.
BATCH, EACH = 200, 10


def drafts_of(numbers):
    """The drafts that can be read, and the numbers of the texts that are refused."""
    drafts, refused = [], []
    for number in numbers:
        try:
            drafts.append(hostile.draft_of(hostile.mixed(number), str(number)))
        except ArticleError as refusal:
            assert str(refusal).isprintable(), refusal
            refused.append(number)
    return pd.concat(drafts, ignore_index=True), refused


def failures(drafts):
    """Those of the drafts for which something does not hold, tried one by one."""
    try:
        hostile.hold(drafts)
        return []
    except Exception:
        return [number for number in drafts["article"] if fails(drafts, number)]


def fails(drafts, number, holds=hostile.hold):
    """Print what does not hold of one draft."""
    try:
        holds(drafts[drafts["article"] == number].reset_index(drop=True))
    except Exception as error:
        print(f"{number}: {type(error).__name__}: {str(error)[:200]}", file=sys.stderr)
        return True
    return False


@cache
def shelf():
    """What all pages share, without the learned reader."""
    return page.shelf(hostile.LEXICON, reader=False)


def page_holds(draft):
    """Make the page of one draft and look at what it is made of."""
    hostile.report_holds(article_page(page.find(draft, shelf())))


def main(texts=10_000):
    """Read so many texts and write down how many were read, refused and broken, and the seconds."""
    warnings.simplefilter("ignore")
    began, read, refused, broken, characters, pages = time.process_time(), 0, 0, 0, 0, 0
    for first in tqdm(range(0, texts, BATCH), "Reading", disable=None):
        drafts, no = drafts_of(range(first, min(first + BATCH, texts)))
        read, refused = read + len(drafts), refused + len(no)
        broken += len(failures(drafts))
        chosen = [number for number in drafts["article"] if int(number) % EACH == 0]
        broken += sum(fails(drafts, number, page_holds) for number in chosen)
        pages += len(chosen)
        characters += int(drafts["text"].str.len().sum())
    row = {"texts": texts, "read": read, "refused": refused, "pages": pages, "failures": broken}
    row |= {"characters": characters, "cpu_seconds": round(time.process_time() - began, 1)}
    table = pd.DataFrame([row]).assign(lexicon=version(hostile.LEXICON))
    table.to_csv(ROOT / "benchmarks" / "results" / "fuzz.csv", index=False)
    print(table.to_string(index=False))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
