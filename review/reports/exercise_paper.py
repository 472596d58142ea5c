"""Exercises on paper (纸质试卷): the masked pages with an answer sheet, and the answers apart."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm
from PIL import Image, ImageDraw

from review.reports.picture_font import drawing_font, printable
from review.reports.pictures import framed
from review.reports.templates import look
from review.reports.wording import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as WordDocument

    from review.model.exercises import PaperTask

_PAGE_MM = (154, 205)
"""The most room for one picture under the number of its task."""
_DPI = 150
_A4 = (round(8.27 * _DPI), round(11.69 * _DPI))
_EDGE = round(0.75 * _DPI)
_TELLS = (
    "每题给出一页或者几页案卷材料，个人信息已遮盖。请在页上圈出问题所在，"
    "并把缺陷项的编码和名称填入答题卡；没有问题的，填“无”。"
)
_SHEET = ("题号", "缺陷项编码", "缺陷项名称", "问题所在（页、栏目）", "得分")
_SHEET_WIDTHS = (14, 28, 48, 48, 18)


def questions_docx(title: str, tasks: Sequence[PaperTask]) -> bytes:
    """Every task on pages of its own, the empty answer sheet (答题卡) at the end."""
    document = _document(title)
    look.note(document, _TELLS)
    for task in tasks:
        for at, picture in enumerate(task.pictures):
            look.heading(document, _head(task, at), look.SIZE_5)
            _add_picture(document, picture)
    document.add_page_break()  # type: ignore[no-untyped-call]
    look.title(document, "答题卡")
    look.note(
        document, "姓名：__________  单位：____________________  用时：______ 分钟  得分：______"
    )
    sheet = look.table(document, _SHEET, _SHEET_WIDTHS)
    for task in tasks:
        look.last_row(sheet, (str(task.number), "", "", "", ""), look.BODY)
    return _written(document)


def answers_docx(title: str, tasks: Sequence[PaperTask]) -> bytes:
    """The confirmed answers with the place marked, for whoever marks the papers."""
    document = _document(f"{title}参考答案")
    look.note(document, "缺陷项正确得50分，位置正确得50分；大类正确而缺陷项不对的，缺陷项得20分。")
    key = look.table(document, ("题号", "缺陷项", "问题", "正确做法"), (14, 40, 54, 48))
    for task in tasks:
        name = f"{task.defect} {task.defect_name}" if task.defect else "无（没有问题）"
        cells = (str(task.number), name, clean(task.wrong), clean(task.right))
        look.last_row(key, cells, look.BODY)
    for task in tasks:
        for at, (picture, places) in enumerate(zip(task.pictures, task.places, strict=True)):
            if places:
                look.heading(document, f"{_head(task, at)}：{task.defect}", look.SIZE_5)
                _add_picture(document, framed(picture, places))
    return _written(document)


def questions_pdf(title: str, tasks: Sequence[PaperTask]) -> bytes:
    """The same paper as a PDF of pictures, for printing where there is no Word."""
    sheets = [
        _sheet(f"{title}  {_head(task, at)}", picture)
        for task in tasks
        for at, picture in enumerate(task.pictures)
    ]
    sheets += _answer_sheets(title, tasks)
    written = io.BytesIO()
    sheets[0].save(written, "PDF", save_all=True, append_images=sheets[1:], resolution=_DPI)
    return written.getvalue()


def _document(title: str) -> WordDocument:
    document: WordDocument = Document()
    look.set_page(document, "案卷评查培训")
    look.set_fonts(document)
    look.title(document, clean(title))
    return document


def _written(document: WordDocument) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _head(task: PaperTask, at: int) -> str:
    pages = f"（{at + 1}/{len(task.pictures)}）" if len(task.pictures) > 1 else ""
    return f"第{task.number}题{pages}"


def _add_picture(document: WordDocument, picture: bytes) -> None:
    with Image.open(io.BytesIO(picture)) as opened:
        width, height = opened.size
    wide = min(_PAGE_MM[0], _PAGE_MM[1] * width / height)
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run().add_picture(io.BytesIO(picture), width=Mm(wide))


def _sheet(head: str, picture: bytes) -> Image.Image:
    page = Image.new("RGB", _A4, "white")
    ImageDraw.Draw(page).text((_EDGE, _EDGE // 2), printable(head), "black", drawing_font(28))
    with Image.open(io.BytesIO(picture)) as opened:
        shown = opened.convert("RGB")
    shown.thumbnail((_A4[0] - 2 * _EDGE, _A4[1] - 2 * _EDGE), Image.Resampling.LANCZOS)
    page.paste(shown, ((_A4[0] - shown.width) // 2, _EDGE))
    return page


def _answer_sheets(title: str, tasks: Sequence[PaperTask]) -> list[Image.Image]:
    """The answer sheet as ruled lines; twenty tasks a page."""
    sheets = []
    for start in range(0, len(tasks), 20):
        page = Image.new("RGB", _A4, "white")
        pen = ImageDraw.Draw(page)
        pen.text((_EDGE, _EDGE), printable(f"{title}  答题卡"), "black", drawing_font(36))
        pen.text(
            (_EDGE, _EDGE + 70),
            "姓名：            单位：                    得分：",
            "black",
            drawing_font(26),
        )
        top, line = _EDGE + 130, 64
        shares = [sum(_SHEET_WIDTHS[:at]) / sum(_SHEET_WIDTHS) for at in range(6)]
        edges = [_EDGE + round(share * (_A4[0] - 2 * _EDGE)) for share in shares]
        rows = [_SHEET, *((str(task.number), "", "", "", "") for task in tasks[start : start + 20])]
        for at, row in enumerate(rows):
            for left, right, text in zip(edges, edges[1:], row, strict=False):
                pen.rectangle(
                    [left, top + at * line, right, top + (at + 1) * line], outline="black"
                )
                pen.text((left + 8, top + at * line + 16), text, "black", drawing_font(24))
        sheets.append(page)
    return sheets
