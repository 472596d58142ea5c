"""Single lines drawn, damaged as scans are and read: errors by the thousand for little time.

Pages give the rates; they hold too few errors to say which character is taken for which.
"""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from corpora.damage import page as damage
from corpora.damage.renditions import DPI
from corpora.fonts import font_file
from corpora.noise.align import SHORTEST, Counted, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from corpora.damage.page import Picture
    from review.reading.engine import ReadingEngine

_FACES = ("song", "song_light", "hei", "hei_soft", "kai", "kai_wide", "wenkai", "wenkai_light")
_LONGEST = 32
_ROOM = 12
_ROWS = 12
"""Lines damaged together, as those of one page are."""
_BLUR = {"bad": (0.4, 1.1), "poor": (1.7, 2.9)}


def texts(folders: Sequence[Path], count: int, seed: int) -> list[str]:
    """So many different lines that stand on the pages of the files."""
    found: dict[str, None] = {}
    for folder in folders:
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        for row in gold["pages"]:
            found |= dict.fromkeys("".join(line.split())[:_LONGEST] for line in row["lines"])
    long_enough = [line for line in found if len(line) >= SHORTEST]
    chance = random.Random(seed)
    return chance.sample(long_enough, min(count, len(long_enough)))


def count_lines(
    lines: Sequence[str], rendition: str, engine: ReadingEngine, seed: int, counted: Counted
) -> None:
    """Draws, damages and reads the lines; adds what became of their characters."""
    chance = random.Random(f"{rendition}:{seed}")
    for at in range(0, len(lines), _ROWS):
        some = lines[at : at + _ROWS]
        crops = list(_damaged(some, rendition, chance))
        for line, read in zip(some, engine.recognise(crops), strict=True):
            counted.line(folded(line), folded(read.text))


def _damaged(lines: Sequence[str], rendition: str, chance: random.Random) -> Iterator[Picture]:
    size = round(chance.choice((10.5, 11, 12, 13, 14)) * DPI / 72)
    face = font_file(chance.choice(_FACES))
    font = ImageFont.truetype(str(face.path), size, index=face.face)
    height = size + 2 * _ROOM
    width = round(max(font.getlength(line) for line in lines)) + 4 * _ROOM
    sheet = Image.new("RGB", (width, height * len(lines)), (255, 255, 255))
    pen = ImageDraw.Draw(sheet)
    for row, line in enumerate(lines):
        pen.text((2 * _ROOM, row * height + _ROOM - size // 8), line, (13, 13, 13), font)
    made = _spoilt(np.asarray(sheet, dtype=np.uint8).copy(), rendition, chance)
    for row, line in enumerate(lines):
        end = round(font.getlength(line)) + 4 * _ROOM
        yield np.ascontiguousarray(made[row * height : (row + 1) * height, :end])


def _spoilt(made: Picture, rendition: str, chance: random.Random) -> Picture:
    """As `corpora.damage.renditions` spoils a page, but level: a crop is cut straight."""
    if rendition == "scan":
        made = damage.light(made, 0.05, chance)
        made = damage.specks(made, chance)
        made = damage.grain(made, 5, chance)
        quality = chance.randint(62, 78)
    else:
        back = np.ascontiguousarray(made[::-1])
        if chance.random() < 0.4:
            made = damage.bleed(made, back, chance.uniform(0.03, 0.14))
        made = damage.light(made, 0.22, chance)
        made = damage.blur(made, chance.uniform(*_BLUR[rendition]))
        made = damage.specks(made, chance)
        made = damage.grain(made, chance.choice((6, 9, 12)), chance)
        quality = chance.randint(28, 48)
    data = np.frombuffer(damage.jpeg(made, quality), np.uint8)
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), dtype=np.uint8)
