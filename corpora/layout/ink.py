"""Ink as pictures with transparency: handwritten names, seals, fingerprints, photos."""

from __future__ import annotations

import math
import random
from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from corpora.fonts import HANDS, font_file

_RED = (206, 30, 36)


@lru_cache(maxsize=64)
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    found = font_file(name)
    return ImageFont.truetype(str(found.path), size, index=found.face)


def signature(name: str, seed: int, ink: tuple[int, int, int]) -> Image.Image:
    """A name written by hand: each person has a face, slant and weight of his own."""
    own = random.Random(f"hand:{name}")
    chance = random.Random(f"{name}:{seed}")
    face = own.choice(HANDS)
    slant, lift = own.uniform(-0.25, 0.3), own.uniform(-5, 9)
    size = 96
    picture = Image.new("RGBA", (int(size * (1.35 * len(name) + 0.6)), int(size * 1.55)))
    x = size * 0.25
    for char in name:
        glyph = Image.new("L", (size * 2, size * 2))
        scale = chance.uniform(0.88, 1.18)
        font = _font(face, int(size * scale))
        ImageDraw.Draw(glyph).text(
            (size * 0.45, size * 0.3), char, font=font, fill=255, stroke_width=own.choice((0, 1, 2))
        )
        glyph = glyph.rotate(chance.uniform(-7, 7) + lift / 3, Image.Resampling.BILINEAR)
        glyph = glyph.transform(
            glyph.size, Image.Transform.AFFINE, (1, slant, -slant * size, 0, 1, 0)
        )
        layer = Image.new("RGBA", glyph.size, (*ink, 0))
        layer.putalpha(glyph.point(lambda v: int(v * 0.92)))
        y = int(-size * 0.15 + chance.uniform(-7, 7))
        picture.alpha_composite(layer, (max(0, int(x - size * 0.45)), max(0, y)))
        x += size * own.uniform(1.0, 1.2)
    return _wavy(picture, chance)


def _wavy(picture: Image.Image, chance: random.Random) -> Image.Image:
    """Bends the strokes a little, so that no two signatures are the same glyphs."""
    data = np.asarray(picture)
    height, width = data.shape[:2]
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    a, b = chance.uniform(1.5, 4), chance.uniform(1.5, 4)
    p, q = chance.uniform(0, 6), chance.uniform(0, 6)
    sx = np.clip(xs + a * np.sin(ys / 19 + p), 0, width - 1).astype(np.intp)
    sy = np.clip(ys + b * np.sin(xs / 23 + q), 0, height - 1).astype(np.intp)
    return Image.fromarray(data[sy, sx])


@lru_cache(maxsize=64)
def seal(name: str, text: str) -> Image.Image:
    """A round seal: ring, star, the body's name round the ring, a line of text below the star."""
    size = 480
    centre, radius = size / 2, size / 2 - 8
    picture = Image.new("RGBA", (size, size))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((8, 8, size - 8, size - 8), outline=(*_RED, 255), width=13)
    points = [
        (
            centre + r * math.sin(math.pi * k / 5),
            centre - r * math.cos(math.pi * k / 5) - (14 if text else 0),
        )
        for k in range(10)
        for r in ((72 if k % 2 == 0 else 28),)
    ]
    pen.polygon(points, fill=(*_RED, 255))
    height = 62 if len(name) <= 14 else 50
    sweep = min(math.radians(285), len(name) * math.radians(19 if len(name) > 14 else 22))
    font = _font("hei", height)
    for number, char in enumerate(name):
        angle = -sweep / 2 + sweep * (number + 0.5) / len(name)
        glyph = Image.new("L", (height * 2, height * 2))
        ImageDraw.Draw(glyph).text((height, height), char, font=font, fill=255, anchor="mm")
        # characters round a seal are taller than wide
        glyph = glyph.resize((int(height * 1.6), int(height * 2.3)))
        glyph = glyph.rotate(-math.degrees(angle), Image.Resampling.BICUBIC, expand=True)
        away = radius - 50
        x = centre + away * math.sin(angle) - glyph.width / 2
        y = centre - away * math.cos(angle) - glyph.height / 2
        layer = Image.new("RGBA", glyph.size, (*_RED, 0))
        layer.putalpha(glyph)
        picture.alpha_composite(layer, (int(x), int(y)))
    if text:
        pen.text(
            (centre, centre + 108), text, font=_font("hei", 40), fill=(*_RED, 255), anchor="mm"
        )
    return _uneven(picture, name)


