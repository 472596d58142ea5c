"""回头看 as one looks at it: what was looked at again, what came back, where to look next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.campaign.rectification.look_back import (
    focus_list,
    new_files,
    recurrence_of_units,
    recurrences,
)
from review.campaign.rectification.problems import GRADED
from review.campaign.rectification.repeats import (
    campaign_after,
    campaign_before,
    repeat_offences,
)
from review.store.campaigns import rectification

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.model.campaign import Campaign, CampaignFile
    from review.model.ledger import LedgerCase
    from review.model.rectification import RectificationItem, Recurrence


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file of a unit and cause that had problems before; `again`: defects it has once more."""

    file: CampaignFile
    case: LedgerCase
    again: tuple[str, ...]

    @property
    def is_graded(self) -> bool:
        return self.file.state in GRADED


@dataclass(frozen=True, slots=True)
class LookBack:
    """This evaluation beside the one before it, `earlier`; None where there is none.

    `units`: summed up by unit, over what was looked at. `focus`: units of which the next sample
    takes more. `old`: items of the evaluation before. `repeated`: items of this one that are
    屡查屡犯. `later`: the evaluation that looks back at this one.
    """

    earlier: Campaign | None
    later: Campaign | None
    found: tuple[Recurrence, ...] = ()
    units: tuple[Recurrence, ...] = ()
    focus: tuple[Recurrence, ...] = ()
    files: tuple[NewFile, ...] = ()
    old: tuple[RectificationItem, ...] = ()
    repeated: tuple[RectificationItem, ...] = ()

    def new_of(self, one: Recurrence) -> tuple[NewFile, ...]:
        """The graded new files that a line of `found` was counted from."""
        return tuple(
            new
            for new in self.files
            if new.is_graded and (new.case.agency, new.case.cause) == (one.unit, one.cause)
        )

    def old_of(self, one: Recurrence) -> tuple[RectificationItem, ...]:
        """The items before that a line of `found` was counted from."""
        key = (one.unit, one.cause, one.defect)
        return tuple(item for item in self.old if (item.unit, item.cause, item.defect) == key)


def look_back_at(s: Session, campaign: Campaign) -> LookBack:
    """Counted from items and files as they are stored now."""
    earlier, later = campaign_before(s, campaign), campaign_after(s, campaign)
    if earlier is None:
        return LookBack(None, later)
    old = rectification.items_of(s, earlier.id)
    known = {(one.unit, one.cause, one.defect) for one in old}
    groups = {(unit, cause) for unit, cause, _ in known}
    again: dict[int, list[str]] = {}
    for one in rectification.items_of(s, campaign.id):
        if (one.unit, one.cause, one.defect) in known:
            again.setdefault(one.file_id, []).append(one.defect)
    found = recurrences(s, campaign)
    return LookBack(
        earlier,
        later,
        found,
        recurrence_of_units(found),
        focus_list(found, campaign.config.relapse_percent),
        tuple(
            NewFile(file, case, tuple(sorted(set(again.get(file.id, ())))))
            for file, case in new_files(s, campaign, earlier)
            if (case.agency, case.cause) in groups
        ),
        old,
        repeat_offences(s, campaign),
    )
