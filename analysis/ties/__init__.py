"""Which actor does a loaded word describe? By adjacency and word order, without a parser.

A label belongs to the name beside it ("strongman Putin", "HTS is a terrorist organization"), an
adjective to the noun that it stands before or else to its owner, a verb to its subject. Labels
come first, so that a verb may have a label as its subject. Where nothing stands near, the answer
is nobody: never every actor of the sentence. No rule looks at who an actor is, only at the kind.
"""

from analysis.ties.nouns import of_noun
from analysis.ties.others import of_other
from analysis.ties.patterns import CHAIN, CROWD, DEED, DETERMINED
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
    cells = zip(*(quoted[column].tolist() for column in columns), strict=True)
    for row, (article, *use) in enumerate(cells):
        uses.setdefault(article, []).append((row, Use(*use)))
    tied = [""] * len(occurrences)
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    for article, rows in uses.items():
        for row, actor in ties_in(texts[article], named.get(article, []), rows):
            tied[row] = actor
    return occurrences.assign(actor=tied)


def ties_in(text, mentions, rows, wanted=None):
    """Yield (row, actor) for the (row, Use) pairs of one text: the nouns first, then the words
    that may belong to a noun. `wanted`: of which uses the actor is asked; of all if None."""
    story = read_story(text, mentions)
    nouns = [one for one in rows if is_noun(text, one[1])]
    others = [one for one in rows if not is_noun(text, one[1])]
    counterparts = _counterparts(story, rows)
    labels = []
    for row, use in nouns:
        labels_somebody = stands_for_people(text, use)
        if not labels_somebody and wanted and not wanted(use):
            continue
        actor = of_noun(story, use, counterparts.get(use.concept, ""))
        if labels and not actor and CHAIN.fullmatch(text, labels[-1].end, use.start):
            actor = labels[-1].actor
        if actor and labels_somebody:
            labels.append(Mention(use.start, use.end, actor, _kind_of(story, actor)))
        yield row, actor
    story = _with_labels(story, labels)
    for row, use in others:
        if not wanted or wanted(use):
            yield row, of_other(story, use)


def is_noun(text, use):
    """Tell whether a use is that of a noun, or of a phrase for people: a crowd, "the “enemy”"."""
    if use.pos != "phrase":
        return use.pos == "noun"
    named = use.category in {"label", "epithet"}
    determined = named and DETERMINED.search(text, max(0, use.start - 8), use.start)
    return bool(determined or CROWD.search(text, use.start, use.end))


def may_label(text, use):
    """Tell whether a use may be the subject or the object of another: "the thugs rampaged"."""
    return is_noun(text, use) and stands_for_people(text, use)


def stands_for_people(text, use):
    """Tell whether the noun itself may be a subject: "thugs", and not "crackdown", "disaster"."""
    label = use.category in {"label", "epithet"}
    return label and not DEED.search(text, use.start, use.end)


def _counterparts(story, rows):
    """The group that the neutral form of a concept names in this text: rioters, protesters."""
    found = {}
    for _, use in rows:
        neutral = use.side == "neutral"
        if neutral and (mention := overlapping(story, use)) and mention.kind == "group":
            found.setdefault(use.concept, mention.actor)
    return found


def _kind_of(story, actor):
    return next((m.kind for m in story.mentions if m.actor == actor), "group")


def _with_labels(story, labels):
    free = [label for label in labels if not overlapping(story, label)]
    mentions = sorted([*story.mentions, *free])
    return story._replace(mentions=mentions, starts=[m.start for m in mentions])