def _uneven(picture: Image.Image, seed: str) -> Image.Image:
    """Ink that took unevenly, and a little turn of the hand."""
    chance = np.random.default_rng(abs(hash_of(seed)))
    cloud = Image.fromarray((chance.random((24, 24)) * 255).astype(np.uint8))
    cloud = cloud.resize(picture.size, Image.Resampling.BICUBIC)
    grain = chance.random((picture.height, picture.width)) * 60
    alpha = np.asarray(picture.getchannel("A")).astype(np.float32)
    share = 0.62 + np.asarray(cloud).astype(np.float32) / 255 * 0.3
    picture.putalpha(
        Image.fromarray(np.clip(alpha * share - grain * (alpha > 0), 0, 235).astype(np.uint8))
    )
    return picture.rotate(float(chance.uniform(-14, 14)), Image.Resampling.BICUBIC)


def hash_of(text: str) -> int:
    """A number that is the same on every run."""
    return int.from_bytes(text.encode()[:64], "little") % (2**31)


@lru_cache(maxsize=32)
def square_seal(name: str, text: str) -> Image.Image:
    """A rectangular seal with one or two lines."""
    picture = Image.new("RGBA", (600, 210))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((8, 8, 592, 202), outline=(*_RED, 255), width=9)
    rows = [row for row in (name, text) if row]
    for number, row in enumerate(rows):
        size = min(70, int(540 / max(1, len(row))))
        y = 210 * (number + 0.5 + (0.15 if number == 0 and len(rows) > 1 else 0)) / len(rows)
        pen.text((300, y), row, font=_font("hei", size), fill=(*_RED, 255), anchor="mm")
    return _uneven(picture, name).crop((0, 0, 600, 210))


@lru_cache(maxsize=32)
def fingerprint(seed: str) -> Image.Image:
    """A thumb pressed in red (捺印)."""
    chance = np.random.default_rng(hash_of(seed))
    height, width = 150, 112
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    cx, cy = width / 2 + chance.uniform(-8, 8), height * 0.55
    away = np.hypot((xs - cx) * 1.25, ys - cy)
    ridges = np.sin(away * 0.95 + 1.6 * np.sin(np.arctan2(ys - cy, xs - cx) * 2)) > -0.15
    oval = ((xs - width / 2) / (width / 2)) ** 2 + ((ys - height / 2) / (height / 2)) ** 2 < 0.92
    alpha = (ridges & oval) * (120 + 100 * chance.random((height, width)))
    picture = Image.new("RGBA", (width, height), (*_RED, 0))
    picture.putalpha(Image.fromarray(alpha.astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.8)))
    return picture


@lru_cache(maxsize=32)
def photo(seed: int, width: int, height: int) -> Image.Image:
    """A dull picture of a place: walls, shelves, boxes, shadows."""
    chance = random.Random(seed)
    base = tuple(chance.randint(110, 190) for _ in range(3))
    picture = Image.new("RGB", (width, height), base)
    pen = ImageDraw.Draw(picture)
    floor = int(height * chance.uniform(0.6, 0.8))
    pen.rectangle((0, floor, width, height), fill=tuple(int(c * 0.6) for c in base))
    for _ in range(chance.randint(9, 20)):
        x, y = chance.randint(-20, width), chance.randint(int(height * 0.1), height)
        w, h = chance.randint(14, width // 3), chance.randint(12, height // 3)
        pen.rectangle((x, y - h, x + w, y), fill=tuple(chance.randint(30, 235) for _ in range(3)))
    picture = picture.filter(ImageFilter.GaussianBlur(1.6))
    grain = np.random.default_rng(seed).normal(0, 9, (height, width, 1))
    return Image.fromarray(np.clip(np.asarray(picture) + grain, 0, 255).astype(np.uint8))
