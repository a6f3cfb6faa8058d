"""Find speech that a sentence reports without quotation marks."""

from analysis.voices.attribution import according, is_passive, is_verb, past_hearer, trailing
from analysis.voices.cues import word_class
from analysis.voices.phrases import noun_phrase
from analysis.voices.speakers import is_newsroom, subject_before

OPENERS = word_class("opener")
# Verbs whose object is the hearer, who stands before the content.
HEARER = word_class("hearer")
# Verbs whose infinitive is what was said.
INTENT = word_class("intent")
# Tails that are the outlet's comment on the speech, not part of it.
TAILS = word_class("tail")
# What follows these is a source, and nothing that was said.
SOURCES = frozenset(["according", "citing", "quoting"])
# "Failed to mention that": it was not said.
UNSAID = frozenset("failed fails fail failing forgot refused declined neglected omitted".split())
# ", a claim that nobody believes": what the outlet says of it.
COMMENTS = frozenset(
    "claim charge allegation accusation view notion assertion statement promise threat comment"
    " remark figure number move".split()
)
PRONOUNS = frozenset(["he", "she", "they", "we", "i", "it", "there"])
# "that" may be this many words behind its verb: "said in a statement on Monday that".
FAR = 14


def reported(words):
    """Return (start, end, cue index, subject) for each stretch of reported speech in a sentence."""
    found, source = [], according(words)
    ties = [trailing(words)] if hands_on(words, source) else [source, trailing(words)]
    for tie in ties:
        if tie.subject.first >= 0:
            found += [(*part, tie.cue, tie.subject) for part in around(words, tie)]
    for place, word in enumerate(words):
        if word.part != "C" or word.value.reports == "quotation" or not is_verb(words, place):
            continue
        first = content(words, place)
        if first < 0 or is_passive(words, place) or denied(words, place):
            continue
        subject = subject_before(words, place)
        if subject.first >= 0 and words[first].start < words[-1].end:
            found.append((words[first].start, words[limit(words, first)].end, place, subject))
    return found


def denied(words, verb):
    """Tell whether somebody did not say it: "never said that", "failed to mention that"."""
    left = [word.text.lower() for word in words[max(0, verb - 3) : verb]]
    negated = any(word in ("not", "never") or word.endswith(("n't", "n’t")) for word in left[-2:])
    unsaid = any(word.text.lower() in UNSAID for word in words[max(0, verb - 5) : verb - 1])
    return negated or (left[-1:] == ["to"] and unsaid)


def hands_on(words, source):
    """Tell whether an outlet only passes on what somebody said: ", he said, according to Tass"."""
    comma = source.cue - 1
    if comma < 2 or words[comma].part != "," or not is_newsroom(words, source.subject.last - 1):
        return False
    return words[comma - 1].part == "C" or (
        words[comma - 1].part in "NP" and words[comma - 2].part == "C"
    )


def around(words, tie):
    """Return the spans left and right of an attribution in commas, or of "according to"."""
    first, last = min(tie.cue, tie.subject.first), max(tie.cue + 1, tie.subject.last)
    spans, first = [], before_role(words, first)
    if first > 1 and words[first - 1].part in ",—":
        spans.append((words[0].start, words[first - 1].start))
    elif first > 1:
        spans.append((words[0].start, words[first - 1].end))
    after = next(
        (at for at in range(last, min(last + 5, len(words))) if words[at].part in ",—"), -1
    )
    if 0 <= after < len(words) - 2 and words[after + 1].text in SOURCES:
        # "According to Tass, citing Ray, it rained": past the source of the source
        after = next((at for at in range(after + 1, len(words)) if words[at].part in ",—"), -1)
    if 0 <= after < len(words) - 2 and words[after + 1].text not in ("whose", "who", "which"):
        spans.append((words[after + 1].start, words[-1].end))
    return spans


def before_role(words, first):
    """Return where a role begins that the subject stands in apposition to, or `first`."""
    if first < 3 or words[first].part != "N" or words[first - 1].part != ",":
        return first
    role = noun_phrase(words, first - 2) if words[first - 2].part == "W" else None
    named = role and role.first > 0 and words[role.first - 1].part in ",—Q"
    return role.first if named and words[role.first].part in "DN" else first


def content(words, verb):
    """Return the index where the content that the verb reports begins, or -1."""
    cue = words[verb].value
    for place in range(verb + 1, min(verb + FAR, len(words))):
        word = words[place]
        if word.part in "Q.;:C" or (word.part == "J" and place == verb + 1):
            break
        if word.text == "that" and words[place - 1].part == "J":
            break  # "said it rained but that it stopped"
        if word.text == "that" and words[min(place + 2, len(words) - 1)].part in ".,":
            return -1  # "disputed that account.": a determiner
        if word.text in OPENERS and (word.text == "that" or place <= verb + 3):
            return min(place + 1, len(words) - 1) if word.text == "that" else place
    first = past_hearer(words, verb)
    while first < len(words) and words[first].part == "T" and not _acts(words, first):
        first += 1
    if first + 1 < len(words) and words[first].text == "on" and words[first + 1].part == "T":
        first += 2
    return first if first < len(words) - 1 and begins(words, first, cue) else -1


def _acts(words, time):
    """Is it a time of which something is said: "said April had been deadly"?"""
    return time + 1 < len(words) and words[time + 1].part == "A"


def begins(words, first, cue):
    """Tell whether the word at `first` can begin the content of this cue without "that"."""
    word = words[first]
    if cue.reports == "bare" or cue.lemma in HEARER:
        acting = word.part in "QT" and _acts(words, first)  # "said “two” had left"
        return word.part in "DNPW" or acting
    if word.text == "to":
        return cue.lemma in INTENT
    return cue.reports == "clause" and word.text.lower() in PRONOUNS


def limit(words, first):
    """Return the index of the last word of the content that begins at index `first`."""
    for place in range(first, len(words) - 1):
        if words[place].part != ",":
            continue
        following = words[place + 1]
        speech = following.part == "C" and following.text.endswith("ing")
        comment = following.part == "D" and words[min(place + 2, len(words) - 1)].text in COMMENTS
        if speech or comment or following.text in TAILS or turns(words, place + 1):
            return max(place - 1, first)
    return len(words) - 1


def turns(words, at):
    """Tell whether another speaker's clause begins here: ", but Ankara denied ..."."""
    if words[at].text not in ("but", "while", "although", "though", "whereas"):
        return False
    for place in range(at + 1, min(at + 8, len(words))):
        if words[place].part in ",Q":
            return False
        if is_verb(words, place):
            return words[place].value.reports != "quotation"
    return False
