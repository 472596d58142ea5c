"""Whether the articles that a decision cites are those of a penalty rule (处罚依据是否一致)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from review.checks.law_application.rules_cited import same_place
from review.checks.wording import say_citation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.model.defect import LegalBasis
    from review.model.fact import Citation
    from review.standards.rows import PenaltyRule

Agreement = Literal["agree", "differ", "unread"]

AGREEMENT_NAMES: dict[Agreement, str] = {
    "agree": "处罚依据一致",
    "differ": "处罚依据不一致",
    "unread": "决定书未读到",
}


@dataclass(frozen=True, slots=True)
class CitedArticles:
    """What a decision cites as violated, or as what it punishes by.

    `sure`: all that stands there was read; without it another article may be cited beside these.
    """

    citations: tuple[Citation, ...] = ()
    sure: bool = False


@dataclass(frozen=True, slots=True)
class CitedByDecision:
    """Both sides of a decision (违反条款、处罚条款)."""

    violated: CitedArticles = CitedArticles()
    penal: CitedArticles = CitedArticles()


@dataclass(frozen=True, slots=True)
class Compared:
    """The answer for one rule; `note`: in Chinese, which side differs or was not read."""

    agreement: Agreement
    note: str = ""


def compare(rule: PenaltyRule, cited: CitedByDecision) -> Compared:
    """Agrees where both sides are the rule's; differs where one that was read is not."""
    sides = (
        ("违反条款", cited.violated, _side(rule.violation_basis, cited.violated)),
        ("处罚条款", cited.penal, _side((rule.penalty_basis,), cited.penal)),
    )
    other = [f"{name}为{_say(side)}" for name, side, found in sides if found == "differ"]
    if other:
        return Compared("differ", f"决定书所引{'，'.join(other)}。")
    unread = [name for name, _, found in sides if found == "unread"]
    if unread:
        return Compared("unread", f"决定书所引{'、'.join(unread)}未读到或识读把握不足。")
    return Compared("agree")


def _side(basis: Iterable[LegalBasis], cited: CitedArticles) -> Agreement:
    if any(same_place(own, one) for own in basis for one in cited.citations):
        return "agree"
    return "differ" if cited.sure and cited.citations else "unread"


def _say(cited: CitedArticles) -> str:
    return "、".join(dict.fromkeys(map(say_citation, cited.citations)))
