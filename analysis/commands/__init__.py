"""The command line: ``python -m analysis VERB PATH…``; the verbs are in README.md."""

from analysis.commands import coding, pages, tables, wording
from analysis.commands.group import main

__all__ = ["coding", "main", "pages", "tables", "wording"]
