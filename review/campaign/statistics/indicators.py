"""The indicators that must be shown (必须展示的指标), each with the files behind it."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from review.campaign.statistics.traits import LIMITS, REASONING
from review.model.statistics import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.model.campaign_report import FileTrait
    from review.model.statistics import Counted, CountedFile, CountedFinding, FigureKind

DELIVERY = frozenset({"EXE-01", "EXE-02", "EXE-03", "EXE-04", "EXE-05"})


class Rows:
    """What is counted, with the codes that stand by file."""

    def __init__(self, counted: Counted) -> None:
        self.counted = counted
        self.files = counted.files
        self.problems = tuple(one for one in counted.findings if one.stands)
        self.codes: defaultdict[int, set[str]] = defaultdict(set)
        for one in self.problems:
            self.codes[one.file].add(one.defect)
        self._places = {one.id: place for place, one in enumerate(self.files)}

    def ordered(self, ids: Iterable[int]) -> tuple[int, ...]:
        """Each once, in the order of the files."""
        return tuple(sorted(set(ids), key=self._places.__getitem__))

    def of_files(
        self,
        key: str,
        name: str,
        kind: FigureKind,
        formula: str,
        part: Iterable[CountedFile],
        whole: Iterable[CountedFile] | None = None,
    ) -> Figure:
        """A number of files; `whole`: all where not given."""
        among = self.files if whole is None else tuple(whole)
        ids = self.ordered(one.id for one in part)
        return Figure(
            key,
            name,
            kind,
            Decimal(len(ids)),
            len(among),
            formula,
            ids,
            () if whole is None else self.ordered(one.id for one in among),
        )

    def of_findings(
        self,
        key: str,
        name: str,
        kind: FigureKind,
        formula: str,
        part: Iterable[CountedFinding],
        whole: int,
    ) -> Figure:
        """A number of findings of `whole` findings or files."""
        found = tuple(part)
        ids = self.ordered(one.file for one in found)
        return Figure(key, name, kind, Decimal(len(found)), whole, formula, ids)

    def having(self, *traits: FileTrait) -> tuple[CountedFile, ...]:
        return tuple(one for one in self.files if one.traits.intersection(traits))

    def hit(
        self, codes: frozenset[str], among: Iterable[CountedFile] | None = None
    ) -> tuple[CountedFile, ...]:
        """Files in which one of the codes stands."""
        files = self.files if among is None else among
        return tuple(one for one in files if codes & self.codes.get(one.id, set()))


def indicators(rows: Rows) -> tuple[Figure, ...]:
    """In the order of the table; 大类占比 and 命中率 by category stand with the categories."""
    count, files = len(rows.files), rows.of_files
    return (
        rows.of_findings(
            "per_file", "案均问题数", "mean", "确认问题总数 / 评查案卷数", rows.problems, count
        ),
        files(
            "hit_rate",
            "案卷命中率",
            "share",
            "含问题案卷数 / 案卷数",
            (one for one in rows.files if one.id in rows.codes),
        ),
        files(
            "veto_rate",
            "否决率",
            "share",
            "触发否决项案卷数 / 案卷数",
            (one for one in rows.files if one.vetoed),
        ),
        files(
            "delivery",
            "送达规范率",
            "complement",
            "1 − EXE-01至05命中案卷数 / 案卷数",
            rows.hit(DELIVERY),
        ),
        _within(
            rows,
            ("limits", "期限合规率", "1 − PRC-04、11、15及EXE-03命中案卷数 / 适用案卷数"),
            "limits",
            LIMITS,
        ),
        _within(
            rows,
            ("reasoning", "裁量说理率", "1 − DIS-04命中案卷数 / 适用裁量案卷数"),
            "discretion",
            REASONING,
        ),
        _rectified(rows),
        _consistent(rows),
        _confirmed(rows),
    )


def special(rows: Rows) -> tuple[Figure, ...]:
    """专项分析: leniency, inspections, terms, delivery."""
    lenient = rows.having("no_penalty", "lighter", "mitigated")
    inspected = rows.having("inspection")
    made = [
        _share_of_all(rows, "no_penalty", "不予处罚占比", "不予处罚案卷数 / 案卷数"),
        _share_of_all(rows, "lighter", "从轻处罚占比", "从轻案卷数 / 案卷数"),
        _share_of_all(rows, "mitigated", "减轻处罚占比", "减轻案卷数 / 案卷数"),
        _both(
            rows,
            "lenient",
            "免罚轻罚规范率",
            "适用规范案卷数 / 不予从轻减轻案卷数",
            ("lenient_sound", lenient),
        ),
    ]
    for key, name, formula, trait in _INSPECTED:
        made.append(_both(rows, key, name, formula, (trait, inspected)))
    made.append(
        _both(
            rows,
            "overdue",
            "逾期率",
            "逾期案卷数 / 适用期限案卷数",
            ("overdue", rows.having("limits")),
        )
    )
    known = [one for one in rows.files if one.days is not None]
    days = Decimal(sum(one.days or 0 for one in known))
    ids = rows.ordered(one.id for one in known)
    made.append(
        Figure("days", "平均办案天数", "mean", days, len(known), "办案天数之和 / 案卷数", ids, ids)
    )
    return tuple(made)


_INSPECTED: tuple[tuple[str, str, str, FileTrait], ...] = (
    (
        "approved",
        "行政检查审批率",
        "经审批检查案卷数 / 行政检查案卷数",
        "inspection_approved",
    ),
    ("scanned", "扫码检查率", "扫码检查案卷数 / 行政检查案卷数", "inspection_scanned"),
    ("planned", "清单计划符合率", "列入清单计划案卷数 / 行政检查案卷数", "inspection_planned"),
    ("told", "检查结果告知率", "已告知结果案卷数 / 行政检查案卷数", "inspection_told"),
)


def _within(
    rows: Rows, words: tuple[str, str, str], trait: FileTrait, codes: frozenset[str]
) -> Figure:
    """1 − what is broken among the files that the matter concerns."""
    among = rows.having(trait)
    key, name, formula = words
    return rows.of_files(key, name, "complement", formula, rows.hit(codes, among), among)


def _share_of_all(rows: Rows, trait: FileTrait, name: str, formula: str) -> Figure:
    return rows.of_files(trait, name, "share", formula, rows.having(trait))


def _both(
    rows: Rows,
    key: str,
    name: str,
    formula: str,
    what: tuple[FileTrait, tuple[CountedFile, ...]],
) -> Figure:
    trait, among = what
    part = (one for one in among if trait in one.traits)
    return rows.of_files(key, name, "share", formula, part, among)


def _rectified(rows: Rows) -> Figure:
    due, closed = rows.counted.due, rows.counted.closed
    known = {one.id for one in rows.files}
    ids = rows.ordered(file for file, _ in closed if file in known)
    name, formula = "整改完成率", "已销号问题 / 应整改问题"
    return Figure("rectified", name, "share", Decimal(len(closed)), len(due), formula, ids)


def _consistent(rows: Rows) -> Figure:
    known = tuple(one for one in rows.files if one.first_grade)
    return rows.of_files(
        "consistent",
        "初评—终评一致率",
        "share",
        "等次未变化案卷数 / 案卷数",
        (one for one in known if one.first_grade == one.grade),
        known,
    )


def _confirmed(rows: Rows) -> Figure:
    alleged = [one for one in rows.counted.findings if not one.added]
    return rows.of_findings(
        "confirmed",
        "系统疑点确认率",
        "share",
        "人工确认疑点 / 系统提示疑点",
        (one for one in alleged if one.stands),
        len(alleged),
    )
