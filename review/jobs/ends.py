"""How a job ends, as it is told from one process to the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

How = Literal["done", "failed", "interrupted", "lost"]
"""interrupted: not the case file's fault, worth another try. lost: another worker has it now."""


@dataclass(frozen=True, slots=True)
class JobEnd:
    """The end of one job; `code` and `message` (Chinese, for a reviewer) where it failed."""

    how: How
    code: str = ""
    message: str = ""


class JobLostError(Exception):
    """The job is not this worker's any more; what it did since is not kept."""
