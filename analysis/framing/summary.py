"""One row an actor of an article: choices of words, epithets, acts, quotations and tone."""

import pandas as pd

from analysis import measures
from analysis.framing.reading import read_framing
from analysis.framing.tone import FEW_SENTENCES, actor_tones

# The contract of the command line: these columns, in this order.
ACTORS = [
    "article", "actor", "kind", "mentions", "loaded_n", "neutral_n", "loaded_share", "low", "high",
    "epithets", "agent", "patient", "quoted_words", "tone",
]  # fmt: skip


def actor_summary(articles, *, lexicon=None, actors=None, reader=False):
    """Sum up how each actor of each article is described, in the outlet's own voice.

    ``loaded_n`` and ``neutral_n`` are the wording choices (`analysis.measures.counted`) tied to
    the actor; ``loaded_share``, ``low``, ``high`` their share with a Wilson interval, missing
    below 10 choices or 3 concepts. ``epithets``: loaded words for the actor, joined by "; ".
    ``agent``, ``patient``: how often the actor does something, or has it done to it, as the outlet
    tells it. ``mentions`` are those in any voice. ``quoted_words``: words in quotation marks that
    the actor says. ``tone``: -1 harsh … 1 warm,
    in the outlet's voice, misfortunes apart (see `analysis.framing.tone.actor_tones`), missing
    where fewer than 2 sentences have a clue; with `reader`, what the learned reader hears
    (`analysis.reader.tones.reader_tones`) in one sentence or more, which halves the tone of a
    single one; what is heard as harsh where the sentence tells of the actor's misfortune counts 0.3
    times.

    Examples
    --------
    >>> news = pd.DataFrame({"article": ["a"], "title": [""],
    ...     "text": ["The strongman Tom Ray, a tyrant, met Ada Bell. “No,” Bell said."]})
    >>> actor_summary(news)[["actor", "mentions", "epithets", "quoted_words"]].values.tolist()
    [['Ada Bell', 2, '', 1], ['Tom Ray', 1, 'strongman; tyrant', 0]]
    """
    reading = read_framing(articles, lexicon=lexicon, actors=actors, reader=reader)
    return summarise(articles, reading)


def summarise(articles, reading):
    """`actor_summary` from the tables of one reading."""
    mentions, voices, seen, framings, clues, heard = reading
    if mentions.empty:
        return pd.DataFrame(columns=ACTORS)
    by = ["article", "actor"]
    rows = mentions.groupby(by, sort=False).agg(kind=("kind", "first"), mentions=("start", "size"))
    own = seen[(seen["voice"] == "outlet") & (seen["actor"] != "")]
    said = voices[voices["voice"] == "quotation"].rename(columns={"speaker": "actor"})
    words = measures.word_counts(articles, said, by).rename(columns={"words": "quoted_words"})
    acts = framings[framings["voice"] == "outlet"].groupby([*by, "relation"])
    acts = acts.size().unstack(fill_value=0)
    parts = [choices(own), epithets(framings, own), acts.reindex(columns=["agent", "patient"]),
             words.set_index(by), tone(clues, heard)]  # fmt: skip
    for part in parts:  # one by one: an actor without a word of a kind stays, nobody is added
        rows = rows.join(part)
    table = rows.reset_index()
    counts = ["loaded_n", "neutral_n", "agent", "patient", "quoted_words"]
    table = table.fillna({"epithets": "", **dict.fromkeys(counts, 0)})
    table = table.astype(dict.fromkeys(counts, int))
    order = {name: number for number, name in enumerate(articles["article"])}
    table = table.assign(order=table["article"].map(order)).sort_values(
        ["order", "mentions", "actor"], ascending=[True, False, True]
    )
    return table[ACTORS].reset_index(drop=True)


def choices(own):
    """Loaded and neutral choices an actor, and their share where there are enough."""
    shares = measures.loaded_share(own, ["article", "actor"]).set_index(["article", "actor"])
    few = ~shares["enough"].astype(bool)
    shares = shares.rename(
        columns={"loaded": "loaded_n", "neutral": "neutral_n", "estimate": "loaded_share"}
    )
    numbers = ["loaded_share", "low", "high"]
    shares[numbers] = shares[numbers].astype(float).mask(few)
    return shares[["loaded_n", "neutral_n", *numbers]]


EPITHETS = ["label", "epithet", "praise"]
DESCRIBING = ["evaluative", "designation"]


def epithets(framings, own):
    """The distinct loaded epithets of each actor in the outlet's voice, bare, in reading order.

    What an actor *did* ("invasion", "ethnic cleansing") describes an act and is no epithet.
    """
    bare = own[(own["attributed"] == "") & (own["side"] == "loaded")]
    bare = bare[bare["category"].isin(EPITHETS) & bare["status"].isin(DESCRIBING)]
    place = ["article", "start", "actor"]
    loaded = framings[(framings["relation"] == "epithet") & ~framings["negated"].astype(bool)]
    loaded = loaded.merge(bare[place].drop_duplicates(), on=place)
    return (
        loaded.drop_duplicates(["article", "actor", "word"])
        .groupby(["article", "actor"])["word"].agg("; ".join).rename("epithets")
    )  # fmt: skip


def tone(clues, heard):
    """The tone toward each actor: what the reader hears, or else what the words say.

    The reader, if it was asked, where the outlet names the actor at all; the words where two
    sentences or more have a clue.
    """
    from analysis.reader.tones import heard_or_said, reader_tones, spared

    words = actor_tones(clues)
    words = words[words["n"] >= FEW_SENTENCES]
    reader = reader_tones(spared(heard, clues)) if len(heard) else words.head(0)
    return heard_or_said(reader, words).rename("tone")
