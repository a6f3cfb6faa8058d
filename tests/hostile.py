"""Texts that mean harm, and what must hold of every text: used by the tests and the fuzzing."""

import base64
import hashlib
import random
import re

from bs4 import BeautifulSoup

from analysis.actors import read_actors
from analysis.annotate import annotated_html
from analysis.articles import read_placed
from analysis.evidence import terms
from analysis.lexicons import read_lexicon
from analysis.lint import findings
from analysis.lint.formats import as_github, as_text
from analysis.voices import find_voices

PLAIN = "The regime of the tyrant Tom Ray fell. “He is a thug,” said Ada Bell. The mob left.\n"
PAYLOADS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//x.example></sCrIpT >",
    '<img src=x onerror="alert(1)">',
    "<svg/onload=alert(1)>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "[x](javascript:alert(1))",
    "<a href='javascript:alert(1)'>x</a>",
    "</style><script>alert(1)</script>",
    "</mark></p></section></script>",
    "<!-- --><!--> --!><iframe srcdoc='<script>alert(1)</script>'>",
    "<!-- ok: regime -->",
    "{{ 7 * 7 }}{% raw %}${7*7}",
    "&lt;script&gt;&#60;script&#62;&amp;",
    "\u202e\u2066\u200f",
    "\u200b\u200d\ufeff\u00ad",
    "😀👨‍👩‍👧‍👦🇺🇦",
    "\x1b[2J\x1b]0;x\x07",
    "\x01\x02\x03",
    "İıſ\u0130\u1e9e",
    "\u2028\u2029\x85\x0b\x0c",
    "e\u0301\u0301\u0301",
    "::error::x",
    "=cmd|' /C calc'!A0",
]
WORDS = [*PLAIN.split(), "’", "“", "”", '"', "'", "‘", "(", ")", "–", ",", ".", "\n", "\n\n"]
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
# The elements and attributes of an annotated article, and no other.
ELEMENTS = {
    "style": set(), "section": {"class", "aria-label"}, "div": {"class"}, "p": set(),
    "small": set(), "mark": {"class", "id", "title"}, "span": {"class", "title"}, "sup": set(),
    "a": {"href", "role", "aria-label"}, "ol": set(), "li": {"id"}, "b": set(),
}  # fmt: skip
LEXICON, ACTORS = read_lexicon(), read_actors()


def mixed(seed):
    """A text of ordinary words, marks and payloads in any order, the same for the same seed."""
    dice = random.Random(seed)
    # Control characters make a text binary data, which is refused: they come seldom.
    controls = dice.random() < 0.05
    pool = [*WORDS, *(p for p in PAYLOADS * 2 if controls or not CONTROL.search(p))]
    pieces = [
        dice.choice(pool) + dice.choice([" ", " ", " ", ""]) for _ in range(dice.randint(1, 60))
    ]
    characters = [chr(dice.choice([dice.randint(32, 0x2FF), dice.randint(32, 0xD7FF)]))
                  for _ in range(dice.randint(0, 8))]  # fmt: skip
    for character in characters:
        pieces.insert(dice.randrange(len(pieces) + 1), character)
    return "".join(pieces)


def hold(drafts, *, lexicon=LEXICON, actors=ACTORS):
    """Assert what must hold of drafts: read → voices → terms → lint → page. Returns the terms."""
    voices = find_voices(drafts)
    seen = terms(drafts, lexicon=lexicon, actors=actors)
    found = findings(drafts, lexicon=lexicon, actors=actors)
    for draft in drafts.to_dict("records"):
        own = [table[table["article"] == draft["article"]] for table in (seen, voices)]
        offsets_hold(draft["text"], *own)
        findings_hold(draft, found[found["path"] == shown_path(draft)])
        page_holds(draft["text"], annotated_html(draft["text"], *own))
    return seen


def shown_path(draft):
    return draft["path"].replace("standard input", "stdin")


def offsets_hold(text, seen, voices):
    """Every row's words are text[start:end], and the voices are the whole text."""
    spans = zip(seen["start"], seen["end"], strict=True)
    assert [text[start:end] for start, end in spans] == list(seen["text"])
    spans = list(zip(voices["start"], voices["end"], strict=True))
    assert "".join(text[start:end] for start, end in spans) == text


def findings_hold(draft, found):
    """Line and column lead to the word in the file; one finding is one harmless line."""
    whole = draft["head"] + draft["text"]
    lines = whole.split("\n")
    for row in found[(found["part"] == "text") & (found["counts"] == "file")].itertuples():
        end = row.column - 1 + len(row.text)
        if "\n" not in row.text:
            assert lines[row.line - 1][row.column - 1 : end] == row.text
    for written in (as_text(found), as_github(found)):
        assert written.count("\n") == len(found)
        assert written.replace("\n", "").isprintable()


def page_holds(text, page):
    """Nothing but the elements and attributes we wrote; links inside the page; the text whole."""
    soup = BeautifulSoup(page, "html5lib")
    body = soup.body.find_all(True) + [one for one in soup.head.find_all(True)]
    for tag in body:
        assert tag.name in ELEMENTS, tag.name
        assert set(tag.attrs) <= ELEMENTS[tag.name], tag.attrs
        assert tag.get("href", "#").startswith("#")
    assert len(soup.find_all("style")) == 1 and soup.find("script") is None
    article = soup.select_one(".article")
    for number in article.select("sup"):
        number.decompose()
    # A parser drops NUL, makes line feeds of carriage returns; neither is in a text that was read.
    assert article.get_text() == text


# What the page of an article is made of besides; its one script is checked by its hash.
PAGE_TAGS = frozenset(
    "a b bdi body button caption circle dd details div dl dt fieldset figcaption figure footer g h1"
    " h2 h3 h4 head header html i input ins label legend li line link main mark meta nav ol option"
    " p rect script section select small span strong style sub summary sup svg table tbody td text"
    " th thead title tr tspan ul".split()
)
LEADS = ("#", "data:,", "data:text/csv", "https://", "http://", "index.html")


def report_holds(html):
    """A page of its own making: known elements, one script, no handler, links that only lead."""
    soup = BeautifulSoup(html, "html5lib")
    for tag in soup.find_all(True):
        assert tag.name in PAGE_TAGS, tag.name
        assert not [name for name in tag.attrs if name.startswith("on") or name in {"src", "style"}]
        assert tag.get("href", "#").startswith(LEADS), tag["href"]
    [script] = soup.find_all("script")
    policy = soup.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
    digest = base64.b64encode(hashlib.sha256(script.string.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy, policy


def draft_of(text, name="standard input"):
    """The text as it is read from a file without front matter, under a name."""
    return read_placed("-", stdin=text.encode("utf-8")).assign(article=name, path=name)
