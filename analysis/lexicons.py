"""Read the lexicon: which form is loaded, what its neutral counterpart is, and why.

The lexicon is data: one row a form in ``data/lexicons/*.csv``. Nothing here judges a word; it
reads, checks and inflects the rows that do.
"""

import hashlib
import io
import re
import warnings
from functools import lru_cache
from pathlib import Path

import pandas as pd

from analysis import tables
from analysis.contexts import compile_context, is_context

DATA = Path(__file__).resolve().parent / "data"
INFLECTIONS = DATA / "inflections.csv"

# Penn tags that lemminflect gives for each part of speech which English inflects.
UPOS = {"noun": "NOUN", "verb": "VERB"}
VERB_HEAD = re.compile(r"^()(\S+)(.*)$")
# The head of a noun phrase stands before what qualifies it: "man in a dress", "thug-in-chief".
NOUN_HEAD = re.compile(
    r"^(.*?)([^\s-]+)("
    r"(?: (?:of|in|on|with|without|for|from|to|at|by|against|under|who|later|up"
    r"|pretending|convicted|committed) .*"
    r"|[ -]in[ -]chief)?)$"
)
# What lemminflect spells wrongly; and the words in -man that are not men.
MISSPELT = {"staid", "staves", "ramroded", "ramroding", "areae", "feti", "foeti", "teared"}
UNCOUNTABLE = re.compile(r".*(?:ism|ness)|access|aid|money|people|science|sex|tobacco|equality")
MAN = re.compile(r"(?!(?:hu|ger|ro|otto|nor|sha|talis|cai)man).*man")


def read_lexicon(paths=None, *, house=()):
    """Read the shipped lexicon, or the CSV files in `paths`, with `house` styles layered on top.

    A house row replaces the shipped row of the same form and part of speech; a house row whose
    status is ``ignore`` removes it. A house row without ``pos`` is of every part of speech that the
    form has so far. Empty cells are "".

    Returns the columns of ``tables.COLUMNS["lexicon"]``, one row a (form, pos); a house row that
    removes nothing is a ``UserWarning``.

    Raises
    ------
    ValueError
        One line that names the file and the row, for an unknown value, a missing column or a
        form that is listed twice.

    Examples
    --------
    >>> lexicon = read_lexicon()
    >>> sorted(lexicon.query("form == 'regime'")["concept"])
    ['government']
    """
    paths = sorted((DATA / "lexicons").glob("*.csv")) if paths is None else paths
    shipped = pd.concat([with_pos(_read_rows(path)) for path in paths], ignore_index=True)
    _refuse_doubles(shipped, "the lexicon")
    for path in house:
        rows = with_pos(_read_rows(path), shipped)
        _refuse_doubles(rows, path)
        _tell_idle(rows, shipped, path)
        shipped = pd.concat([shipped, rows]).drop_duplicates(["form", "pos"], keep="last")
    return without_ignored(shipped)


def layered(lexicon, rows):
    """Put house rows on top of a lexicon: see `read_lexicon`; of two rows the later one holds.

    Raises
    ------
    ValueError
        One line that names the row and what a column may hold.

    Examples
    --------
    >>> lexicon = read_lexicon()
    >>> row = lexicon.query("form == 'regime'").assign(status="ignore")
    >>> layered(lexicon, row).query("form == 'regime'").empty
    True
    """
    _check_values(rows, "the row on top")
    return without_ignored(pd.concat([lexicon, rows]).drop_duplicates(["form", "pos"], keep="last"))


def without_ignored(lexicon):
    """The lexicon without the rows whose status is ``ignore``, numbered from 0."""
    return lexicon[lexicon["status"] != "ignore"].reset_index(drop=True)


