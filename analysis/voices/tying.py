"""Tie a quotation to its cue and its speaker, within one sentence."""

from analysis.voices.attribution import (
    UNTIED,
    Tie,
    according,
    after,
    before,
    closed,
    trailing,
)
from analysis.voices.cues import word_class
from analysis.voices.phrases import NOBODY, Subject
from analysis.voices.speakers import first_subject, names_only, subject_after, subject_before

PHRASE = word_class("phrase")
# What somebody says, as a noun: "her answer was that ...".
SPEECH = word_class("speech")


def headline(words):
    """Return the `Tie` of "Name: ..." at the start of a sentence, or `UNTIED`."""
    named = len(words) > 2 and words[0].part == "N" and words[1].part == ":"
    return Tie(-1, Subject(0, 1), "headline") if named else UNTIED


def before_colon(words, at):
    """Return the `Tie` of a name between a dash, or the start, and a colon: "— Ada Bell: ..."."""
    named = at > 1 and words[at - 1].part == ":" and words[at - 2].part == "N"
    opened = at == 2 or (at > 2 and words[at - 3].part == "—")
    return Tie(-1, Subject(at - 2, at - 1), "headline") if named and opened else UNTIED


def noun_cue(words, at):
    """Return the `Tie` of "X's answer was that ..." to the left of index `at`, or `UNTIED`."""
    for place in range(at - 2, 0, -1):
        if words[place].text in SPEECH and words[place + 1].part in "A:":
            first = place
            while first > 0 and words[first - 1].part in "NWDS":
                first -= 1
            owner = next((n for n in range(first, place) if words[n].part == "S"), -1)
            pronoun = words[first].text.lower() in ("his", "her", "their")
            last = owner if owner > first else (first + 1 if pronoun else -1)
            return Tie(-1, Subject(first, last), "noun") if last > 0 else UNTIED
    return UNTIED


def phrased(words):
    """Return the `Tie` of "in the words of X" or "as X put it", or `UNTIED`."""
    for place in range(2, len(words) - 1):
        shown = words[place].text
        if shown == "of" and words[place - 1].text in PHRASE and words[place - 2].text == "the":
            found = subject_after(words, place)
        elif shown in ("put", "puts") and words[place + 1].text == "it":
            found = subject_before(words, place)
            opened = found.first > 0 and words[found.first - 1].text.lower() == "as"
            found = found if opened else NOBODY
        else:
            continue
        if found.first >= 0:
            return Tie(-1, found, "put" if words[place].part == "W" else "words")
    return UNTIED


def clause_before(words, at):
    """Return the `Tie` that closes the clause before a semicolon: "…, Ray told us; he is “…”"."""
    for place in range(at - 1, 0, -1):
        if words[place].part == ";":
            return trailing(words[: place + 1])
        if words[place].part == "C":
            break
    return UNTIED


def introduction(words):
    """Return the `Tie` of a sentence that ends in a colon, or `UNTIED`."""
    if not words or words[-1].part != ":":
        return UNTIED
    found = noun_cue(words, len(words))
    found = found if found.subject.first >= 0 else before(words, len(words) - 1)
    found = found if found.subject.first >= 0 else trailing(words)
    found = found if found.subject.first >= 0 else according(words)
    if found.subject.first >= 0:
        return found
    return Tie(-1, first_subject(words, len(words) - 1), "subject")


def tie(words, at, *, comma, direct):
    """Return the `Tie` of the quotation at index `at` of a sentence.

    `comma`: the quotation ends in a comma or the like, so that its cue may follow.
    `direct`: it is a clause of speech, so that the sentence's subject will do.
    """
    left = at - 1 - (at > 1 and words[at - 1].part in ",:")
    beside = left >= 0 and words[left].part == "C" and not names_only(words, left, at)
    right = after(words, at) if (comma and not beside) or at == 0 else UNTIED
    named = direct and at == 0 and words[1:] and words[1].part == "N"  # “…” Ada Bell told us
    if not comma and not named and right.cue > 0 and not closed(words, right):
        right = UNTIED
    if right.subject.first >= 0:
        return right
    phrase = phrased(words)
    if phrase.subject.last == at - 1 >= 0:  # "in the words of X, “…”"
        return phrase
    candidates = (before_colon, before, noun_cue)
    for found in (
        *(find(words, at) for find in candidates),
        clause_before(words, at),
        phrase if phrase.found == "put" or phrase.subject.last < at else UNTIED,
        according(words),
        trailing(words, at + 1),
        headline(words),
    ):
        if found.subject.first >= 0:
            return found
    subject = first_subject(words, at) if direct else NOBODY
    return Tie(-1, subject, "subject") if subject.first >= 0 else UNTIED
