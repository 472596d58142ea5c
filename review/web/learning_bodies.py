"""Learning as the desk shows it; case files of others are numbers without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from review.errors import NotFoundError
from review.learning.activate import KINDS, last_standing
from review.learning.told import change_line, headline
from review.model.defect import SEVERITY_NAMES
from review.model.learning import ABOUT_NAMES, ANSWER_NAMES, KIND_NAMES
from review.store import cases
from review.store.learning import candidates
from review.web.bodies.learning import (
    ActivationBody,
    ActiveBody,
    CandidateBody,
    CaseLink,
    ChangeBody,
    ComparisonBody,
    ConsentBody,
    ExampleCount,
    LearningBody,
    QualityBody,
    RuleChangeBody,
    SpanBody,
    UnjudgedBody,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from review.learning.status import CandidateStatus, LearningStatus
    from review.model.learning import Activation, RuleQuality
    from review.model.people import User
    from review.standards.load import Standards
    from review.store.office import Store

_SHORT = 12
_MOST_SHOWN = 500
"""Lines of one comparison that a page shows; all are in the command's output."""
_ABOUT: Mapping[str, str] = dict[str, str](ABOUT_NAMES.items())
_ANSWERS: Mapping[str, str] = dict[str, str](ANSWER_NAMES.items())


def learning_body(status: LearningStatus, *, may_change: bool) -> LearningBody:
    """Where learning stands."""
    consent = status.consent
    return LearningBody(
        consent=ConsentBody(on=consent.on, since=consent.since, who=consent.who),
        examples=[
            ExampleCount(
                about_name=_ABOUT.get(about, about),
                answer_name=_ANSWERS.get(answer, answer),
                count=count,
            )
            for (about, answer), count in sorted(status.examples.items())
        ],
        active=[
            ActiveBody(
                kind=kind,
                kind_name=KIND_NAMES[kind],
                digest=status.active.get(kind, "")[:_SHORT],
                can_undo=last_standing(status.activations, kind) is not None,
            )
            for kind in KINDS
        ],
        candidates=list(map(_candidate, status.candidates)),
        activations=list(map(_activation, status.activations)),
        apart=list(status.apart),
        may_change=may_change,
    )


def comparison_body(
    store: Store, standards: Standards, user: User, candidate_id: int
) -> ComparisonBody:
    """The newest comparison of a candidate.

    Raises:
        NotFoundError: no such candidate, or it was not compared yet.
    """
    with store.database.read() as s:
        candidate = candidates.candidate(s, candidate_id)
        kept = candidates.newest_comparison(s, candidate_id)
        if candidate is None or kept is None:
            raise NotFoundError("learning_not_compared_yet", "没有这个候选，或者还没有比对过。")
        report: Mapping[str, Any] = kept.report
        concerned = {one["case_id"] for one in (*report["changes"], *report["unjudged"])}
        titles = _titles(s, user, concerned)
    names = {code: row.name for code, row in standards.defects.items()}
    return ComparisonBody(
        candidate=candidate.id,
        name=candidate.name,
        at=kept.at,
        said=headline(report),
        rules=[
            RuleChangeBody(defect=code, name=names.get(code, code), **row)
            for code, row in report["rules"].items()
        ],
        changes=[
            ChangeBody(
                case_id=one["case_id"] if one["case_id"] in titles else "",
                title=titles.get(one["case_id"], ""),
                page=one["page"],
                finding=one["subject"] if one["about"] == "finding" else "",
                line=change_line(one),
                effect=one["effect"],
            )
            for one in report["changes"][:_MOST_SHOWN]
        ],
        unjudged=[
            UnjudgedBody(
                case_id=one["case_id"] if one["case_id"] in titles else "",
                title=titles.get(one["case_id"], ""),
                page=one["page"],
                defect=one["defect"],
                name=names.get(one["defect"], ""),
                new=one["new"],
            )
            for one in report["unjudged"][:_MOST_SHOWN]
        ],
        failed=[one["why"] for one in report["failed"]],
    )


def quality_body(store: Store, rules: Iterable[RuleQuality]) -> list[QualityBody]:
    """Rules with the titles of the case files, which are those that the person may see."""
    rules = tuple(rules)
    with store.database.read() as s:
        titles = {
            case_id: _title(s, case_id)
            for case_id in {one for rule in rules for one in rule.judged_cases}
        }

    def links(case_ids: Iterable[str]) -> list[CaseLink]:
        return [CaseLink(case_id=one, title=titles[one]) for one in case_ids]

    return [
        QualityBody(
            defect=one.defect,
            name=one.name,
            severity=one.severity,
            severity_name=SEVERITY_NAMES.get(one.severity, ""),
            judged=one.judged,
            confirmed=one.confirmed,
            false=one.false,
            low=one.low,
            high=one.high,
            cases=links(one.cases),
            judged_cases=links(one.judged_cases),
            spans=[
                SpanBody(
                    name=span.name,
                    judged=span.judged,
                    false=span.false,
                    low=span.low,
                    high=span.high,
                )
                for span in one.spans
            ],
        )
        for one in rules
    ]


def _candidate(one: CandidateStatus) -> CandidateBody:
    candidate, compared = one.candidate, one.comparison
    return CandidateBody(
        id=candidate.id,
        kind=candidate.kind,
        kind_name=KIND_NAMES[candidate.kind],
        name=candidate.name,
        digest=candidate.digest[:_SHORT],
        note=candidate.note,
        made=candidate.at,
        active=one.active,
        said=headline(compared.report) if compared else "",
        compared=compared.at if compared else None,
        stale=one.stale,
        trouble=one.trouble,
        worse=int(compared.report["worse"]) if compared else 0,
    )


def _activation(one: Activation) -> ActivationBody:
    shown = one.shown
    said = ""
    if shown:
        said = (
            f"启用前所示：{shown['judged']} 条认定中改变 {shown['changed']} 条，"
            f"变好 {shown['better']}，变差 {shown['worse']}"
        )
    return ActivationBody(
        at=one.at,
        who=one.who,
        kind_name=KIND_NAMES[one.kind],
        undo=one.undoes is not None,
        digest=one.digest[:_SHORT],
        former=one.former[:_SHORT],
        said=said,
        note=one.note,
    )


def _titles(s: Session, user: User, case_ids: Iterable[str]) -> dict[str, str]:
    """Of those that this person may see."""
    return {one: _title(s, one) for one in case_ids if cases.may_see(s, user, one)}


def _title(s: Session, case_id: str) -> str:
    record = cases.case_of(s, case_id)
    return (record.case_no or record.title) if record else case_id
