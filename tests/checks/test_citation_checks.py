"""What becomes of each citation: the text of its day, the words of the place cited."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from review.checks.citations.verdicts import citation_checks
from review.model.citation_check import CITATION_VERDICT_NAMES, CitationCheck
from review.standards.load import load_standards
from tests.checks.case_builder import build_case

STANDARDS = load_standards()


def check_one(cited: dict[str, Any], **facts: Any) -> CitationCheck:
    document = {"kind": "penalty_decision", "facts": {"law_penalty": [cited], **facts}}
    checks = citation_checks(build_case({"documents": [document]}, STANDARDS), STANDARDS)
    assert len(checks) == 1
    return checks[0]


def test_a_place_that_exists_comes_with_its_words() -> None:
    check = check_one(
        {"law": "行政处罚法", "article": 64, "item": 2}, decision_date=date(2025, 3, 20)
    )
    assert (check.verdict, check.law) == ("verified", "中华人民共和国行政处罚法")
    assert (check.version, check.day, check.day_of) == (
        "2021-01-22",
        date(2025, 3, 20),
        "document",
    )
    assert check.words.startswith("（二）") and check.words in check.article_words
    assert check.source and check.evidence


@pytest.mark.parametrize(
    ("cited", "day", "act", "verdict", "said"),
    [
        ({"law": "行政处罚法", "article": 96}, date(2025, 3, 20), None, "wrong", "共86条"),
        ({"law": "环境保护法", "article": 60}, date(2026, 8, 15), None, "wrong", "废止"),
        ({"law": "环境保护法", "article": 60}, date(2026, 8, 14), None, "verified", "存在"),
        (
            {"law": "环境保护法", "article": 60},
            date(2026, 9, 1),
            date(2026, 8, 14),
            "verified",
            "从旧兼从轻",
        ),
        (
            {"law": "环境保护法", "article": 99},
            date(2026, 9, 1),
            date(2026, 8, 14),
            "wrong",
            "没有第九十九条",
        ),
        ({"law": "生态环境法典", "article": 1128}, date(2026, 8, 14), None, "wrong", "施行"),
        (
            {"law": "江州市市容和环境卫生管理条例", "article": 21},
            date(2025, 3, 20),
            None,
            "unverified",
            "法律库未收录",
        ),
        ({"law": "广告法", "article": 55}, None, None, "unverified", "文书日期"),
        ({"law": "行政复议法", "article": 20}, date(2023, 12, 31), None, "unverified", "没有其在"),
        ({"law": "环境行政处罚办法", "article": 4}, date(2025, 1, 1), None, "unverified", "待核实"),
        ({"law": "广告法", "article": None}, date(2025, 1, 1), None, "verified", "未写明条文"),
    ],
)
def test_verdicts(
    cited: dict[str, Any], day: date | None, act: date | None, verdict: str, said: str
) -> None:
    facts = {"decision_date": day, "fact.time": act}
    check = check_one(cited, **{name: value for name, value in facts.items() if value})
    assert check.verdict == verdict and said in check.reason, check


def test_a_number_read_with_doubt_is_never_wrong() -> None:
    cited = {"value": {"law": "行政处罚法", "article": 96}, "confidence": 0.7}
    check = check_one(cited, decision_date=date(2025, 3, 20))
    assert check.verdict == "unverified" and "把握不足" in check.reason


def test_every_verdict_has_a_name() -> None:
    assert set(CITATION_VERDICT_NAMES) == {"verified", "wrong", "unverified"}
