"""The whole way from two copies to a grade on each database."""

from __future__ import annotations

import pytest

from review.campaign.answering import answer_objection
from review.campaign.cross_review.agreed import campaign_agreement
from review.campaign.grading import confirm_grade, grade_history, publish
from review.campaign.objection_answer import Answer
from review.campaign.objections import object_to, waive
from review.store.campaigns import grades
from tests.campaign.cross_review.flow import differ_in, findings, graded, now, settle, told
from tests.campaign.office import make_campaign
from tests.store.conftest import database_url, migrated, postgres_socket  # noqa: F401


@pytest.fixture
def made(tmp_path, database_url):  # noqa: F811
    made = make_campaign(tmp_path, samples=("ordinary-with-defects",), database_url=database_url)
    yield made
    made.close()


def test_from_two_copies_to_a_grade(made):
    differ_in(made, findings(made, "甲", now(made).a_case)[-1].id)
    settle(made)
    graded(made)
    items = told(made).items
    file_id = now(made).id
    key = max(items, key=lambda one: one.points).finding
    objection = object_to(made.store, made.user["辛"], file_id, key, "见送达回证\0")
    answer_objection(
        made.store, made.standards, made.user["己"], objection.id, Answer("accepted", "属实")
    )
    waive(made.store, made.user["辛"], file_id)
    with made.store.database.read() as s:
        last = grades.grade_of(s, file_id)
    if last.grade == made.standards.scoring.grades[-1].name:
        for who in ("丙", "甲"):
            confirm_grade(made.store, made.standards, made.user[who], file_id)
    assert publish(made.store, made.standards, made.user["丙"], file_id).state == "graded"
    assert [one.version for one in grade_history(made.store, made.user["丙"], file_id)] == [1, 2]
    assert campaign_agreement(made.store, made.user["庚"], made.campaign.id).rules
