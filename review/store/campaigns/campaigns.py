"""Evaluations (评查活动): their records."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, cast

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import func, select, update

from review.errors import StoreError
from review.model.campaign import Campaign, CampaignConfig
from review.store.campaign_tables import CampaignPersonRow, CampaignRow
from review.store.database import now

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from review.model.campaign import CampaignState

_CONFIG: TypeAdapter[CampaignConfig] = TypeAdapter(CampaignConfig)


def add_campaign(
    s: Session,
    *,
    name: str,
    year: int,
    quarter: int,
    kinds: tuple[str, ...],
    created_by: int,
    scope: str = "",
    standard: str = "",
    config: CampaignConfig | None = None,
) -> Campaign:
    """A new evaluation, in preparation."""
    row = CampaignRow(
        name=name,
        year=year,
        quarter=quarter,
        scope=scope,
        kinds=list(kinds),
        standard=standard,
        state="draft",
        config=asdict(config or CampaignConfig()),
        created_by=created_by,
        created=now(),
    )
    s.add(row)
    s.flush()
    return _campaign(row)


def campaign_of(s: Session, campaign_id: int) -> Campaign | None:
    """The record, whoever asks."""
    row = s.get(CampaignRow, campaign_id, populate_existing=True)
    return _campaign(row) if row else None


def lock_campaign(s: Session, campaign_id: int) -> Campaign | None:
    """As `campaign_of`; others who change this evaluation wait until the transaction ends."""
    row = s.get(CampaignRow, campaign_id, populate_existing=True, with_for_update=True)
    return _campaign(row) if row else None


def all_campaigns(s: Session) -> tuple[Campaign, ...]:
    """The newest first."""
    newest = select(CampaignRow).order_by(
        CampaignRow.year.desc(), CampaignRow.quarter.desc(), CampaignRow.id.desc()
    )
    return tuple(_campaign(row) for row in s.scalars(newest))


def campaigns_of_user(s: Session, user_id: int) -> tuple[Campaign, ...]:
    """Those the person works in or worked in, the newest first."""
    mine = select(CampaignPersonRow.campaign_id).where(CampaignPersonRow.user_id == user_id)
    found = select(CampaignRow).where(CampaignRow.id.in_(mine))
    rows = s.scalars(found.order_by(CampaignRow.year.desc(), CampaignRow.id.desc()))
    return tuple(_campaign(row) for row in rows)


def change_campaign(
    s: Session, campaign_id: int, *, config: CampaignConfig | None = None, **columns: object
) -> Campaign:
    """Changes columns of the record (none: only notes that something changed).

    Raises:
        StoreError: `no_such_campaign`.
    """
    values: dict[str, object] = dict(columns)
    if config is not None:
        values["config"] = asdict(config)
    s.execute(
        update(CampaignRow)
        .where(CampaignRow.id == campaign_id)
        .values(**values, revision=CampaignRow.revision + 1)
        .execution_options(synchronize_session=False)
    )
    campaign = campaign_of(s, campaign_id)
    if campaign is None:
        raise StoreError("no_such_campaign", f"没有编号为 {campaign_id} 的评查活动。")
    return campaign


def count_campaigns(s: Session) -> int:
    """How many there are."""
    return s.scalar(select(func.count()).select_from(CampaignRow)) or 0


def config_from(data: Mapping[str, Any]) -> CampaignConfig:
    """The rules as written; what is not written has its default.

    Raises:
        StoreError: `campaign_config`.
    """
    try:
        return _CONFIG.validate_python(dict(data))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise StoreError(
            "campaign_config", f"评查方案参数“{place}”无法使用（{first['msg']}），未作任何改动。"
        ) from None


def _campaign(row: CampaignRow) -> Campaign:
    return Campaign(
        id=row.id,
        name=row.name,
        year=row.year,
        quarter=row.quarter,
        scope=row.scope,
        kinds=tuple(row.kinds),
        standard=row.standard,
        state=cast("CampaignState", row.state),
        config=config_from(row.config),
        created_by=row.created_by,
        created=row.created,
        closed=row.closed,
        revision=row.revision,
    )
