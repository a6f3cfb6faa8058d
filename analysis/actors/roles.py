"""The mayor, the charity: whom a role means once the text has said who holds it."""

import re

from analysis.voices.cues import LESSER

# "Mayor Ada Bell" is "the mayor" from there on; "the charity Open Shore" is "the charity".
OFFICES = (
    "mayor|president|prime minister|premier|chancellor|king|queen|governor|minister|senator"
    "|councillor|ambassador|superintendent|commissioner"
)
BODY_NOUNS = (
    "group|party|campaign|charity|company|network|movement|militia|union|organi[sz]ation|firm"
    "|front|council|guild|federation|league|guard|fund|agency|commission|committee|association"
    "|institute|foundation|coalition|club|ministry|police"
)
ROLE = re.compile(
    rf"\b(?:[Tt]h(?:e|is|at)|a(?= (?:{OFFICES}) who\b)) (?P<role>(?i:{OFFICES})|{BODY_NOUNS})\b"
    r"(?![’']?-| of\b| [A-Z]| behind\b)"
)
TITLED = re.compile(rf"(?<![\w-])(?P<role>{OFFICES}|{BODY_NOUNS}) $", re.I)
HEAD_WORD = re.compile(rf"\b(?P<role>{BODY_NOUNS})(?= (?:of|for)\b|$)", re.I)
APPOSED = re.compile(
    rf", an? (?:[a-z-]+ ){{0,3}}(?P<role>{BODY_NOUNS}|{OFFICES})\b(?! [a-z]+ing\b)"
)


def roles(text, mentions):
    """ "The mayor", where the text has one mayor; "the charity", where it has one so called."""
    meant = list(ROLE.finditer(text))
    if not meant:
        return
    called = {}
    for start, end, actor, kind in mentions:
        before = TITLED.search(text, max(0, start - 24), start)
        if before and LESSER.search(text, max(0, before.start() - 12), before.start()):
            before = None
        for role in filter(
            None,
            [
                before,
                HEAD_WORD.search(text, start, end) or HEAD_WORD.search(actor),
                APPOSED.match(text, end),
            ],
        ):
            if (kind == "person") == (role["role"].lower() in OFFICES.split("|")):
                called.setdefault(role["role"].lower(), set()).add((actor, kind))
    for match in meant:
        holders = called.get(match["role"].lower(), ())
        if len(holders) == 1:
            yield *match.span(), *next(iter(holders))
