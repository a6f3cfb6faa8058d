"""Which actor does a loaded word describe? By adjacency and word order, without a parser.

A label belongs to the name beside it ("strongman Putin", "HTS is a terrorist organization"), an
adjective to the noun that it stands before or else to its owner, a verb to its subject. Labels
come first, so that a verb may have a label as its subject. Where nothing stands near, the answer
is nobody: never every actor of the sentence. No rule looks at who an actor is, only at the kind.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from typing import NamedTuple

from analysis.voices.grammar import Mention

WORDS = r"(?:[\w.’'-]+,? )"
# Between a label and the name after it: "leader of the tyrant Ada Bell" has nothing there.
NEXT = re.compile(
    r"(?:[’']s)?[\s“”\"‘(]*(?:(?:group|government|leader|party|organi[sz]ation|movement"
    r"|president|militia|forces|network|ruler|chief|candidate|mayor|minister|[A-Z][\w-]+)\s)?$"
)
NEXT_AFTER_COMMA = re.compile(r",\s[“\"‘]?$")
APPOSITION = re.compile(
    r"(?:[’']s? \w+)?(?: \(\w+\))?,? ?[,(—–] ?"
    rf"(?:an?|the|its|his|her|their|another|once an?) {WORDS}{{0,4}}[“\"‘]?$"
)
OWNED = re.compile(rf"(?:[’']s?)? [“\"‘]?{WORDS}{{0,2}}[“\"‘]?$")
LINKED = re.compile(
    r"[\s,”\"]*(?:of|(?:[\w“”\"‘’-]+ ){0,3}?(?:affiliated with|linked to|loyal to|tied to"
    r"|allied with|led by|appointed by|backed by|known as|called|named|such as|like|including))"
    r"\s(?:[\w-]+[ ,]+){0,4}?$"
)
COPULA = re.compile(
    r"\s(?:is|are|was|were|be|been|being|remains?|remained|becomes?|became|as)"
    r"(?: (?:not|now|also|still|already|simply|just|once|nothing but|[a-z]+ly))* "
    rf"(?:(?:an?|the|such an?|no|this|that|its|his|her|their) )?{WORDS}{{0,3}}[“\"‘]?$"
)
TOLD = re.compile(
    r"\b(?:considers?|considered|calls?|called|designates?|designated|brands?|branded|labels?"
    r"|labell?ed|declares?|declared|dubs?|dubbed|regards?|regarded|deems?|deemed|sees?|names?"
    r"|named|lists?|listed|denounced|described|describes?)\s"
    r"(?P<what>(?:(?!\bby\b)[^.;:!?]){0,50}?)(?:\bas )?(?:an?|the)?\s?[“\"‘]?(?:[\w-]+ ){0,2}$",
    re.I,
)
# A name after a preposition is no subject.
GOVERNED = re.compile(
    r"\b(?:of|in|on|at|by|for|with|from|to|into|about|against|under|than|between|over|before|after"
    r"|behind|near|around|as|without|towards?|across|through|within|inside|alongside|told|tells)"
    r"(?: the| a| an| its| his| her| their| this| that)?(?: [a-z-]+)? $"
)
OWNS = re.compile(r"[’']s?\b|[’'](?=\s)|-")
RELATIVE = re.compile(
    r",? (?:who|which|that)\s"
    r"(?:(?:has|had|have|was|were|is|are|will|would|also|later|then|not|[a-z]+ly)\s)*"
    r"(?:\w+s (?:with|by|in) )?$"
)
# "Bell, who leads the opposition, claimed": what stands between a subject and its verb.
INTERPOSED = re.compile(
    r",\s(?:who|which|whose|an?|the|\d)\b(?:[^,;]{0,90},\s){1,2}"
    r"(?:(?:has|had|have|also|later|then|[a-z]+ly)\s)*"
)
OPENING = re.compile(
    r"(?:For|In|On|At|After|Before|With|During|Since|Under|To|From|By|As|Despite|Amid)\b[^,]*"
)
PARTICIPLE = re.compile(r",\s(?:[a-z]+ly |while |by )?(?=\w+ing\b)")
BARE_APPOSITION = re.compile(r", (?:[\w-]+,? ){0,3}")
# Between an adjective and the name of the noun that it modifies.
MODIFIES = re.compile(r",? [“\"‘]?(?:and )?(?:[\w-]+,? (?:and )?){0,2}[“\"‘]?")
PREPOSITION = re.compile(r"\b(?:of|in|for|by|to|with|on|against|that|from|as|about|at|over|into)\b")
PRONOUN = re.compile(
    r"\b(he|she|they|it|we|I)(?:[’'](?:s|d|ll|ve|re|m))?\s(?:[\w’'“\"‘-]+\s){0,5}[“\"‘]?$", re.I
)
OWNER = re.compile(r"\b(his|her|its|their|my|our|whose)\s(?:[\w’'“\"‘-]+\s?){0,3}$", re.I)
DEMONSTRATIVE = re.compile(r"\b(?:these|those|this|that|such)\s(?:[\w-]+ ){0,2}$", re.I)
SUBJECT_PRONOUN = re.compile(r"\b(he|she|they|it)\b", re.I)
OPENED = re.compile(r"[“\"‘]?(he|she|they|it|his|her|their|its)\b", re.I)
COORDINATED = re.compile(r"\b(?:and|but|or)\s(?:(?:has|had|then|later|also|[a-z]+ly)\s)*$")
BY = re.compile(r"(?:\s\w+){0,2}?\sby\s(?:the\s|a\s)?(?:[\w-]+\s){0,2}?$")
PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|got|gets)\s(?:\w+ly\s|not\s|also\s|being\s|now\s)*$"
)
STOP = re.compile(r"[.!?…][”\"’')\]]*\s+(?=[“\"‘'(\[]?[A-Z0-9])|\n|;")
SHORT = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|U\.S|U\.K|[A-Z])\.\s$")
VERB = re.compile(
    r"\b(?:is|are|was|were|has|had|have|will|would|said|says|told|met|\w+ed|\w+ing|to|and|that)\b"
)
CLOSE = re.compile(r"(?:\s(?:has|had|have|will|would|may|can|could|might|must|also|[a-z]+ly))*$")
# Words that stand for people named elsewhere in the text.
CROWD = re.compile(
    r"\b(?:mobs?|gangs?|rabble|hordes?|swarms?|floods?|waves?|hooligans?|thugs?|brutes?|radicals"
    r"|animals|savages|vermin|scum|\w+ists|\w*rioters|\w*extremists|vandals|fanatics|zealots"
    r"|invaders|illegals|looters|agitators|troublemakers|terrorists|criminals|goons|louts|yobs"
    r"|crowds?|arm(?:y|ies) of \w+|mobsters|rebels|insurgents|fighters)$",
    re.I,
)
# Disorder is somebody's doing even where the text leaves the doer out.
DISORDER = re.compile(r"\b(?:rampage|lawlessness|anarchy|mayhem|mob rule|rioting|riots?)$", re.I)
# A word for a tie to somebody else: the owner beside it is that other one.
RELATION = re.compile(
    r"\b(?:cron(?:y|ies)|lackeys?|stooges?|puppets?|mouthpieces?|henchm[ae]n|prox(?:y|ies)"
    r"|minions?|allies|ally|offshoots?|patrons?|apologists?|loyalists?|flunk(?:y|ies)|shills?"
    r"|operatives?|sidekicks?|poodles?|satellites?)$",
    re.I,
)
DEED = re.compile(
    r"(?:(?<!niza)(?<!nisa)(?<!fac)(?<!coali)tion|sion|ing|ism|ness|ity|ance|terror|coup|raid"
    r"|crackdown|war|violence|purge|massacre|bounty|\w+shing|attack)s?$",
    re.I,
)
PERSONAL = frozenset({"he", "she", "his", "her"})
FIRST_PERSON = frozenset({"i", "we", "my", "our"})
# A label may point back to a group named at most so many characters before.
BACK = 700


class Story(NamedTuple):
    """A text with what ties need of it: the actors named and where its sentences begin."""

    text: str
    mentions: list
    starts: list
    stops: list


class Use(NamedTuple):
    """A loaded word in its place: the span, what it is, and who is being quoted there."""

    start: int
    end: int
    pos: str
    category: str
    speaker: str = ""


def tie(occurrences, mentions, articles):
    """Give each occurrence the one actor that it describes, or "".

    Nouns are tied first; a verb or an adjective may then belong to a tied noun. Where there is a
    column ``speaker``, "we" and "I" are the speaker.

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
    named, uses = {}, {}
    for article, *mention in _rows(mentions, ["article", "start", "end", "actor", "kind"]):
        named.setdefault(article, []).append(Mention(*mention))
    quoted = occurrences if "speaker" in occurrences else occurrences.assign(speaker="")
    columns = ["article", "start", "end", "pos", "category", "speaker", "concept", "side"]
    for row, (article, *use, concept, side) in enumerate(_rows(quoted, columns)):
        uses.setdefault(article, []).append((row, Use(*use), concept, side))
    tied = [""] * len(occurrences)
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    for article, rows in uses.items():
        story = read_story(texts[article], named.get(article, []))
        for row, actor in _ties(story, rows):
            tied[row] = actor
    return occurrences.assign(actor=tied)


