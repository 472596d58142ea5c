"""CTC decoding: best class and probability per column to text with a span per character."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import numpy as np

from review.reading.engine import Recognised
from review.reading.ppocr.brackets import paired_brackets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

NOTHING = Recognised("", 0.0, (), ())
BLANK_CLASS = 0


def decode(
    best: NDArray[np.int64],
    probability: NDArray[np.float32],
    characters: Sequence[str],
    column_width: float,
    crop_width: float,
    crop_height: float,
) -> Recognised:
    """The text of one line.

    Args:
        best: best class per column.
        probability: of that class.
        characters: of each class; class 0 is CTC's blank.
        column_width: pixels of the crop that one column stands for.
        crop_width: pixels; columns beyond it are padding.
        crop_height: pixels; bounds how wide a character can be.
    """
    starts = np.flatnonzero(np.diff(best, prepend=-1))
    ends = np.append(starts, len(best))[1:]
    texts, confidences, centers = [], [], []
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        if best[start] == BLANK_CLASS:
            continue
        texts.append(characters[best[start]])
        confidences.append(float(probability[start:end].max()))
        centers.append((start + end) / 2 * column_width)
    first, last = _without_outer_spaces(texts)
    if first >= last:
        return NOTHING
    texts, centers = texts[first:last], centers[first:last]
    confidences = confidences[first:last]
    return Recognised(
        paired_brackets("".join(texts)),
        float(np.mean(confidences)),
        _spans(texts, centers, crop_width, crop_height),
        tuple(confidences),
    )


def _without_outer_spaces(texts: Sequence[str]) -> tuple[int, int]:
    inked = [index for index, text in enumerate(texts) if not text.isspace()]
    return (inked[0], inked[-1] + 1) if inked else (0, 0)


def _spans(
    texts: Sequence[str], centers: Sequence[float], crop_width: float, crop_height: float
) -> tuple[tuple[float, float], ...]:
    """From halfway to the neighbours, but no wider than a character of this line can be."""
    widths = _widths(texts, centers, crop_height)
    spans = []
    for index, (center, width) in enumerate(zip(centers, widths, strict=True)):
        left, right = center - width / 2, center + width / 2
        if index:
            left = max(left, (centers[index - 1] + center) / 2)
        if index + 1 < len(centers):
            right = min(right, (center + centers[index + 1]) / 2)
        left, right = max(0.0, min(left, crop_width - 1)), min(right, crop_width)
        spans.append((left, max(right, left + 1)))
    return tuple(spans)


def _widths(texts: Sequence[str], centers: Sequence[float], crop_height: float) -> list[float]:
    """How wide each character is printed: the usual step between wide ones, less for narrow."""
    wide = [unicodedata.east_asian_width(text) in "WFA" for text in texts]
    steps = [
        centers[index + 1] - centers[index]
        for index in range(len(centers) - 1)
        if wide[index] and wide[index + 1]
    ]
    full = min(float(np.median(steps)), crop_height) if steps else crop_height * 0.75
    return [full if is_wide else full * 0.6 for is_wide in wide]
