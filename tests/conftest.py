"""What several test files need."""

import pytest


@pytest.fixture
def closed():
    """Each test leaves no figure behind."""
    import matplotlib.pyplot as plt

    yield
    plt.close("all")
