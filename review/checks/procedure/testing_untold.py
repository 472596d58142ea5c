"""PRC-12 检测鉴定期间未书面告知或次序不当.

**Source**: 行政强制法 第二十五条第三款.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.absence import Absence
from review.checks.dated import Dated, read_day
from review.checks.delivery_execution.deliveries import arrival_day
from review.checks.missing import missing, no_occasion
from review.checks.slots import Slot, mention, plain, search, weigh_slots
from review.checks.tally import Tally
from review.checks.timeline.seizure import SEIZED
from review.checks.trust import Gap
from review.checks.values import all_words
from review.checks.wording import say_date, title_at
from review.model.finding import Undetermined

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

SEIZURE, NOTICE = "seizure_decision", "testing_period_notice"
TESTS = (
    ("testing_entrustment", ("doc_date",)),
    ("test_report", ("report_date",)),
)
ENDS = (("seizure_release_decision", ("release_date", "doc_date")),)
SPAN = (
    Slot("检测期间的起始日期", ("start",), ("起至", "开始", "自")),
    Slot("检测期间的截止日期", ("end",), ("止", "结束", "到", "至")),
)
COSTS = (
    r"(?:检验|检测|鉴定|检疫|检验检测)(?:的)?(?:所需)?费用?[^不]{0,8}?"
    r"(?:由|归|应由|均由)(?:你|当事人|被检|申请人|该单位|贵)[^不]{0,12}?(?:承担|负担|支付|缴纳|交纳)"
)
OWN_SAMPLES = "sampling_record"
SEIZED_THINGS = (("property_list", "items.name"), (SEIZURE, "items"))


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Things tested while seized: the party was told in writing from when until when."""
    seizures = case_facts.documents_of(SEIZURE)
    tests = case_facts.documents_of(*(kind for kind, _ in TESTS))
    notices = case_facts.documents_of(NOTICE)
    if not seizures or not (tests or notices):
        return no_occasion(case_facts, "本案没有查封扣押期间的检测、检验、鉴定")
    tally = Tally()
    for notice in notices:
        weigh_slots(case_facts, standards, notice, SPAN, tally)
        _told(case_facts, notice, standards, tally)
    if not notices:
        _untold(case_facts, seizures[0], tests, standards, tally)
    for document in (*notices, *tests, *seizures):
        if place := search(case_facts, document, COSTS):
            tally.allege(
                f"{document.id}:costs",
                f"{title_at(document)}写有“{place.text}”，检测费用应由行政机关承担"
                "（行政强制法第二十五条第三款）。",
                evidence=(place,),
                confidence=0.9,
            )
    return tally.outcome("")


def _told(case_facts: CaseFacts, notice: Document, standards: Standards, tally: Tally) -> None:
    """Told after the testing was over, it told nothing."""
    end = read_day(case_facts, notice, standards, "end")
    told = arrival_day(case_facts, notice, standards)
    if isinstance(end, Gap) or told is None:
        return
    if told.day > end.day:
        tally.allege(
            f"{notice.id}:late",
            f"{title_at(notice)}于{say_date(told.day)}才告知当事人，检测期间已于{say_date(end.day)}结束。",
            facts=(told.fact, end.fact),
        )
    else:
        tally.passed(told.fact, end.fact)


def _untold(
    case_facts: CaseFacts,
    seizure: Document,
    tests: tuple[Document, ...],
    standards: Standards,
    tally: Tally,
) -> None:
    taken = read_day(case_facts, seizure, standards, *SEIZED)
    if isinstance(taken, Gap):
        tally.doubt_gap(taken)
        return
    tested = [
        when
        for kind, fields in TESTS
        for document in case_facts.documents_of(kind)
        if isinstance(when := read_day(case_facts, document, standards, *fields), Dated)
    ]
    if not tested:
        tally.doubt(f"{title_at(tests[0])}的日期未能读出", (case_facts.place_of(tests[0]),))
        return
    first = min(tested, key=lambda one: one.day)
    if first.day < taken.day or _released_before(case_facts, first, standards):
        tally.passed(taken.fact, first.fact, note="检测不在查封、扣押期间")
        return
    said = (
        f"{title_at(seizure)}于{say_date(taken.day)}查封、扣押，{title_at(first.document)}"
        f"{say_date(first.day)}送检"
    )
    samples = [
        one for one in case_facts.documents_of(OWN_SAMPLES) if not _of_seized(case_facts, one)
    ]
    looked = missing(case_facts, standards, NOTICE)
    if isinstance(looked, Undetermined):
        tally.doubt(looked.reason, looked.evidence)
    elif place := mention(case_facts, seizure, "检测期间", "检验期间", "鉴定期间", "检验检测期间"):
        tally.doubt(f"{said}，决定书写有“{place.text}”，请核对是否已告知检测期间", (place,))
    elif samples:
        reason = f"{said}，卷内有{title_at(samples[0])}，请核对送检的是否扣押物品"
        tally.doubt(reason, (case_facts.place_of(samples[0]),))
    elif isinstance(looked, Absence):
        tally.allege(
            f"{seizure.id}:untold",
            f"{said}，{looked.words}，没有书面告知当事人检测期间，该期间不能扣除。",
            facts=(taken.fact, first.fact),
            evidence=looked.evidence,
            confidence=min(looked.confidence, taken.fact.confidence, first.fact.confidence),
        )


def _released_before(case_facts: CaseFacts, tested: Dated, standards: Standards) -> bool:
    return any(
        isinstance(day := read_day(case_facts, document, standards, *fields), Dated)
        and day.day < tested.day
        for kind, fields in ENDS
        for document in case_facts.documents_of(kind)
    )


def _of_seized(case_facts: CaseFacts, sampling: Document) -> bool:
    """The sample was taken from the very things that were seized, as far as their names tell."""
    samples = {plain(word) for word in all_words(case_facts.facts_of(sampling, "sample_name"))}
    things = {
        plain(word)
        for kind, field in SEIZED_THINGS
        for word in all_words(case_facts.facts_named(kind, field))
    }
    return any(
        sample in thing or thing in sample
        for sample in samples
        for thing in things
        if len(sample) > 1 and len(thing) > 1
    )
