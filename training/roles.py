"""Heroes, villains and victims of whole articles, learnt as sentiment in the outlet's sentences.

Coders said which part an actor plays in an article; the sentences that name it hint at that, each a
little. The actor's own words are replaced by a stand-in, so that the reader learns how an article
writes about its villain and never who that is.
"""

import random
import sys
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.articles import sentences
from analysis.entities import find_entities
from analysis.framing.tone import BY
from analysis.occurrences import with_voice
from analysis.reader.tones import placed
from analysis.voices import find_voices
from training.examples import COLUMNS
from training.said import CHANCES

sys.path.append(str(Path(__file__).resolve().parent.parent / "benchmarks"))
from labelled import read_narrative, read_semeval, with_targets

# What each part makes likely: negative, neutral, positive toward the actor.
LIKELY = {"hero": (0.0, 0.3, 0.7), "victim": (0.2, 0.5, 0.3), "villain": (0.7, 0.3, 0.0)}
# The coders' part weighs as much as what the teacher says of the sentence.
CODERS = 0.5
STAND_INS = ("Johnson", "Miller", "Carter", "Baker", "Nelson", "Turner", "the group", "the company",
             "the panel", "the board")  # fmt: skip


def role_examples(folder):
    """The sentences that name an actor with a part, as examples; ``role`` where the outlet speaks.

    Only the tuning halves of the two corpora of roles: the others are for measuring.
    """
    tables = [_named(*read(folder)) for read in (read_narrative, read_semeval)]
    found = pd.concat(tables, ignore_index=True)
    places = {"start": found["start"] - found["first"], "end": found["end"] - found["first"]}
    found = found.assign(source="roles", group=found["article"], **places)
    return found.reindex(columns=[*COLUMNS, "actor", "role"])


def _named(articles, targets):
    """The mentions of the actors that have one part in an article, each with its sentence."""
    targets = targets[targets["split"] == "tune"]
    articles = articles[articles["article"].isin(targets["article"])].reset_index(drop=True)
    mentions, targets = with_targets(find_entities(articles), targets)
    roles = targets.groupby(BY).agg(role=("label", "first"), parts=("label", "nunique"))
    mentions = mentions.merge(targets[BY].drop_duplicates())
    named = with_voice(mentions, find_voices(articles, mentions))
    found = placed(named, sentences(articles)).join(roles, on=BY)
    return found.assign(
        role=found["role"].where((found["voice"] == "outlet") & (found["parts"] == 1))
    )


def unnamed(examples, seed=0):
    """The examples with a stand-in for the actor, wherever its sentence names it.

    >>> row = {"text": "Bell lied, and Bell won.", "actor": "Bell", "group": "a", "end": [4, 19]}
    >>> found = unnamed(pd.DataFrame(row | {"start": [0, 15]}))
    >>> found[["text", "start", "end"]].values.tolist()
    [['the group lied, and the group won.', 0, 9], ['the group lied, and the group won.', 20, 29]]
    """
    rng, found = random.Random(seed), examples.copy()
    for (text, _, _), rows in examples.groupby(["text", "group", "actor"], sort=False):
        spans = sorted(set(zip(rows["start"], rows["end"], strict=True)))
        new, places = _replaced(text, spans, rng.choice(STAND_INS))
        for at, start, end in zip(rows.index, rows["start"], rows["end"], strict=True):
            found.loc[at, ["text", "start", "end"]] = [new, *places[start, end]]
    return found


def _replaced(text, spans, name):
    """The text with a name for each span, and where it stands for each."""
    new, last, places = "", 0, {}
    for start, end in spans:
        new += text[last:start]
        places[start, end] = len(new), len(new) + len(name)
        new, last = new + name, end
    return new + text[last:], places


def hinted(said, roles):
    """What the teacher said, drawn toward what the actor's part makes likely, where it has one.

    >>> said = pd.DataFrame([[0.2, 0.6, 0.2], [1.0, 0.0, 0.0]], columns=CHANCES)
    >>> hinted(said, pd.Series(["hero", None])).values.round(2).tolist()
    [[0.1, 0.45, 0.45], [1.0, 0.0, 0.0]]
    """
    known = roles.notna().to_numpy()
    likely = np.array([LIKELY[role] for role in roles[known]]).reshape(-1, len(CHANCES))
    found = said[CHANCES].astype("float64")
    found.loc[known] = (1 - CODERS) * found.loc[known].to_numpy() + CODERS * likely
    return found
