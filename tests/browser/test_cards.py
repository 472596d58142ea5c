"""案例库: from a confirmed finding to a card that another role sees; boxes drawn on the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.waiting import serious_faults, wait_fits, wait_shown

SCENE = "cards"


def opened(window, desk, login, address):
    page = window(login)
    page.goto(f"{desk.address}/desk/{address}")
    wait_shown(page, address.partition("?")[0])
    return page


def confirm_one(page, case):
    """The first finding with a place is confirmed by its reviewer."""
    return page.evaluate(
        """async (id) => {
          const me = await (await fetch('/api/v1/me')).json();
          const seen = await (await fetch(`/api/v1/cases/${id}/review`)).json();
          const finding = seen.findings.find((one) => one.places.length);
          const answer = await fetch(`/api/v1/cases/${id}/verdicts`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': me.csrf },
            body: JSON.stringify({ finding: finding.id, value: 'confirmed' }),
          });
          return [answer.status, finding.name];
        }""",
        case,
    )


def test_a_confirmed_finding_becomes_a_card_that_others_see(window, desk, picture):
    case = desk.cases["jia"]
    jia = opened(window, desk, "jia", f"cards?case={case}")
    expect(jia.locator(".page.cards")).to_contain_text("还没有经人确认成立的问题")
    status, name = confirm_one(jia, case)
    assert status == 200
    jia.reload()
    wait_shown(jia, "cards")
    picture(jia, "proposals")
    assert serious_faults(jia) == []
    jia.get_by_role("button", name=f"制成卡片：{name}").click()
    expect(jia.locator("table.grid a")).to_have_text("卡片 1")
    jia.goto(f"{desk.address}/desk/cards")
    expect(jia.locator(".card-tiles")).to_contain_text("还没有发布的案例卡")

    ding = opened(window, desk, "ding", "cards?state=draft")
    picture(ding, "drafts")
    ding.locator(".card-tile").click()
    wait_shown(ding, "cards")
    ding.keyboard.press("m")
    sheet = ding.locator(".masked-sheet.editing").first
    sheet.scroll_into_view_if_needed()
    ding.wait_for_load_state("networkidle")
    edges = sheet.bounding_box()
    x, y = edges["x"] + 60, max(edges["y"], 0) + 60
    ding.mouse.move(x, y)
    ding.mouse.down()
    ding.mouse.move(x + 180, y + 40, steps=4)
    ding.mouse.up()
    expect(ding.locator(".cover-list")).to_contain_text("新画的遮盖")
    picture(ding, "boxes")
    ding.get_by_role("button", name="保存遮盖").first.click()
    expect(ding.locator(".cover-list")).to_contain_text("人工遮盖")
    assert serious_faults(ding) == []
    ding.get_by_role("button", name="发布", exact=True).click()
    ding.get_by_role("button", name="确认发布").click()
    expect(ding.locator(".work-bar")).to_contain_text("已发布")

    yi = opened(window, desk, "yi", "cards")
    yi.locator(".card-tile").click()
    wait_shown(yi, "cards")
    expect(yi.locator("h1")).to_have_text(name)
    expect(yi.locator(".right-side")).to_contain_text("正确做法")
    expect(yi.locator(".card-work")).to_have_count(0)
    picture(yi, "card")
    yi.locator(".masked-pages").scroll_into_view_if_needed()
    picture(yi, "pages")
    wait_fits(yi)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_library_fits_and_has_no_serious_fault(window, desk, picture, theme):
    page = opened(window, desk, "ding", f"cards?__theme={theme}")
    picture(page, f"library-{theme}")
    wait_fits(page)
    assert serious_faults(page) == []
