"""The rows: kinds and engines exist, wrong rows are refused, checks find their fields."""

import pytest

from review.facts.engines import LISTS_OF_ENGINES, run
from review.facts.rows import FieldsFile, load_field_rows
from review.standards.load import load_standards

ROWS = load_field_rows()
KINDS = load_standards().document_kinds


def test_there_are_at_least_forty_kinds():
    assert len(ROWS.fields) >= 40


@pytest.mark.parametrize("kind", sorted(ROWS.fields))
def test_kinds_are_those_of_the_standards(kind):
    assert kind in KINDS
    assert ROWS.fields[kind]


def test_engines_and_their_lists_exist():
    named = {
        finder.engine
        for fields in ROWS.fields.values()
        for field in fields.values()
        for finder in field.find
        if finder.engine
    }
    for name in named:
        for labels in LISTS_OF_ENGINES.get(name, ()):
            assert ROWS.engine_labels[labels]
    with pytest.raises(KeyError):
        run("no such engine", None, "", None, None)


def test_the_short_form_is_one_way():
    file = FieldsFile.model_validate(
        {"kinds": {"k": {"fields": {"f": {"type": "date", "labels": ["日期"]}}}}}
    )
    (finder,) = file.kinds["k"].fields["f"].find
    assert finder.labels == ("日期",)


@pytest.mark.parametrize(
    "row", [{"labels": ["甲"], "wat": 1}, {"type": "colour", "labels": ["甲"]}]
)
def test_unknown_keys_and_types_are_refused(row):
    with pytest.raises(ValueError, match="validation error"):
        FieldsFile.model_validate({"kinds": {"k": {"fields": {"f": row}}}})


NEEDED = {
    "penalty_decision": [
        "fine_amount",
        "penalty_items",
        "law_cited",
        "law_penalty",
        "remedy.court",
        "payment_days",
    ],
    "filing_approval": ["filing_date", "approver_signature", "opinion", "blank_fields"],
    "service_receipt": ["doc_name", "doc_no", "receive_date", "method", "servers", "witness"],
    "inquiry_record": ["start_time", "end_time", "officers", "cert_shown", "read_confirm"],
    "prior_notice": ["rights", "deadline_days", "proposed_fine", "hearing_right"],
    "fine_receipt": ["amount", "pay_date", "payer", "ticket_no"],
    "case_catalog": ["items", "page_no"],
}


@pytest.mark.parametrize(("kind", "fields"), NEEDED.items())
def test_fields_that_checks_need(kind, fields):
    assert not set(fields) - set(ROWS.fields[kind])
