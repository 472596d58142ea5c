"""The command `juanjian`: joins the commands of `review.commands`."""

from __future__ import annotations

import logging

import typer

from review.commands import audit as audit_command
from review.commands import backup as backup_command
from review.commands import batch as batch_command
from review.commands import campaign as campaign_command
from review.commands import checked as checked_command
from review.commands import law as law_command
from review.commands import learn as learn_command
from review.commands import package as package_command
from review.commands import register as register_command
from review.commands import review as review_command
from review.commands import score as score_command
from review.commands import standard as standard_command
from review.commands import user as user_command
from review.commands import worker as worker_command

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="卷鉴：查找行政执法案卷扫描件中的疑似问题，并指出所在页面。",
)
app.command("review", help="评查一个或多个案卷文件。")(review_command.review)
app.command("score", help="逐项说明一份结果的得分、等次和理由。")(score_command.score)
app.command("checked", help="显示已查清单：每一项查得如何，依据何处。")(checked_command.checked)
app.command("schema", help="显示结果、已查清单或确认意见的 JSON Schema。")(review_command.schema)
app.command("app", help="启动浏览器工作台。")(review_command.desk)
app.command("batch", help="批量识读文件夹中的案卷，可用集群。")(batch_command.batch)
app.command("worker", help="处理工作台上传的案卷，可另开机器。")(worker_command.worker)
app.command("backup", help="把整个单位的数据备份到一个文件。")(backup_command.backup)
app.command("restore", help="把备份恢复到空的数据文件夹，或只核验备份。")(backup_command.restore)
app.add_typer(audit_command.app, name="audit")
app.add_typer(campaign_command.app, name="campaign")
app.add_typer(learn_command.app, name="learn")
app.add_typer(package_command.app, name="package")
app.add_typer(standard_command.app, name="standard")
app.add_typer(register_command.app, name="register")
app.add_typer(law_command.app, name="law")
app.add_typer(user_command.app, name="user")


def main() -> None:
    """Entry point of `python -m review`."""
    logging.basicConfig(level=logging.WARNING)
    app()
