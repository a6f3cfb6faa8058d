"""Capitalised names in a text, without a parser: who might be an actor nobody has listed."""

import csv
import re
from collections import Counter
from functools import cache, lru_cache
from pathlib import Path

from analysis.bodies import BODY, CAPITAL, HOLDER, OFFICE, body_end, is_body, is_people
from analysis.voices.cues import word_class

# "de", "van" … join the parts of a name; for "of" and "for" see `analysis.bodies`.
INITIAL = r"(?:[A-Z]\.)+"
PARTICLE = r"(?:de la|de los|de|la|van der|van|von der|von|bin|ibn|der|da|del|den|dos|di|le|du|y)"
ORGANISATION = re.compile(
    rf"\b(?:{BODY}|Ministry|Agency|Group|Inc|Corp|Ltd|Company|Foundation|Organi[sz]ation|Authority"
    r"|Police|Constabulary|Movement|Alliance|Network|Coalition|Campaign|Forward|First|Watch|Post"
    r"|Times|News|Trust|Society|Force|Guard|Service|Parliament|Senate|Congress|Assembly|Brigade"
    r"|Democrats|Republicans|Chronicle|Herald|Tribune|Gazette|Club|Centre|Center|School|Hospital"
    r"|Images|Wire|Press|Media|Photo|Daily|Journal|Radio|Television|TV|Records|Brothers|Sons)\b"
    r"|^(?:Red|Green|Blue|New|Open|Free|First|United|National|Black|White|Great|Stop|Save|Just)\b"
)
PLACE = re.compile(
    r"\b(?:[Ii]n|at|near|across|outside|around|through|toward|towards|into|along|off)(?: the"
    r"| central| downtown| eastern| western| northern| southern)*\s$"
)
# Said once of a name, these make it a place wherever it stands.
PLACE_OF = re.compile(
    r"\b(?:island|city|town|village|port|state|province|region|district|suburb|county|coast|streets"
    r"|outskirts|north|south|east|west|mayor|borough|valley|peninsula|neighbou?rhood) of (?:the )?$"
)
AFTER_PLACE = re.compile(r"-based\b|, (?P<whole>[A-Z]\w+(?: [A-Z]\w+)?)(?=[’',.;)]|$)")
PLACE_NOUN = re.compile(
    r"\b(?:Street|Road|Avenue|Square|Bridge|River|Lake|Mountain|Hills?|Island|Islands|Bay|Sea|Coast"
    r"|Airport|Station|Park|Hall|Lane|County|Province|Valley|Port|Harbour|Harbor|Region|City)$"
)
NUMBERED = re.compile(r" \d")
# "Pier Nine", "Gate Two": what is counted is a place or a thing, and never a person.
NUMBER = re.compile(
    r" (?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Thirteen|Fourteen|Fifteen"
    r"|Sixteen|Seventeen|Eighteen|Nineteen|Twenty|Thirty|Forty|Fifty|Hundred)$"
)
COUNTED_PLACE = re.compile(
    r"\b(?:Pier|Gate|Dock|Berth|Quay|Wharf|Platform|Terminal|Ward|Block|Unit|Room|Floor|Hall|Hangar"
    r"|Warehouse|Zone|Area|Sector|District|Precinct|Camp|Route|Highway|Junction|Line|Lane|Track"
    r"|Building|Tower|Court|Courtroom|Stage|Plot|Pit|Shaft|Reactor|Stand|Level|Phase|Day|Week)$"
)
ORGANISATION_BEFORE = re.compile(
    r"\b(?:charity|group|party|campaign|movement|militia|organi[sz]ation|agency|company|firm|union"
    r"|newspaper|outlet|broadcaster|magazine|network|website|coalition|band|club),?\s[“\"]?$"
)
SENTENCE_START = re.compile(r"(?:^|[.!?:…]['’”\"»)\]]*\s|[“\"‘'«(\[—–-]\s?|\n)\s*$")
# "Mr. Ray": no sentence ends here, and a person's name follows.
ADDRESSES = frozenset(
    "Mr Mrs Ms Dr Sen Sens Rep Reps Gov Gen Lt Col Sgt Capt Maj Adm Prof Rev".split()
)
ADDRESS = re.compile(rf"\b(?:{'|'.join(sorted(ADDRESSES))})\. $")
INNER_CAPITAL = re.compile(r"[a-z][A-Z]")
# Months, days, languages, faiths, directions and the like are no actors.
NOT_NAMES, NOT_ALONE = word_class("no actor"), word_class("no actor alone")
# Of these some begin the names of bodies: "African Union".
PEOPLE = word_class("group") | word_class("people")
OF_BODIES = frozenset(
    "Republican Democratic Islamic Christian Jewish Muslim Catholic Arab African Asian European"
    " Western Eastern North South East West Kurdish Conservative Liberal Communist".split()
)
# "R-Ky.": party and state of a member of Congress; "CLOSE ONE": shouted, or a heading.
NO_NAME = re.compile(r"[DRI]-[A-Z]\w*|[A-Z]{3,}(?: [A-Z]{3,})+")
THING = re.compile(
    rf" (?:{'|'.join(sorted(word_class('thing')))})$|^(?:Hurricane|Typhoon|Operation) "
)
YOUNGER = frozenset(["Jr", "Sr", "II", "III"])
# A title of office or address, with what may stand before it: "Health Secretary", "Deputy Mayor".
PERSON_TITLES = re.compile(
    r"(?:(?:[A-Z][A-Za-z]+|(?:[A-Z]\.)+) ){0,3}?"
    rf"(?:(?:Ex-)?(?:{'|'.join(sorted(word_class('office'), key=len, reverse=True))})\.? )+"
    # "Justice Department", "Chief Executive" and "King County" are no persons with a title.
    r"(?!(?:Department|Office|Council|Court|Committee|Commission|Party|Bank|House|Executive|County"
    r"|Street|University|Hospital|School|League|Association|Institute|Union|Club|Justice)\b)"
)


