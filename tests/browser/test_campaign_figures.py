"""小过重罚 and how far reviewers agree, on real figures of an evaluation."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.test_campaign import open_page, whole
from tests.browser.waiting import wait_shown

SCENE = "campaign"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_high_fine_for_a_light_case_is_named_with_its_grounds(window, desk, picture, theme):
    opened, faults = open_page(window, desk, "similar", theme=theme)
    opened.goto(f"{desk.address}/desk/similar?campaign={desk.cases['like']}&__theme={theme}")
    wait_shown(opened, "similar")
    part = opened.locator(".page.campaign section", has_text="小过重罚：1 件")
    row = part.locator("tbody tr")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("卷内认定初次违法、已改正或者主动消除后果")
    expect(row).to_contain_text("倍")
    expect(row).to_contain_text("是否过罚相当请人工判断")
    picture(opened, f"heavy-for-light-{theme}")
    whole(opened, faults)
    row.get_by_role("link").first.click()
    opened.wait_for_url("**/desk/joint*")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_how_far_reviewers_agree_is_folded_and_told_with_kappa(window, desk, picture, theme):
    opened, faults = open_page(window, desk, "figures", theme=theme)
    part = opened.locator("details", has_text="评查员与合议结论的一致率")
    table = part.get_by_role("table")
    expect(table).to_be_hidden()
    part.locator("summary").click()
    expect(table.locator("thead th")).to_have_text(
        ["评查员", "卷数", "认定", "一致", "一致率", "κ"]
    )
    names = table.locator("tbody tr td:first-child")
    expect(names).to_have_text(["甲", "乙"])
    for cells in table.locator("tbody tr").all():
        words = cells.locator("td").all_inner_texts()
        assert int(words[3]) <= int(words[2]) and words[4].endswith("%")
    part.scroll_into_view_if_needed()
    picture(opened, f"agreement-{theme}")
    whole(opened, faults)
