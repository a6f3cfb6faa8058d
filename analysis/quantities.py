"""Words for a number of people: "a wave of", "hundreds of", "most of" the drivers."""

from analysis.voices.cues import word_class

# A noun that stands for those it counts, and a quantifier: patterns, without groups.
COLLECTIVE = rf"(?:{'|'.join(sorted(word_class('collective')))})s?"
COUNTING = rf"(?:{COLLECTIVE}|{'|'.join(sorted(word_class('quantifier')))})"
