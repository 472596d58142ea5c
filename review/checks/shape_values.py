"""Shapes `equal` and `sum`: what several documents say agrees, amounts add up."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from review.checks.tally import Tally
from review.checks.trust import usable
from review.checks.values import date_of, fen_of
from review.checks.wording import fact_at, field_name, say_money
from review.standards.schema.shapes import EqualArguments, SumArguments

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards


def equal(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Arguments: `EqualArguments`; every document is compared with the first that says it."""
    wanted = EqualArguments.model_validate(defect.parameters)
    tally = Tally()
    said = _said(case_facts, wanted.fields, tally)
    for document, fact in said[1:]:
        first_document, first = said[0]
        if _comparable(first, wanted.type) == _comparable(fact, wanted.type):
            tally.passed(first, fact)
            continue
        name = field_name(standards, document.kind, fact.field)
        kind = wanted.type
        tally.allege(
            f"{first_document.id}:{document.id}:{fact.field}",
            f"{name}不一致：{fact_at(first, first_document, kind)}，"
            f"{fact_at(fact, document, kind)}。",
            facts=(first, fact),
        )
    return tally.outcome("没有两份以上文书记载该项，无从比较")


def sum_of(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Arguments: `SumArguments`; the sum is shown with its parts."""
    wanted = SumArguments.model_validate(defect.parameters)
    tally = Tally()
    parts = _said(case_facts, wanted.parts, tally)
    totals = _said(case_facts, (wanted.total,), tally)
    amounts = [fen for _, fact in parts if (fen := fen_of(fact)) is not None]
    for document, fact in totals:
        total = fen_of(fact)
        if total is None or not amounts:
            continue
        used = (*(part for _, part in parts), fact)
        if sum(amounts) == total:
            tally.passed(*used)
            continue
        name = field_name(standards, document.kind, fact.field)
        sum_text = f"{' + '.join(say_money(fen) for fen in amounts)} = {say_money(sum(amounts))}"
        tally.allege(
            f"{document.id}:{fact.field}",
            f"合计不符：{sum_text}，而{fact_at(fact, document, 'amount')}（{name}）。",
            facts=used,
            steps=({"note": sum_text},),
        )
    return tally.outcome("没有可以合计的金额")


def plain_text(text: str) -> str:
    """Text for comparison: full and half width, brackets and spaces do not matter."""
    plain = unicodedata.normalize("NFKC", text).translate(str.maketrans("〔〕［］【】", "[][][]"))
    return re.sub(r"\s", "", plain).upper()


def _comparable(fact: Fact, kind: str) -> object:
    if kind == "date":
        return date_of(fact)
    if kind == "amount":
        return fen_of(fact)
    return plain_text(str(fact.value))


def _said(case_facts: CaseFacts, paths: Iterable[str], tally: Tally) -> list[tuple[Document, Fact]]:
    """Usable facts of these fields; those that cannot be used are doubts."""
    said: list[tuple[Document, Fact]] = []
    for path in paths:
        kind, field = path.split(".", 1)
        for document in case_facts.documents_of(kind):
            for fact in case_facts.facts_of(document, field):
                if usable(fact):
                    said.append((document, fact))
                elif fact.status != "blank":
                    tally.doubt_fact(f"《{document.title}》的“{fact.raw}”识读把握不足", fact)
    return said
