"""Read ``data/baselines/``: what was counted in ordinary news, and how often each form was found.

Counts only, no text. Where they come from: ``data/SOURCES.md``; how they are made anew:
`analysis.baselines.counting`.
"""

import hashlib

import pandas as pd

from analysis import lexicons

FOLDER = lexicons.DATA / "baselines"
# The recent corpus, of wire and broadcast news; the other three are older.
DEFAULT = ("wire",)
# Words seen less often are not stored: they are most of a corpus's words and say little.
LEAST = 5
# What `analysis.occurrences` looks at when it decides whether a form occurs.
MATCHING = ["form", "pos", "only", "unless"]
JUDGEMENT = ["concept", "side", "category", "status", "choice"]


def digests(lexicon):
    """A short digest of what the matching of each form depends on, one a row.

    A form that is new, or whose context conditions changed, has no count under its digest: it is
    reported as not counted and never compared with a count of something else.

    Examples
    --------
    >>> row = {"form": ["regime"], "pos": ["noun"], "only": [""], "category": ["label"]}
    >>> one, other = (pd.DataFrame({**row, "unless": [unless]}) for unless in ("", "training _"))
    >>> digests(one) == digests(one.assign(note="new")), digests(one) == digests(other)
    (True, False)
    """
    # An epithet may stand inside a name ("Strongman Putin"), other categories may not.
    epithet = (lexicon["category"] == "epithet").map({True: "epithet", False: ""})
    rows = lexicon[MATCHING].assign(epithet=epithet).to_numpy()
    return [hashlib.sha256("\x1f".join(row).encode()).hexdigest()[:8] for row in rows]


def read_corpora():
    """What was counted, one row a corpus: how large, from which years, on what terms.

    Returns corpus, articles, words, other_words, outlets, first, last, lexicon, dataset, licence.

    Examples
    --------
    >>> read_corpora()["corpus"].tolist()
    ['wire', 'bbc', 'agnews', 'abc']
    """
    return pd.read_csv(FOLDER / "corpora.csv", dtype={"first": "Int64", "last": "Int64"})


def read_wire(lexicon=None, corpora=DEFAULT):
    """The lexicon's forms with their counts in some corpora; forms not counted are left out.

    Several corpora are compared side by side by `analysis.baselines.wire.corpus_rates` and pooled
    by `analysis.baselines.wire.rate_ratio`.

    Returns one row a corpus and form: corpus, form, pos, concept, side, category, status, choice,
    ``n`` (in the outlet's voice), ``other_n`` (in quotations and other voices), ``articles`` (in
    which the outlet uses it), ``words`` (the corpus's, in the outlet's voice).

    Examples
    --------
    >>> read_wire().query("form == 'regime'")[["concept", "side"]].values.tolist()
    [['government', 'loaded']]
    """
    lexicon = lexicons.read_lexicon() if lexicon is None else lexicon
    forms = lexicons.with_choice(lexicon)[["form", "pos", *JUDGEMENT]]
    found = pd.read_parquet(FOLDER / "forms.parquet")
    found = read_corpora()[["corpus", "words"]].merge(_of(found, corpora), on="corpus")
    return found.merge(
        forms.assign(digest=digests(lexicon)), on=["form", "pos", "digest"], validate="many_to_one"
    )[["corpus", "form", "pos", *JUDGEMENT, "n", "other_n", "articles", "words"]]


def not_counted(lexicon):
    """The lexicon's rows that `read_wire` leaves out: added or changed since the counting.

    Examples
    --------
    >>> row = pd.DataFrame([["regimelet", "noun", "", "", "label"]],
    ...                    columns=["form", "pos", "only", "unless", "category"])
    >>> not_counted(row)["form"].tolist()
    ['regimelet']
    """
    known = pd.read_parquet(FOLDER / "forms.parquet", columns=["form", "pos", "digest"])
    keys = zip(lexicon["form"], lexicon["pos"], digests(lexicon), strict=True)
    known = set(known.itertuples(index=False, name=None))
    return lexicon[[key not in known for key in keys]]


def read_wire_words(corpora=DEFAULT):
    """How often some corpora's outlets use each word, and each pair of words, in their own voice.

    What occurs fewer than five times in a corpus is not stored. Returns word, n.

    Examples
    --------
    >>> words = read_wire_words().set_index("word")["n"]
    >>> bool(words["according to"] > 1000)
    True
    """
    words = _of(pd.read_parquet(FOLDER / "words.parquet"), corpora)
    return words.groupby("word", as_index=False)["n"].sum()


def read_wire_articles(corpora=DEFAULT):
    """One row an article: corpus, and in the outlet's voice words, loaded, neutral, evaluative.

    ``loaded`` and ``neutral`` are choices as `analysis.measures.loaded_share` counts them,
    ``evaluative`` all evaluative loaded words, as in `analysis.measures.loaded_rate`.

    Examples
    --------
    >>> list(read_wire_articles())
    ['corpus', 'words', 'loaded', 'neutral', 'evaluative']
    """
    return _of(pd.read_parquet(FOLDER / "articles.parquet"), corpora)


def _of(table, corpora):
    """The rows of some corpora; a name that is none is refused."""
    known = read_corpora()["corpus"].tolist()
    if unknown := [name for name in corpora if name not in known]:
        raise ValueError(f"no corpus {', '.join(unknown)}; there are {', '.join(known)}")
    return table[table["corpus"].isin(corpora)].reset_index(drop=True)
