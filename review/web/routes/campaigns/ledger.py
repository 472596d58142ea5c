"""The ledger (台账): looked at with its mistakes by line, then imported."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request

from review.campaign.ledger.importing import check_file, import_ledger
from review.model.ledger import LEDGER_FLAG_NAMES
from review.store import users
from review.store.campaigns import files, ledger
from review.web.bodies.campaigns.ledger import (
    ImportBody,
    LedgerPreview,
    LedgerProblemBody,
    LedgerRowBody,
    LedgerRows,
    LedgerView,
    StratumBody,
)
from review.web.office import OfficeHere, WebOffice
from review.web.routes.campaigns.here import ChiefHere, LeadingHere, Seat
from review.web.sessions import SignedIn, Visitor
from review.web.uploads import Upload, multipart_body, receive_files, upload_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from review.model.ledger import LedgerCase, LedgerImport, LedgerProblem

LEDGER_BYTES = 50 * 1024 * 1024
SHOWN_PROBLEMS = 500

router = APIRouter(prefix="/{campaign_id}/ledger", tags=["台账与抽样"])
uploads = APIRouter(prefix="/{campaign_id}/ledger", tags=["台账与抽样"])


@uploads.post(
    "/preview",
    summary="核对一份台账，逐行列出问题；不导入",
    openapi_extra=multipart_body("file", several=False),
)
async def preview(request: Request, seat: ChiefHere, office: OfficeHere) -> LedgerPreview:
    with upload_folder(office.settings.desk_folder) as folder:
        sent = (await receive_files(request, folder, LEDGER_BYTES, most=1))[0]
        return await office.slowly(partial(_looked_at, seat, sent))


@uploads.post(
    "",
    summary="导入台账，替换原有台账",
    openapi_extra=multipart_body("file", several=False),
)
async def take_in(
    request: Request,
    seat: ChiefHere,
    visitor: SignedIn,
    office: OfficeHere,
    skip_bad_rows: Annotated[bool, Query(description="不要有错的行")] = False,
) -> LedgerView:
    with upload_folder(office.settings.desk_folder) as folder:
        sent = (await receive_files(request, folder, LEDGER_BYTES, most=1))[0]
        return await office.slowly(partial(_import, office, visitor, seat, sent, skip_bad_rows))


@router.get("", summary="现用台账：各层件数和历次导入")
def ledger_view(seat: LeadingHere, office: OfficeHere) -> LedgerView:
    return _view(office, seat)


@router.get("/rows", summary="台账中的案件")
def ledger_rows(
    seat: LeadingHere,
    office: OfficeHere,
    q: Annotated[str, Query(max_length=100, pattern=r"^[^\x00]*$")] = "",
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> LedgerRows:
    with office.store.database.read() as s:
        cases = ledger.cases_of(s, seat.campaign.id)
        drawn = {file.row_no for file in files.files_of(s, seat.campaign.id)}
    words = q.strip()
    found = [
        case for case in cases if not words or words in f"{case.case_no} {case.agency} {case.cause}"
    ]
    names = office.standards.case_kinds
    return LedgerRows(
        rows=[
            LedgerRowBody(
                row_no=case.row_no,
                case_no=case.case_no,
                agency=case.agency,
                kind_name=names.get(case.kind, case.kind),
                cause=case.cause,
                decided=case.decided,
                closed=case.closed,
                amount_fen=case.amount_fen,
                officers=list(case.officers),
                flags=[LEDGER_FLAG_NAMES[flag] for flag in case.flags],
                drawn=case.row_no in drawn,
            )
            for case in found[offset : offset + limit]
        ],
        total=len(found),
    )


def _looked_at(seat: Seat, sent: Upload) -> LedgerPreview:
    path = _named(sent)
    checked = check_file(path)
    bad = set(checked.bad_lines)
    kinds = seat.campaign.kinds
    pairs = zip(checked.read.cases, checked.read.lines, strict=True)
    good = [case for case, line in pairs if line not in bad]
    out = sum(bool(kinds) and case.kind not in kinds for case in good)
    errors = sum(one.weight == "error" for one in checked.problems)
    return LedgerPreview(
        file_name=sent.name,
        rows=len(good) - out,
        bad_rows=len(bad),
        out_of_scope=out,
        problem_count=errors,
        warning_count=len(checked.problems) - errors,
        problems=_problems(checked.problems),
        unused=list(checked.read.unused),
        agencies=len({case.agency for case in good}),
    )


def _import(
    office: WebOffice, visitor: Visitor, seat: Seat, sent: Upload, skip_bad_rows: bool
) -> LedgerView:
    import_ledger(
        office.store,
        visitor.user,
        seat.campaign.id,
        _named(sent),
        file_name=sent.name,
        skip_bad_rows=skip_bad_rows,
    )
    return _view(office, seat)


def _named(sent: Upload) -> Path:
    """The reader tells Excel from CSV by the ending, and messages name the file."""
    return sent.path.rename(sent.path.with_name(sent.name))


def _view(office: WebOffice, seat: Seat) -> LedgerView:
    with office.store.database.read() as s:
        cases = ledger.cases_of(s, seat.campaign.id)
        imports = ledger.imports_of(s, seat.campaign.id)
        names = {one.id: one.name for one in users.all_users(s)}
    return LedgerView(
        rows=len(cases),
        imports=[_imported(one, names) for one in imports],
        strata=_strata(office, seat, cases),
        warnings=_problems([one for one in imports[0].problems if one.weight == "warning"])
        if imports
        else [],
    )


def _imported(one: LedgerImport, names: dict[int, str]) -> ImportBody:
    return ImportBody(
        file_name=one.file_name,
        sha256=one.sha256,
        content_sha256=one.content_sha256,
        rows=one.rows,
        warnings=sum(problem.weight == "warning" for problem in one.problems),
        who=names.get(one.user_id or 0, ""),
        at=one.at,
    )


def _strata(office: WebOffice, seat: Seat, cases: Sequence[LedgerCase]) -> list[StratumBody]:
    always = set(seat.campaign.config.always)
    sizes = Counter((case.agency, case.kind) for case in cases)
    marked = Counter((case.agency, case.kind) for case in cases if always & set(case.flags))
    names = office.standards.case_kinds
    return [
        StratumBody(
            agency=agency,
            kind=kind,
            kind_name=names.get(kind, kind),
            size=size,
            marked=marked[agency, kind],
            quota=None,
        )
        for (agency, kind), size in sorted(sizes.items())
    ]


def _problems(problems: Sequence[LedgerProblem]) -> list[LedgerProblemBody]:
    gravest = sorted(problems, key=lambda one: one.weight != "error")
    return [
        LedgerProblemBody(line=one.line, weight=one.weight, message=one.message)
        for one in gravest[:SHOWN_PROBLEMS]
    ]
