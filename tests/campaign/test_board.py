"""The board counts files; it says nothing of what A or B found."""

from __future__ import annotations

from datetime import date

import pytest

from review.campaign.board import board_of
from review.errors import ForbiddenError, NotFoundError


def board(made, who="庚", today=date(2026, 12, 1)):
    with made.store.database.read() as s:
        return board_of(s, made.user[who], made.campaign.id, today)


def test_by_state_agency_and_reviewer(made):
    made.finish("甲", made.files[0].a_case)
    seen = board(made)
    assert (seen.drawn, seen.ledger_size, seen.unmatched, seen.unassigned) == (2, 12, 0, 0)
    assert seen.states["reviewing"] == 2
    assert [(one.drawn, one.handed_in, one.reviewed) for one in seen.agencies] == [(1, 1, 0)] * 2
    assert [(one.name, one.files, one.pages, one.finished) for one in seen.reviewers] == [
        ("甲", 2, 36, 1),
        ("乙", 2, 36, 0),
        ("己", 0, 0, 0),
    ]
    assert seen.overdue == ()


def test_what_is_late_and_who_is_waited_for(made):
    made.finish("甲", made.files[0].a_case)
    late = board(made, today=date(2027, 1, 4)).overdue
    assert [(one.file_id, one.waiting_for) for one in late] == [
        (made.files[0].id, ("乙",)),
        (made.files[1].id, ("甲", "乙")),
    ]


def test_for_the_chief_and_the_leaders(made):
    assert board(made, "丙").drawn == 2
    with pytest.raises(ForbiddenError):
        board(made, "甲")
    with pytest.raises(NotFoundError):
        board(made, "戊")
