"""A process killed at any moment loses nothing that was answered, and leaves nothing by halves."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

from review.settings import Settings
from review.store import audit, users, verdicts
from review.store.backup import back_up, check_backup
from review.store.database import Database
from review.store.files import FileStore
from review.store.office import open_store
from tests.store.office import furnish

ROOT = Path(__file__).resolve().parents[2]
ALL = 1_000_000


def killed(kind: str, place, rounds: int, longest: float) -> list[str]:
    """What the victims were told is kept, one after another."""
    words = [kind, place, rounds, longest]
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.victims", *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=900,
        check=True,
    )
    assert "Traceback" not in done.stderr, done.stderr
    told = done.stdout.split()
    assert len(told) >= rounds // 2
    return told


def test_no_verdict_is_lost_and_none_is_without_its_row_in_the_log(database_url):
    """From the very first moment on: the first victims are killed while tables are made."""
    told = killed("verdicts", database_url, rounds=14, longest=0.25)
    with closing(Database.open(database_url)) as database:
        check_verdicts(database, told)


def check_verdicts(database, told):
    with database.read() as s:
        kept = [one.finding for one in verdicts.verdicts_of(s, "case-1")]
        noted = [str(one.detail["finding"]) for one in audit.entries(s, limit=ALL)]
    assert set(told) <= set(kept)
    assert len(kept) == len(set(kept))
    assert kept == noted[::-1]
    assert audit.verify(database) == []
    with database.write() as s:
        audit.note(s, None, "finished", "case-1")


def test_no_file_is_ever_there_by_half(tmp_path):
    told = killed("files", tmp_path, rounds=14, longest=0.1)
    files = FileStore(tmp_path)
    there = set(files.all_checksums())
    assert set(told) <= there
    assert all(files.verify(sha256) for sha256 in there)


def test_no_backup_is_ever_there_by_half(tmp_path):
    with open_store(Settings(data_dir=tmp_path)) as store:
        furnish(store)
    told = killed("backups", tmp_path, rounds=8, longest=0.25)
    there = {path.name for path in tmp_path.glob("*.zip")}
    assert set(told) <= there
    assert all(check_backup(tmp_path / name).files == 2 for name in there)


def test_no_office_is_restored_by_half(tmp_path):
    old = Settings(data_dir=tmp_path / "old")
    with open_store(old) as store:
        furnish(store)
        (old.office_folder / "office.yaml").write_text("office: 某市局\n")
        back_up(store, old, tmp_path / "office.zip")
    told = killed("restores", tmp_path, rounds=8, longest=0.4)
    for folder in tmp_path.glob("[0-9]*"):
        with open_store(Settings(data_dir=folder)) as store, store.database.read() as s:
            people = len(users.all_users(s))
            assert (people, audit.head(s).seq) in ((0, 0), (2, 4))
            assert people == 2 or folder.name not in told
            assert people == 0 or (folder / "office.yaml").read_text() == "office: 某市局\n"
        assert audit.verify(store.database) == []
        assert all(store.files.verify(sha256) for sha256 in store.files.all_checksums())
