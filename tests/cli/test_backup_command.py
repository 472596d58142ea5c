"""`juanjian backup` and `juanjian restore`."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from review.cli import app
from review.settings import Settings
from review.store.office import open_store
from tests.store.office import furnish, keep_own_data


@pytest.fixture
def old(tmp_path):
    folder = tmp_path / "old"
    with open_store(Settings(data_dir=folder)) as store:
        furnish(store)
    keep_own_data(folder)
    return folder


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def test_an_office_moves_in_one_file(old, tmp_path):
    target, new = tmp_path / "单位.zip", tmp_path / "new"
    made = run("backup", target, "--data", old)
    assert made.exit_code == 0
    assert "2 个文件，单位自有数据 7 个文件" in made.output
    head = made.output.split("链首：")[1].split()[0]
    checked = run("restore", target, "--check", "--data", new)
    assert "备份完好" in checked.output
    assert head in checked.output
    assert not new.exists()
    restored = run("restore", target, "--data", new)
    assert restored.exit_code == 0
    assert "已恢复" in restored.output
    assert (new / "office.yaml").read_bytes() == (old / "office.yaml").read_bytes()
    assert run("audit", "verify", "--head", head, "--data", new).exit_code == 0
    again = run("restore", target, "--data", new)
    assert again.exit_code == 1
    assert "未恢复任何内容" in again.output


def test_nothing_is_overwritten(old, tmp_path):
    (tmp_path / "a.zip").write_text("keep")
    done = run("backup", tmp_path / "a.zip", "--data", old)
    assert done.exit_code == 1
    assert (tmp_path / "a.zip").read_text() == "keep"


def test_a_file_that_is_lost_is_named(old, tmp_path):
    with open_store(Settings(data_dir=old)) as store:
        lost = min(store.files.all_checksums())
        with store.files.local_path(lost) as path:
            path.unlink()
    done = run("backup", tmp_path / "a.zip", "--data", old)
    assert done.exit_code == 0
    assert lost in done.output


def test_a_damaged_backup_restores_nothing(tmp_path):
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 cut short")
    done = run("restore", tmp_path / "a.zip", "--data", tmp_path / "new")
    assert done.exit_code == 1
    assert "已损坏" in done.output
    assert not (tmp_path / "new").exists()
