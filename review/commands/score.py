"""`juanjian score`: what a stored result scores, and why."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path  # noqa: TC003 - Typer reads the annotations at run time
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from review.casework.stored_score import stored_case
from review.confirm.join import join_verdicts
from review.confirm.verdict_file import read_verdicts
from review.errors import ReviewError, UsageError
from review.pipeline import open_standards
from review.reports.read_result import findings_of, read_result
from review.reports.score_text import score_lines
from review.reports.worksheets import WORKSHEETS_FILE, read_worksheets
from review.scoring.score import score_case
from review.settings import load_settings
from review.standards.load import load_standards
from review.standards.office.apply import with_office_file

if TYPE_CHECKING:
    from review.model.finding import Finding
    from review.model.score import Score
    from review.reports.contract import ResultDocument
    from review.reports.worksheets_contract import WorksheetsDocument


def score(
    result: Annotated[Path, typer.Argument(help="结果文件 result.json，或其所在文件夹")],
    verdicts: Annotated[
        Path | None,
        typer.Option(help="确认意见（juanjian.verdicts/1）；给出后只计经确认的问题"),
    ] = None,
    office: Annotated[
        Path | None, typer.Option(help="本机关评查口径；默认用数据文件夹中的 office.yaml")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="以 JSON 输出")] = False,
) -> None:
    """Prints the score of a stored result, each deduction down to finding and page."""
    try:
        document = read_result(result)
        if document.case_file is None:
            raise UsageError("result_without_case", f"“{result}”的案卷未能打开，没有可评的内容。")
        standards = (
            with_office_file(load_standards(), office)
            if office
            else open_standards(load_settings())
        )
        findings = findings_of(document, load_standards().defects, standards.defects)
        confirmed = None
        if verdicts is not None:
            confirmed = join_verdicts(findings, *read_verdicts(verdicts, document.source.sha256))
        sheets = _sheets_beside(result, document)
        case = stored_case(document, sheets, findings, standards)
        scored = score_case(case, standards, confirmed)
    except ReviewError as error:
        Console(stderr=True).print(Text(error.message, style="red"), soft_wrap=True)
        raise typer.Exit(error.exit_status) from None
    if as_json:
        typer.echo(_json(scored, findings))
        return
    name = standards.case_kinds.get(document.case_file.kind, "未识别案卷")
    by_id = {one.id: one for one in findings}
    for line in score_lines(scored, by_id, name, confirmed, len(document.undetermined)):
        typer.echo(line)


def _sheets_beside(result: Path, document: ResultDocument) -> WorksheetsDocument | None:
    """The worksheets in the result's folder, where they are those of the same review."""
    folder = result if result.is_dir() else result.parent
    if not (folder / WORKSHEETS_FILE).is_file():
        return None
    sheets = read_worksheets(folder / WORKSHEETS_FILE)
    return sheets if sheets.source.sha256 == document.source.sha256 else None


def _json(scored: Score, findings: tuple[Finding, ...]) -> str:
    """The score with what its findings are, so that it can be read without the result."""
    named = {
        one.id: {
            "defect": one.defect,
            "name": one.name,
            "message": one.message,
            "pages": sorted({place.page_no for place in one.evidence}),
        }
        for one in findings
    }
    document = {"schema": "juanjian.score/1", **asdict(scored), "named_findings": named}
    return json.dumps(document, ensure_ascii=False, indent=1)
