"""Whose words are these? Every character of an article belongs to one voice."""

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from analysis.articles import paragraphs
from analysis.articles.markup import without_markup
from analysis.tables import COLUMNS, frame
from analysis.voices.cues import read_cues, word_class
from analysis.voices.forms import follows, is_direct, is_title, signature, spoken
from analysis.voices.grammar import MASKS, by_article, masked, sentences, words
from analysis.voices.names import genders, name_of
from analysis.voices.passages import captions, embeds
from analysis.voices.quotations import quotations
from analysis.voices.reported import reported
from analysis.voices.speakers import is_newsroom
from analysis.voices.tying import introduction, tie

__all__ = ["find_voices", "stretches"]

# At most so many words in quotation marks, and nobody speaking, are a scare quote.
SCARE = 4
# A longer sentence is read in pieces of so many words, a quotation counting as one.
LONGEST = 120
PASSED_ON = word_class("passed on")
LETTERS = re.compile(r"[a-z-]+")
MASKED = re.compile("[\x01\x02\x03]|:$")
# A quotation without a cue keeps the speaker of one that ended at most so many characters before.
NEAR = 900


class Said(NamedTuple):
    """What is known of one stretch: the columns of the voices table after the span."""

    voice: str = "outlet"
    form: str = ""
    speaker: str = ""
    via: str = ""
    cue: str = ""
    cue_kind: str = "none"


OUTLET = Said()


class Page(NamedTuple):
    """One article as the search for speakers sees it; `memory` grows with each sentence."""

    text: str
    masked: str
    mentions: list
    starts: list
    at: dict
    genders: dict
    quotes: dict
    blocks: list
    memory: list
    intro: list


def find_voices(articles, mentions=None):
    """Who is speaking in each stretch of each article; the stretches partition the text.

    Marks are paired by glyph within a paragraph. A quotation is *direct* (a clause of speech) or
    *partial* (words inside the outlet's sentence); its speaker is the subject of the cue verb
    beside it, or who spoke before. The outlet's stretch is *indirect* where it reports what
    somebody said. Cue verbs and their kinds are rows of ``data/cues.csv``.

    Parameters
    ----------
    articles : DataFrame
        With ``article`` and ``text``.
    mentions : DataFrame, optional
        Who is named where; found by `analysis.actors.find_mentions` if not given.

    Returns
    -------
    DataFrame
        One row a stretch: article, start, end, voice, form, speaker, via, cue, cue_kind.

    Examples
    --------
    >>> import pandas as pd
    >>> articles = pd.DataFrame({"article": ["a"], "text": ['"We won," Ada Bell said.']})
    >>> names = pd.DataFrame([["a", 10, 18, "Ada Bell", "person"]],
    ...                      columns=["article", "start", "end", "actor", "kind"])
    >>> find_voices(articles, names)[["start", "end", "voice", "speaker", "cue"]]
       start  end      voice   speaker   cue
    0      0    9  quotation  Ada Bell  said
    1      9   24     outlet
    """
    articles = without_markup(articles)
    if mentions is None:
        from analysis.actors import find_mentions

        mentions = find_mentions(articles)
    named = by_article(mentions)
    rows = []
    for article, text in zip(articles["article"], articles["text"], strict=True):
        rows += [(article, *row) for row in stretches(text, named.get(article, []))]
    return frame(rows, COLUMNS["voices"])


def stretches(text, mentions=()):
    """Return (start, end, voice, form, speaker, via, cue, cue_kind) tuples that partition a text.

    >>> stretches("Talks went on.")
    [(0, 14, 'outlet', '', '', '', '', 'none')]
    """
    blocks = paragraphs(text)
    painted = [(start, end, Said("caption")) for start, end in captions(text, blocks)]
    painted += [(start, end, Said("embed", "", name)) for start, end, name in embeds(text, blocks)]
    taken = sorted((start, end) for start, end, _ in painted)
    found = [quote for quote in quotations(text, blocks) if not inside(quote, taken)]
    said = speech(text, blocks, found, sorted(mentions))
    return partition(text, [*said, *painted])


