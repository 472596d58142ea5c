"""How `juanjian batch` shows its progress: bars in a terminal, lines in a log."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from review.batch.outcomes import HOW_NAMES
from review.batch.report import troubles

if TYPE_CHECKING:
    from rich.console import Console

    from review.batch.outcomes import BatchProgress, FileOutcome

_LINE_EVERY = 30.0
"""Seconds between lines of a log while no file ends."""
_MOST_ROWS = 60
_STYLES = {"failed": "red", "refused": "yellow"}


class Bars:
    """A bar of files with pages and minutes left, and the files being read below it."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._bars = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[said]}", markup=False),
            console=console,
            transient=True,
        )
        self._task = self._bars.add_task("案卷", total=None, said="")

    def __enter__(self) -> Bars:
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bars.stop()

    def ended(self, outcome: FileOutcome) -> None:
        if outcome.code:
            style = _STYLES.get(outcome.how, "")
            self._console.print(Text(line_of(outcome), style=style), soft_wrap=True)

    def progress(self, progress: BatchProgress) -> None:
        said = f"{_counts(progress)}  {'  '.join(progress.running)}"
        self._bars.update(
            self._task, total=progress.files, completed=progress.files_done, said=said
        )

    def note(self, message: str) -> None:
        self._console.print(Text(message, style="yellow"), soft_wrap=True)


class Lines:
    """A line per file that ends, and one now and then."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._said = time.monotonic()
        self._files = 0

    def __enter__(self) -> Lines:
        return self

    def __exit__(self, *_: object) -> None:
        return

    def ended(self, outcome: FileOutcome) -> None:
        self._line(line_of(outcome))

    def progress(self, progress: BatchProgress) -> None:
        late = time.monotonic() - self._said >= _LINE_EVERY
        if not late and progress.files_done == self._files:
            return
        self._files, self._said = progress.files_done, time.monotonic()
        self._line(f"案卷 {progress.files_done}/{progress.files}，{_counts(progress)}")

    def note(self, message: str) -> None:
        self._line(message)

    def _line(self, text: str) -> None:
        self._console.print(Text(text), soft_wrap=True)


def line_of(outcome: FileOutcome) -> str:
    """`某案.pdf 已完成，21 页，疑似问题 3 处，64 秒`."""
    said = [f"{outcome.file.name} {HOW_NAMES[outcome.how]}"]
    if outcome.like:
        said.append(f"同“{outcome.like}”")
    if outcome.how == "done":
        said += [f"{outcome.page_count} 页", f"疑似问题 {outcome.findings} 处"]
    if outcome.seconds:
        said.append(f"{outcome.seconds:.0f} 秒")
    return "，".join(said) + (f"：{outcome.message}" if outcome.message else "")


def troubles_table(outcomes: list[FileOutcome]) -> Table | None:
    """Failed files and pages; None where there are none."""
    found = list(troubles(outcomes))
    if not found:
        return None
    table = Table("文件", "页", "编码", "说明", title="未能处理的案卷和页面")
    for one in found[:_MOST_ROWS]:
        page = "全卷" if one.page_no is None else str(one.page_no)
        table.add_row(Text(one.name), page, one.code, Text(one.message))
    if len(found) > _MOST_ROWS:
        table.add_row(f"……另有 {len(found) - _MOST_ROWS} 行，见 CSV", "", "", "")
    return table


def _counts(progress: BatchProgress) -> str:
    said = f"{progress.pages_read} 页"
    if progress.failed:
        said += f"，未能处理 {progress.failed} 份"
    if progress.minutes_left is not None:
        minutes = progress.minutes_left
        said += f"，约剩 {minutes:.0f} 分钟" if minutes >= 1 else "，不到 1 分钟"
    return said
