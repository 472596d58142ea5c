"""Makes each file that can be exported of a case file (导出文件)."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from review.casework.report import case_report
from review.casework.state import open_case
from review.errors import ConflictError
from review.packages.export import export_package
from review.packages.signing import keys_of
from review.reports.annotated_pdf import annotated_pdf
from review.reports.excel import write_excel
from review.reports.word import write_word
from review.store import results
from review.web.attachments import EXCEL, PDF, WORD
from review.web.uploads import OUTGOING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from review.model.case_record import CaseRecord
    from review.model.people import User
    from review.model.report import CaseReport
    from review.web.office import WebOffice


@dataclass(frozen=True, slots=True)
class Export:
    """A kind of file: what it is called, and its type."""

    name: str
    suffix: str
    media_type: str


EXPORTS: Mapping[str, Export] = MappingProxyType(
    {
        "sheet.docx": Export("评查表", ".docx", WORD),
        "opinion.docx": Export("评查意见书", ".docx", WORD),
        "findings.xlsx": Export("问题清单", ".xlsx", EXCEL),
        "annotated.pdf": Export("批注", ".pdf", PDF),
        "result.json": Export("评查结果", ".json", "application/json"),
        "package.juan": Export("评查包", ".juan", "application/zip"),
    }
)


def export(office: WebOffice, user: User, record: CaseRecord, sheet: str, *, masked: bool) -> bytes:
    """The file; nothing where its figures do not agree.

    Raises:
        ConflictError: no result yet, or names cannot be masked in this file.
        ReportError: figures that disagree, with each place.
    """
    if masked and sheet in ("result.json", "package.juan"):
        raise ConflictError("cannot_mask", f"{EXPORTS[sheet].name}含有原文，不能脱敏导出。")
    if sheet == "result.json":
        return _result(office, record)
    review = open_case(office.store, office.standards, user, record.id)
    report = case_report(review, office.store, office.standards, user, masked=masked)
    return _paper(office, record, report, sheet, masked=masked)


def _paper(
    office: WebOffice, record: CaseRecord, report: CaseReport, sheet: str, *, masked: bool
) -> bytes:
    templates = office.settings.office_folder / "templates"
    if sheet == "sheet.docx":
        return write_word(report, "sheet", masked=masked, templates=templates)
    if sheet == "opinion.docx":
        return write_word(report, "opinion", masked=masked, templates=templates)
    if sheet == "findings.xlsx":
        return write_excel(report, masked=masked)
    with office.store.files.local_path(record.sha256, ".pdf") as original:
        return annotated_pdf(report, original, masked=masked)


def _result(office: WebOffice, record: CaseRecord) -> bytes:
    with office.store.database.read() as s:
        kept = results.result_json_of(s, record.id)
    if kept is None:
        raise ConflictError("case_not_ready", f"案卷“{record.title}”还没有评查结果，请稍后再试。")
    return kept[1].encode()


def write_package(office: WebOffice, user: User, record: CaseRecord) -> Path:
    """The package in a folder of its own, to be deleted when it was sent."""
    outgoing = office.settings.desk_folder / OUTGOING
    outgoing.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=outgoing))
    try:
        target = folder / "case.juan"
        export_package(office.store, user, record.id, target, keys_of(office.settings))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return target
