"""How the text describes each actor: epithets, what they do, what is done to them, who speaks."""

from analysis.framing.reading import Reading, read_framing
from analysis.framing.rows import find_framings
from analysis.framing.summary import ACTORS, actor_summary
from analysis.framing.tying import tie_parsed

__all__ = ["ACTORS", "Reading", "actor_summary", "find_framings", "read_framing", "tie_parsed"]
