"""The joint case (合议卷): made of the finished copies, decided on at the ordinary desk.

Where the reviewers agree, their words are carried over in their names. The rest is open, with what
everybody said beside it: the leader and the reviewers decide it together.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from review.campaign.cross_review.carried import is_open, is_untouched, what_was_said
from review.campaign.cross_review.compare import compare
from review.campaign.cross_review.finished_copies import finished_copies
from review.campaign.cross_review.seats import new_leader
from review.campaign.file_states import move, require_state
from review.casework.intake import new_case_id
from review.casework.standing import read_standing
from review.errors import ConflictError
from review.model.geometry import Box
from review.store import added_findings, audit, cases, pages, verdicts
from review.store.campaigns import comparisons, copies
from review.store.database import now

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from review.campaign.cross_review.compare import FinishedCopy
    from review.campaign.cross_review.seats import FileRoom
    from review.model.campaign import CampaignFile
    from review.model.case_record import CaseRecord
    from review.model.cross_review import ComparedFinding, Comparison
    from review.model.people import User
    from review.standards.load import Standards
    from review.store.office import Store

PROGRAM = "卷鉴"
"""Who puts a finding in doubt on which the reviewers differ: nobody's word, the program's."""


def open_joint_case(
    s: Session, store: Store, standards: Standards, user: User | None, room: FileRoom
) -> CampaignFile:
    """Compares the copies, keeps the comparison and makes the joint case of it.

    Raises:
        ConflictError: not all have finished, or a third person has to review first.
    """
    require_state(room.file, "comparing")
    done = finished_copies(s, store, standards, room.file)
    made = compare(done, room.campaign.config)
    if made.difference.way == "third" and room.file.third_case is None:
        raise ConflictError("third_needed", f"{made.difference.why}请先指定第三人。")
    record = _joint_record(s, room)
    made = _carry_over(s, store, standards, record, done, made)
    comparisons.add_comparison(s, room.file.id, made, user.id if user else None)
    file = move(s, room.file, "deciding", joint_case=record.id)
    audit.note(
        s,
        user,
        "joint_opened",
        record.id,
        file=file.id,
        way=made.difference.way,
        points=made.difference.points,
        open=sum(map(is_open, made.findings)),
    )
    return file


def _joint_record(s: Session, room: FileRoom) -> CaseRecord:
    base = cases.case_of(s, room.file.case_id or "")
    assert base is not None  # copies were made of it
    record = copies.copy_case(
        s,
        base.id,
        new_id=new_case_id(),
        owner_id=new_leader(room).user_id,
        title=f"{base.title}（合议）",
    )
    for user_id in sorted(room.reviewers):
        # Who left the evaluation has said what there was to say, and sees nothing more.
        if room.person(user_id) is not None:
            cases.add_member(s, record.id, user_id)
    return record


def _carry_over(
    s: Session,
    store: Store,
    standards: Standards,
    record: CaseRecord,
    done: Sequence[FinishedCopy],
    made: Comparison,
) -> Comparison:
    """Words and drawn findings of the copies in the joint case; the comparison with its ids."""
    machine = {one.id for one in read_standing(s, store, standards, record).machine}
    placed = []
    for finding in made.findings:
        joint = next((one.finding for one in finding.words if one.finding in machine), "")
        placed.append(replace(finding, joint=joint or _draw(s, record, done, finding)))
    for finding in placed:
        _say(s, record, finding)
    counts = read_standing(s, store, standards, record).counts
    cases.change_case(
        s,
        record.id,
        finding_count=len(placed),
        open_count=counts.open,
        state="in_review",
    )
    return replace(made, findings=tuple(placed))


def _draw(
    s: Session, record: CaseRecord, done: Sequence[FinishedCopy], finding: ComparedFinding
) -> str:
    """A finding that the file as handed in does not have, drawn at its place; its id."""
    own = next(one for one in finding.words if one.finding)
    copy = next(one for one in done if one.seat == own.seat)
    held = next(one for one in copy.findings if one.id == own.finding)
    place = next(iter(held.evidence), None)
    page_no, box, text = (
        (place.page_no, place.box, place.text) if place else _whole_page(s, record.id)
    )
    return added_findings.add_finding(
        s,
        case_id=record.id,
        defect=held.defect,
        message=held.message,
        page_no=page_no,
        box=box,
        text=text[:500],
        user_id=own.user_id,
        who=own.who,
    ).id


def _say(s: Session, record: CaseRecord, finding: ComparedFinding) -> None:
    """The reviewers' words in their names; where they differ, the finding is open after all."""
    moment = now()
    for word in finding.words:
        if not word.value:
            continue
        moment += timedelta(microseconds=1)
        verdicts.add_verdict(
            s,
            case_id=record.id,
            finding=finding.joint,
            value=word.value,
            reason_kind=word.reason_kind,
            note=word.note,
            points=word.points,
            message=word.message,
            severity=word.severity,
            user_id=word.user_id,
            who=word.who,
            when=moment,
        )
    drawn = finding.joint.startswith("M-")
    if is_open(finding) and (drawn or not is_untouched(finding)):
        verdicts.add_verdict(
            s,
            case_id=record.id,
            finding=finding.joint,
            value="open",
            note=what_was_said(finding),
            user_id=None,
            who=PROGRAM,
            when=moment + timedelta(microseconds=1),
        )


def _whole_page(s: Session, case_id: str) -> tuple[int, Box, str]:
    """The first page, for what is said of the whole file."""
    state = next(iter(pages.page_states(s, case_id)))
    return state.page_no, Box(0, 0, state.width, state.height), ""
