"""The law by date, as other rooms ask for it: its parts are in `review.standards.law`."""

from __future__ import annotations

from review.standards.law.library import LawLibrary
from review.standards.law.names import law_key
from review.standards.law.versions import LawStatus, LawText, LawVersion, Repeal

__all__ = ["LawLibrary", "LawStatus", "LawText", "LawVersion", "Repeal", "law_key"]
