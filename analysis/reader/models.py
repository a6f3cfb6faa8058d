"""The model files: found, checked against their sha256, opened once."""

import hashlib
import json
import warnings
from functools import lru_cache
from pathlib import Path

MODELS = Path(__file__).resolve().parent.parent / "data" / "models"
SUMS = "SHA256SUMS"


def sums():
    """The sha256 that each model file should have: a dict from file name to hex digits."""
    path = MODELS / SUMS
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError:
        raise FileNotFoundError(f"{path}: cannot be read; {_REMEDY}") from None
    return {name: digits for digits, name in (line.split() for line in lines if line.strip())}


_REMEDY = "the learned reader needs it: put the folder data/models back as it was published"


def checked(name):
    """Return the bytes of a model file.

    Raises
    ------
    FileNotFoundError
        If it is not there.
    ValueError
        If it is not the file that was published.
    """
    path = MODELS / name
    try:
        data = path.read_bytes()
    except OSError:
        raise FileNotFoundError(f"{path}: missing; {_REMEDY}") from None
    if hashlib.sha256(data).hexdigest() != sums().get(name):
        raise ValueError(f"{path}: not the published file (sha256 differs); {_REMEDY}")
    return data


def usable(name):
    """Whether the model called `name` is as published; a ``UserWarning`` of one line if not."""
    try:
        ready(name)
    except (OSError, ValueError) as error:
        warnings.warn(str(error), stacklevel=2)
        return False
    return True


@lru_cache
def settings():
    """Temperatures and the like, found on dev: see ``data/models/settings.json``."""
    return json.loads(checked("settings.json"))


@lru_cache
def tokenizer():
    """The tokenizer of both models, without truncation or padding."""
    from tokenizers import Tokenizer

    found = Tokenizer.from_str(checked("tokenizer.json").decode("utf-8"))
    found.no_truncation()
    found.no_padding()
    return found


@lru_cache
def session(name):
    """The onnxruntime session of a model, one thread: sentences are what runs side by side."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        checked(f"{name}.onnx"), options, providers=["CPUExecutionProvider"]
    )


def ready(name):
    """Open all that the model called `name` needs, or raise as `checked` does."""
    settings(), tokenizer(), session(name)
