"""Chinese wording of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.wording import say_citation
from review.model.fact import Citation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.model.defect import LegalBasis
    from review.model.result import ReviewResult

STATION_NAMES: dict[str, str] = {
    "intake": "收卷",
    "reading": "识读",
    "sorting": "分件",
    "facts": "要素",
    "checks": "评查",
}
STATUS_NAMES = {"complete": "已评查", "partial": "部分页面未能使用", "failed": "未能打开"}


def say_basis(basis: Iterable[LegalBasis]) -> list[str]:
    """《行政处罚法》第五十九条第一款、第六十一条: one text a law, in the order of the row."""
    provisions: dict[str, list[str]] = {}
    for item in basis:
        name = f"《{item.law}》"
        text = say_citation(Citation(item.law, item.article, item.paragraph, item.item))
        provision = text.removeprefix(name)
        of_law = provisions.setdefault(name, [])
        if provision and provision not in of_law:
            of_law.append(provision)
    return [name + "、".join(texts) for name, texts in provisions.items()]


def say_counts(result: ReviewResult) -> str:
    """12 页,已评查:疑似问题 3 处，无法判断 4 项,已查清 30 项."""
    outcome = result.outcome
    return (
        f"{result.source.page_count} 页，{STATUS_NAMES[result.status]}："
        f"疑似问题 {len(outcome.findings)} 处，无法判断 {len(outcome.undetermined)} 项，"
        f"已查清 {len(outcome.clear)} 项"
    )


def say_score(result: ReviewResult) -> str:
    """暂评 93 分, empty where there is no score."""
    score = result.score
    if score is None:
        return ""
    label = "暂评" if score.provisional else "得分"
    grade = f"（{score.grade}）" if score.grade else ""
    return f"{label} {score.total:g} 分{grade}"
