"""Stored results parsed once: a click on a finding must not read the whole result again."""

from __future__ import annotations

import json
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from review.casework.stored_score import stored_case
from review.errors import ConflictError
from review.reports.contract import ResultDocument
from review.reports.read_result import findings_of
from review.reports.worksheets_contract import WorksheetsDocument
from review.standards.load import load_standards
from review.store import results

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from review.model.case_record import CaseRecord
    from review.model.finding import Finding
    from review.scoring.case import ScoredCase
    from review.standards.load import Standards
    from review.store.database import Database
    from review.store.office import Store

KEPT = 128
"""Results kept parsed: more than people work at once, or every click would parse one anew.

One of 300 pages and 500 findings takes some megabytes.
"""


@dataclass(frozen=True, slots=True)
class StoredResult:
    """A version of the machine's result, as it is worked with.

    `findings`: the machine's. `scored`: what of it is scored. `sorting`: 分件 with 卷内目录 and
    doubles, as the worker keeps it.
    """

    version: int
    document: ResultDocument
    sheets: WorksheetsDocument | None
    sorting: Mapping[str, object]
    findings: tuple[Finding, ...]
    scored: ScoredCase
    standards: Standards


_Shelf = OrderedDict[tuple[str, int], StoredResult]
_shelves: WeakKeyDictionary[Database, _Shelf] = WeakKeyDictionary()
_lock = Lock()


def stored_result(
    s: Session, store: Store, standards: Standards, record: CaseRecord
) -> StoredResult:
    """The newest result of a case file.

    Raises:
        ConflictError: the case file has none yet.
    """
    if record.version is None:
        raise ConflictError(
            "case_not_ready", f"案卷“{record.title}”还没有评查结果，请等待识读完成后再试。"
        )
    key = (record.id, record.version)
    with _lock:
        shelf = _shelves.setdefault(store.database, OrderedDict())
        found = shelf.get(key)
        if found is not None and found.standards is standards:
            shelf.move_to_end(key)
            return found
    made = _read(s, standards, record.id, record.version)
    with _lock:
        shelf[key] = made
        while len(shelf) > KEPT:
            shelf.popitem(last=False)
    return made


def _read(s: Session, standards: Standards, case_id: str, version: int) -> StoredResult:
    written = results.result_json_of(s, case_id, version)
    if written is None:
        raise ConflictError("case_not_ready", "案卷还没有评查结果，请等待识读完成后再试。")
    document = ResultDocument.model_validate_json(written[1])
    sheets = _sheets(results.worksheets_json_of(s, case_id, version))
    sorting = results.sorting_json_of(s, case_id, version)
    findings = findings_of(document, load_standards().defects, standards.defects)
    return StoredResult(
        version=version,
        document=document,
        sheets=sheets,
        sorting=json.loads(sorting[1]) if sorting and sorting[1] else {},
        findings=findings,
        scored=stored_case(document, sheets, findings, standards),
        standards=standards,
    )


def _sheets(written: tuple[int, str] | None) -> WorksheetsDocument | None:
    if not written or not written[1]:
        return None
    return WorksheetsDocument.model_validate_json(written[1])
