"""Who gets to speak: words, quotations, where the first stands, and how the outlet introduces it.

Being quoted is not being favoured.
"""

from analysis.measures import word_counts
from analysis.tables import CUE_KINDS

# Speakers whom the text does not identify (Reuters Handbook: name the source, or say why not).
VAGUE = (
    r"(?i)^(?:the |some |several |many |most |other |local |international |western |unnamed )*"
    r"(?:reports?|observers?|sources?|analysts?|experts?|critics?|officials?|people|witnesses"
    r"|residents|insiders?|media|rumou?rs?|accounts?|commentators?|diplomats?)\b"
)
KINDS = [kind for kind in CUE_KINDS if kind != "none"]
COLUMNS = [
    "article", "speaker", "quotations", "words", "indirect", "first", "vague", *KINDS, "via",
]  # fmt: skip


def speech(articles, voices):
    """How each speaker of each article is heard.

    Returns article, speaker, ``quotations``, ``words`` (in quotation marks), ``indirect``
    (stretches in the outlet's wording), ``first`` (share of the article before the first of
    either, in [0, 1)), ``vague`` (a source that the text does not identify), the number of cues
    of each kind (*neutral*, *doubting*, *factive*, *loaded*) and ``via`` (the outlets that the
    words were taken from); most words first.

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
        quotation=said["voice"] == "quotation", place=said["start"] / said["article"].map(lengths)
    )
    by = ["article", "speaker"]
    heard = said.groupby(by).agg(
        quotations=("quotation", "sum"), stretches=("quotation", "size"), first=("place", "min"),
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
