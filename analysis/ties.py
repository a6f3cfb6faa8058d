"""Which actor does a loaded word describe? By adjacency and word order, without a parser.

A label belongs to the name beside it ("strongman Putin", "the Assad regime", "HTS is a terrorist
organization"), a verb to its subject, an adverb to the subject of its clause. Where nothing
stands near, the answer is nobody: never every actor of the sentence.
"""

import re
from bisect import bisect_left, bisect_right

from analysis.voices.grammar import Mention

# What may stand between a label and the name it belongs to, on either side.
JOIN = re.compile(
    r"(?:,? (?:and )?)?(?:the |a |an |his |her |its |their )?(?:[\w-]+ ){0,2}$|[\s,“”\"'‘’(—–-]*$"
)
BEFORE_NAME = re.compile(r"[’']?s?[\s,“”\"‘’(]*(?:(?:group|government|leader|party|organi[sz]ation|movement|president|militia|forces|network|ruler|chief|candidate|mayor|minister|[A-Z]\w+ian|[A-Z]\w+ish|Syrian) )?$")  # noqa: E501
LINKED = re.compile(
    r"[\s,]*(?:\w+ ){0,3}?(?:affiliated with|linked to|loyal to|tied to|allied with|of|led by|from"
    r"|known as|called|named|such as|like|including|in)\s(?:\w+[ ,]+){0,4}?$"
)
COPULA = re.compile(
    r"(?:,? (?:is|are|was|were|be|been|being|remains?|remained|became|becomes|as|into)\b"
    r"|,? (?:a|an|the|another|that|this|these|those)\b)(?:[^.;:!?]{0,60})$"
)
OBJECT = re.compile(
    r"\b(?:considers?|considered|calls?|called|designates?|designated|brands?|branded|labels?"
    r"|labell?ed|declares?|declared|dubs?|dubbed|regards?|regarded|deems?|deemed|sees?|names?"
    r"|named|lists?|listed|denounced|described|describes?)\s"
    r"(?P<what>(?:(?!\bby\b)[^.;:!?]){0,50}?)(?:\bas )?(?:an?|the)?\s?(?:[\w-]+ ){0,2}$",
    re.I,
)
PASSIVE_OBJECT = re.compile(
    r"\b(?:designated|listed|labell?ed|branded|considered|regarded|named|declared)\b[^.;:!?]*$"
)
GOVERNED = re.compile(
    r"\b(?:of|in|on|at|by|for|with|from|to|into|about|against|under|than|between|over|before|after"
    r"|behind|near|around|as|without|towards?|across|through|within|inside|alongside)"
    r"(?: the| a| an| its| his| her| their| this| that)?(?: [a-z-]+)? $"
)
PRONOUN = re.compile(r"\b(he|she|they|it|who|which|his|her|their|its|him|them)\b", re.I)
PARTICIPLE = re.compile(r"[,—–]\s*(?:[a-z]+ly )?$")
BY = re.compile(r"(?:\s\w+){0,2}?\sby\s(?:the\s|a\s)?(?:[\w-]+\s){0,2}?$")
PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|got|gets)\s(?:\w+ly\s|not\s|also\s|being\s|now\s)*$"
)
STOP = re.compile(r"[.!?…][”\"’')\]]*\s+(?=[“\"‘'(\[]?[A-Z0-9])|\n|;")
ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|U\.S|U\.K|[A-Z])\.\s$")
ENDS_LIST = re.compile(r"[’']s\b")
# A label may point back to a group named at most so many characters before.
BACK = 700


def tie(occurrences, mentions, articles):
    """Give each occurrence the one actor that it describes, or "".

    Returns `occurrences` with the column ``actor``.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis import actors, lexicons, occurrences
    >>> news = pd.DataFrame({"article": ["a"], "text": ["Mayor Ada Bell met the tyrant Tom Ray."]})
    >>> seen = occurrences.find(news, lexicons.read_lexicon().query("form == 'tyrant'"))
    >>> tie(seen, actors.find_mentions(news), news)["actor"].tolist()
    ['Tom Ray']
    """
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    named = {}
    columns = ["article", "start", "end", "actor", "kind"]
    for article, *mention in mentions[columns].itertuples(index=False):
        named.setdefault(article, []).append(Mention(*mention))
    keys = occurrences[["article", "start", "end", "pos", "category"]]
    return occurrences.assign(
        actor=[
            tied(texts[article], (start, end), (pos, category), named.get(article, []))
            for article, start, end, pos, category in keys.itertuples(index=False)
        ]
    )


def tied(text, span, kind, mentions):
    """The actor that text[start:end], of this part of speech and category, describes, or ""."""
    pos, category = kind
    place = clause(text, *span)
    near = _within(mentions, *place)
    inside = [m for m in near if m.start < span[1] and span[0] < m.end]
    if inside:
        return inside[0].actor
    if pos == "noun" or (pos == "adjective" and category in {"label", "epithet", "praise"}):
        return _of_label(text, span, near, mentions, pos)
    if pos == "verb" or category == "attribution verb":
        return _of_verb(text, span, near, mentions)
    if category == "doubt":
        return ""
    return _of_comment(text, span, near, mentions, pos)


def clause(text, start, end):
    """The sentence, or part of one up to a semicolon, around a span."""
    first = max(0, start - 600)
    stops = [stop.end() for stop in STOP.finditer(text, first, start)
             if not ABBREVIATION.search(text[max(0, stop.start() - 8) : stop.end()])]  # fmt: skip
    after = next(
        (stop.start() for stop in STOP.finditer(text, end, end + 600)
         if not ABBREVIATION.search(text[max(0, stop.start() - 8) : stop.end()])),
        min(len(text), end + 600),
    )  # fmt: skip
    return (stops[-1] if stops else first), after


