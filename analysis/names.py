"""Capitalised names in a text, without a parser: who might be an actor nobody has listed."""

import re
from collections import Counter
from functools import cache

from analysis.voices.cues import word_class

# "al-", "de", "van" … join the parts of a name; "of" does so only after a noun for a body.
CAPITAL = r"(?:(?:al|el|Al|El|ash|an|ad|O|Mc|Mac|D)[-’'])?[A-Z][^\W\d_]*(?:[’'-][A-Z][^\W\d_]*)*"
INITIAL = r"(?:[A-Z]\.)+"
PARTICLE = r"(?:de la|de los|de|la|van der|van|von|bin|ibn|der|da|del|den|dos|di|le|du|y)"
BODY = r"(?:Ministry|Bank|Department|Bureau|House|Council|Chamber|Party|Union|University|Office|Court|Board|Army|Front|Church|Institute|Association|Federation|League|Committee|Commission|Secretary|Friends|Sons|Daughters|Knights|Brothers)"  # noqa: E501
NAME = re.compile(
    rf"(?<![\w@#’'-])(?:{CAPITAL}|{INITIAL})(?:(?: {PARTICLE} | )(?:{CAPITAL}|{INITIAL}))*(?![\w@])"
)
OF_BODY = re.compile(rf" of (?:the )?{CAPITAL}(?: {CAPITAL})*")
ENDS_IN_BODY = re.compile(rf"\b{BODY}$")
ORGANISATION = re.compile(
    rf"\b(?:{BODY}|Ministry|Agency|Group|Inc|Corp|Ltd|Company|Foundation|Organi[sz]ation|Authority"
    r"|Police|Constabulary|Movement|Alliance|Network|Coalition|Campaign|Forward|First|Watch|Post"
    r"|Times|News|Trust|Society|Force|Guard|Service|Parliament|Senate|Congress|Assembly|Brigade"
    r"|Democrats|Republicans|Chronicle|Herald|Tribune|Gazette|Club|Centre|Center|School|Hospital)\b"
)
PLACE = re.compile(
    r"\b(?:in|at|near|across|outside|around|through|toward|towards|into|along|off)(?: the| central"
    r"| downtown| eastern| western| northern| southern)*\s$"
)
PLACE_NOUN = re.compile(
    r"\b(?:Street|Road|Avenue|Square|Bridge|River|Lake|Mountain|Hills?|Island|Islands|Bay|Sea|Coast"
    r"|Airport|Station|Park|Hall|Lane|County|Province|Valley|Port|Harbour|Harbor|Region|City)$"
)
SENTENCE_START = re.compile(r"(?:^|[.!?:…]['’”\"»)\]]*\s|[“\"‘'«(\[—–-]\s?|\n)\s*$")
NOT_NAMES = frozenset(
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Christmas", "Easter", "Ramadan", "I", "Internet", "Covid", "English", "Arabic", "Hebrew", "Kurdish", "Sunni", "Shia", "Shiite", "Arab", "Western", "Eastern", "Islamic", "Christian", "Jewish", "Muslim", "Islam", "Christianity", "Islamist", "Islamists", "African", "Asian", "European", "Latino", "Hispanic", "Black", "White", "Democrat", "Republican", "Democratic", "Earth", "God", "Bible", "Koran", "Quran", "Mr", "Mrs", "Ms", "Dr", "North", "South", "East", "West", "Middle"]
)
PERSON_TITLES = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Dame|President|Prime Minister|Vice President|Premier"
    r"|Chancellor|King|Queen|Prince|Princess|Pope|Senator|Sen|Rep|Congressman|Congresswoman"
    r"|Gov|Governor|Mayor|Gen|General|Col|Colonel|Maj|Capt|Captain|Lt|Sgt|Chief|Judge|Justice"
    r"|Superintendent|Inspector|Constable|Officer|Secretary|Minister|Professor|Prof|Rev|Father"
    r"|Bishop|Imam|Sheikh|Councillor|Councilman|Councilwoman|Speaker|Commissioner|Ambassador"
    r"|Foreign Minister|Interior Minister|Home Secretary|Attorney General)\.? )+"
)


