"""A and B side by side, the third person, the joint case, rulings (比对、合议、口径)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Path

from review.campaign.cross_review.advance import call_third, open_comparison, open_joint
from review.campaign.cross_review.copy_corrections import (
    CopyCorrection,
    copy_corrections,
    take_over,
)
from review.campaign.cross_review.copy_layouts import copy_layouts, take_over_copy_layout
from review.campaign.rulings import end_ruling, make_ruling
from review.casework.brief import say_moment
from review.casework.words import VALUE_NAMES
from review.checks.wording import field_name
from review.errors import NotFoundError
from review.model.case_record import REJECT_REASON_NAMES
from review.model.cross_review import AGREEMENT_NAMES, SEAT_NAMES, WAY_NAMES
from review.model.defect import SEVERITY_NAMES
from review.store import cases
from review.store.campaigns import rulings
from review.web.bodies.campaigns.cross_review import (
    ComparedFindingBody,
    ComparedItemBody,
    ComparisonBody,
    CopyBody,
    CopyCorrectionBody,
    LayoutTakenIn,
    LoginIn,
    RulingBody,
    RulingIn,
    RulingList,
    WordBody,
)
from review.web.bodies.campaigns.files import FileList
from review.web.office import OfficeHere, WebOffice
from review.web.routes.campaigns.files import sample
from review.web.routes.campaigns.here import FileHere, LeadingHere, OpenFileHere, SeatHere
from review.web.routes.campaigns.layout_bodies import layout_body
from review.web.sessions import SignedIn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from review.model.cross_review import ComparedFinding, CopyWord

router = APIRouter(prefix="/{campaign_id}", tags=["合议"])


@router.get("/files/{file_id}/comparison", summary="双方认定逐条比对")
def comparison(file: OpenFileHere, visitor: SignedIn, office: OfficeHere) -> ComparisonBody:
    found = open_comparison(office.store, office.standards, visitor.user, file.id)
    said: dict[str, list[str]] = {}
    with office.store.database.read() as s:
        for one in rulings.rulings_on(s, {finding.defect for finding in found.findings}):
            said.setdefault(one.defect, []).append(one.text)
        copies = [
            CopyBody(
                seat=one.seat,
                seat_name=SEAT_NAMES[one.seat],
                who=one.who,
                case=one.case_id if cases.may_see(s, visitor.user, one.case_id) else None,
                total=one.total,
                grade=one.grade,
                vetoes=list(one.vetoes),
            )
            for one in found.copies
        ]
        base = file.case_id if cases.may_see(s, visitor.user, file.case_id or "") else None
        corrected = copy_corrections(s, file)
        cut = copy_layouts(s, office.store, office.standards, file)
        joint = file.joint_case
        if not cases.may_see(s, visitor.user, joint or ""):
            joint = None
    return ComparisonBody(
        file=file.id,
        base_case=base,
        copies=copies,
        points=round(found.difference.points, 1),
        mean=found.mean,
        way=found.difference.way,
        way_name=WAY_NAMES[found.difference.way],
        why=found.difference.why,
        joint_case=joint,
        findings=[_finding(one, said) for one in found.findings],
        items=[
            ComparedItemBody(
                item=one.item,
                name=one.name,
                points=one.points,
                gained={str(seat): points for seat, points in one.gained.items()},
                spread=one.spread,
            )
            for one in found.items
        ],
        corrections=[_corrected(office, one) for one in corrected],
        layouts=[layout_body(office.standards, one) for one in cut],
    )


@router.post("/files/{file_id}/corrections/{correction_id}", summary="在合议卷中采用副本中的更正")
def take(
    correction_id: Annotated[int, Path(ge=1, le=2**31 - 1)],
    file: OpenFileHere,
    visitor: SignedIn,
    office: OfficeHere,
) -> ComparisonBody:
    take_over(office.store, office.standards, visitor.user, file.id, correction_id)
    return comparison(file, visitor, office)


@router.post("/files/{file_id}/layouts", summary="在合议卷中采用副本中的分件")
def take_layout(
    wanted: LayoutTakenIn, file: OpenFileHere, visitor: SignedIn, office: OfficeHere
) -> ComparisonBody:
    take_over_copy_layout(
        office.store,
        office.standards,
        visitor.user,
        file.id,
        wanted.seat,
        (wanted.first, wanted.last),
    )
    return comparison(file, visitor, office)


@router.post("/files/{file_id}/third", summary="指定第三人复评")
def third(
    wanted: LoginIn, file: FileHere, seat: SeatHere, visitor: SignedIn, office: OfficeHere
) -> FileList:
    call_third(office.store, office.standards, visitor.user, file.id, wanted.login)
    return sample(seat, office)


@router.post("/files/{file_id}/joint", summary="建立合议卷")
def joint(file: FileHere, seat: SeatHere, visitor: SignedIn, office: OfficeHere) -> FileList:
    open_joint(office.store, office.standards, visitor.user, file.id)
    return sample(seat, office)


@router.get("/rulings", summary="现行口径")
def all_rulings(seat: SeatHere, office: OfficeHere) -> RulingList:
    return _rulings(office)


@router.post("/rulings", summary="把争议定为口径")
def rule(wanted: RulingIn, seat: SeatHere, visitor: SignedIn, office: OfficeHere) -> RulingList:
    make_ruling(
        office.store,
        office.standards,
        visitor.user,
        seat.campaign.id,
        wanted.defect,
        wanted.text,
        wanted.file,
    )
    return _rulings(office)


@router.delete("/rulings/{ruling_id}", summary="停用口径")
def end(
    ruling_id: Annotated[int, Path(ge=1, le=2**31 - 1)],
    seat: LeadingHere,
    visitor: SignedIn,
    office: OfficeHere,
) -> RulingList:
    with office.store.database.read() as s:
        found = rulings.ruling_of(s, ruling_id)
    if found is None or found.campaign_id != seat.campaign.id:
        raise NotFoundError("ruling_not_found", "没有这条口径。")
    end_ruling(office.store, visitor.user, ruling_id)
    return _rulings(office)


def _rulings(office: WebOffice) -> RulingList:
    defects = office.standards.defects
    with office.store.database.read() as s:
        found = rulings.rulings_on(s)
    return RulingList(
        rulings=[
            RulingBody(
                id=one.id,
                defect=one.defect,
                name=defects[one.defect].name if one.defect in defects else one.defect,
                text=one.text,
                who=one.who,
                at=say_moment(one.at),
            )
            for one in found
        ]
    )


def _corrected(office: WebOffice, one: CopyCorrection) -> CopyCorrectionBody:
    said = one.correction
    return CopyCorrectionBody(
        id=said.id,
        seat_name=SEAT_NAMES[one.seat],
        who=said.who,
        field_name=field_name(office.standards, said.kind, said.field),
        page=said.page_no,
        before=said.previous,
        after=said.raw,
        why=said.why,
        taken=one.taken,
    )


def _finding(one: ComparedFinding, said: Mapping[str, Sequence[str]]) -> ComparedFindingBody:
    return ComparedFindingBody(
        defect=one.defect,
        name=one.name,
        severity=one.severity,
        severity_name=_SEVERITIES.get(one.severity, one.severity),
        message=one.message,
        page=one.page_no,
        agreement=one.agreement,
        agreement_name=AGREEMENT_NAMES[one.agreement],
        added=one.added,
        joint=one.joint,
        words=[_word(word) for word in one.words],
        rulings=list(said.get(one.defect, ())),
    )


_SEVERITIES: Mapping[str, str] = {str(key): name for key, name in SEVERITY_NAMES.items()}
_REASONS: Mapping[str, str] = {str(key): name for key, name in REJECT_REASON_NAMES.items()}


def _word(one: CopyWord) -> WordBody:
    nothing = "卷内没有此项" if one.absent else "未作认定"
    return WordBody(
        seat=one.seat,
        who=one.who,
        value=one.value,
        value_name=VALUE_NAMES[one.value] if one.value else nothing,
        reason_name=_REASONS.get(one.reason_kind, ""),
        note=one.note,
        points=one.points,
        message=one.message,
        severity=_SEVERITIES.get(one.severity, ""),
        finding=one.finding,
        absent=one.absent,
    )
