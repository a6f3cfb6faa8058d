"""Work through a large corpus, killed three times: memory, rate, and the same bytes in the end.

Run: ``python benchmarks/scale.py [ARTICLES] [WORKERS]`` (100,000 generated articles of the seed
article's size, 2 workers; nothing but the project is needed). An unbroken run of ``terms --out`` is
followed by one that is killed with SIGKILL, its workers too, at three random moments and resumed.
Adds a row to results/scale.csv.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd
import psutil
from generated import write_corpus

ROOT = Path(__file__).resolve().parent.parent
RESULT = ROOT / "benchmarks" / "results" / "scale.csv"
KILLS = 3
SEED = 20241208


def start(corpus, out, workers):
    """Begin, or go on with, a run; in a process group, so that all of it can be killed."""
    command = [sys.executable, "-m", "analysis", "terms", corpus, "--out", out]
    return subprocess.Popen(
        [*command, "--workers", str(workers)], cwd=ROOT, start_new_session=True,
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def memory(process):
    """Proportional memory of a process and its children, in bytes: shared pages count once."""
    total = 0
    for one in [process, *process.children(recursive=True)]:
        try:
            total += one.memory_full_info().pss
        except psutil.Error:
            continue
    return total


def watched(process):
    """Wait for a run; return its seconds and the most memory that it had at any moment."""
    began, peak, seen = time.monotonic(), 0, psutil.Process(process.pid)
    while process.poll() is None:
        try:
            peak = max(peak, memory(seen))
        except psutil.NoSuchProcess:
            break
        time.sleep(0.25)
    if process.wait():
        raise SystemExit(process.stderr.read())
    return time.monotonic() - began, peak


def killed_and_resumed(corpus, out, workers, pieces):
    """Kill a run at random moments, spread over it, and let it go on; return the pieces there."""
    chance, there = random.Random(SEED), []
    for at in sorted(chance.sample(range(max(1, pieces * 9 // 10)), KILLS)):
        process = start(corpus, out, workers)
        while len(written(out)) < at and process.poll() is None:
            time.sleep(0.05)
        time.sleep(chance.uniform(0, 1))
        os.killpg(process.pid, signal.SIGKILL)
        if process.wait() != -signal.SIGKILL:
            raise SystemExit("the run ended before it was killed: give more articles")
        there.append(len(written(out)))
    watched(start(corpus, out, workers))
    return there


def written(out):
    """The pieces that a run has finished."""
    return list(out.glob("terms-*.parquet"))


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def measure(articles, workers):
    """One row: size, seconds, rate, peak memory, and whether the bytes are the same."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.jsonl.gz"
        words = write_corpus(corpus, articles)
        seconds, peak = watched(start(corpus, Path(folder) / "unbroken", workers))
        whole = contents(Path(folder) / "unbroken")
        there = killed_and_resumed(corpus, Path(folder) / "killed", workers, len(whole) - 1)
        return {
            "articles": articles,
            "words": words,
            "workers": workers,
            "pieces": len(whole) - 1,
            "seconds": round(seconds),
            "words_per_second": round(words / seconds),
            "peak_memory_mb": round(peak / 2**20),
            "killed_after_pieces": ";".join(map(str, there)),
            "same_bytes": whole == contents(Path(folder) / "killed"),
            "load_before": LOAD,
        }


LOAD = round(os.getloadavg()[0], 1)  # what else the machine was doing

if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    row = measure(*given[:2], *[100_000, 2][len(given) :])
    table = pd.DataFrame([row])
    if RESULT.exists():
        before = pd.read_csv(RESULT)
        again = (before["articles"] == row["articles"]) & (before["workers"] == row["workers"])
        table = pd.concat([before[~again], table]).sort_values(["articles", "workers"])
    table.to_csv(RESULT, index=False)
    print(table.to_string(index=False))
