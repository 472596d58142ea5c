"""What the law lets an agency seal, take away or enforce in a cause (行政强制)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpora.causes import law
from corpora.rows import read_rows
from corpora.story import Citation

if TYPE_CHECKING:
    from corpora.teller import Teller

_DATA = Path(__file__).parent / "data/seizures.yaml"


@dataclass(frozen=True, slots=True)
class Seizure:
    """`items`: name, model, number, unit, condition; none: the goods of the cause."""

    cited: Citation
    measure: str
    """查封 or 扣押; empty: either."""
    items: tuple[tuple[str, str, int, str, str], ...]


@dataclass(frozen=True, slots=True)
class Order:
    """An order that the agency enforces itself: `kind` is demolition or substitute."""

    kind: str
    what: str
    do: str
    cited: tuple[Citation, ...]
    power: tuple[Citation, ...]


@cache
def _data() -> dict[str, Any]:
    read: dict[str, Any] = read_rows(_DATA)
    return read


def _citation(row: list[Any], regulation: bool = False) -> Citation:
    return Citation(f"《{row[0]}》" if regulation else law(row[0]), *row[1:])


@cache
def seizures() -> dict[str, Seizure]:
    """By cause."""
    return {
        row["cause"]: Seizure(
            _citation(row["regulation"], True) if "regulation" in row else _citation(row["law"]),
            row.get("measure", ""),
            tuple((n, s, c, u, w) for n, s, c, u, w in row.get("items", ())),
        )
        for row in _data()["seizures"]
    }


@cache
def orders() -> dict[str, Order]:
    """By cause."""
    return {
        row["cause"]: Order(
            row["order"],
            row["what"],
            row["do"],
            tuple(_citation(one) for one in row["cited"]),
            tuple(_citation(one) for one in row["power"]),
        )
        for row in _data()["orders"]
    }


def name_seized(teller: Teller) -> Seizure:
    """Puts the names of the things seized among the notes; those of goods are there already."""
    seizure = seizures()[teller.plan.cause.id]
    if seizure.items:
        count = sum(row[2] for row in seizure.items)
        units = "、".join(dict.fromkeys(row[3] for row in seizure.items))
        teller.notes |= {
            "goods": "、".join(row[0] for row in seizure.items),
            "goods_count": f"{count}{units}" if "、" not in units else f"共{len(seizure.items)}项",
            "goods_rows": tuple(
                (str(n), name, spec, str(count), unit, state)
                for n, (name, spec, count, unit, state) in enumerate(seizure.items, 1)
            ),
        }
    return seizure
