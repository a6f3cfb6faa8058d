"""Count the corpora of ordinary news: ``python -m analysis.baselines.counting FOLDER``.

Writes ``data/baselines/``, which holds counts only, never a text: how often each form of the
lexicon occurs, how often each word and pair of words, and how much of each there is an article.
"""

import os
import re
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

import click
import pandas as pd

from analysis import lexicons, measures
from analysis.baselines.corpora import CORPORA, read_texts
from analysis.baselines.stored import FOLDER, LEAST, digests
from analysis.baselines.tokens import pairs, tokens
from analysis.occurrences import find, with_voice
from analysis.voices import find_voices

# Articles a task; small enough for an even load, large enough for one automaton to pay.
CHUNK = 100


def counts(articles, lexicon, *, processes=1, progress=False):
    """All four tables of `articles` (corpus, article, outlet, date, text), by name.

    ``corpora``: what each holds; ``forms``: each form of the lexicon; ``words``: words and pairs;
    ``articles``: one row an article, numbers only. The codebook explains the columns.
    """
    chunks = [articles.iloc[at : at + CHUNK] for at in range(0, len(articles), CHUNK)]
    done = _over(chunks, lexicon, processes, progress)
    sizes = pd.concat([sizes for sizes, _, _ in done], ignore_index=True)
    seen = pd.concat([seen for _, seen, _ in done], ignore_index=True)
    words = Counter()
    for _, _, counted in done:
        words.update(counted)  # in place: adding them up would copy millions of entries each time
    return {
        "corpora": corpus_facts(articles, sizes, lexicon),
        "forms": form_counts(seen, lexicon, list(dict.fromkeys(articles["corpus"]))),
        "words": word_counts(words),
        "articles": article_counts(seen, sizes),
    }


def _over(chunks, lexicon, processes, progress):
    """`count_chunk` of each chunk, in order; in this process if there is but one."""
    from tqdm import tqdm

    bar = {"total": len(chunks), "unit": "part", "disable": not progress}
    if processes == 1:
        return list(tqdm((count_chunk(chunk, lexicon) for chunk in chunks), **bar))
    with ProcessPoolExecutor(processes) as pool:
        return list(tqdm(pool.map(count_chunk, chunks, [lexicon] * len(chunks)), **bar))


def count_chunk(articles, lexicon):
    """The sizes, the occurrences with their voices, and the words of some articles."""
    voices = find_voices(articles)
    corpora = articles.set_index("article")["corpus"]
    seen = with_voice(find(articles, lexicon), voices)
    seen = seen[["article", "form", "pos", "side", "status", "choice", "voice"]]
    sizes = measures.word_counts(articles, voices).assign(outlet=lambda t: t["voice"] == "outlet")
    sizes = sizes.pivot_table(
        index="article", columns="outlet", values="words", aggfunc="sum", fill_value=0
    ).reindex(index=articles["article"], columns=[True, False], fill_value=0)
    sizes = sizes.set_axis(["words", "other_words"], axis=1).reset_index()
    sizes.insert(0, "corpus", sizes["article"].map(corpora))
    seen.insert(0, "corpus", seen["article"].map(corpora))
    return sizes, seen, count_words(articles, voices)


def count_words(articles, voices):
    """How often each word and pair occurs: a Counter of (corpus, word, in the outlet's voice)."""
    texts = articles.set_index("article")[["corpus", "text"]].to_dict("index")
    found = Counter()
    for row in voices.itertuples():
        corpus, text = texts[row.article].values()
        stretch, own = text[row.start : row.end], row.voice == "outlet"
        words = tokens(stretch)
        found.update((corpus, word, own) for _, _, word in words + pairs(stretch, words))
    return found


