"""Plural nouns for people, who are actors where the text has them act or undergo something."""

import re

from analysis.actors.governments import AT, PAST
from analysis.quantities import COLLECTIVE

# Whose they are is said before them: "her customers" are no actor of their own.
OWNED_BY = re.compile(r"\b(?:his|her|its|their|my|our|your|whose) (?:[a-z-]+ )?$", re.I)
QUANTITY = (
    r"(?:(?:the|these|those|some|many|several|most|more|other|all|both"
    rf"|{COLLECTIVE} of|\d[\d,]*|two|three|four|five|six|ten|a dozen) )*"
)
PREPOSITION = (
    r"(?:of|in|on|at|for|with|from|to|into|about|against|under|than|between|over|near|around|as"
    r"|without|towards?|among|like|after|before|by)"
)
GOVERNED = re.compile(rf"\b{PREPOSITION} {QUANTITY}(?:[a-z-]+ ){{0,2}}$")
# "Traders, who had lost everything, marched"; "traders marched", "traders are angry".
DOES = re.compile(
    r"(?:, who|,| who)? (?:\w+ly |also |then |now |later )?"
    rf"(?:have|had|were|are|will|would|say|said|want|may|might|could|should|must|can|did|do"
    rf"|(?!based\b|aged\b|called\b|named\b)\w{{3,}}ed|{PAST})\b"
)
# "Police removed the traders"; "blocked by angry traders".
UNDERGOES = re.compile(
    rf"\b(?:\w{{3,}}ed|{PAST})(?: by)? {QUANTITY}(?:(?!{PREPOSITION} |and |or )[a-z-]+ )?$"
)
# "To take on the traders".
TOWARD = re.compile(rf"{AT}{QUANTITY}$")
# "A mob of angry traders stormed": the traders did.
MADE_OF = re.compile(rf"\b{COLLECTIVE} of (?:[a-z-]+ ){{0,2}}$")


def acting(text, spans):
    """The mentions, as (start, end, actor, kind), of plurals that once do or undergo something.

    A shorter noun is the longer one that it ends, if there is one: "the drivers" are the taxi
    drivers named before.

    Examples
    --------
    >>> text = "The taxi drivers marched, the drivers said. He spoke of miners."
    >>> spans = [(4, 16, "taxi drivers"), (30, 37, "drivers"), (56, 62, "miners")]
    >>> acting(text, spans)
    [(4, 16, 'taxi drivers', 'group'), (30, 37, 'taxi drivers', 'group')]
    """
    loose = [span for span in spans if not OWNED_BY.search(text, max(0, span[0] - 30), span[0])]
    called = [(start, end, _whole(noun, loose, start)) for start, end, noun in loose]
    active = {noun for start, end, noun in called if _acts(text, start, end)}
    return [(*span, "group") for span in called if span[2] in active]


def _whole(noun, spans, start):
    """The one longer noun named before that this one ends, or the noun itself."""
    longer = {one for at, _, one in spans if at <= start and one.endswith(f" {noun}")}
    return longer.pop() if len(longer) == 1 else noun


def _acts(text, start, end):
    before = max(0, start - 50), start
    if UNDERGOES.search(text, *before) or TOWARD.search(text, *before):
        return True
    made_of = MADE_OF.search(text, *before)
    before = (before[0], made_of.start()) if made_of else before
    return DOES.match(text, end) and not GOVERNED.search(text, *before)
