"""Deliveries (送达): which receipt, voucher or signature at its foot belongs to a document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from review.checks.dated import Dated
from review.checks.trust import usable
from review.checks.values import date_of, words_of
from review.standards.titles import normalise_title

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Fact
    from review.standards.load import Standards

Match = Literal["number", "name", "weak"]
"""How a receipt names the document: by number, by name, or by a word that fits several (决定书)."""

NOTICES = ("prior_notice", "hearing_right_notice")
"""Their titles overlap (行政处罚（听证）告知书), so a name that fits one fits the other."""
VOUCHERS: dict[str, tuple[str, ...]] = {
    "service_receipt": ("doc_name", "doc_no"),
    "mail_voucher": ("content_desc",),
    "public_service_announcement": ("doc_name",),
}
ACTION_FIELDS: dict[str, tuple[str, ...]] = {
    "service_receipt": ("send_date", "receive_date"),
    "mail_voucher": ("send_date", "receipt_date"),
    "public_service_announcement": ("publish_date",),
}
"""Dates of the act of delivering, the one that starts it first."""
ARRIVAL_FIELDS: dict[str, tuple[str, ...]] = {
    "service_receipt": ("receive_date", "send_date"),
    "mail_voucher": ("receipt_date",),
    "public_service_announcement": ("effective_date",),
}
"""Dates on which the document reached the party."""
OWN_DATES = ("service_date", "deliver_time")
OWN_SIGNATURES = ("party_signature", "sign_page", "receiver_signature")
_WEAK = re.compile(
    r"(?:行政)?(?:处罚|执法|检查)?(?:相关|有关|法律)*(文书|决定书?|告知书?|通知书?)等?"
)
"""Names that say no more than what sort of paper it was."""
ONE_MISREAD = 0.85
_SPLIT = re.compile(r"[、,，;；\n]|(?<=书)[及和与](?=[^及和与]*书)")


@dataclass(frozen=True, slots=True)
class Delivery:
    """A proof of delivery: `paper` is the receipt, or the document itself (当场签收)."""

    document: Document
    paper: Document
    match: Match
    facts: tuple[Fact, ...]


def deliveries_of(
    case_facts: CaseFacts, document: Document, standards: Standards
) -> tuple[Delivery, ...]:
    """All proofs of delivery of a document: its own foot first, then receipts in page order."""
    found = list(_own(case_facts, document))
    number = _number_of(case_facts, document)
    others = _numbers_alike(case_facts, document) - {number, ""}
    for paper in case_facts.documents_of(*VOUCHERS):
        facts = _naming(case_facts, paper)
        match = _match(document, _group(case_facts, document), number, others, facts, standards)
        if match is None and not facts and paper.first_page == document.last_page:
            match = "name"  # a receipt at the foot of the document names nothing
        if match:
            found.append(Delivery(document, paper, match, facts))
    return tuple(found)


def unnamed_vouchers(case_facts: CaseFacts) -> tuple[Document, ...]:
    """Receipts and vouchers of which could not be read what they delivered."""
    papers = case_facts.documents_of(*VOUCHERS)
    return tuple(paper for paper in papers if not _naming(case_facts, paper))


def texts_of(case_facts: CaseFacts, paper: Document) -> list[str]:
    """What a receipt says it delivered."""
    return [text for fact in _naming(case_facts, paper) for text in words_of(fact)]


def arrival_day(case_facts: CaseFacts, document: Document, standards: Standards) -> Dated | None:
    """The day on which a document reached the party (签收), the first where there are several."""
    return min(_days(case_facts, document, standards, ARRIVAL_FIELDS), key=_by_day, default=None)


def first_action_day(
    case_facts: CaseFacts, document: Document, standards: Standards
) -> Dated | None:
    """The day on which delivering a document began (交邮、公告、送达)."""
    return min(_days(case_facts, document, standards, ACTION_FIELDS), key=_by_day, default=None)


def _by_day(dated: Dated) -> date:
    return dated.day


def _days(
    case_facts: CaseFacts,
    document: Document,
    standards: Standards,
    fields: dict[str, tuple[str, ...]],
) -> list[Dated]:
    """Days of the proofs that name the document by number, else of those that name it at all."""
    found = deliveries_of(case_facts, document, standards)
    for match in ("number", "name"):
        days = [
            day
            for delivery in found
            if delivery.match == match and (day := _first(case_facts, delivery, fields))
        ]
        if days:
            return days
    return []


def _first(
    case_facts: CaseFacts, delivery: Delivery, fields: dict[str, tuple[str, ...]]
) -> Dated | None:
    for name in fields.get(delivery.paper.kind, OWN_DATES):
        facts = [fact for fact in case_facts.facts_of(delivery.paper, name) if usable(fact)]
        for fact in sorted(facts, key=lambda fact: -fact.confidence):
            if day := date_of(fact):
                return Dated(delivery.paper, fact, day)
    return None


def _naming(case_facts: CaseFacts, paper: Document) -> tuple[Fact, ...]:
    facts = case_facts.facts_of(paper, *VOUCHERS[paper.kind])
    return tuple(fact for fact in facts if usable(fact) and words_of(fact))


def _own(case_facts: CaseFacts, document: Document) -> Iterator[Delivery]:
    dates = [fact for fact in case_facts.facts_of(document, *OWN_DATES) if usable(fact)]
    signed = [
        fact
        for fact in case_facts.facts_of(document, *OWN_SIGNATURES)
        if usable(fact) and fact.value == "present"
    ]
    if dates or signed:
        yield Delivery(document, document, "number", (*dates, *signed))


def _number_of(case_facts: CaseFacts, document: Document) -> str:
    facts = [fact for fact in case_facts.facts_of(document, "doc_no") if usable(fact)]
    return plain_number("".join(words_of(facts[0]))) if facts else ""


def _group(case_facts: CaseFacts, document: Document) -> tuple[str, ...]:
    """Kinds whose name fits the document: of the two notices both, unless the file has both."""
    if document.kind in NOTICES and not all(case_facts.documents_of(kind) for kind in NOTICES):
        return NOTICES
    return (document.kind,)


def _numbers_alike(case_facts: CaseFacts, document: Document) -> set[str]:
    """Numbers of the other documents that a name may mean."""
    kinds = NOTICES if document.kind in NOTICES else (document.kind,)
    alike = case_facts.documents_of(*kinds)
    return {_number_of(case_facts, other) for other in alike if other.id != document.id}


def plain_number(text: str) -> str:
    """A document number without brackets, spaces, 第 and 号: 市监罚〔2025〕12号 → 市监罚202512."""
    return re.sub(r"[\W_第号字]", "", text)


def _match(
    document: Document,
    group: tuple[str, ...],
    number: str,
    others: set[str],
    facts: tuple[Fact, ...],
    standards: Standards,
) -> Match | None:
    texts = [text for fact in facts for text in words_of(fact)]
    numbers = [plain_number(text) for text in texts]
    if len(number) >= 5 and any(number in text for text in numbers):
        return "number"
    if number and any(other in text for other in others for text in numbers):
        return None
    names = [name for text in texts for name in _SPLIT.split(text)]
    kinds = [kind_named(name, standards) for name in names]
    if any(kind in group for kind in kinds):
        return "name"
    unnamed = [name for name, kind in zip(names, kinds, strict=True) if kind is None]
    own = normalise_title(document.title)
    if own and any(_nearly(own, normalise_title(name)) for name in unnamed):
        return "name"
    if any((weak := _WEAK.fullmatch(name.strip())) and weak[1] in own for name in unnamed):
        return "weak"
    return None


def _nearly(title: str, name: str) -> bool:
    """The title stands in the name, or differs by a character misread."""
    return title in name or SequenceMatcher(None, title, name).ratio() >= ONE_MISREAD


def kind_named(name: str, standards: Standards) -> str | None:
    """The kind whose title stands in the name; the longest title decides (不予行政处罚决定书)."""
    text = normalise_title(name)
    best, length = None, 2
    for kind in standards.document_kinds.values():
        fitting = next((title for title in kind.titles if title in text), "")
        if len(fitting) > length:
            best, length = kind.id, len(fitting)
    return best
