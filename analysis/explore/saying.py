"""What the workbench shows, as HTML: everything that comes from a text or a table is escaped."""

import base64
import io
from html import escape

from analysis.annotate import annotated_html
from analysis.charts import in_words, plot_choices
from analysis.explore.choosing import NOBODY
from analysis.explore.looks import inside
from analysis.explore.saving import link
from analysis.measures import loaded_share
from analysis.output import harmless

MOST_BARS = 14


def message(lines):
    """Lines for the reader, such as what is wrong with a file, or nothing.

    Examples
    --------
    >>> "&lt;b&gt; is empty" in message(["<b> is empty"]), message([])
    (True, '')
    """
    said = "<br>".join(escape(harmless(line)) for line in lines)
    return inside(f'<p class="wrong" role="status">{said}</p>') if lines else ""


def share_in_words(shown):
    """The loaded share of the words shown, as `analysis.charts.in_words`, or that there is none.

    Examples
    --------
    >>> import pandas as pd
    >>> share_in_words(pd.DataFrame({"choice": ["loaded"], "concept": ["rule"]}))
    '1 of 1 (too few for a share)'
    """
    shares = loaded_share(shown.assign(all=""), by=["all"]).to_dict("records")
    return in_words(shares[0]) if shares else "0 of 0 (no such place was found)"


def finding(shown, before, *, whose, edits):
    """The finding on the words shown, and beside it the one under the shipped lexicon.

    `whose` says which part of the words is shown; `edits` is the number of rows changed.

    Examples
    --------
    >>> import pandas as pd
    >>> shown = pd.DataFrame({"choice": ["loaded"], "concept": ["rule"], "side": ["loaded"]})
    >>> "<b>1 of 1 (too few for a share)</b>" in finding(shown, shown, whose="all voices", edits=0)
    True
    """
    loaded = int((shown["side"] == "loaded").sum())
    said = (
        f"<p>Where a neutral word was at hand, the loaded one was chosen in "
        f"<b>{share_in_words(shown)}</b> places ({escape(whose)}). Loaded words of every status: "
        f"<b>{loaded}</b>.</p>"
    )
    if edits:
        said += (
            f"<p>With your {edits} changed lexicon row{'s' * (edits > 1)}. "
            f"Under the shipped lexicon: {share_in_words(before)}.</p>"
        )
    return inside(f'<div aria-live="polite">{said}</div>')


def whose(voices, actors, categories):
    """The choice in words.

    Examples
    --------
    >>> whose(["outlet"], [], ["label", "verb"])
    'voice: outlet; category: label, verb'
    """
    parts = {"voice": voices, "actor": actors, "category": categories}
    said = [
        f"{name}: {', '.join(value or NOBODY for value in values)}"
        for name, values in parts.items()
        if values
    ]
    return "; ".join(said) or "all voices, actors and categories"


def sentences_of(words, sentences):
    """The sentences that words stand in, each once: start, end, text and its ``words``.

    Examples
    --------
    >>> import pandas as pd
    >>> sentences = pd.DataFrame({"start": [0, 10], "end": [9, 20], "text": ["It fell. ", "Then."]})
    >>> words = pd.DataFrame({"start": [3], "end": [7]})
    >>> [(row["text"], len(row["words"])) for row in sentences_of(words, sentences)]
    [('It fell. ', 1)]
    """
    rows = words.to_dict("records")
    found = []
    for line in sentences[["start", "end", "text"]].to_dict("records"):
        there = [row for row in rows if line["start"] <= row["start"] < line["end"]]
        found += [line | {"words": there}] * bool(there)
    return found


def sentence_list(words, sentences, title):
    """The sentences of the words picked, the words marked, with voice, speaker and actor.

    Examples
    --------
    >>> import pandas as pd
    >>> sentences = pd.DataFrame({"start": [0], "end": [8], "text": ["<It> fell"]})
    >>> words = pd.DataFrame({"start": [5], "end": [9], "side": "loaded", "voice": "outlet",
    ...                       "speaker": "", "actor": "A & B"})
    >>> "&lt;It&gt; <mark>fell</mark>" in sentence_list(words, sentences, "fall")
    True
    """
    items = [f"<li>{_marked(line)}<br><small>{_about(line)}</small></li>"
             for line in sentences_of(words, sentences)]  # fmt: skip
    body = f"<ol>{''.join(items)}</ol>" if items else "<p>No such word in this choice.</p>"
    return inside(f"<p><b>{escape(title)}</b></p>{body}", "section")


