"""The schema of the store, and text as both databases take it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import types
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from sqlalchemy import Dialect


class String(TypeDecorator[str]):
    """Text with a length in characters, as both databases take it.

    What is read from files and typed by people may hold a NUL or half of a surrogate pair:
    PostgreSQL refuses the one, both refuse the other.
    """

    impl = types.String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or value.isprintable():
            return value
        return value.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


class Text(String):
    """Text of any length."""

    impl = types.Text
    cache_ok = True


class Base(DeclarativeBase):
    """The schema of the store."""
