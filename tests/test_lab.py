"""JupyterLab as a reader has it: notebooks run without an error, controls move what they should.

`make test` opens the first notebook and the workbench; `make labtest` opens every notebook.
"""

import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
QUICK = ["00-start-here"]
SHOWN = NOTEBOOKS if os.environ.get("LAB_NOTEBOOKS") == "all" else QUICK
PATIENCE = 120  # seconds: a busy machine is slow, and that is no fault of a notebook
QUIET = [
    "--no-browser", "--allow-root", "--ip=127.0.0.1", "--ServerApp.port_retries=0",
    "--LabApp.expose_app_in_browser=True", "--LabApp.extension_manager=readonly",
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
]  # fmt: skip
# The notebook in front and its kernel are there; then, that both are ready.
THERE = """() => window.jupyterapp?.commands.hasCommand("notebook:run-all-cells")
    && window.jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel"""
READY = """async () => {
    const panel = window.jupyterapp.shell.currentWidget;
    await Promise.all([panel.context.ready, panel.sessionContext.ready]);
}"""
RUN = "window.jupyterapp.commands.execute('notebook:run-all-cells')"
OUTPUTS = """window.jupyterapp.shell.currentWidget.content.model.toJSON().cells
    .flatMap(cell => cell.outputs ?? [])"""
CLOSE = """async () => {
    await window.jupyterapp?.shell.currentWidget?.sessionContext?.shutdown();
}"""


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def jupyter_lab(folder):
    """A server of this machine alone, over copies of the notebooks, with settings of its own."""
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    port, token = free_port(), secrets.token_hex(16)
    own = {f"JUPYTER_{kind}_DIR": str(folder / kind) for kind in ("CONFIG", "DATA", "RUNTIME")}
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    own |= {"IPYTHONDIR": str(folder / "ipython"), "JUPYTER_TOKEN": token, "PYTHONPATH": path}
    command = [sys.executable, "-m", "jupyterlab", *QUIET, f"--port={port}",
               f"--ServerApp.root_dir={folder}"]  # fmt: skip
    with (folder / "log.txt").open("w") as log:
        server = subprocess.Popen(command, env=os.environ | own, stdout=log, stderr=log)
        try:
            wait_for(server, f"http://127.0.0.1:{port}/login", folder / "log.txt")
            yield f"http://127.0.0.1:{port}", token
        finally:
            server.terminate()
            server.wait(PATIENCE)


def wait_for(server, url, log):
    """Wait until the server answers; say what it wrote if it does not."""
    end = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < end:
        try:
            return urllib.request.urlopen(url, timeout=5).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"JupyterLab did not start: {log.read_text()[-2000:]}")


@pytest.fixture(scope="module")
def lab(browser, tmp_path_factory):
    """The address and the token of a running JupyterLab; no browser, no server."""
    with jupyter_lab(tmp_path_factory.mktemp("lab")) as server:
        yield server


@pytest.fixture
def opened(lab, browser):
    """Open a notebook and run all of its cells; whatever goes wrong by the end is a failure."""
    (url, token), asked, wrong = lab, [], []
    tab = browser.new_context(viewport={"width": 1400, "height": 1000}).new_page()
    tab.set_default_timeout(1000 * PATIENCE)
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("websocket", lambda socket: asked.append(socket.url.replace("ws:", "http:", 1)))
    tab.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    tab.on("pageerror", lambda error: wrong.append(str(error)))

    def run(name):
        tab.goto(f"{url}/lab/tree/notebooks/{name}.ipynb?reset&token={token}")
        tab.wait_for_function(THERE)
        tab.evaluate(READY)
        assert tab.evaluate(RUN) is True
        return tab

    yield run
    tab.evaluate(CLOSE)
    tab.context.close()
    assert [one for one in asked if not one.startswith((url, "data:", "blob:"))] == []
    assert wrong == []


def picture(tab, name):
    """A screenshot in the ignored folder, for people to look at."""
    (ROOT / "screenshots").mkdir(exist_ok=True)
    tab.screenshot(path=ROOT / "screenshots" / f"lab-{name}.png")


def errors(tab):
    """What cells wrote to stderr, and the errors that they stopped with."""
    outputs = tab.evaluate(OUTPUTS)
    return [out for out in outputs if "error" in (out["output_type"], out.get("ename"))
            or out.get("name") == "stderr"]  # fmt: skip


