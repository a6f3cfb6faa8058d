"""How the learned reader was made: examples, an encoder with heads, stages, export to ONNX.

Not needed to use the toolkit, and never imported by it: see ``training/requirements.txt`` and the
model card, ``data/models/README.md``. One command makes everything anew::

    python -m training DATASETS

| module | purpose |
|---|---|
| `examples` | the labelled datasets as one table of examples, with the label each row has |
| `swaps` | names exchanged for others of their kind, so that a name alone moves nothing |
| `encoder` | the small encoder and its heads: sentence, word, marked actor |
| `batches` | examples to tensors, by length |
| `teacher` | what the large encoder says, mixed into the labels |
| `distil` | what a marked reader says of actors, learnt by the `listener` |
| `roles` | the parts that actors play in articles, learnt without their names |
| `said` | what the large one said of actors, kept |
| `fit` | one stage after another, seeded; the dev figures of every run in a CSV |
| `figures` | what is measured: macro-F1, word-level F1, AUC |
| `recipes` | which stages make which reader, and the ablation |
| `pupil` | the reader of actors that is shipped, from teacher to probabilities on dev |
| `export` | to int8 ONNX, calibrated on dev |
"""
