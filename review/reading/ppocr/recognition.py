"""What the lines say: pictures of lines in batches of near-equal width through the recogniser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from review.reading.ppocr.decoding import NOTHING, decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from review.reading.engine import Recognised
    from review.reading.ppocr.network import Network
    from review.reading.ppocr.quads import Gray

LINE_HEIGHT = 48
LEAST_WIDTH = 48
WIDTH_STEP = 16
"""Widths are rounded up to this, so that a backend meets few different shapes."""
MOST_COLUMNS = 4800
"""Pixels of width in one batch: bounds memory."""
MOST_SPREAD = 1.25
"""The widest line of a batch against its narrowest: bounds what is computed on padding."""
LONGEST_LINE = 4800
"""A wider line is squeezed."""


class LineReader:
    """Reads pictures of single lines."""

    def __init__(self, network: Network, characters: Sequence[str]) -> None:
        self._network = network
        self._characters = characters

    def read(self, crops: Sequence[Gray]) -> list[Recognised]:
        """The text of each gray crop, in the order given."""
        results = [NOTHING] * len(crops)
        widths = {index: _scaled_width(crop) for index, crop in enumerate(crops) if crop.size}
        for batch in _batches(widths):
            padded = -(-max(widths[index] for index in batch) // WIDTH_STEP) * WIDTH_STEP
            pictures = np.zeros((len(batch), 1, LINE_HEIGHT, padded), np.float32)
            for row, index in enumerate(batch):
                pictures[row, 0, :, : widths[index]] = _normalised(crops[index], widths[index])
            best, probability = self._network(pictures)
            columns = best.shape[1]
            for row, index in enumerate(batch):
                height, width = crops[index].shape
                results[index] = decode(
                    np.asarray(best[row], np.int64),
                    np.asarray(probability[row], np.float32),
                    self._characters,
                    padded / columns * width / widths[index],
                    width,
                    height,
                )
        return results


def _scaled_width(crop: Gray) -> int:
    height, width = crop.shape
    return int(np.clip(np.ceil(LINE_HEIGHT * width / height), LEAST_WIDTH / 3, LONGEST_LINE))


def _normalised(crop: Gray, width: int) -> np.ndarray:
    shrinks = crop.shape[0] > LINE_HEIGHT * 1.5
    scaled = cv2.resize(
        crop,
        (width, LINE_HEIGHT),
        interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR,
    )
    normal: np.ndarray = scaled.astype(np.float32) * (2 / 255) - 1
    return normal


def _batches(widths: dict[int, int]) -> Iterator[list[int]]:
    """Indices in batches: near-equal widths, few enough columns."""
    batch: list[int] = []
    for index in sorted(widths, key=lambda index: (widths[index], index)):
        widest = max(widths[index], LEAST_WIDTH)
        narrowest = max(widths[batch[0]], LEAST_WIDTH) if batch else widest
        if batch and (widest > MOST_SPREAD * narrowest or widest * (len(batch) + 1) > MOST_COLUMNS):
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch
