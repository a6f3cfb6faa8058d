"""Governments, armies, police: "the Syrian army", "the Orban government", a capital that acts."""

import re
from functools import cache

from analysis.actors.merging import surname
from analysis.actors.nations import PARTS_OF_A_PEOPLE, demonyms, seat_names, unions
from analysis.bodies import CAPITAL
from analysis.names import CLOSED, NOT_NAMES
from analysis.names.openings import SENTENCE_START
from analysis.names.places import PLACE, kinds_of_places
from analysis.voices.cues import word_class

# Words that make a nationality or a name an actor of its own: "the Syrian army".
BODIES = {
    word: body
    for body, words in {
        "government": "government regime administration authorities officials leaders leadership"
        " ministers diplomats negotiators",
        "army": "army soldiers troops",
        "military": "military forces warplanes jets artillery invaders occupiers",
        "navy": "navy warships",
        "intelligence": "intelligence spies",
        "police": "police",
        "parliament": "parliament lawmakers mps",
    }.items()
    for word in words.split()
} | {"armed forces": "military", "air force": "air force"}
BODY = "|".join(sorted(BODIES, key=len, reverse=True))
OF_OWNER = re.compile(rf"(?:['’]s)? (?:[a-z]+ )?(?P<body>(?i:{BODY}))\b(?! [A-Z])")
BODY_OF = re.compile(r"\b(?P<body>government|regime|authorities|army|military) of (?:the )?$")
RULED = re.compile(r"(?<= )(?:regime|government|administration)\b")
RULER = re.compile(r"(?<![\w-])(?P<owner>(?:al-)?[A-Z][\w-]+)(?:['’]s)? (?:[a-z]+ )?$")
# "The administration", where the text tells of one: "the Trump administration".
BARE = re.compile(r"(?<=\b[Tt]he )administration\b(?! of\b)")
# How far before the word for a government its owner may begin.
REACH = 80
# Verbs in the past without -ed, and verbs for what is done to somebody and not to a place.
PAST = "|".join(sorted(word_class("past")))
AT = rf"\b(?:{'|'.join(sorted(word_class('toward')))})(?: [A-Z]\w+(?:,| and))?\s"
TOWARD = re.compile(rf"{AT}$")
ADVERB = r"(?:\w+ly|also|then|now|later|still|again)\s"
# "Washington, which imposed the tariffs, said": it acts in both clauses.
DID = rf"(?:(?:has|had|have) (?:\w+ )??)?(?:\w{{3,}}ed|said|{PAST})\b"
ACTS_TWICE = re.compile(
    rf", which (?:{ADVERB})?{DID}[^,.;\n]{{0,120}}, (?:{ADVERB})?"
    rf"(?:{DID}|says|insists|denies|wants)"
)
# A capital acts for its government where a verb follows and no preposition governs it.
ACTS = re.compile(
    rf"(?:['’]s\b|(?:, for its part,)?\s(?:{ADVERB})?(?:has|had|have|will|would|is|was|says|said"
    r"|may|might|could|should|must|can|did|does|\w{2,}ed|\w{3,}es|wants|sees|insists|threatens|calls"
    rf"|{PAST})\b|\s[a-z]{{3,}}s\s(?:the|an?|it|them|him|her|its|their|that)\b"
    r"|\s(?:needs|plans|hopes|seeks|stands|continues|vows|tries|refuses|agrees|prepares|fails|aims"
    r"|intends|offers|promises|pledges)\sto\b)"
)
# A state or a region does so where it does something: "California sued", not "Ohio is seen as".
DOES = re.compile(
    rf"\s(?:{ADVERB})?(?:(?:has|had|have) (?:\w+ly |also )?(?:\w{{2,}}ed|{PAST})"
    rf"|(?:is|was|are|were) \w+ing|will|would|may|might|could|should|must|can|\w{{2,}}ed|said"
    rf"|{PAST}|(?:wants|plans|needs) to)\b"
)
ACT = re.compile(rf"{ACTS.pattern}|\s(?:are|were|do|want|say|agree|see|insist|deny|claim)\b")
# "Moscow and Tehran agreed": the first acts with the second.
BOTH = re.compile(rf"(?:, (?P<more>{CAPITAL}))?,? and (?:the )?(?P<other>{CAPITAL})(?! [A-Z])")
BEFORE_IT = re.compile(rf"(?:(?P<more>{CAPITAL}), )?(?P<other>{CAPITAL}),? and (?:the )?$")
# "A plot by Moscow": the doer of a noun or of a passive.
DOER = re.compile(r"\bby\s$")
# Those who act for a body in its name: "HTS leaders", "Kremlin officials".
MEMBERS = re.compile(
    r" (?:leaders|leadership|officials|officers|members|fighters|forces|troops|militants|commanders"
    r"|gunmen|negotiators|diplomats|regulators|representatives|delegates|executives|bosses"
    r"|managers|lawmakers|legislators|MPs|councillors|senators|ministers|spokesmen|authorities)\b(?![’'-])"
)
FIRST_NAME = re.compile(r"\b([A-Z][a-z]+)\s$")
GOVERNED = re.compile(
    r"\b(?:in|to|from|of|near|around|into|entering|across|at|outside|for|on|between)\s"
    rf"(?:(?:{CAPITAL}, )*{CAPITAL},? and (?:the )?)?$"
)
# "Hadley police", but not "in Hadley police …".
OWNER = re.compile(rf"(?<![\w’'-])(?:{CAPITAL} )+$")
OWNED = word_class("owned body")
GOVERNMENT_OF = re.compile(
    rf"\b(?:government|regime) of (?P<owner>{CAPITAL}(?: {CAPITAL})*)(?![\w-])"
)
PART_OF_A_PEOPLE = re.compile(rf"\b(?:{'|'.join(sorted(PARTS_OF_A_PEOPLE))}|Latin)[ -]$")
GENERIC = re.compile(r" ([a-z][a-z-]+)\b")


