"""Pages drawn for tests: letters are gray blocks of the right size, so that no font is needed."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import cv2
import numpy as np

from review.model.geometry import Box
from review.model.page import Line
from review.model.page_image import PageImage
from review.reading.engine import EngineLine, EngineReading, Recognised
from review.reading.ink import ink_map
from review.reading.sheet import Sheet
from review.reading.skew import STRAIGHT

PAPER = (250, 249, 246)
BLACK = (35, 35, 35)
BLUE = (40, 50, 140)
RED = (205, 40, 45)
SCALE = 200 / 72


@dataclass
class Drawing:
    """An A4 page at 200 dpi; all coordinates in points."""

    width: float = 595.0
    height: float = 842.0
    lines: list[Line] = field(default_factory=list)

    def __post_init__(self) -> None:
        size = (round(self.height * SCALE), round(self.width * SCALE), 3)
        self.pixels = np.full(size, PAPER, np.uint8)

    def rule(self, x0, y0, x1, y1, width=0.7, ink=BLACK) -> None:
        cv2.line(self.pixels, _at(x0, y0), _at(x1, y1), ink, max(1, round(width * SCALE)))

    def grid(self, columns, rows, **style) -> None:
        for y in rows:
            self.rule(columns[0], y, columns[-1], y, **style)
        for x in columns:
            self.rule(x, rows[0], x, rows[-1], **style)

    def print(self, x, y, text, size=12.0, ink=BLACK, read=True) -> Line:
        """Letters of a line: small crosses and bars inside their squares."""
        boxes = []
        for letter in text:
            box = Box(x, y, x + size, y + size)
            boxes.append(box)
            if not letter.isspace():
                self._letter(box, ink)
            x += size
        line = Line(text, Box.around(boxes), 0.99, tuple(boxes))
        if read:
            self.lines.append(line)
        return line

    def write(self, x, y, text, size=18.0, ink=BLUE, read=True) -> None:
        """A name by hand: larger, slanting strokes; read as text or not at all."""
        boxes = []
        for number in range(len(text)):
            left, wave = x + number * size, 2 * math.sin(number * 2.1)
            for dx0, dy0, dx1, dy1 in (
                (1, 4, 15, 2),
                (8, 0, 3, 16),
                (9, 6, 16, 17),
                (2, 10, 14, 9),
            ):
                start, end = (left + dx0, y + dy0 + wave), (left + dx1, y + dy1 + wave)
                cv2.line(self.pixels, _at(*start), _at(*end), ink, 3, cv2.LINE_AA)
            boxes.append(Box(left, y, left + size, y + size))
        if read and boxes:
            self.lines.append(Line(text, Box.around(boxes), 0.9, tuple(boxes)))

    def ring(self, x, y, radius, ink=RED, ry=None, thickness=2.5, star=True) -> None:
        axes = round(radius * SCALE), round((ry or radius) * SCALE)
        cv2.ellipse(self.pixels, _at(x, y), axes, 0, 0, 360, ink, round(thickness * SCALE))
        for number in range(10):
            angle = math.radians(-90 + (number - 4.5) * 24)
            middle = (
                x + 0.76 * radius * math.cos(angle),
                y + 0.76 * (ry or radius) * math.sin(angle),
            )
            cv2.rectangle(
                self.pixels,
                _at(middle[0] - 4, middle[1] - 5),
                _at(middle[0] + 4, middle[1] + 5),
                ink,
                3,
            )
        if star:
            cv2.circle(self.pixels, _at(x, y), round(0.22 * radius * SCALE), ink, -1)

    def thumb(self, x, y, width=34.0, height=46.0, ink=(205, 60, 70)) -> None:
        for share in np.arange(0.12, 1.0, 0.16):
            axes = round(width / 2 * share * SCALE), round(height / 2 * share * SCALE)
            cv2.ellipse(self.pixels, _at(x, y), axes, 0, 0, 360, ink, 4)

    def wipe(self, box: Box) -> None:
        cv2.rectangle(self.pixels, _at(box.x0, box.y0), _at(box.x1, box.y1), PAPER, -1)

    def photo(self, box: Box, seed=1) -> None:
        """Coloured things on a coloured ground, with grain."""
        chance = np.random.default_rng(seed)
        (x0, y0), (x1, y1) = _at(box.x0, box.y0), _at(box.x1, box.y1)
        picture = np.full((y1 - y0, x1 - x0, 3), (120, 140, 160), np.uint8)
        for _ in range(18):
            corner = chance.integers(0, min(picture.shape[:2]) - 60, 2)
            size = chance.integers(40, 260, 2)
            colour = tuple(int(value) for value in chance.integers(30, 220, 3))
            cv2.rectangle(picture, corner.tolist(), (corner + size).tolist(), colour, -1)
        picture = picture + chance.normal(0, 8, picture.shape)
        self.pixels[y0:y1, x0:x1] = np.clip(picture, 0, 255)

    def scanned(self, degrees=0.0, blur=0.6, noise=4.0, quality=60) -> Drawing:
        """The page as a scanner gives it, the lines moved along."""
        height, width = self.pixels.shape[:2]
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
        pixels = cv2.warpAffine(self.pixels, turn, (width, height), borderValue=PAPER)
        pixels = cv2.GaussianBlur(pixels, (0, 0), blur) if blur else pixels
        cv2.setRNGSeed(7)
        grain = cv2.randn(np.empty(pixels.shape[:2], np.int16), 0, noise)
        pixels = cv2.add(pixels, cv2.merge([grain] * 3), dtype=cv2.CV_8U)
        pixels = cv2.imdecode(cv2.imencode(".jpg", pixels, [1, quality])[1], 1)
        scan = Drawing(self.width, self.height)
        scan.pixels = pixels
        scan.lines = [_turned(line, turn) for line in self.lines]
        return scan

    def gray(self) -> Drawing:
        copy = Drawing(self.width, self.height, list(self.lines))
        gray = cv2.cvtColor(self.pixels, cv2.COLOR_RGB2GRAY)
        copy.pixels = cv2.cvtColor(gray, cv2.COLOR_GRAY2RGB)
        return copy

    def sheet(self, skew=STRAIGHT, seals=()) -> Sheet:
        return Sheet(self.pixels, SCALE, ink_map(self.pixels, SCALE), skew, tuple(seals))

    def image(self, **fields) -> PageImage:
        values = {"page_no": 1, "digest": "ab" * 32, **fields}
        return PageImage(
            width=self.width, height=self.height, scale=SCALE, pixels=self.pixels, **values
        )

    def _letter(self, box: Box, ink) -> None:
        inset = box.width * 0.12
        x0, y0, x1, y1 = box.x0 + inset, box.y0 + inset, box.x1 - inset, box.y1 - inset
        middle = (x0 + x1) / 2
        for ends in ((x0, y0, x1, y0), (x0, y1, x1, y1), (middle, y0, middle, y1)):
            self.rule(*ends, width=0.9, ink=ink)


class FixedEngine:
    """Gives the lines of a drawing, and one text for every crop."""

    name, version = "fixed", "1"

    def __init__(self, drawing: Drawing, rotation=0, ring_text="", unread=()) -> None:
        self.drawing, self.rotation, self.ring_text, self.unread = (
            drawing,
            rotation,
            ring_text,
            unread,
        )
        self.calls = 0

    def read(self, pixels) -> EngineReading:
        self.calls += 1
        lines = tuple(_engine_line(line) for line in self.drawing.lines)
        height, width = self.drawing.pixels.shape[:2]
        unread = tuple(_pixels(box) for box in self.unread)
        return EngineReading(self.rotation, width, height, lines, unread)

    def recognise(self, crops) -> tuple[Recognised, ...]:
        sure = 0.95 if self.ring_text else 0.0
        return tuple(Recognised(self.ring_text, sure, (), ()) for _ in crops)


def _engine_line(line: Line) -> EngineLine:
    first, last = line.char_boxes[0], line.char_boxes[-1]
    corners = ((first.x0, first.y0), (last.x1, last.y0), (last.x1, last.y1), (first.x0, first.y1))
    quad = tuple((x * SCALE, y * SCALE) for x, y in corners)
    chars = tuple(_pixels(box) for box in line.char_boxes)
    sure = (line.confidence,) * len(line.text)
    return EngineLine(line.text, quad, _pixels(line.box), line.confidence, chars, sure)


def _pixels(box: Box) -> tuple[float, float, float, float]:
    return box.x0 * SCALE, box.y0 * SCALE, box.x1 * SCALE, box.y1 * SCALE


def _turned(line: Line, turn) -> Line:
    boxes = []
    for box in line.char_boxes:
        x, y = turn @ np.array([*(value * SCALE for value in box.center), 1.0]) / SCALE
        half = box.width / 2
        boxes.append(Box(x - half, y - half, x + half, y + half))
    return Line(line.text, Box.around(boxes), line.confidence, tuple(boxes), line.under_seal)


def _at(x: float, y: float) -> tuple[int, int]:
    return round(x * SCALE), round(y * SCALE)
