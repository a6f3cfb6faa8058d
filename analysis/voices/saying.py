"""Whose words a quotation is: the `Said` of each, and the newsrooms that it went through."""

from analysis.voices.cues import word_class
from analysis.voices.forms import follows, is_direct, is_title, signature, spoken
from analysis.voices.names import name_of
from analysis.voices.page import Said, introduced, last_of, last_quotation, recent
from analysis.voices.speakers import is_newsroom
from analysis.voices.tying import tie

# At most so many words in quotation marks, and nobody speaking, are a scare quote.
SCARE = 4
# A quotation without a cue keeps the speaker of one that ended at most so many characters before.
NEAR = 900
# A heading has at most so many words.
HEADING = 8
PASSED_ON = word_class("passed on")


def said_by(page, tokens, cue, subject, voice, number):
    """Return the `Said` of a cue and its subject in the sentence of this number."""
    speaker = name_of(tokens, subject, page, number)
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


def quoted(page, tokens, place, number, spans):
    """Return the span of one quotation, with its form, speaker and cue; `spans`: those before."""
    start, end, _, continues = page.quotes[tokens[place].start]
    alone = all(word.part in "Q." for word in tokens)
    if (continues or alone) and (said := gone_on(page, start, number, spans)):
        return start, end, said._replace(voice="quotation", form="direct")
    announced = introduced(page, number) if place == 0 and not last_of(spans) else None
    if announced:
        return start, end, announced
    signed = signature(page, end) if place == 0 else ""
    if signed:
        return start, end, Said("quotation", "direct", signed)
    if not alone:
        return start, end, tied(page, tokens, place, number, spans)
    if is_heading(page, start, end, number):
        return start, end, Said("quotation", "direct")
    speaker = ""
    if start > page.blocks[page.lines[number][2]][0]:
        speaker = next((actor for actor, _ in recent(page, number)), "")
    speaker = speaker or speaker_before(page, start, number, spans)
    return start, end, Said("quotation", "direct", speaker)


def is_heading(page, start, end, number):
    """Tell whether a quotation is a paragraph of a few words without an end: a heading."""
    first, last = page.blocks[page.lines[number][2]]
    alone = page.text[first:start].strip() == page.text[end:last].strip() == ""
    inner = page.text[start:end].strip("\"'”’“‘»«`„ ")
    return alone and inner[-1:] not in ".!?…,;:" and len(inner.split()) <= HEADING


def gone_on(page, start, number, spans):
    """Return the `Said` of the quotation before if this one goes on with it, or None."""
    last = last_of(spans) or last_quotation(page, number)
    if not last:
        return None
    *_, block, continues = page.quotes[start]
    near = start - last[1] <= NEAR and page.quotes[last[0]][2] == block
    return last[2] if continues or near else None


def speaker_before(page, start, number, spans):
    """Return who spoke in the last quotation that ended not far before `start`, or ""."""
    last = last_of(spans) or last_quotation(page, number)
    return last[2].speaker if last and start - last[1] <= NEAR else ""


def tied(page, tokens, place, number, spans):
    """Return the `Said` of a quotation that shares its sentence with other words."""
    start, end, *_ = page.quotes[tokens[place].start]
    inner = page.text[start + 1 : end].strip("\"'”’“‘»«`„ ")
    direct = is_direct(tokens, place, inner)
    comma = inner[-1:] in ",?!—–-…" or follows(tokens, place)
    found = tie(tokens, place, comma=comma, direct=direct)
    titled = is_title(tokens, place, inner) and not spoken(tokens, place, found)
    form = "direct" if direct else "partial"
    if found.subject.first >= 0 and not titled:
        return said_by(page, tokens, found.cue, found.subject, ("quotation", form), number)
    if titled or (not direct and len(inner.split()) <= SCARE):
        return Said("scare quote")
    return Said("quotation", form, speaker_before(page, start, number, spans))
