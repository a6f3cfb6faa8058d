r"""The small language of context conditions: where an ambiguous form counts, and where it does not.

The lexicon's ``only`` and ``unless`` cells hold alternatives separated by ``|``. In each, ``_`` is
the form, ``...`` up to three words, ``NAME`` a capitalised word, ``NUM`` a number, ``*`` the rest
of a word; every other word is literal, in lower case, and matches any case.
"""

import re
from functools import cache

SPECIAL_TOKENS = {"NAME": r"[A-Z][\w’'.-]*", "NUM": r"\d[\d,.]*"}
# What may stand between two words of a condition: never the end of a sentence.
GAP = r"[^\w.!?;]+"
# How far back, in characters, one word of a condition and the gap after it may reach.
WORD_REACH = 30
FEW_WORDS = r"(?:[\w’'-]+[^\w.!?;]+){0,3}"

_LETTER, _MARK = r"[^\W_A-Z]", r"[*'.&/-]"
_TOKEN = rf"(?:\.\.\.|NAME|NUM|{_MARK}*{_LETTER}(?:{_LETTER}|{_MARK})*)"
_ALTERNATIVE = rf"\s*(?:{_TOKEN}\s+)*_(?:\s+{_TOKEN})*\s*"
# A whole cell in one pattern: the lexicon has thousands of cells and is read at every start.
CELL = re.compile(rf"(?:{_ALTERNATIVE}(?:\|{_ALTERNATIVE})*)?")


def is_context(conditions):
    """Is the cell well formed: one ``_`` an alternative, no capitals but ``NAME`` and ``NUM``?

    Examples
    --------
    >>> is_context("training _ | _ ... record*"), is_context("NAME's _"), is_context("records")
    (True, False, False)
    """
    return CELL.fullmatch(conditions) is not None


@cache
def compile_context(conditions):
    """Compile context conditions into (reach, before, after); None where anything may stand.

    `reach` is how many characters the pattern `before` may look back. The alternatives that look
    only back share a pattern, and so do those that look only ahead. Compiled when first asked
    for: an article meets few of the lexicon's conditions.

    Raises
    ------
    ValueError
        For an alternative without ``_``, and for a word which would match nothing: one with a
        capital that is not ``NAME`` or ``NUM``, a special token glued to other characters, or
        mere punctuation.

    Examples
    --------
    >>> [(reach, before, after)] = compile_context("_ ... record*")
    >>> before, bool(after.match(" track records of allies")), bool(after.match(". A record"))
    (None, True, False)
    >>> compile_context("NAME's _")
    Traceback (most recent call last):
    ...
    ValueError: context condition "NAME's _": "NAME's" is neither a lower-case word nor one of
    _, ..., NAME, NUM
    """
    parts = [_patterns(part.strip()) for part in conditions.split("|") if part.strip()]
    back = [before for before, after in parts if not after]
    ahead = [after for before, after in parts if not before]
    both = [(before, after) for before, after in parts if before and after]
    merged = [("|".join(back), "")] * bool(back) + [("", "|".join(ahead))] * bool(ahead)
    reach = WORD_REACH * max(
        len(part.partition("_")[0].replace("...", ". . .").split())
        for part in conditions.split("|")
    )
    return [
        (
            reach,
            re.compile(f"(?:{before})$") if before else None,
            re.compile(after) if after else None,
        )
        for before, after in merged + both
    ]


def holds(conditions, text, start, end):
    """Does one alternative match around the form that stands in `text` from `start` to `end`?

    Examples
    --------
    >>> holds("training _ | _ change", "a training regime", 11, 17)
    True
    """
    return any(
        (ahead is None or ahead.match(text, end))
        and (back is None or back.search(text, max(0, start - reach), start))
        for reach, back, ahead in compile_context(conditions)
    )


def _patterns(condition):
    tokens = condition.split()
    for token in tokens:
        if token != "_" and not re.fullmatch(_TOKEN, token):
            raise ValueError(
                f'context condition "{condition}": "{token}" is neither a lower-case word '
                "nor one of _, ..., NAME, NUM"
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
