"""学习 and 规则质量: from consent to a candidate in use and back; rates and their files."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.test_pages import is_foreign
from tests.browser.waiting import serious_faults, wait_fits, wait_shown

SCENE = "learning"
THEMES = pytest.mark.parametrize("theme", ["light", "dark"])


def opened(window, desk, login, page, theme="light"):
    shown = window(login)
    faults = []
    shown.on("pageerror", lambda error: faults.append(str(error)))
    shown.on("request", lambda request: faults.append(request.url) if is_foreign(request) else 0)
    shown.goto(f"{desk.address}/desk/{page}?__theme={theme}")
    wait_shown(shown, page)
    return shown, faults


def whole(page, faults):
    assert faults == []
    wait_fits(page)
    assert serious_faults(page) == []
    words = page.inner_text("body")
    assert "undefined" not in words and "[object" not in words and "NaN" not in words


@THEMES
def test_before_anybody_consents_nothing_can_be_done(window, desk, picture, theme):
    page, faults = opened(window, desk, "wu", "learning", theme)
    shown = page.locator(".page.learning")
    expect(shown).to_contain_text("单位没有同意")
    expect(shown).to_contain_text("还没有样例")
    expect(shown.get_by_role("button", name="训练候选")).to_have_count(0)
    expect(shown.locator(".candidate button")).to_have_count(0)
    picture(page, f"no-consent-{theme}")
    whole(page, faults)


def test_who_does_not_administer_looks_only(window, desk):
    page, faults = opened(window, desk, "bing", "learning")
    expect(page.locator(".candidate")).to_have_count(2)
    acts = page.locator(".page.learning").get_by_role("button")
    expect(acts.filter(has_text="同意")).to_have_count(0)
    assert faults == []
    jia, _ = opened(window, desk, "jia", "learning")
    expect(jia.locator(".page.learning .candidate")).to_have_count(0)
    expect(jia.locator(".page.learning .empty")).to_be_visible()


def test_from_consent_to_a_candidate_in_use_and_back(window, desk, picture):
    page, faults = opened(window, desk, "wu", "learning")
    page.get_by_role("button", name="同意（连同以往的认定）").click()
    shown = page.locator(".page.learning")
    expect(shown).to_contain_text("单位已同意（戊）")
    examples = page.locator("section", has_text="同意与样例").locator("tbody tr")
    expect(examples.filter(has_text="误报")).to_contain_text("3")
    expect(examples.filter(has_text="成立").first).to_be_visible()

    candidate = page.locator(f".candidate[data-candidate='{desk.cases['candidate']}']")
    expect(candidate).to_contain_text("尚未与以往的认定比对")
    expect(candidate.get_by_role("button", name="启用")).to_have_count(0)
    candidate.get_by_role("button", name="比对", exact=True).click()
    expect(candidate).to_contain_text("将改变 ")
    result = page.locator("section", has=page.get_by_role("heading", name="比对结果"))
    expect(result).to_contain_text("条认定中的 2 条")
    row = result.locator("tbody tr", has_text="DEC-08")
    expect(row.locator("td").nth(2)).to_have_text("2")
    places = result.locator(".change-list a")
    expect(places).to_have_count(0)  # 戊 administers, the case files are not hers to see
    expect(result).to_contain_text("无权查看的案卷")
    result.scroll_into_view_if_needed()
    picture(page, "comparison")
    whole(page, faults)

    candidate.get_by_role("button", name="启用……").click()
    page.get_by_role("dialog").get_by_role("button", name="启用").click()
    expect(candidate.locator(".tag.good")).to_have_text("已启用")
    kinds = page.locator("section", has_text="现用版本与启用记录")
    expect(kinds.locator("tbody").last).to_contain_text("4 条认定中改变 2 条")
    page.evaluate("window.scrollTo(0, 0)")
    picture(page, "active")
    whole(page, faults)
    kinds.get_by_role("button", name="撤销启用……").click()
    page.get_by_role("dialog").get_by_role("button", name="撤销").click()
    expect(candidate.locator(".tag.good")).to_have_count(0)
    expect(kinds.locator("tbody").last).to_contain_text("撤销启用")
    expect(kinds.get_by_role("button", name="撤销启用……")).to_have_count(0)
    picture(page, "undone")

    leader, told = opened(window, desk, "bing", "learning", "dark")
    leader.get_by_role("button", name="查看比对结果").click()
    places = leader.locator(".change-list a")
    expect(places.first).to_be_visible()
    picture(leader, "comparison-dark")
    whole(leader, told)
    places.first.click()
    leader.wait_for_url("**/desk/review?case=*")

    page.get_by_role("button", name="撤回同意……").click()
    page.get_by_role("dialog").get_by_role("button", name="撤回").click()
    page.get_by_role("dialog", name="删除已有样例").get_by_role("button", name="删除").click()
    expect(shown).to_contain_text("还没有样例")
    expect(shown).to_contain_text("单位没有同意")
    assert faults == []


@THEMES
def test_rates_stand_with_their_intervals_and_lead_to_the_files(window, desk, picture, theme):
    page, faults = opened(window, desk, "bing", "quality", theme)
    rows = page.locator(".page.quality tbody tr[data-defect]")
    expect(rows.first).to_be_visible()
    rate = rows.first.locator(".rate")
    expect(rate).to_contain_text("%（")
    expect(rate).to_contain_text("–")
    rows.first.get_by_role("button", name="展开").click()
    expect(rows.first.get_by_role("button")).to_have_text("收起")
    files = page.locator(".quality-files a:visible")
    expect(files.first).to_have_attribute("href", f"/desk/review?case={desk.cases['jia']}")
    picture(page, f"quality-{theme}")
    whole(page, faults)
    files.first.click()
    page.wait_for_url("**/desk/review?case=*")


def test_one_who_may_see_no_file_is_told_the_number_only(window, desk):
    page, faults = opened(window, desk, "ding", "quality")
    row = page.locator("tbody tr[data-defect]").first
    row.get_by_role("button", name="展开").click()
    expect(page.locator(".quality-more:visible")).to_contain_text("0 份可查看")
    expect(page.locator(".quality-files a:visible")).to_have_count(0)
    assert faults == []
