"""Tie loaded words to the actors they describe by the dependency parse."""

from bisect import bisect_right

from analysis.framing.grammar import (
    SUBJECTS,
    actor_of,
    children,
    described,
    doers,
    first_actor,
    subjects,
    undergoers,
)
from analysis.framing.parsing import parse, root_of

# What a pronoun may stand for; "they" is anybody, and never guessed.
PRONOUNS = {"he": "person", "she": "person", "him": "person", "her": "person", "it": "thing"}
SPEAKERS = {"i", "we", "you", "they", "them", "us", "me", "this", "that", "these", "those"}


def tie_parsed(occurrences, mentions, articles, parsed=None):
    """Give each occurrence the actor that the parse binds it to; else keep its ``actor``.

    A verb belongs to its subject (after a passive, to who did it), a noun or an adjective to the
    name it modifies, stands beside or is said of, an adverb to the subject of its verb.

    `occurrences` has the column ``actor`` of `analysis.ties.tie`; returns it with ``actor``.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis import actors, lexicons, occurrences, ties
    >>> news = pd.DataFrame({"article": ["a"], "title": [""],
    ...                      "text": ["Ada Bell was attacked by the tyrant Tom Ray."]})
    >>> named = actors.find_mentions(news)
    >>> seen = occurrences.find(news, lexicons.read_lexicon().query("form == 'tyrant'"))
    >>> tie_parsed(ties.tie(seen, named, news), named, news)["actor"].tolist()
    ['Tom Ray']
    """
    parsed = parse(articles, mentions) if parsed is None else parsed
    starts = {article: [line.start for line in lines] for article, lines in parsed.items()}
    keys = ["article", "start", "end", "pos", "category", "actor"]
    actors = []
    for article, start, end, *rest in occurrences[keys].itertuples(index=False):
        lines = parsed.get(article, [])
        at = bisect_right(starts.get(article, []), start) - 1
        known = at >= 0 and start < lines[at].end
        actors.append(_tied(lines[: at + 1], (start, end), rest) if known else rest[-1])
    return occurrences.assign(actor=actors)


def _tied(lines, span, known):
    """The actor by the parse of the last of these sentences, or the one known."""
    line, (pos, category, actor) = lines[-1], known
    if any(m.start < span[1] and span[0] < m.end for m in line.who.values()):
        return actor
    token = root_of(line, *span)
    if token is None or category == "doubt":
        return actor
    found = bound(token, pos, line.who)
    if found:
        return found
    pronoun, other = governing(token, pos)
    if pronoun is not None and pronoun.lower_ in PRONOUNS:
        return referent(pronoun, lines) or actor
    return actor if other is None or _names(other, line.who, actor) else ""


def bound(token, pos, who):
    """The actor that a word of this part of speech belongs to in the tree, or ""."""
    if pos == "verb":
        return first_actor(doers(token), who)
    if pos in {"noun", "adjective"}:
        return described(token, who)
    if token.dep_ in {"advmod", "npadvmod", "prep"}:
        return first_actor(subjects(token.head), who)
    return ""


def governing(token, pos):
    """The pronoun, or else the common noun, that the tree binds a word to; (None, None) if none."""
    if pos == "verb":
        nouns = doers(token)
    elif token.dep_ in {"attr", "acomp"}:
        nouns = subjects(token.head)
    elif token.dep_ in {"ccomp", "oprd"}:
        nouns = children(token, "nsubj") or undergoers(token.head)
    elif token.dep_ == "advmod":
        nouns = subjects(token.head)
    else:
        nouns = []
    pronouns = [noun for noun in nouns if noun.lower_ in {*PRONOUNS, *SPEAKERS}]
    return (pronouns[0], None) if pronouns else (None, nouns[0] if nouns else None)


def referent(pronoun, lines):
    """Who "he", "she" or "it" is: the main subject of the sentence, else of the one before.

    A subject of the same clause is not what an object pronoun means.
    """
    line, kind = lines[-1], PRONOUNS[pronoun.lower_]
    here = [t for t in line.doc if t.dep_ in SUBJECTS and t.i < pronoun.i]
    here = sorted(here, key=lambda t: (t.head != line.doc[:].root, -t.i))
    if kind == "person" and (found := _fitting(here, line.who, kind)):
        return found
    before = lines[-2] if len(lines) > 1 and lines[-2].sentence == line.sentence - 1 else None
    if before is None or any(m.kind == kind for i, m in line.who.items() if i < pronoun.i):
        return ""
    return _fitting(subjects(before.doc[:].root), before.who, kind)


def _fitting(tokens, who, kind):
    """The first actor among these nouns that is a person, or that is not."""
    kinds = {m.actor: m.kind for m in who.values()}
    actors = (actor_of(token, who) for token in tokens)
    return next((a for a in actors if a and (kinds.get(a) == "person") == (kind == "person")), "")


def _names(noun, who, actor):
    """Is the actor named within the phrase of this noun?"""
    return any(token.i in who and who[token.i].actor == actor for token in noun.subtree)
