"""What a file is counted under (适用案卷): where an indicator's denominator is not all files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from review.model.campaign_report import FileTrait

LIMITS = frozenset({"PRC-04", "PRC-11", "PRC-15", "EXE-03"})
REASONING = frozenset({"DIS-04"})
OVERDUE = frozenset({"PRC-04"})
"""办案超期."""
UNSOUND = frozenset({"DIS-02", "DIS-08"})
"""减轻无依据; 免罚轻罚条件不足或程序缺失."""
INSPECTION: tuple[tuple[FileTrait, str], ...] = (
    ("inspection_approved", "PRC-17"),
    ("inspection_planned", "PRC-18"),
    ("inspection_scanned", "PRC-19"),
    ("inspection_told", "PRC-20"),
)
_WEIGHED = frozenset({"found", "clear"})


def traits_of(
    kind: str, digest: Mapping[str, Any], standing: Collection[str], rejected: Collection[str]
) -> frozenset[FileTrait]:
    """`standing`, `rejected`: codes that people let stand, and those of which nothing stands.

    A file is counted under a matter where it was answered, or where people found a problem in it:
    one that nobody could answer is neither kept nor broken.
    """
    return frozenset(_traits(kind, digest, frozenset(standing), frozenset(rejected)))


def _traits(
    kind: str, digest: Mapping[str, Any], standing: frozenset[str], rejected: frozenset[str]
) -> Iterator[FileTrait]:
    answers: Mapping[str, str] = digest.get("answers", {})
    fines = digest.get("fines", [])
    weighed = {code for code, answer in answers.items() if answer in _WEIGHED} | standing
    if LIMITS & weighed:
        yield "limits"
    if OVERDUE & standing:
        yield "overdue"
    if REASONING & standing or (REASONING & weighed and any(map(_has_room, fines))):
        yield "discretion"
    yield from _lenient(digest, fines, standing)
    if kind == "inspection":
        yield "inspection"
        for trait, code in INSPECTION:
            kept = answers.get(code) == "clear" or code in rejected
            if kept and code not in standing:
                yield trait


def _lenient(
    digest: Mapping[str, Any], fines: list[Mapping[str, Any]], standing: frozenset[str]
) -> Iterator[FileTrait]:
    ranks = {one.get("rank") for one in fines}
    named: dict[FileTrait, bool] = {
        "no_penalty": bool(digest.get("no_penalty")),
        "lighter": "从轻" in ranks,
        "mitigated": "减轻" in ranks,
    }
    yield from (trait for trait, there in named.items() if there)
    if any(named.values()) and not UNSOUND & standing:
        yield "lenient_sound"


def _has_room(fine: Mapping[str, Any]) -> bool:
    """There is a fine, and the law leaves room for discretion."""
    return fine.get("fine") is not None and "固定数额" not in str(fine.get("why", ""))
