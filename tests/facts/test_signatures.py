"""Signatures and seals: marks, handwriting read as text, empty places, poor pages."""

from dataclasses import replace

import pytest

from review.facts.extract import extract_facts
from review.model.document import Document, PagePart, SortedCaseFile
from review.model.page import PageGrade
from review.standards.load import load_standards
from tests.facts.fact_builders import HEIGHT, facts_of, page, value, values


def record(*rows):
    built = page().title("询问笔录").text("问：请介绍情况。").text("答：好的。")
    for row in rows:
        built.row(*row)
    return built


def test_a_name_at_the_label_is_a_signature():
    facts = facts_of("inquiry_record", record(("被询问人签名：张三丰", "2025年3月5日")))
    assert value(facts, "party_signature") == "present"


def test_a_mark_at_the_label_is_a_signature():
    built = record(("被询问人签名：", "记录人签名：王五"))
    built.mark("signature", 170, built.y - 30)
    assert value(facts_of("inquiry_record", built), "party_signature") == "present"


def test_the_mark_of_the_next_label_does_not_count():
    built = record(("被询问人签名：", "记录人签名："))
    built.mark("signature", 400, built.y - 30)
    assert value(facts_of("inquiry_record", built), "party_signature") == "absent"


@pytest.mark.parametrize("tail", ["", "    年  月  日", "（签字）", "2025年3月5日"])
def test_an_empty_place_is_absent(tail):
    facts = facts_of("inquiry_record", record((f"被询问人签名：{tail}",)))
    assert value(facts, "party_signature") == "absent"


def test_no_label_says_nothing():
    assert values(facts_of("inquiry_record", record()), "party_signature") == []


def test_a_poor_page_is_uncertain():
    built = replace(record(("被询问人签名：",)).build(), grade=PageGrade("poor", ("模糊",)))
    document = Document("d1", "inquiry_record", "询问笔录", (PagePart(1, 0, HEIGHT),), 1.0)
    case = SortedCaseFile((built,), (document,), "penalty_ordinary", 1, None, 0)
    assert value(extract_facts(case, load_standards()), "party_signature") == "uncertain"


def decision(with_seal):
    built = page().title("行政处罚决定书").text("当事人：甲公司", 0)
    built.right("青川县市场监督管理局").right("2025年4月18日")
    if with_seal:
        built.mark("seal", 400, built.y - 80, 110, 110)
    return facts_of("penalty_decision", built)


def test_seal():
    assert value(decision(True), "seal") == "present"
    assert value(decision(False), "seal") == "absent"


def test_a_decision_without_its_last_page_says_nothing_of_the_seal():
    facts = facts_of("penalty_decision", page().title("行政处罚决定书").text("当事人：甲公司", 0))
    assert values(facts, "seal") == []


def test_every_page_signed():
    first, second = page(1).text("问：一。"), page(2).text("问：二。")
    first.y = second.y = 760
    first.row("被询问人：张三丰")
    second.row("被询问人：张三丰")
    assert value(facts_of("inquiry_record", first, second), "page_signatures") is True


@pytest.mark.parametrize("label", ["在场人", "陪同人员", "现场负责人"])
def test_whoever_was_present_signs_a_form_that_ends_high_on_its_page(label):
    form = page().title("勘验笔录").row("勘验地点：东街十二号").row("勘验情况：有取水井一眼。")
    for number in "一二三四五六":
        form.row(f"第{number}处：未见异常。")
    form.row(f"{label}：")
    form.mark("signature", 130, form.y - 28)
    assert value(facts_of("onsite_inspection_record", form), "page_signatures") is True


def test_one_page_not_signed():
    first, second = page(1), page(2).text("问：末。")
    for number in "一二三四五":
        first.text(f"问：{number}。")
    second.y = 760
    second.row("被询问人：张三丰")
    facts = facts_of("inquiry_record", first, second)
    assert value(facts, "page_signatures") is False
    (fact,) = [f for f in facts.facts if f.field == "page_signatures"]
    assert [place.page_no for place in fact.evidence] == [1]


def test_the_leader_signs_beside_his_own_label_under_an_opinion():
    built = (
        page().title("立案审批表").text("案由：涉嫌无证经营。").text("承办人意见：建议立案。", 0)
    )
    built.text("行政机关审批意见：同意立案。", 0).text("机关负责人（签字）：", 0)
    built.mark("signature", 230, built.y - 30)
    facts = facts_of("filing_approval", built)
    assert set(values(facts, "approver_signature")) == {"present"}


def test_the_leader_has_not_signed_beside_his_own_label():
    built = (
        page().title("立案审批表").text("案由：涉嫌无证经营。").text("承办人意见：建议立案。", 0)
    )
    built.text("行政机关审批意见：同意立案。", 0).text("机关负责人（签字）：", 0)
    facts = facts_of("filing_approval", built)
    assert set(values(facts, "approver_signature")) == {"absent"}


def test_what_an_officer_asks_names_nobody():
    built = record(("执法人员：为什么没有及时下架？",), ("询问人：张三丰（执法证号：99001122）",))
    assert value(facts_of("inquiry_record", built), "officers.name") == ("张三丰",)


def test_a_label_on_the_next_line_does_not_cut_off_the_room_of_this_one():
    built = record()
    built.row("执法人员（签字）：", at=(72,))
    built.y -= 4  # lines as close as on a form of one page
    built.row("当事人（签字或盖章）：", at=(75,))
    top = built.y - 2 * 24 + 4
    built.mark("signature", 230, top, 60, 18)
    assert value(facts_of("onspot_penalty_decision", built), "officer_signatures") == "present"
