"""Every loaded (and neutral) word with its voice, its speaker and the actor it describes."""

from analysis import tables
from analysis.actors import find_mentions, read_actors
from analysis.articles.markup import without_markup
from analysis.attributions import attributed_to
from analysis.lexicons import neutral_forms, read_lexicon
from analysis.occurrences import find, with_voice
from analysis.tables import SIDES
from analysis.ties import tie
from analysis.voices import find_voices
from analysis.voices.grammar import by_article


def terms(articles, *, lexicon=None, actors=None, side="both"):
    """Find the lexicon's forms and say in whose voice each stands and whom it describes.

    `find`, then `find_voices`, then who attributed the label, then `tie`; no parser is loaded.

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
    articles = without_markup(articles)
    seen = find(articles, lexicon)
    sides = SIDES if side == "both" else [side]
    asked = seen["side"].isin(sides)
    # Who is named and who speaks takes most of the time, and is asked only where it is of use.
    articles = articles[articles["article"].isin(seen.loc[asked, "article"])]
    seen = seen[seen["article"].isin(articles["article"])]
    mentions = find_mentions(articles, read_actors() if actors is None else actors)
    seen = described(seen, articles, lexicon, mentions, find_voices(articles, mentions))
    return seen[seen["side"].isin(sides)].reset_index(drop=True)


def terms_among(articles, lexicon, mentions, voices):
    """`terms` where the mentions and the voices are known already."""
    return described(find(articles, lexicon), articles, lexicon, mentions, voices)


def described(occurrences, articles, lexicon, mentions, voices):
    """The occurrences with voice, actor, who attributed them, and counterparts."""
    seen = tie(with_voice(occurrences, voices), mentions, articles)
    seen = with_neutral(with_attribution(seen, mentions, articles), lexicon)
    return seen.astype(dict.fromkeys(["actor", "attributed", "neutral"], "str"))  # also if empty


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
