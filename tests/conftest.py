"""What several test files need."""

import pytest
from browser import chromium
from hypothesis import settings

# How long an example takes says more of the machine than of the code.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


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
