"""法律适用参考 on the bench: opened, the place on the page, the words of the article."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.timing import READY
from tests.browser.waiting import serious_faults, wait_fits

SCENE = "hundred"


def opened(window, desk):
    page = window("jia")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{desk.address}/desk/review?case={desk.cases['jia']}")
    page.wait_for_selector(READY)
    return page, asked


def test_the_fold_shows_rules_their_articles_and_the_place(window, desk, picture):
    page, asked = opened(window, desk)
    fold = page.locator(".law-reference")
    assert not any("law-reference" in one for one in asked), "fetched before anybody asked"
    fold.locator("> summary").click()
    page.wait_for_selector(".law-reference[data-ready=yes]")
    first = fold.locator(".law-rule").first
    expect(first).to_contain_text("施工工地扬尘污染防治措施不到位")
    expect(first.locator(".law-agreement")).to_have_text("处罚依据一致")
    expect(fold.locator("> summary")).to_contain_text("机器提示，由人判断")
    first.locator(".basis", has_text="处罚条款").locator("summary").click()
    expect(first.locator(".statute-text").last).to_contain_text("施工工地未设置硬质围挡")
    chip = first.locator(".place-chip").first
    expect(chip).to_contain_text("第4页")
    chip.click()
    expect(page.locator(".viewer-tools input").first).to_have_value("4")
    expect(page.locator(".pointed-box")).to_have_count(1)
    page.wait_for_load_state("networkidle")
    picture(page, "open")
    others = fold.locator(".law-others")
    expect(others.locator(".law-rule").first).not_to_be_visible()
    others.locator("> summary").click()
    expect(others.locator(".law-rule")).to_have_count(2)
    expect(others.locator(".law-agreement").first).to_have_text("处罚依据不一致")
    picture(page, "others")
    wait_fits(page, height=768)
    assert serious_faults(page) == []
    assert page.evaluate("document.querySelectorAll('.finding').length") >= 30


def test_from_an_undetermined_qualification_the_fold_is_one_click_away(window, desk, picture):
    page = window("jia")

    def with_qualification(route):
        view = route.fetch().json()
        reason = "处罚条款不在处罚规则库中，定性与依据是否对应须人工核对"
        view["undetermined"] = [
            {"code": "LAW-04", "name": "定性错误", "reason": reason, "places": []},
            {"code": "LAW-02", "name": "条文不存在", "reason": "未核对", "places": []},
        ]
        route.fulfill(json=view)

    page.route("**/review", with_qualification)
    page.goto(f"{desk.address}/desk/review?case={desk.cases['jia']}")
    page.wait_for_selector(READY)
    page.get_by_role("tab", name="无法判断").click()
    link = page.get_by_role("button", name="看法律适用参考")
    expect(link).to_have_count(1)
    link.click()
    expect(page.locator(".law-reference .law-rule").first).to_be_visible()
    picture(page, "undetermined")
