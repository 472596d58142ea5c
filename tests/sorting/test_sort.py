"""Case files from page to document: where documents start, what they are, how sure that is."""

import pytest

from review.model.document import SortedCaseFile
from review.model.page import Page
from review.sorting.sort import sort_pages
from review.standards.load import load_standards
from tests.sorting.builders import PROSE, Sheet, blank, unreadable

AGENCY = "东川市市场监督管理局"
OPEN_END = "当事人的上述行为违反了有关规定，经本局案件审理委员会集体讨论并报负责人批准后现"


def sort(*pages: Page) -> SortedCaseFile:
    return sort_pages(tuple(pages), load_standards())


def shape(case: SortedCaseFile) -> list[tuple[str, tuple[int, ...]]]:
    return [(document.kind, document.page_nos) for document in case.documents]


def decision(page_no: int) -> Page:
    sheet = Sheet(page_no).centred(AGENCY, 20).title("行政处罚决定书")
    return sheet.centred("东市监罚字〔2024〕12号").text(*PROSE, *PROSE, OPEN_END).page()


def decision_end(page_no: int) -> Page:
    return (
        Sheet(page_no)
        .text(
            "决定给予如下行政处罚：罚款人民币5000元。当事人应当自收到本决定书之日起",
            "十五日内到指定银行缴纳罚款，逾期不缴纳的，每日按罚款数额的百分之三加处罚款。",
            "如不服本决定，可以在收到本决定书之日起六十日内申请行政复议，或者在六个月内",
            "向人民法院提起行政诉讼。",
        )
        .right(AGENCY)
        .right("2024年5月6日")
        .page()
    )


def receipt(page_no: int) -> Page:
    return (
        Sheet(page_no)
        .title("送 达 回 证")
        .table(
            ("送达文书名称", "行政处罚决定书"),
            ("受送达人", "王芳"),
            ("送达地点", "东川市人民路3号"),
            ("收件人签名或盖章", ""),
            ("送达人", "赵一、钱二"),
        )
        .page()
    )


def identity_card(page_no: int) -> Page:
    sheet = Sheet(page_no, y=300).text("姓名 王芳", "性别 女 民族 汉", "出生 1980年3月3日", x=120)
    return sheet.text("住址 东川市人民路3号", "公民身份号码 310101198003030000", x=120).page()


def inquiry(page_no: int, number: int, total: int, *, titled: bool) -> Page:
    sheet = Sheet(page_no).at(f"第{number}页 共{total}页", 430, 40)
    if titled:
        sheet.title("询问笔录").text("询问时间：2024年3月5日10时至11时", "被询问人：王芳")
    for place in range(8):
        sheet.text(f"问：请说明第{place}批饼干的进货情况。", "答：是从批发市场购进的，有进货单。")
    return sheet.page()


def test_documents_of_a_small_file() -> None:
    case = sort(decision(1), decision_end(2), receipt(3), identity_card(4))
    assert shape(case) == [
        ("penalty_decision", (1, 2)),
        ("service_receipt", (3,)),
        ("party_identity_proof", (4,)),
    ]
    assert [document.id for document in case.documents] == ["d1", "d2", "d3"]
    assert case.documents[0].title == "行政处罚决定书"
    assert case.documents[1].title == "送达回证"
    assert case.documents[2].title == ""
    assert all(0.5 < (document.confidence or 0) <= 1.0 for document in case.documents)
    assert (case.kind, case.domain) == ("penalty_ordinary", "market")


def test_no_pages() -> None:
    assert sort().documents == ()


def test_two_documents_on_one_page_share_it() -> None:
    page = (
        Sheet(1)
        .title("行政处罚事先告知书")
        .text(*PROSE)
        .right("2024年4月1日")
        .skip(40)
        .title("送达回证")
        .table(("送达文书", "行政处罚事先告知书"), ("受送达人", "王芳"))
        .page()
    )
    first, second = sort(page).documents
    assert (first.kind, second.kind) == ("prior_notice", "service_receipt")
    assert first.parts[0].top == 0.0
    assert first.parts[0].bottom == second.parts[0].top
    lines = [line.text for _, line in sort(page).lines_of(second)]
    assert lines[0] == "送达回证"


def test_page_numbers_keep_a_record_together() -> None:
    pages = [inquiry(number, number, 3, titled=number == 1) for number in (1, 2, 3)]
    assert shape(sort(*pages)) == [("inquiry_record", (1, 2, 3))]


def test_title_repeated_on_later_pages() -> None:
    pages = [inquiry(number, number, 3, titled=True) for number in (1, 2, 3)]
    assert shape(sort(*pages)) == [("inquiry_record", (1, 2, 3))]


def test_second_record_of_a_kind_starts_anew() -> None:
    numbers = ((1, 1), (2, 2), (3, 1), (4, 2))
    pages = [inquiry(page, number, 2, titled=number == 1) for page, number in numbers]
    assert shape(sort(*pages)) == [("inquiry_record", (1, 2)), ("inquiry_record", (3, 4))]


