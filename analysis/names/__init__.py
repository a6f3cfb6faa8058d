"""Capitalised names in a text, without a parser: who might be an actor nobody has listed."""

import re

from analysis.bodies import (
    CAPITAL,
    FIRST_NAMES,
    HOLDER,
    OFFICE,
    body_end,
    is_body,
    is_people,
)
from analysis.letters import UPPER
from analysis.names.kinds import kind_of
from analysis.names.nobody import is_nobody
from analysis.names.openings import (
    ADDRESS,
    ADDRESSES,
    is_common,
    opens_sentence,
    opens_with_name,
    plain_lines,
)
from analysis.names.places import places_among
from analysis.voices.cues import word_class

# "de", "van" … join the parts of a name; for "of" and "for" see `analysis.bodies`.
INITIAL = rf"(?:[{UPPER}]\.)+"
PARTICLE = r"(?:de la|de los|de|la|van der|van|von der|von|bin|ibn|der|da|del|den|dos|di|le|du|y)"
PARTY_MEMBERS = frozenset(["Democrat", "Republican", "Libertarian", "Tory"])
NUMBERED = re.compile(r" \d")
ORGANISATION_BEFORE = re.compile(
    r"\b(?:charity|group|party|campaign|movement|militia|organi[sz]ation|agency|company|firm|union"
    r"|newspaper|outlet|broadcaster|magazine|network|website|coalition|band|club),?\s[“\"]?$"
)
# Months, days, languages, faiths, directions and the like are no actors.
NOT_NAMES, NOT_ALONE = word_class("no actor"), word_class("no actor alone")
# Of these some begin the names of bodies: "African Union".
OF_BODIES = frozenset(
    "Republican Democratic Islamic Christian Jewish Muslim Catholic Arab African Asian European"
    " Western Eastern North South East West Kurdish Conservative Liberal Communist Balkan Baltic"
    " Nordic Pacific Atlantic Caribbean Mediterranean".split()
)
# "R-Ky.": party and state of a member of Congress; "CLOSE ONE": shouted, or a heading.
NO_NAME = re.compile(r"[DRI]-[A-Z]\w*|[A-Z]{2,}(?:[’'][A-Z]*)?(?: [A-Z]{3,})+")
THINGS, STORMS = word_class("thing"), frozenset(["Hurricane", "Typhoon", "Operation"])
# "Chief of Staff Ada Bell": what an office is of, before who holds it.
HOLDER_OF = re.compile(
    r"\b(?:[Cc]hiefs?|[Hh]ead|[Ll]eader|[Ss]ecretary|[Dd]irector|[Mm]inister|[Ss]peaker|[Cc]ommander"
    r"|[Ss]uperintendent|[Cc]ommissioner|[Ii]nspector)"
    r" of(?: the)? $"
)
# No names by themselves, but surnames after a first name: "Clive Black".
AFTER_FIRST_NAME = frozenset("Black White Young French English German West North May March".split())
SAID = word_class("said of somebody")
YOUNGER = frozenset(["Jr", "Sr", "II", "III"])
# A title of office or address, with what may stand before it: "Health Secretary", "Deputy Mayor".
PERSON_TITLES = re.compile(
    r"(?:(?:[A-Z][A-Za-z]+|(?:[A-Z]\.)+|(?:St|Ft|Mt)\.) ){0,3}?"
    rf"(?:(?:Ex-|Then-)?(?:{'|'.join(sorted(word_class('office'), key=len, reverse=True))})\.? )+"
    # "Justice Department", "Chief Executive" and "King County" are no persons with a title.
    r"(?!(?:Department|Office|Council|Court|Committee|Commission|Party|Bank|House|Executive|County"
    r"|Street|University|Hospital|School|League|Association|Institute|Union|Club|Justice|Assembly"
    r"|Motors|Electric|Mills|Election|Network|Initiative|Project|Coalition|Forum|Alliance|Fund"
    r"|Foundation|Campaign|Center|Centre|Society|Trust)\b)"
)


OFFICE_ALONE = re.compile(
    r"(?:[A-Z][a-z]+ )??"
    rf"(?:(?:{'|'.join(sorted(word_class('office'), key=len, reverse=True))})(?: |$))+"
)
CLOSED_CLASSES = ["pronoun", "determiner", "relative", "conjunction", "preposition", "auxiliary"]
CLOSED_CLASSES += ["adverb", "time", "number"]


def _closed_words():
    """Closed-class words, capitalised: no name begins with one."""
    words = set().union(*map(word_class, CLOSED_CLASSES))
    extra = "Prior Now Then Here There Later Earlier Meanwhile Speaking According Also Even Still"
    extra += " File Photo Image"
    return frozenset(word.capitalize() for word in words) | frozenset(extra.split())


