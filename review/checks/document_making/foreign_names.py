"""Names of others where the party should stand (他案当事人名称残留)."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from review.checks.names import plain_name
from review.checks.statements import quoted, stated
from review.checks.trust import usable
from review.checks.values import words_of
from review.checks.wording import title_at

if TYPE_CHECKING:
    from review.checks.tally import Tally
    from review.model.case_file import CaseFacts
    from review.model.statement import Statement

_SURE = 0.9
_ALIKE = 0.6
"""A name so like the party's is a slip or a misreading (FAC-05), not somebody else's."""
_SAME = 0.8
_FIRM = (
    r"(?P<name>[^，。；：、（）《》“”\"\s\d]{3,26}?(?:有限责任公司|股份有限公司|有限公司|合作社|经营部|商行|商店|超市"
    r"|饭店|餐厅|餐馆|餐饮店|酒店|宾馆|药店|药房|加工厂|服务部|门市部|工作室|小吃店|便利店|食品店|理发店|诊所))"
)
_AS_PARTY = re.compile(
    r"(?:当事人|被处罚人|决定对|对|责令|给予|你单位|关于|经查，|查明，|^|，|：|。)"
    + _FIRM
    + r"(?=的?(?:上述|该|前述|违法)?(?:行为|违法)|涉嫌|处以|处罚|作出|给予|罚款|在规定|积极|主动"
    r"|违反|未(?:按|经|取得)|擅自|逾期|如不服|应当|于\d|\d|（以下|一案|$)"
)
_OTHERS = re.compile(
    r"(?:供货|供应|生产|销售|委托|经销|出租|承租|物业|检测|检验|鉴定|银行|代收|户名|账户|账号|快递|邮政|保管|第三方|投诉|举报"
    r"|购自|购进|采购|合作|合同|相邻|原告|股东|总公司|母公司|名为|标称|厂家|商标|平台|开发|施工单位|业主)"
)
_PREFIX = re.compile(r"^.*(?:对|责令|给予|当事人|关于|被处罚人|考虑到|鉴于|由于|因|综上)(?=.{4})")


def weigh_foreign_names(case_facts: CaseFacts, tally: Tally) -> int:
    """Alleges each name in the party's place that one document alone uses; gives how many."""
    known = _known_names(case_facts)
    if not known:
        return 0
    found = [
        (said, name)
        for document in case_facts.documents
        for said in stated(case_facts, document, "party.named")
        for name in _names_as_party(said)
        if not any(_is(name, other) for other in known)
    ]
    count = 0
    documents = {document.id: document for document in case_facts.documents}
    for number, (said, name) in enumerate(found):
        users = {one.document for one, other in found if _alike(name, other) >= _SAME}
        if len(users) > 1 or any(_alike(name, other) >= _SAME for _, other in found[:number]):
            continue
        where = title_at(documents[said.document])
        tally.allege(
            f"{said.document}:{name}",
            f"{where}写有他人名称“{name}”，疑为套用其他案件文书的残留：“{quoted(said)}”。",
            evidence=said.evidence,
            confidence=min(_SURE, said.confidence),
        )
        count += 1
    return count


def _known_names(case_facts: CaseFacts) -> set[str]:
    """Every name that a fact of the file gives: the party, agencies, laboratories, payers."""
    names = {
        plain_name(word)
        for fact in case_facts.facts
        if usable(fact)
        and fact.field.endswith(("name", "payer", "org", "performer", "custodian", "collector",
                                 "subject", "title", "target", "bank", "source", "party"))
        for word in words_of(fact)
    }  # fmt: skip
    return {name for name in names if len(name) >= 4}


def _names_as_party(said: Statement) -> list[str]:
    words = re.sub(r"\s", "", said.sentence).replace(",", "，").replace(":", "：")
    words = words.replace("(", "（").replace(")", "）")
    if _OTHERS.search(words):
        return []
    return [
        plain_name(_PREFIX.sub("", match["name"]))
        for match in _AS_PARTY.finditer(words)
        if len(_PREFIX.sub("", match["name"])) >= 6
    ]


def _is(name: str, known: str) -> bool:
    return known in name or name in known or _alike(name, known) >= _ALIKE


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()
