"""Papers built from the store: their numbers are those of the statistics and of the rows."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import docx
import openpyxl
import pytest

from review.campaign import papers
from review.campaign.answering import answer_objection, hand_to
from review.campaign.grading import confirm_grade, publish
from review.campaign.objection_answer import Answer
from review.campaign.objections import object_to, waive
from review.campaign.rectification.listing import list_problems
from review.errors import ConflictError, ForbiddenError, NotFoundError, ReportError
from review.model.campaign_report import TypicalCase
from review.reports.campaign.audit import check_campaign
from review.reports.campaign.three_lists import write_three_lists
from review.reports.campaign.word import document_texts, write_campaign_word, write_paper
from review.store.campaigns import feedback, grades
from tests.campaign.cross_review import flow
from tests.campaign.office import AGENCIES, make_campaign


def words(data):
    return "\n".join(document_texts(docx.Document(io.BytesIO(data))))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Two files: the first was objected to, and answered; both are told, one is graded."""
    made = make_campaign(tmp_path_factory.mktemp("papers"))
    at = (made.store, made.standards)
    for number in range(2):
        flow.finish_both(made, number=number)
        flow.graded(made, number)
    items = flow.told(made, 0).items
    object_to(made.store, made.user["辛"], made.files[0].id, items[0].finding, "回单原在卷内。")
    outsider = flow.add_person(made, "ren", "壬")
    hand_to(made.store, made.user["丙"], made.files[0].id, "ren")
    objection = _objection(made)
    answer_objection(*at, outsider, objection, Answer("accepted", "回单在卷，时间相符。"))
    yield made
    made.close()


def _objection(made):
    with made.store.database.read() as s:
        return feedback.objections_of(s, made.files[0].id)[0].objection.id


def at(made, who="庚"):
    return made.store, made.standards, made.user[who], made.campaign.id


def who(made, name="庚"):
    return made.store, made.user[name], made.campaign.id


def test_the_report_agrees_with_itself(made):
    report = papers.campaign_report(*at(made))
    check_campaign(report)
    assert len(report.files) == 2 and report.selected == 2 and report.population == 12
    assert report.numbers.problems == len(report.problems) > 0
    assert report.number == "PC-2026Q4" and set(report.agencies) == set(AGENCIES[:2])
    assert {one.outcome for one in report.objections} == {"采纳"}
    for paper in ("analysis", "circular", "rectify_notice"):
        text = words(write_campaign_word(report, paper))
        assert "{{" not in text
    assert "承办甲" not in words(write_campaign_word(report, "circular"))


def test_a_number_of_the_statistics_that_the_rows_do_not_bear_out_stops_the_export(made):
    report = papers.campaign_report(*at(made))
    wrong = replace(report, problems=report.problems[1:])
    with pytest.raises(ReportError, match="未导出"):
        write_campaign_word(wrong, "analysis")


def test_what_people_wrote_is_printed_and_kept_per_subject(made):
    papers.keep_text(*who(made), "cause_people", "承办人员变动较大。")
    papers.keep_text(*who(made), "effect", "属于程序瑕疵。", AGENCIES[0])
    papers.keep_typical(
        *who(made), [TypicalCase("送达、执行与结案", "送达超期", "某店", "法条", "后果", "做法")]
    )
    assert "承办人员变动较大。" in words(
        write_campaign_word(papers.campaign_report(*at(made)), "analysis")
    )
    paper = papers.supervision_paper(*at(made), AGENCIES[0])
    assert "属于程序瑕疵。" in words(write_paper(paper))
    assert paper.problem_count == len(paper.problems) > 0
    other = papers.supervision_paper(*at(made), AGENCIES[1], "supervision_notice")
    assert "（由评查机构填写）" in words(write_paper(other)) and other.effect == ""


@pytest.mark.parametrize(
    ("key", "subject"),
    [("nothing", ""), ("effect", ""), ("effect", "邻县某局"), ("receiver", "file:9999")],
)
def test_a_text_that_no_paper_has_is_refused(made, key, subject):
    with pytest.raises(NotFoundError):
        papers.keep_text(*who(made), key, "文字", subject)


def test_who_may_not_report(made):
    with pytest.raises(ForbiddenError):
        papers.campaign_report(*at(made, "甲"))
    with pytest.raises(NotFoundError):
        papers.campaign_report(*at(made, "辛"))
    with pytest.raises(ForbiddenError):
        papers.keep_text(*who(made, "甲"), "effect", "文字")


def test_feedback_is_printed_as_it_was_sent(made):
    file = made.files[0]
    paper = papers.feedback_paper(made.store, made.standards, made.user["丙"], file.id)
    text = words(write_paper(paper))
    assert paper.problems[0].place_words and paper.problems[0].place_words[0] in text
    with pytest.raises(ConflictError):
        papers.feedback_paper(made.store, made.standards, made.user["丙"], made.files[1].id)


def test_an_objection_review_has_both_grades(made):
    paper = papers.objection_review(made.store, made.standards, made.user["丙"], made.files[0].id)
    text = words(write_paper(paper))
    assert paper.reviewer == "壬" and paper.first_reviewers == ("甲", "乙")
    assert paper.items[0].outcome == "采纳" and paper.items[0].points_after == 0.0
    assert "回单原在卷内。" in text and paper.total_after is not None


def test_the_sampling_record_is_that_of_the_newest_drawing(made):
    paper = papers.sampling_record(*at(made, "甲"))
    assert "试卷" in words(write_paper(replace(paper, population=6)))
    with pytest.raises(ReportError, match="台账案件数"):
        write_paper(paper)


def test_a_clue_has_the_gravest_problems(made):
    paper = papers.clue_transfer(made.store, made.standards, made.user["丙"], made.files[0].id)
    assert {one.severity for one in paper.problems} <= {"fatal", "substantive"}
    assert "（由评查机构填写）" in words(write_paper(paper))


def test_lists_and_rechecks_come_of_the_items(made):
    with pytest.raises(ConflictError):
        papers.three_lists(*at(made))
    file = made.files[0]
    waive(made.store, made.user["辛"], file.id)
    with made.store.database.read() as s:
        failing = grades.grade_of(s, file.id).grade == "不合格"
    if failing:
        for name in ("丙", "甲"):
            confirm_grade(made.store, made.standards, made.user[name], file.id)
    publish(made.store, made.standards, made.user["丙"], file.id)
    list_problems(*at(made), date(2026, 12, 1))
    lists = papers.three_lists(*at(made), AGENCIES[0])
    book = openpyxl.load_workbook(io.BytesIO(write_three_lists(lists)))
    assert book["问题清单"]["B2"].value.startswith("WT-01-")
    assert book["整改清单"].max_row > 1 and len(lists.problems) > 0
    check_campaign(papers.campaign_report(*at(made)))
    paper = papers.recheck_paper(*at(made), AGENCIES[0])
    assert paper.lines == () and "销号0项" in words(write_paper(paper))
    with pytest.raises(NotFoundError):
        papers.look_back_paper(*at(made), AGENCIES[0])
