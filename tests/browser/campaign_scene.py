"""An evaluation in the middle of its way, and a second one that has only just begun.

One file is graded with its items listed, one waits for a third person, one is decided on jointly,
one is reviewed by A and B apart.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from review.campaign.answering import answer_objection, hand_to
from review.campaign.cross_review.advance import copy_was_finished
from review.campaign.feedback import send_feedback
from review.campaign.grading import conclude, confirm_grade, publish
from review.campaign.lifecycle import Plan, new_campaign
from review.campaign.objection_answer import Answer
from review.campaign.objections import object_to, waive
from review.campaign.rectification.listing import list_problems
from review.casework.decide import decide
from review.casework.finish import finish
from review.casework.state import open_case
from review.errors import ConflictError
from review.store import users
from review.store.campaigns import feedback
from tests.campaign.office import SAMPLES, CampaignOffice, make_campaign
from tests.casework.office import PASSWORD

if TYPE_CHECKING:
    from pathlib import Path

    from review.model.campaign import CampaignFile


def make_scene(folder: Path) -> tuple[CampaignOffice, dict[str, str]]:
    """The office, and ids: `campaign`, `new` and the first case file of 甲."""
    from review.web.passwords import hash_password

    made = make_campaign(folder, samples=SAMPLES, pictures=True)
    hashed = hash_password(PASSWORD)
    with made.store.database.write() as s:
        for user in made.user.values():
            users.set_password(s, user.id, hashed, must_change=False)
    first, second, third, fourth = made.files
    grade(made, first)
    apart(made, second)
    made.finish_both(third)
    copy_was_finished(*made.at("乙", third.b_case))
    made.finish("甲", fourth.a_case)
    list_problems(made.store, made.standards, made.user["庚"], made.campaign.id, date.today())
    fresh = new_campaign(made.store, made.standards, made.user["庚"], Plan(2027, 1))
    ids = {"campaign": str(made.campaign.id), "new": str(fresh.id), "jia": str(first.a_case)}
    return made, ids


def apart(made: CampaignOffice, file: CampaignFile) -> None:
    """甲 and 乙 finish their copies and contradict each other on every second finding."""
    made.finish("甲", file.a_case)
    for at, finding in enumerate(open_case(*made.at("乙", file.b_case)).findings):
        if at % 2:
            decide(*made.at("乙", file.b_case), finding.id, "confirmed")
        else:
            words = {"reason_kind": "standard", "note": "按本市口径，此项不作缺陷"}
            decide(*made.at("乙", file.b_case), finding.id, "rejected", **words)
    finish(*made.at("乙", file.b_case))
    copy_was_finished(*made.at("乙", file.b_case))


def grade(made: CampaignOffice, file: CampaignFile) -> None:
    """The file told of, objected to, and its grade published."""
    made.finish_both(file)
    copy_was_finished(*made.at("乙", file.b_case))
    chief = (made.store, made.standards, made.user["庚"], file.id)
    conclude(*chief)
    sent = send_feedback(*chief)
    unit = made.user["辛"]
    text = "送达回证原件在副卷中，现补充扫描页。"
    object_to(made.store, unit, file.id, sent.items[0].finding, text)
    answer(made, file)
    waive(made.store, unit, file.id)
    for who in ("庚", "甲"):
        try:
            confirm_grade(made.store, made.standards, made.user[who], file.id)
        except ConflictError as refused:  # only a failing grade asks for it
            assert refused.code == "confirm_not_needed"
    publish(*chief)


def answer(made: CampaignOffice, file: CampaignFile) -> None:
    """己, who had no part in the review, refuses the objection."""
    hand_to(made.store, made.user["庚"], file.id, "ji")
    with made.store.database.read() as s:
        (said,) = feedback.objections_of(s, file.id)
    refused = Answer("refused", "副卷材料形成于决定之后，不能证明决定前已送达。")
    answer_objection(made.store, made.standards, made.user["己"], said.objection.id, refused)
