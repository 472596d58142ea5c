"""Imports a local law: read, checked against what is there, kept whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.errors import LocalLawError
from review.local_laws.articles import read_articles
from review.local_laws.read_text import read_lines
from review.local_laws.store import load_all, save
from review.standards.law.local import LocalLaw
from review.standards.laws import law_key

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from review.standards.laws import LawLibrary

LEVELS = ("地方性法规", "地方政府规章", "部门规章", "行政法规", "规范性文件")


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be imported: the file, and what the text itself does not say for sure."""

    file: Path
    name: str
    level: str
    start: date
    end: date | None = None
    replaces: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What was imported; `replaced`: the version of the same day that it took the place of."""

    law: LocalLaw
    replaced: LocalLaw | None


def read_law(order: Order, laws: LawLibrary) -> LocalLaw:
    """The law of a file, fit to be kept beside the national ones.

    Raises:
        LocalLawError: the file, its articles, or name and days cannot be used.
    """
    name = law_key(order.name)
    if order.level not in LEVELS:
        raise LocalLawError(
            "law_unknown_level", f"“{order.level}”不是可以导入的种类，请写：{'、'.join(LEVELS)}"
        )
    if not name:
        raise LocalLawError("law_no_name", "没有写明法规的名称，请用 --name 写全称")
    if order.end is not None and order.end < order.start:
        raise LocalLawError(
            "law_bad_days", f"最后施行日{order.end}早于施行日{order.start}，请核对 --from 与 --to"
        )
    for wanted in (order.name, order.replaces):
        if wanted and _is_national(wanted, laws):
            raise LocalLawError(
                "law_is_national",
                f"《{laws.full_name(wanted)}》是法律库已收录的国家法律，不能以本地文本替代",
            )
    if order.replaces and law_key(order.replaces) == name:
        raise LocalLawError(
            "law_replaces_itself", "同一名称的新版本不必写 --replaces，只写新的施行日 --from"
        )
    return LocalLaw(
        name=_full_name(order.name),
        level=order.level,
        adopted=order.start.isoformat(),
        start=order.start,
        end=order.end,
        region=order.region,
        replaces=_full_name(order.replaces),
        source=order.file.name,
        articles=read_articles(read_lines(order.file)),
    )


def import_law(order: Order, laws: LawLibrary, data: Path) -> Imported:
    """Reads the law and keeps it in the data folder; on any error nothing is changed there."""
    law = read_law(order, laws)
    same = [other for other in load_all(data) if law_key(other.name) == law_key(law.name)]
    replaced = next((other for other in same if other.start == law.start), None)
    for other in same:
        if other is not replaced:
            _refuse_overlap(law, other)
    save(data, law)
    return Imported(law, replaced)


def _refuse_overlap(law: LocalLaw, other: LocalLaw) -> None:
    """An older version without a last day ends on the eve of the newer; a stated one must fit."""
    first, second = sorted((law, other), key=lambda one: one.start)
    if first.end is not None and first.end >= second.start:
        raise LocalLawError(
            "law_days_overlap",
            f"《{law.name}》{first.start}起的版本施行至{first.end}，"
            f"与{second.start}起的版本重叠，请先改正其中一个的日期",
        )


def _is_national(name: str, laws: LawLibrary) -> bool:
    """The package has its words: what an office brought in itself may be replaced."""
    return any(not text.id.startswith("local:") for text in laws.texts(name))


def _full_name(name: str) -> str:
    return name.strip().strip("《》").strip()
