"""People's verdicts: read, joined, and what they make of a score."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

import pytest

from review.confirm.join import join_verdicts
from review.confirm.verdict_file import read_verdicts
from review.errors import VerdictError
from review.model.verdict import Verdict
from review.scoring.case import ScoredCase
from review.scoring.score import score_case
from tests.scoring.findings import STANDARDS, finding

LATE, RECEIPT, DEFENCE = finding("EXE-03"), finding("EXE-07"), finding("HRG-07")
VETO = finding("HRG-04")


def says(one, value, who="甲", hour=9, reason="", points=None) -> Verdict:
    return Verdict(one.id, value, who, datetime(2026, 3, 2, hour), reason, points)


def score(findings, *verdicts, bonus=(), standards=STANDARDS):
    confirmed = join_verdicts(findings, verdicts, bonus)
    return score_case(ScoredCase("penalty_ordinary", tuple(findings)), standards, confirmed)


def test_only_confirmed_findings_count():
    result = score(
        [LATE, RECEIPT], says(LATE, "confirmed"), says(RECEIPT, "rejected", reason="有据")
    )
    assert not result.provisional
    assert result.total == 96  # EXE-03 takes 5 of an item of 4
    assert result.recorded[0].reason == "甲认定不成立：有据"


def test_a_finding_that_needs_a_person_counts_once_confirmed():
    assert score([DEFENCE]).total == 100
    assert score([DEFENCE], says(DEFENCE, "confirmed")).total == 96


def test_open_findings_keep_the_score_provisional():
    result = score([LATE, RECEIPT], says(LATE, "confirmed"), says(RECEIPT, "open"))
    assert result.provisional
    assert result.undecided == (RECEIPT.id,)
    assert result.total == 93  # the draft still counts what the rule is sure of


def test_an_amended_finding_takes_other_points():
    assert score([LATE], says(LATE, "amended", reason="情节轻", points=1)).total == 99


def test_an_amended_veto_is_none():
    result = score([VETO], says(VETO, "amended", reason="差半日，影响小", points=2))
    assert result.vetoes == ()
    assert result.total == 98


def test_what_is_true_but_not_counted_takes_nothing_and_says_so():
    verdict = replace(says(LATE, "rejected", reason="不计分：首次"), reason_kind="not_counted")
    result = score([LATE], verdict)
    assert result.total == 100
    assert result.recorded[0].reason == "甲认定属实但不计分：不计分：首次"


def test_a_veto_amended_to_a_lesser_severity_is_none():
    verdict = replace(says(VETO, "amended", reason="影响小"), severity="formal")
    result = score([VETO], verdict)
    assert result.vetoes == ()
    assert result.total < 100
    graver = replace(says(LATE, "amended", reason="影响大"), severity="substantive")
    assert "不能评为优秀" in score([LATE], graver).grade_reason


def test_the_latest_word_governs_and_none_is_lost():
    first, second = says(LATE, "confirmed", hour=9), says(LATE, "rejected", "乙", 11, "已签收")
    confirmed = join_verdicts([LATE], [second, first])
    assert confirmed.latest[LATE.id] is second
    assert confirmed.history == (first, second)


def test_a_veto_names_who_confirmed_it():
    one = score([VETO], says(VETO, "confirmed"))
    assert one.veto_reasons[0].confirmed_by == ("甲",)
    assert "须两人复核一致" in one.grade_reason
    two = score([VETO], says(VETO, "confirmed"), says(VETO, "confirmed", "乙", 10))
    assert two.veto_reasons[0].confirmed_by == ("甲", "乙")
    assert "已由两人以上确认" in two.grade_reason


def test_verdicts_on_findings_that_are_gone_are_stale():
    confirmed = join_verdicts([LATE], [says(RECEIPT, "confirmed")])
    assert confirmed.stale == (RECEIPT.id,)
    assert not confirmed.latest


def test_merits_count_only_where_the_office_credits_them():
    merit = "全程音像齐全且索引清晰"
    ours = replace(
        STANDARDS,
        scoring=replace(STANDARDS.scoring, bonus=replace(STANDARDS.scoring.bonus, enabled=True)),
    )
    assert score([LATE], says(LATE, "confirmed"), bonus=[merit]).total == 96
    assert score([LATE], says(LATE, "confirmed"), bonus=[merit], standards=ours).total == 97
    assert score([], bonus=[merit], standards=ours).total == 100  # never above full marks


def write(tmp_path, *verdicts, **more):
    path = tmp_path / "verdicts.json"
    document = {"schema": "juanjian.verdicts/1", "verdicts": list(verdicts), **more}
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return path


ROW = {"finding": "EXE-03:d1:x", "value": "成立", "who": "甲", "when": "2026-03-02T09:00"}


def test_values_may_be_chinese(tmp_path):
    verdicts, bonus = read_verdicts(write(tmp_path, ROW, bonus=["说理充分"]), "")
    assert (verdicts[0].value, verdicts[0].when) == ("confirmed", datetime(2026, 3, 2, 9))
    assert bonus == ("说理充分",)


@pytest.mark.parametrize(
    ("row", "more", "code", "words"),
    [
        ({**ROW, "value": "不成立"}, {}, "verdicts_no_reason", "须写明理由"),
        ({**ROW, "value": "或许"}, {}, "verdicts_bad_entry", "verdicts.0.value"),
        ({**ROW, "whom": "乙"}, {}, "verdicts_bad_entry", "whom"),
        (ROW, {"source": "f" * 64}, "verdicts_other_file", "另一份案卷"),
    ],
)
def test_what_cannot_be_used_is_refused(tmp_path, row, more, code, words):
    with pytest.raises(VerdictError, match=words) as caught:
        read_verdicts(write(tmp_path, row, **more), "a" * 64)
    assert caught.value.code == code


def test_a_missing_file(tmp_path):
    with pytest.raises(VerdictError) as caught:
        read_verdicts(tmp_path / "none.json", "")
    assert caught.value.code == "verdicts_unreadable"
