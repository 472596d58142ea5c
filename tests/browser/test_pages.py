"""The pages beside the bench: whole on a small screen, in both themes, without serious faults."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.waiting import serious_faults, wait_fits, wait_shown

SCENE = "hundred"
PAGES = ["tasks", "sorting", "checked", "timeline", "search", "settings"]


def open_page(window, desk, page, theme="light"):
    opened = window("jia")
    faults = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("request", lambda request: faults.append(request.url) if is_foreign(request) else 0)
    opened.set_viewport_size({"width": 1366, "height": 768})
    case = desk.cases["jia"]
    opened.goto(f"{desk.address}/desk/{page}?case={case}&q=处罚&__theme={theme}")
    opened.wait_for_selector(".page h1")
    wait_shown(opened, page)
    return opened, faults


def is_foreign(request):
    return "127.0.0.1" not in request.url and not request.url.startswith(("data:", "blob:"))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_fits_and_has_no_serious_fault(window, desk, picture, page, theme):
    opened, faults = open_page(window, desk, page, theme)
    picture(opened, f"{page}-{theme}")
    assert faults == []
    wait_fits(opened)
    assert serious_faults(opened) == []


def test_documents_are_cut_and_joined_by_keys_and_by_dragging(window, desk):
    opened, _ = open_page(window, desk, "sorting")
    said = opened.locator(".page.sorting .lead")
    before = said.text_content()
    group = opened.locator(".group", has=opened.locator(".thumb:nth-child(2)")).first
    group.locator(".thumb").nth(1).click()
    opened.keyboard.press("s")
    expect(said).to_contain_text("有未保存的改动")
    opened.keyboard.press("m")
    expect(said).to_have_text(before)
    opened.keyboard.press("z")
    expect(said).to_contain_text("有未保存的改动")
    opened.keyboard.press("z")
    expect(said).to_have_text(before)

    groups = opened.locator(".group")
    groups.nth(2).locator(".thumb").first.drag_to(groups.nth(1).locator(".group-head"))
    expect(said).to_contain_text("有未保存的改动")
    opened.keyboard.press("z")
    expect(said).to_have_text(before)
    groups.nth(4).locator(".thumb").first.drag_to(groups.nth(1).locator(".group-head"))
    expect(opened.locator("#desk-notices")).to_contain_text("只能归入前后相邻的一件")
    expect(said).to_have_text(before)


def test_differing_words_of_a_merged_package_are_listed_and_lead_to_the_finding(window, desk):
    opened, faults = open_page(window, desk, "tasks")
    words = [
        {"who": "甲某某", "name": "成立", "reason_name": ""},
        {"who": "乙某某", "name": "不成立", "reason_name": "误报"},
    ]
    conflict = {"finding": "EXE-03:d1:0", "code": "EXE-03", "name": "超期送达", "words": words}
    answer = {"case": {"id": desk.cases["jia"]}, "merged": True, "conflicts": [conflict]}
    opened.route("**/api/v1/packages", lambda route: route.fulfill(json=answer))
    package = {"name": "另一人.juan", "mimeType": "application/zip", "buffer": b"PK"}
    opened.set_input_files("input[type=file]", package)
    row = opened.locator(".up", has_text="有 1 处意见不一致")
    expect(row).to_contain_text("甲某某：成立；乙某某：不成立（误报）")
    expect(row.get_by_role("link")).to_have_attribute("href", re.compile("finding=EXE-03"))
    opened.wait_for_timeout(7000)  # a row without differences is gone by now
    expect(row).to_have_count(1)
    assert faults == []


def test_a_file_that_is_none_is_not_offered_again(window, desk):
    opened, _ = open_page(window, desk, "tasks")
    wrong = {"name": "文字.pdf", "mimeType": "application/pdf", "buffer": "不是扫描件".encode()}
    opened.set_input_files("input[type=file]", wrong)
    row = opened.locator(".up.failed", has_text="无法评查")
    expect(row.get_by_role("button")).to_have_text(["移除"])


def test_the_kind_is_found_by_typing(window, desk):
    opened, _ = open_page(window, desk, "sorting")
    opened.locator(".thumb").nth(4).click()
    opened.keyboard.press("k")
    opened.keyboard.type("送达回")
    expect(opened.locator("#kind-list [aria-selected=true]")).to_have_text("送达回证")
    opened.keyboard.press("Enter")
    expect(opened.locator(".kind-button span").first).to_have_text("送达回证")


def test_the_list_is_filtered_and_leads_to_the_paper(window, desk):
    opened, _ = open_page(window, desk, "checked")
    opened.click(".choice:has-text('已查清')")
    answers = opened.locator(".check-row .tag")
    expect(answers.filter(has_not_text=re.compile("^已查清$"))).to_have_count(0)
    expect(answers).not_to_have_count(0)
    opened.locator(".check-row", has_text="出处").first.click()
    link = opened.locator(".check-detail .evidence a").first
    expect(link).to_have_attribute("href", re.compile("page=.*box=|box=.*page="))
    opened.wait_for_selector(".cutting.ready")
