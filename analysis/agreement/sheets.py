"""Coding sheets: what human coders are asked, blind to what the tool found, and their answers.

A row is a passage with words between » and «, or a passage without: a sentence in which the tool
found nothing, so that what it misses is coded too. Loaded and neutral forms of the lexicon are
marked alike. `docs/coding.md` tells coders what to do.
"""

import warnings
from pathlib import Path

import pandas as pd

from analysis import tables
from analysis.articles import sentences
from analysis.evidence import terms

KEY = tables.SPAN
ANSWERS = {
    "loaded": ["yes", "no"],
    "voice": tables.VOICES,
    "category": tables.CATEGORIES,
}
SPELLINGS = {"y": "yes", "1": "yes", "true": "yes", "n": "no", "0": "no", "false": "no"}
TOOL = "tool"
SHEET = tables.COLUMNS["sheets"]


def coding_sheet(articles, *, lexicon=None, actors=None, words=None, unmarked=20, seed=0,
                 filled=False):  # fmt: skip
    """A blank sheet: the lexicon's forms, loaded and neutral, and sentences without any.

    At most `words` forms (all if None) and `unmarked` sentences are drawn with `seed`; the same
    articles, seed and sizes give the same rows. `filled` gives the sheet as the tool would fill
    it in, as a coder of the name "tool": judgements and softenings are loaded, all else is not.

    Returns article, start, end; passage (the sentence, the words between » and «); words; coder,
    loaded, voice, category, actor and comment, all "" unless `filled`. In reading order.

    Examples
    --------
    >>> news = pd.DataFrame({"article": ["a"], "title": [""],
    ...                      "text": ["The regime met. It rained."]})
    >>> coding_sheet(news)[["passage", "words", "loaded"]].values.tolist()
    [['The »regime« met.', 'regime', ''], ['It rained.', '', '']]
    >>> coding_sheet(news, filled=True)["loaded"].tolist()
    ['yes', 'no']
    """
    seen = terms(articles, lexicon=lexicon, actors=actors)
    lines = sentences(articles)
    seen = _in_sentences(seen, lines)
    found = set(seen[["article", "line_start"]].itertuples(index=False, name=None))
    places = lines[["article", "start"]].itertuples(index=False, name=None)
    bare = lines[[place not in found for place in places]]
    marked = _drawn(seen, len(seen) if words is None else words, seed)
    rows = [*_marked(marked), *_unmarked(_drawn(bare, unmarked, seed))]
    sheet = tables.frame(rows, SHEET).sort_values(KEY, kind="stable").reset_index(drop=True)
    # What a coder is asked is all that a blank sheet shows.
    return sheet if filled else sheet.assign(**dict.fromkeys(SHEET[5:], ""))


def _drawn(rows, size, seed):
    return rows.sample(n=min(size, len(rows)), random_state=seed)


def _in_sentences(seen, lines):
    """Each occurrence with the sentence that it begins in."""
    lines = lines.rename(columns={"start": "line_start", "end": "line_end", "text": "line"})
    columns = ["article", "line_start", "line_end", "line"]
    return pd.merge_asof(
        seen.sort_values("start"), lines[columns].sort_values("line_start"),
        left_on="start", right_on="line_start", by="article",
    )  # fmt: skip


def _marked(seen):
    for row in seen.itertuples():
        start, end = row.start - row.line_start, row.end - row.line_start
        passage = f"{row.line[:start]}»{row.line[start:end]}«{row.line[end:]}"
        loaded = row.side == "loaded" and row.status in tables.SLANTED
        category = row.category if loaded else ""
        answers = ("yes" if loaded else "no", row.voice, category, row.actor, "")
        yield (row.article, row.start, row.end, passage, row.text, TOOL, *answers)


def _unmarked(lines):
    for row in lines.itertuples():
        yield (row.article, row.start, row.end, row.text, "", TOOL, "no", "", "", "", "")


def read_sheets(paths):
    """Read filled sheets into one table: the columns of a sheet, a row an item and coder.

    A coder who gave no name goes by the name of the file. Cells left empty are no answer.

    Raises
    ------
    ValueError
        In one line that names the file and the row: a column is missing, an answer is none of
        those asked for, or a coder answered an item twice.
    """
    sheets = pd.concat([_read_sheet(Path(path)) for path in paths], ignore_index=True)
    twice = sheets[sheets.duplicated([*KEY, "coder"])]
    if len(twice):
        row = twice.iloc[0]
        place = f"{row['article']}, {row['start']}–{row['end']}"
        raise ValueError(f"{row['coder']} answers {place} twice: keep one row")
    return sheets


def _read_sheet(path):
    try:
        text = path.read_text(encoding="utf-8-sig")
        # Some spreadsheets write semicolons where the comma is the decimal sign.
        comma = ";" if ";" in text.split("\n", 1)[0] else ","
        rows = pd.read_csv(path, sep=comma, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(f"{path}: is not UTF-8: save the sheet as CSV in UTF-8") from None
    except (OSError, ValueError) as error:
        raise ValueError(f"{path}: cannot be read as a coding sheet ({error})") from None
    if missing := [column for column in SHEET if column not in rows]:
        raise ValueError(f"{path}: lacks {', '.join(missing)}: give a sheet made by coding-sheet")
    rows = rows[SHEET].apply(lambda cells: cells.str.strip())
    rows["coder"] = rows["coder"].replace("", path.stem)
    for column, allowed in ANSWERS.items():
        rows[column] = rows[column].str.lower().replace(SPELLINGS)
        _refuse(path, rows, column, ~rows[column].isin([*allowed, ""]), ", ".join(allowed))
    for column in ["start", "end"]:
        _refuse(path, rows, column, ~rows[column].str.fullmatch(r"\d{1,9}"), "a whole number")
    if (rows[list(ANSWERS)] == "").all(axis=None):
        warnings.warn(
            f"{path}: holds no answer: fill in the column {next(iter(ANSWERS))}", stacklevel=2
        )
    return rows.astype({"start": "int64", "end": "int64"})


def _refuse(path, rows, column, wrong, allowed):
    for row in rows.index[wrong][:1]:
        raise ValueError(f"{path}: row {row + 2}: {column} is {rows.at[row, column]!r}; "
                         f"it can be {allowed}")  # fmt: skip
