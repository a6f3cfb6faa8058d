"""Whose designation is it? "Russia-designated", "the United States considers it", "what X calls"."""

import re

from analysis.voices.grammar import Mention

VERB = (
    r"(?:designat\w+|consider\w*|call\w*|label\w*|brand\w*|list\w*|dub\w*|regard\w*|describ\w+"
    r"|denounc\w+|deem\w*|classif\w+|declar\w+|outlaw\w*|blacklist\w*|proscrib\w+)"
)
# "Russia-designated terrorist organization"
HYPHEN = re.compile(r"(?P<who>[A-Z][\w.]*)-(?:designated|listed|labell?ed|proscribed)\s(?:\w+\s)?$")
# "designated by Russia as a …", "listed as a … by Russia" (the name after the form)
BY = re.compile(rf"\b{VERB}\s(?:[\w-]+\s)?by\s(?P<who>[^.;:]{{2,60}}?),?\sas\s(?:an?\s|the\s)?(?:[\w-]+\s){{0,2}}$")  # noqa: E501
AFTER = re.compile(r"\s(?:[\w-]+\s){0,2}by\s(?:the\s)?(?=[A-Z])")
PASSIVE = re.compile(rf"\b{VERB}\s(?:[\w-]+\s)?(?:as\s)?(?:an?\s|the\s)?(?:[\w-]+\s){{0,2}}$")
# "X considers it a …", "what X calls a …"
ACTIVE = re.compile(
    rf"\b(?:also\s|has\s|have\s|had\s|long\s|officially\s)*{VERB}\s(?P<what>[^.;:]{{0,60}}?)"
    r"(?:\bas\s)?(?:to be\s)?(?:an?\s|the\s)?(?:[\w-]+\s){0,2}$"
)


def attributed_to(text, start, end, mentions):
    """Who the outlet names as the one that uses a label, or "" where the label is bare.

    Examples
    --------
    >>> text = "France considers it a terrorist group."
    >>> attributed_to(text, 22, 37, [Mention(0, 6, "France", "state")])
    'France'
    """
    lead = text[max(0, start - 130) : start]
    lead = lead[max((lead.rfind(mark) for mark in (". ", "\n", ";")), default=-1) + 1 :]
    offset = start - len(lead)
    if found := HYPHEN.search(lead):
        return _actor_at(mentions, offset + found.start("who")) or found["who"]
    if found := BY.search(lead):
        span = (offset + found.start("who"), offset + found.end("who"))
        return _actor_in(mentions, *span) or found["who"]
    if PASSIVE.search(lead) and (found := AFTER.match(text, end)):
        return _actor_in(mentions, found.end(), found.end() + 40)
    if found := ACTIVE.search(lead):
        return _actor_in(mentions, offset, offset + found.start(), which=-1)
    return ""


def _actor_at(mentions, start):
    return next((m.actor for m in mentions if m.start <= start < m.end), "")


def _actor_in(mentions, first, last, *, which=0):
    """The first actor named between two places, or (`which` = -1) the last."""
    inside = [m.actor for m in mentions if first <= m.start < last]
    return inside[which] if inside else ""
