"""Who is named: people, groups, states and organisations, under one name each, without a parser."""

import csv
import re
from bisect import bisect_left
from functools import cache, lru_cache
from pathlib import Path

import pandas as pd
from ahocorasick_rs import AhoCorasick

from analysis import tables
from analysis.articles.markup import without_markup
from analysis.bodies import CAPITAL, is_body
from analysis.names import CLOSED, NOT_NAMES, PLACE, SENTENCE_START, YOUNGER, names
from analysis.voices.cues import LESSER, word_class

DATA = Path(__file__).resolve().parent / "data"
# Words that make a nationality or a name an actor of its own: "the Syrian army".
BODIES = {
    word: body
    for body, words in {
        "government": "government regime administration authorities officials",
        "army": "army soldiers troops",
        "military": "military forces",
        "police": "police",
        "parliament": "parliament",
    }.items()
    for word in words.split()
} | {"armed forces": "military"}
BODY = "|".join(sorted(BODIES, key=len, reverse=True))
OF_OWNER = re.compile(rf"(?:['’]s)? (?:[a-z]+ )?(?P<body>{BODY})\b")
BODY_OF = re.compile(r"\b(?P<body>government|regime|authorities|army|military) of (?:the )?$")
RULER = re.compile(
    r"(?<![\w-])(?P<owner>(?:al-)?[A-Z][\w-]+)(?:['’]s)? (?:[a-z]+ )?"
    r"(?P<body>regime|government|administration)\b"
)
# Verbs in the past without -ed, and verbs for what is done to somebody and not to a place.
PAST = "|".join(sorted(word_class("past")))
TOWARD = re.compile(rf"\b(?:{'|'.join(sorted(word_class('toward')))})(?: [A-Z]\w+(?:,| and))?\s$")
# "Washington, which imposed the tariffs, said": it acts in both clauses.
DID = rf"(?:(?:has|had|have) (?:\w+ )??)?(?:\w{{3,}}ed|said|{PAST})\b"
ACTS_TWICE = re.compile(
    rf", which (?:\w+ly |also |then |now )?{DID}[^,.;\n]{{0,120}}, (?:\w+ly |also |then |now )?"
    rf"(?:{DID}|says|insists|denies|wants)"
)
# A capital acts for its government where a verb follows and no preposition governs it.
ACTS = re.compile(
    r"(?:['’]s\b|\s(?:\w+ly\s|also\s|then\s|now\s)?(?:has|had|have|will|would|is|was|says|said|may"
    r"|might|could|should|must|can|did|does|\w{3,}ed|\w{3,}es|wants|sees|insists|threatens|calls"
    rf"|{PAST})\b)"
)
FIRST_NAME = re.compile(r"\b([A-Z][a-z]+)\s$")
GOVERNED = re.compile(r"\b(?:in|to|from|of|near|around|into|entering|across|at|outside|for|on)\s$")
ACRONYM = re.compile(r"\s\((?:the\s)?([A-Z][A-Z&-]{1,7}(?:/[A-Z]+)?)\)")
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
    rf"\b(?:[Tt]h(?:e|is|at)|a(?= (?:{OFFICES}) who\b)) (?P<role>{OFFICES}|{BODY_NOUNS})\b"
    r"(?![’']?-| of\b| [A-Z]| behind\b)"
)
JOINED = re.compile(r" (?:of|for|and|against|without) ")
TITLED = re.compile(rf"\b(?P<role>{OFFICES}|{BODY_NOUNS}) $", re.I)
HEAD_WORD = re.compile(rf"\b(?P<role>{BODY_NOUNS})(?= (?:of|for)\b|$)", re.I)
# "Hadley police", but not "in Hadley police …".
OWNER = re.compile(rf"(?<![\w’'-])(?:{CAPITAL} )+$")
OWNED = word_class("owned body")
GOVERNMENT_OF = re.compile(rf"\b(?:government|regime) of (?P<owner>{CAPITAL})\b(?! [A-Z])")
APPOSED = re.compile(
    rf", an? (?:[a-z-]+ ){{0,3}}(?P<role>{BODY_NOUNS}|{OFFICES})\b(?! [a-z]+ing\b)"
)


def read_actors(path=None):
    """Read the table of actors: actor, kind, form, office, note; one row a form.

    Raises
    ------
    ValueError
        One line that names the file, if it lacks a column or holds an unknown kind.

    Examples
    --------
    >>> actors = read_actors()
    >>> actors.loc[actors["form"] == "HTS", "actor"].item()
    'Hayat Tahrir al-Sham'
    """
    path = DATA / "actors.csv" if path is None else path
    rows = pd.read_csv(path, dtype=str, keep_default_na=False).reindex(
        columns=tables.COLUMNS["actors"], fill_value=""
    )
    unknown = rows[~rows["kind"].isin(tables.ACTOR_KINDS) | (rows["form"] == "")]
    if len(unknown):
        row = unknown.index[0] + 2
        raise ValueError(f"{path}: row {row}: needs a form and a kind of {tables.ACTOR_KINDS}")
    return rows


