"""The reader before and after the neutral rewrite: sentence by sentence, and edit by edit.

The rewrite follows the lexicon, on which the reader was not trained. They are not quite strangers:
the lexicon's writers had read some of the annotated sentences that the reader has learnt from.
"""

import pandas as pd

from analysis.reader.beside import chances, each_word
from analysis.reader.windows import each
from analysis.reader.wording import DIGITS, wording
from analysis.rewrite.settling import applied
from analysis.tables import SPAN


def before_after(before, after, edits):
    """Each sentence beside its neutral rewrite: how biased the wording reads, before and after.

    `before` is `read` of the articles, `after` `read` of `analysis.rewrite.neutralise`, `edits`
    `analysis.rewrite.edits`. Where the probability falls, the reader had stopped at the same words;
    where it stays, that is no proof of a fair sentence. A sentence whose ends the rewrite moved
    into another is left out.

    Returns
    -------
    DataFrame
        One row a sentence: article, start, end, text, voice, ``plain`` (the rewritten text),
        ``edits`` ("regime → government; …"), ``changed``, ``before``, ``after`` (both in [0, 1])
        and ``difference`` (after less before: in [-1, 1], 0 where nothing changed).

    Examples
    --------
    >>> old = pd.DataFrame({"article": ["a"], "start": [0], "end": [16], "voice": ["outlet"],
    ...                     "text": ["The regime fell."], "probability": [0.75]})
    >>> new = old.assign(text="The government fell.", end=20, probability=0.25)
    >>> edits = pd.DataFrame({"article": ["a"], "start": [4], "end": [10], "before": ["regime"],
    ...                       "after": ["government"]})
    >>> before_after(old, new, edits)[["edits", "before", "after", "difference"]].values.tolist()
    [['regime → government', 0.75, 0.25, -0.5]]
    """
    told = [_moved(edits, *span) for span in before[SPAN].itertuples(index=False, name=None)]
    old = before.rename(columns={"probability": "before"}).drop(columns="words", errors="ignore")
    old = old.assign(**dict(zip(["first", "last", "edits"], zip(*told, strict=True), strict=True)))
    new = after[[*SPAN, "text", "probability"]].set_axis(
        ["article", "first", "last", "plain", "after"], axis=1
    )
    table = old.merge(new, on=["article", "first", "last"], validate="one_to_one")
    table = table.assign(
        changed=table["text"] != table["plain"], difference=table["after"] - table["before"]
    )
    columns = ["text", "voice", "plain", "edits", "changed", "before", "after", "difference"]
    return table[[*SPAN, *columns]]


def _moved(edits, article, start, end):
    """Where a sentence lies once the edits are made, and its own edits in words."""
    rows = edits[edits["article"] == article]
    longer = rows["after"].str.len() - (rows["end"] - rows["start"])
    own = rows[(rows["start"] >= start) & (rows["end"] <= end)]
    first = start + longer[rows["end"] <= start].sum()
    last = end + longer[rows["end"] <= end].sum()
    return int(first), int(last), "; ".join(map(in_words, own["before"], own["after"]))


def in_words(before, after):
    """Say an edit: what gives way and what takes its place.

    Examples
    --------
    >>> in_words("regime", "government"), in_words("In reality, t", "T"), in_words(" abruptly", "")
    ('regime → government', 'In reality → left out', 'abruptly → left out')
    """
    if len(after) < 2 and before.lower().endswith(after.lower()):
        before, after = before[: len(before) - len(after)], "left out"
    return f"{before.strip(' ,')} → {after.strip(' ,')}"


def edit_by_edit(reading, edits):
    """What each edit alone does to the reader: to the word's probability and its sentence's.

    `reading` is `read` of the articles, `edits` `analysis.rewrite.edits`; each edit's sentence is
    read again with this edit and no other.

    Returns one row an edit that lies in one sentence: article, start, end, before, after,
    ``sentence`` (its text), ``word_before``, ``word_after`` (the highest probability of the content
    words that give way, and of those that take their place; missing where none does),
    ``sentence_before``, ``sentence_after`` (all in [0, 1]) and ``difference`` (of the sentence's).

    Examples
    --------
    >>> news = pd.DataFrame({"article": ["a"], "text": ["The vile regime of Ada Bell fell."]})
    >>> from analysis.reader import read
    >>> edits = pd.DataFrame({"article": ["a"], "start": [4], "end": [15],
    ...                       "before": ["vile regime"], "after": ["government"]})
    >>> row = edit_by_edit(read(news), edits).iloc[0]
    >>> bool(row["word_after"] < row["word_before"]), bool(row["difference"] < 0)
    (True, True)
    """
    lines = reading[[*SPAN, "text", "probability"]].set_axis(
        ["article", "first", "last", "sentence", "sentence_before"], axis=1
    )
    table = edits[[*SPAN, "before", "after"]].merge(lines, on="article")
    table = table[(table["first"] <= table["start"]) & (table["end"] <= table["last"])]
    table = table.reset_index(drop=True)
    found = each(wording, [_alone(row) for row in table.itertuples()])
    table = table.assign(
        word_before=chances(table, each_word(reading)),
        word_after=_new_words(table, found),
        sentence_after=[round(chance, DIGITS) for chance, _ in found],
    )
    table = table.assign(difference=table["sentence_after"] - table["sentence_before"])
    words = ["sentence", "word_before", "word_after", "sentence_before", "sentence_after"]
    return table[[*SPAN, "before", "after", *words, "difference"]]


def _alone(row):
    """The sentence with this edit and no other."""
    edit = pd.DataFrame(
        {"start": [row.start - row.first], "end": [row.end - row.first], "after": [row.after]}
    )
    return applied(row.sentence, edit)


def _new_words(table, found):
    """The highest probability of the words that each edit puts in, from its sentence's reading."""
    spans, words = [], []
    for number, (row, (_, read_)) in enumerate(zip(table.itertuples(), found, strict=True)):
        at, text = row.start - row.first, _alone(row)
        spans.append((number, at, at + len(row.after)))
        words += [(number, a, b, text[a:b], round(chance, DIGITS)) for a, b, chance in read_]
    every = pd.DataFrame(words, columns=[*SPAN, "text", "probability"])
    return chances(pd.DataFrame(spans, columns=SPAN), every)
