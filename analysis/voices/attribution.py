"""Cues and their subjects within one sentence: what follows a quotation, what stands before it."""

from typing import NamedTuple

from analysis.voices.cues import word_class
from analysis.voices.phrases import NOBODY, Subject
from analysis.voices.speakers import before_aside, names_only, subject_after, subject_before

# How many words may lie between a quotation and the verb that follows it.
REACH = 18
# A cue that takes no clause governs so many words to its right, and at most so many if no other.
BESIDE, NEAR, FAR = 2, 7, 20
# The agent of a passive stands so near: "was called a “fool” by Bell".
FAR_AGENT = 9
# A relative clause ("a man who suggested …") reports what stands at most so many words on.
CLAUSE = 3
BEING = word_class("being")
# With these a sentence opens that tells first when or why.
CLAUSES = frozenset("When After As While Because Since Before Although Once Until".split())
MODAL = word_class("modal")
# Verbs whose object is who hears.
HEARER = word_class("hearer")
OPENERS = word_class("opener")
# What somebody says that something is so by: "Bell's claim that".
CLAIMS = word_class("speech") | word_class("allegation")


class Tie(NamedTuple):
    """A cue (index into the words), its subject, and how it was found."""

    cue: int
    subject: Subject
    found: str


UNTIED = Tie(-1, NOBODY, "")


def is_verb(words, at):
    """Tell whether the word at index `at` is a cue verb (nouns have lost that part)."""
    return words[at].part == "C"


def is_passive(words, verb):
    """Tell whether the verb at this index is passive: "was described", not "was saying"."""
    at = verb - 1
    while at >= 0 and words[at].part in "VT":
        at -= 1
    shape = words[verb].text.lower()
    if shape.endswith("ing") or shape in ("says", "say"):
        return False
    being = at >= 0 and words[at].text.lower() in BEING
    return being or (at > 0 and words[at].part in ",J" and _goes_on(words, at, verb))


def _goes_on(words, at, verb):
    """Does a participle go on with a passive: "was jeered, smeared as a fool by Bell"?"""
    past = words[verb].text.endswith("ed") and agent(words, verb).first >= 0
    return past and any(word.text.lower() in BEING for word in words[max(0, at - 12) : at])


def agent(words, verb):
    """Return the subject of a passive: the noun phrase after "by", or nobody."""
    for place in range(verb + 1, min(verb + FAR_AGENT, len(words))):
        if words[place].text == "by":
            found = subject_after(words, place)
            timed = found.first >= 0 and words[place + 1].part == "T"
            return NOBODY if timed else found
        if words[place].part in ",;:—C":
            break
    return NOBODY


def according(words, start=0, stop=None):
    """Return the `Tie` of "according to ..." between two indices, or `UNTIED`."""
    for place in range(start, min(stop or len(words), len(words) - 2)):
        if words[place].text.lower() == "according" and words[place + 1].text == "to":
            found = subject_after(words, place + 1)
            if found.first >= 0:
                return Tie(place, _before_participle(words, found), "according")
    return UNTIED


def _before_participle(words, found):
    """ "Minutes seen by the Ledger" are minutes."""
    by = found.last < len(words) and words[found.last].text == "by"
    first = min(found.first, found.last - 2)
    return Subject(first, found.last - 1) if by and words[first].text != "to" else found


def after(words, at):
    """Return the `Tie` that follows the quotation at index `at`: "...," said X; "...," X said."""
    first = at + 1
    while first < len(words) and words[first].part in ",—V":
        first += 1
    if first + 1 < len(words) and words[first].text == "as":
        first += 1
    if first >= len(words) or words[first].part in "JRQ.:;":
        return UNTIED
    if words[first].part == "C":
        if words[first].value.lemma == "tell":  # "…,” told Bell" inverts nothing
            return UNTIED
        found = subject_after(words, first)
        if found.first >= 0 and not words[first].text.endswith("ing"):
            return Tie(first, found, "after")
        return UNTIED
    if words[first].text.lower() == "according":
        return according(words, first, first + 1)
    for place in range(first, min(first + REACH, len(words))):
        if words[place].part in "Q;:":
            return UNTIED
        if is_verb(words, place) and not is_passive(words, place):
            found = subject_before(words, place)
            near = found.first == first or all(
                w.part in "ITNDWS," for w in words[first : found.first]
            )
            if found.first > at and near:
                return Tie(place, found, "after")
            break
    named = words[first].part == "N" or words[first].text in ("he", "she")
    acts = named and first + 1 < len(words) and words[first + 1].part in "WV"
    return Tie(-1, Subject(first, first + 1), "after") if acts else UNTIED


def before(words, at):
    """Return the `Tie` of the cue to the left of index `at` that governs it, or `UNTIED`.

    The nearest cue governs, but not one inside an aside, nor one that takes no clause
    ("praised") from afar, nor a denied answer ("did not respond"). What somebody would say, and
    what a relative clause far off reports, gives way to a cue that governs both.
    """
    spare, remote, place = UNTIED, UNTIED, at
    while place > 0:
        place -= 1
        if words[place].part == ";":
            break
        if words[place].part == "," and (aside := relative_aside(words, place)) > 0:
            place = aside
        if words[place].part != "C":
            continue
        by = is_passive(words, place) and agent(words, place).first >= 0
        if not by and names_only(words, place, at):
            continue
        found = own_subject(words, place, at)
        if found.first < 0:
            continue
        if not governs(words, place, at):
            spare = spare if spare.subject.first >= 0 else Tie(place, found, "before")
        elif not is_remote(words, place, at):
            return Tie(place, found, "before")
        elif remote is UNTIED:
            remote = Tie(place, found, "before")
    if remote is not UNTIED:
        return remote
    near = spare is not UNTIED and at - spare.cue <= FAR
    return spare if near else claimed(words, at)