def _rows(table, columns):
    return zip(*(table[column].tolist() for column in columns), strict=True)


def read_story(text, mentions):
    """Cut a text into sentences, at semicolons too, and keep its mentions in order."""
    stops = [
        stop.end()
        for stop in STOP.finditer(text)
        if not SHORT.search(text, max(0, stop.start() - 8), stop.end())
    ]
    # "Russia-designated", "U.S.-backed": a name inside a compound is nobody's description.
    mentions = sorted(m for m in mentions if text[m.end : m.end + 1] != "-")
    return Story(text, mentions, [m.start for m in mentions], [0, *stops])


def _ties(story, rows):
    """Yield (row, actor): the nouns first, then the words that may belong to a noun."""
    nouns = [row for row in rows if _is_noun(story, row[1])]
    others = [row for row in rows if not _is_noun(story, row[1])]
    counterparts = _counterparts(story, rows)
    labels = []
    for row, use, concept, _ in nouns:
        actor = of_noun(story, use, counterparts.get(concept, ""))
        if actor and _stands_for_people(story, use):
            labels.append(Mention(use.start, use.end, actor, _kind_of(story, actor)))
        yield row, actor
    story = _with_labels(story, labels)
    for row, use, _, _ in others:
        yield row, of_other(story, use)


def _is_noun(story, use):
    crowd = use.pos == "phrase" and CROWD.search(story.text, use.start, use.end)
    return use.pos == "noun" or bool(crowd)


