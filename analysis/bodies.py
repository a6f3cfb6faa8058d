"""Names of bodies that are more than capitals in a row: "Students for Clean Water".

A name goes on after "of" or "for" where it begins with a noun for a body or for people, after a
possessive, and after "and" before a field of work. The nouns are rows of
``data/word_classes.csv``: *body*, *people*, *cause* (a field of work or an aim).
"""

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.letters import UPPER
from analysis.voices.cues import word_class

CAPITAL = (
    rf"(?:(?:al|el|Al|El|ash|an|ad|O|Mc|Mac|D)[-’'])?[{UPPER}][^\W\d_]*"
    rf"(?:[’'&-][{UPPER}][^\W\d_]*)*"
)
# First names, and words after which even these are part of a body's name.
FIRST_NAMES = word_class("he") | word_class("she")
SAINTS = {"Saint", "St", "San", "Santa", "King", "Queen"}


def _either(words):
    """A pattern for any of these words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _titled(words):
    """ "clean water" as it stands in a name; "the" stays small."""
    return {re.sub(r"\b(?!the\b)[a-z]", lambda first: first[0].upper(), word) for word in words}


CAUSE = rf"(?:{_either(_titled(word_class('cause')))})(?![\w-])"
PEOPLE = rf"(?:{_either(_titled(word_class('people')))})"
BODY = rf"(?:{_either(word_class('body') | {'Secretary'})})"
TAIL = rf"(?: the)? {CAPITAL}(?: {CAPITAL})*"
ENDS_IN_BODY = re.compile(rf"\b{BODY}$")
OF_BODY = re.compile(rf" (?:of|for|against){TAIL}")
ONLY_PEOPLE = re.compile(rf"(?:{CAPITAL} )?{PEOPLE}")
FOR_CAUSE = re.compile(rf" (?:for|against|without){TAIL}")
OWNED_BODY = re.compile(r"[’']s (?:Hospital|School|Church|College|University|Party|Union|Trust)\b")
OF_PEOPLE = re.compile(rf"(?<=s)[’'] (?:{CAPITAL} )*{BODY}\b|[’']s (?:{CAPITAL} )*{BODY}\b")
PLURAL = re.compile(rf"\b{PEOPLE}$")
AND_CAUSE = re.compile(rf"(?:(?:, | and |, and ){CAUSE})+(?! (?:[A-Z]|for\b|of\b))")
FIELD = re.compile(rf" (?:of|for|against|without)(?: the)? {CAUSE}")
ENDS_IN_CAUSE = re.compile(rf"\b{CAUSE}$")
AND_BODY = re.compile(rf" and (?:{CAPITAL} )+?{BODY}\b(?! [A-Z])")
HOLDERS = r"(?:Minister|Secretary|Undersecretary|Commissioner|Ombudsman|Director)"
HOLDER = re.compile(rf"{HOLDERS} (?:of|for) ")
# "Minister for Health Ada Bell": an office with its field, before the name of who holds it.
OFFICE = re.compile(
    rf"(?:(?:{CAPITAL}|(?:[A-Z]\.)+) ){{0,2}}{HOLDERS}"
    rf"(?: of| for)(?: the)? {CAUSE}(?:(?:, | and |, and ){CAUSE})*"
)


def body_end(text, start, end):
    """Return where a name of capitals text[start:end] ends if it goes on as that of a body.

    >>> text = "The Department of Health and Human Services met Ada Bell."
    >>> text[4 : body_end(text, 4, 14)]
    'Department of Health and Human Services'
    """
    if text[end : end + 1] not in " ’'":
        return end
    more = _possessive(text, start, end)
    if not more and _shape(text[start:end]).cause:
        more = AND_BODY.match(text, end)
    if more:
        end = more.end()
    tail, shape = None, _shape(text[start:end])
    if shape.body:
        tail = OF_BODY.match(text, end)
    elif shape.people:
        tail = FOR_CAUSE.match(text, end)
    if not tail:
        return end
    end = _before_person(text, end, tail.end())
    more = AND_CAUSE.match(text, end)
    return more.end() if more else end


class Shape(NamedTuple):
    """What the last words of a name are."""

    plural: bool
    cause: bool
    body: bool
    people: bool


@lru_cache(maxsize=2**15)
def _shape(name):
    return Shape(
        bool(PLURAL.search(name)),
        bool(ENDS_IN_CAUSE.search(name)),
        bool(ENDS_IN_BODY.search(name)),
        bool(ONLY_PEOPLE.fullmatch(name)),
    )


def _possessive(text, start, end):
    """ "St Olave's Hospital", "Medics' Union", "Children's Fund"."""
    if text[end : end + 1] == " ":
        return None
    people = OF_PEOPLE.match(text, end) if _shape(text[start:end]).plural else None
    return people or OWNED_BODY.match(text, end)


def _before_person(text, start, end):
    """Where the tail of a name ends before a person: "for Change [Ada Bell]"."""
    words = list(re.finditer(CAPITAL, text[start:end]))
    cause = FIELD.match(text, start, end)
    rest = text[cause.end() : end].split() if cause else []
    if len(rest) > 1 and not ENDS_IN_BODY.search(text, start, end):
        return cause.end()
    for place in range(1, len(words) - 1):
        if words[place][0] in FIRST_NAMES and words[place - 1][0] not in SAINTS:
            return start + words[place - 1].end()
    return end


@lru_cache(maxsize=2**15)
def is_people(name):
    """Tell whether a name begins with people and says what they are for.

    >>> is_people("Students for Clean Water"), is_people("Students Union")
    (True, False)
    """
    return bool(re.match(rf"(?:{CAPITAL} )?{PEOPLE} (?:for|against|without|[AW]\w+) ", name))


@lru_cache(maxsize=2**15)
def is_body(name):
    """Tell whether a name is that of a body, by its last noun or by what stands before "of".

    >>> is_body("American Migrant Defense Fund"), is_body("American Tom Ray")
    (True, False)
    """
    head = re.split(r" (?:of|for|against) ", name)[0]
    return bool(ENDS_IN_BODY.search(name) or ENDS_IN_BODY.search(head)) or is_people(name)
