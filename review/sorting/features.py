"""A strip as numbers (特征): hashed pairs and triples of characters, and how it is laid out.

Used alike when the classifier is trained and when it is asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from review.sorting.writing import normalise

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from review.sorting.strips import Strip

BUCKETS = 1 << 14
"""Hash buckets of the text features."""

_BLOCKS = (("head", 0x9E3779B1, 1.6), ("label", 0x85EBCA6B, 1.0), ("body", 0xC2B2AE35, 1.0))
"""Name, salt of its hash, and weight of each block of text."""
_LATIN = re.compile("[A-Za-z]")
_LABEL_LENGTH = 9
_BODY_LENGTH = 1500

LAYOUT_NAMES = (
    "rows",
    "letters",
    "cells",
    "form_share",
    "first_size",
    "first_centred",
    "has_title_line",
    "question_share",
    "colon_share",
    "digit_share",
    "latin_share",
    "filled_height",
    "is_page_top",
    "short_share",
)


def text_features(strip: Strip) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Bucket numbers and weights, each block of unit length; blocks may meet in a bucket."""
    places: list[NDArray[np.int64]] = []
    weights: list[NDArray[np.float64]] = []
    for (_, salt, weight), text in zip(_BLOCKS, _texts(strip), strict=True):
        found = np.unique(_hashes(text, salt))
        if found.size:
            places.append(found)
            weights.append(np.full(found.size, weight / np.sqrt(found.size)))
    if not places:
        return np.zeros(0, dtype=np.int64), np.zeros(0)
    return np.concatenate(places), np.concatenate(weights)


def layout_features(strip: Strip) -> NDArray[np.float64]:
    """The numbers of `LAYOUT_NAMES`, each about 0–1."""
    rows = strip.rows
    texts = [row.text for row in rows]
    letters = sum(len(row.plain) for row in rows)
    whole = "".join(row.plain for row in rows)
    cells = [cell for cell in strip.page.cells if strip.top <= cell.box.center[1] < strip.bottom]
    count = max(1, len(rows))
    first = rows[0] if rows else None
    size = max(strip.layout.size, 1.0)
    height = max(strip.page.height, 1.0)
    return np.array(
        [
            min(1.0, len(rows) / 50),
            min(1.0, letters / 1500),
            min(1.0, len(cells) / 80),
            sum(row.in_form for row in rows) / count,
            min(3.0, max((row.size for row in rows[:3]), default=0.0) / size) / 3,
            float(first is not None and strip.layout.is_centred(first)),
            float(strip.heading is not None),
            sum(text.startswith(("问", "答")) for text in texts) / count,
            sum("：" in text or ":" in text for text in texts) / count,
            sum(map(str.isdigit, whole)) / max(1, letters),
            len(_LATIN.findall(whole)) / max(1, letters),
            (rows[-1].box.y1 - rows[0].box.y0) / height if rows else 0.0,
            float(strip.is_page_top),
            sum(len(row.plain) <= _LABEL_LENGTH for row in rows) / count,
        ]
    )


def _texts(strip: Strip) -> tuple[str, str, str]:
    """Top rows; short pieces that may be labels; everything, in this order."""
    head = strip.heading.plain if strip.heading else "|".join(row.plain for row in strip.rows[:2])
    labels = "|".join(
        _label(line.text) for row in strip.rows for line in row.lines if _label(line.text)
    )
    body = "|".join(row.plain for row in strip.rows)
    return head[:120], labels[:600], body[:_BODY_LENGTH]


def _label(text: str) -> str:
    for colon in ("：", ":"):
        if colon in text:
            text = text.split(colon, 1)[0]
    plain = normalise(text)
    return plain if 2 <= len(plain) <= _LABEL_LENGTH else ""


def _hashes(text: str, salt: int) -> NDArray[np.int64]:
    """Buckets of the pairs and triples of a text; figures count as one figure."""
    if not text:
        return np.zeros(0, dtype=np.int64)
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    codes = np.where((codes >= 48) & (codes <= 57), 48, codes)
    grams = []
    seed = np.uint64(salt)
    mixed = codes * np.uint64(0x9E3779B97F4A7C15)
    for width in (2, 3):
        if codes.size >= width:
            gram = np.full(codes.size - width + 1, seed * np.uint64(width), dtype=np.uint64)
            for offset in range(width):
                gram = gram * np.uint64(0x100000001B3) ^ mixed[offset : offset + gram.size]
            grams.append((gram >> np.uint64(29)) % np.uint64(BUCKETS))
    return np.concatenate(grams).astype(np.int64) if grams else np.zeros(0, dtype=np.int64)