CLOSED = _closed_words()
# "Joseph R. Bell": an initial between names. "Plan B. The …" is the end of a sentence.
MIDDLE = rf"[{UPPER}]\.(?= [{UPPER}][^\W\d_])(?! (?:{'|'.join(sorted(CLOSED))})\b)"
# "Ban Ki-moon", but not "Ada Bell-led".
SECOND = (
    r"(?:-(?!(?:led|run|held|born|era|like|wide|free|area|made|only|type|size)\b)[a-z]{2,4}\b)?"
)
SAINT = r"(?:(?:St|Ft|Mt)\. )?"
PART = rf"(?:{MIDDLE}|{SAINT}{CAPITAL}{SECOND}|{INITIAL})"
# "Abdul “The Baker” Gharbi".
CALLED = rf"(?:[Tt]he )?{CAPITAL}(?: {CAPITAL})?"
NICKNAME = rf"(?:“{CALLED}”|\"{CALLED}\"|‘{CALLED}’|'{CALLED}')"
NAME = re.compile(
    rf"(?<![\w@#’'-])(?<![\s(]\.)(?:{SAINT}{CAPITAL}|{INITIAL})"
    rf"(?:(?: {PARTICLE} | & | (?<=\w\w ){NICKNAME} | ){PART})*(?![\w@])"
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
    places = places_among(text, found)
    bodies = {
        name for start, _, titled, name in found if not titled and is_called_body(text, start)
    }
    return [
        (start, end, name, "organisation" if name in bodies else kind_of(name, titled))
        for start, end, titled, name in found
        if name in bodies or name not in places
    ]


def is_called_body(text, start):
    """Tell whether a noun for a body stands before a name: "the group Last Tide"."""
    return ORGANISATION_BEFORE.search(text, max(0, start - 18), start) is not None


def _spans(text, passed_over):
    """Yield (start, end, had a personal title) of each candidate, trimmed of what is no name."""
    offices = HOLDER.search(text)
    for first, last in plain_lines(text):
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
        if len(words) == 1 and not opens_with_name(text, words[0]):
            return None
        start, words = _without(start, words, _no_part(text, words))
    title = PERSON_TITLES.match(text, start, end) if len(words) > 1 else None
    if title:
        start, words = title.end(), text[title.end() : end].split(" ")
    start, words = _without(start, words, _held(text, start, words))
    if not is_called_body(text, start) or len(words) == 1 or words[0] == "The":
        start, words = _without(start, words, _leading(words))
    last = len(words) - _trailing(words)
    end, words = end - sum(len(word) + 1 for word in words[last:]), words[:last]
    if not words or _is_no_name(words) or (len(words) == 1 and NUMBERED.match(text, end)):
        return None  # "Route 41"
    if is_nobody(text, start, end):
        return None
    titled = bool(title) or ADDRESS.search(text, max(0, start - 6), start) is not None
    return (start, end, titled) if end - start > 1 else None


def _without(start, words, n):
    """Where a name begins, and its words, without the first `n`."""
    return start + sum(len(word) + 1 for word in words[:n]), words[n:]


def _no_part(text, words):
    """1 if the word that begins a sentence is no part of the name that follows, else 0."""
    first = words[0]
    if len(words) == 1 or words[1] in {"der", "de", "den", "la"}:  # "Von der Leyen"
        return 0
    other = first in CLOSED or is_common(text, first) or _is_said(words) or _is_deed(text, words)
    return int(other)


def _is_deed(text, words):
    """Tell whether a sentence begins with what is done to somebody: "Rushing Bell"."""
    first, *rest = words
    done = first.endswith("ing") and first not in FIRST_NAMES and len(rest) == 1
    return (
        done and opens_with_name(text, rest[0]) and not re.search(rf"[\w,] {first} {rest[0]}", text)
    )


def _held(text, start, words):
    """How many words say what an office is of ("Chief of [Staff] Sarah Bell"), or of which party
    somebody is ("[Maryland Democrat] Ben Cardin")."""
    for at in range(1, min(4, len(words))):
        if words[at - 1] in PARTY_MEMBERS and words[at] in FIRST_NAMES:
            return at
    if len(words) < 3 or not HOLDER_OF.search(text, max(0, start - 24), start):
        return 0
    if words[0] in {"Opposition", "Staff", "Police", "State"}:
        return 1
    return next((at for at in range(1, len(words)) if words[at] in FIRST_NAMES), 0)


def _leading(words):
    """How many words at the beginning are no part of a name, as "Monday" is none."""
    for n, word in enumerate(words):
        if word in OF_BODIES and is_body(" ".join(words[n:])):
            return n  # "Democratic National Committee"
        if not (word in NOT_NAMES or word in CLOSED or word in {"&", "of"}):
            return n
    return len(words)


def _trailing(words):
    """How many words at the end are no part of a name, but for "Friends of the [Earth]"."""
    for n, word in enumerate(reversed(words)):
        of = n + 2 < len(words) and words[-n - 2] in {"of", "for", "the"}
        surname = n == 0 and word in AFTER_FIRST_NAME and words[0] in FIRST_NAMES
        if of or surname or not (word in NOT_NAMES or word in ADDRESSES):
            return n
    return len(words)


def _is_said(words):
    """Tell whether a sentence begins with what somebody is, before the name: "Dictator Tom Ray"."""
    known = words[0] in FIRST_NAMES
    return not known and (words[0].lower() in SAID or (len(words) > 2 and words[1] in FIRST_NAMES))


def _is_no_name(words):
    """Tell a law, an event, a party with its state and a heading from a name."""
    name = " ".join(words)
    if len(words) == 1 and name.isupper() and name.capitalize() in CLOSED:  # "a FIFTH week"
        return True
    if name in NOT_ALONE or (len(words) > 4 and any(word in CLOSED for word in words[1:])):
        return True
    thing = words[-1] in THINGS or words[0] in STORMS or OFFICE_ALONE.fullmatch(name)
    return bool(len(words) > 1 and thing) or NO_NAME.fullmatch(name) is not None
