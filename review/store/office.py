"""The store of an office (单位存储): its database and its files, opened together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from sqlalchemy.engine import URL

from review.errors import StoreError
from review.store.database import Database
from review.store.files import FileStore

if TYPE_CHECKING:
    from pathlib import Path

    from review.settings import Settings

DATABASE_NAME = "juanjian.sqlite3"


@dataclass(frozen=True, slots=True)
class Store:
    """Database and files of one office; a process opens its own."""

    database: Database
    files: FileStore

    def close(self) -> None:
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()


def open_store(settings: Settings) -> Store:
    """The store these settings name; made where there is none yet.

    Raises:
        StoreError: it cannot be opened.
    """
    files = FileStore(settings.desk.files_url or _folder(settings) / "files")
    files.sweep()
    return Store(Database.open(database_url(settings)), files)


def database_url(settings: Settings) -> str | URL:
    """The URL of the settings, else a SQLite file in the desk's folder."""
    if settings.desk.database_url:
        return settings.desk.database_url
    return URL.create("sqlite", database=str(_folder(settings) / DATABASE_NAME))


def _folder(settings: Settings) -> Path:
    folder = settings.desk_folder
    try:
        # Case files are nobody else's business on a shared machine.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            "store_folder",
            f"文件夹 {folder} 无法建立（{error.strerror}）。请检查权限，或另设 JUANJIAN_FOLDER。",
        ) from None
    return folder
