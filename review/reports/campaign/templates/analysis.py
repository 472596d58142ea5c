"""Builds the 案件评查分析报告: eight parts, tables, pictures, indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from review.reports.campaign.numbers import SHORT_CATEGORIES
from review.reports.campaign.templates import official
from review.reports.templates import look

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document

_TITLE = "{{ year }}年第{{ quarter }}季度行政执法案件评查分析报告"
_INDICATORS = (
    ("指标", "{{ i.name }}", 30),
    ("公式", "{{ i.formula }}", 54),
    ("计数", "{{ i.counted }}", 20),
    ("本季度", "{{ i.printed }}", 18),
    ("上季度", "{{ i.previous }}", 17),
    ("环比", "{{ i.change }}", 19),
)


def build_analysis(folder: Path) -> None:
    """analysis.docx."""
    document = official.paper("{{ classification }}")
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
    _attachments(document)
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
    official.caption(document, "表2　各单位评查等次")
    table = look.loop_table(
        document,
        "a in by_agency",
        (
            ("名次", "{{ a.rank }}", 11),
            ("单位", "{{ a.agency }}", 42),
            ("卷数", "{{ a.files }}", 12),
            ("均分", "{{ a.mean }}", 15),
            ("优秀", "{{ a.excellent }}", 12),
            ("合格", "{{ a.passed }}", 12),
            ("不合格", "{{ a.failed }}", 14),
            ("问题数", "{{ a.problems }}", 14),
            ("上季度均分", "{{ a.previous_mean }}", 14),
            ("环比", "{{ a.change }}", 12),
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
    official.caption(document, "表3　季度比较")
    look.loop_table(
        document,
        "q in quarters",
        (
            ("季度", "{{ q.name }}", 36),
            ("案卷数", "{{ q.files }}", 16),
            ("问题数", "{{ q.problems }}", 16),
            ("案均问题数", "{{ q.per_file }}", 18),
            ("平均分", "{{ q.mean }}", 16),
            ("优秀率", "{{ q.excellent_rate }}", 18),
            ("合格率", "{{ q.passed_rate }}", 18),
            ("不合格率", "{{ q.failed_rate }}", 20),
        ),
    )
    official.picture(document, "{{ picture_quarters }}", "图2　季度等次比较")


def _statistics(document: Document) -> None:
    official.section(document, "三、十大类问题统计")
    look.body(document, "{{ problems_line }}")
    official.caption(document, "表4　十大类问题数、占比与案卷命中率")
    table = look.loop_table(
        document,
        "c in categories",
        (
            ("大类", "{{ c.name }}", 62),
            ("问题数", "{{ c.problems }}", 20),
            ("占比", "{{ c.share }}", 22),
            ("含该类问题案卷数", "{{ c.files }}", 30),
            ("案卷命中率", "{{ c.hit_rate }}", 24),
        ),
    )
    look.last_row(table, ("合计", "{{ totals.problems }}", "{{ totals.share }}"))
    look.note(document, "{{ shares_note }}")
    official.picture(document, "{{ picture_categories }}", "图3　大类占比")
    official.picture(document, "{{ picture_top }}", "图4　缺陷码TOP15")
    official.caption(document, "表5　大类×单位热力表（问题数）")
    _heat(document)
    official.picture(document, "{{ picture_heat }}", "图5　大类×单位热力图")
    official.caption(document, "表6　主要指标")
    look.loop_table(document, "i in indicators", _INDICATORS)


def _heat(document: Document) -> None:
    """The ten categories, those of the office's own together, all."""
    counts = [
        (short, f"{{% cellbg h.cells[{no}].colour %}}{{{{ h.cells[{no}].count }}}}", width)
        for no, (short, width) in enumerate(
            [*((short, 9) for short in SHORT_CATEGORIES.values()), ("其他", 14)]
        )
    ]
    ends = ("单位", "{{ h.agency }}", 36), ("合计", "{{ h.total }}", 16)
    look.loop_table(document, "h in heat_rows", (ends[0], *counts, ends[1]))


