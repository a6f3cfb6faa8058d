"""What several test files need."""

import pytest
from browser import chromium


@pytest.fixture
def closed():
    """Each test leaves no figure behind."""
    import matplotlib.pyplot as plt

    yield
    plt.close("all")


# A file at a time, as playwright keeps an event loop of its own running that notebooks trip over.
@pytest.fixture(scope="module")
def browser():
    """An installed chromium, headless (see `browser.chromium`)."""
    with chromium() as opened:
        yield opened