def owner_before(text, start):
    """The match of the name before a word such as "police", or None: "Hadley police"."""
    owner = OWNER.search(text, max(0, start - 40), start)
    first = owner[0].split(" ")[0] if owner else ""
    if first in CLOSED:
        owner = OWNER.match(text, owner.start() + len(first) + 1, start)
    words = owner[0].split() if owner else ()
    if not words or any(w in NOT_NAMES or w in CLOSED or w in demonyms() for w in words):
        return None
    before = max(0, owner.start() - 24), owner.start()
    if PLACE.search(text, *before):
        return None
    opens = len(words) == 1 and SENTENCE_START.search(text, *before)
    known = not opens or not _is_word(words[0]) or f" {words[0]} " in text
    return owner if known else None


def _is_word(capitalised):
    """Whether a word is in the dictionary: "Riot" is one, and "Hadley" a name."""
    import lemminflect

    return bool(lemminflect.getAllLemmas(capitalised.lower()))


def acts(text, start, end):
    """Whether a capital stands for its government, and is no place and no surname."""
    lead = max(0, start - 40), start
    if TOWARD.search(text, *lead) or DOER.search(text, *lead) or MEMBERS.match(text, end):
        return True
    before = FIRST_NAME.search(text, max(0, start - 24), start)
    if (before and before[1] not in CLOSED) or GOVERNED.search(text, *lead):
        return False
    if text[start:end] in kinds_of_places():
        return bool(DOES.match(text, end))
    return bool(ACTS.match(text, end) or ACTS_TWICE.match(text, end) or _act(text, start, end))


def _act(text, start, end):
    """Whether a capital and those named with it act: "Moscow and Tehran agreed"."""
    if both := BOTH.match(text, end):
        end = both.end()
    else:
        both = BEFORE_IT.search(text, max(0, start - 40), start)
    named = both and {both["other"], both["more"] or both["other"]}
    return bool(named and named <= known_places() and ACT.match(text, end))


@cache
def known_places():
    """The capitals and the countries, which may stand for governments."""
    return (seat_names().keys() - kinds_of_places().keys()) | demonyms().keys()


def with_members(text, mention):
    """A mention of a body together with those who act for it: "HTS leaders", "police officers"."""
    start, end, actor, kind = mention
    many = kind == "group" and text[start:end] == text[start:end].lower()  # "rebels"
    members = None if kind == "person" or many else MEMBERS.match(text, end)
    return (start, members.end(), actor, kind) if members else mention


def bodies(text, start, end, known):
    """ "The Syrian army", "the government of Syria", "Syrian refugees", or just the country."""
    nation = demonyms()[text[start:end].replace("’", "'")]
    if nation in unions() or PART_OF_A_PEOPLE.search(text, max(0, start - 12), start):
        return  # "European leaders" are those of many states; "African American leaders"
    if body := OF_OWNER.match(text, end):
        yield start, body.end(), *_body(nation, body["body"])
    elif body := BODY_OF.search(text, max(0, start - 24), start):
        yield body.start(), end, *_body(nation, body["body"])
    elif people := GENERIC.match(text, end):
        actor, kind = known[2].get(people[1], ("", ""))
        if kind == "group":
            yield start, people.end(), f"{nation} {actor}", kind


def _body(owner, word):
    body = BODIES[word.lower()]
    return f"{owner} {body}", "state" if body == "government" else "group"


def rulers(text, known):
    """Governments called by a name: "the Orban government", "the government of Bell"."""
    named = list(_named_before(text, known))
    for _, start, end, ruled in named:
        yield start, end, *ruled
    told = {ruled for body, _, _, ruled in named if body == "administration"}
    if len(told) == 1:
        yield from ((*match.span(), *min(told)) for match in BARE.finditer(text))
    for match in GOVERNMENT_OF.finditer(text):
        owner = match["owner"]
        if ruled := known[2].get(f"{surname(owner)} government"):
            yield *match.span(), *ruled
        elif " " not in owner and owner not in demonyms() and owner not in known[2]:
            yield *match.span(), f"government of {owner}", "state"


def _named_before(text, known):
    """ "The Orban government", as (its noun, start, end, (actor, kind))."""
    for body in RULED.finditer(text):
        match = RULER.search(text, max(0, body.start() - REACH), body.start())
        owner = match["owner"] if match else "I"
        if owner not in NOT_NAMES and owner not in demonyms() and owner not in CLOSED:
            name = f"{surname(owner)} government"
            yield body[0], match.start(), body.end(), known[2].get(name, (name, "state"))
