"""Uploads: streamed, bounded, named as data, and gone from our folder afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from review.web.uploads import plain_name
from tests.casework.office import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.web.house import House

PDF = (SAMPLES / "ordinary-with-defects.pdf").read_bytes()


def left_behind(house: House) -> list[str]:
    incoming = house.office.settings.desk_folder / "incoming"
    return [path.name for path in incoming.rglob("*")] if incoming.exists() else []


def test_several_files_at_once(own_house: House) -> None:
    client = own_house.browser("jia")
    files = [
        ("files", ("../../案卷 一.pdf", PDF)),
        ("files", ("C:\\temp\\二.pdf", PDF + b"\n%")),
        ("files", ("坏.exe", b"MZ not a case file")),
        ("files", ("空.pdf", b"")),
    ]
    answer = client.post("/api/v1/cases", files=files)
    assert answer.status_code == 200, answer.text
    body = answer.json()
    assert [one["file_name"] for one in body["cases"]] == ["案卷 一.pdf", "二.pdf"]
    assert {one["state_name"] for one in body["cases"]} == {"排队中"}
    assert body["cases"][0]["job"]["state"] == "waiting"
    assert [(one["file"], one["code"]) for one in body["refused"]] == [
        ("坏.exe", "unknown_kind"),
        ("空.pdf", "empty_file"),
    ]
    assert left_behind(own_house) == []
    listed = client.get("/api/v1/cases").json()
    assert (listed["total"], listed["counts"]) == (2, {"waiting": 2})
    assert own_house.office.actions(body["cases"][0]["id"]) == ["uploaded"]


def test_the_same_file_again_only_when_it_is_meant(own_house: House) -> None:
    client = own_house.browser("jia")
    first = client.post("/api/v1/cases", files={"files": ("甲.pdf", PDF)}).json()
    again = client.post("/api/v1/cases", files={"files": ("乙.pdf", PDF)}).json()
    meant = client.post("/api/v1/cases?again=1", files={"files": ("乙.pdf", PDF)}).json()
    assert len(first["cases"]) == len(meant["cases"]) == 1
    assert [one["code"] for one in again["refused"]] == ["already_uploaded"]


def test_too_large_a_file_is_refused_while_it_comes(
    own_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = own_house.office.settings.desk.model_copy(update={"max_upload_bytes": 100_000})
    settings = own_house.office.settings.model_copy(update={"desk": desk})
    office = own_house.app.state.office
    monkeypatch.setattr(
        own_house.app.state, "office", type(office)(**_fields(office) | {"settings": settings})
    )
    client, sent = own_house.browser("jia"), []

    def body() -> Iterator[bytes]:
        yield b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n'
        for number in range(1000):
            sent.append(number)
            yield b"%PDF-" + b"x" * 9995
        yield b"\r\n--b--\r\n"

    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    answer = client.post("/api/v1/cases", content=body(), headers=headers)
    assert answer.status_code == 413
    assert "0.0953674 MB" in answer.json()["error"]["message"]
    assert left_behind(own_house) == []
    assert client.get("/api/v1/cases").json()["total"] == 0


def _fields(office: object) -> dict[str, object]:
    return {name: getattr(office, name) for name in office.__dataclass_fields__}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"{}", "application/json"),
        (b"", "multipart/form-data"),
        (b"", "multipart/form-data; boundary=b"),
        (b"garbage", "multipart/form-data; boundary=b"),
        (b"--b\r\nContent-Disposition: form-data; name=files\r\n\r\nx\r\n--b--\r\n",
         "multipart/form-data; boundary=b"),
        (b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n%PDF-cut',
         "multipart/form-data; boundary=b"),
        (b"--b\r\nX: " + b"y" * 20_000 + b"\r\n\r\nx\r\n--b--\r\n",
         "multipart/form-data; boundary=b"),
    ],
)  # fmt: skip
def test_what_is_no_upload(house: House, content: bytes, kind: str) -> None:
    client = house.browser("jia")
    answer = client.post("/api/v1/cases", content=content, headers={"Content-Type": kind})
    assert answer.status_code == 422, answer.text
    assert left_behind(house) == []


def test_nobody_unknown_can_fill_the_disk(house: House) -> None:
    read = []

    def body() -> Iterator[bytes]:
        read.append(1)
        yield b"x"

    answer = house.stranger().post("/api/v1/cases", content=body())
    assert answer.status_code == 401
    assert left_behind(house) == []


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\a\\案.pdf", "案.pdf"),
        ("..", "未命名"),
        ("", "未命名"),
        ("a\x00\n\x1b[31m.pdf", "a[31m.pdf"),
        ("长" * 300 + ".pdf", "长" * 196 + ".pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ("<img src=x onerror=alert(1)>.pdf", "<img src=x onerror=alert(1)>.pdf"),
    ],
)
def test_names_are_data(given: str, kept: str) -> None:
    assert plain_name(given) == kept
