"""Backup and restore: everything comes back, from and into either database, or nothing."""

from __future__ import annotations

import json
import stat
import threading
import zipfile

import pytest

from review.errors import StoreError
from review.model.people import User
from review.settings import DeskSettings, Settings
from review.store import audit, cases, search, users, verdicts
from review.store.backup import back_up, check_backup, restore
from review.store.listed_zip import MANIFEST
from review.store.office import open_store
from review.store.table_dump import FILE_COLUMNS, dumped_tables, lines_of
from review.store.tables import Base
from tests.store.office import furnish, keep_own_data


@pytest.fixture
def owner(store):
    return furnish(store)


@pytest.fixture
def here(tmp_path):
    """Settings of the office of `store`."""
    return Settings(data_dir=tmp_path / "here")


@pytest.fixture
def elsewhere(tmp_path):
    """Settings of an office where nothing is yet."""
    return Settings(data_dir=tmp_path / "new")


@pytest.fixture
def empty_url(database_url):
    """Of a database beside the one that `store` uses."""
    return database_url.replace("juanjian.sqlite3", "other.sqlite3")


@pytest.fixture
def small(tmp_path):
    """A backup of a small office on SQLite, for what does not depend on the database."""
    old = Settings(data_dir=tmp_path / "old")
    with open_store(old) as store:
        furnish(store)
        keep_own_data(old.office_folder)
        back_up(store, old, tmp_path / "office.zip")
    return tmp_path / "office.zip"


def rows(store, leave_out=("audit",)):
    with store.database.read() as s:
        return {
            name: [json.loads(line) for line in lines_of(s, table)]
            for name, table in dumped_tables().items()
            if name not in leave_out
        }


def test_everything_comes_back_into_either_database(store, owner, here, tmp_path, empty_url):
    done = back_up(store, here, tmp_path / "office.zip")
    there = Settings(
        data_dir=tmp_path / "new",
        desk=DeskSettings(database_url=empty_url, files_url=str(tmp_path / "newfiles")),
    )
    assert restore(tmp_path / "office.zip", there) == done
    assert done.missing == ()
    with open_store(there) as new:
        assert rows(new) == rows(store)
        assert all(rows(new).values()), "a table of which nothing was tested"
        assert audit.verify(new.database) == []
        with new.database.read() as s:
            assert [one.action for one in audit.entries(s)[:2]] == ["restored", "verdict_undone"]
            assert search.search_pages(s, owner, "罚决")[0].page_no == 1
        assert set(new.files.all_checksums()) == set(store.files.all_checksums())
        assert all(new.files.verify(one) for one in new.files.all_checksums())


def test_numbers_go_on_after_a_restore(store, owner, here, tmp_path, empty_url):
    back_up(store, here, tmp_path / "office.zip")
    there = Settings(data_dir=tmp_path / "new", desk=DeskSettings(database_url=empty_url))
    restore(tmp_path / "office.zip", there)
    with open_store(there) as new, new.database.write() as s:
        assert users.add_user(s, "sun", "孙远", "reviewer", "x").id == 3
        said = verdicts.add_verdict(
            s, case_id="case-1", finding="F2", value="confirmed", user_id=owner.id
        )
        assert said.id == 3
        audit.note(s, owner, "verdict", "case-1")
        search.index_page(s, "case-1", 2, "后来识读")


def test_others_go_on_writing_during_a_backup(store, owner, here, tmp_path, elsewhere):
    stop = threading.Event()

    def work():
        while not stop.is_set():
            with store.database.write() as s:
                verdicts.add_verdict(
                    s, case_id="case-1", finding="F9", value="confirmed", user_id=owner.id
                )
                audit.note(s, owner, "verdict", "nine")

    writer = threading.Thread(target=work)
    writer.start()
    try:
        back_up(store, here, tmp_path / "office.zip")
    finally:
        stop.set()
        writer.join()
    restore(tmp_path / "office.zip", elsewhere)
    with open_store(elsewhere) as new, new.database.read() as s:
        said = [one for one in verdicts.verdicts_of(s, "case-1") if one.finding == "F9"]
        assert len(said) == len(audit.entries(s, subject="nine", limit=10_000))
    assert audit.verify(new.database) == []


