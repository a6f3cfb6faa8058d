"""What is measured on dev: macro-F1 and AUC of sentences, F1 of words, macro-F1 toward actors."""

import numpy as np
import pandas as pd
import torch
from sklearn.metrics import f1_score, roc_auc_score

from analysis.reader.windows import sigmoid
from analysis.reader.wording import by_word
from training.batches import batches, by_length, collate
from training.examples import SENTENCE
from training.said import CHANCES


@torch.no_grad()
def predict(model, tokenizer, examples, size=64):
    """Return `examples`, shortest first, with a column p_NAME of each head; p_words per word.

    p_words is a list of (start, end, probability), one a word of the text: the mean of its tokens.
    """
    model.eval()
    tables = []
    for rows in batches(examples, size):
        batch = collate(rows, tokenizer)
        logits = model(batch["ids"], batch["mask"], batch["marks"])
        tables.append(_columns(rows, tokenizer, *logits))
    found = pd.concat(tables, ignore_index=True)
    return by_length(examples).reset_index(drop=True).join(found)


def _columns(rows, tokenizer, sentence, word, target):
    chances = torch.sigmoid(sentence).numpy()
    table = pd.DataFrame(chances, columns=[f"p_{name}" for name in SENTENCE])
    table[CHANCES] = torch.softmax(target, -1).numpy()
    offsets = [e.offsets for e in tokenizer.encode_batch([row.text for row in rows])]
    table["p_words"] = [
        word_chances(row.text, place, logits)
        for row, place, logits in zip(rows, offsets, word.numpy(), strict=True)
    ]
    return table


def word_chances(text, offsets, logits):
    """Give each word of `text` the mean logit of its tokens, as a list of (start, end, chance)."""
    own = [at for at, (start, end) in enumerate(offsets) if start < end]  # no special tokens
    words = by_word(text, [offsets[at] for at in own], [logits[at] for at in own])
    return [(start, end, float(sigmoid(logit))) for start, end, logit in words]


def word_sets(examples, at, column):
    """The set of words a sentence whose share or chance is at least `at`."""
    return [
        {text[start:end].lower() for start, end, value in words if value >= at}
        for text, words in zip(examples["text"], examples[column], strict=True)
    ]


def set_f1(found, wanted):
    """Micro F1 of sets of words, over sentences."""
    both = sum(len(f & w) for f, w in zip(found, wanted, strict=True))
    return 2 * both / max(1, sum(map(len, found)) + sum(map(len, wanted)))


def word_f1(predicted, cut, true=0.4):
    """F1 of the words with a chance of at least `cut`; wanted are those `true` of coders marked."""
    return set_f1(word_sets(predicted, cut, "p_words"), word_sets(predicted, true, "words"))


CUTS = np.arange(0.05, 0.6, 0.01)


def sentence_f1(predicted, cut=0.5, name="biased"):
    """Macro-F1 of the sentence label at `cut`; the label is the majority of the annotators."""
    known = predicted[predicted[name].notna()]
    return f1_score(known[name] > 0.5, known[f"p_{name}"] >= cut, average="macro")


def target_f1(predicted):
    """Macro-F1 of negative, neutral, positive toward the marked actor."""
    chosen = predicted[CHANCES].to_numpy().argmax(1) - 1
    return f1_score(predicted["polarity"], chosen, average="macro")


def figures(predicted):
    """Every figure that the examples allow, as a dict."""
    found = {}
    for name in SENTENCE:
        known = predicted[predicted[name].notna()]
        if (known[name] > 0.5).nunique() == 2:
            found[f"f1_{name}"] = sentence_f1(known, name=name)
            found[f"auc_{name}"] = roc_auc_score(known[name] > 0.5, known[f"p_{name}"])
    worded = predicted[predicted["words"].map(lambda words: isinstance(words, list))]
    if len(worded):
        found["f1_words"], found["cut_words"] = max((word_f1(worded, cut), cut) for cut in CUTS)
    if predicted["polarity"].notna().any():
        found["f1_target"] = target_f1(predicted[predicted["polarity"].notna()])
    return found
