"""`juanjian law`: import local laws, list them, show what a law says on a day."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path  # noqa: TC003 - Typer reads the annotations at run time
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from review.commands.guard import DataFolder, guarded, office_folder
from review.errors import LocalLawError
from review.language.numerals import parse_numeral
from review.language.write_numerals import numeral
from review.local_laws.importing import LEVELS, Order, import_law, read_law
from review.local_laws.join import with_local_laws
from review.local_laws.store import load_all
from review.standards.load import load_standards

if TYPE_CHECKING:
    from review.standards.article import Article
    from review.standards.laws import LawLibrary, LawStatus, LawVersion

app = typer.Typer(no_args_is_help=True, help="法律依据：导入地方性法规和规章，查看某日有效的条文。")
_DAY = "%Y-%m-%d"
_ARTICLE = re.compile(
    r"第?([\d零〇一二三四五六七八九十百千]+)条?(?:之([一二三四五六七八九十\d]+))?"
)
_FORCES = {
    "in_force": "有效",
    "not_yet": "尚未施行",
    "repealed": "已废止",
    "unknown": "未收录或不能确定",
}


@app.command("import", help="导入地方性法规、规章（Markdown、文本、Word），每条以“第X条”开头。")
def import_(
    file: Annotated[Path, typer.Argument(help="法规文本")],
    name: Annotated[str, typer.Option("--name", help="法规全称")],
    kind: Annotated[str, typer.Option("--kind", help="、".join(LEVELS))],
    start: Annotated[datetime, typer.Option("--from", formats=[_DAY], help="施行日")],
    end: Annotated[
        datetime | None, typer.Option("--to", formats=[_DAY], help="最后施行日，仍有效的不写")
    ] = None,
    replaces: Annotated[str, typer.Option("--replaces", help="被其取代的法规（名称不同时）")] = "",
    region: Annotated[str, typer.Option("--region", help="适用地区")] = "",
    preview: Annotated[bool, typer.Option("--preview", help="只检查，不导入")] = False,
    data: DataFolder = None,
) -> None:
    """Imports the whole law or nothing."""

    def work() -> None:
        order = Order(file, name, kind, start.date(), end.date() if end else None, replaces, region)
        laws, console = load_standards().laws, Console()
        if preview:
            law = read_law(order, laws)
            console.print(
                Text(f"《{law.name}》共 {len(law.articles)} 条，可以导入。未作任何改动。")
            )
            return
        done = import_law(order, laws, office_folder(data))
        law = done.law
        told = f"已导入《{law.name}》{len(law.articles)} 条，自 {law.start} 起施行。"
        console.print(Text(told), soft_wrap=True)
        if done.replaced is not None:
            console.print(
                Text(f"替换了同日施行的文本（来自 {done.replaced.source}）。", style="yellow")
            )

    guarded(work)


@app.command("list", help="列出已导入的法规。")
def list_(data: DataFolder = None) -> None:
    """Lists what the office brought in."""

    def work() -> None:
        console, found = Console(), load_all(office_folder(data))
        if not found:
            console.print("没有导入过法规。国家法律随程序收录，用 juanjian law show 查看。")
            return
        laws = _laws(data)
        table = Table("名称", "种类", "地区", "施行", "至", "条数", "取代", "来源文件")
        for law in found:
            last = next(v for v in laws.versions(law.name) if v.start == law.start).end
            row = (
                law.name, law.level, law.region, law.start.isoformat(),
                last.isoformat() if last else "现行", str(len(law.articles)), law.replaces,
                law.source,
            )  # fmt: skip
            table.add_row(*(Text(word) for word in row))
        console.print(table)

    guarded(work)


@app.command("show", help="查看一部法律在某日的效力与条文。")
def show(
    name: Annotated[str, typer.Argument(help="法律名称，可用通称")],
    article: Annotated[
        str | None, typer.Argument(help="条号，例如 第十二条、12、第十条之一")
    ] = None,
    on: Annotated[
        datetime | None, typer.Option("--on", formats=[_DAY], help="哪一日，默认为今天")
    ] = None,
    data: DataFolder = None,
) -> None:
    """Shows the state of the law on the day, then its versions or the article."""

    def work() -> None:
        laws, day = _laws(data), on.date() if on else date.today()
        status = laws.law_on(name, day)
        versions = laws.versions(name)
        if not versions and status.repeal is None:
            raise LocalLawError(
                "law_not_known",
                f"没有收录“{name}”。地方性法规和规章可用 juanjian law import 导入。",
            )
        console = Console()
        console.print(Text(f"《{status.name}》 {day}：{_say_force(status)}"), soft_wrap=True)
        if article is None:
            console.print(_version_table(versions))
        else:
            number, insert = _article_number(article)
            console.print(Text(_words(laws, status, day, number, insert)), soft_wrap=True)

    guarded(work)


def _say_force(status: LawStatus) -> str:
    said = _FORCES[status.force]
    if status.repeal and status.force == "repealed":
        said += f"（自 {status.repeal.end} 起"
        said += f"，由《{status.repeal.replaced_by}》取代）" if status.repeal.replaced_by else "）"
    if status.version and status.force == "in_force":
        said += f"，{status.version.version} 公布的文本，自 {status.version.start} 起施行"
    return said if status.sure else f"{said}；施行或废止日期尚待核实"


def _version_table(versions: tuple[LawVersion, ...]) -> Table:
    table = Table("公布", "施行", "至", "条文", "日期", "日期依据")
    for version in versions:
        row = (
            version.version, version.start.isoformat(),
            version.end.isoformat() if version.end else "现行",
            "有" if version.text else "未收录", "已核实" if version.verified else "待核实",
            version.source,
        )  # fmt: skip
        table.add_row(*(Text(word) for word in row))
    return table


def _words(laws: LawLibrary, status: LawStatus, day: date, number: int, insert: int | None) -> str:
    text = laws.text_of(status.name, day, number) or status.text
    if text is None:
        raise LocalLawError(
            "law_text_missing", f"没有收录《{status.name}》在{day}施行的文本，不能显示条文。"
        )
    found = laws.article(text, number, insert)
    if found is None:
        raise LocalLawError(
            "law_no_such_article",
            f"《{status.name}》（{text.version}公布的文本）共{laws.last_article(text)}条，"
            f"没有第{numeral(number)}条{f'之{numeral(insert)}' if insert else ''}。",
        )
    return _numbered(found, insert)


def _numbered(article: Article, insert: int | None) -> str:
    """The article with its paragraphs counted, as they are cited."""
    head = f"第{numeral(article.number)}条" + (f"之{numeral(insert)}" if insert else "")
    several = len(article.paragraphs) > 1
    lines = [head]
    for place, paragraph in enumerate(article.paragraphs, start=1):
        lines.append(f"[第{numeral(place)}款] {paragraph.text}" if several else paragraph.text)
        lines += [f"    {item}" for item in paragraph.items]
    return "\n".join(lines)


def _article_number(written: str) -> tuple[int, int | None]:
    match = _ARTICLE.fullmatch(written.strip())
    number = parse_numeral(match[1]) if match else None
    if match is None or number is None:
        raise LocalLawError("law_bad_article", f"“{written}”不是条号，请写成 第十二条 或 12。")
    return number, parse_numeral(match[2]) if match[2] else None


def _laws(data: Path | None) -> LawLibrary:
    return with_local_laws(load_standards(), office_folder(data)).laws
