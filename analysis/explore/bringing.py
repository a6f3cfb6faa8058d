"""Articles that somebody drops in or pastes, read as if they were files."""

import tempfile
import warnings
from pathlib import Path

import pandas as pd

from analysis.articles import read_articles

PASTED = "pasted"


def dropped(name, content):
    """Read the articles of a file that was dropped in, from its name and its bytes.

    Only the last part of `name` is used. Returns an articles table.

    Raises
    ------
    ValueError
        One line that names the file as the reader knows it, and what to do.

    Examples
    --------
    >>> dropped("../talks.txt", b"The talks failed.")[["article", "text"]].values.tolist()
    [['talks', 'The talks failed.']]
    """
    own = Path(str(name).replace("\\", "/").replace("\0", "")).name or "file.txt"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, own)
        try:
            path.write_bytes(content)
            articles, lines = with_warnings(read_articles, [path])
        except (ValueError, OSError) as error:
            raise ValueError(str(error).replace(str(path), own)) from None
    for line in lines:
        warnings.warn(line.replace(str(path), own), UserWarning, stacklevel=2)
    return articles


def all_dropped(files):
    """Read several files, each with ``name`` and ``content``; one that cannot be read is warned of.

    Raises
    ------
    ValueError
        What is wrong with the first, if none can be read.

    Examples
    --------
    >>> all_dropped([{"name": "a.txt", "content": b"It fell."}])["article"].tolist()
    ['a']
    """
    read, wrong = [], []
    for file in files:
        try:
            read.append(dropped(file["name"], bytes(file["content"])))
        except ValueError as error:
            wrong.append(str(error))
    if not read:
        raise ValueError(*wrong[:1])
    for line in wrong:
        warnings.warn(line, UserWarning, stacklevel=2)
    return pd.concat(read, ignore_index=True)


def pasted(text):
    """Read a text that was pasted; front matter is understood. Returns an articles table.

    Examples
    --------
    >>> pasted("The talks failed.")["article"].tolist()
    ['pasted']
    """
    return dropped(f"{PASTED}.txt", text.encode("utf-8", "replace"))


def added(articles, more):
    """The articles with more of them on top; one of the same name takes the place of the other.

    Examples
    --------
    >>> added(pasted("Old."), pasted("New."))["text"].tolist()
    ['New.']
    """
    both = pd.concat([articles, more], ignore_index=True)
    return both.drop_duplicates("article", keep="last").reset_index(drop=True)


def with_warnings(function, *arguments):
    """What the function gives, and what it warned of, a line each.

    Examples
    --------
    >>> with_warnings(lambda: warnings.warn("odd", stacklevel=1) or 1)
    (1, ['odd'])
    """
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", UserWarning)
        result = function(*arguments)
    return result, [str(each.message) for each in caught if each.category is UserWarning]
