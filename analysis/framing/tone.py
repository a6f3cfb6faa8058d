"""The tone toward each actor: what is said and told of it, its misfortunes apart."""

from functools import cache

import numpy as np
import pandas as pd

from analysis import tables
from analysis.framing.verbs import read_verbs
from analysis.lexicons import DATA
from analysis.tone import _vader

WEIGHTS = DATA / "tone_weights.csv"
CLUES = [
    *tables.SPAN, "sentence", "actor", "clue", "word", "value", "misfortune", "voice", "speaker",
]  # fmt: skip
# What the learned reader hears at each mention of an actor.
HEARD = ["article", "start", "end", "sentence", "actor", "text", "voice", "tone"]
BY = ["article", "actor"]
TONES = ["article", "actor", "n", "estimate", "low", "high", "misfortune_n"]
# "Not corrupt" is weaker praise than "corrupt" is blame; on NewsMTSC's train split any value
# between -0.7 and 0.3 does about as well.
DENIED = -0.3
# In a sentence that tells of the actor's misfortune, what stands near it, and what the reader hears
# as harsh, is mostly the misfortune: set by judgement, not tuned.
SUFFERING = 0.3
# So many sentences without any tone are assumed beside those that have one; 0.5 to 2 rank
# alike on the tuning data.
SHRINK = 1
# Below so many sentences with a clue the words give no tone; the reader, which reads the whole of a
# sentence, needs one: on the tuning halves, single sentences that it reads rank as the roles do.
FEW_SENTENCES = 2
# The standard deviation of the tone of single sentences about one actor of one article, on the
# tuning half of narrative_framing.
SPREAD = 0.32
# VADER's valences go from -4 to 4.
VADER_STEPS = 4
# Which column of the verb table judges the actor in which relation.
JUDGEMENTS = {"agent": "agent", "speaker": "agent", "patient": "patient"}
FATES = {"agent": "subject_fate", "patient": "fate"}
# What a loaded word tied to the actor says of it; other kinds say nothing.
LOADED = {
    "label": -1, "epithet": -1, "verb": -1, "evaluation": -1, "metaphor": -1, "praise": 1,
    "attribution verb": -0.5, "doubt": -0.5,
}  # fmt: skip
JUDGING = ["evaluative", "contested"]


@cache
def read_weights(path=WEIGHTS):
    """What each clue adds to the tone: {(clue, word): weight}, made by the script
    `benchmarks/tone_weights.py`; only the clue *near* has a weight for each word.

    Examples
    --------
    >>> weights = read_weights()
    >>> weights["near", "corruption"] < 0 < weights["near", "hero"]
    True
    """
    return as_weights(pd.read_csv(path, keep_default_na=False))


def as_weights(table):
    """The table clue, word, weight as {(clue, word): weight}."""
    return dict(zip(zip(table["clue"], table["word"], strict=True), table["weight"], strict=True))


@cache
def known_words():
    """The lemmas and forms that say something of whom they stand near: ours and VADER's [1]_.

    References
    ----------
    .. [1] C. J. Hutto and E. Gilbert (2014), VADER. ICWSM.

    Examples
    --------
    >>> {"corruption", "scandalous"} <= known_words()
    True
    """
    return frozenset(word for clue, word in read_weights() if clue == "near") | set(
        _vader().lexicon
    )


def actor_tones(clues, *, voices=("outlet",), weights=None):
    r"""The tone toward each actor, from -1 harsh to 1 warm, with a 95 % interval.

    A sentence's tone is the sum of the weights of its clues, cut to -1 … 1. The actor's is

    .. math:: tone = \sum s_i / (n + 1), \quad tone \pm 1.96 \cdot 0.32 / \sqrt{n + 1}

    over the n sentences with a clue: the mean and the interval of a normal prior around 0 that
    weighs as much as one sentence. What befalls the actor is no clue, and is counted apart.

    `clues` is the table of `tone_clues`; only the clues in one of `voices` count, or all if None.

    Returns article, actor, ``n``, ``estimate``, ``low``, ``high`` (-1 to 1; missing where n is
    0), ``misfortune_n`` (how often something bad befalls the actor).

    Examples
    --------
    >>> rows = pd.DataFrame({"article": ["a"] * 2, "actor": ["Tom Ray"] * 2, "sentence": [0, 1],
    ...     "clue": ["near", "loaded"], "word": ["corruption", "tyrant"], "value": [1.0, -1.0],
    ...     "misfortune": [False] * 2, "voice": ["outlet", "quotation"]})
    >>> given = {("near", "corruption"): -0.6, ("loaded", ""): 0.3}
    >>> actor_tones(rows, weights=given)[["actor", "n", "estimate"]].round(2).values.tolist()
    [['Tom Ray', 1, -0.3]]
    """
    weights = read_weights() if weights is None else weights
    said = clues if voices is None else clues[clues["voice"].isin(voices)]
    said = said.assign(tone=weighed(said, weights))
    told = said[said["tone"] != 0].groupby([*BY, "sentence"])["tone"].sum().clip(-1, 1)
    tones = told.groupby(BY).agg(["size", "sum"])
    suffered = said[said["misfortune"].astype(bool)].groupby(BY).size().rename("misfortune_n")
    both = tones.join(suffered, how="outer").fillna({"size": 0, "misfortune_n": 0})
    table = shrunken(both).assign(misfortune_n=both["misfortune_n"].to_numpy())
    return table.astype({"misfortune_n": int})[TONES]


