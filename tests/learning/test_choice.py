"""The order of what would teach most hides nothing: 重大 first on the bench, all in the list."""

from __future__ import annotations

from review.learning.choice import teaching_claims, teaching_queue
from tests.learning.offices import judged_office, say


def test_a_rule_nobody_has_spoken_on_comes_before_one_often_judged(tmp_path):
    office, case_id, findings = judged_office(tmp_path)
    other = office.add_case("summary-with-defects", pictures=False)
    queue = teaching_queue(office.store, office.standards, office.user["甲"])
    assert {one.case_id for one in queue} == {case_id, other.id}
    assert "该项还没有人认定过" in queue[0].why

    say(office, case_id, findings[0], "confirmed")
    left = teaching_queue(office.store, office.standards, office.user["甲"])
    assert {one.case_id for one in left} == {case_id, other.id}
    mine = next(one for one in left if one.case_id == other.id)
    rule = findings[0].partition(":")[0]
    assert [one.defect == rule for one in mine.claims] == [False, True]
    assert "1 次认定" in mine.claims[1].why or "把握" in mine.claims[1].why
    office.close()


def test_everybody_sees_their_own_case_files_only(tmp_path):
    office, _, _ = judged_office(tmp_path)
    assert teaching_queue(office.store, office.standards, office.user["乙"]) == ()
    office.close()


def test_all_open_claims_are_there_and_grave_ones_first(tmp_path):
    office, case_id, findings = judged_office(tmp_path)
    claims = teaching_claims(office.store, office.standards, office.record(case_id))
    assert {one.finding for one in claims} == set(findings)
    graves = [one.grave for one in claims]
    assert graves == sorted(graves, reverse=True)
    office.close()
