"""What is handed to a worker of the batch, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from review.settings import Settings

How = Literal["done", "failed", "interrupted", "elsewhere"]
"""interrupted: not the file's fault, its pages are kept. elsewhere: not free, another has it."""

OFFICE_TOOLS = "review.jobs.tools:OfficeTools"


@dataclass(frozen=True, slots=True)
class WorkOrder:
    """A job of the store to be done, here or on another machine that reaches the same store.

    `tools`: module and name of what makes the tools of the reading process.
    """

    settings: Settings
    job_id: int
    tools: str = OFFICE_TOOLS


@dataclass(frozen=True, slots=True)
class FileEnd:
    """How the work on a file ended; `code` and `message` (Chinese) where it did not go well.

    `cpu_seconds`: of the process that read, 0 where the system does not say.
    """

    how: How
    code: str = ""
    message: str = ""
    seconds: float = 0.0
    cpu_seconds: float = 0.0
