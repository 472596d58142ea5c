"""The lists of an evaluation are answered by indices: no table that grows is read from end to end.

The plans are those of the very statements that the functions send.
"""

from __future__ import annotations

import pytest
from sqlalchemy import event, text

from review.store import cases
from review.store.campaigns import (
    case_heads,
    comparisons,
    counted,
    draws,
    feedback,
    files,
    grades,
    ledger,
    people,
    rectification,
)
from tests.campaign.office import make_campaign

GROWING = {
    "cases",
    "pages",
    "results",
    "campaign_files",
    "ledger_rows",
    "ledger_imports",
    "draws",
    "unmatched",
    "rectification_items",
    "rectification_events",
    "comparisons",
    "grades",
    "feedback",
    "objections",
    "verdicts",
}
"""Hundred thousands of rows after some years, of which a list shows one evaluation's or fewer."""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    made = make_campaign(tmp_path_factory.mktemp("plans"))
    yield made
    made.close()


LISTS = {
    "files": lambda s, made: files.files_of(s, made.campaign.id),
    "files in a state": lambda s, made: files.files_of(s, made.campaign.id, ("reviewing",)),
    "files of a reviewer": lambda s, made: files.files_of_user(s, made.campaign.id, 2),
    "file of a case": lambda s, made: files.file_of_case(s, made.files[0].a_case),
    "counts": lambda s, made: files.count_by_state(s, made.campaign.id),
    "unmatched": lambda s, made: files.unmatched_of(s, made.campaign.id),
    "ledger": lambda s, made: ledger.cases_of(s, made.campaign.id),
    "rows of the ledger": lambda s, made: ledger.cases_of(s, made.campaign.id, [1, 2]),
    "size of the ledger": lambda s, made: ledger.count_cases(s, made.campaign.id),
    "imports": lambda s, made: ledger.imports_of(s, made.campaign.id),
    "draws": lambda s, made: draws.draws_of(s, made.campaign.id),
    "people": lambda s, made: people.people_of(s, made.campaign.id),
    "copies": lambda s, made: case_heads.copies_of(s, made.campaign.id),
    "bases": lambda s, made: case_heads.bases_of(s, made.campaign.id),
    "handed in": lambda s, made: case_heads.handed_in(s, made.campaign.id),
    "grades": lambda s, made: grades.newest_grades(s, made.campaign.id),
    "comparisons": lambda s, made: comparisons.newest_comparisons(s, made.campaign.id),
    "feedback": lambda s, made: feedback.feedback_of(s, made.files[0].id),
    "objections": lambda s, made: feedback.objections_of(s, made.files[0].id),
    "items": lambda s, made: rectification.items_of(s, made.campaign.id),
    "items of a person": lambda s, made: rectification.items_for(s, made.user["庚"], None),
    "items of a unit": lambda s, made: rectification.items_for(s, made.user["辛"], None),
    "steps of an item": lambda s, made: rectification.events_of(s, 1),
    "a copy shown to who leads": lambda s, made: cases.may_see(
        s, made.user["庚"], made.files[0].a_case
    ),
    "heads for figures": lambda s, made: counted.heads_of(s, (made.campaign.id,)),
}


@pytest.mark.parametrize("name", LISTS)
def test_no_list_reads_a_growing_table_from_end_to_end(made, name):
    sent = []

    def note(_connection, _cursor, statement, parameters, _context, _many):
        if statement.lstrip().upper().startswith("SELECT"):
            sent.append((statement, parameters))

    engine = made.store.database.engine
    made.files  # noqa: B018 - read before the statements are noted
    event.listen(engine, "before_cursor_execute", note)
    try:
        with made.store.database.read() as s:
            list_of(LISTS[name](s, made))
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert sent
    with engine.connect() as connection:
        for statement, parameters in sent:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            scanned = [row[3] for row in plan if row[3].startswith("SCAN")]
            tables = {one.split()[1] for one in scanned}
            assert not tables & GROWING, (statement, scanned)


def list_of(found):
    """Whatever is given out lazily is asked for here."""
    return list(found) if hasattr(found, "__iter__") else found


def test_the_plans_of_a_scan_are_seen(made):
    with made.store.database.engine.connect() as connection:
        plan = connection.execute(text("EXPLAIN QUERY PLAN SELECT * FROM campaign_files"))
        assert [row[3] for row in plan] == ["SCAN campaign_files"]
