"""`juanjian standard`: the standards as their users see them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from review.commands.guard import guarded
from review.errors import UsageError
from review.model.defect import SEVERITY_NAMES
from review.settings import load_settings
from review.standards.catalogue import defect_rows
from review.standards.catalogue_text import AUTOMATION_NAMES, defect_lines
from review.standards.compare import compare
from review.standards.kind_names import kinds_by_name
from review.standards.load import load_from, load_standards
from review.standards.office.apply import OFFICE_FILE, with_office, with_office_file
from review.standards.office.problem import suggest
from review.standards.office.switches import known_switches
from review.standards.validate import row_counts

if TYPE_CHECKING:
    from review.model.document import DocumentKind
    from review.standards.load import Standards

app = typer.Typer(no_args_is_help=True, help="评查标准：列出、查看、检查、比较。")
Office = Annotated[
    Path | None, typer.Option("--office", help="本机关评查口径；默认用数据文件夹中的 office.yaml")
]
EXAMPLE = "EXE-03"


@app.command("list", help="列出缺陷项：编码、名称、程度、扣分、是否已能检查。")
def list_(
    kind: Annotated[
        str | None, typer.Option(help="只列适用于这类案卷的，例如 penalty_ordinary")
    ] = None,
    category: Annotated[str | None, typer.Option(help="只列这一大类的，例如 EXE")] = None,
    office: Office = None,
) -> None:
    """Prints the catalogue as a table."""

    def work() -> None:
        standards = _standards(office)
        _known(kind, dict(standards.case_kinds), "案卷种类")
        names = {code: one.name for code, one in standards.categories.items()}
        _known(category, names, "大类")
        table = Table("编码", Column("名称", overflow="fold"), "程度", "扣分", "上限", "认定")
        for defect in standards.defects.values():
            if kind and kind not in defect.applies_to:
                continue
            if category and defect.category != category:
                continue
            severity = SEVERITY_NAMES[defect.severity] + ("·否决" if defect.veto else "")
            table.add_row(
                defect.code,
                Text(defect.name),
                severity,
                f"{defect.points:g}",
                f"{defect.cap:g}",
                AUTOMATION_NAMES[defect.automation].split("；")[0].split("，")[0]
                if defect.check
                else "尚未实现",
            )
        Console().print(table)

    guarded(work)


@app.command("show", help="显示一个缺陷项（编码）、一种文书的栏目（名称）或一个开关的全部内容。")
def show(
    code: Annotated[str, typer.Argument(help="缺陷项编码、文书名称或编号、开关编号")],
    office: Office = None,
) -> None:
    """Prints everything about one row."""

    def work() -> None:
        standards = _standards(office)
        found = code.upper()
        if found in standards.defects:
            defect = standards.defects[found]
            typer.echo(f"{found} {defect.name}")
            for label, text in defect_lines(defect, standards, defect_rows().get(found)):
                typer.echo(f"{label}：{text}")
            return
        kinds = kinds_by_name(standards)
        kind = standards.document_kinds.get(kinds.get(code, code))
        switch = known_switches().get(code)
        if kind is not None:
            _show_kind(kind, standards)
        elif switch is not None:
            state = standards.switches.get(code)
            typer.echo(f"{switch.id} {switch.name}：{switch.meaning}")
            typer.echo(f"打开：{switch.on}\n关闭：{switch.off}\n未设置：{switch.unset}")
            typer.echo(f"现在：{'未设置' if state is None else '打开' if state else '关闭'}")
        else:
            known = {
                **{one: row.name for one, row in standards.defects.items()},
                **dict.fromkeys(kinds, ""),
                **{one: row.name for one, row in known_switches().items()},
            }
            raise UsageError(
                "unknown_code",
                f"没有“{code}”{suggest(code, known)}。"
                f"请写缺陷项编码（如 {EXAMPLE}）、文书名称或开关编号。",
            )

    guarded(work)


@app.command("check", help="检查评查标准；给出文件时，检查该文件（office.yaml）并列出全部错误。")
def check(
    file: Annotated[
        Path | None, typer.Argument(help="本机关评查口径；默认数据文件夹中的 office.yaml")
    ] = None,
) -> None:
    """Exit status 0 where all rows can be used."""

    def work() -> None:
        shipped = load_standards()
        counts = row_counts(shipped)
        typer.echo(f"评查标准 {shipped.version}：{sum(counts.values())}条均可用")
        path = file or load_settings().office_folder / OFFICE_FILE
        if file is None and not path.is_file():
            typer.echo(f"没有本机关评查口径（{path}），一律按随附标准。")
            return
        ours = with_office_file(shipped, path)
        typer.echo(
            f"本机关评查口径 {path}：可用，与随附标准不同{len(list(compare(shipped, ours)))}处"
        )

    guarded(work)


@app.command("diff", help="比较两份评查标准：office.yaml 或条目文件夹；只给一份时与随附标准比较。")
def diff(
    first: Annotated[Path, typer.Argument(help="office.yaml，或条目文件夹")],
    second: Annotated[Path | None, typer.Argument(help="另一份；省略则以随附标准为旧版")] = None,
) -> None:
    """Prints what was added, closed and changed, by code, old and new."""

    def work() -> None:
        old, new = (load_standards(), first) if second is None else (_read(first), second)
        changes = list(compare(old, _read(new)))
        for change in changes:
            typer.echo(str(change))
        typer.echo(f"共{len(changes)}处不同" if changes else "没有不同")

    guarded(work)


def _standards(office: Path | None) -> Standards:
    if office is not None:
        return with_office_file(load_standards(), office)
    return with_office(load_standards(), load_settings().office_folder)


def _read(path: Path) -> Standards:
    """Standards of an office's file or of a folder of rows."""
    if path.is_dir():
        if not (path / "defects").is_dir():
            raise UsageError(
                "not_standards", f"“{path}”不是条目文件夹：里面应有 defects 等子文件夹。"
            )
        return load_from(path)
    return with_office_file(load_standards(), path)


def _known(value: str | None, known: dict[str, str], what: str) -> None:
    if value is not None and value not in known:
        raise UsageError(
            "unknown_code",
            f"没有{what}“{value}”{suggest(value, known)}；可写：{'、'.join(known)}。",
        )


def _show_kind(kind: DocumentKind, standards: Standards) -> None:
    typer.echo(f"《{kind.name}》（{kind.id}）")
    if kind.aliases:
        typer.echo(f"又名：{'、'.join(kind.aliases)}")
    used = "、".join(standards.case_kinds[case_kind] for case_kind, _ in kind.requirements)
    typer.echo(f"用于：{used or '未写明'}")
    for field in kind.fields:
        typer.echo(f"  {field.id}  {field.name}")
