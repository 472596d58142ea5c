"""A ledger file as cases: its columns found, its words understood, each fault with its line."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, cast

from review.campaign.case_numbers import case_key
from review.errors import RegisterError
from review.model.ledger import LEDGER_FLAG_NAMES, LedgerCase, LedgerProblem
from review.registers.parse import rows_from_table
from review.registers.tables import read_table
from review.standards.registers.kinds import read_kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from review.model.ledger import LedgerFlag
    from review.registers.columns import Matching
    from review.standards.registers.kinds import RegisterKind
    from review.standards.registers.register import RegisterRow

SHOWN_WRITINGS = 4

KIND_WORDS = (
    ("penalty_summary", r"简易|当场"),
    ("coercive", r"强制"),
    ("license", r"许可|审批"),
    ("inspection", r"检查"),
    ("penalty_ordinary", r"普通|一般|处罚"),
)
"""Tried in this order: 行政处罚（简易程序） is no ordinary one."""

KIND_WRITINGS = "普通程序、简易程序、行政检查、行政强制或行政许可"

MARK_WORDS: tuple[tuple[LedgerFlag, str], ...] = (
    ("hearing", r"听证"),
    ("large_amount", r"较大|大额"),
    ("lenient", r"减轻|不予|免予|免罚"),
    ("coercion", r"强制|查封|扣押"),
    ("transfer", r"移送"),
    ("dispute", r"复议|诉讼|投诉|信访"),
    ("township", r"乡镇|街道|镇街"),
)


@dataclass(frozen=True, slots=True)
class ReadLedger:
    """What a file holds: its good rows, `lines` of them in the file, and what is wrong."""

    file_name: str
    cases: tuple[LedgerCase, ...]
    lines: tuple[int, ...]
    problems: tuple[LedgerProblem, ...]
    unused: tuple[str, ...]
    """Headers that mean no column."""
    left_out: int
    """Sums and remarks below the table."""


@lru_cache(maxsize=1)
def ledger_columns() -> RegisterKind:
    """The columns of a ledger, with the other writings of their heads."""
    return read_kind(files("review.campaign.ledger") / "columns.yaml")


def read_ledger(path: Path) -> ReadLedger:
    """The cases of an Excel or CSV file; rows with faults are among the problems only.

    Raises:
        RegisterError: no table with the heads of a ledger, damaged, too large, formulas unsolved.
    """
    kind = ledger_columns()
    table = read_table(path, kind)
    parsed = rows_from_table(table.header, table.rows, kind)
    if parsed.matching.lacking:
        raise RegisterError("ledger_columns", _lacking(path.name, parsed.matching))
    problems = [LedgerProblem(one.line, "row", "error", one.message) for one in parsed.errors]
    good: list[tuple[int, LedgerCase]] = []
    for line, row in parsed.rows:
        case = _case(row)
        if not case.kind:
            said = f"类型“{row['kind']}”无法识别，请写成{KIND_WRITINGS}"
            problems.append(LedgerProblem(line, "kind", "error", said))
        elif not case.case_key:
            said = f"案号“{case.case_no}”里没有文字和数字"
            problems.append(LedgerProblem(line, "case_no", "error", said))
        else:
            good.append((line, case))
    return ReadLedger(
        path.name,
        tuple(replace(case, row_no=no) for no, (_, case) in enumerate(good, start=1)),
        tuple(line for line, _ in good),
        tuple(sorted(problems, key=lambda one: one.line)),
        parsed.matching.unmatched,
        len(parsed.left_out),
    )


def content_sha256(cases: Sequence[LedgerCase]) -> str:
    """Checksum of the cases, the same in whatever order and file they come."""
    lines = sorted(
        json.dumps(_content(case), ensure_ascii=False, separators=(",", ":")) for case in cases
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def kind_of(word: str) -> str:
    """The kind of case file that a ledger's word means; "" for none."""
    return next((kind for kind, pattern in KIND_WORDS if re.search(pattern, word)), "")


def _content(case: LedgerCase) -> list[object]:
    days = (str(day) if day else "" for day in (case.filed, case.decided, case.closed))
    return [
        *(case.agency, case.case_key, case.kind, case.cause, *days, case.amount_fen),
        *(case.party, case.party_kind, list(case.officers), sorted(case.flags)),
    ]


def _case(row: RegisterRow) -> LedgerCase:
    words: Mapping[str, object] = row
    number = " ".join(str(words["case_no"]).split())
    return LedgerCase(
        row_no=0,
        case_no=number,
        case_key=case_key(number),
        agency=_even(str(words["agency"]))[:200],
        kind=kind_of(str(words["kind"])),
        cause=str(words.get("cause", "")),
        filed=cast("date | None", words.get("filed")),
        decided=cast("date | None", words.get("decided")),
        closed=cast("date | None", words.get("closed")),
        amount_fen=cast("int | None", words.get("amount")),
        party=str(words.get("party", "")),
        party_kind=str(words.get("party_kind", ""))[:32],
        officers=tuple(_even(name) for name in cast("tuple[str, ...]", words.get("officers", ()))),
        flags=_flags(words),
    )


def _flags(words: Mapping[str, object]) -> tuple[LedgerFlag, ...]:
    said = "；".join(cast("tuple[str, ...]", words.get("marks", ())))
    patterns = dict(MARK_WORDS)
    return tuple(
        flag for flag in LEDGER_FLAG_NAMES if words.get(flag) or re.search(patterns[flag], said)
    )


def _even(text: str) -> str:
    """Without width and spaces: one agency, one name."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def _lacking(name: str, matching: Matching) -> str:
    wanted = "；".join(
        f"“{column.name}”（也可写作{'、'.join(column.aliases[:SHOWN_WRITINGS])}）"
        for column in matching.lacking
    )
    unknown = "、".join(f"“{header}”" for header in matching.unmatched[:20])
    rest = f"表中未能对应的列有：{unknown}。" if unknown else ""
    return f"{name} 缺少台账的必填列：{wanted}。{rest}原有台账未改动。"
