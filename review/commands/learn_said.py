"""How `juanjian learn` shows where learning stands, and what a comparison says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from review.learning.told import change_line, headline, rule_lines
from review.model.learning import ABOUT_NAMES, ANSWER_NAMES, KIND_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from review.learning.status import LearningStatus
    from review.standards.load import Standards

_RULES = ("缺陷项", "名称", "认定", "改变", "变好", "变差", "一致", "新疑点", "不再提示")


def show_status(status: LearningStatus) -> None:
    """Consent, examples, what is active, candidates, history."""
    console = Console()

    def say(words: str, style: str = "") -> None:
        console.print(Text(words, style=style), soft_wrap=True)

    consent = status.consent
    say("同意：" + (f"是（{consent.who}）" if consent.on else "否；没有同意就不形成样例"))
    total = sum(status.examples.values())
    say(f"样例：{total} 条")
    for (about, answer), count in sorted(status.examples.items()):
        names: Mapping[str, str] = dict[str, str](ABOUT_NAMES.items())
        answers: Mapping[str, str] = dict[str, str](ANSWER_NAMES.items())
        say(f"  {names.get(about, about)}·{answers.get(answer, answer)}：{count}")
    for kind, digest in status.active.items():
        say(f"现用{KIND_NAMES[kind]}：{digest[:12] or '随程序提供'}")
    for words in status.apart:
        say(words, "yellow")
    for one in status.candidates:
        said = headline(one.comparison.report) if one.comparison else "尚未比对"
        now = "，已启用" if one.active else ""
        stale = "（此后有新的认定，须重新比对）" if one.comparison and one.stale else ""
        say(f"候选 {one.candidate.id}：{one.candidate.name}"
            f"（{KIND_NAMES[one.candidate.kind]}）{now}：{said}{stale}")  # fmt: skip
    for made in status.activations:
        what = "撤销启用，恢复为" if made.undoes else "启用"
        say(f"{made.at:%Y-%m-%d %H:%M} {made.who} {what}{KIND_NAMES[made.kind]} "
            f"{made.digest[:12] or '随程序提供'}（原为 {made.former[:12] or '随程序提供'}）"
            f"{made.note}")  # fmt: skip


def show_report(report: Mapping[str, Any], standards: Standards) -> None:
    """The numbers, by rule, every place, what could not be computed."""
    console = Console()
    console.print(Text(headline(report)), soft_wrap=True)
    table = Table(*_RULES)
    for row in rule_lines(report, standards):
        table.add_row(*map(Text, row))
    if table.row_count:
        console.print(table)
    for one in report["changes"]:
        line = f"案卷 {one['case_id']} {change_line(one)}（/desk/review?case={one['case_id']}）"
        console.print(Text(line, style="red" if one["effect"] == "worse" else ""), soft_wrap=True)
    for one in report["unjudged"]:
        what = "新疑点" if one["new"] else "不再提示"
        line = f"案卷 {one['case_id']} {one['defect']} 第{one['page']}页：{what}，没有人认定过"
        console.print(Text(line), soft_wrap=True)
    for one in report["failed"]:
        console.print(Text(f"案卷 {one['case_id']}：{one['why']}", style="yellow"), soft_wrap=True)
