from dataclasses import replace

import pytest

from review.errors import ReportError
from review.model.campaign_report import WrittenText
from review.reports.campaign import rounding
from review.reports.campaign.audit import check_campaign, disagreements
from review.reports.campaign.text_numbers import NO_NAMES, Names, names_of, text_disagreements
from review.reports.campaign.word import write_campaign_word
from tests.reports.campaign.a_campaign import AGENCIES, a_campaign, files, numbers, problems


def told(text, names=NO_NAMES):
    return [str(one) for one in text_disagreements("原因分析", text, names)]


def test_a_true_report_passes():
    check_campaign(a_campaign())
    assert not list(disagreements(a_campaign()))


def changed_row(report, table, place, **columns):
    rows = list(getattr(report.numbers, table))
    rows[place] = replace(rows[place], **columns)
    return replace(report, numbers=replace(report.numbers, **{table: tuple(rows)}))


@pytest.mark.parametrize(
    ("table", "place", "columns", "named"),
    [
        ("indicators", 3, {"printed": "91.20%"}, "指标表“送达规范率”·数值：报告为91.20%"),
        ("indicators", 3, {"part": 8}, "指标表“送达规范率”·分子：报告为8，按确认记录应为9"),
        ("indicators", 3, {"change": "+3.00个百分点"}, "环比"),
        ("special", 0, {"whole": 45}, "专项分析“不予处罚占比”·分母"),
        ("by_agency", 0, {"mean": "99.00"}, "表2 单位等次表"),
        ("categories", 1, {"share": "50.00%"}, "占比：报告为50.00%"),
        ("categories", 1, {"hit_rate": "1.00%"}, "案卷命中率"),
        ("heat", 1, {"total": 99}, "表3"),
        ("top", 0, {"problems": 99}, "图2"),
        ("quarters", 0, {"mean": "10.00"}, "季度比较“2025年第3季度”·均分"),
        ("quarters", 2, {"excellent": 44}, "季度比较“2026年第3季度”·优秀"),
    ],
)
def test_a_planted_number_stops_every_paper(table, place, columns, named):
    report = changed_row(a_campaign(), table, place, **columns)
    for paper in ("analysis", "circular", "rectify_notice"):
        with pytest.raises(ReportError) as raised:
            write_campaign_word(report, paper)
        assert raised.value.code == "report_figures" and named in raised.value.message


@pytest.mark.parametrize(
    "field", ["files", "problems", "mean", "median", "excellent", "failed_rate", "average_days"]
)
def test_a_planted_total_is_found(field):
    wrong = 9999 if isinstance(getattr(numbers(), field), int) else "99.99"
    report = a_campaign(numbers=replace(numbers(), **{field: wrong}))
    (one,) = disagreements(report)
    assert one.printed == str(wrong) and one.computed == str(getattr(numbers(), field))


def test_rows_that_belong_nowhere_or_come_twice_are_found():
    first = problems()[0]
    for wrong in (replace(first, file="elsewhere"), first):
        listed = (*problems(), wrong)
        report = a_campaign(problems=listed, numbers=numbers(problems=listed))
        assert any(first.no in one.place for one in disagreements(report))
    stray = (*files()[:-1], replace(files()[-1], agency="邻县某局"))
    report = a_campaign(files=stray, numbers=numbers(files=stray))
    assert any(one.printed == "邻县某局" for one in disagreements(report))


def test_no_file_at_all_is_no_fault():
    empty = numbers(files=(), problems=(), suspects=(), earlier=())
    report = a_campaign(files=(), problems=(), suspects=(), numbers=empty)
    check_campaign(report)
    assert empty.mean == "—" and empty.indicators[0].printed == "—"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("程序问题202/272，占77.39%。", "74.26%"),
        ("程序问题202／272（77.39％）。", "74.26%"),
        ("在272个问题中，程序问题202个，占77.39%。", "74.26%"),
        ("程序问题202个，占全部272个的77.39%。", "74.26%"),
        ("272件中有202件，占比77.4%。", "74.3%"),
        ("1,202/2,720，占74.26%。", "44.19%"),
        ("甲类3/10（30%），乙类4/10（45%）。", "40%"),
        ("整改率达90%（8/10）。", "80%"),
        ("程序问题202/272，占百分之七十七点三九。", "74.26%"),
        ("程序问题202/272，占百分之77.39。", "74.26%"),
        ("八件案卷中三件超期送达，占百分之四十。", "38%"),
        ("抽查的八份案卷中3份不合格，占千分之三百。", "38%"),
        ("二百七十二件中有二百零二件，占比77.4%。", "74.3%"),
        ("到期8/10，整改率百分之百。", "80%"),
    ],
)
def test_a_percentage_that_does_not_fit_its_counts_is_found(text, right):
    (one,) = told(text)
    assert one.endswith(f"应为{right}")


