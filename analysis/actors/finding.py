"""Find who is named in a text: the table's forms first, then capitalised names."""

import re
from functools import cache, lru_cache
from itertools import product

import pandas as pd
from ahocorasick_rs import AhoCorasick

from analysis import tables
from analysis.actors.acronyms import introduced
from analysis.actors.governments import OWNED, acts, bodies, owner_before, rulers, with_members
from analysis.actors.groups import acting
from analysis.actors.merging import after_body, beyond, in_headlines, longest, merged, outside
from analysis.actors.nations import (
    DATA,
    GIVEN,
    countries,
    demonyms,
    is_nation,
    nations,
    peoples,
    seat_names,
)
from analysis.actors.roles import roles
from analysis.articles.markup import without_markup
from analysis.letters import UPPER
from analysis.names import CLOSED, NOT_NAMES, names
from analysis.names.nobody import is_nobody
from analysis.names.openings import datelines, headlines
from analysis.voices.cues import word_class

# No camp, but a bank, a party, a bishop: "the Left Bank".
CAMP = re.compile(r"[Tt]he (?:[Ff]ar |[Rr]adical )?(?:Left|Right) [A-Z]")
# "Jordan Bell" is no state.
SURNAME = re.compile(
    r" (?!(?:Times|River|Valley|Army|Armed|Defen[cs]e|Basin|Prime|President|King|Police|Prison|Air"
    r"|Navy|Ministry|Today|Hayom|Bar|Railways|Electric|Central|Supreme|National|Security)\b)"
    r"[A-Z][a-z]+"
)
# "The Trinamool Congress" is a party of its own.
CONGRESS = re.compile(
    r"[a-z,] (?!(?:US|American|Republican|Democratic|GOP|United|The|This|Lame|New)\b)[A-Z][a-z]+ $"
)
# "Reform UK", "the Obama White House": names of their own.
CAPITAL_BEFORE = re.compile(rf"\b([{UPPER}]\w+) $")
# "The police chief" is one of them.
RANKED = re.compile(
    r" (?:chief|commissioner|sergeant|detective|inspector|superintendent|captain|lieutenant|van"
    r"|car|station|helicopter)s?\b"
)
# "Senate Judiciary Committee": a body of its own.
PANEL = re.compile(
    r"(?:U\.S\. )?(?:Senate|House|Congress)(?: [A-Z][a-z]+,?| and| &){1,6}? "
    r"(?:Committee|Subcommittee|Caucus|Conference|Task Force|Commission)\b"
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
    known = known_forms(read_actors() if actors is None else actors)
    articles = without_markup(articles)
    rows = [
        (article, start, end, text[start:end], actor, kind)
        for article, text in zip(articles["article"], articles["text"], strict=True)
        for start, end, actor, kind in mentions_in(text, known)
    ]
    return tables.frame(rows, tables.COLUMNS["mentions"])


def mentions_in(text, known):
    """The mentions in one text as (start, end, actor, kind), in order, none overlapping.

    `known`: what `known_forms` makes of the table of actors.
    """
    listed = list(_listed(text, known))
    plural = acting(text, [span[:3] for span in listed if span[3] == "plural"])
    listed = [span for span in listed if span[3] != "plural"]
    listed = longest([*listed, *rulers(text, known), *plural, *introduced(text, known[2])])
    listed = [with_members(text, span) for span in listed]
    weak = [span for span in listed if span[2] in known[3]]  # "farmers", not "Hamas"
    taken = [span for span in listed if span[2] not in known[3]]
    named = [span for span in names(text, nations()) if not is_nation(span[2])]
    named = [after_body(text, one, taken) for span in named for one in beyond(text, span, weak)]
    found = outside(taken, named)
    found = [with_members(text, span) for span in merged(text, found, taken)]
    taken = sorted([*taken, *found, *outside(taken, in_headlines(text, found))])
    called = outside(taken, roles(text, taken))
    taken = [span for span in sorted([*taken, *called]) if span[3] != "place"]
    return outside(datelines(text), sorted([*taken, *outside(taken, weak)]))


def _listed(text, known):
    """Forms of the table, countries and their bodies, and capitals that act."""
    automaton, forms, table, _ = known
    plain = text.replace("’", "'")
    for number, start, end in automaton.find_matches_as_indexes(plain, overlapping=True):
        if not _is_name(text, start, end):
            continue
        actor, kind = forms[number]
        if kind == "seat":
            if acts(text, start, end):
                yield start, end, actor, "state"
            elif " " in text[start:end] != actor and not _goes_before(text, start):
                yield start, end, "", "place"  # "in the White House": no House
        elif kind == "nation":
            for first, last, *who in bodies(text, start, end, known):
                yield first, last, *table.get(text[first:last], who)
        elif actor in OWNED and text[start].islower() and (owner := owner_before(text, start)):
            yield owner.start(), end, f"{owner[0]}{actor}", kind
        else:
            yield start, end, actor, kind


def _is_name(text, start, end):
    """Whole words only, and no part of a handle, a compound or a longer name: "the Left Bank"."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or after.isalnum() or before in {"-", "@", "_", "#"}:
        return False
    longer = CAMP.match(text, start) or PANEL.match(text, start)
    if text[start:end] in GIVEN and not _in_headline(text, start):  # "Israel Strikes Gaza"
        longer = longer or SURNAME.match(text, end)
    if text[start:end] in {"police", "Police"}:
        longer = longer or RANKED.match(text, end)
    if text[start:end] in {"UK", "USA"}:
        longer = longer or _goes_before(text, start)
    if text[start:end] == "Congress":
        longer = longer or CONGRESS.search(text, max(0, start - 24), start)
    return not longer and not is_nobody(text, start, end)


def _in_headline(text, start):
    return any(first <= start < last for first, last in headlines(text))


def _goes_before(text, start):
    """Does another word of a name stand right before?"""
    before = CAPITAL_BEFORE.search(text, max(0, start - 24), start)
    return bool(before) and before[1] not in CLOSED | NOT_NAMES


def known_forms(actors):
    """The table of actors and the nations as an automaton, with what each form stands for."""
    return _known(_key(actors))


def _key(actors):
    return tuple(actors[["actor", "kind", "form"]].itertuples(index=False, name=None))


@lru_cache(maxsize=8)
def _known(key):
    """The automaton over all forms; what each stands for; the table's by form; its collectives."""
    forms = [(seat, (actor, "seat")) for seat, actor in seat_names().items()]
    forms += [(name, (name, "nation")) for name in demonyms()]
    table = {
        name: (row["country"], "state") for row in countries() for name in row["names"].split("|")
    }
    table |= {name: (name, "group") for name in peoples()}
    for actor, kind, form in key:
        table[form] = (actor, kind)
        if form[0].islower():  # a collective noun also begins sentences
            table[form[0].upper() + form[1:]] = (actor, kind)
    for noun in sorted(plurals()):
        for form in (noun, noun[0].upper() + noun[1:]):
            table.setdefault(form, (noun, "plural"))
    forms += table.items()
    patterns = [form.replace("’", "'") for form, _ in forms]
    collective = frozenset(actor for actor, _, form in key if form == form.lower())
    return AhoCorasick(patterns), [actor for _, actor in forms], table, collective | plurals()


@cache
def plurals():
    """Nouns for many people: "traders", "oil companies"."""
    branches = product(word_class("sector"), word_class("branch"))
    return word_class("group") | {" ".join(pair) for pair in branches}
