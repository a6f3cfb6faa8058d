"""Tables in a folder: Parquet pieces and a manifest, each written whole or not at all."""

import fcntl
import hashlib
import json
import os
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.corpus.verbs import LISTS, schema
from analysis.output import as_text

MANIFEST = "manifest.json"
PROJECT = Path(__file__).resolve().parent.parent.parent


def settings(job, size):
    """All that a run's output depends on beside its input, as the manifest holds it.

    Results rest on the code and on the tables of ``data/`` too, so there is a digest of each;
    models are named by the sha256 that they are checked against.
    """
    from analysis.corpus.work import inputs

    models = PROJECT / "data" / "models" / "SHA256SUMS"
    cast = inputs(job.house, job.cast)[1]
    return {
        "verb": job.verb,
        "options": dict(job.options),
        "articles a piece": size,
        "lexicon": inputs(job.house, job.cast)[2],
        "actors": digest(["\x1f".join(row) for row in cast.to_numpy()]),
        "models": digest([models.read_text(encoding="utf-8")]) if models.exists() else "",
        "tables": _digest_of(sorted((PROJECT / "data").glob("*.csv"))),
        "code": _digest_of(sorted((PROJECT / "analysis").rglob("*.py"))),
    }


def digest(texts):
    """The first 16 hex digits of the SHA-256 of several texts, one after the other.

    Examples
    --------
    >>> digest(["ab", "c"]) == digest(["a", "bc"])
    False
    """
    found = hashlib.sha256()
    for text in texts:
        found.update(f"{len(text)}:{text}".encode("utf-8", "surrogatepass"))
    return found.hexdigest()[:16]


def _digest_of(paths):
    return digest([path.read_text(encoding="utf-8") for path in paths])


def fingerprint(articles):
    """A digest of the articles of a piece, by which a later run knows that they are the same."""
    return digest(articles.to_numpy(dtype=str).ravel())


@contextmanager
def opened(folder, settings, *, fresh=False):
    """Open a folder for a run, and keep it from others; drop what a killed run left half-written.

    Raises
    ------
    ValueError
        In one line, if the folder holds other files or a run with other settings, or another run
        is writing into it.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        _lock(handle, folder)
        for half in folder.glob(".*.tmp"):
            half.unlink()
        if fresh:
            _clear(folder)
        _check(folder, settings)
        yield folder
    finally:
        os.close(handle)


def _lock(handle, folder):
    """Hold the folder until this process ends, however it ends."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise ValueError(f"{folder}: another run is writing into it: wait or use another") from None
    except OSError:  # a file system without locks
        return


def _clear(folder):
    """Remove an earlier run; files that no run wrote are left for `_check` to refuse."""
    earlier = _read_manifest(folder)
    if earlier:
        for piece in _pieces(folder, earlier["settings"]["verb"]):
            piece.unlink()
        (folder / MANIFEST).unlink()


def _check(folder, settings):
    """Begin a manifest, or see that the one that is there is of the same run."""
    earlier = _read_manifest(folder)
    if earlier is None:
        if any(folder.iterdir()):
            raise ValueError(f"{folder}: holds files of no run: give an empty or a new folder")
        write_manifest(folder, {"settings": settings, "finished": None})
        return
    before = earlier["settings"]
    other = [name for name in {**before, **settings} if before.get(name) != settings.get(name)]
    if other:
        raise ValueError(
            f"{folder}: holds a run with other settings ({', '.join(other)}): "
            "give another folder, or --fresh to begin anew"
        )


def _read_manifest(folder):
    path = Path(folder) / MANIFEST
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except ValueError:
        raise ValueError(f"{path}: is no manifest of a run: give another folder") from None


def write_manifest(folder, manifest):
    """Write the manifest whole."""
    text = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
    _whole(folder / MANIFEST, lambda path: path.write_text(text, encoding="utf-8"))


def piece_path(folder, verb, number):
    """Where a piece is kept: ``terms-00000.parquet``.

    Examples
    --------
    >>> piece_path(Path("out"), "terms", 7).name
    'terms-00007.parquet'
    """
    return Path(folder) / f"{verb}-{number:05d}.parquet"


def _pieces(folder, verb):
    paths = Path(folder).glob(f"{verb}-*.parquet")
    return sorted(paths, key=lambda path: int(path.stem.rpartition("-")[2]))


def write_piece(path, job, articles, done):
    """Write the table of a piece, with what it was made of: it is there whole, or not there."""
    table = done.table.assign(
        **{name: done.table[name].map(as_text) for name in LISTS if name in done.table}
    )
    arrow = pa.Table.from_pandas(table, schema(job.verb, job.options), preserve_index=False)
    made_of = {
        "articles": str(len(articles)),
        "fingerprint": fingerprint(articles),
        "failed": json.dumps(done.failed, ensure_ascii=False),
    }
    arrow = arrow.replace_schema_metadata(made_of)
    _whole(path, lambda half: pq.write_table(arrow, half, compression="zstd"))


def _whole(path, write):
    """Write under another name, make sure that it is on the disk, then give it its name."""
    half = path.with_name(f".{path.name}.tmp")
    write(half)
    for name, flags in ((half, os.O_RDWR), (path.parent, os.O_RDONLY)):
        handle = os.open(name, flags)
        os.fsync(handle)
        if name is half:
            os.replace(half, path)
        os.close(handle)


def made_of(path):
    """What a finished piece was made of: articles, fingerprint, rows and what failed; or None."""
    if not path.exists():
        return None
    try:
        found = pq.read_metadata(path)
        said = found.metadata
        return {
            "articles": int(said[b"articles"]),
            "fingerprint": said[b"fingerprint"].decode(),
            "failed": json.loads(said[b"failed"]),
            "rows": found.num_rows,
        }
    except (OSError, KeyError, ValueError):
        raise ValueError(f"{path}: is damaged: delete it, and run again") from None


def finished(folder, verb):
    """What all pieces of a finished run come to: the manifest's second half."""
    pieces = [made_of(path) for path in _pieces(folder, verb)]
    return {
        "pieces": len(pieces),
        "articles": sum(piece["articles"] for piece in pieces),
        "rows": sum(piece["rows"] for piece in pieces),
        "failed": [line for piece in pieces for line in piece["failed"]],
        "source": digest([piece["fingerprint"] for piece in pieces]),
    }


def read_table(folder):
    """The pieces of a folder as one table, in the order of the articles.

    Columns are those of the verb; lists (``words`` of `read`) are JSON text. A run that is not
    finished gives what there is, with a ``UserWarning``.

    Raises
    ------
    ValueError
        In one line, if the folder holds no run.
    """
    import warnings

    manifest = _read_manifest(folder)
    if manifest is None:
        raise ValueError(f"{folder}: holds no run: name the folder that --out was given")
    if not manifest["finished"]:
        warnings.warn(f"{folder}: the run is not finished", stacklevel=2)
    job = manifest["settings"]
    own = schema(job["verb"], job["options"])
    parts = [pq.read_table(path, schema=own) for path in _pieces(folder, job["verb"])]
    table = pa.concat_tables(parts) if parts else own.empty_table()
    return table.replace_schema_metadata(None).to_pandas().pipe(_typed)


def _typed(table):
    """Text columns as pandas' own string type."""
    texts = [name for name in table if table[name].dtype == object]
    return table.astype(dict.fromkeys(texts, "str"))
