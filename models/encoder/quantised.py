"""What writing the weights in eight bits costs: scores of the same encoder in three writings."""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from models.encoder.export import export
from models.encoder.finetune import TUNED, load_tuned, parted
from models.encoder.score import Head, score_all
from models.encoder.task_data import gather
from review.language.encoder import open_encoder

if TYPE_CHECKING:
    from pathlib import Path

WAYS = ("floats", "weights in 8 bits", "weights and arithmetic in 8 bits")


def scores_by_way(folder: Path) -> dict[str, dict[str, float]]:
    """By writing the scores of all tasks on the examples kept back, bytes and speed."""
    tokenizer, encoder = load_tuned(folder)
    kept = parted(gather(folder, 1.0))[1]
    heads = {
        name: Head(
            tuple(head["labels"]),
            head["weight"].numpy().astype(np.float32),
            head["bias"].numpy().astype(np.float32),
        )
        for name, head in torch.load(folder / TUNED, weights_only=True)["heads"].items()
    }
    found = {}
    for place, way in enumerate(WAYS):
        written = folder / f"way{place}"
        written.mkdir(exist_ok=True)
        tokenizer.save(str(written / "tokenizer.json"))
        if place < 2:
            export(encoder, written / "model.onnx", whole_numbers=place == 1)
        else:
            quantize_dynamic(
                str(folder / "way0" / "model.onnx"),
                str(written / "model.onnx"),
                weight_type=QuantType.QInt8,
                per_channel=True,
            )
        reader = open_encoder(written, threads=1)
        scores = score_all(reader, heads, kept)
        texts = [one.text for one in kept.sentences[:200]]
        started = time.perf_counter()
        reader.encode(texts)
        seconds = time.perf_counter() - started
        scores["characters a second, one thread"] = sum(map(len, texts)) / seconds
        scores["megabytes"] = (written / "model.onnx").stat().st_size / 2**20
        found[way] = scores
    for place in range(len(WAYS)):
        shutil.rmtree(folder / f"way{place}")
    return found
