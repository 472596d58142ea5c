"""找茬练习 and 技能比武: a fault found by mouse and by keys, time that runs out, standings."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.drawing import draw_by_keys, draw_by_mouse
from tests.browser.teaching_scene import CONTEST, LONG_NAME, UNIT
from tests.browser.test_learning import opened, whole
from tests.browser.waiting import wait_shown

SCENE = "library"


def a_fault(window, desk):
    """A released card with one place: its defect, name, page and place."""
    page = window("ding")
    base = f"{desk.address}/api/v1/teaching/cards"
    for brief in page.request.get(f"{base}?kind=fault").json()["cards"]:
        card = page.request.get(f"{base}/{brief['id']}").json()
        places = [(one["ordinal"], place) for one in card["page_list"] for place in one["places"]]
        if len(places) == 1:
            return card, places[0][1]
    raise AssertionError("no card with one place")


def begin(page, card):
    page.get_by_label("缺陷项").fill(f"{card['defect']}")
    page.get_by_role("button", name="开始").click()
    page.wait_for_url("**/desk/exercises?exercise=*")
    wait_shown(page, "exercises")
    return page.locator(".masked-sheet.editing").first


@pytest.mark.parametrize("way", ["mouse", "keys"])
def test_a_trainee_finds_the_fault_and_sees_the_confirmed_answer(window, desk, picture, way):
    card, place = a_fault(window, desk)
    page, faults = opened(window, desk, "yi", "exercises")
    sheet = begin(page, card)
    expect(page.locator(".place-frame")).to_have_count(0)  # the answer is not there yet
    assert card["wrong"] not in page.inner_text("body")
    picture(page, f"asked-{way}")
    (draw_by_mouse if way == "mouse" else draw_by_keys)(page, sheet, place)
    side = page.locator(".answer-side")
    expect(side).to_contain_text("已画 1 处")
    if way == "keys":
        side.get_by_label("缺陷项").fill(card["defect"].lower())
        page.keyboard.press("Enter")
    else:
        side.get_by_label("缺陷项").fill(card["title"])
        side.get_by_role("button", name="提交").click()
    expect(side.locator("h2").first).to_contain_text("100 分 找到了")
    expect(side.locator("h2").first).to_be_in_viewport()
    expect(page.locator(".place-frame")).to_be_in_viewport()  # both at once
    expect(side).to_contain_text("缺陷项正确；位置正确。")
    expect(side).to_contain_text(card["wrong"])
    expect(side).to_contain_text(card["right"])
    expect(page.locator(".place-frame")).to_have_count(1)
    expect(page.locator(".cover-frame.new")).to_have_count(1)
    picture(page, f"answered-{way}")
    whole(page, faults)
    side.get_by_role("link", name="打开案例卡").click()
    page.wait_for_url(f"**/desk/cards?card={card['id']}")


def test_a_wrong_code_and_a_box_beside_it_score_by_rule(window, desk, picture):
    card, _ = a_fault(window, desk)
    page, faults = opened(window, desk, "yi", "exercises", "dark")
    sheet = begin(page, card)
    draw_by_mouse(page, sheet, (0.02, 0.02, 0.05, 0.02))
    draw_by_mouse(page, sheet, (0.1, 0.02, 0.05, 0.02))
    side = page.locator(".answer-side")
    expect(side).to_contain_text("已画 2 处")
    page.keyboard.press("z")
    expect(side).to_contain_text("已画 1 处")
    side.get_by_role("button", name="提交").click()
    expect(page.locator("#desk-notices")).to_contain_text("请先选择缺陷项")
    side.get_by_label("缺陷项").fill(card["defect"])
    side.get_by_role("button", name="提交").click()
    expect(side.locator("h2").first).to_contain_text("50 分 没有找到")
    expect(side).to_contain_text("缺陷项正确；位置不对。")
    picture(page, "missed")
    whole(page, faults)
    page.goto(f"{desk.address}/desk/exercises")
    wait_shown(page, "exercises")
    weak = page.locator("section", has_text="薄弱项").locator("tbody tr").first
    expect(weak).to_contain_text(card["defect"])


def test_what_was_drawn_stays_while_one_looks_at_other_tasks(window, desk):
    page, faults = opened(window, desk, "bing", "exercises")
    page.get_by_role("button", name="开始").click()
    page.wait_for_url("**/desk/exercises?exercise=*")
    wait_shown(page, "exercises")
    draw_by_mouse(page, page.locator(".masked-sheet.editing").first, (0.2, 0.2, 0.2, 0.1))
    page.get_by_label("缺陷项").fill("DEC")
    page.locator("h1").click()
    page.keyboard.press("]")
    expect(page.locator(".answer-side")).to_contain_text("还没有画框")
    page.keyboard.press("[")
    expect(page.locator(".answer-side")).to_contain_text("已画 1 处")
    expect(page.get_by_label("缺陷项")).to_have_value("DEC")
    nothing = page.get_by_role("button", name="没有发现问题")
    nothing.focus()
    page.keyboard.press("Enter")  # of the button, not of the form
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("您已画 1 处")
    dialog.get_by_role("button", name="取消").click()
    expect(page.locator(".answer-side")).to_contain_text("已画 1 处")
    assert faults == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_fits_with_long_names(window, desk, picture, theme):
    page, faults = opened(window, desk, "ding", "exercises", theme)
    expect(page.locator("section", has_text="技能比武").first).to_contain_text(CONTEST)
    picture(page, f"exercises-{theme}")
    whole(page, faults)
    page.get_by_role("button", name="成绩", exact=True).click()
    dialog = page.get_by_role("dialog")
    people, units = dialog.get_by_role("table").nth(0), dialog.get_by_role("table").nth(1)
    expect(people.locator("tbody tr")).to_have_count(2)
    first = people.locator("tbody tr").first
    expect(first).to_contain_text("甲")
    expect(first.locator("td").first).to_have_text("1")
    expect(people.locator("tbody tr").nth(1)).to_contain_text(LONG_NAME)
    expect(units.locator("tbody tr").nth(1)).to_contain_text(UNIT)
    expect(units.locator("tbody tr").first).to_contain_text("一组")
    picture(page, f"standings-{theme}")
    whole(page, faults)


def test_when_the_time_of_a_contest_has_run_out_it_is_handed_in(window, desk, picture):
    page, faults = opened(window, desk, "yi", "exercises")
    page.clock.install()
    page.reload()
    wait_shown(page, "exercises")
    row = page.locator("tr", has_text=CONTEST)
    expect(row.get_by_role("button", name="成绩")).to_have_count(0)  # not while it runs
    row.get_by_role("button", name="参加").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("限时 30 分钟")
    dialog.get_by_role("button", name="开始").click()
    page.wait_for_url("**/desk/exercises?exercise=*")
    wait_shown(page, "exercises")
    expect(page.get_by_role("timer")).to_contain_text("剩余 29:")
    page.get_by_role("button", name="没有发现问题").click()
    side = page.locator(".answer-side")
    expect(side).to_contain_text("比武截止后公布答案和得分")
    expect(page.locator(".exercise-head")).not_to_contain_text("得分")
    page.get_by_role("button", name="下一题").click()
    picture(page, "contest")
    whole(page, faults)
    page.clock.fast_forward("29:30")
    expect(page.get_by_role("timer")).to_have_class("tag nums bad")
    page.clock.fast_forward("00:40")
    expect(page.locator(".exercise-head")).to_contain_text("已交卷")
    expect(page.locator("#desk-notices")).to_contain_text("时间已到")
    expect(side).to_contain_text("本题没有作答")
    expect(page.get_by_role("button", name="提交")).to_have_count(0)
    expect(page.get_by_role("timer")).to_have_count(0)
    picture(page, "time-is-up")
    page.goto(f"{desk.address}/desk/exercises")
    wait_shown(page, "exercises")
    mine = page.locator("section", has_text="我的练习").locator("tbody tr", has_text=CONTEST)
    expect(mine).to_contain_text("截止后公布")
    expect(mine).to_contain_text("1 / 4")
    assert faults == []
