"""How like two short texts are (相似程度)."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache


@lru_cache(maxsize=16384)
def likeness(written: str, name: str) -> float:
    """0–1. Titles are compared with the same names over and over: the answers are kept."""
    return SequenceMatcher(None, written, name).ratio()
