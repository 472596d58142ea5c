"""`juanjian batch`: what it says, and how it ends."""

from __future__ import annotations

import csv

import pytest
from typer.testing import CliRunner

from review.campaign.matching import unmatch
from review.cli import app
from review.commands import batch as command
from review.commands.batch_campaign import HandingIn, chief_of
from review.errors import BatchError
from review.store.campaigns import campaigns
from tests.batch.drop import Drop, ThreadPool
from tests.campaign.office import SAMPLES, make_campaign

runner = CliRunner()


@pytest.fixture
def drop(tmp_path, monkeypatch):
    drop = Drop(tmp_path)
    monkeypatch.setenv("JUANJIAN_DATA_DIR", str(drop.settings.office_folder))
    monkeypatch.setenv("JUANJIAN_FOLDER", str(drop.settings.desk_folder))
    monkeypatch.setattr(command, "_pool", lambda workers, cluster: ThreadPool())
    yield drop
    drop.store.close()


def batch(*words):
    return runner.invoke(app, ["batch", *map(str, words)])


def test_a_folder_is_refused_or_read_and_the_report_written(drop, tmp_path):
    (drop.folder / "说明.docx").write_bytes(b"x")
    (drop.folder / "空.pdf").write_bytes(b"")
    report = tmp_path / "报告.csv"
    done = batch(drop.folder, "--owner", "jia", "--report", report)
    assert done.exit_code == 4
    assert "说明.docx 未登记" in done.output
    assert "案卷 2/2，0 页，未能处理 2 份" in done.output
    assert "完成 0 份，此前已完成 0 份，未能处理 2 份。" in done.output
    assert "batch_not_a_case_file" in done.output
    rows = list(csv.DictReader(report.read_text("utf-8-sig").splitlines()))
    assert [row["编码"] for row in rows] == ["empty_file", "batch_not_a_case_file"]


def test_an_empty_folder_is_done_at_once(drop):
    done = batch(drop.folder, "--owner", "jia")
    assert done.exit_code == 0
    assert "报告：" in done.output


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["--owner", "jia"], 2, "请写明案卷文件夹"),
        (["DIR", "--workers", "2", "--cluster", "tcp://x:1"], 2, "不能同时使用"),
        (["DIR"], 1, "请用 --owner 指定"),
        (["DIR", "--owner", "ding"], 1, "没有可以办理案卷的账号“ding”"),
        (["nowhere", "--owner", "jia"], 1, "找不到文件夹“nowhere”"),
        (["DIR", "--campaign", "7"], 1, "没有编号为 7 的评查活动"),
    ],
)
def test_what_is_asked_wrongly_is_told(drop, words, status, said):
    words = [str(drop.folder) if word == "DIR" else word for word in words]
    done = batch(*words)
    assert done.exit_code == status, done.output
    assert said in done.output


def test_an_evaluation_that_has_not_begun_takes_no_files(drop):
    with drop.store.database.write() as s:
        user = drop.office.user["丙"]
        made = campaigns.add_campaign(
            s, name="二季度评查", year=2024, quarter=2, kinds=(), created_by=user.id
        )
    done = batch("--campaign", made.id)
    assert done.exit_code == 1
    assert "尚未启动" in done.output


def test_files_of_an_evaluation_are_handed_in_and_matched(tmp_path):
    made = make_campaign(tmp_path, samples=SAMPLES[:1], copied=False)
    try:
        chief = chief_of(made.store, made.campaign.id, None)
        assert chief == made.user["庚"]
        (file,) = made.files
        unmatch(made.store, chief, made.campaign.id, file.id)
        other = made.office.add_case(SAMPLES[1], owner="庚", pictures=False)
        handing_in = HandingIn(made.store, chief, made.campaign.id)
        for case_id in (file.case_id, other.id, file.case_id):
            handing_in(case_id)
        assert handing_in.close() == "本次匹配 1 份，未匹配 1 份，抽中未到卷 0 份。"
        assert made.files[0].case_id == file.case_id
    finally:
        made.close()


def test_who_does_not_lead_an_evaluation_takes_in_nothing_for_it(tmp_path):
    made = make_campaign(tmp_path, samples=SAMPLES[:1], copied=False)
    try:
        with pytest.raises(BatchError) as told:
            chief_of(made.store, made.campaign.id, "jia")
        assert told.value.code == "batch_owner"
        assert "geng" in told.value.message
    finally:
        made.close()
