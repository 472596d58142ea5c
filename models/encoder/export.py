"""Writes the encoder as ONNX (导出): the graph by torch, the weights as whole numbers.

Weights are kept in 8 bits, one scale per output, and become floats again when the file is opened:
a quarter of the size, and the arithmetic stays that of floats. Arithmetic in whole numbers
(dynamic quantisation) takes its scale from all texts of a batch, so that a text's vector would
depend on the texts beside it; a finding must not.
"""

from __future__ import annotations

import io
import json
import warnings
from typing import TYPE_CHECKING

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

if TYPE_CHECKING:
    from pathlib import Path

    from tokenizers import Tokenizer
    from transformers import BertModel

_OPSET = 17
_SAID = (
    "vocab_size",
    "hidden_size",
    "num_hidden_layers",
    "num_attention_heads",
    "intermediate_size",
    "hidden_act",
    "max_position_embeddings",
    "type_vocab_size",
)
_LEAST_VALUES = 4096
"""Smaller arrays (biases, norms) stay floats."""


class _States(nn.Module):  # type: ignore[misc]
    """Ids and mask to the states of the tokens, as a graph can be traced."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        bert = self.encoder
        config = bert.config
        heads = config.num_attention_heads
        rows, length = input_ids.shape[0], input_ids.shape[1]
        states = bert.embeddings(input_ids)
        shut = (1.0 - attention_mask[:, None, None, :].to(states.dtype)) * -1e4
        for layer in bert.encoder.layer:
            mine = layer.attention.self
            asked, keys, values = (
                part(states).reshape(rows, length, heads, -1).transpose(1, 2)
                for part in (mine.query, mine.key, mine.value)
            )
            scores = asked @ keys.transpose(-1, -2) / (config.hidden_size // heads) ** 0.5 + shut
            mixed = (scores.softmax(-1) @ values).transpose(1, 2).reshape(rows, length, -1)
            states = layer.attention.output(mixed, states)
            states = layer.output(layer.intermediate(states), states)
        return states


def export(encoder: BertModel, path: Path, *, whole_numbers: bool = True) -> None:
    """Writes `path`; the encoder is compared with the file by `compare`."""
    encoder.eval()
    ids = torch.ones((2, 7), dtype=torch.long)
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the tracing exporter is old; the new one needs onnxscript
        torch.onnx.export(
            _States(encoder),
            (ids, torch.ones_like(ids)),
            buffer,
            input_names=["input_ids", "attention_mask"],
            output_names=["last_hidden_state"],
            dynamic_axes={
                name: {0: "texts", 1: "tokens"}
                for name in ("input_ids", "attention_mask", "last_hidden_state")
            },
            opset_version=_OPSET,
            dynamo=False,
        )
    model = onnx.load_from_string(buffer.getvalue())
    if whole_numbers:
        _shrink(model)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def publish(encoder: BertModel, tokenizer: Tokenizer, folder: Path) -> None:
    """Writes all that a run needs: network, tokenizer, and how much the encoder sees."""
    export(encoder, folder / "model.onnx")
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    said = {
        "model_type": "bert",
        **{name: getattr(encoder.config, name) for name in _SAID},
    }
    (folder / "config.json").write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")


def _shrink(model: onnx.ModelProto) -> None:
    """Every large array of weights as int8 with a scale per column, and a node that widens it."""
    graph = model.graph
    widened = []
    for array in list(graph.initializer):
        values = numpy_helper.to_array(array)
        if values.dtype != np.float32 or values.ndim != 2 or values.size < _LEAST_VALUES:
            continue
        scale = np.maximum(np.abs(values).max(axis=0), 1e-8) / 127.0
        small = np.round(values / scale).astype(np.int8)
        name = array.name
        graph.initializer.remove(array)
        graph.initializer.extend(
            [
                numpy_helper.from_array(small, f"{name}.int8"),
                numpy_helper.from_array(scale.astype(np.float32), f"{name}.scale"),
            ]
        )
        # Cast and Mul, not DequantizeLinear: the run time folds them into floats when it opens
        widened += [
            helper.make_node("Cast", [f"{name}.int8"], [f"{name}.float"], to=TensorProto.FLOAT),
            helper.make_node("Mul", [f"{name}.float", f"{name}.scale"], [name]),
        ]
    for place, node in enumerate(widened):
        graph.node.insert(place, node)
