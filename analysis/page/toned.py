"""The sentences behind the tone toward an actor: how the learned reader hears each of them."""

from analysis.occurrences import with_voice
from analysis.reader.tones import spared

SPAN = ["article", "start", "end"]
# So many sentences are shown of an actor; those that weigh most.
MOST_LINES = 5


def behind_tones(reading):
    """Actor → its sentences in the outlet's voice, those that weigh most first.

    Each is a dict: ``text``, ``tone`` (as it counts, -1 to 1), ``reports`` (whose claim the outlet
    reports where it names the actor, or "") and ``misfortune`` (whether it counts less because it
    tells of one).

    `reading` as of `analysis.framing.reading.read_framing`, with the reader.
    """
    heard = reading.heard
    counted = spared(heard, reading.clues)
    said = with_voice(reading.mentions, reading.voices)[[*SPAN, "speech_form", "speaker"]]
    rows = counted.assign(misfortune=counted["tone"] != heard["tone"])
    rows = rows.drop(columns="voice").merge(said, on=SPAN, how="left")
    others = (rows["speech_form"] == "indirect") & (rows["speaker"] != rows["actor"])
    rows = rows.assign(reports=rows["speaker"].where(others, ""))
    parts = {"tone": ("tone", "mean"), "reports": ("reports", "first")}
    parts |= {"misfortune": ("misfortune", "any")}
    lines = rows.groupby(["actor", "text"], sort=False).agg(**parts).reset_index()
    lines = lines.sort_values("tone", key=abs, ascending=False, kind="stable")
    columns = ["text", *parts]
    return {actor: own[columns].to_dict("records") for actor, own in lines.groupby("actor")}
