"""Differences between standards: added, closed, changed, with old and new."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path

from review.model.defect import Applies
from review.standards.compare import compare
from review.standards.load import load_from, load_standards

STANDARDS = load_standards()
DATA = Path(str(files("review.standards") / "data"))


def changes(new, old=STANDARDS):
    return [str(change) for change in compare(old, new)]


def with_defect(code, **values):
    row = replace(STANDARDS.defects[code], **values)
    return replace(STANDARDS, defects={**STANDARDS.defects, code: row})


def test_the_same_standards_do_not_differ():
    assert changes(STANDARDS) == []


def test_a_changed_value_shows_old_and_new():
    assert changes(with_defect("EXE-03", points=3.0)) == [
        "修改 缺陷项 EXE-03 决定书超期送达：扣分 5 → 3"
    ]
    assert changes(with_defect("EXE-03", severity="formal")) == [
        "修改 缺陷项 EXE-03 决定书超期送达：程度 程序 → 形式"
    ]


def test_added_and_closed():
    fewer = dict(STANDARDS.defects)
    del fewer["EXE-03"]
    less = replace(STANDARDS, defects=fewer)
    assert changes(less) == ["停用 缺陷项 EXE-03 决定书超期送达"]
    assert changes(STANDARDS, less) == ["增加 缺陷项 EXE-03 决定书超期送达"]


def test_a_row_with_an_end_is_closed():
    applies = STANDARDS.defects["EXE-03"].applies
    ended = Applies(applies.start, date(2026, 12, 31), applies.by)
    assert changes(with_defect("EXE-03", applies=ended)) == [
        "停用 缺陷项 EXE-03 决定书超期送达（适用至2026-12-31）"
    ]


def test_switches_and_counting():
    on = replace(STANDARDS, switches={"synchronous_notice": True})
    assert changes(on) == ["修改 开关 synchronous_notice：状态 未设置 → 是"]
    full = replace(STANDARDS, scoring=replace(STANDARDS.scoring, na_policy="full"))
    assert changes(full) == ["修改 评分规则：不涉及项的分值 按比例加权 → 计满分"]


def test_a_folder_of_rows(tmp_path):
    copy = tmp_path / "data"
    shutil.copytree(DATA, copy)
    path = copy / "defects" / "delivery_execution.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace(
            "points: 5, unit: per_occurrence, cap: 8", "points: 4, unit: per_occurrence, cap: 8", 1
        ),
        encoding="utf-8",
    )
    assert changes(load_from(copy)) == ["修改 缺陷项 EXE-03 决定书超期送达：扣分 5 → 4"]


def test_every_table_is_compared():
    """A row of each table, changed or taken away, is a difference."""
    limits, orders = dict(STANDARDS.time_limits), dict(STANDARDS.order_rules)
    limits.popitem()
    orders.popitem()
    assert len(changes(replace(STANDARDS, time_limits=limits))) == 1
    assert len(changes(replace(STANDARDS, order_rules=orders))) == 1
    assert len(changes(replace(STANDARDS, penalty_rules=STANDARDS.penalty_rules[1:]))) == 1
    grades = STANDARDS.scoring.grades[1:]
    assert len(changes(replace(STANDARDS, scoring=replace(STANDARDS.scoring, grades=grades)))) == 1
