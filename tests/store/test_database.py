"""One transaction is kept whole or not at all, whoever writes beside it and whatever fails."""

from __future__ import annotations

import multiprocessing
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from review.errors import StoreError
from review.store import office_settings, users
from review.store.all_tables import Base
from review.store.database import Database


def test_what_fails_halfway_leaves_nothing(database):
    with pytest.raises(RuntimeError), database.write() as s:
        office_settings.put_setting(s, "half", 1)
        raise RuntimeError
    with database.read() as s:
        assert office_settings.setting(s, "half", "nothing") == "nothing"


def test_a_reading_session_sees_one_moment(database):
    with database.read() as reading:
        assert office_settings.setting(reading, "key") is None
        with database.write() as s:
            office_settings.put_setting(s, "key", "new")
        assert office_settings.setting(reading, "key") is None
    with database.read() as s:
        assert office_settings.setting(s, "key") == "new"


def test_a_reading_session_refuses_to_write(database):
    with pytest.raises(DBAPIError), database.read() as s:
        office_settings.put_setting(s, "key", 1)
    with database.write() as s:
        office_settings.put_setting(s, "key", 2)


def test_many_threads_lose_no_write(database):
    with database.write() as s:
        user = users.add_user(s, "a", "甲", "reviewer", "hash")

    def fail_once(_turn: int) -> None:
        with database.write() as s:
            users.note_failure(s, user.id, 1000, 1)

    with ThreadPoolExecutor(50) as pool:
        list(pool.map(fail_once, range(200)))
    with database.read() as s:
        assert s.execute(text("SELECT failures FROM users")).scalar() == 200


def test_two_processes_may_start_at_once(database_url):
    ready = multiprocessing.get_context("spawn")
    with ready.Pool(2) as pool:
        assert pool.map(opened, [database_url] * 4) == ["users"] * 4


def opened(url: str) -> str:
    database = Database.open(url)
    with database.read() as s:
        s.execute(text("SELECT count(*) FROM users"))
    database.close()
    return "users"


def test_two_threads_may_open_at_once(database_url):
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(opened, [database_url] * 4)) == ["users"] * 4


def test_opening_again_changes_nothing(database_url):
    first = Database.open(database_url)
    with first.write() as s:
        users.add_user(s, "a", "甲", "admin", "hash")
    first.close()
    again = Database.open(database_url)
    with again.read() as s:
        assert [user.login for user in users.all_users(s)] == ["a"]
    again.close()


def test_migrations_make_the_tables_of_the_program(database):
    def ours(entry, name, kind, _reflected, _other) -> bool:
        table = name if kind == "table" else entry.table.name
        if name == "ix_cases_owner_words" and database.dialect != "sqlite":
            return False  # made for SQLite alone; PostgreSQL would refuse long words in it
        return table in Base.metadata.tables

    with database.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": ours, "compare_type": True}
        )
        differences = compare_metadata(context, Base.metadata)
    assert differences == []


def test_a_database_of_a_newer_program_is_left_alone(database_url):
    database = Database.open(database_url)
    with database.write() as s:
        s.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    with pytest.raises(StoreError, match="请升级") as raised:
        Database.open(database_url)
    assert raised.value.code == "store_newer"


def test_sqlite_is_set_up_for_safety(tmp_path):
    database = Database.open(f"sqlite:///{tmp_path}/a.sqlite3")
    with database.read() as s:
        assert s.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert s.execute(text("PRAGMA synchronous")).scalar() == 2
        assert s.execute(text("PRAGMA foreign_keys")).scalar() == 1
        assert s.execute(text("PRAGMA busy_timeout")).scalar() == 10_000
    database.close()


def test_times_are_kept_as_they_are(database, reviewer):
    with database.write() as s:
        locked = users.note_failure(s, reviewer.id, 1, 15)
    with database.read() as s:
        kept = users.user_by_id(s, reviewer.id)
    assert kept == locked
    assert kept.locked_until.tzinfo is None


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("nonsense", "store_url"),
        ("sqlite://", "store_url"),
        ("sqlite:///:memory:", "store_url"),
        ("mysql://a@b/c", "store_url"),
        ("sqlite:////no/such/folder/a.db", "store_unreachable"),
        ("postgresql+psycopg://nobody@127.0.0.1:1/x", "store_unreachable"),
    ],
)
def test_what_cannot_be_opened_says_so(url, code):
    with pytest.raises(StoreError) as raised:
        Database.open(url)
    assert raised.value.code == code


def test_a_password_in_the_url_is_not_told():
    with pytest.raises(StoreError) as raised:
        Database.open("mysql://user:geheim@host/x")
    assert "geheim" not in raised.value.message


def test_a_file_that_is_no_database_is_left_alone(tmp_path):
    path = tmp_path / "a.sqlite3"
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(StoreError) as raised:
        Database.open(f"sqlite:///{path}")
    assert raised.value.code == "store_damaged"
    assert path.read_bytes() == b"no database at all" * 100


def test_a_full_disk_is_told_and_nothing_is_changed(tmp_path):
    database = Database.open(f"sqlite:///{tmp_path}/a.sqlite3")
    with database.write() as s:
        office_settings.put_setting(s, "key", "old")
    with pytest.raises(StoreError, match="磁盘空间不足") as raised, database.write() as s:
        pages = s.execute(text("PRAGMA page_count")).scalar()
        s.execute(text(f"PRAGMA max_page_count = {pages}"))
        office_settings.put_setting(s, "key", "x" * 1_000_000)
    assert raised.value.code == "store_full"
    with database.read() as s:
        assert office_settings.setting(s, "key") == "old"
    database.close()


def test_a_write_that_waits_too_long_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("review.store.database.WAIT_SECONDS", 0.2)
    database = Database.open(f"sqlite:///{tmp_path}/a.sqlite3")
    other = Database.open(f"sqlite:///{tmp_path}/a.sqlite3")
    with database.write() as s:
        office_settings.put_setting(s, "key", 1)
        for second in (other, database):
            with pytest.raises(StoreError) as raised:
                in_a_thread(second)
            assert raised.value.code == "store_busy"
    database.close()
    other.close()


def in_a_thread(database: Database) -> None:
    failed: list[BaseException] = []

    def work() -> None:
        try:
            with database.write() as s:
                office_settings.put_setting(s, "key", 2)
        except StoreError as error:
            failed.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]


def test_a_forked_process_opens_its_own_connections(tmp_path):
    database = Database.open(f"sqlite:///{tmp_path}/a.sqlite3")
    with database.write() as s:
        office_settings.put_setting(s, "key", 1)
    child = multiprocessing.get_context("fork").Process(target=write_key, args=(database, 2))
    child.start()
    child.join()
    assert child.exitcode == 0
    with database.read() as s:
        assert office_settings.setting(s, "key") == 2
    database.close()


def write_key(database: Database, value: int) -> None:
    with database.write() as s:
        office_settings.put_setting(s, "key", value)


def test_text_that_a_database_refuses_is_kept_without_it(database):
    with database.write() as s:
        user = users.add_user(s, "a", "甲\0乙\ud800", "reviewer", "hash")
    with database.read() as s:
        assert users.user_by_id(s, user.id).name == "甲乙?"
