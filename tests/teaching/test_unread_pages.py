"""A page that was not read makes no card: nobody knows whom it names."""

from __future__ import annotations

import pytest

from review.casework.decide import decide_many
from review.casework.finish import finish
from review.casework.state import open_case
from review.casework.word_given import Word
from review.errors import ConflictError
from review.model.page import PageGrade
from review.store.teaching import cards
from review.teaching.exemplary import draft_exemplary
from tests.teaching.scene import confirmed_finding, drafted_card, reads_nothing, spoil


@pytest.mark.parametrize(
    "changed",
    [
        {"reading": "unreadable", "lines": ()},
        {"grade": PageGrade("unreadable", ("过暗",))},
    ],
    ids=["nothing read", "too poor to trust"],
)
def test_an_unreadable_page_makes_no_card_and_says_which_it_is(office, changed):
    record = office.add_case()
    finding = confirmed_finding(office, record.id)
    page_no = finding.evidence[0].page_no
    spoil(office, record.id, page_no, **changed)
    with pytest.raises(ConflictError, match=f"第{page_no}页没有读出.*补扫") as refused:
        drafted_card(office, record.id, finding.id)
    assert refused.value.code == "card_page_unread"
    with office.store.database.read() as s:
        assert cards.cards_of_case(s, record.id) == ()


def test_an_unreadable_page_elsewhere_in_the_file_hinders_no_card(office):
    record = office.add_case()
    finding = confirmed_finding(office, record.id)
    shown = {one.page_no for one in finding.evidence}
    other = next(one for one in range(1, record.page_count + 1) if one not in shown)
    spoil(office, record.id, other, reading="unreadable", lines=())
    assert drafted_card(office, record.id, finding.id).state == "draft"


def test_a_page_without_a_picture_is_refused_too(office):
    record = office.add_case(pictures=False)
    finding = confirmed_finding(office, record.id)
    with pytest.raises(ConflictError, match="没有图片") as refused:
        drafted_card(office, record.id, finding.id)
    assert refused.value.code == "card_no_picture"


def test_nor_is_it_shown_of_an_exemplary_file(office):
    record = office.add_case()
    store, standards, user = office.store, office.standards, office.user["甲"]
    found = open_case(store, standards, user, record.id).findings
    word = Word("rejected", "false_alarm", "核对原件无误", None, "", "")
    decide_many(store, standards, user, record.id, [one.id for one in found], word)
    finish(store, standards, user, record.id)
    spoil(office, record.id, 4, reading="unreadable", lines=())
    with pytest.raises(ConflictError, match="第4页没有读出"):
        draft_exemplary(store, standards, user, record.id, [4], reads_nothing)
