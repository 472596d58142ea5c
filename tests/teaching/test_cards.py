"""The life of a card: drafted, looked at, released, withdrawn; who sees what of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from review.casework.decide import decide, decide_many, undo
from review.casework.finish import finish
from review.casework.keep import keep_result, write_result
from review.casework.state import open_case
from review.casework.word_given import Word
from review.errors import CaseworkError, ConflictError, ForbiddenError, NotFoundError, StoreError
from review.model.cards import CardText
from review.model.geometry import Box
from review.store import audit, office_settings
from review.store.teaching import cards
from review.teaching.access import LEARNERS_SETTING, require_card
from review.teaching.drafts import candidates
from review.teaching.exemplary import draft_exemplary
from review.teaching.library import Wanted, cards_for, right_sample
from review.teaching.release import edit_covers, edit_text, release, withdraw
from tests.casework.office import reviewed
from tests.teaching.scene import (
    confirmed_finding,
    drafted_card,
    leaking,
    reads_nothing,
    released_card,
)


def seen_by(office, name, card_id):
    with office.store.database.read() as s:
        return require_card(s, office.user[name], card_id)


def newest(office, card_id):
    with office.store.database.read() as s:
        return cards.card_of(s, card_id)


def test_only_confirmed_findings_are_proposed(office):
    record = office.add_case()
    store, standards, user = office.store, office.standards, office.user["甲"]
    assert candidates(store, standards, user, record.id) == ()
    finding = confirmed_finding(office, record.id)
    assert [one.finding for one in candidates(store, standards, user, record.id)] == [finding.id]
    decide(store, standards, user, record.id, finding.id, "open", note="再看")
    with pytest.raises(ConflictError, match="经人确认"):
        drafted_card(office, record.id, finding.id)


def test_nobody_proposes_of_a_case_file_that_is_not_his(office):
    record = office.add_case()
    finding = confirmed_finding(office, record.id)
    for stranger in ("乙", "丁", "戊"):
        with pytest.raises(NotFoundError):
            drafted_card(office, record.id, finding.id, stranger)


def test_a_draft_is_seen_by_training_officers_only_until_it_is_released(office):
    record = office.add_case()
    card = drafted_card(office, record.id, confirmed_finding(office, record.id).id)
    assert card.state == "draft" and card.pages
    assert seen_by(office, "丁", card.id).id == card.id
    for name in ("甲", "乙", "丙"):
        with pytest.raises(NotFoundError):
            seen_by(office, name, card.id)
    release(office.store, office.standards, office.user["丁"], card.id, card.revision)
    assert seen_by(office, "乙", card.id).released_by == "丁"
    with office.store.database.read() as s:
        assert [one.id for one in cards_for(s, office.user["乙"], Wanted())] == [card.id]
        assert cards_for(s, office.user["乙"], Wanted(state="draft")) != ()  # never drafts
        steps = [one["action"] for one in cards.events_of(s, card.id)]
        logged = [one.action for one in audit.entries(s, subject=f"card:{card.id}")]
    assert steps == ["drafted", "released"]
    assert logged == ["card_released", "card_drafted"]


def test_a_reviewer_releases_nothing(office):
    record = office.add_case()
    card = drafted_card(office, record.id, confirmed_finding(office, record.id).id)
    with pytest.raises(ForbiddenError):
        release(office.store, office.standards, office.user["丙"], card.id, card.revision)


def test_what_can_still_be_read_keeps_a_card_in(office):
    record = office.add_case()
    card = drafted_card(office, record.id, confirmed_finding(office, record.id).id)
    card = leaking(office, card, ("姓名“陶姣咏”",))
    with pytest.raises(ConflictError, match="陶姣咏"):
        release(office.store, office.standards, office.user["丁"], card.id, card.revision)


@pytest.mark.parametrize("value", ["rejected", "open"])
def test_a_verdict_that_changes_withdraws_the_card(office, value):
    card = released_card(office)
    user = office.user["甲"]
    note = {"note": "原件有印章", "reason_kind": "false_alarm"}
    decide(office.store, office.standards, user, card.case_id, card.finding, value, **note)
    gone = newest(office, card.id)
    assert gone.state == "withdrawn" and "认定已变更" in gone.why_withdrawn
    with pytest.raises(NotFoundError):
        seen_by(office, "乙", card.id)
    assert seen_by(office, "丁", card.id).state == "withdrawn"


def test_a_confirmation_taken_back_withdraws_the_card(office):
    card = released_card(office)
    undo(office.store, office.standards, office.user["甲"], card.case_id)
    assert newest(office, card.id).state == "withdrawn"


def test_a_finding_that_a_recheck_no_longer_has_withdraws_its_card(office):
    card = released_card(office)
    sample = "ordinary-with-defects"
    written = write_result(reviewed(sample), office.standards)
    left = replace(written, findings=written.findings - {card.finding})
    with office.store.database.write() as s:
        keep_result(s, card.case_id, left, "更正要素")
    gone = newest(office, card.id)
    assert gone.state == "withdrawn" and "重新评查后已没有" in gone.why_withdrawn


def test_an_amended_finding_keeps_its_card(office):
    card = released_card(office)
    user = office.user["甲"]
    amended = {"message": "措辞调整", "note": "更准确"}
    decide(office.store, office.standards, user, card.case_id, card.finding, "amended", **amended)
    assert newest(office, card.id).state == "released"


def test_a_released_card_is_withdrawn_with_a_reason_and_changed_only_then(office):
    card = released_card(office)
    trainer = office.user["丁"]
    words = CardText("标题", "问题", "正确做法")
    with pytest.raises(ConflictError, match="先撤回"):
        edit_text(office.store, office.standards, trainer, card.id, words, card.revision)
    with pytest.raises(CaseworkError, match="原因"):
        withdraw(office.store, trainer, card.id, "  ", card.revision)
    gone = withdraw(office.store, trainer, card.id, "页面不清楚", card.revision)
    again = edit_text(office.store, office.standards, trainer, card.id, words, gone.revision)
    assert again.state == "draft" and again.text == words


def test_words_that_name_somebody_are_not_kept(office):
    record = office.add_case()
    card = drafted_card(office, record.id, confirmed_finding(office, record.id).id)
    for words in ("雷学刚没有签名", "电话13900002309", "雷 学 刚", "身份证990101198111106092"):
        text = CardText("标题", words, "")
        with pytest.raises(CaseworkError, match="个人信息"):
            edit_text(
                office.store, office.standards, office.user["丁"], card.id, text, card.revision
            )


def test_the_texts_of_a_card_are_masked(office):
    record = office.add_case()
    user = office.user["甲"]
    finding = confirmed_finding(office, record.id)
    said = {"message": "雷学刚（身份证号990101198111106092）没有签名", "note": "核对原件"}
    decide(office.store, office.standards, user, record.id, finding.id, "amended", **said)
    card = drafted_card(office, record.id, finding.id)
    assert card.text.wrong.startswith("证人甲（身份证号99010*）没有签名")


def test_boxes_are_added_by_hand_and_those_of_the_machine_stay_for_strangers(office):
    record = office.add_case()
    card = drafted_card(office, record.id, confirmed_finding(office, record.id).id)
    page = card.pages[0]
    assert page.covers
    work = (office.store, office.standards)
    drawn = edit_covers(
        *work,
        office.user["丁"],
        card.id,
        1,
        [Box(10, 10, 90, 40)],
        [],
        card.revision,
        reads_nothing,
    )
    assert len(drawn.pages[0].covers) == len(page.covers) + 1
    assert drawn.pages[0].picture != page.picture
    machine = next(n for n, one in enumerate(drawn.pages[0].covers) if not one.by_hand)
    with pytest.raises(ForbiddenError, match="原案卷"):
        edit_covers(
            *work, office.user["丁"], card.id, 1, [], [machine], drawn.revision, reads_nothing
        )
    own = next(n for n, one in enumerate(drawn.pages[0].covers) if one.by_hand)
    back = edit_covers(
        *work, office.user["丁"], card.id, 1, [], [own], drawn.revision, reads_nothing
    )
    assert back.pages[0].covers == page.covers


def test_two_officers_on_one_card_notice_each_other(office):
    record = office.add_case()
    card = drafted_card(office, record.id, confirmed_finding(office, record.id).id)
    trainer = office.user["丁"]
    edit_text(
        office.store, office.standards, trainer, card.id, CardText("一", "二", "三"), card.revision
    )
    with pytest.raises(StoreError, match="他人修改"):
        release(office.store, office.standards, trainer, card.id, card.revision)


def test_the_office_says_who_learns(office):
    card = released_card(office)
    with office.store.database.write() as s:
        office_settings.put_setting(s, LEARNERS_SETTING, ["leader"])
    assert seen_by(office, "丙", card.id)
    with pytest.raises(ForbiddenError, match="没有向您的角色开放"):
        seen_by(office, "乙", card.id)


def test_a_file_with_open_questions_is_not_exemplary(office):
    record = office.add_case("coercive-clean")
    with pytest.raises(ConflictError, match="完成复核"):
        draft_exemplary(
            office.store, office.standards, office.user["甲"], record.id, [], reads_nothing
        )


def test_an_exemplary_file_stands_beside_a_fault_as_the_right_way(office):
    record = office.add_case("ordinary-with-defects")
    store, standards, user = office.store, office.standards, office.user["甲"]
    found = open_case(store, standards, user, record.id).findings
    word = Word("rejected", "false_alarm", "核对原件无误", None, "", "")
    decide_many(store, standards, user, record.id, [one.id for one in found], word)
    finish(store, standards, user, record.id)
    made = draft_exemplary(store, standards, user, record.id, [4], reads_nothing)
    assert made.text.merits[0].startswith("评定等次") and made.clear
    assert any("没有经确认的扣分问题" in one for one in made.text.merits)
    shown = release(store, standards, office.user["丁"], made.id, made.revision)
    fault = released_card(office, "summary-with-defects")
    page = replace(fault.pages[0], document_kind=shown.pages[0].document_kind)
    alike = replace(fault, defect=shown.clear[0], pages=(page,))
    with store.database.read() as s:
        assert right_sample(s, alike)[0].id == shown.id
        assert right_sample(s, replace(alike, defect="NONE-00")) is None


def test_answers_make_a_card_harder_or_easier(office):
    card = released_card(office)
    level = card.difficulty.shown
    with office.store.database.write() as s:
        cards.note_answers(s, card.id, 10, 9)
    harder = newest(office, card.id).difficulty
    assert harder.shown == min(5, level + 1) and "9人次未找出" in harder.reasons[-1]
