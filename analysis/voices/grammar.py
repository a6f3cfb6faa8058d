"""Cut a sentence into words with a coarse part: enough grammar to find who says what."""

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.voices.cues import read_cues, word_class


class Mention(NamedTuple):
    """An actor named in the text."""

    start: int
    end: int
    actor: str
    kind: str


def by_article(mentions):
    """The mentions of each article, in the order of the table.

    >>> import pandas as pd
    >>> rows = [["a", 0, 3, "Ada", "person"]]
    >>> columns = ["article", "start", "end", "actor", "kind"]
    >>> by_article(pd.DataFrame(rows, columns=columns))["a"]
    [Mention(start=0, end=3, actor='Ada', kind='person')]
    """
    named = {}
    columns = ["article", *Mention._fields]
    cells = (mentions[column].tolist() for column in columns)  # itertuples is slow on text
    for article, *mention in zip(*cells, strict=True):
        named.setdefault(article, []).append(Mention(*mention))
    return named


class Word(NamedTuple):
    """A word of a sentence: `part` is one letter, explained at `PARTS`, `value` its data."""

    part: str
    start: int
    end: int
    text: str
    value: object = None


# The letter of each closed class; besides, Q is a quotation, N a name, C a cue verb, S "'s" and
# W any other word; a punctuation mark is its own letter.
PARTS = {
    "pronoun": "P",
    "determiner": "D",
    "relative": "R",
    "conjunction": "J",
    "preposition": "I",
    "auxiliary": "A",
    "adverb": "V",
    "adverb or name": "V",
    "time": "T",
}
# Curly and straight quotations are masked by these two, in turn, so that neighbours stay apart.
MASKS = "\x01\x02"
TITLES = word_class("title")
SHORT = word_class("abbreviation") | TITLES
PART = {word: part for name, part in PARTS.items() for word in word_class(name)}
# Forms that are as often the plural of a noun: verbs only with a clear subject and object.
PLURALS = word_class("noun")
# "The ruling “a disgrace”": nouns, after a determiner.
NOUNS = frozenset("ruling meaning warning finding saying reasoning briefing hearing".split())
LIKE_ADJECTIVES = ("al", "ic", "ve", "us", "ry", "an", "-")
WORD = re.compile(
    "\x01+\x03?|\x02+\x03?|\x03"
    r"|(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|Sgt|Prof|Rev|St|Capt)\."
    r"|(?:[A-Z]\.)+|[^\W_]+(?:(?:[-&@]|[’'](?!s\b))[^\W_]+)*|[’']s?\b|[^\w\s]"
)
MARKS = {"–": "—", "―": "—", "-": "—", "!": ".", "?": "."}
# What stands behind a name that is only the beginning of a word.
GOES_ON = re.compile(r"-?\w")
BEFORE_STOP = re.compile(r"[\w.]*$")
# The lookbehind keeps a long run of full stops from being tried from each of them.
STOP = re.compile("(?<![.!?…\x03])[.!?…\x03]+[)\\]]*\\s+(?=[A-Z0-9\x01\x02(\\[–—\"“‘'@#$])")


def masked(text, found):
    """Replace the characters of each quotation by a mask, so that its words are not searched.

    A quotation that ends its sentence ends in ``\\x03``.
    """
    pieces, last = [], 0
    for number, (start, end, *_) in enumerate(found):
        final = text[start:end].rstrip("\"'”’“»«").rstrip()[-1:] in ".!?…"
        mark = "\x03" if final and ends_sentence(text, start, end) else MASKS[number % 2]
        pieces += [text[last:start], MASKS[number % 2] * (end - start - 1), mark]
        last = end
    return "".join([*pieces, text[last:]])


ATTRIBUTION = re.compile(r"\s*(?:[A-Z][\w.’'-]*,?\s|\w+\s){0,5}?([a-z]+)\b")
# "Ada Bell, a nurse of the town, shouted": an aside between the name and its verb.
WITH_ASIDE = re.compile(
    r"\s*(?:[A-Z][\w.’'-]*\s?){1,4}, [^,.!?…“”\"\n]{2,80}, (?:later |also |\w+ly )?([a-z]+)\b"
)


def ends_sentence(text, start, end):
    """Tell whether a quotation that ends in . ! or ? also ends the sentence around it."""
    following = text[end : end + 60].lstrip()
    if not following[:1].isupper():
        return bool(following) and not following[:1].islower()
    if text[start:end].rstrip("\"'”’“»«").rstrip()[-1:] == ".":
        return True
    matches = (pattern.match(text, end) for pattern in (ATTRIBUTION, WITH_ASIDE))
    return not any(match and match[1] in read_cues() for match in matches)


