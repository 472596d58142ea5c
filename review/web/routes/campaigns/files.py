"""Files of the sample: handed in, matched, listed as each person may see them (抽中案卷)."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request

from review.campaign.matching import hand_in, match_by_hand, match_files, unmatch
from review.casework.intake import register_upload
from review.errors import ConflictError, ReviewError
from review.intake.open import kind_of_input
from review.model.campaign import FILE_STATE_NAMES, UNMATCHED_NAMES
from review.store import cases, users
from review.store.campaigns import case_heads, files, grades, ledger
from review.web.bodies.campaigns.files import (
    FileBody,
    FileList,
    HandedIn,
    MatchedBody,
    MatchIn,
    SeatBody,
    UnmatchedBody,
)
from review.web.bodies.cases import RefusedFile
from review.web.office import OfficeHere, WebOffice
from review.web.routes.campaigns.here import (
    DECIDED_TOGETHER,
    ChiefHere,
    FileHere,
    Seat,
    SeatHere,
)
from review.web.sessions import SignedIn, Visitor
from review.web.uploads import Upload, multipart_body, receive_files, upload_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from review.model.campaign import CampaignFile
    from review.model.grading import Grade
    from review.model.ledger import LedgerCase
    from review.store.campaigns.case_heads import CaseHead

router = APIRouter(prefix="/{campaign_id}", tags=["抽中案卷"])
uploads = APIRouter(prefix="/{campaign_id}", tags=["抽中案卷"])

_MATCHED = {
    "": "",
    "number": "案号",
    "agency": "案号和单位",
    "party": "案号和当事人",
    "hand": "人工",
}


@router.get("/files", summary="抽中案卷；评查员只见自己的")
def sample(seat: SeatHere, office: OfficeHere) -> FileList:
    with office.store.database.read() as s:
        lost = files.unmatched_of(s, seat.campaign.id) if seat.leads else ()
    return FileList(
        files=shown_files(office, seat),
        unmatched=[
            UnmatchedBody(
                case=one.case_id,
                title=one.title,
                case_no_read=one.case_no_read,
                why=one.why,
                why_name=UNMATCHED_NAMES[one.why],
            )
            for one in lost
        ],
        mine=not seat.leads,
    )


def shown_files(office: WebOffice, seat: Seat, only: int | None = None) -> list[FileBody]:
    """The sample as this person may see it; `only`: one file, which is this person's to see."""
    campaign_id = seat.campaign.id
    with office.store.database.read() as s:
        if only is not None:
            found = tuple(filter(None, (files.file_of(s, only),)))
        elif seat.leads:
            found = files.files_of(s, campaign_id)
        else:
            found = files.files_of_user(s, campaign_id, seat.person.user_id)
        rows = ledger.cases_of(s, campaign_id, [file.row_no for file in found])
        heads = case_heads.copies_of(s, campaign_id) | case_heads.bases_of(s, campaign_id)
        graded = grades.newest_grades(s, campaign_id)
        names = {one.id: one.name for one in users.all_users(s)}
    shown = _Shown(office, seat, {row.row_no: row for row in rows}, heads, graded, names)
    return [shown.body(file) for file in found]


@uploads.post(
    "/cases",
    summary="调卷：上传案卷，识读后按案号匹配",
    openapi_extra=multipart_body("files", several=True),
)
async def take_in(
    request: Request, seat: ChiefHere, visitor: SignedIn, office: OfficeHere
) -> HandedIn:
    if seat.campaign.state != "open":
        raise ConflictError("campaign_not_open", "评查活动尚未启动或已结束，不能调卷。")
    with upload_folder(office.settings.desk_folder) as folder:
        received = await receive_files(request, folder, office.settings.desk.max_upload_bytes)
        return await office.slowly(partial(_take_in, office, visitor, seat, received))


@router.post("/match", summary="按案号匹配已识读的案卷")
def match(seat: SeatHere, visitor: SignedIn, office: OfficeHere) -> MatchedBody:
    done = match_files(office.store, visitor.user, seat.campaign.id)
    return MatchedBody(joined=done.joined, unmatched=len(done.unmatched), missing=len(done.missing))


