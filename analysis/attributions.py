"""Whose designation is it? "Russia-designated", "France considers it", "what Ray calls"."""

import re

VERB = (
    r"(?:designat\w+|consider\w*|call\w*|label\w*|brand\w*|list\w*|dub\w*|regard\w*|describ\w+"
    r"|denounc\w+|deem\w*|classif\w+|declar\w+|outlaw\w*|blacklist\w*|proscrib\w+)"
)
# What may stand between the verb and the label.
LEAD_IN = r"(?:as\s)?(?:to be\s)?(?:an?\s|the\s)?[“\"‘]?(?:[\w-]+\s){0,2}[“\"‘]?$"
# "Russia-designated terrorist organization"
HYPHEN = re.compile(r"(?P<who>[A-Z][\w.]*)-(?:designated|listed|labell?ed|proscribed)\s(?:\w+\s)?$")
# "designated by Russia as a …"; "listed as a … by Russia", the name after the label
BY = re.compile(rf"\b{VERB}\s(?:[\w-]+\s)?by\s(?P<who>[^.;:]{{2,60}}?),?\sas\s{LEAD_IN}")
AFTER = re.compile(r"[”\"’]?\s(?:[\w-]+\s){0,2}by\s(?:both\s)?(?:the\s)?(?=[A-Z])")
IS = r"\b(?:is|are|was|were|been|being)\s(?:[a-z]+ly\s|also\s|now\s)?"
PASSIVE = re.compile(rf"(?:{IS}|,\s|^|\s){VERB}\s(?:[\w-]+\s)?{LEAD_IN}")
PASSIVE_ONLY = re.compile(IS + "$")
# "X considers it a …", "which X calls a …"; but in "X described the mob" the word is the outlet's
ACTIVE = re.compile(
    rf"\b{VERB}\s(?P<rest>(?!on\b|for\b|that\b)(?:(?!\bthat\b)[^.;:]){{0,60}}?{LEAD_IN})"
)
RELATIVE = re.compile(r"\b(?:what|which|whom?)\s(?P<who>[^.;:,]{2,50}?)\s(?:[a-z]+ly\s|also\s)?$")
OBJECT = re.compile(
    r"(?:it|him|her|them|themselves|[A-Z]\w*)\b"
    r"|(?:the|his|her|its|their|this|that)\s\w.*\b(?:as|an?|the)\s"
)
TRIM = re.compile(r"^(?:an?|the)\s|\s(?:in|on|last|this|earlier|since)\s.*$")


def attributed_to(text, start, end, mentions):
    """Who the outlet names as the one that uses a label, or "" where the label is bare.

    Examples
    --------
    >>> from analysis.voices.grammar import Mention
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
        return _actor_in(mentions, *span) or TRIM.sub("", found["who"])
    if PASSIVE.search(lead) and (found := AFTER.match(text, end)):
        return _actor_in(mentions, found.end(), found.end() + 40)
    return _active(lead, offset, mentions)


def _active(lead, offset, mentions):
    """The subject of "X calls it a LABEL" or "what X calls a LABEL"."""
    found = ACTIVE.search(lead)
    if not found or PASSIVE_ONLY.search(lead, 0, found.start()):
        return ""
    if relative := RELATIVE.search(lead, 0, found.start()):
        first, last = offset + relative.start("who"), offset + relative.end("who")
        return _actor_in(mentions, first, last, which=-1) or TRIM.sub("", relative["who"])
    if not OBJECT.match(found["rest"]):
        return ""
    return _actor_in(mentions, offset, offset + found.start(), which=-1)


def _actor_at(mentions, start):
    return next((m.actor for m in mentions if m.start <= start < m.end), "")


def _actor_in(mentions, first, last, *, which=0):
    """The first actor named between two places, or (`which` = -1) the last."""
    inside = [m.actor for m in mentions if first <= m.start < last]
    return inside[which] if inside else ""
