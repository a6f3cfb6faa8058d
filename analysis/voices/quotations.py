"""Find quotation marks that belong together, paragraph by paragraph, with offsets kept."""

import re

MARK = re.compile("[“”„«»\"]|''(?:'(?!'))?|``|[‘’'‚]")
CLOSERS = {"“": "”", "”": "”“", "„": "“”", "«": "»", "»": "«", '"': '"', "``": "''", "''": "''"}
# Three straight marks in a row are a single and a double one that end together.
DOUBLE = {"'''": "''"}
# A word that loses its first letters or digits starts with an apostrophe, not with a quotation.
CLIPPED = re.compile(r"\d0s\b|(?:em|til|till|tis|twas|cause|bout|round|n|nuff|cuz|neath)\b", re.I)
# What a quotation in single marks begins with, how it ends, and what follows a possessive.
STARTS = re.compile(r"[\w$£€#@\[(….]")
CLOSE_CURLY, CLOSE_STRAIGHT = re.compile(r"[’'](?![\w’'])"), re.compile(r"'(?![\w'])")
POSSESSED = re.compile(r" [a-z]")
TAG = re.compile(r"</?[A-Za-z][^<>]{0,400}>")
# Characters of no width that may stand before a mark.
UNSEEN = "\u200b\u200e\u200f\u202a\u202b\u202c\u2060\ufeff"
# How far a single mark may lie from its partner: beyond this it is an apostrophe.
FAR = 600


def glyph_of(mark):
    """Return the glyph of a match, two straight single marks for three."""
    return DOUBLE.get(mark.group(), mark.group())


def side(text, start, end, first, last):
    """Say whether the place of a mark lets it only "open", only "close", or "either".

    >>> side('said "yes"', 5, 6, 0, 10), side('said "yes"', 9, 10, 0, 10)
    ('open', 'close')
    """
    before = text[start - 1] if start > first else " "
    before = " " if before in UNSEEN else before
    after = text[end] if end < last else " "
    opens = (before.isspace() or before in "([{—–-/“‘\"'…") and not after.isspace()
    closes = (after.isspace() or not after.isalnum()) and not before.isspace()
    if opens == closes:
        return "either"
    return "open" if opens else "close"


def single_end(text, start, last):
    """Return the end of the quotation that a single mark at `start` opens, or -1.

    An apostrophe is no quotation: one inside a word, before a clipped word or a decade, or
    after a plural possessive ("the workers' rights") when a better partner follows.

    >>> single_end("He said ‘the workers’ rights’ won", 8, 33)
    29
    >>> single_end("the ’90s weren’t", 4, 16)
    -1
    """
    if CLIPPED.match(text, start + 1) or not STARTS.match(text, start + 1):
        return -1
    closing = CLOSE_CURLY if text[start] in "‘‚" else CLOSE_STRAIGHT
    second = -1
    for mark in closing.finditer(text, start + 2, min(last, start + FAR)):
        at = mark.start()
        if text[at - 1].isspace():
            break
        if text[at - 1] != "s" or not POSSESSED.match(text, at + 1):
            return at + 1
        second = at + 1
    return second


def is_measure(text, start):
    """Tell whether a mark after a digit is an inch or a foot: 5'10", 12" pipe.

    >>> is_measure('12" pipe', 2)
    True
    """
    return start > 0 and text[start - 1].isdigit()


def role(text, mark, first, last):
    """Return "open", "close" or "either" for a double mark, from its glyph and its place."""
    glyph, place = glyph_of(mark), side(text, mark.start(), mark.end(), first, last)
    if glyph in ('"', "''"):
        return place
    if glyph in "„``":
        return "open"
    if glyph in "«»":
        return "either"
    # A glyph typed the wrong way round is overruled by a place that admits no doubt.
    natural = "open" if glyph == "“" else "close"
    return natural if place == "either" else place


def closes(text, opener, mark, part):
    """Tell whether `mark` can close the quotation that the mark `opener` opened."""
    glyph = glyph_of(mark)
    if glyph in CLOSERS[opener] or (opener in "“”" and glyph in "“”"):
        return part != "open" or glyph in "«»"
    # Curly on one side, straight on the other: only if no proper partner follows.
    return opener in '“"' and glyph in '”"' and part == "close"


def pair(text, first, last, carried=False):
    """Pair the marks of one paragraph; return the (start, end) of quotations and what is open.

    The outermost pair counts; a mark never closed runs to the end of the paragraph.
    `carried`: the paragraph before ended inside a quotation.

    >>> pair('He said "yes" and “no', 0, 21)
    ([(8, 13), (18, 21)], True)
    """
    found, opened, opener, depth = [], None, "", 0
    marks = MARK.finditer(text, first, last)
    for mark in marks:
        start, end, glyph = mark.start(), mark.end(), glyph_of(mark)
        if found and start < found[-1][1]:
            continue
        if glyph in "‘’'‚":
            inside = text[start - 1 : start].isalnum()  # an apostrophe
            if opened is None and not inside and side(text, start, end, first, last) == "open":
                stop = single_end(text, start, last)
                found += [(start, stop)] if stop > 0 else []
            continue
        part = role(text, mark, first, last)
        if opened is None:
            if is_measure(text, start):
                continue
            if part == "close" and carried and not found:
                found.append((first, end))
            elif part != "close":
                opened, opener, depth = start, glyph, 0
        elif part == "open" and glyph == "“" == opener:
            depth += 1
        elif closes(text, opener, mark, part) and not mispaired(text, opener, mark, last):
            if depth and text.count("“", end, last) < text.count("”", end, last):
                depth -= 1
                continue
            found.append((opened, end))
            opened = None
    if opened is not None:
        found.append((opened, last))
    return found, opened is not None


def mispaired(text, opener, mark, last):
    """Tell whether a mark of another kind would steal the place of the proper closing mark."""
    proper = CLOSERS.get(opener, opener)
    if glyph_of(mark) in proper or opener == "”":
        return False
    return any(glyph in text[mark.end() : last] for glyph in proper)


def without_tags(text):
    """Blank out markup, whose marks are no quotations, and keep every offset.

    >>> without_tags('<a href="x">Ada</a>')
    '            Ada    '
    """
    return TAG.sub(lambda tag: " " * len(tag.group()), text) if "<" in text else text


def quotations(text, blocks):
    """Return (start, end, paragraph, continues) for each quotation in the `blocks` of a text.

    `continues` is true where an unclosed quotation goes on in the next paragraph.

    >>> quotations("“One.\\n“Two,” he said.", [(0, 5), (6, 21)])
    [(0, 5, 0, False), (6, 12, 1, True)]
    """
    found, carried, text = [], False, without_tags(text)
    for number, (first, last) in enumerate(blocks):
        pairs, still_open = pair(text, first, last, carried)
        for start, end in pairs:
            found.append((start, end, number, carried and start == first))
        carried = still_open
    return found


def left_open(text, blocks):
    """Return where a mark opens a quotation that nothing closes and no next paragraph goes on.

    >>> left_open("He said “no.\\nIt rained.", [(0, 12), (13, 23)])
    [8]
    >>> left_open("“One.\\n“Two,” he said.", [(0, 5), (6, 21)])
    []
    """
    found, still_open, text = [], False, without_tags(text)
    for number, (first, last) in enumerate(blocks):
        pairs, still_open = pair(text, first, last, still_open)
        after = blocks[number + 1][0] if number + 1 < len(blocks) else len(text)
        if still_open and not MARK.match(text, after):
            found.append(pairs[-1][0])
    return found
