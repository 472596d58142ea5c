"""The two scans of a case file, and which page of the bad one shows what."""

from __future__ import annotations

import random
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pypdfium2
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpora.damage import page as damage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpora.damage.page import Picture

DPI = 200
rl_config.useA85 = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """One page of the bad scan: `source` is the page number in the born file, None where blank."""

    source: int | None
    rotation: int = 0
    """Degrees clockwise that turn the page upright again."""
    duplicate_of: int | None = None
    unreadable: bool = False


def pictures(born: Path) -> Iterator[Picture]:
    """The pages of the born-digital file as clean pictures."""
    document = pypdfium2.PdfDocument(str(born))
    try:
        for page in document:
            yield np.ascontiguousarray(page.render(scale=DPI / 72).to_numpy()[:, :, :3])
    finally:
        document.close()


def write_pdf(pages: list[tuple[bytes, int, int]], path: Path) -> None:
    """One JPEG a page; sizes in pixels at 200 dpi."""
    canvas = Canvas(str(path), invariant=1, pageCompression=0)
    for data, width, height in pages:
        size = (width * 72 / DPI, height * 72 / DPI)
        canvas.setPageSize(size)
        canvas.drawImage(ImageReader(BytesIO(data)), 0, 0, *size)
        canvas.showPage()
    canvas.save()


def scan_page(
    clean: Picture, chance: random.Random, quality: tuple[int, int], strength: int = 5
) -> bytes:
    """A page as a decent scanner gives it."""
    made = damage.skew(clean, chance.uniform(-1, 1), chance)
    made = damage.light(made, 0.05, chance)
    made = damage.specks(made, chance)
    made = damage.grain(made, strength, chance)
    return damage.jpeg(made, chance.randint(*quality))


def plan_bad(count: int, seed: int) -> list[Shown]:
    """Which pages are turned, doubled, blank or nearly lost; never the cover or the 目录."""
    chance = random.Random(f"bad:{seed}")
    shown: list[Shown] = []
    lost = set(chance.sample(range(4, count + 1), chance.randint(1, 2))) if count > 8 else set()
    blanks = (
        set(chance.sample(range(2, count), min(2, max(1, count // 15)))) if count > 4 else set()
    )
    doubled = chance.randrange(3, count) if count > 6 and chance.random() < 0.7 else 0
    for number in range(1, count + 1):
        turn = chance.choice((90, 180, 270)) if chance.random() < 0.09 and number > 2 else 0
        shown.append(Shown(number, turn, None, number in lost))
        if number == doubled and number not in lost:
            shown.append(Shown(number, turn, len(shown)))
        if number in blanks:
            shown.append(Shown(None))
    return shown


def bad_page(clean: Picture, back: Picture, how: Shown, chance: random.Random) -> Picture:
    """A page as a hurried copy gives it, still upright."""
    made = damage.bleed(clean, back, chance.uniform(0.03, 0.14)) if chance.random() < 0.4 else clean
    made = damage.skew(made, chance.uniform(-3, 3), chance)
    made = damage.light(made, 0.22, chance)
    if chance.random() < 0.35:
        made = damage.shadow(made, chance)
    sigma = chance.uniform(0.4, 1.1)
    if how.unreadable:
        made, sigma = damage.fade(made, 0.35), chance.uniform(4.5, 6)
    made = damage.blur(made, sigma)
    made = damage.specks(made, chance)
    return damage.grain(made, chance.choice((6, 9, 12)), chance)


def make_renditions(born: Path, folder: Path, wanted: set[str], seed: int) -> list[Shown]:
    """Writes scan.pdf and bad.pdf beside born.pdf; gives the pages of the bad scan."""
    chance = random.Random(f"damage:{seed}")
    clean = list(pictures(born))
    if "scan" in wanted:
        pages = [
            (scan_page(picture, chance, (62, 78)), picture.shape[1], picture.shape[0])
            for picture in clean
        ]
        write_pdf(pages, folder / "scan.pdf")
    shown = plan_bad(len(clean), seed)
    if "bad" in wanted:
        _write_bad(clean, shown, folder / "bad.pdf", chance)
    return shown


def _write_bad(clean: list[Picture], shown: list[Shown], path: Path, chance: random.Random) -> None:
    pages: list[tuple[bytes, int, int]] = []
    data = b""
    for how in shown:
        if how.duplicate_of:
            pages.append(pages[-1])
            continue
        if how.source is None:
            made = damage.light(np.full_like(clean[0], 252), 0.08, chance)
            made = damage.grain(made, 4, chance)
        else:
            back = clean[how.source % len(clean)]
            made = bad_page(clean[how.source - 1], back, how, chance)
        turns = {
            90: cv2.ROTATE_90_COUNTERCLOCKWISE,
            180: cv2.ROTATE_180,
            270: cv2.ROTATE_90_CLOCKWISE,
        }
        if how.rotation:
            made = np.asarray(cv2.rotate(made, turns[how.rotation]), dtype=np.uint8)
        quality = chance.randint(18, 24) if how.unreadable else chance.randint(28, 48)
        data = damage.jpeg(made, quality)
        pages.append((data, made.shape[1], made.shape[0]))
    write_pdf(pages, path)
