"""Papers by which the time of a case is lengthened or stands still (延长、中止)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpora.teller import Teller
    from corpora.timeline import Acts

CASE_DAYS = 90
EXTENSION_DAYS = 30
WHY = (
    "本案涉及的进货、销售凭证数量较多，需要逐笔核对",
    "需要向供货商所在地的主管部门发函协助核实有关情况，回函尚未收到",
    "当事人住所变动，有关材料需要补充核实",
    "案情复杂，尚需向多名关系人补充取证",
)


def write(teller: Teller, acts: Acts) -> None:
    """Whatever of them the case has."""
    first = len(teller.papers)
    if "extended" in teller.traits:
        _extended(teller, acts)
    if "suspended" in teller.traits:
        _suspended(teller, acts)
    teller.make_optional(first)


def _extended(teller: Teller, acts: Acts) -> None:
    last = acts["filing"].date() + timedelta(days=CASE_DAYS)
    teller.approval(
        "time_extension_approval",
        68,
        acts["extend"].date(),
        original_deadline=last,
        extend_to=last + timedelta(days=EXTENSION_DAYS),
        times=1,
        reason=WHY[teller.number % len(WHY)],
    )


def _suspended(teller: Teller, acts: Acts) -> None:
    stopped, resumed = acts["suspend"].date(), acts["resume"].date()
    teller.notes |= {"suspended_day": stopped, "resumed_day": resumed}
    teller.approval(
        "suspension_approval",
        65,
        stopped,
        "suspension_approval:stop",
        start=stopped,
        reason="本案的处理须以人民法院对当事人与供货方民事纠纷的裁判为依据，该案尚未审结",
        step="中止",
    )
    teller.approval(
        "suspension_approval",
        66,
        resumed,
        "suspension_approval:resume",
        start=stopped,
        end=resumed,
        reason="相关民事案件已经审结，裁判文书已经生效，中止调查的原因消除",
        step="恢复",
    )
