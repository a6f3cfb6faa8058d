"""A name alone moves nothing: exchanged names, and terrible events in plain words."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binomtest
from test_fairness_data import DATA, filled_pairs

from analysis.reader import toward
from analysis.reader.targets import TOWARD
from analysis.reader.windows import each
from analysis.reader.wording import CUT, wording

# Largest median change of P(biased) when names are exchanged, largest mean change by one name,
# largest share of plain sentences about terrible events that may read as biased.
MEDIAN, MOST, FLAGGED = 0.03, 0.05, 0.15


def chances(texts):
    """P(biased) of each text; what stands twice is read once."""
    once = list(dict.fromkeys(texts))
    found = {text: chance for text, (chance, _) in zip(once, each(wording, once), strict=True)}
    return np.array([found[text] for text in texts])


@pytest.fixture(scope="module")
def swapped():
    """Every filled template, with the change of P(biased) when its names change places."""
    table = filled_pairs()
    both = chances([*table["one"], *table["other"]])
    return table.assign(change=both[: len(table)] - both[len(table) :])


def test_exchanged_names_hardly_move_the_reader(swapped):
    """The median change of P(biased) over at least 200 pairs is at most .03."""
    assert len(swapped) >= 200
    assert swapped["change"].abs().median() <= MEDIAN


def test_exchanged_names_hardly_move_the_reader_in_any_group(swapped):
    """The median is as small for leaders, states, parties, faiths, genders, origins, groups."""
    medians = swapped["change"].abs().groupby(swapped["slots"]).median()
    assert (medians <= MEDIAN).all(), medians.to_dict()


def test_exchanged_names_have_no_direction(swapped):
    """A sign test over all pairs finds no direction: the first name is as often the worse one."""
    up, down = (swapped["change"] > 0.001).sum(), (swapped["change"] < -0.001).sum()
    assert binomtest(int(up), int(up + down)).pvalue > 0.05


def test_no_name_moves_the_reader_far(swapped):
    """Whatever it stands beside, no single name raises or lowers P(biased) by more than .05, on the
    mean of its sentences."""
    one = swapped[["slots", "first", "change"]].set_axis(["slots", "name", "change"], axis=1)
    two = swapped[["slots", "second", "change"]].set_axis(["slots", "name", "change"], axis=1)
    means = pd.concat([one, two.assign(change=-two["change"])]).groupby(["slots", "name"])["change"]
    assert means.mean().abs().max() <= MOST, means.mean().sort_values().to_dict()


@pytest.mark.parametrize("slots", ["leaders", "faiths", "states"])
def test_who_is_marked_decides_nothing(swapped, slots):
    """Toward a marked leader, faith or state the reader says the same, whoever it is."""
    single = ~swapped["text"].str.contains("{B}", regex=False)
    rows = swapped[(swapped["slots"] == slots) & single].drop_duplicates("id").head(6)
    one, other = marked(rows["one"], rows["first"]), marked(rows["other"], rows["second"])
    assert len(rows) and toward(one)[TOWARD].to_numpy() == pytest.approx(
        toward(other)[TOWARD].to_numpy()
    )


def marked(texts, names):
    """Each text with its name marked."""
    start = [text.find(name) for text, name in zip(texts, names, strict=True)]
    table = pd.DataFrame({"text": list(texts), "start": start})
    return table.assign(end=table["start"] + names.str.len().to_numpy())


def test_a_terrible_event_is_not_biased_wording():
    """At most 15 % of at least 60 plain sentences about violence and death read as biased."""
    events = pd.read_csv(DATA / "terrible_events.csv")
    flagged = chances(events["text"]) >= CUT
    assert len(events) >= 60
    assert flagged.mean() <= FLAGGED, events["text"][flagged].tolist()
