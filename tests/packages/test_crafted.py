"""Packages that somebody made by hand: sealed rightly, and still refused."""

from __future__ import annotations

import hashlib
import json
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from review.errors import PackageError
from review.packages import container
from review.packages.container import checked_package, new_package
from review.packages.content import read_content
from review.packages.contract import ManifestDocument
from review.packages.export import export_package
from review.store.listed_zip import MANIFEST
from tests.casework.office import make_office


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A package as it should be: its members, the manifest apart."""
    folder = tmp_path_factory.mktemp("office")
    office = make_office(folder)
    case = office.add_case("summary-with-defects")
    export_package(office.store, office.user["甲"], case.id, folder / "a.juan")
    office.close()
    with ZipFile(folder / "a.juan") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def crafted(path, content_of, **changes):
    """A sealed package of these members; `changes`: fields of its manifest."""
    told = json.loads(content_of[MANIFEST])
    with new_package(path) as package:
        for name, content in content_of.items():
            if name != MANIFEST:
                package.add(name, [content], packed=True)
        listed = [one.model_dump() for one in package.members]
        document = ManifestDocument.model_validate({**told, "members": listed, **changes})
        package.finish(document)
    return path


def refused(path):
    with pytest.raises(PackageError) as caught, checked_package(path) as package:
        read_content(package)
    return caught.value.code


def reseal(path):
    content = path.read_bytes()[:-64]
    path.write_bytes(content + hashlib.sha256(content).hexdigest().encode())


def changed_record(whole, **changes):
    record = {**json.loads(whole["record.json"]), **changes}
    return {**whole, "record.json": json.dumps(record).encode()}


WORD = {
    "id": 1, "finding": "EXE-03:d1:x", "value": "confirmed", "previous": "", "reason_kind": "",
    "note": "", "points": None, "message": "", "severity": "", "who": "己",
    "when": "2026-03-02T09:00:00", "undoes": None,
}  # fmt: skip


def test_as_it_should_be(whole, tmp_path):
    with checked_package(crafted(tmp_path / "a.juan", whole)) as package:
        assert read_content(package).record.page_count == len(read_content(package).pages)
    path = crafted(tmp_path / "b.juan", changed_record(whole, verdicts=[WORD]))
    with checked_package(path) as package:
        assert read_content(package).record.verdicts[0].who == "己"


@pytest.mark.parametrize(
    "name",
    ["../evil", "/etc/passwd", "readings/../../x.json", "C:\\x", "results/1/x.json", "pictures/1"],
)
def test_names_that_lead_out_or_mean_nothing(whole, tmp_path, name):
    assert refused(crafted(tmp_path / "a.juan", {**whole, name: b"x"})) == "package_unsafe"


def test_a_name_twice(whole, tmp_path):
    path = crafted(tmp_path / "a.juan", whole)
    with pytest.warns(UserWarning), ZipFile(path, "a", ZIP_DEFLATED) as archive:
        archive.writestr("log.json", "{}")
    reseal(path)
    assert refused(path) == "package_unsafe"


def test_members_and_manifest_must_agree(whole, tmp_path):
    path = crafted(tmp_path / "a.juan", whole)
    with ZipFile(path, "a", ZIP_DEFLATED) as archive:
        archive.writestr("readings/9999.json", "{}")
    reseal(path)
    assert refused(path) == "package_altered"
    with checked_package(crafted(tmp_path / "b.juan", whole)) as package:
        listed = [one.model_dump() for one in package.manifest.members]
    listed[0]["sha256"] = "0" * 64
    assert refused(crafted(tmp_path / "c.juan", whole, members=listed)) == "package_altered"
    assert refused(crafted(tmp_path / "d.juan", whole, members=listed[1:])) == "package_altered"


def test_too_large(whole, tmp_path, monkeypatch):
    path = crafted(tmp_path / "a.juan", {**whole, "log.json": b" " * 3_000_000})
    monkeypatch.setattr(container, "MOST_TEXT_BYTES", 2_000_000)
    assert refused(path) == "package_too_large"
    monkeypatch.setattr(container, "MOST_MEMBERS", 3)
    assert refused(crafted(tmp_path / "b.juan", whole)) == "package_too_large"


def test_another_version(whole, tmp_path):
    path = crafted(tmp_path / "a.juan", whole, format="juanjian.package/2")
    assert refused(path) == "package_version"


@pytest.mark.parametrize(
    "changes",
    [
        {"record.json": b"{}"},
        {"log.json": b"[]"},
        {"readings/0001.json": b"{}"},
        {"results/1/result.json": b"{}"},
        {"results/1/worksheets.json": b"[]"},
        {"results/1/sorting.json": b"[]"},
        {"pictures/0001": b"<html><script>alert(1)</script>"},
        {"source": b"%PDF-another"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_parts_that_are_not_what_they_should_be(whole, tmp_path, changes):
    assert refused(crafted(tmp_path / "a.juan", {**whole, **changes})) == "package_content"


@pytest.mark.parametrize(
    "words",
    [
        [{**WORD, "value": "perhaps"}],
        [{**WORD, "who": ""}],
        [{**WORD, "points": -1}],
        [{**WORD, "when": "2999-01-01T00:00:00"}],
        [{**WORD, "when": "2026-03-02T09:00:00+08:00"}],
        [{**WORD, "value": ""}],
        [{**WORD, "undoes": 7}],
        [WORD, WORD],
        [{**WORD, "user_id": 1}],
    ],
)
def test_words_that_nobody_can_have_said(whole, tmp_path, words):
    path = crafted(tmp_path / "a.juan", changed_record(whole, verdicts=words))
    assert refused(path) == "package_content"


def test_no_package_at_all(tmp_path):
    for content in (b"", b"PK", b"%PDF-1.7" + b" " * 200, b"PK\x03\x04" + b"0" * 300):
        (tmp_path / "x.juan").write_bytes(content)
        assert refused(tmp_path / "x.juan") in ("package_unreadable", "package_altered")
