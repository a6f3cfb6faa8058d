"""Find who is the subject of a cue verb, and the name behind a pronoun or a role."""

import re
from typing import NamedTuple

from analysis.voices.cues import word_class

# Words that may stand between a subject and its verb.
BETWEEN = "AVT"
# An aside that is a name has at most so many words: "billionaire Ed Bell".
TITLED = 3
# Prepositions that tie a noun to the noun before it: "a spokesman for the ministry".
TIES = ("of", "for", "at", "from", "with", "in")
# Naming, not speech: a thing "called", "dubbed" or "known as" something.
NAMING = word_class("naming")
# Common verbs that are no cues: they end a noun phrase.
VERBS = word_class("verb")
OUTLET = word_class("outlet")
NEWSROOM = re.compile(rf"\b(?:{'|'.join(sorted(word_class('newsroom')))})\b")


class Subject(NamedTuple):
    """The noun phrase words[first:last] that speaks; `first` is -1 where there is none."""

    first: int
    last: int


NOBODY = Subject(-1, -1)


def subject_before(words, verb):
    """Return the `Subject` of the verb at index `verb`, looking left.

    Skips helpers and asides between commas; a verb that shares its subject (", adding", "and
    said", "refused to say") gets the subject of its clause.
    """
    quoted = cited(words, verb)
    if quoted.first >= 0:
        return quoted
    at = verb - 1
    while at >= 0 and (words[at].part in BETWEEN or (words[at].part == "D" and dated(words, at))):
        at -= 1
    if at >= 0 and words[at].part in ",—)":
        aside = before_aside(words, at)
        if aside < 0:
            return clause_subject(words, verb)
        inner = named_aside(words, aside, at)
        return inner if inner else phrase_before(words, aside - 1, verb)
    return phrase_before(words, at, verb)


def dated(words, at):
    """Tell whether a number counts a time that follows it: "two weeks ago"."""
    return words[at + 1].part == "T"


def before_aside(words, at):
    """Return the index of the comma, dash or bracket that opens the aside ended at `at`, or -1."""
    opening = {",": ",", "—": "—", ")": "("}[words[at].part]
    for place in range(at - 1, 0, -1):
        if words[place].part in "Q;:":
            return -1
        if words[place].part == opening:
            name = words[place + 1].part == "N" and not is_person(words[place + 1])
            if name and (at - place == 2 or words[place + 2].part == "."):
                place = before_place_name(words, place)
            return place if words[place - 1].part in "NWQ)PTSV" else -1
    return -1


def before_place_name(words, comma):
    """Go one comma further left where the aside is ", of Rome, Italy,"."""
    for place in range(comma - 1, max(0, comma - 8), -1):
        if words[place].part in "QC;:":
            break
        if words[place].part == ",":
            return place if words[place + 1].part in "ID" else comma
    return comma


def named_aside(words, first, last):
    """Return a name that ends an aside after a role: "a spokesman, Ed Bell,"; "old Ed Bell"."""
    inner = words[first + 1 : last]
    alone = inner and words[first - 1].part == "W" and inner[-1].part == "N"
    if alone and len(inner) <= TITLED and all(word.part == "W" for word in inner[:-1]):
        return Subject(last - 1, last)
    return None


def phrase_before(words, at, verb):
    """Return the noun phrase that ends at index `at` and is the subject of `verb`."""
    if at < 0:
        return NOBODY
    part = words[at].part
    if part == "P":
        return Subject(at, at + 1)
    if part == "R" and words[at].text.lower() in ("who", "which", "that"):
        return antecedent(words, at)
    participle = words[verb].text.endswith("ing") and (at == verb - 1 or part == "W")
    if participle and at == verb - 1 and is_shown(words, at):
        return Subject(at, at + 1)
    if part == ")":
        opened = before_aside(words, at)
        return phrase_before(words, opened - 1, verb) if opened > 0 else clause_subject(words, verb)
    if part in "NWDST" and not participle:
        found = noun_phrase(words, at)
        who = relative(words, found.first)
        if who > 0:
            return antecedent(words, who)
        if found.first >= 0:
            return found
    return clause_subject(words, verb)


def is_person(word):
    """Tell whether a word is the name of a person whom the mentions know."""
    return getattr(word.value, "kind", "") == "person"


def is_shown(words, at):
    """Tell whether a person stands after "of", as in "footage of Ada Bell asking"."""
    return is_person(words[at]) and at > 0 and words[at - 1].text == "of"


def cited(words, verb):
    """Return whom somebody quotes: "The agency quoted [Ada Bell] as saying", or nobody."""
    if verb < 2 or words[verb - 1].text != "as" or not words[verb].text.endswith("ing"):
        return NOBODY
    at = verb - 2
    found = noun_phrase(words, at) if words[at].part in "NW" else NOBODY
    quoted = found.first > 0 and words[found.first - 1].part == "C"
    return found if quoted else NOBODY


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