def _stands_for_people(story, use):
    """Can the noun itself be a subject: "thugs", and not "crackdown" or "disaster"?"""
    deed = DEED.search(story.text, use.start, use.end)
    return use.category in {"label", "epithet"} and not deed


def _counterparts(story, rows):
    """The group that the neutral form of a concept names in this text: rioters, protesters."""
    found = {}
    for _, use, concept, side in rows:
        if side == "neutral" and (mention := _over(story, use)) and mention.kind == "group":
            found.setdefault(concept, mention.actor)
    return found


def _kind_of(story, actor):
    return next((m.kind for m in story.mentions if m.actor == actor), "group")


def _with_labels(story, labels):
    free = [label for label in labels if not _over(story, label)]
    mentions = sorted([*story.mentions, *free])
    return story._replace(mentions=mentions, starts=[m.start for m in mentions])


def _over(story, span):
    """The mention that overlaps a span, or None."""
    place = bisect_left(story.starts, span.end)
    last = story.mentions[place - 1] if place else None
    return last if last and last.end > span.start else None


def sentence(story, place):
    """The start and end of the sentence around a place."""
    at = bisect_right(story.stops, place)
    return story.stops[at - 1], story.stops[at] if at < len(story.stops) else len(story.text)


def _near(story, use):
    """The mentions of the sentence before and after a word."""
    first, last = sentence(story, use.start)
    low, high = bisect_left(story.starts, first), bisect_left(story.starts, last)
    middle = bisect_left(story.starts, use.start)
    return story.mentions[low:middle], story.mentions[middle:high]


