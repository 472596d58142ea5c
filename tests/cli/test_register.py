"""`juanjian register`: import, list, export."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from review.cli import app
from review.commands.guard import office_folder

TABLE = "执法证号,姓名,所在单位,备注\n990001,周明,云泽市城管局,x\n990002,,云泽市城管局,y\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "200")
    runner = CliRunner()
    return lambda *words: runner.invoke(app, ["register", *(str(word) for word in words)])


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "执法证.csv"
    path.write_text(TABLE, encoding="gb18030")
    return path


def test_preview_changes_nothing(run, table, tmp_path):
    done = run("import", "officer_certificates", table, "--preview")
    assert done.exit_code == 0
    for part in (
        "未对应，不导入",
        "表头在第 1 行",
        "可以导入 1 行",
        "有错误 1 行",
        "第3行：“姓名”",
    ):
        assert part in done.output
    assert not (tmp_path / "data").exists()


def test_import_is_all_or_nothing(run, table, tmp_path):
    done = run("import", "执法证登记", table, "--as-of", "2025-06-30")
    assert done.exit_code == 2
    assert "第3行" in done.stderr
    assert "--skip-bad-rows" in done.stderr
    assert "未导入" in run("list").output

    done = run("import", "执法证登记", table, "--as-of", "2025-06-30", "--skip-bad-rows")
    assert done.exit_code == 0
    assert "已导入执法证登记 1 行，数据截止日 2025-06-30" in done.output
    assert "已跳过 第3行" in done.output
    assert "2025-06-30" in run("list").output

    again = run("import", "执法证登记", table, "--skip-bad-rows")
    assert "officer_certificates.previous.json" in again.output.replace("\n", "")


def test_export(run, table, tmp_path):
    assert run("export", "执法证登记", tmp_path / "x.csv").exit_code == 2
    run("import", "执法证登记", table, "--skip-bad-rows")
    done = run("export", "执法证登记", tmp_path / "x.xlsx")
    assert done.exit_code == 0
    assert run("import", "执法证登记", tmp_path / "x.xlsx").exit_code == 0
    assert run("export", "执法证登记", tmp_path / "x.pdf").exit_code == 2


@pytest.mark.parametrize("kind", ["花名册", "officer-certificates"])
def test_an_unknown_register(run, table, kind):
    done = run("import", kind, table)
    assert done.exit_code == 2
    assert "执法主体名录" in done.stderr


def test_a_wrong_day_is_wrong_usage(run, table):
    assert run("import", "执法证登记", table, "--as-of", "2025-13-01").exit_code == 2


def test_the_data_folder_of_the_environment_is_used(tmp_path, monkeypatch):
    monkeypatch.setenv("JUANJIAN_DATA_DIR", str(tmp_path / "office"))
    assert office_folder(None) == tmp_path / "office"
    assert office_folder(tmp_path) == tmp_path
