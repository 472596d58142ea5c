"""The store's tests run on both databases: SQLite, and a PostgreSQL server of their own."""

from __future__ import annotations

import os
import uuid
from typing import TYPE_CHECKING

import psycopg
import pytest

from review.store import cases, users
from review.store.database import Database
from review.store.files import FileStore
from review.store.office import Store
from tests.store import postgres

if TYPE_CHECKING:
    from review.model.people import User


@pytest.fixture(scope="session")
def postgres_socket():
    programs = postgres.binaries()
    if programs is None:
        missing = "no PostgreSQL server is installed (Debian: apt-get install postgresql)"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with postgres.server(programs) as socket:
        yield socket


@pytest.fixture(scope="session")
def migrated(postgres_socket):
    """A database with all tables, which each test gets a copy of."""
    make_database(postgres_socket, "migrated")
    Database.open(url_of(postgres_socket, "migrated")).close()
    return "migrated"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path):
    """Of a database that nobody has opened yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/juanjian.sqlite3"
    socket = request.getfixturevalue("postgres_socket")
    name = f"t{uuid.uuid4().hex}"
    make_database(socket, name)
    return url_of(socket, name)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request, tmp_path):
    if request.param == "sqlite":
        opened = Database.open(f"sqlite:///{tmp_path}/juanjian.sqlite3")
    else:
        socket = request.getfixturevalue("postgres_socket")
        name = f"t{uuid.uuid4().hex}"
        make_database(socket, name, request.getfixturevalue("migrated"))
        opened = Database.open(url_of(socket, name))
    yield opened
    opened.close()


@pytest.fixture
def store(database, tmp_path):
    return Store(database, FileStore(tmp_path / "files"))


@pytest.fixture
def reviewer(database) -> User:
    with database.write() as s:
        return users.add_user(s, "chen", "陈评查", "reviewer", "hash", must_change=False)


@pytest.fixture
def case_id(database, reviewer) -> str:
    with database.write() as s:
        return add_case(s, "case-1", reviewer).id


def add_case(s, case_id: str, owner: User, title: str = "某市烟草案卷"):
    return cases.add_case(
        s,
        id=case_id,
        title=title,
        file_name=f"{title}.pdf",
        sha256="0" * 64,
        byte_count=1000,
        owner_id=owner.id,
    )


def make_database(socket, name: str, template: str = "template1") -> None:
    connection = psycopg.connect(
        host=str(socket), user=postgres.USER, dbname="postgres", autocommit=True
    )
    with connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def url_of(socket, name: str) -> str:
    return f"postgresql+psycopg://{postgres.USER}@/{name}?host={socket}"
