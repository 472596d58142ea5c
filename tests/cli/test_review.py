"""The command: exit statuses and files of the contract."""

from __future__ import annotations

import json

import pikepdf
import pytest
from typer.testing import CliRunner

from review.cli import app
from review.reports.contract import ResultDocument


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    runner = CliRunner()
    return lambda *words: runner.invoke(app, [str(word) for word in words])


def blank_pdf(path, pages=2):
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page(page_size=(595, 842))
    pdf.save(path)
    return path


def test_unknown_option_is_wrong_usage(run):
    assert run("review", "--nonsense").exit_code == 2
    assert run("review", "a.pdf", "--pages", "9-2").exit_code == 2


def test_what_cannot_be_opened(run, tmp_path):
    (tmp_path / "bad.pdf").write_bytes(b"no pdf" * 100)
    done = run("review", tmp_path / "bad.pdf", "--json", tmp_path / "r.json")
    assert done.exit_code == 3
    result = ResultDocument.model_validate(json.loads((tmp_path / "r.json").read_text("utf-8")))
    assert result.status == "failed"
    assert result.problems[0].code == "unknown_kind"
    assert "bad.pdf" in result.problems[0].message


def test_blank_pages_find_nothing_and_clear_nothing(run, tmp_path):
    done = run("review", blank_pdf(tmp_path / "b.pdf"), "--json", tmp_path / "r.json", "--quiet")
    assert done.exit_code == 0
    data = json.loads((tmp_path / "r.json").read_text("utf-8"))
    assert data["findings"] == []
    assert data["clear"] == []
    assert data["undetermined"]
    assert done.stdout.strip() == ""


def test_pages_left_out_are_partial(run, tmp_path):
    path = blank_pdf(tmp_path / "b.pdf", 3)
    done = run("review", path, "--pages", "1-2", "--json", tmp_path / "r.json", "--quiet")
    assert done.exit_code == 4
    data = json.loads((tmp_path / "r.json").read_text("utf-8"))
    assert data["status"] == "partial"
    assert [item["page_no"] for item in data["problems"]] == [3]


def test_one_bad_file_stops_no_other(run, tmp_path):
    (tmp_path / "bad.pdf").write_bytes(b"no pdf" * 100)
    good = blank_pdf(tmp_path / "good.pdf")
    done = run("review", tmp_path / "bad.pdf", good, "--json", tmp_path / "results")
    assert done.exit_code == 3
    assert {path.name for path in (tmp_path / "results").iterdir()} == {"bad.json", "good.json"}


def test_names_with_markup_are_printed_as_they_are(run, tmp_path):
    name = "[red]x[link=a.invalid]y.pdf"
    done = run("review", blank_pdf(tmp_path / name))
    assert "[red]x[link" in done.stdout


def test_schema(run):
    done = run("schema")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["title"] == "ResultDocument"


def test_worksheets_lie_beside_the_result(run, tmp_path):
    out, own = tmp_path / "out", tmp_path / "sheets.json"
    done = run(
        "review", blank_pdf(tmp_path / "b.pdf"), "--out", out, "--worksheets", own, "--quiet"
    )
    assert done.exit_code == 0
    sheets = json.loads((out / "b" / "worksheets.json").read_text("utf-8"))
    assert sheets == json.loads(own.read_text("utf-8"))
    assert sheets["schema"] == "juanjian.worksheets/1"
    assert {one["answer"] for one in sheets["checked"]} == {"undetermined"}
    result = json.loads((out / "b" / "result.json").read_text("utf-8"))
    assert [one["defect"] for one in sheets["checked"]] == [
        one["defect"] for one in result["undetermined"]
    ]


def test_schemas(run):
    assert "juanjian.result/1" in run("schema").output
    assert "juanjian.worksheets/1" in run("schema", "worksheets").output
    assert "juanjian.verdicts/1" in run("schema", "verdicts").output
    assert run("schema", "nothing").exit_code == 2
