"""`juanjian worker`: the number of case files at once is checked; the work goes to the room."""

from __future__ import annotations

from typer.testing import CliRunner

from review.cli import app


def test_it_works_with_the_settings_of_the_office(monkeypatch):
    given = []
    monkeypatch.setattr("review.jobs.start.work", lambda settings, stop: given.append(settings))
    monkeypatch.setenv("JUANJIAN_PAGE_SECONDS", "77")
    answer = CliRunner().invoke(app, ["worker", "--workers", "3"])
    assert answer.exit_code == 0
    assert "Ctrl-C" in answer.output
    assert (given[0].desk.workers, given[0].desk.page_seconds) == (3, 77)


def test_no_worker_is_a_mistake():
    assert CliRunner().invoke(app, ["worker", "--workers", "0"]).exit_code == 2


def test_a_wrong_setting_is_told(monkeypatch):
    monkeypatch.setenv("JUANJIAN_WORKERS", "many")
    answer = CliRunner().invoke(app, ["worker"])
    assert answer.exit_code == 2