def inside(quote, taken):
    """Tell whether a quotation overlaps a caption or an embedded post."""
    return any(start < quote[1] and quote[0] < end for start, end in taken)


def partition(text, painted):
    """Lay the painted spans over the outlet's text, later ones on top; return the stretches."""
    edges = sorted({0, len(text), *(at for start, end, _ in painted for at in (start, end))})
    order = {edge: place for place, edge in enumerate(edges)}
    layers = [OUTLET] * (len(edges) - 1)
    for start, end, said in painted:
        layers[order[start] : order[end]] = [said] * (order[end] - order[start])
    rows, opened = [], 0
    for place, said in enumerate(layers):
        if place + 1 == len(layers) or layers[place + 1] is not said:
            rows.append((edges[opened], edges[place + 1], *said))
            opened = place + 1
    return rows


def speech(text, blocks, found, mentions):
    """Return the (start, end, Said) spans of the quotations and of reported speech."""
    hidden = masked(text, found)
    starts = [mention.start for mention in mentions]
    quotes = {start: (start, end, block, more) for start, end, block, more in found}
    at = dict(zip(starts, mentions, strict=True))
    page = Page(text, hidden, mentions, starts, at, genders(text), quotes, blocks, [], [])
    spans, last = [], None
    for number, block in enumerate(blocks):
        for first, end in sentences(hidden, *block):
            new = in_sentence(page, first, end, number, last)
            spans += new
            last = next((span for span in reversed(new) if span[2].voice == "quotation"), last)
    return spans


def has_cue(sentence):
    """Tell whether any word of a sentence is a cue that can report without quotation marks."""
    return not _reporting().isdisjoint(LETTERS.findall(sentence.lower()))


@cache
def _reporting():
    return frozenset(read_cues()) | {"according"}


def in_sentence(page, first, end, block, last):
    """Return the spans of one sentence and remember who it is about."""
    sentence, spans = page.masked[first:end], []
    if MASKED.search(sentence) or has_cue(sentence):
        tokens = words(page.masked, first, end, page.at)
        for begin in range(0, len(tokens), LONGEST):
            spans += in_words(page, tokens[begin : begin + LONGEST], block, last)
        introduce(page, tokens[-LONGEST:])
    else:
        page.intro.clear()
    remember(page, first, end, [said.speaker for _, _, said in spans if said.speaker])
    return spans


def in_words(page, tokens, block, last):
    """Return the spans of reported speech and of the quotations among the words of a sentence."""
    spans = []
    for start, end, cue, subject in reported(tokens):
        spans.append((start, end, said_by(page, tokens, cue, subject, ("outlet", "indirect"))))
    for place, word in enumerate(tokens):
        if word.part == "Q" and word.start in page.quotes:
            spans.append(quoted(page, tokens, place, block, last))
            last = spans[-1] if spans[-1][2].voice == "quotation" else last
    return spans


def introduce(page, tokens):
    """Keep who speaks next where a sentence ends in a colon: "Ms. Bell went on:"."""
    found = introduction(tokens)
    page.intro[:] = []
    if found.subject.first >= 0:
        page.intro[:] = [said_by(page, tokens, found.cue, found.subject, ("quotation", "direct"))]


def remember(page, first, end, speakers):
    """Add to the page's memory who this sentence is about: its speaker, else its first person."""
    low, high = bisect_left(page.starts, first), bisect_left(page.starts, end)
    named = [m for m in page.mentions[low:high] if page.masked[m.start] not in MASKS]
    kinds = {mention.actor: mention.kind for mention in named}
    others = [mention for mention in named if mention.kind != "person"]
    if others:
        page.memory.append((others[0].actor, others[0].kind))
    if speakers:
        known = (kind for actor, kind in reversed(page.memory) if actor == speakers[0])
        kind = kinds.get(speakers[0]) or next(known, "group")
        page.memory.append((speakers[0], kind))
    else:
        pronoun = SUBJECT_PRONOUN.search(page.masked, first, end)
        end = pronoun.start() if pronoun else end
        people = [m for m in named if m.kind == "person" and subject_like(page.text, m, first)]
        people = [mention for mention in people if mention.start < end]
        page.memory.extend((mention.actor, "person") for mention in people[:1])


