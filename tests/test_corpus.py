"""A corpus gives the tables of its articles, whatever the pieces, the workers and the mishaps."""

import io
import json
import logging
import multiprocessing
import os
import random
import runpy
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner
from pandas.testing import assert_frame_equal

from analysis import evidence
from analysis.__main__ import main
from analysis.articles import in_pieces
from analysis.corpus import VERBS, read_table, run, tables_of, with_dask
from analysis.corpus import cluster as cluster_work
from analysis.corpus.command import count
from analysis.corpus.folder import made_of, opened, piece_path
from analysis.corpus.processes import on_processes
from analysis.corpus.verbs import columns, schema, shaped
from analysis.corpus.work import job, work

ROOT = Path(__file__).resolve().parent.parent
SENTENCES = [
    "The tyrant {name} fled the capital.",
    "“The regime will fall,” said {name}.",
    "Critics slammed the plan as a sham, according to {name}.",
    "The government of France met {name} on Monday.",
    "He claimed that the thugs had gone.",
]
NAMES = ["Ada Bell", "Tom Ray", "Mia Fox", "Leo Hart"]


def articles(number):
    """So many articles, no two alike."""
    rows = [
        {
            "article": f"a{n}",
            "text": " ".join(
                sentence.format(name=NAMES[(n + k) % 4])
                for k, sentence in enumerate(SENTENCES)
                if (n >> k) % 2 == 0
            )
            + f" It was day {n}.",
        }
        for n in range(number)
    ]
    return pd.DataFrame(rows).assign(title="")


def cut(table, size):
    """The table in pieces of at most `size` rows."""
    for first in range(0, len(table), size):
        yield table.iloc[first : first + size].reset_index(drop=True)


def whole(verb, pieces, **options):
    return pd.concat(list(tables_of(verb, pieces, **options)), ignore_index=True)


def contents(folder):
    """Every file of a folder with its bytes."""
    return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


def command(*arguments, text=None):
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=text)


@pytest.fixture(scope="module")
def news():
    return articles(24)


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    """A CSV of 800 articles."""
    path = tmp_path_factory.mktemp("corpus") / "news.csv"
    articles(800).to_csv(path, index=False)
    return path


@pytest.mark.parametrize("verb", VERBS)
def test_the_size_of_the_pieces_changes_nothing(verb, news):
    """One piece or many: the same rows in the same order, to the last digit."""
    news = news if verb in ("terms", "voices") else news.head(3)
    expected = whole(verb, [news])
    for size in (1, 2):
        assert_frame_equal(whole(verb, cut(news, size)), expected, check_exact=True)


def test_rows_come_in_the_order_of_the_articles(news):
    """Not in that of their names: a9 before a10 stays before it."""
    for verb in ("terms", "framings"):
        found = whole(verb, cut(news, 12))["article"].drop_duplicates()
        assert list(found) == [name for name in news["article"] if name in set(found)]


def test_one_side_is_the_rows_of_both_sides(news):
    """Articles without a form of the side are not read further, which changes no row."""
    both = evidence.terms(news)
    for side in ("loaded", "neutral"):
        found = evidence.terms(news, side=side)
        assert_frame_equal(found, both[both["side"] == side].reset_index(drop=True))


def test_the_number_of_workers_changes_nothing(news):
    """Processes give what one process gives, in the same order."""
    assert_frame_equal(
        whole("framings", cut(news.head(6), 2), workers=2),
        whole("framings", [news.head(6)]),
        check_exact=True,
    )


def test_an_actor_of_one_article_is_none_of_another():
    """Who speaks in one article and is named in another only has no row in the first."""
    said = articles(1).assign(text="“No,” the farmer said. “The regime lies,” a farmer said.")
    alone = whole("framings", [said])
    both = pd.concat([said, said.assign(article="b", text="The farmer met Ada Bell.")])
    together = whole("framings", [both.reset_index(drop=True)])
    assert_frame_equal(together[together["article"] == "a0"].reset_index(drop=True), alone)


@pytest.mark.parametrize("verb", VERBS)
def test_every_piece_has_the_columns_and_types_of_its_verb(verb, news, tmp_path):
    """Also an empty one, so that the pieces are one table."""
    empty = shaped(pd.DataFrame(), verb)
    assert list(empty) == columns(verb) == schema(verb).names
    quiet = news.head(1).assign(text="It rained.")
    run(verb, [quiet, news.iloc[1:3]], tmp_path)
    expected = whole(verb, [quiet, news.iloc[1:3]])
    if "words" in expected:
        expected["words"] = expected["words"].map(json.dumps).astype("str")
    assert_frame_equal(read_table(tmp_path), expected)


