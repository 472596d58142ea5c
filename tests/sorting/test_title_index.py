"""Whole title lines, longest first; what is no title stays none."""

import pytest

from review.sorting.title_index import TitleIndex
from review.sorting.writing import normalise
from review.standards.load import load_standards


@pytest.fixture(scope="module")
def index() -> TitleIndex:
    return TitleIndex(load_standards().document_kinds)


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("送 达 回 证", "service_receipt"),
        ("行政处罚决定书", "penalty_decision"),
        ("不予行政处罚决定书", "no_penalty_decision"),
        ("当场行政处罚决定书", "onspot_penalty_decision"),
        ("行政许可听证权利告知书", "license_hearing"),
        ("听证权利告知书", "hearing_right_notice"),
        ("行政处罚决定书（适用简易程序）", "onspot_penalty_decision"),
        ("行政处罚决定书（简易程序）", "onspot_penalty_decision"),
        ("行政处罚决定书（普通程序）", "penalty_decision"),
        ("行政处罚决定书（第二联）", "penalty_decision"),
        ("行政处罚决定审批表", "decision_approval"),
        ("查封（扣押）决定书", "seizure_decision"),
        ("查封、扣押决定书", "seizure_decision"),
        ("解除查封决定书", "seizure_release_decision"),
        ("责令限期改正通知书", "rectification_order"),
        ("责令（限期）改正通知书", "rectification_order"),
        ("东川市市场监督管理局行政处罚决定书", "penalty_decision"),
        ("卫生行政处罚决定书", "penalty_decision"),
        ("北山县交通运输局交通行政处罚决定书", "penalty_decision"),
        ("立案呈批单", "filing_approval"),
        ("□立案 □不予立案审批表", "filing_approval"),
        ("现场勘察笔录", "onsite_inspection_record"),
        ("询问笔录（第2次）", "inquiry_record"),
        ("关于明超食品店涉嫌经营过期食品案的调查终结报告", "investigation_report"),
    ],
)
def test_names_one_kind(index: TitleIndex, printed: str, kind: str) -> None:
    match = index.look_up(normalise(printed))
    assert match is not None
    assert match.kinds == (kind,)


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("行政处罚缺定书", "penalty_decision"),
        ("送达回征", "service_receipt"),
        ("不予行政处罚央定书", "no_penalty_decision"),
        ("先行登记保存证据通如书", "evidence_preservation_notice"),
    ],
)
def test_title_misread_by_a_character(index: TitleIndex, printed: str, kind: str) -> None:
    match = index.look_up(normalise(printed))
    assert match is not None
    assert match.manner == "near"
    assert match.kinds == (kind,)
    assert match.certainty < 0.9


@pytest.mark.parametrize(
    "printed",
    [
        "我局依法作出行政处罚决定书",
        "行政处理决定书",
        "行政复议决定书",
        "行政处罚决定书送达回证一份",
        "收到行政处罚决定书",
        "当事人不服行政处罚决定书",
        "一、行政处罚决定书1份",
        "処止调查审批表",
        "处罚",
        "通知书",
        "东川市市场监督管理局",
    ],
)
def test_no_title(index: TitleIndex, printed: str) -> None:
    assert index.look_up(normalise(printed)) is None


def test_title_of_two_kinds_names_both(index: TitleIndex) -> None:
    match = index.look_up("现场检查记录")
    assert match is not None
    assert set(match.kinds) == {"inspection_record", "onsite_inspection_record"}


def test_every_title_of_the_rows_is_found(index: TitleIndex) -> None:
    for kind in load_standards().document_kinds.values():
        for title in (kind.name, *kind.aliases):
            match = index.look_up(normalise(title))
            assert match is not None, title
            assert kind.id in match.kinds, title
