"""Find the lexicon's forms in a text: one pass, offsets kept, context conditions respected."""

import re
from functools import lru_cache

import numpy as np
import pandas as pd
from ahocorasick_rs import AhoCorasick

from analysis import lexicons, tables
from analysis.articles.markup import without_markup
from analysis.contexts import holds
from analysis.phrasal import parted, separable

# Length-preserving: offsets into the folded text are offsets into the article.
PLAIN = {"’": "'", "‘": "'", "ʼ": "'", "‑": "-", "‐": "-", "\xa0": " ", "\n": " ", "\t": " "}
LINK = re.compile(r"https?://\S+|pic\.twitter\.com/\S+")
WORD = re.compile(r"[^\W_][\w'’]*")
# The words a form begins with that must be capitals in the text too.
CAPITAL = re.compile(r"(?:[A-Z][\w'.-]*\s?)*")


def find(articles, lexicon):
    """Find every form of the lexicon in every article, whole words, the longest form first.

    A form in lower case matches any case; one with a capital matches only so. A form whose
    `only` or `unless` context does not hold is not an occurrence. A phrasal verb that its object
    parts ("rammed a plan through") is found too, and its span is the verb alone. One pass of an
    Aho-Corasick automaton [1]_ finds all candidates.

    Returns article, start, end, text, the lexicon's columns and ``choice`` (see
    `analysis.lexicons.with_choice`), in reading order.

    References
    ----------
    .. [1] Aho and Corasick (1975), Efficient string matching. CACM 18(6).

    Examples
    --------
    >>> import pandas as pd
    >>> news = pd.DataFrame({"article": ["a"], "text": ["The regime’s training regime."]})
    >>> find(news, lexicons.read_lexicon())[["start", "end", "text"]].values.tolist()
    [[4, 10, 'regime']]
    """
    matcher, articles = _matcher(_key(lexicon)), without_markup(articles)
    rows = [
        (article, start, end, text[start:end], row)
        for article, text in zip(articles["article"], articles["text"], strict=True)
        for start, end, row in find_in(text, matcher)
    ]
    found = tables.frame(rows, [*tables.SPAN, "text", "row"])
    rows = lexicons.with_choice(lexicon)[[*tables.LEXICON, "choice"]]
    kept = rows.iloc[found["row"].to_numpy(dtype=int)].reset_index(drop=True)
    return pd.concat([found.drop(columns="row"), kept], axis=1)


def fold(text):
    """The text in lower case with plain apostrophes, hyphens and spaces, links blanked out.

    As long as the text itself, character for character.

    Examples
    --------
    >>> fold("Islamistshttps://x.org The regime’s")
    "islamists              the regime's"
    """
    if "://" in text or "pic.twitter" in text:
        text = LINK.sub(lambda link: " " * len(link[0]), text)
    lower = text.lower()
    if len(lower) != len(text):  # e.g. "İ", two characters in lower case
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for character, plain in PLAIN.items():  # faster than str.translate
        lower = lower.replace(character, plain)
    return lower


def find_in(text, matcher):
    """The occurrences in one text as (start, end, row of the lexicon), in reading order."""
    automaton, ways = matcher
    folded = fold(text)
    candidates = [
        (start, end, row)
        for number, start, end in automaton.find_matches_as_indexes(folded, overlapping=True)
        if _is_word(folded, start, end)
        for row in [_first_fitting(text, start, end, ways[number])]
        if row is not None
    ]
    return _longest_first(candidates)


def _is_word(folded, start, end):
    before, after = folded[start - 1 : start], folded[end : end + 1]
    return not (before.isalnum() or after.isalnum() or before == "_" or after == "_")


def _first_fitting(text, start, end, ways):
    """The first row whose case, hyphens and context hold here; a guess of the part of speech
    decides between rows that share a spelling."""
    fitting = [way for way in ways if _fits(text, start, end, way)]
    if len(fitting) > 1:
        guess = _guess_pos(text, start)
        fitting.sort(key=lambda way: way["pos"] != guess)
    return fitting[0]["row"] if fitting else None


def _fits(text, start, end, way):
    if way["particle"] and not _is_parted(text, start, end, way["particle"]):
        return False
    if way["capital"] and not text[start:end].replace("’", "'").startswith(way["capital"]):
        return False
    could_be_name = not way["capital"] and text[start].isupper()
    is_name = _inside_name if way["name_check"] else _is_surname
    if could_be_name and is_name(text, start, end):
        return False
    return _hyphens_fit(text, start, end, way["pos"]) and _context_fits(text, start, end, way)


def _is_parted(text, start, end, particle):
    """Is it a verb whose object stands before the particle: "rammed it through", not "a ram"?"""
    return parted(text, end, particle) is not None and _guess_pos(text, start) == "verb"


def _hyphens_fit(text, start, end, pos):
    """'anti-regime' is the regime, 'self-proclaimed' is not to proclaim, 'non-radical' is not
    radical, and 'no-nonsense' no nonsense."""
    if text[start - 1 : start] not in {"-", "‑"} and text[end : end + 1] not in {"-", "‑"}:
        return True
    negated = re.search(r"\b(?:non|no)[-‑]$", text[max(0, start - 4) : start], re.I)
    return pos in {"noun", "adjective", "phrase"} and not negated


def _context_fits(text, start, end, way):
    if way["only"] and not holds(way["only"], text, start, end):
        return False
    return not (way["unless"] and holds(way["unless"], text, start, end))


