"""The judging words near an actor, by their distance in the dependency tree."""

from collections import deque
from functools import cache

import pandas as pd

from analysis import tables
from analysis.framing.grammar import children, negated
from analysis.occurrences import with_voice

NEARBY = [*tables.SPAN, "sentence", "actor", "word", "form", "closeness", "negated"]
# A word that stands nearer to somebody else counts half for this actor.
ELSEWHERE = 0.5
# "Did not break the law": what the verb denies, its object and its adverbs share.
SHARING = {"dobj", "xcomp", "advmod", "amod", "pobj"}

CLEARED = {"cleared", "acquitted", "exonerated", "absolved", "innocent"}


def nearby_words(parsed, voices, known):
    r"""Find the words of `known` in the sentences that name an actor, with their closeness to it.

    .. math:: closeness = 1 / \sqrt{d}

    where d is the number of edges of the dependency tree between the word and the nearest name
    of the actor; half of that where another actor is nearer. Names are no words. `known` is a set
    of lemmas and forms, in lower case; words of other spellings are left out.

    Returns article, start, end, sentence, actor, word (the lemma), form, closeness in (0, 1],
    negated, voice, speaker, in reading order.

    Examples
    --------
    >>> from analysis.actors import find_mentions
    >>> from analysis.framing.parsing import parse
    >>> from analysis.voices import find_voices
    >>> news = pd.DataFrame({"article": ["a"], "title": [""], "text": ["Ada Bell broke laws."]})
    >>> named = find_mentions(news)
    >>> words = nearby_words(parse(news, named), find_voices(news, named), {"break", "law"})
    >>> words[["actor", "word", "closeness"]].round(2).values.tolist()
    [['Ada Bell', 'break', 1.0], ['Ada Bell', 'law', 0.71]]
    """
    rows = [
        (article, *row)
        for article, lines in parsed.items()
        for line in lines
        for row in _of_sentence(line, known)
    ]
    table = pd.DataFrame(rows, columns=NEARBY).astype({"article": str, "start": int, "end": int})
    return with_voice(table, voices).drop(columns="speech_form")


def _of_sentence(line, known):
    """Yield the rows of one sentence; a word stands once for each actor that is named."""
    words = [(token, word) for token in line.doc if (word := _word(token, line.who, known))]
    if not words:
        return
    edges = _edges(line.doc)
    actors = {}
    for i, mention in line.who.items():
        actors.setdefault(mention.actor, []).append(i)
    away = {actor: _distances(edges, places) for actor, places in actors.items()}
    for token, word in words:
        denied = _denied(token)
        nearest = min(one[token.i] for one in away.values())
        place = (line.starts[token.i], line.ends[token.i], line.sentence)
        for actor, one in away.items():
            share = ELSEWHERE if one[token.i] > nearest else 1
            closeness = share / one[token.i] ** 0.5
            yield *place, actor, word, token.lower_, closeness, denied


def _denied(token):
    """Is a word under a "not", its own, that of what governs it or of what is said by it, or what
    somebody is cleared of?

    "Did not break the law"; "pleaded not guilty of fraud", "no evidence of fraud"; "cleared of
    fraud".
    """
    if negated(token) or (token.dep_ in SHARING and negated(token.head)):
        return True
    if any(negated(said) for said in children(token, "acomp", "oprd")):
        return True
    of = token.dep_ == "pobj" and token.head.lower_ == "of"
    return of and (negated(token.head.head) or token.head.head.lower_ in CLEARED)


def _word(token, who, known):
    """The lemma of a word that is in `known`, or ""; a capital within a sentence is a name."""
    text = token.text
    if token.i in who or len(text) < 2 or not text.isalpha() or (token.i and text[0].isupper()):
        return ""
    word = lemma(token.lower_)
    return word if word in known or token.lower_ in known else ""


@cache
def lemma(form):
    """The likeliest lemma of a form, as a verb if it can be one, else as a noun, else itself.

    Examples
    --------
    >>> lemma("lies"), lemma("scandals"), lemma("xyzzy")
    ('lie', 'scandal', 'xyzzy')
    """
    import lemminflect

    found = lemminflect.getAllLemmas(form)
    return next((found[pos][0] for pos in ("VERB", "NOUN", "ADJ", "ADV") if pos in found), form)


def _edges(doc):
    edges = [[] for _ in doc]
    for token in doc:
        if token.head.i != token.i:
            edges[token.i].append(token.head.i)
            edges[token.head.i].append(token.i)
    return edges


def _distances(edges, places):
    """How many edges away each token is from the nearest of these; as far as can be if none leads
    there."""
    far = len(edges)
    away = [far] * len(edges)
    for place in places:
        away[place] = 0
    queue = deque(places)
    while queue:
        here = queue.popleft()
        for there in edges[here]:
            if away[there] == far:
                away[there] = away[here] + 1
                queue.append(there)
    return away
