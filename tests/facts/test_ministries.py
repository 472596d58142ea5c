"""Forms in the layouts of several ministries, by hand."""

from datetime import date, datetime

from tests.facts.fact_builders import facts_of, page, value, values


def test_transport_filing_form():
    facts = facts_of(
        "filing_approval",
        page()
        .title("立案登记表")
        .table(
            ("案件来源", ("☑1.在行政检查中发现的；□2.举报的；□3.上级机关交办的；", 5)),
            ("受案时间", ("2025年5月6日", 5)),
            (("当事人基本情况", 1, 4), ("个人", 1, 2), "姓名", "", "性别", ""),
            ("住址", "", "身份证件号", ""),
            (("单位", 1, 2), "名称", "青川县顺风运输有限公司", "法定代表人", "赵小明"),
            ("地址", "青川县东街3号", "统一社会信用代码", "91510822MA6254XX4Y"),
            ("受案机构意见", ("拟同意立案。\n签名：孙八\n2025年5月6日", 5)),
            ("负责人审批意见", ("同意立案。\n签名：钱七\n2025年5月7日", 5)),
        ),
    )
    assert value(facts, "party.name") == "青川县顺风运输有限公司"
    assert value(facts, "party.legal_rep") == "赵小明"
    assert value(facts, "filing_date") == date(2025, 5, 7)
    assert value(facts, "approver") == "钱七"
    assert values(facts, "blank_fields") == []


def test_market_form_where_the_head_of_the_department_leads():
    facts = facts_of(
        "filing_approval",
        page()
        .title("立案审批表")
        .table(
            ("案由", "涉嫌销售侵犯注册商标专用权商品案"),
            ("办案机构负责人意见", "建议立案。 赵六 2025年3月3日"),
            ("部门负责人意见", "同意立案。 钱七 2025年3月4日"),
        ),
    )
    assert value(facts, "opinion") == "同意立案。"
    assert value(facts, "approve_date") == value(facts, "filing_date") == date(2025, 3, 4)


def test_the_head_of_a_department_is_not_the_leader_where_there_is_one():
    facts = facts_of(
        "filing_approval",
        page().table(
            ("部门负责人意见", "拟同意。\n签名：赵六\n2025年3月3日"),
            ("机关负责人意见", "同意。\n签名：\n   年  月  日"),
        ),
    )
    assert values(facts, "approve_date") == []
    assert value(facts, "approver_signature") == "absent"


def test_health_receipt():
    facts = facts_of(
        "service_receipt",
        page().table(
            ("受送达人", ("某诊所", 3)),
            ("送达文件名称及文件编号", ("《行政处罚决定书》（青卫医罚〔2025〕3号）", 3)),
            (
                "收件人签名（或盖章）",
                "张三\n2025年4月1日",
                "送达人签名",
                "李四  王五\n2025年4月2日",
            ),
        ),
    )
    assert value(facts, "doc_no") == "青卫医罚〔2025〕3号"
    assert value(facts, "receive_date") == date(2025, 4, 1)
    assert value(facts, "send_date") == date(2025, 4, 2)
    assert value(facts, "servers") == ("李四", "王五")


def test_ecology_inspection_record():
    facts = facts_of(
        "onsite_inspection_record",
        page()
        .title("现场检查（勘察）笔录")
        .text("检查（勘察）时间：2025年3月1日9时10分至2025年3月1日10时05分", 0)
        .text("检查（勘察）地点：青川县木鱼镇工业园", 0)
        .text("被检查（勘察）人名称（姓名）：青川县大地化工有限公司", 0)
        .text("检查（勘察）人：李四 执法证件编号：510801001", 0)
        .text("检查（勘察）人：王五 执法证件编号：510801002", 0)
        .text("被检查人：已看清，不申请回避。", 0)
        .row("被检查（勘察）人签名：赵六", "2025年3月1日"),
    )
    assert value(facts, "start_time") == datetime(2025, 3, 1, 9, 10)
    assert value(facts, "end_time") == datetime(2025, 3, 1, 10, 5)
    assert value(facts, "party.name") == "青川县大地化工有限公司"
    assert value(facts, "officers.name") == ("李四", "王五")
    assert values(facts, "officers.cert_no") == ["510801001", "510801002"]
    assert value(facts, "party_signature") == "present"


def test_bank_slip():
    facts = facts_of(
        "fine_receipt",
        page().table(
            ("付款人全称", "某诊所", "填制日期", "2025年4月2日"),
            (("币种：人民币  金额（大写）贰仟元整  （小写）2000.00", 4),),
        ),
    )
    assert value(facts, "payer") == "某诊所"
    assert value(facts, "amount") == 200_000


def test_answers_of_the_person_heard_are_no_signature():
    facts = facts_of(
        "inquiry_record",
        page().text("执法人员：是否申请回避？", 0).text("被询问人：没有查验，供货的人是熟人。", 0),
    )
    assert values(facts, "party_signature") == []
