"""How sure the kind of a page must be, as measured, is what checks and the desk go by."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from models.page_kinds.calibrate import OUT, surely_from
from review.checks.trust import KIND_CONFIDENCE
from review.language.calibration import Calibration

ROOT = Path(__file__).parents[2]
MEASURED = json.loads(OUT.read_text(encoding="utf-8"))


def test_checks_go_by_the_measured_threshold():
    assert MEASURED["least"] == KIND_CONFIDENCE


def test_the_desk_shows_what_the_checks_doubt():
    script = (ROOT / "review/desk/assets/sorting/groups.js").read_text(encoding="utf-8")
    assert float(re.search(r"LEAST_SURE = ([\d.]+)", script)[1]) == KIND_CONFIDENCE


def test_threshold_follows_from_the_steps():
    steps = Calibration(tuple(MEASURED["scores"]), tuple(MEASURED["probable"]))
    assert surely_from(steps) == MEASURED["least"]
    assert steps(MEASURED["least"]) >= 0.95
    assert MEASURED["error_after"] <= 0.05


def test_sure_pages_do_not_answer_for_doubtful_ones():
    """Nearly all from 0.4 on may be right together, and still half of those at 0.4 wrong."""
    assert surely_from(Calibration((0.4, 0.8, 0.95), (0.5, 0.9, 0.99))) == pytest.approx(0.95)


def test_nothing_is_sure_where_nothing_was_right():
    assert surely_from(Calibration((0.1, 0.9), (0.2, 0.6))) == 1.0