@router.post("/match/hand", summary="人工匹配一份案卷")
def match_hand(wanted: MatchIn, seat: SeatHere, visitor: SignedIn, office: OfficeHere) -> FileList:
    match_by_hand(office.store, visitor.user, seat.campaign.id, wanted.case, wanted.row_no)
    return sample(seat, office)


@router.post("/files/{file_id}/unmatch", summary="解除匹配")
def take_apart(file: FileHere, seat: SeatHere, visitor: SignedIn, office: OfficeHere) -> FileList:
    unmatch(office.store, visitor.user, seat.campaign.id, file.id)
    return sample(seat, office)


def _take_in(office: WebOffice, visitor: Visitor, seat: Seat, received: list[Upload]) -> HandedIn:
    """Takes what can be taken; a file that the same person has here already is that case file."""
    taken: list[str] = []
    refused = []
    for one in received:
        try:
            if one.byte_count:  # an empty file is told of by its own words
                kind_of_input(one.path, one.name)
            taken.append(_registered(office, visitor, one))
        except ReviewError as error:
            refused.append(RefusedFile(file=one.name, code=error.code, message=error.message))
        finally:
            one.path.unlink(missing_ok=True)
    if taken:
        hand_in(office.store, visitor.user, seat.campaign.id, taken)
    return HandedIn(accepted=len(taken), refused=refused)


def _registered(office: WebOffice, visitor: Visitor, one: Upload) -> str:
    try:
        return register_upload(office.store, visitor.user, one.path, one.name).id
    except ConflictError:
        sha256 = office.store.files.put_path(one.path)
        with office.store.database.read() as s:
            before = cases.case_with_file(s, visitor.user.id, sha256)
        if before is None:
            raise
        return before.id


class _Shown:
    """Files as one person may see them: blind reviewers learn nothing of each other."""

    def __init__(
        self,
        office: WebOffice,
        seat: Seat,
        rows: Mapping[int, LedgerCase],
        heads: Mapping[str, CaseHead],
        graded: Mapping[int, Grade],
        names: Mapping[int, str],
    ) -> None:
        self._office, self._seat, self._rows = office, seat, rows
        self._heads, self._graded, self._names = heads, graded, names
        self._today = date.today()

    def body(self, file: CampaignFile) -> FileBody:
        row = self._rows[file.row_no]
        known = self._seat.leads or file.state in DECIDED_TOGETHER
        grade = self._graded.get(file.id) if known else None
        base = self._heads.get(file.case_id or "")
        late = file.due is not None and file.due < self._today and file.state != "graded"
        return FileBody(
            id=file.id,
            row_no=file.row_no,
            case_no=row.case_no,
            agency=row.agency,
            kind_name=self._office.standards.case_kinds.get(row.kind, row.kind),
            cause=row.cause,
            state=file.state,
            state_name=FILE_STATE_NAMES[file.state],
            matched_by=_MATCHED[file.matched_by],
            case=file.case_id if self._seat.leads else None,
            joint_case=file.joint_case if known else None,
            pages=base.page_count if base else 0,
            due=file.due,
            overdue=late,
            seats=self._seats(file, known),
            total=grade.total if grade else None,
            grade=grade.grade if grade else "",
        )

    def _seats(self, file: CampaignFile, known: bool) -> list[SeatBody]:
        me = self._seat.person.user_id
        seats = (
            ("A", file.a_user, file.a_case),
            ("B", file.b_user, file.b_case),
            ("第三人", file.third_user, file.third_case),
        )
        # Who leads looks at finished copies when A and B have finished; others at their own alone.
        shown = self._seat.leads and all(map(self._is_done, (file.a_case, file.b_case)))
        if self._rows[file.row_no].agency in self._seat.person.agencies:
            shown = False
        return [
            SeatBody(
                seat=seat,
                name=self._names.get(user_id, ""),
                case=case if user_id == me or (shown and self._is_done(case)) else None,
                finished=self._is_done(case),
            )
            for seat, user_id, case in seats
            if user_id is not None and (known or user_id == me)
        ]

    def _is_done(self, case: str | None) -> bool:
        head = self._heads.get(case or "")
        return head is not None and head.state == "finished"
