"""Make edits fit their places: none overlap, capitals and "a" or "an" agree with what follows."""

import re
from typing import NamedTuple

from analysis.rewrite.grammar import a_or_an, capitalised, opens

ARTICLE = re.compile(r"(?<![\w’'-])([Aa])n?(\s)$")
# So many characters of what follows tell whether it is "a" or "an".
AHEAD = 40


class Edit(NamedTuple):
    """One decision: text[start:end] is `before`, and becomes `after`."""

    start: int
    end: int
    before: str
    after: str
    concept: str
    action: str
    reason: str


def fitted(text, edits):
    """The edits in reading order, widened where a capital or an article has to change with them.

    Examples
    --------
    >>> [edit] = fitted("A despot fell.", [Edit(2, 8, "despot", "official", "", "replaced", "")])
    >>> edit.before, edit.after
    ('A despot', 'An official')
    """
    edits, kept, following = apart(edits), [], ""
    next_start = len(text)
    for edit in reversed(edits):
        between = text[edit.end : next_start]
        if edit.action == "deleted" and opens(text, edit.start):
            edit = with_capital(text, edit, between)
            between = text[edit.end : next_start]
        if edit.action != "left":
            edit = with_article(text, edit, edit.after + between + following)
        following = (edit.after + between + following)[:AHEAD]
        next_start = edit.start
        kept.append(edit)
    return kept[::-1]


def apart(edits):
    """Edits in reading order, none overlapping: an edit covers what is left inside it, and of two
    edits that overlap neither is made, so that a second pass finds nothing to do."""
    kept = []
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if kept and edit.start < kept[-1].end:
            if edit.action == "left":
                continue
            if kept[-1].action != "left":
                kept[-1] = unmade(kept[-1])
                continue
            kept.pop()
        kept.append(edit)
    return kept


def unmade(edit):
    """The edit left undone, since another one overlaps it."""
    return edit._replace(
        after=edit.before, action="left", reason="too close to another loaded word"
    )


def with_capital(text, edit, between):
    """A deletion at the start of a sentence gives its capital to the letter that follows."""
    if not between:  # another edit begins here: it opens the sentence, whatever it writes
        return edit
    end = edit.end + 1
    before, after = text[edit.start : end], capitalised(text[edit.end : end])
    return edit._replace(end=end, before=before, after=after)


def with_article(text, edit, following):
    """Change "a" before the edit to "an", or back, where its new words need it."""
    found = ARTICLE.search(text[max(0, edit.start - 4) : edit.start])
    if not found or not following:
        return edit
    right = found[1] + a_or_an(following)[1:] + found[2]
    start = edit.start - len(found[0])
    if right == text[start : edit.start]:
        return edit
    before = text[start : edit.end]
    return edit._replace(start=start, before=before, after=right + edit.after)
