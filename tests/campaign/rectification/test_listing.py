"""问题清单: each standing problem of a graded file becomes one item, once."""

from __future__ import annotations

from datetime import date

import pytest

from review.campaign.rectification.listing import list_problems
from review.campaign.rectification.steps import amend, claim
from review.campaign.rectification.terms import Term, deadline_of, kind_of, term_of
from review.casework.decide import decide
from review.errors import ForbiddenError, NotFoundError
from review.model.campaign import CampaignConfig
from review.store import audit
from review.store.campaigns import files
from tests.campaign.office import AGENCIES
from tests.campaign.rectification.rectify import START


def test_the_three_lists_share_the_tail_of_a_number(office):
    items = office.items()
    assert [one.no for one in items][:2] == ["WT-01-001", "WT-01-002"]
    assert {one.no.split("-")[1] for one in items if one.unit == AGENCIES[1]} == {"02"}
    assert (items[0].responsibility_no, items[0].plan_no) == ("ZR-01-001", "ZG-01-001")


def test_an_item_says_where_the_problem_is_and_what_is_to_be_done(office):
    item = office.item()
    assert item.facts.endswith("（《行政处罚决定书》第4页：“30日”）")
    assert "行政复议法" in item.basis
    assert item.measure.startswith("书面更正并送达")
    assert item.plan.proof == "更正后的《行政处罚决定书》扫描件或办理凭证"
    assert (item.kind, item.deadline, item.state) == ("B", date(2026, 11, 11), "listed")


def test_what_people_decided_leaves_no_remark_of_the_machine(office):
    assert not any("置信度" in one.facts for one in office.items())


def test_the_gravest_come_first_within_a_unit(office):
    own = [one.severity for one in office.items() if one.unit == AGENCIES[0]]
    assert own == sorted(own, key=("fatal", "substantive", "procedural", "formal").index)


def test_a_second_run_adds_nothing_and_overwrites_nothing(office):
    item = office.item()
    claim(office.store, office.user("辛"), item.id)
    amend(office.store, office.user("辛"), item.id, {"measure": "重新制发"}, revision=1)
    assert office.list_all() == ()
    kept = office.item()
    assert (kept.state, kept.measure, kept.no) == ("claimed", "重新制发", item.no)


def test_a_file_graded_later_adds_its_own_items_behind(office):
    with office.store.database.write() as s:
        second = files.files_of(s, office.made.campaign.id)[1]
    before = office.items()
    at = office.made.at("丙", second.joint_case)
    gone = next(one for one in before if one.file_id == second.id)
    decide(*at, gone.finding, "rejected", reason_kind="false_alarm", note="经复核不成立")
    assert office.list_all() == ()
    assert len(office.items()) == len(before), "what was listed stays, the log tells its end"


def test_rejected_and_ungraded_problems_are_not_listed(tmp_path):
    from tests.campaign.rectification.rectify import make_rectified

    office = make_rectified(tmp_path)
    first, second = office.made.files
    office.made.say("丙", first.joint_case, "rejected", reason_kind="false_alarm", note="无")
    with office.store.database.write() as s:
        files.change_file(s, second.id, state="feedback")
    assert office.list_all() == ()
    office.made.close()


def test_only_the_chief_lists(office):
    for who, error in (("甲", ForbiddenError), ("辛", NotFoundError), ("丁", NotFoundError)):
        with pytest.raises(error):
            list_problems(
                office.store,
                office.made.standards,
                office.user(who),
                office.made.campaign.id,
                START,
            )


def test_listing_is_in_the_log(office):
    with office.store.database.read() as s:
        said = [one.action for one in audit.entries(s, limit=5)]
    assert said[0] == "rectification_listed"


@pytest.mark.parametrize(
    ("code", "severity", "kind"),
    [
        ("DEC-07", "substantive", "B"),
        ("DEC-07", "fatal", "A"),
        ("ARC-01", "formal", "B"),
    ],
)
def test_kinds(office, code, severity, kind):
    assert kind_of(office.made.standards.defects[code], severity) == kind


def test_what_keeps_something_from_somebody_is_put_right_at_once(office):
    rows = office.made.standards.defects.values()
    at_once = {one.code for one in rows if "返还" in one.rectification}
    assert at_once
    assert {kind_of(office.made.standards.defects[code], "procedural") for code in at_once} == {"A"}


def test_terms_by_the_calendar():
    config = CampaignConfig()
    # Monday 28 September 2026; the National Day holiday lies in between.
    start = date(2026, 9, 28)
    assert deadline_of(start, term_of("A", config)) == date(2026, 10, 10), "调休"
    assert deadline_of(start, term_of("B", config)) == date(2026, 10, 28)
    assert deadline_of(start, Term(3, "day")) == date(2026, 10, 8), "a last day off rolls over"


def test_working_days_of_an_unknown_year_are_left_to_a_person():
    far = date(2090, 1, 2)
    assert deadline_of(far, Term(5, "workday")) is None
    assert deadline_of(far, Term(30, "day")) == date(2090, 2, 1)
