"""`juanjian campaign match`, `assign` and `board`: files from the sample to their reviewers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from review.campaign.assignment.assign import assign_files
from review.campaign.board import board_of
from review.campaign.matching import hand_in, match_by_hand, match_files
from review.commands.campaign_person import CampaignId, Login, person_at
from review.commands.guard import DataFolder, guarded
from review.errors import UsageError
from review.model.campaign import FILE_STATE_NAMES, UNMATCHED_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.campaign.board import Board

SHOWN = 30


def match(
    campaign: CampaignId,
    login: Login,
    cases: Annotated[
        list[str] | None, typer.Option("--case", help="先把这份已上传的案卷提交到活动，可多次")
    ] = None,
    by_hand: Annotated[
        str, typer.Option("--by-hand", metavar="案卷=序号", help="人工匹配：案卷编号=台账序号")
    ] = "",
    data: DataFolder = None,
) -> None:
    """Joins the files handed in to the sample; lists what is left over and what is missing."""

    def work() -> None:
        with person_at(data, login) as (store, user):
            if cases:
                hand_in(store, user, campaign, cases)
            if by_hand:
                match_by_hand(store, user, campaign, *_pair(by_hand))
            done = match_files(store, user, campaign)
        _say(
            f"本次匹配 {done.joined} 份；未匹配 {len(done.unmatched)} 份，"
            f"未交 {len(done.missing)} 件。"
        )
        _some(
            f"未匹配 {one.case_id} {one.title}：{UNMATCHED_NAMES[one.why]} {one.case_no_read}"
            for one in done.unmatched
        )
        _some(f"未交 序号{one.row_no} {one.agency} {one.case_no}" for one in done.missing)

    guarded(work)


def assign(campaign: CampaignId, login: Login, data: DataFolder = None) -> None:
    """Gives every file that was handed in to two reviewers."""

    def work() -> None:
        with person_at(data, login) as (store, user):
            done = assign_files(store, user, campaign)
        _say(f"分案 {len(done.assigned)} 份，制作副本 {done.copies} 份，待识读 {done.waiting} 份。")
        _some(f"未能分案 {one.file.name}：{one.why}" for one in done.unseated)

    guarded(work)


def board(campaign: CampaignId, login: Login, data: DataFolder = None) -> None:
    """Shows how far the files are."""

    def work() -> None:
        with person_at(data, login) as (store, user), store.database.read() as s:
            _show(board_of(s, user, campaign))

    guarded(work)


def _show(seen: Board) -> None:
    console = Console()
    _say(
        f"{seen.campaign.name}：台账 {seen.ledger_size} 件，抽取 {seen.drawn} 件，"
        f"待分配 {seen.unassigned} 份，未匹配 {seen.unmatched} 份。"
    )
    _say("，".join(f"{FILE_STATE_NAMES[state]} {count}" for state, count in seen.states.items()))
    agencies = Table("单位", "抽取", "已交", "双人完成", "已定级")
    for one in seen.agencies:
        counts = (one.drawn, one.handed_in, one.reviewed, one.graded)
        agencies.add_row(Text(one.agency), *(str(count) for count in counts))
    console.print(agencies)
    reviewers = Table("评查员", "案卷", "页数", "已完成")
    for who in seen.reviewers:
        name = f"{who.name}（已移除）" if who.removed else who.name
        reviewers.add_row(Text(name), *(str(n) for n in (who.files, who.pages, who.finished)))
    console.print(reviewers)
    _some(
        f"逾期 {late.case_no}（{FILE_STATE_NAMES[late.state]}，应于 {late.due} 前完成）"
        + (f"，待 {'、'.join(late.waiting_for)}" if late.waiting_for else "")
        for late in seen.overdue
    )


def _pair(words: str) -> tuple[str, int]:
    case_id, _, row_no = words.partition("=")
    if not case_id or not row_no.isdecimal():
        raise UsageError("match_pair", f"“{words}”无法识别，请写成 案卷编号=台账序号。")
    return case_id, int(row_no)


def _some(lines: Iterable[str]) -> None:
    told = list(lines)
    for line in told[:SHOWN]:
        _say(line)
    if len(told) > SHOWN:
        _say(f"……另有{len(told) - SHOWN}项")


def _say(words: str) -> None:
    Console().print(Text(words), soft_wrap=True)
