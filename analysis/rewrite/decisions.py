"""What to do with each loaded word of an article: one decision an occurrence, with its reason."""

import re
from functools import partial
from typing import NamedTuple

from analysis import tables
from analysis.actors import find_mentions, read_actors
from analysis.annotate import REPAIRS
from analysis.evidence import terms_among
from analysis.lexicons import read_lexicon
from analysis.phrasal import parted, separable
from analysis.rewrite.deletions import without
from analysis.rewrite.designations import attributed, designators
from analysis.rewrite.fitting import Edit, fitted
from analysis.rewrite.grammar import is_american, like, misfit, spelled, stands_in_plural
from analysis.rewrite.guards import guarded
from analysis.rewrite.settling import settled
from analysis.voices import find_voices
from analysis.voices.grammar import by_article

THE = re.compile(r"\b[Tt]he $")
# A counterpart of the lexicon that does not fit the place of a form.
NO_SWAP = "-"
KEPT = {
    "contested": "a claim with a test in law or fact: say who makes it, and on what grounds",
    "established": "strong, and accurate where the facts hold: keep it",
    "designation": "a listing: say whose, which the article does not",
}


class Page(NamedTuple):
    """One article as the decisions see it: its text, its occurrences, its names and offices."""

    text: str
    uses: list
    names: list
    offices: dict
    american: bool


def decisions(articles, *, lexicon=None, actors=None):
    """Decide on each loaded word: replaced, deleted, attributed, or left, and why.

    Only the outlet's own, bare words are touched: never a quotation, a scare quote, a caption, an
    embedded post or a label that is attributed. A form that a synonym repairs gives way to its
    counterpart (the row's ``swap``, else the first neutral form of the concept; an office for a
    person whose office is known); a form whose repair is *delete* is left out where the sentence
    stands without it; a bare designation is attributed to whoever the article says made it.

    Returns article, start, end, before, after, concept, action, reason, in reading order; the
    span of an edit may be wider than the word ("a strongman" → "a president").

    Examples
    --------
    >>> import pandas as pd
    >>> news = pd.DataFrame({"article": ["a"], "text": ["An unelected regime fell to thugs."]})
    >>> decisions(news)[["before", "after", "action"]].values.tolist()[0]
    ['regime', 'government', 'replaced']
    """
    lexicon = read_lexicon() if lexicon is None else lexicon
    actors = read_actors() if actors is None else actors
    return settled(articles, partial(decided, lexicon=lexicon, actors=actors))


def decided(articles, lexicon, actors):
    """One pass of `decisions`."""
    mentions = find_mentions(articles, actors)
    seen = terms_among(articles, lexicon, mentions, find_voices(articles, mentions))
    named = by_article(mentions)
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    held = actors[actors["office"] != ""]
    offices, rows = dict(zip(held["actor"], held["office"], strict=True)), []
    for article, own in seen.groupby("article", sort=False):
        uses = list(own.itertuples())
        page = Page(
            texts[article],
            uses,
            named.get(article, []),
            titles(uses) | offices,
            is_american(texts[article]),
        )
        edits = fitted(page.text, [decide(page, use) for use in uses if use.side == "loaded"])
        rows += [(article, *edit) for edit in edits]
    return tables.frame(rows, tables.COLUMNS["edits"])


def titles(uses):
    """What office the article itself gives each actor: "Prime Minister" Ada Bell."""
    named = [use for use in uses if use.side == "neutral" and use.category == "epithet"]
    return {use.actor: use.form for use in reversed(named) if use.actor}


def decide(page, use):
    """The edit of one occurrence, or the reason why it is left."""
    if why := untouchable(use) or guarded(page.text, use):
        return left(use, why)
    if use.status == "designation":
        return attribute(page, use)
    if use.status not in tables.SLANTED:
        return left(use, KEPT[use.status])
    if use.repair == "delete":
        return delete(page, use)
    if use.repair == "synonym":
        return replace(page, use)
    return left(use, f"no synonym is an honest repair: {REPAIRS[use.repair]}")


