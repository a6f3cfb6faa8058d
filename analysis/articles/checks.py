"""What every reader shares: the error of one line, decoding, and the checks of one article."""

import re
import warnings

import pandas as pd

from analysis.tables import COLUMNS

METADATA = [column for column in COLUMNS["articles"] if column not in ("article", "text")]

# Whole English news articles score .13 to .43 on these words, with .31 in the middle; Dutch,
# German, French, Spanish, Italian, Danish and Norwegian ones score below .05.
ENGLISH = frozenset(
    [
        *["the", "of", "and", "to", "that", "it", "with", "by", "from", "are", "his", "not", "but"],
        *["this", "which", "who", "they", "were", "have", "has", "its", "their", "be", "a", "in"],
        *["for", "on", "is", "as", "an", "said", "after", "will"],
    ]
)
LEAST_ENGLISH = 0.12
# Fewer words say little about a language; the first 500 say enough.
FEW_WORDS, MANY_WORDS = 30, 500
# More control characters than this share mean binary data that happens to hold no NUL.
MOST_CONTROLS = 0.01
# The longest novels in English have some five million characters; no article does.
MOST_CHARACTERS = 5_000_000

_CONTROLS = bytes([*range(9), *range(14, 32)])
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_WORD = re.compile(r"[^\W\d_]+")


class ArticleError(ValueError):
    """One line that says which article could not be read and what to do about it."""

    def __init__(self, name, problem):
        super().__init__(" ".join(f"{name} {problem}".split()))


def warn(line):
    """Warn of one article, in one line."""
    warnings.warn(line, UserWarning, stacklevel=3)


def decoded(name, data):
    """Return the text of `data` with line feeds for line ends, or say why it is none."""
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = data.decode("utf-16")
        else:
            text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # NUL stands in no text; the check below words the refusal.
        text = "\0" if b"\0" in data else cp1252(name, data)
        if not binary(text):
            warn(f"{name} is not UTF-8; read as cp1252")
    if binary(text):
        raise ArticleError(name, "is binary data, not text: save the article as UTF-8 text")
    if not text.strip():
        raise ArticleError(name, "is empty: put the article's text into it")
    return _line_feeds(text)


def cp1252(name, data):
    """Return the text of `data`, which is not UTF-8."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise ArticleError(name, "is not text in UTF-8 or cp1252: save it as UTF-8") from None


def binary(text):
    data = text.encode("utf-8", "surrogatepass")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls > 0 and (b"\0" in data or controls > MOST_CONTROLS * len(text))


def _line_feeds(text):
    return text.replace("\r\n", "\n").replace("\r", "\n")


def checked(origin, cells, **place):
    """Return (origin, row) with every column as a string, or the error that there is in it.

    `place` says where the text stands: see `analysis.articles.reading.PLACES`.
    """
    text = cells.get("text")
    if not isinstance(text, str):
        missing = text is None or (pd.api.types.is_scalar(text) and pd.isna(text))
        kind = "has no text" if missing else f"has a text of type {type(text).__name__}"
        return ArticleError(origin, f"{kind}: put the article's words in the column text")
    if len(text) > MOST_CHARACTERS:
        much = f"has a text of {len(text):,} characters, more than {MOST_CHARACTERS:,}"
        return ArticleError(origin, f"{much}: put one article in it")
    text = _line_feeds(whole(text))
    if not text.strip():
        return ArticleError(origin, "is empty: put the article's text into it")
    if binary(text):
        return ArticleError(origin, "is binary data, not text: save the article as UTF-8 text")
    if _hardly_english(text):
        warn(f"{origin} does not look like English: the word lists are for English only")
    row = {column: said(cells.get(column)) for column in METADATA}
    place = {"path": origin, "row": 0, "head": None, **place, "ok": said(cells.get("lint-ok"))}
    return origin, {"article": cells["article"], **row, "text": text, **place}


def said(value):
    """Return a cell of metadata as a string: a list joined, a missing value as ''."""
    if isinstance(value, list | tuple):
        value = ", ".join(map(str, value))
    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return ""
    # A date that passed through a table has a midnight that nobody wrote.
    value = str(value).removesuffix(" 00:00:00")
    return _line_feeds(whole(value)).strip()


def whole(text):
    """Return the text without halves of characters, which no output could be written with."""
    return text if encodable(text) else _SURROGATE.sub("\ufffd", text)


def encodable(text):
    """Whether the text has no half of a character in it; much faster than a search for one."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _hardly_english(text):
    words = _WORD.findall(text[: 7 * MANY_WORDS].lower())[:MANY_WORDS]
    known = sum(map(ENGLISH.__contains__, words))
    return len(words) >= FEW_WORDS and known < LEAST_ENGLISH * len(words)
