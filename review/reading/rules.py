"""Ruled lines (表格线) of a scanned page: found faint and broken, joined, letters left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Gray = NDArray[np.uint8]

SHORTEST_PIECE = 10.0
"""Points of unbroken ink from which a piece of a rule is believed."""
SHORTEST_RULE = 16.0
SAME_RULE = 2.5
"""Points: pieces whose middles lie nearer are one rule; double rules become one."""
BLANK_GAP = 8.0
"""Points of a rule that may be missing altogether."""
HIDDEN_GAP = 60.0
"""Points of a rule that text may hide, where ink runs through all the same."""
INK_IN_GAP = 0.7
MAX_THICKNESS = 6.0
PAPER_WINDOW = 12.0
"""Points around a pixel whose mean is taken for the paper."""
SMOOTHING = 5.0
"""Points along the rule over which the grain of the scan is averaged."""
FAINTEST = 6
"""Gray levels by which a rule is darker than its paper."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight rule: at `at` across its direction, from `start` to `end` along it, points."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        return self.end - self.start


def darkness_of(gray: Gray, scale: float) -> Gray:
    """How much darker each pixel is than the paper around it, so that faint rules count too."""
    window = int(PAPER_WINDOW * scale) | 1
    return np.asarray(cv2.subtract(cv2.blur(gray, (window, window)), gray), np.uint8)


def find_rules(
    darkness: Gray, char_boxes: Sequence[tuple[float, float, float, float]], scale: float
) -> tuple[list[Rule], list[Rule]]:
    """Horizontal and vertical rules of a straight page.

    Args:
        darkness: of `darkness_of`.
        char_boxes: where characters were read, pixels; strokes there are no rules.
        scale: pixels per point.
    """
    bare = darkness.copy()
    for x0, y0, x1, y1 in char_boxes:
        dy = 0.08 * (y1 - y0)
        top, bottom = max(0, int(y0 + dy)), max(0, int(y1 - dy))
        bare[top:bottom, max(0, int(x0)) : max(0, int(x1) + 1)] = 0
    horizontal = _rules_along(bare, darkness, scale)
    vertical = _rules_along(cv2.transpose(bare), cv2.transpose(darkness), scale)
    return horizontal, vertical


def _rules_along(bare: Gray, darkness: Gray, scale: float) -> list[Rule]:
    """Rules that run along the rows of the picture."""
    piece = max(3, round(SHORTEST_PIECE * scale))
    smooth = cv2.blur(
        bare, (max(3, round(SMOOTHING * scale)), 1)
    )  # lifts faint rules out of the grain
    ink = cv2.threshold(smooth, FAINTEST, 255, cv2.THRESH_BINARY)[1]
    thick = cv2.dilate(ink, np.ones((2, 1), np.uint8))  # a slanting rule steps from row to row
    opened = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, piece), np.uint8))
    _, _, stats, centers = cv2.connectedComponentsWithStats(opened, connectivity=8)
    pieces = [
        Rule(center / scale, x / scale, (x + width) / scale)
        for (x, _, width, height, _), (_, center) in zip(stats[1:], centers[1:], strict=True)
        if height <= max(MAX_THICKNESS * scale, 0.02 * width)
    ]
    joined = _joined(pieces, darkness, scale)
    return [rule for rule in joined if rule.length >= SHORTEST_RULE]


def _joined(pieces: list[Rule], darkness: Gray, scale: float) -> list[Rule]:
    """Pieces in one line made into one rule, over gaps that are short or only hidden by text."""
    rules: list[Rule] = []
    for piece in sorted(pieces, key=lambda rule: rule.start):
        for number, rule in enumerate(rules):
            if abs(rule.at - piece.at) <= SAME_RULE and _continues(rule, piece, darkness, scale):
                total = rule.length + piece.length
                at = (rule.at * rule.length + piece.at * piece.length) / total
                rules[number] = Rule(at, rule.start, max(rule.end, piece.end))
                break
        else:
            rules.append(piece)
    return rules


def _continues(rule: Rule, piece: Rule, darkness: Gray, scale: float) -> bool:
    gap = piece.start - rule.end
    if gap <= BLANK_GAP:
        return True
    if gap > HIDDEN_GAP:
        return False
    row = max(1, round((rule.at + piece.at) / 2 * scale))
    between = darkness[row - 1 : row + 2, int(rule.end * scale) : int(piece.start * scale)]
    return between.size > 0 and float(np.mean(between.max(axis=0) > FAINTEST)) >= INK_IN_GAP
