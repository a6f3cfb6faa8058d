"""Does the finding hang on the definition? The loaded share under other definitions of loaded.

What is loaded is judged, row by row, and could be judged otherwise. Each definition here is a part
of the lexicon; the share is computed anew under each, and all are shown side by side.
"""

import numpy as np
import pandas as pd

from analysis.lexicons import DATA, read_lexicon
from analysis.measures import loaded_share
from analysis.occurrences import find, with_voice
from analysis.scorers import any_repair
from analysis.voices import find_voices

HALVES, SEED = 20, 1
CORE = ["label", "epithet", "verb"]
JUDGING = ["evaluation", "intensifier", "editorial"]
REPORTING = ["attribution verb", "doubt"]

# The groups, in the order in which they are shown.
SHIPPED, WORDS, FILES, RANDOM = GROUPS = [
    "as shipped", "other words counted", "one file left out", "random half of the concepts",
]  # fmt: skip
HEADLINE = ("the shipped lexicon", SHIPPED)
WIDEST = ("every repair, euphemisms too", WORDS)
MEASURED = ["loaded", "neutral", "n", "concepts", "estimate", "low", "high", "enough"]


def specifications(articles, *, lexicon=None, voices=None, halves=HALVES):
    """The loaded share in the outlet's voice, all articles together, under each definition [1]_.

    The forms are looked for anew under each definition: where a long form is left out, a shorter
    one inside it may be found. `voices` are found if not given; they do not hang on the lexicon.
    "Every repair" can only be higher: words that no synonym repairs have no neutral side to count.

    Returns one row a definition: ``definition``, ``group``, ``loaded``, ``neutral``, ``n``,
    ``concepts``, ``estimate``, ``low``, ``high`` (the last three in [0, 1], missing where nothing
    was chosen), ``enough`` (see `analysis.measures.loaded_share`) and ``headline``.

    References
    ----------
    .. [1] Simonsohn, Simmons and Nelson (2020), Specification curve analysis. Nature Human
       Behaviour 4, 1208-1214.

    Examples
    --------
    >>> news = pd.DataFrame({"article": ["a"], "text": ["The regime insisted it won, they said."]})
    >>> table = specifications(news).set_index("definition")
    >>> names = ["the shipped lexicon", "no attribution verbs, no doubt"]
    >>> table.loc[names, ["loaded", "neutral"]].values.tolist()
    [[2, 1], [1, 0]]
    """
    lexicon = read_lexicon() if lexicon is None else lexicon
    voices = find_voices(articles) if voices is None else voices
    seen = {
        name: with_voice(find(articles, part), voices).query("voice == 'outlet'")
        for name, part in definitions(lexicon, halves=halves).items()
    }
    seen[WIDEST] = any_repair(seen[HEADLINE])
    names = pd.DataFrame(list(seen), columns=["definition", "group"])
    table = pd.concat([names, pd.DataFrame(map(_share, seen.values()))], axis=1)
    table = table.assign(headline=table["group"] == SHIPPED)
    return table.sort_values("group", key=lambda group: group.map(GROUPS.index), kind="stable",
                             ignore_index=True)  # fmt: skip


def definitions(lexicon, *, halves=HALVES):
    """Each definition of the lexicon, as (definition, group) → the rows that count under it.

    Examples
    --------
    >>> parts = definitions(read_lexicon(), halves=0)
    >>> "strongman" in set(parts["labels, epithets and verbs only", WORDS]["form"])
    True
    >>> "insist" in set(parts["no attribution verbs, no doubt", WORDS]["form"])
    False
    """
    return {
        HEADLINE: lexicon,
        **_other_words(lexicon),
        **_without_a_file(lexicon),
        **_halves(lexicon, halves),
    }


def _other_words(lexicon):
    """Only core words, only words that a guide rules on, no judging words, no reporting verbs."""
    loaded, category = lexicon["side"] == "loaded", lexicon["category"]
    kept = {
        "labels, epithets and verbs only": category.isin(CORE),
        "words that a style guide names": lexicon["source"] != "own",
        "no evaluation, no comment": ~category.isin(JUDGING),
        "no attribution verbs, no doubt": ~category.isin(REPORTING),
    }
    return {(name, WORDS): lexicon[~loaded | keep] for name, keep in kept.items()}


def _without_a_file(lexicon):
    """The lexicon without each of its files in turn."""
    keys = pd.MultiIndex.from_frame(lexicon[["form", "pos"]])
    files = sorted((DATA / "lexicons").glob("*.csv"))
    return {(f"without {path.stem}", FILES): lexicon[~keys.isin(_keys_of(path))] for path in files}


def _keys_of(path):
    return pd.MultiIndex.from_frame(read_lexicon([path])[["form", "pos"]])


def _halves(lexicon, halves):
    """Half of the concepts, drawn anew each time from the same seed; a concept stays whole."""
    concepts = sorted(set(lexicon["concept"]))
    random = np.random.default_rng(SEED)
    draws = [random.choice(concepts, len(concepts) // 2, replace=False) for _ in range(halves)]
    return {
        (f"half {number}", RANDOM): lexicon[lexicon["concept"].isin(draw)]
        for number, draw in enumerate(draws, start=1)
    }


def _share(seen):
    """The one row of `loaded_share` over these occurrences, also where nothing was chosen."""
    shares = loaded_share(seen.assign(all=""), by=["all"]).to_dict("records")
    nothing = dict.fromkeys(MEASURED, 0) | dict.fromkeys(["estimate", "low", "high"], np.nan)
    return {name: (shares or [nothing | {"enough": False}])[0][name] for name in MEASURED}


def spread(specifications):
    """How far the share goes in each group of definitions that have enough choices.

    Returns ``group``, ``definitions`` (how many), ``enough`` (of which with enough choices),
    ``lowest`` and ``highest`` estimate among these.

    Examples
    --------
    >>> table = pd.DataFrame({"group": ["x"] * 3, "estimate": [0.2, 0.4, 1.0],
    ...                       "enough": [True, True, False]})
    >>> spread(table).values.tolist()
    [['x', 3, 2, 0.2, 0.4]]
    """
    said = specifications.assign(said=specifications["estimate"].where(specifications["enough"]))
    return said.groupby("group", sort=False).agg(
        definitions=("enough", "size"), enough=("enough", "sum"),
        lowest=("said", "min"), highest=("said", "max"),
    ).reset_index()  # fmt: skip
