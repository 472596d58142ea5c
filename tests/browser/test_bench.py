"""The bench on a case file of 100 pages: keys alone, its budgets, two reviewers, a refusal."""

from __future__ import annotations

import os
from statistics import median

import pytest
from playwright.sync_api import expect

from tests.browser.timing import READY, Payload, finding_ids, first_screen, locate, turn
from tests.browser.waiting import SLOWDOWN, serious_faults, wait_fits, wait_until

SCENE = "hundred"
FIRST_SCREEN_MS, LOCATE_MS, TURN_MS = 3000, 300, 100
CLICK_BYTES = 2000
TRIES = 3
"""A machine that is busy with something else for a moment is asked again."""


@pytest.fixture
def bench(window, desk):
    page = window("jia")
    page.goto(f"{desk.address}/desk/review?case={desk.cases['jia']}")
    page.wait_for_selector(READY)
    return page


@pytest.fixture
def start_again(desk, window):
    """Takes back what an earlier test has said."""
    page = window("jia")
    me = page.request.get(f"{desk.address}/api/v1/me").json()
    case = f"{desk.address}/api/v1/cases/{desk.cases['jia']}"
    while page.request.get(f"{case}/review").json()["counts"]["open"] < 30:
        headers = {"X-CSRF-Token": me["csrf"], "Origin": desk.address}
        assert page.request.post(f"{case}/undo", headers=headers, data={}).ok


def within(limit, measure):
    """The median of what is measured keeps the limit in one of a few tries.

    Where more programs wait for a processor than there are, each has only a share of it: the
    limit grows by as much. The aims on a quiet machine are measured by `make bench-desk`.
    """
    seen = []
    for _ in range(TRIES):
        seen.append(median(measure()))
        share = max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
        if seen[-1] <= limit * SLOWDOWN * share:
            return
    raise AssertionError(f"{seen} ms, aim {limit} ms; load {os.getloadavg()}")


def test_it_shows_soon(window, desk):
    page = window("jia")
    address = f"{desk.address}/desk/review?case={desk.cases['jia']}"
    within(FIRST_SCREEN_MS, lambda: [first_screen(page, address) for _ in range(3)])


def test_a_click_finds_its_place_and_a_page_turns_at_once(bench):
    ids = finding_ids(bench)
    within(LOCATE_MS, lambda: [locate(bench, one) for one in ids[::3]])
    within(TURN_MS, lambda: [turn(bench) for _ in range(9)])


def test_thirty_findings_by_keyboard_alone(bench, desk, start_again, picture):
    bench.reload()
    bench.wait_for_selector(READY)
    payload = Payload(bench)
    pressed = 0
    bench.keyboard.press("g")
    for _ in range(30):
        bench.keyboard.press("y")
        pressed += 1
    expect(bench.locator(".case-progress")).to_contain_text("已核 30/30")
    assert pressed <= 2 * 30
    case = f"{desk.address}/api/v1/cases/{desk.cases['jia']}"
    wait_until(
        bench,
        lambda: bench.request.get(f"{case}/review").json()["counts"]["confirmed"] == 30,
    )
    wait_until(bench, lambda: len(payload.clicks) == 30)
    assert max(payload.clicks) <= CLICK_BYTES
    picture(bench, "all-confirmed")


def test_keys_rest_while_somebody_types_or_writes_chinese(bench, desk, start_again):
    bench.reload()
    bench.wait_for_selector(READY)
    field = bench.locator(".findings input[type=search]").first
    field.click()
    bench.keyboard.type("yyny")
    expect(field).to_have_value("yyny")
    bench.locator(".stage").focus()
    bench.evaluate(
        "document.dispatchEvent(new KeyboardEvent('keydown',"
        " { key: 'y', keyCode: 229, isComposing: true, bubbles: true }))"
    )
    bench.wait_for_timeout(400)
    case = f"{desk.address}/api/v1/cases/{desk.cases['jia']}"
    assert bench.request.get(f"{case}/review").json()["counts"]["open"] == 30


def test_a_refused_verdict_is_taken_back_on_the_screen(bench, start_again):
    bench.reload()
    bench.wait_for_selector(READY)
    bench.route(
        "**/verdicts",
        lambda route: route.fulfill(
            status=409,
            content_type="application/json",
            body='{"error": {"code": "case_finished", "message": "案卷已完成复核。"}}',
        ),
    )
    bench.keyboard.press("g")
    bench.keyboard.press("y")
    expect(bench.get_by_text("案卷已完成复核。").first).to_be_visible()
    expect(bench.locator(".case-progress")).to_contain_text("已核 0/30")


def test_a_second_reviewer_sees_the_word_of_the_first(bench, window, desk, start_again):
    other = window("jia")
    other.goto(f"{desk.address}/desk/review?case={desk.cases['jia']}")
    other.wait_for_selector(READY)
    bench.reload()
    bench.wait_for_selector(READY)
    bench.keyboard.press("g")
    bench.keyboard.press("y")
    expect(other.locator(".case-progress")).to_contain_text("已核 1/30")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_fits_a_small_office_screen_and_has_no_serious_fault(window, desk, picture, theme):
    page = window("jia")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    case = desk.cases["jia"]
    page.goto(f"{desk.address}/desk/review?case={case}&__theme={theme}")
    page.wait_for_selector(READY)
    page.wait_for_load_state("networkidle")
    picture(page, theme)
    wait_fits(page, height=768)
    foreign = [one for one in asked if not one.startswith((desk.address, "data:", "blob:"))]
    assert foreign == []
    assert serious_faults(page) == []
