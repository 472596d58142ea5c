"""What people say is appended: verdicts, findings drawn, corrections; results go by version."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest

from review.errors import StoreError
from review.model.case_record import LayoutDocument
from review.model.geometry import Box
from review.store import added_findings, cases, corrections, results, users, verdicts
from tests.store.conftest import add_case

BOX = Box(10.5, 20.0, 30.25, 40.0)
RESULT = {"worksheets_json": "{}", "sorting_json": "[]", "program": "0.1", "standards": "2026"}


def test_each_verdict_keeps_the_one_before(database, reviewer, case_id):
    def say(value: str, **more: object):
        with database.write() as s:
            return verdicts.add_verdict(
                s, case_id=case_id, finding="EXE-03:1", value=value, user_id=reviewer.id, **more
            )

    first = say("confirmed")
    second = say("rejected", reason_kind="misread", note="日期识别错")
    third = say("amended", points=1.5, message="改写", severity="一般", note="轻微")
    assert (first.previous, second.previous, third.previous) == ("", "confirmed", "rejected")
    assert {one.who for one in (first, second, third)} == {"陈评查"}
    with database.read() as s:
        assert verdicts.verdicts_of(s, case_id) == (first, second, third)
        assert verdicts.verdicts_of(s, "other") == ()


def test_a_verdict_of_another_office_keeps_name_and_time(database, case_id):
    when = datetime(2026, 3, 1, 9, 30, 15, 123456)
    with database.write() as s:
        kept = verdicts.add_verdict(
            s,
            case_id=case_id,
            finding="f",
            value="confirmed",
            user_id=None,
            who="外单位李某",
            when=when,
            previous="open",
        )
    assert (kept.user_id, kept.who, kept.when, kept.previous) == (None, "外单位李某", when, "open")
    with database.read() as s:
        assert verdicts.verdicts_of(s, case_id) == (kept,)


def test_the_name_stays_as_it_was_when_it_was_said(database, reviewer, case_id):
    with database.write() as s:
        verdicts.add_verdict(s, case_id=case_id, finding="f", value="open", user_id=reviewer.id)
        users.change_user(s, reviewer.id, name="新名", role="reviewer", team="", active=True)
    with database.read() as s:
        assert [one.who for one in verdicts.verdicts_of(s, case_id)] == ["陈评查"]


@pytest.mark.parametrize("case", ["no-case", ""])
def test_an_unknown_case_is_told_and_nothing_appended(database, reviewer, case):
    who = {"case_id": case, "user_id": reviewer.id}
    with database.write() as s:
        for add in (
            lambda: verdicts.add_verdict(s, finding="f", value="open", **who),
            lambda: added_findings.add_finding(
                s, defect="EXE-03", message="m", page_no=1, box=BOX, **who
            ),
            lambda: corrections.add_sorting_correction(s, layout=None, **who),
            lambda: results.add_result(s, case, result_json="{}", why="", **RESULT),
        ):
            with pytest.raises(StoreError) as raised:
                add()
            assert raised.value.code == "no_such_case"


def test_two_people_at_once_see_each_others_verdict(database, reviewer, case_id):
    def say(number: int) -> None:
        with database.write() as s:
            verdicts.add_verdict(
                s, case_id=case_id, finding="f", value=str(number), user_id=reviewer.id
            )

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(say, range(60)))
    with database.read() as s:
        said = verdicts.verdicts_of(s, case_id)
    assert len(said) == 60
    assert [one.previous for one in said] == ["", *(one.value for one in said[:-1])]


def test_results_are_versions(database, case_id):
    with database.write() as s:
        assert results.result_json_of(s, case_id) is None
        assert results.add_result(s, case_id, result_json='{"a":"一"}', why="首次", **RESULT) == 1
        assert results.add_result(s, case_id, result_json='{"a":"二"}', why="更正", **RESULT) == 2
    with database.read() as s:
        assert results.result_json_of(s, case_id) == (2, '{"a":"二"}')
        assert results.result_json_of(s, case_id, 1) == (1, '{"a":"一"}')
        assert results.result_json_of(s, case_id, 3) is None
        assert results.worksheets_json_of(s, case_id) == (2, "{}")
        assert results.sorting_json_of(s, case_id, 1) == (1, "[]")
        versions = results.versions_of(s, case_id)
        assert [(one.version, one.why) for one in versions] == [(1, "首次"), (2, "更正")]
        assert cases.case_of(s, case_id).version == 2


def test_a_drawn_finding_is_kept_and_taken_back(database, reviewer, case_id):
    with database.write() as s:
        add_case(s, "case-2", reviewer)
        drawn = added_findings.add_finding(
            s,
            case_id=case_id,
            defect="EXE-03",
            message="缺当事人签名",
            page_no=3,
            box=BOX,
            text="<script>",
            user_id=reviewer.id,
        )
        other = added_findings.add_finding(
            s,
            case_id=case_id,
            defect="HRG-04",
            message="m",
            page_no=4,
            box=BOX,
            user_id=reviewer.id,
        )
    assert drawn.id.startswith("M-")
    assert drawn.box == BOX
    with database.read() as s:
        assert added_findings.added_findings_of(s, case_id) == (drawn, other)
        assert added_findings.added_findings_of(s, "case-2") == ()
    with database.write() as s:
        added_findings.withdraw_finding(s, drawn.id, reviewer.id)
        assert added_findings.withdraw_finding(s, drawn.id, reviewer.id).withdrawn
        with pytest.raises(StoreError):
            added_findings.withdraw_finding(s, "M-none", reviewer.id)
    with database.read() as s:
        kept = added_findings.added_findings_of(s, case_id)
    assert [(one.id, one.withdrawn) for one in kept] == [(drawn.id, True), (other.id, False)]


def test_the_latest_correction_of_a_place_counts(database, reviewer, case_id):
    def correct(field: str, value: object, **more: object):
        with database.write() as s:
            return corrections.add_fact_correction(
                s,
                case_id=case_id,
                first_page=5,
                kind="处罚决定书",
                field=field,
                value=value,
                page_no=6,
                user_id=reviewer.id,
                **more,
            )

    correct("落款日期", "2026-01-02", raw="二〇二六年一月二日", box=BOX, previous="2026-01-12")
    latest = correct("落款日期", "2026-01-03", box=BOX)
    blank = correct("案由", None)
    second = correct("落款日期", "2026-02-01", ordinal=1)
    correct("金额", {"fen": 100})
    correct("金额", None, withdrawn=True)
    with database.read() as s:
        assert corrections.fact_corrections_of(s, case_id) == (latest, blank, second)
        history = corrections.fact_correction_history(s, case_id)
    assert [one.value for one in history] == [
        "2026-01-02",
        "2026-01-03",
        None,
        "2026-02-01",
        {"fen": 100},
        None,
    ]
    assert (history[0].box, history[2].box) == (BOX, None)


def test_the_latest_sorting_counts(database, reviewer, case_id):
    layout = (LayoutDocument(1, 3, "立案审批表", "立案"), LayoutDocument(4, 4, "", "附件"))

    def correct(pages):
        with database.write() as s:
            return corrections.add_sorting_correction(
                s, case_id=case_id, layout=pages, user_id=reviewer.id, why="看页"
            )

    with database.read() as s:
        assert corrections.sorting_correction_of(s, case_id) is None
    first = correct(layout)
    assert first.layout == layout
    back = correct(None)
    with database.read() as s:
        assert corrections.sorting_correction_of(s, case_id) == back
        assert back.layout is None
        assert corrections.sorting_history(s, case_id) == (first, back)