@pytest.mark.parametrize(
    "text",
    [
        "程序问题202/272，占74.26%。",
        "程序问题202/272，占百分之七十四点二六。",
        "八件案卷中三件超期送达，占百分之三十七点五。",
        "到期10/10，整改率百分之百。",
        "逾期5/44，期限合规率百分之八十八点六四。",
        "同一份决定书中两次写到百分之三的加处罚款。",
        "第三件与第八件中一件漏填百分之三。",
        "程序问题202/272，约占74%。",
        "272个问题中，程序问题202个，占74.26%，其余占25.74%。",
        "逾期5/44，期限合规率88.64%。",
        "2026/10/9召开会议，到会率80%。",
        "依据第54/61条，整改率80%。",
        "程序问题202/272。程序问题占比见表4，送达规范率见表6，为77.39%。",
        "甲类3/10（30%），乙类4/10（40%）。",
    ],
)
def test_what_fits_or_has_nothing_beside_it_stays_silent(text):
    assert told(text) == []


NAMES = names_of(numbers())


@pytest.mark.parametrize(
    "text",
    [
        "本季度送达规范率为91.20%，需要加强。",
        "本季度送达规范率为百分之九十一点二，需要加强。",
        "平均分85.00分，总体平稳。",
        "确认问题272个。",
        "评查案卷共45卷。",
        "不合格率达到9.00%。",
        "送达、执行与结案占31.00%。",
        "送达、执行与结案类问题案卷命中率为45.00%。",
    ],
)
def test_a_named_indicator_with_another_number_is_found(text):
    assert len(told(text, NAMES)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "本季度送达规范率为79.55%。",
        "本季度送达规范率为百分之七十九点五五。",
        "送达规范率约79.5%。",
        "上季度送达规范率为78.57%，本季度有所提高。",
        "送达规范率提高0.98个百分点。",
        "力争下季度送达规范率不低于95%。",
        "送达规范率应在95%以上。",
        f"{AGENCIES[0]}送达规范率为95.00%。",
        "市监局送达规范率为95.00%。",
        "平均分下降3.43分。",
        "确认问题77个。",
        "送达、执行与结案占11.69%，案卷命中率20.45%。",
        "承办人员少，3名法制员审核。",
    ],
)
def test_a_named_indicator_that_agrees_or_speaks_of_something_else_stays_silent(text):
    assert told(text, NAMES) == []


@pytest.mark.parametrize("key", ["cause_people", "advice_agencies", "requirements"])
def test_a_wrong_number_in_what_people_wrote_stops_the_export(key):
    report = a_campaign(written=(WrittenText(key, "程序问题202/272，占77.39%。"),))
    with pytest.raises(ReportError) as raised:
        write_campaign_word(report, "analysis")
    message = raised.value.message
    assert "202/272=77.39%" in message and "应为74.26%" in message


def test_rounding_is_half_up_and_changes_are_those_of_the_printed_values():
    assert rounding.percent(1, 8, 0) == "13%" and rounding.percent(1, 800) == "0.13%"
    assert rounding.percent(0, 0) == "—" and rounding.mean(5, 2) == "2.50"
    assert rounding.change("74.26%", "72.10%", "个百分点") == "+2.16个百分点"
    assert rounding.change("2.00", "2.31") == "−0.31" and rounding.change("—", "1.00") == ""


def test_names_without_a_number_are_not_judged():
    names = Names({"期限合规率": "—"}, {}, {})
    assert told("期限合规率为90.00%。", names) == []
