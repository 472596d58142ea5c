"""Login, lock-out, sessions, passwords, forged requests."""

from __future__ import annotations

import re
import time
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from review.store import audit, sessions, users
from review.store.database import now
from review.web.first_start import first_start
from review.web.login_pages import inner_address
from review.web.sessions import SESSION_COOKIE, secret_hash
from tests.casework.office import PASSWORD
from tests.web.house import BASE, House, log_in

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

NEW = "新口令-river-2027"


def csrf_of(client: TestClient) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get("/password").text)
    assert found
    return found[1]


def test_login_opens_the_desk_and_logout_closes_it(own_house: House) -> None:
    client = own_house.browser("jia")
    me = client.get("/api/v1/me").json()
    assert (me["login"], me["name"], me["role_name"]) == ("jia", "甲", "评查员")
    secret = client.cookies[SESSION_COOKIE]
    assert client.post("/logout", data={"csrf": csrf_of(client)}).headers["location"] == "/login"
    client.cookies.set(SESSION_COOKIE, secret)
    assert client.get("/api/v1/me").status_code == 401
    with own_house.office.store.database.read() as s:
        done = [one.action for one in audit.entries(s)]
    assert done == ["logout", "login"]


def test_the_cookie_is_kept_from_scripts_and_other_sites(house: House) -> None:
    answer = log_in(house.stranger(), "jia", PASSWORD)
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie and "secure" not in cookie
    secure = house.stranger()
    secure.base_url = "https://desk.example"
    secure.headers["Origin"] = "https://desk.example"
    assert "secure" in log_in(secure, "jia", PASSWORD).headers["set-cookie"].lower()


def test_one_answer_for_every_reason_why_not(own_house: House) -> None:
    office = own_house.office
    with office.store.database.write() as s:
        closed = office.user["乙"]
        users.change_user(s, closed.id, name="乙", role="reviewer", team="", active=False)
    told = set()
    for login, password in (("nobody", PASSWORD), ("jia", "wrong"), ("yi", PASSWORD), ("", "")):
        answer = log_in(own_house.stranger(), login, password)
        assert answer.status_code == 401
        assert "set-cookie" not in answer.headers
        told.add(re.sub(r'id="login"[^>]*>', "", answer.text))
    assert len(told) == 1
    assert "登录未成功" in told.pop()


def test_an_unknown_login_takes_as_long_as_a_known_one(house: House) -> None:
    def seconds(login: str) -> float:
        begun = time.process_time()  # nearly all of it is the hashing of the password
        log_in(house.stranger(), login, "wrong-password")
        return time.process_time() - begun

    known = min(seconds("wu") for _ in range(3))
    unknown = min(seconds("nobody") for _ in range(3))
    assert unknown > known / 3


def test_an_account_is_locked_and_opens_again(own_house: House) -> None:
    client, office = own_house.stranger(), own_house.office
    for _ in range(office.settings.desk.lock_after):
        log_in(client, "jia", "wrong-password")
    assert log_in(client, "jia", PASSWORD).status_code == 401
    admin = own_house.browser("wu")
    shown = next(one for one in admin.get("/api/v1/users").json()["users"] if one["login"] == "jia")
    assert shown["locked"]
    given = admin.post(f"/api/v1/users/{shown['id']}/password", json={}).json()["password"]
    assert log_in(client, "jia", given).headers["location"] == "/password"


def test_a_session_from_before_the_login_is_thrown_away(house: House) -> None:
    client = house.stranger()
    client.cookies.set(SESSION_COOKIE, "fixed-by-somebody-else")
    log_in(client, "jia", PASSWORD)
    first = client.cookies.get(SESSION_COOKIE, domain="desk.example")
    assert first != "fixed-by-somebody-else"
    other = house.browser("jia")
    old = other.cookies[SESSION_COOKIE]
    log_in(other, "jia", PASSWORD)
    with house.office.store.database.read() as s:
        assert sessions.session_of(s, secret_hash(old)) is None