def sentences(masked, first, last):
    """Return the (start, end) of the sentences in a block of masked text.

    >>> sentences("Mr. Bell left. He slept.", 0, 24)
    [(0, 14), (15, 24)]
    """
    found, start = [], first
    for stop in STOP.finditer(masked, first, last):
        before = BEFORE_STOP.search(masked[max(start, stop.start() - 12) : stop.start()])[0]
        initial = len(before) == 1 and before.isupper()
        if masked[stop.start()] == "." and (before.lower() in SHORT or initial):
            continue
        end = stop.start() + len(stop.group().rstrip())
        found.append((start, end))
        start = stop.end()
    return [*found, (start, last)] if start < last else found


def words(masked, first, last, mentions):
    """Cut masked[first:last] into `Word` tuples; names come from `mentions`, by their start.

    >>> [word.part for word in words("He said it rained.", 0, 18, {})]
    ['P', 'C', 'P', 'W', '.']
    """
    found, skip = [], first
    for match in WORD.finditer(masked, first, last):
        start, end = match.span()
        if start < skip:
            continue
        mention = mentions.get(start)
        if mention and mention.end <= last and not GOES_ON.match(masked, mention.end):
            skip = mention.end
            shown = masked[start : mention.end]
            found.append(Word("N", start, mention.end, shown, mention))
            continue
        found.append(word_of(match.group(), start, end, first, found))
    return nouns(joined(found, masked))


def word_of(shown, start, end, first, before):
    """Make a `Word` of one match, by the closed classes, the cues and the capital letter."""
    inside = start > first and bool(before) and before[-1].part != "Q"
    if shown[0] in MASKS or shown == "\x03":
        return Word("Q", start, end, shown)
    part, value = part_of(shown, inside and shown[0].isupper())
    return Word(part, start, end, shown, value)


@lru_cache(maxsize=2**16)
def part_of(shown, capital):
    """Return the part and the value of a word; `capital`: it has one inside a sentence.

    >>> part_of("he", False), part_of("Bell", True)
    (('P', None), ('N', None))
    """
    low = shown.lower().replace("’", "'")
    if not shown[0].isalnum():
        return "S" if shown[0] in "'’" else MARKS.get(shown, shown), None
    part = PART.get(low)
    if part and not (part == "T" and low in ("may", "march")):
        return part, None
    cue = read_cues().get(low)
    if cue and not capital:
        return "C", cue
    if low.endswith("ly") and not capital and len(low) > 4:
        return "V", None
    return "N" if capital and low.rstrip(".") not in TITLES else "W", None


def joined(found, masked):
    """Join titles to names, and capitalised words that follow one another outside mentions."""
    kept = []
    for word in found:
        last = kept[-1] if kept else None
        plain = last and word.part == last.part == "N" and not (word.value or last.value)
        titled = last and word.part == "N" and last.part == "W" and last.text[-1] == "."
        if titled and last.text[:-1].lower() in TITLES:
            kept[-1] = Word("N", last.start, word.end, word.text, word.value)
        elif plain and masked[last.end : word.start] == " ":
            kept[-1] = Word("N", last.start, word.end, masked[last.start : word.end])
        else:
            kept.append(word)
    return kept


def nouns(found):
    """Give cue forms that are nouns or adjectives where they stand the part W."""
    return [
        Word("W", *word[1:4]) if word.part == "C" and is_noun(found, place) else word
        for place, word in enumerate(found)
    ]


def _takes(word, after):
    """Is it a past form with somebody or something told after it: "the ministry warned that"?"""
    form = word.text.lower()
    past = form not in PLURALS and form != word.value.lemma and not form.endswith("ing")
    kinds = "DP" if form in ("called", "named", "dubbed", "titled") else "DPQRN:"
    return past and after is not None and after.part in kinds


def is_noun(found, place):
    """Tell whether the cue form at index `place` is a noun or an adjective where it stands."""
    word, form = found[place], found[place].text.lower()
    base = form == word.value.lemma and form not in ("put", "read", "quip")
    finite = not form.endswith("ing")
    if place == 0 or found[place - 1].part == "Q":
        return (base or form in PLURALS) and not word.text.islower()
    before, after = found[place - 1], found[place + 1] if place + 1 < len(found) else None
    if before.part in "DS":
        after = after.part if after is not None else ""
        adjective = after == "W" and before.text.lower() in ("the", "a", "an")  # "the grieving man"
        return finite or form in NOUNS or after == "I" or adjective
    if before.part == "I":
        return finite and before.text.lower() != "to"
    if (
        before.part == "W"
        and before.text.endswith(LIKE_ADJECTIVES)
        and not before.text.endswith("man")
    ):
        return finite and not (form in ("said", "says", "told", "wrote") or _takes(word, after))
    followed = after is not None and (
        after.part in "AC" or after.text in ("of", "from", "in", "by")
    )
    if form in PLURALS:
        speaks = after is not None and after.part in "RQPDN:,"
        return not (speaks or before.part in "PR") or before.part in "JC"
    if base and before.part in "WN":
        many = before.text.endswith("s") or before.text.lower() in ("people", "police", "others")
        return not many or followed
    return base and before.part in "C" and before.text.lower() in ("has", "had")
