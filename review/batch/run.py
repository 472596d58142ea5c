"""Reviews many files; a file that fails stops no other."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.errors import InputError
from review.pipeline import examine, failed_result

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from review.model.result import ReviewResult
    from review.pipeline import Progress, Workshop

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FileReview:
    """One file's result; `exit_status` as the contract has it: 0 reviewed, 3 failed, 4 partial."""

    path: Path
    result: ReviewResult
    exit_status: int


def review_files(
    paths: Iterable[Path],
    workshop: Workshop,
    *,
    only_pages: Collection[int] | None = None,
    progress_of: Callable[[Path], Progress] | None = None,
) -> Iterator[FileReview]:
    """Each file's review as soon as it is done."""
    for path in paths:
        progress = progress_of(path) if progress_of else None
        try:
            result = examine(path, workshop, only_pages=only_pages, progress=progress)
        except InputError as error:
            yield FileReview(path, failed_result(path, error), error.exit_status)
            continue
        except Exception as error:  # noqa: BLE001 - the guard of this room: one file is lost, not all
            _log.exception("%s could not be reviewed", path)
            cause = InputError(
                "review_crashed",
                f"评查“{path.name}”时程序出错({type(error).__name__}: {error})。"
                "其他文件不受影响;请将此信息连同文件名告知维护人员。",
            )
            yield FileReview(path, failed_result(path, cause), 1)
            continue
        yield FileReview(path, result, 4 if result.status == "partial" else 0)