def weighed(clues, weights):
    """Each clue's value times its weight: what it adds to the tone of its sentence.

    Examples
    --------
    >>> rows = pd.DataFrame({"clue": ["loaded", "near"], "word": ["tyrant"] * 2, "value": [-1, 1]})
    >>> weighed(rows, {("loaded", ""): 0.2, ("near", "tyrant"): -0.4}).tolist()
    [-0.2, -0.4]
    """
    words = clues["word"].where(clues["clue"] == "near", "")
    pairs = zip(clues["clue"], words, strict=True)
    return clues["value"].astype(float) * [weights.get(pair, 0.0) for pair in pairs]


def shrunken(tones):
    """The mean of a normal prior around 0 and the sentences, with its interval.

    `tones` has ``size`` and ``sum`` of the sentences' tones, by article and actor.

    Returns article, actor, n, estimate, low, high (-1 to 1).

    Examples
    --------
    >>> told = pd.DataFrame({"article": ["a"], "actor": ["Ada"], "size": [1], "sum": [-0.8]})
    >>> shrunken(told.set_index(BY))[["n", "estimate"]].values.tolist()
    [[1.0, -0.4]]
    """
    n = tones["size"].astype(int)
    estimate = (tones["sum"] / (n + SHRINK)).astype(float)
    reach = 1.96 * SPREAD / np.sqrt(n + SHRINK)
    low, high = (estimate - reach).clip(lower=-1), (estimate + reach).clip(upper=1)
    table = pd.DataFrame({"n": n, "estimate": estimate, "low": low, "high": high})
    return table.reset_index()


def tone_clues(framings, occurrences, nearby):
    """Everything that bears on the tone toward an actor, one row a clue.

    *agent judged*, *patient judged*, *speaker judged*: what the verb table says of who does it, or
    of whom it is done to. *loaded*: a loaded word tied to the actor, unless somebody else is named
    as its user; no other clue is read in it. *near*: a word near the actor, by its closeness.
    *near valence*, *epithet valence*: the same, by VADER's score of the word. *misfortune*: a verb
    that tells what befell the actor; its value is 0, and what stands near the actor in that
    sentence counts 0.3 times. What the text denies counts -0.3 times.

    `framings` as of `find_framings`, `occurrences` with ``actor`` as of `tie_parsed`, `nearby` as
    of `nearby_words`.

    Returns article, start, end, sentence, actor, clue, word, value, misfortune, voice, speaker.

    Examples
    --------
    >>> from analysis.framing import read_framing
    >>> news = pd.DataFrame({"article": ["a"], "title": [""], "text": ["The thug Tom Ray died."]})
    >>> reading = read_framing(news)
    >>> nobody = reading.framings.iloc[:0].assign(form="", closeness=0.0)
    >>> clues = tone_clues(reading.framings, reading.occurrences, nobody)
    >>> clues[["clue", "word", "value", "misfortune"]].values.tolist()
    [['loaded', 'thug', -1.0, False], ['misfortune', 'die', 0.0, True]]
    """
    framings = _with_fate(framings[framings["relation"] != "quoted"])
    loaded = _of_loaded(occurrences, framings, nearby)
    parts = [*_of_framings(framings), *_of_nearby(nearby, framings)]
    table = pd.concat([_outside(loaded, part) for part in parts] + [loaded[CLUES]])
    table = table[(table["value"] != 0) | table["misfortune"].astype(bool)]
    return table.sort_values(["article", "start"], kind="stable").reset_index(drop=True)


