"""One name for each actor: spans that do not overlap, surnames and acronyms with the full name."""

import re
from bisect import bisect_left

from analysis.bodies import FIRST_NAMES, is_body
from analysis.names import YOUNGER
from analysis.names.openings import headlines, is_common

ACRONYM = re.compile(r"\s\((?:the\s)?([A-Z][A-Z&-]{1,7}(?:/[A-Z]+)?)\)")
JOINED = re.compile(r" (?:of|for|and|against|without) ")

# Every state has these: "the Supreme Court" need not be that of Hadley, named before.
EVERYWHERE = re.compile(
    r"\b(?:Court|Party|Department|Ministry|Guard|Army|Police|Parliament|Senate|Congress|House"
    r"|Assembly|Bank|Government|Church|University)$"
)
# "Abdul “The Baker” Gharbi", "Ada Bell KC": what is left out of the name.
LEFT_OUT = re.compile(
    r" (?:“[^”]+”|\"[^\"]+\"|‘[^’]+’|'[^']+')(?= )"
    r"|(?<=[a-z]) (?:KC|QC|MP|MSP|MEP|MBE|OBE|CBE|PhD|MD|Esq|TD)$"
)
# What a firm's name may be left without.
FIRM = re.compile(
    r",? (?:Holdings?|Capital|Group|Inc|Corp|Ltd|PLC|Plc|LLC|Company|Foods|Partners|Industries"
    r"|Technologies|Systems|Motors|Airlines|Pharmaceuticals|Energy|Bancorp|Enterprises|Entertainment"
    r"|Living|Homes|Estates|Properties|Housing|Studios|Labs|Solutions|Insurance|Communications"
    r"|Petroleum|Steel|Electric|Sciences)\.?$"
)
# So many words are taken off the beginning of a name at most.
LONG = 6


def longest(spans):
    """Keep the longest of overlapping spans; the earlier in the list wins a tie."""
    kept, taken = [], set()
    for span in sorted(spans, key=lambda span: span[0] - span[1]):
        if taken.isdisjoint(range(span[0], span[1])):
            taken.update(range(span[0], span[1]))
            kept.append(span)
    return sorted(kept)


def free(taken, starts, span):
    place = bisect_left(starts, span[1])
    return place == 0 or taken[place - 1][1] <= span[0]


def outside(taken, spans):
    """Those of the spans that overlap none of the taken ones, which are in order."""
    starts = [span[0] for span in taken]
    return [span for span in spans if free(taken, starts, span)]


def beyond(text, span, weak):
    """A name that holds words such as "students": whole if a body's, else what follows them."""
    start, end, name, kind = span
    at = bisect_left(weak, (start,)) - 1
    first = max(at, 0)
    inside = []
    while first < len(weak) and weak[first][0] < end:
        inside += [weak[first]] if weak[first][1] > start else []
        first += 1
    surname_only = kind == "person" and inside and inside[0][0] > start and inside[-1][1] == end
    if not inside or (is_body(name) and " " in name) or surname_only:
        yield span  # "Ada Banks" too
    elif kind == "person" and inside[-1][0] == start and inside[-1][1] < end:
        yield inside[-1][1] + 1, end, text[inside[-1][1] + 1 : end], kind


def after_body(text, span, taken):
    """A name that begins with that of a body: who follows, as in "envoy to the UN Ada Bell"."""
    start, end, _, kind = span
    at = bisect_left(taken, (start,))
    if kind != "person" or at == len(taken) or taken[at][0] != start:
        return span
    first = taken[at][1] + 1
    name = text[first:end]
    return (first, end, name, kind) if name.split(" ")[0] in FIRST_NAMES else span


def in_headlines(text, named):
    """Names of the text and surnames of its people in headlines, where capitals say nothing."""
    places = headlines(text)
    if not places or not named:
        return
    called = {}
    for start, end, actor, kind in named:
        for form in {text[start:end], surname(actor) if kind == "person" else actor}:
            called.setdefault(form, set()).add((actor, kind))
    called = {form: next(iter(who)) for form, who in called.items() if len(who) == 1}
    forms = "|".join(map(re.escape, sorted(called, key=len, reverse=True)))
    pattern = re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])")
    for first, last in places:
        for match in pattern.finditer(text, first, last):
            if not is_common(text, match[0]):
                yield *match.span(), *called[match[0]]


def surname(name):
    """The last part of a name, "al-" and "Jr" apart."""
    parts = name.split()
    while len(parts) > 1 and parts[-1] in YOUNGER:
        parts.pop()
    return parts[-1].removeprefix("al-")


def merged(text, found, taken):
    """Give surnames and acronyms the actor of the full name that brought them in."""
    full, tails = _first_names([*taken, *found]), {}
    people = {name for _, _, name, kind in found if kind == "person" and " " not in name}
    for _, _, actor, kind in taken:
        if kind == "person":
            full.setdefault(surname(actor), (actor, kind))
    for start, end, name, kind in sorted(found, key=lambda span: (" " not in span[2], span[0])):
        name = LEFT_OUT.sub("", name.removesuffix("’s").removesuffix("'s"))
        plain = name.replace("’", "'")
        if whole := _only(tails.get(plain, ())):
            yield start, end, *whole
            continue
        actor = full.get(plain) or full.get(surname(name) if kind == "person" else plain)
        kind = "person" if name in people else kind  # once called "Mr."
        if actor is None or (" " in name and _clash(plain, actor[0].replace("’", "'"))):
            actor = (name, kind)
            full.setdefault(plain, actor)
            if " " in name and not JOINED.search(name):  # "the Front": the Lantern Front
                full.setdefault(surname(name), actor)
            if acronym := ACRONYM.match(text, end):
                full.setdefault(acronym[1], actor)
            short = FIRM.sub("", name)  # "Castellan": Castellan Capital, and not Mr. Castellan
            if short != name and short not in people | {"House"}:
                full.setdefault(short, actor)
            for other in _other_names(plain) if kind != "person" else ():
                tails.setdefault(other, set()).add(actor)
        yield start, end, *actor


def _first_names(spans):
    """Each first name that one person of the text alone has, with that person."""
    named = {}
    for _, _, actor, kind in spans:
        first = actor.split(" ")[0]
        if kind == "person" and " " in actor and first in FIRST_NAMES:
            named.setdefault(first, set()).add((actor, kind))
    return {first: who for first, people in named.items() if (who := _only(people))}


def _only(actors):
    """The one of these, or None where there are none or several."""
    return next(iter(actors)) if len(actors) == 1 else None


def _other_names(body):
    """What else a body is called: the shorter names of two words or more that its name ends in, its
    initials of three letters or more, and "the Greens".

    >>> list(_other_names("Environmental Protection Agency")), list(_other_names("Green Party"))
    (['Protection Agency', 'EPA'], ['Greens'])
    """
    words = body.split()
    tails = [" ".join(words[at:]) for at in range(1, len(words) - 1)][:LONG]
    yield from (tail for tail in tails if not EVERYWHERE.search(tail))
    initials = "".join(word[0] for word in words if word[0].isupper())
    if len(initials) > 2 and len(words) > 2:
        yield initials
    if words[-1] == "Party" and len(words) == 2:
        yield f"{words[0]}s"


def _clash(name, actor):
    """Two full names that share a surname only: Ada Bell is not Tom Bell."""
    first, other = name.split()[0], actor.split()[0]
    if first.lower() in {"von", "van", "de", "der", "di", "da"}:  # "Von der Leyen", Ursula
        return False
    return " " in actor and first != other and not first.startswith(other[0] + ".")
