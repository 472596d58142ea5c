"""What the batch tells: of each file when it ends, of the whole while it goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from review.store import cases, pages

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.batch.folder import FoundFile
    from review.model.result import Problem

How = Literal["done", "before", "same", "failed", "refused"]

HOW_NAMES: dict[How, str] = {
    "done": "已完成",
    "before": "此前已完成",
    "same": "与其他文件相同",
    "failed": "未能处理",
    "refused": "未登记",
}


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """A file of the folder at its end.

    `same`: its content is that of `like`, another file of the folder. `troubles`: pages that could
    not be opened or read.
    """

    file: FoundFile
    how: How
    case_id: str = ""
    page_count: int = 0
    findings: int = 0
    code: str = ""
    message: str = ""
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    like: str = ""
    troubles: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class BatchProgress:
    """How far the batch is; `minutes_left` None before there is an estimate."""

    files: int
    files_done: int
    failed: int
    pages_read: int
    running: tuple[str, ...]
    minutes_left: float | None


class Display(Protocol):
    """Who shows it."""

    def ended(self, outcome: FileOutcome) -> None:
        """A file came to its end."""
        ...

    def progress(self, progress: BatchProgress) -> None:
        """The whole, about twice a second."""
        ...

    def note(self, message: str) -> None:
        """Something to know that ends nothing."""
        ...


def outcome_of(s: Session, file: FoundFile, how: How, case_id: str) -> FileOutcome:
    """The end of a file as the store has it."""
    record = cases.case_of(s, case_id)
    return FileOutcome(
        file,
        how,
        case_id,
        record.page_count if record else 0,
        record.finding_count if record else 0,
        troubles=pages.problems_of(s, case_id),
    )
