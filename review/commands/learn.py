"""`juanjian learn`: what verdicts teach; a candidate is compared before a person activates it."""

from __future__ import annotations

import json
from pathlib import Path  # noqa: TC003 - Typer reads the annotations at run time
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress
from rich.text import Text

from review.commands.campaign_person import Login, person_at
from review.commands.guard import DataFolder, guarded
from review.commands.learn_fixtures import compare_folder, export
from review.commands.learn_said import show_report, show_status
from review.commands.office_store import existing_store, office_settings
from review.learning.activate import activate as activate_candidate
from review.learning.activate import undo as undo_activation
from review.learning.compare import compare as compare_candidate
from review.learning.consent import consent_of, delete_examples, give_consent, withdraw_consent
from review.learning.propose import propose_model, propose_program, propose_standards
from review.learning.status import learning_status
from review.learning.train import train as train_candidate
from review.model.learning import KIND_NAMES
from review.pipeline import open_standards
from review.store.learning import candidates

if TYPE_CHECKING:
    from review.model.learning import Candidate, CandidateKind
    from review.model.people import User
    from review.settings import Settings
    from review.store.office import Store

app = typer.Typer(no_args_is_help=True, help="学习：人的认定怎样改进系统；启用以前先比对。")

Note = Annotated[str, typer.Option("--note", help="说明，留存")]
Number = Annotated[int, typer.Argument(metavar="候选", help="候选的编号", min=1)]
Kind = Annotated[str, typer.Argument(metavar="种类", help="sentences、page_kinds 或 standards")]
WORSE = 1
"""Exit status where an answer that agreed with a person does so no more."""
NOT_ALL = 4
"""Exit status where some case files could not be weighed again."""


@app.command("status", help="同意与否、样例、现用、候选和启用记录。")
def status(data: DataFolder = None) -> None:
    """Shows where learning stands."""

    def work() -> None:
        settings = office_settings(data)
        with existing_store(data) as store:
            show_status(learning_status(store, settings))

    guarded(work)


@app.command("consent", help="单位是否同意用认定改进系统：on 同意，off 撤回。")
def consent(
    answer: Annotated[str, typer.Argument(metavar="on|off")],
    login: Login,
    past: Annotated[bool, typer.Option("--past", help="以往的认定也作为样例")] = False,
    delete: Annotated[bool, typer.Option("--delete", help="撤回时删除已有样例")] = False,
    data: DataFolder = None,
) -> None:
    """Gives or withdraws the office's consent."""
    if answer not in ("on", "off"):
        raise typer.BadParameter("请写 on 或 off")

    def work() -> None:
        with person_at(data, login) as (store, user):
            if answer == "on":
                give_consent(store, user, past=past)
                say("已同意：" + ("以往和今后" if past else "今后") + "的认定作为样例。")
                return
            with store.database.read() as s:
                was_on = consent_of(s).on
            gone = (
                withdraw_consent(store, user, delete=delete)
                if was_on or not delete
                else delete_examples(store, user)
            )
            kept = "" if delete else "已有样例仍保留；要删除请加 --delete。"
            say(f"已撤回同意，今后的认定不再作为样例。{kept}")
            if delete:
                say(f"已删除样例 {gone} 条。")

    guarded(work)


@app.command("propose", help="登记候选：训练好的模型、改过的 office.yaml，或本程序（program）。")
def propose(
    kind: Annotated[str, typer.Argument(metavar="种类", help="program 或同 undo")],
    login: Login,
    source: Annotated[Path | None, typer.Argument(help="文件夹或文件；program 不需要")] = None,
    note: Note = "",
    data: DataFolder = None,
) -> None:
    """Takes a candidate in; it is not used yet."""

    def work() -> None:
        settings = office_settings(data)
        with person_at(data, login) as (store, user):
            made = _proposed(store, settings, user, kind_named(kind), source, note)
            say(f"已登记候选 {made.id}：{made.name}（{KIND_NAMES[made.kind]}），尚未启用。")

    guarded(work)


@app.command("train", help="用样例训练语句模型的候选，不启用。")
def train(login: Login, note: Note = "", data: DataFolder = None) -> None:
    """Makes a candidate."""

    def work() -> None:
        with person_at(data, login) as (store, user):
            made = train_candidate(store, office_settings(data), user, note=note)
            say(f"已训练候选 {made.id}：{made.name}，尚未启用。")
            for label, row in made.card["scores"].items():
                say(
                    f"  {label}：{row['sentences']:.0f} 句，现用判对 {row['shipped_right']:.0f}，"
                    f"候选在未见过的案卷上判对 {row['candidate_right_unseen']:.0f}"
                )
            say(f"请运行 juanjian learn compare {made.id} 与以往的认定比对。")

    guarded(work)


