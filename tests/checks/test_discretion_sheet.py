"""The worksheet of a fine: range with its steps, what was decided, three tiers, the lists."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from review.checks.discretion.sheet import discretion_sheets
from review.standards.load import load_standards
from tests.checks.case_builder import build_case, standards_of

if TYPE_CHECKING:
    from review.model.discretion import DiscretionSheet

STANDARDS = load_standards()
EXPIRED = {
    "decision_date": "2026-01-20",
    "cause_of_action": "经营超过保质期的食品案",
    "fine_amount": "240000元",
    "goods_value": "20000元",
    "tier": "轻微",
    "penalty_items": ["罚款"],
    "law_penalty": {
        "law": "中华人民共和国食品安全法",
        "article": 124,
        "paragraph": 1,
        "item": 5,
    },
}


def sheet_of(
    facts: dict[str, Any],
    statements: tuple[tuple[str, str], ...] = (),
    registers: dict[str, Any] | None = None,
) -> DiscretionSheet:
    spec: dict[str, Any] = {
        "registers": registers or {},
        "documents": [
            {
                "kind": "penalty_decision",
                "facts": _dated(facts),
                "statements": [
                    {"label": label, "sentence": sentence} for label, sentence in statements
                ],
            }
        ],
    }
    case_facts = build_case(spec, STANDARDS)
    (sheet,) = discretion_sheets(case_facts, standards_of(spec, STANDARDS))
    return sheet


def _dated(facts: dict[str, Any]) -> dict[str, Any]:

    return {
        name: date.fromisoformat(value) if name.endswith("date") else value
        for name, value in facts.items()
    }


def test_every_band_is_worked_out_with_its_steps() -> None:
    sheet = sheet_of(EXPIRED)
    assert (sheet.source, sheet.rule, sheet.law_version) == ("rule", "PR-002", "2025-09-12")
    assert (sheet.low, sheet.high, sheet.certain) == (20_000_000, 40_000_000, True)
    below, above = sheet.bands
    assert below.governs is False
    assert above.governs is True
    assert above.steps == "货值金额20,000元×10倍=200,000元，×20倍=400,000元"
    assert [(base.base, base.fen) for base in sheet.bases] == [("goods_value", 2_000_000)]


def test_what_the_law_asks_stands_beside_what_was_decided() -> None:
    compared = {item.item: item for item in sheet_of(EXPIRED).compared}
    assert compared["罚款"].result == "inside"
    assert compared["没收违法所得"].result == "not_stated"
    assert compared["没收非法财物"].result == "not_stated"
    facts = {**EXPIRED, "penalty_items": ["没收违法所得", "没收非法财物", "罚款"]}
    compared = {item.item: item for item in sheet_of(facts).compared}
    assert compared["没收违法所得"].result == "stated"
    facts = {**EXPIRED, "fine_amount": "500000元"}
    assert sheet_of(facts).compared[0].result == "above"


def test_the_fine_of_a_responsible_person_has_its_own_band() -> None:
    facts = {
        "decision_date": "2025-06-13",
        "party.name": "江州金川机械有限公司",
        "cause_of_action": "未按照规定对从业人员进行安全生产教育和培训案",
        "fine_amount": "60000元",
        "person_fines": ["6000000"],
        "law_penalty": {"law": "中华人民共和国安全生产法", "article": 97, "item": 3},
    }
    compared = {item.item: item for item in sheet_of(facts).compared}
    assert compared["对责任人员罚款"].result == "above"
    assert "20,000元以上50,000元以下" in compared["对责任人员罚款"].asked
    facts = {**facts, "person_fines": ["3000000"]}
    compared = {item.item: item for item in sheet_of(facts).compared}
    assert compared["对责任人员罚款"].result == "inside"


def test_three_tiers_stand_side_by_side() -> None:
    sheet = sheet_of(
        EXPIRED,
        (
            ("circumstance.first_offence", "当事人系初次违法"),
            ("circumstance.corrected", "已全部下架"),
        ),
    )
    assert sheet.tier_chosen is not None and sheet.tier_chosen.rank == "从轻"
    assert sheet.tier_spoken_for is not None and sheet.tier_spoken_for.rank == "从轻"
    assert sheet.tier_of_fine is not None and sheet.tier_of_fine.rank == "从轻"
    assert "=20%" in sheet.tier_of_fine.words
    sheet = sheet_of(
        {**EXPIRED, "fine_amount": "390000元"}, (("circumstance.refuses", "拒不改正"),)
    )
    assert sheet.tier_of_fine is not None and sheet.tier_of_fine.rank == "从重"
    assert sheet.tier_spoken_for is not None and sheet.tier_spoken_for.rank == "从重"


def test_circumstances_on_both_sides_speak_for_no_tier() -> None:
    sheet = sheet_of(
        EXPIRED,
        (("circumstance.repeat", "再次违法"), ("circumstance.cooperates", "积极配合")),
    )
    assert sheet.tier_spoken_for is not None
    assert (sheet.tier_spoken_for.tier, sheet.tier_spoken_for.rank) == ("", None)
    assert "并存" in sheet.tier_spoken_for.why


def test_the_tier_of_the_fine_is_that_of_the_benchmark_where_there_is_one() -> None:
    rows = [
        {"violation": "经营超过保质期的食品", "tier": tier, "low": low, "high": high, "unit": "倍"}
        for tier, low, high in (("轻微", 10, 13), ("一般", 13, 16), ("严重", 16, 20))
    ]
    registers = {"benchmarks": [{**row, "base": "货值金额"} for row in rows]}
    sheet = sheet_of({**EXPIRED, "fine_amount": "300000元"}, registers=registers)
    assert sheet.tier_of_fine is not None and sheet.tier_of_fine.tier == "一般"
    sheet = sheet_of({**EXPIRED, "fine_amount": "260000元"}, registers=registers)
    assert sheet.tier_of_fine is not None and sheet.tier_of_fine.tier == "轻微、一般"


def test_each_condition_of_an_entry_is_met_unmet_or_not_stated() -> None:
    registers = {
        "exemptions": [
            {
                "list": "首违不罚",
                "violation": "经营超过保质期的食品",
                "conditions": [
                    "初次违法",
                    "及时改正",
                    "没有造成危害后果",
                    "货值金额不足500元",
                    "货值金额5万元以下",
                ],
            },
            {"list": "从轻", "violation": "未按规定明码标价", "conditions": ["及时改正"]},
        ]
    }
    sheet = sheet_of(
        EXPIRED,
        (
            ("circumstance.first_offence", "当事人系初次违法"),
            ("circumstance.refuses", "当事人拒不改正"),
        ),
        registers,
    )
    (entry,) = sheet.leniency
    assert [line.state for line in entry.conditions] == [
        "met",
        "unmet",
        "not_stated",
        "unmet",
        "met",
    ]
    assert entry.conditions[0].evidence
    assert entry.unmet and not entry.met


def test_a_range_that_cannot_be_told_is_a_doubt() -> None:
    facts = {name: value for name, value in EXPIRED.items() if name != "law_penalty"}
    sheet = sheet_of(facts)
    assert (sheet.low, sheet.high, sheet.source) == (None, None, None)
    assert "未识读到规定罚款的处罚依据" in sheet.doubts[0]
