"""Calculations of goods shown in the papers (计价): unit price × quantity, and their sum."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from review.checks.misreading import may_be_misread
from review.checks.trust import usable
from review.checks.values import fen_of, words_of
from review.checks.wording import say_money, title_at

if TYPE_CHECKING:
    from review.checks.tally import Tally
    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Fact

_KINDS = ("illegal_gains_statement", "investigation_report", "penalty_decision")
_TOTALS = {"illegal_gains_statement": "total"}
_CENT = Fraction(1, 100)
_ROUNDED = Fraction(1, 200)
"""A unit price written to the 分 may be off by half of one."""
_MANY = 2


@dataclass(frozen=True, slots=True)
class PriceRow:
    """quantity × price = amount, in yuan."""

    fact: Fact
    quantity: Fraction
    price: Fraction
    amount: Fraction

    @property
    def product(self) -> Fraction:
        return self.quantity * self.price

    @property
    def right(self) -> bool:
        """The product is the amount, as far as rounding to the 分 lets it."""
        slack = max(_CENT, _ROUNDED * max(self.quantity, Fraction(1)))
        return abs(self.product - self.amount) <= slack

    def __str__(self) -> str:
        return f"{_say(self.quantity)}×{_say(self.price)}={_say(self.product)}"


def weigh_calculations(case_facts: CaseFacts, tally: Tally) -> frozenset[str]:
    """Every row's product, and the sum of the rows against the total of the same paper.

    Gives the ids of the documents with a wrong one.
    """
    wrong: set[str] = set()
    for document in case_facts.documents_of(*_KINDS):
        rows, unread = price_rows(case_facts, document)
        for row in rows:
            _weigh_row(case_facts, document, row, tally)
        for fact in unread:
            tally.doubt_fact(f"{title_at(document)}的计价明细“{fact.raw}”识读把握不足", fact)
        if len(rows) >= _MANY and not unread and all(row.right for row in rows):
            _weigh_sum(case_facts, document, rows, tally)
        if not all(row.right for row in rows):
            wrong.add(document.id)
    return frozenset(wrong)


def price_rows(
    case_facts: CaseFacts, document: Document
) -> tuple[tuple[PriceRow, ...], tuple[Fact, ...]]:
    """The calculations of a paper, and those not read well."""
    rows, unread = [], []
    for fact in case_facts.facts_of(document, "price_rows"):
        row = _row(fact) if usable(fact) else None
        if row is not None:
            rows.append(row)
        elif fact.status != "blank":
            unread.append(fact)
    return tuple(rows), tuple(unread)


def _row(fact: Fact) -> PriceRow | None:
    words = words_of(fact)
    try:
        quantity, price, amount = (Fraction(word) for word in words)
    except ValueError:
        return None
    return PriceRow(fact, quantity, price, amount)


def _weigh_row(case_facts: CaseFacts, document: Document, row: PriceRow, tally: Tally) -> None:
    if row.right:
        tally.passed(row.fact, note=f"{row}")
        return
    said = f"{title_at(document)}记载“{row.fact.raw}”，按{row}，与记载的{_say(row.amount)}不符"
    if _scanned(case_facts, row.fact) and _repairable(row):
        tally.doubt_fact(f"{said}，改动一字即相符，可能是识读误差", row.fact)
        return
    tally.allege(
        f"{document.id}:{row.fact.raw}", f"{said}。", facts=(row.fact,), steps=({"note": f"{row}"},)
    )


def _weigh_sum(
    case_facts: CaseFacts, document: Document, rows: tuple[PriceRow, ...], tally: Tally
) -> None:
    field = _TOTALS.get(document.kind)
    totals = [f for f in case_facts.facts_of(document, field) if usable(f)] if field else []
    if len({fen_of(fact) for fact in totals}) != 1:
        return
    total, added = fen_of(totals[0]), sum(row.amount for row in rows)
    if total is None:
        return
    steps = f"{'＋'.join(_say(row.amount) for row in rows)}={_say(Fraction(added))}"
    if abs(Fraction(total, 100) - added) <= _CENT:
        tally.passed(totals[0], note=steps)
    elif any(Fraction(total, 100) == row.amount for row in rows):
        tally.doubt_fact(f"{title_at(document)}的合计未能确定（{steps}）", totals[0])
    elif _scanned(case_facts, totals[0]) and may_be_misread(str(total), str(round(added * 100))):
        tally.doubt_fact(f"{title_at(document)}的合计与{steps}相差一字，可能是识读误差", totals[0])
    else:
        tally.allege(
            f"{document.id}:sum",
            f"{title_at(document)}的合计为{say_money(total)}，各项相加{steps}。",
            facts=(totals[0], *(row.fact for row in rows)),
            steps=({"note": steps},),
        )


def _repairable(row: PriceRow) -> bool:
    """One of the three numbers, one character changed, makes the calculation right."""
    pairs = [(row.amount, row.product)]
    if row.price:
        pairs.append((row.quantity, row.amount / row.price))
    if row.quantity:
        pairs.append((row.price, row.amount / row.quantity))
    return any(may_be_misread(_digits(written), _digits(needed)) for written, needed in pairs)


def _digits(number: Fraction) -> str:
    return str(round(number * 100))


def _scanned(case_facts: CaseFacts, fact: Fact) -> bool:
    return any(case_facts.pages[place.page_no - 1].reading != "text" for place in fact.evidence)


def _say(number: Fraction) -> str:
    return f"{float(number):,.2f}".rstrip("0").rstrip(".")
