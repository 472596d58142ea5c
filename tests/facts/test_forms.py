"""Ruled forms, forms without rules and colon lines: values, blanks and what is left unsaid."""

from datetime import date

import pytest

from tests.facts.fact_builders import facts_of, page, value, values


def filing(*rows):
    return facts_of("filing_approval", page().title("立案审批表").table(*rows))


@pytest.mark.parametrize("label", ["案由", "案 由", "案　由", "案件名称", "案由："])
def test_a_cell_right_of_its_label(label):
    assert value(filing((label, "涉嫌无证经营案")), "cause_of_action") == "无证经营"


@pytest.mark.parametrize(
    "label", ["法定代表人（负责人）", "法定代表人/负责人", "法定代表人(负责人、经营者)", "负责人"]
)
def test_brackets_and_slashes_in_labels(label):
    facts = filing(("当事人", "甲公司"), (label, "张三丰"))
    assert value(facts, "party.legal_rep") == "张三丰"


def test_one_wrong_character_in_a_long_label():
    facts = filing(("统一社会信用代玛", "91510822MA6254XX4Y"))
    assert value(facts, "party.uscc") == "91510822MA6254XX4Y"
    assert facts.fact_of(facts.documents[0], "party.uscc").confidence < 0.9


def test_a_group_label_over_several_rows():
    facts = filing(
        (("当事人", 1, 2), "名称", "青川县好又多超市"),
        ("法定代表人", "张三丰"),
        ("案由", ("某案", 2)),
    )
    assert value(facts, "party.name") == "青川县好又多超市"
    assert value(facts, "party.legal_rep") == "张三丰"


def test_the_name_of_an_officer_is_not_the_party():
    facts = filing(
        (("执法人员", 1, 2), "姓名", "李四"), ("证号", "川H01001"), ("案由", ("某案", 2))
    )
    assert values(facts, "party.name") == []


def test_opinion_name_and_date_in_one_cell():
    facts = filing(("负责人意见", "同意立案。\n签名：钱七\n2025年3月4日"))
    assert value(facts, "opinion") == "同意立案。"
    assert value(facts, "approver") == "钱七"
    assert value(facts, "approve_date") == date(2025, 3, 4)
    assert value(facts, "approver_signature") == "present"


def test_an_opinion_without_date_leaves_the_date_blank():
    facts = filing(("负责人意见", "同意立案。"))
    assert values(facts, "approve_date") == []
    assert [f.status for f in facts.facts if f.field == "approve_date"] == ["blank"]


def test_the_date_of_the_handler_is_not_the_leaders():
    facts = filing(
        ("承办人意见", "建议立案。\n李四 王五\n2025年3月3日"),
        ("负责人意见", "同意。\n\n  年  月  日"),
    )
    assert value(facts, "apply_date") == date(2025, 3, 3)
    assert values(facts, "approve_date") == values(facts, "filing_date") == []


def test_a_date_that_is_no_date_is_unclear():
    facts = filing(("立案日期", "2025年2月30日"))
    assert [f.status for f in facts.facts if f.field == "filing_date"] == ["unclear"]


def test_no_label_no_fact():
    facts = filing(("案由", "某案"))
    assert not [f for f in facts.facts if f.field.startswith(("party", "approve", "opinion"))]


def test_blank_cells_are_listed_and_struck_ones_are_not():
    facts = filing(("案由", ""), ("案件来源", "/"), ("简要案情", "无"), ("备注", ""))
    assert value(facts, "blank_fields") == ("案由",)


def test_a_full_form_has_no_blank_fields():
    facts = filing(("案由", "某案"), ("案件来源", "举报"))
    assert values(facts, "blank_fields") == []


def test_colon_lines_side_by_side():
    built = (
        page()
        .row("当事人：青川县好又多超市", "")
        .row("法定代表人：张三丰", "联系电话：13812345678")
    )
    facts = facts_of("filing_approval", built)
    assert value(facts, "party.name") == "青川县好又多超市"
    assert value(facts, "party.legal_rep") == "张三丰"
    assert value(facts, "party.phone") == "13812345678"


def test_labels_and_values_in_columns_without_rules():
    built = (
        page()
        .row("案由", "涉嫌无证经营案", at=(72, 200))
        .row("立案日期", "2025年3月4日", at=(72, 200))
    )
    facts = facts_of("filing_approval", built)
    assert value(facts, "cause_of_action") == "无证经营"
    assert value(facts, "filing_date") == date(2025, 3, 4)


def test_a_value_wrapped_over_two_lines():
    place = "青川县乔庄镇东街十二号三单元五楼西户并青川县工业园区第八号标准厂房二层东侧车间"
    facts = facts_of("penalty_decision", page().text(f"住所：{place}", 0))
    assert value(facts, "party.address") == place


def test_rows_of_a_receipt_give_a_fact_each():
    facts = facts_of(
        "service_receipt",
        page()
        .title("送达回证")
        .table(
            ("送达文书名称", "文号", "收到日期"),
            ("行政处罚决定书", "青城管罚字〔2025〕7号", "2025年6月20日"),
            ("责令改正通知书", "青城管责改字〔2025〕9号", "2025年6月20日"),
        ),
    )
    assert values(facts, "doc_name") == ["行政处罚决定书", "责令改正通知书"]
    assert values(facts, "doc_no") == ["青城管罚字〔2025〕7号", "青城管责改字〔2025〕9号"]


