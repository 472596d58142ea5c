"""`juanjian score` on a stored result."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from review.cli import app
from review.model.case_file import CaseFacts
from review.model.document import Document, PagePart
from review.model.fact import Evidence
from review.model.geometry import Box
from review.model.page import Page
from review.model.result import ReviewOutcome, ReviewResult, SourceFile
from review.pipeline import conclude
from review.reports.result_json import result_json
from tests.scoring.findings import STANDARDS, finding

OFFICE = Path(__file__).parents[2] / "corpora/office/office.yaml"


@pytest.fixture
def run(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    runner = CliRunner()
    return lambda *words: runner.invoke(app, ["score", *(str(word) for word in words)])


@pytest.fixture
def stored(tmp_path):
    page = Page(1, 595, 842, "text", 0, 0.98)
    place = Evidence(1, Box(10, 10, 90, 20), "送达", "d1")
    late = replace(finding("EXE-03"), evidence=(place,), message="超期三日送达。")
    others = [replace(finding("PRC-08", number), deduction=2.0) for number in range(1, 5)]
    others[3] = replace(others[3], deduction=0.0)  # the cap of the code left nothing
    result = ReviewResult(
        source=SourceFile("a.pdf", "0" * 64, 1, 10),
        status="complete",
        case_facts=CaseFacts(
            "penalty_ordinary",
            0.99,
            None,
            (Document("d1", "penalty_decision", "行政处罚决定书", (PagePart(1, 0, 842),), 0.98),),
            (),
            (page,),
        ),
        outcome=ReviewOutcome((late, *others), (), {}),
        problems=(),
        versions={},
        seconds={},
    )
    path = tmp_path / "result.json"
    path.write_text(result_json(conclude(result, STANDARDS)), encoding="utf-8")
    return path


def test_each_deduction_down_to_page_and_message(run, stored):
    done = run(stored.parent)
    assert done.exit_code == 0
    assert "行政处罚(普通程序)评分表（national-2026）暂评：91分，优秀" in done.output
    assert "H1 送达  0/4" in done.output
    assert "－5 EXE-03 决定书超期送达（第1页）" in done.output
    assert "超期三日送达。" in done.output
    assert "扣分合计5，以本项4分为限" in done.output
    assert "还有5处问题未经人确认" in done.output


def test_a_stored_score_is_the_score_of_the_review(run, stored):
    again = json.loads(run(stored, "--json").output)
    assert again["schema"] == "juanjian.score/1"
    assert again["total"] == json.loads(stored.read_text("utf-8"))["score"]["total"]
    assert again["named_findings"]["EXE-03:d1:x"]["pages"] == [1]


def test_a_finding_beyond_the_cap_counts_when_another_is_rejected(run, stored, tmp_path):
    """Four places, a cap of three: one rejected leaves the cap full, two rejected do not."""
    totals = []
    for rejected in (1, 2):
        verdicts = [
            {
                "finding": f"PRC-08:d{number}:x",
                "value": "rejected" if number <= rejected else "confirmed",
                "who": "甲",
                "when": "2026-03-02T09:00",
                "reason": "录像可证",
            }
            for number in range(1, 5)
        ]
        path = tmp_path / "v.json"
        document = {"schema": "juanjian.verdicts/1", "verdicts": verdicts}
        path.write_text(json.dumps(document), encoding="utf-8")
        scored = json.loads(run(stored, "--verdicts", path, "--json").output)
        item = next(one for one in scored["items"] if one["item"] == "E2")
        totals.append(sum(line["taken"] for line in item["deductions"]))
    assert totals == [6, 4]


def test_an_office_file(run, stored):
    done = run(stored, "--office", OFFICE)
    assert "－3 EXE-03" in done.output
    assert "93分" not in done.output.splitlines()[0]
    assert "92分，良好" in done.output


def test_wrong_input(run, stored, tmp_path):
    assert run(tmp_path / "none.json").exit_code == 2
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    assert run(tmp_path / "x.json").exit_code == 2
    assert run(stored, "--verdicts", tmp_path / "none.json").exit_code == 2
    assert run(stored, "--office", tmp_path / "none.yaml").exit_code == 2
