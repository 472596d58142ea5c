"""Order rules: each kept, reversed and undetermined; `orders/*.yaml` shows their exceptions."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from review.checks.timeline.order_ends import PAIRINGS
from review.checks.timeline.order_excuses import EXCUSES
from review.checks.timeline.orders import BY_SHEETS, order_answers, rule_answers
from review.standards.load import load_standards
from tests.checks.case_builder import build_case

FOLDER = Path(__file__).parent / "orders"
STANDARDS = load_standards()
RULES = sorted(STANDARDS.order_rules)
DAY = date(2025, 5, 14)
RECEIPT = {"doc_name": "行政处罚决定书"}
MORE: dict[str, dict[str, Any]] = {
    "ORD-04": {"coercive_approval": {"is_emergency": False}},
    "ORD-33": {"penalty_decision": {"penalty_items": ["罚款"]}},
    "ORD-15": {"service_receipt": RECEIPT},
    "ORD-16": {"service_receipt": RECEIPT, "penalty_decision": {"decision_date": DAY}},
}
"""What else must stand in the file for the bare rule to speak."""


def _rows() -> list[Any]:
    rows = yaml.safe_load((FOLDER / "exceptions.yaml").read_text(encoding="utf-8"))
    return [pytest.param(row, id=f"{row['rule']}-{row['name']}") for row in rows]


def _case(rule_id: str, earlier: object, later: object) -> dict[str, Any]:
    """The two documents of a rule with these values, and what else it needs."""
    rule = STANDARDS.order_rules[rule_id]
    facts: dict[str, dict[str, object]] = {
        kind: dict(values) for kind, values in MORE.get(rule_id, {}).items()
    }
    facts.setdefault(rule.earlier_kind, {})[rule.earlier_field] = earlier
    facts.setdefault(rule.later_kind, {})[rule.later_field] = later
    return {"documents": [{"kind": kind, "facts": values} for kind, values in facts.items()]}


def _results(rule_id: str, case: dict[str, Any]) -> list[str]:
    return [
        answer.result for answer in rule_answers(build_case(case, STANDARDS), STANDARDS, rule_id)
    ]


@pytest.mark.parametrize("rule_id", [rule for rule in RULES if rule not in BY_SHEETS])
def test_every_rule_is_kept_reversed_and_undetermined(rule_id: str) -> None:
    unclear = {"status": "unclear", "raw": "二〇二五年"}
    before, after = DAY - timedelta(days=7), DAY + timedelta(days=7)
    assert _results(rule_id, _case(rule_id, DAY, after)) == ["kept"]
    if rule_id != "ORD-30":  # its note asks for the term of payment: exceptions.yaml
        assert _results(rule_id, _case(rule_id, DAY, before)) == ["reversed"]
    assert set(_results(rule_id, _case(rule_id, unclear, DAY))) == {"undetermined"}


def test_release_is_answered_by_the_worksheet_of_the_seizure() -> None:
    seizure = {"kind": "seizure_decision", "facts": {"start_date": date(2025, 3, 3)}}
    for release, result in (
        (date(2025, 4, 2), "kept"),
        (date(2025, 4, 3), "reversed"),
        (None, "undetermined"),
    ):
        facts = {"release_date": release} if release else {}
        case = {
            "kind": "coercive",
            "documents": [seizure, {"kind": "seizure_release_decision", "facts": facts}],
        }
        assert _results("ORD-19", case) == [result]


@pytest.mark.parametrize("row", _rows())
def test_exception(row: dict[str, Any]) -> None:
    assert set(row) == {"rule", "name", "case", "results"}
    assert _results(row["rule"], row["case"]) == row["results"]


@pytest.mark.parametrize("rule_id", RULES)
def test_same_day_is_kept_unless_the_rule_is_strict(rule_id: str) -> None:
    if rule_id in {*BY_SHEETS, "ORD-30"}:
        return
    expected = "reversed" if STANDARDS.order_rules[rule_id].strict else "kept"
    assert _results(rule_id, _case(rule_id, DAY, DAY)) == [expected]


def test_tables_of_the_rules_name_rules() -> None:
    assert set(EXCUSES) | set(PAIRINGS) | set(BY_SHEETS) <= set(RULES)


def test_a_defect_gets_the_answers_of_all_its_rules() -> None:
    answers = order_answers(build_case({"documents": []}, STANDARDS), STANDARDS, "DEC-03")
    assert [answer.rule for answer in answers] == [f"ORD-{number}" for number in range(10, 15)]
    assert {answer.result for answer in answers} == {"not_in_file"}
