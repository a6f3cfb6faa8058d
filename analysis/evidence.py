"""Every loaded (and neutral) word with its voice, its speaker and the actor it describes."""

from itertools import groupby
from operator import itemgetter

from analysis import tables
from analysis.actors import known_forms, mentions_in, read_actors
from analysis.articles.markup import without_markup
from analysis.attributions import attributed_to
from analysis.lexicons import neutral_forms, read_lexicon
from analysis.occurrences import find, with_voice
from analysis.tables import SIDES
from analysis.ties import may_label, tie, ties_in
from analysis.ties.story import Use
from analysis.voices import said_at
from analysis.voices.grammar import Mention, by_article


def terms(articles, *, lexicon=None, actors=None, side="both"):
    """Find the lexicon's forms and say in whose voice each stands and whom it describes.

    `find`, then, where a word of `side` stands, who is named (`mentions_in`), who speaks
    (`said_at`), whom it describes (`ties_in`) and who attributed it; no parser is loaded.

    Returns one row an occurrence of `side` (loaded, neutral or both): article, start, end, text,
    the lexicon's columns, ``voice``, ``speech_form``, ``speaker``, ``attributed``, ``actor`` and
    ``neutral`` (the counterparts of the same part of speech, joined by ``|``).

    Examples
    --------
    >>> import pandas as pd
    >>> news = pd.DataFrame({"article": ["a"], "text": ["“The tyrant fell,” Ada Bell said."]})
    >>> terms(news).query("side == 'loaded'")[["text", "voice", "speaker"]].values.tolist()
    [['tyrant', 'quotation', 'Ada Bell']]
    """
    lexicon = read_lexicon() if lexicon is None else lexicon
    known = known_forms(read_actors() if actors is None else actors)
    articles = without_markup(articles)
    seen, sides = find(articles, lexicon), SIDES if side == "both" else [side]
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    cells = zip(*(seen[column].tolist() for column in ["article", *USE]), strict=True)
    rows = []
    for article, same in groupby(cells, key=itemgetter(0)):
        uses = [Use(start, end, pos, kind, "", *rest) for _, start, end, pos, kind, *rest in same]
        # Who is named and who speaks takes most of the time, and is asked only where it is of use.
        asked = any(use.side in sides for use in uses)
        rows += told(texts[article], uses, known, sides) if asked else [UNTOLD] * len(uses)
    columns = zip(*rows, strict=True) if rows else [[] for _ in TOLD]
    seen = seen.assign(**dict(zip(TOLD, map(list, columns), strict=True)))
    seen = seen[seen["side"].isin(sides)].reset_index(drop=True)
    return with_neutral(seen, lexicon).astype(dict.fromkeys([*TOLD, "neutral"], "str"))


USE = ["start", "end", "pos", "category", "concept", "side"]
# What is told of an occurrence, and of one that nobody asked about.
TOLD = ["voice", "speech_form", "speaker", "actor", "attributed"]
UNTOLD = ("outlet", "", "", "", "")


def told(text, uses, known, sides):
    """What is told of each use of one text, in the order of `TOLD`; `sides` are asked about."""
    mentions = [Mention(*mention) for mention in mentions_in(text, known)]
    # A noun of the other side may be whom an asked word describes: "the protesters rampaged".
    of_use = [n for n, use in enumerate(uses) if use.side in sides or may_label(text, use)]
    said = dict(zip(of_use, said_at(text, mentions, [uses[n].start for n in of_use]), strict=True))
    placed = [
        (n, use._replace(speaker=said[n].speaker) if n in said else use)
        for n, use in enumerate(uses)
    ]
    actors = dict(ties_in(text, mentions, placed, wanted=lambda use: use.side in sides))
    rows = [UNTOLD] * len(uses)
    for n, use in enumerate(uses):
        if use.side in sides:
            by = attributed_to(text, use.start, use.end, mentions)
            rows[n] = (said[n].voice, said[n].form, said[n].speaker, actors.get(n, ""), by)
    return rows


def terms_among(articles, lexicon, mentions, voices):
    """`terms` where the mentions and the voices are known already."""
    return described(find(articles, lexicon), articles, lexicon, mentions, voices)


def described(occurrences, articles, lexicon, mentions, voices):
    """The occurrences with voice, actor, who attributed them, and counterparts."""
    seen = tie(with_voice(occurrences, voices), mentions, articles)
    seen = with_neutral(with_attribution(seen, mentions, articles), lexicon)
    return seen.astype(dict.fromkeys(["actor", "attributed", "neutral"], "str"))  # also if empty


def reporting(occurrences):
    """Which of the outlet's own words stand where it reports what somebody said or thinks.

    They are the outlet's wording, and a reader may take them for the speaker's: they count with
    the outlet's own, and are said apart.

    Examples
    --------
    >>> import pandas as pd
    >>> news = pd.DataFrame({"article": ["a"], "text": [
    ...     "Ada Bell said that the regime fell. The regime fell. “A regime,” she said."]})
    >>> reporting(terms(news, side="loaded")).tolist()
    [True, False, False]
    """
    indirect = (occurrences["voice"] == "outlet") & (occurrences["speech_form"] == "indirect")
    return indirect & (occurrences["speaker"] != "")


def with_attribution(occurrences, mentions, articles):
    """Add ``attributed``: whom the outlet names as the user of the label, or ""."""
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    named = by_article(mentions)
    spans = zip(*(occurrences[column].tolist() for column in tables.SPAN), strict=True)
    return occurrences.assign(
        attributed=[
            attributed_to(texts[article], start, end, named.get(article, []))
            for article, start, end in spans
        ]
    )


def with_neutral(occurrences, lexicon):
    """Add ``neutral``: the counterparts of each loaded form, joined by ``|``."""
    forms = neutral_forms(lexicon)
    keys = zip(occurrences["concept"], occurrences["pos"], occurrences["repair"], strict=True)
    return occurrences.assign(
        neutral=[forms.get((c, pos), "") if repair == "synonym" else "" for c, pos, repair in keys]
    )


# The contract of the command line: these columns, in this order.
TERMS = [
    *tables.SPAN, "text", "concept", "category", "status", "repair", "neutral", "voice",
    "speaker", "attributed", "actor", "source",
]  # fmt: skip
