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
_INDICATOR = (
    "{{ i.name }}",
    "{{ i.formula }}",
    "{{ i.counted }}",
    "{{ i.printed }}",
    "{{ i.previous }}",
    "{{ i.change }}",
)
_INDICATOR_HEAD = ("指标", "公式", "计数", "本季度", "上季度", "环比")
_INDICATOR_WIDTHS = (30, 54, 20, 18, 17, 19)


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
    table = look.table(
        document,
        ("名次", "单位", "卷数", "均分", "优秀", "合格", "不合格", "问题数", "上季度均分", "环比"),
        (11, 42, 12, 15, 12, 12, 14, 14, 14, 12),
    )
    look.rows(
        table,
        "{%tr for a in by_agency %}",
        (
            "{{ a.rank }}",
            "{{ a.agency }}",
            "{{ a.files }}",
            "{{ a.mean }}",
            "{{ a.excellent }}",
            "{{ a.passed }}",
            "{{ a.failed }}",
            "{{ a.problems }}",
            "{{ a.previous_mean }}",
            "{{ a.change }}",
        ),
    )
    cells = table.add_row().cells  # type: ignore[no-untyped-call]
    look.fill(
        cells,
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
        look.HEADING,
    )
    official.picture(document, "{{ picture_grades }}", "图1　各单位案卷等次")
    official.caption(document, "表3　季度比较")
    quarters = look.table(
        document,
        ("季度", "案卷数", "问题数", "案均问题数", "平均分", "优秀率", "合格率", "不合格率"),
        (36, 16, 16, 18, 16, 18, 18, 20),
    )
    look.rows(
        quarters,
        "{%tr for q in quarters %}",
        (
            "{{ q.name }}",
            "{{ q.files }}",
            "{{ q.problems }}",
            "{{ q.per_file }}",
            "{{ q.mean }}",
            "{{ q.excellent_rate }}",
            "{{ q.passed_rate }}",
            "{{ q.failed_rate }}",
        ),
    )
    official.picture(document, "{{ picture_quarters }}", "图2　季度等次比较")


def _statistics(document: Document) -> None:
    official.section(document, "三、十大类问题统计")
    look.body(document, "{{ problems_line }}")
    official.caption(document, "表4　十大类问题数、占比与案卷命中率")
    table = look.table(
        document, ("大类", "问题数", "占比", "含该类问题案卷数", "案卷命中率"), (62, 20, 22, 30, 24)
    )
    look.rows(
        table,
        "{%tr for c in categories %}",
        (
            "{{ c.name }}",
            "{{ c.problems }}",
            "{{ c.share }}",
            "{{ c.files }}",
            "{{ c.hit_rate }}",
        ),
    )
    cells = table.add_row().cells  # type: ignore[no-untyped-call]
    look.fill(cells, ("合计", "{{ totals.problems }}", "{{ totals.share }}"), look.HEADING)
    look.note(document, "{{ shares_note }}")
    official.picture(document, "{{ picture_categories }}", "图3　大类占比")
    official.picture(document, "{{ picture_top }}", "图4　缺陷码TOP15")
    official.caption(document, "表5　大类×单位热力表（问题数）")
    _heat(document)
    official.picture(document, "{{ picture_heat }}", "图5　大类×单位热力图")
    official.caption(document, "表6　主要指标")
    made = look.table(document, _INDICATOR_HEAD, _INDICATOR_WIDTHS)
    look.rows(made, "{%tr for i in indicators %}", _INDICATOR)


def _heat(document: Document) -> None:
    """The ten categories, those of the office's own together, all."""
    heat = look.table(
        document,
        ("单位", *SHORT_CATEGORIES.values(), "其他", "合计"),
        (36, *[9] * len(SHORT_CATEGORIES), 14, 16),
    )
    places = range(len(SHORT_CATEGORIES) + 1)
    cells = [f"{{% cellbg h.cells[{no}].colour %}}{{{{ h.cells[{no}].count }}}}" for no in places]
    look.rows(heat, "{%tr for h in heat_rows %}", ("{{ h.agency }}", *cells, "{{ h.total }}"))


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
    table = look.table(
        document,
        ("案由", "依据", "卷数", "最低罚款", "中位数", "最高罚款", "离群案件"),
        (28, 30, 10, 20, 20, 20, 28),
    )
    look.rows(
        table,
        "{%tr for s in similar %}",
        (
            "{{ s.cause }}",
            "{{ s.article }}",
            "{{ s.cases }}",
            "{{ s.lowest }}",
            "{{ s.median }}",
            "{{ s.highest }}",
            "{{ s.outliers }}",
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
    made = look.table(document, _INDICATOR_HEAD, _INDICATOR_WIDTHS)
    look.rows(made, "{%tr for i in special %}", _INDICATOR)


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
    made = look.table(document, [one[0] for one in listed], [one[2] for one in listed])
    cells = [f"{{{{ l.{one[1]} }}}}" for one in listed]
    look.rows(made, f"{{%tr for {loop} %}}", cells)
