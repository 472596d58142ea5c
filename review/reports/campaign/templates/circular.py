"""Builds the 评查情况通报 and the 整改通知: to all agencies; they name units, never persons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.reports.campaign.templates import official
from review.reports.templates import look

if TYPE_CHECKING:
    from pathlib import Path


def build_circular(folder: Path) -> None:
    """circular.docx."""
    document = official.paper()
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
    look.tag(document, "{%p for c in common %}")
    official.section(document, "（{{ c.ordinal }}）{{ c.name }}", look.SUBHEADING)
    look.body(
        document,
        "共{{ c.problems }}个，占{{ c.share }}；涉及{{ c.files }}卷，案卷命中率{{ c.hit_rate }}。"
        "典型表现：{{ c.examples }}。涉及单位：{{ c.units }}。",
    )
    look.tag(document, "{%p endfor %}")
    official.section(document, "四、整改要求")
    official.each(document, "p in requirements_text", "{{ p }}")
    look.body(document, "{{ reply_line }}")
    look.body(document, "附件：1．单位得分排名表")
    look.body(document, "　　　2．共性问题对照表")
    look.body(document, "　　　3．规范示例")
    official.signed(document)
    official.imprint(document, "抄送：本级党委、政府，纪检监察机关。")
    official.new_page(document)
    official.caption(document, "附件1　单位得分排名表")
    look.loop_table(
        document,
        "a in by_agency",
        (
            ("名次", "{{ a.rank }}", 14),
            ("单位", "{{ a.agency }}", 54),
            ("卷数", "{{ a.files }}", 16),
            ("均分", "{{ a.mean }}", 18),
            ("优秀", "{{ a.excellent }}", 14),
            ("合格", "{{ a.passed }}", 14),
            ("不合格", "{{ a.failed }}", 14),
            ("问题数", "{{ a.problems }}", 14),
        ),
    )
    official.caption(document, "附件2　共性问题对照表")
    look.loop_table(
        document,
        "t in top",
        (
            ("缺陷码", "{{ t.code }}", 24),
            ("问题表述", "{{ t.name }}", 90),
            ("问题数", "{{ t.problems }}", 20),
            ("涉及案卷数", "{{ t.files }}", 24),
        ),
    )
    official.caption(document, "附件3　规范示例")
    look.tag(document, "{%p for p in model_papers_text %}")
    look.note(document, "{{ p }}")
    look.tag(document, "{%p endfor %}")
    official.save(document, folder, "circular")


def build_rectify_notice(folder: Path) -> None:
    """rectify_notice.docx."""
    document = official.paper()
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
            ("问题类型", "{{ c.name }}", 48),
            ("问题数", "{{ c.problems }}", 16),
            ("占比", "{{ c.share }}", 18),
            ("涉及单位", "{{ c.units }}", 76),
        ),
    )
    for ordinal, title, name in (
        ("二", "整改要求", "requirements_text"),
        ("三", "示范文书", "model_papers_text"),
    ):
        official.section(document, f"{ordinal}、{title}")
        official.each(document, f"p in {name}", "{{ p }}")
    official.section(document, "四、时限")
    look.body(document, "{{ reply_line }}")
    for ordinal, title, name in (
        ("五", "培训安排", "training_text"),
        ("六", "联系人", "contact_text"),
    ):
        official.section(document, f"{ordinal}、{title}")
        official.each(document, f"p in {name}", "{{ p }}")
    official.signed(document)
    official.save(document, folder, "rectify_notice")
