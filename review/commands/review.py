"""`juanjian review`, `schema` and `app`: one review on the command line."""

from __future__ import annotations

import re
from enum import IntEnum, StrEnum
from pathlib import Path  # noqa: TC003 - Typer reads the annotations at run time
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Column, Table
from rich.text import Text

from review.batch.run import FileReview, review_files
from review.commands.guard import complain
from review.confirm.verdict_file import verdicts_schema
from review.desk.wording import STATION_NAMES, STATUS_NAMES
from review.errors import ReviewError, UsageError
from review.model.defect import SEVERITY_NAMES
from review.pipeline import Workshop, draw_evidence, open_workshop
from review.reports.result_json import result_json, result_schema
from review.reports.worksheets import WORKSHEETS_FILE, worksheets_json, worksheets_schema
from review.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from review.model.finding import Finding
    from review.model.result import ReviewResult, Stage

SEVERITY_STYLES = {
    "fatal": "bold red",
    "substantive": "yellow",
    "procedural": "cyan",
    "formal": "dim",
}


class Document(StrEnum):
    """What has a schema."""

    RESULT = "result"
    WORKSHEETS = "worksheets"
    VERDICTS = "verdicts"


class Exit(IntEnum):
    """Exit statuses of `juanjian review`, as the result contract has them."""

    REVIEWED = 0
    CRASHED = 1
    USAGE = 2
    NOT_OPENED = 3
    PARTIAL = 4


def review(
    files: Annotated[
        list[Path], typer.Argument(help="案卷：PDF、图片、图片压缩包（ZIP）或图片文件夹")
    ],
    json_out: Annotated[
        Path | None, typer.Option("--json", help="结果 JSON 写到此文件（多个案卷时为文件夹）")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="结果 JSON 与标出问题位置的页面图写到此文件夹")
    ] = None,
    worksheets: Annotated[
        Path | None, typer.Option(help="已查清单 JSON 写到此文件（多个案卷时为文件夹）")
    ] = None,
    pages: Annotated[str | None, typer.Option(help="只读这些页，例如 1-20,25")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="不显示进度和问题表")] = False,
) -> None:
    """Reviews files; exit status as the result contract has it."""
    console = Console(stderr=False)
    try:
        only_pages = parse_page_ranges(pages) if pages else None
        for option, target in (("--json", json_out), ("--worksheets", worksheets)):
            if target is not None and len(files) > 1 and target.is_file():
                raise UsageError(
                    "json_folder", f"有多个案卷时，{option} 应为文件夹，而“{target}”是文件。"
                )
        workshop = open_workshop(load_settings())
    except ReviewError as error:
        complain(error.message)
        raise typer.Exit(error.exit_status) from None

    statuses: list[int] = []
    with _ProgressBars(quiet) as progress_of:
        for done in review_files(files, workshop, only_pages=only_pages, progress_of=progress_of):
            written = _write(done, workshop, json_out, out, several=len(files) > 1)
            sheets = worksheets_json(done.result)
            if worksheets is not None and sheets is not None:
                written.append(_write_text(worksheets, sheets, done, several=len(files) > 1))
            statuses.append(done.exit_status)
            if done.exit_status in {Exit.NOT_OPENED, Exit.CRASHED}:
                complain(done.result.problems[0].message)
            if not quiet:
                _show(console, done, written)
    raise typer.Exit(_worst(statuses))


def schema(
    document: Annotated[
        Document, typer.Argument(help="result：结果文件；worksheets：已查清单；verdicts：确认意见")
    ] = Document.RESULT,
) -> None:
    """Prints the schema of a document that the commands write or read."""
    schemas = {
        Document.RESULT: result_schema,
        Document.WORKSHEETS: worksheets_schema,
        Document.VERDICTS: verdicts_schema,
    }
    typer.echo(schemas[document]())


def desk(
    host: Annotated[str, typer.Option(help="监听地址；默认只允许本机访问")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="端口")] = 7860,
) -> None:
    """Starts the desk."""
    from review.desk.start import start_desk  # Gradio takes seconds to load; commands need it not

    try:
        start_desk(host=host, port=port)
    except ReviewError as error:
        complain(error.message)
        raise typer.Exit(error.exit_status) from None


