"""Writes the 评查表 and the 个案评查意见书 as Word, from templates that an office can edit."""

from __future__ import annotations

import io
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from review.errors import ReportError
from review.reports.crops import evidence_crops
from review.reports.figures import check_figures
from review.reports.masking import mask_report
from review.reports.timeline_picture import timeline_picture
from review.reports.word_context import word_context

if TYPE_CHECKING:
    from pathlib import Path

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
    name, data = _template(paper, templates)
    try:
        template = DocxTemplate(io.BytesIO(data))
        template.init_docx()
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise ReportError(
            "report_template",
            f"模板“{name}”不是可用的 Word 文档（.docx），请在 Word 中另存后重试。",
        ) from error
    context = word_context(report)
    if paper == "sheet":
        context |= _pictures(report, template)
    return _filled(template, context, name)


def _template(paper: WordPaper, folder: Path | None) -> tuple[str, bytes]:
    own = folder / f"{paper}.docx" if folder is not None else None
    if own is not None and own.is_file():
        return str(own), own.read_bytes()
    return f"{paper}.docx", (files("review.reports.templates") / f"{paper}.docx").read_bytes()


def _filled(template: DocxTemplate, context: dict[str, Any], name: str) -> bytes:
    """Texts of the case file are values, never templates: escaped, and looked through once."""
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    try:
        template.render(context, environment, autoescape=True)
    except TemplateError as error:
        raise ReportError(
            "report_template",
            f"模板“{name}”填写不了，占位符有误：{_placeholder(error)}。"
            "请对照随程序的模板改正，或删除该文件以使用随程序的模板。",
        ) from error
    stream = io.BytesIO()
    template.save(stream)
    return stream.getvalue()


def _placeholder(error: TemplateError) -> str:
    message = error.message or type(error).__name__
    undefined = re.search(r"'([^']+)' is undefined|has no attribute '([^']+)'", message)
    if undefined:
        return f"没有名为“{undefined[1] or undefined[2]}”的内容"
    around = " ".join(str(line) for line in getattr(error, "docx_context", ()))
    tags = re.findall(r"\{[{%][^{}<]{1,60}(?:[%}]\})?", re.sub(r"<[^>]*>", "", around))
    return "、".join(tags[:3]) + f"（{message}）" if tags else message


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
