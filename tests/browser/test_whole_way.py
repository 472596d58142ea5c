"""From a scan to a signed sheet, as a reviewer goes: the real engine, the real worker."""

from __future__ import annotations

import io
import re

import docx
from playwright.sync_api import expect

from tests.browser.desk import ROOT
from tests.browser.timing import READY

SCENE = "people"
SCAN = ROOT / "corpora/samples/ordinary-with-defects.pdf"
READ_SECONDS = 300


def test_upload_review_correct_finish_and_word(window, desk, picture):
    page = window("jia")
    page.set_input_files("input[type=file]", SCAN)
    expect(page.locator(".case [role=progressbar]")).to_be_visible(timeout=60_000)
    picture(page, "1-progress")

    # The tab is closed while pages are read; the work goes on.
    context = page.context
    page.close()
    page = context.new_page()
    page.goto(f"{desk.address}/desk/tasks")
    done = page.locator(".case[data-state=to_review]")
    expect(done).to_have_count(1, timeout=READ_SECONDS * 1000)
    picture(page, "2-done")
    done.get_by_role("link", name="开始复核").click()
    page.wait_for_selector(READY)
    expect(page.locator(".finding[data-finding]").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    picture(page, "3-bench")
    case_id = re.search(r"case=(\w+)", page.url)[1]
    late = page.locator(".finding", has_text="EXE-03")
    expect(late).to_have_count(1)
    before = page.locator(".finding[data-finding]").count()
    assert before > 1

    # The receipt's day is corrected on its page; the checks run again and the finding goes.
    go_to_page(page, 6)
    page.keyboard.press("t")
    page.get_by_role("button", name="更正送达行为日期").click()
    page.get_by_label("正确的内容").fill("2022年4月25日")
    page.get_by_label("更正理由").fill("原件写的是4月25日")
    page.get_by_role("button", name="更正并重新评查").click()
    dialog = page.locator("dialog[open]")
    expect(dialog).to_contain_text("EXE-03", timeout=60_000)
    expect(dialog).to_contain_text("已消失")
    picture(page, "4-corrected")
    dialog.get_by_role("button", name="知道了").click()
    expect(late).to_have_count(0)
    expect(page.locator(".finding[data-finding]")).to_have_count(before - 1)
    page.keyboard.press("t")

    # By keys: the first is rejected as a false alarm, one is doubted, the others stand.
    page.keyboard.press("g")
    page.keyboard.press("n")
    page.keyboard.press("1")
    for _ in range(before - 2):
        page.keyboard.press("y")
    expect(page.locator(".case-progress")).to_contain_text(f"已核 {before - 1}/{before - 1}")
    page.get_by_role("button", name="完成复核").click()
    page.locator("dialog[open]").get_by_role("button", name="完成复核").click()
    expect(page.get_by_text("已完成", exact=True).first).to_be_visible()
    expect(page.get_by_role("button", name="重新打开")).to_be_visible()
    picture(page, "5-finished")

    text = words_of(exported(page, "评查表（Word）"))
    assert "行政执法案卷评查表" in text
    assert "云临城执案〔2022〕134号" in text
    assert "EXE-03" not in text
    assert "EXE-03" not in words_of(exported(page, "个案评查意见书（Word）"))
    confirmed = [one for one in ("DEC-07", "PRC-08", "SUB-06") if one in text]
    assert len(confirmed) == before - 2
    assert "经评查人员甲确认" in text
    assert "AI" not in text

    # Somebody else finds none of it: not the page, not the picture, not the API.
    stranger = window("yi")
    for path in (
        "",
        "/review",
        "/result",
        "/pages/1/picture?size=page",
        "/pages/1/text",
        "/verdicts",
        "/export/sheet.docx",
        "/sorting",
    ):
        answer = stranger.request.get(f"{desk.address}/api/v1/cases/{case_id}{path}")
        assert answer.status in (403, 404), path
    stranger.goto(f"{desk.address}/desk/review?case={case_id}")
    expect(stranger.locator(".waiting")).to_contain_text("案卷")
    assert "云临城" not in stranger.content()
    listed = stranger.request.get(f"{desk.address}/api/v1/search?q=送达").json()
    assert listed["hits"] == []


def go_to_page(page, number):
    field = page.locator(".viewer-tools input").first
    field.fill(str(number))
    field.press("Enter")
    page.locator(".stage").focus()


def exported(page, name):
    page.get_by_role("button", name="导出").click()
    with page.expect_download() as started:
        page.get_by_role("button", name=name).click()
    return started.value.path().read_bytes()


def words_of(data):
    """All text of a Word file, that of its tables too."""
    document = docx.Document(io.BytesIO(data))
    parts = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        parts += [cell.text for row in table.rows for cell in row.cells]
    return "\n".join(parts)