def _marked(line):
    """The sentence with its words marked; a word that runs past the end is cut there."""
    text, pieces, last = line["text"], [], 0
    for word in sorted(line["words"], key=lambda word: word["start"]):
        start, end = word["start"] - line["start"], word["end"] - line["start"]
        kind = ' class="neutral"' if word["side"] == "neutral" else ""
        pieces += [escape(text[last:start]), f"<mark{kind}>{escape(text[start:end])}</mark>"]
        last = end
    return "".join([*pieces, escape(text[last:])])


def _about(line):
    said = []
    for word in line["words"]:
        speaker = f", {word['speaker']}" if word["speaker"] else ""
        said.append(f"{word['voice']}{speaker}; of {word['actor'] or NOBODY}")
    return escape(" · ".join(dict.fromkeys(said)))


def picture(ax, alt):
    """The chart of these Axes as an image in the page; its figure is closed."""
    import matplotlib.pyplot as plt

    data = io.BytesIO()
    ax.figure.savefig(data, format="png")
    plt.close(ax.figure)
    code = base64.b64encode(data.getvalue()).decode()
    return inside(f'<img alt="{escape(alt)}" src="data:image/png;base64,{code}">')


def chart(shares, group):
    """The counts as a chart, with its numbers as alt text; nothing where there is no count."""
    if shares.empty:
        return ""
    table = shares.assign(**{group: shares[group].map(lambda name: shown_name(name))})
    return picture(plot_choices(table.head(MOST_BARS), label=group), counts_in_words(shares, group))


def shown_name(name):
    """A name as matplotlib may print it: a dollar sign is no formula.

    Examples
    --------
    >>> shown_name("A$AP$"), shown_name("")
    ('A\\\\$AP\\\\$', 'nobody named')
    """
    return harmless(name).replace("$", r"\$") or NOBODY


def counts_in_words(shares, group):
    """The counts as a sentence, for whoever cannot see the chart.

    Examples
    --------
    >>> import pandas as pd
    >>> shares = pd.DataFrame({"concept": ["rule"], "loaded": [2], "neutral": [1]})
    >>> counts_in_words(shares, "concept")
    'Loaded and neutral choices by concept: rule 2 and 1.'
    """
    rows = zip(shares[group], shares["loaded"], shares["neutral"], strict=True)
    said = "; ".join(f"{name or NOBODY} {loaded} and {neutral}" for name, loaded, neutral in rows)
    return f"Loaded and neutral choices by {group}: {said or 'none'}."


def row_note(row):
    """What the lexicon says of a row beside what can be changed here."""
    said = [f"concept {row['concept']}", row["category"], row["note"]]
    return inside(f"<small>{escape('; '.join(part for part in said if part))}</small>")


def edits_table(rows):
    """The changed rows as a table, with a link that saves them as a house style."""
    if rows.empty:
        return ""
    table = rows[["concept", "side", "form", "pos", "status"]].replace(
        {"status": {"ignore": "off"}}
    )
    table = table.map(harmless).to_html(index=False, border=0)
    name = "Save the changed rows as a house style (for --lexicon)"
    return inside(f"<p>Changed rows:</p>{table}") + link(rows, "house-style", name)


def counts_table(shares, group):
    """The counts as an HTML table, for the page that has no kernel."""
    table = shares.assign(**{group: shares[group].replace("", NOBODY)})
    table = table[[group, "loaded", "neutral"]].to_html(index=False, border=0)
    return inside(table)


def article_page(read, shown):
    """The article with its words marked; the table of words may be empty."""
    return annotated_html(read.articles["text"].iloc[0], shown, read.voices)