LETTERS = re.compile(r"[^\W\d_]+")
SIMPLE = re.compile(r"[A-Z](?:[\w-]|[’'](?!s\b))*")
# Here a word is not at its end: "Anglo-", "O’".
GOES_ON = re.compile(r"-|[’'](?!s\b)")
DATA = Path(__file__).resolve().parent / "data"
PLACES, COUNTRIES = DATA / "places.csv", DATA / "countries.csv"


CLOSED_CLASSES = ["pronoun", "determiner", "relative", "conjunction", "preposition", "auxiliary"]
CLOSED_CLASSES += ["adverb", "time"]


def _closed_words():
    """Closed-class words, capitalised: no name begins with one."""
    words = set().union(*map(word_class, CLOSED_CLASSES))
    extra = "Prior Now Then Here There Later Earlier Meanwhile Speaking According Also Even Still"
    extra += " File Photo Image"
    return frozenset(word.capitalize() for word in words) | frozenset(extra.split())


CLOSED = _closed_words()
# "Joseph R. Bell": an initial between names. "Plan B. The …" is the end of a sentence.
MIDDLE = rf"[A-Z]\.(?= [A-Z][a-z])(?! (?:{'|'.join(sorted(CLOSED))})\b)"
PART = rf"(?:{MIDDLE}|{CAPITAL}|{INITIAL})"
NAME = re.compile(
    rf"(?<![\w@#’'-])(?:{CAPITAL}|{INITIAL})(?:(?: {PARTICLE} | & | ){PART})*(?![\w@])"
)


