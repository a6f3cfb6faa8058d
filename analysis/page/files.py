"""Files that are written in one step, under names that lead nowhere else."""

import os
import re
import tempfile
from pathlib import Path

# Bytes of a name: file systems allow 255, and ".html" and a number come on top.
LONGEST = 120
# Names that mean a device on Windows, and that of the index.
TAKEN = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d|index)$")


def write(path, text):
    """Write `text` to `path` in one step: a reader sees the old file or the new, never half.

    Examples
    --------
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write(Path(folder, "page.html"), "new").read_text()
    'new'
    """
    path = Path(path)
    with tempfile.NamedTemporaryFile(
        "w", dir=path.parent, prefix=".", delete=False, encoding="utf-8", newline="\n"
    ) as file:
        file.write(text)
    # A temporary file is private to its owner; a report is meant to be read.
    os.chmod(file.name, 0o644)
    os.replace(file.name, path)
    return path


def file_names(articles):
    """A file name for each article name: letters, digits, - _ and dots; no two are alike.

    Examples
    --------
    >>> file_names(["2024-12-peace", "a/b", "a b", "../../etc", "", "index"])
    ['2024-12-peace.html', 'a-b.html', 'a-b-2.html', 'etc.html', 'article.html',
     'index-article.html']
    """
    names = []
    for article in articles:
        stem = _stem(str(article))
        known = {name.casefold() for name in names}
        free = (f"{stem}{end}.html" for end in ["", *(f"-{n}" for n in range(2, len(names) + 3))])
        names.append(next(name for name in free if name.casefold() not in known))
    return names


def _stem(article):
    """The name without what a file system, a shell or an address could take for something else."""
    plain = re.sub(r"[^\w.-]+", "-", article).strip("-._")
    plain = re.sub(r"\.{2,}", ".", plain).encode()[:LONGEST].decode(errors="ignore")
    return f"{plain}-article" if TAKEN.match(plain) else plain.rstrip("-._") or "article"