def test_sessions_expire(own_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    client = own_house.browser("jia")
    later = now() + timedelta(hours=own_house.office.settings.desk.session_hours, minutes=1)
    monkeypatch.setattr(sessions, "now", lambda: later)
    assert client.get("/api/v1/me").status_code == 401


def test_who_was_sent_away_in_the_middle_is_told_so(house: House) -> None:
    client = house.stranger()
    assert "最后一步操作可能没有保存" in client.get("/login?expired=1").text
    assert "没有保存" not in client.get("/login").text


def test_password_given_by_another_must_be_changed_first(own_house: House) -> None:
    password = first_start(own_house.office.store)
    assert password is None  # there are people already
    admin = own_house.browser("wu")
    made = admin.post(
        "/api/v1/users", json={"login": "ji", "name": "己", "role": "reviewer"}
    ).json()
    client = own_house.stranger()
    assert log_in(client, "ji", made["password"]).headers["location"] == "/password"
    assert client.get("/api/v1/me").json()["error"]["code"] == "password_must_change"
    form = {"csrf": csrf_of(client), "old": made["password"], "new": NEW, "again": NEW}
    before = client.cookies[SESSION_COOKIE]
    assert client.post("/password", data=form).headers["location"] == "/desk/tasks"
    assert client.cookies[SESSION_COOKIE] != before
    assert client.get("/api/v1/me").status_code == 200
    assert log_in(own_house.stranger(), "ji", made["password"]).status_code == 401
    assert log_in(own_house.stranger(), "ji", NEW).status_code == 303


def test_changing_a_password_ends_all_sessions(own_house: House) -> None:
    here, there = own_house.browser("jia"), own_house.browser("jia")
    form = {"csrf": csrf_of(here), "old": PASSWORD, "new": NEW, "again": NEW}
    here.post("/password", data=form)
    assert there.get("/api/v1/me").status_code == 401
    assert here.get("/api/v1/me").status_code == 200


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("short", "至少要有"),
        ("jia-jia1", "至少要有"),
        ("password123", "太常见"),
        ("aaaaaaaaaaaa", "太少"),
        (PASSWORD, "不能与现在的口令相同"),
        ("x" * 300, "不能超过"),
    ],
)
def test_weak_passwords_are_refused(house: House, new: str, said: str) -> None:
    client = house.browser("jia")
    form = {"csrf": csrf_of(client), "old": PASSWORD, "new": new, "again": new}
    answer = client.post("/password", data=form)
    assert answer.status_code == 422 and said in answer.text


def test_deactivation_ends_sessions_and_tokens(own_house: House) -> None:
    client, admin = own_house.browser("jia"), own_house.browser("wu")
    token = client.post("/api/v1/tokens", json={"name": "统计"}).json()["token"]
    program = own_house.stranger()
    program.headers["Authorization"] = f"Bearer {token}"
    assert program.get("/api/v1/me").status_code == 200
    jia = own_house.office.user["甲"]
    assert not admin.patch(f"/api/v1/users/{jia.id}", json={"active": False}).json()["active"]
    assert client.get("/api/v1/me").status_code == 401
    assert program.get("/api/v1/me").status_code == 401


def test_tokens_are_shown_once_kept_as_hashes_and_revoked(own_house: House) -> None:
    client = own_house.browser("jia")
    made = client.post("/api/v1/tokens", json={"name": "统计"}).json()
    assert made["token"] not in client.get("/api/v1/tokens").text
    program = own_house.stranger()
    del program.headers["Origin"]
    program.headers["Authorization"] = f"Bearer {made['token']}"
    assert program.get("/api/v1/me").json()["csrf"] == ""
    assert program.post("/api/v1/tokens", json={"name": "另一个"}).status_code == 403
    assert program.post("/logout").status_code == 403
    client.delete(f"/api/v1/tokens/{made['id']}")
    assert program.get("/api/v1/me").status_code == 401
    other = own_house.browser("yi")
    assert other.delete(f"/api/v1/tokens/{made['id']}").status_code == 404


