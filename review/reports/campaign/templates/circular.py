"""Builds the 评查情况通报 and the 整改通知: to all agencies; they name units, never persons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.reports.campaign.templates import official
from review.reports.templates import look

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document


def build_circular(folder: Path) -> None:
    """circular.docx."""
    document = look.paper()
    official.red_head(document, "", "{{ document_no }}")
    look.title(document, "关于{{ year }}年第{{ quarter }}季度\n行政执法案卷评查情况的通报")
    official.salutation(document, "{{ main_to }}：")
    official.section(document, "一、基本情况")
    look.body(document, "{{ overview_line }}")
    look.body(document, "{{ grades_line }}")
    look.body(document, "{{ comparison_line }}")
    official.section(document, "二、做法与成效")
    look.body(document, "{{ praise_line }}")
    official.each(document, "p in achievements_text", "{{ p }}")
    official.section(document, "三、存在问题")
    look.body(document, "{{ problems_line }}")
    with look.each(document, "c in common"):
        official.section(document, "（{{ c.ordinal }}）{{ c.name }}", look.SUBHEADING)
        look.body(
            document,
            "共{{ c.problems }}个，占{{ c.share }}；涉及{{ c.files }}卷，"
            "案卷命中率{{ c.hit_rate }}。典型表现：{{ c.examples }}。涉及单位：{{ c.units }}。",
        )
    _told(document, "四、整改要求", "requirements_text")
    look.body(document, "{{ reply_line }}")
    look.body(document, "附件：1．单位得分排名表")
    look.body(document, "　　　2．共性问题对照表")
    look.body(document, "　　　3．规范示例")
    official.signed(document)
    official.imprint(document, "抄送：本级党委、政府，纪检监察机关。")
    look.new_page(document)
    official.listed(
        document,
        "附件1　单位得分排名表",
        "a in by_agency",
        (
            ("名次", "rank", 14),
            ("单位", "agency", 54),
            ("卷数", "files", 16),
            ("均分", "mean", 18),
            ("优秀", "excellent", 14),
            ("合格", "passed", 14),
            ("不合格", "failed", 14),
            ("问题数", "problems", 14),
        ),
    )
    official.listed(
        document,
        "附件2　共性问题对照表",
        "t in top",
        (
            ("缺陷码", "code", 24),
            ("问题表述", "name", 90),
            ("问题数", "problems", 20),
            ("涉及案卷数", "files", 24),
        ),
    )
    official.caption(document, "附件3　规范示例")
    official.notes(document, "model_papers_text")
    official.save(document, folder, "circular")


def build_rectify_notice(folder: Path) -> None:
    """rectify_notice.docx."""
    document = look.paper()
    official.red_head(document, "", "{{ document_no }}")
    look.title(document, "关于{{ year }}年第{{ quarter }}季度\n案卷评查共性问题的整改通知")
    official.salutation(document, "{{ main_to }}：")
    look.body(
        document,
        "{{ year }}年第{{ quarter }}季度案卷评查已经完成。现就评查发现的共性问题，"
        "通知你们统一整改。",
    )
    official.section(document, "一、问题类型、占比与涉及单位")
    look.body(document, "{{ problems_line }}")
    look.loop_table(
        document,
        "c in common",
        (
            ("问题类型", "name", 48),
            ("问题数", "problems", 16),
            ("占比", "share", 18),
            ("涉及单位", "units", 76),
        ),
    )
    _told(document, "二、整改要求", "requirements_text")
    _told(document, "三、示范文书", "model_papers_text")
    official.section(document, "四、时限")
    look.body(document, "{{ reply_line }}")
    _told(document, "五、培训安排", "training_text")
    _told(document, "六、联系人", "contact_text")
    official.signed(document)
    official.save(document, folder, "rectify_notice")


def _told(document: Document, heading: str, name: str) -> None:
    """A part of the paper in the words that a person wrote for it."""
    official.section(document, heading)
    official.each(document, f"p in {name}", "{{ p }}")
