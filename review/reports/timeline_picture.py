"""The dates of all documents on one line (时间轴图), as a PNG."""

from __future__ import annotations

import io
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from review.reports.picture_font import font_file, printable
from review.reports.wording import pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from review.model.report_parts import ReportEvent

_WIDTH = 6.2
"""Inches: the text width of the page."""
_SIZE, _LINE = 7.0, 9.8
"""Points: of the letters, of a line."""
_MARGIN, _GAP = 10.0, 5.0
_SHOWN_PER_DAY, _LONGEST = 4, 24
_QUIET, _AMISS = "#1f4e79", "#c8001e"


@dataclass(frozen=True, slots=True)
class DayLabel:
    """The label of one day, placed: points from the left, and from the line up (or down)."""

    day: date
    lines: tuple[str, ...]
    amiss: bool
    at: float
    """Where the day stands on the line."""
    left: float
    width: float
    bottom: float
    height: float


def timeline_picture(events: Iterable[ReportEvent], dpi: int = 200) -> bytes | None:
    """PNG of the events, None where there are none; days with a contradiction are red."""
    labels = place_labels(tuple(events))
    if not labels:
        return None
    top = max((one.bottom + one.height for one in labels), default=0.0) + _MARGIN
    low = min((one.bottom for one in labels), default=0.0) - _MARGIN
    low, top = min(low, -20.0), max(top, 20.0)
    figure = Figure(figsize=(_WIDTH, (top - low) / 72), dpi=dpi)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_xlim(0, _WIDTH * 72)
    axes.set_ylim(low, top)
    axes.set_axis_off()
    axes.plot([_MARGIN, _WIDTH * 72 - _MARGIN], [0, 0], color="#444444", linewidth=1.2, zorder=2)
    font = font_manager.FontProperties(fname=font_file(), size=_SIZE)
    for label in labels:
        colour = _AMISS if label.amiss else _QUIET
        end = label.bottom if label.bottom > 0 else label.bottom + label.height
        axes.plot([label.at, label.at], [0, end], color="#b0b0b0", linewidth=0.5, zorder=1)
        axes.plot([label.at], [0], marker="o", markersize=3.5, color=colour, zorder=3)
        axes.text(
            label.left,
            label.bottom + label.height / 2,
            "\n".join(label.lines),
            fontproperties=font,
            color=colour,
            va="center",
            linespacing=1.25,
            parse_math=False,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
            zorder=4,
        )
    stream = io.BytesIO()
    figure.savefig(stream, format="png", dpi=dpi)
    return stream.getvalue()


def place_labels(events: Sequence[ReportEvent]) -> tuple[DayLabel, ...]:
    """One label for each day, none over another: in lanes above and below the line by turns."""
    ordered = sorted(events, key=lambda one: (one.day, one.page_no))
    if not ordered:
        return ()
    first, last = ordered[0].day, ordered[-1].day
    span = max((last - first).days, 1)
    room = _WIDTH * 72 - 2 * _MARGIN
    placed: list[DayLabel] = []
    for number, (day, same_day) in enumerate(groupby(ordered, key=lambda one: one.day)):
        group = list(same_day)
        lines = _lines(day, group)
        width = max(_width(line) for line in lines)
        height = len(lines) * _LINE
        at = _MARGIN + room * (day - first).days / span
        left = min(max(at - width / 2, 2.0), _WIDTH * 72 - width - 2.0)
        bottom = _free_bottom(left, width, height, placed, above=number % 2 == 0)
        amiss = any(one.amiss for one in group)
        placed.append(DayLabel(day, lines, amiss, at, left, width, bottom, height))
    return tuple(placed)


def _lines(day: date, events: list[ReportEvent]) -> tuple[str, ...]:
    texts: dict[str, list[int]] = {}
    for one in events:
        texts.setdefault(f"《{one.title}》{one.words}", []).append(one.page_no)
    shown = [
        printable(f"{_shortened(text)} 第{pages(numbers)}页")
        for text, numbers in list(texts.items())[:_SHOWN_PER_DAY]
    ]
    more = [f"等{len(texts)}项"] if len(texts) > _SHOWN_PER_DAY else []
    return (f"{day:%Y-%m-%d}", *shown, *more)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _free_bottom(
    left: float, width: float, height: float, placed: list[DayLabel], *, above: bool
) -> float:
    """The place nearest to the line on this side that no other label has."""
    beside = sorted(
        (
            one
            for one in placed
            if (one.bottom > 0) == above
            and one.left < left + width + _GAP
            and left < one.left + one.width + _GAP
        ),
        key=lambda one: abs(one.bottom),
    )
    near = _MARGIN
    for one in sorted(beside, key=_near_edge):
        if near + height + _GAP / 2 <= _near_edge(one):
            break
        near = max(near, _near_edge(one) + one.height + _GAP / 2)
    return near if above else -near - height


def _near_edge(label: DayLabel) -> float:
    """Points from the line to the label's nearer edge."""
    return label.bottom if label.bottom > 0 else -(label.bottom + label.height)


def _width(text: str) -> float:
    """A bound on the width: Chinese characters are as wide as high, others narrower."""
    return sum(_SIZE if ord(sign) > 0x2000 else _SIZE * 0.6 for sign in text)
