"""Tests that draw skip, naming the packages, where the fonts of the corpora are not installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpora.fonts import FontMissingError

if TYPE_CHECKING:
    from collections.abc import Generator


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call() -> Generator[None, object, object]:
    try:
        return (yield)
    except FontMissingError as error:
        pytest.skip(str(error))


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup() -> Generator[None, object, object]:
    try:
        return (yield)
    except FontMissingError as error:
        pytest.skip(str(error))
