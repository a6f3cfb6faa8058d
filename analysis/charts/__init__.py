"""Charts: a table in, Axes out; every number drawn stands in the table."""

from analysis.charts.actors import plot_actors, plot_tone
from analysis.charts.calibration import plot_calibration
from analysis.charts.compare import plot_differences, plot_pooled
from analysis.charts.comparing import (
    plot_called_by,
    plot_grid,
    plot_outlets,
    plot_quoted_by,
    plot_word_shift,
)
from analysis.charts.cost import plot_cost
from analysis.charts.definitions import plot_definitions
from analysis.charts.errors import plot_errors
from analysis.charts.framing import plot_agency, plot_naming, plot_overview, plot_speech
from analysis.charts.reader import plot_before_after, plot_reader_agreement, plot_reading
from analysis.charts.shift import plot_shift
from analysis.charts.side_by_side import plot_deeds, plot_portraits
from analysis.charts.style import FEW_GREY, FEW_LIGHT, LOADED, NEUTRAL
from analysis.charts.wire import plot_keyness, plot_wire
from analysis.charts.words import MARKERS, in_lanes, plot_choices, plot_positions, positions
from analysis.measures import in_words

__all__ = [
    "FEW_GREY",
    "FEW_LIGHT",
    "LOADED",
    "MARKERS",
    "NEUTRAL",
    "in_lanes",
    "in_words",
    "plot_actors",
    "plot_agency",
    "plot_before_after",
    "plot_calibration",
    "plot_called_by",
    "plot_choices",
    "plot_cost",
    "plot_deeds",
    "plot_definitions",
    "plot_differences",
    "plot_errors",
    "plot_grid",
    "plot_keyness",
    "plot_naming",
    "plot_outlets",
    "plot_overview",
    "plot_pooled",
    "plot_portraits",
    "plot_positions",
    "plot_quoted_by",
    "plot_reader_agreement",
    "plot_reading",
    "plot_shift",
    "plot_speech",
    "plot_tone",
    "plot_wire",
    "plot_word_shift",
    "positions",
]
