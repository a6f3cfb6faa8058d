"""Weight, seconds, requests and axe violations of each article's page, in a real browser.

Writes ``benchmarks/results/report.csv``, one row an article: bytes of the page, seconds to make it
cold (a process of its own, the learned reader included; wall-clock, and of the processor, which
other work on the machine does not lengthen), what the browser asked for besides the
page, what it complained of, and axe's violations in light, dark and on a phone.
"""

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from tqdm.auto import tqdm

from analysis.page.files import write

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results" / "report.csv"
VIEWS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1200, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1200, "height": 900}},
    "phone": {"color_scheme": "light", "viewport": {"width": 360, "height": 780}},
}


def made(article, folder):
    """Make one page in a new process; return its path, wall-clock seconds and CPU seconds."""
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "analysis", "report", str(article), "--out", folder]
    shown = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    seconds, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Path(shown.strip()), seconds, used


def seen(browser, page, view):
    """What a page asks for, complains of, and violates in one view."""
    tab = browser.new_context(**view).new_page()
    asked, complaints = [], []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.goto(page.as_uri())
    tab.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    violations = Axe().run(tab).response["violations"]
    tab.context.close()
    outside = [url for url in asked if not url.startswith(("data:", page.as_uri()))]
    return len(outside), len(complaints), len(violations)


def measured(browser, article, folder):
    """One row: the page of an article, measured."""
    page, seconds, used = made(article, folder)
    views = {name: seen(browser, page, view) for name, view in VIEWS.items()}
    return {
        "article": page.stem,
        "bytes": page.stat().st_size,
        "seconds_cold": round(seconds, 1),
        "cpu_seconds_cold": round(used, 1),
        "requests": sum(requests for requests, _, _ in views.values()),
        "complaints": sum(complaints for _, complaints, _ in views.values()),
        **{f"axe_{name}": violations for name, (_, _, violations) in views.items()},
    }


def main():
    articles = sorted((ROOT / "data" / "articles").rglob("*.md"))
    found = next(filter(None, map(shutil.which, ["chromium", "google-chrome"])))
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=found, args=flags)
        rows = [measured(browser, article, folder) for article in tqdm(articles, disable=None)]
        browser.close()
    write(RESULTS, pd.DataFrame(rows).to_csv(index=False, lineterminator="\n"))


if __name__ == "__main__":
    main()
