"""Loads all rows and counts them: `python -m review.standards.validate`, a part of `make check`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from review.errors import StandardsError
from review.standards.load import load_standards
from review.standards.registers.kinds import register_kinds

if TYPE_CHECKING:
    from review.standards.load import Standards


def main() -> int:
    """0 and the counts where every row can be used, else 1 and the message naming file and row."""
    try:
        standards = load_standards()
    except StandardsError as error:
        sys.stderr.write(f"{error.message}\n")
        return 1
    counts = row_counts(standards)
    sys.stdout.write(f"评查标准 {standards.version}: {sum(counts.values())} 条均可用\n")
    sys.stdout.writelines(f"{count:>6} {name}\n" for name, count in counts.items())
    return 0


def row_counts(standards: Standards) -> dict[str, int]:
    """How many rows of each kind there are, by their Chinese name."""
    return {
        "文书种类": len(standards.document_kinds),
        "案卷种类": len(standards.case_kinds),
        "应有文书": sum(len(package) for package in standards.packages.values()),
        "领域": len(standards.domains),
        "缺陷大类": len(standards.categories),
        "缺陷项": len(standards.defects),
        "时限": len(standards.time_limits),
        "次序": len(standards.order_rules),
        "处罚幅度": len(standards.penalty_rules),
        "听证标准": len(standards.hearing_thresholds),
        "登记库": len(register_kinds()),
    }


if __name__ == "__main__":
    sys.exit(main())