def _sign(table):
    return np.where(table["negated"].astype(bool), DENIED, 1.0)


def _with_fate(framings):
    """Add what the verb table says: ``judged`` (-1, 0, 1) and ``misfortune``."""
    pairs = list(zip(framings["word"], framings["relation"], strict=True))
    fates = np.array([_verb(word, FATES.get(relation)) for word, relation in pairs])
    return framings.assign(
        judged=[_verb(word, JUDGEMENTS.get(relation)) for word, relation in pairs],
        misfortune=(fates < 0) & ~framings["negated"].astype(bool).to_numpy(),
    )


def _verb(word, column):
    """The verb table's value, 0 where it lacks the verb."""
    known = read_verbs()
    return int(known.at[word, column]) if column and word in known.index else 0


def _of_framings(framings):
    """What the verb table judges, epithets by VADER's valence, and misfortunes."""
    sign = _sign(framings)
    judged = framings.assign(
        clue=framings["relation"] + " judged", value=framings["judged"] * sign, misfortune=False
    )
    epithets = framings[framings["relation"] == "epithet"]
    valued = epithets.assign(clue="epithet valence")
    yield judged
    yield valued.assign(value=_sign(epithets) * valences(epithets["word"]))
    yield framings[framings["misfortune"]].assign(clue="misfortune", value=0.0)


def valences(words):
    """VADER's valence of each word, -1 to 1, 0 where it knows it not."""
    return np.array([_vader().lexicon.get(word, 0) / VADER_STEPS for word in words], dtype=float)


def _of_nearby(nearby, framings):
    """The words near the actor, less what tells of its misfortune."""
    suffered = framings[framings["misfortune"]]
    where = set(zip(suffered["article"], suffered["actor"], suffered["sentence"], strict=True))
    what = set(zip(suffered["article"], suffered["actor"], suffered["start"], strict=True))
    place = zip(nearby["article"], nearby["actor"], nearby["sentence"], strict=True)
    spot = zip(nearby["article"], nearby["actor"], nearby["start"], strict=True)
    damp = [0 if b in what else SUFFERING if a in where else 1
            for a, b in zip(place, spot, strict=True)]  # fmt: skip
    near = nearby.assign(value=nearby["closeness"] * _sign(nearby) * damp, misfortune=False)
    valued = near.assign(clue="near valence", value=near["value"] * valences(near["form"]))
    yield near.assign(clue="near")
    yield valued


def _of_loaded(occurrences, framings, nearby):
    """The loaded words tied to an actor that nobody else is said to use."""
    bare = (occurrences["side"] == "loaded") & occurrences["status"].isin(JUDGING)
    bare &= (occurrences["actor"] != "") & (occurrences["attributed"] == "")
    own = occurrences[bare & occurrences["category"].isin(LOADED)]
    placed = pd.concat([framings, nearby])
    own = _with_sentence(own, placed)
    value = own["category"].map(LOADED).astype(float) * _denial(own, placed)
    return own.assign(clue="loaded", word=own["text"].str.lower(), value=value, misfortune=False)


def _denial(occurrences, placed):
    """-0.3 for a loaded word of which a part is denied, else 1."""
    rows = placed[placed["negated"].astype(bool)]
    denied = set(zip(rows["article"], rows["start"], strict=True))
    spans = zip(occurrences["article"], occurrences["start"], occurrences["end"], strict=True)
    parts = [any((a, at) in denied for at in range(start, end)) for a, start, end in spans]
    return np.where(np.array(parts, dtype=bool), DENIED, 1.0)


def _outside(loaded, clues):
    """The clues that are no part of a loaded word: the lexicon says what those say, of whom."""
    spans = zip(loaded["article"], loaded["start"], loaded["end"], strict=True)
    inside = {(article, at) for article, start, end in spans for at in range(start, end)}
    places = zip(clues["article"], clues["start"], strict=True)
    free = [place not in inside for place in places]
    return clues.loc[np.array(free, dtype=bool) | clues["misfortune"].astype(bool), CLUES]


def _with_sentence(occurrences, placed):
    """Add ``sentence``: that of the last row of `placed` that starts no later."""
    order = placed[["article", "start", "sentence"]].astype({"article": str, "start": int})
    order = order.drop_duplicates().sort_values("start", kind="stable")
    rows = occurrences.drop(columns="sentence", errors="ignore").sort_values("start", kind="stable")
    rows = pd.merge_asof(rows, order, on="start", by="article")
    return rows.fillna({"sentence": 0}).astype({"sentence": int})
