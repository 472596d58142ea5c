"""A review through `/api/v1`, from the list to the export."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from review.reports.contract import ResultDocument

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

    from tests.web.house import House


def test_a_review_from_list_to_finish(own_house: House) -> None:
    record = own_house.office.add_case()
    client = own_house.browser("jia")
    listed = client.get("/api/v1/cases", params={"state": "to_review", "q": record.case_no}).json()
    assert [one["id"] for one in listed["cases"]] == [record.id] and listed["total"] == 1
    case = f"/api/v1/cases/{record.id}"
    view = client.get(f"{case}/review").json()
    assert view["counts"]["open"] == len(view["findings"]) > 0
    first = view["findings"][0]

    said = client.post(f"{case}/verdicts", json={"finding": first["id"], "value": "confirmed"})
    assert len(said.content) <= 2048
    assert said.json()["counts"]["confirmed"] == 1
    lacking = client.post(f"{case}/verdicts", json={"finding": first["id"], "value": "rejected"})
    assert (lacking.status_code, lacking.json()["error"]["code"]) == (400, "verdict_reason")
    assert client.post(f"{case}/undo").json()["counts"]["open"] == len(view["findings"])
    history = client.get(f"{case}/verdicts").json()["verdicts"]
    assert [one["undone"] for one in history] == [False, True]

    added = {"defect": first["code"], "page": 1, "box": [0.1, 0.1, 0.2, 0.1], "message": "漏章"}
    made = client.post(f"{case}/findings", json=added).json()
    assert made["added"] and made["source_name"] == "人工补录"

    rest = [one["id"] for one in client.get(f"{case}/review").json()["findings"]]
    client.post(f"{case}/verdicts", json={"findings": rest, "value": "confirmed"})
    done = client.post(f"{case}/finish").json()
    assert done.get("state") == "finished", done
    late = client.post(f"{case}/verdicts", json={"finding": first["id"], "value": "open"})
    assert (late.status_code, late.json()["error"]["code"]) == (409, "case_finished")
    assert client.post(f"{case}/reopen").json()["state"] == "in_review"


def test_finish_says_what_is_open(own_house: House) -> None:
    record = own_house.office.add_case()
    client = own_house.browser("jia")
    client.post(f"/api/v1/cases/{record.id}/retry")
    view = client.get(f"/api/v1/cases/{record.id}/review").json()
    if not any(one["severity"] == "fatal" for one in view["findings"]):
        pytest.skip("the sample has no 重大 finding")
    error = client.post(f"/api/v1/cases/{record.id}/finish").json()["error"]
    assert error["code"] == "finish_refused" and error["reasons"]


def test_documents_of_the_contract(own_house: House) -> None:
    record = own_house.office.add_case()
    client = own_house.browser("jia")
    case = f"/api/v1/cases/{record.id}"
    ResultDocument.model_validate(client.get(f"{case}/result").json())
    assert client.get(f"{case}/worksheets").json()["schema"] == "juanjian.worksheets/1"
    assert [one["version"] for one in client.get(f"{case}/versions").json()["versions"]] == [1]
    assert client.get(f"{case}/result", params={"version": 7}).status_code == 404
    for sheet in ("sorting", "checked", "timeline", "law-reference"):
        assert client.get(f"{case}/{sheet}").status_code == 200, sheet


def test_corrections_make_a_job(own_house: House) -> None:
    record = own_house.office.add_case()
    client = own_house.browser("jia")
    case = f"/api/v1/cases/{record.id}"
    facts = [
        fact
        for page in range(1, 8)
        for fact in client.get(f"{case}/pages/{page}/text").json()["facts"]
    ]
    fact = next(one for one in facts if re.fullmatch(r"\d{4}-\d\d-\d\d", str(one["value"])))
    wrong = client.post(f"{case}/facts/{fact['id']}", json={"value": "昨天"})
    assert wrong.status_code == 400 and wrong.json()["error"]["message"]
    right = client.post(f"{case}/facts/{fact['id']}", json={"value": "2025年3月1日"})
    assert right.json()["job"]["kind"] == "recheck"
    assert client.delete(f"{case}/facts/{fact['id']}").status_code == 200
    assert client.post(f"{case}/facts/nothing", json={"value": ""}).status_code == 404
    sorting = client.get(f"{case}/sorting").json()
    layout = [
        {"first_page": one["first"], "last_page": one["last"], "kind": one["kind"], "title": "件"}
        for one in sorting["documents"]
    ]
    assert client.put(f"{case}/sorting", json={"documents": layout}).json()["job"]
    assert client.get(f"{case}/sorting").json()["correction"]["who"] == "甲"
    assert client.delete(f"{case}/sorting").status_code == 200


def test_the_place_is_taken_up_again(own_house: House) -> None:
    record = own_house.office.add_case()
    client = own_house.browser("jia")
    case = f"/api/v1/cases/{record.id}"
    assert client.put(f"{case}/place", json={"page": 3, "finding": "x"}).status_code == 204
    assert client.get(f"{case}/review").json()["place"] == {"page": 3, "finding": "x"}
    resume = client.get("/api/v1/cases").json()["resume"]
    assert (resume["case"], resume["page"]) == (record.id, 3)


def test_search_finds_only_what_may_be_seen(own_house: House) -> None:
    record = own_house.office.add_case()
    hits = own_house.browser("jia").get("/api/v1/search", params={"q": "决定"}).json()["hits"]
    assert hits and {one["case_id"] for one in hits} == {record.id}
    assert own_house.browser("yi").get("/api/v1/search", params={"q": "决定"}).json()["hits"] == []


@pytest.mark.parametrize(
    ("sheet", "magic"),
    [
        ("sheet.docx", b"PK"),
        ("opinion.docx", b"PK"),
        ("findings.xlsx", b"PK"),
        ("annotated.pdf", b"%PDF"),
        ("result.json", b"{"),
        ("package.juan", b"PK"),
    ],
)
def test_exports_are_named_and_logged(own_house: House, sheet: str, magic: bytes) -> None:
    record = own_house.office.add_case()
    client = own_house.browser("jia")
    answer = client.get(f"/api/v1/cases/{record.id}/export/{sheet}")
    assert answer.status_code == 200, answer.text
    assert answer.content.startswith(magic)
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
    assert "exported" in own_house.office.actions(record.id)


def test_a_package_comes_back_and_is_merged(own_house: House) -> None:
    record = own_house.office.add_case()
    owner, other = own_house.browser("jia"), own_house.browser("yi")
    sent = owner.get(f"/api/v1/cases/{record.id}/export/package.juan").content
    outgoing = own_house.office.settings.desk_folder / "outgoing"
    assert list(outgoing.iterdir()) == []
    new = other.post("/api/v1/packages", files={"file": ("案.juan", sent)}).json()
    assert not new["merged"] and new["case"]["owner"] == "乙"
    again = owner.post("/api/v1/packages", files={"file": ("案.juan", sent)}).json()
    assert again["merged"] and again["case"]["id"] == record.id
    altered = bytearray(sent)
    altered[len(sent) // 2] ^= 1
    bad = other.post("/api/v1/packages", files={"file": ("案.juan", bytes(altered))})
    assert bad.status_code == 422 and bad.json()["error"]["code"].startswith("package_")
    two = [("file", ("a.juan", sent)), ("file", ("b.juan", sent))]
    assert other.post("/api/v1/packages", files=two).status_code == 413


def test_a_file_that_cannot_be_masked_is_not_sent(own_house: House) -> None:
    record = own_house.office.add_case()
    client = own_house.browser("jia")
    answer = client.get(f"/api/v1/cases/{record.id}/export/annotated.pdf?masked=1")
    assert answer.status_code == 409
    assert "exported" not in own_house.office.actions(record.id)


def test_before_there_is_a_result(own_house: House) -> None:
    client = own_house.browser("jia")
    sent = client.post("/api/v1/cases", files={"files": ("甲.pdf", b"%PDF-1.4 x")})
    case = f"/api/v1/cases/{sent.json()['cases'][0]['id']}"
    for what in ("review", "result", "sorting", "checked", "timeline", "export/sheet.docx"):
        answer = client.get(f"{case}/{what}")
        assert (answer.status_code, answer.json()["error"]["code"]) == (409, "case_not_ready")
    assert client.get(f"{case}/pages/1/picture").status_code == 404


def test_faults_are_told_in_chinese(house: House) -> None:
    client = house.browser("jia")

    def told(content: bytes, path: str = "/api/v1/tokens") -> str:
        headers = {"Content-Type": "application/json"}
        answer = client.post(path, content=content, headers=headers)
        assert answer.status_code == 422, answer.text
        return str(answer.json()["error"]["message"])

    assert "不是有效的 JSON" in told(b"{")
    assert "name：缺少这一项" in told(b"{}")
    assert "more：没有这一项" in told(b'{"name": "x", "more": 1}')
    assert "name：应为文字" in told(b'{"name": 1}')
    assert "不能保存" in told(json.dumps({"name": "a\x00b"}).encode())
    assert "无法识别的字符" in told(b'{"name": "\\ud800"}')
    limit = client.get("/api/v1/cases?limit=100000").json()["error"]["message"]
    assert "limit：不能大于 500" in limit
    assert client.get("/api/v1/nowhere").json()["error"]["code"] == "not_found"
    assert client.put("/api/v1/me").status_code == 405
    large = client.post("/api/v1/tokens", content=b"x" * 2_000_000)
    assert large.status_code == 413 and large.json()["error"]["message"]


def test_people_and_log_for_the_administrator(own_house: House) -> None:
    admin = own_house.browser("wu")
    made = admin.post("/api/v1/users", json={"login": "geng", "name": "庚", "role": "leader"})
    user = made.json()["user"]
    assert made.json()["password"] and user["must_change"]
    assert admin.post(
        "/api/v1/users", json={"login": "geng", "name": "x", "role": "leader"}
    ).status_code in (409, 503)
    weak = {"login": "xin", "name": "辛", "role": "reviewer", "password": "123"}
    assert admin.post("/api/v1/users", json=weak).status_code == 422
    changed = admin.patch(f"/api/v1/users/{user['id']}", json={"team": "三组"}).json()
    assert (changed["team"], changed["name"]) == ("三组", "庚")
    me = own_house.office.user["戊"].id
    assert admin.patch(f"/api/v1/users/{me}", json={"role": "reviewer"}).status_code == 409
    assert admin.patch("/api/v1/users/999", json={}).status_code == 404
    log = admin.get("/api/v1/log", params={"limit": 2}).json()
    assert [one["action"] for one in log["entries"]] == ["user_changed", "user_added"]
    assert log["entries"][0]["action_name"] == "变更用户"
    older = admin.get("/api/v1/log", params={"before": log["next"]}).json()["entries"]
    assert [one["action"] for one in older] == ["login"]
    whole = admin.get("/api/v1/log/verify").json()
    assert whole["breaches"] == [] and whole["checked"] >= 3


def test_the_log_of_others_stays_with_them(own_house: House) -> None:
    record = own_house.office.add_case()
    own, other = own_house.browser("jia"), own_house.browser("yi")
    assert own.get("/api/v1/log", params={"subject": record.id}).json()["entries"]
    assert other.get("/api/v1/log", params={"subject": record.id}).status_code == 404
    assert {one["who"] for one in other.get("/api/v1/log").json()["entries"]} == {"乙"}


def test_standards_and_defects(house: House) -> None:
    client: TestClient = house.browser("jia")
    assert client.get("/api/v1/standards").json()["version"]
    all_defects = client.get("/api/v1/defects").json()["defects"]
    some = client.get("/api/v1/defects", params={"kind": "penalty_ordinary"}).json()["defects"]
    assert 0 < len(some) <= len(all_defects)


def test_the_description_fetches_nothing(house: House) -> None:
    text = house.browser("jia").get("/api/docs").text
    assert "评查表" in text and "<script" not in text
    assert "http://" not in text and "https://" not in text
    assert "src=" not in text and "@import" not in text