@app.command("compare", help="与以往的全部认定比对：将改变几条。有变差的，退出码 1。")
def compare(
    number: Annotated[int | None, typer.Argument(metavar="候选", help="候选的编号")] = None,
    fixtures: Annotated[
        Path | None, typer.Option("--fixtures", help="改为与导出的回归样例比对，不需要存储")
    ] = None,
    workers: Annotated[int, typer.Option("--workers", min=0, help="进程数，0 为本进程")] = 0,
    also_open: Annotated[
        int, typer.Option("--also-open", min=0, help="另算几份待复核的案卷，供主动选取")
    ] = 0,
    login: Annotated[str, typer.Option("--as", help="以谁的名义（登录名）")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
    data: DataFolder = None,
) -> None:
    """Compares, stores and shows; runs again where it was stopped."""

    def work() -> None:
        settings = office_settings(data)
        if fixtures is not None:
            report = compare_folder(settings, fixtures, number)
        elif number is None or not login:
            raise typer.BadParameter("请写候选的编号和 --as 登录名，或 --fixtures 文件夹")
        else:
            with person_at(data, login) as (store, user), Progress(console=_err()) as bar:
                task = bar.add_task("比对", total=None)
                report = dict(
                    compare_candidate(
                        store, settings, number, user, workers=workers, also_open=also_open,
                        progress=lambda done, total: bar.update(task, completed=done, total=total),
                    ).report
                )  # fmt: skip
        if as_json:
            typer.echo(json.dumps(report, ensure_ascii=False, indent=1))
        else:
            show_report(report, open_standards(settings))
        if report["worse"]:
            raise typer.Exit(WORSE)
        if report["left_out"]:
            raise typer.Exit(NOT_ALL)

    guarded(work)


@app.command("show", help="再看一次候选最近的比对结果。")
def show(number: Number, data: DataFolder = None) -> None:
    """Shows the newest comparison."""

    def work() -> None:
        with existing_store(data) as store, store.database.read() as s:
            kept = candidates.newest_comparison(s, number)
        if kept is None:
            say("该候选还没有比对过。")
        else:
            say(f"比对于 {kept.at:%Y-%m-%d %H:%M}（UTC）")
            show_report(dict(kept.report), open_standards(office_settings(data)))

    guarded(work)


@app.command("activate", help="启用候选；须先与现有的全部认定比对过。")
def activate(number: Number, login: Login, note: Note = "", data: DataFolder = None) -> None:
    """Makes a candidate active; the next job goes by it."""

    def work() -> None:
        with person_at(data, login) as (store, user):
            made = activate_candidate(store, office_settings(data), user, number, note)
            say(
                f"已启用{KIND_NAMES[made.kind]}候选 {number}；撤销：juanjian learn undo {made.kind}"
            )

    guarded(work)


@app.command("undo", help="撤销最近一次启用，恢复为以前的版本。")
def undo(kind: Kind, login: Login, note: Note = "", data: DataFolder = None) -> None:
    """Makes active again what was so before."""

    def work() -> None:
        with person_at(data, login) as (store, user):
            made = undo_activation(store, office_settings(data), user, kind_named(kind), note)
            what = made.digest[:12] or "随程序提供的版本"
            say(f"已撤销，{KIND_NAMES[made.kind]}现为 {what}。")

    guarded(work)


app.command("export", help="导出脱敏的回归样例，可在任何电脑上比对。")(export)


def kind_named(name: str) -> CandidateKind:
    """The kind of a candidate as it was typed."""
    if name not in KIND_NAMES:
        raise typer.BadParameter(f"种类请写 {'、'.join(KIND_NAMES)} 之一")
    return name


def say(words: str) -> None:
    """A line; words from outside are printed, never read as markup."""
    Console().print(Text(words), soft_wrap=True)


def _proposed(
    store: Store,
    settings: Settings,
    user: User,
    kind: CandidateKind,
    source: Path | None,
    note: str,
) -> Candidate:
    if kind == "program":
        return propose_program(store, user, note)
    if source is None:
        raise typer.BadParameter("请写文件夹或文件")
    if kind == "standards":
        return propose_standards(store, settings, user, source, note=note)
    return propose_model(store, settings, user, kind, source, note=note)


def _err() -> Console:
    return Console(stderr=True)
