"""Run notebooks and turn each into one HTML page that asks nothing of the network.

execute -> prepare (refuse what a reader could not see or trust) -> nbconvert with our own
template -> page. An author marks a figure in the metadata of its cell::

    {"alt": "What the chart shows, for someone who cannot see it.", "caption": "Optional."}

Two figures in a cell take two texts: ``{"alt": ["first", "second"]}``.
"""

from analysis.report.pages import build, page, render_notebook
from analysis.report.running import execute, store

__all__ = ["build", "execute", "page", "render_notebook", "store"]