def find_mentions(articles, actors=None):
    """Find every actor named in each article: the table's forms first, then capitalised names.

    The longest name wins. A later surname, or an acronym brought in in brackets, is the same
    actor as the full name. "The Syrian regime" and "the government of Syria" are the Syrian
    government; a capital is its government where it acts ("Moscow has refused").

    Returns article, start, end, text, actor, kind; rows do not overlap and are in order.

    Examples
    --------
    >>> news = pd.DataFrame({"article": ["a"], "text": [
    ...     "Mayor Ada Bell met the French government. Bell left; Paris has not replied."]})
    >>> find_mentions(news)[["text", "actor", "kind"]].values.tolist()
    [['Ada Bell', 'Ada Bell', 'person'],
     ['French government', 'French government', 'state'],
     ['Bell', 'Ada Bell', 'person'],
     ['Paris', 'French government', 'state']]
    """
    known = _known(_key(read_actors() if actors is None else actors))
    articles = without_markup(articles)
    rows = [
        (article, start, end, text[start:end], actor, kind)
        for article, text in zip(articles["article"], articles["text"], strict=True)
        for start, end, actor, kind in mentions_in(text, known)
    ]
    return tables.frame(rows, tables.COLUMNS["mentions"])


def mentions_in(text, known):
    """The mentions in one text as (start, end, actor, kind), in order, none overlapping."""
    listed = _longest([*_listed(text, known), *_rulers(text, known)])
    weak = [span for span in listed if span[2] in known[3]]  # "farmers", not "Hamas"
    taken = [span for span in listed if span[2] not in known[3]]
    named = [span for span in names(text) if not _nation(span[2])]
    found = _outside(taken, [one for span in named for one in _beyond(text, span, weak)])
    taken = sorted([*taken, *_merged(text, found, taken)])
    called = _outside(taken, _roles(text, taken))
    taken = sorted([*taken, *called])
    return sorted([*taken, *_outside(taken, weak)])


def _outside(taken, spans):
    """Those of the spans that overlap none of the taken ones, which are in order."""
    starts = [span[0] for span in taken]
    return [span for span in spans if _free(taken, starts, span)]


def _beyond(text, span, weak):
    """A name that holds words such as "students": whole if a body's, else what follows them."""
    start, end, name, kind = span
    at = bisect_left(weak, (start,)) - 1
    first = max(at, 0)
    inside = []
    while first < len(weak) and weak[first][0] < end:
        inside += [weak[first]] if weak[first][1] > start else []
        first += 1
    if not inside or (is_body(name) and " " in name):
        yield span
    elif kind == "person" and inside[-1][0] == start and inside[-1][1] < end:
        yield inside[-1][1] + 1, end, text[inside[-1][1] + 1 : end], kind


def _listed(text, known):
    """Forms of the table, countries and their bodies, and capitals that act."""
    automaton, forms, *_ = known
    plain = text.replace("’", "'")
    for number, start, end in automaton.find_matches_as_indexes(plain, overlapping=True):
        if not _is_name(text, start, end):
            continue
        actor, kind = forms[number]
        if kind == "seat":
            if _acts(text, start, end):
                yield start, end, actor, "state"
        elif kind == "nation":
            yield from _bodies(text, start, end, known)
        elif actor in OWNED and text[start].islower() and (owner := _owner(text, start)):
            yield owner.start(), end, f"{owner[0]}{actor}", kind
        else:
            yield start, end, actor, kind


def _owner(text, start):
    """The match of the name before a word such as "police", or None: "Hadley police"."""
    owner = OWNER.search(text, max(0, start - 40), start)
    first = owner[0].split(" ")[0] if owner else ""
    if first in CLOSED:
        owner = OWNER.match(text, owner.start() + len(first) + 1, start)
    words = owner[0].split() if owner else ()
    if not words or any(w in NOT_NAMES or w in CLOSED or w in _demonyms() for w in words):
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


def _acts(text, start, end):
    """Whether a capital stands for its government, and is no place and no surname."""
    if TOWARD.search(text, max(0, start - 40), start):
        return True
    before = FIRST_NAME.search(text, max(0, start - 24), start)
    if (before and before[1] not in CLOSED) or GOVERNED.search(text, max(0, start - 10), start):
        return False
    return bool(ACTS.match(text, end) or ACTS_TWICE.match(text, end))


