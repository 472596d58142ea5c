"""After installation everything works with the network off: a scan is reviewed, sockets blocked."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest
from typer.testing import CliRunner

from review.cli import app
from review.reports.contract import ResultDocument

SAMPLES = Path(__file__).resolve().parents[1] / "corpora/samples"


@pytest.mark.ocr
def test_a_scan_is_reviewed_without_network(tmp_path, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    sample = SAMPLES / "summary-with-defects.pdf"
    done = CliRunner().invoke(app, ["review", str(sample), "--out", str(tmp_path / "out")])
    assert done.exit_code in {0, 4}, done.output
    data = json.loads((tmp_path / "out" / sample.stem / "result.json").read_text("utf-8"))
    result = ResultDocument.model_validate(data)
    assert result.case_file is not None
    assert result.case_file.kind == "penalty_summary"
    assert all(page.reading in {"ocr", "blank"} for page in result.pages)
    answered = {item.defect for item in result.findings} | set(result.clear)
    answered |= {item.defect for item in result.undetermined}
    assert "DEC-08" in answered

    again = CliRunner().invoke(app, ["review", str(sample), "--json", str(tmp_path / "b.json")])
    assert again.exit_code == done.exit_code
    second = json.loads((tmp_path / "b.json").read_text("utf-8"))
    assert second["findings"] == data["findings"], "stored readings change nothing"
    assert second["seconds"]["reading"] < data["seconds"]["reading"] / 2, "pages were read twice"
