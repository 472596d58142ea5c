"""`python -m corpora.register_samples`: registers that fit generated case files, Excel and CSV.

Headers and places of the tables vary as they do between offices. With a folder of case files the
registers fit those files instead of the committed samples; benchmarks come from
`corpora.benchmark_samples`.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

from corpora.register_rows import rows_of
from review.standards.registers.kinds import register_kinds

if TYPE_CHECKING:
    from review.standards.registers.kinds import Column, RegisterKind

HERE = Path(__file__).parent
FEN = 100


def write_registers(golds: list[Path], out: Path) -> list[Path]:
    """Writes KIND.xlsx and KIND.csv of every register that the files speak of."""
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for name, rows in sorted(rows_of(golds).items()):
        kind = register_kinds()[name]
        columns = [c for c in kind.columns if any(row.get(c.id) for row in rows) or c.required]
        table = [[_written(row.get(column.id), column) for column in columns] for row in rows]
        written += [
            _excel(kind, columns, table, out / f"{name}.xlsx"),
            _csv(columns, table, out / f"{name}.csv"),
        ]
    return written


def _written(value: Any, column: Column) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "；".join(value)
    if column.type == "money":
        return f"{value / FEN:.2f}"
    return str(value).replace("T", " ")


def _excel(kind: RegisterKind, columns: list[Column], rows: list[list[str]], path: Path) -> Path:
    """With a title above, a running number and other writings of the headers."""
    book = Workbook()
    sheet = book.active
    sheet.title = kind.name[:30]
    sheet.append([f"云泽市{kind.name}（样例，均为虚构）"])
    sheet.append(["序号", *(column.aliases[0] for column in columns), "备注"])
    for number, row in enumerate(rows, start=1):
        sheet.append([number, *row])
    sheet.append(["说明：本表供测试使用"])
    book.save(path)
    return path


def _csv(columns: list[Column], rows: list[list[str]], path: Path) -> Path:
    """As older systems export it: GB18030, the names of the columns."""
    with path.open("w", encoding="gb18030", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.name for column in columns])
        writer.writerows(rows)
    return path


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=HERE / "samples")
    parser.add_argument("--out", type=Path, default=HERE / "registers")
    asked = parser.parse_args()
    golds = sorted([*asked.folder.glob("*.gold.json"), *asked.folder.glob("*/gold.json")])
    for path in write_registers(golds, asked.out):
        print(path)


if __name__ == "__main__":
    main()