def test_a_run_that_was_cut_off_goes_on(news, tmp_path):
    """The finished pieces stay as they are; in the end every byte is that of an unbroken run."""
    run("terms", cut(news, 4), tmp_path / "unbroken")

    def breaks():
        yield from list(cut(news, 4))[:3]
        raise OSError("the disk is gone")

    with pytest.raises(OSError):
        run("terms", breaks(), tmp_path / "broken")
    first = piece_path(tmp_path / "broken", "terms", 0)
    before = first.stat().st_mtime_ns
    with pytest.warns(UserWarning, match="not finished"):
        assert 0 < len(read_table(tmp_path / "broken")) < len(read_table(tmp_path / "unbroken"))
    run("terms", cut(news, 4), tmp_path / "broken")
    assert contents(tmp_path / "broken") == contents(tmp_path / "unbroken")
    assert first.stat().st_mtime_ns == before


def test_a_half_written_file_is_no_piece(news, tmp_path):
    """What a killed run left under another name is dropped, and the piece is made again."""
    run("terms", cut(news, 12), tmp_path)
    expected = contents(tmp_path)
    piece_path(tmp_path, "terms", 1).rename(tmp_path / ".terms-00001.parquet.tmp")
    run("terms", cut(news, 12), tmp_path)
    assert contents(tmp_path) == expected


def test_other_settings_or_input_are_refused(news, tmp_path):
    """One line says what differs; `fresh` begins anew; a folder of other files is left alone."""
    run("terms", cut(news, 12), tmp_path / "out")
    with pytest.raises(ValueError, match=r"other settings \(options\).*--fresh"):
        run("terms", cut(news, 12), tmp_path / "out", side="both")
    for other in (news.iloc[::-1], news.head(12), news.iloc[:20]):
        with pytest.raises(ValueError, match=r"other input.*--fresh"):
            run("terms", cut(other, 12), tmp_path / "out")
    assert run("terms", cut(news, 12), tmp_path / "out", fresh=True, side="both")["pieces"] == 2
    (tmp_path / "mine.txt").write_text("mine")
    for fresh in (False, True):
        with pytest.raises(ValueError, match="files of no run"):
            run("terms", cut(news, 12), tmp_path, fresh=fresh)


def test_two_runs_do_not_write_into_one_folder(tmp_path):
    """The second is refused while the first holds the folder."""
    with opened(tmp_path, {}), pytest.raises(ValueError, match="another run"), opened(tmp_path, {}):
        pass


def test_an_article_that_fails_is_named_and_the_rest_goes_on(news, tmp_path, monkeypatch):
    """A fault in one article costs that article only, and is told in the manifest too."""
    terms = VERBS["terms"]

    def faulty(articles, *inputs, **options):
        if "a5" in set(articles["article"]):
            raise RuntimeError("too odd")
        return terms(articles, *inputs, **options)

    expected = whole("terms", cut(news, 8)).query("article != 'a5'").reset_index(drop=True)
    monkeypatch.setitem(VERBS, "terms", faulty)
    with pytest.warns(UserWarning, match="a5: left out, RuntimeError: too odd"):
        done = run("terms", cut(news, 8), tmp_path)
    assert_frame_equal(read_table(tmp_path), expected)
    assert done["failed"] == ["a5: left out, RuntimeError: too odd"] and done["articles"] == 24


def test_a_worker_that_dies_loses_no_piece(news):
    """Killed in mid-run, its pieces are worked on again, once and in order."""
    found = []
    for piece, done in on_processes(job("terms"), cut(news, 2), 2):
        if not found:
            multiprocessing.active_children()[0].kill()
        found.append((list(piece["article"]), done.table))
    assert [name for names, _ in found for name in names] == list(news["article"])
    assert_frame_equal(
        pd.concat([table for _, table in found], ignore_index=True), whole("terms", [news])
    )


