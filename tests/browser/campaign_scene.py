"""An evaluation in the middle of its way, and a second one that has only just begun.

One file is graded with its items listed, one waits for a third person, one is decided on jointly,
one is reviewed by A and B apart. The quarter before holds like cases.
"""

from __future__ import annotations

from dataclasses import replace
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
from review.casework.correct import correct_sorting
from review.casework.decide import decide
from review.casework.finish import finish
from review.casework.intake import new_case_id
from review.casework.standing_layout import standing_layout
from review.casework.state import open_case
from review.errors import ConflictError
from review.store import cases, digests, jobs, users
from review.store.campaigns import (
    campaigns,
    copies,
    feedback,
    files,
    ledger,
    people,
    rectification,
)
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
    cut_anew(made, third)
    made.finish_both(third)
    copy_was_finished(*made.at("乙", third.b_case))
    made.finish("甲", fourth.a_case)
    list_problems(made.store, made.standards, made.user["庚"], made.campaign.id, date.today())
    make_like_cases(made)
    list_before(made)
    fresh = new_campaign(made.store, made.standards, made.user["庚"], Plan(2027, 1))
    with made.store.database.read() as s:
        like = next(one for one in campaigns.all_campaigns(s) if one.quarter == 3)
    ids = {
        "like": str(like.id),
        "campaign": str(made.campaign.id),
        "new": str(fresh.id),
        "jia": str(first.a_case),
    }
    return made, ids


def cut_anew(made: CampaignOffice, file: CampaignFile) -> None:
    """Two documents are one to 甲; 甲 and 乙 give another its kind anew, each a different one."""
    for who, case_id, kind in (
        ("甲", file.a_case, "inspection_plan"),
        ("乙", file.b_case, "clue_transfer"),
    ):
        at = made.at(who, case_id)
        with made.store.database.read() as s:
            layout = list(standing_layout(s, *at[:2], cases.case_of(s, case_id)))
        if who == "甲":
            one, two = layout[:2]
            layout[:2] = [replace(one, last_page=two.last_page)]
        layout[-1] = replace(layout[-1], kind=kind, title="")
        correct_sorting(*at, layout, "核对原件")
    with made.store.database.write() as s:
        while (job := jobs.claim_job(s, "机")) is not None:
            jobs.finish_job(s, job.id)


def make_like_cases(made: CampaignOffice, usual: int = 14) -> None:
    """Last quarter's evaluation: fines for one violation, one far off and one with its reason.

    One more is usual among its peers and yet high for what its own file calls light.
    """
    from review.campaign.statistics.gather import fill_digests
    from review.casework.digest import FORM

    chief, base = made.user["庚"], made.files[0].case_id
    rows = [
        replace(
            made.ledger[0],
            row_no=no,
            case_no=f"云临城执案〔2026〕{no}号",
            case_key=f"云临城执案2026{no}",
        )
        for no in range(1, usual + 3)
    ]
    with made.store.database.write() as s:
        like = campaigns.add_campaign(
            s,
            name="2026年第3季度行政执法案卷评查",
            year=2026,
            quarter=3,
            kinds=made.campaign.kinds,
            created_by=chief.id,
        )
        people.put_person(s, like.id, chief.id, "chief")
        for name in ("甲", "乙", "己"):
            people.put_person(s, like.id, made.user[name].id, "reviewer")
        ledger.replace_cases(s, like.id, rows)
        files.add_files(s, like.id, [one.row_no for one in rows])
        for file in files.files_of(s, like.id):
            copy = copies.copy_case(
                s,
                base,
                new_id=new_case_id(),
                owner_id=chief.id,
                title=rows[file.row_no - 1].case_no,
            )
            cases.change_case(s, copy.id, case_no=rows[file.row_no - 1].case_no)
            files.change_file(s, file.id, case_id=copy.id, state="reviewing")
        campaigns.change_campaign(s, like.id, state="open")
    fill_digests(made.store.database, (like.id,))
    with made.store.database.write() as s:
        known = digests.digests_of(s, (like.id,), FORM)
        for file in files.files_of(s, like.id):
            fine, more = 2_600_000 + 40_000 * file.row_no, {}
            if file.row_no > usual:
                fine, more = 9_500_000, {"circumstances": [], "reason": "", "reasoned": False}
            if file.row_no == usual + 2:
                fine = 8_800_000
                more = {"circumstances": [["repeat", "一年内第三次违法", 5]], "tier": "从重"}
            digest = known[file.id]
            if file.row_no == usual - 1:
                light = [["first_offence", "初次违法", 5], ["corrected", "当场改正", 5]]
                more = {"circumstances": light, "tier": "从轻", "goods": 42_000}
            fines = [{**one, "fine": fine, **more} for one in digest["fines"]]
            record = cases.case_of(s, file.case_id)
            digests.keep_digest(s, record.id, record.version, FORM, {**digest, "fines": fines})


def list_before(made: CampaignOffice) -> None:
    """Last quarter's items: two defects of the graded file came back, one other did not."""
    with made.store.database.write() as s:
        like = next(one for one in campaigns.all_campaigns(s) if one.quarter == 3)
        file = files.files_of(s, like.id)[0]
        again = rectification.items_of(s, made.campaign.id)[:2]
        other = replace(again[0], defect="EXE-07"), replace(again[1], cause="擅自倾倒垃圾")
        for at, item in enumerate((*again, *other), 1):
            old = replace(
                item,
                campaign_id=like.id,
                file_id=file.id,
                finding=f"{item.defect}:{at}",
                no=f"WT-01-{at:03d}",
                state="closed",
            )
            rectification.add_items(s, [old], made.campaign.created_by)


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
