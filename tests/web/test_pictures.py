"""Page pictures: watermark, what a browser keeps, the log of views."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from review.store import audit
from review.web import view_log
from review.web.picture_cache import PictureCache
from review.web.watermark import with_watermark

if TYPE_CHECKING:
    import pytest
    from fastapi.testclient import TestClient

    from review.model.case_record import CaseRecord
    from review.web.view_log import ViewLog
    from tests.web.house import House


def picture(
    client: TestClient, record: CaseRecord, page: int = 1, size: str = "page"
) -> Image.Image:
    answer = client.get(f"/api/v1/cases/{record.id}/pages/{page}/picture", params={"size": size})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "image/jpeg"
    return Image.open(io.BytesIO(answer.content))


def test_sizes(house: House, record: CaseRecord) -> None:
    client = house.browser("jia")
    widths = [picture(client, record, 1, size).width for size in ("thumb", "page", "large")]
    assert widths == sorted(widths) and widths[2] > widths[1]


def test_each_viewer_gets_his_own_watermark_that_can_be_switched_off(
    house: House, record: CaseRecord
) -> None:
    owner, leader, admin = (house.browser(one) for one in ("jia", "bing", "wu"))
    first, second = np.asarray(picture(owner, record)), np.asarray(picture(leader, record))
    assert (first != second).any()
    admin.put("/api/v1/settings", json={"watermark": False})
    try:
        plain, same = np.asarray(picture(owner, record)), np.asarray(picture(leader, record))
        assert (plain == same).all() and (plain != first).any()
        # Faint: no pixel of the paper darker than a light grey.
        assert np.abs(plain.astype(int) - first.astype(int)).mean() < 4
    finally:
        admin.put("/api/v1/settings", json={"watermark": True})


def test_the_browser_may_keep_it_for_itself(house: House, record: CaseRecord) -> None:
    client = house.browser("jia")
    address = f"/api/v1/cases/{record.id}/pages/2/picture"
    first = client.get(address)
    assert first.headers["cache-control"] == "private, max-age=600"
    assert "Cookie" in first.headers["vary"]
    again = client.get(address, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    leader = house.browser("bing").get(address, headers={"If-None-Match": first.headers["etag"]})
    assert leader.status_code == 200


def test_a_warm_page_takes_less_than_40_ms(house: House, record: CaseRecord) -> None:
    client = house.browser("jia")
    address = f"/api/v1/cases/{record.id}/pages/3/picture"
    client.get(address)
    seconds = []
    for _ in range(15):
        begun = time.process_time()  # what others compute meanwhile is not ours
        client.get(address)
        seconds.append(time.process_time() - begun)
    assert min(seconds) < 0.04


def test_pages_that_are_not_there(house: House, record: CaseRecord) -> None:
    client = house.browser("jia")
    for page, status in (("999", 404), ("0", 422), ("-1", 422), ("x", 422), ("99999999999", 422)):
        for what in ("picture", "text"):
            answer = client.get(f"/api/v1/cases/{record.id}/pages/{page}/{what}")
            assert answer.status_code == status
    odd = client.get(f"/api/v1/cases/{record.id}/pages/1/picture", params={"size": "huge"})
    assert odd.status_code == 422 and "thumb" in odd.json()["error"]["message"]


def test_text_of_a_page_with_its_facts(house: House, record: CaseRecord) -> None:
    client = house.browser("jia")
    pages = client.get(f"/api/v1/cases/{record.id}/review").json()["pages"]
    facts = 0
    for page in pages[:6]:
        body = client.get(f"/api/v1/cases/{record.id}/pages/{page['no']}/text").json()
        facts += len(body["facts"])
        for line in body["lines"]:
            x, y, width, height = line["box"]
            assert x >= -0.01 and y >= -0.01 and x + width <= 1.01 and y + height <= 1.01
    assert facts > 3


def test_views_are_logged_once_in_ten_minutes(
    own_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = own_house.office.add_case()
    client = own_house.browser("jia")
    log: ViewLog = own_house.app.state.office.view_log
    for page in (1, 2, 1, 1):
        picture(client, record, page)
    picture(client, record, 3, "thumb")
    log.flush()
    assert own_house.office.actions(record.id).count("page_viewed") == 2
    monkeypatch.setattr(view_log, "SAME_VIEW", 0.0)
    picture(client, record, 1)
    log.close()
    assert own_house.office.actions(record.id).count("page_viewed") == 3
    assert audit.verify(own_house.office.store.database) == []


def test_the_cache_is_bounded() -> None:
    cache, made = PictureCache(100), []

    def make() -> bytes:
        made.append(1)
        return b"x" * 40

    for key in ("a", "b", "c", "a"):
        cache.get(key, make)
    assert cache.byte_count <= 100 and len(made) == 4
    cache.get("a", make)
    assert len(made) == 4
    assert cache.get("big", lambda: b"x" * 1000) == b"x" * 1000
    assert cache.byte_count <= 100


def test_the_watermark_takes_little_time() -> None:
    written = io.BytesIO()
    Image.new("RGB", (1240, 1754), "white").save(written, "JPEG")
    with_watermark(written.getvalue(), "甲 jia 2027-01-01")
    begun = time.process_time()
    marked = with_watermark(written.getvalue(), "甲 jia 2027-01-01")
    assert time.process_time() - begun < 0.5
    assert np.asarray(Image.open(io.BytesIO(marked))).min() > 190
