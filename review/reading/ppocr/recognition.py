"""What the lines say: pictures of lines in batches of near-equal width through the recogniser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from review.reading.ppocr.decoding import NOTHING, decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from review.reading.engine import Recognised
    from review.reading.ppocr.network import Network
    from review.reading.ppocr.quads import Gray

LINE_HEIGHT = 48
RUNGS = np.array([*range(48, 256, 16), *range(256, 640, 32), *range(640, 4864, 64)])
"""Widths at which lines are read: few, because a backend prepares itself anew for each shape."""
MOST_COLUMNS = 1920
"""Pixels of width in one batch: bounds memory; longer batches are no faster."""
LONGEST_LINE = int(RUNGS[-1])
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
        for padded, batch in _batches(widths):
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
    return int(np.clip(np.ceil(LINE_HEIGHT * width / height), 1, LONGEST_LINE))


def _normalised(crop: Gray, width: int) -> NDArray[np.float32]:
    shrinks = crop.shape[0] > LINE_HEIGHT * 1.5
    scaled = cv2.resize(
        crop,
        (width, LINE_HEIGHT),
        interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR,
    )
    normal: NDArray[np.float32] = scaled.astype(np.float32) * (2 / 255) - 1
    return normal


def _batches(widths: dict[int, int]) -> Iterator[tuple[int, list[int]]]:
    """Width and lines of each batch: lines of one rung, their number a power of two."""
    rungs: dict[int, list[int]] = {}
    for index in sorted(widths, key=lambda index: (widths[index], index)):
        rung = int(RUNGS[np.searchsorted(RUNGS, widths[index])])
        rungs.setdefault(rung, []).append(index)
    for rung, waiting in rungs.items():
        while waiting:
            rows = min(len(waiting), max(1, MOST_COLUMNS // rung))
            rows = 1 << (rows.bit_length() - 1)
            yield rung, waiting[:rows]
            waiting = waiting[rows:]
