"""Hand-outs of cards (培训讲义) as Word, from a template that an office can edit, and as PDF."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from docx.shared import Mm
from docxtpl import InlineImage
from PIL import Image

from review.reports.flow_pdf import EDGE, WIDTH, FlowPdf
from review.reports.pictures import framed
from review.reports.word_template import WordTemplate
from review.reports.wording import clean, long_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from docx.document import Document
    from docxtpl import DocxTemplate

    from review.model.handout import HandoutCard, HandoutPicture

TEMPLATE = "handout.docx"
_CROP_MM, _SAMPLE_MM, _PAGE_MM = (155, 90), (110, 130), (155, 205)
"""The most room for a cutting, for the right way, for a whole page: width, height. Nothing is
shown larger than it is on its page."""
_PROPERTIES = ("author", "last_modified_by", "comments", "keywords", "subject", "category")
_APART = ("/extended-properties", "/custom-properties", "/thumbnail")
"""Parts of a Word file beside the document: company and manager, own properties, a preview."""
_POINTS = 72 / 25.4
"""Points of a millimetre."""


def handout_docx(
    title: str, cards: Sequence[HandoutCard], day: date, *, templates: Path | None = None
) -> bytes:
    """The cards as .docx; `templates`: the office's folder, whose own template goes first.

    Raises:
        ReportError: the office's template cannot be filled.
    """
    template = WordTemplate.of("review.reports.templates", TEMPLATE, templates)
    _forget_who_wrote(template.docx.get_docx())
    return template.filled(handout_context(title, cards, day, template.docx))


def handout_context(
    title: str, cards: Sequence[HandoutCard], day: date, template: DocxTemplate
) -> dict[str, Any]:
    """What the template may name (docs/reports.md lists it)."""
    return {
        "title": clean(title),
        "day_long": long_date(day),
        "card_count": len(cards),
        "several": len(cards) > 1,
        "cards": [_card(card, template) for card in cards],
    }


def handout_pdf(title: str, cards: Sequence[HandoutCard], day: date) -> bytes:
    """The same as a PDF, for printing where there is no Word."""
    pdf = FlowPdf(title)
    pdf.text(title, 20, bold=True)
    pdf.space(4)
    pdf.text(_note(len(cards), day), 9, grey=True)
    pdf.space(10)
    if len(cards) > 1:
        for card in cards:
            pdf.text(f"{card.number}　{card.title}", 11)
            pdf.text(f"　　{_traits(card)}", 9, grey=True)
            pdf.space(3)
    for card in cards:
        if len(cards) > 1:
            pdf.new_sheet()
        _onto_sheets(pdf, card)
    return pdf.written()


def _forget_who_wrote(document: Document) -> None:
    """Takes away what the template tells of whoever made it: only the cards are handed out."""
    properties = document.core_properties
    for name in _PROPERTIES:
        setattr(properties, name, "")
    properties.title = "{{ title|safe }}"  # filled as the text is, but no markup there
    kept = document.part.package.rels
    for key, one in list(kept.items()):
        if one.reltype.endswith(_APART):
            del kept[key]


def _card(card: HandoutCard, template: DocxTemplate) -> dict[str, Any]:
    def pictures(of: Iterable[HandoutPicture], most: tuple[int, int]) -> list[dict[str, object]]:
        return [{"caption": _caption(one), "picture": _inline(template, one, most)} for one in of]

    return {
        "number": card.number,
        "title": clean(card.title),
        "traits_line": clean(_traits(card)),
        "wrong": clean(card.wrong),
        "right": clean(card.right),
        "merits": [clean(one) for one in card.merits],
        "statutes": [
            {
                "title": clean(one.title),
                "status": clean(one.status),
                "paragraphs": clean(one.text).split("\n") if one.text else [],
            }
            for one in card.statutes
        ],
        "crops": pictures(card.crops, _CROP_MM),
        "samples": pictures([card.sample] if card.sample else [], _SAMPLE_MM),
        "pages": pictures(card.pages, _PAGE_MM),
    }


def _inline(template: DocxTemplate, picture: HandoutPicture, most: tuple[int, int]) -> InlineImage:
    data = framed(picture.picture, picture.places) if picture.places else picture.picture
    with Image.open(io.BytesIO(data)) as opened:
        width, height = opened.size
    wide = min(most[0], most[1] * width / height, picture.width / _POINTS)
    return InlineImage(template, io.BytesIO(data), width=Mm(wide))


def _onto_sheets(pdf: FlowPdf, card: HandoutCard) -> None:
    pdf.text(f"案例{card.number}　{card.title}", 15, bold=True)
    pdf.text(_traits(card), 9, grey=True)
    _part(pdf, "问题", card.wrong)
    _pictures(pdf, card.crops, _CROP_MM)
    _part(pdf, "正确做法", card.right)
    if card.sample:
        _pictures(pdf, [card.sample], _SAMPLE_MM, "规范样例：")
    _part(pdf, "好在哪里", "\n".join(f"· {one}" for one in card.merits))
    for at, one in enumerate(card.statutes):
        pdf.keep_together(60 if at else 90)
        pdf.space(6 if at == 0 else 3)
        if at == 0:
            pdf.text("依据", 12, bold=True)
        pdf.text(f"{one.title}　{one.status}", 10.5, grey=True)
        if one.text:
            pdf.text(one.text)
    _pictures(pdf, card.pages, _PAGE_MM)


def _part(pdf: FlowPdf, name: str, words: str) -> None:
    if not words.strip():
        return
    pdf.keep_together(60)  # a heading is not left alone at the foot
    pdf.space(6)
    pdf.text(name, 12, bold=True)
    pdf.text(words)


def _pictures(
    pdf: FlowPdf, pictures: Iterable[HandoutPicture], most: tuple[int, int], before: str = ""
) -> None:
    for one in pictures:
        widest = min(most[0] * _POINTS, WIDTH - 2 * EDGE, one.width)
        caption = before + _caption(one)
        tallest = most[1] * _POINTS
        pdf.picture(one.picture, one.places, caption, widest=widest, tallest=tallest)


def _traits(card: HandoutCard) -> str:
    return "　".join(card.traits)


def _caption(picture: HandoutPicture) -> str:
    return f"《{clean(picture.caption)}》" if picture.caption else ""


def _note(count: int, day: date) -> str:
    return f"共 {count} 张案例卡　图片和文字中的个人信息已遮盖，供内部培训使用　{long_date(day)}"