def test_blank_page_inside_a_document_belongs_to_it() -> None:
    case = sort(decision(1), blank(2), decision_end(3), receipt(4), blank(5))
    assert shape(case) == [("penalty_decision", (1, 2, 3)), ("service_receipt", (4,))]


def test_blank_page_within_the_contents_ends_them_not() -> None:
    heading = ("序号", "文书名称", "页号")
    rows = [(str(n), title, str(n)) for n, title in enumerate(("立案审批表", "现场笔录"), 1)]
    more = [(str(n), title, str(n)) for n, title in enumerate(("询问笔录", "送达回证"), 3)]
    first = Sheet(1).title("卷内目录").table(heading, *rows).page()
    case = sort(first, blank(2), Sheet(3).table(heading, *more).page(), receipt(4))
    titles = [entry.title for entry in case.catalogue]
    assert titles == ["立案审批表", "现场笔录", "询问笔录", "送达回证"]


def test_a_form_of_unlisted_name_after_the_contents_is_no_part_of_them() -> None:
    rows = [("序号", "文书名称", "页号"), ("1", "立案审批表", "1")]
    form = Sheet(2).title("设置户外广告许可申请表")
    form.table(("申请人", "甲公司", "电话"), ("信用代码", "919901010MFNR2WF83", "无"))
    case = sort(Sheet(1).title("卷内目录").table(*rows).page(), form.page())
    assert [entry.title for entry in case.catalogue] == ["立案审批表"]


def test_copy_joins_its_original() -> None:
    copy = receipt(3).__class__(
        **{**{f: getattr(receipt(3), f) for f in receipt(3).__slots__}, "duplicate_of": 2}
    )
    case = sort(identity_card(1), receipt(2), copy, decision(4))
    assert shape(case) == [
        ("party_identity_proof", (1,)),
        ("service_receipt", (2, 3)),
        ("penalty_decision", (4,)),
    ]


def test_unreadable_page_between_two_documents_is_unknown() -> None:
    case = sort(decision(1), unreadable(2), receipt(3))
    assert shape(case) == [
        ("penalty_decision", (1,)),
        ("unknown", (2,)),
        ("service_receipt", (3,)),
    ]
    assert (case.documents[1].confidence or 0) < 0.4


def test_unreadable_page_inside_a_numbered_record_belongs_to_it() -> None:
    pages = [inquiry(1, 1, 3, titled=True), unreadable(2), inquiry(3, 3, 3, titled=False)]
    assert shape(sort(*pages)) == [("inquiry_record", (1, 2, 3))]


def test_unreadable_page_that_the_numbers_leave_open_goes_on() -> None:
    pages = [inquiry(1, 1, 2, titled=True), unreadable(2), receipt(3)]
    assert shape(sort(*pages)) == [("inquiry_record", (1, 2)), ("service_receipt", (3,))]


def test_unreadable_page_before_a_second_page_begins_its_document() -> None:
    pages = [receipt(1), unreadable(2), inquiry(3, 2, 2, titled=False)]
    assert shape(sort(*pages)) == [("service_receipt", (1,)), ("inquiry_record", (2, 3))]


def test_unreadable_page_is_what_the_contents_say() -> None:
    listed = ("行政处罚决定书", "送达回证", "陈述申辩笔录", "结案审批表", "罚没款票据")
    rows = [(str(n), title, str(n)) for n, title in enumerate(listed, 1)]
    contents = Sheet(1).title("卷内目录").table(("序号", "文书名称", "页次"), *rows).page()
    others = [Sheet(n).title(title).text(*PROSE).page() for n, title in enumerate(listed, 2)]
    others[2] = unreadable(4)
    case = sort(contents, *others)
    assert shape(case)[3] == ("statement_defense_record", (4,))
    assert case.documents[3].sure_of_kind < 0.9
    assert case.documents[3].title == ""


@pytest.mark.parametrize(
    ("title", "expected"),
    [("行政处罚决定书", "onsite_inspection_record"), ("行政检查通知书", "inspection_record")],
)
def test_shared_title_follows_the_case(title: str, expected: str) -> None:
    record = Sheet(1).title("现场检查记录").text(*PROSE).page()
    other = Sheet(2).title(title).text(*PROSE).page()
    assert sort(record, other).documents[0].kind == expected


def test_confidence_of_a_misread_title_is_lower() -> None:
    clean = sort(receipt(1)).documents[0]
    misread = Sheet(1).title("送达回征").text(*PROSE).page()
    spoilt = sort(misread).documents[0]
    assert spoilt.kind == clean.kind == "service_receipt"
    assert (spoilt.confidence or 0) < (clean.confidence or 0)


def test_a_last_entry_alone_on_its_page_belongs_to_the_contents() -> None:
    first = Sheet(1).title("卷内目录")
    for number, title in enumerate(("立案审批表", "询问笔录", "行政处罚决定书", "送达回证"), 1):
        first.text(f"{number}{title}2024-05-0{number}")
    last = Sheet(2).centred("5结案报告2024-05-09", 14).page()
    case = sort(first.page(), last, decision(3), decision_end(4))
    assert shape(case)[:2] == [("case_catalog", (1, 2)), ("penalty_decision", (3, 4))]
