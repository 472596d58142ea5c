"""Builds the 案件评查分析报告: eight parts, tables, pictures, indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from review.reports.campaign.numbers import SHORT_CATEGORIES
from review.reports.campaign.templates import official
from review.reports.campaign.templates.attachments import attachments
from review.reports.templates import look

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document

_TITLE = "{{ year }}年第{{ quarter }}季度行政执法案件评查分析报告"
_INDICATORS = (
    ("指标", "name", 30),
    ("公式", "formula", 54),
    ("计数", "counted", 20),
    ("本季度", "printed", 18),
    ("上季度", "previous", 17),
    ("环比", "change", 19),
)


def build_analysis(folder: Path) -> None:
    """analysis.docx."""
    document = look.paper("{{ classification }}")
    look.title(document, _TITLE)
    by = look.body(document, "{{ organ }}", look.SUBHEADING)
    by.alignment = WD_ALIGN_PARAGRAPH.CENTER
    by.paragraph_format.first_line_indent = Pt(0)
    _general(document)
    _grades(document)
    _statistics(document)
    _typical(document)
    _special(document)
    _causes(document)
    attachments(document)
    official.save(document, folder, "analysis")


def _general(document: Document) -> None:
    official.section(document, "一、总体情况")
    look.body(document, "{{ overview_line }}")
    official.each(document, "p in methods_text", "{{ p }}")
    official.caption(document, "表1　评查概况")
    look.plain_table(
        document,
        [
            ("评查批次", "{{ number }}", "评查范围", "{{ scope }}"),
            ("办结期间", "{{ period }}", "被评查单位数", "{{ totals.agencies }}"),
            ("台账案件数", "{{ population }}", "抽取案卷数", "{{ selected }}"),
            ("形成等次案卷数", "{{ totals.files }}", "确认问题数", "{{ totals.problems }}"),
            ("评查人员数", "{{ people | length }}", "异议处理数", "{{ objections | length }}"),
        ],
        (30, 48, 30, 48),
    )


def _grades(document: Document) -> None:
    official.section(document, "二、总体评价与等次")
    look.body(document, "{{ grades_line }}")
    look.body(document, "{{ comparison_line }}")
    table = official.listed(
        document,
        "表2　各单位评查等次",
        "a in by_agency",
        (
            ("名次", "rank", 11),
            ("单位", "agency", 42),
            ("卷数", "files", 12),
            ("均分", "mean", 15),
            ("优秀", "excellent", 12),
            ("合格", "passed", 12),
            ("不合格", "failed", 14),
            ("问题数", "problems", 14),
            ("上季度均分", "previous_mean", 14),
            ("环比", "change", 12),
        ),
    )
    look.last_row(
        table,
        (
            "",
            "合计",
            "{{ totals.files }}",
            "{{ totals.mean }}",
            "{{ totals.excellent }}",
            "{{ totals.passed }}",
            "{{ totals.failed }}",
            "{{ totals.problems }}",
            "",
            "",
        ),
    )
    official.picture(document, "{{ picture_grades }}", "图1　各单位案卷等次")
    official.listed(
        document,
        "表3　季度比较",
        "q in quarters",
        (
            ("季度", "name", 36),
            ("案卷数", "files", 16),
            ("问题数", "problems", 16),
            ("案均问题数", "per_file", 18),
            ("平均分", "mean", 16),
            ("优秀率", "excellent_rate", 18),
            ("合格率", "passed_rate", 18),
            ("不合格率", "failed_rate", 20),
        ),
    )
    official.picture(document, "{{ picture_quarters }}", "图2　季度等次比较")


def _statistics(document: Document) -> None:
    official.section(document, "三、十大类问题统计")
    look.body(document, "{{ problems_line }}")
    table = official.listed(
        document,
        "表4　十大类问题数、占比与案卷命中率",
        "c in categories",
        (
            ("大类", "name", 62),
            ("问题数", "problems", 20),
            ("占比", "share", 22),
            ("含该类问题案卷数", "files", 30),
            ("案卷命中率", "hit_rate", 24),
        ),
    )
    look.last_row(table, ("合计", "{{ totals.problems }}", "{{ totals.share }}"))
    look.note(document, "{{ shares_note }}")
    official.picture(document, "{{ picture_categories }}", "图3　大类占比")
    official.picture(document, "{{ picture_top }}", "图4　缺陷码TOP15")
    official.caption(document, "表5　大类×单位热力表（问题数）")
    _heat(document)
    official.picture(document, "{{ picture_heat }}", "图5　大类×单位热力图")
    official.listed(document, "表6　主要指标", "i in indicators", _INDICATORS)


def _heat(document: Document) -> None:
    """The ten categories, those of the office's own together, all."""
    counts = [
        (short, f"{{% cellbg h.cells[{no}].colour %}}{{{{ h.cells[{no}].count }}}}", width)
        for no, (short, width) in enumerate(
            [*((short, 9) for short in SHORT_CATEGORIES.values()), ("其他", 14)]
        )
    ]
    ends = ("单位", "agency", 36), ("合计", "total", 16)
    look.loop_table(document, "h in heat_rows", (ends[0], *counts, ends[1]))


def _typical(document: Document) -> None:
    official.section(document, "四、典型问题剖析")
    for ordinal, title, name in (
        ("一", "程序性瑕疵", "typical_procedural"),
        ("二", "实体性问题", "typical_substantive"),
    ):
        official.section(document, f"（{ordinal}）{title}", look.SUBHEADING)
        with look.each(document, f"t in {name}"):
            look.body(document, "{{ t.index }}．{{ t.title }}（{{ t.category }}）")
            look.body(document, "事实：{{ t.facts }}")
            look.body(document, "违反：{{ t.violated }}")
            look.body(document, "后果：{{ t.effect }}")
            look.body(document, "正确做法：{{ t.right_way }}")
            look.tag(document, "{%p else %}")
            look.body(document, "（由评查机构选取案例填写）")


def _special(document: Document) -> None:
    official.section(document, "五、专项分析")
    official.section(document, "（一）裁量与类案", look.SUBHEADING)
    look.body(document, "{{ similar_line }}")
    look.loop_table(
        document,
        "s in similar",
        (
            ("案由", "cause", 28),
            ("依据", "article", 30),
            ("卷数", "cases", 10),
            ("最低罚款", "lowest", 20),
            ("中位数", "median", 20),
            ("最高罚款", "highest", 20),
            ("离群案件", "outliers", 28),
        ),
    )
    official.each(document, "p in discretion_remarks_text", "{{ p }}")
    for ordinal, title, line in (
        ("二", "免罚轻罚适用", "lenient_line"),
        ("三", "行政检查", "inspection_line"),
        ("四", "期限", "limits_line"),
        ("五", "送达", "delivery_line"),
    ):
        official.section(document, f"（{ordinal}）{title}", look.SUBHEADING)
        look.body(document, f"{{{{ {line} }}}}")
    official.listed(document, "表7　专项指标", "i in special", _INDICATORS)


def _causes(document: Document) -> None:
    for heading, name in (("六、原因分析", "causes"), ("七、对策建议", "advices")):
        official.section(document, heading)
        with look.each(document, f"c in {name}"):
            official.section(document, "（{{ c.ordinal }}）{{ c.title }}", look.SUBHEADING)
            official.each(document, "p in c.paragraphs", "{{ p }}")