def test_a_backup_is_noted_and_holds_the_head(store, owner, here, tmp_path):
    with store.database.read() as s:
        head = audit.head(s)
    assert back_up(store, here, tmp_path / "office.zip").head == str(head)
    assert check_backup(tmp_path / "office.zip").head == str(head)
    assert audit.verify(store.database, head) == []
    with store.database.read() as s:
        assert audit.entries(s, limit=1)[0].action == "backed_up"


def test_only_its_owner_may_read_it_and_nobody_stays_logged_in(small):
    assert stat.S_IMODE(small.stat().st_mode) == 0o600
    with zipfile.ZipFile(small) as archive:
        assert "tables/sessions.jsonl" not in archive.namelist()


def test_lost_and_damaged_files_are_named_and_the_rest_is_kept(tmp_path, here, elsewhere):
    with open_store(Settings(data_dir=tmp_path / "old")) as store:
        furnish(store)
        lost, damaged = sorted(store.files.all_checksums())
        with store.files.local_path(lost) as path:
            path.unlink()
        with store.files.local_path(damaged) as path:
            path.write_bytes(b"something else")
        done = back_up(store, here, tmp_path / "office.zip")
    assert done.missing == (lost, damaged)
    assert restore(tmp_path / "office.zip", elsewhere).missing == (lost, damaged)
    with open_store(elsewhere) as new:
        assert list(new.files.all_checksums()) == []


def test_nothing_is_overwritten(small, elsewhere):
    before = small.read_bytes()
    with open_store(elsewhere) as store, pytest.raises(StoreError) as refused:
        back_up(store, elsewhere, small)
    assert refused.value.code == "backup_exists"
    assert small.read_bytes() == before


def test_a_target_that_cannot_be_written_leaves_nothing(elsewhere, tmp_path):
    with open_store(elsewhere) as store, pytest.raises(StoreError) as refused:
        back_up(store, elsewhere, tmp_path / "no" / "such" / "folder.zip")
    assert refused.value.code == "backup_not_written"
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


def test_an_office_that_is_not_empty_is_left_alone(small, elsewhere):
    with open_store(elsewhere) as store, store.database.write() as s:
        users.add_user(s, "li", "李管", "admin", "x")
    with pytest.raises(StoreError) as refused:
        restore(small, elsewhere)
    assert refused.value.code == "restore_not_empty"
    with open_store(elsewhere) as store, store.database.read() as s:
        assert [one.login for one in users.all_users(s)] == ["li"]
    assert list(store.files.all_checksums()) == []


@pytest.mark.parametrize("share", [0.0, 0.2, 0.4, 0.6, 0.8, 0.97])
def test_a_changed_byte_restores_nothing(small, elsewhere, share):
    content = bytearray(small.read_bytes())
    at = _inside_a_member(small, share)
    content[at] ^= 0x10
    small.write_bytes(content)
    refuse(small, elsewhere, "backup_damaged")


def _inside_a_member(path, share):
    """A place in the content of some member: between them a ZIP has bytes that mean nothing."""
    with zipfile.ZipFile(path) as archive:
        members = [one for one in archive.infolist() if one.file_size]
        member = members[int(share * len(members))]
        return member.header_offset + 30 + len(member.filename) + 20 + member.compress_size // 2


@pytest.mark.parametrize("share", [0.0, 0.3, 0.999])
def test_a_file_cut_short_restores_nothing(small, elsewhere, share):
    content = small.read_bytes()
    small.write_bytes(content[: int(len(content) * share)])
    refuse(small, elsewhere, "backup_damaged")


def rewritten(small, change=lambda name, content: content, more=()):
    """The backup with other members, its list as it was unless `change` changes it too."""
    with zipfile.ZipFile(small) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(small, "w") as archive:
        for name, content in members.items():
            new = change(name, content)
            if new is not None:
                archive.writestr(name, new)
        for name, content in more:
            archive.writestr(name, content)


def with_manifest(small, change):
    def work(name, content):
        if name != MANIFEST:
            return content
        manifest = json.loads(content)
        change(manifest)
        return json.dumps(manifest)

    rewritten(small, work)


