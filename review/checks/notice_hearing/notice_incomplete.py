"""HRG-02 告知内容不全: what a notice must tell, one allegation each.

**Source**: 行政处罚法 第四十四条、第六十四条第一项.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.missing import settle
from review.checks.notice_hearing.notices import NOTICES, hearing_told
from review.checks.slots import Slot, search, weigh_slots
from review.checks.tally import Tally, not_concerned
from review.checks.trust import gap_of, usable
from review.checks.values import citation_of
from review.checks.wording import title_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards

PENALTY = Slot(
    "拟处罚的种类和幅度",
    ("proposed_penalty", "proposed_fine", "proposed_kinds"),
    ("罚款", "没收", "警告", "吊销", "停产停业", "拟作出", "拟给予", "拟对"),
)
FACT = Slot(
    "违法事实",
    ("fact",),
    (
        "经查",
        "查明",
        "经调查",
        "检查发现",
        "检查时发现",
        "违法事实如下",
        "违法事实为",
        "违法事实是",
    ),
    seen=(
        r"(?:19|20)\d\d[年\-./]\d{1,2}[月\-./]\d{1,2}日?(?:你|当事人)",
        r"(?:你|当事人)(?:\(?单位\)?)?(?!以上|上述|的)[^第]{4,70}?(?:行为)?(?:已)?(?:涉嫌)?(?:违反|触犯)",
    ),
)
LAWS = ("law_cited", "law_penalty", "law_violated")
PROCEDURE = "行政处罚法"
"""Cited for the party's rights, so no basis of the penalty."""
CITED = r"(?<!处罚)(?:法|条例|办法|规定|规则|决定)第[一二三四五六七八九十百千\d]+条"
RIGHTS = Slot("陈述、申辩权利", ("rights",), ("陈述", "申辩"))
TERM = Slot(
    "权利行使期限",
    ("deadline_days", "deadline"),
    ("日内", "天内", "工作日", "日前"),
    hollow=("(?:起|后)个?(?:工作)?日内", "在个?(?:工作)?日内"),
)
HEARING = Slot("要求听证的权利", ("hearing_right",), ("听证",))


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """What one notice leaves out another may tell: a hearing notice of its own needs no defence."""
    if not case_facts.documents_of("penalty_decision") and case_facts.documents_of(
        "no_penalty_decision"
    ):
        return not_concerned("拟不予处罚，不需要处罚前告知")
    tally = Tally()
    documents = case_facts.documents_of(*NOTICES)
    both = len({document.kind for document in documents}) == 2
    for document in documents:
        slots = tuple(_slots(case_facts, document, both))
        weigh_slots(case_facts, standards, document, slots, tally)
        _law(case_facts, standards, document, tally)
    return settle(case_facts, tally, "卷内没有告知书")


def _law(case_facts: CaseFacts, standards: Standards, document: Document, tally: Tally) -> None:
    """The basis of the penalty: an article of another law than that on procedure."""
    cited = [fact for fact in case_facts.facts_of(document, *LAWS) if usable(fact)]
    basis = [fact for fact in cited if PROCEDURE not in _name(fact)]
    gap = gap_of(case_facts, document, standards, *LAWS)
    if basis:
        tally.passed(*basis)
    elif search(case_facts, document, CITED) or (not cited and not gap.is_missing):
        tally.doubt(f"{title_at(document)}的处罚依据未能读出", (case_facts.place_of(document),))
    else:
        tally.allege(
            f"{document.id}:law_cited",
            f"{title_at(document)}未见处罚依据。",
            facts=cited,
            evidence=(case_facts.place_of(document),),
            confidence=0.85,
        )


def _name(fact: Fact) -> str:
    citation = citation_of(fact)
    return citation.name if citation else str(fact.value)


def _slots(case_facts: CaseFacts, document: Document, both: bool) -> Iterator[Slot]:
    yield from (PENALTY, FACT, TERM)
    if document.kind == "hearing_right_notice":
        yield HEARING
        if not both and not hearing_told(case_facts, document):
            yield RIGHTS
    else:
        yield RIGHTS
