"""An encoder that reads a sentence once and answers for every actor named in it.

The marked reader (`training.encoder`) reads a sentence anew for each actor. This one pools the
states of each actor's own tokens and lets each actor attend to the sentence once more, so that a
second actor costs next to nothing.
"""

import torch
from torch import nn
from transformers import AutoModel

from training.encoder import POLARITIES, weights_folder

# Layers of the encoder, the lower ones; each costs as much time. Heads of the last attention.
LAYERS, HEADS = 6, 12


class Listener(nn.Module):
    """Encoder and one step of attention from each actor to its sentence.

    `forward` takes ids and mask (sentences × tokens) and actors (sentences × actors × tokens, 1 on
    the tokens of the actor), and returns logits, sentences × actors × `POLARITIES`.
    """

    def __init__(self, layers=LAYERS, dropout=0.1):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            weights_folder(), add_pooling_layer=False, attn_implementation="eager"
        )
        self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        self.encoder.config.num_hidden_layers = layers
        size = self.encoder.config.hidden_size
        self.dropout = nn.Dropout(dropout)
        self.asks, self.keys, self.values = (nn.Linear(size, size) for _ in range(3))
        self.inner = nn.Linear(3 * size, size)
        self.target = nn.Linear(size, len(POLARITIES))

    def forward(self, ids, mask, actors):
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        states = self.dropout(states)
        actors = actors.to(states.dtype)
        actor = actors @ states / actors.sum(-1, keepdim=True).clamp(min=1)
        first = states[:, :1].expand(-1, actor.shape[1], -1)
        told = torch.cat([actor, self._attended(actor, states, mask), first], -1)
        return self.target(self.dropout(nn.functional.gelu(self.inner(told)))).float()

    def _attended(self, actor, states, mask):
        """What each actor takes from its sentence, head by head."""
        asks, keys, values = (
            part.unflatten(-1, (HEADS, -1)).transpose(1, 2)
            for part in (self.asks(actor), self.keys(states), self.values(states))
        )
        scores = asks @ keys.transpose(-1, -2) / keys.shape[-1] ** 0.5
        scores = scores + (1 - mask[:, None, None].to(scores.dtype)) * -1e4
        return (scores.softmax(-1) @ values).transpose(1, 2).flatten(2)