@pytest.mark.parametrize("name", [name for name in SHOWN if name != "05-explore"])
def test_notebook_runs_in_jupyterlab(opened, name):
    """Run All ends without an error, a complaint of the page, or a request that leaves."""
    tab = opened(name)
    picture(tab, name)
    assert errors(tab) == [] and tab.evaluate(OUTPUTS)


def part(tab, label, kind="select"):
    """The control beside a label of the workbench."""
    exact = re.compile(f"^{label}$")
    row = tab.locator(".jupyter-widgets").filter(has=tab.locator("label", has_text=exact))
    return row.last.locator(kind)


def names_in(select):
    """What a list offers, without the counts in brackets; ipywidgets keeps spaces unbroken."""
    labels = select.locator("option").all_inner_texts()
    return [label.replace("\xa0", " ").rpartition(" (")[0] for label in labels]


def pressed(bar, shown):
    """Press a bar until what it shows is there: one that is about to be redrawn hears nothing."""
    from playwright.sync_api import expect

    for _ in range(6):
        bar.click()
        with suppress(AssertionError):
            expect(shown).to_be_visible(timeout=5000)
            return


def test_workbench_moves(opened, tmp_path):
    """Controls change text and numbers, a bar shows its sentences, an edit moves the finding."""
    from playwright.sync_api import expect

    expect.set_options(timeout=1000 * PATIENCE)
    tab = opened("05-explore")
    finding, marks = tab.locator(".explore [aria-live]"), tab.locator(".annotated .article mark")
    expect(finding).to_contain_text("(voice: outlet)")
    assert errors(tab) == []
    shipped, few = finding.inner_text(), marks.count()

    # Every voice, then one actor, then the outlet again: the finding and the marks follow.
    voice, actor = part(tab, "Voice"), part(tab, "Actor")
    voice.select_option([])
    expect(finding).to_contain_text("all voices, actors and categories")
    assert marks.count() > few
    first = names_in(actor)[0]
    actor.select_option(index=0)
    expect(finding).to_contain_text(f"(actor: {first})")
    assert 0 < marks.count() < few
    actor.select_option([])
    voice.select_option(index=names_in(voice).index("outlet"))
    expect(finding).to_have_text(shipped)
    expect(marks).to_have_count(few)

    # A number leads to its sentences.
    bar = tab.get_by_title(re.compile(r"^government: \d+ loaded$"))
    words = ["regime"] * int(bar.inner_text())
    told = tab.locator("section.explore li mark")
    pressed(bar, told.first)
    expect(told).to_have_text(words)
    picture(tab, "05-explore")

    # A row of the lexicon off, saved as a house style, and on again.
    part(tab, "Row").select_option(index=names_in(part(tab, "Row")).index("regime"))
    expect(part(tab, "Word", "input")).to_have_value("regime")
    part(tab, "Status").select_option(index=5)
    tab.get_by_role("button", name="Apply").click()
    expect(finding).to_contain_text("Under the shipped lexicon")
    expect(marks.filter(has_text="regime")).to_have_count(0)
    picture(tab, "05-explore-edited")
    with tab.expect_download() as saved:
        tab.get_by_text("Save the changed rows").click()
    saved.value.save_as(tmp_path / "house.csv")
    assert "regime" in (tmp_path / "house.csv").read_text(encoding="utf-8")
    tab.get_by_role("button", name="Undo the last").click()
    expect(finding).to_have_text(shipped)

    # A bad file is told in a line; a pasted text takes the place of the article.
    bad = {"name": "<b>.txt", "mimeType": "text/plain", "buffer": b"\0\0"}
    with tab.expect_file_chooser() as chooser:
        tab.get_by_role("button", name="Your file").click()
    chooser.value.set_files(bad)
    expect(tab.locator(".explore .wrong")).to_contain_text("<b>.txt is binary data")
    tab.get_by_placeholder("or paste the text").fill("The thugs left. <i>Rain</i> fell.")
    tab.get_by_role("button", name="Read the text").click()
    expect(tab.locator(".annotated .article")).to_contain_text("<i>Rain</i>")

    # The article's page, made with the lexicon at hand, is saved from the notebook itself.
    tab.get_by_role("button", name="Make a page").click()
    with tab.expect_download() as saved:
        tab.get_by_text("Save the page of this article").click()
    assert saved.value.suggested_filename == "pasted.html"
    picture(tab, "05-explore-page")
    assert errors(tab) == []
