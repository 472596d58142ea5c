"""Builds the last part of the 案件评查分析报告: what is attached to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.reports.campaign.templates import official
from review.reports.templates import look

if TYPE_CHECKING:
    from docx.document import Document


def attachments(document: Document) -> None:
    """附件: lists, codes, people, objections, suspects."""
    official.section(document, "八、附件")
    official.signatures(document, ("经办人", "负责人（审签）"))
    official.listed(
        document,
        "附件1　三单汇总",
        "l in lists",
        (
            ("单位", "agency", 70),
            ("问题数", "problems", 28),
            ("已销号", "closed", 28),
            ("未销号", "open", 28),
        ),
    )
    official.listed(
        document,
        "附件2　缺陷码说明",
        "l in codes",
        (("缺陷码", "code", 30), ("表述", "name", 126)),
    )
    look.note(document, "附件3　抽样记录（另附）", look.HEADING)
    official.listed(
        document,
        "附件4　评查人员名单",
        "l in people",
        (
            ("姓名", "name", 34),
            ("身份", "part", 34),
            ("组别", "team", 40),
            ("单位", "organisation", 48),
        ),
    )
    official.listed(
        document,
        "附件5　异议处理记录",
        "l in objections",
        (
            ("单位", "agency", 30),
            ("案号", "case_no", 34),
            ("缺陷码", "code", 18),
            ("申辩", "text", 32),
            ("结论", "outcome", 16),
            ("理由", "reason", 28),
        ),
    )
    official.listed(
        document,
        "附件6　系统疑点确认情况",
        "l in suspects",
        (
            ("缺陷码", "code", 22),
            ("表述", "name", 68),
            ("疑点", "found", 20),
            ("确认", "confirmed", 20),
            ("确认率", "precision", 26),
        ),
    )
    look.note(document, "{{ versions }}")
