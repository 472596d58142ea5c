"""DIS-04: no reason is given for the fine within its range, no benchmark cited (未说明裁量理由)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.discretion.statutory import fined
from review.checks.statements import doubtful, quoted, stated
from review.checks.tally import Tally
from review.checks.trust import Gap, read_fact
from review.checks.wording import title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

_REASONING = re.compile(
    r"因|鉴于|考虑|由于|根据|依据|依照|参照|按照|属于|符合|适用|具有|情形|首次|初次|主动|配合|积极|及时|改正|"
    r"消除|危害|后果|多次|拒不|从轻|从重|减轻|裁量"
)
_EMPTY_PHRASE = re.compile(r"^[^，。；]{0,8}情节(一般|较轻|轻微|较重|严重)[^，。；]{0,4}[。；]?$")
_OF_THE_PARTY = re.compile(
    r"(?:申辩|陈述|听证)[^。]{0,40}(?:请求|要求|希望|提出)[^。；]{0,20}$|(?:请求|希望|恳请)(?:从轻|减轻)[^。；]{0,8}。?$"
)
"""What the party asks for is no reason of the agency."""
_MIN_REASON = 6


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found where a decision that fines within a range gives no reason and cites no benchmark.

    情节一般 alone is no reason. A 裁量适用说明 in the file does for the decision; a fixed amount
    needs none. **Needs**: statements `discretion.*`; `discretion_reason`, `circumstances`,
    `discretion_standard_ref`, `fine_amount`.
    """
    tally = Tally()
    for document in case_facts.documents_of("penalty_decision"):
        if _fixed_or_none(case_facts, document, standards, tally):
            continue
        _weigh(case_facts, document, standards, tally)
    return tally.outcome("卷内没有普通程序处罚决定书")


def _fixed_or_none(
    case_facts: CaseFacts, document: Document, standards: Standards, tally: Tally
) -> bool:
    """There is no fine, or the law leaves no room: the range is one amount."""
    weighed = fined(case_facts, document, standards)
    if weighed is None:
        tally.passed(note=f"{title_at(document)}没有处以罚款")
        return True
    if not isinstance(weighed, Gap) and weighed.range.low == weighed.range.high is not None:
        tally.passed(weighed.fine, note=f"{weighed.range.words}，没有裁量空间")
        return True
    return False


def _weigh(case_facts: CaseFacts, document: Document, standards: Standards, tally: Tally) -> None:
    said = stated(case_facts, document, "discretion.reason", "discretion.benchmark")
    if said:
        tally.passed(note=f"{title_at(document)}写有“{quoted(said[0])}”")
        return
    reason = read_fact(case_facts, document, standards, "discretion_reason")
    if not isinstance(reason, Gap) and not _says_nothing(str(reason.value)):
        tally.passed(reason)
        return
    for fields in (("discretion_standard_ref",), ("circumstances",)):
        other = read_fact(case_facts, document, standards, *fields)
        if isinstance(other, Gap):
            if not other.is_missing:
                tally.doubt_gap(other)
                return
        elif fields[0] == "discretion_standard_ref" or not _says_nothing(str(other.value)):
            tally.passed(other)
            return
    statements = case_facts.documents_of("discretion_statement")
    if statements:
        tally.passed(note=f"卷内附{title_at(statements[0])}")
        return
    unsure = doubtful(
        case_facts, document, "是否为裁量理由", "discretion.reason", "discretion.benchmark"
    )
    if unsure:
        tally.doubt(*unsure)
    elif not isinstance(reason, Gap):
        tally.allege(
            f"{document.id}:reason",
            f"{title_at(document)}的裁量理由只写“{reason.value}”，未说明选择该档次、数额的理由。",
            facts=(reason,),
        )
    elif reason.is_missing:
        tally.allege(
            f"{document.id}:reason",
            f"{title_at(document)}未写明裁量理由，也未援引裁量基准。",
            evidence=reason.evidence,
            confidence=0.85,
        )
    else:
        tally.doubt_gap(reason)


def _says_nothing(text: str) -> bool:
    plain = re.sub(r"\s", "", text)
    if _OF_THE_PARTY.search(plain):
        return True
    if len(plain) < _MIN_REASON or _EMPTY_PHRASE.match(plain):
        return True
    return len(plain) < 12 and not _REASONING.search(plain)
