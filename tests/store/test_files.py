"""Files lie under their checksum, whole or not at all, in a folder or wherever fsspec reaches."""

from __future__ import annotations

import hashlib
import os
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import fsspec
import pytest

from review.errors import StoreError
from review.store.files import FileStore

CONTENT = "案卷".encode() * 1000
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture(params=["folder", "file_url", "memory"])
def files(request, tmp_path):
    root = f"/{uuid.uuid4().hex}"
    urls = {
        "folder": tmp_path / "files",
        "file_url": (tmp_path / "files").as_uri(),
        "memory": f"memory:/{root}",
    }
    yield FileStore(urls[request.param])
    memory = fsspec.filesystem("memory")
    if memory.exists(root):
        memory.rm(root, recursive=True)


def test_what_is_kept_comes_back(files):
    assert files.put_bytes(CONTENT) == SHA256
    assert files.read(SHA256) == CONTENT
    with files.open(SHA256) as file:
        assert file.read(6) == CONTENT[:6]
    assert files.exists(SHA256)
    assert files.verify(SHA256)
    assert list(files.all_checksums()) == [SHA256]


def test_a_path_is_copied(files, tmp_path):
    source = tmp_path / "案卷 1.pdf"
    source.write_bytes(CONTENT)
    assert files.put_path(source) == SHA256
    source.write_bytes(b"changed later")
    assert files.read(SHA256) == CONTENT


def test_an_empty_file_is_a_file(files):
    empty = files.put_bytes(b"")
    assert files.read(empty) == b""
    assert files.verify(empty)


@pytest.mark.parametrize("suffix", ["", ".pdf"])
def test_engines_get_a_path(files, suffix):
    files.put_bytes(CONTENT)
    with files.local_path(SHA256, suffix) as path:
        assert path.read_bytes() == CONTENT
        assert path.name.endswith(suffix)
    assert files.verify(SHA256)
    assert list(files.all_checksums()) == [SHA256]
    if suffix:
        assert not path.exists()


def test_a_missing_file_is_told(files):
    assert not files.exists(SHA256)
    assert not files.verify(SHA256)
    assert list(files.all_checksums()) == []
    for ask in (files.read, files.open):
        with pytest.raises(StoreError) as raised:
            ask(SHA256)
        assert raised.value.code == "file_missing"
    for suffix in ("", ".pdf"):
        with pytest.raises(StoreError), files.local_path(SHA256, suffix):
            pass


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "A" * 64, SHA256 + "/../x"])
def test_only_checksums_are_names(files, name):
    for ask in (files.read, files.exists, files.verify):
        with pytest.raises(ValueError, match="SHA-256"):
            ask(name)


def test_many_may_keep_the_same_file_at_once(files):
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(files.put_bytes, [CONTENT] * 40)) == {SHA256}
    assert files.read(SHA256) == CONTENT
    assert list(files.all_checksums()) == [SHA256]


def test_a_changed_byte_is_noticed(tmp_path):
    files = FileStore(tmp_path)
    files.put_bytes(CONTENT)
    path = tmp_path / SHA256[:2] / SHA256[2:]
    path.write_bytes(b"X" + CONTENT[1:])
    assert not files.verify(SHA256)


def test_a_file_cut_short_is_replaced_by_the_next_upload(tmp_path):
    files = FileStore(tmp_path)
    files.put_bytes(CONTENT)
    (tmp_path / SHA256[:2] / SHA256[2:]).write_bytes(CONTENT[:10])
    files.put_bytes(CONTENT)
    assert files.verify(SHA256)


def test_nothing_is_left_of_a_failed_upload(tmp_path):
    files = FileStore(tmp_path / "files")
    with pytest.raises(IsADirectoryError):
        files.put_path(tmp_path)
    files.put_bytes(CONTENT)
    assert list((tmp_path / "files" / ".writing").iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "files").write_text("a file stands in the way")
    with pytest.raises(StoreError) as raised:
        FileStore(tmp_path / "files").put_bytes(CONTENT)
    assert raised.value.code == "files_unwritable"


def test_leftovers_of_killed_processes_are_swept_a_day_after(tmp_path):
    files = FileStore(tmp_path)
    files.put_bytes(CONTENT)
    old, new = tmp_path / ".writing" / "old", tmp_path / ".writing" / "new"
    for path in (old, new):
        path.write_bytes(b"half")
    day_before = time.time() - 25 * 3600
    os.utime(old, (day_before, day_before))
    files.sweep()
    assert [path.name for path in Path(tmp_path, ".writing").iterdir()] == ["new"]
    assert files.exists(SHA256)


def test_an_address_that_nothing_serves_is_told():
    with pytest.raises(StoreError) as raised:
        FileStore("nonsense://bucket/prefix")
    assert raised.value.code == "files_url"
