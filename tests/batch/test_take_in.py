"""A file of the drop folder becomes one case file, whatever happened to it before."""

from __future__ import annotations

import pytest

from review.batch.folder import DropFolder
from review.batch.take_in import take_in
from review.errors import StoreError
from review.store import cases, jobs


@pytest.fixture
def taking(drop):
    def take(name, owner="甲", **options):
        folder = DropFolder(str(drop.folder))
        file = next(one for one in folder.look() if one.name == name)
        return take_in(drop.store, drop.settings, drop.office.user[owner], folder, file, **options)

    return take


def job_of(drop, taken):
    with drop.store.database.read() as s:
        return jobs.job_of(s, taken.job_id)


def claim(drop, taken, worker):
    with drop.store.database.write() as s:
        return jobs.claim_this(s, taken.job_id, worker)


def test_a_file_is_kept_and_queued_behind_uploads(drop, taking):
    drop.put("一组/某案.zip")
    taken = taking("一组/某案.zip")
    assert taken.stand == "to_do"
    record = drop.office.record(taken.case_id)
    assert (record.file_name, record.owner, record.state) == ("某案.zip", "甲", "waiting")
    assert drop.store.files.exists(record.sha256)
    assert drop.office.actions(taken.case_id) == ["uploaded"]
    assert (drop.folder / "一组/某案.zip").is_file()


def test_the_same_content_is_one_case_file_by_any_name(drop, taking):
    drop.put("a.zip")
    drop.put("b.zip")
    first, again, other = taking("a.zip"), taking("a.zip"), taking("b.zip")
    assert first.case_id == again.case_id == other.case_id
    assert taking("a.zip", owner="乙").case_id != first.case_id


def test_a_file_known_by_name_and_mark_is_not_fetched_again(drop, taking, monkeypatch):
    drop.put("a.zip")
    first = taking("a.zip")
    monkeypatch.setattr(DropFolder, "blocks", lambda *_: pytest.fail("fetched again"))
    assert taking("a.zip") == first


def test_a_file_that_changed_is_another_case_file(drop, taking):
    drop.put("a.zip")
    first = taking("a.zip")
    drop.put("a.zip", pages=3)
    assert taking("a.zip").case_id != first.case_id


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("说明.docx", b"x", "batch_not_a_case_file"),
        ("第1页.jpg", b"x", "batch_not_a_case_file"),
        ("空.pdf", b"", "empty_file"),
        ("大.pdf", b"x" * 2000, "file_too_large"),
    ],
)
def test_what_is_no_case_file_is_refused_with_the_reason(drop, taking, name, content, code):
    intake = drop.settings.intake.model_copy(update={"max_file_bytes": 1000})
    drop.settings = drop.settings.model_copy(update={"intake": intake})
    (drop.folder / name).write_bytes(content)
    for _ in range(2):
        taken = taking(name)
        assert (taken.stand, taken.code, taken.case_id) == ("refused", code, "")
        assert name in taken.message


def test_work_of_a_dead_worker_is_to_be_done_again(drop, taking):
    drop.put("a.zip")
    taken = taking("a.zip")
    host = __import__("socket").gethostname()[:40]
    claim(drop, taken, f"{host}/4194303/dead")
    assert taking("a.zip").stand == "to_do"
    assert job_of(drop, taken).state == "waiting"
    assert job_of(drop, taken).attempts == 0, "that somebody stopped the batch counts for nothing"


def test_work_of_a_living_worker_elsewhere_is_left_to_it(drop, taking):
    drop.put("a.zip")
    taken = taking("a.zip")
    claim(drop, taken, "another-machine/17/x")
    assert taking("a.zip").stand == "running"
    assert claim(drop, taken, "me") is None


def test_what_failed_is_tried_again_only_when_asked(drop, taking):
    drop.put("a.zip")
    taken = taking("a.zip")
    with drop.store.database.write() as s:
        jobs.fail_job(s, taken.job_id, "job_page_timeout", "第2页超时")
        cases.change_case(s, taken.case_id, state="failed")
    again = taking("a.zip")
    assert (again.stand, again.code) == ("failed", "job_page_timeout")
    assert taking("a.zip", retry=True).stand == "to_do"
    assert job_of(drop, taken).state == "waiting"


def test_a_full_disk_changes_nothing(drop, taking, monkeypatch):
    drop.put("a.zip")

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(type(drop.store.files), "_write", full)
        with pytest.raises(StoreError) as told:
            taking("a.zip")
    assert told.value.code == "files_unwritable"
    assert taking("a.zip").stand == "to_do"


def test_a_source_that_breaks_off_is_the_files_trouble_not_the_stores(drop, taking, monkeypatch):
    drop.put("a.zip")

    def torn(folder, file):
        yield b"begin"
        from review.errors import BatchError

        raise BatchError("batch_folder", "断线")

    with monkeypatch.context() as patched:
        patched.setattr(DropFolder, "blocks", torn)
        assert taking("a.zip").code == "batch_folder"
    assert taking("a.zip").stand == "to_do"
