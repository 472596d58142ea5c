"""What an office keeps beside the desk is in its backup, comes back with it, and nowhere else."""

from __future__ import annotations

import hashlib
import json
import zipfile

import pytest

from review.errors import StoreError
from review.local_laws import store as local_laws
from review.pipeline.models import candidate_folder
from review.registers import store as registers
from review.settings import DeskSettings, Settings
from review.standards.office.apply import OFFICE_FILE
from review.store import office_part, users
from review.store.backup import back_up, check_backup, restore
from review.store.listed_zip import MANIFEST
from review.store.office import open_store
from review.store.office_names import PARTS, is_office_name
from tests.store.office import furnish, keep_own_data


@pytest.fixture
def old(tmp_path):
    """Settings of an office with data of its own, its desk inside the same folder."""
    settings = Settings(data_dir=tmp_path / "old")
    with open_store(settings) as store:
        furnish(store)
    keep_own_data(settings.office_folder)
    return settings


@pytest.fixture
def new(tmp_path):
    return Settings(data_dir=tmp_path / "new")


@pytest.fixture
def target(tmp_path):
    return tmp_path / "office.zip"


def saved(settings, target):
    with open_store(settings) as store:
        return back_up(store, settings, target)


def own_files(settings):
    folder = settings.office_folder
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and settings.desk_folder not in path.parents
    }


def people(settings):
    with open_store(settings) as store, store.database.read() as s:
        return len(users.all_users(s))


def test_it_comes_back_as_it_was(old, new, target):
    done = saved(old, target)
    assert (done.files, done.own) == (2, 7)
    assert check_backup(target) == done
    assert restore(target, new) == done
    assert own_files(new) == own_files(old)
    assert set(own_files(new)) == keep_own_data(old.office_folder)


def test_only_what_the_program_keeps_there_is_taken(old, target):
    folder = old.office_folder
    (folder / "去年的备份.zip").write_bytes(b"0" * 1000)
    (folder / "registers" / ".officers.json.x1").write_text("half")
    saved(old, target)
    with zipfile.ZipFile(target) as archive:
        own = {name.removeprefix("office/") for name in archive.namelist() if "office/" in name}
    assert own == keep_own_data(folder)


def test_every_place_of_the_rooms_is_among_the_parts(tmp_path):
    places = [
        registers.path_of(tmp_path, "officers"),
        local_laws.folder_of(tmp_path),
        tmp_path / OFFICE_FILE,
        tmp_path / "templates",
        candidate_folder(tmp_path, "0" * 64),
    ]
    assert {path.relative_to(tmp_path).parts[0] for path in places} == set(PARTS)


def test_an_office_without_any_has_none(new, target, tmp_path):
    with open_store(new) as store:
        furnish(store)
    assert saved(new, target).own == 0
    there = Settings(data_dir=tmp_path / "there")
    keep_own_data(there.office_folder)
    before = own_files(there)
    restore(target, there)
    assert own_files(there) == before, "nothing came that could replace it"


def test_data_that_is_there_already_is_left_alone(old, new, target):
    saved(old, target)
    new.office_folder.mkdir()
    (new.office_folder / "office.yaml").write_text("office: 另一机关\n")
    with pytest.raises(StoreError) as refused:
        restore(target, new)
    assert refused.value.code == "restore_office_there"
    assert "office.yaml" in refused.value.message
    assert set(own_files(new)) == {"office.yaml"}
    assert people(new) == 0


def test_empty_folders_are_no_data(old, new, target):
    saved(old, target)
    (new.office_folder / "registers" / "old").mkdir(parents=True)
    restore(target, new)
    assert own_files(new) == own_files(old)


def test_rows_that_do_not_fit_bring_no_data_either(old, new, target):
    saved(old, target)
    rewritten(target, lambda manifest: manifest["rows"].update(verdicts=99))
    with pytest.raises(StoreError) as refused:
        restore(target, new)
    assert refused.value.code == "backup_rows"
    assert own_files(new) == {}
    assert not any(path.name == ".restoring" for path in new.office_folder.iterdir())


def test_a_disk_that_is_full_brings_nothing(old, new, target, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    saved(old, target)
    monkeypatch.setattr(office_part.shutil, "copyfileobj", full)
    with pytest.raises(StoreError) as refused:
        restore(target, new)
    assert refused.value.code == "restore_not_written"
    assert own_files(new) == {}
    assert people(new) == 0


def test_the_desk_may_lie_elsewhere(tmp_path, target):
    apart = Settings(data_dir=tmp_path / "data", desk=DeskSettings(folder=tmp_path / "desk"))
    keep_own_data(apart.office_folder)
    with open_store(apart) as store:
        furnish(store)
    assert saved(apart, target).own == 7


@pytest.mark.parametrize(
    "name",
    [
        "office/../../evil",
        "office/registers/../../evil",
        "office/registers/..",
        "office//etc/evil",
        "office/registers/a\\..\\evil",
        "office/registers/C:evil",
        "office/registers/.hidden",
        "office/registers",
        "office/office.yaml/evil",
        "office/desk/juanjian.sqlite3",
        "office/evil",
        "office/laws/a\nb",
        "office/laws/end.",
        "office",
        "tables/office.yaml",
    ],
)
def test_names_that_lead_elsewhere_are_refused(old, new, target, tmp_path, name):
    assert not is_office_name(name)
    saved(old, target)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(name, "x")
    listed = {"name": name, "sha256": hashlib.sha256(b"x").hexdigest(), "byte_count": 1}
    rewritten(target, lambda manifest: manifest["members"].append(listed))
    with pytest.raises(StoreError) as refused:
        restore(target, new)
    assert refused.value.code == "backup_damaged"
    assert not list(tmp_path.rglob("*evil*"))
    assert not new.office_folder.exists()


def test_a_changed_file_restores_nothing(old, new, target):
    saved(old, target)
    rewritten(target, lambda manifest: None, {"office/office.yaml": b"office: altered-now\n"})
    with pytest.raises(StoreError) as refused:
        restore(target, new)
    assert refused.value.code == "backup_damaged"
    assert not new.office_folder.exists()


@pytest.mark.parametrize("limit", ["MAX_BYTES", "MAX_FILES"])
def test_too_much_is_refused_both_ways(old, new, target, limit, monkeypatch):
    saved(old, target)
    monkeypatch.setattr(f"review.store.archive.{limit}", 3)
    with pytest.raises(StoreError) as refused:
        restore(target, new)
    assert refused.value.code == "backup_damaged"
    monkeypatch.setattr(office_part, limit, 3)
    with pytest.raises(StoreError) as refused:
        saved(old, target.with_name("second.zip"))
    assert refused.value.code == "backup_office_size"
    assert not target.with_name("second.zip").exists()


def test_a_name_that_could_not_come_back_stops_the_backup(old, target):
    (old.office_folder / "laws" / "条例：甲|乙.json").write_text("{}")
    with pytest.raises(StoreError) as refused:
        saved(old, target)
    assert refused.value.code == "backup_office_name"
    assert "甲|乙" in refused.value.message
    assert not target.exists()


def rewritten(target, change, contents=None):
    """The backup with its list changed, and members with other contents."""
    with zipfile.ZipFile(target) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(members.pop(MANIFEST))
    change(manifest)
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in {**members, **(contents or {})}.items():
            archive.writestr(name, content)
        archive.writestr(MANIFEST, json.dumps(manifest))
