"""The learned reader: the files as published, the same numbers everywhere, offsets that hold."""

import json
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.__main__ import main
from analysis.reader import flagged, models, read, toward
from analysis.reader.marked import target_lines
from analysis.reader.targets import TOWARD
from analysis.reader.windows import windows
from analysis.reader.wording import CUT, READ, WORD, by_word, main_voices, wording

DATA = Path(__file__).resolve().parent / "data"
TEXTS = [
    "The council approved the budget on Monday.",
    "The shameless regime and its vile cronies plundered the country yet again.",
    "“He is a liar,” Ada Bell said of the mayor.",
]
NEWS = pd.DataFrame({"article": ["a", "b", "c"], "title": "", "text": TEXTS})
LONG = " ".join(["The committee met in the town hall and heard the report,"] * 40) + " and left."


def run(*arguments, text=None):
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=text)


def test_model_files_are_those_that_were_published():
    """Every model file has the sha256 of the list, and the list names every model file."""
    listed = models.sums()
    files = {path.name for path in models.MODELS.iterdir() if path.suffix in {".onnx", ".json"}}
    assert files == set(listed)
    assert all(models.checked(name) for name in listed)


def test_no_model_is_larger_than_thirty_megabytes():
    """A reader that is passed around stays small."""
    assert all(path.stat().st_size < 30e6 for path in models.MODELS.glob("*.onnx"))


@pytest.fixture
def damaged(tmp_path, monkeypatch):
    """A copy of the model folder that a test may damage, and fresh caches around it."""
    folder = tmp_path / "models"
    shutil.copytree(models.MODELS, folder)
    caches = [models.settings, models.tokenizer, models.session]
    monkeypatch.setattr(models, "MODELS", folder)
    for cache in caches:
        cache.cache_clear()
    yield folder
    for cache in caches:
        cache.cache_clear()


@pytest.mark.parametrize("name", ["wording.onnx", "tokenizer.json", "settings.json", "SHA256SUMS"])
def test_a_missing_file_is_one_clear_line_and_the_rest_works(damaged, name):
    """Without a model file `read` ends with 2 and names the file; `terms` works all the same."""
    (damaged / name).unlink()
    refused = run("read", "-", text=TEXTS[0])
    assert refused.exit_code == 2
    assert refused.stderr.count("\n") == 1 and name in refused.stderr
    assert run("terms", "-", text=TEXTS[1]).exit_code == 0


def test_actors_are_compared_without_the_reader_too(damaged):
    """Without the model `actors` says so in one line and rests on the words alone."""
    (damaged / "target.onnx").unlink()
    text = "The thug Tom Ray lied. The thug Ray lied again."
    alone = run("actors", "-", "--no-reader", text=text)
    damaged_too = run("actors", "-", text=text)
    assert damaged_too.exit_code == 0 and damaged_too.stdout == alone.stdout
    assert damaged_too.stderr.count("\n") == 1 and damaged_too.stderr.startswith("warning: ")


def test_an_altered_file_is_refused(damaged):
    """A model that is not the published one gives no numbers."""
    with open(damaged / "wording.onnx", "ab") as file:
        file.write(b"x")
    refused = run("read", "-", text=TEXTS[0])
    assert refused.exit_code == 2 and "sha256" in refused.stderr


def test_the_stored_values_hold():
    """Probabilities stay within .02 of the stored ones, on whatever processor this runs."""
    stored = pd.read_csv(DATA / "reader_values.csv")
    sentences = stored[stored["start"].isna()]
    chances = [wording(text)[0] for text in sentences["text"]]
    assert sentences["probability"].to_numpy() == pytest.approx(chances, abs=0.02)
    marked = stored[stored["start"].notna()].astype({"start": int, "end": int})
    found = toward(marked.reset_index(drop=True))["negative"]
    assert found.to_numpy() == pytest.approx(marked["probability"].to_numpy(), abs=0.02)


def test_order_and_company_change_nothing():
    """A sentence gets the same numbers alone, among others and in any order."""
    together = read(NEWS)
    backwards = read(NEWS.iloc[::-1].reset_index(drop=True))
    alone = pd.concat([read(NEWS.iloc[[at]]) for at in range(3)], ignore_index=True)
    for other in (backwards.sort_values("article", ignore_index=True), alone):
        pd.testing.assert_frame_equal(together, other)


def test_the_loaded_sentence_reads_as_biased_and_the_plain_one_does_not():
    """Insults in the outlet's voice are above the cut, a council's vote below it."""
    plain, insulting, _ = read(NEWS)["probability"]
    assert plain < CUT < insulting


def test_the_loaded_words_are_found_by_their_offsets():
    """The words above the cut are cut out of the article by their offsets."""
    row = flagged(read(NEWS)).iloc[1]
    words = {TEXTS[1][start:end] for start, end, _ in row["words"]}
    assert {"shameless", "vile"} <= words and not words & {"the", "country", "its"}


def test_long_sentences_are_windowed_not_cut():
    """Every word of a sentence longer than the encoder has a probability, the last one too."""
    _, words = wording(LONG)
    assert [(start, end) for start, end, _ in words] == [m.span() for m in WORD.finditer(LONG)]


def test_a_mark_far_into_a_long_text_is_read_around():
    """The window lies around the marked actor, wherever it stands."""
    text = LONG + " Critics called Ada Bell a shameless liar."
    at = text.index("Ada Bell")
    marked = pd.DataFrame({"text": [text], "start": [at], "end": [at + 8]})
    assert toward(marked)[TOWARD].idxmax(axis=1).item() == "negative"