def untouchable(use):
    """Why a word is not the outlet's to change, or ""."""
    if use.voice != "outlet":
        return f"{use.voice} of {use.speaker}" if use.speaker else use.voice
    return f"attributed to {use.attributed}" if use.attributed else ""


def left(use, why):
    """The decision to change nothing."""
    return Edit(use.start, use.end, use.text, use.text, use.concept, "left", why)


def replace(page, use):
    """Put the counterpart in the place of the word."""
    others = use.neutral.split("|")
    counterpart = office(page, use) or use.swap or others[0]
    counterpart = spelled(counterpart, others, american=page.american)
    if counterpart in {NO_SWAP, ""}:
        return left(use, "no counterpart fits this place: say it in other words")
    if why := misfit(use, counterpart, page.text):
        return left(use, f"no counterpart fits this place: {why}")
    start, after = use.start, like(use.text, use, counterpart, page.text)
    if counterpart == page.offices.get(use.actor) and before_name(page, use):
        start, after = untitled(page.text, use), after.title()
    elif after.lower().startswith("the ") and the_before(page.text, use):
        after = after[4:]
    end, after = with_object(page.text, use, after)
    before = page.text[start:end]
    return Edit(start, end, before, after, use.concept, "replaced", reason(use))


# "Rammed the bill through the Senate": here "through" belongs to the Senate.
GOES_THROUGH = re.compile(r" (?:the|a|both|each|[A-Z]\w+)\b")


def with_object(text, use, after):
    """The end and the words of an edit: "rammed it through" is "passed it", particle and all."""
    particle = separable(use.form, use.pos)
    found = parted(text, use.end, particle) if particle and " " not in use.text else None
    if not found or (particle == "through" and GOES_THROUGH.match(text, found[1])):
        return use.end, after
    return found[1], after + text[use.end : found[0]].rstrip()


def office(page, use):
    """The office of the one person meant, if it is a neutral counterpart of the word; else "".

    Not after "a" ("Putin, a strongman") and not where the office stands just before.
    """
    held = page.offices.get(use.actor, "")
    before = page.text[max(0, use.start - 40) : use.start].lower()
    said = before.endswith((" a ", " an ")) or (held and held in before)
    fits = held in use.neutral.split("|") and not stands_in_plural(use, use.text)
    return held if fits and not said else ""


def before_name(page, use):
    """Does the name follow, so that the office is a title: "President Putin"?"""
    return any(m.start == use.end + 1 and m.actor == use.actor for m in page.names) and (
        page.offices[use.actor] not in {"leader", "ruler"}
    )


def untitled(text, use):
    """Where the edit begins: a title has no "the" before it."""
    the = the_before(text, use)
    return use.start - len(the[0]) if the else use.start


def the_before(text, use):
    """The "the" right before the word, or None."""
    return THE.search(text[max(0, use.start - 4) : use.start])


def delete(page, use):
    """Leave the word out where the sentence stands without it."""
    span = without(page.text, use.start, use.end, use.pos)
    if span is None:
        return left(use, "the sentence does not stand without it")
    before = page.text[span[0] : span[1]]
    return Edit(*span, before, "", use.concept, "deleted", reason(use))


def attribute(page, use):
    """Say whose designation the label is, where the article says so elsewhere."""
    who = designators(page.uses, use, page.text)
    if not who:
        return left(use, KEPT["designation"])
    found = attributed(page.text, use, page.names, who)
    if found is None:
        return left(use, f"say here that it is the designation of {who}")
    start, end, after = found
    why = f"a designation, which the article says elsewhere is that of {who}"
    return Edit(start, end, page.text[start:end], after, use.concept, "attributed", why)


def reason(use):
    """The category of the word, whose norm it is against, and when it would be justified."""
    norm = "" if use.source in {"", "own"} else f" ({use.source.replace(';', ', ')})"
    return f"{use.category}{norm}. {use.note}".strip()
