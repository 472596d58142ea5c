"""The way of an item: whose turn it is, two persons who decide, what the date does."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from review.campaign.lifecycle import close_campaign
from review.campaign.rectification.decisions import close, give_word
from review.campaign.rectification.proofs import check_again, submit
from review.campaign.rectification.reminders import reminders
from review.campaign.rectification.steps import amend, claim, escalate_overdue, report, start
from review.campaign.rectification.transitions import TABLE, actions_for
from review.errors import (
    CaseworkError,
    ConflictError,
    ForbiddenError,
    InputError,
    NotFoundError,
)
from review.model.rectification import ITEM_STATE_NAMES
from review.store import audit, jobs
from review.store.campaigns import people
from tests.campaign.office import AGENCIES
from tests.campaign.rectification.rectify import corrected


def hand_in(office, **how):
    """辛 takes the item over and hands a page in; the machine has looked at it."""
    item = office.item()
    if item.state == "listed":
        claim(office.store, office.user("辛"), item.id)
    made = send(office, item, **how)
    assert office.run(corrected()).how == "done"
    return made


def send(office, item, who="辛", **how):
    return submit(
        office.store, office.made.office.settings.intake, office.user(who), item.id,
        office.upload(corrected()), "更正页.png", **how,
    )  # fmt: skip


def word(office, who, said, note=""):
    return give_word(office.store, office.user(who), office.item().id, said, note)


def test_the_whole_way(office):
    item = office.item()
    claim(office.store, office.user("辛"), item.id, "由法制科负责")
    start(office.store, office.user("辛"), item.id)
    report(office.store, office.user("辛"), item.id, 50, "已联系当事人")
    hand_in(office)
    assert word(office, "甲", "pass").state == "reviewing"
    assert word(office, "乙", "pass").state == "passed"
    done = close(office.store, office.user("丙"), item.id)
    assert (done.state, done.plan.progress, done.plan.own_check) == ("closed", 100, "已联系当事人")
    assert [one.action for one in office.events(item)] == [
        "listed", "claim", "start", "report", "submit", "proof_checked", "pass", "pass", "close",
    ]  # fmt: skip
    with office.store.database.read() as s:
        logged = audit.entries(s, subject=f"rectification:{item.id}", limit=20)
        assert len(logged) == 8
    assert audit.verify(office.store.database) == []


def test_the_same_person_twice_is_refused(office):
    hand_in(office)
    word(office, "甲", "pass")
    with pytest.raises(ConflictError) as refused:
        word(office, "甲", "pass")
    assert refused.value.code == "same_person"
    assert office.item().state == "reviewing"


def test_the_unit_never_decides(office):
    hand_in(office)
    for action in (
        lambda: word(office, "辛", "pass"),
        lambda: close(office.store, office.user("辛"), office.item().id),
    ):
        with pytest.raises(ForbiddenError):
            action()
    assert office.item().state == "submitted"


def test_nobody_reviews_what_he_handed_in_for_the_unit(office):
    item = office.item()
    claim(office.store, office.user("庚"), item.id)
    send(office, item, "庚")
    office.run(corrected())
    with pytest.raises(ForbiddenError, match="代为提交"):
        word(office, "庚", "pass")


def test_who_keeps_away_from_the_unit_does_not_review(office):
    with office.store.database.write() as s:
        people.put_person(
            s, office.made.campaign.id, office.user("乙").id, "reviewer", "", (AGENCIES[0],)
        )
    hand_in(office)
    with pytest.raises(ForbiddenError, match="回避"):
        word(office, "乙", "pass")


def test_two_who_disagree_need_a_third(office):
    hand_in(office)
    word(office, "甲", "pass")
    assert word(office, "乙", "return", "未见送达凭证").state == "reviewing"
    assert word(office, "丙", "return", "应补送达回证").state == "returned"


def test_sending_back_needs_a_reason_and_leads_to_another_page(office):
    hand_in(office)
    with pytest.raises(CaseworkError):
        word(office, "甲", "return", "  ")
    word(office, "甲", "return", "缺页")
    assert word(office, "乙", "return", "缺页").state == "returned"
    hand_in(office)
    assert office.item().state == "submitted", "words on the former page count no more"
    assert word(office, "甲", "pass").state == "reviewing"


def test_a_page_handed_in_twice_is_one_submission(office):
    item = office.item()
    claim(office.store, office.user("辛"), item.id)
    send(office, item)
    with pytest.raises(ConflictError):
        send(office, item)
    assert [one.action for one in office.events(item)].count("submit") == 1
    office.run(corrected())
    with office.store.database.read() as s:
        assert not jobs.has_waiting(s)


def test_a_reviewer_removed_in_the_middle_leaves_no_half_decision(office):
    hand_in(office)
    word(office, "甲", "pass")
    with office.store.database.write() as s:
        people.remove_person(s, office.made.campaign.id, office.user("甲").id)
    with pytest.raises(NotFoundError):
        word(office, "甲", "pass")
    assert word(office, "乙", "pass").state == "reviewing", "one of the two is gone"
    assert word(office, "丙", "pass").state == "passed"


def test_a_campaign_closed_in_the_middle_lets_rectification_go_on(office):
    item = office.item()
    claim(office.store, office.user("辛"), item.id)
    close_campaign(office.store, office.user("庚"), office.made.campaign.id)
    assert office.list_all() == ()
    hand_in(office)
    word(office, "甲", "pass")
    word(office, "乙", "pass")
    assert close(office.store, office.user("庚"), item.id).state == "closed"


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"no picture at all", "unknown_kind"), (b"", "empty_file"), (b"%PDF-1.7 broken", None)],
)
def test_an_upload_that_is_no_page_changes_nothing(office, tmp_path, content, code):
    item = office.item()
    claim(office.store, office.user("辛"), item.id)
    path = tmp_path / "x"
    path.write_bytes(content)
    with pytest.raises(InputError) as refused:
        submit(
            office.store, office.made.office.settings.intake, office.user("辛"), item.id, path,
            "说明.docx",
        )  # fmt: skip
    assert code is None or refused.value.code == code
    assert "说明.docx" in refused.value.message
    assert office.item().state == "claimed"
    with office.store.database.read() as s:
        assert not jobs.has_waiting(s)


def test_pages_that_the_file_does_not_have_cannot_be_replaced(office):
    item = office.item()
    claim(office.store, office.user("辛"), item.id)
    with pytest.raises(InputError, match="没有第99页"):
        send(office, item, replaces=[99])


def test_nobody_reviews_before_the_machine_has_answered_unless_it_failed(office):
    item = office.item()
    claim(office.store, office.user("辛"), item.id)
    send(office, item)
    with pytest.raises(ConflictError, match="稍后"):
        word(office, "甲", "pass")
    assert office.run(corrected(), fault=InputError("broken", "坏了")).how == "failed"
    check_again(office.store, office.user("甲"), item.id)
    with pytest.raises(ConflictError, match="稍后"):
        word(office, "甲", "pass")
    assert office.run(corrected(), fault=InputError("broken", "坏了")).how == "failed"
    assert word(office, "甲", "pass").state == "reviewing"


def test_the_date_escalates_each_overdue_item_once(office):
    campaign, late = office.made.campaign.id, date(2026, 11, 12)
    assert escalate_overdue(office.store, campaign, late - timedelta(days=1)) == ()
    hand_in(office)
    raised = escalate_overdue(office.store, campaign, late)
    assert office.item() not in raised
    assert office.item().state == "submitted", "what is handed in waits for the office"
    assert {one.state for one in raised} == {"escalated"}
    assert escalate_overdue(office.store, campaign, late) == ()
    one = raised[0]
    start(office.store, office.user("辛"), one.id)
    assert escalate_overdue(office.store, campaign, late + timedelta(days=1)) == ()
    now = next(item for item in office.items() if item.id == one.id)
    amend(
        office.store, office.user("庚"), one.id, {"deadline": date(2026, 12, 1)},
        revision=now.revision,
    )  # fmt: skip
    again = escalate_overdue(office.store, campaign, date(2026, 12, 2))
    assert one.id in {item.id for item in again}, "an extended term can be missed again"


def test_reminders(office):
    def why(day, who="庚"):
        return {one.item.no: one.why for one in reminders(office.store, office.user(who), day)}

    assert why(date(2026, 11, 5)) == {}
    assert set(why(date(2026, 11, 6)).values()) == {"due_soon"}
    assert set(why(date(2026, 11, 11)).values()) == {"due_soon"}
    assert set(why(date(2026, 11, 12)).values()) == {"overdue"}
    assert {no.split("-")[1] for no in why(date(2026, 11, 12), "辛")} == {"01"}
    escalate_overdue(office.store, office.made.campaign.id, date(2026, 11, 12))
    assert set(why(date(2026, 11, 12)).values()) == {"escalated"}


def test_lists_are_changed_by_versions(office):
    item, unit = office.item(), office.user("辛")
    changed = amend(office.store, unit, item.id, {"measure": "重发"}, revision=item.revision)
    assert changed.revision == item.revision + 1
    with pytest.raises(ConflictError):
        amend(office.store, unit, item.id, {"measure": "又改"}, revision=item.revision)
    with pytest.raises(CaseworkError, match="deadline"):
        amend(
            office.store, unit, item.id, {"deadline": date(2027, 1, 1)}, revision=changed.revision
        )
    assert "书面更正" in str(office.events(item)[-1].result["before"])


def test_every_state_is_left_or_is_the_end(office):
    left = set().union(*(rule.before for rule in TABLE.values()))
    assert left | {"closed"} == set(ITEM_STATE_NAMES)
    assert actions_for(office.item(), "unit") == ("claim", "amend")
