"""Whom "the 61-year-old" and "the grieving mother" can mean: nouns for people, and who is called
so in a text."""

import re
from functools import lru_cache

from analysis.voices.cues import word_class
from analysis.voices.genders import GENDER

# Nouns that say who somebody is, and those of them that a stranger may be as well.
PERSONS, FUNCTIONARIES = word_class("person"), word_class("functionary")
AGE = re.compile(r"(\d+)-year-old")
KIN = {
    "she": ("woman", "mother", "daughter", "sister", "wife", "girl", "widow", "aunt", "niece"),
    "he": ("man", "father", "son", "brother", "husband", "boy", "widower", "uncle", "nephew"),
}


def called(text, mentions, noun, place):
    """The last person before a place whom a text calls by a noun, or "".

    >>> from analysis.voices.grammar import Mention
    >>> text = "Ada Bell, 61, a nurse, met Tom Ray, who is 40. The nurse left."
    >>> named = [Mention(0, 8, "Ada Bell", "person"), Mention(27, 34, "Tom Ray", "person")]
    >>> called(text, named, "nurse", 47), called(text, named, "61-year-old", 47)
    ('Ada Bell', 'Ada Bell')
    """
    before, after = _patterns(noun)
    for mention in reversed(mentions):
        start, end = mention.start, mention.end
        if (
            mention.kind == "person"
            and start < place
            and (after.match(text, end) or before.search(text, max(0, start - 40), start))
        ):
            return mention.actor
    return ""


@lru_cache(maxsize=1024)
def _patterns(noun):
    """The patterns for what stands before and after the name of who is called by a noun."""
    before = re.compile(rf"\b{re.escape(noun)},? $", re.IGNORECASE)
    if age := AGE.fullmatch(noun):
        return before, re.compile(rf",? \(?{age[1]}\b|, an? {age[1]}-year-old\b")
    words = rf"(?:an?|the) (?:[\w’'-]+ ){{0,4}}{re.escape(noun)}\b"
    return before, re.compile(rf"(?:, \d\d)?(?:,| is| was) {words}")


def unnamed(text, noun, place):
    """Tell whether "a tycoon", whom nothing need name, was brought in before a place.

    >>> unnamed("A young nurse cried. The nurse left.", "nurse", 21)
    True
    """
    return _brought_in(noun).search(text, 0, place) is not None


@lru_cache(maxsize=1024)
def _brought_in(noun):
    """The pattern for somebody new who is called by a noun."""
    return re.compile(rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w’'-]+ ){{0,4}}{re.escape(noun)}\b")


def gender_of_noun(noun):
    """ "he" or "she" where a noun tells, else "".

    >>> gender_of_noun("businesswoman"), gender_of_noun("tycoon")
    ('she', '')
    """
    return next((one for one, endings in KIN.items() if noun.endswith(endings)), "")


# "A reporter", "her son's killer": somebody new.
STRANGER = re.compile(
    r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir) (?P<who>(?:[\w’'-]+ ){0,4}?"
    rf"(?P<noun>{'|'.join(sorted(PERSONS))}))\b(?![-’']|,? (?:[A-Z]|\d))"
)
# Where a subject begins; what is told of an object does not go on with it.
SUBJECT_AT = re.compile(
    r"(?:^|[.!?…:;”\"\n]\s*|\b(?:when|while|after|before|because|that|and|but|if|until|where|since"
    r"|although) )$",
    re.IGNORECASE,
)


def stranger(text, first, last, pronoun):
    """The subject without a name between two places that may be "he" or "she", or "".

    >>> text = "Ada Bell spoke. A reporter left, and she wept."
    >>> stranger(text, 8, 37, "she"), stranger("Ada Bell, a nurse, left. She", 8, 25, "she")
    ('reporter', '')
    """
    gender = GENDER.get(pronoun, "")
    for match in STRANGER.finditer(text, first, last) if gender else ():
        subject = SUBJECT_AT.search(text, max(0, match.start() - 9), match.start())
        if subject and gender_of_noun(match["noun"]) in ("", gender):
            return match["who"]
    return ""
