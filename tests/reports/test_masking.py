import pytest

from review.model.report import Secret
from review.reports.masking import GONE, Masker, mask_report
from review.reports.secrets import TypedText, secrets_of
from tests.reports.a_report import a_report


def masked(text, *secrets):
    return Masker(Secret(kind, words) for kind, words in secrets).text(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("身份证号430102198001011234。", "身份证号430***************。"),
        ("身份证 43010219800101123X", "身份证 430***************"),
        ("电话13812345678", "电话138****5678"),
        ("电话138 1234 5678", "电话138****5678"),
        ("座机0731-88881234", "座机0731-********"),
        ("家住云溪县河东街道3号，务农", "家住云溪县***，务农"),
        ("举报人：钱匿", f"举报人：{GONE}"),
        ("法定代表人：欧阳文", "法定代表人：欧阳某"),
        ("统一社会信用代码91430100MA4L1234XX", "统一社会信用代码91430100MA4L1234XX"),
        ("统一社会信用代码91990101XFWWR8N67T", "统一社会信用代码91990101XFWWR8N67T"),
        ("卡号6222 0212 0300 4567 891", "卡号62*****************"),
        ("湘A·F8K21号车", "湘A******号车"),
        ("邮箱a_b@example.com。", "邮箱***************。"),
        ("住址：云溪县河东街道幸福小区3栋", "住址：云溪县***"),
        ("现住址幸福小区3栋501室", "现住址***"),
        ("注册地址：云溪县河西街道9号", "注册地址：云溪县河西街道9号"),
        ("承办人：孙建安、李和平", "承办人：孙某、李某"),
        ("罚款12,345,678.00元，2025年3月8日", "罚款12,345,678.00元，2025年3月8日"),
        ("处罚〔2025〕17号，罚款20000元", "处罚〔2025〕17号，罚款20000元"),
        ("当事人：云溪县某某便利店", "当事人：云溪县某某便利店"),
        ("负责人：不详", "负责人：不详"),
    ],
)
def test_patterns(text, shown):
    assert masked(text) == shown


def test_names_of_the_facts_also_with_gaps_but_not_inside_a_company():
    secrets = (("person", "赵大勇"), ("organisation", "云溪县赵大勇便利店"))
    assert masked("赵 大 勇开办云溪县赵大勇便利店", *secrets) == "赵某开办云溪县赵大勇便利店"


def test_two_of_one_surname_can_be_told_apart():
    secrets = (("person", "赵大勇"), ("person", "赵小丽"), ("person", "钱文"))
    assert masked("赵大勇、赵小丽、钱文", *secrets) == "赵某甲、赵某乙、钱某"


def test_an_informer_is_gone():
    assert masked("钱匿来电", ("informer", "钱匿")) == f"{GONE}来电"


def test_the_whole_report_but_for_the_reviewers():
    report = mask_report(a_report())
    assert report.masked and report.picture is None and report.secrets == ()
    assert report.head.party == "赵某（云溪县赵大勇便利店）"
    assert report.head.officers[0].name == "孙某" and report.reviewer == "秦评审"
    assert report.findings[0].verdict.who == "秦评审"
    assert report.head.sha256 == a_report().head.sha256


def test_secrets_come_from_the_types_of_the_facts():
    secrets = secrets_of(
        [
            TypedText("d1", "party.name", "string", "赵大勇"),
            TypedText("d1", "party.address", "address", "云溪县河东街道3号"),
            TypedText("d1", "party.id_no", "code", "430102198001011234"),
            TypedText("d1", "party.phone", "phone", "13812345678"),
            TypedText("d1", "officers.name", "person_list", "孙建安、周立言"),
            TypedText("d1", "agency_name", "org", "云溪县市场监督管理局"),
            TypedText("d2", "party.name", "string", "云溪锦禾建筑有限公司"),
            TypedText("d2", "party.address", "address", "云溪县河西街道9号"),
            TypedText("d2", "reporter", "person", "钱匿"),
        ]
    )
    assert {(one.kind, one.text) for one in secrets} == {
        ("person", "赵大勇"),
        ("address", "云溪县河东街道3号"),
        ("id_no", "430102198001011234"),
        ("phone", "13812345678"),
        ("person", "孙建安"),
        ("person", "周立言"),
        ("organisation", "云溪县市场监督管理局"),
        ("organisation", "云溪锦禾建筑有限公司"),
        ("informer", "钱匿"),
    }