@given(st.integers(0, 400), st.integers(3, 130))
def test_windows_cover_every_token(n, size):
    """Windows hold each token at its place, none is longer than the encoder, none is missing."""
    seen = {}
    for window in windows(list(range(1000, 1000 + n)), size=size):
        body = window.ids[0, 1:-1].tolist()
        assert len(body) <= size - 2
        seen |= {window.first + at: token for at, token in enumerate(body)}
    assert seen == {at: 1000 + at for at in range(n)}


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80))
def test_any_text_has_words_in_order_within_it(text):
    """Whatever the text holds, words keep their offsets and probabilities lie in [0, 1]."""
    chance, words = wording(text)
    assert 0 <= chance <= 1
    assert all(WORD.fullmatch(text[start:end]) for start, end, _ in words)
    assert all(0 <= p <= 1 for _, _, p in words)
    assert words == sorted(words)


def test_by_word_takes_the_mean_of_the_tokens():
    """A word in two tokens gets their mean; a token that is no word's gets lost."""
    found = by_word("so-so, yes", [(0, 2), (2, 3), (3, 5), (5, 6), (7, 10)], [1, 0, 0.5, 9, 0.25])
    assert found == [(0, 5, 0.5), (7, 10, 0.25)]


def test_a_sentence_has_the_voice_of_most_of_its_characters():
    """A quotation with a short tag is its speaker's sentence."""
    voices = pd.DataFrame(
        [("a", 0, 30, "quotation"), ("a", 30, 40, "outlet")],
        columns=["article", "start", "end", "voice"],
    )
    lines = pd.DataFrame({"article": ["a", "a"], "start": [0, 25], "end": [40, 40]})
    assert main_voices(lines, voices) == ["quotation", "outlet"]


def test_read_has_the_columns_of_the_contract():
    """`read` gives the contract's columns; words is a JSON list, of loaded ones unless asked."""
    lines = [json.loads(line) for line in run("read", "-", "--format", "json", text=TEXTS[1])
             .stdout.splitlines()]  # fmt: skip
    assert list(lines[0]) == READ
    every = json.loads(
        run("read", "-", "--all-words", "--format", "json", text=TEXTS[1]).stdout.splitlines()[0]
    )
    assert 0 < len(lines[0]["words"]) < len(every["words"]) == len(WORD.findall(TEXTS[1]))


MARKED = [
    {"text": "Critics called Ada Bell a shameless liar.", "start": 15, "end": 23},
    {"text": "Ada Bell was honoured for her brave and brilliant work.", "start": 0, "end": 8},
]


def test_target_answers_line_by_line_in_order():
    """A line each, in the order of the lines; the three probabilities sum to 1."""
    text = "\n".join(map(json.dumps, MARKED))
    found = [json.loads(line) for line in run("target", "-", text=text).stdout.splitlines()]
    assert [max(one, key=one.get) for one in found] == ["negative", "positive"]
    assert [sum(one.values()) for one in found] == pytest.approx([1, 1])


def test_target_keeps_the_order_around_a_bad_line():
    """A line that cannot be read is a warning that names it, and an empty answer in its place."""
    text = f"{json.dumps(MARKED[0])}\nnonsense\n{json.dumps(MARKED[1])}\n"
    result = run("target", "-", text=text)
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0 and "line 2" in result.stderr
    assert found[1] == dict.fromkeys(TOWARD) and found[2]["positive"] > 0.5


@pytest.mark.parametrize(
    "line",
    [
        "nonsense",
        "[]",
        '{"text": "Ada won."}',
        '{"text": "Ada won.", "start": 3, "end": 3}',
        '{"text": "Ada won.", "start": 0, "end": 99}',
        '{"text": "Ada won.", "start": 3, "end": 4}',
        '{"text": 5, "start": 0, "end": 1}',
    ],
)
def test_target_refuses_what_marks_nobody(line):
    """Nothing but bad lines: one clear line, exit status 2."""
    result = run("target", "-", text=line)
    assert result.exit_code == 2 and result.stderr.count("\n") == 1 and "line 1" in result.stderr


def test_two_marks_in_one_sentence_get_two_answers():
    """Who is marked decides, not the sentence: the victim of an insult is not its author."""
    text = "Bob Ray praised the brave nurses but called Ada Bell a corrupt and vile liar."
    marks = pd.DataFrame(
        {"text": [text] * 2, "start": [20, text.index("Ada")], "end": [32, text.index("Ada") + 8]}
    )
    nurses, bell = toward(marks)["negative"]
    assert nurses < 0.5 < bell


def test_what_is_said_of_one_does_not_depend_on_who_else_is_marked():
    """All actors of a sentence are read at once, with the numbers that each gets alone."""
    text = "Bob Ray praised the brave nurses but called Ada Bell a corrupt and vile liar. " * 9
    marks = pd.DataFrame({"text": text, "start": [text.rindex("Ada"), 0, 20]})
    marks = marks.assign(end=marks["start"] + 7)
    alone = pd.concat(toward(marks.iloc[[at]]) for at in range(3))
    assert np.abs(toward(marks)[TOWARD] - alone[TOWARD]).max(axis=None) < 1e-6


def test_nothing_to_read_is_refused():
    """No line at all is one clear line."""
    with pytest.raises(ValueError, match="no line given"):
        target_lines(["-"], stdin="\n")