def of_noun(story, use, counterpart=""):
    """Whom a noun describes: the actor that it overlaps, the name beside it, its subject, or the
    people whom it stands for."""
    if mention := _over(story, use):
        return mention.actor
    before, after = _near(story, use)
    text = story.text
    gap = text[use.end : after[0].start] if after else ""
    if after and use.category not in {"evaluation"} and NEXT.match(gap):
        return after[0].actor
    if actor := _beside(story, use, before):
        return actor
    if actor := _told(story, use, before) or _predicated(story, use):
        return actor
    if after and NEXT_AFTER_COMMA.match(gap):
        return after[0].actor
    linked = after and len(gap) < 70 and LINKED.match(gap)
    if linked and use.category != "evaluation" and not DEED.search(text, use.start, use.end):
        return after[0].actor
    return _stands_for(story, use, counterpart)


def _beside(story, use, before):
    """The name that the noun stands in apposition to ("Bell, a Ray crony"), or its owner."""
    text, shown = story.text, story.text[use.start : use.end]
    if actor := _apposed(story, use, before):
        return actor
    if RELATION.search(shown) or not before:
        return ""
    between = text[before[-1].end : use.start]
    if use.category == "evaluation" and not OWNS.match(between):
        return ""
    return before[-1].actor if OWNED.fullmatch(between) and not VERB.search(between) else ""


def _apposed(story, use, before):
    """The name that "NAME, a … WORD" is about, unless the name is in an opening "For NAME,"."""
    first = sentence(story, use.start)[0]
    for mention in before[:-3:-1]:
        if APPOSITION.fullmatch(story.text, mention.end, use.start):
            opening = OPENING.fullmatch(story.text, first, mention.end)
            return "" if opening else mention.actor
        if mention.kind == "group" and BARE_APPOSITION.fullmatch(
            story.text, mention.end, use.start
        ):
            return mention.actor
    return ""


def _told(story, use, before):
    """The object of "Y calls X a …"; "it" is who the sentence before was about."""
    first = sentence(story, use.start)[0]
    told = TOLD.search(story.text, max(first, use.start - 120), use.start)
    if not told:
        return ""
    objects = [m for m in before if m.start >= told.start("what")]
    if objects:
        return objects[0].actor
    pronoun = re.match(r"(it|him|her|them)\b", told["what"], re.I)
    return _antecedent(story, told.start(), pronoun[1].lower()) if pronoun else ""


def _predicated(story, use):
    """The subject of "X is a …", where X itself stands before the verb."""
    first = sentence(story, use.start)[0]
    copula = COPULA.search(story.text, first, use.start)
    if not copula:
        return ""
    if pronoun := PRONOUN.search(story.text, max(first, copula.start() - 40), copula.start() + 1):
        return _stand_in(story, use, pronoun[1].lower(), pronoun.start())
    subjects = _subjects(story, first, copula.start())
    if not subjects:
        return ""
    between = story.text[subjects[-1].end : copula.start()]
    passive = " as " in copula[0][:4]
    return subjects[-1].actor if passive or not VERB.search(CLOSE.sub("", between)) else ""


