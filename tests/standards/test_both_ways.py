"""Rows and code name each other both ways: nothing is dead, nothing is without its row."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from review.checks.run import check_of, run_check
from review.checks.shapes import SHAPES
from review.checks.timeline.orders import rule_answers
from review.checks.timeline.worksheets import WAYS
from review.model.finding import Clear
from review.standards.catalogue import defect_rows
from review.standards.load import load_standards
from review.standards.office.switches import known_switches
from review.standards.registers.kinds import register_kinds
from review.standards.schema.shapes import SHAPE_ARGUMENTS
from tests.checks.case_builder import build_case

if TYPE_CHECKING:
    from review.standards.rows import OrderRule

ROOT = Path(__file__).parents[2]
CHECKS = ROOT / "review/checks"
CASES = ROOT / "tests/checks/cases"
STANDARDS = load_standards()
CODES = sorted(STANDARDS.defects)
CALLS = re.compile(r"switches(?:\.get\(|\[)\s*(?:\"([a-z_]+)\"|([A-Z_]+))")
BESIDE_OTHERS = {"ORD-16", "ORD-20", "ORD-21", "ORD-30"}
"""Order rules of a fine paid, a defence or a hearing: they speak only where the file has one."""
REGISTERS = re.compile(r"need\(\s*standards,\s*\"([a-z_]+)\"|registers\.get\(\s*\"([a-z_]+)\"")


def source() -> str:
    """All of the program's code that answers defects."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(CHECKS.rglob("*.py")))


# ---- defects ----


@pytest.mark.parametrize("code", CODES)
def test_every_row_has_a_check_that_is_there(code):
    defect = STANDARDS.defects[code]
    assert defect.check is not None, "the row names no check"
    assert callable(check_of(defect, STANDARDS))


@pytest.mark.parametrize("code", CODES)
def test_every_row_has_a_table_of_cases(code):
    assert (CASES / f"{code}.yaml").is_file()


def test_every_table_of_cases_has_a_row():
    assert {path.stem for path in CASES.glob("*.yaml")} <= set(CODES)


def test_every_check_is_named_by_a_row():
    """A file with `check` in the room of a category is the check of a row of that category."""
    named = {
        (STANDARDS.categories[one.category].room, one.check) for one in STANDARDS.defects.values()
    }
    rooms = {category.room for category in STANDARDS.categories.values()}
    written = {
        (path.parent.name, path.stem)
        for room in rooms
        for path in (CHECKS / room).glob("*.py")
        if re.search(r"^def check\(", path.read_text(encoding="utf-8"), re.M)
    }
    assert written - named == set()


def test_every_shape_has_arguments_and_a_function():
    assert set(SHAPES) == set(SHAPE_ARGUMENTS)


@pytest.mark.parametrize("code", CODES)
def test_what_a_row_needs_is_in_the_rows_of_documents(code):
    """Facts that a row names exist, so that the catalogue promises nothing that cannot be read."""
    for needed in defect_rows()[code].facts_needed:
        kind = STANDARDS.document_kinds.get(needed.doc)
        assert kind is not None, needed.doc


# ---- time limits, order rules ----


def test_every_time_limit_has_a_way_and_every_way_a_limit():
    assert set(WAYS) == set(STANDARDS.time_limits)


@pytest.mark.parametrize("limit", sorted(STANDARDS.time_limits))
def test_a_time_limit_founds_a_defect_that_is_there(limit):
    row = STANDARDS.time_limits[limit]
    assert set(row.defect_codes) <= set(CODES)
    assert set(row.applies_to) <= {*STANDARDS.case_kinds, "supervision"}


@pytest.mark.parametrize("rule", sorted(STANDARDS.order_rules))
def test_an_order_rule_is_answered_and_founds_a_defect(rule):
    """Two documents with their dates the wrong way round, nothing else in the file."""
    row = STANDARDS.order_rules[rule]
    defect = STANDARDS.defects[row.defect_code]
    case = build_case({"kind": defect.applies_to[0], "documents": _reversed(row)}, STANDARDS)
    answers = rule_answers(case, STANDARDS, rule)
    assert answers
    assert {answer.rule for answer in answers} == {rule}
    if rule not in BESIDE_OTHERS:
        assert {answer.result for answer in answers} <= {"reversed", "undetermined"}
        assert not isinstance(run_check(case, defect, STANDARDS), Clear)


def _reversed(row: OrderRule) -> list[dict[str, object]]:
    late, early = {row.earlier_field: date(2025, 6, 20)}, {row.later_field: date(2025, 6, 3)}
    if row.earlier_kind == row.later_kind:
        return [{"kind": row.earlier_kind, "facts": {**late, **early}}]
    return [{"kind": row.earlier_kind, "facts": late}, {"kind": row.later_kind, "facts": early}]


# ---- scoring ----


@pytest.mark.parametrize("kind", sorted(STANDARDS.case_kinds))
def test_a_table_scores_every_defect_that_applies_and_no_other(kind):
    codes = [code for item in STANDARDS.scoring.items(kind) for code in item.defects]
    assert len(codes) == len(set(codes)), "a defect would be taken off twice"
    assert set(codes) == {one.code for one in STANDARDS.defects.values() if kind in one.applies_to}


def test_stages_name_documents_and_defects_of_their_item():
    for kind in STANDARDS.case_kinds:
        package = {row.kind for row in STANDARDS.packages[kind]}
        for item in STANDARDS.scoring.items(kind):
            assert set(item.stage_documents) <= package, (kind, item.id)
            for code in item.stage_codes:
                assert kind in STANDARDS.defects[code].applies_to, (kind, item.id, code)


def test_vetoes_are_those_of_the_rows():
    listed = [code for group in STANDARDS.scoring.veto_groups for code in group.codes]
    assert len(listed) == len(set(listed))
    assert set(listed) == {one.code for one in STANDARDS.defects.values() if one.veto}


def test_what_counts_once_can_stand_together():
    """Both sides of a rule apply to a kind of case file in common, else it would be dead."""
    for rule in STANDARDS.scoring.suppressions:
        for code in rule.codes:
            for other in rule.suppressed:
                both = STANDARDS.defects[code].applies_to, STANDARDS.defects[other].applies_to
                assert set(both[0]) & set(both[1]), (code, other)


# ---- what an office brings ----


def test_every_switch_that_is_asked_is_known_and_every_known_one_is_asked():
    text = source()
    asked = set()
    for literal, constant in CALLS.findall(text):
        asked |= {literal} if literal else set(re.findall(rf'^{constant} = "(.+)"', text, re.M))
    assert asked == set(known_switches())


def test_every_register_is_asked_and_every_asked_one_is_known():
    asked = {one or other for one, other in REGISTERS.findall(source())}
    assert asked == set(register_kinds())