def names(text, nations=frozenset()):
    """Return (start, end, name, kind) of the capitalised names of a text, in order.

    Left out: words capitalised only because they begin a sentence, months and nationalities, and
    places: names in ``data/places.csv``, names that mostly follow "in", "near" and the like, and
    names that are once called a town ("the village of …", "…-based"). Titles are cut off. Words
    in `nations` are passed over where they stand alone.

    Examples
    --------
    >>> names("Later that day Mayor Ada Bell met a few members of Roofs First. Critics left.")
    [(21, 29, 'Ada Bell', 'person'), (51, 62, 'Roofs First', 'organisation')]
    """
    found = [(*span, text[span[0] : span[1]]) for span in _spans(text, CLOSED | nations)]
    places = _places(text, found)
    bodies = {
        name
        for start, _, titled, name in found
        if not titled and ORGANISATION_BEFORE.search(text, max(0, start - 18), start)
    }
    return [
        (start, end, name, "organisation" if name in bodies else _kind(name, titled))
        for start, end, titled, name in found
        if name not in places
    ]


def _spans(text, passed_over):
    """Yield (start, end, had a personal title) of each candidate, trimmed of what is no name."""
    offices = HOLDER.search(text)
    for first, last in _lines(text):
        while match := NAME.search(text, first, last):
            start, first = match.span()
            if match[0] in passed_over and text[first : first + 1] not in "’'":
                continue
            if offices and (office := OFFICE.match(text, start, last)):
                first = office.end()
                if holder := NAME.match(text, first + 1, last):
                    first = holder.end()
                    yield *holder.span(), True
                continue
            first = _with_body(text, start, first)
            if span := _trimmed(text, start, first):
                yield span


def _lines(text):
    """The (start, end) of the lines that are not headlines, where capitals say nothing."""
    start = 0
    for line in text.splitlines(keepends=True):
        if not _is_title(line.rstrip()):
            yield start, start + len(line.rstrip())
        start += len(line)


def headlines(text):
    """The (start, end) of the lines in which nearly every word has a capital.

    >>> headlines("Bell Slams Critics Over Wall\\nShe spoke.")
    [(0, 28)]
    """
    places, start = [], 0
    for line in text.splitlines(keepends=True):
        if _is_title(line.rstrip()):
            places.append((start, start + len(line.rstrip())))
        start += len(line)
    return places


def _is_title(line):
    if len(line) > 200 or line.endswith((".", "”", '"')):
        return False
    long = [word for word in LETTERS.findall(line) if len(word) > 3]
    return len(long) > 3 and sum(word[0].isupper() for word in long) > 0.7 * len(long)


def _with_body(text, start, end):
    """Where the name ends if it goes on: "Bank of England", "St Aldwin's Hospital"."""
    last = body_end(text, start, end)
    name = text[start:last]
    opens = last > end and is_people(name) and opens_sentence(text, start)
    if opens and name.split()[0] not in CLOSED and not re.search(rf"[\w,] {re.escape(name)}", text):
        return end  # "Farmers for Change left": perhaps no name
    return last


def _trimmed(text, start, end):
    """Cut sentence-initial words, titles and words of time off; None if no name is left."""
    words = text[start:end].split(" ")
    if opens_sentence(text, start):
        first = words[0]
        if len(words) == 1 and not _is_name(text, first):
            return None
        if len(words) > 1 and (first in CLOSED or is_common(text, first)):
            start += len(words.pop(0)) + 1
    title = PERSON_TITLES.match(text, start, end) if len(words) > 1 else None
    if title:
        start = title.end()
        words = text[start:end].split(" ")
    while words and (words[0] in NOT_NAMES or words[0] in CLOSED or words[0] in {"&", "of"}):
        if words[0] in OF_BODIES and is_body(" ".join(words)):
            break  # "Democratic National Committee"
        start += len(words.pop(0)) + 1
    while words and (words[-1] in NOT_NAMES or words[-1] in ADDRESSES):
        end -= len(words.pop()) + 1
    if not words or _is_no_name(words) or (len(words) == 1 and NUMBERED.match(text, end)):
        return None  # "Route 41"
    titled = bool(title) or ADDRESS.search(text, max(0, start - 6), start) is not None
    return (start, end, titled) if end - start > 1 else None


