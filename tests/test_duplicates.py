"""Articles that repeat another one are found, reported or dropped."""

import random
import warnings

import pandas as pd
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.__main__ import main
from analysis.duplicates import THRESHOLD, duplicates, in_stream, resemblance, shingles, sifted
from analysis.tables import COLUMNS

NOUNS = [f"{first}{last}" for first in "bdfgklmnprst" for last in ("ab", "em", "il", "or", "un")]


def prose(seed, words=200):
    """A text of made-up words; two seeds have hardly a run of five words in common."""
    return " ".join(random.Random(seed).choices(NOUNS, k=words))


def table(*texts):
    """An articles table with the names 0, 1, 2 …"""
    return pd.DataFrame({"article": list(map(str, range(len(texts)))), "text": list(texts)})


def pairs(articles):
    return duplicates(articles)[["article", "twin"]].values.tolist()


def test_a_copy_is_found_whatever_its_case_and_marks():
    """Wire copy comes with another outlet's quotation marks and spaces."""
    copy = table("“He left at once,” she said.", "It rained.", '"HE LEFT  at once" -- she said')
    assert duplicates(copy).values.tolist() == [["2", "0", 1.0]]


def test_copy_that_was_shortened_under_a_new_headline_is_found():
    """A fifth cut off the end leaves four fifths of the shingles; another story has none."""
    wire = prose(1)
    cut = prose(2, 8) + "\n\n" + " ".join(wire.split()[:160])
    found = duplicates(table(wire, prose(3), cut))
    assert found[["article", "twin"]].values.tolist() == [["2", "0"]]
    assert found["similarity"].item() == resemblance(shingles(wire), shingles(cut))


def test_similarity_is_the_share_of_runs_of_five_words():
    """Of the 4 + 3 runs of two texts, 2 are in both: 2 / 5."""
    one, other = shingles("a b c d e f g h"), shingles("c d e f g h i")
    assert resemblance(one, other) == pytest.approx(2 / 5)


def test_no_pair_below_the_threshold_is_reported():
    """A long quotation that two articles share does not make one of them a copy."""
    speech = prose(9, 60)
    assert pairs(table(prose(1) + speech, prose(2) + speech)) == []


def test_a_twin_is_no_duplicate_itself():
    """Each copy names the first, so that dropping the copies keeps one of each."""
    wire = prose(1)
    assert pairs(table(wire, wire, prose(2), wire)) == [["1", "0"], ["3", "0"]]


def test_the_most_alike_is_the_twin():
    """Among several candidates the one with most runs in common counts, the first of equals."""
    words = prose(1).split()
    far, near = " ".join([*words[:130], prose(5, 70)]), " ".join([*words[:130], prose(6, 70)])
    copy = near.replace(near.split()[0], "he", 1)
    assert pairs(table(far, near, copy))[-1] == ["2", "1"]


def test_most_copies_are_found():
    """Of copies with a third of the words cut off, at least 99 in 100 are found."""
    texts = [prose(seed) for seed in range(100)]
    cut = [" ".join(text.split()[:134]) for text in texts]
    found = duplicates(table(*texts, *cut))
    assert len(found) >= 99 and (found["similarity"] > THRESHOLD).all()
    assert (found["article"].astype(int) - 100 == found["twin"].astype(int)).all()


@given(st.lists(st.integers(0, 3), min_size=1, max_size=10), st.integers(1, 10))
@settings(max_examples=30, deadline=None)
def test_duplicates_do_not_hang_on_the_pieces(seeds, size):
    """The pieces of a corpus give the same table as the whole."""
    articles = table(*(prose(seed, 30) for seed in seeds))
    parts = [articles[start : start + size] for start in range(0, len(articles), size)]
    found = pd.concat([found for _, found in in_stream(parts)], ignore_index=True)
    pd.testing.assert_frame_equal(found, duplicates(articles))
    assert len(found) == len(seeds) - len(set(seeds))


@pytest.mark.parametrize("texts", [[], ["One."]])
def test_a_table_without_copies_has_no_duplicates(texts):
    """The empty table has its columns and types."""
    found = duplicates(table(*texts))
    assert list(found) == COLUMNS["duplicates"] and found.empty
    assert found["similarity"].dtype == "float64"


def test_duplicates_are_kept_reported_or_dropped():
    """Reporting warns of each pair; dropping says how many went."""
    articles = table("He left.", "She stayed.", "He left!")
    [same] = sifted([articles], "keep")
    with pytest.warns(UserWarning, match=r"^2 repeats 0 \(similarity 1\.00\)$"):
        [reported] = sifted([articles], "report")
    with pytest.warns(UserWarning, match="repeat others: 1"):
        [dropped] = sifted([articles], "drop")
    assert same is articles and len(reported) == 3 and list(dropped["article"]) == ["0", "1"]
    with pytest.raises(ValueError, match="keep, report, drop"):
        sifted([articles], "merge")


def test_the_command_line_drops_duplicates(tmp_path):
    """The option is one of every verb; the loaded word of the copy is not listed twice."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("The tyrant fell, and nobody knew why.")
    with warnings.catch_warnings():
        ran = CliRunner().invoke(main, ["terms", "--duplicates", "drop", str(tmp_path)])
    assert ran.exit_code == 0 and ran.stdout.count("tyrant") == 1
    assert "warning: dropped as they repeat others: 1" in ran.stderr
