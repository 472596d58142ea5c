"""`juanjian law`: import, list, show."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from review.cli import app

SAMPLES = Path(__file__).parents[2] / "corpora" / "local_laws"
NAME = "江州市市容和环境卫生管理条例"
RUN = CliRunner()


def run(*arguments: str) -> tuple[int, str]:
    result = RUN.invoke(app, ["law", *arguments], env={"COLUMNS": "200", "TERM": "dumb"})
    return result.exit_code, result.output


def bring_in(data: Path, file: str = "市容条例.md", *more: str) -> tuple[int, str]:
    return run(
        "import", str(SAMPLES / file), "--name", NAME, "--kind", "地方性法规",
        "--from", "2023-05-01", "--data", str(data), *more,
    )  # fmt: skip


def test_import_list_show(tmp_path: Path) -> None:
    assert run("list", "--data", str(tmp_path))[1].startswith("没有导入过")
    code, said = bring_in(tmp_path, "市容条例.md", "--region", "江州市")
    assert code == 0 and "12 条" in said
    code, said = run("list", "--data", str(tmp_path))
    assert code == 0 and NAME in said and "现行" in said
    code, said = run("show", NAME, "第十条", "--on", "2024-01-01", "--data", str(tmp_path))
    assert code == 0 and "[第二款]" in said and "有效" in said


def test_preview_changes_nothing(tmp_path: Path) -> None:
    code, said = bring_in(tmp_path, "市容条例.md", "--preview")
    assert code == 0 and "未作任何改动" in said
    assert not (tmp_path / "laws").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("食安法", "125", "--on", "2025-11-30"), "货值金额五倍以上十倍以下"),
        (("环境保护法", "--on", "2026-08-15"), "由《中华人民共和国生态环境法典》取代"),
        (("生态环境法典", "--on", "2026-08-14"), "尚未施行"),
        (("行政处罚法", "第六十四条"), "（八）"),
    ],
)
def test_show(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    code, output = run("show", *arguments, "--data", str(tmp_path))
    assert code == 0 and said in output, output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("没有这部规定",), "没有收录"),
        (("行政处罚法", "第一百条"), "没有第一百条"),
        (("行政处罚法", "甲条"), "不是条号"),
        (("行政复议法", "20", "--on", "2023-12-31"), "没有收录《中华人民共和国行政复议法》在"),
    ],
)
def test_show_says_what_is_not_there(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    code, output = run("show", *arguments, "--data", str(tmp_path))
    assert code == 2 and said in output, output


def test_errors_of_the_text_are_shown(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text("第一条 甲。\n第三条 乙。\n", encoding="utf-8")
    code, output = bring_in(tmp_path, str(file))
    assert code == 2 and "第2行" in output and "缺第二条" in output
    assert not (tmp_path / "laws").exists()