def corpus_facts(articles, sizes, lexicon):
    """One row a corpus: what it is, how large, from when, counted with which lexicon."""
    rows = []
    for corpus, part in articles.groupby("corpus", sort=False):
        years = re.findall(r"\b(?:19|20)\d\d", " ".join(part["date"]))
        outlets = part["outlet"].replace("", "not stated").value_counts()
        own = sizes.loc[sizes["corpus"] == corpus, ["words", "other_words"]].sum()
        rows.append((corpus, len(part), *own, ";".join(outlets.index), min(years, default=""),
                     max(years, default=""), lexicons.version(lexicon)))  # fmt: skip
    columns = ["corpus", "articles", "words", "other_words", "outlets", "first", "last", "lexicon"]
    facts = pd.DataFrame(rows, columns=columns)
    return facts.merge(CORPORA[["corpus", "dataset", "licence"]], on="corpus", how="left")


def form_counts(seen, lexicon, corpora):
    """One row a corpus and form: its digest, n (outlet's voice), other_n, articles, zeros too."""
    own = seen["voice"] == "outlet"
    keys = ["corpus", "form", "pos"]
    found = (
        seen.assign(n=own, other_n=~own, article=seen["article"].where(own))
        .groupby(keys)
        .agg(n=("n", "sum"), other_n=("other_n", "sum"), articles=("article", "nunique"))
    )
    rows = lexicon[["form", "pos"]].assign(digest=digests(lexicon))
    rows = rows.merge(pd.DataFrame({"corpus": corpora}), how="cross").join(found, on=keys)
    rows = rows.fillna({"n": 0, "other_n": 0, "articles": 0}).sort_values(keys, ignore_index=True)
    numbers = ["n", "other_n", "articles"]
    return rows.astype(dict.fromkeys(numbers, "int32"))[[*keys, "digest", *numbers]]


def word_counts(found):
    """One row a corpus and word or pair that occurs often enough: n (outlet's voice), all_n."""
    table = {}
    for (corpus, word, own), number in found.items():
        n, all_n = table.get((corpus, word), (0, 0))
        table[corpus, word] = (n + number * own, all_n + number)
    rows = [(*key, *both) for key, both in sorted(table.items()) if both[1] >= LEAST]
    words = pd.DataFrame(rows, columns=["corpus", "word", "n", "all_n"])
    return words.astype({"n": "int32", "all_n": "int32"})


def article_counts(seen, sizes):
    """One row an article, in the order of its numbers, so that it leads back to no text."""
    own = seen[seen["voice"] == "outlet"]
    evaluative = (own["side"] == "loaded") & (own["status"] == "evaluative")
    each = (
        own.assign(
            loaded=own["choice"] == "loaded",
            neutral=own["choice"] == "neutral",
            evaluative=evaluative,
        )
        .groupby("article")[["loaded", "neutral", "evaluative"]]
        .sum()
    )
    numbers = ["words", *each]
    rows = sizes.join(each, on="article").fillna(dict.fromkeys(each, 0))
    rows = rows.astype(dict.fromkeys(numbers, "int32"))[["corpus", *numbers]]
    return rows.sort_values(["corpus", *numbers], ignore_index=True)


def write(found, folder):
    """Write each table whole or not at all: the facts as CSV, the others as Parquet."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in found.items():
        path = folder / (f"{name}.csv" if name == "corpora" else f"{name}.parquet")
        part = path.with_name(f".{path.name}.part")
        if name == "corpora":
            table.to_csv(part, index=False, lineterminator="\n")
        else:
            _write_parquet(table, part)
        os.replace(part, path)


def _write_parquet(table, path):
    """Without the metadata of pandas, which would change the bytes with its version."""
    import pyarrow as pa
    from pyarrow import parquet

    rows = pa.Table.from_pandas(table, preserve_index=False).replace_schema_metadata(None)
    parquet.write_table(rows, path, compression="zstd", compression_level=19)


@click.command()
@click.argument("folder", type=click.Path())
@click.option("--out", default=FOLDER, type=click.Path(), help="Where to write the tables.")
def main(folder, out):
    """Count the corpora in FOLDER and write the tables of data/baselines/ anew."""
    try:
        articles = read_texts(folder)
    except (OSError, ValueError) as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)
    found = counts(articles, lexicons.read_lexicon(), processes=os.cpu_count(), progress=True)
    write(found, lexicons.Path(out))


if __name__ == "__main__":
    main()
