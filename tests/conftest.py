"""What all tests share."""

from __future__ import annotations

from hypothesis import settings

# The same examples everywhere and no clock: a test that fails on a busy machine teaches nothing.
settings.register_profile("juanjian", deadline=None, derandomize=True)
settings.load_profile("juanjian")
