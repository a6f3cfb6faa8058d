"""Noun phrases in a sentence of tagged words: where one begins and ends, and what is its head."""

from typing import NamedTuple

from analysis.voices.cues import word_class

# Prepositions that tie a noun to the noun before it: "a spokesman for the ministry".
TIES = ("of", "for", "at", "from", "with", "in")
# Common verbs that are no cues: they end a noun phrase.
VERBS = word_class("verb")
# What somebody makes, and what then says something: "a statement that condemned".
MADE = word_class("speech") | word_class("channel")
# What words are shown on: "signs that read".
SHOWN = word_class("shown")


class Subject(NamedTuple):
    """The noun phrase words[first:last] that speaks; `first` is -1 where there is none."""

    first: int
    last: int


NOBODY = Subject(-1, -1)


def antecedent(words, at):
    """Return the noun phrase that a relative "who" or "which" at index `at` refers to."""
    before = at - 1
    if before >= 0 and words[before].part in ",—I":
        before -= 1
    if before < 0 or words[before].part not in "NW":
        return NOBODY
    who = words[at].text == "who" and is_person(words[before])
    alone = who and not (before and words[before - 1].text in TIES[:2])
    if alone or words[before].text.lower() in SHOWN:  # "the firm of Ed Bell, who"; "signs that"
        return Subject(before, before + 1)
    found = noun_phrase(words, before)
    person = apposed_to(words, found) if words[at].text == "who" else NOBODY
    if person.first >= 0:
        return person
    return maker(words, found) if words[before].text.lower() in MADE else found


def apposed_to(words, found):
    """Return the person whom a phrase after a comma describes: "[Ed Bell], a nurse who said"."""
    name = found.first - 2
    beside = name >= 0 and words[found.first].part == "D" and words[found.first - 1].part == ","
    return Subject(name, name + 1) if beside and is_person(words[name]) else NOBODY


def maker(words, found):
    """Return who makes the statement or the like that a phrase names: "Bell made [a remark]"."""
    for place in range(found.first - 1, -1, -1):
        if words[place].part in "Q;:":
            break
        if words[place].part == "N" and not (place and words[place - 1].part == "I"):
            return Subject(place, place + 1)
    return found


def relative(words, first):
    """Return the index of the "who" of the clause that a phrase ends: "one who met [Ray] said"."""
    if first < 1 or words[first - 1].part not in "RC":
        return -1
    for place in range(first - 1, max(0, first - 14), -1):
        if words[place].part == "R":
            return place if words[place].text == "who" else -1
        if words[place].part not in "CAVWINDTS":
            return -1
    return -1


def noun_phrase(words, at):
    """Return the head noun phrase among the words up to `at`: prepositional tails included."""
    first = at
    while first > 0 and words[first - 1].part in "NWDISVT" and not ends_clause(words, first - 1):
        first -= 1
        if words[first].part == "I" and first and words[first - 1].part not in "NWST":
            break
        if words[first].part == "D" and words[first - 1].part in "WTV" and first:
            break  # "offered only a statement"
    if words[first].part == "I":
        first = after_tail(words, first, at)
    while first < at and words[first].part in "VT":
        first += 1
    return Subject(first, at + 1) if words[at].part != "D" or first == at else NOBODY


def ends_clause(words, at):
    """Tell whether a word that looks like a noun is a common verb, which ends the phrase."""
    word = words[at]
    if word.part != "W":
        return False
    low = word.text.lower()
    if low in VERBS:
        return True
    past = low.endswith("ed") and len(low) > 4 and at > 0 and words[at + 1].text != "by"
    return past and words[at - 1].part in "NPWV" and words[at + 1].part in "DNPI"


def after_tail(words, first, at):
    """Return where the subject begins after an opening tail: "In Rome [the mayor]"."""
    for place in range(first + 1, at + 1):
        word = words[place]
        later = place > first + 2 or words[place - 1].part in "TN"
        if later and (word.part == "D" or (word.part == "N" and words[place - 1].part != "I")):
            fresh = words[place - 1].part not in "IDW" or word.part == "D"
            if fresh and words[place - 1].part != "I":
                return place
    return at if words[at].part == "N" else first + 1


def tie(words, first, last):
    """Tell whether the word at `last` is "of" or "for" after a noun and before another."""
    word = words[last]
    return word.part == "I" and last > first and word.text in TIES[:2] and last + 1 < len(words)


def head(words, subject):
    """Return the part of a noun phrase before its prepositional tail, as a list of words."""
    phrase = words[subject.first : subject.last]
    for place, word in enumerate(phrase):
        if word.part == "I" and place:
            return phrase[:place]
    return phrase


def main_part(words, subject):
    """Return a subject without what it was doing: "[Marchers] walking through the streets"."""
    for place in range(subject.first + 1, subject.last - 1):
        before, word = words[place - 1], words[place]
        many = before.part == "N" or (before.part == "W" and before.text.endswith(("s", "en")))
        doing = word.part == "W" and word.text.endswith("ing") and words[place + 1].part in "IDT"
        if many and doing:
            return Subject(subject.first, place)
    return subject


def acts(words, last):
    """Tell whether a verb follows a phrase that ends before `last`, past asides and adverbs."""
    if last < len(words) and words[last].part == ",":
        close = next((at for at in range(last + 1, len(words)) if words[at].part == ","), -1)
        last = close + 1 if close > 0 else last
    while last < len(words) and words[last].part == "V":
        last += 1
    if last >= len(words):
        return False
    low = words[last].text.lower()
    return words[last].part in "AC" or (
        words[last].part == "W" and (low[-2:] == "ed" or low in VERBS)
    )


def is_person(word):
    """Tell whether a word is the name of a person whom the mentions know."""
    return getattr(word.value, "kind", "") == "person"


def is_shown(words, at):
    """Tell whether a person stands after "of", as in "footage of Ada Bell asking"."""
    return is_person(words[at]) and at > 0 and words[at - 1].text == "of"
