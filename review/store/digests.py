"""Digests of results (评查摘要): one small row each, made anew wherever one is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, func, insert, select

from review.store.campaign_tables import CampaignFileRow
from review.store.digest_tables import DigestRow
from review.store.tables import CaseRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

DECIDED = func.coalesce(CampaignFileRow.joint_case, CampaignFileRow.case_id)
"""The case file whose findings count: the joint one, before it the file as the machine read it."""


def keep_digest(
    s: Session, case_id: str, version: int, form: int, digest: Mapping[str, object]
) -> None:
    """Keeps the digest of this result, in place of an older one of it."""
    s.execute(delete(DigestRow).where(DigestRow.case_id == case_id, DigestRow.version == version))
    row = {"case_id": case_id, "version": version, "form": form, "digest": dict(digest)}
    s.execute(insert(DigestRow), [row])


def digests_of(
    s: Session, campaign_ids: Iterable[int] | None, form: int
) -> dict[int, Mapping[str, object]]:
    """Of each file of these evaluations (None: of all) that has one, by the file's id."""
    rows = s.execute(
        select(CampaignFileRow.id, DigestRow.digest)
        .join(CaseRow, CaseRow.id == DECIDED)
        .join(DigestRow, _newest(form))
        .where(*_within(campaign_ids))
    )
    return {file: digest for file, digest in rows}  # noqa: C416 - rows are no pairs to the types


def without_digest(
    s: Session, campaign_ids: Iterable[int] | None, form: int
) -> tuple[tuple[str, int], ...]:
    """Case files with a result and no digest of it in this form: id and version."""
    rows = s.execute(
        select(CaseRow.id, CaseRow.version)
        .join(CampaignFileRow, CaseRow.id == DECIDED)
        .outerjoin(DigestRow, _newest(form))
        .where(CaseRow.version.is_not(None), DigestRow.case_id.is_(None), *_within(campaign_ids))
        .order_by(CaseRow.id)
    )
    return tuple((case_id, version) for case_id, version in rows if version is not None)


def _newest(form: int) -> ColumnElement[bool]:
    return and_(
        DigestRow.case_id == CaseRow.id,
        DigestRow.version == CaseRow.version,
        DigestRow.form == form,
    )


def _within(campaign_ids: Iterable[int] | None) -> tuple[ColumnElement[bool], ...]:
    if campaign_ids is None:
        return ()
    return (CampaignFileRow.campaign_id.in_(list(campaign_ids)),)
