"""Causes of action (案由): the law, the range of the fine, the words of the invented facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpora.rows import read_rows
from corpora.story import Citation, PartyKind

if TYPE_CHECKING:
    import random

_HERE = Path(__file__).parent
_RULES = _HERE.parent / "review/standards/data/penalties"
CODE_DAY = date(2026, 8, 15)
"""生态环境法典 in force."""
_STARTS = {
    "生态环境法典": CODE_DAY,
    "反不正当竞争法": date(2025, 10, 15),
    "医师法": date(2022, 3, 1),
    "未成年人保护法": date(2024, 5, 1),
    "统计法": date(2024, 9, 13),
    "种子法": date(2022, 3, 1),
}


@dataclass(frozen=True, slots=True)
class Cause:
    """What was done wrong and what the law says of it; money in yuan."""

    id: str
    ministry: str
    parties: tuple[PartyKind, ...]
    name: str
    trade: str
    scene: str
    found: str
    act: str
    answers: tuple[tuple[str, str], ...]
    demand: str
    done: str
    goods: tuple[tuple[str, str, str, int], ...]
    confiscate: bool
    violated: tuple[Citation, ...]
    penalty: Citation
    band: tuple[float, float]
    multiple: bool
    """The band counts times the value of the goods."""
    summary: tuple[int, int] | None
    start: date
    end: date
    ruled: bool = True
    """The product's own rows know the range of the fine."""
    only: str = ""
    """The one kind of case file that this cause can fill."""
    road: bool = False
    """Done on a road or open ground, not on the party's premises."""

    def fine(self, chance: random.Random, tier: str, goods_value: int) -> int:
        """A fine of this tier in whole yuan, on a round figure inside the band."""
        low, high = self.band
        edges = {
            "轻微": (0.02, 0.28),
            "一般": (0.32, 0.58),
            "较重": (0.62, 0.78),
            "严重": (0.85, 1),
        }
        share = chance.uniform(*edges[tier])
        raw = low + (high - low) * share
        if self.multiple:
            return max(100, int(goods_value * raw))
        step = 1000 if high > 20_000 else 100 if high > 2000 else 50
        return int(min(high, max(low, round(raw / step) * step, step)))


def law(name: str) -> str:
    """The full name in 《》."""
    return f"《中华人民共和国{name}》"


def _cited(row: list[Any]) -> Citation:
    return Citation(law(row[0]), *row[1:])


def _basis(row: dict[str, Any]) -> Citation:
    return Citation(f"《{row['law']}》", row["article"], row.get("paragraph"), row.get("item"))


@cache
def penalty_rules() -> dict[str, dict[str, Any]]:
    """Rows of the penalty rules by id."""
    return {
        row["id"]: row for path in sorted(_RULES.glob("*.yaml")) for row in read_rows(path)["rules"]
    }


@cache
def causes() -> dict[str, Cause]:
    """All causes by id."""
    source = read_rows(_HERE / "data/causes.yaml")
    return {row["id"]: _cause(row) for row in source["causes"]}


def _cause(row: dict[str, Any]) -> Cause:
    rule = penalty_rules().get(row.get("rule", ""), {})
    violated = tuple(
        [_cited(r) for r in row["law_violated"]]
        if "law_violated" in row
        else [_basis(r) for r in rule["violation_basis"]]
    )
    penalty = _cited(row["law_penalty"]) if "law_penalty" in row else _basis(rule["penalty_basis"])
    band, multiple = row.get("band") or row.get("fixed"), False
    if not band:
        found = rule["fine_bands"][0]
        multiple = found["type"] == "multiple"
        band = (found["min"], found["max"])
    heads = row.get("heads", 1)
    """People for each of whom the law asks a fine of this range."""
    names = [cited.law for cited in (*violated, penalty)]
    starts = [day for short, day in _STARTS.items() if any(short in name for name in names)]
    return Cause(
        row["id"],
        row["ministry"],
        tuple(row["party"]),
        row["cause"],
        row["trade"],
        row["scene"],
        row["found"],
        row["act"],
        tuple((q, a) for q, a in row["ask"]),
        row["demand"],
        row["done"],
        tuple((n, s, u, p) for n, s, u, p in row.get("goods", ())),
        row.get("confiscate", False),
        violated,
        penalty,
        (band[0] * heads, band[1] * heads),
        multiple,
        tuple(row["summary"]) if "summary" in row else None,
        max(starts, default=date(2022, 2, 10)),
        row.get("to") or date(2026, 8, 1),
        "rule" in row and "fixed" not in row,
        row.get("only", ""),
        row.get("road", False),
    )
