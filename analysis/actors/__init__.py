"""Who is named: people, groups, states and organisations, under one name each, without a parser."""

from analysis.actors.finding import find_mentions, known_forms, mentions_in, read_actors

__all__ = ["find_mentions", "known_forms", "mentions_in", "read_actors"]