def _typical(document: Document) -> None:
    official.section(document, "四、典型问题剖析")
    for ordinal, title, name in (
        ("一", "程序性瑕疵", "typical_procedural"),
        ("二", "实体性问题", "typical_substantive"),
    ):
        official.section(document, f"（{ordinal}）{title}", look.SUBHEADING)
        look.tag(document, f"{{%p for t in {name} %}}")
        look.body(document, "{{ t.index }}．{{ t.title }}（{{ t.category }}）")
        look.body(document, "事实：{{ t.facts }}")
        look.body(document, "违反：{{ t.violated }}")
        look.body(document, "后果：{{ t.effect }}")
        look.body(document, "正确做法：{{ t.right_way }}")
        look.tag(document, "{%p else %}")
        look.body(document, "（由评查机构选取案例填写）")
        look.tag(document, "{%p endfor %}")


def _special(document: Document) -> None:
    official.section(document, "五、专项分析")
    official.section(document, "（一）裁量与类案", look.SUBHEADING)
    look.body(document, "{{ similar_line }}")
    look.loop_table(
        document,
        "s in similar",
        (
            ("案由", "{{ s.cause }}", 28),
            ("依据", "{{ s.article }}", 30),
            ("卷数", "{{ s.cases }}", 10),
            ("最低罚款", "{{ s.lowest }}", 20),
            ("中位数", "{{ s.median }}", 20),
            ("最高罚款", "{{ s.highest }}", 20),
            ("离群案件", "{{ s.outliers }}", 28),
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
    official.caption(document, "表7　专项指标")
    look.loop_table(document, "i in special", _INDICATORS)


def _causes(document: Document) -> None:
    for heading, name in (("六、原因分析", "causes"), ("七、对策建议", "advices")):
        official.section(document, heading)
        look.tag(document, f"{{%p for c in {name} %}}")
        official.section(document, "（{{ c.ordinal }}）{{ c.title }}", look.SUBHEADING)
        official.each(document, "p in c.paragraphs", "{{ p }}")
        look.tag(document, "{%p endfor %}")


def _attachments(document: Document) -> None:
    official.section(document, "八、附件")
    official.signatures(document, ("经办人", "负责人（审签）"))
    _table(
        document,
        "附件1　三单汇总",
        "l in lists",
        (("单位", "agency", 70), ("问题数", "problems", 28), ("已销号", "closed", 28)),
        (("未销号", "open", 28),),
    )
    _table(
        document,
        "附件2　缺陷码说明",
        "l in codes",
        (("缺陷码", "code", 30), ("表述", "name", 126)),
    )
    look.note(document, "附件3　抽样记录（另附）", look.HEADING)
    _table(
        document,
        "附件4　评查人员名单",
        "l in people",
        (("姓名", "name", 34), ("身份", "part", 34), ("组别", "team", 40)),
        (("单位", "organisation", 48),),
    )
    _table(
        document,
        "附件5　异议处理记录",
        "l in objections",
        (("单位", "agency", 30), ("案号", "case_no", 34), ("缺陷码", "code", 18)),
        (("申辩", "text", 32), ("结论", "outcome", 16), ("理由", "reason", 28)),
    )
    _table(
        document,
        "附件6　系统疑点确认情况",
        "l in suspects",
        (("缺陷码", "code", 22), ("表述", "name", 68), ("疑点", "found", 20)),
        (("确认", "confirmed", 20), ("确认率", "precision", 26)),
    )
    look.note(document, "{{ versions }}")


def _table(
    document: Document, caption: str, loop: str, *columns: tuple[tuple[str, str, int], ...]
) -> None:
    official.caption(document, caption)
    listed = [column for part in columns for column in part]
    look.loop_table(
        document, loop, [(head, f"{{{{ l.{name} }}}}", width) for head, name, width in listed]
    )
