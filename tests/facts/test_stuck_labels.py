"""Values that run into the next label, and people who are not the party."""

from datetime import date, datetime

import pytest

from review.facts.values.dates import find_dates
from tests.facts.fact_builders import facts_of, page, value, values


def scene_record(line):
    return facts_of("coercive_scene_record", page().title("查封（扣押）现场笔录").text(line, 0))


@pytest.mark.parametrize("label", ["在场人", "陪同人员", "委托代理人", "经办人"])
def test_a_name_ends_where_the_next_label_begins(label):
    assert value(scene_record(f"当事人：北山好又多便利店{label}：施瑶"), "party.name") == (
        "北山好又多便利店"
    )


def test_a_name_with_an_unknown_label_behind_it_is_unclear():
    facts = scene_record("当事人：北山好又多便利店同来之人：施瑶")
    assert values(facts, "party.name") == []
    assert [f.status for f in facts.facts if f.field == "party.name"] == ["unclear"]


def test_two_labels_of_one_line_without_a_gap():
    facts = facts_of(
        "penalty_decision",
        page()
        .title("行政处罚决定书")
        .text("当事人名称：甲食品有限公司法定代表人或负责人：张三丰", 0),
    )
    assert value(facts, "party.name") == "甲食品有限公司"
    assert value(facts, "party.legal_rep") == "张三丰"


def test_who_signs_for_a_firm_is_not_the_party():
    form = page().title("行政检查笔录")
    form.table(("检查对象", "甲机械制造有限公司"), ("签名", "被检查人：宋超\n2026年2月14日"))
    assert value(facts_of("inspection_record", form), "party.name") == "甲机械制造有限公司"


def test_a_person_alone_is_the_party():
    facts = facts_of("inspection_record", page().title("行政检查笔录").text("被检查人：宋超", 0))
    assert value(facts, "party.name") == "宋超"


def test_the_chief_of_a_department_represents_no_party():
    form = page().title("立案审批表")
    form.table(
        ("单位名称", "甲建筑工程有限公司"),
        ("法定代表人", "韩子宜"),
        ("承办机构意见", "拟同意立案。\n负责人：毕枫义 2022年3月8日"),
    )
    assert value(facts_of("filing_approval", form), "party.legal_rep") == "韩子宜"


def test_numbers_in_brackets_belong_to_the_names_before_them():
    facts = facts_of(
        "onsite_inspection_record",
        page()
        .title("现场检查笔录")
        .text(
            "检查人：张三丰（执法证号：99003168）、李四光（执法证号：99003205）记录人：李四光", 0
        ),
    )
    assert sorted(values(facts, "officers.cert_no")) == ["99003168", "99003205"]
    assert value(facts, "officers.name") == ("张三丰", "李四光")


def test_numbers_told_in_an_inquiry():
    lines = page().title("询问笔录").text("询问人：张三丰、李四光", 0)
    lines.text("问：我们是某局的执法人员（出示证件），张三丰（执法证号：", 0)
    lines.text("99005438）、李四光（执法证号：99005475），请你看清楚。", 0)
    found = values(facts_of("inquiry_record", lines), "officers.cert_no")
    assert sorted(found) == ["99005438", "99005475"]


def test_a_signature_of_which_a_character_was_lost_is_no_third_officer():
    form = page().title("改正情况核查表")
    form.table(
        ("复查人员", "闵丽平（执法证号：99001745）、赵明媛（执法证号：99001782）"),
        ("签名", "执法人员：丽平 赵明媛"),
    )
    assert value(facts_of("rectification_review", form), "officers.name") == ("闵丽平", "赵明媛")


def test_a_card_whose_gaps_were_lost():
    card = page().title("营业执照")
    for text in ("名 称甲食品有限公司", "法定代表人韩子宜", "住所云泽市望岫街387号"):
        card.text(text, 0)
    facts = facts_of("party_identity_proof", card)
    assert value(facts, "party.name") == "甲食品有限公司"
    assert value(facts, "party.legal_rep") == "韩子宜"
    assert value(facts, "party.address") == "云泽市望岫街387号"


def test_prose_does_not_begin_with_a_label_of_other_documents():
    facts = facts_of(
        "penalty_decision", page().title("行政处罚决定书").text("住所不明的，公告送达。")
    )
    assert values(facts, "party.address") == []


def test_a_time_right_behind_its_date():
    (found,) = find_dates("检查时间：2022-06-2014:29")
    assert found.value.moment == datetime(2022, 6, 20, 14, 29)
    (plain,) = find_dates("2022-06-20")
    assert plain.value.date == date(2022, 6, 20)


def test_the_end_of_a_span_without_a_time_at_its_beginning():
    form = page().title("询问笔录").text("询问时间：2026年2月28日上午至17:01", 0)
    facts = facts_of("inquiry_record", form)
    assert value(facts, "end_time") == datetime(2026, 2, 28, 17, 1)
    assert values(facts, "start_time") == []


def test_the_beginning_is_not_the_time_of_day_of_the_end():
    form = page().title("询问笔录").text("询问时间：2026年2月28日上午至2026-02-28 17:01", 0)
    facts = facts_of("inquiry_record", form)
    (start,) = [fact for fact in facts.facts if fact.field == "start_time"]
    assert (start.status, start.raw) == ("unclear", "2026年2月28日上午")
    assert start.confidence > 0.8
    assert value(facts, "end_time") == datetime(2026, 2, 28, 17, 1)
