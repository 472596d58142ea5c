"""Backup (备份) and restore (恢复): the whole office in one ZIP.

The tables are written as JSON lines, in one read transaction that sees one moment while others go
on writing; not as a copy of the database's own file. So one format serves SQLite and PostgreSQL,
a backup of the one can be restored into the other, and an archive can be read in twenty years with
nothing but a text editor. Files follow as they are: one that is named by a row is never changed.

What the office keeps beside the desk (registers, local laws, `office.yaml`, templates) is in it as
well. Not in it: who is logged in, and the cache of readings.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from alembic.script import ScriptDirectory
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from review.errors import StoreError
from review.store.archive import Manifest, checked_archive, new_archive
from review.store.audit import head, lock_chain, note
from review.store.database import now
from review.store.listed_zip import CHUNK
from review.store.office import open_store
from review.store.office_names import OFFICE
from review.store.office_part import add_office, laid_office, refuse_office_there
from review.store.schema import alembic_config
from review.store.table_dump import (
    TEXTS,
    dumped_tables,
    lines_of,
    load_rows,
    load_texts,
    named_files,
    text_lines_of,
)
from review.store.tables import AuditRow, CaseRow, UserRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import Session

    from review.model.people import User
    from review.settings import Settings
    from review.store.archive import Archive
    from review.store.files import FileStore
    from review.store.listed_zip import ListedZipWriter
    from review.store.office import Store


@dataclass(frozen=True, slots=True)
class Copied:
    """What a backup holds or a restore brought back; `head`: newest row of its log.

    `own`: files that the office keeps beside the desk. `missing`: checksums of files that the
    office's rows name and nobody has any more.
    """

    rows: int
    files: int
    own: int
    head: str
    missing: tuple[str, ...]


def back_up(store: Store, settings: Settings, target: Path, user: User | None = None) -> Copied:
    """Writes the whole office to `target`, which must not be there yet; others may go on working.

    Raises:
        StoreError: `target` is there already or cannot be written, or a file cannot be taken in;
            nothing is left of it.
    """
    with new_archive(target) as archive:
        with store.database.read() as s:
            rows = _add_tables(s, archive)
            anchor = str(head(s))
            revision = _revision(s)
            named = named_files(s)
        missing = _add_files(store.files, named, archive)
        add_office(settings.office_folder, archive)
        manifest = Manifest(
            program=version("juanjian"),
            schema_revision=revision,
            dialect=store.database.dialect,
            created=now().isoformat(timespec="seconds"),
            head=anchor,
            rows=rows,
            members=tuple(archive.members),
            missing=missing,
        )
        archive.finish(manifest)
    done = _copied(manifest)
    with store.database.write() as s:
        note(
            s,
            user,
            "backed_up",
            target.name,
            rows=done.rows,
            files=done.files,
            own=done.own,
            head=anchor,
        )
    return done


def check_backup(source: Path) -> Copied:
    """What a backup holds, every byte of it checked; raises `StoreError` as `restore`."""
    with checked_archive(source) as archive:
        return _copied(archive.manifest)


def restore(source: Path, settings: Settings) -> Copied:
    """Brings a backup back into an office in which there is nothing yet.

    The archive is checked whole before anything is written. Files are laid down first, where
    nothing refers to them; the rows appear all at once, in one transaction, and the office's own
    data with them.

    Raises:
        StoreError: it is no backup, damaged, of a newer program, or the office is not empty.
    """
    with checked_archive(source) as archive:
        _refuse_newer(archive.manifest)
        with open_store(settings) as store:
            with store.database.read() as s:
                _refuse_not_empty(s)
            refuse_office_there(settings.office_folder, archive)
            _lay_files(archive, store.files)
            with laid_office(archive, settings.office_folder), store.database.write() as s:
                lock_chain(s)
                _refuse_not_empty(s)
                _load(s, archive)
        return _copied(archive.manifest)


def _add_tables(s: Session, archive: ListedZipWriter) -> dict[str, int]:
    rows: dict[str, int] = {}

    def counted(name: str, lines: Iterable[bytes]) -> Iterator[bytes]:
        rows[name] = 0
        for line in lines:
            rows[name] += 1
            yield line

    for name, table in dumped_tables().items():
        archive.add(f"tables/{name}.jsonl", counted(name, lines_of(s, table)), packed=True)
    archive.add(f"tables/{TEXTS}.jsonl", counted(TEXTS, text_lines_of(s)), packed=True)
    return rows


def _add_files(files: FileStore, named: list[str], archive: ListedZipWriter) -> tuple[str, ...]:
    """Adds every file of the store; the named ones that are not there, or are damaged."""
    there = set(files.all_checksums())
    for sha256 in sorted(there):
        archive.add(f"files/{sha256}", _chunks(files, sha256), packed=False)
    sound = {one.sha256 for one in archive.members if one.name == f"files/{one.sha256}"}
    return tuple(one for one in named if one not in sound)


def _chunks(files: FileStore, sha256: str) -> Iterator[bytes]:
    with files.open(sha256) as file:
        while chunk := file.read(CHUNK):
            yield chunk


def _lay_files(archive: Archive, files: FileStore) -> None:
    """Puts the files into the store; one that was damaged when the backup was made stays out."""
    with tempfile.TemporaryDirectory(prefix="juanjian-") as folder:
        passing = Path(folder) / "file"
        for member in archive.manifest.members:
            if member.name != f"files/{member.sha256}":
                continue
            with archive.open(member.name) as packed, passing.open("wb") as plain:
                while chunk := packed.read(CHUNK):
                    plain.write(chunk)
            files.put_path(passing)


def _load(s: Session, archive: Archive) -> None:
    manifest = archive.manifest
    there = {Path(name).stem: name for name in archive.names("tables")}
    texts = there.pop(TEXTS, None)
    tables = dumped_tables()
    try:
        if there.keys() - tables.keys():
            raise KeyError
        rows = {}
        for name, table in tables.items():
            if name in there:
                with archive.open(there[name]) as file:
                    rows[name] = load_rows(s, table, file)
        if texts:
            with archive.open(texts) as file:
                rows[TEXTS] = load_texts(s, file)
    except DBAPIError as error:
        if error.connection_invalidated:
            raise
        raise _unusable(str(error.orig)) from error
    except (SQLAlchemyError, ValueError, KeyError, TypeError) as error:
        raise _unusable(type(error).__name__) from error
    if rows != manifest.rows or str(head(s)) != manifest.head:
        raise _unusable("行数或操作日志与清单不一致")
    note(s, None, "restored", manifest.created, program=manifest.program, head=manifest.head)


def _unusable(why: str) -> StoreError:
    first = (why.strip().splitlines() or [""])[0]
    return StoreError(
        "backup_rows", f"备份中的数据无法写入数据库（{first}），未恢复任何内容。请改用另一份备份。"
    )


def _refuse_newer(manifest: Manifest) -> None:
    revisions = ScriptDirectory.from_config(alembic_config()).walk_revisions()
    if manifest.schema_revision not in {one.revision for one in revisions}:
        raise StoreError(
            "backup_newer",
            f"备份由更新版本的卷鉴（{manifest.program}）写成，未作任何改动。请升级本程序后再恢复。",
        )


def _refuse_not_empty(s: Session) -> None:
    for row in (UserRow, CaseRow, AuditRow):
        if s.scalar(select(func.count()).select_from(row)):
            raise StoreError(
                "restore_not_empty",
                "此处已有用户、案卷或操作日志，未恢复任何内容。恢复只能进到空的数据文件夹："
                "请用 --data 指定一个新文件夹，并在首次启动工作台之前恢复。",
            )


def _revision(s: Session) -> str:
    return str(s.scalar(text("SELECT version_num FROM alembic_version")))


def _copied(manifest: Manifest) -> Copied:
    files = sum(one.name == f"files/{one.sha256}" for one in manifest.members)
    own = sum(one.name.startswith(f"{OFFICE}/") for one in manifest.members)
    return Copied(sum(manifest.rows.values()), files, own, manifest.head, manifest.missing)
