"""Where a finding stands in its file: line and column, counted from 1."""

from bisect import bisect_left

import yaml

PLACE = ["line", "column", "end_line", "end_column", "counts"]


def with_places(found, articles):
    """Add path, row and `PLACE` to words with article, part, start and end.

    Lines and columns count from 1, columns in characters; ``end_column`` is the first that no
    longer belongs. ``counts`` says of what: *file*, the lines of the file as it stands on disk,
    front matter included; *row*, where ``line`` is the row of a table and ``column`` the character
    within its text; *text*, the lines of the text that was extracted from the file.

    Examples
    --------
    >>> from analysis.articles import read_placed
    >>> draft = read_placed("-", stdin="---\\ntitle: T\\n---\\n\\nThe regime fell.")
    >>> words = draft[["article"]].assign(part="text", start=4, end=10)
    >>> with_places(words, draft)[["line", "column"]].values.tolist()
    [[5, 5]]
    """
    sources = {row.article: row for row in articles.itertuples()}
    breaks = {name: _breaks(row.text) for name, row in sources.items()}
    titles = {name: _title_at(row.head, row.title) for name, row in sources.items()}
    rows = []
    for article, part, start, end in found[["article", "part", "start", "end"]].itertuples(
        index=False, name=None
    ):
        source = sources[article]
        title = titles[article] if part == "title" else None
        places = _places(source, breaks[article], title, part, start, end)
        rows.append((source.path, source.row, *places))
    columns = zip(*rows, strict=True) if rows else [[]] * (2 + len(PLACE))
    named = dict(zip(["path", "row", *PLACE], map(list, columns), strict=True))
    starts = zip(found["article"], found["start"], strict=True)
    return found.assign(**named, text_line=[bisect_left(breaks[a], at) for a, at in starts])


def _places(source, breaks, title, part, start, end):
    """line, column, end_line, end_column and what they count."""
    if source.row:
        return source.row, start + 1, source.row, end + 1, "row"
    as_it_stands = isinstance(source.head, str)
    above = source.head.count("\n") if as_it_stands else 0
    counts = "file" if as_it_stands else "text"
    if part == "title":
        line, column, verbatim = title
        first, last = (column + start, column + end) if verbatim else (column, column)
        return line, first, line, last, counts
    return *_at(breaks, start, above), *_at(breaks, end, above), counts


def _breaks(text):
    """Where the line feeds of a text stand."""
    return [place for place, character in enumerate(text) if character == "\n"]


def _at(breaks, offset, above):
    """The line and the column of an offset."""
    line = bisect_left(breaks, offset)
    return above + line + 1, offset - (breaks[line - 1] if line else -1)


def _title_at(head, title):
    """Line and column where the title stands in front matter, and whether it stands as it reads.

    A title that is folded over lines, or holds an escape, is given the place where it begins.

    >>> _title_at("---\\ntitle: Talks fail\\n---\\n", "Talks fail")
    (2, 8, True)
    """
    node = _title_node(head) if isinstance(head, str) and head else None
    if node is None:
        return 1, 1, False
    line, column = node.start_mark.line, node.start_mark.column
    inside = head.split("\n")[1 + line][column:].find(title)
    return 2 + line, column + max(inside, 0) + 1, inside >= 0


def _title_node(head):
    """The YAML node of the title; the rule above it is one line."""
    tree = yaml.compose(_between_rules(head), yaml.BaseLoader)
    pairs = tree.value if isinstance(tree, yaml.MappingNode) else []
    return next((value for key, value in pairs if str(key.value).lower() == "title"), None)


def _between_rules(head):
    return head.split("\n", 1)[1].rsplit("\n---", 1)[0] + "\n"
