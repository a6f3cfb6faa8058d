"""Attribute a bare designation: "the terrorist organization X" is one by whose decision?"""

import re

from analysis.rewrite.grammar import a_or_an

ACRONYM = re.compile(r"\s\([A-Z][A-Z/&-]+\)")
THE = re.compile(r"\b(?:[Tt]he\s)$")
IS_A = re.compile(r"(?:\b(?:is|was|remains)|,)\s(an?)\s$")
# What makes a label a decision, and what undoes it.
DECIDED = re.compile(
    r"(?i)\b\w*-?(?:designat|proscrib|blacklist|outlaw|classif|list(?:s|ed|ing)\b|consider)"
)
DENIED = re.compile(
    r"(?i)\b(?:not|no longer|never|nor|neither|refus\w+|declin\w+|den(?:y|ies|ied)|without|stopped"
    r"|reject\w*|remov\w+|delist\w*|revok\w+)\b|n[’']t\b"
)
ENDS = re.compile(r"\s*[,.;:)]")


def attributed(text, use, names, who):
    """The words that attribute the label of a group to whoever designated it, or None.

    `names` are the mentions of the article, `who` the designators in words. Returns (start, end,
    words); only three constructions are touched: "the LABEL NAME", "NAME is a LABEL", and
    "NAME, a LABEL,".

    Examples
    --------
    >>> from types import SimpleNamespace as Row
    >>> text = "The terror group Red Path (RP) struck."
    >>> use = Row(start=4, end=16, actor="Red Path", text="terror group")
    >>> attributed(text, use, [Row(start=17, end=25, actor="Red Path")], "France")
    (0, 30, 'Red Path (RP), designated a terror group by France,')
    >>> text = "Red Path is a terror group."
    >>> use = Row(start=14, end=26, actor="Red Path", text="terror group")
    >>> attributed(text, use, [], "France")
    (12, 26, 'designated a terror group by France')
    """
    label = f"designated {a_or_an(use.text)} {use.text} by {who}"
    name = next((m for m in names if m.start == use.end + 1 and m.actor == use.actor), None)
    if name:
        end = acronym.end() if (acronym := ACRONYM.match(text, name.end)) else name.end
        the = THE.search(text, max(0, use.start - 4), use.start)
        comma = "" if ENDS.match(text, end) else ","
        start = the.start() if the else use.start
        return start, end, f"{text[name.start : end]}, {label}{comma}"
    if said := IS_A.search(text, max(0, use.start - 12), use.start):
        return said.start(1), use.end, label
    return None


def designators(uses, label, text):
    """Who, by the article's other words, designates the actor so: names in words, or "".

    Only a decision counts, and none that the sentence denies: "Russia refuses to call it so", "no
    longer considers" and "Iran calls it so" designate nobody.
    """
    named = {
        use.attributed: None
        for use in uses
        if use.attributed
        and (use.concept, use.actor) == (label.concept, label.actor)
        and _decides(text, use)
    }
    names = [_with_the(name, text) for name in named]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _decides(text, use):
    first = max(text.rfind(mark, 0, use.start) for mark in (". ", "\n", ";", "! ", "? "))
    clause = text[first + 1 : use.end + 60]
    return DECIDED.search(clause) is not None and not DENIED.search(clause[: use.start - first])


def _with_the(name, text):
    """ "the United States", if that is how the article writes it."""
    return f"the {name}" if re.search(rf"\b[Tt]he {re.escape(name)}\b", text) else name
