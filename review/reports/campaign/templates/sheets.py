"""Builds the sheets that people sign: 反馈单, 抽样记录, 申辩复核表, 复核意见表, 回头看记录."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.reports.campaign.templates import official
from review.reports.templates import look

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document


def _case(document: Document) -> None:
    look.plain_table(
        document,
        [
            ("评查活动", "{{ campaign }}", "被评查单位", "{{ agency }}"),
            ("案号", "{{ case.case_no }}", "案由", "{{ case.cause }}"),
            ("案卷类型", "{{ case.kind }}", "评查表编号", "{{ case.sheet_no }}"),
        ],
        (26, 52, 26, 52),
    )


def build_feedback(folder: Path) -> None:
    """feedback.docx."""
    document = official.paper()
    look.title(document, "评查问题反馈单")
    look.note(document, "编号：{{ number }}　　制发单位：{{ organ }}　　日期：{{ sent_short }}")
    _case(document)
    look.heading(document, "一、评查结果", look.SIZE_5)
    look.note(document, "{{ summary_line }}")
    look.heading(document, "二、问题明细", look.SIZE_5)
    table = look.table(
        document,
        ("序号", "缺陷码与表述", "事实（文书、页码、原文片段）", "依据", "扣分", "单位意见"),
        (10, 32, 54, 32, 10, 18),
    )
    look.rows(
        table,
        "{%tr for f in problems %}",
        (
            "{{ f.index }}",
            "{{ f.code }} {{ f.name }}（{{ f.severity }}）\n{{ f.no }}",
            "{{ f.message }}\n{{ f.evidence }}",
            "{{ f.basis }}",
            "{{ f.points }}",
            "□无异议\n□申辩",
        ),
    )
    look.heading(document, "三、拟评定等次", look.SIZE_5)
    look.note(document, "{{ total }}分，{{ proposed_grade }}。")
    look.heading(document, "四、申辩的提出", look.SIZE_5)
    look.note(document, "{{ appeal_line }}")
    look.heading(document, "五、签收与意见", look.SIZE_5)
    official.signatures(document, ("制发单位经办人", "被评查单位签收人", "被评查单位负责人"))
    official.save(document, folder, "feedback")


def build_sampling(folder: Path) -> None:
    """sampling.docx."""
    document = official.paper()
    look.title(document, "抽样记录")
    look.plain_table(
        document,
        [
            ("评查活动", "{{ campaign }}", "评查机构", "{{ organ }}"),
            ("台账文件", "{{ ledger_name }}", "台账哈希（SHA-256）", "{{ ledger_sha256 }}"),
            ("随机种子", "{{ seed }}", "抽样方法", "{{ method }}"),
            ("抽样人", "{{ drawn_by }}", "抽样时间", "{{ drawn_at }}"),
            ("台账案件数", "{{ population }}", "抽取件数", "{{ drawn }}（{{ rate }}）"),
        ],
        (24, 54, 28, 50),
    )
    look.note(document, "{{ summary_line }}")
    look.heading(document, "一、必抽情形", look.SIZE_5)
    _notes(document, "rules")
    look.heading(document, "二、台账校验", look.SIZE_5)
    _notes(document, "ledger_problems")
    look.heading(document, "三、分层与配额", look.SIZE_5)
    strata = look.table(
        document,
        ("序号", "单位", "案卷类型", "台账数", "配额", "抽取数", "其中必抽"),
        (12, 46, 34, 16, 16, 16, 16),
    )
    look.rows(
        strata,
        "{%tr for s in strata %}",
        (
            "{{ s.index }}",
            "{{ s.agency }}",
            "{{ s.kind }}",
            "{{ s.population }}",
            "{{ s.quota }}",
            "{{ s.drawn }}",
            "{{ s.mandatory }}",
        ),
    )
    cells = strata.add_row().cells  # type: ignore[no-untyped-call]
    totals = ("population", "quota", "drawn", "mandatory")
    look.fill(
        cells, ("", "合计", "", *(f"{{{{ strata_totals.{one} }}}}" for one in totals)), look.HEADING
    )
    look.heading(document, "四、抽中案卷", look.SIZE_5)
    picks = look.table(
        document,
        ("序号", "台账行", "案号", "单位", "案卷类型", "案由", "抽取原因"),
        (11, 13, 40, 30, 20, 26, 18),
    )
    look.rows(
        picks,
        "{%tr for p in picks %}",
        (
            "{{ p.index }}",
            "{{ p.row_no }}",
            "{{ p.case_no }}",
            "{{ p.agency }}",
            "{{ p.kind }}",
            "{{ p.cause }}",
            "{{ p.why }}",
        ),
    )
    look.heading(document, "五、签字", look.SIZE_5)
    official.signatures(document, ("抽样人={{ drawn_by }}", "监督人", "被评查单位代表"))
    look.note(document, "{{ versions }}")
    official.save(document, folder, "sampling")


def build_objection_review(folder: Path) -> None:
    """objection_review.docx."""
    document = official.paper()
    look.title(document, "申辩复核表")
    look.note(document, "编号：{{ number }}　　复核单位：{{ organ }}　　收到申辩：{{ received }}")
    _case(document)
    look.note(document, "初评人：{{ first_reviewers }}　　复核人：{{ reviewer }}（未参加初评）")
    table = look.table(
        document,
        ("序号", "问题", "申辩理由", "申辩材料", "结论", "复核理由", "复核后扣分"),
        (10, 36, 34, 22, 14, 28, 14),
    )
    look.rows(
        table,
        "{%tr for o in objections %}",
        (
            "{{ o.index }}",
            "{{ o.code }} {{ o.name }}\n{{ o.no }}，扣{{ o.points }}分",
            "{{ o.text }}",
            "{{ o.proof }}",
            "{{ o.outcome }}",
            "{{ o.reason }}",
            "{{ o.points_after }}",
        ),
    )
    look.note(document, "{{ outcome_line }}")
    look.note(document, "复核前：{{ before_line }}　　复核后：{{ after_line }}")
    official.signatures(document, ("复核人={{ reviewer }}", "组长", "评查机构负责人"))
    official.save(document, folder, "objection_review")


def build_recheck(folder: Path) -> None:
    """recheck.docx."""
    document = official.paper()
    look.title(document, "整改复核意见表")
    look.note(document, "编号：{{ number }}　　复核单位：{{ organ }}　　日期：{{ day_long }}")
    look.note(document, "评查活动：{{ campaign }}　　责任单位：{{ agency }}")
    look.note(document, "{{ summary_line }}")
    table = look.table(
        document,
        ("问题编号", "问题", "复核方式", "复核发现", "结论", "处理", "复核人", "日期"),
        (22, 30, 14, 34, 14, 16, 16, 14),
    )
    look.rows(
        table,
        "{%tr for l in lines %}",
        (
            "{{ l.no }}",
            "{{ l.name }}",
            "{{ l.way }}",
            "{{ l.found }}",
            "{{ l.conclusion }}",
            "{{ l.action }}",
            "{{ l.checkers }}",
            "{{ l.day }}",
        ),
    )
    official.signatures(document, ("复核人甲", "复核人乙", "监督机构负责人"))
    official.save(document, folder, "recheck")


def build_look_back(folder: Path) -> None:
    """look_back.docx."""
    document = official.paper()
    look.title(document, "整改“回头看”记录")
    look.note(document, "监督机构：{{ organ }}　　日期：{{ day_long }}")
    look.note(document, "评查活动：{{ campaign }}　　责任单位：{{ agency }}")
    look.heading(document, "一、抽查案卷（新办结）", look.SIZE_5)
    files = look.table(document, ("序号", "案号", "案由", "案卷类型"), (14, 60, 46, 36))
    look.rows(
        files,
        "{%tr for c in files %}",
        ("{{ c.index }}", "{{ c.case_no }}", "{{ c.cause }}", "{{ c.kind }}"),
    )
    look.heading(document, "二、复发情况", look.SIZE_5)
    lines = look.table(
        document,
        ("缺陷码", "表述", "案由", "原问题数", "新抽样同码问题数", "复发率", "整改有效率"),
        (18, 40, 32, 16, 18, 16, 16),
    )
    look.rows(
        lines,
        "{%tr for l in lines %}",
        (
            "{{ l.code }}",
            "{{ l.name }}",
            "{{ l.cause }}",
            "{{ l.before }}",
            "{{ l.now }}",
            "{{ l.rate }}",
            "{{ l.effective }}",
        ),
    )
    cells = lines.add_row().cells  # type: ignore[no-untyped-call]
    look.fill(
        cells,
        ("", "合计", "", "{{ before }}", "{{ now }}", "{{ rate }}", "{{ effective }}"),
        look.HEADING,
    )
    look.note(document, "{{ summary_line }}")
    look.note(document, "{{ repeated_line }}")
    look.heading(document, "三、说明", look.SIZE_5)
    _notes(document, "remarks")
    look.note(document, "检查人：{{ checkers }}")
    official.signatures(document, ("检查人甲", "检查人乙", "被检查单位"))
    official.save(document, folder, "look_back")


def _notes(document: Document, name: str) -> None:
    look.tag(document, f"{{%p for n in {name} %}}")
    look.note(document, "{{ n }}")
    look.tag(document, "{%p endfor %}")
