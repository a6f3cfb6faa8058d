"""Tie loaded words to the actors they describe by the dependency parse."""

import pandas as pd

from analysis.framing.grammar import described, doers, first_actor, subjects
from analysis.framing.parsing import line_at, parse, root_of
from analysis.ties.others import names_source
from analysis.ties.patterns import LEADER


def tie_parsed(occurrences, mentions, articles, parsed=None):
    """Give each occurrence the actor that the parse binds it to; else keep its ``actor``.

    A verb belongs to its subject (after a passive, to who did it), a noun or an adjective to the
    name it modifies, stands beside or is said of, an adverb to the subject of its verb.

    `occurrences` has the column ``actor`` of `analysis.ties.tie`; returns it with ``actor``.

    Examples
    --------
    >>> from analysis import actors, lexicons, occurrences, ties
    >>> news = pd.DataFrame({"article": ["a"], "title": [""],
    ...                      "text": ["Ada Bell was attacked by the tyrant Tom Ray."]})
    >>> named = actors.find_mentions(news)
    >>> seen = occurrences.find(news, lexicons.read_lexicon().query("form == 'tyrant'"))
    >>> tie_parsed(ties.tie(seen, named, news), named, news)["actor"].tolist()
    ['Tom Ray']
    """
    parsed = parse(articles, mentions) if parsed is None else parsed
    keys = ["article", "start", "end", "pos", "category", "actor"]
    actors = []
    for article, start, end, *rest in occurrences[keys].itertuples(index=False):
        line = line_at(parsed.get(article, ()), start)
        actors.append(_tied(line, (start, end), rest) if line else rest[-1])
    return occurrences.assign(actor=pd.Series(actors, index=occurrences.index, dtype=str))


def _tied(line, span, known):
    """The actor by the parse of this sentence, or the one known: pronouns are not guessed here."""
    pos, category, actor = known
    if names_source(pos, category):
        return actor
    if any(m.start < span[1] and span[0] < m.end for m in line.who.values()):
        return actor
    token = root_of(line, *span)
    if token is None or category == "doubt":
        return actor
    found = bound(token, pos, line.who)
    body = any(m.actor == found and m.kind != "person" for m in line.who.values())
    # "The Green Party strongman" is one of the party.
    return actor if not found or (body and LEADER.search(token.text)) else found


def bound(token, pos, who):
    """The actor that a word of this part of speech belongs to in the tree, or ""."""
    if pos == "verb":
        return first_actor(doers(token), who)
    if pos in {"noun", "adjective"}:
        return described(token, who)
    if token.dep_ in {"advmod", "npadvmod", "prep"}:
        return first_actor(subjects(token.head), who)
    return ""
