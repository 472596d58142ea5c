"""An evaluation in the browser: ledger → draw → assign → compare → figures; all its pages."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.test_pages import is_foreign
from tests.browser.timing import READY
from tests.browser.waiting import serious_faults, wait_fits, wait_shown
from tests.web.test_campaigns import ledger_csv

SCENE = "campaign"
PAGES = [
    "campaigns", "ledger", "board", "joint", "figures", "similar", "rectification", "lookback",
    "papers",
]  # fmt: skip


def open_page(window, desk, page, login="geng", theme="light", more=""):
    opened = window(login)
    faults = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("request", lambda request: faults.append(request.url) if is_foreign(request) else 0)
    campaign = desk.cases["campaign"]
    opened.goto(f"{desk.address}/desk/{page}?campaign={campaign}&__theme={theme}{more}")
    opened.wait_for_selector(".page.campaign h1")
    wait_shown(opened, page)
    return opened, faults


def whole(opened, faults):
    assert faults == []
    wait_fits(opened)
    assert serious_faults(opened) == []
    assert "[object" not in opened.text_content("main, body")
    assert "undefined" not in opened.inner_text("body")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_fits_and_has_no_serious_fault(window, desk, picture, page, theme):
    opened, faults = open_page(window, desk, page, theme=theme)
    picture(opened, f"{page}-{theme}")
    whole(opened, faults)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_unit_lands_on_its_own_page(window, desk, picture, theme):
    opened = window("xin")
    opened.wait_for_url("**/desk/unit*")
    opened.goto(f"{desk.address}/desk/unit?__theme={theme}")
    wait_shown(opened, "unit")
    opened.wait_for_selector(".block >> text=云临城执案〔2022〕134号")
    picture(opened, f"unit-{theme}")
    whole(opened, [])
    assert "甲" not in opened.inner_text(".page.campaign")
    opened.goto(f"{desk.address}/desk/board?campaign={desk.cases['campaign']}")
    opened.wait_for_url("**/desk/unit*")


def test_a_plain_reviewer_is_not_confronted_with_it(window, desk):
    opened, _ = open_page(window, desk, "campaigns", "jia")
    expect(opened.locator(".shell-case nav a")).to_have_text(["概览", "合议与定级", "整改"])
    expect(opened.locator("a:has-text('打开我的副本')")).to_have_count(4)


def test_from_the_ledger_to_the_sample(window, desk, tmp_path):
    opened = window("geng")
    opened.goto(f"{desk.address}/desk/ledger?campaign={desk.cases['new']}")
    path = tmp_path / "台账.csv"
    path.write_bytes(ledger_csv(bad=True))
    opened.set_input_files("input[type=file]", path)
    opened.wait_for_selector(".problem >> text=第6行")
    path.write_bytes(ledger_csv())
    opened.set_input_files("input[type=file]", path)
    opened.click("button:has-text('导入 40 件')")
    opened.wait_for_selector("h2:has-text('台账：40 件')")
    opened.fill("label:has-text('抽取数量') input", "16")
    opened.click("button:has-text('试算数量')")
    opened.wait_for_selector("text=将抽 16 件")
    opened.fill("label:has-text('随机种子') input", "41")
    opened.click("button:text-is('抽样')")
    opened.wait_for_selector("h2:has-text('样本：16 件')")
    with opened.expect_download() as saved:
        opened.click("button:has-text('下载抽样记录')")
    assert saved.value.suggested_filename == "PC-2027Q1-抽样记录.json"
    opened.goto(f"{desk.address}/desk/board?campaign={desk.cases['new']}")
    opened.wait_for_selector(".choice:has-text('待调卷')")


def test_where_a_and_b_differ_stands_side_by_side(window, desk):
    opened, _ = open_page(window, desk, "joint")
    opened.click(".file-choice:has-text('待比对')")
    opened.wait_for_selector("tr.differs")
    expect(opened.locator("button:has-text('指定第三人复评')")).to_have_count(1)
    row = opened.locator("tr.differs").first
    expect(row).to_contain_text("成立")
    expect(row).to_contain_text("按本市口径")


def test_a_number_opens_its_files_and_plots_are_drawn(window, desk):
    opened, _ = open_page(window, desk, "figures")
    opened.wait_for_selector("#plot-categories canvas, #plot-categories svg")
    opened.locator(".figure-categories .figure").first.click()
    opened.wait_for_selector("dialog a:has-text('云临城执案〔2022〕134号')")


def test_who_leads_nothing_sees_no_figures(window, desk):
    opened, faults = open_page(window, desk, "figures", "jia")
    expect(opened.locator(".page.campaign")).to_contain_text("由本次评查的负责人、组长查看")
    opened.wait_for_timeout(1500)
    plots = opened.locator("#plot-categories canvas, #plot-categories svg.marks")
    expect(plots).to_have_count(0)
    assert faults == []


def test_an_item_is_claimed_by_its_unit(window, desk):
    opened = window("xin")
    opened.goto(f"{desk.address}/desk/unit")
    opened.click("button:text-is('认领')")
    opened.click("dialog button:text-is('认领')")
    opened.wait_for_selector(".tag:has-text('已认领')")


def go(opened, desk, page, campaign="campaign"):
    opened.goto(f"{desk.address}/desk/{page}?campaign={desk.cases[campaign]}")
    wait_shown(opened, page)


def test_files_are_assigned_and_copies_are_made_behind_the_page(window, desk, picture):
    opened = window("geng")
    go(opened, desk, "board", "like")
    opened.click("button:has-text('分派 16 份')")
    opened.wait_for_selector("text=分派 16 份；开评 20 份副本")
    picture(opened, "assigned")
    opened.wait_for_selector("text=正在为评查员制作副本", state="detached", timeout=120_000)
    expect(opened.locator(".seat")).to_have_count(32)
    mine = window("jia")
    go(mine, desk, "campaigns", "like")
    mine.wait_for_selector("a:has-text('打开我的副本')")


def test_fines_far_off_stand_out_with_their_peers(window, desk, picture):
    opened = window("geng")
    go(opened, desk, "similar", "like")
    opened.wait_for_selector("text=离群 2 件")
    expect(opened.locator("details.outlier[open] tbody tr").nth(3)).to_be_visible()
    shown = opened.locator(".page.campaign")
    expect(shown).to_contain_text("卷内没有可以说明差异的情节或理由", use_inner_text=True)
    expect(shown).to_contain_text("可能的说明", use_inner_text=True)
    picture(opened, "outliers")
    whole(opened, [])


def test_the_chief_changes_the_numbers(window, desk, picture):
    opened = window("geng")
    go(opened, desk, "campaigns")
    opened.click("button:has-text('修改方案')")
    box = opened.locator("dialog input[type=checkbox]").first
    expect(box).to_be_checked()
    expect(box).to_have_css("appearance", "auto")
    picture(opened, "config")
    opened.fill("dialog label:has-text('取均值') input", "9")
    opened.click("dialog button:text-is('保存')")
    opened.wait_for_selector("text=不能大于")
    opened.fill("dialog label:has-text('取均值') input", "2")
    opened.click("dialog button:text-is('保存')")
    opened.wait_for_selector("dd:has-text('相差不超过 2 分取均值')")


def test_the_lists_are_changed_and_pages_stand_side_by_side(window, desk):
    opened = window("geng")
    go(opened, desk, "rectification")
    opened.wait_for_selector(".two-pages img")
    opened.wait_for_function("document.querySelector('.two-pages img').naturalWidth > 0")
    opened.click("button:has-text('修改三单')")
    opened.fill("dialog label:has-text('责任领导') input", "分管副局长")
    opened.fill("dialog label:has-text('整改措施') textarea", "补正回避告知并组织培训")
    opened.click("dialog button:text-is('保存')")
    opened.wait_for_selector("dd:has-text('补正回避告知并组织培训')")
    opened.wait_for_selector("dialog", state="detached")
    opened.click("button:has-text('修改三单')")
    leader = opened.locator("dialog label:has-text('责任领导') input")
    expect(leader).to_have_value("分管副局长")


def test_what_came_back_leads_to_the_files_behind_it(window, desk, picture):
    opened, faults = open_page(window, desk, "lookback")
    row = opened.locator("tr.came-back").first
    expect(row).to_contain_text("屡查屡犯")
    expect(opened.locator(".page.campaign")).to_contain_text("列入下次重点抽样")
    expect(opened.locator("tr.unseen")).to_contain_text("未看")
    row.locator(".figure").first.click()
    expect(opened.locator("dialog a")).to_have_text(["云临城执案〔2022〕134号"])
    opened.click("dialog button:text-is('关闭')")
    with opened.expect_download() as saved:
        opened.click("button[aria-label^='下载回头看记录']")
    assert saved.value.suggested_filename.endswith(".docx")
    whole(opened, faults)


def test_a_typical_case_is_written(window, desk):
    opened = window("geng")
    go(opened, desk, "papers")
    opened.click("button:text-is('增加')")
    opened.fill("dialog label:has-text('标题') input", "超期送达")
    for name in ("基本情况", "违反的规定", "正确做法"):
        opened.fill(f"dialog label:has-text('{name}') textarea", "七日内送达。")
    opened.click("dialog button:text-is('保存')")
    opened.wait_for_selector("td:has-text('超期送达')")


def test_who_leads_opens_a_finished_copy_and_can_only_look(window, desk):
    opened, _ = open_page(window, desk, "joint")
    opened.click(".file-choice:has-text('待比对')")
    expect(opened.locator(".file-choice[aria-current=true]")).to_contain_text("待比对")
    expect(opened.locator("button:has-text('指定第三人复评')")).to_have_count(1)
    opened.click("a:has-text('打开副本') >> nth=0")
    opened.wait_for_url("**/desk/review?case=*")
    opened.wait_for_selector(READY)
    expect(opened.locator(".finish")).to_have_text("已完成")
    expect(opened.locator("button:has-text('重新打开')")).to_have_count(0)
    me = opened.request.get(f"{desk.address}/api/v1/me").json()
    case = opened.evaluate("new URLSearchParams(location.search).get('case')")
    refused = opened.request.post(
        f"{desk.address}/api/v1/cases/{case}/reopen",
        headers={"X-CSRF-Token": me["csrf"], "Origin": desk.address},
        data={},
    )
    assert refused.status == 403
    assert "只供查看" in refused.json()["error"]["message"]


def test_a_cut_of_pages_is_taken_from_a_copy(window, desk, picture):
    opened, faults = open_page(window, desk, "joint", "bing")
    opened.click(".file-choice:has-text('应急管理局')")
    opened.wait_for_selector("h3:has-text('副本中的分件更正 2 处')")
    row = opened.locator(".cuts tr.differs").first
    expect(row).to_contain_text("甲")
    expect(row).to_contain_text("未改动")
    picture(opened, "layouts")
    row.locator("button:has-text('采用')").first.click()
    opened.wait_for_selector(".cuts tr.differs .tag:has-text('合议卷已采用')")
    whole(opened, faults)
