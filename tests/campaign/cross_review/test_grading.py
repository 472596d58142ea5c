"""From the joint decision to a published grade: versions, two names, nothing untold."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from review.campaign.cross_review.advance import copy_was_finished
from review.campaign.feedback import last_day
from review.campaign.graded import read_detail
from review.campaign.grading import (
    compare_versions,
    conclude,
    confirm_grade,
    grade_history,
    publish,
)
from review.campaign.objections import waive
from review.casework.add import add_finding
from review.casework.decide import decide
from review.casework.finish import finish, reopen
from review.casework.state import open_case
from review.errors import CaseworkError, ConflictError, ForbiddenError, NotFoundError
from review.store import verdicts
from review.store.campaigns import grades
from tests.campaign.cross_review.flow import (
    REJECT,
    differ_in,
    findings,
    finish_both,
    graded,
    joint,
    log,
    now,
    remove,
    to_feedback,
    told,
)


def at(made, who="丙"):
    return made.store, made.standards, made.user[who], now(made).id


def test_the_first_version_is_kept_with_what_it_rests_on(made):
    finish_both(made)
    grade = graded(made)
    detail = read_detail(grade)
    assert (grade.version, grade.who, grade.why) == (1, "丙", "合议复评")
    assert detail.way == "mean" and detail.a_total == detail.b_total == grade.total
    assert {one.value for one in detail.findings} == {"confirmed"}
    assert detail.items and detail.stage == "joint"
    assert made.office.record(now(made).joint_case).state == "finished"
    assert log(made, "grade_kept")[0].detail["version"] == 1
    assert now(made).state == "deciding"


def test_nothing_is_graded_while_a_finding_is_open(made):
    one = findings(made, "甲", now(made).a_case)[-1]
    differ_in(made, one.id)
    with pytest.raises(ConflictError) as refused:
        graded(made)
    assert refused.value.code == "conclude_refused"
    assert any(one.name in reason for reason in refused.value.reasons)
    decide(*made.at("丙", now(made).joint_case), one.id, "confirmed")
    assert graded(made).version == 1


def test_within_the_mean_the_mean_is_the_score_though_findings_are_decided(made):
    file = now(made)
    made.say("甲", file.a_case)
    taken = {
        line.finding: line.taken
        for item in open_case(*made.at("甲", file.a_case)).score.items
        for line in item.deductions
    }
    heavy = max(taken, key=taken.__getitem__)
    lighter = {"note": "情节较轻", "points": taken[heavy] - 2}
    made.say("乙", file.b_case)
    decide(*made.at("乙", file.b_case), heavy, "amended", **lighter)
    finish(*made.at("甲", file.a_case))
    finish(*made.at("乙", file.b_case))
    copy_was_finished(*made.at("乙", file.b_case))
    with pytest.raises(ConflictError):
        graded(made)
    decide(*made.at("丙", now(made).joint_case), heavy, "amended", **lighter)
    grade = graded(made)
    detail = read_detail(grade)
    assert detail.way == "mean" and detail.a_total < detail.b_total == detail.joint_total
    assert grade.total == pytest.approx((detail.a_total + detail.b_total) / 2, abs=0.051)
    assert next(one for one in detail.findings if one.id == heavy).value == "amended"


def test_only_who_leads_concludes_and_publishes(made):
    to_feedback(made)
    for action in (conclude, publish):
        for who in ("甲", "乙", "己"):
            with pytest.raises(ForbiddenError):
                action(*at(made, who))
        for who in ("丁", "戊", "辛"):
            with pytest.raises(NotFoundError):
                action(*at(made, who))


def test_a_second_version_needs_a_reason_and_a_change(made):
    finish_both(made)
    graded(made)
    with pytest.raises(CaseworkError):
        graded(made)
    with pytest.raises(ConflictError) as refused:
        conclude(*at(made), "再议")
    assert refused.value.code == "grade_unchanged"
    reopen(made.store, made.user["丙"], now(made).joint_case)
    first = joint(made).findings[0].id
    decide(*made.at("丙", now(made).joint_case), first, "rejected", **REJECT)
    assert conclude(*at(made), "核对原件后再议").version == 2
    old, new = grade_history(made.store, made.user["甲"], now(made).id)
    assert old.total <= new.total and read_detail(old).findings != read_detail(new).findings
    changed = compare_versions(made.store, made.user["丙"], now(made).id, 1, 2)
    (one,) = changed.findings
    assert (one.finding, one.before.value, one.after.value) == (first, "confirmed", "rejected")
    assert changed.total_after == new.total
    with pytest.raises(NotFoundError):
        compare_versions(made.store, made.user["丙"], now(made).id, 1, 3)


def test_published_when_told_and_not_objected_to(made):
    to_feedback(made)
    with pytest.raises(ConflictError) as refused:
        publish(*at(made))
    assert "申辩期至" in refused.value.message
    waive(made.store, made.user["辛"], now(made).id)
    agree_if_failing(made)
    file = publish(*at(made))
    assert file.state == "graded" and file.due is None
    with pytest.raises(ConflictError):
        publish(*at(made))


def agree_if_failing(made):
    with made.store.database.read() as s:
        grade = grades.grade_of(s, now(made).id)
    if grade.grade == made.standards.scoring.grades[-1].name:
        confirm_grade(*at(made, "丙"))
        confirm_grade(*at(made, "甲"))


def test_not_published_before_the_agency_was_told(made):
    finish_both(made)
    graded(made)
    with pytest.raises(ConflictError) as refused:
        publish(*at(made))
    assert refused.value.code == "file_state"


def test_what_the_agency_was_not_told_is_not_graded(made):
    to_feedback(made)
    joint_case = now(made).joint_case
    reopen(made.store, made.user["丙"], joint_case)
    drawn = add_finding(
        *made.at("丙", joint_case),
        defect="EXE-03",
        page_no=2,
        box=(0.1, 0.1, 0.2, 0.1),
        message="送达超期",
    )
    with pytest.raises(ConflictError) as refused:
        publish(*at(made))
    assert "改动" in refused.value.message
    conclude(*at(made), "补充发现的问题")
    waive(made.store, made.user["辛"], now(made).id)
    with pytest.raises(ConflictError) as refused:
        publish(*at(made))
    assert any(drawn.name in reason and "尚未反馈" in reason for reason in refused.value.reasons)
    told(made)
    with pytest.raises(ConflictError, match="申辩期至"):
        publish(*at(made))
    waive(made.store, made.user["辛"], now(made).id)
    agree_if_failing(made)
    assert publish(*at(made)).state == "graded"


@pytest.fixture
def failing(made):
    """A joint case that takes so much that the file fails, told and waived."""
    finish_both(made)
    reopen_and_take_all(made)
    assert graded(made).grade == "不合格"
    told(made)
    waive(made.store, made.user["辛"], now(made).id)
    return made


def reopen_and_take_all(made):
    joint_case = now(made).joint_case
    for name in ("丙", "甲"):
        if name == "丙":
            drawn = add_finding(
                *made.at("丙", joint_case),
                defect="PRC-01",
                page_no=1,
                box=(0.1, 0.1, 0.2, 0.1),
                message="无立案审批",
            )
        else:
            decide(*made.at("甲", joint_case), drawn.id, "confirmed")


def test_a_veto_needs_two_who_confirm_it(made):
    finish_both(made)
    add_finding(
        *made.at("丙", now(made).joint_case),
        defect="PRC-01",
        page_no=1,
        box=(0.1, 0.1, 0.2, 0.1),
        message="无立案审批",
    )
    with pytest.raises(ConflictError) as refused:
        graded(made)
    assert any("否决项" in one and "丙" in one for one in refused.value.reasons)


def test_failing_needs_two_names_one_of_them_leading(failing):
    made = failing
    for who, reason in (("", "现有0人"), ("甲", "现有1人"), ("乙", "须有组长")):
        if who:
            confirm_grade(*at(made, who))
        with pytest.raises(ConflictError) as refused:
            publish(*at(made))
        assert any(reason in one for one in refused.value.reasons)
    with pytest.raises(ConflictError):
        confirm_grade(*at(made, "甲"))
    with pytest.raises(ForbiddenError):
        confirm_grade(*at(made, "己"))
    confirm_grade(*at(made, "庚"))
    assert publish(*at(made)).state == "graded"


def test_who_left_is_none_of_the_two(failing):
    confirm_grade(*at(failing, "丙"))
    remove(failing, "甲")
    with pytest.raises(NotFoundError):
        confirm_grade(*at(failing, "甲"))


def test_a_passing_grade_needs_no_names(made):
    finish_both(made, "rejected", "rejected")
    assert graded(made).grade == "优秀"
    with pytest.raises(ConflictError) as refused:
        confirm_grade(*at(made))
    assert refused.value.code == "confirm_not_needed"


def test_two_leaders_at_once_keep_one_version(made):
    finish_both(made)

    def go(who):
        try:
            return conclude(*at(made, who)).version
        except (CaseworkError, ConflictError):
            return None

    with ThreadPoolExecutor(2) as pool:
        assert sorted(map(str, pool.map(go, ("丙", "庚")))) == ["1", "None"]


def test_versions_and_words_are_never_overwritten(made):
    finish_both(made)
    graded(made)
    with pytest.raises(Exception, match="append-only"), made.store.database.write() as s:
        s.execute(text("UPDATE grades SET total = 100"))
    with made.store.database.read() as s:
        said = verdicts.verdicts_of(s, now(made).joint_case)
    assert all(one.undoes is None for one in said)


def test_the_last_day_is_counted_in_working_days(made):
    # Friday before National Day 2025: 1 to 8 October are off, 28 September and 11 October worked.
    assert last_day(date(2025, 9, 26), 5, None) == date(2025, 10, 10)
    assert last_day(date(2025, 11, 3), 2, None) == date(2025, 11, 10)  # never fewer than five
    assert last_day(date(2025, 11, 3), 10, None) == date(2025, 11, 17)
    with pytest.raises(CaseworkError) as refused:
        last_day(date(2025, 11, 3), 5, date(2025, 11, 9))
    assert "2025-11-10" in refused.value.message
    far = date(2090, 1, 3)
    with pytest.raises(CaseworkError) as refused:
        last_day(far, 5, None)
    assert refused.value.code == "calendar_unknown"
    with pytest.raises(CaseworkError):
        last_day(far, 5, far + timedelta(days=13))
    assert last_day(far, 5, far + timedelta(days=14)) == far + timedelta(days=14)
