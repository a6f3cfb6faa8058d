r"""The small language of context conditions: where an ambiguous form counts, and where it does not.

The lexicon's ``only`` and ``unless`` cells hold alternatives separated by ``|``. In each, ``_`` is
the form, ``...`` up to three words, ``NAME`` a capitalised word, ``NUM`` a number, ``PEOPLE`` one
of the plural nouns for people in ``data/word_classes.csv`` (*people*, *group*) or its singular,
``*`` the rest of a word; every other word is literal, in lower case, and matches any case.
"""

import re
from functools import cache

from analysis.voices.cues import word_class


def _people():
    """A pattern for the plural nouns for people and their singulars, the longest first."""
    nouns = {
        re.sub(r"ies$", "(?:y|ies)", noun) if noun.endswith("ies") else re.sub(r"s$", "s?", noun)
        for noun in word_class("people") | word_class("group")
    }
    return f"(?i:{'|'.join(sorted(nouns, key=lambda noun: (-len(noun), noun)))})"


SPECIAL_TOKENS = {"NAME": r"[A-Z][\w’'.-]*", "NUM": r"\d[\d,.]*", "PEOPLE": _people()}
# What may stand between two words of a condition: never the end of a sentence.
GAP = r"[^\w.!?;]+"
# How far back, in characters, one word of a condition and the gap after it may reach.
WORD_REACH = 30
FEW_WORDS = r"(?:[\w’'-]+[^\w.!?;]+){0,3}"

_LETTER, _MARK = r"[^\W_A-Z]", r"[*'.&/-]"
_TOKEN = rf"(?:\.\.\.|{'|'.join(SPECIAL_TOKENS)}|{_MARK}*{_LETTER}(?:{_LETTER}|{_MARK})*)"
_ALTERNATIVE = rf"\s*(?:{_TOKEN}\s+)*_(?:\s+{_TOKEN})*\s*"
# A whole cell in one pattern: the lexicon has thousands of cells and is read at every start.
CELL = re.compile(rf"(?:{_ALTERNATIVE}(?:\|{_ALTERNATIVE})*)?")


def is_context(conditions):
    """Is the cell well formed: one ``_`` an alternative, no capitals but the special tokens?

    Examples
    --------
    >>> is_context("training _ | _ ... record*"), is_context("NAME's _"), is_context("records")
    (True, False, False)
    """
    return CELL.fullmatch(conditions) is not None


@cache
def compile_context(conditions):
    """Compile context conditions into (reach, needles, before, after); None: anything may stand.

    `reach` is how many characters the patterns look to either side, and `needles` holds pieces of
    words, in lower case, one of which must stand there; it is empty if nothing must. The
    alternatives that look only back share a pattern, and so do those that look only ahead.
    Compiled when first asked for: an article meets few of the lexicon's conditions.

    Raises
    ------
    ValueError
        For an alternative without ``_``, and for a word which would match nothing: one with a
        capital that is no special token, a special token glued to other characters, or
        mere punctuation.

    Examples
    --------
    >>> [(reach, needles, before, after)] = compile_context("_ ... record*")
    >>> needles, before, bool(after.match(" track records of allies"))
    (('record',), None, True)
    >>> compile_context("NAME's _")
    Traceback (most recent call last):
    ...
    ValueError: context condition "NAME's _": "NAME's" is neither a lower-case word nor one of
    _, ..., NAME, NUM, PEOPLE
    """
    parts = [part.strip() for part in conditions.split("|") if part.strip()]
    groups = {}
    for part in parts:
        before, after = _patterns(part)
        group = (bool(before), bool(after), part if before and after else "")
        groups.setdefault(group, []).append((before, after, _needle(part)))
    words = [len(part.replace("...", ". . .").split()) for part in parts]
    reach = WORD_REACH * max(words, default=0)
    return [_compiled(reach, same) for same in groups.values()]


def _compiled(reach, same):
    """The patterns of alternatives that look the same way, as one."""
    before, after, needles = zip(*same, strict=True)
    return (
        reach,
        needles if all(needles) else (),
        re.compile(f"(?:{'|'.join(before)})$") if before[0] else None,
        re.compile("|".join(after)) if after[0] else None,
    )


def _needle(condition):
    """The longest run of letters that every text which meets the condition holds, or ""."""
    words = [word for word in condition.split() if word not in {"_", "...", *SPECIAL_TOKENS}]
    return max(re.findall(r"[^\W\d_]+", " ".join(words)), key=len, default="")


def holds(conditions, text, start, end):
    """Does one alternative match around the form that stands in `text` from `start` to `end`?

    Examples
    --------
    >>> holds("training _ | _ change", "a training regime", 11, 17)
    True
    """
    near = ""
    for reach, needles, back, ahead in compile_context(conditions):
        near = near or text[max(0, start - reach) : end + reach].lower()
        if needles and not any(needle in near for needle in needles):
            continue  # most often so, and sooner seen than by the patterns
        if (ahead is None or ahead.match(text, end)) and (
            back is None or back.search(text, max(0, start - reach), start)
        ):
            return True
    return False


def _patterns(condition):
    tokens = condition.split()
    for token in tokens:
        if token != "_" and not re.fullmatch(_TOKEN, token):
            raise ValueError(
                f'context condition "{condition}": "{token}" is neither a lower-case word '
                f"nor one of _, ..., {', '.join(SPECIAL_TOKENS)}"
            )
    if tokens.count("_") != 1 or len(tokens) == 1:
        raise ValueError(f'context condition "{condition}" needs one _ and a word beside it')
    place = tokens.index("_")
    before = "".join(_before(token) for token in tokens[:place])
    return before, "".join(_after(token) for token in tokens[place + 1 :])


def _before(token):
    """A word before the form carries the gap after it."""
    return FEW_WORDS if token == "..." else r"(?<!\w)" + _word(token) + GAP


def _after(token):
    """A word after the form carries the gap before it."""
    return rf"(?:{GAP}[\w’'-]+){{0,3}}?" if token == "..." else GAP + _word(token) + r"(?!\w)"


def _word(token):
    if token in SPECIAL_TOKENS:
        return SPECIAL_TOKENS[token]
    literal = re.escape(token).replace("'", "['’]").replace(r"\*", r"[\w’'-]*")
    return f"(?i:{literal})"