SUBJECT_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
GOVERNED = re.compile(r"\b(?:of|in|on|at|by|for|with|from|to|into|about|against|under|than|and) \Z")


def subject_like(text, mention, first):
    """Tell whether a mention may be a subject: no preposition before it, no 's after it."""
    owner = text[mention.end : mention.end + 1] in "'’" and mention.end < len(text)
    return not owner and not GOVERNED.search(text, max(first, mention.start - 10), mention.start)


def said_by(page, tokens, cue, subject, voice):
    """Return the `Said` of a cue and its subject."""
    speaker = name_of(tokens, subject, page)
    word = tokens[cue] if cue >= 0 else None
    kind = word.value.kind if word and word.part == "C" else ("neutral" if word else "none")
    shown = word.text if word and word.part == "C" else ("according to" if word else "")
    return Said(*voice, speaker, via(tokens, subject, speaker), shown, kind)


def via(tokens, subject, speaker):
    """Return the newsrooms that the words went through, the nearest to the speaker first."""
    first, later = [], []
    for place, word in enumerate(tokens):
        if not is_newsroom(tokens, place) or subject.first <= place < subject.last:
            continue
        at = next((n for n in range(place - 1, -1, -1) if tokens[n].part not in "DWTN"), -1)
        if from_source(tokens, at):
            first.append(getattr(word.value, "actor", word.text))
        elif (at < 0 or tokens[at].part in ",S") and reports(tokens, place):
            later.append(getattr(word.value, "actor", word.text))
    names = dict.fromkeys(name for name in [*first, *later] if name != speaker)
    return "; ".join(names)


def from_source(tokens, at):
    """Tell whether what follows the word at index `at` is a source: "told", "quoted by"."""
    if at < 0:
        return False
    by = tokens[at].text == "by" and at > 0 and tokens[at - 1].part == "C"
    return by or tokens[at].text.lower() in PASSED_ON


def reports(tokens, place):
    """Tell whether a cue follows the name at index `place`, past an aside in commas."""
    after = place + 1
    if any(word.part == "C" for word in tokens[after : after + 3]):
        return True
    if after >= len(tokens) or tokens[after].part != ",":
        return False
    close = next((n for n in range(after + 1, len(tokens)) if tokens[n].part == ","), -1)
    return close > 0 and any(word.part == "C" for word in tokens[close + 1 : close + 3])


def quoted(page, tokens, place, block, last):
    """Return the span of one quotation, with its form, speaker and cue."""
    start, end, _, continues = page.quotes[tokens[place].start]
    alone = all(word.part in "Q." for word in tokens)
    close = last and start - last[1] <= NEAR
    if last and (continues or (alone and close and page.quotes[last[0]][2] == block)):
        return start, end, last[2]._replace(voice="quotation", form="direct")
    if page.intro and place == 0:
        return start, end, page.intro.pop()
    signed = signature(page, end) if place == 0 else ""
    if signed:
        return start, end, Said("quotation", "direct", signed)
    if not alone:
        return start, end, tied(page, tokens, place, last[2].speaker if close else "")
    late = start > page.blocks[block][0] and page.memory
    speaker = page.memory[-1][0] if late else (last[2].speaker if close else "")
    return start, end, Said("quotation", "direct", speaker)


def tied(page, tokens, place, before):
    """Return the `Said` of a quotation that shares its sentence with other words."""
    start, end, *_ = page.quotes[tokens[place].start]
    inner = page.text[start + 1 : end].strip("\"'”’“‘»«`„ ")
    direct = is_direct(tokens, place, inner)
    comma = inner[-1:] in ",?!—–-…" or follows(tokens, place)
    found = tie(tokens, place, comma=comma, direct=direct)
    titled = is_title(tokens, place, inner) and not spoken(tokens, place, found)
    form = "direct" if direct else "partial"
    if found.subject.first >= 0 and not titled:
        return said_by(page, tokens, found.cue, found.subject, ("quotation", form))
    if titled or (not direct and len(inner.split()) <= SCARE):
        return Said("scare quote")
    return Said("quotation", form, before)
