"""Examples to tensors: tokens with their offsets, labels on tokens, batches of like length."""

import numpy as np
import torch
from tokenizers import Tokenizer

from training.encoder import POLARITIES, weights_folder
from training.examples import SENTENCE

LONGEST = 128
IGNORE = -100


def read_tokenizer(folder=None):
    """The tokenizer of the encoder: at most `LONGEST` tokens, padded to the longest of a batch."""
    tokenizer = Tokenizer.from_file(str((folder or weights_folder()) / "tokenizer.json"))
    tokenizer.enable_truncation(LONGEST)
    pad = next(one for one in ("<pad>", "[PAD]") if tokenizer.token_to_id(one) is not None)
    tokenizer.enable_padding(pad_id=tokenizer.token_to_id(pad), pad_token=pad)
    return tokenizer


def _on_tokens(encoding, spans, default):
    """Probability of each token: that of the span it overlaps; special tokens are ignored."""
    values = [default if start < end else IGNORE for start, end in encoding.offsets]
    for start, end, value in spans:
        for at, (left, right) in enumerate(encoding.offsets):
            if left < right and left < end and start < right:
                values[at] = value
    return values


def _marks(encoding, row):
    if row.start != row.start:
        return [0] * len(encoding.ids)
    return [max(0, value) for value in _on_tokens(encoding, [(row.start, row.end, 1)], 0)]


def collate(rows, tokenizer):
    """Return the tensors of a list of example rows: inputs, then labels (missing = NaN, -100)."""
    encodings = tokenizer.encode_batch([row.text for row in rows])
    words = [
        _on_tokens(e, row.words, 0) if isinstance(row.words, list) else [IGNORE] * len(e.ids)
        for e, row in zip(encodings, rows, strict=True)
    ]
    polarity = [
        POLARITIES.index(row.polarity) if row.polarity == row.polarity else IGNORE for row in rows
    ]
    return {
        "ids": torch.tensor([e.ids for e in encodings]),
        "mask": torch.tensor([e.attention_mask for e in encodings]),
        "marks": torch.tensor([_marks(e, row) for e, row in zip(encodings, rows, strict=True)]),
        "sentence": torch.tensor(
            [[getattr(row, name) for name in SENTENCE] for row in rows], dtype=torch.float32
        ),
        "weight": torch.tensor([getattr(row, "weight", 1.0) for row in rows]),
        "word": torch.tensor(words, dtype=torch.float32),
        "target": torch.tensor(polarity),
    }


def shuffled(rows, size, rng, length, block=40):
    """Lists of `size` rows of like `length`, a function of a row; in random order."""
    rows, groups = list(rows), []
    rng.shuffle(rows)
    for at in range(0, len(rows), size * block):
        part = sorted(rows[at : at + size * block], key=length)
        groups += [part[i : i + size] for i in range(0, len(part), size)]
    rng.shuffle(groups)
    return groups


def batches(examples, size, rng=None):
    """Lists of rows, `size` each: shortest first, or in random order if `rng` is given."""
    rows = list(examples.itertuples(index=False))
    if rng is not None:
        return shuffled(rows, size, rng, lambda row: len(row.text))
    rows = sorted(rows, key=lambda row: len(row.text))
    return [rows[at : at + size] for at in range(0, len(rows), size)]


def by_length(examples):
    """Return `examples` shortest first, the order in which `batches` without a seed yields them."""
    order = np.argsort(examples["text"].str.len().to_numpy(), kind="stable")
    return examples.iloc[order]