def _stands_for(story, use, counterpart):
    """Whom a noun without a name means: a crowd is the group of the text, a deed its doer's."""
    shown, text = story.text[use.start : use.end], story.text
    if use.category != "evaluation" and counterpart:
        return counterpart
    if CROWD.search(shown):
        lead = text[max(0, use.start - 40) : use.start]
        return _last_group(story, use) if DEMONSTRATIVE.search(lead) else _main_group(story)
    if DISORDER.search(shown):
        return _main_group(story)
    if use.category in {"evaluation", "doubt", "praise"}:
        return ""
    if owner := OWNER.search(text, max(0, use.start - 40), use.start):
        return _stand_in(story, use, owner[1].lower(), owner.start())
    return subject(story, use) if DEED.search(shown) else ""


def _last_group(story, use):
    """The people named last, whoever was being told: "told reporters" names an audience."""
    place = bisect_left(story.starts, use.start)
    for mention in story.mentions[:place][::-1]:
        told = story.text[max(0, mention.start - 6) : mention.start].endswith(("told ", "tells "))
        if mention.start < use.start - BACK:
            return ""
        if mention.kind != "person" and mention.kind != "state" and not told:
            return mention.actor
    return ""


def _main_group(story):
    """The group named most often, the first of them where several are."""
    groups = Counter(m.actor for m in story.mentions if m.kind == "group")
    return groups.most_common(1)[0][0] if groups else ""


def of_other(story, use):
    """Whom a verb, an adjective, an adverb or a phrase describes."""
    if use.pos != "verb" and (mention := _over(story, use)):
        return mention.actor
    if use.pos == "verb" or use.category == "attribution verb":
        return _of_verb(story, use)
    if use.pos == "adjective":
        return _of_adjective(story, use)
    if use.category == "doubt" and not PARTICIPLE.search(
        story.text, max(0, use.start - 12), use.end
    ):
        return ""
    return _of_comment(story, use)


def _of_verb(story, use):
    """The agent after a passive, else the subject."""
    _, after = _near(story, use)
    gap = story.text[use.end : after[0].start] if after else None
    if PASSIVE.search(story.text, max(0, use.start - 30), use.start):
        return after[0].actor if after and BY.match(gap) else ""
    opening = re.search(r"[”\"’]\s$", story.text[max(0, use.start - 2) : use.start])
    if opening and after and re.fullmatch(r"\s(?:the )?", gap):  # “…,” insisted Ms. Bell
        return after[0].actor
    return subject(story, use)


def subject(story, use):
    """The subject of the clause before a word: who the relative clause is about, a pronoun's
    antecedent, or the nearest name that no preposition governs."""
    first = sentence(story, use.start)[0]
    before, _ = _near(story, use)
    subjects = _subjects(story, first, use.start)
    nearest = subjects[-1].end if subjects else first
    relative = RELATIVE.search(story.text, first, use.start)
    if relative and (mention := _ending_at(before, relative.start())):
        return mention.actor
    if PARTICIPLE.search(story.text, max(first, use.start - 12), use.end):
        return _main_subject(story, use, subjects)
    if pronoun := PRONOUN.search(story.text, nearest, use.start):
        return _stand_in(story, use, pronoun[1].lower(), pronoun.start())
    if subjects:
        return _picked(story, use, subjects)
    if pronoun := OWNER.search(story.text, first, use.start) or OPENED.match(
        story.text, first, use.start
    ):
        return _stand_in(story, use, pronoun[1].lower(), pronoun.start())
    return before[-1].actor if before else ""


def _main_subject(story, use, subjects):
    """The subject of the whole sentence, to which ", refusing to answer" belongs."""
    first = sentence(story, use.start)[0]
    if subjects:
        return subjects[0].actor
    found = SUBJECT_PRONOUN.search(story.text, first, use.start)
    return _stand_in(story, use, found[1].lower(), found.start()) if found else ""


def _picked(story, use, subjects):
    """The nearest subject; the first for a coordinated verb of speech ("said …, and whined that"),
    and the one before a clause in commas ("Bell, who leads …, claimed")."""
    for mention in subjects:
        if INTERPOSED.fullmatch(story.text, mention.end, use.start):
            return mention.actor
    speaks = use.category in {"attribution verb", "doubt"}
    joined = speaks and COORDINATED.search(story.text, subjects[-1].end, use.start)
    return subjects[0 if joined else -1].actor


