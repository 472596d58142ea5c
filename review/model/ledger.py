"""The ledger (台账) that agencies report: the cases that an evaluation draws from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

LedgerFlag = Literal[
    "hearing", "large_amount", "lenient", "coercion", "transfer", "dispute", "township"
]

LEDGER_FLAG_NAMES: dict[LedgerFlag, str] = {
    "hearing": "经听证",
    "large_amount": "较大数额罚款",
    "lenient": "减轻或不予处罚",
    "coercion": "强制措施",
    "transfer": "移送案件",
    "dispute": "投诉复议诉讼",
    "township": "乡镇（街道）案件",
}
"""Marks whose cases are drawn in any case (重点加抽)."""

Weight = Literal["error", "warning"]
"""error: the row cannot be imported. warning: somebody should ask the agency."""


@dataclass(frozen=True, slots=True)
class LedgerCase:
    """A case of the ledger (台账案件).

    `case_key`: the number without its manners of writing: `（2026）第12号` is `〔2026〕12号`.
    `kind`: id of a kind of case file; "" where the ledger's word is unknown. `amount_fen`: 罚没额.
    """

    row_no: int
    case_no: str
    case_key: str
    agency: str
    kind: str
    cause: str = ""
    filed: date | None = None
    decided: date | None = None
    closed: date | None = None
    amount_fen: int | None = None
    party: str = ""
    party_kind: str = ""
    officers: tuple[str, ...] = ()
    flags: tuple[LedgerFlag, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LedgerProblem:
    """What a check found in the ledger (台账问题); `line`: of the file, 0 for the whole of it."""

    line: int
    check: str
    weight: Weight
    message: str

    def __str__(self) -> str:
        return f"第{self.line}行：{self.message}" if self.line else self.message


@dataclass(frozen=True, slots=True)
class LedgerImport:
    """A ledger file as it was imported; `content_sha256`: of its cases, whatever their order."""

    id: int
    campaign_id: int
    file_name: str
    sha256: str
    content_sha256: str
    rows: int
    problems: tuple[LedgerProblem, ...]
    user_id: int | None
    at: datetime
