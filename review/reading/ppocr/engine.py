"""The reading loop: detect once, stand upright, read in batches, look again where ink is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from review.reading.engine import EngineLine, EngineReading, Recognised, turned_upright
from review.reading.ppocr import quads as shapes
from review.reading.ppocr import weights
from review.reading.ppocr.detection import Detector
from review.reading.ppocr.network import chosen_backend, load_network
from review.reading.ppocr.orientation import Orientation
from review.reading.ppocr.recognition import LineReader

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from review.reading.engine import PixelBox, Pixels
    from review.reading.ppocr.quads import Gray, QuadArray
    from review.settings import ReadingSettings

LEAST_CONFIDENCE = 0.5
"""A line read with less says nothing; its place counts as unread."""


class PpocrEngine:
    """PP-OCRv6 small."""

    version = "1"

    def __init__(
        self, name: str, detector: Detector, orientation: Orientation, reader: LineReader
    ) -> None:
        self.name = name
        self._detector = detector
        self._orientation = orientation
        self._reader = reader

    @classmethod
    def from_settings(cls, settings: ReadingSettings) -> Self:
        """Loads the three networks on the backend that the settings ask for."""
        backend = chosen_backend(settings.engine)
        cut = weights.recogniser(weights.kept_characters())
        reader = LineReader(load_network(cut.network, backend, settings.threads), cut.characters)
        detector = load_network(weights.detector(), backend, settings.threads)
        classifier = load_network(weights.line_classifier(), "onnxruntime", settings.threads)
        return cls(
            f"ppocr-v6-small/{backend}/{settings.detection_side}",
            Detector(detector, settings.detection_side),
            Orientation(classifier, reader),
            reader,
        )

    def read(self, pixels: Pixels) -> EngineReading:
        ink = reading_channel(pixels)
        height, width = ink.shape
        found = self._detector.find(ink)
        rotation = self._orientation.rotation(ink, found)
        upright = np.ascontiguousarray(turned_upright(ink, rotation))
        quads = shapes.turned(found, rotation, width, height)
        lines, unread = self._read_quads(upright, quads)
        order = shapes.reading_order([line.box for line in lines])
        height, width = upright.shape
        return EngineReading(
            rotation, width, height, tuple(lines[index] for index in order), tuple(unread)
        )

    def recognise(self, crops: Sequence[Pixels]) -> tuple[Recognised, ...]:
        return tuple(self._reader.read([reading_channel(crop) for crop in crops]))

    def _read_quads(
        self, upright: Gray, quads: Sequence[QuadArray]
    ) -> tuple[list[EngineLine], list[PixelBox]]:
        """Lines, and the boxes in which nothing could be read.

        A tall box is read both as text running down and as it stands; the surer reading counts.
        """
        asked = [(index, quad) for index, quad in enumerate(quads)]
        asked += [(i, shapes.running_down(q)) for i, q in enumerate(quads) if shapes.is_tall(q)]
        answers = self._reader.read([shapes.cut_out(upright, quad) for _, quad in asked])
        best: dict[int, EngineLine] = {}
        for (index, quad), answer in zip(asked, answers, strict=True):
            if index not in best or answer.confidence > best[index].confidence:
                best[index] = engine_line(quad, answer)
        lines = [line for line in best.values() if is_read(line)]
        return lines, [line.box for line in best.values() if not is_read(line)]


def is_read(line: EngineLine) -> bool:
    """False where the recogniser found nothing or guessed."""
    return bool(line.text) and line.confidence >= LEAST_CONFIDENCE


def reading_channel(pixels: Pixels) -> Gray:
    """The red plane: red seals and fingerprints fade from it, black and blue ink stay."""
    return np.ascontiguousarray(pixels[:, :, 0])


def engine_line(quad: QuadArray, line: Recognised) -> EngineLine:
    """The line with its characters' boxes on the page."""
    width = max(1.0, shapes.size(quad)[0])
    along, down = (quad[1] - quad[0]) / width, quad[3] - quad[0]
    char_boxes = []
    for start, end in line.char_spans:
        left, right = quad[0] + along * start, quad[0] + along * min(end, width)
        char_boxes.append(shapes.bounds(np.stack([left, right, right + down, left + down])))
    corners = tuple((float(x), float(y)) for x, y in quad)
    return EngineLine(
        line.text,
        corners,  # type: ignore[arg-type]
        shapes.bounds(quad),
        line.confidence,
        tuple(char_boxes),
        line.char_confidences,
    )
