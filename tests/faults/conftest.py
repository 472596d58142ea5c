"""Faults of the store are tried on both databases."""

from __future__ import annotations

from tests.store.conftest import database_url, migrated, postgres_socket

__all__ = ["database_url", "migrated", "postgres_socket"]
