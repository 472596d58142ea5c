"""案例库 with cards in it: filters, one card in both themes, hand-outs of one and of several."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.test_learning import opened, whole
from tests.browser.waiting import wait_shown

SCENE = "library"
CARDS = 5


def tiles(page):
    return page.locator(".card-tiles > li:not(.none)")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_cards_are_filtered_and_found(window, desk, picture, theme):
    page, faults = opened(window, desk, "yi", "cards", theme)
    expect(tiles(page)).to_have_count(CARDS)
    expect(page.get_by_role("checkbox")).to_have_count(0)  # hand-outs are the trainers'
    picture(page, f"list-{theme}")
    whole(page, faults)
    page.get_by_label("种类").select_option("excellent")
    expect(tiles(page)).to_have_count(1)
    expect(tiles(page)).to_contain_text("优秀案卷")
    page.get_by_label("种类").select_option("fault")
    expect(tiles(page)).to_have_count(CARDS - 1)
    defect = page.get_by_label("缺陷项")
    second = defect.locator("option").nth(2).get_attribute("value")
    defect.select_option(second)
    expect(tiles(page)).to_have_count(1)
    expect(tiles(page)).to_contain_text(second)
    page.reload()
    wait_shown(page, "cards")
    expect(page.get_by_label("缺陷项")).to_have_value(second)
    expect(tiles(page)).to_have_count(1)
    page.locator("h1").click()
    page.keyboard.press("/")
    page.keyboard.type("没有这样的话")
    expect(page.locator(".card-tiles")).to_contain_text("没有符合条件的案例卡")
    picture(page, f"none-{theme}")
    whole(page, faults)
    page.get_by_role("link", name="清除全部条件").click()
    wait_shown(page, "cards")
    expect(tiles(page)).to_have_count(CARDS)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_one_card_fits_in_both_themes(window, desk, picture, theme):
    page, faults = opened(window, desk, "yi", "cards", theme)
    card = page.locator(".card-tile", has_text="DEC-08").get_attribute("href")
    page.goto(f"{desk.address}{card}&__theme={theme}")
    wait_shown(page, "cards")
    expect(page.locator(".right-side")).to_contain_text("正确做法")
    frames = page.locator(".place-frame")
    expect(frames).not_to_have_count(0)
    picture(page, f"card-{theme}")
    page.locator(".masked-pages").scroll_into_view_if_needed()
    picture(page, f"card-pages-{theme}")
    page.keyboard.press("f")
    expect(frames).to_have_count(0)
    whole(page, faults)


def test_an_exemplary_file_says_what_made_it_so(window, desk, picture):
    page, faults = opened(window, desk, "yi", "cards")
    page.locator(".card-tile", has_text="优秀案卷").click()
    wait_shown(page, "cards")
    expect(page.locator(".merits li").first).to_contain_text("评定等次")
    picture(page, "exemplary")
    whole(page, faults)


def saved(page, press):
    with page.expect_download() as told:
        press()
    return told.value.suggested_filename, Path(told.value.path()).read_bytes()


def test_a_training_officer_hands_out_one_card(window, desk, picture):
    page, faults = opened(window, desk, "ding", "cards")
    page.locator(".card-tile").last.click()
    wait_shown(page, "cards")
    title = page.locator("h1").inner_text()
    for form, start in (("Word（可再编辑）", b"PK"), ("PDF（打印用）", b"%PDF")):
        page.get_by_role("button", name="导出讲义").click()
        if start == b"PK":
            picture(page, "menu")
        name, data = saved(page, page.get_by_role("button", name=form).click)
        assert name == f"{title}.{'docx' if start == b'PK' else 'pdf'}"
        assert data.startswith(start)
    whole(page, faults)


def test_a_training_officer_hands_out_what_is_ticked(window, desk, picture):
    page, faults = opened(window, desk, "ding", "cards")
    expect(page.get_by_role("checkbox")).to_have_count(CARDS)
    page.get_by_role("checkbox").nth(0).check()
    page.get_by_role("checkbox").nth(2).check()
    page.get_by_role("button", name="导出讲义（已选 2 张）").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("编入已选的 2 张案例卡")
    dialog.get_by_label("标题").fill("法制员培训第一讲")
    picture(page, "dialog")
    whole(page, faults)
    press = dialog.get_by_role("button", name="导出").click
    name, data = saved(page, press)
    assert name == "法制员培训第一讲.docx"
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        told = packed.read("word/document.xml").decode()
    assert "法制员培训第一讲" in told and "案例1" in told and "案例2" in told
    assert "案例3" not in told
    page.get_by_label("种类").select_option("fault")  # one of the two is not shown any more
    expect(page.get_by_role("button", name="导出讲义（已选 1 张）")).to_be_visible()
    page.get_by_label("种类").select_option("excellent")
    page.get_by_role("button", name="导出讲义", exact=True).click()
    expect(page.get_by_role("dialog")).to_contain_text("当前列出的全部 1 张")
