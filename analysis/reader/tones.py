"""The tone toward each actor as the learned reader hears it, sentence by sentence."""

import numpy as np
import pandas as pd

from analysis.articles import sentences
from analysis.framing.tone import BY, HEARD, SUFFERING, shrunken
from analysis.reader.targets import toward


def heard(articles, named):
    """What the sentence around each mention says of the one mentioned.

    `named`: mentions with their voice, as `analysis.occurrences.with_voice` gives it; one that
    crosses the end of its sentence is left out.

    Returns article, start, end, ``sentence`` (its number), actor, ``text`` (of the sentence),
    voice, and ``tone``: P(positive) less P(negative), -1 to 1.

    Examples
    --------
    >>> from analysis.actors import find_mentions
    >>> from analysis.occurrences import with_voice
    >>> from analysis.voices import find_voices
    >>> news = pd.DataFrame({"article": ["a"], "title": [""],
    ...                      "text": ["Critics called Ada Bell a shameless liar."]})
    >>> said = heard(news, with_voice(find_mentions(news), find_voices(news)))
    >>> said[["actor", "voice"]].values.tolist(), bool((said["tone"] < 0).all())
    ([['Ada Bell', 'outlet']], True)
    """
    places = placed(named, sentences(articles))
    inside = {"start": places["start"] - places["first"], "end": places["end"] - places["first"]}
    found = toward(pd.DataFrame({"text": places["text"], **inside})).astype(
        {"positive": float, "negative": float}
    )
    return places.assign(tone=(found["positive"] - found["negative"]).round(4))[HEARD]


def placed(mentions, lines):
    """Give each mention the sentence that holds the whole of it: number, ``text`` and ``first``.

    Examples
    --------
    >>> who = pd.DataFrame({"article": ["a"], "start": [12], "end": [15], "actor": ["Ada"]})
    >>> lines = pd.DataFrame([["a", 8, 20, 1, "And Ada won."]],
    ...                      columns=["article", "start", "end", "sentence", "text"])
    >>> placed(who, lines)[["actor", "first", "sentence", "text"]].values.tolist()
    [['Ada', 8, 1, 'And Ada won.']]
    """
    lines = lines[["article", "start", "end", "sentence", "text"]]
    lines = lines.rename(columns={"start": "first", "end": "last"}).sort_values("first")
    order = mentions.sort_values("start", kind="stable")
    order = order.drop(columns=["sentence", "text"], errors="ignore")
    found = pd.merge_asof(order, lines, left_on="start", right_on="first", by="article")
    found = found[found["end"] <= found["last"]]
    return found.sort_values(["article", "start"], kind="stable").reset_index(drop=True)


def spared(said, clues):
    """What is heard as harsh counts 0.3 times where the sentence tells of the actor's misfortune.

    `said` as of `heard`, `clues` as of `analysis.framing.tone.tone_clues`: a verb of the verb table
    says what befell whom. Returns `said` with that ``tone``.

    Examples
    --------
    >>> said = pd.DataFrame({"article": ["a"] * 2, "actor": ["Ada", "Tom"], "sentence": [0, 0],
    ...                      "text": ["Tom shot Ada."] * 2, "tone": [-0.8, -0.9]})
    >>> clues = pd.DataFrame({"article": ["a"], "actor": ["Ada"], "sentence": [0],
    ...                       "misfortune": [True]})
    >>> spared(said, clues)["tone"].round(2).tolist()
    [-0.24, -0.9]
    """
    place = [*BY, "sentence"]
    told = clues.loc[clues["misfortune"].astype(bool), place]
    befell = set(told.itertuples(index=False, name=None))
    harsh = [row in befell for row in said[place].itertuples(index=False, name=None)]
    harsh = np.array(harsh, dtype=bool) & (said["tone"] < 0)
    return said.assign(tone=said["tone"].where(~harsh, said["tone"] * SUFFERING))


def reader_tones(said, *, voices=("outlet",)):
    r"""The reader's tone toward each actor, -1 harsh to 1 warm, with a 95 % interval.

    .. math:: tone = \sum s_i / (n + 1)

    over the n sentences that name the actor: shrunk toward 0 as `analysis.framing.tone` does.
    `said` as of `heard`; only what is said in one of `voices` counts, or all if None.

    Returns article, actor, n, estimate, low, high.

    Examples
    --------
    >>> said = pd.DataFrame({"article": ["a"] * 2, "actor": ["Ada"] * 2, "text": ["One.", "Two."],
    ...                      "voice": ["outlet", "quotation"], "tone": [-0.8, 1.0]})
    >>> reader_tones(said)[["actor", "n", "estimate"]].values.tolist()
    [['Ada', 1, -0.4]]
    """
    said = said if voices is None else said[said["voice"].isin(voices)]
    said = said.astype({"tone": float})  # also where nothing was heard
    told = said.groupby([*BY, "text"], sort=False)["tone"].mean()
    return shrunken(told.groupby(BY, sort=False).agg(["size", "sum"]))


def heard_or_said(reader, words):
    """What the reader hears of each actor, and where it hears nothing, what the words say.

    Why not the mean of both: on the tuning halves of the corpora of roles the reader alone orders
    actors better (``benchmarks/results/tone_pooling.csv``: *as it is* against *with words*).

    Returns the estimates by article and actor.

    Examples
    --------
    >>> rows = [("a", "Ada", 2, -0.5), ("a", "Bob", 3, 0.25)]
    >>> words = pd.DataFrame(rows, columns=["article", "actor", "n", "estimate"])
    >>> heard_or_said(words.head(1).assign(estimate=0.1), words).tolist()
    [0.1, 0.25]
    """
    reader, words = (table.set_index(BY)["estimate"].astype(float) for table in (reader, words))
    return reader.combine_first(words).rename("estimate")
