"""`juanjian campaign draw` and `redraw`: the sample and its proof."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - Typer reads the annotations at run time
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from review.campaign.sampling.keep import draw_for
from review.campaign.sampling.protocol import protocol_json
from review.campaign.sampling.protocol import redraw as redraw_protocol
from review.commands.campaign_person import CampaignId, Login, person_at
from review.commands.guard import DataFolder, guarded
from review.errors import UsageError
from review.standards.load import load_standards
from review.store.campaigns import campaigns, ledger

DIFFERS = 1
"""Exit status where the drawing redone is another one."""


def draw(
    campaign: CampaignId,
    login: Login,
    seed: Annotated[str, typer.Option(help="随机种子；默认由程序产生")] = "",
    target: Annotated[int | None, typer.Option(min=1, help="抽取件数；默认按方案比例")] = None,
    protocol: Annotated[Path | None, typer.Option(help="抽样记录（JSON）写到此文件")] = None,
    data: DataFolder = None,
) -> None:
    """Draws the sample of an evaluation."""

    def work() -> None:
        if protocol is not None and not protocol.parent.is_dir():
            raise UsageError("no_such_folder", f"没有文件夹 {protocol.parent}，未抽样。")
        with person_at(data, login) as (store, user):
            drawn = draw_for(store, user, campaign, seed=seed, target=target)
            with store.database.read() as s:
                found = campaigns.campaign_of(s, campaign)
                imports = ledger.imports_of(s, campaign)
        assert found is not None
        sample = drawn.sample
        table = Table("单位", "类型", "件数", "重点", "抽取")
        names = load_standards().case_kinds
        for layer in sample.strata:
            numbers = (str(one) for one in (layer.size, layer.marked, layer.quota))
            table.add_row(Text(layer.agency), names.get(layer.kind, layer.kind), *numbers)
        Console().print(table)
        words = f"从 {sample.ledger_size} 件中抽取 {len(sample.picks)} 件。种子 {sample.seed}，"
        words += f"台账内容校验值 {sample.ledger_sha256}。"
        Console().print(Text(words), soft_wrap=True)
        if protocol is not None:
            text = protocol_json(found, drawn, imports[0] if imports else None)
            protocol.write_text(text, "utf-8")
            Console().print(Text(f"抽样记录已写入 {protocol}。"), soft_wrap=True)

    guarded(work)


def redraw(
    protocol: Annotated[Path, typer.Argument(help="抽样记录（JSON）")],
    file: Annotated[Path, typer.Argument(metavar="LEDGER", help="台账文件")],
) -> None:
    """Draws again from a protocol and a ledger; exit 1 where the sample is another one."""

    def work() -> None:
        done = redraw_protocol(protocol, file)
        console = Console()
        if done.skipped:
            console.print(Text(f"台账中有错误的 {done.skipped} 行未计入。", style="yellow"))
        if done.identical:
            console.print(Text(f"一致：复算抽取 {len(done.sample.picks)} 件，与抽样记录完全相同。"))
            return
        console.print(Text("不一致：", style="red"))
        for difference in done.differences:
            console.print(Text(difference), soft_wrap=True)
        raise typer.Exit(DIFFERS)

    guarded(work)