def claimed(words, at):
    """Return the `Tie` of "Bell's claim that …" to the left of index `at`, or `UNTIED`."""
    that = next((n for n in range(at - 1, 1, -1) if words[n].text == "that"), 0)
    for place in range(that - 1, max(1, that - 5), -1):
        owned = words[place - 1].part == "S" and words[place - 2].part == "N"
        if owned and words[place].text.lower() in CLAIMS:
            return Tie(-1, Subject(place - 2, place - 1), "before")
    return UNTIED


def is_remote(words, verb, at):
    """Tell whether a cue is only what somebody would say, or that of a relative clause far off."""
    left = verb - 1
    while left > 0 and words[left].part == "V":
        left -= 1
    if left >= 0 and words[left].text.lower() in MODAL:
        return True
    relative = left > 0 and words[left].part == "R" and words[left - 1].part in "NW"
    return (relative and at - verb > CLAUSE) or second_clause(words, verb, at)


def second_clause(words, verb, at):
    """Tell whether "and that" between the two goes on with the clause of a cue further left."""
    thats = [n for n in range(verb + 1, at) if words[n].text == "that"]
    joined = [n for n in thats if words[n - 1].part == "J"]
    return bool(joined) and not any(n < joined[0] for n in thats)


def own_subject(words, verb, at):
    """Return the subject of a cue left of index `at`: the agent of a passive, or inverted."""
    if is_passive(words, verb):
        return agent(words, verb)
    opens = verb == 0 or (words[verb - 1].part == "," and before_aside(words, verb - 1) < 0)
    if opens and words[verb].text[-3:] != "ing" and words[verb].value.lemma not in HEARER:
        inverted = subject_after(words, verb)
        if inverted.first == verb + 1 and inverted.last < at and words[inverted.last].part in ":,":
            return inverted
    return subject_before(words, verb)


def relative_aside(words, comma):
    """Return where the aside ", which ...," that ends at a comma begins, or -1."""
    first = before_aside(words, comma)
    return first if first > 0 and words[first + 1].part == "R" else -1


def governs(words, verb, at):
    """Tell whether the cue at index `verb` reports what stands at index `at`."""
    denied = any(word.text in ("not", "never") for word in words[max(0, verb - 2) : verb])
    near = BESIDE if words[verb].value.reports == "that" else NEAR
    if denied or at - verb <= near:
        return not denied
    if words[verb].value.reports in ("bare", "clause"):
        return True
    return words[verb].value.reports == "that" and any(
        word.text in OPENERS for word in words[verb + 1 : verb + 5]
    )


def trailing(words, start=0):
    """Return the `Tie` of an attribution set off by a comma: "..., officials said."."""
    opened = words and words[0].text in CLAUSES
    for place in range(max(start, 1), len(words)):
        if words[place].part != "C" or words[place].value.reports == "quotation":
            continue
        if opened and place + 1 < len(words) and words[place + 1].part == "I":
            continue  # "When it rained, Bell whined about …" reports no rain
        after = past_hearer(words, place)
        following = words[after].part if after < len(words) else "."
        found = NOBODY
        if (
            (following in ".,—IJTV;" or (following == "R" and words[after].text != "what"))
            and not opens_clause(words, after)
            and not is_passive(words, place)
        ):
            found = subject_before(words, place)
        elif (
            words[place - 1].part == ","
            and not words[place].text.endswith("ing")  # "…, explaining a plan" inverts nothing
            and before_aside(words, place - 1) < 0
        ):
            found = subject_after(words, place)
            found = found if found.first > 0 and closed(words, Tie(place, found, "")) else NOBODY
        between = words[found.last : place] if found.last <= place else []
        apart = any(word.part not in "AVT," for word in between)  # "Ed Bell, a nurse, cried"
        if found.first > 0 and words[min(found.first, place) - 1].part in ",—" and not apart:
            last = Tie(place, found, "trailing")
            hears = words[place].text == "told" and words[place - 1].part != "A"  # ", a court told"
            return UNTIED if hears and closed(words, last) else last
    return UNTIED


def past_hearer(words, verb):
    """Return the index after the verb, and after who hears: "told [the crowd] he would"."""
    first = verb + 1
    if words[verb].value.lemma not in HEARER:
        return first
    while first < len(words) and words[first].part in "DN" and first < verb + 3:
        first += 1
    while first < len(words) and words[first].part == "W" and first < verb + 4:
        first += 1
    return first


def opens_clause(words, at):
    """Tell whether the words from index `at` open reported content: "that", "on Monday that"."""
    return any(word.text in OPENERS for word in words[at : at + 4])


def closed(words, found):
    """Tell whether nothing that could be content follows the attribution."""
    last = max(found.cue + 1, found.subject.last)
    return last >= len(words) or words[last].part in ".,:TIQ"
