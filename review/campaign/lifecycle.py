"""An evaluation from its making to its end (筹备、启动、结束)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.campaign.access import MAY_START, require_campaign, require_chief
from review.errors import CaseworkError, ConflictError, ForbiddenError
from review.store import audit
from review.store.campaigns import campaigns, files, ledger, people
from review.store.database import now

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from review.model.campaign import Campaign, CampaignConfig
    from review.model.people import User
    from review.standards.load import Standards
    from review.store.office import Store

YEARS = range(2000, 2100)
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Plan:
    """What a new evaluation is to be; `kinds` empty: all; `name` empty: of year and quarter."""

    year: int
    quarter: int
    name: str = ""
    scope: str = ""
    kinds: tuple[str, ...] = ()
    config: CampaignConfig | None = None


def new_campaign(store: Store, standards: Standards, user: User, plan: Plan) -> Campaign:
    """A new evaluation in preparation, with this person as its chief.

    Raises:
        ForbiddenError: the account may not run an evaluation.
        CaseworkError: no such year, quarter or kind.
    """
    if user.role not in MAY_START:
        raise ForbiddenError("campaign_start", "只有组长或管理员可以新建评查活动。")
    _refuse_nonsense(plan, standards)
    name = plan.name.strip() or f"{plan.year}年第{plan.quarter}季度行政执法案卷评查"
    with store.database.write() as s:
        campaign = campaigns.add_campaign(
            s,
            name=name[:LONGEST_NAME],
            year=plan.year,
            quarter=plan.quarter,
            kinds=plan.kinds or tuple(standards.case_kinds),
            scope=plan.scope.strip(),
            standard=standards.version,
            config=plan.config,
            created_by=user.id,
        )
        people.put_person(s, campaign.id, user.id, "chief")
        audit.note(s, user, "campaign_made", subject(campaign.id), name=campaign.name)
    return campaign


def change_config(store: Store, user: User, campaign_id: int, data: Mapping[str, Any]) -> Campaign:
    """Other numbers for the evaluation; what is not written has its default.

    Raises:
        StoreError: `campaign_config`.
    """
    config = campaigns.config_from(data)
    with store.database.write() as s:
        require_chief(s, user, campaign_id)
        campaign = campaigns.change_campaign(s, campaign_id, config=config)
        audit.note(s, user, "campaign_changed", subject(campaign_id), config=dict(data))
    return campaign


def open_campaign(store: Store, user: User, campaign_id: int) -> Campaign:
    """Files may be handed in from now on.

    Raises:
        ConflictError: open or closed already, or there is no ledger.
    """
    with store.database.write() as s:
        campaign = require_chief(s, user, campaign_id)
        if campaign.state == "open":
            raise ConflictError("campaign_open", f"评查活动“{campaign.name}”已经启动。")
        if not ledger.count_cases(s, campaign_id):
            raise ConflictError("ledger_missing", "尚未导入台账，不能启动评查活动。")
        campaign = campaigns.change_campaign(s, campaign_id, state="open")
        audit.note(s, user, "campaign_opened", subject(campaign_id))
    return campaign


def close_campaign(
    store: Store, user: User, campaign_id: int, *, unfinished: bool = False
) -> Campaign:
    """Ends the evaluation; nothing in it changes any more.

    `unfinished`: although files are not graded yet, on the chief's express word.

    Raises:
        ConflictError: closed already, or files are not graded.
    """
    with store.database.write() as s:
        require_campaign(s, user, campaign_id, "chief")
        campaign = require_chief(s, user, campaign_id)
        counts = files.count_by_state(s, campaign_id)
        left = sum(counts.values()) - counts.get("graded", 0)
        if left and not unfinished:
            raise ConflictError(
                "campaign_unfinished",
                f"评查活动“{campaign.name}”还有{left}份案卷未定级，未结束。"
                "确认不再评查这些案卷的，请选择仍然结束。",
            )
        campaign = campaigns.change_campaign(
            s, campaign_id, state="closed", closed=now(), closed_by=user.id
        )
        audit.note(s, user, "campaign_closed", subject(campaign_id), ungraded=left)
    return campaign


def subject(campaign_id: int) -> str:
    """What the log calls an evaluation."""
    return f"campaign:{campaign_id}"


def _refuse_nonsense(plan: Plan, standards: Standards) -> None:
    if plan.year not in YEARS or plan.quarter not in (1, 2, 3, 4):
        raise CaseworkError(
            "campaign_quarter", f"没有{plan.year}年第{plan.quarter}季度，请核对年份和季度（1至4）。"
        )
    unknown = [kind for kind in plan.kinds if kind not in standards.case_kinds]
    if unknown:
        known = "、".join(f"{kind}（{name}）" for kind, name in standards.case_kinds.items())
        raise CaseworkError(
            "campaign_kind", f"没有案卷种类 {'、'.join(unknown)}。可用的有：{known}。"
        )