def _inside_name(text, start, end):
    """Is a capitalised form part of a name, as in 'the Radical Party', outside a title line?"""
    if re.search(r"(?:^|[.!?:“\"‘(—–-]|\n)\s*$", text[max(0, start - 3) : start]):
        return False
    if _in_title(text, start, end):
        return False
    before = re.search(r"([\w’'-]+)\s$", text[max(0, start - 30) : start])
    after = re.match(r"\s([\w’'-]+)", text[end : end + 30])
    return any(word and word[1][0].isupper() for word in (before, after))


def _in_title(text, start, end):
    """Is most of the line in capitals?"""
    words = WORD.findall(text[text.rfind("\n", 0, start) + 1 : _end_of_line(text, end)])
    return sum(word[0].isupper() for word in words) > 0.6 * len(words)


def _is_surname(text, start, end):
    """Does the text write the capitalised form at the end of a name: "Clive Crook"?"""
    name = rf"\b[A-Z]\w+\s(?:[A-Z]\.\s)?{re.escape(text[start:end])}\b(?!\s[A-Z])"
    return any(not _in_title(text, *match.span()) for match in re.finditer(name, text))


def _end_of_line(text, end):
    line_end = text.find("\n", end)
    return len(text) if line_end < 0 else line_end


DETERMINER = re.compile(
    r"(?:\b(?:a|an|the|this|that|these|those|his|her|its|their|our|my|your|of|no|any|some|every)"
    r"|['’]s|[a-z](?:al|ous|ive|ic|ish|ian|ese))\s$",
    re.I,
)


def _guess_pos(text, start):
    """A noun after a determiner, 'of', a possessive or an adjective ending; else a verb."""
    return "noun" if DETERMINER.search(text[max(0, start - 15) : start]) else "verb"


def _longest_first(candidates):
    """Keep the longest of overlapping candidates, give them in reading order."""
    kept, taken = [], set()
    for start, end, row in sorted(candidates, key=lambda c: (c[0] - c[1], c[0])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            kept.append((start, end, row))
    return sorted(kept)


def _key(lexicon):
    """The columns a matcher depends on, hashable."""
    columns = ["form", "pos", "only", "unless", "category"]
    return tuple(lexicon[columns].itertuples(index=False, name=None))


@lru_cache(maxsize=8)
def _matcher(key):
    """The automaton over all inflected forms, and for each of its patterns the rows it may be."""
    ways = {}
    for row, (form, pos, only, unless, category) in enumerate(key):
        way = {
            "row": row,
            "pos": pos,
            "capital": "" if form[0].islower() else CAPITAL.match(form)[0].strip(),
            # A mock title before a name ("Strongman Putin") is an epithet, not a part of it.
            "name_check": category != "epithet",
            "only": only,
            "unless": unless,
            "particle": "",
        }
        particle = separable(form, pos)
        for spelling in lexicons.inflected(form, pos):
            ways.setdefault(fold(spelling), []).append(way)
            if particle:  # "rammed a plan through": found by its verb
                verb = fold(spelling).removesuffix(f" {particle}")
                ways.setdefault(verb, []).append(way | {"particle": particle})
    return AhoCorasick(list(ways)), list(ways.values())


def with_voice(occurrences, voices):
    """Give each occurrence the voice, form and speaker of the stretch in which it starts.

    The stretch's form comes as ``speech_form`` (direct, partial, indirect or ""), since ``form``
    is the lexicon's.

    Examples
    --------
    >>> import pandas as pd
    >>> seen = pd.DataFrame({"article": ["a"], "start": [7], "end": [9]})
    >>> said = pd.DataFrame({"article": ["a", "a"], "start": [0, 5], "end": [5, 20],
    ...                      "voice": ["outlet", "quotation"], "form": ["", "direct"],
    ...                      "speaker": ["", "Ada"]})
    >>> with_voice(seen, said)[["voice", "speaker"]].values.tolist()
    [['quotation', 'Ada']]
    """
    stretch = voices[["article", "start", "voice", "form", "speaker"]].rename(
        columns={"form": "speech_form", "start": "stretch"}
    )
    order = np.arange(len(occurrences))
    joined = pd.merge_asof(
        occurrences.assign(order=order).sort_values("start", kind="stable"),
        stretch.sort_values("stretch", kind="stable"),
        left_on="start", right_on="stretch", by="article",
    )  # fmt: skip
    joined = joined.sort_values("order").drop(columns=["order", "stretch"]).reset_index(drop=True)
    return joined.fillna({"voice": "outlet", "speech_form": "", "speaker": ""})


def keywords_in_context(occurrences, articles, *, width=60):
    """Show each occurrence with `width` characters of its article on either side.

    Returns article, start, end, left, text, right.

    Examples
    --------
    >>> import pandas as pd
    >>> news = pd.DataFrame({"article": ["a"], "text": ["So the regime fell."]})
    >>> seen = pd.DataFrame({"article": ["a"], "start": [7], "end": [13], "text": ["regime"]})
    >>> keywords_in_context(seen, news, width=4)[["left", "text", "right"]].values.tolist()
    [['the ', 'regime', ' fel']]
    """
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    spans = list(occurrences[["article", "start", "end"]].itertuples(index=False, name=None))
    shown = occurrences[["article", "start", "end", "text"]].assign(
        left=[texts[a][max(0, s - width) : s] for a, s, e in spans],
        right=[texts[a][e : e + width] for a, s, e in spans],
    )
    return shown[["article", "start", "end", "left", "text", "right"]]
