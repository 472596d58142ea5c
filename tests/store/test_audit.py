"""The log: written with what it records, chained, and every breach of it named."""

from __future__ import annotations

import re
import threading
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from review.model.log_actions import ACTION_NAMES
from review.model.people import User
from review.store.audit import START, Head, View, entries, head, note, note_views, verify

WHO = User(7, "zhou", "周明", "reviewer")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def log(database):
    """A log of six rows."""
    with database.write() as s:
        for number in range(1, 7):
            note(s, WHO, "verdict", f"case-{number % 2}", value="confirmed", number=number)
    return database


def tamper(database, *statements):
    """What somebody with the database's password could do: without triggers."""
    with database.write() as s:
        if database.dialect == "postgresql":
            s.execute(text("ALTER TABLE audit DISABLE TRIGGER USER"))
        else:
            for verb in ("update", "delete", "replace"):
                s.execute(text(f"DROP TRIGGER audit_no_{verb}"))
        for statement in statements:
            s.execute(text(statement))


def found(database, anchor=None):
    return [(one.kind, one.seq) for one in verify(database, anchor)]


def test_rows_are_chained_from_the_first(log):
    with log.read() as s:
        rows = entries(s)[::-1]
        assert head(s) == Head(6, rows[-1].hash)
    assert [row.seq for row in rows] == [1, 2, 3, 4, 5, 6]
    assert [row.previous for row in rows] == [START, *(row.hash for row in rows[:-1])]
    assert rows[0].who == "周明"
    assert rows[0].detail == {"value": "confirmed", "number": 1}
    assert verify(log) == []


def test_an_empty_log_is_whole(database):
    assert verify(database) == []
    with database.read() as s:
        assert str(head(s)) == f"0:{START}"


def test_a_row_shares_the_fate_of_its_transaction(log):
    with pytest.raises(RuntimeError), log.write() as s:
        note(s, WHO, "verdict", "case-1")
        raise RuntimeError
    with log.read() as s:
        assert head(s).seq == 6
    assert verify(log) == []


@pytest.mark.parametrize(
    ("statement", "breaches"),
    [
        ("UPDATE audit SET who = '别人' WHERE seq = 3", [("changed", 3)]),
        ("UPDATE audit SET detail = '{}' WHERE seq = 1", [("changed", 1)]),
        ("UPDATE audit SET at = '2020-01-01T00:00:00.000000' WHERE seq = 6", [("changed", 6)]),
        ("UPDATE audit SET user_id = NULL WHERE seq = 2", [("changed", 2)]),
        ("DELETE FROM audit WHERE seq IN (3, 4)", [("missing", 3)]),
        ("DELETE FROM audit WHERE seq = 1", [("missing", 1)]),
        ("UPDATE audit SET previous = 'x' WHERE seq = 4", [("unlinked", 4), ("changed", 4)]),
    ],
)
def test_each_breach_is_named(log, statement, breaches):
    tamper(log, statement)
    assert found(log) == breaches


def test_rows_in_another_order_are_found(log):
    tamper(
        log,
        "UPDATE audit SET seq = 99 WHERE seq = 2",
        "UPDATE audit SET seq = 2 WHERE seq = 3",
        "UPDATE audit SET seq = 3 WHERE seq = 99",
    )
    kinds = found(log)
    assert ("unlinked", 2) in kinds
    assert ("changed", 2) in kinds
    assert ("changed", 3) in kinds


def test_a_tail_cut_off_is_found_by_a_head_kept_elsewhere(log):
    with log.read() as s:
        anchor = head(s)
    tamper(log, "DELETE FROM audit WHERE seq > 4")
    assert found(log) == []
    assert found(log, anchor) == [("cut_off", 5)]
    assert "5至6" in verify(log, anchor)[0].message


