"""Who is named: people, groups, states and organisations, under one name each, without a parser."""

import csv
import re
from functools import cache, lru_cache
from pathlib import Path

import pandas as pd
from ahocorasick_rs import AhoCorasick

from analysis import tables
from analysis.names import NOT_NAMES, names

DATA = Path(__file__).resolve().parent.parent / "data"
# Words that make a nationality or a name an actor of its own: "the Syrian army".
BODIES = {
    "government": "government", "regime": "government", "administration": "government",
    "authorities": "government", "army": "army", "soldiers": "army", "troops": "army",
    "military": "military", "armed forces": "military", "forces": "military", "police": "police",
    "parliament": "parliament", "settlers": "settlers", "militants": "militants",
    "rebels": "rebels", "officials": "government",
}  # fmt: skip
# A capital acts for its government where a verb follows and no preposition governs it.
ACTS = re.compile(
    r"(?:['’]s\b|\s(?:\w+ly\s|also\s|then\s|now\s)?(?:has|had|have|will|would|is|was|says|said|may"
    r"|might|could|should|must|can|did|does|\w{3,}ed|\w{3,}es|wants|sees|insists|threatens)\b)"
)
GOVERNED = re.compile(r"\b(?:in|to|from|of|near|around|into|entering|across|at|outside|for|on)\s$")
ACRONYM = re.compile(r"\s\((?:the\s)?([A-Z][A-Z&-]{1,7}(?:/[A-Z]+)?)\)")


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
    rows = [
        (article, start, end, text[start:end], actor, kind)
        for article, text in zip(articles["article"], articles["text"], strict=True)
        for start, end, actor, kind in mentions_in(text, known)
    ]
    return tables.frame(rows, tables.COLUMNS["mentions"])


def mentions_in(text, known):
    """The mentions in one text as (start, end, actor, kind), in order, none overlapping."""
    automaton, forms = known
    listed = [
        (start, end, *forms[number])
        for number, start, end in automaton.find_matches_as_indexes(
            text.replace("’", "'"), overlapping=True
        )
        if _is_name(text, start, end)
    ]
    bodies = _bodies(text, {(start, end): actor for start, end, actor, _ in listed})
    seats = list(_seats(text))
    taken = _longest([*bodies, *seats, *listed])
    found = [span for span in names(text) if _free(taken, *span[:2]) and not _is_country(span[2])]
    return sorted(_longest([*taken, *_merged(text, found, taken)]))


def _is_name(text, start, end):
    """Whole words only, and no part of a handle or a compound."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or after.isalnum() or before in {"-", "@", "_", "#"})


def _bodies(text, listed):
    """"The Syrian army", "the Assad family regime", "the government of Turkish … Erdogan"."""
    for match in _body_pattern().finditer(text):
        owner, body = match["owner"] or match["of"], match["body"] or match["what"]
        country = _demonyms().get(owner)
        if owner in NOT_NAMES:
            continue
        name = f"{country or _surname(owner)} {BODIES[body.lower()]}"
        alias = {"Assad government": "Syrian government"}.get(name, name)
        kind = "state" if alias.endswith("government") else "group"
        if country or match["owner"]:
            yield match.start("owner" if match["owner"] else "what"), match.end(), alias, kind


def _is_country(name):
    """A bare nationality ("Syrian") or a capital that does not act ("in Damascus")."""
    return name in _demonyms() or name in _seat_names() or name.split()[0] in _demonyms()


def _surname(name):
    return name.split()[-1].removeprefix("al-")


@cache
def _body_pattern():
    nations = "|".join(sorted(map(re.escape, _demonyms()), key=len, reverse=True))
    body = "|".join(sorted(map(re.escape, BODIES), key=len, reverse=True))
    ruler = r"(?:al-)?[A-Z][\w-]+(?=(?:['’]s)? (?:\w+ )?(?:regime|government|administration)\b)"
    return re.compile(
        rf"\b(?P<owner>(?:{nations})(?=['’ ])|{ruler})(?:['’]s)? (?:[a-z]+ )?(?P<body>{body})\b"
        rf"|\b(?P<what>government|regime|authorities|army|military) of (?:the )?(?P<of>{nations})\b"
    )


@cache
def _countries():
    with open(DATA / "countries.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def _demonyms():
    """Each demonym and country name → the demonym that its bodies are called by."""
    found = {}
    for row in _countries():
        first = row["demonyms"].split("|")[0] or row["country"]
        first = {"American": "United States", "British": "British"}.get(first, first)
        for name in filter(None, [*row["demonyms"].split("|"), *row["names"].split("|")]):
            found[name] = first
    return found


@cache
def _seat_names():
    pairs = {}
    for row in _countries():
        first = row["demonyms"].split("|")[0] or row["country"]
        first = "United States" if first == "American" else first
        pairs |= {seat: f"{first} government" for seat in row["seats"].split("|") if seat}
    return pairs


@cache
def _seat_pattern():
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _seat_names()))})\b")


def _seats(text):
    """Capitals that act for their governments."""
    for match in _seat_pattern().finditer(text):
        governed = GOVERNED.search(text[max(0, match.start() - 10) : match.start()])
        if not governed and ACTS.match(text, match.end()):
            yield *match.span(), _seat_names()[match[0]], "state"


def _longest(spans):
    """Keep the longest of overlapping spans; the earlier in the list wins a tie."""
    kept, taken = [], set()
    for span in sorted(spans, key=lambda span: span[0] - span[1]):
        if taken.isdisjoint(range(span[0], span[1])):
            taken.update(range(span[0], span[1]))
            kept.append(span)
    return sorted(kept)


def _free(taken, start, end):
    return all(end <= span[0] or start >= span[1] for span in taken)


def _merged(text, found, taken):
    """Give surnames and acronyms the actor of the full name that brought them in."""
    full = {}
    for _, _, actor, kind in taken:
        if kind == "person":
            full.setdefault(_surname(actor), (actor, kind))
    for start, end, name, kind in sorted(found, key=lambda span: (" " not in span[2], span[0])):
        name = name.removesuffix("’s").removesuffix("'s")
        actor = full.get(name) or full.get(_surname(name) if kind == "person" else name)
        if actor is None or (" " in name and _clash(name, actor[0])):
            actor = (name, kind)
            full.setdefault(name, actor)
            if kind == "person" and " " in name:
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
    """The automaton over the forms of the table and of the countries, and what each stands for."""
    forms = {}
    for row in _countries():
        for name in row["names"].split("|"):
            forms[name] = (row["country"], "state")
    for actor, kind, form in key:
        forms[form] = (actor, kind)
        if form[0].islower():  # a collective noun also begins sentences
            forms[form[0].upper() + form[1:]] = (actor, kind)
    patterns = [form.replace("’", "'") for form in forms]
    return AhoCorasick(patterns), list(forms.values())
