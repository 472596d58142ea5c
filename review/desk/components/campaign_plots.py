"""The plots of 看板: native ones of Gradio, filled for the person who opens the page.

A native plot draws bars and lines without asking anything of the network. It cannot open the files
behind a bar, so a table of the same numbers, whose every number opens its files, stands under each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import gradio as gr

from review.errors import ReviewError
from review.store import users
from review.web.routes.campaigns.figures import figures_of
from review.web.routes.campaigns.here import campaign_here, leading
from review.web.sessions import Visitor

if TYPE_CHECKING:
    from collections.abc import Callable

    from review.web.bodies.campaigns.figures import BarBody, FiguresBody

HEIGHT = 260
LEAST_COUNT = 5
"""An axis of counts reaches at least so far: of fewer, the plot would mark halves of a file."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A plot: its key (of the table under it, too), axes, and what fills it."""

    key: str
    title: str
    x: str
    y: str
    rows: Callable[[FiguresBody], list[tuple[str, float]]]
    mark: Literal["bar", "line"] = "bar"
    top: float | None = None
    angle: float = -35


def _problems(bars: list[BarBody], *, codes: bool = False) -> list[tuple[str, float]]:
    return [(one.key if codes else one.name, one.problems.numerator) for one in bars]


def _agencies(seen: FiguresBody) -> list[tuple[str, float]]:
    return [
        (_short(one.agency), round(one.mean.value, 2))
        for one in seen.by_agency
        if one.mean.value is not None
    ]


def _quarters(seen: FiguresBody) -> list[tuple[str, float]]:
    """The mean of this evaluation beside those of a year and a quarter before."""
    mean = next((one for one in seen.changes if one.key == "mean"), None)
    if mean is None:
        return []
    times = (("上年同期", mean.year_before), ("上季度", mean.quarter_before), ("本次", mean.now))
    return [(name, float(said)) for name, said in times if said not in ("", "—")]


def _agreement(seen: FiguresBody) -> list[tuple[str, float]]:
    return [
        (one.defect, round(one.share * 100, 1))
        for one in seen.agreement[:15]
        if one.share is not None
    ]


def _confirmed(seen: FiguresBody) -> list[tuple[str, float]]:
    return [
        (one.code, round(one.confirmed.value * 100, 1))
        for one in seen.rules[:15]
        if one.confirmed.value is not None
    ]


CHARTS = (
    Chart("categories", "十大类问题", "大类", "问题数", lambda seen: _problems(seen.categories)),
    Chart("top", "缺陷码 TOP15", "缺陷码", "问题数", lambda seen: _problems(seen.top, codes=True)),
    Chart("agencies", "各单位平均分", "单位", "平均分", _agencies, top=100),
    Chart(
        "severities", "严重程度", "程度", "问题数", lambda seen: _problems(seen.severities), angle=0
    ),
    Chart("quarters", "平均分：与上季度、上年同期", "时期", "平均分", _quarters, "line", 100, 0),
    Chart("agreement", "A、B 一致率最低的检查项", "检查项", "一致率（%）", _agreement, top=100),
    Chart("machine", "AI 疑点确认率", "检查项", "确认率（%）", _confirmed, top=100),
)


def plot_of(chart: Chart) -> gr.BarPlot | gr.LinePlot:
    """The empty plot; `fill` gives its numbers."""
    make = gr.LinePlot if chart.mark == "line" else gr.BarPlot
    return make(
        x=chart.x,
        y=chart.y,
        title=chart.title,
        x_title="",
        height=HEIGHT,
        x_label_angle=chart.angle,
        y_lim=[0, chart.top],
        sort=None,
        buttons=[],
        elem_id=f"plot-{chart.key}",
    )


def fill(request: gr.Request) -> list[gr.BarPlot | gr.LinePlot]:
    """The numbers of every plot, for the person and the evaluation of the page's address.

    Nothing for whoever may not see them: the tables under the plots say why.
    """
    seen = _seen(request)
    return [_filled(chart, chart.rows(seen) if seen else []) for chart in CHARTS]


def _filled(chart: Chart, rows: list[tuple[str, float]]) -> gr.BarPlot | gr.LinePlot:
    """In the order of the table under it; a line of one point would show nothing."""
    make = gr.LinePlot if chart.mark == "line" else gr.BarPlot
    if len(rows) < (2 if chart.mark == "line" else 1):
        return make(visible=False)
    order = [name for name, _ in rows]
    top = chart.top or max(LEAST_COUNT, *(number for _, number in rows))
    return make(value=_plot_data(chart, rows), sort=order, y_lim=[0, top])


def _plot_data(chart: Chart, rows: list[tuple[str, float]]) -> dict[str, object]:
    """As Gradio sends a table to its plots."""
    return {
        "columns": [chart.x, chart.y],
        "data": [list(row) for row in rows],
        "datatypes": {chart.x: "nominal", chart.y: "quantitative"},
        "mark": chart.mark,
    }


def _seen(request: gr.Request) -> FiguresBody | None:
    if request.request is None:
        return None
    office = request.request.app.state.office
    with office.store.database.read() as s:
        user = users.user_by_login(s, request.username or "")
    if user is None or not user.active or user.must_change:
        return None
    try:
        wanted = str(request.query_params.get("campaign", ""))
        seat = leading(campaign_here(wanted, Visitor(user), office))
        return figures_of(office, user, seat)
    except ReviewError:
        return None


def _short(agency: str) -> str:
    """云泽市临浦区城市管理综合行政执法局 → 临浦区城市管理…: an axis has little room."""
    tail = agency.partition("市")[2] or agency
    return tail if len(tail) <= 9 else f"{tail[:8]}…"