def _read_rows(path):
    """One file's rows as strings, every closed column checked."""
    try:
        text = path.read() if hasattr(path, "read") else Path(path).read_text("utf-8-sig")
        comma = ";" if ";" in text.split("\n", 1)[0] else ","  # as some spreadsheets write it
        rows = pd.read_csv(io.StringIO(text), sep=comma, dtype=str, keep_default_na=False)
    except (OSError, UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise ValueError(f"{path}: cannot be read as a CSV of lexicon rows ({error})") from error
    needed = ["concept", "side", "form"]
    if missing := [column for column in needed if column not in rows]:
        raise ValueError(f"{path}: lacks {', '.join(missing)}; has {', '.join(rows)}")
    rows = rows.reindex(columns=tables.COLUMNS["lexicon"], fill_value="")
    _check_values(with_pos(rows), path)
    return rows


def with_pos(rows, lexicon=None):
    """Give rows without ``pos`` every part of speech that their form has in a lexicon, or phrase.

    Examples
    --------
    >>> rows = pd.DataFrame({"form": ["radical", "our word"], "pos": ["", ""]})
    >>> with_pos(rows, read_lexicon()).values.tolist()
    [['radical', 'adjective'], ['radical', 'noun'], ['our word', 'phrase']]
    """
    if (rows["pos"] != "").all():
        return rows
    known = {} if lexicon is None else lexicon.groupby("form")["pos"].agg(sorted).to_dict()
    pairs = zip(rows["form"], rows["pos"], strict=True)
    given = [[pos] if pos else known.get(form, ["phrase"]) for form, pos in pairs]
    return rows.assign(pos=given).explode("pos", ignore_index=True)


def _tell_idle(rows, lexicon, path):
    """Warn of rows that are to remove what is not there; of a stream, its sender was told."""
    if hasattr(path, "read"):
        return
    known = set(zip(lexicon["form"], lexicon["pos"], strict=True))
    for row in rows[rows["status"] == "ignore"].itertuples():
        if (row.form, row.pos) not in known:
            text = f"{path}: no row of the lexicon has the form {row.form!r} ({row.pos}) to ignore"
            warnings.warn(text, stacklevel=3)


def _check_values(rows, path):
    """Refuse a value outside the closed vocabularies, naming file, row and what is allowed."""
    loaded = rows["side"] == "loaded"
    ignored = rows["status"] == "ignore"
    rules = [
        ("form", rows["form"].str.strip() != "", ["any word"]),
        ("side", rows["side"].isin(tables.SIDES), tables.SIDES),
        ("pos", rows["pos"].isin(tables.POS), tables.POS),
        ("category", ~loaded | ignored | rows["category"].isin(tables.CATEGORIES),
         tables.CATEGORIES),
        ("status", ~loaded | ignored | rows["status"].isin(tables.STATUSES), tables.STATUSES),
        ("repair", ~loaded | ignored | rows["repair"].isin(tables.REPAIRS), tables.REPAIRS),
    ]  # fmt: skip
    for column, right, allowed in rules:
        for row in rows.index[~right][:1]:
            value, form = rows.at[row, column], rows.at[row, "form"]
            raise ValueError(
                f"{path}: row {row + 2} ({form}): {column} is {value!r}; use {', '.join(allowed)}"
            )
    _check_contexts(rows, path)


def _check_contexts(rows, path):
    """Refuse a context condition that could match nothing, with what is wrong in it."""
    for column in ("only", "unless"):
        wrong = [row for row, cell in rows[column].items() if cell and not is_context(cell)]
        for row in wrong[:1]:
            try:
                compile_context(rows.at[row, column])
            except ValueError as error:
                place = f"{path}: row {row + 2} ({rows.at[row, 'form']}): {column}"
                raise ValueError(f"{place}: {error}") from None


def _refuse_doubles(rows, where):
    doubles = rows[rows.duplicated(["form", "pos"])]
    if len(doubles):
        form, pos = doubles.iloc[0][["form", "pos"]]
        raise ValueError(f"{where}: {form!r} ({pos}) is listed twice; keep one row")


def version(lexicon):
    """The first eight hex digits of the SHA-256 of the lexicon's rows, whatever their order.

    Examples
    --------
    >>> lexicon = read_lexicon()
    >>> version(lexicon) == version(lexicon.iloc[::-1])
    True
    """
    rows = sorted("\x1f".join(row) for row in lexicon[tables.LEXICON].to_numpy())
    return hashlib.sha256("\x1e".join(rows).encode()).hexdigest()[:8]


def with_choice(lexicon):
    """Add ``choice``: "loaded", "neutral", or "" for a form that is no choice of wording.

    Loaded: an *evaluative* form that a synonym repairs. Neutral: a neutral form whose concept has
    such a loaded form, of any part of speech.

    Examples
    --------
    >>> lexicon = with_choice(read_lexicon()).set_index("form")["choice"]
    >>> lexicon[["regime", "government", "genocide"]].tolist()
    ['loaded', 'neutral', '']
    """
    loaded = (
        (lexicon["side"] == "loaded")
        & (lexicon["status"] == "evaluative")
        & (lexicon["repair"] == "synonym")
    )
    paired = lexicon["concept"].isin(set(lexicon.loc[loaded, "concept"]))
    neutral = (lexicon["side"] == "neutral") & paired
    return lexicon.assign(choice=loaded.map({True: "loaded", False: ""}).mask(neutral, "neutral"))


def neutral_forms(lexicon):
    """Neutral counterparts of each (concept, pos), joined by ``|``, the same part of speech only.

    Examples
    --------
    >>> neutral_forms(read_lexicon())["government", "noun"].split("|")[0]
    'government'
    """
    neutral = lexicon[lexicon["side"] == "neutral"]
    return neutral.groupby(["concept", "pos"], sort=False)["form"].agg("|".join).to_dict()


def inflected(form, pos):
    """Every inflected spelling of `form`: plurals of a noun, tenses of a verb, itself included.

    A noun inflects its last word, or the word before "of"; a verb inflects its first word.
    Inflections come from lemminflect [1]_; the shipped forms are read from
    ``data/inflections.csv``, which holds its answers.

    References
    ----------
    .. [1] B. Jascob, LemmInflect, MIT licence.

    Examples
    --------
    >>> inflected("freedom fighter", "noun")
    ['freedom fighter', 'freedom fighters']
    >>> inflected("lash out", "verb")
    ['lash out', 'lashed out', 'lashes out', 'lashing out']
    """
    known = _known_inflections().get((form, pos))
    return known.split("|") if known else inflect(form, pos)


def inflect(form, pos):
    """Ask lemminflect, which takes half a second to load: see `inflected`."""
    if pos not in UPOS:
        return [form]
    before, head, after = _head(form, pos)
    spellings = {form} | {before + spelling + after for spelling in _inflect_word(head, pos)}
    return sorted(spellings)


def _head(form, pos):
    """Split a form around the word that inflects."""
    return (VERB_HEAD if pos == "verb" else NOUN_HEAD).match(form).groups()


def _inflect_word(word, pos):
    import lemminflect

    # lemminflect knows lower-case words; a word it does not know is inflected by its rules.
    lower, upos = word.lower(), UPOS[pos]
    if pos == "noun" and (UNCOUNTABLE.fullmatch(lower) or lower not in lemminflect.getLemma(
        lower, upos=upos
    )):  # fmt: skip
        return {word}  # "lawlessness", and a plural such as "elites"
    ways = lemminflect.getAllInflections(lower, upos=upos)
    ways = ways or lemminflect.getAllInflectionsOOV(lower, upos=upos)
    found = {spelling for spellings in ways.values() for spelling in spellings} - MISSPELT
    if pos == "noun" and MAN.fullmatch(lower):
        found = {lower, lower[:-3] + "men"}
    if lower == "person":
        found.add("people")
    return {_in_case_of(word, spelling) for spelling in found}


def _in_case_of(word, spelling):
    """Give an inflection the capitals of its word: "Islamists", "RINOs"."""
    if spelling.startswith(word.lower()):
        return word + spelling[len(word) :]
    return word[0] + spelling[1:] if spelling[0] == word[0].lower() else spelling


@lru_cache(maxsize=1)
def _known_inflections():
    if not INFLECTIONS.exists():
        return {}
    rows = pd.read_csv(INFLECTIONS, dtype=str, keep_default_na=False)
    return dict(zip(zip(rows["form"], rows["pos"], strict=True), rows["inflected"], strict=True))


def inflection_table(lexicon):
    """The table that ``data/inflections.csv`` stores: form, pos, inflected (joined by ``|``)."""
    rows = lexicon[lexicon["pos"].isin(UPOS)][["form", "pos"]].sort_values(["form", "pos"])
    ways = ["|".join(inflect(form, pos)) for form, pos in rows.itertuples(index=False)]
    return rows.assign(inflected=ways).reset_index(drop=True)


if __name__ == "__main__":
    inflection_table(read_lexicon()).to_csv(INFLECTIONS, index=False, lineterminator="\n")
