"""The evaluation that other tests build on."""

from __future__ import annotations

from review.store import cases


def test_a_and_b_have_copies_that_the_other_does_not_see(made):
    file = made.files[0]
    with made.store.database.read() as s:
        assert cases.may_see(s, made.user["甲"], file.a_case)
        assert not cases.may_see(s, made.user["乙"], file.a_case)
        assert not cases.may_see(s, made.user["甲"], file.case_id)
    assert made.office.record(file.a_case).finding_count == 4


def test_both_can_finish(made):
    file = made.files[0]
    made.finish_both(file, b="rejected")
    for case_id in (file.a_case, file.b_case):
        assert made.office.record(case_id).state == "finished"
