"""Clauses of running text: what is fined, on which basis, with which remedies."""

from datetime import date, datetime

import pytest

from tests.facts.fact_builders import facts_of, page, value, values


def of(kind, *paragraphs):
    built = page()
    for paragraph in paragraphs:
        built.text(paragraph)
    return facts_of(kind, built)


@pytest.mark.parametrize(
    ("sentence", "organ", "days", "court", "months"),
    [
        (
            "如不服本处罚决定，可以自收到本决定书之日起六十日内向青川县人民政府申请行政复议，或者在六个月内向青川县人民法院提起行政诉讼。",
            "青川县人民政府", 60, "青川县人民法院", 6,
        ),
        (
            "你单位对本决定不服的，可在接到本决定书之日起60日内向青川县人民政府提出复议申请；也可以在6个月内依法向利州区人民法院起诉。",
            None, None, "利州区人民法院", 6,
        ),
        (
            "当事人如不服本决定，可在收到本决定书之日起30日内向广元市生态环境局申请行政复议，也可在三个月内直接向人民法院提起诉讼。",
            "广元市生态环境局", 30, "人民法院", 3,
        ),
    ],
)  # fmt: skip
def test_remedies(sentence, organ, days, court, months):
    facts = of("penalty_decision", sentence)
    for field, expected in [
        ("remedy.reconsideration_org", organ),
        ("remedy.reconsideration_days", days),
        ("remedy.court", court),
        ("remedy.litigation_months", months),
    ]:
        assert expected is None or value(facts, field) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "决定给予罚款人民币5000元（大写：伍仟元整）的行政处罚。",
        "决定对你单位处以罚款伍仟元整（￥5000.00）的处罚。",
        "现决定处5,000元罚款。",
        "决定处以人民币0.5万元的罚款。",
    ],
)
def test_fine(sentence):
    assert value(of("penalty_decision", sentence), "fine_amount") == 500_000


@pytest.mark.parametrize(
    "sentence",
    [
        "依法应当处五千元以上五万元以下罚款。",
        "逾期不缴纳的，每日按罚款数额的百分之三加处罚款。",
        "货值金额600元，违法所得200元。",
        "案件办理费用5000元。",
    ],
)
def test_what_is_no_fine(sentence):
    assert values(of("penalty_decision", sentence), "fine_amount") == []


def test_fine_in_capitals():
    facts = of("penalty_decision", "决定处以罚款人民币5000元（大写：伍仟元整）。")
    assert value(facts, "fine_amount_cn") == "伍仟元整"


def test_violated_and_penalty_provisions():
    facts = of(
        "penalty_decision",
        "当事人的行为违反了《中华人民共和国食品安全法》第三十四条第一款第（十）项的规定，依据《中华人民共和国食品安全法》"
        "第一百二十四条第一款第（五）项和《中华人民共和国行政处罚法》第三十二条第（一）项的规定，决定罚款5000元。",
    )
    violated, penalty = value(facts, "law_violated"), value(facts, "law_penalty")
    assert (violated.article, violated.paragraph, violated.item) == (34, 1, 10)
    assert (penalty.article, penalty.paragraph, penalty.item) == (124, 1, 5)
    assert len(values(facts, "law_cited")) == 3


def test_kinds_of_penalty():
    facts = of(
        "penalty_decision",
        "决定给予如下行政处罚：",
        "1.没收违法所得200元；",
        "2.罚款5000元。",
        "罚款缴至某银行。",
    )
    assert set(value(facts, "penalty_items")) == {"没收违法所得", "罚款"}


def test_a_rule_that_is_only_quoted_is_no_kind_of_penalty():
    facts = of("penalty_decision", "情节严重的，吊销许可证。", "决定给予如下行政处罚：罚款5000元。")
    assert value(facts, "penalty_items") == ("罚款",)


def test_payment_and_added_fine():
    facts = of(
        "penalty_decision",
        "当事人应当自收到本决定书之日起十五日内，到中国农业银行青川支行缴纳罚款。逾期不缴纳的，每日按罚款数额的3%加处罚款。",
    )
    assert value(facts, "payment_days") == 15
    assert "3%" in value(facts, "additional_rate")


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("我们是执法人员，这是我们的执法证件，请过目。", True),
        ("执法人员向当事人出示了行政执法证。", True),
        ("执法人员表明身份后进行检查。", True),
        ("执法人员对现场进行了检查。", False),
        ("你的身份证件请出示一下复印件存档。", False),
    ],
)
def test_certificate_shown(sentence, shown):
    assert bool(values(of("inquiry_record", sentence), "cert_shown")) is shown


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("你有权申请回避，是否申请？", True),
        ("是否需要我们回避？", True),
        ("你享有陈述、申辩的权利。", False),
    ],
)
def test_recusal(sentence, told):
    assert bool(values(of("inquiry_record", sentence), "rights_notice.recusal")) is told


@pytest.mark.parametrize(
    ("sentence", "confirmed"),
    [
        ("以上笔录我已看过，与我说的一致。", True),
        ("笔录内容属实。", True),
        ("上述笔录经核对无误。", True),
        ("以上是今天的询问内容。", False),
    ],
)
def test_read_and_confirmed(sentence, confirmed):
    assert bool(values(of("inquiry_record", sentence), "read_confirm")) is confirmed


def test_time_of_the_offence():
    facts = of(
        "penalty_decision", "经查明，当事人于2025年2月10日起无证经营，至2025年3月1日被查获。"
    )
    assert value(facts, "fact.time") == date(2025, 2, 10)


@pytest.mark.parametrize(
    "written",
    [
        "2025年3月5日9时30分至10时20分",
        "2025年3月5日09时30分至2025年3月5日10时20分",
        "2025年3月5日9:30至10:20",
    ],
)
def test_span_of_a_record(written):
    facts = of("inquiry_record", f"询问时间：{written}")
    assert value(facts, "start_time") == datetime(2025, 3, 5, 9, 30)
    assert value(facts, "end_time") == datetime(2025, 3, 5, 10, 20)


def test_a_record_without_end():
    facts = of("inquiry_record", "询问时间：2025年3月5日9时30分至   时   分")
    assert value(facts, "start_time") == datetime(2025, 3, 5, 9, 30)
    assert values(facts, "end_time") == []


def test_officers_with_their_numbers():
    facts = of("inquiry_record", "询问人：李四、王五", "执法证号：川H01001、川H01002")
    assert value(facts, "officers.name") == ("李四", "王五")
    assert values(facts, "officers.cert_no") == ["川H01001", "川H01002"]


def test_notice_days_count_as_written():
    facts = of("prior_notice", "你单位可在收到本告知书之日起五个工作日内提出陈述、申辩意见。")
    assert value(facts, "deadline_days") == 5


def test_salutation_names_the_party():
    facts = of("prior_notice", "青川县大地建筑工程有限公司：", "经查，你单位于2025年5月6日施工。")
    assert value(facts, "party.name") == "青川县大地建筑工程有限公司"


def test_a_sentence_that_announces_a_list_is_no_salutation():
    assert values(of("prior_notice", "有关情况如下：", "经查属实。"), "party.name") == []
