"""FAC-05.

The party is named differently from document to document, or the file proves no identity.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from review.checks.absence import Absence, look_for
from review.checks.facts_evidence.party_details import weigh_addresses, weigh_codes
from review.checks.names import plain_name
from review.checks.tally import Tally
from review.checks.trust import usable
from review.checks.wording import field_name, pages, title_at
from review.language.distance import distance
from review.model.finding import Undetermined

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards

    Said = tuple[Document, Fact]

_NAME_FIELDS = ("party.name", "payer", "recipient_name", "target.name")
_SLIP = 2
"""A longer name that differs by so few characters is a slip of the pen (DOC-06) or of the scan."""
_LABEL = re.compile(
    r"\S[:：]\s*\S|(?:在场人|陪同人员?|经办人|被询问人|现场负责人|委托代理人|法定代表人|联系电话|见证人)"
)
_PERSON_LENGTH = 4
_SIDE_FIELDS = ("payer", "recipient_name")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found per name or representative that stands against what most documents say.

    And for a missing proof.

    **Needs**: `party.name`, `payer`, `recipient_name`, `target.name`, `party.legal_rep`,
    `party.uscc`, `party.address`. 有限公司 against 有限责任公司 counts; bracket width and
    traditional writing do not.
    """
    tally = Tally()
    representatives = _said(case_facts, ("party.legal_rep",), tally)
    allowed = {_name_in(fact) for _, fact in representatives}
    _weigh(_said(case_facts, _NAME_FIELDS, tally), allowed, standards, tally)
    _weigh(representatives, set(), standards, tally)
    weigh_codes(case_facts, standards, tally)
    weigh_addresses(case_facts, standards, tally)
    _weigh_proof(case_facts, standards, tally)
    return tally.outcome("卷内文书没有记载当事人")


def _said(case_facts: CaseFacts, fields: tuple[str, ...], tally: Tally) -> list[Said]:
    said: list[Said] = []
    for document in case_facts.documents:
        for fact in case_facts.facts_of(document, *fields):
            if usable(fact) and isinstance(fact.value, str):
                if _is_no_name(fact.value):
                    continue
                if _holds_label(fact.value):
                    tally.doubt_fact(
                        f"{title_at(document)}的当事人“{fact.value}”与别的栏目连在一起", fact
                    )
                    continue
                said.append((document, fact))
            elif fact.status == "unclear" and fact.field not in _SIDE_FIELDS:
                tally.doubt_fact(f"{title_at(document)}的当事人“{fact.raw}”识读把握不足", fact)
    return said


def _name_in(fact: Fact) -> str:
    """The name alone, where a cell holds name and address."""
    return plain_name(re.split(r"[，,；;。]", str(fact.value))[0])


def _is_no_name(value: str) -> bool:
    """A date or number that slipped into the place of a name says nothing of the party."""
    letters = sum(char.isalpha() and not char.isascii() for char in value)
    return letters < 2 or bool(re.search(r"\d{4}年|\d{5,}", value))


def _holds_label(value: str) -> bool:
    """Words of another place of the form stuck to the name: 某店在场人：张三."""
    return bool(_LABEL.search(value))


def _weigh(said: list[Said], allowed: set[str], standards: Standards, tally: Tally) -> None:
    """Compare each name with the one most documents use.

    `allowed` names may stand for the party too.

    A representative signs and pays for a firm, an owner (经营者) for a shop.
    """
    groups: dict[str, list[Said]] = defaultdict(list)
    for document, fact in said:
        groups[_name_in(fact)].append((document, fact))
    if not groups:
        return
    usual = max(groups, key=lambda name: (_weight(groups[name]), -len(name)))
    tally.passed(*(fact for _, fact in groups[usual]))
    for name, places in groups.items():
        if name == usual or name in allowed or usual in allowed:
            continue
        if len(name) <= _PERSON_LENGTH < len(usual) and all(
            document.kind == "party_identity_proof" for document, _ in places
        ):
            continue  # the card of the person behind the firm
        _weigh_pair(groups[usual][0], places, standards, tally)


def _weight(places: list[Said]) -> tuple[int, int]:
    """How many documents say so, and whether the decision does."""
    decision = any(document.kind.endswith("_decision") for document, _ in places)
    return len({document.id for document, _ in places}), int(decision)


def _weigh_pair(usual: Said, places: list[Said], standards: Standards, tally: Tally) -> None:
    document, fact = places[0]
    one, other = _name_in(usual[1]), _name_in(fact)
    name = field_name(standards, document.kind, fact.field)
    where = "、".join(title_at(item) for item, _ in places)
    usual_name = field_name(standards, usual[0].kind, usual[1].field)
    message = (
        f"当事人信息不一致：{title_at(usual[0])}的{usual_name}为"
        f"“{usual[1].value}”，{where}的{name}为“{fact.value}”。"
    )
    person_for_firm = len(other) <= _PERSON_LENGTH < len(one) and fact.field != "party.legal_rep"
    if person_for_firm or (fact.field in _SIDE_FIELDS and _may_stand_for(one, other)):
        tally.doubt_fact(
            f"{where}的{name}“{fact.value}”与当事人“{usual[1].value}”的关系需核对", fact
        )
    elif _is_slip(one, other):
        tally.doubt_fact(f"{message[:-1]}，相差不大，可能是笔误或识读误差", usual[1], fact)
    else:
        tally.allege(
            f"{fact.field}:{other}",
            message,
            facts=(usual[1], *(item for _, item in places)),
        )


def _may_stand_for(party: str, other: str) -> bool:
    """A person who signs or pays where the party is a firm, or a part of a name."""
    return (len(other) <= _PERSON_LENGTH < len(party)) or other in party or party in other


def _is_slip(one: str, other: str) -> bool:
    if one.replace("有限责任公司", "有限公司") == other.replace("有限责任公司", "有限公司"):
        return False
    short = max(len(one), len(other)) <= _PERSON_LENGTH
    return distance(one, other) <= (1 if short else _SLIP)


def _weigh_proof(case_facts: CaseFacts, standards: Standards, tally: Tally) -> None:
    package = standards.packages[case_facts.kind]
    if not any(
        row.kind == "party_identity_proof" and row.requirement == "required" for row in package
    ):
        return
    looked = look_for(case_facts, standards, "party_identity_proof")
    if isinstance(looked, Undetermined):
        tally.doubt(looked.reason, looked.evidence)
    elif not isinstance(looked, Absence):
        tally.passed(note=f"卷内有{title_at(looked[0])}")
    elif unknown := case_facts.documents_of("unknown"):
        where = pages(number for document in unknown for number in document.page_nos)
        tally.doubt(
            f"未见当事人主体资格证明，但{where}未能归类，可能就是证照复印件",
            [case_facts.place_of(document) for document in unknown],
        )
    else:
        tally.allege(
            "missing:party_identity_proof",
            f"{looked.words}（营业执照、身份证等证照复印件）。",
            evidence=looked.evidence,
            confidence=looked.confidence,
        )
