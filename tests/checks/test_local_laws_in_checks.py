"""Checks on a case file that cites a local law: open without its text, decided with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from review.checks.citations.verdicts import citation_checks
from review.checks.run import run_check
from review.local_laws.importing import Order, import_law
from review.local_laws.join import with_local_laws
from review.model.finding import Clear, Found, Undetermined
from review.standards.load import Standards, load_standards
from tests.checks.case_builder import build_case

SAMPLES = Path(__file__).parents[2] / "corpora" / "local_laws"
NAME = "江州市市容和环境卫生管理条例"
BARE = load_standards()


@pytest.fixture(scope="module")
def standards(tmp_path_factory: pytest.TempPathFactory) -> Standards:
    folder = tmp_path_factory.mktemp("office")
    order = Order(SAMPLES / "市容条例.md", NAME, "地方性法规", date(2023, 5, 1), region="江州市")
    import_law(order, BARE.laws, folder)
    amended = replace(order, file=SAMPLES / "市容条例_2026.txt", start=date(2026, 1, 1))
    import_law(amended, BARE.laws, folder)
    return with_local_laws(BARE, folder)


def decision(day: date, cited: dict[str, Any], **facts: Any) -> dict[str, Any]:
    document = {
        "kind": "penalty_decision",
        "facts": {"decision_date": day, "law_penalty": {"law": NAME, **cited}, **facts},
    }
    return {"documents": [document, "rectification_order"]}


OLD, NEW = date(2025, 12, 31), date(2026, 1, 1)


@pytest.mark.parametrize(
    ("code", "day", "cited", "facts", "answer", "said"),
    [
        ("LAW-01", OLD, {"article": 10}, {}, Clear, "有效"),
        ("LAW-02", OLD, {"article": 10, "paragraph": 1}, {}, Clear, ""),
        ("LAW-02", NEW, {"article": 10, "paragraph": 1}, {}, Found, "共8条，没有第十条"),
        ("LAW-02", OLD, {"article": 4, "item": 4}, {}, Found, "共3项，没有第四项"),
        ("LAW-03", OLD, {"article": 10}, {}, Found, "共2款"),
        (
            "LAW-09",
            OLD,
            {"article": 11, "paragraph": 1},
            {"penalty_items": ["罚款", "吊销许可证件"]},
            Found,
            "没有规定该种处罚",
        ),
    ],
)
def test_a_local_law_at_hand_decides(
    standards: Standards,
    code: str,
    day: date,
    cited: dict[str, Any],
    facts: dict[str, Any],
    answer: type,
    said: str,
) -> None:
    case_facts = build_case(decision(day, cited, **facts), standards)
    outcome = run_check(case_facts, standards.defects[code], standards)
    assert isinstance(outcome, answer), outcome
    words = (
        " ".join(one.message for one in outcome.allegations)
        if isinstance(outcome, Found)
        else str(outcome)
    )
    assert said in words


@pytest.mark.parametrize("code", ["LAW-01", "LAW-02", "LAW-03", "LAW-04", "LAW-05", "LAW-09"])
def test_without_its_text_nothing_is_alleged(code: str) -> None:
    spec = decision(OLD, {"article": 99}, penalty_items=["罚款"], **{"fact.time": date(2025, 3, 1)})
    outcome = run_check(build_case(spec, BARE), BARE.defects[code], BARE)
    assert isinstance(outcome, Undetermined), outcome


def test_the_citation_shows_the_local_text(standards: Standards) -> None:
    case_facts = build_case(decision(OLD, {"article": 10, "paragraph": 2}), standards)
    check = citation_checks(case_facts, standards)[0]
    assert check.verdict == "verified" and "五十元以上二百元以下" in check.words
    assert "市容条例.md" in check.source
