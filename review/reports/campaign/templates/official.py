"""Parts of an official paper that the sheets of one case do not need: red head, imprint, signing.

**Source**: GB/T 9704-2012: 发文机关标志 red 小标宋, 发文字号 below it, a red line as wide as the
text, 版记 at the end between lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from review.reports.templates import look

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_RED = RGBColor(0xE6, 0x00, 0x12)
_HEAD = Pt(34)


def red_head(document: Document, second: str, number: str) -> None:
    """发文机关标志 (and a second line in red), 文号, red line."""
    _red(document, "{{ organ }}", _HEAD)
    if second:
        _red(document, second, Pt(24))
    line = document.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.paragraph_format.space_before = Pt(24)
    line.paragraph_format.space_after = Pt(20)
    look.write(line, number, look.BODY, look.SIZE_3)
    _ruled(line, "bottom", "E60012", 14)


def salutation(document: Document, text: str) -> None:
    """主送机关: flush left."""
    look.body(document, text).paragraph_format.first_line_indent = Pt(0)


def section(document: Document, text: str, font: str = look.HEADING) -> None:
    """一级标题 (黑体) or 二级标题 (楷体) of running text, kept with what follows."""
    look.body(document, text, font).paragraph_format.keep_with_next = True


def each(document: Document, loop: str, text: str, font: str = look.BODY) -> None:
    """A paragraph for each of a list."""
    with look.each(document, loop):
        look.body(document, text, font)


def notes(document: Document, name: str) -> None:
    """A line of small text for each of a list of texts."""
    with look.each(document, f"n in {name}"):
        look.note(document, "{{ n }}")


def signed(document: Document) -> None:
    """成文: organ and date on the right, room for the seal above the date."""
    for text, before in (("{{ organ }}", 48), ("{{ day_long }}", 0)):
        line = look.body(document, text)
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        line.paragraph_format.right_indent = Pt(48)
        line.paragraph_format.space_before = Pt(before)
        line.paragraph_format.keep_with_next = before > 0
    note = look.body(document, "（加盖机关印章或者行政执法监督专用章）", look.SUBHEADING)
    note.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def imprint(document: Document, copies: str) -> None:
    """版记: 抄送, who printed it and when, between two lines."""
    first = document.add_paragraph()
    first.paragraph_format.space_before = Pt(18)
    _ruled(first, "top", "000000", 8)
    look.write(first, copies, look.BODY, Pt(14))
    last = document.add_paragraph()
    last.paragraph_format.tab_stops.add_tab_stop(Mm(156), WD_TAB_ALIGNMENT.RIGHT)
    _ruled(last, "top", "000000", 6)
    _ruled(last, "bottom", "000000", 8)
    look.write(last, "{{ organ }}\t{{ day_long }}印发", look.BODY, Pt(14))


def signatures(document: Document, roles: Sequence[str]) -> None:
    """A table to sign: role, name, signature, date."""
    # Two tables with nothing between them are one.
    look.note(document, "")
    made = look.table(document, ("身份", "姓名", "签名", "日期"), (44, 32, 44, 36))
    for role in roles:
        name, _, value = role.partition("=")
        look.last_row(made, (name, value, "", "　年　月　日"), look.BODY)
        made.rows[-1].height = Mm(10)


def turn_page(document: Document, *, wide: bool) -> None:
    """What follows starts on a new page: across (225 mm of text) where `wide`, else upright."""
    upright = document.sections[0]
    page = document.add_section(WD_SECTION.NEW_PAGE)
    if wide:
        page.orientation = WD_ORIENT.LANDSCAPE
        page.page_width, page.page_height = upright.page_height, upright.page_width
        page.left_margin, page.right_margin = upright.top_margin, upright.bottom_margin
        page.top_margin, page.bottom_margin = upright.left_margin, upright.right_margin
        page.header_distance, page.footer_distance = Mm(15), Mm(14)
    else:
        page.orientation = WD_ORIENT.PORTRAIT
        for name in (
            "page_width", "page_height", "left_margin", "right_margin", "top_margin",
            "bottom_margin", "header_distance", "footer_distance",
        ):  # fmt: skip
            setattr(page, name, getattr(upright, name))


def picture(document: Document, tag: str, caption: str) -> None:
    """A picture with its caption below."""
    place = look.note(document, tag)
    place.alignment = WD_ALIGN_PARAGRAPH.CENTER
    place.paragraph_format.keep_with_next = True
    below = look.note(document, caption, look.HEADING)
    below.alignment = WD_ALIGN_PARAGRAPH.CENTER
    below.paragraph_format.space_after = Pt(8)


def caption(document: Document, text: str) -> None:
    """The caption above a table, kept with it."""
    above = look.note(document, text, look.HEADING)
    above.alignment = WD_ALIGN_PARAGRAPH.CENTER
    above.paragraph_format.keep_with_next = True
    above.paragraph_format.space_before = Pt(8)


def listed(
    document: Document, text: str, loop: str, columns: Sequence[tuple[str, str, int]]
) -> Table:
    """A caption and below it the table of a list, as `look.loop_table`."""
    caption(document, text)
    return look.loop_table(document, loop, columns)


def save(document: Document, folder: Path, name: str) -> None:
    """Writes the template."""
    document.save(str(folder / f"{name}.docx"))


def _red(document: Document, text: str, size: Pt) -> None:
    line = document.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = look.write(line, text, look.TITLE, size)
    run.font.color.rgb = _RED


def _ruled(paragraph: Paragraph, side: str, colour: str, eighths: int) -> None:
    """A line above or below; its width in eighths of a point."""
    properties = paragraph._p.get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = OxmlElement("w:pBdr")
        properties.insert_element_before(
            borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
        )
    line = OxmlElement(f"w:{side}")
    for key, value in (("val", "single"), ("sz", str(eighths)), ("space", "6"), ("color", colour)):
        line.set(qn(f"w:{key}"), value)
    borders.append(line)
