"""`juanjian standard`: list, show, check, diff."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from review.cli import app

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "corpora/office/office.yaml"


@pytest.fixture
def run(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "120")
    runner = CliRunner()
    return lambda *words: runner.invoke(app, ["standard", *(str(word) for word in words)])


def test_list(run):
    everything = run("list").output
    assert "SUB-01" in everything
    assert "重大·否决" in everything
    some = run("list", "--category", "EXE", "--kind", "inspection").output
    assert "EXE-01" in some
    assert "EXE-03" not in some  # does not apply to inspections
    assert "SUB-01" not in some


def test_list_with_the_rows_of_an_office(run):
    assert "LOC-02" in run("list", "--office", SAMPLE).output


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("EXE-03", ["决定书超期送达", "第61条第1款", "每处5分，累计不超过8分", "机器看不到的："]),
        ("exe-03", ["决定书超期送达"]),
        ("结案审批表", ["case_closing_report", "closing_date  结案日期"]),
        ("penalty_decision", ["《行政处罚决定书》", "decision_date"]),
        ("synchronous_notice", ["三书同达", "现在：未设置"]),
    ],
)
def test_show(run, word, parts):
    done = run("show", word)
    assert done.exit_code == 0
    for part in parts:
        assert part in done.output


def test_show_of_an_own_row_and_a_set_switch(run):
    assert "比较日期先后" in run("show", "LOC-01", "--office", SAMPLE).output
    assert "现在：打开" in run("show", "synchronous_notice", "--office", SAMPLE).output


def test_what_is_not_there_is_refused_with_the_nearest(run):
    done = run("show", "EXE-30")
    assert done.exit_code == 2
    assert "是否应为“EXE-" in done.stderr
    assert run("list", "--kind", "penalty").exit_code == 2


def test_check(run):
    assert "条均可用" in run("check").output
    assert "一律按随附标准" in run("check").output
    assert "可用，与随附标准不同" in run("check", SAMPLE).output
    broken = run("check", ROOT / "tests/standards/office_gallery/several_mistakes.yaml")
    assert broken.exit_code == 2
    assert broken.stderr.count("several_mistakes.yaml 第") == 4


def test_diff(run):
    done = run("diff", SAMPLE)
    assert "修改 缺陷项 EXE-03 决定书超期送达：扣分 5 → 3" in done.output
    assert "增加 缺陷项 LOC-01 结案报告早于缴款" in done.output
    assert "没有不同" in run("diff", SAMPLE, SAMPLE).output
    back = run("diff", SAMPLE, ROOT / "review/standards/data")
    assert "停用 缺陷项 LOC-01" in back.output


def test_diff_of_a_folder_without_rows(run, tmp_path):
    done = run("diff", tmp_path)
    assert done.exit_code == 2
    assert "defects" in done.stderr
