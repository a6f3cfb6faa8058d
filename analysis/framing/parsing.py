"""Parse the sentences that name somebody: one name, one token, so that the tree stays simple."""

from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from analysis.articles import sentences
from analysis.names.openings import after_dateline
from analysis.pipelines import docs_of, pipeline
from analysis.voices.grammar import by_article

# Longer than this is a list or a table, and no sentence.
LONGEST = 2000
# The parser reads an unknown name less well than a known one of the same kind.
STAND_IN = {"person": "Smith", "state": "Russia", "organisation": "Microsoft", "group": "Hamas"}


class Parsed(NamedTuple):
    """A parsed sentence: token number i of `doc` is text[starts[i]:ends[i]] of the article."""

    article: str
    sentence: int
    start: int
    end: int
    text: str
    doc: object
    starts: list
    ends: list
    who: dict


@cache
def parser():
    """The small English pipeline with nothing but what the dependency parse needs."""
    return pipeline("ner", "lemmatizer", "attribute_ruler", "tagger", "senter")


def parse(articles, mentions, stand_ins=None):
    """Parse each sentence in which somebody is named; a mention is a single token.

    `stand_ins` (see `analysis.framing.pronouns`) are pronouns that count as mentions too.

    Returns {article: [Parsed, …]}, in reading order.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis.actors import find_mentions
    >>> news = pd.DataFrame({"article": ["a"], "title": [""], "text": ["It was Mayor Ada Bell."]})
    >>> [sentence] = parse(news, find_mentions(news))["a"]
    >>> sentence.who
    {3: Mention(start=13, end=21, actor='Ada Bell', kind='person')}
    """
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    lines = [
        (line, named)
        for line, named in _naming(sentences(articles), _with(mentions, stand_ins or {}))
        if line.end - line.start <= LONGEST
    ]
    cut = [_tokens(texts[line.article], line, named) for line, named in lines]
    docs = docs_of(parser(), [doc for doc, *_ in cut])
    found = {}
    for (line, _), (_, starts, ends, who), doc in zip(lines, cut, docs, strict=True):
        place = (line.article, line.sentence, line.start, line.end, line.text)
        found.setdefault(line.article, []).append(Parsed(*place, doc, starts, ends, who))
    return found


def _with(mentions, stand_ins):
    """The mentions and the pronouns of each article, in order, none overlapping."""
    named = by_article(mentions)
    for article, pronouns in stand_ins.items():
        own = named.get(article, [])
        starts = [m.start for m in own]
        free = [p for p in pronouns if not _inside(own, starts, p)]
        named[article] = sorted([*own, *free])
    return named


def _inside(mentions, starts, pronoun):
    at = bisect_right(starts, pronoun.start) - 1
    return at >= 0 and mentions[at].end > pronoun.start


def _naming(lines, named):
    """Yield each sentence that names somebody, with its mentions."""
    at = dict.fromkeys(named, 0)
    for line in lines.itertuples():
        here = named.get(line.article, [])
        first = at.get(line.article, 0)
        while first < len(here) and here[first].start < line.start:
            first += 1
        last = first
        while last < len(here) and here[last].start < line.end:
            last += 1
        at[line.article] = last
        if last > first:
            yield line, [m for m in here[first:last] if m.end <= line.end]


def _tokens(text, line, named):
    """The sentence as an unparsed Doc, where each token starts and ends, and who is named."""
    from spacy.tokens import Doc

    words, starts, ends, who = [], [], [], {}
    done = after_dateline(text, line.start)
    for mention in [*named, None]:
        for token in parser().make_doc(text[done : mention.start if mention else line.end]):
            if token.text.strip():
                words.append(token.text)
                starts.append(done + token.idx)
                ends.append(done + token.idx + len(token))
        if mention:
            who[len(words)] = mention
            words.append(_stand_in(text[mention.start : mention.end], mention.kind))
            starts.append(mention.start)
            ends.append(done := mention.end)
    spaces = [a < b for a, b in zip(ends, [*starts[1:], 0], strict=True)]
    return Doc(parser().vocab, words=words, spaces=spaces), starts, ends, who


def _stand_in(name, kind):
    last = name.split()[-1]
    return last if last.islower() or last in {"Forces", "Army"} else STAND_IN.get(kind, last)


def line_at(lines, place):
    """The parsed sentence that a place of the article lies in, or None; `lines` are in order."""
    at = bisect_right(lines, place, key=lambda line: line.start) - 1
    return lines[at] if at >= 0 and place < lines[at].end else None


def root_of(sentence, start, end):
    """The token that governs the others of text[start:end], or None where there is none."""
    inside = [i for i in range(len(sentence.starts))
              if sentence.starts[i] < end and start < sentence.ends[i]]  # fmt: skip
    if not inside:
        return None
    return sentence.doc[inside[0] : inside[-1] + 1].root
