"""Finishing and reopening, findings that people draw, corrections and what follows them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from review.casework.add import add_finding
from review.casework.correct import correct_fact, correct_sorting, restore_sorting, withdraw_fact
from review.casework.correction_views import fact_views
from review.casework.decide import decide, decide_many, undo
from review.casework.finish import finish, reopen
from review.casework.intake import register_upload, retry
from review.casework.keep import keep_result, write_result
from review.casework.state import open_case
from review.casework.timeline_view import open_timeline_view
from review.casework.word_given import Word
from review.errors import (
    CaseworkError,
    ConflictError,
    CorrectionError,
    ForbiddenError,
    InputError,
    NotFoundError,
)
from review.model.case_record import LayoutDocument
from review.store import jobs
from tests.casework.office import SAMPLES, reviewed

BOX = (0.1, 0.1, 0.3, 0.05)


def draw(at, who="甲", **changes):
    given = {"defect": "HRG-04", "page_no": 4, "box": BOX, "message": "决定早于告知。", **changes}
    return add_finding(*at(who), **given)


def test_a_drawn_finding_stands_by_its_authors_word(office, case, at):
    before = open_case(*at())
    drawn = draw(at)
    review = open_case(*at())
    assert drawn.id.startswith("M-") and review.findings[0].id == drawn.id
    assert review.machine_findings == before.machine_findings
    assert review.counts.confirmed == 1
    assert drawn.id in review.score.vetoes
    assert office.record(case.id).finding_count == len(before.findings) + 1
    undo(*at())
    assert open_case(*at()).findings == before.findings


@pytest.mark.parametrize(
    ("changes", "error", "code"),
    [
        ({"defect": "QQQ-01"}, NotFoundError, "defect_not_found"),
        ({"page_no": 99}, NotFoundError, "page_not_found"),
        ({"message": " "}, CaseworkError, "added_message"),
        ({"box": (0.5, 0.5, 0.0, 0.1)}, CaseworkError, "added_box"),
        ({"box": (0.9, 0.5, 0.3, 0.1)}, CaseworkError, "added_box"),
        ({"box": (float("nan"), 0.5, 0.3, 0.1)}, CaseworkError, "added_box"),
    ],
)
def test_drawings_that_are_none(at, changes, error, code):
    with pytest.raises(error) as refused:
        draw(at, **changes)
    assert refused.value.code == code


def test_finishing_is_refused_while_a_grave_finding_is_open(office, case, at):
    drawn = draw(at)
    decide(*at(), drawn.id, "open")
    with pytest.raises(ConflictError) as refused:
        finish(*at())
    assert refused.value.code == "finish_refused"
    assert refused.value.reasons == (
        "重大问题HRG-04 处罚决定早于处罚告知（第4页）存疑，请先作出认定。".replace(
            "处罚决定早于处罚告知", drawn.name
        ),
    )
    decide(*at(), drawn.id, "confirmed")
    done = finish(*at())
    assert (done.state, done.finished_by) == ("finished", "甲")


def test_finishing_is_refused_while_a_job_runs(office, case, at):
    with office.store.database.write() as s:
        jobs.add_job(s, case.id, "recheck")
    with pytest.raises(ConflictError) as refused:
        finish(*at())
    assert "重新评查" in refused.value.reasons[0]


def test_a_finished_case_is_closed_until_reopened(office, case, at):
    first = open_case(*at()).findings[0].id
    finish(*at())
    for work in (
        lambda: decide(*at(), first, "confirmed"),
        lambda: undo(*at()),
        lambda: draw(at),
        lambda: restore_sorting(*at()),
        lambda: finish(*at()),
    ):
        with pytest.raises(ConflictError) as refused:
            work()
        assert refused.value.code == "case_finished"
    with pytest.raises(NotFoundError):
        reopen(office.store, office.user["乙"], case.id)
    assert reopen(office.store, office.user["丙"], case.id).state == "in_review"
    with pytest.raises(ConflictError):
        reopen(office.store, office.user["丙"], case.id)
    decide(*at(), first, "confirmed")


def test_a_case_without_a_result(office):
    path = SAMPLES / "ordinary-with-defects.pdf"
    record = register_upload(office.store, office.user["甲"], path, "甲卷.pdf")
    at = office.store, office.standards, office.user["甲"], record.id
    for work in (lambda: open_case(*at), lambda: finish(*at), lambda: undo(*at)):
        with pytest.raises(ConflictError) as refused:
            work()
        assert refused.value.code == "case_not_ready"


def test_uploads(office, tmp_path):
    path = SAMPLES / "ordinary-with-defects.pdf"
    user = office.user["甲"]
    record = register_upload(office.store, user, path, "..\\目录/甲\n卷.pdf")
    assert (record.title, record.file_name, record.state) == ("甲卷", "甲卷.pdf", "waiting")
    assert office.store.files.verify(record.sha256)
    with office.store.database.read() as s:
        assert [job.kind for job in jobs.jobs_of(s, record.id)] == ["review"]
    with pytest.raises(ConflictError) as refused:
        register_upload(office.store, user, path, "又.pdf")
    assert "甲卷" in refused.value.message
    register_upload(office.store, user, path, "又.pdf", again=True)
    register_upload(office.store, office.user["乙"], path, "乙.pdf")
    (tmp_path / "none.pdf").touch()
    with pytest.raises(InputError):
        register_upload(office.store, user, tmp_path / "none.pdf", "none.pdf")
    with pytest.raises(ForbiddenError):
        register_upload(office.store, office.user["丁"], path, "丁.pdf")


def test_retry(office, case):
    with pytest.raises(ConflictError):
        retry(office.store, office.user["甲"], case.id)
    with office.store.database.write() as s:
        job = jobs.add_job(s, case.id, "recheck")
        jobs.claim_job(s, "w")
        jobs.fail_job(s, job.id, "crashed", "程序出错")
    assert retry(office.store, office.user["甲"], case.id).state == "waiting"


def test_a_fact_is_corrected_and_withdrawn(at):
    fact = next(one for one in open_case(*at()).result.facts if one.field == "decision_date")
    job = correct_fact(*at(), fact.id, "2022年4月21日", "看错一日")
    assert (job.kind, job.state) == ("recheck", "waiting")
    review = open_case(*at())
    (kept,) = review.fact_corrections
    assert (kept.value, kept.raw, kept.previous) == ("2022-04-21", "2022年4月21日", fact.raw)
    views = fact_views(review, at()[1], fact.evidence[0].page_no)
    assert next(one for one in views if one["id"] == fact.id)["corrected"]["who"] == "甲"
    events = open_timeline_view(*at())["events"]
    assert {one["fact"] for one in events if one["corrected"]} == {fact.id}
    assert withdraw_fact(*at(), fact.id).id == job.id  # one waiting recheck does for both
    assert open_case(*at()).fact_corrections == ()
    with pytest.raises(NotFoundError):
        withdraw_fact(*at(), fact.id)
    with pytest.raises(CorrectionError):
        correct_fact(*at(), fact.id, "明天")
    with pytest.raises(NotFoundError):
        correct_fact(*at(), "f9999", "2022年4月21日")


def test_documents_are_cut_by_hand(at):
    layout = [LayoutDocument(1, 5, "case_cover", "封面"), LayoutDocument(6, 28, "unknown", "其余")]
    assert correct_sorting(*at(), layout, "错了").kind == "recheck"
    assert open_case(*at()).sorting_correction.layout == tuple(layout)
    restore_sorting(*at())
    assert open_case(*at()).sorting_correction is None
    for wrong in (
        [],
        [LayoutDocument(1, 99, "case_cover", "甲")],
        [LayoutDocument(1, 2, "x", "甲")],
    ):
        with pytest.raises(CorrectionError):
            correct_sorting(*at(), wrong)


def test_a_recheck_keeps_every_word(office, case, at):
    every = [one.id for one in open_case(*at()).findings]
    decide_many(*at(), every, Word("confirmed"))
    result = reviewed("ordinary-with-defects")
    fewer = replace(result, outcome=replace(result.outcome, findings=result.outcome.findings[1:]))
    gone = result.outcome.findings[0].id
    with office.store.database.write() as s:
        record = keep_result(s, case.id, write_result(fewer, office.standards), "更正要素")
    assert (record.version, record.state, record.open_count) == (2, "in_review", 0)
    review = open_case(*at())
    assert [one.finding for one in review.stale] == [gone]
    assert review.counts.confirmed == len(every) - 1
    with office.store.database.write() as s:
        keep_result(s, case.id, write_result(result, office.standards), "撤回更正")
    assert open_case(*at()).stale == ()
    assert open_case(*at()).counts.confirmed == len(every)