def antecedent(words, at):
    """Return the noun phrase that a relative "who" or "which" at index `at` refers to."""
    before = at - 1
    if before >= 0 and words[before].part in ",—I":
        before -= 1
    return noun_phrase(words, before) if before >= 0 and words[before].part in "NW" else NOBODY


def noun_phrase(words, at):
    """Return the head noun phrase among the words up to `at`: prepositional tails included."""
    first = at
    while first > 0 and words[first - 1].part in "NWDISVT" and not ends_clause(words, first - 1):
        first -= 1
        if words[first].part == "I" and first and words[first - 1].part not in "NWST":
            break
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


def clause_subject(words, verb):
    """Return the subject that a verb without one of its own shares with what stands before it."""
    for place in range(verb - 1, -1, -1):
        cue = words[place].part == "C" and words[place].text[-3:] != "ing"
        if cue and has_own(words, place) and not names_only(words, place, place + 1):
            found = subject_before(words, place)
            if found.first >= 0 and not subordinate(words, found):
                return found
    return first_subject(words, verb)


def subordinate(words, subject):
    """Tell whether a subject is that of a clause inside another: "said [Ray] promised"."""
    before = words[subject.first - 1].part if subject.first else ""
    return before in ("C", "R") or (before == "I" and words[subject.first - 1].text == "on")


def names_only(words, verb, at):
    """Tell whether the verb gives a name ("a group called ...") and reports nothing."""
    if words[verb].value.lemma not in NAMING:
        return False
    between = words[verb + 1 : at]
    if any(word.part not in "D,V" or word.text in ("her", "it") for word in between):
        return False
    left = {word.text.lower() for word in words[max(0, verb - 9) : verb]}
    return not (
        left & {"what", "which", "whom"} or ("that" in left and words[verb - 1].part in "NP")
    )


def has_own(words, verb):
    """Tell whether the verb at this index follows its own subject, not a comma or an "and"."""
    at = verb - 1
    while at >= 0 and words[at].part in BETWEEN:
        at -= 1
    if at >= 0 and words[at].part == ",":
        return before_aside(words, at) > 0
    return at >= 0 and words[at].part in "NWPR)S"


def first_subject(words, stop):
    """Return the first phrase before `stop` that stands before a verb, else the first at all."""
    begin = 0
    if stop and any(word.part == "J" or word.text == "When" for word in words[:2]):
        begin = next((at for at in range(stop) if words[at].part == ","), 0)
    candidates = [opening(words, at, stop) for at in range(begin, stop)]
    candidates = [found for found in candidates if found]
    for found in candidates:
        if acts(words, found.last):
            return found
    return candidates[0] if candidates else NOBODY


def opening(words, place, stop):
    """Return the phrase that begins at `place` if no preposition or verb governs it."""
    word, left = words[place], place - 1
    while word.part == "N" and left >= 0 and words[left].part in "WSD":
        left -= 1
    before = words[left].part if left >= 0 else ""
    if word.part not in "NPD" or before in tuple("IDCS"):
        return None
    if word.part == "P":
        return None if word.text.lower() in ("it", "you") else Subject(place, place + 1)
    last = place + 1
    while last < stop and words[last].part in "WNS" and not ends_clause(words, last):
        last += 1
    if word.part == "N":
        return Subject(place, last if acts(words, last) else place + 1)
    return Subject(place, last) if last > place + 1 else None


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


def subject_after(words, verb):
    """Return the subject that follows the verb at index `verb`: "said Ed Bell, who ..."."""
    first = verb + 1
    while first < len(words) and words[first].part in "VT":
        first += 1
    last = first
    while last < len(words) and (words[last].part in "NWDS" or tie(words, first, last)):
        last += 1
    if first == last:
        pronoun = first < len(words) and words[first].text in ("he", "she", "they")
        return Subject(first, first + 1) if pronoun else NOBODY
    named = last + 1 < len(words) and words[last].part == "," and words[last + 1].part == "N"
    closed = named and (last + 2 == len(words) or words[last + 2].part in ",.")
    if closed and words[last - 1].part == "W" and words[first].part == "D":
        return Subject(last + 1, last + 2)
    return Subject(first, last)


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


def is_newsroom(words, at):
    """Tell whether a name is that of a newspaper, agency or broadcaster, or is called one."""
    if words[at].part != "N":
        return False
    return bool(NEWSROOM.search(words[at].text)) or (at > 0 and words[at - 1].text in OUTLET)


def main_part(words, subject):
    """Return a subject without what it was doing: "[Marchers] walking through the streets"."""
    for place in range(subject.first + 1, subject.last - 1):
        before, word = words[place - 1], words[place]
        many = before.part == "N" or (before.part == "W" and before.text.endswith(("s", "en")))
        doing = word.part == "W" and word.text.endswith("ing") and words[place + 1].part in "IDT"
        if many and doing:
            return Subject(subject.first, place)
    return subject
