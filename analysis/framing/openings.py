"""Descriptions that the parser hangs on the name before them, and that are the next name's."""

import re

# A phrase that opens a clause is closed by its comma: what follows begins something new.
OPENING = re.compile(
    r"(?:^|[,;:–—“\"] ?)(?:in addition to|along with|alongside|apart from|aside from|besides"
    r"|together with|unlike|like|according to) [^,]*$",
    re.IGNORECASE,
)
BETWEEN = re.compile(r", (?:an?|the|another) [^,]+, ")


def owner(line, mention, at):
    """Whom the description at character `at` of the article is about, hung on `mention` as it is.

    "In addition to Bell, a diplomat in Rome, Tom Ray, spoke": after an opening phrase, what stands
    between two names of a kind is said of the second. `line` is a parsed sentence
    (`analysis.framing.parsing.Parsed`).
    """
    if at < mention.end or not OPENING.search(line.text[: mention.start - line.start]):
        return mention
    later = [one for one in line.who.values() if one.start > at and one.kind == mention.kind]
    following = min(later, key=lambda one: one.start, default=mention)
    between = line.text[mention.end - line.start : following.start - line.start]
    closed = line.text[following.end - line.start :].startswith(",")
    return following if closed and BETWEEN.fullmatch(between) else mention
