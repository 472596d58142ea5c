"""The networks inside the RapidOCR wheel, made smaller in memory before they are loaded.

Three changes, none of which changes what a network computes for the characters kept:

- One colour channel in: the loop feeds the same gray picture three times, so the three input planes
  of the first convolution are summed once.
- The recogniser's last layer keeps only the columns of the stated character list.
- The recogniser ends with the best class and its probability per column: the host gets two short
  arrays, not 18,710 numbers a column.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from review.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    FloatArray = NDArray[np.float32]

DETECTOR = "PP-OCRv6_det_small.onnx"
RECOGNISER = "PP-OCRv6_rec_small.onnx"
LINE_CLASSIFIER = "ch_ppocr_mobile_v2.0_cls_mobile.onnx"

BLANK, SPACE = "", " "
"""The recogniser's first class is CTC's blank, its last the space; neither is in its own list."""


@dataclass(frozen=True, slots=True)
class Recogniser:
    """The cut network and the character of each of its classes, blank first."""

    network: bytes
    characters: tuple[str, ...]


def weights_file(name: str) -> Path:
    """A model file of the installed wheel, found without importing it."""
    wheel = importlib.util.find_spec("rapidocr")
    for folder in (wheel.submodule_search_locations or ()) if wheel else ():
        path = Path(folder) / "models" / name
        if path.is_file():
            return path
    raise SettingsError(
        "reading.models_missing",
        f"识读模型 {name} 未找到：请重新安装 rapidocr 3.10 以上的 3.x 版本。",
    )


def detector() -> bytes:
    """The text detector: gray picture in, probability of text per pixel out."""
    model = onnx.load(weights_file(DETECTOR))
    _take_one_channel(model.graph)
    return _saved(model)


def line_classifier() -> bytes:
    """Says of a line whether it stands on its head; unchanged (three channels in)."""
    return weights_file(LINE_CLASSIFIER).read_bytes()


def recogniser(kept: frozenset[str]) -> Recogniser:
    """The recogniser cut to the `kept` characters, plus blank and space."""
    model = onnx.load(weights_file(RECOGNISER))
    characters = (BLANK, *_vocabulary(model), SPACE)
    classes = [
        index
        for index, character in enumerate(characters)
        if character in kept or character in (BLANK, SPACE)
    ]
    _take_one_channel(model.graph)
    _keep_classes(model.graph, np.asarray(classes))
    _end_with_best_class(model.graph)
    return Recogniser(_saved(model), tuple(characters[index] for index in classes))


def recogniser_characters() -> tuple[str, ...]:
    """Every character the uncut recogniser knows."""
    return _vocabulary(onnx.load(weights_file(RECOGNISER)))


@cache
def kept_characters() -> frozenset[str]:
    """The stated list; how it was made: `models/reading/README.md`."""
    rows = (Path(__file__).parent / "characters.txt").read_text("utf-8").splitlines()
    return frozenset("".join(rows))


def _vocabulary(model: onnx.ModelProto) -> tuple[str, ...]:
    (characters,) = (prop.value for prop in model.metadata_props if prop.key == "character")
    return tuple(characters.split("\n"))


def _take_one_channel(graph: onnx.GraphProto) -> None:
    entry = graph.input[0]
    (first,) = (node for node in graph.node if entry.name in node.input)
    _replace(graph, first.input[1], lambda kernel: kernel.sum(axis=1, keepdims=True))
    entry.type.tensor_type.shape.dim[1].dim_value = 1


def _keep_classes(graph: onnx.GraphProto, classes: NDArray[np.int64]) -> None:
    softmax = graph.node[-1]
    bias_add = _producer(graph, softmax.input[0])
    matmul = _producer(graph, bias_add.input[0])
    _replace(graph, matmul.input[1], lambda weight: weight[:, classes])
    _replace(graph, bias_add.input[1], lambda bias: bias[classes])


def _producer(graph: onnx.GraphProto, name: str) -> onnx.NodeProto:
    """The node that computes `name`, passing over Identity nodes."""
    (node,) = (node for node in graph.node if name in node.output)
    return _producer(graph, node.input[0]) if node.op_type == "Identity" else node


def _end_with_best_class(graph: onnx.GraphProto) -> None:
    probabilities = graph.output[0].name
    del graph.value_info[:]  # their shapes still tell of the uncut vocabulary
    graph.node.extend(
        [
            helper.make_node("ArgMax", [probabilities], ["best"], axis=2, keepdims=0),
            helper.make_node("ReduceMax", [probabilities], ["probability"], axes=[2], keepdims=0),
        ]
    )
    del graph.output[:]
    graph.output.extend(
        [
            helper.make_tensor_value_info("best", TensorProto.INT64, ["lines", "columns"]),
            helper.make_tensor_value_info("probability", TensorProto.FLOAT, ["lines", "columns"]),
        ]
    )


def _replace(graph: onnx.GraphProto, name: str, change: Callable[[FloatArray], FloatArray]) -> None:
    (tensor,) = (tensor for tensor in graph.initializer if tensor.name == name)
    changed = change(numpy_helper.to_array(tensor))
    tensor.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(changed), name))


def _saved(model: onnx.ModelProto) -> bytes:
    return bytes(model.SerializeToString())
