"""An office with something in every table, for tests of what carries a whole office."""

from __future__ import annotations

from review.model.case_record import LayoutDocument
from review.model.geometry import Box
from review.store import (
    added_findings,
    audit,
    cases,
    corrections,
    jobs,
    office_settings,
    pages,
    places,
    results,
    sessions,
    tokens,
    users,
    verdicts,
)
from tests.builders import page
from tests.store.every_table import fill_empty_tables

BOX = Box(1.5, 2.25, 30.0, 40.1)


def furnish(store):
    """Two people, a case file with everything that may happen to it; who owns it."""
    scan = store.files.put_bytes(b"%PDF-1.7 " + bytes(range(256)) * 5000)
    picture = store.files.put_bytes(b"\x89PNG picture")
    with store.database.write() as s:
        zhou = users.add_user(s, "zhou", "周明", "reviewer", "hash", must_change=False)
        qian = users.add_user(s, "qian", "钱进", "leader", "hash", team="一组")
        sessions.add_session(s, zhou.id, "t" * 64, "csrf", 12)
        tokens.add_token(s, zhou.id, "脚本", "k" * 64)
        cases.add_case(
            s,
            id="case-1",
            title="某市城管案卷",
            file_name="案卷.pdf",
            sha256=scan,
            byte_count=1,
            owner_id=zhou.id,
        )
        cases.add_member(s, "case-1", qian.id)
        pages.save_page(s, "case-1", page(1, "行政处罚决定书"), None, picture, picture)
        pages.save_page(s, "case-1", page(2), None)
        _work(s, zhou)
        fill_empty_tables(s, scan)
    return zhou


def keep_own_data(folder):
    """What an office keeps beside its desk, a file of each part; the files, relative."""
    kept = {
        "office.yaml": "office: 某市城管局\n",
        "registers/officers.json": '{"rows": []}',
        "registers/officers.previous.json": "{}",
        "laws/某市市容条例@2020-01-01.json": "{}",
        "templates/sheet.docx": "PK docx",
        "candidates/active.json": '{"sentences": "0123456789abcdef"}',
        "candidates/0123456789abcdef/card.json": "{}",
    }
    for name, content in kept.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return set(kept)


def _work(s, zhou):
    results.add_result(
        s,
        "case-1",
        result_json='{"a": "果"}',
        worksheets_json="{}",
        sorting_json="{}",
        why="首次",
        program="1",
        standards="2026",
    )
    first = verdicts.add_verdict(
        s,
        case_id="case-1",
        finding="F1",
        value="amended",
        user_id=zhou.id,
        points=1.25,
        note="改\0",
    )
    verdicts.add_verdict(
        s, case_id="case-1", finding="F1", value="", user_id=zhou.id, undoes=first.id
    )
    drawn = added_findings.add_finding(
        s, case_id="case-1", defect="EXE-03", message="缺", page_no=1, box=BOX, user_id=zhou.id
    )
    added_findings.withdraw_finding(s, drawn.id, zhou.id)
    for value in ("2026-01-05", None, 1250, ["甲", {"乙": 1.5}]):
        corrections.add_fact_correction(
            s,
            case_id="case-1",
            first_page=1,
            kind="decision",
            field="date",
            value=value,
            page_no=1,
            user_id=zhou.id,
            box=BOX if value else None,
        )
    for layout in ([LayoutDocument(1, 2, "decision", "决定书")], None):
        corrections.add_sorting_correction(s, case_id="case-1", layout=layout, user_id=zhou.id)
    jobs.add_job(s, "case-1", "review")
    places.keep_place(s, zhou.id, "case-1", {"page": 2})
    office_settings.put_setting(s, "watermark", {"on": True})
    for action in ("uploaded", "verdict", "verdict_undone"):
        audit.note(s, zhou, action, "case-1", note="“引号”")
