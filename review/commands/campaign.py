"""`juanjian campaign`: an evaluation made, its people, its ledger, opened and closed."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - Typer reads the annotations at run time
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from review.campaign.ledger.importing import check_file, import_ledger, told
from review.campaign.lifecycle import Plan, close_campaign, new_campaign, open_campaign
from review.campaign.people import put_person, remove_person
from review.commands.campaign_files import assign, board, match
from review.commands.campaign_person import CampaignId, Login, person_at
from review.commands.campaign_sample import draw, redraw
from review.commands.guard import DataFolder, guarded
from review.commands.office_store import existing_store, office_settings
from review.model.campaign import CAMPAIGN_STATE_NAMES, PART_NAMES
from review.pipeline import open_standards
from review.store.campaigns import campaigns

app = typer.Typer(no_args_is_help=True, help="评查活动：台账、抽样、匹配、分案、进度。")
app.command("draw", help="从台账分层随机抽样，抽样记录可供第三方复算。")(draw)
app.command("redraw", help="用抽样记录和台账复算，说明是否一致。")(redraw)
app.command("match", help="按读出的案号把案卷与抽中案件匹配。")(match)
app.command("assign", help="每卷分给两名评查员（回避、均衡），制作各自的副本。")(assign)
app.command("board", help="进度：各阶段、各单位、各评查员、逾期。")(board)


@app.command("new", help="新建评查活动；新建者为负责人。")
def new(
    year: Annotated[int, typer.Argument(metavar="年", help="年份")],
    quarter: Annotated[int, typer.Argument(metavar="季", help="季度，1至4")],
    login: Login,
    name: Annotated[str, typer.Option("--name", help="名称；默认按年份和季度")] = "",
    scope: Annotated[str, typer.Option("--scope", help="评查范围")] = "",
    kinds: Annotated[
        list[str] | None, typer.Option("--kind", help="案卷种类的编号，可多次；默认全部")
    ] = None,
    data: DataFolder = None,
) -> None:
    """Makes an evaluation."""

    def work() -> None:
        with person_at(data, login) as (store, user):
            plan = Plan(year, quarter, name, scope, tuple(kinds or ()))
            made = new_campaign(store, open_standards(office_settings(data)), user, plan)
            say(f"已新建评查活动 {made.id}：{made.name}。下一步：导入台账。")

    guarded(work)


@app.command("list", help="列出评查活动。")
def list_(data: DataFolder = None) -> None:
    """Lists all evaluations."""

    def work() -> None:
        table = Table("编号", "名称", "批次", "状态")
        with existing_store(data) as store, store.database.read() as s:
            for one in campaigns.all_campaigns(s):
                state = CAMPAIGN_STATE_NAMES[one.state]
                table.add_row(str(one.id), Text(one.name), one.batch_no, state)
        Console().print(table)

    guarded(work)


@app.command("import", help="导入台账（Excel 或 CSV），替换原有台账。")
def import_(
    campaign: CampaignId,
    file: Annotated[Path, typer.Argument(help="台账文件")],
    login: Login,
    skip_bad_rows: Annotated[
        bool, typer.Option("--skip-bad-rows", help="跳过有错误的行，导入其余各行")
    ] = False,
    preview: Annotated[bool, typer.Option("--preview", help="只校验，不导入")] = False,
    data: DataFolder = None,
) -> None:
    """Imports all rows or none."""

    def work() -> None:
        if preview:
            checked = check_file(file)
            say(f"可以导入 {len(checked.read.cases)} 件，有错误 {len(checked.bad_lines)} 行。")
            if checked.problems:
                say(told(checked.problems), "yellow")
            return
        with person_at(data, login) as (store, user):
            done = import_ledger(store, user, campaign, file, skip_bad_rows=skip_bad_rows)
        say(f"已导入台账 {done.record.rows} 件，内容校验值 {done.record.content_sha256}。")
        if done.skipped:
            say(f"跳过有错误的 {len(done.skipped)} 行。", "yellow")
        if done.out_of_scope:
            say(f"另有 {done.out_of_scope} 件的类型不在评查范围内，未导入。")
        if done.unused:
            say(f"未使用的列：{'、'.join(done.unused[:20])}。")
        if done.record.problems:
            say("请向单位核实：\n" + told(done.record.problems), "yellow")

    guarded(work)


@app.command("open", help="启动评查活动，开始调卷。")
def open_(campaign: CampaignId, login: Login, data: DataFolder = None) -> None:
    """Opens an evaluation."""

    def work() -> None:
        with person_at(data, login) as (store, user):
            say(f"已启动：{open_campaign(store, user, campaign).name}。")

    guarded(work)


@app.command("close", help="结束评查活动，此后不能再更改。")
def close(
    campaign: CampaignId,
    login: Login,
    unfinished: Annotated[
        bool, typer.Option("--unfinished", help="尚有案卷未定级，仍然结束")
    ] = False,
    data: DataFolder = None,
) -> None:
    """Closes an evaluation."""

    def work() -> None:
        with person_at(data, login) as (store, user):
            done = close_campaign(store, user, campaign, unfinished=unfinished)
            say(f"已结束：{done.name}。")

    guarded(work)


@app.command("person", help="增加或变更评查人员；--remove 移除，未完成的案卷退回待分配。")
def person(
    campaign: CampaignId,
    who: Annotated[str, typer.Argument(metavar="人员", help="登录名")],
    login: Login,
    part: Annotated[
        Literal["chief", "leader", "reviewer"],
        typer.Option(help="chief 负责人、leader 组长、reviewer 评查员"),
    ] = "reviewer",
    team: Annotated[str, typer.Option(help="评查组")] = "",
    agencies: Annotated[
        list[str] | None, typer.Option("--agency", help="本人所在单位（回避），可多次")
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="移除")] = False,
    data: DataFolder = None,
) -> None:
    """Adds, changes or removes a person."""

    def work() -> None:
        with person_at(data, login) as (store, user):
            if remove:
                left = remove_person(store, user, campaign, who)
                say(
                    f"已移除{who}：{len(left.given_back)}份未完成的案卷退回待分配，"
                    f"{len(left.kept)}份已完成的保留。"
                )
                return
            own = tuple(agencies or ())
            put = put_person(store, user, campaign, who, part, team, own)
            say(f"{put.name}：{PART_NAMES[put.part]}。")

    guarded(work)


def say(words: str, style: str = "") -> None:
    """Words from outside are printed, never read as markup."""
    Console().print(Text(words, style=style), soft_wrap=True)
