"""What the party is (单位 or 个人) and how old, as far as the papers say it for sure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.trust import usable
from review.language.checksums import birth_date, citizen_check

if TYPE_CHECKING:
    from datetime import date

    from review.checks.discretion.bands import PartyKind
    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Fact

_FIRM = re.compile(r"公司|集团|合作社|协会|学校|医院|委员会|研究院|银行|企业[）)]?$|合伙[）)]?$")
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,4}")
_TRADE = re.compile(r"店|行|厂|部|坊|馆|社|铺|摊|场|所|中心|超市|餐")
_SURE = 0.9


def party_kind(case_facts: CaseFacts, document: Document) -> PartyKind:
    """Firm or person; "" for 个体工商户 too, which laws count now as one, now as the other."""
    names = _values(case_facts, document, "party.name")
    if any(_FIRM.search(name) for name in names):
        return "firm"
    coded = any(usable(fact) for fact in case_facts.facts if fact.field == "party.uscc")
    numbered = _values(case_facts, document, "party.id_no")
    plain = names and all(_PERSON.fullmatch(name) and not _TRADE.search(name) for name in names)
    return "person" if numbered and plain and not coded else ""


def group_of_name(name: str) -> PartyKind:
    """What a party is by its name alone: enough for counting, not for a check."""
    if _FIRM.search(name):
        return "firm"
    return "person" if _PERSON.fullmatch(name) and not _TRADE.search(name) else ""


def age_on(case_facts: CaseFacts, document: Document, day: date) -> tuple[int, Fact] | None:
    """The age in full years (周岁) of a party who is a person, by the number on the decision."""
    if party_kind(case_facts, document) != "person":
        return None
    for fact in case_facts.facts_of(document, "party.id_no"):
        number = str(fact.value or "").upper()
        if fact.status != "read" or fact.confidence < _SURE or not _is_sound(number):
            continue
        birth = birth_date(number)
        if birth is not None:
            # 周岁: from the day after the birthday on
            had = (day.month, day.day) > (birth.month, birth.day)
            return day.year - birth.year - (not had), fact
    return None


def _is_sound(number: str) -> bool:
    return bool(re.fullmatch(r"\d{17}[\dX]", number)) and citizen_check(number[:17]) == number[17]


def _values(case_facts: CaseFacts, document: Document, field: str) -> list[str]:
    return [str(f.value) for f in case_facts.facts_of(document, field) if usable(f)]
