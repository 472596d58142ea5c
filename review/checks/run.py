"""Runs the catalogue on one case file.

Every defect of its kind lands in found, undetermined or clear.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from review.checks.shapes import SHAPES
from review.checks.tally import not_concerned
from review.checks.trust import (
    KIND_CONFIDENCE,
    REVIEW_CONFIDENCE,
    USABLE_CONFIDENCE,
    usable,
)
from review.checks.values import date_of
from review.checks.wording import pages, say_date, title_at
from review.model.finding import Clear, Finding, Found, Undetermined
from review.model.result import Problem, ReviewOutcome, Unanswered
from review.standards.at_date import speaks_on

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.finding import Allegation, Outcome
    from review.model.page import Page
    from review.standards.load import Standards

    Check = Callable[[CaseFacts, Defect, Standards], Outcome]

NOT_BUILT = "尚未实现"


def run_checks(case_facts: CaseFacts, standards: Standards) -> ReviewOutcome:
    """What every applicable defect says of the case file.

    A case file whose kind is not known has all defects undetermined: which of them apply cannot be
    said.
    """
    findings: list[Finding] = []
    undetermined: list[Unanswered] = []
    clear: dict[str, Clear] = {}
    problems: list[Problem] = []
    for defect in standards.defects.values():
        if case_facts.kind in standards.case_kinds and case_facts.kind not in defect.applies_to:
            continue
        outcome = _answer(case_facts, defect, standards, problems)
        if isinstance(outcome, Found):
            findings += _findings(case_facts, defect, outcome)
        elif isinstance(outcome, Undetermined):
            undetermined.append(Unanswered(defect.code, outcome.reason, outcome.evidence))
        else:
            clear[defect.code] = outcome
    return ReviewOutcome(
        tuple(findings), tuple(undetermined), MappingProxyType(clear), tuple(problems)
    )


def run_check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """The outcome of one defect, without the guard.

    Raises:
        LookupError: the row names a check that is not there.
    """
    if defect.check is None:
        return Undetermined(NOT_BUILT)
    silent = _outside_period(case_facts, defect)
    if silent is not None:
        return silent
    return check_of(defect, standards)(case_facts, defect, standards)


def check_of(defect: Defect, standards: Standards) -> Check:
    """The function that a row names.

    A shape, or `check` of the file of that name in the category's folder.
    """
    if defect.check is None:
        raise LookupError(f"{defect.code} names no check")
    if defect.check in SHAPES:
        return SHAPES[defect.check]
    room = standards.categories[defect.category].room
    module = import_module(f"review.checks.{room}.{defect.check}")
    return cast("Check", module.check)


def _answer(
    case_facts: CaseFacts, defect: Defect, standards: Standards, problems: list[Problem]
) -> Outcome:
    if case_facts.kind not in standards.case_kinds:
        return Undetermined("案卷种类未能确定，无法判断该项是否适用")
    if case_facts.kind_confidence < USABLE_CONFIDENCE:
        name = standards.case_kinds[case_facts.kind]
        return Undetermined(
            f"案卷种类可能为{name}，把握不足（{case_facts.kind_confidence:.2f}），请先确认种类"
        )
    try:
        outcome = _without_doubtful_kinds(case_facts, run_check(case_facts, defect, standards))
        return _unless_unread(case_facts, defect, _without_poor_pages(case_facts, outcome))
    except Exception as error:  # noqa: BLE001 - one failing check must not lose the others
        problems.append(
            Problem(
                "checks",
                "check_failed",
                f"缺陷项{defect.code}（{defect.name}）的检查程序出错，未作判断："
                f"{type(error).__name__}: {error}",
            )
        )
        return Undetermined("检查程序出错，未作判断，请人工核查")


def _without_doubtful_kinds(case_facts: CaseFacts, outcome: Outcome) -> Outcome:
    """The outcome without allegations on documents whose kind is not sure."""
    if not isinstance(outcome, Found):
        return outcome
    doubtful = {
        document.id: document
        for document in case_facts.documents
        if document.sure_of_kind < KIND_CONFIDENCE
    }
    kept = tuple(
        allegation
        for allegation in outcome.allegations
        if not any(place.document in doubtful for place in allegation.evidence)
    )
    if kept:
        return replace(outcome, allegations=kept)
    places = tuple(place for allegation in outcome.allegations for place in allegation.evidence)
    named = {place.document for place in places}
    titles = "、".join(title_at(doubtful[name]) for name in doubtful if name in named)
    return Undetermined(f"{titles}属于何种文书不能确定，请先确认种类", places)


def _without_poor_pages(case_facts: CaseFacts, outcome: Outcome) -> Outcome:
    """The outcome without allegations that point at a page read poorly: doubt is the answer."""
    if not isinstance(outcome, Found):
        return outcome
    poor = {page.page_no: page.grade.reasons for page in case_facts.pages if _is_poor(page)}
    kept = tuple(
        allegation
        for allegation in outcome.allegations
        if not any(place.page_no in poor for place in allegation.evidence)
    )
    if kept:
        return replace(outcome, allegations=kept)
    places = tuple(place for allegation in outcome.allegations for place in allegation.evidence)
    named = sorted({place.page_no for place in places} & set(poor))
    reasons = "、".join(dict.fromkeys(reason for number in named for reason in poor[number]))
    told = f"（{reasons}）" if reasons else ""
    return Undetermined(f"{pages(named)}扫描质量差{told}，疑似问题须对照原件核实", places)


def _unless_unread(case_facts: CaseFacts, defect: Defect, outcome: Outcome) -> Outcome:
    """No "clear" of every document in a file of which a page could not be read."""
    unread = case_facts.unread_pages()
    if not unread or not defect.whole_file or not isinstance(outcome, Clear):
        return outcome
    return Undetermined(f"{pages(unread)}无法识读，其余文书未见此项问题", outcome.evidence)


def _is_poor(page: Page) -> bool:
    return page.grade.level in ("poor", "unreadable")


def _outside_period(case_facts: CaseFacts, defect: Defect) -> Outcome | None:
    """Clear or Undetermined where the row does not, or perhaps not, speak on the governing day."""
    applies = defect.applies
    if applies is None or (applies.start is None and applies.end is None):
        return None
    day = _governing_day(case_facts, applies.by)
    if day is None:
        return Undetermined("决定该项是否适用的日期未能确定")
    answer = speaks_on(applies, day)
    if answer == "not_yet" and applies.start:
        return not_concerned(f"该项自{say_date(applies.start)}起适用，本案为{say_date(day)}")
    if answer == "no_more" and applies.end:
        return not_concerned(f"该项适用至{say_date(applies.end)}，本案为{say_date(day)}")
    return None


def _governing_day(case_facts: CaseFacts, fields: tuple[str, ...]) -> date | None:
    for path in fields:
        kind, field = path.split(".", 1)
        for fact in case_facts.facts_named(kind, field):
            day = date_of(fact) if usable(fact) else None
            if day is not None:
                return day
    return None


def _findings(case_facts: CaseFacts, defect: Defect, found: Found) -> list[Finding]:
    findings: list[Finding] = []
    taken = 0.0
    ids: set[str] = set()
    heaviest = max(found.allegations, key=lambda allegation: _alone(defect, allegation))
    for allegation in found.allegations:
        points = _alone(defect, allegation)
        if defect.per_case and allegation is not heaviest:
            points = 0.0
        points = max(0.0, min(points, defect.cap - taken))
        taken += points
        finding_id = _finding_id(defect, allegation, ids)
        findings.append(
            Finding(
                id=finding_id,
                defect=defect.code,
                category=defect.category,
                name=defect.name,
                severity=defect.severity,
                confidence=round(allegation.confidence, 3),
                source=allegation.source,
                message=_message(allegation),
                explanation=allegation.explanation,
                basis=defect.legal_basis,
                evidence=allegation.evidence or (case_facts.place_of_absence(),),
                advice=defect.advice or defect.rectification,
                deduction=points,
                points=allegation.points,
            )
        )
    return findings


def _alone(defect: Defect, allegation: Allegation) -> float:
    """What the allegation takes off where it is the only one."""
    return defect.points if allegation.points is None else allegation.points


def _finding_id(defect: Defect, allegation: Allegation, taken: set[str]) -> str:
    """Code, document and digest of the key.

    The same for the same file, so that a verdict survives a re-run.
    """
    document = next((place.document for place in allegation.evidence if place.document), "case")
    digest = hashlib.sha256(allegation.key.encode()).hexdigest()[:8]
    base = f"{defect.code}:{document}:{digest}"
    finding_id, number = base, 2
    while finding_id in taken:
        finding_id, number = f"{base}-{number}", number + 1
    taken.add(finding_id)
    return finding_id


def _message(allegation: Allegation) -> str:
    if allegation.confidence >= REVIEW_CONFIDENCE:
        return allegation.message
    return f"{allegation.message}（所据要素识读置信度{allegation.confidence:.2f}，待复核）"
