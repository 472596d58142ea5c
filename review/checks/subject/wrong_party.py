"""SUB-07: the decision is against somebody else than the subject of the act (相对人认定错误).

**Source**: 行政处罚法 第四十条, 第五十九条第一款第一项; 民法典 第五十四条, 第一百零二条.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from review.checks.dated import Dated, read_day
from review.checks.missing import settle
from review.checks.names import plain_name
from review.checks.slots import mention_in
from review.checks.tally import Tally
from review.checks.trust import Gap, least_confidence, read_fact, usable
from review.checks.wording import say_date, title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards

    Said = tuple[Document, Fact]

DECISIONS = (
    "penalty_decision",
    "onspot_penalty_decision",
    "seizure_decision",
    "compulsory_execution_decision",
    "license_decision",
)
_SURE = 0.85
_COMPANY = re.compile(r"公司|合作社|企业$|集团")
_FIRM = re.compile(
    r"公司|合作社|[店厂行部场馆坊铺社院所室城吧屋超市中心摊园轩阁楼堂]$|经营部|工作室|企业"
)
_BRANCH = re.compile(
    r"(?:第?[一二三四五六七八九十\d]*)(?:分公司|分店|分厂|门市部|经营部|项目部|车间|办事处|分部"
    r"|营业部|[\u4e00-\u9fff]{0,6}(?:部|科|室|中心|仓库|班组))$"
)
_CHANGED = ("名称变更", "变更登记", "准予变更", "更名", "变更为")
_GONE = re.compile(r"注销|撤销登记|撤销设立")
_PERSON = 4
"""A name no longer than this is a person's."""


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found where the licence in the file, or the register, shows another subject.

    The head of a company or the owner of a named shop in its place, a part of a firm without a
    licence of its own, a subject struck off before the decision. A proof of a change of name
    makes it a doubt. **Needs**: `party.name`, `party.legal_rep`, `status`, `status_date` of
    主体资格证明; the register 市场主体登记 where it was imported.
    """
    tally = Tally()
    for decision in case_facts.documents_of(*DECISIONS):
        _weigh(case_facts, decision, standards, tally)
    return settle(case_facts, tally, "卷内没有处理决定书")


def _weigh(case_facts: CaseFacts, decision: Document, standards: Standards, tally: Tally) -> None:
    party = read_fact(case_facts, decision, standards, "party.name")
    if isinstance(party, Gap):
        tally.doubt_gap(party)
        return
    licences = _licences(case_facts)
    name = plain_name(str(party.value))
    own = [said for said in licences if plain_name(str(said[1].value)) == name]
    for licence in [] if own else licences:
        _compare(case_facts, (decision, party), licence, tally)
    for document, fact in own:
        tally.passed(party, fact, note=f"当事人与{title_at(document)}一致")
        _weigh_status(case_facts, (decision, party), document, standards, tally)
    _weigh_register(case_facts, (decision, party), standards, tally)
    tally.passed(party)


def _licences(case_facts: CaseFacts) -> list[Said]:
    """Names of firms and shops that 营业执照 in the file prove."""
    return [
        (document, fact)
        for document in case_facts.documents_of("party_identity_proof")
        for fact in case_facts.facts_of(document, "party.name")
        if usable(fact) and _FIRM.search(str(fact.value)) and len(str(fact.value)) > _PERSON
    ]


def _compare(case_facts: CaseFacts, decided: Said, licence: Said, tally: Tally) -> None:
    """The party of the decision against a licence of another name."""
    (decision, party), (proof, licensed) = decided, licence
    name, firm = plain_name(str(party.value)), plain_name(str(licensed.value))
    heads = [
        fact
        for fact in case_facts.facts_of(proof, "party.legal_rep")
        if usable(fact) and plain_name(str(fact.value)) == name
    ]
    fault = ""
    if heads and _COMPANY.search(firm):
        fault = "把法定代表人（负责人）个人作为当事人，与单位混同"
    elif heads:
        fault = "个体工商户有字号的应当以字号为当事人并注明经营者，决定书却以经营者个人为当事人"
    elif name.startswith(firm) and _BRANCH.search(name[len(firm) :]):
        fault = "把没有执照的分支机构、内设部门作为当事人"
    if not fault:
        return
    facts = (party, licensed, *heads[:1])
    changed = mention_in(case_facts, case_facts.documents, *_CHANGED)
    if changed:
        tally.doubt(f"{fault}，但卷内写有“{changed.text}”，须核对变更证明", (changed,))
        return
    tally.allege(
        f"{decision.id}:{name}",
        f"{title_at(decision)}的当事人为“{party.value}”，{title_at(proof)}登记的是"
        f"“{licensed.value}”：{fault}。",
        facts=facts,
        confidence=min(_SURE, least_confidence(facts)),
    )


def _weigh_status(
    case_facts: CaseFacts, decided: Said, proof: Document, standards: Standards, tally: Tally
) -> None:
    """The proof itself shows the subject struck off (注销)."""
    gone = [
        fact
        for fact in case_facts.facts_of(proof, "status")
        if usable(fact) and _GONE.search(str(fact.value))
    ]
    if not gone:
        return
    struck = read_day(case_facts, proof, standards, "status_date")
    day = _decided_on(case_facts, decided[0], standards)
    message = f"{title_at(proof)}显示“{decided[1].value}”登记状态为{gone[0].value}"
    if not isinstance(struck, Dated) or not isinstance(day, Dated):
        tally.doubt_fact(f"{message}，注销日期与决定日期的先后不能确定", gone[0])
    elif struck.day <= day.day:
        tally.allege(
            f"{decided[0].id}:status",
            f"{message}（{say_date(struck.day)}），{title_at(decided[0])}于{say_date(day.day)}"
            "仍以其为当事人。",
            facts=(gone[0], struck.fact, decided[1], day.fact),
        )


def _weigh_register(
    case_facts: CaseFacts, decided: Said, standards: Standards, tally: Tally
) -> None:
    register = standards.registers.get("parties")
    if register is None:
        tally.passed(note="未导入市场主体登记，登记状态以卷内证照为准")
        return
    decision, party = decided
    codes = [str(f.value) for f in case_facts.facts_of(decision, "party.uscc") if usable(f)]
    rows = [row for code in codes for row in register.find(uscc=code)]
    rows = rows or list(register.find(name=str(party.value)))
    if not rows:
        return
    row, day = rows[0], _decided_on(case_facts, decision, standards)
    status, since = str(row.get("status", "")), row.get("status_date")
    if status not in ("注销", "撤销"):
        tally.passed(party, note=f"市场主体登记：{row['name']}，登记状态{status or '未记载'}")
    elif not isinstance(since, date) or not isinstance(day, Dated):
        tally.doubt_fact(
            f"市场主体登记显示“{row['name']}”已{status}，与决定日期的先后不能确定", party
        )
    elif since <= day.day:
        tally.allege(
            f"{decision.id}:register",
            f"市场主体登记显示“{row['name']}”已于{say_date(since)}{status}，{title_at(decision)}于"
            f"{say_date(day.day)}仍以其为当事人。",
            facts=(party, day.fact),
            source="register",
        )


def _decided_on(case_facts: CaseFacts, decision: Document, standards: Standards) -> Dated | Gap:
    return read_day(case_facts, decision, standards, "decision_date", "doc_date")
