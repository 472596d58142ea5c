"""`juanjian checked` on stored worksheets."""

from __future__ import annotations

from datetime import date

import pytest
from typer.testing import CliRunner

from review.cli import app
from review.reports.worksheets import worksheets_json
from tests.reports.reviewed import reviewed


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "150")
    text = worksheets_json(reviewed(date(2025, 4, 28)))
    (tmp_path / "worksheets.json").write_text(text, encoding="utf-8")
    runner = CliRunner()
    return lambda *words: runner.invoke(app, ["checked", str(tmp_path), *words])


def test_the_whole_list(run):
    done = run()
    assert done.exit_code == 0
    for words in ("EXE-03", "已查清", "不涉及", "无法判断", "甲卷.pdf：疑似问题"):
        assert words in done.output


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("EXE-03", "EXE-03 决定书超期送达：已查清"),
        ("exe-03", "第2页 “2025-04-28”"),
        ("TL-09", "TL-09 处罚决定书送达期限：7个工作日——未超期"),
        ("ORD-15", "次序正确"),
    ],
)
def test_one_code(run, code, words):
    assert words in run(code).output


def test_parts(run):
    assert "2025-04-28" in run("--part", "timeline").output
    assert "本案没有这一部分的内容" in run("--part", "statements").output


def test_wrong_use(run, tmp_path):
    done = run("EXE-33")
    assert done.exit_code == 2
    assert "是否应为" in done.stderr
    (tmp_path / "worksheets.json").unlink()
    assert run().exit_code == 2
