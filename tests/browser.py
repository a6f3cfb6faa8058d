"""An installed browser for the tests that look at a page as a reader would."""

import shutil
import warnings
from contextlib import contextmanager

import pytest

# Headless, alone and silent: a browser that asks nothing of a network on its own account.
FLAGS = (
    "no-sandbox disable-gpu disable-quic no-first-run disable-background-networking "
    "disable-component-update disable-sync"
)


@contextmanager
def chromium():
    """The installed chromium, headless; where there is none, the test is skipped and says so."""
    found = next(filter(None, map(shutil.which, ["chromium", "google-chrome"])), None)
    if not found:
        reason = "NO BROWSER: install chromium; what a reader would see was NOT checked"
        warnings.warn(reason, stacklevel=1)
        pytest.skip(reason)
    sync_api = pytest.importorskip("playwright.sync_api")
    flags = [f"--{flag}" for flag in FLAGS.split()]
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=flags)
        yield browser
        browser.close()


def watched(tab):
    """Two lists that grow as the tab goes on: what it asks for, what it complains about."""
    requests, complaints = [], []
    tab.on("request", lambda request: requests.append(request.url))
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    return requests, complaints