def test_a_chain_written_anew_is_found_by_a_head_kept_elsewhere(log):
    with log.read() as s:
        anchor = head(s)
    tamper(log, "DELETE FROM audit WHERE seq > 4")
    with log.write() as s:
        note(s, WHO, "verdict", "case-1", value="rejected")
        note(s, WHO, "verdict", "case-0", value="rejected")
    assert found(log) == []
    assert found(log, anchor) == [("other_head", 6)]


def test_an_older_head_still_holds(log):
    with log.read() as s:
        anchor = head(s)
    with log.write() as s:
        note(s, None, "finished", "case-1")
    assert found(log, anchor) == []


@pytest.mark.parametrize(
    "table",
    [
        "audit",
        "verdicts",
        "results",
        "fact_corrections",
        "sorting_corrections",
        "added_findings",
    ],
)
def test_tables_of_what_people_said_have_triggers(database, table):
    query = (
        "SELECT count(*) FROM pg_trigger"
        " WHERE tgrelid = CAST(:name AS regclass) AND NOT tgisinternal"
        if database.dialect == "postgresql"
        else "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :name"
    )
    with database.read() as s:
        assert s.scalar(text(query), {"name": table}) >= 2


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET who = 'x' WHERE seq = 1",
        "DELETE FROM audit WHERE seq = 6",
        "DELETE FROM audit",
    ],
)
def test_rows_are_neither_changed_nor_deleted(log, statement):
    with pytest.raises(IntegrityError, match="append-only"), log.write() as s:
        s.execute(text(statement))
    assert verify(log) == []


def test_rows_are_not_replaced_either(log):
    if log.dialect != "sqlite":
        with pytest.raises(IntegrityError, match="append-only"), log.write() as s:
            s.execute(text("TRUNCATE audit"))
        return
    for seq in ("seq", "99"):
        columns = "at, user_id, 'x', action, subject, detail, previous, hash"
        with pytest.raises(IntegrityError, match="append-only"), log.write() as s:
            s.execute(
                text(f"INSERT OR REPLACE INTO audit SELECT {seq}, {columns} FROM audit WHERE seq=3")
            )
    assert verify(log) == []


def test_views_are_noted_in_one_go(log):
    at = datetime(2026, 11, 29, 8, 30)
    with log.write() as s:
        assert note_views(s, [View(WHO, "case-1", no, at) for no in (4, 5)]) == 2
        assert note_views(s, []) == 0
    with log.read() as s:
        newest = entries(s, limit=2)
    assert [row.detail for row in newest] == [{"page": 5}, {"page": 4}]
    assert newest[0].at == at
    assert verify(log) == []


def test_entries_are_filtered_and_paged(log):
    with log.write() as s:
        note(s, None, "finished", "case-1")
    with log.read() as s:
        assert [row.seq for row in entries(s, subject="case-1")] == [7, 5, 3, 1]
        assert [row.seq for row in entries(s, user=7, limit=2)] == [6, 5]
        assert [row.seq for row in entries(s, action="finished")] == [7]
        assert [row.seq for row in entries(s, before_seq=3)] == [2, 1]


def test_words_from_outside_cannot_break_the_chain(log):
    nasty = "名\0字\ud800\"'<b>{}" + "长" * 300
    with log.write() as s:
        note(s, WHO, "uploaded", nasty, file=nasty, none=None, many=[1, {"a": 2.5}])
    assert verify(log) == []


def test_many_at_once_make_one_chain(database):
    def work():
        for _ in range(5):
            with database.write() as s:
                note(s, WHO, "verdict", "case-1")

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as s:
        assert head(s).seq == 30
    assert verify(database) == []


def test_every_action_noted_has_a_name():
    noted = re.compile(r'\bnote\(\s*s,\s*[\w.]+,\s*"(\w+)"')
    used = {
        action
        for path in (ROOT / "review").rglob("*.py")
        for action in noted.findall(path.read_text("utf-8"))
    }
    assert used
    assert used - ACTION_NAMES.keys() == set()
