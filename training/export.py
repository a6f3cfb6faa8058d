"""From checkpoint to int8 ONNX: the same numbers on every processor, and nothing but the numbers.

Weights are int8 with a scale each block of `BLOCK`, and so are the activations, row by row: no
kernel saturates, and neither company nor order changes a number. Dynamic quantisation of whole
tensors in seven bits was half as fast again, and cost up to .06 of a probability.
"""

import hashlib
import json
import os
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from onnxruntime.quantization.matmul_nbits_quantizer import (
    DefaultWeightOnlyQuantConfig,
    MatMulNBitsQuantizer,
)
from torch import nn

from training.batches import LONGEST
from training.encoder import weights_folder

# Weights that share a scale; the level at which onnxruntime computes in int8.
BLOCK, INT8 = 32, 4
NAMES = {"wording": ["sentence", "word"], "target": ["target"]}


class _Wording(nn.Module):
    """P(biased) of one sentence and P(loaded) of its tokens, as logits."""

    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, ids):
        mask = torch.ones_like(ids)
        sentence, word, _ = self.reader(ids, mask, torch.zeros_like(ids))
        return sentence[:, 0], word


class _Target(nn.Module):
    """Logits of negative, neutral, positive toward each actor of one sentence."""

    def __init__(self, listener):
        super().__init__()
        self.listener = listener

    def forward(self, ids, actors):
        return self.listener(ids, torch.ones_like(ids), actors)


def to_onnx(reader, kind, path):
    """Write `reader` as fp32 ONNX of one sentence a call; kind is wording or target."""
    ids = torch.tensor([[101, 2023, 2003, 1037, 3231, 102]])
    actors = torch.zeros(1, 2, 6)
    actors[0, 0, 1] = actors[0, 1, 3] = 1
    model = {"wording": _Wording, "target": _Target}[kind](reader).eval()
    axes = {"ids": {1: "tokens"}, "word": {1: "tokens"},
            "actors": {1: "actors", 2: "tokens"}, "target": {1: "actors"}}  # fmt: skip
    inputs = {"ids": ids, "actors": actors} if kind == "target" else {"ids": ids}
    names = [*inputs, *NAMES[kind]]
    torch.onnx.export(
        model,
        tuple(inputs.values()),
        str(path),
        input_names=list(inputs),
        output_names=NAMES[kind],
        dynamo=False,
        dynamic_axes={name: axes[name] for name in names if name in axes},
        opset_version=17,
    )


def to_int8(source, path):
    """Quantise an ONNX file to int8 weights, embeddings included; write, then rename."""
    config = DefaultWeightOnlyQuantConfig(
        block_size=BLOCK, is_symmetric=True, accuracy_level=INT8, bits=8
    )
    quantizer = MatMulNBitsQuantizer(onnx.load(source), algo_config=config)
    quantizer.process()
    part = Path(path).with_suffix(".part")
    onnx.save(embedded_in_int8(quantizer.model.model), part)
    os.replace(part, path)


def embedded_in_int8(model):
    """Keep each table of embeddings in int8, with a scale each block, as the other weights."""
    tables = {one.name: one for one in model.graph.initializer if "embeddings" in one.name}
    nodes = list(model.graph.node)
    model.graph.ClearField("node")
    for node in nodes:
        table = tables.get(node.input[0]) if node.op_type == "Gather" else None
        model.graph.node.extend([node] if table is None else _scaled(model.graph, node, table))
    return model


def _scaled(graph, node, table):
    """The nodes that look up rows of int8 and multiply each block by its scale."""
    rows = numpy_helper.to_array(table)
    blocks = rows.reshape(len(rows), -1, BLOCK)
    scales = np.abs(blocks).max(2, keepdims=True) / 127
    whole = np.round(blocks / np.maximum(scales, 1e-12)).astype("int8")
    table.CopyFrom(numpy_helper.from_array(whole, table.name))
    [out], name = node.output, table.name
    shape = np.array([0, 0, rows.shape[1]])
    for part, values in {"scales": scales, "shape": shape}.items():
        graph.initializer.append(numpy_helper.from_array(values, f"{name}.{part}"))
    for part, source in {"whole": name, "scale": f"{name}.scales"}.items():
        yield helper.make_node("Gather", [source, node.input[1]], [f"{out}.{part}"])
    yield helper.make_node("Cast", [f"{out}.whole"], [f"{out}.plain"], to=onnx.TensorProto.FLOAT)
    yield helper.make_node("Mul", [f"{out}.plain", f"{out}.scale"], [f"{out}.blocks"])
    yield helper.make_node("Reshape", [f"{out}.blocks", f"{name}.shape"], [out])


def publish(folder, settings):
    """Write the tokenizer, the settings and the sha256 of every file beside the models."""
    folder = Path(folder)
    tokenizer = json.loads((weights_folder() / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer |= {"truncation": None, "padding": None}
    _write(folder / "tokenizer.json", json.dumps(tokenizer, ensure_ascii=False))
    ends = [tokenizer["model"]["vocab"][token] for token in ("[CLS]", "[SEP]")]
    settings = {"tokens": LONGEST, "ends": ends, **settings}
    _write(folder / "settings.json", json.dumps(settings, indent=2) + "\n")
    files = sorted([*folder.glob("*.onnx"), *folder.glob("*.json")])
    sums = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    _write(folder / "SHA256SUMS", "".join(sums))


def _write(path, text):
    part = path.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    os.replace(part, path)
