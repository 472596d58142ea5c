"""A comparison in words (比对结果): numbers first, then each rule, then every place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from review.learning.judge import EFFECT_NAMES
from review.model.defect import SEVERITY_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from review.standards.load import Standards


def headline(report: Mapping[str, Any]) -> str:
    """In words: would change N of M verdicts, of these so many better and worse."""
    own = [one["effect"] for one in report["changes"] if one["about"] in ("finding", "missed")]
    words = (
        f"将改变 {report['judged']} 条认定中的 {len(own)} 条：{own.count('better')} 条变好，"
        f"{own.count('worse')} 条变差，{own.count('neutral')} 条只是有变化。"
    )
    if report["counted"]:
        words += (
            f"与人的认定一致：现用 {report['agreed_before']}/{report['counted']}，"
            f"候选 {report['agreed_after']}/{report['counted']}。"
        )
    for about, name in (("fact", "要素更正"), ("sorting", "分件更正")):
        total = report["facts" if about == "fact" else "sortings"]
        changed = [one["effect"] for one in report["changes"] if one["about"] == about]
        if total:
            words += (
                f"{name} {total} 条，改变 {len(changed)} 条：{changed.count('better')} 条变好，"
                f"{changed.count('worse')} 条变差。"
            )
    words += f"另有 {report['new']} 条没有人认定过的新疑点，{report['gone']} 条不再提示。"
    if report["left_out"]:
        words += f"有 {report['left_out']} 条无法重算，没有计入。"
    return words


def said(state: str) -> str:
    """提示/fatal → 提示（重大）."""
    word, _, severity = state.partition("/")
    return f"{word}（{SEVERITY_NAMES.get(severity, severity)}）" if severity else word


def rule_lines(report: Mapping[str, Any], standards: Standards) -> Iterator[tuple[str, ...]]:
    """By rule: code, name, judged, changed, better, worse, agreed before and after, new, gone."""
    for code, row in report["rules"].items():
        defect = standards.defects.get(code)
        yield (
            code,
            defect.name if defect else "",
            *(str(row[name]) for name in ("judged", "changed", "better", "worse")),
            f"{row['agreed_before']} → {row['agreed_after']}",
            str(row["new"]),
            str(row["gone"]),
        )


def change_line(change: Mapping[str, Any]) -> str:
    """EXE-03 第12页：认定“误报”；提示（重大） → 未提示，变好."""
    what = change["defect"] or {"fact": "要素", "sorting": "分件"}.get(change["about"], "")
    return (
        f"{what} 第{change['page']}页：认定“{change['answer']}”；"
        f"{said(change['before'])} → {said(change['after'])}，{EFFECT_NAMES[change['effect']]}"
    )
