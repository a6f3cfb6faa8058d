"""One stage after another: which examples, how long, how fast; the loss of whatever is labelled."""

import random

import torch
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from tqdm import tqdm

from training.batches import IGNORE, batches, collate
from training.swaps import swapped

WORDS = 2.0


def loss_of(logits, batch):
    """Sum of the losses of the heads that have a label in the batch; a missing label costs nothing.

    Binary cross-entropy with soft labels for sentences and words, cross-entropy for actors.
    """
    sentence, word, target = logits
    known = ~batch["sentence"].isnan()
    lost = sentence.sum() * 0
    if known.any():
        weight = batch["weight"].unsqueeze(-1).expand_as(known)[known]
        lost = lost + functional.binary_cross_entropy_with_logits(
            sentence[known], batch["sentence"][known], weight
        )
    known = batch["word"] != IGNORE
    if known.any():
        lost = lost + WORDS * functional.binary_cross_entropy_with_logits(
            word[known], batch["word"][known]
        )
    if (batch["target"] != IGNORE).any():
        lost = lost + functional.cross_entropy(target, batch["target"], ignore_index=IGNORE)
    return lost


def _optimizer(model, rate):
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": encoder, "lr": rate}, {"params": heads, "lr": 5 * rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def _slope(step, steps, warm=0.06):
    """Linear warm-up, then linear decay to nothing."""
    return min(1.0, (step + 1) / max(1, warm * steps), (steps - step) / max(1, steps))


def fit(model, tokenizer, examples, epochs, rate=5e-5, size=32, swap=0.0, seed=0, name=""):
    """Train `model` in place on `examples`; return it with the weights' moving average.

    swap is the chance that the names in a sentence are exchanged for others of their kind.
    """
    random.seed(seed)
    torch.manual_seed(seed)
    rng = random.Random(seed)
    steps = epochs * (-(-len(examples) // size))
    parts = (
        collate([swapped(row, rng) if rng.random() < swap else row for row in rows], tokenizer)
        for _ in range(epochs)
        for rows in batches(examples, size, rng)
    )
    return optimised(model, parts, ("ids", "mask", "marks"), loss_of, steps, rate, name or "fit")


def optimised(model, parts, inputs, loss, steps, rate, name):
    """Train `model` in place on batches; return the moving average of its weights.

    `inputs` names what of a batch the model takes; `loss` is a function of its logits and the
    batch. The word embeddings stay as they are: they hold half the weights, and few words are
    seen often.
    """
    model.encoder.embeddings.word_embeddings.weight.requires_grad = False
    optimizer = _optimizer(model, rate)
    pace = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _slope(step, steps))
    mean = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(1 - 4 / max(8, steps)))
    model.train()
    bar = tqdm(parts, total=steps, desc=name, mininterval=30)
    shown = None
    for batch in bar:
        lost = loss(model(*(batch[key] for key in inputs)), batch)
        lost.backward()
        now = lost.item()
        shown = now if shown is None else 0.95 * shown + 0.05 * now
        bar.set_postfix(loss=f"{shown:.3f}", refresh=False)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        pace.step()
        optimizer.zero_grad()
        mean.update_parameters(model)
    return mean.module