@pytest.mark.parametrize("name", ["../../evil", "/etc/evil", "files/x", "tables/..", "C:\\evil"])
def test_members_nobody_listed_or_of_wrong_names_are_refused(small, elsewhere, name):
    rewritten(small, more=[(name, "x")])
    refuse(small, elsewhere, "backup_damaged")


def test_a_list_with_a_path_out_of_the_archive_is_refused(small, elsewhere, tmp_path):
    name = "../../evil"
    rewritten(small, more=[(name, "x")])
    empty = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    with_manifest(
        small,
        lambda manifest: manifest["members"].append(
            {"name": name, "sha256": empty, "byte_count": 1}
        ),
    )
    refuse(small, elsewhere, "backup_damaged")
    assert not list(tmp_path.rglob("evil"))


def test_a_member_that_is_missing_is_noticed(small, elsewhere):
    rewritten(small, lambda name, content: None if name == "tables/verdicts.jsonl" else content)
    refuse(small, elsewhere, "backup_damaged")


def test_a_member_larger_than_listed_is_not_unpacked(small, elsewhere):
    rewritten(small, lambda name, content: b"0" * 10**6 if name == "tables/jobs.jsonl" else content)
    refuse(small, elsewhere, "backup_damaged")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda manifest: manifest.update(schema_revision="9999"), "backup_newer"),
        (lambda manifest: manifest.update(format="juanjian.backup/2"), "backup_unknown"),
        (lambda manifest: manifest.update(unknown=1), "backup_unknown"),
        (lambda manifest: manifest["rows"].update(verdicts=99), "backup_rows"),
        (lambda manifest: manifest.update(head="3:" + "0" * 64), "backup_rows"),
    ],
)
def test_a_list_that_does_not_fit_restores_nothing(small, elsewhere, change, code):
    with_manifest(small, change)
    refuse(small, elsewhere, code)


def test_other_files_are_told_from_backups(tmp_path, elsewhere):
    refuse(tmp_path / "nothing.zip", elsewhere, "backup_not_found")
    (tmp_path / "text.zip").write_text("no zip")
    refuse(tmp_path / "text.zip", elsewhere, "backup_damaged")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("a.txt", "a")
    refuse(tmp_path / "other.zip", elsewhere, "backup_unknown")


def refuse(source, settings, code):
    """The restore is refused with this code and leaves nothing."""
    with pytest.raises(StoreError) as refused:
        restore(source, settings)
    assert refused.value.code == code
    if not settings.desk_folder.exists():
        return
    with open_store(settings) as store, store.database.read() as s:
        assert users.all_users(s) == ()
        assert cases.cases_for(s, User(1, "zhou", "周明", "reviewer"), limit=9) == ()
        assert audit.head(s).seq == 0


def test_every_column_that_names_a_file_is_known():
    """64 characters that are no checksum of a file are listed here."""
    others = {
        *("users.login", "users.name", "users.team", "sessions.token_hash", "sessions.csrf"),
        *("api_tokens.name", "api_tokens.token_hash", "cases.finished_by", "pages.problem_code"),
        *("results.standards", "verdicts.who", "added_findings.who", "fact_corrections.who"),
        *("fact_corrections.kind", "fact_corrections.field", "sorting_corrections.who"),
        *("jobs.error_code", "jobs.worker", "settings.key"),
        *("audit.who", "audit.previous", "audit.hash", "batch_files.code"),
        *("ledger_imports.content_sha256", "draws.ledger_sha256"),
        *("learning_examples.who", "learning_candidates.digest", "learning_runs.config"),
        *("learning_comparisons.marked", "learning_activations.digest"),
        "learning_activations.former",
        *("teaching_cards.drafted_by", "teaching_cards.released_by", "teaching_cards.category"),
        *("teaching_cards.ministry", "teaching_exercises.who", "teaching_contests.made_by"),
    }
    long = {
        str(column)
        for table in Base.metadata.tables.values()
        for column in table.columns
        if getattr(getattr(column.type, "impl", column.type), "length", None) == 64
    }
    assert long - others == {str(column.expression) for column in FILE_COLUMNS}
