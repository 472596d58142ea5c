"""What leaves the house (导出): papers, table, PDF, JSON and the portable package."""

from __future__ import annotations

import shutil
from pathlib import Path as FilePath
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query
from fastapi.responses import FileResponse, Response
from starlette.background import BackgroundTask

from review.model.case_record import CaseRecord
from review.store import audit
from review.web.attachments import attachment
from review.web.exporting import EXPORTS, export, write_package
from review.web.office import OfficeHere, WebOffice
from review.web.sessions import CaseHere, SignedIn, Visitor

router = APIRouter(prefix="/cases/{case_id}/export", tags=["导出"])

Sheet = Literal[
    "sheet.docx", "opinion.docx", "findings.xlsx", "annotated.pdf", "result.json", "package.juan"
]
_FILE = {"schema": {"type": "string", "format": "binary"}}
_JSON = {"schema": {"type": "object", "title": "juanjian.result/1"}}


@router.get(
    "/{sheet}",
    summary="导出评查表、意见书、问题清单、批注 PDF、JSON 或评查包",
    response_class=Response,
    responses={
        200: {
            "content": {
                one.media_type: _JSON if one.suffix == ".json" else _FILE
                for one in EXPORTS.values()
            }
        }
    },
)
async def export_case(
    sheet: Annotated[Sheet, Path()],
    record: CaseHere,
    visitor: SignedIn,
    office: OfficeHere,
    masked: Annotated[bool, Query(description="隐去姓名、号码等")] = False,
) -> Response:
    def made() -> bytes | FilePath:
        if sheet == "package.juan" and not masked:
            content: bytes | FilePath = write_package(office, visitor.user, record)
        else:
            content = export(office, visitor.user, record, sheet, masked=masked)
        _note(office, visitor, record, sheet, masked)
        return content

    content = await office.slowly(made)
    kind = EXPORTS[sheet]
    name = (
        f"{record.case_no or record.title}-{kind.name}{'（脱敏）' if masked else ''}{kind.suffix}"
    )
    headers = {**attachment(_plain(name)), "Cache-Control": "no-store"}
    if isinstance(content, FilePath):
        away = BackgroundTask(shutil.rmtree, content.parent, ignore_errors=True)
        return FileResponse(content, media_type=kind.media_type, headers=headers, background=away)
    return Response(content, media_type=kind.media_type, headers=headers)


def _note(
    office: WebOffice, visitor: Visitor, record: CaseRecord, sheet: str, masked: bool
) -> None:
    with office.store.database.write() as s:
        audit.note(s, visitor.user, "exported", record.id, what=sheet, masked=masked)


def _plain(name: str) -> str:
    """Without what a file system takes for something else."""
    return "".join("_" if char in '\\/:*?"<>|' or not char.isprintable() else char for char in name)
