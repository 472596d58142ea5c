"""`juanjian campaign`: from the ledger to the reviewers, on the command line."""

from __future__ import annotations

import json

import pytest
from openpyxl import Workbook
from typer.testing import CliRunner

from review.cli import app
from tests.campaign.office import AGENCIES, CAUSES, NUMBERS
from tests.casework.office import make_office

WORDS = ("普通程序", "简易程序", "行政检查", "行政强制")


@pytest.fixture
def office(tmp_path, monkeypatch):
    """An office with its chief; the ledger has the sample scans among forty cases."""
    monkeypatch.setenv("JUANJIAN_FOLDER", str(tmp_path / "desk"))
    office = make_office(tmp_path)
    office.add_user("geng", "庚", "leader")
    yield office
    office.close()


@pytest.fixture
def ledger(tmp_path):
    book = Workbook()
    book.active.append(["案号", "单位", "类型", "案由", "结案日期"])
    for no in range(40):
        place = no % 4
        number = NUMBERS[place] if no < 4 else f"{NUMBERS[place].split('〕')[0]}〕{900 + no}号"
        book.active.append([number, AGENCIES[place], WORDS[place], CAUSES[place], "2026-09-01"])
    book.save(tmp_path / "台账.xlsx")
    return tmp_path / "台账.xlsx"


def run(*words, who="geng"):
    named = () if who is None else ("--as", who)
    done = CliRunner().invoke(app, ["campaign", *map(str, words), *named])
    return done.exit_code, done.output


def test_from_the_ledger_to_the_reviewers(office, ledger, tmp_path):
    assert "新建评查活动 1：2026年第4季度" in run("new", 2026, 4)[1]
    assert "可以导入 40 件，有错误 0 行" in run("import", 1, ledger, "--preview")[1]
    assert "已导入台账 40 件" in run("import", 1, ledger)[1]
    assert "已启动" in run("open", 1)[1]
    for login in ("jia", "yi"):
        assert "评查员" in run("person", 1, login)[1]
    protocol = tmp_path / "p.json"
    code, output = run("draw", 1, "--seed", "云", "--target", 40, "--protocol", protocol)
    assert (code, "从 40 件中抽取 40 件。种子 云" in output) == (0, True)
    assert run("redraw", protocol, ledger, who=None)[0] == 0
    record = office.add_case("ordinary-with-defects", owner="庚", pictures=False)
    output = run("match", 1, "--case", record.id)[1]
    assert "本次匹配 1 份；未匹配 0 份，未交 39 件" in output
    assert "……另有9项" in output
    assert "分案 1 份，制作副本 2 份" in run("assign", 1)[1]
    output = run("board", 1)[1]
    assert "待调卷 39，识读中 0，背对背初评 1" in output
    assert "PC-2026Q4" in run("list", who=None)[1]
    code, output = run("close", 1)
    assert (code, "还有40份案卷未定级" in output) == (2, True)
    assert run("close", 1, "--unfinished")[0] == 0
    assert run("close", 1, "--unfinished")[0] == 2


def test_another_ledger_is_not_identical(office, ledger, tmp_path):
    run("new", 2026, 4)
    run("import", 1, ledger)
    run("draw", 1, "--protocol", tmp_path / "p.json")
    document = json.loads((tmp_path / "p.json").read_text("utf-8"))
    document["sample"]["seed"] += "x"
    (tmp_path / "p.json").write_text(json.dumps(document), "utf-8")
    code, output = run("redraw", tmp_path / "p.json", ledger, who=None)
    assert (code, "不一致" in output) == (1, True)


def test_who_is_nobody_is_told(office):
    code, output = run("new", 2026, 4, who="nobody")
    assert (code, "没有登录名为“nobody”" in output) == (2, True)
    assert run("board", 7)[0] == 2


def test_a_protocol_without_a_folder_draws_nothing(office, ledger, tmp_path):
    run("new", 2026, 4)
    run("import", 1, ledger)
    code, output = run("draw", 1, "--protocol", tmp_path / "no" / "p.json")
    assert (code, "未抽样" in output) == (2, True)


def test_a_pair_by_hand_has_two_halves(office, ledger):
    run("new", 2026, 4)
    assert run("match", 1, "--by-hand", "abc")[0] == 2
