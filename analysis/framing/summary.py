"""One row an actor of an article: choices of words, epithets, acts, quotations and tone."""

import pandas as pd

from analysis import measures
from analysis.framing.reading import read_framing

# The contract of the command line: these columns, in this order.
ACTORS = [
    "article", "actor", "kind", "mentions", "loaded_n", "neutral_n", "loaded_share", "low", "high",
    "epithets", "agent", "patient", "quoted_words", "tone",
]  # fmt: skip
# What one loaded word adds to the tone of the actor it describes; other kinds add nothing.
WEIGHTS = {
    "label": -1, "epithet": -1, "verb": -1, "evaluation": -1, "metaphor": -1, "praise": 1,
    "attribution verb": -0.5, "doubt": -0.5,
}  # fmt: skip
# So many neutral words are assumed beside the loaded ones: a few words stay close to 0.
SHRINK = 2
# Below so many pieces of evidence there is no tone.
FEW_WORDS = 2
# Statuses in which a word says something bad, or good, of its actor.
JUDGING = ["evaluative", "contested"]


def actor_summary(articles, *, lexicon=None, actors=None):
    r"""Sum up how each actor of each article is described, in the outlet's own voice.

    ``loaded_n`` and ``neutral_n`` are the wording choices (`analysis.measures.counted`) tied to
    the actor; ``loaded_share``, ``low``, ``high`` their share with a Wilson interval, missing
    below 10 choices or 3 concepts. ``epithets``: loaded words for the actor, joined by "; ".
    ``agent``, ``patient``: how often the actor does something, or has it done to it.
    ``quoted_words``: words in quotation marks that the actor says. ``tone``: -1 harsh … 1 warm,

    .. math:: tone = \sum w_i / (n + 2)

    over the n loaded words tied to the actor (blame -1, praise 1, doubting verbs -0.5), missing
    below 2. Words that the outlet attributes to somebody do not count.

    Examples
    --------
    >>> news = pd.DataFrame({"article": ["a"], "title": [""],
    ...     "text": ["The strongman Tom Ray, a tyrant, met Ada Bell. “No,” Bell said."]})
    >>> actor_summary(news)[["actor", "mentions", "epithets", "quoted_words"]].values.tolist()
    [['Ada Bell', 2, '', 1], ['Tom Ray', 1, 'strongman; tyrant', 0]]
    """
    return summarise(articles, read_framing(articles, lexicon=lexicon, actors=actors))


def summarise(articles, reading):
    """`actor_summary` from the tables of one reading."""
    mentions, voices, seen, framings = reading
    if mentions.empty:
        return pd.DataFrame(columns=ACTORS)
    by = ["article", "actor"]
    rows = mentions.groupby(by, sort=False).agg(kind=("kind", "first"), mentions=("start", "size"))
    own = seen[(seen["voice"] == "outlet") & (seen["actor"] != "")]
    said = voices[voices["voice"] == "quotation"].rename(columns={"speaker": "actor"})
    words = measures.word_counts(articles, said, by).rename(columns={"words": "quoted_words"})
    acts = framings.groupby([*by, "relation"]).size().unstack(fill_value=0)
    parts = [choices(own), epithets(framings, own), acts.reindex(columns=["agent", "patient"]),
             words.set_index(by), tone(own)]  # fmt: skip
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


def tone(own):
    """The shrunken mean of the weights of the loaded words tied to each actor."""
    judged = own[
        (own["side"] == "loaded") & own["status"].isin(JUDGING) & (own["attributed"] == "")
    ]
    judged = judged.assign(weight=judged["category"].map(WEIGHTS).astype(float))
    judged = judged.dropna(subset="weight")
    sums = judged.groupby(["article", "actor"])["weight"].agg(["sum", "size"])
    return (sums["sum"] / (sums["size"] + SHRINK))[sums["size"] >= FEW_WORDS].rename("tone")
