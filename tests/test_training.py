"""What the training does to its examples; the parts that need no torch."""

import random
from collections import namedtuple

import pandas as pd
import pytest

from training import said
from training.examples import spans_of
from training.roles import hinted, unnamed
from training.swaps import kinds, masked, replacements, swapped
from training.teacher import relabelled

Row = namedtuple("Row", "text words start end")
TEXT = "Trump met French farmers before Biden praised the vile plan of Trump in Kenya."


def example(text=TEXT):
    at = text.index("vile")
    return Row(
        text, [(at, at + 4, 0.8)], float(text.index("Biden")), float(text.index("Biden") + 5)
    )


@pytest.mark.parametrize("seed", range(20))
def test_spans_move_with_the_names(seed):
    """After names are exchanged, marked words are the same words and the mark holds a name."""
    row = swapped(example(), random.Random(seed))
    (start, end, share), at = row.words[0], slice(int(row.start), int(row.end))
    assert row.text[start:end] == "vile" and share == 0.8
    assert row.text[at] in kinds()["Biden"]


def test_the_teacher_reads_placeholders():
    """A masked sentence has the names that the reader of actors sees, and the mark on its own."""
    row = masked(example())
    assert row.text == (
        "Johnson met Norwegian farmers before Johnson praised the vile plan of Johnson in Norway."
    )
    assert row.text[int(row.start) : int(row.end)] == "Johnson"
    assert row.text[slice(*row.words[0][:2])] == "vile" and masked(row) == row


def test_one_name_keeps_one_substitute():
    """A name that stands twice in a sentence becomes the same other name twice."""
    found = replacements(TEXT, random.Random(1))
    new = {TEXT[start:end]: name for start, end, name in found}
    assert all(new[TEXT[start:end]] == name for start, end, name in found)
    assert {"Trump", "French", "Biden", "Kenya"} == set(new)


def test_a_text_without_known_names_stays():
    """Nothing is exchanged where no known name stands, nor inside another word."""
    row = Row("The Trumpeters kenyan plan.", None, float("nan"), float("nan"))
    assert swapped(row, random.Random(0)).text == row.text


def test_words_are_placed_wherever_they_stand():
    """A word that annotators listed is marked at each of its places, in any case."""
    assert spans_of("Vile lies, vile!", {"vile": 0.4}) == [(0, 4, 0.4), (11, 15, 0.4)]


def test_a_listed_phrase_marks_each_of_its_words():
    """Annotators list phrases too; each of their words is marked."""
    assert [TEXT[a:b] for a, b, _ in spans_of(TEXT, {"vile plan": 0.6})] == ["vile", "plan"]


def test_runs_are_logged_with_their_figures_on_dev():
    """The log of runs names recipe, stage and seed, and has figures between 0 and 1."""
    runs = pd.read_csv("benchmarks/results/reader_runs.csv")
    assert {"recipe", "stage", "seed", "n"} <= set(runs)
    shares = runs[[name for name in runs if "f1_" in name or "auc_" in name]]
    assert (shares.isna() | ((shares >= 0) & (shares <= 1))).all(axis=None)


def test_the_teacher_weighs_as_much_as_a_label():
    """Where there is a label it is averaged with the teacher; a language model's is replaced."""
    rows = pd.DataFrame({"source": ["babe", "anno"], "biased": [1.0, 1.0], "subjective": [1.0, 0.0],
                         "words": [[(4, 10, 0.6)], None]})  # fmt: skip
    said = rows.assign(p_biased=[0.5, 0.25], p_words=[[(0, 3, 0.0), (4, 10, 0.2)], [(0, 3, 0.5)]])
    found = relabelled(rows, said)
    assert found["biased"].tolist() == [0.75, 0.25] and found["subjective"].isna().all()
    assert found["words"].tolist() == [[(0, 3, 0.0), (4, 10, 0.4)], [(0, 3, 0.5)]]


def test_what_the_teacher_said_is_kept_under_a_key_and_without_text(tmp_path):
    """What is kept comes back by the key of text and place, to three digits, and holds no text."""
    rows = pd.DataFrame({"text": [TEXT, TEXT], "start": [0.0, 31.0], "end": [5.0, 36.0]})
    told = pd.DataFrame([[0.7004, 0.2, 0.0996], [0.1, 0.3, 0.6]], said.keys(rows), said.CHANCES)
    path = tmp_path / "said.csv.gz"
    said.keep(told, path)
    found = said.read_said(path).loc[said.keys(rows)]
    assert found.round(3).to_numpy().tolist() == [[0.7, 0.2, 0.1], [0.1, 0.3, 0.6]]
    assert "Trump" not in pd.read_csv(path).to_csv() and said.keys(rows).is_unique
    assert said.read_said(tmp_path / "none.csv").empty


def test_what_is_kept_of_the_teacher_are_probabilities():
    """Every row that the project keeps has a key of its own and three probabilities."""
    kept = said.read_said()
    assert len(kept) and kept.index.is_unique and kept.index.str.fullmatch("[0-9a-f]{10}").all()
    assert kept.to_numpy().min() >= -1e-9 and kept.to_numpy().max() <= 1


def test_parts_are_learnt_without_names():
    """A stand-in takes the actor's place at each of its mentions, and nobody else's."""
    text = "Ada Bell lied to Tom Ray, Bell’s aide."
    places = {"start": [0, 26], "end": [8, 30]}
    found = unnamed(pd.DataFrame({"text": text, "actor": "Ada Bell", "group": "a", **places}))
    shown = {row.text[row.start : row.end] for row in found.itertuples()}
    assert len(shown) == 1 and "Bell" not in found["text"].iloc[0]
    assert found["text"].iloc[0].count(shown.pop()) == 2 and "Tom Ray" in found["text"].iloc[0]


def test_a_part_draws_what_the_teacher_says():
    """Half of a villain's target is what the teacher says; without a part all of it."""
    told = pd.DataFrame([[0.1, 0.8, 0.1]] * 2, columns=said.CHANCES)
    found = hinted(told, pd.Series(["villain", None]))
    assert found.to_numpy().round(2).tolist() == [[0.4, 0.55, 0.05], [0.1, 0.8, 0.1]]
