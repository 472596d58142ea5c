"""Kind of case file and ministry, with honest confidence."""

import pytest

from review.model.document import SortedCaseFile
from review.sorting.sort import sort_pages
from review.standards.load import load_standards
from tests.sorting.builders import PROSE, Sheet


def case_of(*titles: str, agency: str = "东川市市场监督管理局") -> SortedCaseFile:
    pages = [
        Sheet(number).centred(agency, 18).title(title).text(*PROSE).page()
        for number, title in enumerate(titles, 1)
    ]
    return sort_pages(tuple(pages), load_standards())


@pytest.mark.parametrize(
    ("titles", "kind"),
    [
        (("立案审批表", "询问笔录", "案件调查终结报告", "行政处罚决定书"), "penalty_ordinary"),
        (("立案审批表", "查封决定书", "行政处罚事先告知书", "行政处罚决定书"), "penalty_ordinary"),
        (("行政检查通知书", "现场检查笔录", "立案审批表", "行政处罚决定书"), "penalty_ordinary"),
        (("当场行政处罚决定书", "当场处罚备案登记表"), "penalty_summary"),
        (("行政检查审批表", "行政检查通知书", "行政检查笔录", "检查结果告知书"), "inspection"),
        (("行政许可申请书", "行政许可受理通知书", "准予行政许可决定书"), "license"),
        (("行政强制措施审批表", "查封决定书", "解除查封决定书"), "coercive"),
        (("催告书", "行政强制执行决定书"), "coercive"),
    ],
)
def test_kind_by_documents(titles: tuple[str, ...], kind: str) -> None:
    case = case_of(*titles)
    assert case.kind == kind
    assert case.kind_confidence > 0.6


def test_odd_mix_is_doubtful() -> None:
    mixed = case_of("当场行政处罚决定书", "准予行政许可决定书")
    assert mixed.kind_confidence < 0.8
    assert case_of("授权委托书").kind_confidence < 0.4


@pytest.mark.parametrize(
    ("agency", "text", "domain"),
    [
        ("临江区城市管理行政执法局", "违反了《城市市容和环境卫生管理条例》", "urban"),
        ("北山县应急管理局", "违反了《中华人民共和国安全生产法》", "emergency"),
        ("清河市生态环境局", "违反了《中华人民共和国水污染防治法》", "eco"),
        ("云岭县交通运输局", "违反了《中华人民共和国道路运输条例》", "transport"),
        ("南湖区卫生健康委员会", "违反了《公共场所卫生管理条例》", "health"),
    ],
)
def test_domain_by_agency_and_law(agency: str, text: str, domain: str) -> None:
    body = Sheet(1).centred(agency, 18).title("行政处罚决定书").text(text, agency).page()
    case = sort_pages((body,), load_standards())
    assert case.domain == domain
    assert case.domain_confidence > 0.5


def test_no_words_no_domain() -> None:
    case = sort_pages((Sheet(1).title("授权委托书").text("委托人：王芳").page(),), load_standards())
    assert (case.domain, case.domain_confidence) == (None, 0.0)
