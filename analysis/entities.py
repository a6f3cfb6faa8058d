"""Actors found by name and checked by a named-entity model: places are dropped, people added."""

import re
from bisect import bisect_left
from collections import Counter
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np
import pandas as pd

from analysis import tables
from analysis.actors import find_mentions, read_actors
from analysis.actors.nations import countries, demonyms
from analysis.articles import sentences
from analysis.bodies import FIRST_NAMES
from analysis.letters import UPPER
from analysis.names import CLOSED, NOT_NAMES, is_called_body
from analysis.names.kinds import ORGANISATION
from analysis.names.nobody import is_nobody
from analysis.names.places import NUMBER, PLACE_NOUN, SURNAMES, is_surnamed, listed_places
from analysis.pipelines import docs_of, pipeline
from analysis.voices.cues import word_class
from analysis.voices.grammar import by_article

# Sentences are read in pieces of at most so many characters, and a name where it first stands.
LONGEST, READINGS = 10_000, 1
# So many pieces are held in memory at a time.
BATCH = 64
FULL_NAME = re.compile(rf"[{UPPER}][^\W\d_A-Z]+ (?:[A-Z]\. |[a-z]{{2,3}} )?[{UPPER}][\w’'-]+")
TITLE_WORDS = re.compile(
    r"\b(?:President|Minister|Secretary|Speaker|Judge|General|Leader|Act|The)\b"
)
# What says that a name is a person's: a noun before it, an age or "who" after it.
CALLED = re.compile(rf"\b(?:{'|'.join(sorted(word_class('person')))}),? $")
AGED = re.compile(
    r",? \(?(?:aged )?\d\d(?=[,.;)])|, who(?:se)?\b|['’]s (?:claims?|speech|remarks?|comments?|wife"
    r"|husband|mother|father|sons?|daughters?|brothers?|sisters?|lawyers?|barrister|spokes\w+"
    r"|aides|allies|refusal)\b"
)
SMALL_WORD = re.compile(r"(?<=\s)[a-z]")
PLACES = {"GPE", "LOC", "FAC"}
KINDS = {"PERSON": "person", "ORG": "organisation"}


@cache
def recogniser():
    """The small English pipeline with nothing but its entity recogniser."""
    return pipeline("parser", "senter", "tagger", "attribute_ruler", "lemmatizer")


def find_entities(articles, actors=None):
    """Find who is named, as `analysis.actors.find_mentions` does, checked by spaCy's entities.

    Names of the actor table and of states stand. Of the others, those that the model mostly reads
    as places are dropped, those that it reads as people or organisations take that kind, and
    full names of people that it finds besides are added.

    Returns article, start, end, text, actor, kind; rows do not overlap and are in order.

    Examples
    --------
    >>> news = pd.DataFrame({"article": ["a"], "title": [""],
    ...                      "text": ["Ada Bell left Aleppo, and Aleppo rejoiced."]})
    >>> find_entities(news)["actor"].tolist()
    ['Ada Bell']
    """
    actors = read_actors() if actors is None else actors
    mentions = find_mentions(articles, actors)
    sure = sure_kinds(articles, mentions)
    given = set(actors["actor"]) | {row["country"] for row in countries()}
    entities = read_entities(doubtful(articles, mentions, given))
    return with_people(corrected(mentions, entities, given, sure), entities)


def sure_kinds(articles, mentions):
    """Names whose kind the text itself tells: "the nurse Ada Bell, 61, who", "the broadcaster Rai".

    Returns a set of (article, actor).
    """
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    return {
        (row.article, row.actor)
        for row in mentions.itertuples()
        if _kind_is_told(texts[row.article], row)
    }


def _kind_is_told(text, row):
    """Does the text say that this name is that of a person, or of a body?"""
    lead = max(0, row.start - 24), row.start
    if row.kind == "organisation":
        return is_called_body(text, row.start)
    person = row.kind == "person" and " " in row.text
    return person and bool(CALLED.search(text, *lead) or AGED.match(text, row.end))


def read_entities(pieces):
    """The model's entities in pieces of text (article, start, text).

    Returns article, start, end, text, label.
    """
    pieces = list(pieces)
    texts = (piece.replace("\n", " ").replace("’", "'") for _, _, piece in pieces)
    docs = docs_of(recogniser(), texts, batch_size=BATCH)
    rows = [
        (
            article,
            start + entity.start_char,
            start + entity.end_char,
            text[entity.start_char : entity.end_char],
            entity.label_,
        )
        for (article, start, text), doc in zip(pieces, docs, strict=True)
        for entity in doc.ents
        if "/" not in entity.text and not is_nobody(doc.text, entity.start_char, entity.end_char)
    ]
    return pd.DataFrame(rows, columns=[*tables.SPAN, "text", "label"])


def doubtful(articles, mentions, given):
    """The sentences that the model has to read: (article, start, text), long ones cut.

    Those in which a name stands that no table has, the first `READINGS` times, and those
    with a full name that is nobody's mention. Reading is what takes time.
    """
    named, times = by_article(mentions), Counter()
    starts = {article: [m.start for m in own] for article, own in named.items()}
    for article, start, text in _pieces(articles):
        places = start, start + len(text)
        first, last = (bisect_left(starts.get(article, ()), place) for place in places)
        here = named[article][first:last] if last > first else []
        guessed = {(article, m.actor) for m in here if m.actor not in given}
        new = [key for key in guessed if times[key] < READINGS]
        times.update(new)
        if new or _has_more_names(text, start, here):
            yield article, start, text


