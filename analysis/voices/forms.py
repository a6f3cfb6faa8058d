"""What form a quotation has: a clause of speech, words in a sentence, a title, a signed line."""

import re

# A name after a dash has at most so many words.
LONGEST_NAME = 5
# A clause without a capital letter has more words than this.
SHORT_CLAUSE = 4
SIGNED = re.compile(
    r"\s*[-–—―]{1,2}\s*(?P<name>[A-Z][^\n,.(“\"]{1,60})\s*(?:[,.(]|$)", re.MULTILINE
)


def signature(page, end):
    """Return who signs a quotation after a dash, in its line or below it: “...” - Ada Bell."""
    line = SIGNED.match(page.text, end)
    if not line or len(line["name"].split()) > LONGEST_NAME:
        return ""
    mention = page.at.get(line.start("name"))
    return mention.actor if mention else line["name"].strip()


def spoken(tokens, place, found):
    """Tell whether a cue stands so close that even capitalised words are what was said."""
    if found.found == "after":
        return True
    between = tokens[found.cue + 1 : place]
    hearer = found.cue >= 0 and getattr(tokens[found.cue].value, "lemma", "") == "tell"
    beside = len(between) <= 2 and not any(word.part == "I" for word in between)
    return found.found == "before" and beside and not hearer


def follows(tokens, place):
    """Tell whether a comma or a dash stands right after the quotation."""
    return place + 1 < len(tokens) and tokens[place + 1].part in ",—"


def is_direct(tokens, place, inner):
    """Tell whether a quotation is a clause of speech, and not words inside the outlet's sentence.

    It is where it opens the sentence, or follows a comma, a colon or a cue, and begins with a
    capital letter or has the length of a clause.
    """
    before = tokens[place - 1].part if place else ""
    opens = before in ("", ",", ":", "C", "Q", "—") or (before == "T")
    size = len(inner.split())
    capital = inner[:1].isupper() or not inner[:1].isalpha()
    stopped = inner.rstrip()[-1:] in ".,?!…—–-"
    return opens and ((capital and (size > 2 or stopped)) or (size > SHORT_CLAUSE and stopped))


def is_title(tokens, place, inner):
    """Tell whether the quoted words are the title of a work, or a nickname: “Meet the Press”."""
    long = [word for word in inner.split() if len(word) > 3]
    if not long or not all(word[:1].isupper() for word in long) or inner[-1:] in "!?":
        return False
    before = [word for word in tokens[max(0, place - 2) : place] if word.part not in ",:"]
    if not before:
        return place == 0 and len(tokens) > 2 and tokens[1].part in "AWI"
    return before[-1].part in "IDWNS" and tokens[place - 1].part != ":"
