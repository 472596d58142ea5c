"""The report of a case file: only what people let stand, and every figure agrees."""

from __future__ import annotations

from review.casework.decide import decide, undo
from review.casework.finish import finish
from review.casework.report import case_report
from review.casework.state import open_case
from review.reports.figures import disagreements


def report(office, case, who="甲"):
    user = office.user[who]
    review = open_case(office.store, office.standards, user, case.id)
    return case_report(review, office.store, office.standards, user)


def test_the_report_of_a_finished_review(office):
    case = office.add_case()
    at = office.store, office.standards, office.user["甲"], case.id
    first, second, third, *rest = [one.id for one in report(office, case).findings]
    assert not list(disagreements(report(office, case)))
    decide(*at, first, "confirmed")
    decide(*at, second, "rejected", reason_kind="not_counted", note="已自行纠正")
    decide(
        *at, third, "amended", note="情节轻", points=0.5, message="另一种说法", severity="formal"
    )
    for one in rest:
        decide(*at, one, "rejected", reason_kind="misread")
    undo(*at)
    decide(*at, rest[-1], "confirmed")
    finish(*at)
    made = report(office, case)
    assert not list(disagreements(made))
    assert made.finished and not made.score.provisional
    assert {one.id for one in made.printed} == {first, third, rest[-1]}
    amended = next(one for one in made.findings if one.id == third)
    assert (amended.message, amended.severity) == ("另一种说法", "formal")
    assert amended.original_message and amended.points == 0.5
    recorded = {one.finding: one.reason for one in made.score.recorded}
    assert recorded[second] == "甲认定属实但不计分：不计分：已自行纠正"
    assert made.head.case_no == "云临城执案〔2022〕134号"
    assert [one.name for one in made.head.officers] == ["陶姣咏", "沈力"]
    assert made.head.officers[0].certificate == "9901003810"
    assert made.head.closing_date.isoformat() == "2022-05-20"
    assert made.picture(1).data[:2] == b"\xff\xd8"
    assert "撤销先前认定" in [one.note for one in made.verdicts]
    assert any(one.name == "当事人名称" and one.agrees for one in made.comparisons)


def test_a_finished_review_with_open_findings_is_provisional(office):
    case = office.add_case(pictures=False)
    finish(office.store, office.standards, office.user["甲"], case.id)
    made = report(office, case)
    assert not made.finished
    assert not list(disagreements(made))
