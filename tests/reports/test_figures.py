from dataclasses import replace

import pytest

from review.confirm.join import join_verdicts
from review.errors import ReportError
from review.model.report import Counts, SeveritySubtotal
from review.reports.annotated_pdf import annotated_pdf
from review.reports.excel import write_excel
from review.reports.figures import check_figures, disagreements
from review.reports.word import write_word
from review.scoring.case import case_of
from review.scoring.score import score_case
from tests.reports.a_report import a_report, finding, findings, score, verdict
from tests.reports.reviewed import STANDARDS, reviewed


def item(number, **changes):
    items = list(score().items)
    items[number] = replace(items[number], **changes)
    return replace(score(), items=tuple(items))


def test_figures_that_agree_pass():
    check_figures(a_report())


@pytest.mark.parametrize(
    ("changes", "place", "printed", "computed"),
    [
        ({"score": replace(score(), total=80.0)}, "总分", "80", "79"),
        ({"score": item(0, deducted=9.0)}, "评分项P1（告知与听证）扣分", "9", "10"),
        ({"score": item(1, deducted=5.0)}, "评分项Q1（送达）扣分", "5", "10"),
        ({"score": replace(score(), bonus=2.0)}, "总分", "79", "81"),
        ({"score": replace(score(), undecided=())}, "未确认的问题", "无", "EVI-03-5"),
        ({"score": replace(score(), provisional=False)}, "评分状态", "终评", "暂评"),
        ({"counts": Counts(3, 1, 1, 1)}, "成立问题数", "3", "2"),
        ({"counts": Counts(2, 1, 0, 1)}, "不成立问题数", "0", "1"),
        ({"subtotals": (SeveritySubtotal("fatal", 1, 8.0),)}, "重大类扣分小计", "8", "10"),
        ({"head": replace(a_report().head, page_count=4)}, "案卷页数", "4", "3"),
        ({"undetermined": ()}, "无法判断项数", "2", "0"),
        ({"finished": True}, "复核状态", "已完成复核", "尚有1处未确认"),
    ],
)
def test_a_number_that_differs_is_named(changes, place, printed, computed):
    found = {one.place: one for one in disagreements(a_report(**changes))}
    assert (found[place].printed, found[place].computed) == (printed, computed)


def test_a_rejected_finding_takes_no_points():
    first, *rest = findings()
    rejected = replace(first, verdict=verdict("rejected", "误报"))
    places = {one.place for one in disagreements(a_report(findings=(rejected, *rest)))}
    assert "评分项P1（告知与听证）的扣分依据" in places and "否决项VETO-8命中数" in places


@pytest.mark.parametrize(
    "export",
    [
        lambda report: write_word(report, "sheet"),
        lambda report: write_word(report, "opinion"),
        write_excel,
        lambda report: annotated_pdf(report, None),
    ],
)
def test_nothing_leaves_with_a_wrong_number(export):
    with pytest.raises(ReportError) as raised:
        export(a_report(score=replace(score(), total=99.0)))
    assert raised.value.code == "report_figures"
    assert "总分：报告为99，按确认记录应为79" in raised.value.message


def test_the_arithmetic_is_that_of_scoring():
    """A score as scoring makes it, with items that do not apply, agrees item by item."""
    result = reviewed()
    ids = [one.id for one in result.outcome.findings]
    case = case_of(result.outcome, result.case_facts)
    for confirmed in (None, join_verdicts(result.outcome.findings, ())):
        made = score_case(case, STANDARDS, confirmed)
        assert any(item.deducted for item in made.items)
        waiting = tuple(finding(0, "EXE-03", "formal", 0.0, id=one, verdict=None) for one in ids)
        wrong = disagreements(a_report(score=made, findings=waiting, vetoes=()))
        assert not [one for one in wrong if one.place.startswith(("评分", "总分", "未确认的问题"))]
