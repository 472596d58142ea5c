"""Rows of the catalogue in words, for reviewers: `docs/catalogue.md` and `juanjian standard`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.model.defect import SEVERITY_NAMES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from review.model.defect import Defect, LegalBasis
    from review.standards.load import Standards
    from review.standards.office.switches import SwitchRow
    from review.standards.schema.defects import DefectRow

DETECTION_NAMES: Mapping[str, str] = {
    "missing_document": "查应有文书",
    "field_missing": "查应填栏目",
    "date_arithmetic": "日期计算",
    "cross_document_consistency": "文书互相核对",
    "visual_seal_signature": "签章图像",
    "register_lookup": "查登记库或法条库",
    "amount_range": "数额与幅度计算",
    "text_semantic": "语句含义",
    "cross_case_statistics": "与他案比较",
    "checksum": "校验码计算",
}
AUTOMATION_NAMES: Mapping[str, str] = {
    "auto_flag": "规则直接认定；所据要素把握不低于0.9的计入暂评",
    "llm_assist": "语句判断，须人确认后才扣分",
    "vision_assist": "图像判断，须人确认后才扣分",
    "register_required": "须有登记库或法条库，须人确认后才扣分",
    "statistics": "须有同类案件数据，须人确认后才扣分",
}
SHAPE_WORDS: Mapping[str, str] = {
    "present": "查文书或栏目有无",
    "date_order": "比较日期先后",
    "within_days": "计算期限",
    "equal": "比较记载是否一致",
    "sum": "核对合计",
    "mark_present": "查签章有无",
}
OWN_BLIND_SPOT = "只按所选的检查方式判断，例外情形由人核对。"


def defect_lines(
    defect: Defect, standards: Standards, row: DefectRow | None
) -> Iterator[tuple[str, str]]:
    """Label and text of everything a reviewer wants to know of a defect.

    `row`: the shipped row; None: an office's own.
    """
    yield "大类", standards.categories[defect.category].name
    yield "程度", SEVERITY_NAMES[defect.severity] + ("（否决项）" if defect.veto else "")
    yield "适用案卷", "、".join(standards.case_kinds[kind] for kind in defect.applies_to)
    if defect.applies:
        yield "适用期间", period(defect, standards)
    yield "认定情形", defect.condition
    yield "例外", "；".join(defect.exceptions) or "无"
    unverified = (
        {(one.law, one.article) for one in row.legal_basis if not one.verified} if row else ()
    )
    yield "依据", say_bases(defect.legal_basis, unverified) or "未写明"
    unit = "每卷" if defect.per_case else "每处"
    yield "扣分", f"{unit}{defect.points:g}分，累计不超过{defect.cap:g}分"
    yield "如何查", how_detected(defect, row)
    yield "机器看不到的", row.blind_spot if row else OWN_BLIND_SPOT
    if row:
        yield "复核看什么", row.evidence_for_reviewer
    yield "整改", defect.advice or defect.rectification or "未写明"


def how_detected(defect: Defect, row: DefectRow | None) -> str:
    """文书互相核对、日期计算（规则直接认定…）."""
    if row is None:
        words = SHAPE_WORDS.get(defect.check or "", "")
    else:
        words = "、".join(DETECTION_NAMES[name] for name in row.detection)
    state = AUTOMATION_NAMES[defect.automation] if defect.check else "尚未实现，一律答复无法判断"
    return f"{words}（{state}）"


def period(defect: Defect, standards: Standards) -> str:
    """自2021-07-15起，以《行政处罚决定书》的决定日期为准."""
    applies = defect.applies
    if applies is None:
        return ""
    start = f"自{applies.start.isoformat()}起" if applies.start else ""
    end = f"至{applies.end.isoformat()}止" if applies.end else ""
    first = applies.by[0]
    kind, _, name = first.partition(".")
    found = standards.document_kinds.get(kind)
    fields = {one.id: one.name for one in found.fields} if found else {}
    more = "等" if len(applies.by) > 1 else ""
    by = f"以《{standards.kind_name(kind)}》的{fields.get(name, name)}{more}为准"
    return "，".join(part for part in (start + end or "不限", by) if part)


def say_bases(
    bases: Iterable[LegalBasis], unverified: Collection[tuple[str, int | None]] = ()
) -> str:
    """《中华人民共和国行政处罚法》第61条第1款、第62条；《…》, law by law; 待核: not yet checked."""
    by_law: dict[str, list[str]] = {}
    for basis in bases:
        place = "".join(
            f"第{number}{unit}"
            for number, unit in ((basis.article, "条"), (basis.paragraph, "款"), (basis.item, "项"))
            if number is not None
        )
        doubt = "（待核）" if (basis.law, basis.article) in unverified else ""
        by_law.setdefault(basis.law, []).append(place + doubt)
    return "；".join(
        f"《{law}》{'、'.join(filter(None, places))}" for law, places in by_law.items()
    )


def catalogue(standards: Standards, rows: Mapping[str, DefectRow]) -> str:
    """`docs/catalogue.md`: every defect, by category."""
    built = sum(1 for defect in standards.defects.values() if defect.check)
    lines = [
        "# 缺陷项目录",
        "",
        "<!-- 由 make catalogue 从评查标准生成，请勿手改 -->",
        "",
        f"共{len(standards.defects)}项，已能检查{built}项。程度：重大（否决）、实体、程序、形式。"
        "机器只作提示，由人判断；看不清、查不到的，答复“无法判断”并说明原因。",
        "",
    ]
    for category in standards.categories.values():
        mine = [one for one in standards.defects.values() if one.category == category.code]
        if not mine:
            continue
        lines += [f"## {category.code} {category.name}", ""]
        for defect in sorted(mine, key=lambda one: one.code):
            lines += [f"### {defect.code} {defect.name}", ""]
            lines += [
                f"- **{label}**：{text}"
                for label, text in defect_lines(defect, standards, rows.get(defect.code))
                if label != "大类"
            ]
            lines.append("")
    lines += _scoring(standards)
    return "\n".join(lines)


def _scoring(standards: Standards) -> list[str]:
    scoring = standards.scoring
    lines = ["## 评分", ""]
    lines += [f"- {name} {text}" for name, text in scoring.rules.items()]
    lines += ["", f"否决：{scoring.veto_policy}", ""]
    lines += [
        f"- {group.id} {group.name}：{'、'.join(group.codes)}" for group in scoring.veto_groups
    ]
    for kind, groups in scoring.tables.items():
        lines += ["", f"### 评分表：{standards.case_kinds[kind]}", ""]
        lines += ["| 项 | 评查内容 | 分值 | 缺陷项 |", "|---|---|---|---|"]
        for group in groups:
            lines.append(f"| **{group.id}** | **{group.name}** | **{group.points:g}** | |")
            lines += [
                f"| {item.id} | {item.name} | {item.points:g} | "
                f"{'、'.join(item.defects) or '由评查人评定'} |"
                for item in group.items
            ]
    return [*lines, ""]


def switch_lines(switches: Iterable[SwitchRow]) -> list[str]:
    """The office's switches as a table."""
    lines = [
        "",
        "## 本机关开关",
        "",
        "在 `office.yaml` 的 `switches` 中写 `编号: true` 或 `编号: false`；没有写的按“未设置”。",
        "",
        "| 编号 | 名称 | 含义 | 打开 | 关闭 | 未设置 |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| `{row.id}` | {row.name} | {row.meaning} | {row.on} | {row.off} | {row.unset} |"
        for row in switches
    ]
    return [*lines, ""]