def _is_name(text, start, end):
    """Whole words only, and no part of a handle or a compound."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or after.isalnum() or before in {"-", "@", "_", "#"})


def _bodies(text, start, end, known):
    """ "The Syrian army", "the government of Syria", "Syrian refugees", or just the country."""
    nation = _demonyms()[text[start:end].replace("’", "'")]
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


GENERIC = re.compile(r" ([a-z][a-z-]+)\b")


def _rulers(text, known):
    """ "The Orban government": a government called by a name."""
    for match in RULER.finditer(text):
        owner = match["owner"]
        if owner not in NOT_NAMES and owner not in _demonyms() and owner not in CLOSED:
            name = f"{_surname(owner)} government"
            yield *match.span(), *known[2].get(name, (name, "state"))
    for match in GOVERNMENT_OF.finditer(text):
        if match["owner"] not in _demonyms() and match["owner"] not in known[2]:
            yield *match.span(), f"government of {match['owner']}", "state"


def _roles(text, mentions):
    """ "The mayor", where the text has one mayor; "the charity", where it has one so called."""
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
    if called:
        for match in ROLE.finditer(text):
            holders = called.get(match["role"].lower(), ())
            if len(holders) == 1:
                yield *match.span(), *next(iter(holders))


def _nation(name):
    """A bare nationality ("Syrian") or a capital that does not act ("in Damascus")."""
    first, *more = name.split()
    if first in _demonyms() and len(more) > 1 and is_body(name):
        return False  # "American Migrant Defense Fund"
    return name in _demonyms() or name in _seat_names() or first in _demonyms()


def _surname(name):
    """The last part of a name, "al-" and "Jr" apart."""
    parts = name.split()
    while len(parts) > 1 and parts[-1] in YOUNGER:
        parts.pop()
    return parts[-1].removeprefix("al-")


@cache
def _countries():
    with open(DATA / "countries.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def _demonyms():
    """Each demonym and country name → the demonym that its bodies are called by."""
    return {
        name: _adjective(row)
        for row in _countries()
        for name in [*row["demonyms"].split("|"), *row["names"].split("|")]
        if name
    }


def _adjective(row):
    first = row["demonyms"].split("|")[0] or row["country"]
    return "United States" if first == "American" else first


@cache
def _seat_names():
    return {
        seat: f"{_adjective(row)} government"
        for row in _countries()
        for seat in row["seats"].split("|")
        if seat
    }


def _longest(spans):
    """Keep the longest of overlapping spans; the earlier in the list wins a tie."""
    kept, taken = [], set()
    for span in sorted(spans, key=lambda span: span[0] - span[1]):
        if taken.isdisjoint(range(span[0], span[1])):
            taken.update(range(span[0], span[1]))
            kept.append(span)
    return sorted(kept)


def _free(taken, starts, span):
    place = bisect_left(starts, span[1])
    return place == 0 or taken[place - 1][1] <= span[0]


def _merged(text, found, taken):
    """Give surnames and acronyms the actor of the full name that brought them in."""
    full = {}
    for _, _, actor, kind in taken:
        if kind == "person":
            full.setdefault(_surname(actor), (actor, kind))
    for start, end, name, kind in sorted(found, key=lambda span: (" " not in span[2], span[0])):
        name = name.removesuffix("’s").removesuffix("'s")
        plain = name.replace("’", "'")
        actor = full.get(plain) or full.get(_surname(name) if kind == "person" else plain)
        if actor is None or (" " in name and _clash(plain, actor[0].replace("’", "'"))):
            actor = (name, kind)
            full.setdefault(plain, actor)
            if " " in name and not JOINED.search(name):  # "the Front": the Lantern Front
                full.setdefault(_surname(name), actor)
            if acronym := ACRONYM.match(text, end):
                full.setdefault(acronym[1], actor)
        yield start, end, *actor


def _clash(name, actor):
    """Two full names that share a surname only: Ada Bell is not Tom Bell."""
    first, other = name.split()[0], actor.split()[0]
    return " " in actor and first != other and not first.startswith(other[0] + ".")


def _key(actors):
    return tuple(actors[["actor", "kind", "form"]].itertuples(index=False, name=None))


@lru_cache(maxsize=8)
def _known(key):
    """The automaton over all forms; what each stands for; the table's by form; its collectives."""
    forms = [(seat, (actor, "seat")) for seat, actor in _seat_names().items()]
    forms += [(name, (name, "nation")) for name in _demonyms()]
    table = {
        name: (row["country"], "state") for row in _countries() for name in row["names"].split("|")
    }
    for actor, kind, form in key:
        table[form] = (actor, kind)
        if form[0].islower():  # a collective noun also begins sentences
            table[form[0].upper() + form[1:]] = (actor, kind)
    forms += table.items()
    patterns = [form.replace("’", "'") for form, _ in forms]
    collective = frozenset(actor for actor, _, form in key if form == form.lower())
    return AhoCorasick(patterns), [actor for _, actor in forms], table, collective
