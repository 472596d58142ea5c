"""The store that a command works on: the one of the settings, which must be there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.errors import StoreError
from review.settings import load_settings
from review.store.office import DATABASE_NAME, open_store

if TYPE_CHECKING:
    from pathlib import Path

    from review.settings import Settings
    from review.store.office import Store


def office_settings(data: Path | None) -> Settings:
    """The settings of the environment, with the data folder given on the command line."""
    settings = load_settings()
    return settings.model_copy(update={"data_dir": data}) if data else settings


def existing_store(data: Path | None) -> Store:
    """The store, opened; a mistyped folder must not look like an office without a fault.

    Raises:
        StoreError: there is none.
    """
    settings = office_settings(data)
    there = settings.desk_folder / DATABASE_NAME
    if not settings.desk.database_url and not there.is_file():
        raise StoreError(
            "store_not_there",
            f"没有数据库 {there}。请检查 --data 所指的文件夹，或先启动一次工作台。",
        )
    return open_store(settings)
