"""Which of the words are looked at: by voice, by actor, by category."""

from analysis.baselines.pooled import by_category
from analysis.measures import loaded_share
from analysis.tables import CATEGORIES, VOICES

# What the counts may be grouped by.
GROUPS = ["concept", "actor", "category", "voice"]
NOBODY = "nobody named"


def narrowed(seen, lexicon, *, voices=(), actors=(), categories=()):
    """The words in these voices, of these actors, in these categories; an empty choice is all.

    A neutral word has no category of its own: it stays where its concept has a loaded form of a
    chosen category.

    Examples
    --------
    >>> import pandas as pd
    >>> seen = pd.DataFrame({"text": ["regime", "thug", "government"], "voice": "outlet",
    ...     "actor": ["A", "B", "B"], "side": ["loaded", "loaded", "neutral"],
    ...     "category": ["label", "epithet", ""], "concept": ["rule", "man", "rule"]})
    >>> narrowed(seen, seen, categories=["label"])["text"].tolist()
    ['regime', 'government']
    >>> narrowed(seen, seen, actors=["B"])["text"].tolist()
    ['thug', 'government']
    """
    kept = seen
    if voices:
        kept = kept[kept["voice"].isin(voices)]
    if actors:
        kept = kept[kept["actor"].isin(actors)]
    if categories:
        loaded = lexicon[(lexicon["side"] == "loaded") & lexicon["category"].isin(categories)]
        against = (kept["side"] == "neutral") & kept["concept"].isin(set(loaded["concept"]))
        chosen = (kept["side"] == "loaded") & kept["category"].isin(categories)
        kept = kept[against | chosen]
    return kept.reset_index(drop=True)


def options(seen, column):
    """What a column offers to choose from, as (label with its number of loaded words, value).

    Voices and categories come in the project's order, actors by how many words describe them.

    Examples
    --------
    >>> import pandas as pd
    >>> seen = pd.DataFrame({"actor": ["B", "A", "B", ""], "side": ["loaded"] * 3 + ["neutral"]})
    >>> options(seen, "actor")
    [('B (2)', 'B'), ('A (1)', 'A'), ('nobody named (0)', '')]
    """
    loaded = (seen["side"] == "loaded").groupby(seen[column]).sum()
    order = {"voice": VOICES, "category": CATEGORIES}.get(column)
    names = sorted(loaded.index, key=lambda name: (name == "", -loaded[name], name))
    names = names if order is None else [name for name in order if name in loaded.index]
    return [(f"{name or NOBODY} ({loaded[name]})", name) for name in names]


def counts(shown, lexicon, group):
    """Loaded and neutral choices a group (see `analysis.measures.loaded_share`), most first.

    Examples
    --------
    >>> import pandas as pd
    >>> shown = pd.DataFrame({"concept": ["a", "b", "b"], "choice": ["loaded"] * 3})
    >>> counts(shown, shown, "concept")[["concept", "loaded"]].values.tolist()
    [['b', 2], ['a', 1]]
    """
    table = by_category(shown, lexicon) if group == "category" else shown
    shares = loaded_share(table, by=[group])
    return shares.sort_values(
        ["loaded", "neutral", group], ascending=[False, True, True]
    ).reset_index(drop=True)


def behind(shown, lexicon, group, value, choice):
    """The words behind one of the numbers of `counts`, in reading order.

    Examples
    --------
    >>> import pandas as pd
    >>> shown = pd.DataFrame({"concept": ["a", "b"], "choice": ["loaded", "neutral"],
    ...                       "start": [4, 9]})
    >>> behind(shown, shown, "concept", "b", "neutral")["start"].tolist()
    [9]
    """
    table = by_category(shown, lexicon) if group == "category" else shown
    picked = table[(table[group] == value) & (table["choice"] == choice)]
    return picked.sort_values("start").reset_index(drop=True)
