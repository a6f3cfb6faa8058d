"""Framings of thirty paragraphs that somebody annotated without knowing the code."""

import runpy
from pathlib import Path

import pandas as pd
import pytest

ROOT = Path(__file__).resolve().parent.parent
BENCHMARK = runpy.run_path(str(ROOT / "benchmarks" / "framings.py"))


@pytest.fixture(scope="module")
def measured():
    return BENCHMARK["measure"]()


def test_every_annotated_span_is_in_its_paragraph():
    """Offsets lead to the words that they name."""
    articles, gold, _ = BENCHMARK["read_paragraphs"]()
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    assert all(texts[row.article][row.start : row.end] == row.text for row in gold.itertuples())


def test_the_recorded_figures_are_what_the_tool_does_now(measured):
    """benchmarks/results/framings.csv is current: run make accuracy."""
    stored = pd.read_csv(ROOT / "benchmarks" / "results" / "framings.csv").fillna("")
    keys = ["half", "measure", "relation"]
    both = stored.merge(measured, on=keys, suffixes=("", "_now"), validate="one_to_one")
    assert len(both) == len(stored) == len(measured)
    assert both["estimate"].tolist() == pytest.approx(both["estimate_now"].tolist(), abs=0.001)


def test_what_was_found_once_is_found_again(measured):
    """Floors, under the figures of the paragraphs that development used."""
    found = measured.query("half == 'development'").set_index(["measure", "relation"])["estimate"]
    recall = found["recall of core rows"]
    floors = {"epithet": 0.75, "agent": 0.55, "patient": 0.75, "speaker": 0.65, "quoted": 0.7}
    assert {name: recall[name] >= floor for name, floor in floors.items()} == dict.fromkeys(
        floors, True
    )