def test_changes_need_the_token_of_the_session_and_our_origin(house: House) -> None:
    client = house.browser("jia")
    body = {"name": "x"}
    for headers, code in (
        ({"X-CSRF-Token": "guessed"}, "csrf"),
        ({"X-CSRF-Token": ""}, "csrf"),
        ({"Origin": "http://evil.example"}, "foreign_origin"),
        ({"Origin": "null"}, "foreign_origin"),
        ({"Origin": f"{BASE}.evil.example"}, "foreign_origin"),
        ({"Origin": ""}, "foreign_origin"),
    ):
        answer = client.post("/api/v1/tokens", json=body, headers=headers)
        assert (answer.status_code, answer.json()["error"]["code"]) == (403, code), headers
    del client.headers["Origin"]
    assert client.post("/api/v1/tokens", json=body).status_code == 403
    assert client.post("/logout", data={"csrf": "x"}, headers={"Origin": BASE}).status_code == 403


@pytest.mark.parametrize(
    ("wanted", "goes"),
    [
        ("/desk/review?case=a&page=2", "/desk/review?case=a&page=2"),
        ("https://evil.example/", "/desk/tasks"),
        ("//evil.example/", "/desk/tasks"),
        ("/\\evil.example", "/desk/tasks"),
        ("/a\r\nSet-Cookie: x", "/desk/tasks"),
        ("javascript:alert(1)", "/desk/tasks"),
        ("http://[", "/desk/tasks"),
        ("", "/desk/tasks"),
    ],
)
def test_login_leads_nowhere_else(wanted: str, goes: str) -> None:
    assert inner_address(wanted) == goes


def test_pages_send_strangers_to_the_login_and_back(house: House) -> None:
    client = house.stranger()
    for address in ("/desk", "/desk/", "/desk/review?case=1&finding=A"):
        where = client.get(address, headers={"Accept": "text/html"}).headers["location"]
        assert where.startswith("/login?next=%2Fdesk"), address
    assert client.get("/").headers["location"] == "/desk/tasks"
    hostile = client.get("/login", params={"next": '"><script>alert(1)</script>'}).text
    assert "<script" not in hostile
    typed = log_in(client, '"><script>', "x").text
    assert "<script" not in typed


def test_addresses_of_gradio_that_are_not_used_are_shut(house: House) -> None:
    client = house.browser("jia")
    for address in (
        "/desk/gradio_api/upload",
        "/desk/gradio_api/file=/etc/passwd",
        "/desk/gradio_api/file/x",
        "/desk/gradio_api/proxy=http://x",
        "/desk/file=/etc/passwd",
        "/desk/gradio_api/vibe-code/",
        "/desk/review/gradio_api/upload",
    ):
        for method in ("GET", "POST"):
            answer = client.request(method, address)
            assert answer.status_code == 404, address
            assert answer.json()["error"]["code"] == "not_found"


def test_headers_of_every_answer(house: House) -> None:
    client = house.browser("jia")
    for address in ("/login", "/api/v1/me", "/api/v1/nothing", "/api/docs"):
        headers = client.get(address).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert "frame-ancestors 'self'" in headers["content-security-policy"]
        assert "script-src" not in headers["content-security-policy"]
        assert headers["cache-control"] == "no-store"
    desk = client.get("/desk/tasks").headers["content-security-policy"]
    assert "http" not in desk and "*" not in desk


def test_first_start_makes_an_administrator_once(tmp_path: object) -> None:
    from pathlib import Path

    from review.settings import DeskSettings, Settings
    from review.store.office import open_store

    assert isinstance(tmp_path, Path)
    with open_store(Settings(desk=DeskSettings(folder=tmp_path))) as store:
        password = first_start(store)
        assert password is not None and len(password) == 19
        assert first_start(store) is None
        with store.database.read() as s:
            (admin,) = users.all_users(s)
            assert (admin.login, admin.role, admin.must_change) == ("admin", "admin", True)
            assert password not in str(audit.entries(s))
