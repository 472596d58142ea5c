"""`juanjian user`: accounts listed, a lost password made anew."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from typer.testing import CliRunner

from review.cli import app
from review.settings import Settings
from review.store import audit, users
from review.store.database import now
from review.store.office import open_store
from review.web.passwords import hash_password, is_password


@pytest.fixture
def office(tmp_path):
    with open_store(Settings(data_dir=tmp_path)) as store, store.database.write() as s:
        admin = users.add_user(s, "admin", "管理员", "admin", hash_password("Old-Password-1"))
        for _ in range(5):
            users.note_failure(s, admin.id, 5, 15)
    return tmp_path


def run(office, *words):
    return CliRunner().invoke(app, ["user", *words, "--data", str(office)])


def test_a_lost_password_is_made_anew_and_opens_the_account(office):
    answer = run(office, "reset", "admin")
    assert answer.exit_code == 0
    password = re.search(r"一次性口令：(\S+)", answer.output)[1]
    with open_store(Settings(data_dir=office)) as store, store.database.read() as s:
        admin = users.user_by_login(s, "admin")
        assert is_password(password, users.password_hash_of(s, admin.id))
        assert admin.must_change
        assert admin.locked_until is None or admin.locked_until < now() + timedelta(seconds=1)
        assert [one.action for one in audit.entries(s)] == ["password_given"]


def test_an_unknown_login_is_refused(office):
    answer = run(office, "reset", "nobody")
    assert answer.exit_code == 2
    assert "没有登录名“nobody”" in answer.output


def test_accounts_are_listed(office):
    answer = run(office, "list")
    assert "admin" in answer.output and "管理员" in answer.output
