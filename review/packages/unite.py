"""People's words of a package joined to those of a case file; none is kept twice, none is lost.

A word is the same word where person, moment and finding are the same. People of another office
are known by name, they get no account.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from review.model.case_record import LayoutDocument
from review.model.geometry import Box
from review.store import added_findings, corrections, verdicts

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from review.model.case_record import AddedFinding, VerdictRecord
    from review.packages.contract import AddedPart, RecordDocument


def unite_words(s: Session, case_id: str, record: RecordDocument) -> tuple[VerdictRecord, ...]:
    """Appends drawn findings and words that are not here yet; the new words."""
    ids = _unite_added(s, case_id, record)
    here = {(one.who, one.when, one.finding): one.id for one in verdicts.verdicts_of(s, case_id)}
    numbers: dict[int, int] = {}
    new = []
    for part in record.verdicts:
        finding = ids.get(part.finding, part.finding)
        known = here.get((part.who, part.when, finding))
        if known is not None:
            numbers[part.id] = known
            continue
        kept = verdicts.add_verdict(
            s,
            case_id=case_id,
            finding=finding,
            value=part.value,
            previous=part.previous,
            reason_kind=part.reason_kind,
            note=part.note,
            points=part.points,
            message=part.message,
            severity=part.severity,
            user_id=None,
            who=part.who,
            when=part.when,
            undoes=None if part.undoes is None else numbers.get(part.undoes),
        )
        numbers[part.id] = kept.id
        new.append(kept)
    return tuple(new)


def unite_corrections(s: Session, case_id: str, record: RecordDocument) -> int:
    """Appends corrections that are not here yet; how many."""
    facts = {
        (one.who, one.when, one.first_page, one.kind, one.field, one.ordinal)
        for one in corrections.fact_correction_history(s, case_id)
    }
    layouts = {(one.who, one.when) for one in corrections.sorting_history(s, case_id)}
    count = 0
    for part in record.fact_corrections:
        key = (part.who, part.when, part.first_page, part.kind, part.field, part.ordinal)
        if key not in facts:
            data = part.model_dump(exclude={"box"})
            box = Box(*part.box) if part.box else None
            corrections.add_fact_correction(s, case_id=case_id, user_id=None, box=box, **data)
            count += 1
    for sorting in record.sorting_corrections:
        if (sorting.who, sorting.when) not in layouts:
            corrections.add_sorting_correction(
                s,
                case_id=case_id,
                layout=None
                if sorting.layout is None
                else [LayoutDocument(**one.model_dump()) for one in sorting.layout],
                user_id=None,
                why=sorting.why,
                who=sorting.who,
                when=sorting.when,
            )
            count += 1
    return count


def _unite_added(s: Session, case_id: str, record: RecordDocument) -> dict[str, str]:
    """Id in the package → id here. New ones get ids of their own: one office has each id once."""
    here = {_key(one): one for one in added_findings.added_findings_of(s, case_id)}
    ids: dict[str, str] = {}
    for part in record.added_findings:
        known = here.get(_key(part))
        if known is None:
            known = added_findings.add_finding(
                s,
                id=f"M-{hashlib.sha256(f'{case_id}/{part.id}'.encode()).hexdigest()[:12]}",
                case_id=case_id,
                defect=part.defect,
                message=part.message,
                page_no=part.page_no,
                box=Box(*part.box),
                text=part.text,
                user_id=None,
                who=part.who,
                when=part.when,
            )
        if part.withdrawn and not known.withdrawn:
            added_findings.withdraw_finding(s, known.id, None, part.who)
        ids[part.id] = known.id
    return ids


def _key(one: AddedFinding | AddedPart) -> tuple[str, datetime, str, int]:
    return one.who, one.when, one.defect, one.page_no
