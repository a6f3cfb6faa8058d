"""Whom a pronoun means, where a simple rule is safe: better nobody than the wrong one."""

import re
from bisect import bisect_right

from analysis.ties.story import read_story
from analysis.ties.subjects import antecedent
from analysis.voices.genders import GENDER, fits, genders
from analysis.voices.grammar import Mention, by_article

FIRST = {"i", "we", "me", "us"}
# "Ankara said it would talk": the first word of what a body is reported to have said is the body.
THIRD = {"it", "they"}
PRONOUN = re.compile(
    r"\b(?:[Hh]e|[Ss]he|him|her(?=[\s.,;:]+(?!\w+[’']s))|I|[Ww]e|me|us|it|they)\b(?![-’'][A-Z])"
)
# “…,” he said: the pronoun is who speaks. He said it rained: so it is here.
BEFORE, AFTER, OPENING = 3, 40, 6


def stand_ins(articles, mentions, voices):
    """Every pronoun whose actor can be told, as a mention: {article: [Mention, …]}.

    "I" and "we" in a quotation are its speaker. "He" beside a quotation or reported speech is its
    speaker; elsewhere in the outlet's voice the last person who may be its subject (see
    `analysis.ties.subjects.antecedent`), unless the first name tells otherwise. "It" and "they"
    that open reported speech are the body that speaks; elsewhere they are left, and so are "he"
    and "she" in quotations.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis import find_mentions, find_voices
    >>> news = pd.DataFrame({"article": ["a"], "text": ["Tom Ray fled. He lost. “I won,” Ada Bell"
    ...                      " said."]})
    >>> named = find_mentions(news)
    >>> [one.actor for one in stand_ins(news, named, find_voices(news, named))["a"]]
    ['Tom Ray', 'Ada Bell']
    """
    named, spoken = by_article(mentions), _spoken(voices)
    kinds = dict(zip(mentions["actor"], mentions["kind"], strict=True))
    found = {}
    for article, text in zip(articles["article"], articles["text"], strict=True):
        story, known = read_story(text, named.get(article, [])), genders(text)
        stretches = spoken.get(article, [])
        for pronoun in PRONOUN.finditer(text):
            actor = _meant(pronoun, story, stretches)
            if actor in kinds and _agrees(pronoun[0].lower(), actor, kinds[actor], known):
                mention = Mention(pronoun.start(), pronoun.end(), actor, kinds[actor])
                found.setdefault(article, []).append(mention)
    return found


def _spoken(voices):
    """Per article its stretches: (start, end, voice, speaker, cue)."""
    stretches = {}
    rows = voices[["article", "start", "end", "voice", "speaker", "cue"]]
    for article, *row in rows.itertuples(index=False, name=None):
        stretches.setdefault(article, []).append(tuple(row))
    return stretches


def _agrees(word, actor, kind, known):
    if word in THIRD:
        return kind != "person"
    return word in FIRST or fits(GENDER[word], actor, kind, known)


def _meant(pronoun, story, stretches):
    """The actor of one pronoun, or ""."""
    word, place = pronoun[0].lower(), pronoun.start()
    at = bisect_right(stretches, (place, float("inf"))) - 1
    _, _, voice, speaker, _ = stretches[at] if at >= 0 else (0, 0, "outlet", "", "")
    if word in FIRST:
        return speaker if voice == "quotation" else ""
    if voice != "outlet":
        return ""
    if word in THIRD:
        return speaker if place - stretches[at][0] <= OPENING else ""
    return _beside(pronoun, story.text, stretches, at) or antecedent(story, place, word)


def _beside(pronoun, text, stretches, at):
    """The speaker of the quotation just before, or of what is reported just after."""
    if pronoun[0].lower() not in {"he", "she"}:
        return ""
    before = stretches[at - 1] if at > 0 else None
    if before and before[2] == "quotation" and pronoun.start() - stretches[at][0] <= BEFORE:
        return before[3]
    after = stretches[at + 1] if at + 1 < len(stretches) else None
    if not (after and after[3] and after[0] - pronoun.end() <= AFTER):
        return ""
    # "He is “a fool”, Bell said": without the cue between the two, he is not who speaks.
    between = text[pronoun.end() : after[0]]
    speaks = ":" in between or (after[4] and after[4] in between)
    return after[3] if speaks and not re.search(r"[.!?]\s", between) else ""