def names(text):
    """Return (start, end, name, kind) of the capitalised names of a text, in order.

    Left out: words capitalised only because they begin a sentence, months and nationalities, and
    names that mostly follow "in", "near" and the like (places). Titles are cut off.

    Examples
    --------
    >>> names("Later that day Mayor Ada Bell met a few members of Roofs First. Critics left.")
    [(21, 29, 'Ada Bell', 'person'), (51, 62, 'Roofs First', 'organisation')]
    """
    found = [span for span in _spans(text) if span is not None]
    places = _places(text, found)
    return [
        (start, end, text[start:end], _kind(text[start:end], titled))
        for start, end, titled in found
        if text[start:end] not in places
    ]


def _spans(text):
    """Yield (start, end, had a personal title) of each candidate, trimmed of what is no name."""
    lower = frozenset(re.findall(r"\b[a-z]+\b", text))
    done = 0
    for match in NAME.finditer(text):
        start, end = match.span()
        if start < done or _title_line(text, start):
            continue
        more = OF_BODY.match(text, end) if ENDS_IN_BODY.search(match[0]) else None
        done = end = more.end() if more else end
        yield _trimmed(text, start, end, lower)


def _trimmed(text, start, end, lower):
    """Cut sentence-initial words and titles off the front; None if nothing is left of a name."""
    if SENTENCE_START.search(text[max(0, start - 6) : start]):
        first = text[start:end].split(" ")[0]
        if first.lower() in lower or first in _function_words() or " " not in text[start:end]:
            if " " not in text[start:end]:
                known = re.search(rf"(?<=[\w,] ){re.escape(first)}\b", text)
                return (start, end, False) if known and first.lower() not in lower else None
            start += len(first) + 1
    title = PERSON_TITLES.match(text, start, end)
    if title and title.end() < end:
        start = title.end()
    while start < end and text[start:end].split(" ")[0] in NOT_NAMES | _function_words():
        start += len(text[start:end].split(" ")[0]) + 1
    while start < end and text[start:end].split(" ")[-1] in NOT_NAMES:
        end -= len(text[start:end].split(" ")[-1]) + 1
    return (start, end, bool(title)) if end - start > 1 else None


@cache
def _function_words():
    """Closed-class words, capitalised: no name begins with one."""
    kinds = ["pronoun", "determiner", "relative", "conjunction", "preposition", "auxiliary",
             "adverb", "time"]  # fmt: skip
    words = set().union(*(word_class(kind) for kind in kinds))
    extra = "Prior Now Then Here There Later Earlier Meanwhile Speaking According Also Even Still File Photo Image"
    return frozenset(word.capitalize() for word in words) | frozenset(extra.split())


def _title_line(text, start):
    """Is the line a headline with most words capitalised, where capitals say nothing?"""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    line = text[first : last if last >= 0 else len(text)].rstrip()
    words = [] if line.endswith((".", "”", '"')) else re.findall(r"[^\W\d_]+", line)
    long = [word for word in words if len(word) > 3]
    return len(long) > 3 and sum(word[0].isupper() for word in long) > 0.7 * len(long)


def _places(text, found):
    """Names that follow a preposition of place at least half of the times."""
    seen, after = Counter(), Counter()
    for start, end, _ in found:
        seen[text[start:end]] += 1
        after[text[start:end]] += bool(PLACE.search(text[max(0, start - 24) : start]))
    located = {name for name in seen if after[name] >= max(1, seen[name] / 2)}
    return {name for name in seen if name in located or PLACE_NOUN.search(name)}


def _kind(name, titled):
    if titled:
        return "person"
    if ORGANISATION.search(name) or name.isupper() or " of " in name or " " not in name:
        return "organisation"
    return "person" if len(name.split()) <= 4 else "organisation"
