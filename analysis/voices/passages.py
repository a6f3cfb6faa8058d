"""Paragraphs that are nobody's prose: photo captions and embedded posts."""

import re

CREDIT = r"(?:AFP|AP|EPA|Getty|Reuters|REUTERS|Shutterstock|Xinhua|Anadolu|Bloomberg|TASS|Sputnik)"
CAPTION = re.compile(
    rf"(?:(?:FILE|File)\s?(?:/|[-–—]|PHOTO\b|photo\b)|(?:Photo|Image|Picture|PHOTO)"
    rf"(?:s|graph)?(?: (?:credit|courtesy|by|illustration)\b[^.]{{0,60}}|:)"
    rf"|(?:Credit|Pictured|Screenshot|Screengrab)\s?[:/])"
    rf"|.{{0,900}}\((?:[^()]{{0,80}}[/ ])?(?:{CREDIT}(?:[^()]{{0,60}}|/[^()]{{0,80}})|"
    rf"(?:[Pp]hoto|[Ii]mage|[Cc]ourtesy)\b[^()]{{0,80}}|[^()]{{0,60}}\b[Pp]hotos?(?: by[^()]*)?|"
    rf"[^()]{{0,80}}via [^()]{{0,60}}[Ii]mages|[A-Z][^()/]{{2,50}}/[A-Z][^()]{{2,60}})\)\W{{0,2}}\Z"
    rf"|.{{0,900}}\b(?:REUTERS|AFP|EPA)/[A-Z][\w .'-]{{2,60}}\Z"
    rf"|.{{0,900}}/(?:AFP|Getty Images|AP|EPA|Reuters)\Z",
    re.DOTALL,
)
# A caption is one or two sentences: a longer paragraph with a credit in it is prose.
LONGEST_CAPTION = 900

SIGNATURE = re.compile(
    r"(?:^|\s)[—–-]{1,2}\s?(?P<name>[^\n—–()]{1,60}?)\s?\(@(?P<handle>\w{1,30})\)"
    r"(?P<date>\s+(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4}))?",
    re.MULTILINE,
)
MARKUP = re.compile(r"<tweet\b[^>]*>.*?</tweet>\.?", re.DOTALL)
AUTHOR = re.compile(r"author=\"@?([^\"]*)\"")
LINK = re.compile(r"pic\.(?:twitter|x)\.com/\w+|\S?https?://t\.co/\w+")


def captions(text, blocks):
    """Return the (start, end) of the blocks that are photo captions.

    >>> captions("Talks. (AP Photo/Ada Bell)", [(0, 26)])
    [(0, 26)]
    """
    short = (block for block in blocks if block[1] - block[0] <= LONGEST_CAPTION)
    return [
        (start, end)
        for start, end in short
        if _may_be_caption(text, start, end) and CAPTION.match(text[start:end])
    ]


def _may_be_caption(text, start, end):
    """Tell whether a paragraph has the marks of a caption; most have none."""
    return text[start] in "FPICS" or ")" in text[end - 3 : end] or text.find("/", start, end) >= 0


def embeds(text, blocks):
    """Return (start, end, name) for each embedded post: its lines and its signature.

    >>> embeds("Rain again.\\n— Ada Bell (@ada) May 2, 2024", [(0, 11), (12, 41)])
    [(0, 41, 'Ada Bell')]
    """
    found = [(*mark.span(), handle(mark.group())) for mark in MARKUP.finditer(text)]
    if "(@" not in text and "://t.co" not in text and ".com/" not in text:
        return found
    for number, (start, end) in enumerate(blocks):
        signed = SIGNATURE.search(text, start, end)
        if signed and (signed["date"] or not text[signed.end() : end].strip(" .")):
            alone = not text[start : signed.start()].strip()
            first = blocks[number - 1][0] if alone and number else start
            found.append((first, signed.end(), signed["name"].strip()))
        elif LINK.search(text, start, end) and not signed_later(text, blocks, number):
            found.append((start, end, ""))
    return merged(found)


def handle(markup):
    """Return the author that a marked-up post names, or nothing."""
    author = AUTHOR.search(markup)
    return author[1] if author else ""


def signed_later(text, blocks, number):
    """Tell whether the next block is the signature of the post in this block."""
    following = blocks[number + 1 : number + 2]
    return any(SIGNATURE.match(text, start, end) for start, end in following)


def merged(spans):
    """Sort the spans and drop those that begin before the last kept one has ended."""
    kept = []
    for span in sorted(spans):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
