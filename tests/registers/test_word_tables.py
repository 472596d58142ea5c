"""Benchmarks from Word: merged cells, heads by name, lines above the head, lines with errors."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from docx import Document

from review.errors import RegisterError
from review.registers.importing import given_for, import_parsed, kind_named, preview_file

SAMPLES = Path(__file__).parents[2] / "corpora" / "registers"
BENCHMARKS = kind_named("benchmarks")


def made(path: Path, *tables: list[list[str]], merged: tuple[int, int, int] | None = None) -> Path:
    """A .docx with these tables; `merged`: (column, first row, last row) of the first."""
    document = Document()
    for rows in tables:
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for at, cells in enumerate(rows):
            for column, words in enumerate(cells):
                table.cell(at, column).text = words
    if merged:
        column, first, last = merged
        table = document.tables[0]
        words = table.cell(first, column).text
        cell = table.cell(first, column).merge(table.cell(last, column))
        cell.text = words
    document.save(str(path))
    return path


def rows_of(path: Path) -> list[dict[str, object]]:
    return [dict(row) for _, row in preview_file(path, BENCHMARKS).parsed.rows]


def test_the_samples_say_the_same_kinds_of_things_in_excel_and_in_word() -> None:
    excel, word = (rows_of(SAMPLES / f"benchmarks.{ending}") for ending in ("xlsx", "docx"))
    assert len(excel) == 24
    assert len(word) == 16
    assert {row["tier"] for row in excel} == {row["tier"] for row in word}
    overloaded = [row for row in word if row["violation"] == "车辆擅自超限行驶公路"]
    assert [(row["low"], row["high"]) for row in overloaded] == [
        (0, 9000),
        (9000, 18000),
        (18000, 24000),
        (24000, 30000),
    ]
    assert {(row["law"], row["article"], row["item"]) for row in overloaded} == {
        ("中华人民共和国公路法", 76, 5)
    }


def test_a_merged_violation_holds_for_all_its_rows(tmp_path: Path) -> None:
    path = made(
        tmp_path / "a.docx",
        [
            ["违法行为", "裁量阶次", "处罚幅度"],
            ["无照经营", "轻微", "处5000元以下罚款"],
            ["", "一般", "处5000元以上1万元以下罚款"],
        ],
        merged=(0, 1, 2),
    )
    assert [(row["violation"], row["tier"], row["high"]) for row in rows_of(path)] == [
        ("无照经营", "轻微", 5000),
        ("无照经营", "一般", 10000),
    ]


def test_heads_are_known_by_name_in_any_order_and_lines_above_them_hold_below(
    tmp_path: Path,
) -> None:
    path = made(
        tmp_path / "b.docx",
        [
            ["违法行为", "非法倾倒", "非法倾倒"],
            ["裁量幅度", "适用条件", "违法程度"],
            ["处违法所得1倍以上2倍以下罚款", "初次违法", "较轻"],
        ],
        [["说明", "本表自公布之日起施行"]],
    )
    assert rows_of(path) == [
        {
            "violation": "非法倾倒",
            "tier": "较轻",
            "circumstances": "初次违法",
            "low": 1,
            "high": 2,
            "unit": "倍",
            "base": "违法所得",
        }
    ]


def test_two_ranges_of_one_tier_are_two_rows(tmp_path: Path) -> None:
    path = made(
        tmp_path / "c.docx",
        [
            ["违法行为", "裁量阶次", "适用情形", "处罚幅度"],
            [
                "经营过期食品",
                "轻微",
                "初次",
                "货值金额不足1万元的，处5万元以上6万元以下罚款；"
                "货值金额1万元以上的，处货值金额10倍以上12倍以下罚款",
            ],
        ],
    )
    assert [(row["circumstances"], row["low"]) for row in rows_of(path)] == [
        ("初次（货值金额不足1万元）", 50000),
        ("初次（货值金额1万元以上）", 10),
    ]


def test_a_range_not_understood_is_an_error_of_its_line_and_nothing_is_imported(
    tmp_path: Path,
) -> None:
    path = made(
        tmp_path / "d.docx",
        [
            ["违法行为", "裁量阶次", "处罚幅度"],
            ["无照经营", "轻微", "处5000元以下罚款"],
            ["无照经营", "严重", "从重罚款"],
        ],
    )
    seen = preview_file(path, BENCHMARKS)
    assert seen.parsed.bad_lines == (3,)
    assert "从重罚款" in str(seen.parsed.errors[0])
    with pytest.raises(RegisterError):
        import_parsed(seen.parsed, path.name, tmp_path, date(2026, 11, 1))


def test_region_and_first_day_can_be_given_for_the_whole_file(tmp_path: Path) -> None:
    path = made(
        tmp_path / "e.docx",
        [["违法行为", "裁量阶次", "处罚幅度"], ["无照经营", "轻微", "处5000元以下罚款"]],
    )
    given = given_for(BENCHMARKS, {"适用地区": "澜江省", "施行日期": "2025-01-01", "领域": ""})
    (row,) = (row for _, row in preview_file(path, BENCHMARKS, given).parsed.rows)
    assert (row["region"], row["valid_from"]) == ("澜江省", date(2025, 1, 1))
    with pytest.raises(RegisterError, match="没有“适用地区”一栏"):
        given_for(kind_named("parties"), {"适用地区": "澜江省"})


def test_a_damaged_file_and_one_without_tables_are_told_apart(tmp_path: Path) -> None:
    empty = tmp_path / "f.docx"
    Document().save(str(empty))
    with pytest.raises(RegisterError, match="没有找到裁量基准的表头"):
        preview_file(empty, BENCHMARKS)
    broken = tmp_path / "g.docx"
    broken.write_bytes(empty.read_bytes()[:900])
    with pytest.raises(RegisterError):
        preview_file(broken, BENCHMARKS)
