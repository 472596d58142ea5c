"""Kinds of penalties and bodies of reconsideration as documents write them."""

from __future__ import annotations

import pytest

from review.checks.decision.penalty_kinds import HEARING_KINDS, KINDS
from review.checks.decision.reconsideration_body import wrong_body


def kinds(text: str) -> set[str]:
    return {kind for kind, pattern in KINDS.items() if pattern.search(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("处罚款人民币5000元", {"罚款"}),
        ("警告；罚款", {"警告", "罚款"}),
        ("没收违法所得1200元", {"没收违法所得"}),
        ("没收当事人的违法所得", {"没收违法所得"}),
        ("没收违法经营的食品及工具", {"没收非法财物"}),
        ("吊销食品经营许可证", {"吊销许可证件"}),
        ("责令停产停业整顿", {"责令停产停业"}),
        ("责令改正", set()),
        ("逾期每日加处罚款", set()),
    ],
)
def test_kinds_of_penalties(text: str, expected: set[str]) -> None:
    assert kinds(text) == expected


def test_hearing_kinds_are_kinds() -> None:
    assert set(KINDS) >= HEARING_KINDS


@pytest.mark.parametrize(
    ("body", "agency", "wrong"),
    [
        ("江州市人民政府", "江州市市场监督管理局", False),
        ("江州市人民政府行政复议办公室（设在江州市司法局）", "江州市市场监督管理局", False),
        ("东海省市场监督管理局", "江州市市场监督管理局", True),
        ("江州市人民政府或者东海省市场监督管理局", "江州市市场监督管理局", True),
        ("江州市卫生健康委员会", "西山区卫生健康局", True),
        ("国家税务总局东海省税务局", "国家税务总局江州市税务局", False),
        ("东海省司法厅", "江州市司法局", False),
        ("西山区人民政府", "西山区河口街道办事处", False),
    ],
)
def test_bodies_of_reconsideration(body: str, agency: str, wrong: bool) -> None:
    assert bool(wrong_body(body, agency)) is wrong
