"""Whatever an article, a file's name or a lexicon holds: nothing runs, offsets lead to the words.

read → voices → terms → lint → the annotated page; where a text must be refused, one clear line.
"""

import warnings

import pandas as pd
import pytest
from click.testing import CliRunner
from hostile import ACTORS, LEXICON, PAYLOADS, PLAIN, draft_of, hold, mixed
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.__main__ import main
from analysis.annotate import annotated_html
from analysis.articles import ArticleError, read_placed
from analysis.articles.markup import blanked
from analysis.evidence import terms
from analysis.voices import find_voices

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")


def run(*arguments, text=None):
    return CliRunner().invoke(main, list(map(str, arguments)), input=text)


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_a_payload_in_the_text_changes_nothing(payload):
    """Before, inside and after ordinary sentences: the outlet's words are found."""
    seen = hold(draft_of(f"{payload} {PLAIN * 9}{payload}\n{PLAIN * 9}"))
    own = seen[(seen["voice"] == "outlet") & (seen["form"] == "mob")]
    assert len(own) == 18


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_a_payload_in_the_front_matter_is_only_words(payload):
    """A title may hold anything that YAML takes; an exception may too."""
    title = payload.replace("\\", "").replace("'", "''")
    head = f"---\ntitle: '{title} mob'\nlint-ok: '{title}'\n---\n"
    try:
        draft = read_placed("-", stdin=head + PLAIN * 9)
    except ArticleError as refusal:  # YAML takes no control characters
        assert "malformed front matter" in str(refusal) and str(refusal).isprintable()
    else:
        hold(draft)


def test_a_payload_in_a_lexicon_and_in_a_name_is_shown_not_run():
    """A house style's note and form, an actor's name and a speaker's are somebody's words too."""
    for payload in PAYLOADS[:10:2]:
        text = (
            f"The tyrant {payload} Tom Ray fell. “A mob,” said Ada {payload} Bell. X{payload} left."
        )
        house = LEXICON.assign(note=payload, concept=payload)
        cast = ACTORS.head(1).assign(actor=payload, form="Tom Ray", office=payload)
        hold(draft_of(text), lexicon=house, actors=pd.concat([ACTORS, cast]))
        page = annotated_html(
            text,
            terms(draft_of(text), lexicon=house).assign(speaker=payload, form=payload),
            find_voices(draft_of(text)).assign(speaker=payload),
        )
        assert "<script" not in page.lower() and "<img" not in page and "<svg" not in page


@pytest.mark.parametrize("payload", [p for p in PAYLOADS if "/" not in p], ids=ascii)
def test_a_payload_in_a_file_name_is_only_a_name(payload, tmp_path, monkeypatch):
    """Files of any name are linted and listed; no output begins a line of its own."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / f"{payload}.md").write_text(PLAIN, encoding="utf-8")
    shown = run("lint", ".")
    assert shown.exit_code == 1 and shown.stdout.replace("\n", "").isprintable()
    assert "\x1b" not in run("terms", ".", "--format", "table").stdout


@pytest.mark.parametrize("nul", ["\0", "a\0b", "<script>\0</script>"])
def test_nul_is_refused_in_one_line(nul):
    """NUL stands in no text: the line says what to do, and nothing is printed."""
    result = run("lint", "-", text=nul + PLAIN)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1 and "UTF-8" in result.stderr


@pytest.mark.parametrize("text", ["\0", "\x1b" * 99, "", " \n\u2028\u200a"])
def test_what_is_no_text_is_refused(text):
    """Control characters alone, or nothing, are no article."""
    with pytest.raises(ArticleError) as caught:
        draft_of(text)
    assert "\n" not in str(caught.value)


def test_a_megabyte_on_one_line():
    """Half of it white space, half one word: read and placed, without a line to hold on to."""
    hold(draft_of("The regime" + " " * 500_000 + "fell" + "l" * 500_000 + " to the mob."))


def test_ten_thousand_paragraphs():
    """As many as a book has; the last is found where it is."""
    draft = draft_of("He left.\n\n" * 9_999 + "The mob came.")
    assert hold(draft)["start"].max() == draft["text"].item().index("mob")


@pytest.mark.parametrize("piece", ["<script>", "<!--", "<b ", "-->", "</", "<a <"])
def test_markup_that_never_ends_takes_no_time(piece):
    """Time grows with the length of a text, not with its square; the length stays."""
    text = piece * 20_000
    assert len(blanked(text)) == len(text)


@given(st.integers(0, 2**32))
@settings(max_examples=12, deadline=None)
def test_any_mixture_holds(seed):
    """Words, marks and payloads in any order: every rule above, at once."""
    assert_holds(mixed(seed))


@given(st.text(max_size=200))
@settings(max_examples=12, deadline=None)
def test_any_text_holds(text):
    """Any characters at all."""
    assert_holds(text.encode("utf-8", "replace").decode())


def assert_holds(text):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            draft = draft_of(text)
        except ArticleError as refusal:
            assert "\n" not in str(refusal)
            return
        hold(draft)


@given(st.text(st.sampled_from("<>!-/ab script\n")))
@settings(max_examples=200, deadline=None)
def test_blanking_keeps_length_lines_and_is_done_once(text):
    """Offsets and line numbers hold, and what is blank stays so."""
    plain = blanked(text)
    assert len(plain) == len(text) and plain.split("\n") and blanked(plain) == plain
    assert [i for i, c in enumerate(plain) if c == "\n"] == [
        i for i, c in enumerate(text) if c == "\n"
    ]


@pytest.mark.parametrize(
    ("text", "plain"),
    [("a<!-- b --> c", "ac"), ("a<!--> b --> c", "ab-->c"), ("a<!-- b c", "a<!--bc"),
     ("a<script>b", "ab"), ("<STYLE x>b</style >c", "c"), ("if a<c and d>e", "ifa<candd>e"),
     ("a <3 b, c <d", "a<3b,c<d"), ("x<br/>y</p>", "xy")],
)  # fmt: skip
def test_what_is_markup_and_what_is_not(text, plain):
    """Closed comments, scripts, styles and tags of HTML are; all else is text."""
    assert "".join(blanked(text).split()) == plain


def test_scripts_and_comments_are_nobodys_words():
    """A word in a comment, a script or a tag is no term, and describes nobody."""
    text = (
        "<script>regime()</script> Tom Ray left. <!-- the tyrant --> <b title='mob'>Ada</b> stayed."
    )
    assert list(hold(draft_of(text)).query("side == 'loaded'")["text"]) == []
