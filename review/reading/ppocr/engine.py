"""The reading loop: detect once, stand upright, read in batches, look again where ink is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.reading.engine import EngineReading, Recognised, turned_upright
from review.reading.ppocr import weights
from review.reading.ppocr.detection import Detector
from review.reading.ppocr.lines import read_lines
from review.reading.ppocr.network import chosen_backend, load_network
from review.reading.ppocr.orientation import Orientation
from review.reading.ppocr.planes import RED, Planes, plane
from review.reading.ppocr.quads import reading_order, turned
from review.reading.ppocr.recognition import LineReader
from review.reading.ppocr.second_look import SecondLook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from review.reading.engine import Pixels
    from review.settings import ReadingSettings


class PpocrEngine:
    """PP-OCRv6 small."""

    version = "2"

    def __init__(
        self, name: str, detector: Detector, orientation: Orientation, reader: LineReader
    ) -> None:
        self.name = name
        self._detector = detector
        self._orientation = orientation
        self._reader = reader
        self._second_look = SecondLook(detector, reader)

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
        usual = plane(pixels, RED)
        height, width = usual.shape
        found = self._detector.find(usual)
        rotation = self._orientation.rotation(usual, found)
        planes = Planes.of(turned_upright(pixels, rotation))
        first = read_lines(planes, turned(found, rotation, width, height), self._reader)
        lines, unread = self._second_look.complete(planes, first)
        order = reading_order([line.box for line in lines])
        height, width = planes.usual.shape
        return EngineReading(
            rotation, width, height, tuple(lines[index] for index in order), tuple(unread)
        )

    def recognise(self, crops: Sequence[Pixels]) -> tuple[Recognised, ...]:
        return tuple(self._reader.read([plane(crop, RED) for crop in crops]))
