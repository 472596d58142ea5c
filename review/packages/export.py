"""Writes the package of a case file: all that another office needs to go on with its review."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING

from review.casework.access import require_case
from review.errors import ConflictError
from review.packages.container import new_package
from review.packages.contract import (
    FORMAT,
    LOG,
    RECORD,
    SOURCE,
    AddedPart,
    FactCorrectionPart,
    LogDocument,
    LogPart,
    ManifestDocument,
    ProblemPart,
    RecordDocument,
    SortingCorrectionPart,
    VerdictPart,
    VersionPart,
)
from review.store import added_findings, audit, corrections, pages, results, verdicts
from review.store.listed_zip import CHUNK
from review.store.page_json import page_to_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from review.model.case_record import CaseRecord
    from review.model.people import User
    from review.packages.container import PackageWriter
    from review.packages.signing import OfficeKeys
    from review.store.office import Store

LOG_ROWS = 100_000
"""The newest; views of pages make most of them."""


def export_package(
    store: Store, user: User, case_id: str, target: Path, keys: OfficeKeys | None = None
) -> None:
    """Writes the package to `target`; from one moment of the database.

    `keys`: of the office, which signs the package where it has one of its own.

    Raises:
        NotFoundError: not there for this person. ConflictError: no result yet.
        StoreError: a file of the case is missing in the store.
    """
    with store.database.read() as s, new_package(target, keys) as package:
        record = require_case(s, user, case_id)
        if record.version is None:
            raise ConflictError(
                "case_not_ready", f"案卷“{record.title}”还没有评查结果，请稍后再试。"
            )
        package.add(SOURCE, _blocks(store, record.sha256))
        _add_pages(s, store, package, case_id)
        for one in results.versions_of(s, case_id):
            _add_result(s, package, case_id, one.version)
        package.add_text(RECORD, _record(s, record).model_dump_json(indent=1))
        package.add_text(LOG, _log(s, case_id).model_dump_json(indent=1))
        package.finish(_manifest(s, user, record, package))


def _blocks(store: Store, sha256: str) -> Iterator[bytes]:
    with store.files.open(sha256) as file:
        while block := file.read(CHUNK):
            yield block


def _add_pages(s: Session, store: Store, package: PackageWriter, case_id: str) -> None:
    for state in pages.page_states(s, case_id):
        page = pages.page_of(s, case_id, state.page_no)
        if page is None:
            continue
        text = json.dumps(page_to_json(page), ensure_ascii=False, separators=(",", ":"))
        package.add_text(f"readings/{state.page_no:04d}.json", text)
        for folder, sha256 in (("pictures", state.picture), ("thumbnails", state.thumbnail)):
            if sha256:
                package.add(f"{folder}/{state.page_no:04d}", _blocks(store, sha256))


def _add_result(s: Session, package: PackageWriter, case_id: str, number: int) -> None:
    texts = {
        "result": results.result_json_of(s, case_id, number),
        "worksheets": results.worksheets_json_of(s, case_id, number),
        "sorting": results.sorting_json_of(s, case_id, number),
    }
    for name, kept in texts.items():
        if kept is not None and kept[1]:
            package.add_text(f"results/{number}/{name}.json", kept[1])


def _record(s: Session, record: CaseRecord) -> RecordDocument:
    case_id = record.id
    return RecordDocument(
        page_count=record.page_count,
        versions=[VersionPart.model_validate(one) for one in results.versions_of(s, case_id)],
        verdicts=[VerdictPart.model_validate(one) for one in verdicts.verdicts_of(s, case_id)],
        added_findings=[
            AddedPart.model_validate(one) for one in added_findings.added_findings_of(s, case_id)
        ],
        fact_corrections=[
            FactCorrectionPart.model_validate(one)
            for one in corrections.fact_correction_history(s, case_id)
        ],
        sorting_corrections=[
            SortingCorrectionPart.model_validate(one)
            for one in corrections.sorting_history(s, case_id)
        ],
        problems=[ProblemPart.model_validate(one) for one in pages.problems_of(s, case_id)],
    )


def _log(s: Session, case_id: str) -> LogDocument:
    rows = audit.entries(s, subject=case_id, limit=LOG_ROWS)
    return LogDocument(rows=[LogPart.model_validate(one) for one in rows[::-1]])


def _manifest(
    s: Session, user: User, record: CaseRecord, package: PackageWriter
) -> ManifestDocument:
    return ManifestDocument(
        format=FORMAT,
        program=version("juanjian"),
        created=datetime.now(UTC),
        who=user.name,
        title=record.title,
        file_name=record.file_name,
        source_sha256=record.sha256,
        byte_count=record.byte_count,
        head=str(audit.head(s)),
        members=package.members,
    )
