"""The joined text of a document and the way back to the page."""

from review.language.document_text import DocumentText
from review.model.document import Document, PagePart, SortedCaseFile
from review.model.page import Page
from tests.facts.fact_builders import LEFT, PITCH, line, page


def text_of(*pages):
    parts = tuple(PagePart(p.page_no, 0.0, p.height) for p in pages)
    document = Document("d1", "penalty_decision", "行政处罚决定书", parts, 1.0)
    return DocumentText(
        SortedCaseFile(pages, (document,), "penalty_ordinary", 1, None, 0), document
    )


LONG = (
    "经查明，当事人于2025年2月10日购进纯牛奶十二盒，"
    "至检查之日尚未售出，货值金额六百元，没有违法所得。"
)


def test_lines_of_a_paragraph_are_joined():
    text = text_of(page().text(LONG).text("以上事实有下列证据证实。").build())
    assert LONG in text.text
    assert f"{LONG}\n以上事实" in text.text


def test_a_paragraph_goes_on_over_the_page():
    first, second = LONG[:40], LONG[40:]
    lines = page(1).text(first + "续" * 20).build().lines
    full = Page(1, 595.0, 842.0, "ocr", 0, 0.9, lines)
    rest = Page(2, 595.0, 842.0, "ocr", 0, 0.9, (line(second, LEFT, 80.0),))
    joined = text_of(full, rest).text
    assert ("续" + second in joined) == (lines[-1].box.x1 > 480)


def test_evidence_is_on_the_very_characters():
    built = page().text("当事人：青川县好又多超市", 0).build()
    text = text_of(built)
    start = text.text.index("青川")
    (place,) = text.evidence(start, start + 2)
    assert place.text == "青川"
    assert place.box == built.lines[0].span_box(4, 6)


def test_evidence_of_a_wrapped_span_has_one_place_a_line():
    text = text_of(page().text(LONG).build())
    start = text.text.index(LONG)
    places = text.evidence(start, start + len(LONG))
    assert len(places) == len({place.box.y0 for place in places}) > 1
    assert "".join(place.text for place in places) == LONG


def test_page_numbers_are_left_out():
    lines = (line("第 3 页 共 9 页", 250, 815), line("正文在此。", LEFT, 100))
    assert text_of(Page(1, 595.0, 842.0, "ocr", 0, 0.9, lines)).text == "正文在此。"


def test_a_number_in_the_body_is_no_page_number():
    lines = (line("正文", LEFT, 100), line("12", LEFT, 100 + PITCH))
    assert "12" in text_of(Page(1, 595.0, 842.0, "ocr", 0, 0.9, lines)).text


def test_cells_are_not_mixed_with_each_other():
    built = page().table(("案由", "涉嫌无证经营案"), ("来源", "投诉举报")).build()
    assert text_of(built).text == "案由\n涉嫌无证经营案\n来源\n投诉举报"


def test_confidence_is_that_of_the_worst_line():
    lines = (line("甲乙", LEFT, 100, confidence=0.9), line("丙丁", LEFT, 130, confidence=0.5))
    text = text_of(Page(1, 595.0, 842.0, "ocr", 0, 0.9, lines))
    assert text.confidence(0, len(text.text)) == 0.5
    assert text.confidence(0, 2) == 0.9


def test_lines_under_a_speaker_may_stand_further_right():
    said = "周蓉娜：本案事实清楚，违法行为已经改正，同意承办机构的意见，本案未"
    lines = (line(said, LEFT, 100.0), line("发现涉嫌犯罪情形。", LEFT + 26.0, 100.0 + PITCH))
    width = lines[0].box.x1 + LEFT
    built = Page(1, width, 842.0, "ocr", 0, 0.9, lines)
    assert "本案未发现涉嫌犯罪情形" in text_of(built).text