def _pieces(articles):
    """The sentences of the articles, long ones cut: (article, start, text)."""
    for article, start, text in _lines(articles):
        for cut, end in pairwise(_cuts(text)):
            yield article, start + cut, text[cut:end]


def _cuts(text):
    """Where the pieces of a sentence begin, and its end: before a small word, never in a name.

    >>> _cuts("It rained.")
    [0, 10]
    """
    cuts = [0]
    while len(text) - cuts[-1] > LONGEST:
        end = cuts[-1] + LONGEST
        small = [match.start() for match in SMALL_WORD.finditer(text, cuts[-1] + 1, end)]
        cuts.append(small[-1] if small else end)
    return [*cuts, len(text)]


def _lines(articles):
    return sentences(articles)[["article", "start", "text"]].itertuples(index=False, name=None)


def _has_more_names(text, start, mentions):
    """Is there a full name outside the mentions?"""
    taken = [(m.start - start, m.end - start) for m in mentions]
    return any(
        all(found.end() <= first or last <= found.start() for first, last in taken)
        for found in FULL_NAME.finditer(text)
        if _may_be_a_person(found[0])
    )


@lru_cache(maxsize=4096)
def _may_be_a_person(name):
    """Neither a place, a body, a title nor a word that begins sentences."""
    first = name.split(" ")[0]
    if first in CLOSED | NOT_NAMES or first in demonyms() or name in listed_places():
        return False
    patterns = (ORGANISATION, PLACE_NOUN, TITLE_WORDS, NUMBER)
    return not any(pattern.search(name) for pattern in patterns)


def corrected(mentions, entities, given, sure=frozenset()):
    """Drop guessed names that are places and give the others the kind that the model reads.

    The names in `sure` (article, actor) keep theirs, whatever the model reads.
    """
    labels = {}
    spans = {}
    for row in entities.itertuples():
        spans[row.article, row.start] = row
    for row in mentions.itertuples():
        entity = spans.get((row.article, row.start))
        if entity is not None and entity.end >= row.end - 2:
            labels.setdefault((row.article, row.actor), Counter())[entity.label] += 1
    surnamed = {
        (m.article, m.actor) for m in mentions.itertuples() if m.text == m.actor.split(" ")[-1]
    }
    keep, kinds = [], []
    for row in mentions.itertuples():
        seen = labels.get((row.article, row.actor), Counter())
        guessed = row.actor not in given and row.kind in {"person", "organisation"}
        guessed &= (row.article, row.actor) not in sure
        guessed &= not NUMBER.search(row.actor)
        place = sum(seen[label] for label in PLACES)
        keep.append(
            not guessed or place <= sum(seen.values()) / 2 or _is_person(row, seen, surnamed)
        )
        kinds.append(_kind(row, seen, surnamed) if guessed else row.kind)
    return mentions.assign(kind=kinds)[np.array(keep, dtype=bool)].reset_index(drop=True)


def _is_person(row, seen, surnamed):
    """Is it a full name that is once read as a person's, begins with a first name, or whose last
    part stands alone elsewhere?"""
    several = len(re.split("[ -]", row.actor)) > 1
    return row.kind == "person" and several and _is_called_so(row, seen, surnamed)


def _is_called_so(row, seen, surnamed):
    """Does the model, a first name or a surname that stands alone say that it is a person?"""
    first = re.split("[ -]", row.actor)[0]
    told = (row.article, row.actor) in surnamed
    return seen["PERSON"] > 0 or first in FIRST_NAMES or told


def _kind(row, seen, surnamed):
    """The kind the model gives most often, where it agrees with itself; whom the text also calls by
    the last part of the name alone is a person."""
    label = max(KINDS, key=lambda label: seen[label])
    if seen[label] <= sum(seen.values()) / 2 or not seen:
        return row.kind
    single = " " not in row.actor
    if row.kind == "organisation" and not single:  # by what a part of its name says
        return row.kind
    if row.kind == "person" and label == "ORG":
        known = single or _is_called_so(row, seen, surnamed)
        return "person" if known else "organisation"
    return KINDS[label] if not (single and row.actor.isupper()) else row.kind


def _is_place(name):
    """Is it counted, or does it end as places do and not begin as people do?"""
    place = PLACE_NOUN.search(name) and not is_surnamed(name)
    return bool(NUMBER.search(name) or (place and name.split()[-1] not in SURNAMES))


def with_people(mentions, entities):
    """Add full names of people that only the model found."""
    taken = {}
    for row in mentions.itertuples():
        taken.setdefault(row.article, []).append((row.start, row.end))
    rows = []
    for row in entities[entities["label"] == "PERSON"].itertuples():
        parts = row.text.split()
        spans = taken.setdefault(row.article, [])
        name = row.text.removesuffix("’s").removesuffix("'s").strip()
        end = row.start + len(name)
        if not 2 <= len(parts) <= 4 or not all(part[0].isupper() for part in parts):
            continue
        if any(part in NOT_NAMES or part in demonyms() for part in parts) or _is_place(name):
            continue
        if all(end <= first or row.start >= last for first, last in spans):
            spans.append((row.start, end))
            rows.append((row.article, row.start, end, name, name, "person"))
    added = pd.DataFrame(rows, columns=tables.COLUMNS["mentions"])
    if added.empty:
        return mentions
    order = {article: number for number, article in enumerate(dict.fromkeys(mentions["article"]))}
    both = pd.concat([mentions, added], ignore_index=True)
    both = both.assign(order=both["article"].map(order).fillna(len(order)))
    both = both.sort_values(["order", "start"], kind="stable").drop(columns="order")
    return both.reset_index(drop=True)
