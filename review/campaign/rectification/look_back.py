"""回头看: new files of the same unit and cause are drawn, and recurrence is counted from them.

**Source**: reports.md 7.3: 同类缺陷复发率 = 新抽样同码问题数 / 原问题数; 整改有效率 = 1 − 复发率;
复发率 of 30 % or more puts the unit on the next list of mandatory picks.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from review.campaign.rectification.problems import GRADED
from review.campaign.rectification.repeats import campaign_after, campaign_before
from review.model.rectification import LookBackPick, Recurrence
from review.model.sampling import LOOK_BACK
from review.store.campaigns import campaigns, files, ledger, rectification

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from review.model.campaign import Campaign, CampaignFile
    from review.model.ledger import LedgerCase
    from review.model.rectification import RectificationItem

AT_LEAST = 3
"""New files of each unit and cause."""
IN_FOCUS = 6
"""The same of a unit whose problems came back in the evaluation before (重点抽样)."""


def look_back_picks(s: Session, campaign_id: int, seed: str) -> tuple[LookBackPick, ...]:
    """Cases of this evaluation's ledger that must be drawn, for the problems of the one before.

    The same ledger and seed give the same cases, whoever draws.
    """
    campaign = campaigns.campaign_of(s, campaign_id)
    earlier = campaign_before(s, campaign) if campaign else None
    if campaign is None or earlier is None:
        return ()
    return pick_cases(
        rectification.items_of(s, earlier.id),
        ledger.cases_of(s, campaign_id),
        _drawn_keys(s, earlier),
        seed,
        frozenset(
            one.unit for one in focus_list(recurrences(s, earlier), earlier.config.relapse_percent)
        ),
    )


def pick_cases(
    items: Iterable[RectificationItem],
    cases: Sequence[LedgerCase],
    reviewed: frozenset[str],
    seed: str,
    focus: frozenset[str] = frozenset(),
) -> tuple[LookBackPick, ...]:
    """For each unit and cause with problems three cases, all where there are fewer.

    `reviewed`: keys of cases that the earlier evaluation had: they show nothing new. `focus`: units
    of which more are drawn. Which ones is decided by a hash of seed and case number, so that
    anybody can draw them again.
    """
    numbers: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for item in items:
        numbers[item.unit, item.cause].append(item.no)
    new: defaultdict[tuple[str, str], list[LedgerCase]] = defaultdict(list)
    for case in cases:
        group = (case.agency, case.cause)
        if group in numbers and case.case_key not in reviewed:
            new[group].append(case)
    picks = [
        LookBackPick(
            case.row_no, case.case_no, case.case_key, case.agency, case.cause, tuple(numbers[group])
        )
        for group, found in new.items()
        for case in _drawn(found, seed, IN_FOCUS if group[0] in focus else AT_LEAST)
    ]
    return tuple(sorted(picks, key=lambda one: one.row_no))


def recurrences(s: Session, campaign: Campaign) -> tuple[Recurrence, ...]:
    """Each unit, cause and defect of the evaluation before, with what this one lists of it.

    Counted from items and files as stored: the lists of this evaluation have to be made first.
    """
    earlier = campaign_before(s, campaign)
    if earlier is None:
        return ()
    before = Counter(
        (one.unit, one.cause, one.defect) for one in rectification.items_of(s, earlier.id)
    )
    fresh = {
        file.id: case for file, case in new_files(s, campaign, earlier) if file.state in GRADED
    }
    looked_at = Counter((case.agency, case.cause) for case in fresh.values())
    now = Counter(
        (one.unit, one.cause, one.defect)
        for one in rectification.items_of(s, campaign.id)
        if one.file_id in fresh
    )
    return tuple(
        Recurrence(unit, cause, defect, count, now[unit, cause, defect], looked_at[unit, cause])
        for (unit, cause, defect), count in sorted(before.items())
    )


def new_files(
    s: Session, campaign: Campaign, earlier: Campaign
) -> list[tuple[CampaignFile, LedgerCase]]:
    """The evaluation's files, graded or not, of cases that the one before did not have."""
    old_keys = _drawn_keys(s, earlier)
    drawn = _with_cases(s, campaign, files.files_of(s, campaign.id))
    return [(file, case) for file, case in drawn if case.case_key not in old_keys]


def looked_back_at(s: Session, campaign: Campaign, items: Sequence[RectificationItem]) -> int:
    """How many of the evaluation's items the next one has looked at in new files (已回头看)."""
    after = campaign_after(s, campaign) if items else None
    if after is None:
        return 0
    seen = {
        (case.agency, case.cause)
        for file, case in new_files(s, after, campaign)
        if file.state in GRADED
    }
    return sum((one.unit, one.cause) in seen for one in items)


def recurrence_of_units(found: Iterable[Recurrence]) -> tuple[Recurrence, ...]:
    """Summed up by unit, over those unit and causes of which new files were looked at."""
    sums: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    causes: set[tuple[str, str]] = set()
    for one in found:
        if not one.files:
            continue
        sums[one.unit][0] += one.before
        sums[one.unit][1] += one.now
        if (one.unit, one.cause) not in causes:
            causes.add((one.unit, one.cause))
            sums[one.unit][2] += one.files
    return tuple(
        Recurrence(unit, "", "", before, now, count)
        for unit, (before, now, count) in sorted(sums.items())
    )


def focus_list(found: Iterable[Recurrence], percent: int) -> tuple[Recurrence, ...]:
    """重点抽样: units whose recurrence reaches so many percent, the worst first."""
    high = [
        one
        for one in recurrence_of_units(found)
        # In whole numbers: 30 % of 10 is 3, whatever a fraction says.
        if one.before and one.now * 100 >= percent * one.before
    ]
    return tuple(sorted(high, key=lambda one: (-one.now / one.before, one.unit)))


def _with_cases(
    s: Session, campaign: Campaign, drawn: Sequence[CampaignFile]
) -> list[tuple[CampaignFile, LedgerCase]]:
    row_nos = [file.row_no for file in drawn]
    cases = {one.row_no: one for one in ledger.cases_of(s, campaign.id, row_nos)}
    return [(file, cases[file.row_no]) for file in drawn if file.row_no in cases]


def _drawn_keys(s: Session, campaign: Campaign) -> frozenset[str]:
    row_nos = [one.row_no for one in files.files_of(s, campaign.id)]
    return frozenset(one.case_key for one in ledger.cases_of(s, campaign.id, row_nos))


def _drawn(cases: Sequence[LedgerCase], seed: str, count: int) -> list[LedgerCase]:
    return sorted(cases, key=lambda one: _lot(seed, one))[:count]


def _lot(seed: str, case: LedgerCase) -> str:
    words = "\n".join((LOOK_BACK, seed, case.agency, case.case_key))
    return hashlib.sha256(words.encode()).hexdigest()
