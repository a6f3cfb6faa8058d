"""How the text describes each actor: epithets, what they do, what is done to them, who speaks."""

from analysis.framing.rows import find_framings
from analysis.framing.summary import ACTORS, actor_summary
from analysis.framing.tying import tie_parsed

__all__ = ["ACTORS", "actor_summary", "find_framings", "tie_parsed"]
