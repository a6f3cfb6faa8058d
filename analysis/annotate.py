"""The article itself with its loaded words marked, and a note on each that needs no hovering.

Everything that comes from a text or a table is escaped; the result holds no script, fetches
nothing and passes the reports' list of allowed elements.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from html import escape

# The reports bring these colours; the fallbacks serve a notebook, where there is no style sheet.
STYLE = """<style>
.annotated { line-height: 1.7; max-width: 44rem; }
.annotated mark { background: var(--loaded, #fbe0c3); color: var(--ink, #1c1b19);
  border-bottom: 2px solid var(--loaded-line, #b34e00); padding: 0 .15em; }
.annotated mark.neutral { background: none; color: inherit;
  border-bottom: 2px dotted var(--neutral-line, #0072b2); padding: 0; }
.annotated mark.other { background: none; color: inherit;
  border-bottom: 2px dashed var(--loaded-line, #b34e00); padding: 0; }
.annotated .quotation, .annotated .scare-quote { font-style: italic; opacity: .85; }
.annotated .caption, .annotated .embed { font: .85em/1.5 system-ui, sans-serif;
  border-left: 3px solid var(--line, #d9d5cc); padding-left: .5em; }
.annotated .caption::before { content: "Caption: "; }
.annotated .embed::before { content: "Embedded post: "; }
.annotated sup { line-height: 0; font: .68em system-ui, sans-serif; vertical-align: super; }
.annotated sup a { padding: .2em .1em; text-decoration: none; }
.annotated-notes { font: .85em/1.5 system-ui, sans-serif; max-width: 44rem; }
.annotated-notes li { margin-bottom: .4em; }
</style>"""
KEY = (
    '<p><small>Key: <mark>loaded, the outlet’s own voice</mark> · <mark class="other">loaded in '
    "somebody else’s voice, or a claim rather than a judgement</mark> · "
    '<mark class="neutral">a neutral choice</mark> · <span class="quotation">words of a source'
    "</span>. Numbers lead to the notes.</small></p>"
)


def annotated_html(text, seen, voices):
    """The article as HTML: loaded words marked and numbered, voices apart, notes below.

    `seen` holds the occurrences of this one article (`analysis.evidence.terms`), `voices` its
    stretches (`analysis.voices.find_voices`). A loaded word in the outlet's own voice is a plain
    ``<mark>``; one in another voice, or of a status other than evaluative, has class ``other``;
    a neutral choice has class ``neutral``. Its number links to a note with the neutral
    counterpart and the reason. Occurrences that overlap an earlier one are left out.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis.evidence import terms
    >>> news = pd.DataFrame({"article": ["a"], "text": ["The regime fell."]})
    >>> voices = pd.DataFrame([["a", 0, 16, "outlet", ""]],
    ...                       columns=["article", "start", "end", "voice", "speaker"])
    >>> page = annotated_html(news["text"][0], terms(news), voices)
    >>> 'The <mark class="label" id="a-word-1"' in page, page.count('id="a-note-1"')
    (True, 1)
    """
    marks = numbered(apart(seen.to_dict("records"), len(text)))
    prefix = class_name(str(seen["article"].iloc[0])) if len(seen) else "article"
    body = article_html(text, marks, filled(voices, len(text)), prefix)
    return (
        f'{STYLE}<section class="annotated">{KEY}<div class="article">{body}</div></section>'
        f"{_notes(marks, prefix)}"
    )


def article_html(text, marks, stretches, prefix):
    """The text as paragraphs with its marks; without tags and numbers it is the text itself."""
    lines, start = [], 0
    for line in text.split("\n"):
        inner = "".join(_voiced(text, marks, s, prefix) for s in cut(stretches, start, line))
        lines.append(f"<p>{inner}</p>" if line.strip() else inner)
        start += len(line) + 1
    return "\n".join(lines)


def numbered(marks):
    """Give loaded occurrences a ``number``, the same for all of one lexicon row, and a ``place``.

    Examples
    --------
    >>> word = {"side": "loaded", "concept": "rule", "form": "regime", "pos": "noun"}
    >>> [mark["number"] for mark in numbered([word, word | {"form": "junta"}, word])]
    [1, 2, 1]
    """
    known, result = {}, []
    for place, mark in enumerate(marks, start=1):
        key = (mark["concept"], mark["form"], mark["pos"])
        number = known.setdefault(key, len(known) + 1) if mark["side"] == "loaded" else 0
        result.append(mark | {"number": number, "place": place})
    return result


def apart(marks, length):
    """The occurrences that lie in the text and do not overlap, in reading order."""
    kept, last = [], 0
    for mark in sorted(marks, key=lambda mark: (mark["start"], -mark["end"])):
        if last <= mark["start"] < mark["end"] <= length:
            kept.append(mark)
            last = mark["end"]
    return kept


def filled(voices, length):
    """Stretches (start, end, voice, speaker) that cover the text; gaps are the outlet's."""
    stretches, last = [], 0
    rows = voices.sort_values("start")[["start", "end", "voice", "speaker"]]
    for start, end, voice, speaker in rows.itertuples(index=False, name=None):
        start, end = max(start, last), min(end, length)
        if start < end:
            stretches += [(last, start, "outlet", "")] * (last < start)
            stretches.append((start, end, voice, speaker))
            last = end
    return stretches + [(last, length, "outlet", "")] * (last < length)


def cut(stretches, start, line):
    """The parts of the stretches that lie in the line that begins at `start`."""
    end = start + len(line)
    for first, last, voice, speaker in _meeting(stretches, start, end, lambda one: one[:2]):
        yield max(first, start), min(last, end), voice, speaker


def _meeting(spans, start, end, places):
    """Those of the spans, which are in order and apart, that share a character with a stretch."""
    first = bisect_right(spans, start, key=lambda one: places(one)[1])
    return spans[first : bisect_left(spans, end, key=lambda one: places(one)[0])]


def _voiced(text, marks, stretch, prefix):
    """One stretch: plain for the outlet, else in an element that names the voice."""
    start, end, voice, speaker = stretch
    inner = _marked(text, marks, (start, end), prefix)
    if voice == "outlet":
        return inner
    title = f"{voice}: {speaker}" if speaker else voice
    return f'<span class="{class_name(voice)}" title="{escape(title)}">{inner}</span>'


def _marked(text, marks, span, prefix):
    start, end = span
    pieces = []
    for mark in _meeting(marks, start, end, lambda one: (one["start"], one["end"])):
        first, last = max(mark["start"], start), min(mark["end"], end)
        pieces += [escape(text[start:first]), _mark(text[first:last], mark, first, prefix)]
        # A mark that runs on into the next stretch gets its number there.
        pieces.append(_number(mark, prefix) if mark["end"] == last else "")
        start = last
    return "".join([*pieces, escape(text[start:end])])


def _mark(words, mark, first, prefix):
    own = mark["voice"] == "outlet" and mark["status"] == "evaluative"
    kind = "neutral" if mark["side"] == "neutral" else "" if own else "other"
    classes = " ".join(filter(None, [kind, class_name(mark["category"])]))
    classes = f' class="{classes}"' if classes else ""
    anchor = f' id="{prefix}-word-{mark["place"]}"' if first == mark["start"] else ""
    return f'<mark{classes}{anchor} title="{escape(_summary(mark))}">{escape(words)}</mark>'


def _number(mark, prefix):
    if not mark["number"]:
        return ""
    number = mark["number"]
    link = f'<a href="#{prefix}-note-{number}" role="doc-noteref"'
    return f'<sup>{link} aria-label="note {number}">{number}</a></sup>'


def _summary(mark):
    if mark["side"] == "neutral":
        return f"neutral choice ({mark['concept']})"
    repair = remedy(mark)
    return f"{mark['category']}, {mark['status']}{': ' if repair else ''}{repair}"


REPAIRS = {
    "attribute": "say who calls it so, and why",
    "specify": "say what happened",
    "quantify": "give the figure",
    "delete": "the sentence stands without it",
    "none": "accurate where the facts hold: keep it",
}


def remedy(mark):
    """What a fair writer could do instead."""
    if mark["repair"] == "synonym" and mark["neutral"]:
        return "neutral: " + ", ".join(mark["neutral"].split("|"))
    return REPAIRS.get(mark["repair"], "")


def _notes(marks, prefix):
    """The list that the numbers lead to: one note a lexicon row, with links back."""
    loaded = [mark for mark in marks if mark["number"]]
    if not loaded:
        return ""
    same = {}
    for mark in loaded:
        same.setdefault(mark["number"], []).append(mark)
    items = [_note(marks, prefix) for _, marks in sorted(same.items())]
    return (
        f'<section class="annotated-notes" aria-label="Notes"><ol>{"".join(items)}</ol></section>'
    )


def _note(same, prefix):
    mark = same[0]
    owners = Counter(whose(each) for each in same)
    voices = "; ".join(f"{voice}, {n} times" if n > 1 else voice for voice, n in owners.items())
    links = " ".join(
        f'<a href="#{prefix}-word-{each["place"]}" role="doc-backlink" '
        f'aria-label="back to the text, place {n}">↩</a>'
        for n, each in enumerate(same, start=1)
    )
    parts = [f"{mark['category']}, {mark['status']}; {voices}", remedy(mark), mark["note"]]
    said = ". ".join(part[0].upper() + part[1:].rstrip(".") for part in parts if part)
    start = f'<li id="{prefix}-note-{mark["number"]}"><b>{escape(mark["form"])}</b>: '
    return f"{start}{escape(said)}. {links}</li>"


def whose(mark):
    if mark["voice"] == "outlet":
        reports = mark.get("speech_form") == "indirect" and mark["speaker"]
        return "the outlet’s own voice" + (f", reporting {mark['speaker']}" if reports else "")
    return f"{mark['voice']} of {mark['speaker']}" if mark["speaker"] else mark["voice"]


def class_name(words):
    """A class or an id: letters, digits and hyphens only."""
    return re.sub(r"[^A-Za-z0-9]+", "-", words).strip("-").lower()
