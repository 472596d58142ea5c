"""Asks an office's registers (登记库); what was never imported is named in the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.misreading import may_be_misread
from review.checks.shape_values import plain_text
from review.checks.wording import say_date
from review.model.finding import Undetermined

if TYPE_CHECKING:
    from review.standards.load import Standards
    from review.standards.registers.register import Register, RegisterRow

FROM_REGISTER = 0.9
"""That what a register lacks is indeed not there: registers have gaps of their own."""


def need(standards: Standards, kind: str, name: str) -> Register | Undetermined:
    """The register of this kind, else the answer that names it (`name`: Chinese, 执法主体名录)."""
    register = standards.registers.get(kind)
    if register is None:
        return Undetermined(f"未导入{name}，无法核对")
    return register


def state_of(register: Register) -> str:
    """执法主体名录（截至2026年11月1日）."""
    return f"{register.name}（截至{say_date(register.as_of)}）"


def text_of(row: RegisterRow, column: str) -> str:
    """The text of a cell; "" where it is empty."""
    value = row.get(column, "")
    return "、".join(value) if isinstance(value, tuple) else str(value)


def numbered(register: Register, column: str, number: str) -> tuple[RegisterRow, ...]:
    """Rows whose number is this one, whatever its width and brackets."""
    wanted = plain_text(number)
    return tuple(row for row in register.rows if plain_text(text_of(row, column)) == wanted)


def nearly_numbered(register: Register, column: str, number: str) -> str:
    """A number of the register of which this one may be a misreading; "" where there is none."""
    wanted = plain_text(number)
    for row in register.rows:
        known = text_of(row, column)
        if known and may_be_misread(wanted, plain_text(known)):
            return known
    return ""
