"""FAC-05 beyond names: credit codes and addresses of the party that differ between documents."""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from review.checks.misreading import may_be_misread
from review.checks.shape_values import plain_text
from review.checks.trust import usable
from review.checks.wording import field_name, title_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from review.checks.tally import Tally
    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Fact
    from review.standards.load import Standards

    Said = tuple[Document, Fact]

_SURE_READING = 0.9
_ALIKE = 0.8
"""Addresses more alike than this differ by wording or by the scan."""
_REGION = re.compile(r"^.*?(?:省|自治区|市|区|县|旗|镇|乡|街道)(?=.{4})")


def weigh_codes(case_facts: CaseFacts, standards: Standards, tally: Tally) -> None:
    """A credit code unlike the one most documents, or the proof of identity, give."""
    groups = _groups(case_facts, "party.uscc", plain_text, skip=is_card)
    usual = _usual(groups)
    if usual is None:
        return
    for code, places in groups.items():
        document, fact = places[0]
        if code == usual or len(code) != len(usual):
            continue
        first = groups[usual][0]
        if may_be_misread(code, usual) or _least(first, *places) < _SURE_READING:
            tally.doubt_fact(
                f"{title_at(document)}的统一社会信用代码“{code}”与{title_at(first[0])}的“{usual}”不同，"
                "可能是识读误差",
                fact,
            )
            continue
        _allege(f"uscc:{code}", first, places, standards, tally)


def weigh_addresses(case_facts: CaseFacts, standards: Standards, tally: Tally) -> None:
    """An address that one document alone gives while others agree on another.

    A person's card (身份证) gives a home, not the seat. An address in two documents may be the
    place of business (经营地) beside the seat (住所); one that is part of the other is the same.
    """
    groups = _groups(case_facts, "party.address", _plain_address, skip=is_card)
    usual = _usual(groups)
    if usual is None or len(_documents(groups[usual])) < 2:
        return
    for address, places in groups.items():
        if address == usual or address in usual or usual in address or len(address) < 5:
            continue
        document, fact = places[0]
        first = groups[usual][0]
        also = {item.id for item, _ in groups[usual]}
        several = len(_documents(places)) > 1 or document.id in also
        close = SequenceMatcher(None, address, usual).ratio() >= _ALIKE
        if several or close or _least(first, *places) < _SURE_READING:
            tally.doubt_fact(
                f"{title_at(document)}的住所“{fact.value}”与{title_at(first[0])}的“{first[1].value}”"
                "不同，是否经营地与住所之别或识读误差须核对",
                first[1],
                fact,
            )
            continue
        _allege(f"address:{document.id}", first, places, standards, tally)


def is_card(case_facts: CaseFacts, document: Document) -> bool:
    """A proof of identity of a person: called so, or it carries no credit code."""
    if document.kind != "party_identity_proof":
        return False
    named = (document.title, *(str(f.value) for f in case_facts.facts_of(document, "cert_type")))
    called_so = any("身份证" in name and "执照" not in name for name in named)
    return called_so or not case_facts.facts_of(document, "party.uscc")


def _groups(
    case_facts: CaseFacts,
    field: str,
    plain: Callable[[str], str],
    skip: Callable[[CaseFacts, Document], bool] | None = None,
) -> dict[str, list[Said]]:
    groups: dict[str, list[Said]] = defaultdict(list)
    for document in case_facts.documents:
        if skip is not None and skip(case_facts, document):
            continue
        for fact in case_facts.facts_of(document, field):
            if usable(fact) and isinstance(fact.value, str):
                groups[plain(fact.value)].append((document, fact))
    return groups


def _usual(groups: dict[str, list[Said]]) -> str | None:
    """What most documents say; the proof of identity decides between equals."""

    def weight(value: str) -> tuple[int, int]:
        proof = any(item.kind == "party_identity_proof" for item, _ in groups[value])
        return len(_documents(groups[value])), int(proof)

    return max(groups, key=weight, default=None)


def _documents(places: list[Said]) -> set[str]:
    return {document.id for document, _ in places}


def _least(*places: Said) -> float:
    return min(fact.confidence for _, fact in places)


def _plain_address(address: str) -> str:
    """The address from the street on.

    Province, city and district are written or left out at will.
    """
    plain = plain_text(address)
    while (shorter := _REGION.sub("", plain, count=1)) != plain:
        plain = shorter
    return plain


def _allege(key: str, usual: Said, places: list[Said], standards: Standards, tally: Tally) -> None:
    document, fact = places[0]
    where = "、".join(title_at(item) for item, _ in places)
    name = field_name(standards, document.kind, fact.field)
    tally.allege(
        key,
        f"当事人信息不一致：{title_at(usual[0])}的{name}为“{usual[1].value}”，"
        f"{where}的{name}为“{fact.value}”。",
        facts=(usual[1], *(item for _, item in places)),
    )
