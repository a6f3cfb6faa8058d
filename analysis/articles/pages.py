"""Pages saved from a browser and word processor files: the text without what is around it.

Nothing is fetched: what a page only links to is left out.
"""

import logging
import re
import zipfile
from contextlib import suppress

from analysis.articles.checks import ArticleError, checked, decoded

# An article has more words of prose than this; a start page, a menu or a cookie notice has not.
LEAST_PROSE = 30
# A word processor file that unpacks to more is no article; it may be a bomb.
MOST_BYTES = 100_000_000

_CHARSET = re.compile(rb"charset=[\"']?\s*([\w-]+)")
_PICTURE = re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=]+")
# Chromium writes the first, SingleFile the second.
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)|saved with SingleFile\s+url:\s*(\S+)")
_PROSE = re.compile(r".*[.!?…][\"'”’»)\]]*")
_QUOTED = re.compile(r"\s*[“”„\"«»‘']")
_POST = re.compile(r"twitter|tweet|instagram|tiktok|facebook|fb-|bluesky|mastodon|threads")


def from_html(name, slug, source):
    """Yield the article of a page, found by trafilatura [1]_: its headline, and what is below it.

    References
    ----------
    .. [1] Barbaresi (2021), "Trafilatura: A Web Scraping Library and Command-Line Tool for Text
       Discovery and Extraction", ACL-IJCNLP, system demonstrations.
    """
    page = decoded(name, _in_utf_8(source.read()))
    found, headings = _extracted(page)
    if found is None or _words_of_prose(found.text) < LEAST_PROSE:
        raise ArticleError(name, "has no article that can be told from its menus: save it as .txt")
    yield checked(name, {**_metadata(found, page, headings), "article": slug}, path=name)


def _extracted(page):
    """Return what trafilatura finds in a page, if anything, and the page's headings."""
    from trafilatura import bare_extraction, load_html  # here, as importing it costs 500 ms

    # It logs what is odd about a page; what concerns the user is in the outcome.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    # Pictures within the page would make it too large for the library.
    tree = load_html(_PICTURE.sub("", page))
    if tree is None:
        return None, []
    headings = _headings(tree)
    _mark_quotations(tree)
    _keep_captions(tree)
    # A date is taken from what the page says of itself, never guessed from its text.
    dates = {"original_date": True, "extensive_search": False}
    options = {"include_comments": False, "with_metadata": True, "date_extraction_params": dates}
    return bare_extraction(tree, **options), headings


def _in_utf_8(data):
    """Return the bytes of a page, from the encoding that it says it has."""
    declared = _CHARSET.search(data[:4096])
    with suppress(UnicodeDecodeError):
        return data.decode() and data
    with suppress(UnicodeDecodeError, LookupError):
        return data.decode(declared[1].decode()).encode() if declared else data
    return data


def _headings(tree):
    """Return the headings that the page's own title begins with, the longest first."""
    title = " ".join(" ".join(tree.xpath("//head/title//text()")).split())
    texts = [" ".join(heading.text_content().split()) for heading in tree.iter("h1", "h2")]
    return sorted(
        (text for text in texts if text and title.startswith(text)), key=len, reverse=True
    )


def _mark_quotations(tree):
    """Put quotation marks where a browser shows a quotation by other means."""
    for quotation in list(tree.iter("q")):
        if quotation.text_content().strip():
            _put_marks(quotation)
        quotation.drop_tag()
    for block in tree.iter("blockquote"):
        # A post's own words are told by its signature.
        if not _POST.search(block.get("class", "")):
            paragraphs = list(block.iter("p")) or [block]
            if not any(_QUOTED.match(paragraph.text_content()) for paragraph in paragraphs):
                for paragraph in paragraphs:
                    _put_marks(paragraph)


def _keep_captions(tree):
    """Put what is written under a picture below it as a line that says so; it would be lost."""
    for caption in list(tree.iter("figcaption")):
        shown = " ".join(caption.text_content().split())
        figure = next(caption.iterancestors("figure"), None)
        if shown and figure is not None and figure.getparent() is not None:
            line = figure.makeelement("p", {})
            line.text, line.tail, figure.tail = f"Photo: {shown}", figure.tail, None
            figure.addnext(line)
            caption.drop_tree()


def _put_marks(element):
    element.text = "“" + (element.text or "").lstrip()
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip() + "”"
    else:
        element.text = element.text.rstrip() + "”"


def _lines(text):
    return [line.removeprefix("- ").strip() for line in text.split("\n")]


def _words_of_prose(text):
    return sum(len(line.split()) for line in _lines(text) if _PROSE.fullmatch(line))


def _metadata(found, page, headings):
    """Return the cells of the article that was found; its headline is its first paragraph."""
    title = headings[0] if headings else " ".join((found.title or "").split())
    paragraphs = [title, *(line for line in _lines(found.text) if line != title)]
    saved = _SAVED_FROM.search(page)
    return {
        "outlet": found.sitename,
        "published": found.date,
        "title": title,
        "url": found.url or (saved and (saved[1] or saved[2])),
        "licence": found.license,
        "text": "\n\n".join(filter(None, paragraphs)),
    }


def from_docx(name, slug, source):
    """Yield the article of a .docx file: its paragraphs, insertions accepted, deletions not."""
    import mammoth

    try:
        with zipfile.ZipFile(source) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_BYTES:
                raise ArticleError(
                    name, f"unpacks to more than {MOST_BYTES:,} bytes: save it as .txt"
                )
        source.seek(0)
        text = mammoth.extract_raw_text(source).value
    except ArticleError:
        raise
    except Exception as error:  # a damaged file can break the library in any way
        problem = f"is not a .docx file ({error}): save it again, or as .txt"
        raise ArticleError(name, problem) from None
    yield checked(name, {"article": slug, "text": re.sub(r"\n{3,}", "\n\n", text)}, path=name)
