"""The article and its rewrite side by side, every difference marked."""

from html import escape

STYLE = """<style>
.rewrite { table-layout: fixed; width: 100%; max-width: 68rem; border-collapse: collapse; }
.rewrite td, .rewrite th { vertical-align: top; text-align: left; padding: .5em 1em .5em 0;
  line-height: 1.6; white-space: normal; overflow-wrap: break-word; width: 50%; }
.rewrite del { text-decoration: line-through; background: var(--loaded, #fbe0c3);
  color: var(--ink, #1c1b19); }
.rewrite ins { text-decoration: none; color: inherit;
  border-bottom: 2px solid var(--neutral-line, #0072b2); }
</style>"""


def side_by_side(text, edits):
    """The text and its rewrite as an HTML table, a row a paragraph, the differences marked.

    ``<del>`` marks what goes, ``<ins>`` what comes; hovering shows the reason. `edits` are the
    rows of this one article (`analysis.rewrite.edits`). All text is escaped.

    Examples
    --------
    >>> import pandas as pd
    >>> row = pd.DataFrame({"start": [4], "end": [10], "before": ["regime"],
    ...                     "after": ["government"], "reason": ["label"]})
    >>> page = side_by_side("The regime <fell>.", row)
    >>> '<del title="label">regime</del> &lt;fell&gt;.' in page
    True
    """
    rows = [f"<tr><td>{old}</td><td>{new}</td></tr>" for old, new in paragraphs(text, edits)]
    head = '<tr><th scope="col">As published</th><th scope="col">In plain words</th></tr>'
    return (
        f'{STYLE}<table class="rewrite"><thead>{head}</thead><tbody>{"".join(rows)}</tbody></table>'
    )


def paragraphs(text, edits):
    """Yield each paragraph as HTML, as published and as rewritten."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            inside = edits[(edits["start"] >= start) & (edits["start"] < end)]
            yield marked(text, (start, end), inside)
        start = end + 1


def marked(text, span, edits):
    """One stretch of text with its edits, as (published, rewritten)."""
    (done, last), old, new = span, [], []
    for edit in edits.sort_values("start").itertuples():
        between, title = escape(text[done : edit.start]), escape(edit.reason)
        old += [between, f'<del title="{title}">{escape(edit.before)}</del>']
        new += [between, f'<ins title="{title}">{escape(edit.after)}</ins>' if edit.after else ""]
        done = edit.end
    rest = escape(text[done:last]) if done < last else ""
    return "".join([*old, rest]), "".join([*new, rest])
