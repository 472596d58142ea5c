"""Stories are lawful unless a defect is planted, and the same on every run."""

from datetime import date, timedelta

import pytest

from corpora.defects.plant import WAYS, story_with_defects, ways_of
from corpora.make import KINDS, kind_of
from corpora.story import CaseStory
from corpora.workdays import after

_NEEDED = (
    "SUB-03 SUB-04 FAC-05 FAC-06 FAC-07 LAW-01 LAW-02 LAW-03 DIS-01 DIS-02 DIS-04 PRC-01 PRC-02 "
    "PRC-03 PRC-04 PRC-06 PRC-08 PRC-09 PRC-11 PRC-15 PRC-17 PRC-19 PRC-20 HRG-01 HRG-02 HRG-03 "
    "HRG-04 HRG-05 HRG-07 DEC-01 DEC-02 DEC-03 DEC-04 DEC-06 DEC-07 DEC-08 DEC-09 EXE-01 EXE-02 "
    "EXE-03 EXE-04 EXE-06 EXE-07 EXE-10 DOC-01 DOC-03 DOC-04 DOC-05 ARC-01"
)


def _day(story: CaseStory, key: str, field: str) -> date:
    value = story.paper(key).values[field]
    assert isinstance(value, date)
    return date(value.year, value.month, value.day)


@pytest.mark.parametrize("seed", range(12))
def test_clean_ordinary_cases_keep_the_order_of_the_law(seed: int) -> None:
    story, planted = story_with_defects("t", seed, "penalty_ordinary", clean=True)
    assert not planted
    if not story.has("penalty_decision"):
        assert story.has("no_penalty_decision")
        return
    filing, decision = (
        _day(story, "filing_approval", "filing_date"),
        _day(story, "penalty_decision", "decision_date"),
    )
    told = _day(story, "service_receipt:prior_notice", "send_date")
    assert _day(story, "case_source_register", "register_date") <= filing
    assert filing <= _day(story, "inquiry_record", "start_time")
    assert _day(story, "investigation_report", "doc_date") <= told
    assert decision > after(told, 5)
    # A case that was extended or stood still has its approval for it.
    assert decision - filing <= timedelta(days=90) or story.traits & {"extended", "suspended"}
    assert _day(story, "service_receipt:penalty_decision", "send_date") <= after(decision, 7)
    closing = _day(story, "case_closing_report", "closing_date")
    assert closing >= _day(story, "fine_receipt", "pay_date") >= decision
    assert closing >= _day(story, "rectification_review", "review_date")


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_tells_the_same_story(kind: str) -> None:
    one = story_with_defects("t", 5, kind, clean=False)  # type: ignore[arg-type]
    assert one == story_with_defects("t", 5, kind, clean=False)  # type: ignore[arg-type]


def test_every_defect_asked_for_can_be_planted_in_several_ways_or_kinds() -> None:
    assert {way.code for way in WAYS} >= set(_NEEDED.split())
    assert len(WAYS) > 120


@pytest.mark.parametrize("code", ["HRG-04", "EXE-03", "DEC-04", "PRC-15", "LAW-01", "FAC-06"])
def test_a_planted_defect_is_there(code: str) -> None:
    story, planted = story_with_defects("t", 9, "penalty_ordinary", clean=False, codes=(code,))
    assert [way.code for way in planted] == [code]
    if code == "HRG-04":
        told = _day(story, "service_receipt:prior_notice", "send_date")
        assert _day(story, "penalty_decision", "decision_date") <= after(told, 5)
    if code == "DEC-04":
        assert story.has("hearing_record")
        assert not story.has("collective_discussion_record")


def test_kinds_share_the_files() -> None:
    kinds = [kind_of(number, KINDS) for number in range(40)]
    assert set(kinds) == set(KINDS)
    assert kinds.count("penalty_ordinary") == 20
    assert ways_of("license") and ways_of("inspection")
