"""Writes the 评查表 and the 个案评查意见书 as Word, from templates that an office can edit."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Literal

from docx.shared import Mm
from docxtpl import InlineImage

from review.reports.crops import evidence_crops
from review.reports.figures import check_figures
from review.reports.masking import mask_report
from review.reports.timeline_picture import timeline_picture
from review.reports.word_context import word_context
from review.reports.word_template import WordTemplate

if TYPE_CHECKING:
    from pathlib import Path

    from docxtpl import DocxTemplate

    from review.model.report import CaseReport

WordPaper = Literal["sheet", "opinion"]

PAPER_NAMES: dict[WordPaper, str] = {"sheet": "评查表", "opinion": "个案评查意见书"}

_TEXT_WIDTH, _TEXT_HEIGHT = 155.0, 205.0
"""Millimetres a picture may take."""
_MM_PER_POINT = 25.4 / 72


def write_word(
    report: CaseReport, paper: WordPaper, *, masked: bool = False, templates: Path | None = None
) -> bytes:
    """The paper as .docx. `templates`: the office's folder; a template of the same name goes first.

    Raises:
        ReportError: figures that disagree, or a template that cannot be filled.
    """
    check_figures(report)
    if masked:
        report = mask_report(report)
    template = WordTemplate.of("review.reports.templates", f"{paper}.docx", templates)
    context = word_context(report)
    if paper == "sheet":
        context |= _pictures(report, template.docx)
    return template.filled(context)


def _pictures(report: CaseReport, template: DocxTemplate) -> dict[str, Any]:
    """The timeline and the crops, as large as the text is wide or smaller."""
    timeline = timeline_picture(report.events)
    crops = [
        {
            "caption": f"{crop.finding.code}　{crop.place.document}第{crop.place.page_no}页",
            "picture": InlineImage(
                template,
                io.BytesIO(crop.data),
                width=Mm(_fitting(crop.width * _MM_PER_POINT, crop.height * _MM_PER_POINT)),
            ),
        }
        for crop in evidence_crops(report)
    ]
    picture: object = "卷内没有识读出日期。"
    if timeline is not None:
        width, height = _png_size(timeline)
        picture = InlineImage(
            template,
            io.BytesIO(timeline),
            width=Mm(_fitting(_TEXT_WIDTH, _TEXT_WIDTH * height / width)),
        )
    note = "已脱敏，不附裁切图。" if report.masked else "没有可附的裁切图。"
    return {"timeline": picture, "crops": crops, "crops_note": "" if crops else note}


def _fitting(width: float, height: float) -> float:
    """The width at which the picture fits the text area."""
    return width * min(1.0, _TEXT_WIDTH / width, _TEXT_HEIGHT / height)


def _png_size(data: bytes) -> tuple[int, int]:
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
