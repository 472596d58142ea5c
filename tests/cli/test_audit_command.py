"""`juanjian audit`: the log is verified and shown."""

from __future__ import annotations

import sqlite3

import pytest
from typer.testing import CliRunner

from review.cli import app
from review.settings import Settings
from review.store import audit
from review.store.office import open_store
from tests.store.office import furnish


@pytest.fixture
def office(tmp_path):
    with open_store(Settings(data_dir=tmp_path)) as store:
        furnish(store)
        with store.database.write() as s:
            audit.note(s, None, "exported", "case-2", file="[red]评查表[/red].docx", pages=3)
    return tmp_path


@pytest.fixture
def run(office, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")

    def work(*words):
        return CliRunner().invoke(app, ["audit", *words, "--data", str(office)])

    return work


def head_of(output):
    return output.split("链首：")[1].split()[0]


def change(office, *statements):
    database = sqlite3.connect(office / "desk" / "juanjian.sqlite3")
    for verb in ("update", "delete"):
        database.execute(f"DROP TRIGGER audit_no_{verb}")
    for statement in statements:
        database.execute(statement)
    database.commit()
    database.close()


def test_a_whole_log_prints_its_head(run):
    done = run("verify")
    assert done.exit_code == 0
    assert "操作日志完整，共 4 条。" in done.output
    again = run("verify", "--head", head_of(done.output))
    assert again.exit_code == 0


def test_breaches_are_named_and_end_with_status_1(run, office):
    change(office, "UPDATE audit SET who = '别人' WHERE seq = 2", "DELETE FROM audit WHERE seq = 3")
    done = run("verify")
    assert done.exit_code == 1
    assert "第2条记录的内容被改动过。" in done.output
    assert "缺少第3条记录。" in done.output
    assert "发现 2 处问题" in done.output


def test_a_tail_cut_off_is_found_with_the_head_noted_before(run, office):
    head = head_of(run("verify").output)
    change(office, "DELETE FROM audit WHERE seq > 2")
    assert run("verify").exit_code == 0
    done = run("verify", "--head", head)
    assert done.exit_code == 1
    assert "第3至4条记录已不在" in done.output


@pytest.mark.parametrize("head", ["", "4", "4:xyz", "x:" + "0" * 64, "-1:" + "0" * 64])
def test_a_head_written_wrongly_is_refused(run, head):
    done = run("verify", f"--head={head}")
    assert done.exit_code == 2
    assert "序号:校验值" in done.output


def test_a_mistyped_folder_is_no_office_without_fault(tmp_path):
    done = CliRunner().invoke(app, ["audit", "verify", "--data", str(tmp_path / "typo")])
    assert done.exit_code == 1
    assert "没有数据库" in done.output
    assert not (tmp_path / "typo").exists()


def test_the_log_is_shown_newest_first_and_words_are_only_words(run):
    done = run("show")
    assert done.exit_code == 0
    assert done.output.index("导出") < done.output.index("上传案卷")
    assert "[red]评查表[/red].docx；pages=3" in done.output
    assert "程序" in done.output


def test_the_log_is_filtered(run):
    done = run("show", "--subject", "case-1", "--action", "verdict")
    assert "确认意见" in done.output
    assert "上传案卷" not in done.output
    assert "没有符合的记录。" in run("show", "--before", "1").output
    assert "导出" not in run("show", "--before", "4", "--limit", "1").output