@pytest.mark.parametrize(
    ("written", "method"),
    [
        ("直接送达", "直接送达"),
        ("□直接送达 ☑留置送达 □邮寄送达", "留置送达"),
        ("☑直接送达□留置送达", "直接送达"),
    ],
)
def test_method_of_delivery(written, method):
    facts = facts_of("service_receipt", page().table(("送达方式", written)))
    assert value(facts, "method") == method


def test_under_a_seal_the_confidence_is_lower():
    built = page().title("行政处罚决定书").right("青川县市场监督管理局")
    built.right("2025年4月18日", under_seal=True, confidence=0.55)
    facts = facts_of("penalty_decision", built)
    fact = facts.fact_of(facts.documents[0], "decision_date")
    assert fact.value == date(2025, 4, 18)
    assert fact.confidence <= 0.55


def test_hardly_readable_characters_are_unclear():
    built = page().title("行政处罚决定书").right("2025年4月18日", confidence=0.2)
    facts = facts_of("penalty_decision", built)
    assert [f.status for f in facts.facts if f.field == "decision_date"] == ["unclear"]


def test_a_label_grown_together_with_the_value_before_it():
    facts = facts_of("filing_approval", page().text("当事人：张三丰联系电话：13812345678", 0))
    assert value(facts, "party.name") == "张三丰"
    assert value(facts, "party.phone") == "13812345678"


def test_a_value_that_reads_like_a_label():
    facts = facts_of(
        "inquiry_record",
        page().table(
            ("与案件关系", "法定代表人", "联系电话", "13812345678"),
            ("性别", "男", "记录人", "王五"),
        ),
    )
    assert value(facts, "person.role") == "法定代表人"


@pytest.mark.parametrize(
    "label",
    ["机关负责人意见", "主要负责人审批意见", "执法机关负责人批示", "局长审批意见"],
)
def test_families_of_labels_for_the_leader(label):
    facts = filing((label, "同意立案。\n签名：钱七\n2025年3月4日"))
    assert value(facts, "approve_date") == date(2025, 3, 4)


@pytest.mark.parametrize("label", ["承办机构负责人意见", "办案部门意见", "执法大队审核意见"])
def test_the_unit_is_not_the_leader(label):
    facts = filing((label, "同意。\n签名：赵六\n2025年3月3日"))
    assert values(facts, "opinion") == values(facts, "approve_date") == []
    assert value(facts, "unit_opinion") == "同意。"


def test_a_code_broken_over_two_lines_of_a_cell():
    facts = filing(("统一社会信用代码", "91510822MA\n6254XX4Y"))
    assert value(facts, "party.uscc") == "91510822MA6254XX4Y"


def test_options_not_ticked_are_not_read():
    facts = filing(("案件来源", "☑监督检查 □投诉举报 □上级交办"))
    assert value(facts, "source_type") == "监督检查"


def test_the_label_is_spread_as_on_a_licence():
    facts = facts_of("party_identity_proof", page().text("名 称 青川县好又多超市", 0))
    assert value(facts, "party.name") == "青川县好又多超市"


@pytest.mark.parametrize(
    ("written", "conclusion"),
    [
        ("☑同意 □不同意", ["同意"]),
        ("□同意 ☑不同意", ["不同意"]),
        ("经审核，同意承办机构意见。", ["同意"]),
        ("□同意 □不同意", []),
    ],
)
def test_choices_with_boxes(written, conclusion):
    facts = facts_of("legal_review_opinion", page().table(("审核结论", written)))
    assert values(facts, "conclusion") == conclusion
    if not conclusion:
        assert [f.status for f in facts.facts if f.field == "conclusion"] == ["blank"]


@pytest.mark.parametrize(
    ("below", "read"), [("处罚决定执行完毕。", ["处罚决定执行完毕"]), ("承办人：王五", [])]
)
def test_a_label_behind_a_sentence_has_its_value_on_the_next_line(below, read):
    built = page().title("结案报告")
    built.table(("执行情况", f"罚款已缴清。结案方式：\n{below}"), ("负责人意见", "同意结案。"))
    assert values(facts_of("case_closing_report", built), "closing_type") == read


def test_the_address_behind_the_agencys_handler_is_the_agencys():
    place = "青川县乔庄镇东街十二号"
    built = (
        page()
        .text(f"当事人：青川县好又多超市 住所：{place}", 0)
        .text("承办人及电话：李红0839-1234567 地址：青川县政务路46号", 0)
    )
    facts = facts_of("prior_notice", built)
    assert value(facts, "party.address") == place


def test_an_address_left_empty_is_no_fault_of_the_program():
    form = page().table(("当事人", "青川县好又多超市"), ("住所", ""))
    facts = facts_of("filing_approval", form)
    assert value(facts, "party.name") == "青川县好又多超市"
