"""DIS-05: a penalty although none was due (应适用不予处罚未适用)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.cited import act_date, document_date
from review.checks.discretion.circumstances import short
from review.checks.discretion.leniency import EXEMPTING, NAME, aggravated, leniency_sheets
from review.checks.discretion.local_tiers import agency_of
from review.checks.discretion.party import age_on
from review.checks.discretion.said import asserted
from review.checks.discretion.statutory import DECISIONS, about_of
from review.checks.discretion.tiers import chosen_tier
from review.checks.registers import need
from review.checks.slots import search
from review.checks.tally import Tally
from review.checks.trust import Gap, usable
from review.checks.values import citation_of
from review.checks.wording import title_at
from review.model.finding import Undetermined

if TYPE_CHECKING:
    from datetime import date

    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.discretion import LeniencySheet
    from review.model.document import Document
    from review.model.fact import Citation
    from review.model.finding import Outcome
    from review.standards.load import Standards

_MINOR = re.compile(
    r"违法(?:行为|情节|事实)?(?:显著|明显|较为|确属|系|属于|均)?轻微|属于?轻微违法|情节显著轻微"
)
_TIMELY = re.compile(
    r"(?:及时|立即|当场|即时|马上|随即)(?:主动|自行|予以|已|进行了?)?(?:改正|纠正|整改|停止|消除|清理|撤除|下架)"
)
_NO_HARM = re.compile(
    r"(?:没有|未|并未|尚未|未曾)(?:造成|产生|发生|引发)(?:任何|实际|其他)?(?:社会)?(?:危害|不良|损害)(?:后果|影响)"
)
_NO_FAULT = re.compile(
    r"(?:足以证明|能够证明|可以证明|证实|查实|确认|认定)[^，。；]{0,16}(?:没有|无|不具有|不存在)主观(?:上)?(?:的)?过错"
    r"|(?:当事人|其)(?:对[^，。；]{0,16})?(?:确)?(?:没有|无|不具有|不存在)主观(?:上)?(?:的)?过错"
)
_ARGUED = (
    r"不(?:符合|属于|具备|适用)[^。；]{0,24}(?:不予(?:行政)?处罚|免(?:予|于)?(?:行政)?处罚|免罚|首违不罚|轻微违法|清单)"
    r"|(?:首违不罚|免罚|不予处罚|免予处罚)[^。；]{0,16}(?:不(?:符合|属于|具备|适用)|清单排除)"
    r"|(?:未列入|不在|不属于)[^。；]{0,16}清单"
)
_SAFE = 0.85


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found where the papers themselves find what forbids a penalty, or an entry of the list fits.

    Under fourteen; 违法行为轻微并及时改正、没有造成危害后果 or 没有主观过错 found by the agency in
    the law's own words; every condition of an entry of the 免罚清单 met and not argued. A decision
    that argues why no exemption applies is in order. **Needs**: `party.id_no`, the texts of
    decision and report, statements; the register exemptions (免罚轻罚清单).
    **Source**: 行政处罚法 第三十条、第三十三条.
    """
    tally = Tally()
    for document in case_facts.documents_of(*DECISIONS):
        day = document_date(case_facts, document)
        if _too_young(case_facts, document, act_date(case_facts) or day, tally):
            continue
        if _forbidden_by_own_words(case_facts, document, tally):
            continue
        if argued := search(case_facts, document, _ARGUED):
            tally.passed(note=f"{title_at(document)}已论证不适用不予处罚：“{short(argued.text)}”")
        else:
            _by_list(case_facts, document, standards, day, tally)
    return tally.outcome("卷内没有处罚决定书")


def _too_young(case_facts: CaseFacts, document: Document, day: date | None, tally: Tally) -> bool:
    aged = age_on(case_facts, document, day) if day else None
    if aged is None or aged[0] >= 14:
        return False
    tally.allege(
        f"{document.id}:age",
        f"{title_at(document)}处罚的当事人行为时{aged[0]}周岁，不满十四周岁，应当不予行政处罚。",
        facts=(aged[1],),
    )
    return True


