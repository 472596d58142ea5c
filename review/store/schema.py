"""The schema (数据库结构) brought to this program's version, once, whoever comes first."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from review.errors import StoreError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_FOLDER = Path(__file__).parent / "migrations"

_LOCK_KEY = 0x6A75616E
"""Number of the lock under which PostgreSQL lets one process migrate at a time ("juan")."""

_WAIT_SECONDS = 60

_alone = threading.Lock()
"""Alembic keeps its state in module variables: one thread at a time."""


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's configuration, with the migrations of the installed package."""
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def migrate(engine: Engine) -> None:
    """Runs what is missing of the migrations, in one transaction.

    Raises:
        StoreError: the database was written by a newer version of the program.
    """
    with _alone:
        if engine.dialect.name == "sqlite":
            _write_ahead(engine)
        with engine.connect() as connection:
            if _is_current(connection):
                return
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK_KEY})
            # Another process may have migrated while we waited for its lock.
            if not _is_current(connection):
                command.upgrade(alembic_config(connection), "head")


def _is_current(connection: Connection) -> bool:
    script = ScriptDirectory.from_config(alembic_config())
    there = set(MigrationContext.configure(connection).get_current_heads())
    unknown = there - {revision.revision for revision in script.walk_revisions()}
    if unknown:
        raise StoreError(
            "store_newer",
            f"数据库由更新版本的卷鉴写成（结构版本 {'、'.join(sorted(unknown))}），未作任何改动。"
            "请升级本程序后再打开。",
        )
    return there == set(script.get_heads())


def _write_ahead(engine: Engine) -> None:
    # The switch to WAL is kept in the file. Two processes that make it at the same moment refuse
    # each other without waiting, whatever the busy timeout. It is no part of a transaction.
    until = time.monotonic() + _WAIT_SECONDS
    outside = engine.execution_options(begin="none")
    while True:
        try:
            with outside.connect() as connection:
                connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        except OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return