def _within(mentions, first, last):
    starts = [mention.start for mention in mentions]
    return mentions[bisect_left(starts, first) : bisect_right(starts, last)]


def _of_label(text, span, near, mentions, pos):
    """The name right after the label, the one that owns it, its subject, or the one linked."""
    start, end = span
    after = [m for m in near if m.start >= end]
    before = [m for m in near if m.end <= start]
    if after and BEFORE_NAME.match(text[end : after[0].start]):
        return after[0].actor
    if before and re.fullmatch(
        r"(?:[’']s?)? (?:[\w-]+ ){0,2}|, (?:an? |the )?(?:[\w-]+ ){0,3}", text[before[-1].end : start]
    ) and not _has_verb(text[before[-1].end : start]):  # fmt: skip
        return before[-1].actor
    if subject := _labelled(text, start, before, mentions):
        return subject
    if after and LINKED.match(text[end : after[0].start]) and after[0].start - end < 70:
        return after[0].actor
    if pos == "adjective":
        return after[0].actor if after and after[0].start - end < 25 else ""
    return _recent_group(mentions, start) if _names_group(text, span) else ""


VERBS = re.compile(r"\b(?:is|are|was|were|has|had|have|will|would|said|says|\w+ed|\w+ing|to|and)\b")


def _has_verb(between):
    return bool(VERBS.search(between))


def _labelled(text, start, before, mentions):
    """The subject of "X is a LABEL", the object of "Y calls X a LABEL"; "it" is who came before."""
    lead = text[max(0, start - 120) : start]
    told = OBJECT.search(lead)
    if told and told.start() > max((lead.rfind(mark) for mark in ".;!?\n"), default=-1):
        first = start - len(lead) + told.start("what")
        objects = [m for m in before if m.start >= first]
        if objects:
            return objects[0].actor
        if PRONOUN.search(told["what"]):
            subject = before[-1].actor if before else ""
            return _last(mentions, first, persons=False, but=subject)
    if before and COPULA.search(text[before[-1].end : start]):
        subjects = _subjects(text, before) or before
        return subjects[-1].actor
    return ""


def _of_verb(text, span, near, mentions):
    """The nearest name before the verb that may be its subject; "by X" after a passive."""
    start, end = span
    before = [m for m in near if m.end <= start]
    after = [m for m in near if m.start >= end]
    if PASSIVE.search(text[max(0, start - 30) : start]):
        if after and BY.match(text[end : after[0].start]):
            return after[0].actor
    if before and PARTICIPLE.search(text[max(0, start - 20) : start]):
        subjects = _subjects(text, before) or before
        return subjects[0].actor
    subjects = _subjects(text, before)
    pronoun = _pronoun(text, (subjects or before)[-1].end if before else start - 60, start)
    if pronoun in {"he", "she"}:
        return _last(mentions, start, persons=True)
    if pronoun in {"they", "it"}:
        return _last(mentions, start, persons=False)
    if subjects:
        return subjects[-1].actor
    if after and re.match(r"[\s,]*(?:the )?$", text[end : after[0].start]):  # "insisted Ms. Bell"
        return after[0].actor
    return before[-1].actor if before else ""


def _pronoun(text, first, start):
    """The last subject pronoun between the last name and the verb, close to the verb."""
    found = re.findall(r"\b(he|she|they|it)\b(?=[^,;:]{0,25}$)", text[max(0, first) : start], re.I)
    return found[-1].lower() if found else ""


def _of_comment(text, span, near, mentions, pos):
    """The subject of the clause that an adverb, a phrase or an evaluation comments on."""
    start, end = span
    before = [m for m in near if m.end <= start]
    after = [m for m in near if m.start >= end]
    if pos == "adjective" and after and re.fullmatch(r" (?:[\w-]+ )?", text[end : after[0].start]):
        return after[0].actor
    subjects = _subjects(text, before)
    if subjects:
        return (subjects[0] if pos == "phrase" else subjects[-1]).actor
    first = near[0].start if near else start
    if _pronoun(text, clause(text, *span)[0], start) in {"he", "she"}:
        return _last(mentions, first, persons=True)
    opening = re.match(r"^[\s,]*(?:the )?$", text[end : after[0].start]) if after else None
    return after[0].actor if opening else ""


def _subjects(text, before):
    """Names that may be a subject: no preposition before, no possessive after."""
    return [
        m for m in before
        if not GOVERNED.search(text[max(0, m.start - 30) : m.start])
        and not ENDS_LIST.match(text, m.end)
    ]  # fmt: skip


def _last(mentions, start, *, persons, but=""):
    """The last actor named before, a person or not a person."""
    earlier = [m for m in mentions if m.end <= start and (m.kind == "person") == persons]
    if persons:
        return earlier[-1].actor if earlier else ""
    return next((m.actor for m in reversed(earlier) if m.actor != but), "")


COLLECTIVE = re.compile(r"(?:s|mob|gang|rabble|horde|swarm|flood|wave|army|crew|scum|filth)$", re.I)


def _names_group(text, span):
    """May the label stand for people who were named before: a plural or a collective noun?"""
    return bool(COLLECTIVE.search(text[span[0] : span[1]]))


def _recent_group(mentions, start):
    """The group named last, not too far before."""
    groups = [m for m in mentions if m.kind == "group" and m.end <= start and m.end > start - BACK]
    return groups[-1].actor if groups else ""