def _ending_at(before, place):
    return next((m for m in before if m.end == place), None)


def _stand_in(story, use, pronoun, place):
    """Whom a pronoun means; "we" is who speaks."""
    if pronoun in FIRST_PERSON:
        return use.speaker
    return _antecedent(story, place, pronoun)


def _antecedent(story, place, pronoun):
    """The last fitting subject of the sentence, the first of the one before, or the last fitting
    name; "it" in an object is not the subject of its own sentence."""
    if re.match(r"[”\"]", story.text[place - 2 : place - 1]):  # “…,” she said: not who is in “…”
        place = max(story.text.rfind("“", 0, place - 2), story.text.rfind('"', 0, place - 2), 0)
    first = sentence(story, place)[0]
    personal = pronoun in PERSONAL | {"him"}

    def fits(mention):
        return (mention.kind == "person") == personal

    own = [m for m in _subjects(story, first, place) if fits(m)]
    if own and pronoun not in {"it", "them", "him"}:
        return own[-1].actor
    if first:
        earlier = sentence(story, max(0, first - 2))[0]
        before = [m for m in _subjects(story, earlier, first) if fits(m)]
        if before:
            return before[0].actor
    low = bisect_left(story.starts, place)
    excluded = own[-1].actor if own else ""
    backwards = (m for m in story.mentions[:low][::-1] if fits(m) and m.actor != excluded)
    return next((m.actor for m in backwards), "")


def _subjects(story, first, last):
    """Names that may be a subject: no preposition before, no possessive after."""
    low, high = bisect_left(story.starts, first), bisect_left(story.starts, last)
    return [
        m
        for m in story.mentions[low:high]
        if m.end <= last
        and not GOVERNED.search(story.text, max(first, m.start - 30), m.start)
        and not OWNS.match(story.text, m.end)
    ]


def _of_adjective(story, use):
    """The noun after the adjective, the owner of that noun, or the subject it is said of."""
    before, after = _near(story, use)
    text = story.text
    gap = text[use.end : after[0].start] if after else ""
    if after and MODIFIES.fullmatch(gap) and not PREPOSITION.search(gap):
        return after[0].actor
    if actor := _apposed(story, use, before):
        return actor
    owns = before and OWNS.match(text, before[-1].end)
    if owns and OWNED.fullmatch(text, before[-1].end, use.start):
        return before[-1].actor
    if PASSIVE.search(text, max(0, use.start - 30), use.start) and use.category == "metaphor":
        return ""  # "we are being overrun": by somebody else
    if owner := OWNER.search(text, max(0, use.start - 40), use.start):
        return _owner(story, use, owner)
    if use.category == "doubt" and after and len(gap) < 70 and LINKED.match(gap):
        return after[0].actor
    if DEMONSTRATIVE.search(text, max(0, use.start - 40), use.start):
        return _last_group(story, use)
    return subject(story, use)


def _owner(story, use, owner):
    """Whom "his", "whose" and the like mean; "whose" follows its owner."""
    if owner[1].lower() == "whose":
        before, _ = _near(story, use)
        return before[-1].actor if before else ""
    return _stand_in(story, use, owner[1].lower(), owner.start())


def _of_comment(story, use):
    """The subject of the clause that an adverb or a phrase comments on; at the head of a sentence
    the subject comes after, or is the one that the sentence before was about."""
    first = sentence(story, use.start)[0]
    if story.text[first : use.start].strip(' “"‘(—–'):
        return subject(story, use)
    _, after = _near(story, use)
    if after and re.match(r"[\s,]*(?:the )?$", story.text[use.end : after[0].start]):
        return after[0].actor
    if not first:
        return ""
    before = _subjects(story, sentence(story, max(0, first - 2))[0], first)
    return before[0].actor if before else ""
