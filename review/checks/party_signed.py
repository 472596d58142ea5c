"""Did the party sign a paper made on the spot (清单、通知书), or is it told why not?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.slots import mention
from review.checks.trust import usable
from review.checks.wording import title_at
from review.model.fact import Evidence

if TYPE_CHECKING:
    from review.checks.tally import Tally
    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Fact

REFUSED = ("拒绝签", "拒签", "不予签", "未到场", "不在场", "邀请见证", "见证人签")
_CONFIDENCE = 0.85
_OWN_LINE = 16.0
"""Points a hand may stray from the middle of its label."""


def weigh_signature(case_facts: CaseFacts, document: Document, tally: Tally) -> None:
    """Alleges a place for the party's name that stayed empty with no word of a refusal."""
    facts = case_facts.facts_of(document, "party_signature")
    title = title_at(document)
    if signed := [fact for fact in facts if fact.value == "present"]:
        tally.passed(*signed)
        return
    absent = [fact for fact in facts if fact.value == "absent" and usable(fact)]
    if not absent:
        places = [place for fact in facts for place in fact.evidence]
        tally.doubt(f"{title}是否有当事人签名看不清", places or (case_facts.place_of(document),))
    elif place := _hand_near(case_facts, document, absent[0].evidence) or mention(
        case_facts, document, *REFUSED
    ):
        tally.doubt(f"{title}的当事人签名处为空，但有其他签名或者说明，请核对", (place,))
    elif _ink_beside(case_facts, document, absent[0]):
        tally.doubt_fact(f"{title}的当事人签名处有字迹，请核对", absent[0])
    else:
        tally.allege(
            f"{document.id}:party_signature",
            f"{title}没有当事人签名，也没有载明拒绝签名或者见证人的情况。",
            facts=absent[:1],
            confidence=min(_CONFIDENCE, absent[0].confidence),
        )


def _hand_near(
    case_facts: CaseFacts, document: Document, places: tuple[Evidence, ...]
) -> Evidence | None:
    """A fingerprint on the paper: the party's own, whatever the label beside it."""
    pages = {place.page_no for place in places}
    for part in document.parts:
        for mark in case_facts.pages[part.page_no - 1].marks:
            inside = part.top <= mark.box.center[1] < part.bottom
            if mark.kind == "fingerprint" and inside and part.page_no in pages:
                return Evidence(part.page_no, mark.box, mark.text, document.id)
    return None


def _ink_beside(case_facts: CaseFacts, document: Document, fact: Fact) -> bool:
    """A hand on the label's own line that no other label claims."""
    others = [
        place.box
        for other in case_facts.facts_of(document)
        if other.value == "present" and other.field != fact.field
        for place in other.evidence
    ]
    for place in fact.evidence:
        for mark in case_facts.pages[place.page_no - 1].marks:
            x, y = mark.box.center
            beside = x >= place.box.x0 and abs(y - place.box.center[1]) <= _OWN_LINE
            if mark.kind != "seal" and beside and mark.box not in others:
                return True
    return False
