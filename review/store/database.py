"""The database (数据库): opened, brought to this program's schema, and lent out in transactions."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from review.errors import StoreError
from review.store.failures import told_plainly
from review.store.schema import migrate
from review.store.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.pool import ConnectionPoolEntry

WAIT_SECONDS = 10
"""How long a transaction waits for another one's write."""

_CONNECTIONS = 64
"""More than the threads that a web server answers with: nobody waits for a connection."""

Dialect = Literal["sqlite", "postgresql"]


def now() -> datetime:
    """The time as it is stored: UTC without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def writes(s: Session) -> bool:
    """Whether this session was lent for writing."""
    return bool(s.info.get("writes"))


class Database:
    """One database, for the threads of one process; another process opens its own.

    After a fork the child's first use drops the parent's connections and opens new ones.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.dialect: Dialect = "sqlite" if engine.dialect.name == "sqlite" else "postgresql"
        self._pid = os.getpid()
        self._turns = Turns()
        self._reader: Engine
        self._writer: Engine
        if self.dialect == "sqlite":
            self._reader = engine.execution_options(begin="deferred")
            self._writer = engine.execution_options(begin="immediate")
        else:
            self._reader = engine.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
            self._writer = engine

    @classmethod
    def open(cls, url: str | URL) -> Database:
        """The database at this URL, with its tables as this program needs them.

        Raises:
            StoreError: it cannot be opened, or a newer version of the program has written it.
        """
        database = cls(_engine(url))
        try:
            with told_plainly(opening=True):
                migrate(database.engine)
        except BaseException:
            database.close()
            raise
        return database

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one moment of the database; writing in it is refused."""
        self._own_connections()
        with told_plainly(), Session(self._reader, expire_on_commit=False) as s:
            yield s

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction: all that is done in it is kept, or nothing.

        Raises:
            StoreError: another write took too long, or the disk is full; nothing was changed.
        """
        self._own_connections()
        with (
            self._my_turn(),
            told_plainly(),
            Session(self._writer, expire_on_commit=False, info={"writes": True}) as s,
            s.begin(),
        ):
            yield s

    def close(self) -> None:
        """Gives all connections back."""
        self.engine.dispose()

    def _my_turn(self) -> AbstractContextManager[None]:
        # SQLite's own waiting polls with growing pauses, so that among many threads one may
        # starve; other processes are waited for in its way.
        return self._turns.take(WAIT_SECONDS) if self.dialect == "sqlite" else nullcontext()

    def _own_connections(self) -> None:
        if self._pid != os.getpid():
            self.engine.dispose(close=False)
            self._turns = Turns()
            self._pid = os.getpid()


def _engine(url: str | URL) -> Engine:
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise StoreError(
            "store_url",
            "数据库地址无法识别。请写成 sqlite:///文件路径 或 postgresql+psycopg://用户@主机/库名。",
        ) from None
    kind = parsed.get_backend_name()
    if kind not in ("sqlite", "postgresql") or (kind == "sqlite" and not _is_file(parsed)):
        raise StoreError(
            "store_url",
            f"数据库地址 {parsed.render_as_string()} 无法使用：只支持 SQLite 文件和 PostgreSQL。",
        )
    try:
        if kind == "postgresql":
            return create_engine(parsed, pool_size=8, max_overflow=_CONNECTIONS, pool_pre_ping=True)
        engine = create_engine(
            parsed,
            poolclass=QueuePool,
            pool_size=8,
            max_overflow=_CONNECTIONS,
            connect_args={"timeout": WAIT_SECONDS},
        )
    except ModuleNotFoundError as error:
        raise StoreError(
            "store_driver",
            f"数据库驱动 {error.name} 未安装。使用 PostgreSQL 请安装 juanjian[postgres]。",
        ) from None
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _is_file(url: URL) -> bool:
    return bool(url.database) and url.database != ":memory:" and "mode=memory" not in str(url)


def _set_up_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # Python's driver would begin transactions on its own, and only before a write: then two
    # readings in one transaction could differ. We begin them ourselves.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {WAIT_SECONDS * 1000}")
    cursor.execute("PRAGMA foreign_keys = ON")
    # FULL: a verdict that was answered with "saved" outlives a loss of power.
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    how = connection.get_execution_options().get("begin", "immediate")
    connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if how == 'deferred' else 'OFF'}")
    if how != "none":
        connection.exec_driver_sql(f"BEGIN {how}")
