"""The amounts that multiples are taken of (处罚基数): goods value, illegal gains, fees."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from review.checks.discretion.bands import BASE_NAMES
from review.checks.trust import usable
from review.checks.values import fen_of
from review.checks.wording import say_money, title_at
from review.model.discretion import BaseAmount

if TYPE_CHECKING:
    from collections.abc import Mapping

    from review.model.case_file import CaseFacts
    from review.model.fact import Fact

_FEW = 3
_STATED = ("penalty_decision", "investigation_report", "illegal_gains_statement")
BASE_FIELDS: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "goods_value": (
            ("penalty_decision", "goods_value"),
            ("investigation_report", "goods_value"),
            ("illegal_gains_statement", "total"),
        ),
        **{
            base: tuple((kind, base) for kind in _STATED)
            for base in BASE_NAMES
            if base != "goods_value"
        },
    }
)
"""Base → where papers state it, as (kind, field)."""


def facts_of_base(case_facts: CaseFacts, base: str) -> list[Fact]:
    """Every place that states the amount well enough to use."""
    return [
        fact
        for kind, field in BASE_FIELDS.get(base, ())
        for fact in case_facts.facts_named(kind, field)
        if usable(fact) and fen_of(fact) is not None
    ]


def bases_of(case_facts: CaseFacts) -> Mapping[str, BaseAmount]:
    """Every base that papers state; without an amount where they contradict one another."""
    found = {base: _base(case_facts, base) for base in BASE_FIELDS}
    return MappingProxyType({base: amount for base, amount in found.items() if amount})


def possible_bases(case_facts: CaseFacts) -> tuple[Mapping[str, BaseAmount], ...]:
    """The bases, once for each amount that papers contradict one another about.

    Where every one of them gives the same range, the contradiction does not matter.
    """
    known = dict(bases_of(case_facts))
    found = [known]
    for base, amount in known.items():
        values = {fen_of(fact) for fact in facts_of_base(case_facts, base)}
        if amount.fen is None and 1 < len(values) <= _FEW:
            found = [{**one, base: replace(amount, fen=value)} for one in found for value in values]
    return tuple(MappingProxyType(one) for one in found)


def _base(case_facts: CaseFacts, base: str) -> BaseAmount | None:
    name = BASE_NAMES[base]
    facts = facts_of_base(case_facts, base)
    doubtful = [
        fact
        for kind, field in BASE_FIELDS[base]
        for fact in case_facts.facts_named(kind, field)
        if not usable(fact) and fact.status != "blank"
    ]
    if not facts:
        if not doubtful:
            return None
        return BaseAmount(base, name, None, doubtful[0].evidence, f"{name}识读把握不足")
    values = {fen_of(fact) for fact in facts}
    places = tuple(dict.fromkeys(place for fact in facts for place in fact.evidence))
    if len(values) > 1:
        return BaseAmount(base, name, None, places, _contradiction(case_facts, name, facts))
    return BaseAmount(base, name, fen_of(facts[0]), places)


def _contradiction(case_facts: CaseFacts, name: str, facts: list[Fact]) -> str:
    titles = {document.id: title_at(document) for document in case_facts.documents}
    said = dict.fromkeys(
        f"{titles.get(fact.document, '')}{say_money(fen_of(fact) or 0)}" for fact in facts
    )
    return f"各文书记载的{name}不一致（{'、'.join(said)}）"