def _is_no_name(words):
    """Tell a law, an event, a party with its state and a heading from a name."""
    name = " ".join(words)
    if name in NOT_ALONE or (len(words) > 4 and any(word in CLOSED for word in words[1:])):
        return True
    return NO_NAME.fullmatch(name) is not None or THING.search(name) is not None


def _is_name(text, first):
    """Tell whether the one word with which a sentence begins is a name: "ShopCo closed"."""
    inside = _stands_inside(text, first) and not is_common(text, first)
    return inside or INNER_CAPITAL.search(first) is not None


def is_common(text, word):
    """Tell whether the text has a word in small letters too."""
    simple = word.isascii() and word.isalpha()
    return simple and any(True for _ in _standing(text, word.lower()))


def _stands_inside(text, word):
    """Tell whether a word has its capital inside a sentence, or stands in brackets."""
    if word.isupper() and f"({word})" in text:
        return True
    return SIMPLE.fullmatch(word) is not None and any(
        text[at - 1] == " " and (text[at - 2].isalnum() or text[at - 2] in ",_")
        for at in _standing(text, word)
        if at > 1 and not GOES_ON.match(text, at + len(word))
    )


def _standing(text, word):
    """Yield where a word stands in a text, whole."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        before, after = text[at - 1 : at], text[end : end + 1]
        if not (before.isalnum() or before == "_" or after.isalnum() or after == "_"):
            yield at
        at = text.find(word, end)


def opens_sentence(text, start):
    """Tell whether a word begins a sentence, a line or a quotation."""
    if text[start - 1 : start] == " " and (text[start - 2].isalnum() or text[start - 2] == ","):
        return False  # what most words follow
    lead = max(0, start - 6), start
    return SENTENCE_START.search(text, *lead) is not None and not ADDRESS.search(text, *lead)


def _places(text, found):
    """Names listed as places, called so once, or half of the times after "in" and the like."""
    seen, after, places = Counter(), Counter(), set()
    listed = _listed_places()
    for start, end, titled, name in found:
        seen[name] += 1
        after[name] += bool(PLACE.search(text, max(0, start - 24), start))
        whole = AFTER_PLACE.match(text, end) if text[end : end + 1] in "-," else None
        part = whole and not titled and (whole["whole"] is None or whole["whole"] in listed)
        if part or name in listed or PLACE_OF.search(text, max(0, start - 24), start):
            places.add(name)
    places |= {name for name in seen if after[name] >= max(1, seen[name] / 2)}
    return places | {name for name in seen if PLACE_NOUN.search(name) or is_counted(name)}


def is_counted(name):
    """Tell whether a name is a place or a thing of several, with its number: "Pier Nine".

    >>> is_counted("Pier Nine"), is_counted("Channel Four"), is_counted("Ada Nine")
    (True, False, False)
    """
    number = NUMBER.search(name)
    return bool(number and COUNTED_PLACE.search(name, 0, number.start()))


@cache
def kinds_of_places():
    """The places of ``data/places.csv``, each with its kind: city, region, state."""
    with open(PLACES, encoding="utf-8", newline="") as file:
        return {row["place"]: row["kind"] for row in csv.DictReader(file)}


@cache
def _listed_places():
    """Places of ``data/places.csv``, and countries, which may follow the name of a town."""
    places = set(kinds_of_places())
    with open(COUNTRIES, encoding="utf-8", newline="") as file:
        return places.union(*(row["names"].split("|") for row in csv.DictReader(file)))


@lru_cache(maxsize=2**15)
def _kind(name, titled):
    if titled:
        return "person"
    if is_people(name) or name.lower() in PEOPLE:
        return "group"
    if is_body(name) or ORGANISATION.search(name) or NUMBER.search(name):
        return "organisation"
    if name.isupper() or " " not in name:
        return "organisation"
    return "person" if len(name.split()) <= 4 else "organisation"
