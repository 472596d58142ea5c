"""Imports a ledger: all of it, or nothing is changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from review.campaign.access import require_chief
from review.campaign.ledger.checks import check_ledger
from review.campaign.ledger.read import content_sha256, read_ledger
from review.errors import ConflictError, RegisterError
from review.store import audit
from review.store.campaigns import files, ledger

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from review.campaign.ledger.read import ReadLedger
    from review.model.campaign import Campaign
    from review.model.ledger import LedgerCase, LedgerImport, LedgerProblem
    from review.model.people import User
    from review.store.office import Store

SHOWN = 20
KEPT_PROBLEMS = 1000
"""Of ten thousand broken rows the import keeps the first; their number is in the log."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did; `skipped`: lines left out on a person's word."""

    record: LedgerImport
    skipped: tuple[int, ...]
    out_of_scope: int
    """Cases of kinds that this evaluation does not look at."""
    unused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckedLedger:
    """A ledger file understood and checked; nothing was kept yet."""

    read: ReadLedger
    problems: tuple[LedgerProblem, ...]

    @property
    def bad_lines(self) -> tuple[int, ...]:
        return tuple(sorted({one.line for one in self.problems if one.weight == "error"}))


def check_file(path: Path, today: date | None = None) -> CheckedLedger:
    """The cases of the file and all that is wrong with it.

    Raises:
        RegisterError: the file holds no ledger.
    """
    read = read_ledger(path)
    found = check_ledger(read.cases, read.lines, today or date.today())
    ordered = sorted((*read.problems, *found), key=lambda one: (one.line == 0, one.line))
    return CheckedLedger(read, tuple(ordered))


def import_ledger(
    store: Store,
    user: User,
    campaign_id: int,
    path: Path,
    *,
    file_name: str = "",
    skip_bad_rows: bool = False,
    today: date | None = None,
) -> Imported:
    """Puts the ledger in the place of the one before; a sample not begun is given up with it.

    `skip_bad_rows`: leave out rows with errors, on a person's express word.

    Raises:
        RegisterError: the file holds no ledger, a row is wrong, or none is left.
        ConflictError: files of the sample have been handed in; the ledger stands.
    """
    name = file_name or path.name
    checked = check_file(path, today)
    bad = checked.bad_lines
    if bad and not skip_bad_rows:
        raise RegisterError("ledger_rows", _refused(name, checked))
    good = _good(checked)
    sha256 = store.files.put_path(path)
    with store.database.write() as s:
        campaign = require_chief(s, user, campaign_id)
        cases = [case for case in good if not campaign.kinds or case.kind in campaign.kinds]
        if not cases:
            raise RegisterError(
                "ledger_empty",
                f"{name} 没有可以导入的案件，原有台账未改动。请核对类型是否在评查范围内。",
            )
        numbered = [replace(case, row_no=no) for no, case in enumerate(cases, start=1)]
        digest = content_sha256(numbered)
        _give_up_sample(s, campaign)
        ledger.replace_cases(s, campaign_id, numbered)
        record = ledger.add_import(
            s,
            campaign_id,
            file_name=name,
            sha256=sha256,
            content_sha256=digest,
            rows=len(numbered),
            problems=checked.problems[:KEPT_PROBLEMS],
            user_id=user.id,
        )
        audit.note(
            s,
            user,
            "ledger_imported",
            f"campaign:{campaign_id}",
            file=name,
            sha256=sha256,
            content=digest,
            rows=len(numbered),
            skipped=len(bad),
            problems=len(checked.problems),
        )
    return Imported(record, bad, len(good) - len(cases), checked.read.unused)


def _good(checked: CheckedLedger) -> list[LedgerCase]:
    bad = set(checked.bad_lines)
    rows = zip(checked.read.cases, checked.read.lines, strict=True)
    return [case for case, line in rows if line not in bad]


def _give_up_sample(s: Session, campaign: Campaign) -> None:
    begun = [one for one in files.files_of(s, campaign.id) if one.state != "awaiting_file"]
    if begun:
        raise ConflictError(
            "ledger_in_use",
            f"已有{len(begun)}份抽中案卷调卷，台账不能再替换；未作任何改动。",
        )
    files.drop_files(s, campaign.id)


def _refused(name: str, checked: CheckedLedger) -> str:
    errors = [one for one in checked.problems if one.weight == "error"]
    shown = told(errors)
    return (
        f"{name} 有{len(checked.bad_lines)}行不能导入，原有台账未改动：\n{shown}\n"
        "请改正后重新导入；确认不要这些行的，可加 --skip-bad-rows 跳过。"
    )


def told(problems: Sequence[LedgerProblem]) -> str:
    """The first of them, a line each, and how many more there are."""
    shown = [str(one) for one in problems[:SHOWN]]
    more = len(problems) - SHOWN
    return "\n".join([*shown, *([f"……另有{more}处"] if more > 0 else [])])
