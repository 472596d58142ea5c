"""Accounts, browsers and tokens."""

from __future__ import annotations

from datetime import timedelta

import pytest

from review.errors import StoreError
from review.store import sessions, tokens, users
from review.store.database import now

HASH = "a" * 64


def test_a_login_is_given_once(database, reviewer):
    with database.write() as s:
        with pytest.raises(StoreError) as raised:
            users.add_user(s, "chen", "另一人", "leader", "hash")
        assert raised.value.code == "login_taken"
        # The transaction goes on: nothing else of it is lost.
        other = users.add_user(s, "wang", "王组长", "leader", "hash", team="一组")
    with database.read() as s:
        assert users.all_users(s) == (reviewer, other)
        assert users.user_by_login(s, "wang") == other
        assert other.must_change
        assert users.user_by_login(s, "nobody") is None
        assert users.user_by_id(s, 999) is None


def test_a_person_is_changed(database, reviewer):
    with database.write() as s:
        changed = users.change_user(
            s, reviewer.id, name="陈", role="leader", team="二组", active=False
        )
        users.set_password(s, reviewer.id, "new hash", must_change=True)
        assert (changed.name, changed.role, changed.team, changed.active) == (
            "陈",
            "leader",
            "二组",
            False,
        )
    with database.read() as s:
        assert users.password_hash_of(s, reviewer.id) == "new hash"
        assert users.user_by_id(s, reviewer.id).must_change


def test_an_unknown_person_is_told(database):
    with database.write() as s, pytest.raises(StoreError) as raised:
        users.set_password(s, 999, "hash", must_change=False)
    assert raised.value.code == "no_such_user"


def test_wrong_passwords_lock_and_a_right_one_opens(database, reviewer):
    with database.write() as s:
        assert users.note_failure(s, reviewer.id, 3, 15).locked_until is None
        assert users.note_failure(s, reviewer.id, 3, 15).locked_until is None
        until = users.note_failure(s, reviewer.id, 3, 15).locked_until
    assert timedelta(minutes=14) < until - now() <= timedelta(minutes=15)
    with database.write() as s:
        users.note_success(s, reviewer.id)
        assert users.user_by_id(s, reviewer.id).locked_until is None
        assert users.note_failure(s, reviewer.id, 3, 15).locked_until is None


def test_a_session_is_known_until_it_ends(database, reviewer):
    with database.write() as s:
        sessions.add_session(s, reviewer.id, HASH, "csrf", 12)
    for lend in (database.read, database.write):
        with lend() as s:
            assert sessions.session_of(s, HASH) == (reviewer, "csrf")
            assert sessions.session_of(s, "b" * 64) is None
    with database.write() as s:
        sessions.end_session(s, HASH)
        assert sessions.session_of(s, HASH) is None


def test_an_expired_session_counts_no_more_and_goes(database, reviewer, monkeypatch):
    with database.write() as s:
        sessions.add_session(s, reviewer.id, HASH, "csrf", 12)
    later = now() + timedelta(hours=12)
    monkeypatch.setattr("review.store.sessions.now", lambda: later)
    with database.read() as s:
        assert sessions.session_of(s, HASH) is None
    with database.write() as s:
        assert sessions.session_of(s, HASH) is None
    monkeypatch.undo()
    with database.read() as s:
        assert sessions.session_of(s, HASH) is None


def test_a_new_session_clears_away_expired_ones(database, reviewer, monkeypatch):
    with database.write() as s:
        sessions.add_session(s, reviewer.id, HASH, "csrf", 1)
    later = now() + timedelta(hours=2)
    monkeypatch.setattr("review.store.sessions.now", lambda: later)
    with database.write() as s:
        sessions.add_session(s, reviewer.id, "c" * 64, "csrf", 1)
    monkeypatch.undo()
    with database.read() as s:
        assert sessions.session_of(s, HASH) is None
        assert sessions.session_of(s, "c" * 64) is not None


def test_somebody_without_access_has_no_session(database, reviewer):
    with database.write() as s:
        sessions.add_session(s, reviewer.id, HASH, "csrf", 12)
        token = "d" * 64
        tokens.add_token(s, reviewer.id, "统计程序", token)
        users.change_user(s, reviewer.id, name="陈", role="reviewer", team="", active=False)
    with database.read() as s:
        assert sessions.session_of(s, HASH) is None
        assert tokens.user_of_token(s, token) is None


def test_all_sessions_of_a_person_end(database, reviewer):
    with database.write() as s:
        for letter in "abc":
            sessions.add_session(s, reviewer.id, letter * 64, "csrf", 12)
        sessions.end_sessions_of(s, reviewer.id)
        assert [sessions.session_of(s, letter * 64) for letter in "abc"] == [None] * 3


def test_a_token_works_until_it_is_revoked(database, reviewer):
    with database.write() as s:
        number = tokens.add_token(s, reviewer.id, "统计程序", HASH)
        assert tokens.user_of_token(s, HASH) == reviewer
        assert tokens.tokens_of(s, reviewer.id)[0].used is not None
    with database.read() as s:
        assert tokens.user_of_token(s, HASH) == reviewer
        assert tokens.user_of_token(s, "b" * 64) is None
    with database.write() as s:
        assert not tokens.revoke_token(s, number, reviewer.id + 1)
        assert tokens.user_of_token(s, HASH) == reviewer
        assert tokens.revoke_token(s, number, reviewer.id)
        assert not tokens.revoke_token(s, number, reviewer.id)
        assert tokens.user_of_token(s, HASH) is None
        assert [token.name for token in tokens.tokens_of(s, reviewer.id)] == ["统计程序"]