def _forbidden_by_own_words(case_facts: CaseFacts, document: Document, tally: Tally) -> bool:
    papers = (document, *case_facts.documents_of("investigation_report", "discretion_statement"))
    for paper in papers:
        minor = asserted(case_facts, paper, _MINOR, _TIMELY, _NO_HARM)
        blameless = None if minor else asserted(case_facts, paper, _NO_FAULT)
        found = minor or blameless
        if found is None:
            continue
        law = (
            "违法行为轻微并及时改正、没有造成危害后果的，不予行政处罚"
            if minor
            else "当事人有证据足以证明没有主观过错的，不予行政处罚"
        )
        if search(case_facts, document, _ARGUED):
            tally.doubt(f"{title_at(paper)}载明“{short(found[0])}”，决定书论证了不适用", found[1])
        else:
            tally.allege(
                f"{document.id}:{'minor' if minor else 'fault'}",
                f"{title_at(paper)}载明“{short(found[0])}”，{law}，{title_at(document)}仍予处罚且"
                "未说明不适用的理由。",
                evidence=(*found[1], case_facts.place_of(document)),
                confidence=_SAFE,
            )
        return True
    return False


def _by_list(
    case_facts: CaseFacts,
    document: Document,
    standards: Standards,
    day: date | None,
    tally: Tally,
) -> None:
    if heavy := aggravated(case_facts):
        tally.passed(note=f"{heavy[0]}，不属于轻微情形")
        return
    chosen = chosen_tier(case_facts, document, standards)
    if not isinstance(chosen, Gap) and chosen.rank == "从重":
        tally.passed(chosen.fact, note=f"{title_at(document)}认定阶次为“{chosen.written}”")
        return
    register = need(standards, "exemptions", NAME)
    if isinstance(register, Undetermined):
        tally.doubt(f"{register.reason}，不能排除{title_at(document)}处罚的行为属于清单事项")
        return
    if day is None:
        tally.doubt(f"{title_at(document)}的日期未能确定，不能确定适用的清单")
        return
    sheets = leniency_sheets(
        case_facts,
        standards,
        _penalty_law(case_facts, document),
        about_of(case_facts, document),
        agency=agency_of(case_facts, document),
        on=day,
        lists=EXEMPTING,
    )
    if not sheets:
        tally.passed(note="免罚轻罚清单没有与本案违法行为相符的事项")
    for sheet in sheets:
        _weigh_sheet(document, sheet, tally)


def _weigh_sheet(document: Document, sheet: LeniencySheet, tally: Tally) -> None:
    entry = f"{sheet.list_name}清单“{sheet.violation}”"
    if sheet.unmet:
        line = next(line for line in sheet.conditions if line.state == "unmet")
        tally.passed(note=f"{entry}的条件“{line.condition}”不满足：{line.words}")
    elif sheet.met:
        shown = "；".join(f"{line.condition}：{line.words}" for line in sheet.conditions)
        tally.allege(
            f"{document.id}:{sheet.list_name}:{sheet.violation}",
            f"{entry}的条件均已满足（{shown}），{title_at(document)}仍予处罚且未说明不适用的理由。",
            evidence=tuple(place for line in sheet.conditions for place in line.evidence),
            confidence=_SAFE,
            source="register",
        )
    else:
        unsaid = "、".join(line.condition for line in sheet.conditions if line.state != "met")
        tally.doubt(f"{entry}与本案违法行为相符，卷内未载明“{unsaid}”，须人工核对")


def _penalty_law(case_facts: CaseFacts, document: Document) -> Citation | None:
    cited = [
        citation
        for fact in case_facts.facts_of(document, "law_penalty")
        if usable(fact) and (citation := citation_of(fact)) is not None
    ]
    return cited[0] if len(cited) == 1 else None
