"""The way of a file of the sample (案卷流转): from which state it may go to which.

A state is changed here only, so that no file is graded that was not decided on together.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from review.errors import ConflictError
from review.model.campaign import FILE_STATE_NAMES
from review.store.campaigns import files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from review.model.campaign import CampaignFile, FileState

ALLOWED: Mapping[FileState, frozenset[FileState]] = MappingProxyType(
    {
        "awaiting_file": frozenset({"reading", "reviewing"}),
        "reading": frozenset({"reviewing", "awaiting_file"}),
        "reviewing": frozenset({"comparing", "awaiting_file"}),
        # Back: a copy was opened again, or its reviewer replaced, before the joint case was made.
        "comparing": frozenset({"deciding", "reviewing"}),
        "deciding": frozenset({"feedback"}),
        "feedback": frozenset({"objecting", "graded"}),
        # Back: findings that the agency has not been told of have to be told first.
        "objecting": frozenset({"feedback", "graded"}),
        "graded": frozenset(),
    }
)


def move(s: Session, file: CampaignFile, to: FileState, **columns: object) -> CampaignFile:
    """The file in its new state, with `columns` changed; the caller has locked it.

    Raises:
        ConflictError: there is no way from where it is.
    """
    if to != file.state and to not in ALLOWED[file.state]:
        raise ConflictError(
            "file_state",
            f"案卷现处于“{FILE_STATE_NAMES[file.state]}”阶段，不能进入"
            f"“{FILE_STATE_NAMES[to]}”阶段；未作任何改动。",
        )
    return files.change_file(s, file.id, state=to, **columns)


def require_state(file: CampaignFile, *states: FileState) -> None:
    """The file is in one of these states.

    Raises:
        ConflictError: it is in another.
    """
    if file.state not in states:
        wanted = "、".join(FILE_STATE_NAMES[one] for one in states)
        raise ConflictError(
            "file_state",
            f"案卷现处于“{FILE_STATE_NAMES[file.state]}”阶段，此项操作须在“{wanted}”阶段进行；"
            "未作任何改动。",
        )
