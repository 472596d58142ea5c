"""Pictures of the analysis (图): bars, heat table, grades, quarters; PNG, labelled in Chinese."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from review.reports.campaign.numbers import short_category
from review.reports.picture_font import font_file, printable

if TYPE_CHECKING:
    from review.model.campaign_numbers import CampaignNumbers

_WIDTH = 6.2
"""Inches: the text width of the page."""
_BLUE, _GREEN, _GOLD, _RED, _GREY = "#1f4e79", "#4f8a5b", "#d9a441", "#b3261e", "#555555"
_LONGEST = 16


def category_picture(numbers: CampaignNumbers) -> bytes:
    """图 1: share of each category, a bar with count and percentage."""
    lines = numbers.categories
    figure, axes = _figure(0.34 * len(lines) + 0.8)
    places = range(len(lines))
    bars = axes.barh(places, [one.problems for one in lines], color=_BLUE, height=0.62)
    _names(axes, [one.name for one in lines], places)
    for bar, one in zip(bars, lines, strict=True):
        _beside(axes, bar, f" {one.problems}项　{one.share}")
    _room(axes, max((one.problems for one in lines), default=0))
    return _png(figure)


def top_picture(numbers: CampaignNumbers) -> bytes:
    """图 2: the fifteen most frequent defects."""
    lines = numbers.top
    figure, axes = _figure(0.3 * max(len(lines), 1) + 0.8)
    places = range(len(lines))
    bars = axes.barh(places, [one.problems for one in lines], color=_RED, height=0.62)
    _names(axes, [f"{one.code} {one.name}" for one in lines], places)
    for bar, one in zip(bars, lines, strict=True):
        _beside(axes, bar, f" {one.problems}项（{one.files}卷）")
    _room(axes, max((one.problems for one in lines), default=0))
    return _png(figure)


def heat_picture(numbers: CampaignNumbers) -> bytes:
    """表 5 as colours: a row for each agency, a column for each category."""
    agencies, columns = numbers.heat_agencies, len(numbers.heat)
    figure, axes = _figure(0.3 * len(agencies) + 0.9)
    table = [[line.counts[place] for line in numbers.heat] for place in range(len(agencies))]
    most = max((count for line in table for count in line), default=0)
    if table:
        axes.imshow(table, cmap="OrRd", aspect="auto", vmin=0, vmax=max(most, 1))
    font = _font(7 if len(agencies) <= 24 else 5)
    for row, line in enumerate(table):
        for column, count in enumerate(line):
            colour = "white" if count > most * 0.6 else "black"
            axes.text(
                column, row, str(count), ha="center", va="center", color=colour, fontproperties=font
            )
    axes.set_yticks(range(len(agencies)), [_short(one) for one in agencies], fontproperties=font)
    names = [_short(short_category(one.category, one.name)) for one in numbers.heat]
    axes.set_xticks(range(columns), names, fontproperties=font)
    axes.tick_params(length=0)
    return _png(figure)


def grade_picture(numbers: CampaignNumbers) -> bytes:
    """Grades of each agency's files, stacked."""
    lines = [one for one in numbers.by_agency if one.files]
    figure, axes = _figure(0.3 * max(len(lines), 1) + 1.2)
    places = range(len(lines))
    left = [0] * len(lines)
    for name, field, colour in (
        ("优秀", "excellent", _GREEN),
        ("合格", "passed", _GOLD),
        ("不合格", "failed", _RED),
    ):
        counts = [int(getattr(one, field)) for one in lines]
        axes.barh(places, counts, left=left, color=colour, height=0.62, label=name)
        for place, count, start in zip(places, counts, left, strict=True):
            if count:
                axes.text(
                    start + count / 2,
                    place,
                    str(count),
                    ha="center",
                    va="center",
                    color="white",
                    fontproperties=_font(7),
                )
        left = [start + count for start, count in zip(left, counts, strict=True)]
    _names(axes, [one.agency for one in lines], places)
    _legend(axes, 3)
    return _png(figure)


def quarter_picture(numbers: CampaignNumbers) -> bytes:
    """Rates of grades by quarter as bars, problems per file as a line."""
    lines = numbers.quarters
    figure, axes = _figure(2.7)
    width = 0.26
    for step, (name, field, colour) in enumerate(
        (
            ("优秀率", "excellent_rate", _GREEN),
            ("合格率", "passed_rate", _GOLD),
            ("不合格率", "failed_rate", _RED),
        )
    ):
        values = [_number(getattr(one, field)) for one in lines]
        at = [place + (step - 1) * width for place in range(len(lines))]
        bars = axes.bar(at, values, width=width, color=colour, label=name)
        for bar, value in zip(bars, values, strict=True):
            axes.text(
                bar.get_x() + width / 2,
                value + 1,
                f"{value:.2f}",
                ha="center",
                fontproperties=_font(5.5),
            )
    axes.set_xticks(
        range(len(lines)),
        [f"{printable(one.name)}\n案均{one.per_file}项" for one in lines],
        fontproperties=_font(7),
    )
    axes.set_ylim(0, 112)
    axes.set_ylabel("占案卷数的百分比（%）", fontproperties=_font(7))
    for label in axes.get_yticklabels():
        label.set_fontproperties(_font(7))
    _legend(axes, 3)
    return _png(figure)


def _figure(height: float) -> tuple[Figure, Any]:
    figure = Figure(figsize=(_WIDTH, min(height, 8.0)), dpi=200, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    return figure, axes


def _names(axes: Any, names: list[str], places: range) -> None:
    """Names on the left, the first on top."""
    axes.set_yticks(places, [_short(one) for one in names], fontproperties=_font(7.5))
    axes.invert_yaxis()
    axes.xaxis.get_major_locator().set_params(integer=True)
    for label in axes.get_xticklabels():
        label.set_fontproperties(_font(7))


def _beside(axes: Any, bar: Any, text: str) -> None:
    axes.text(
        bar.get_width(),
        bar.get_y() + bar.get_height() / 2,
        printable(text),
        va="center",
        color=_GREY,
        fontproperties=_font(7),
    )


def _room(axes: Any, most: int) -> None:
    """Room for the words beside the longest bar."""
    axes.set_xlim(0, max(most, 1) * 1.3)


def _legend(axes: Any, columns: int) -> None:
    axes.legend(
        prop=_font(7), ncols=columns, frameon=False, loc="lower center", bbox_to_anchor=(0.5, 1.0)
    )


def _font(size: float) -> font_manager.FontProperties:
    return font_manager.FontProperties(fname=font_file(), size=size)


def _short(text: str) -> str:
    text = printable(text).replace("$", "＄")
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _number(printed: str) -> float:
    return float(printed.rstrip("%")) if printed[:1].isdigit() else 0.0


def _png(figure: Figure) -> bytes:
    stream = io.BytesIO()
    figure.savefig(stream, format="png", dpi=200)
    return stream.getvalue()
