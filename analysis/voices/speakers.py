"""Find who is the subject of a cue verb, and the name behind a pronoun or a role."""

import re

from analysis.voices.cues import word_class
from analysis.voices.phrases import (
    NOBODY,
    Subject,
    acts,
    antecedent,
    ends_clause,
    is_person,
    is_shown,
    noun_phrase,
    relative,
    tie,
)

# Words that may stand between a subject and its verb.
BETWEEN = "AVT"
# An aside that is a name has at most so many words: "billionaire Ed Bell".
TITLED = 5
# Of what somebody is, before the verb: "a man accused of killing [Bell] said".
ACCUSED = frozenset("accused charged convicted suspected".split())
# "But", before the subject of a sentence, and not "when", before that of its first clause.
LINKS = frozenset("But And Or So Yet".split())
BULK = word_class("bulk")
# Naming, not speech: a thing "called", "dubbed" or "known as" something.
NAMING = word_class("naming")
OUTLET = word_class("outlet")
NEWSROOM = re.compile(rf"\b(?:{'|'.join(sorted(word_class('newsroom')))})\b")


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
    if inner and inner[0].text.lower() == "the":
        inner = inner[1:]
    noun = words[first - 1].part == "W" or words[first - 1].text.islower()  # "one of them"
    alone = inner and noun and inner[-1].part == "N"
    titled = all(word.part == "W" or is_nation(word) for word in inner[:-1])
    if alone and len(inner) <= TITLED and titled:
        return Subject(last - 1, last)
    return None


def is_nation(word):
    """Tell whether a word is a name that nobody has: "former [Tanzanian] president Ed Bell"."""
    return word.part == "N" and word.value is None


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
        whom = accused(words, found.first)
        if whom >= 0:
            return noun_phrase(words, whom)
        if found.first >= 0:
            return found
    return clause_subject(words, verb)


def accused(words, first):
    """Return where the noun stands of which a phrase says what somebody is accused of, or -1."""
    for place in range(first - 1, max(0, first - 10), -1):
        if words[place].text in ACCUSED and words[place + 1].part == "I":
            return place - 1 if words[place - 1].part in "NW" else -1
        doing = words[place].part == "C" and words[place].text.endswith("ing")
        if not (doing or words[place].part in "WID"):
            break
    return -1


def cited(words, verb):
    """Return whom somebody quotes: "The agency quoted [Ada Bell] as saying", or nobody."""
    if verb < 2 or words[verb - 1].text != "as" or not words[verb].text.endswith("ing"):
        return NOBODY
    at = verb - 2
    found = noun_phrase(words, at) if words[at].part in "NW" else NOBODY
    quoted = found.first > 0 and words[found.first - 1].part == "C"
    return found if quoted else NOBODY


def clause_subject(words, verb):
    """Return the subject that a verb without one of its own shares with what stands before it."""
    for place in range(verb - 1, -1, -1):
        cue = words[place].part == "C" and words[place].text[-3:] != "ing"
        told = place and words[place - 1].part == ","  # "Ed Bell, 61, called it", no "group called"
        if cue and has_own(words, place) and (told or not names_only(words, place, place + 1)):
            found = subject_before(words, place)
            if found.first >= 0 and not subordinate(words, found):
                return found
        if cue and inverted(words, place):
            found = subject_after(words, place)
            if found.first >= 0:
                return found
    return first_subject(words, verb)


def inverted(words, verb):
    """Tell whether a verb follows a quotation, before its subject: "“…,” [said] Bell"."""
    at = verb - 1
    while at > 0 and words[at].part == ",":
        at -= 1
    return at >= 0 and words[at].part == "Q"


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
    opened = words[int(bool(words) and words[0].text in LINKS) :][:2]
    if stop and any(word.part == "J" or word.text == "When" for word in opened):
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
    counted = left > 0 and words[left].text == "of" and words[left - 1].text.lower() in BULK
    if word.part not in "NPD" or (before in tuple("IDCS") and not counted):
        return None
    if word.part == "P":
        return None if word.text.lower() in ("it", "you") else Subject(place, place + 1)
    last = place + 1
    while last < stop and words[last].part in "WNS" and not ends_clause(words, last):
        last += 1
    if word.part == "N":
        return Subject(place, last if acts(words, last) else place + 1)
    return Subject(place, last) if last > place + 1 else None


def subject_after(words, verb):
    """Return the subject that follows the verb at index `verb`: "said Ed Bell, who ..."."""
    first = verb + 1
    while first < len(words) and words[first].part in "VT":
        first += 1
    if first + 1 < len(words) and words[first].text == "state" and words[first + 1].part in "NW":
        first += 1  # "said state Rep. Ed Bell"
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


def is_newsroom(words, at):
    """Tell whether a name is that of a newspaper, agency or broadcaster, or is called one."""
    if words[at].part != "N":
        return False
    return bool(NEWSROOM.search(words[at].text)) or (at > 0 and words[at - 1].text in OUTLET)
