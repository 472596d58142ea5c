"""Which way is up: the quarter turn that stands a page upright."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from review.reading.ppocr.quads import TALL, cut_out, is_tall, size, turned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from review.reading.ppocr.network import Network
    from review.reading.ppocr.quads import Gray, QuadArray
    from review.reading.ppocr.recognition import LineReader

VOTERS = 8
"""So many of the widest lines are asked."""
VOTER_SHAPE = 4
"""Of a line only the middle this many times its height is shown: squeezed letters vote wildly."""
INPUT_HEIGHT, INPUT_WIDTH = 48, 192
SURER = 1.1
"""Another turn than the likely one must read so much better."""
SURE_MARGIN = 0.5
"""Mean vote (-1 … 1) from which on the classifier is believed without reading the lines."""


class Orientation:
    """Finds a page's turn from the boxes of its text."""

    def __init__(self, classifier: Network, reader: LineReader) -> None:
        self._classifier = classifier
        self._reader = reader

    def rotation(self, image: Gray, quads: Sequence[QuadArray]) -> int:
        """Degrees clockwise (0, 90, 180, 270) that turn the page upright; 0 where nothing tells.

        The boxes' shape tells lines from columns, a classifier of single lines tells head from
        foot. Where their answer is weak, the widest lines are read each way and the surer reading
        decides.
        """
        if not quads:
            return 0
        lying = _share_of_lying(quads)
        if 0.35 < lying < 0.65:
            return self._surest(image, quads, (0, 180, 90, 270))
        rotation = 0 if lying <= 0.5 else 90
        vote = self._upright_vote(self._voters(image, quads, rotation))
        likely, other = (rotation, rotation + 180) if vote > 0 else (rotation + 180, rotation)
        return self._surest(image, quads, (likely, other)) if abs(vote) < SURE_MARGIN else likely

    def _surest(self, image: Gray, quads: Sequence[QuadArray], turns: Sequence[int]) -> int:
        """The turn in which the widest lines read best; the first unless one is clearly better."""
        sureness = {turn: self._sureness(self._voters(image, quads, turn)) for turn in turns}
        best = max(turns, key=lambda turn: sureness[turn])
        return best if sureness[best] > SURER * sureness[turns[0]] else turns[0]

    def _sureness(self, lines: Sequence[Gray]) -> float:
        answers = self._reader.read(lines)
        return sum(answer.confidence * len(answer.text) for answer in answers)

    def _voters(self, image: Gray, quads: Sequence[QuadArray], rotation: int) -> list[Gray]:
        height, width = image.shape
        upright = np.rot90(image, k=-(rotation // 90))
        lines = [q for q in turned(quads, rotation, width, height) if not is_tall(q)]
        widest = sorted(lines, key=lambda quad: -size(quad)[0])[:VOTERS]
        return [cut_out(upright, quad) for quad in widest]

    def _upright_vote(self, lines: Sequence[Gray]) -> float:
        """Mean vote: 1 all sure they stand upright, -1 all sure they stand on their head."""
        if not lines:
            return 0.0
        batch = np.zeros((len(lines), 3, INPUT_HEIGHT, INPUT_WIDTH), np.float32)
        for row, line in enumerate(_middle(line) for line in lines):
            width = min(INPUT_WIDTH, -(-line.shape[1] * INPUT_HEIGHT // line.shape[0]))
            scaled = cv2.resize(line, (width, INPUT_HEIGHT), interpolation=cv2.INTER_LINEAR)
            batch[row, :, :, :width] = scaled.astype(np.float32) * (2 / 255) - 1
        (probabilities,) = self._classifier(batch)
        upright, headlong = np.asarray(probabilities, np.float64).T
        return float(np.mean(upright - headlong))


def _middle(line: Gray) -> Gray:
    height, width = line.shape
    shown = VOTER_SHAPE * height
    start = max(0, (width - shown) // 2)
    return line[:, start : start + shown]


def _share_of_lying(quads: Sequence[QuadArray]) -> float:
    """Share of the text, by area, in boxes that run down the image."""
    down = across = 0.0
    for quad in quads:
        width, height = size(quad)
        if height >= TALL * width:
            down += width * height
        elif width >= TALL * height:
            across += width * height
    return down / (down + across) if down + across else 0.5
