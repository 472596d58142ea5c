"""The finders that need code of their own, by the names that the rows use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.facts import (
    blanks,
    citations,
    delivery,
    fines,
    norm_basis,
    officers,
    parties,
    penalty_kinds,
    price_rows,
    spans,
    statements,
    validity,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from review.facts.drafts import Draft
    from review.facts.places import Layout
    from review.facts.rows import FieldRow, FinderRow

    Engine = Callable[[Layout, str, FieldRow, FinderRow], list[Draft]]

_ENGINES: Mapping[str, Engine] = {
    "answers": statements.find_answers,
    "blank_fields": blanks.find_blank_fields,
    "body": statements.find_body,
    "confiscated_value": fines.find_confiscated_value,
    "fact_time": spans.find_fact_time,
    "fine": fines.find_fine,
    "fine_capitals": fines.find_fine_capitals,
    "handlers_before_date": officers.find_signers_before_date,
    "last_date": spans.find_last_date,
    "law_cited": citations.find_cited,
    "law_penalty": citations.find_penalty_basis,
    "law_violated": citations.find_violated,
    "officers": officers.find_officers,
    "norm_basis": norm_basis.find_norm_basis,
    "page_signatures": statements.find_page_signatures,
    "party_type": parties.find_party_type,
    "penalty_kinds": penalty_kinds.find_penalty_kinds,
    "person_fines": fines.find_person_fines,
    "price_rows": price_rows.find_price_rows,
    "receipt_copies": delivery.find_copies,
    "receipt_names": delivery.find_names,
    "receipt_numbers": delivery.find_numbers,
    "salutation": parties.find_salutation,
    "signer_before_date": officers.find_signers_before_date,
    "span_end": spans.find_end,
    "span_start": spans.find_start,
    "validity_end": validity.find_end,
    "validity_start": validity.find_start,
    "waived_rights": statements.find_waived_rights,
    "ticked_cert_shown": statements.find_ticked_certificate,
    "ticked_collect_onspot": statements.find_ticked_collection,
}


def run(name: str, layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """What the engine finds for a field."""
    return _ENGINES[name](layout, field, row, finder)


LISTS_OF_ENGINES: Mapping[str, tuple[str, ...]] = {
    "fine": ("fines",),
    "handlers_before_date": ("handler_opinions",),
    "law_penalty": ("penalty_basis",),
    "law_violated": ("violated",),
    "officers": ("officer_names", "certificates"),
    "page_signatures": ("page_signers",),
    "penalty_kinds": ("penalties",),
    "receipt_copies": ("delivered_names",),
    "receipt_names": ("delivered_names",),
    "receipt_numbers": ("delivered_names", "delivered_numbers"),
    "span_end": ("spans", "starts", "ends"),
    "span_start": ("spans", "starts", "ends"),
}
"""The lists of labels that an engine looks at, by their names in the rows."""
