"""Feedback and objections: who sees them, who may object, until when, with what."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from review.campaign.cross_review.advance import open_comparison
from review.campaign.grading import grade_history
from review.campaign.objections import object_to, waive
from review.campaign.overdue import overdue_files
from review.campaign.proof import MAX_PROOF_BYTES
from review.campaign.unit_feedback import unit_file, unit_files
from review.errors import CaseworkError, ConflictError, ForbiddenError, NotFoundError
from review.store import users
from tests.campaign.cross_review.flow import (
    findings,
    joint,
    log,
    now,
    sees,
    to_feedback,
    told,
)


@pytest.fixture
def items(made):
    """The agency was told of these."""
    return to_feedback(made)


def objecting(made, key, who="辛", number=0, **more):
    return object_to(
        made.store, made.user[who], now(made, number).id, key, "该日期为公告送达之日", **more
    )


def page(tmp_path, name="送达回证.pdf", content=b"%PDF-1.7 original"):
    path = tmp_path / "upload"
    path.write_bytes(content)
    return path, name


def test_the_agency_is_told_of_what_stands_and_nothing_else(made, items):
    assert {one.finding for one in items} == {
        one.id for one in joint(made).findings if one.id in joint(made).standing.words
    }
    one = items[0]
    assert one.code and one.name and one.message and one.basis
    assert one.places[0].startswith("第")
    file = now(made)
    assert file.state == "feedback" and file.due is not None
    assert log(made, "feedback_sent")[0].detail["items"] == len(items)
    with pytest.raises(ConflictError) as refused:
        told(made)
    assert refused.value.code == "feedback_nothing_new"


def test_the_agency_sees_its_own_feedback_and_nothing_else(made, items):
    (own,) = unit_files(made.store, made.user["辛"])
    assert own.feedback[0].items == items and own.state_name == "已反馈"
    assert not own.final
    names = {"甲", "乙", "丙", "己", "庚"}
    assert not names & {getattr(own, name) for name in ("case_no", "cause", "state_name")}
    file = now(made)
    for case_id in (file.case_id, file.a_case, file.b_case, file.joint_case):
        assert not sees(made, "辛", case_id)
    with pytest.raises(NotFoundError):
        open_comparison(made.store, made.standards, made.user["辛"], file.id)
    with pytest.raises(NotFoundError):
        grade_history(made.store, made.user["辛"], file.id)
    with made.store.database.write() as s:
        made.user["邻"] = users.add_user(
            s, "lin", "邻", "unit", "-", must_change=False, agency=made.ledger[1].agency
        )
    assert unit_files(made.store, made.user["邻"]) == ()
    with pytest.raises(NotFoundError):
        unit_file(made.store, made.user["邻"], file.id)
    with pytest.raises(NotFoundError):
        objecting(made, items[0].finding, "邻")
    with pytest.raises(NotFoundError):
        waive(made.store, made.user["邻"], file.id)
    with pytest.raises(ForbiddenError):
        unit_files(made.store, made.user["甲"])
    with pytest.raises(NotFoundError):
        objecting(made, items[0].finding, "甲")


def test_nothing_is_seen_before_it_was_sent(made):
    with pytest.raises(NotFoundError):
        unit_file(made.store, made.user["辛"], now(made).id)
    with pytest.raises(NotFoundError):
        objecting(made, "EXE-03:d1")


def test_an_objection_with_the_agencys_own_page(made, items, tmp_path):
    made_one = objecting(made, items[0].finding, proof=page(tmp_path), original=True)
    assert made.store.files.read(made_one.proof_sha256) == b"%PDF-1.7 original"
    assert made_one.proof_name == "送达回证.pdf" and made_one.who == "辛"
    assert now(made).state == "objecting"
    assert log(made, "objected")[0].detail["proof"] == made_one.proof_sha256


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("空.pdf", b"", "proof_size"),
        ("程序.exe", b"MZ", "proof_kind"),
        ("改名.pdf", b"MZ", "proof_kind"),
        ("改名.png", b"%PDF-1.7", "proof_kind"),
        ("无后缀", b"%PDF-1.7", "proof_kind"),
        ("网页.svg", b"<svg/>", "proof_kind"),
    ],
)
def test_pages_that_are_none_are_not_taken(made, items, tmp_path, name, content, code):
    with pytest.raises(CaseworkError) as refused:
        objecting(made, items[0].finding, proof=page(tmp_path, name, content), original=True)
    assert refused.value.code == code
    assert now(made).state == "feedback"


def test_a_page_too_large_is_not_taken(made, items, tmp_path):
    path, name = page(tmp_path)
    with path.open("r+b") as file:
        file.truncate(MAX_PROOF_BYTES + 1)
    with pytest.raises(CaseworkError) as refused:
        objecting(made, items[0].finding, proof=(path, name), original=True)
    assert refused.value.code == "proof_size"


def test_what_was_made_afterwards_proves_nothing(made, items, tmp_path):
    with pytest.raises(CaseworkError) as refused:
        objecting(made, items[0].finding, proof=page(tmp_path))
    assert refused.value.code == "proof_not_original"


def test_once_per_finding_of_the_feedback_and_in_time(made, items):
    due = now(made).due
    with pytest.raises(NotFoundError):
        objecting(made, "EXE-99:d1")
    with pytest.raises(ConflictError) as refused:
        objecting(made, items[0].finding, today=due + timedelta(days=1))
    assert refused.value.code == "objection_late"
    objecting(made, items[0].finding, today=due)
    with pytest.raises(ConflictError) as refused:
        objecting(made, items[0].finding)
    assert refused.value.code == "objected_before"
    objecting(made, items[1].finding)


def test_two_clicks_at_once_are_one_objection(made, items):
    def go(_):
        try:
            return objecting(made, items[0].finding).id
        except ConflictError:
            return None

    with ThreadPoolExecutor(2) as pool:
        assert sum(one is not None for one in pool.map(go, range(2))) == 1


def test_overdue(made, items):
    due = now(made).due
    late = lambda day: overdue_files(  # noqa: E731
        made.store, made.user["庚"], made.campaign.id, day
    )
    assert late(due) == ()
    (one,) = late(due + timedelta(days=1))
    assert (one.stage, one.what) == ("feedback", "申辩期已满，单位未提出申辩，可以定级。")
    objecting(made, items[0].finding)
    answer_by = now(made).due
    assert answer_by is None or answer_by > due
    if answer_by is not None:
        (one,) = late(answer_by + timedelta(days=1))
        assert (one.stage, one.what) == (
            "objecting",
            "有1项申辩逾期未答复，请指定组外人员复核。",
        )
    with pytest.raises(ForbiddenError):
        overdue_files(made.store, made.user["甲"], made.campaign.id)


def test_findings_of_the_joint_case_are_those_of_the_copies(made, items):
    file = now(made)
    assert {one.id for one in findings(made, "甲", file.a_case)} == {one.finding for one in items}
