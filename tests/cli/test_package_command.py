"""`juanjian package`: a review goes to another office and comes back."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from review.casework.decide import decide
from review.casework.state import open_case
from review.cli import app
from review.store import users
from tests.casework.office import make_office


@pytest.fixture
def here(tmp_path):
    made = make_office(tmp_path / "here")
    yield made
    made.close()


@pytest.fixture
def there(tmp_path):
    made = make_office(tmp_path / "there")
    yield made
    made.close()


def run(office, *words):
    # The desk of these offices lies where a data folder has it.
    folder = office.settings.desk_folder.parent
    return CliRunner().invoke(app, ["package", *map(str, words), "--data", str(folder)])


def at(office, who, case_id):
    return office.store, office.standards, office.user[who], case_id


def test_a_review_goes_out_comes_back_and_conflicts_are_listed(here, there, tmp_path):
    case = here.add_case(pictures=False)
    first, *_ = (one.id for one in open_case(*at(here, "甲", case.id)).findings)
    out = run(here, "export", case.id, tmp_path / "a.juan")
    assert out.exit_code == 0
    assert f"案卷“{case.title}”" in out.output
    assert here.actions(case.id)[-1] == "exported"

    taken = run(there, "import", tmp_path / "a.juan", "--as", "yi")
    assert taken.exit_code == 0
    assert "已导入为新案卷" in taken.output
    copy = taken.output.split("（")[1].split("）")[0]
    assert there.record(copy).owner == "乙"

    decide(*at(here, "甲", case.id), first, "confirmed")
    decide(*at(there, "乙", copy), first, "rejected", reason_kind="false_alarm", note="见原件")
    assert run(there, "export", copy, tmp_path / "b.juan", "--as", "yi").exit_code == 0
    back = run(here, "import", tmp_path / "b.juan", "--as", "jia", "--into", case.id)
    assert back.exit_code == 0
    assert f"已并入案卷“{case.title}”（{case.id}），新增意见 1 条" in back.output
    assert "意见不一致 1 处" in back.output
    assert "甲 成立；乙 不成立" in back.output


def test_who_may_not_see_a_case_exports_nothing(here, tmp_path):
    case = here.add_case(pictures=False)
    done = run(here, "export", case.id, tmp_path / "a.juan", "--as", "yi")
    assert done.exit_code == 2
    assert "无权查看" in done.output
    assert list(tmp_path.glob("*.juan")) == []
    assert run(here, "export", "nothing", tmp_path / "a.juan").exit_code == 2


def test_nothing_is_overwritten_and_wrong_paths_are_told(here, tmp_path):
    case = here.add_case(pictures=False)
    (tmp_path / "a.juan").write_text("keep")
    done = run(here, "export", case.id, tmp_path / "a.juan")
    assert done.exit_code == 2
    assert "已存在" in done.output
    assert (tmp_path / "a.juan").read_text() == "keep"
    assert "未能写到" in run(here, "export", case.id, tmp_path / "no" / "a.juan").output
    assert "没有评查包" in run(here, "import", tmp_path / "no.juan", "--as", "jia").output
    damaged = run(here, "import", tmp_path / "a.juan", "--as", "jia")
    assert damaged.exit_code == 2
    assert "没有导入任何内容" in damaged.output


@pytest.mark.parametrize("login", ["nobody", "gone"])
def test_only_people_with_an_account_import(here, tmp_path, login):
    gone = here.add_user("gone", "辛")
    with here.store.database.write() as s:
        users.change_user(s, gone.id, name="辛", role="reviewer", team="", active=False)
    case = here.add_case(pictures=False)
    run(here, "export", case.id, tmp_path / "a.juan")
    done = run(here, "import", tmp_path / "a.juan", "--as", login)
    assert done.exit_code == 2
    assert f"“{login}”" in done.output
