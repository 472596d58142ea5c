"""The worksheets of a review (已查清单): `make_worksheets`."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from review.checks.citations.verdicts import citation_checks
from review.checks.discretion.sheet import discretion_sheets
from review.checks.timeline.events import case_timeline
from review.checks.timeline.orders import rule_answers
from review.checks.timeline.worksheets import limit_worksheets
from review.checks.wording import field_name, say_value, title_at
from review.model.result import Problem
from review.model.worksheets import CheckedDefect, Worksheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.finding import Clear
    from review.model.result import ReviewOutcome
    from review.model.timeline import OrderAnswer, WorksheetEnd
    from review.standards.load import Standards

_Sheet = TypeVar("_Sheet")
SHOWN_FACTS = 4
MARKS = {"present": "有", "absent": "无", "uncertain": "不能确定"}


def make_worksheets(
    case_facts: CaseFacts, standards: Standards, outcome: ReviewOutcome
) -> tuple[Worksheets, tuple[Problem, ...]]:
    """All sheets; one that stops with a program error is left out and made a problem."""
    problems: list[Problem] = []
    limits = [
        _made(
            f"时限 {limit.id} 的计算表",
            partial(limit_worksheets, case_facts, standards, limit.id),
            problems,
        )
        for limit in standards.time_limits.values()
        if case_facts.kind in limit.applies_to
    ]
    orders = [
        _made(
            f"次序规则 {rule} 的核对", partial(rule_answers, case_facts, standards, rule), problems
        )
        for rule in standards.order_rules
    ]
    citations = _made("引用核对", partial(citation_checks, case_facts, standards), problems)
    fines = _made("裁量计算表", partial(discretion_sheets, case_facts, standards), problems)
    worksheets = Worksheets(
        checked=tuple(_checked(case_facts, standards, outcome)),
        timeline=_made("办案时间线", partial(case_timeline, case_facts, standards), problems),
        limits=tuple(sheet for sheets in limits for sheet in sheets or ()),
        orders=tuple(
            _in_words(one, case_facts, standards)
            for answers in orders
            for one in answers or ()
            if one.result != "not_in_file"
        ),
        citations=citations or (),
        discretion=fines or (),
        statements=case_facts.statements,
    )
    return worksheets, tuple(problems)


def _made(name: str, make: Callable[[], _Sheet], problems: list[Problem]) -> _Sheet | None:
    """A sheet, or None and a problem where making it fails."""
    try:
        return make()
    except Exception as error:  # noqa: BLE001 - one failing sheet must not lose the review
        text = f"{name}未能生成（{type(error).__name__}: {error}），其余不受影响。"
        problems.append(Problem("checks", "worksheet_failed", text))
        return None


def _in_words(answer: OrderAnswer, case_facts: CaseFacts, standards: Standards) -> OrderAnswer:
    """The answer with the names of the two fields for their ids."""
    kinds = {document.id: document.kind for document in case_facts.documents}

    def named(end: WorksheetEnd | None) -> WorksheetEnd | None:
        if end is None or end.document not in kinds:
            return end
        return replace(end, event=field_name(standards, kinds[end.document], end.event))

    return replace(answer, earlier=named(answer.earlier), later=named(answer.later))


def _checked(
    case_facts: CaseFacts, standards: Standards, outcome: ReviewOutcome
) -> Iterator[CheckedDefect]:
    """Every applicable defect, in the order of the catalogue."""
    undetermined = {one.defect: one for one in outcome.undetermined}
    for code, defect in standards.defects.items():
        findings = [one for one in outcome.findings if one.defect == code]
        if findings:
            yield CheckedDefect(
                *_head(defect),
                answer="found",
                reason="".join(one.message for one in findings),
                steps=tuple(step for one in findings for step in one.explanation),
                evidence=tuple(dict.fromkeys(place for one in findings for place in one.evidence)),
                findings=tuple(one.id for one in findings),
            )
        elif code in undetermined:
            open_one = undetermined[code]
            yield CheckedDefect(
                *_head(defect), "undetermined", open_one.reason, (), open_one.evidence
            )
        elif code in outcome.clear:
            clear = outcome.clear[code]
            yield CheckedDefect(
                *_head(defect),
                answer="not_concerned" if clear.not_concerned else "clear",
                reason=_passed(case_facts, clear, standards),
                steps=clear.explanation,
                evidence=clear.evidence,
            )


def _head(defect: Defect) -> tuple[str, str, str, str]:
    return defect.code, defect.name, defect.category, defect.severity


def _passed(case_facts: CaseFacts, clear: Clear, standards: Standards) -> str:
    """What made a defect clear: the notes of its steps, and the facts they used."""
    notes = dict.fromkeys(str(step["note"]) for step in clear.explanation if "note" in step)
    documents = {document.id: document for document in case_facts.documents}
    facts = {fact.id: fact for fact in case_facts.facts}
    used = [facts[name] for step in clear.explanation if (name := str(step.get("fact"))) in facts]
    shown = list(
        dict.fromkeys(
            _say(fact, documents[fact.document], standards)
            for fact in used
            if fact.document in documents
        )
    )
    more = f"等{len(shown)}处" if len(shown) > SHOWN_FACTS else ""
    facts_said = "，".join(shown[:SHOWN_FACTS]) + more
    return "；".join(part for part in (*notes, facts_said) if part)


def _say(fact: Fact, document: Document, standards: Standards) -> str:
    """《送达回证》（第12页）送达日期：2025年5月6日."""
    kind = standards.document_kinds.get(document.kind)
    types = {one.id: one.type for one in kind.fields} if kind else {}
    value = MARKS.get(str(fact.value)) or say_value(fact, types.get(fact.field, ""))
    return f"{title_at(document)}{field_name(standards, document.kind, fact.field)}：{value}"
