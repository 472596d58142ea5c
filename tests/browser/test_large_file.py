"""300 pages and 500 findings: the bench stays usable, twice the time of 100 pages."""

from __future__ import annotations

from tests.browser.test_bench import FIRST_SCREEN_MS, LOCATE_MS, TURN_MS, within
from tests.browser.timing import finding_ids, first_screen, locate, turn

SCENE = "many"


def test_five_hundred_findings(window, desk, picture):
    page = window("jia")
    address = f"{desk.address}/desk/review?case={desk.cases['jia']}"
    within(2 * FIRST_SCREEN_MS, lambda: [first_screen(page, address) for _ in range(3)])
    ids = finding_ids(page)
    assert len(ids) == 500
    within(2 * LOCATE_MS, lambda: [locate(page, one) for one in ids[::60]])
    within(2 * TURN_MS, lambda: [turn(page) for _ in range(9)])
    picture(page, "bench")