def start(table, out):
    return subprocess.Popen(
        [sys.executable, "-m", "analysis", "terms", table, "--out", out, "--workers", "1"],
        cwd=ROOT, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_killed_three_times_it_gives_the_same_bytes(table, tmp_path):
    """SIGKILL at random moments, and again: equal, byte for byte, to an unbroken run."""
    run("terms", in_pieces(table, size=100), tmp_path / "unbroken", side="loaded")
    chance, kills = random.Random(7), 0
    for pieces in (0, 1, 2):  # when so many are there, or while the next is made
        process = start(table, tmp_path / "killed")
        while process.poll() is None:
            time.sleep(0.005)
            if len(list((tmp_path / "killed").glob("terms-*"))) >= pieces:
                time.sleep(chance.random() * 0.05)
                process.kill()
                kills += process.wait() == -signal.SIGKILL
        process.stderr.close()
    assert kills == 3
    process = start(table, tmp_path / "killed")
    assert process.communicate()[1].startswith(str(tmp_path / "killed"))
    assert contents(tmp_path / "killed") == contents(tmp_path / "unbroken")


def test_the_stream_is_the_table(table):
    """CSV and JSON come piece by piece, under one header, and are the table of the whole."""
    expected = whole("terms", in_pieces(table, size=1000))
    result = command("terms", table, "--workers", "1")
    found = pd.read_csv(io.StringIO(result.stdout), dtype=str, keep_default_na=False)
    assert_frame_equal(found, expected.astype(str).astype("str"))
    lines = command("terms", table, "--workers", "1", "--format", "json").stdout.splitlines()
    assert [json.loads(line)["start"] for line in lines] == list(expected["start"])


def test_whoever_reads_two_lines_need_not_wait_for_all(table):
    """`… | head -2` ends quietly."""
    done = subprocess.run(
        f"{sys.executable} -m analysis terms {table} --workers 1 | head -2",
        shell=True, capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    assert done.stderr == "" and len(done.stdout.splitlines()) == 2


def test_the_command_writes_a_folder_and_says_so(tmp_path, monkeypatch):
    """`--out` writes pieces and one line; what is wrong is one line and exit status 2."""
    path = tmp_path / "news.csv"
    articles(3).to_csv(path, index=False)
    result = command("voices", path, "--out", tmp_path / "out")
    assert result.exit_code == 0 and result.stdout == "" and "3 articles" in result.stderr
    assert made_of(tmp_path / "out" / "voices-00000.parquet")["articles"] == 3
    again = command("terms", path, "--out", tmp_path / "out")
    assert again.exit_code == 2 and "other settings (verb" in again.stderr
    assert len(again.stderr.splitlines()) == 1
    monkeypatch.setattr(cluster_work, "PATIENCE", "1s")
    gone = command("terms", path, "--dask", "tcp://127.0.0.1:9", "--out", tmp_path / "other")
    assert gone.exit_code == 2 and "no Dask scheduler" in gone.stderr


def test_a_house_style_reaches_every_worker(news, tmp_path):
    """The rows travel with the job as text, so that no worker needs the file."""
    house = tmp_path / "house.csv"
    house.write_text(
        "concept,side,form,category,status,repair,pos\nday,loaded,day,label,evaluative,none,noun\n"
    )
    asked = job("terms", house=[house])
    house.unlink()
    assert (work(asked, news).table["text"] == "day").sum() == 24


def test_the_articles_of_files_and_tables_are_counted(table, tmp_path):
    """A row is an article, any other file one; standard input cannot be counted."""
    (tmp_path / "one.txt").write_text("One.")
    (tmp_path / "picture.png").write_text("None.")
    assert count([tmp_path, table]) == 801 and count(["-"]) is None


@pytest.fixture(scope="module")
def cluster():
    """A real scheduler and two worker processes on this machine."""
    distributed = pytest.importorskip("distributed")
    quiet = {"dashboard_address": None, "silence_logs": logging.CRITICAL}
    with distributed.LocalCluster(2, threads_per_worker=1, processes=True, **quiet) as found:
        yield found


def test_a_cluster_that_loses_a_worker_gives_the_same_bytes(cluster, news, tmp_path):
    """One of two worker processes is killed in mid-run: nothing is lost or doubled."""
    run("terms", cut(news, 2), tmp_path / "here")

    def pieces():
        for number, piece in enumerate(cut(news, 2)):
            if number == 8:
                os.kill(cluster.workers[0].pid, signal.SIGKILL)
            yield piece

    run("terms", pieces(), tmp_path / "there", dask=cluster.scheduler_address)
    assert contents(tmp_path / "there") == contents(tmp_path / "here")


def test_dask_tables_and_bags_give_the_same_rows(cluster, news):
    """A verb on each partition: the same rows in the same order."""
    import dask.bag
    import dask.dataframe

    expected = whole("terms", [news])
    with cluster.get_client():
        frame = dask.dataframe.from_pandas(news, npartitions=3)
        bag = dask.bag.from_sequence(news[["article", "text"]].to_dict("records"), npartitions=3)
        for many in (frame, bag):
            found = with_dask(many, "terms").compute().reset_index(drop=True)
            assert_frame_equal(found, expected, check_dtype=False)
    with pytest.raises(ValueError, match="articles lack text"):
        with_dask(frame[["article"]], "terms")


def test_generated_articles_are_the_same_each_time():
    """A benchmark can be repeated: the nth article does not hang on how many are made."""
    benchmark = runpy.run_path(str(ROOT / "benchmarks" / "generated.py"))
    pool = ["He left.", "She stayed on.", "It rained all day."]
    three, five = (list(benchmark["generated"](pool, n, words=20)) for n in (3, 5))
    assert five[:3] == three and len(set(five)) == 5
    assert all(20 <= len(text.split()) < 24 for text in five)
