"""Builds the supervision papers to one agency, and the 线索移送单."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.reports.campaign.templates import official
from review.reports.templates import look

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document

_VIEWS = {
    "supervision_opinion": "四、监督意见",
    "supervision_notice": "四、通知事项",
    "supervision_decision": "四、监督决定",
}
_INTRODUCED = {
    "supervision_opinion": "针对上述问题，提出以下监督意见，请你单位纠正：",
    "supervision_notice": "请你单位就上述问题说明情况、提供材料：",
    "supervision_decision": "针对上述问题，本机关决定如下，请你单位执行：",
}


def build_supervision(folder: Path) -> None:
    """The three papers; they differ in what they ask for.

    Of the eight parts of the body the first is the salutation (主送单位), the last the attachments
    with organ, date and seal (落款).
    """
    for kind, heading in _VIEWS.items():
        document = look.paper()
        official.red_head(document, "行政执法监督专用", "{{ number }}")
        look.title(document, "{{ title }}")
        official.salutation(document, "{{ agency }}：")
        _facts(document)
        official.section(document, heading)
        look.body(document, _INTRODUCED[kind])
        for ordinal, title, name in (
            ("一", "个案处理", "case_measures"),
            ("二", "制度性整改", "system_measures"),
            ("三", "责任处理建议", "responsibilities"),
        ):
            official.section(document, f"（{ordinal}）{title}", look.SUBHEADING)
            official.each(document, f"p in {name}", "{{ p }}")
        official.section(document, "五、整改期限与回复要求")
        look.body(document, "{{ reply_line }}")
        official.section(document, "六、救济与异议")
        official.each(document, "p in remedies", "{{ p }}")
        official.each(document, "a in attachments", "附件{{ a.index }}：{{ a.name }}")
        official.signed(document)
        _list_of_problems(document)
        _signing(document)
        official.save(document, folder, kind)


def _facts(document: Document) -> None:
    official.section(document, "一、监督事由与依据")
    look.body(document, "{{ reason_line }}")
    official.section(document, "二、查明事实")
    look.body(document, "{{ facts_line }}")
    with look.each(document, "c in cases"):
        official.section(
            document,
            "（{{ c.ordinal }}）{{ c.case_no }}（{{ c.cause }}，{{ c.count }}个问题）",
            look.SUBHEADING,
        )
        official.each(
            document,
            "f in c.problems",
            "{{ f.index }}．{{ f.name }}（{{ f.code }}，{{ f.no }}）。{{ f.message }}"
            "证据：{{ f.evidence_line }}。违反：{{ f.basis_line }}。",
        )
    official.section(document, "三、认定意见")
    look.body(document, "{{ effect_line }}")
    official.each(document, "p in effects", "{{ p }}")


def _list_of_problems(document: Document) -> None:
    official.turn_page(document, wide=True)
    official.listed(
        document,
        "附件1　问题清单（{{ agency }}，共{{ problem_count }}项）",
        "f in problems",
        (
            ("序号", "index", 11),
            ("编号", "no", 23),
            ("案卷", "{{ f.case_no }}\n{{ f.cause }}", 32),
            ("缺陷码与表述", "{{ f.code }} {{ f.name }}", 30),
            ("具体事实与页码", "{{ f.message }}\n{{ f.evidence }}", 54),
            ("依据", "basis", 38),
            ("严重度", "severity", 14),
            ("时限", "deadline", 23),
        ),
    )


def _signing(document: Document) -> None:
    """Stays in the house: who drafted, looked through and signed."""
    official.turn_page(document, wide=False)
    official.caption(document, "发文审签单（留档，不随文发送）")
    look.note(document, "文号：{{ number }}　　主送：{{ agency }}　　日期：{{ day_short }}")
    look.note(
        document, "案卷数：{{ file_count }}　　问题数：{{ problem_count }}　　目的：{{ purpose }}"
    )
    look.loop_table(
        document,
        "s in signers",
        (
            ("环节", "role", 36),
            ("姓名", "name", 32),
            ("意见与签名", "", 56),
            ("日期", "　年　月　日", 32),
        ),
    )


def build_clue_transfer(folder: Path) -> None:
    """clue_transfer.docx."""
    document = look.paper("不得公开")
    look.title(document, "线索移送单")
    look.note(document, "编号：{{ number }}　　日期：{{ day_long }}")
    look.plain_table(
        document,
        [
            ("移送单位", "{{ organ }}", "接收单位", "{{ receiver }}"),
            ("案号", "{{ case.case_no }}", "案由", "{{ case.cause }}"),
            ("办案单位", "{{ case.agency }}", "案卷类型", "{{ case.kind }}"),
            ("涉及人员", "{{ persons }}", "问题严重度", "{{ severities }}"),
        ],
        (26, 52, 26, 52),
    )
    look.heading(document, "一、移送理由", look.SIZE_5)
    look.note(document, "{{ reason }}")
    look.heading(document, "二、移送依据", look.SIZE_5)
    look.note(document, "{{ legal_basis }}")
    look.heading(document, "三、线索事实", look.SIZE_5)
    look.loop_table(
        document,
        "f in problems",
        (
            ("编号", "no", 23),
            ("缺陷码与表述", "{{ f.code }} {{ f.name }}", 26),
            ("事实", "message", 37),
            ("所在文书、页码与原文", "evidence", 34),
            ("依据", "basis", 36),
        ),
    )
    look.heading(document, "四、移送材料", look.SIZE_5)
    look.note(document, "{{ materials }}")
    official.signatures(
        document,
        (
            "经办人={{ handler }}",
            "审核人={{ reviewer }}",
            "批准人={{ approver }}",
            "接收人",
        ),
    )
    official.save(document, folder, "clue_transfer")
