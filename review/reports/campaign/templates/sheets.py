"""Builds the sheets that people sign: 反馈单, 抽样记录, 申辩复核表, 复核意见表, 回头看记录."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.shared import Pt

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
    document = look.paper()
    look.title(document, "评查问题反馈单")
    look.note(document, "编号：{{ number }}　　制发单位：{{ organ }}　　日期：{{ sent_short }}")
    _case(document)
    look.heading(document, "一、评查结果", look.SIZE_5)
    look.note(document, "{{ summary_line }}")
    look.heading(document, "二、问题明细", look.SIZE_5)
    look.loop_table(
        document,
        "f in problems",
        (
            ("序号", "index", 11),
            ("缺陷码与表述", "{{ f.code }} {{ f.name }}（{{ f.severity }}）\n{{ f.no }}", 28),
            ("事实（文书、页码、原文片段）", "{{ f.message }}\n{{ f.evidence }}", 49),
            ("依据", "basis", 40),
            ("扣分", "points", 11),
            ("单位意见", "□无异议\n□申辩", 17),
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
    document = look.paper()
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
    official.notes(document, "rules")
    look.heading(document, "二、台账校验", look.SIZE_5)
    official.notes(document, "ledger_problems")
    look.heading(document, "三、分层与配额", look.SIZE_5)
    strata = look.loop_table(
        document,
        "s in strata",
        (
            ("序号", "index", 12),
            ("单位", "agency", 46),
            ("案卷类型", "kind", 34),
            ("台账数", "population", 16),
            ("配额", "quota", 16),
            ("抽取数", "drawn", 16),
            ("其中必抽", "mandatory", 16),
        ),
    )
    totals = ("population", "quota", "drawn", "mandatory")
    look.last_row(strata, ("", "合计", "", *(f"{{{{ strata_totals.{one} }}}}" for one in totals)))
    look.heading(document, "四、抽中案卷", look.SIZE_5)
    look.loop_table(
        document,
        "p in picks",
        (
            ("序号", "index", 11),
            ("台账行", "row_no", 13),
            ("案号", "case_no", 40),
            ("单位", "agency", 30),
            ("案卷类型", "kind", 20),
            ("案由", "cause", 26),
            ("抽取原因", "why", 18),
        ),
    )
    look.heading(document, "五、签字", look.SIZE_5)
    official.signatures(document, ("抽样人={{ drawn_by }}", "监督人", "被评查单位代表"))
    look.note(document, "{{ versions }}")
    official.save(document, folder, "sampling")


def build_objection_review(folder: Path) -> None:
    """objection_review.docx."""
    document = look.paper()
    look.title(document, "申辩复核表")
    look.note(document, "编号：{{ number }}　　复核单位：{{ organ }}　　收到申辩：{{ received }}")
    _case(document)
    look.note(document, "初评人：{{ first_reviewers }}　　复核人：{{ reviewer }}（未参加初评）")
    look.loop_table(
        document,
        "o in objections",
        (
            ("序号", "index", 10),
            ("问题", "{{ o.code }} {{ o.name }}\n{{ o.no }}，扣{{ o.points }}分", 36),
            ("申辩理由", "text", 34),
            ("申辩材料", "proof", 22),
            ("结论", "outcome", 14),
            ("复核理由", "reason", 28),
            ("复核后扣分", "points_after", 14),
        ),
    )
    look.note(document, "{{ outcome_line }}")
    look.note(document, "复核前：{{ before_line }}　　复核后：{{ after_line }}")
    official.signatures(document, ("复核人={{ reviewer }}", "组长", "评查机构负责人"))
    official.save(document, folder, "objection_review")


def build_recheck(folder: Path) -> None:
    """recheck.docx."""
    document = look.paper()
    look.title(document, "整改复核意见表")
    look.note(document, "编号：{{ number }}　　复核单位：{{ organ }}　　日期：{{ day_long }}")
    look.note(document, "评查活动：{{ campaign }}　　责任单位：{{ agency }}")
    look.note(document, "{{ summary_line }}")
    look.loop_table(
        document,
        "l in lines",
        (
            ("问题编号", "no", 22),
            ("问题", "name", 30),
            ("复核方式", "way", 14),
            ("复核发现", "found", 34),
            ("结论", "conclusion", 14),
            ("处理", "action", 16),
            ("复核人", "checkers", 16),
            ("日期", "day", 14),
        ),
    )
    official.signatures(document, ("复核人甲", "复核人乙", "监督机构负责人"))
    official.save(document, folder, "recheck")


def build_look_back(folder: Path) -> None:
    """look_back.docx."""
    document = look.paper()
    look.title(document, "整改“回头看”记录")
    look.note(document, "监督机构：{{ organ }}　　日期：{{ day_long }}")
    look.note(document, "评查活动：{{ campaign }}　　责任单位：{{ agency }}")
    look.heading(document, "一、抽查案卷（新办结）", look.SIZE_5)
    look.loop_table(
        document,
        "c in files",
        (
            ("序号", "index", 14),
            ("案号", "case_no", 60),
            ("案由", "cause", 46),
            ("案卷类型", "kind", 36),
        ),
    )
    look.heading(document, "二、复发情况", look.SIZE_5)
    lines = look.loop_table(
        document,
        "l in lines",
        (
            ("缺陷码", "code", 18),
            ("表述", "name", 40),
            ("案由", "cause", 32),
            ("原问题数", "before", 16),
            ("新抽样同码问题数", "now", 18),
            ("复发率", "rate", 16),
            ("整改有效率", "effective", 16),
        ),
    )
    look.last_row(
        lines, ("", "合计", "", "{{ before }}", "{{ now }}", "{{ rate }}", "{{ effective }}")
    )
    look.note(document, "{{ summary_line }}").paragraph_format.space_before = Pt(6)
    look.note(document, "{{ repeated_line }}")
    look.heading(document, "三、说明", look.SIZE_5)
    official.notes(document, "remarks")
    look.note(document, "检查人：{{ checkers }}")
    official.signatures(document, ("检查人甲", "检查人乙", "被检查单位"))
    official.save(document, folder, "look_back")
