"""`juanjian learn`: from consent to activation and back, with exit statuses that CI can go by."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from review.cli import app
from tests.learning.offices import judged_office, say
from tests.learning.test_activation import OFFICE_YAML, repacked

RUN = CliRunner()


@pytest.fixture
def office(tmp_path, monkeypatch):
    made, case_id, findings = judged_office(tmp_path / "office", consent=False)
    say(made, case_id, findings[0], "confirmed")
    monkeypatch.setenv("JUANJIAN_DATA_DIR", str(tmp_path / "office/data"))
    monkeypatch.setenv("JUANJIAN_FOLDER", str(tmp_path / "office/desk"))
    yield made
    made.close()


def learn(*words: str, status: int = 0) -> str:
    answer = RUN.invoke(app, ["learn", *words])
    assert answer.exit_code == status, answer.output
    return answer.output if status else answer.stdout


def test_the_whole_way(office, tmp_path):
    assert "没有同意" in learn("train", "--as", "wu", status=2)
    learn("consent", "on", "--past", "--as", "wu")
    assert "成立：1" in learn("status")
    assert "只有管理员" in learn("consent", "off", "--as", "jia", status=2)

    model = repacked(tmp_path / "model")
    assert "已登记候选 1" in learn("propose", "sentences", str(model), "--as", "wu")
    assert "还没有与现有的全部认定比对过" in learn("activate", "1", "--as", "wu", status=2)
    assert "将改变 1 条认定中的 0 条" in learn("compare", "1", "--as", "wu")
    learn("activate", "1", "--as", "wu", "--note", "试用")
    assert "已启用" in learn("status")
    assert "随程序提供" in learn("undo", "sentences", "--as", "wu")

    changed = tmp_path / "changed.yaml"
    changed.write_text(OFFICE_YAML, encoding="utf-8")
    learn("propose", "standards", str(changed), "--as", "wu")
    report = json.loads(learn("compare", "2", "--as", "wu", "--json"))
    assert (report["changed"], report["worse"]) == (1, 0)
    assert "DEC-08" in learn("show", "2")

    folder = tmp_path / "fixtures"
    assert "已导出 1 份案卷的 1 条" in learn("export", str(folder), "--as", "wu")
    assert "将改变 1 条认定中的 0 条" in learn("compare", "--fixtures", str(folder))
    assert "已删除样例 1 条" in learn("consent", "off", "--delete", "--as", "wu")


def test_what_became_worse_has_its_own_exit_status(office, tmp_path):
    learn("consent", "on", "--past", "--as", "wu")
    folder = tmp_path / "fixtures"
    learn("export", str(folder), "--as", "wu")
    [path] = (folder / "cases").iterdir()
    data = json.loads(path.read_text(encoding="utf-8"))
    for page in data["pages"]:  # as if this program read nothing any more
        page["lines"], page["cells"] = [], []
    path.write_text(json.dumps(data), encoding="utf-8")
    said = learn("compare", "--fixtures", str(folder), status=1)
    assert "将改变 1 条认定中的 1 条：0 条变好，1 条变差" in said.replace("\n", "")
