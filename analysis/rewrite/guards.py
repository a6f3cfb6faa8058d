"""Where a loaded word is left although a plain one is at hand: it is somebody's word, it is denied,
it is part of a name, or the sentence shows that it is justified."""

import re

from analysis.rewrite.grammar import opens

# "Critics call him a tyrant", "was branded a RINO", "denied being a dictator": whose word is it?
CALLED = re.compile(
    r"(?i)\b(?:call(?:s|ed|ing)?|brand(?:s|ed|ing)?|label(?:s|l?ed|l?ing)?|dub(?:s|bed|bing)?"
    r"|describ\w+|denounc\w+|decri\w+|decry\w*|depict\w*|portray\w*|regard\w*|consider\w*"
    r"|accus\w+|compar\w+|liken\w*|term(?:s|ed)|deem\w*|den(?:y|ies|ied|ying)|reject\w*|derid\w+"
    r"|(?:word|term|label|phrase|name|title|epithet)s?)\b[^.;:!?\n]{0,60}$"
)
DENIED = re.compile(
    r"(?i)\b(?:(?:is|are|was|were|be|been|being|am)(?:n[’']t| not| no| never| neither| nor| hardly)"
    r"|not|never|no|nor)\s(?:an?\s|the\s|\w+\s){0,2}$"
)
# A false claim is not what somebody merely said.
FALSE = re.compile(r"(?i)\b(?:false(?:ly)?|wrong(?:ly)?|incorrect(?:ly)?|baseless(?:ly)?|bogus)\s$")
# A crowd that does this is a mob by any guide; see the notes of the lexicon's rows.
VIOLENCE = re.compile(
    r"(?i)\b(?:lynch\w*|kill\w*|murder\w*|beat(?:en|ing)?|burn\w*|loot\w*|stab\w*|stone[ds]?"
    r"|attack\w*|assault\w*|smash\w*|torch\w*)\b"
)
CROWDS = {"crowd"}
CAPITALISED = re.compile(r"\s[A-Z]")


def guarded(text, use):
    """Why the word has to stay, or "".

    Examples
    --------
    >>> from types import SimpleNamespace as Row
    >>> def why(text, word):
    ...     start = text.index(word)
    ...     return guarded(text, Row(start=start, end=start + len(word), text=word, pos="noun",
    ...                              concept="leader", category="epithet", form=word.lower()))
    >>> why("Critics call him a tyrant.", "tyrant"), why("He is no tyrant.", "tyrant")
    ('somebody calls it so, or denies it', 'the sentence denies it')
    >>> why("The tyrant fell.", "tyrant")
    ''
    """
    first = sentence_start(text, use.start)
    before = text[first : use.start]
    if use.pos in {"noun", "adjective", "phrase"}:
        if CALLED.search(before):
            return "somebody calls it so, or denies it"
        if DENIED.search(before):
            return "the sentence denies it"
    if FALSE.search(before):
        return "the sentence says that it is false"
    if in_a_name(text, use):
        return "part of a name or a title"
    if use.concept in CROWDS and VIOLENCE.search(text[first : use.end + 200].split(". ")[0]):
        return "justified where a crowd attacks, as the sentence says"
    return ""


def sentence_start(text, place):
    """Where the sentence or line around a place begins."""
    return (
        max(text.rfind(mark, max(0, place - 400), place) for mark in (". ", "\n", "! ", "? ")) + 1
    )


def in_a_name(text, use):
    """ "The Death Tax Repeal Act", "@regime": capitals around a noun make it part of a name."""
    if text[use.start - 1 : use.start] in {"@", "#", "/"}:
        return True
    capitals = all(word[:1].isupper() for word in use.text.split())
    if use.pos == "verb" or use.category == "epithet" or not capitals or use.form[:1].isupper():
        return False
    return CAPITALISED.match(text, use.end) is not None or not (
        opens(text, use.start) or use.text.isupper()
    )
