"""The template of a hand-out of cards (培训讲义): plainer than an official paper, to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from review.reports.templates import look

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document
    from docx.text.paragraph import Paragraph

_TEXT, _LINES = Pt(12), 1.4
"""小四."""


def build_handout(target: Path) -> None:
    """A list of the cards where there are several, then each card on a page of its own."""
    document = look.paper("案卷评查培训")
    section = document.sections[0]
    section.top_margin, section.bottom_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(14), Mm(14)
    look.title(document, "{{ title }}")
    note = look.note(
        document,
        "共 {{ card_count }} 张案例卡　图片和文字中的个人信息已遮盖，供内部培训使用　"
        "{{ day_long }}",
        look.SUBHEADING,
    )
    note.alignment = WD_ALIGN_PARAGRAPH.CENTER
    look.tag(document, "{%p if several %}")
    look.heading(document, "目录", Pt(14))
    look.loop_table(
        document,
        "c in cards",
        (
            ("序号", "{{ c.number }}", 14),
            ("案例", "{{ c.title }}", 70),
            ("缺陷项、级别、领域、难度", "{{ c.traits_line }}", 72),
        ),
    )
    look.tag(document, "{%p endif %}")
    look.tag(document, "{%p for c in cards %}")
    _heading(document)
    look.note(document, "{{ c.traits_line }}", look.SUBHEADING)
    _part(document, "c.wrong", "问题", "{{ c.wrong }}")
    _pictures(document, "c.crops", "{{ p.caption }}")
    _part(document, "c.right", "正确做法", "{{ c.right }}")
    _pictures(document, "c.samples", "规范样例：{{ p.caption }}")
    _list(document, "m in c.merits", "c.merits", "好在哪里", ("{{ m }}",))
    law = (
        "{{ s.title }}　{{ s.status }}",
        "{%p for l in s.paragraphs %}",
        "{{ l }}",
        "{%p endfor %}",
    )
    _list(document, "s in c.statutes", "c.statutes", "依据", law)
    _pictures(document, "c.pages", "{{ p.caption }}")
    look.tag(document, "{%p endfor %}")
    properties = document.core_properties
    properties.author = properties.comments = ""
    document.save(str(target))


def _heading(document: Document) -> None:
    """On a new page, unless the card is the only one."""
    for condition, new_page in (("if several", True), ("else", False)):
        look.tag(document, f"{{%p {condition} %}}")
        look.heading(document, "案例{{ c.number }}　{{ c.title }}")
        document.paragraphs[-1].paragraph_format.page_break_before = new_page
    look.tag(document, "{%p endif %}")


def _part(document: Document, value: str, name: str, text: str) -> None:
    look.tag(document, f"{{%p if {value} %}}")
    look.heading(document, name, Pt(14))
    _text(document, text)
    look.tag(document, "{%p endif %}")


def _list(document: Document, loop: str, value: str, name: str, texts: tuple[str, ...]) -> None:
    look.tag(document, f"{{%p if {value} %}}")
    look.heading(document, name, Pt(14))
    look.tag(document, f"{{%p for {loop} %}}")
    for text in texts:
        if text.startswith("{%p"):
            look.tag(document, text)
        else:
            _text(document, text, look.SUBHEADING if "title" in text else look.BODY)
    look.tag(document, "{%p endfor %}")
    look.tag(document, "{%p endif %}")


def _pictures(document: Document, value: str, caption: str) -> None:
    look.tag(document, f"{{%p for p in {value} %}}")
    above = look.note(document, caption, look.SUBHEADING)
    above.alignment = WD_ALIGN_PARAGRAPH.CENTER
    above.paragraph_format.keep_with_next = True
    above.paragraph_format.space_before = Pt(6)
    look.note(document, "{{ p.picture }}").alignment = WD_ALIGN_PARAGRAPH.CENTER
    look.tag(document, "{%p endfor %}")


def _text(document: Document, text: str, font: str = look.BODY) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.first_line_indent = 2 * _TEXT
    paragraph.paragraph_format.line_spacing = _LINES
    look.write(paragraph, text, font, _TEXT)
    return paragraph
