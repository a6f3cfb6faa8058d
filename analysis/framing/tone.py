"""The tone toward each actor: what is said and told of it, its misfortunes apart."""

from analysis import tables
from analysis.lexicons import DATA

WEIGHTS = DATA / "tone_weights.csv"
CLUES = [
    *tables.SPAN, "sentence", "actor", "clue", "word", "value", "misfortune", "voice", "speaker",
]  # fmt: skip
TONES = ["article", "actor", "n", "estimate", "low", "high", "misfortune_n"]
# "Not corrupt" is weaker praise than "corrupt" is blame (tuned on the training data).
DENIED = -0.3
# In a sentence that tells of the actor's misfortune, what stands near it is mostly the misfortune.
SUFFERING = 0.3
# So many sentences without any tone are assumed beside those that have one.
SHRINK = 2
# The spread of the tone of single sentences about one actor of one article, on training data.
SPREAD = 0.45
# VADER's valences go from -4 to 4.
VADER_STEPS = 4
# Which column of the verb table judges the actor in which relation.
JUDGEMENTS = {"agent": "agent", "speaker": "agent", "patient": "patient"}
FATES = {"agent": "subject_fate", "patient": "fate"}
