"""Who is quoted by whom, and what each outlet calls the same actor."""

from analysis import articles as segments
from analysis.comparing.groups import keys, with_groups
from analysis.framing.speech import KINDS, speech

SPEAKERS = ["speaker", "articles", "quotations", "words", "indirect", *KINDS]
EPITHETS = [
    "actor",
    "word",
    "side",
    "attributed",
    "voice",
    "speaker",
    "article",
    "start",
    "end",
    "sentence",
]


def quoted_by(articles, voices, *, by="outlet"):
    """How each group lets each speaker be heard: its articles of `analysis.framing.speech.speech`.

    Returns the columns of `by`, ``speaker``, ``articles`` (in which they are heard),
    ``quotations``, ``words`` (in quotation marks), ``indirect`` (stretches in the outlet's wording)
    and the number of cues of each kind (*neutral*, *doubting*, *factive*, *loaded*). The speakers
    with most words in all come first; being quoted is not being favoured.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis.voices import find_voices
    >>> news = pd.DataFrame({"article": ["a", "b"], "outlet": ["Post", "Sun"],
    ...     "text": ["“No,” Ada Bell said.", "“No, never,” Ada Bell claimed."]})
    >>> table = quoted_by(news, find_voices(news))
    >>> table[["outlet", "speaker", "words", "neutral", "doubting"]].values.tolist()
    [['Post', 'Ada Bell', 1, 1, 0], ['Sun', 'Ada Bell', 2, 0, 1]]
    """
    names = keys(by)
    heard = with_groups(speech(articles, voices), articles, by)
    sums = heard.groupby([*names, "speaker"])[SPEAKERS[2:]].sum()
    sums.insert(0, "articles", heard.groupby([*names, "speaker"]).size())
    table = sums.reset_index()
    table["all"] = table.groupby("speaker")["words"].transform("sum")
    order = ["all", "speaker", *names]
    rising = [False, *[True] * (len(names) + 1)]
    table = table.sort_values(order, ascending=rising, ignore_index=True)
    return table[[*names, *SPEAKERS]]


def called_by(framings, articles, *, by="outlet"):
    """What each group calls each actor: one row an epithet, with its sentence and its voice.

    `framings` is `analysis.framing.find_framings`. Denied epithets are left out. In another voice
    than the outlet's the words are the speaker's, not the outlet's.

    Returns the columns of `by`, ``actor``, ``word``, ``side`` (of the lexicon, or ""),
    ``attributed`` (whose label the outlet says it is), ``voice``, ``speaker``, article, start, end
    and ``sentence``; the actors with most epithets first, the groups of each in the order of the
    alphabet.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis.framing import find_framings
    >>> news = pd.DataFrame({"article": ["a", "b"], "outlet": ["Post", "Sun"], "title": "",
    ...     "text": ["The tyrant Tom Ray left.", "President Tom Ray left."]})
    >>> called_by(find_framings(news), news)[["outlet", "actor", "word", "side"]].values.tolist()
    [['Post', 'Tom Ray', 'tyrant', 'loaded'], ['Sun', 'Tom Ray', 'president', 'neutral']]
    """
    names = keys(by)
    denied = framings["negated"].astype(bool)
    rows = framings[(framings["relation"] == "epithet") & ~denied]
    rows = with_groups(_with_sentence(rows, articles), articles, by)
    rows["all"] = rows.groupby("actor")["word"].transform("size")
    order = ["all", "actor", *names, "article", "start"]
    rising = [False, *[True] * (len(order) - 1)]
    table = rows.sort_values(order, ascending=rising, kind="stable", ignore_index=True)
    return table[[*names, *EPITHETS]]


def _with_sentence(rows, articles):
    """Put the text of the sentence in which each row stands in the place of its number."""
    lines = segments.sentences(articles)[["article", "sentence", "text"]]
    rows = rows.astype({"sentence": int}).merge(lines, on=["article", "sentence"], how="left")
    return rows.drop(columns="sentence").rename(columns={"text": "sentence"})


def names_in_common(table, name, *, least=2, by="outlet"):
    """The rows of speakers or actors whom at least so many groups have.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"outlet": ["Post", "Sun", "Sun"], "actor": ["Ray", "Ray", "Bell"]})
    >>> names_in_common(table, "actor")["actor"].tolist()
    ['Ray', 'Ray']
    """
    groups = table.groupby(name)[keys(by)[-1]].transform("nunique")
    return table[groups >= least].reset_index(drop=True)
