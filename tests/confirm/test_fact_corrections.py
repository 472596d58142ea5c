"""A person's reading of a fact beats the machine's and changes what the checks say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from review.errors import CorrectionError
from review.model.corrections import Corrections
from review.model.geometry import Box
from review.pipeline import weigh_case
from review.standards.load import load_standards
from tests.confirm.corrected import correction
from tests.recorded_samples import recorded_case

SAMPLE = "ordinary-with-defects"
LATE = "EXE-03"


@pytest.fixture(scope="module")
def machine():
    return weigh_case(recorded_case(SAMPLE), load_standards())


def weigh(*facts):
    return weigh_case(recorded_case(SAMPLE), load_standards(), Corrections(facts))


def codes(result):
    return {finding.defect for finding in result.outcome.findings}


def delivered(typed, **changes):
    return [
        correction("service_receipt", 6, field, typed, **changes)
        for field in ("send_date", "receive_date")
    ]


def test_a_corrected_delivery_date_clears_the_finding(machine):
    assert LATE in codes(machine)
    assert LATE not in codes(weigh(*delivered("2022年4月22日")))


def test_a_later_date_typed_in_characters_keeps_it_with_the_new_day(machine):
    result = weigh(*delivered("二〇二二年五月九日"))
    (late,) = [finding for finding in result.outcome.findings if finding.defect == LATE]
    assert "2022年5月9日" in late.message
    old = next(finding for finding in machine.outcome.findings if finding.defect == LATE)
    assert late.id == old.id, "a verdict on it must stay"


def test_a_date_made_wrong_makes_a_finding(machine):
    before = codes(machine)
    result = weigh(correction("filing_approval", 8, "filing_date", "2022-04-25"))
    assert codes(result) - before


def test_the_corrected_fact_keeps_its_id_and_place(machine):
    box = Box(10, 20, 110, 40)
    result = weigh(*delivered("2022-04-22", box=box))
    old = {fact.id: fact for fact in machine.case_facts.facts}
    for fact in result.case_facts.facts:
        if fact.document == "d4" and fact.field == "receive_date":
            assert fact.id in old
            assert (fact.raw, fact.confidence, fact.status) == ("2022-04-22", 1.0, "read")
            assert fact.evidence[0].box == box
        else:
            assert fact.field == "send_date" or fact == old[fact.id]


def test_one_value_under_two_fields_is_corrected_in_both():
    result = weigh(correction("penalty_decision", 4, "decision_date", "2022-05-05"))
    days = [
        fact.value.isoformat()
        for fact in result.case_facts.facts
        if fact.document == "d3" and fact.field in ("doc_date", "decision_date")
    ]
    assert days == ["2022-05-05", "2022-05-05"]


def test_a_blank_place_says_so():
    result = weigh(correction("service_receipt", 6, "receive_date", ""))
    (fact,) = [
        fact
        for fact in result.case_facts.facts
        if fact.document == "d4" and fact.field == "receive_date"
    ]
    assert (fact.value, fact.status) == (None, "blank")


def test_a_fact_the_machine_missed_is_added():
    missed = correction("penalty_decision", 4, "decision_date", "2022-05-05", ordinal=5)
    added = [fact for fact in weigh(missed).case_facts.facts if fact.id == "c7"]
    assert len(added) == 1
    assert added[0].document == "d3"
    assert added[0].evidence[0].page_no == 4


def test_withdrawn_and_homeless_corrections_change_nothing(machine):
    withdrawn = [replace(one, withdrawn=True) for one in delivered("2022-04-22")]
    elsewhere = correction("hearing_notice", 6, "doc_no", "12号", page_no=6)
    assert weigh(*withdrawn, elsewhere).case_facts.facts == machine.case_facts.facts


def test_a_document_cut_anew_is_found_by_the_page_of_the_fact(machine):
    moved = correction("inquiry_record", 9, "sign_date", "2022-03-20", page_no=11)
    days = [
        fact.value.isoformat()
        for fact in weigh(moved).case_facts.facts
        if fact.document == "d8" and fact.field == "sign_date"
    ]
    assert days == ["2022-03-20"]


def test_a_stored_value_of_another_type_is_refused():
    wrong = correction("service_receipt", 6, "receive_date", "2022-04-22", value="去年")
    with pytest.raises(CorrectionError, match="去年"):
        weigh(wrong)
