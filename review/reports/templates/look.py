"""The look of an official paper (公文版式): fonts, margins, tables. Used to build the templates.

**Source**: GB/T 9704-2012: A4, margins 37/35/28/26 mm, title 二号小标宋, body 三号仿宋, about 22
lines a page.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import docx
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

TITLE, BODY, HEADING, SUBHEADING = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
LATIN = "Times New Roman"
TABLE_TEXT = "表内文字"
_INSTEAD = {
    TITLE: "方正小标宋_GBK,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC",
    BODY: "仿宋,FangSong,STFangsong,Noto Serif CJK SC",
    HEADING: "SimHei,Noto Sans CJK SC",
    SUBHEADING: "楷体,KaiTi,STKaiti,LXGW WenKai",
}
"""What Word takes where the office has not installed the font."""

SIZE_2, SIZE_3, SIZE_5, SMALL_5 = Pt(22), Pt(16), Pt(10.5), Pt(9)
"""二号, 三号, 五号, 小五."""
_LINE = Pt(28.95)
"""225 mm of text in 22 lines."""


def paper(header: str = "") -> Document:
    """An empty paper in the look of GB/T 9704."""
    document: Document = docx.Document()
    set_fonts(document)
    set_page(document, header)
    return document


def new_page(document: Document) -> None:
    """What follows starts on a new page."""
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def set_page(document: Document, header: str) -> None:
    """A4 with the standard's margins, the header's words, page numbers below."""
    section = document.sections[0]
    section.start_type = WD_SECTION.NEW_PAGE
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(20), Mm(25)
    words = section.header.paragraphs[0]
    words.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    write(words, header, HEADING, SIZE_5)
    number = section.footer.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    write(number, "— ", BODY, Pt(14))
    _page_number(write(number, "", BODY, Pt(14)))
    write(number, " —", BODY, Pt(14))


def set_fonts(document: Document) -> None:
    """Body font as the default, and substitutes where a font is not installed."""
    normal: ParagraphStyle = document.styles["Normal"]
    normal.font.size = SIZE_3
    _font(normal.element.get_or_add_rPr(), BODY)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    in_tables = document.styles.add_style(TABLE_TEXT, WD_STYLE_TYPE.PARAGRAPH)
    in_tables.base_style, in_tables.font.size = normal, SMALL_5
    fonts = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    rows = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{instead}"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name, instead in _INSTEAD.items()
    )
    fonts._blob = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w='
        '"http://schemas.openxmlformats.org/wordprocessingml/2006/main">' + rows + "</w:fonts>"
    ).encode()


def write(paragraph: Paragraph, text: str, font: str, size: Pt, bold: bool = False) -> Run:
    """Adds a run in a Chinese font."""
    run = paragraph.add_run(text)
    run.font.size, run.font.bold = size, bold
    _font(run._r.get_or_add_rPr(), font)
    return run


def title(document: Document, text: str) -> None:
    """二号小标宋, centred."""
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(12)
    write(paragraph, text, TITLE, SIZE_2)


def heading(document: Document, text: str, size: Pt = SIZE_3) -> None:
    """一级标题: 黑体, kept with what follows."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(6)
    write(paragraph, text, HEADING, size)


def body(document: Document, text: str, font: str = BODY) -> Paragraph:
    """A paragraph of the body: indented by two characters, lines of 28.95 points."""
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.first_line_indent = 2 * SIZE_3
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, _LINE
    write(paragraph, text, font, SIZE_3)
    return paragraph


def tag(document: Document, text: str) -> None:
    """A paragraph that holds a template tag only and is gone in the report."""
    write(document.add_paragraph(), text, BODY, SIZE_5)


@contextmanager
def each(document: Document, loop: str) -> Iterator[None]:
    """Paragraphs that the template repeats for each of a list (`"p in causes"`)."""
    tag(document, f"{{%p for {loop} %}}")
    yield
    tag(document, "{%p endfor %}")


def note(document: Document, text: str, font: str = BODY) -> Paragraph:
    """五号 text beside tables and pictures."""
    paragraph = document.add_paragraph()
    write(paragraph, text, font, SIZE_5)
    return paragraph


def table(document: Document, header: Sequence[str], widths: Sequence[int]) -> Table:
    """A ruled table of fixed widths (mm) whose first row is repeated on every page."""
    made = _ruled(document, widths)
    fill(made.rows[0].cells, header, HEADING)
    _row_mark(made, 0, "w:tblHeader")
    _row_mark(made, 0, "w:cantSplit")
    return made


def loop_table(document: Document, loop: str, columns: Sequence[tuple[str, str, int]]) -> Table:
    """A table with a row for each of a list (`"f in problems"`); of each column: head, cell, mm.

    A cell that is one name (`"code"`) is that field of the row's object: `{{ f.code }}`.
    """
    heads, cells, widths = zip(*columns, strict=True)
    each, _, _ = loop.partition(" in ")
    fields = (
        f"{{{{ {each}.{cell} }}}}" if cell.isascii() and cell.isidentifier() else cell
        for cell in cells
    )
    made = table(document, heads, widths)
    rows(made, f"{{%tr for {loop} %}}", tuple(fields))
    return made


def last_row(made: Table, texts: Sequence[str], font: str = HEADING) -> None:
    """One row more: totals, or a line to sign."""
    fill(_new_row(made), texts, font)


def plain_table(document: Document, rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
    """A ruled table of labels and values, without a header row."""
    made = _ruled(document, widths)
    for number, texts in enumerate(rows):
        if number:
            _new_row(made)
        for column, text in enumerate(texts):
            font = BODY if column % 2 else HEADING
            fill([made.rows[number].cells[column]], [text], font)


def rows(made: Table, loop: str, cells: Sequence[str], end: str = "{%tr endfor %}") -> None:
    """Rows that the template repeats: a row with the tag, the row itself, a row with its end."""
    tag_row(made, loop)
    fill(_new_row(made), cells, BODY)
    _row_mark(made, len(made.rows) - 1, "w:cantSplit")
    if end:
        tag_row(made, end)


def tag_row(made: Table, text: str) -> None:
    """A row that holds a template tag only and is gone in the report."""
    fill([_new_row(made)[0]], [text], BODY)


def wide_row(made: Table, first: str, text: str) -> None:
    """A row whose cells after the first are one."""
    cells = _new_row(made)
    fill([cells[0], cells[1].merge(cells[-1])], [first, text], BODY)


def fill(cells: Sequence[_Cell], texts: Sequence[str], font: str) -> None:
    """Writes into cells, 小五."""
    for cell, text in zip(cells, texts, strict=False):
        paragraph = cell.paragraphs[0]
        paragraph.style = TABLE_TEXT
        write(paragraph, text, font, SMALL_5)


def _new_row(made: Table) -> Sequence[_Cell]:
    cells: Sequence[_Cell] = made.add_row().cells  # type: ignore[no-untyped-call]
    for cell in cells:
        cell.paragraphs[0].style = TABLE_TEXT
    return cells


def _ruled(document: Document, widths: Sequence[int]) -> Table:
    made: Table = document.add_table(rows=1, cols=len(widths), style="Table Grid")
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
        column.cells[0].width = Mm(width)
    return made


def _row_mark(made: Table, number: int, name: str) -> None:
    made.rows[number]._tr.get_or_add_trPr().append(OxmlElement(name))


def _font(properties: object, name: str) -> None:
    fonts = properties.get_or_add_rFonts()  # type: ignore[attr-defined]
    for key in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(key), LATIN)
    fonts.set(qn("w:eastAsia"), name)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)


def _page_number(run: Run) -> None:
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)