def parse_page_ranges(text: str) -> frozenset[int]:
    """Page numbers written as `1-20,25`; raises `UsageError`."""
    wanted: set[int] = set()
    for part in re.split(r"[,,、]", text.strip()):
        match = re.fullmatch(r"\s*(\d+)\s*(?:[-–—~]\s*(\d+)\s*)?", part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last <= 100_000:
            raise UsageError("page_range", f"页码范围“{part}”无效。请写成 1-20 或 3,5,8-10。")
        wanted.update(range(first, last + 1))
    return frozenset(wanted)


def _worst(statuses: list[int]) -> int:
    order = [Exit.REVIEWED, Exit.PARTIAL, Exit.NOT_OPENED, Exit.CRASHED]
    return max(statuses, key=lambda status: order.index(Exit(status)), default=Exit.REVIEWED)


def _write(
    done: FileReview, workshop: Workshop, json_out: Path | None, out: Path | None, *, several: bool
) -> list[Path]:
    """Writes what was asked for; gives the paths for the closing lines."""
    written: list[Path] = []
    text = result_json(done.result)
    if json_out is not None:
        written.append(_write_text(json_out, text, done, several=several))
    if out is not None:
        folder = out / done.path.stem
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / "result.json"
        target.write_text(text, encoding="utf-8")
        sheets = worksheets_json(done.result)
        if sheets is not None:
            (folder / WORKSHEETS_FILE).write_text(sheets, encoding="utf-8")
        written += [target, *draw_evidence(done.path, done.result, workshop, folder)]
    return written


def _write_text(target: Path, text: str, done: FileReview, *, several: bool) -> Path:
    """Writes to the file, or to a file of the input's name where the target is a folder."""
    path = target / f"{done.path.stem}.json" if several or target.is_dir() else target
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _show(console: Console, done: FileReview, written: list[Path]) -> None:
    result = done.result
    if result.status == "failed":
        return
    _heading(console, result)
    if result.outcome.findings:
        console.print(_findings_table(result.outcome.findings))
    else:
        console.print("没有发现疑似问题。")
    for problem in result.problems:
        console.print(Text(f"· {problem.message}", style="yellow"))
    for path in written[:1]:
        console.print(Text(f"结果：{path}"), soft_wrap=True)
    pictures = [path for path in written if path.suffix == ".jpg"]
    if pictures:
        told = f"标出位置的页面图 {len(pictures)} 张：{pictures[0].parent}"
        console.print(Text(told), soft_wrap=True)
    console.print()


def _heading(console: Console, result: ReviewResult) -> None:
    outcome = result.outcome
    # Names come from outside: as Text they are printed, never read as markup.
    console.rule(Text(result.source.file))
    console.print(
        Text(
            f"{result.source.page_count} 页，{STATUS_NAMES[result.status]}；"
            f"疑似问题 {len(outcome.findings)} 处，"
            f"无法判断 {len(outcome.undetermined)} 项，已查清 {len(outcome.clear)} 项；"
            f"识读 {result.seconds.get('reading', 0):.1f} 秒"
        )
    )


def _findings_table(findings: tuple[Finding, ...]) -> Table:
    table = Table(
        "程度",
        "编码",
        Column("疑似问题", overflow="fold"),
        Column("页", overflow="fold", max_width=8),
        show_lines=True,
    )
    ranks = list(SEVERITY_NAMES)
    for finding in sorted(findings, key=lambda item: (ranks.index(item.severity), item.defect)):
        pages = sorted({place.page_no for place in finding.evidence})
        table.add_row(
            Text(SEVERITY_NAMES[finding.severity], style=SEVERITY_STYLES[finding.severity]),
            finding.defect,
            Text(f"{finding.name}\n{finding.message}"),
            "、".join(map(str, pages)),
        )
    return table


class _ProgressBars:
    """Shows a bar per file by station, or nothing when quiet."""

    def __init__(self, quiet: bool) -> None:
        self._bars = Progress(
            TextColumn("{task.fields[name]}", markup=False),
            TextColumn("{task.fields[station]}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=quiet,
        )

    def __enter__(self) -> Callable[[Path], Callable[[Stage, int, int], None]]:
        self._bars.start()
        return self._follow

    def __exit__(self, *_: object) -> None:
        self._bars.stop()

    def _follow(self, path: Path) -> Callable[[Stage, int, int], None]:
        task = self._bars.add_task("", name=path.name, station=STATION_NAMES["intake"], total=None)

        def report(stage: Stage, done: int, total: int) -> None:
            self._bars.update(task, station=STATION_NAMES[stage], completed=done, total=total)

        return report
