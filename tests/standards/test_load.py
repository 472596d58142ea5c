"""All rows load, and a row that cannot be used is refused with its file and name."""

from __future__ import annotations

import shutil
import time
from importlib.resources import files
from pathlib import Path

import pytest

from review.errors import StandardsError
from review.standards.load import load_from, load_standards

DATA = Path(str(files("review.standards") / "data"))
STANDARDS = load_standards()


def test_everything_is_there() -> None:
    assert len(STANDARDS.document_kinds) == 100
    assert len(STANDARDS.defects) == 90
    assert len(STANDARDS.time_limits) == 34
    assert len(STANDARDS.order_rules) == 34
    assert len(STANDARDS.penalty_rules) == 74
    assert set(STANDARDS.packages) == set(STANDARDS.case_kinds)


def test_loads_once_and_fast() -> None:
    assert load_standards() is STANDARDS
    start = time.process_time()
    load_from(files("review.standards") / "data")
    assert time.process_time() - start < 2.0


def test_categories_count_their_defects() -> None:
    for code, category in STANDARDS.categories.items():
        mine = [defect for defect in STANDARDS.defects.values() if defect.category == code]
        assert mine, category
        assert (files("review.checks") / category.room).is_dir()


def test_rows_of_requirements_agree_both_ways() -> None:
    """A kind's `used_in` and the packages of case kinds say the same."""
    for case_kind, package in STANDARDS.packages.items():
        listed = {row.kind: row.requirement for row in package}
        for kind in STANDARDS.document_kinds.values():
            assert dict(kind.requirements).get(case_kind) == listed.get(kind.id), kind.id


def test_titles_longest_first_and_normalised() -> None:
    for kind in STANDARDS.document_kinds.values():
        lengths = [len(title) for title in kind.titles]
        assert lengths == sorted(lengths, reverse=True)
        assert not any(char in title for title in kind.titles for char in "（） 　")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("责令限期改正通知书", "rectification_order"),
        ("询问笔录", "inquiry_record"),
        ("查封、扣押决定书", "seizure_decision"),
        ("解除扣押决定书", "seizure_release_decision"),
        ("行政处罚决定书", "penalty_decision"),
        ("行政处罚决定书(简易程序)", "onspot_penalty_decision"),
    ],
)
def test_title_belongs_to_one_kind(title: str, kind: str) -> None:
    claimed = [item.id for item in STANDARDS.document_kinds.values() if title in item.titles]
    assert claimed == [kind]


def test_time_limit_by_domain() -> None:
    limit = STANDARDS.time_limits["TL-01"]
    assert limit.length_for("market").amount == 15
    assert limit.length_for("market").calendar == "working_day"
    assert limit.length_for(None).amount == 30
    assert limit.length_for(None).advisory
    assert STANDARDS.time_limits["TL-02"].length_for("urban").amount == 90


def test_money_is_fen() -> None:
    rule = next(rule for rule in STANDARDS.penalty_rules if rule.id == "PR-001")
    assert (rule.bands[0].low, rule.bands[0].high, rule.bands[0].when_fen) == (
        5_000_000,
        10_000_000,
        1_000_000,
    )
    assert (rule.bands[1].low, rule.bands[1].high, rule.bands[1].base) == (10, 20, "goods_value")
    assert STANDARDS.hearing_thresholds["market"].organisation_fen == 10_000_000


def break_row(tmp_path: Path, file: str, old: str, new: str) -> Path:
    copy = tmp_path / "data"
    shutil.copytree(DATA, copy)
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy


BROKEN = {
    "unknown key": (
        "defects/subject.yaml",
        "    veto: true\n",
        "    vetoed: true\n",
        ["subject.yaml", "SUB-01", "veto"],
    ),
    "duplicate key": (
        "defects/subject.yaml",
        "    veto: true\n",
        "    veto: true\n    veto: false\n",
        ["subject.yaml", "重复", "veto"],
    ),
    "duplicate key within braces": (
        "penalties/urban.yaml",
        "{type: fixed, min: 10000,",
        "{type: fixed, min: 10000, min: 20000,",
        ["urban.yaml", "重复", "min"],
    ),
    "not yaml": ("time_limits/limits.yaml", "time_limits:", "time_limits: [", ["limits.yaml"]),
    "wrong severity": (
        "defects/archive.yaml",
        "severity: formal",
        "severity: minor",
        ["archive.yaml", "ARC-01", "severity"],
    ),
    "missing value": (
        "defects/archive.yaml",
        "    name: 卷内目录、页码与实物不符\n",
        "",
        ["archive.yaml", "ARC-01", "name", "缺少必填项"],
    ),
    "two checks in one row": (
        "defects/archive.yaml",
        "check: {function: catalogue_matches}",
        "check: {function: catalogue_matches, shape: present}",
        ["archive.yaml", "ARC-01"],
    ),
    "shape with a wrong argument": (
        "defects/archive.yaml",
        "check: {function: catalogue_matches}",
        "check: {shape: present, document: [case_catalog]}",
        ["archive.yaml", "ARC-01"],
    ),
    "limit of an unknown kind": (
        "time_limits/limits.yaml",
        "doc: case_source_register",
        "doc: case_sauce_register",
        ["TL-01", "case_sauce_register"],
    ),
    "order of an unknown field": (
        "time_limits/order_rules.yaml",
        "case_source_register.register_date",
        "case_source_register.day",
        ["ORD-01", "case_source_register.day"],
    ),
    "code given twice": (
        "defects/archive.yaml",
        "code: ARC-02",
        "code: ARC-01",
        ["ARC-01", "重复"],
    ),
    "check names an unknown field": (
        "defects/archive.yaml",
        "check: {function: catalogue_matches}",
        "check: {shape: mark_present, marks: [penalty_decision.stamp]}",
        ["ARC-01", "penalty_decision.stamp"],
    ),
}


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_broken_row_is_refused_by_name(tmp_path: Path, name: str) -> None:
    file, old, new, parts = BROKEN[name]
    with pytest.raises(StandardsError) as caught:
        load_from(break_row(tmp_path, file, old, new))
    for part in parts:
        assert part in caught.value.message, caught.value.message
    assert caught.value.exit_status == 2
