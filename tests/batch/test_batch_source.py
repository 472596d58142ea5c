"""What is taken from a drop folder, and when."""

from __future__ import annotations

import pytest

from review.batch import source as source_room
from review.batch.folder import DropFolder, FoundFile
from review.batch.source import Source
from review.errors import BatchError


def test_files_of_subfolders_in_order_without_hidden_and_unfinished(tmp_path):
    for name in ("b.pdf", "a/2.zip", "a/1.PDF", ".hidden.pdf", "c.pdf.part", "~$d.pdf", "e.docx"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    found = DropFolder(str(tmp_path)).look()
    assert [one.name for one in found] == ["a/1.PDF", "a/2.zip", "b.pdf", "e.docx"]
    assert [one.is_case_file for one in found] == [True, True, True, False]
    assert b"".join(DropFolder(str(tmp_path)).blocks(found[0])) == b"x"


@pytest.mark.parametrize("url", ["nowhere/at/all", "nosuch://bucket/x"])
def test_a_folder_that_is_none_is_told(url):
    with pytest.raises(BatchError) as told:
        DropFolder(url)
    assert told.value.code in ("batch_folder", "batch_extra")
    assert url in told.value.message


def test_a_protocol_whose_package_is_missing_names_the_extra(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "s3fs", None)
    from fsspec.registry import _registry

    monkeypatch.delitem(_registry, "s3", raising=False)
    with pytest.raises(BatchError) as told:
        DropFolder("s3://bucket/x")
    assert told.value.code == "batch_extra"
    assert "juanjian[cluster]" in told.value.message


class Shelf:
    """A folder that holds what it is told to hold."""

    def __init__(self, *files):
        self.files = files

    def look(self):
        return self.files


def file(name="a.pdf", size=10, mark="1"):
    return FoundFile(f"file:///{name}", name, size, mark)


@pytest.fixture
def clock(monkeypatch):
    class Clock:
        at = 100.0

    monkeypatch.setattr(source_room.time, "monotonic", lambda: Clock.at)
    return Clock


def test_once_through_every_file_is_given_once(clock):
    source = Source(Shelf(file("a.pdf"), file("b.pdf")))
    assert not source.exhausted
    assert [source.take().name, source.take().name, source.take()] == ["a.pdf", "b.pdf", None]
    assert source.exhausted


def test_a_watched_file_is_taken_when_its_size_has_settled(clock):
    shelf = Shelf(file(size=10))
    source = Source(shelf, watch=True, settle=5, every=1)
    assert source.take() is None
    clock.at += 4
    shelf.files = (file(size=20),)  # still being copied
    assert source.take() is None
    clock.at += 4
    assert source.take() is None
    clock.at += 2
    assert source.take().byte_count == 20
    clock.at += 100
    assert source.take() is None, "the same file is not given twice"
    assert not source.exhausted


def test_a_watched_file_that_was_replaced_comes_again(clock):
    shelf = Shelf(file(mark="1"))
    source = Source(shelf, watch=True, settle=0, every=0)
    source.take()
    clock.at += 1
    assert source.take().mark == "1"
    shelf.files = (file(mark="2"),)
    source.take()
    clock.at += 1
    assert source.take().mark == "2"
