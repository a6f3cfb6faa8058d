"""Who gets to speak: words, quotations, where the first stands, and how the outlet introduces it.

Being quoted is not being favoured.
"""

import re

from analysis.measures import word_counts
from analysis.tables import CUE_KINDS

# Speakers whom the text does not identify (Reuters Handbook: name the source, or say why not).
VAGUE = (
    r"(?i)^(?:the |some |several |many |most |other |local |international |western |unnamed )*"
    r"(?:reports?|observers?|sources?|analysts?|experts?|critics?|officials?|people|witnesses"
    r"|residents|insiders?|media|rumou?rs?|accounts?|commentators?|diplomats?)\b"
)
# How an outlet answers what was said, in the sentence after it or in the same.
ANSWER = re.compile(
    r"^[”\"’'.,\s]{0,4}(?:In (?:reality|fact|truth)|In actual fact|Actually|Contrary to|Yet records"
    r"|But records|Records show|There is no evidence|No evidence|He offered no|She offered no"
    r"|The claim is (?:false|untrue|not)|That is (?:false|untrue|not))\b"
)
BARE_CLAIM = re.compile(r"\b(?:without (?:offering |any )*evidence|offer(?:ed|ing) no evidence)\b")
KINDS = [kind for kind in CUE_KINDS if kind != "none"]
COLUMNS = [
    "article", "speaker", "quotations", "words", "indirect", "first", "vague", *KINDS, "answered",
    "via",
]  # fmt: skip


def speech(articles, voices):
    """How each speaker of each article is heard.

    Returns article, speaker, ``quotations``, ``words`` (in quotation marks), ``indirect``
    (stretches in the outlet's wording), ``first`` (share of the article before the first of
    either, in [0, 1)), ``vague`` (a source that the text does not identify), the number of cues
    of each kind (*neutral*, *doubting*, *factive*, *loaded*), ``answered`` (stretches that the
    outlet answers right after: "In reality, …") and ``via`` (the outlets that the words were taken
    from); most words first.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis.voices import find_voices
    >>> news = pd.DataFrame({"article": ["a"], "text": ["Observers said it rained. “No,” Ada Bell"
    ...                      " claimed."]})
    >>> table = speech(news, find_voices(news))
    >>> table[["speaker", "quotations", "words", "indirect", "vague", "doubting"]].values.tolist()
    [['Ada Bell', 1, 1, 0, False, 1], ['Observers', 0, 0, 1, True, 0]]
    """
    said = voices[voices["speaker"] != ""]
    said = said[(said["voice"] == "quotation") | (said["form"] == "indirect")]
    lengths = articles.set_index("article")["text"].str.len()
    said = said.assign(
        quotation=said["voice"] == "quotation",
        place=said["start"] / said["article"].map(lengths).astype(float),
        answer=_answered(said, articles),
    )
    by = ["article", "speaker"]
    heard = said.groupby(by).agg(
        quotations=("quotation", "sum"), stretches=("quotation", "size"), first=("place", "min"),
        answered=("answer", "sum"),
        via=("via", lambda outlets: "; ".join(dict.fromkeys(filter(None, outlets)))),
    )  # fmt: skip
    kinds = said.groupby([*by, "cue_kind"]).size().unstack(fill_value=0)
    words = word_counts(articles, said[said["quotation"]], by).set_index(by)["words"]
    heard = heard.join(kinds.reindex(columns=KINDS, fill_value=0)).join(words)
    heard = heard.reset_index().fillna({"words": 0}).astype({"words": int})
    heard = heard.assign(
        indirect=heard["stretches"] - heard["quotations"],
        vague=heard["speaker"].str.contains(VAGUE, regex=True),
    )
    order = ["article", "words", "stretches", "speaker"]
    heard = heard.sort_values(order, ascending=[True, False, False, True], ignore_index=True)
    return heard[COLUMNS]


def _answered(said, articles):
    """Whether the outlet answers each stretch: in the rest of its sentence, or right after it."""
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    return [
        _answers(texts[article], start, end)
        for article, start, end in zip(said["article"], said["start"], said["end"], strict=True)
    ]


def _answers(text, start, end):
    after = text[end : end + 240]
    stop = re.search(r"[.!?][”\"’']?\s+", text[max(start, end - 3) : end + 240])
    rest = text[max(start, end - 3) + stop.end() :][:240] if stop else ""
    bare = BARE_CLAIM.search(text[start:end] + after[: after.find(". ") + 1 or None])
    return bool(bare or ANSWER.search(after) or ANSWER.search(rest))
