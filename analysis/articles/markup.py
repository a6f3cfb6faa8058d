"""Markup is not the article's words: tags, comments, scripts and styles become spaces."""

import re

# The elements that a text may bring along; "<" before another word is a sign, as in "x <y".
ELEMENTS = """a abbr address article aside audio b base blockquote body br button center cite code
dd del details div dl dt em embed figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header
hr html i iframe img input ins kbd label li link main mark meta nav noscript object ol option p
picture pre q s script section select small source span strike strong style sub summary sup svg
table tbody td template textarea tfoot th thead time title tr u ul var video""".split()
# A comment that its own dashes close holds nothing: "<!-->".
TOKEN = re.compile(rf"<!---?>|<!--|--!?>|<(/?)({'|'.join(ELEMENTS)})(?=[\s/>])[^<>]*>", re.I)
# What stands between these is no text either.
CLOSERS = {"<!--": "--", "<script": "</script", "<style": "</style"}
NO_SPACE = re.compile(r"[^\n]")


def without_markup(articles):
    """The articles with every tag, comment, script and style blanked out, offsets unchanged.

    Examples
    --------
    >>> import pandas as pd
    >>> news = pd.DataFrame({"article": ["a"], "text": ["<b>He</b> left.<!-- ok -->"]})
    >>> without_markup(news)["text"].item()
    '   He     left.           '
    """
    if not any("<" in text for text in articles["text"]):
        return articles
    return articles.assign(text=[blanked(text) for text in articles["text"]])


def blanked(text):
    """The text with spaces for its markup, as long as it was, with the same lines.

    Examples
    --------
    >>> blanked("If x <y, <script>run()</script> he left.")
    'If x <y,                        he left.'
    """
    pieces, last = [], 0
    for start, end in markup(text):
        pieces += [text[last:start], NO_SPACE.sub(" ", text[start:end])]
        last = end
    return "".join([*pieces, text[last:]])


def markup(text):
    """Where the markup of a text stands, as (start, end), in order; nothing overlaps."""
    tokens = [(match[0].lower(), *match.span()) for match in TOKEN.finditer(text)]
    # What is never closed hides nothing: where the last closer of each kind stands.
    final = {closer: start for token, start, _ in tokens for closer in [_closer_of(token)]}
    hidden, opened = None, 0
    for token, start, end in tokens:
        if hidden and token.startswith(hidden):
            yield opened, end
            hidden = None
        elif not hidden:
            hidden, opened = _hides(token, start, final), start
            if not hidden and (token.endswith(">") and token.startswith("<")):
                yield start, end


def _closer_of(token):
    return next((closer for closer in CLOSERS.values() if token.startswith(closer)), None)


def _hides(token, start, final):
    """What ends the stretch that this token begins, if it begins one."""
    if token.startswith("<!--") and token != "<!--":
        return None
    closers = [closer for opener, closer in CLOSERS.items() if token.startswith(opener)]
    return next((closer for closer in closers if final.get(closer, -1) > start), None)
