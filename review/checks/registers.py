"""Asks an office's registers (登记库); what was never imported is named in the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.model.finding import Undetermined

if TYPE_CHECKING:
    from review.standards.load import Standards
    from review.standards.registers.register import Register


def need(standards: Standards, kind: str, name: str) -> Register | Undetermined:
    """The register of this kind, else the answer that names it (`name`: Chinese, 执法主体名录)."""
    register = standards.registers.get(kind)
    if register is None:
        return Undetermined(f"未导入{name}，无法核对")
    return register
