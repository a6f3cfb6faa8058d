"""Which actor does a loaded word describe? By adjacency and word order, without a parser.

A label belongs to the name beside it ("strongman Putin", "HTS is a terrorist organization"), an
adjective to the noun that it stands before or else to its owner, a verb to its subject. Labels
come first, so that a verb may have a label as its subject. Where nothing stands near, the answer
is nobody: never every actor of the sentence. No rule looks at who an actor is, only at the kind.
"""

from analysis.ties.nouns import of_noun
from analysis.ties.others import of_other
from analysis.ties.patterns import CROWD, DEED
from analysis.ties.story import Use, overlapping, read_story
from analysis.voices.grammar import Mention, by_article


def tie(occurrences, mentions, articles):
    """Give each occurrence the one actor that it describes, or "".

    Nouns are tied first; a verb or an adjective may then belong to a tied noun. Where there is a
    column ``speaker``, "we" and "I" are the speaker.

    Returns `occurrences` with the column ``actor``.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis import actors, lexicons, occurrences
    >>> news = pd.DataFrame({"article": ["a"], "text": ["Mayor Ada Bell met the tyrant Tom Ray."]})
    >>> seen = occurrences.find(news, lexicons.read_lexicon().query("form == 'tyrant'"))
    >>> tie(seen, actors.find_mentions(news), news)["actor"].tolist()
    ['Tom Ray']
    """
    named, uses = by_article(mentions), {}
    quoted = occurrences if "speaker" in occurrences else occurrences.assign(speaker="")
    columns = ["article", "start", "end", "pos", "category", "speaker", "concept", "side"]
    for row, (article, *use, concept, side) in enumerate(_rows(quoted, columns)):
        uses.setdefault(article, []).append((row, Use(*use), concept, side))
    tied = [""] * len(occurrences)
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    for article, rows in uses.items():
        story = read_story(texts[article], named.get(article, []))
        for row, actor in _ties(story, rows):
            tied[row] = actor
    return occurrences.assign(actor=tied)


def _rows(table, columns):
    return zip(*(table[column].tolist() for column in columns), strict=True)


def _ties(story, rows):
    """Yield (row, actor): the nouns first, then the words that may belong to a noun."""
    nouns = [row for row in rows if _is_noun(story, row[1])]
    others = [row for row in rows if not _is_noun(story, row[1])]
    counterparts = _counterparts(story, rows)
    labels = []
    for row, use, concept, _ in nouns:
        actor = of_noun(story, use, counterparts.get(concept, ""))
        if actor and _stands_for_people(story, use):
            labels.append(Mention(use.start, use.end, actor, _kind_of(story, actor)))
        yield row, actor
    story = _with_labels(story, labels)
    for row, use, _, _ in others:
        yield row, of_other(story, use)


def _is_noun(story, use):
    crowd = use.pos == "phrase" and CROWD.search(story.text, use.start, use.end)
    return use.pos == "noun" or bool(crowd)


def _stands_for_people(story, use):
    """Can the noun itself be a subject: "thugs", and not "crackdown" or "disaster"?"""
    deed = DEED.search(story.text, use.start, use.end)
    return use.category in {"label", "epithet"} and not deed


def _counterparts(story, rows):
    """The group that the neutral form of a concept names in this text: rioters, protesters."""
    found = {}
    for _, use, concept, side in rows:
        if side == "neutral" and (mention := overlapping(story, use)) and mention.kind == "group":
            found.setdefault(concept, mention.actor)
    return found


def _kind_of(story, actor):
    return next((m.kind for m in story.mentions if m.actor == actor), "group")


def _with_labels(story, labels):
    free = [label for label in labels if not overlapping(story, label)]
    mentions = sorted([*story.mentions, *free])
    return story._replace(mentions=mentions, starts=[m.start for m in mentions])
