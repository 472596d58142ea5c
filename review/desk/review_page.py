"""The first desk: upload a case file, see its suspected defects, and each on its page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from review.errors import InputError
from review.model.defect import SEVERITY_NAMES
from review.pipeline import examine, page_picture

if TYPE_CHECKING:
    from PIL.Image import Image

    from review.model.finding import Finding
    from review.model.result import ReviewResult, Stage
    from review.pipeline import Workshop

STATIONS = {
    "intake": "收卷",
    "reading": "识读",
    "sorting": "分件",
    "facts": "要素",
    "checks": "评查",
}
FINDING_COLUMNS = ["序号", "程度", "代码", "疑似问题", "页"]
OPEN_COLUMNS = ["代码", "项目", "为什么无法判断"]

_DESCRIPTION = """# 卷鉴 · 案卷评查辅助
上传一份案卷(PDF、图片或图片压缩包),识读后逐项列出疑似问题;点击一行,右侧打开所在页面并框出位置。
机器只作提示,是否成立由评查人员判断。"""


@dataclass(frozen=True, slots=True)
class _Reviewed:
    """What a session shows: the file and its result."""

    path: Path
    result: ReviewResult
    findings: tuple[Finding, ...]


def build_review_page(workshop: Workshop) -> Any:
    """The page (a `gradio.Blocks`), wired to one workshop."""

    def run_review(
        upload: str | None,
        progress: gr.Progress = gr.Progress(),  # noqa: B008 - Gradio's way
    ) -> tuple[_Reviewed | None, str, list[list[str]], list[list[str]], Image | None, str]:
        if not upload:
            return None, "请先选择案卷文件。", [], [], None, ""

        def report(stage: Stage, done: int, total: int) -> None:
            progress((done, total), desc=STATIONS[stage], unit="页")

        path = Path(upload)
        try:
            result = examine(path, workshop, progress=report)
        except InputError as error:
            return None, error.message, [], [], None, ""
        reviewed = _Reviewed(path, result, _by_severity(result.outcome.findings))
        picture, caption = _open_finding(reviewed, workshop, 0)
        return (
            reviewed,
            _summary(result),
            _rows(reviewed),
            _open_rows(reviewed, workshop),
            picture,
            caption,
        )

    def show_finding(reviewed: _Reviewed | None, event: gr.SelectData) -> tuple[Image | None, str]:
        if reviewed is None:
            return None, ""
        # A sorted table gives the row as shown: its number tells the finding, not its place.
        return _open_finding(reviewed, workshop, int(event.row_value[0]) - 1)

    with gr.Blocks(title="卷鉴", analytics_enabled=False) as page:
        gr.Markdown(_DESCRIPTION)
        session = gr.State(None)
        with gr.Row():
            with gr.Column(scale=5):
                upload = gr.File(label="案卷文件", type="filepath", height=120)
                start = gr.Button("开始评查", variant="primary")
                summary = gr.Textbox(label="评查情况", interactive=False, lines=2)
                table = gr.Dataframe(
                    headers=FINDING_COLUMNS,
                    datatype=["str"] * len(FINDING_COLUMNS),
                    interactive=False,
                    wrap=True,
                    label="疑似问题",
                    column_widths=["8%", "10%", "12%", "58%", "12%"],
                )
                with gr.Accordion("无法判断的项目", open=False):
                    undecided = gr.Dataframe(
                        headers=OPEN_COLUMNS,
                        datatype=["str"] * len(OPEN_COLUMNS),
                        interactive=False,
                        wrap=True,
                        show_label=False,
                    )
            with gr.Column(scale=6):
                caption = gr.Textbox(label="依据与建议", interactive=False, lines=4)
                picture = gr.Image(label="所在页面", interactive=False, height=900)
        start.click(run_review, [upload], [session, summary, table, undecided, picture, caption])
        table.select(show_finding, [session], [picture, caption], show_progress="hidden")
    return page


def _by_severity(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    ranks = list(SEVERITY_NAMES)
    return tuple(sorted(findings, key=lambda item: (ranks.index(item.severity), item.defect)))


def _summary(result: ReviewResult) -> str:
    outcome = result.outcome
    counts = (
        f"共 {result.source.page_count} 页。疑似问题 {len(outcome.findings)} 处,"
        f"无法判断 {len(outcome.undetermined)} 项,已查清 {len(outcome.clear)} 项。"
    )
    return "\n".join([counts, *(problem.message for problem in result.problems)])


def _rows(reviewed: _Reviewed) -> list[list[str]]:
    return [
        [
            str(number),
            SEVERITY_NAMES[finding.severity],
            finding.defect,
            f"{finding.name}:{finding.message}",
            "、".join(map(str, sorted({place.page_no for place in finding.evidence}))),
        ]
        for number, finding in enumerate(reviewed.findings, start=1)
    ]


def _open_rows(reviewed: _Reviewed, workshop: Workshop) -> list[list[str]]:
    defects = workshop.standards.defects
    return [
        [item.defect, defects[item.defect].name, item.reason]
        for item in reviewed.result.outcome.undetermined
    ]


def _open_finding(reviewed: _Reviewed, workshop: Workshop, index: int) -> tuple[Any, str]:
    if not 0 <= index < len(reviewed.findings):
        return None, ""
    finding = reviewed.findings[index]
    basis = "、".join(
        f"《{item.law}》" + (f"第{item.article}条" if item.article else "")
        for item in finding.basis
    )
    places = ";".join(f"第{place.page_no}页“{place.text[:40]}”" for place in finding.evidence)
    caption = f"{finding.message}\n依据:{basis}\n位置:{places}\n建议:{finding.advice}"
    if not finding.evidence:
        return None, caption
    page_no = finding.evidence[0].page_no
    return page_picture(reviewed.path, reviewed.result, workshop, page_no, (finding,)), caption
