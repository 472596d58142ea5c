"""Exhibits (证据材料) of a case file: which papers prove something, and what sort of proof."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.statement import Statement

Sort = Literal["record", "party_statement", "picture", "paper", "opinion", "data"]
"""现场记录 / 当事人陈述 / 照片视听资料 / 书证物证 / 检验鉴定意见 / 电子数据与监测."""

KINDS: dict[str, Sort] = {
    "onsite_inspection_record": "record",
    "coercive_scene_record": "record",
    "inspection_record": "record",
    "remote_inspection_record": "record",
    "inspection_checklist": "record",
    "sampling_record": "record",
    "inquiry_record": "party_statement",
    "photo_evidence": "picture",
    "av_record_note": "picture",
    "evidence_extraction_sheet": "paper",
    "illegal_gains_statement": "paper",
    "evidence_preservation_list": "paper",
    "property_list": "paper",
    "test_report": "opinion",
    "electronic_monitoring_audit": "data",
}
NAMES: dict[Sort, str] = {
    "record": "现场笔录",
    "party_statement": "当事人陈述",
    "picture": "照片、视听资料",
    "paper": "书证、物证",
    "opinion": "检验检测、鉴定意见",
    "data": "电子数据",
}
_WRITTEN: dict[Sort, str] = {
    "record": r"(?:现场|检查|勘验|勘察|勘查|抽样)[^，。；、]{0,12}(?:笔录|记录)|现场检查|抽样取证",
    "party_statement": r"(?:询问|谈话|讯问)[^，。；、]{0,8}(?:笔录|记录)|调查笔录"
    r"|(?:当事人|单位）?|负责人|代表人|经营者|本人|其)[^，。；]{0,12}(?:陈述|自述|供述|承认|口述|自认)",
    "picture": r"照片|视频|录像|影像|音像|录音|图片|执法记录仪",
    "paper": r"票据|发票|单据|台账|账册|合同|清单|凭证|复印件|书证|物证|送货单|记录表"
    r"|进货|销售记录",
    "opinion": r"(?:检验|检测|鉴定|监测|认定|检疫)[^，。；、]{0,6}(?:报告|意见|结论|书)",
    "data": r"电子数据|截图|截屏|监控|监测数据|定位|网页|称重|抓拍|后台",
}
SUFFICIENT_ALONE: frozenset[Sort] = frozenset(("opinion", "data"))
"""Proof that may carry the facts by itself (法定检测、电子数据)."""


def exhibits_in(case_facts: CaseFacts) -> dict[Sort, list[Document]]:
    """The exhibits of the file by sort."""
    found: dict[Sort, list[Document]] = {}
    for document in case_facts.documents_of(*KINDS):
        found.setdefault(KINDS[document.kind], []).append(document)
    return found


def sorts_named(statements: Iterable[Statement]) -> set[Sort]:
    """The sorts of proof that these sentences name."""
    words = "".join(said.sentence for said in statements)
    return {sort for sort, pattern in _WRITTEN.items() if re.search(pattern, words)}
