"""Fixtures leave the house masked and run on any computer, without a store."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from review.casework.report_sheets import result_secrets
from review.errors import ConflictError, LearningError
from review.language.masking.register import Register
from review.learning.configuration import open_configuration
from review.learning.consent import withdraw_consent
from review.learning.fixtures import export_fixtures
from review.learning.masked import PageMasker
from review.learning.replay import compare_fixtures
from review.reports.contract import ResultDocument
from review.store import results
from tests.builders import page
from tests.learning.offices import judged_office, say

SHIPPED = Path(__file__).parent / "fixtures"


def masker(*names: str, **numbers: str) -> PageMasker:
    register = Register()
    for name in names:
        register.add_person(name, "当事人")
    for kind, number in numbers.items():
        register.add_number(number, kind)
    return PageMasker(register)


def test_names_keep_their_length_and_stay_the_same_person():
    said = masker("王小明", "王大力").text("王小明与王大力，身份证号110101199001011234，王 小 明")
    assert said == "王某甲与王某乙，身份证号110777777777777701，王 某 甲"


def test_somebody_is_not_taken_for_a_misread_relative():
    said = masker("王小明", "王小红", "李明").text("王小红、王小明、王小日、李明")
    assert said == "王某乙、王某甲、王某甲、李甲"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("住云泽市临浦区望岫街幸福小区3栋", "住云泽市临浦区某地某地某地某地某"),
        ("湘A·F8K21号车", "湘A·77701号车"),
        ("卡号6222 0212 0300 4567 891", "卡号6227 7777 7777 7777 701"),
        ("邮箱a_b@example.com", "邮箱7_7@7777777.701"),
        ("2022年3月8日罚款28,000.00元", "2022年3月8日罚款28,000.00元"),
    ],
)
def test_what_looks_personal_keeps_its_length(text, shown):
    assert masker().text(text) == shown


def test_two_numbers_stay_two_and_one_stays_one():
    said = masker().text("13800001111、13800002222、138 0000 1111")
    assert said == "13877777701、13877777702、138 7777 7701"


def test_a_name_broken_over_two_lines_is_masked_on_both():
    broken = masker("欧阳小明").page(page(1, "当事人欧阳", "小明到场"))
    assert [line.text for line in broken.lines] == ["当事人欧阳", "某甲到场"]


def test_a_name_broken_over_two_pages_is_noticed():
    pages = [page(1, "当事人欧阳"), page(2, "小明到场")]
    hidden = masker("欧阳小明")
    assert hidden.left_in(map(hidden.page, pages)) == ("欧阳小明",)
    whole = hidden.page(page(1, "当事人欧阳小明到场"))
    assert hidden.left_in([whole]) == ()


def test_exported_masked_compared_without_a_store(tmp_path):
    office, case_id, findings = judged_office(tmp_path / "office")
    say(office, case_id, findings[0], "confirmed")
    say(office, case_id, findings[1], "rejected", "误报", "机密的理由")
    configuration = open_configuration(office.settings)
    folder = tmp_path / "fixtures"
    done = export_fixtures(office.store, configuration, folder, office.user["戊"])
    assert (done.files, done.examples + sum(done.left_out.values())) == (1, 2)
    written = "".join(one.read_text(encoding="utf-8") for one in folder.rglob("*.json"))
    with office.store.database.read() as s:
        _, stored = results.result_json_of(s, case_id)
    secrets = result_secrets(ResultDocument.model_validate_json(stored), office.standards)
    hidden = [one.text for one in secrets if one.kind != "organisation" and len(one.text) > 1]
    assert hidden
    assert [one for one in hidden if one in written] == []
    assert "机密的理由" not in written
    assert "甲" not in json.dumps([one for one in written.split() if "who" in one])

    report = compare_fixtures(folder, configuration)
    assert (report["judged"], report["changed"]) == (done.examples, 0)
    with pytest.raises(LearningError, match="不是空的"):
        export_fixtures(office.store, configuration, folder, office.user["戊"])
    withdraw_consent(office.store, office.user["戊"])
    with pytest.raises(ConflictError):
        export_fixtures(office.store, configuration, tmp_path / "more", office.user["戊"])
    office.close()


def test_a_damaged_fixture_is_named(tmp_path):
    (tmp_path / "cases").mkdir()
    (tmp_path / "fixtures.json").write_text("{}")
    (tmp_path / "cases/0001.json").write_text('{"schema": "another/1"}')
    office, _, _ = judged_office(tmp_path / "office")
    with pytest.raises(LearningError, match=r"0001\.json"):
        compare_fixtures(tmp_path, open_configuration(office.settings))
    office.close()


def test_the_shipped_fixtures_say_what_they_said(tmp_path):
    """Invented case files, judged by hand: what CI holds every change of rules against."""
    office, _, _ = judged_office(tmp_path)
    report = compare_fixtures(SHIPPED, open_configuration(office.settings))
    assert report["judged"] >= 2
    assert report["worse"] == 0, [one for one in report["changes"] if one["effect"] == "worse"]
    office.close()


def test_a_rule_that_falls_silent_is_worse(tmp_path):
    office, _, _ = judged_office(tmp_path)
    here = open_configuration(office.settings)
    defects = {code: one for code, one in here.standards.defects.items() if code != "DEC-08"}
    silent = replace(here, standards=replace(here.standards, defects=defects))
    report = compare_fixtures(SHIPPED, silent)
    assert report["rules"]["DEC-08"]["worse"] >= 1
    office.close()
