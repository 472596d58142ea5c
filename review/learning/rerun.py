"""A run (试算): a stored reading weighed by a configuration, in short.

From the stations after reading on; with the corrections that the result of that version followed,
so that a person's later correction does not hide what the machine makes of the page by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from review.errors import ConflictError
from review.jobs.read_pages import stored_reading
from review.learning.seen import facts_by_place, kinds_of
from review.model.corrections import Corrections
from review.pipeline import weigh_case
from review.reports.contract import ResultDocument
from review.reports.result_json import result_json
from review.store import cases, corrections, results

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from review.learning.configuration import Configuration
    from review.model.case_record import FactCorrection
    from review.store.office import Store

Run = dict[str, Any]


def run_case(store: Store, configuration: Configuration, case_id: str, version: int) -> Run:
    """What this configuration makes of the case file as the result of this version was made.

    Raises:
        ConflictError: the case file or its reading is not there any more.
        CorrectionError: a correction does not fit these documents.
    """
    with store.database.read() as s:
        record = cases.case_of(s, case_id)
        given = corrections_at(s, case_id, version)
    read = stored_reading(store, record) if record else None
    if read is None:
        raise ConflictError("learning_no_reading", "识读结果不全，无法重算。")
    result = weigh_case(read, configuration.standards, given, models=configuration.models)
    return run_of(ResultDocument.model_validate_json(result_json(result)))


def stored_run(store: Store, case_id: str, version: int) -> Run:
    """The result as it was stored, in the same short form."""
    with store.database.read() as s:
        written = results.result_json_of(s, case_id, version)
    if written is None:
        raise ConflictError("learning_no_reading", "评查结果已不在，无法比对。")
    return run_of(ResultDocument.model_validate_json(written[1]))


def run_of(document: ResultDocument) -> Run:
    """What comparisons look at of a result."""
    return {
        "findings": [
            {
                "id": one.id,
                "defect": one.defect,
                "severity": one.severity,
                "places": [[place.page_no, *place.box] for place in one.evidence],
            }
            for one in document.findings
        ],
        "undetermined": sorted({one.defect for one in document.undetermined}),
        "facts": {place: fact.value for place, fact in facts_by_place(document).items()},
        "kinds": kinds_of(document.documents, len(document.pages)),
    }


def corrections_at(s: Session, case_id: str, version: int) -> Corrections:
    """The corrections that the result of this version was made with."""
    made = next((one for one in results.versions_of(s, case_id) if one.version == version), None)
    if made is None:
        raise ConflictError("learning_no_reading", "评查结果已不在，无法重算。")
    cuts = [one for one in corrections.sorting_history(s, case_id) if one.when <= made.created]
    newest = max(cuts, key=lambda one: (one.when, one.id), default=None)
    facts = _facts_at(corrections.fact_correction_history(s, case_id), made.created)
    return Corrections(facts, newest.layout if newest else None)


def _facts_at(history: tuple[FactCorrection, ...], moment: datetime) -> tuple[FactCorrection, ...]:
    latest: dict[tuple[int, str, str, int], FactCorrection] = {}
    for one in sorted(history, key=lambda one: (one.when, one.id)):
        if one.when <= moment:
            latest[one.first_page, one.kind, one.field, one.ordinal] = one
    return tuple(one for one in latest.values() if not one.withdrawn)
