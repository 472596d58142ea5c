"""The agencies a file names (执法机关), and where they sit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.checks.names import plain_name
from review.checks.same_name import compare_names
from review.checks.trust import usable
from review.checks.values import words_of
from review.language.distance import distance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Fact

DECISIONS = (
    *("penalty_decision", "onspot_penalty_decision", "no_penalty_decision", "seizure_decision"),
    *("compulsory_execution_decision", "substitute_performance_decision", "license_decision"),
    *("inspection_result_notice", "inspection_notice"),
)
"""Documents by which an agency acts towards the party."""
_PLACE = re.compile(
    r"(?:[^省市县区]{2,8}(?:省|自治区))?(?P<city>[^省市县区]{2,6}市)(?P<district>[^省市县区]{1,5}[区县])"
)
_NO_DISTRICT = ("开发区", "新区", "园区", "高新区", "示范区", "保税区", "试验区", "景区")
"""Areas that lie across districts or inside them, with agencies of their own."""
_AUTHORITY = re.compile(r"(?:局|委员会|委|厅|人民政府|街道办事处|办公室)$")


@dataclass(frozen=True, slots=True)
class Named:
    """A document that names the agency it comes from."""

    document: Document
    fact: Fact
    name: str


def agencies_named(case_facts: CaseFacts, *kinds: str) -> list[Named]:
    """The agencies under documents: of these kinds, or of all; the surest of each document."""
    found = []
    for document in case_facts.documents:
        if kinds and document.kind not in kinds:
            continue
        facts = [f for f in case_facts.facts_of(document, "agency_name") if usable(f)]
        if facts:
            best = max(facts, key=lambda fact: fact.confidence)
            name = next(iter(words_of(best)), "")
            if name:
                found.append(Named(document, best, name))
    return found


def usual_agency(named: Iterable[Named]) -> list[Named]:
    """The documents of the agency that most of them name."""
    groups: dict[str, list[Named]] = {}
    for one in named:
        groups.setdefault(plain_name(one.name), []).append(one)
    return max(groups.values(), key=len, default=[])


def same_agency(one: str, other: str) -> bool | None:
    """Whether two names are one agency or one inside the other; None: cannot be said."""
    left, right = plain_name(one), plain_name(other)
    if left == right or left.startswith(right) or right.startswith(left):
        return True
    here, there = district_of(left), district_of(right)
    if here and there and here != there:
        # one character may be misread, two make another district
        return False if distance(here[1], there[1]) > 1 else None
    likeness = compare_names(left, right)
    return None if likeness == "alike" else likeness == "same"


def is_authority(name: str) -> bool:
    """By its name an authority (局, 委员会), not a team or a station of one."""
    return _AUTHORITY.search(plain_name(name)) is not None


def district_of(text: str) -> tuple[str, str] | None:
    """(市, 区县) at the head of an address or of an agency's name; None where it names none."""
    match = _PLACE.match(plain_name(text))
    if match is None or match["district"].endswith(_NO_DISTRICT):
        return None
    return match["city"], match["district"]
