"""ARC-02 全过程(音像)记录缺失.

**Source**: 行政处罚法 第四十七条; 国办发〔2018〕118号 (查封扣押财产、强制拆除等全程音像记录;
现场执法、听证、留置和公告送达根据实际情况音像记录).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.checks.absence import Absence
from review.checks.filled import weigh_filled
from review.checks.missing import missing, settle
from review.checks.slots import Slot, mention_in
from review.checks.tally import Tally
from review.checks.trust import usable
from review.checks.values import all_words, date_of
from review.checks.wording import title_at
from review.model.finding import Undetermined

if TYPE_CHECKING:
    from datetime import date

    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards


@dataclass(frozen=True, slots=True)
class Event:
    """A step of the procedure that is to be recorded, and the papers that show it took place.

    `always`: from beginning to end, whatever the office's own list says; photographs alone will
    not do. `words`: what the note on a recording calls the step.
    """

    name: str
    kinds: tuple[str, ...]
    words: tuple[str, ...]
    always: bool = False
    """Else as the office's list (音像记录事项清单) has it."""


COERCION = Event(
    "查封、扣押",
    ("coercive_scene_record", "seizure_decision"),
    ("查封", "扣押", "强制", "封存"),
    always=True,
)
EXECUTION = Event(
    "强制执行",
    ("compulsory_execution_decision", "substitute_performance_decision"),
    ("执行", "拆除", "代履行"),
    always=True,
)
INSPECTION = Event(
    "现场检查", ("onsite_inspection_record", "inspection_record"), ("检查", "勘验", "勘查", "现场")
)
HEARING = Event("听证", ("hearing_record",), ("听证",))
EVENTS = (COERCION, EXECUTION, INSPECTION, HEARING)
PICTURES = ("photo_evidence",)
EXCUSED = (
    "设备故障", "记录仪故障", "执法记录仪损坏", "无法录像", "无法录音录像", "不宜录音录像",
    "不宜音像记录", "不宜进行音像记录", "不进行音像记录",
)  # fmt: skip
KEPT_ELSEWHERE = (
    "存储于", "存储在", "刻录", "光盘", "视频编号", "录像编号", "影像编号", "音像编号", "存储路径",
    "音像资料存", "视频资料存", "录像资料存", "执法记录仪编号", "采集站", "云平台",
)  # fmt: skip
NOTE = (
    Slot("制作人", ("maker",)),
    Slot("制作（起始）时间", ("start_time",)),
)
START = ("start_time", "date", "inspection_date", "start_date", "doc_date")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """What had to be recorded was, and the note on a recording says by whom and when.

    **Needs**: av_record_note, photo_evidence and the records of the steps.
    """
    tally = Tally()
    notes = case_facts.documents_of("av_record_note")
    for note in notes:
        weigh_filled(case_facts, standards, note, NOTE, tally)
    for event in EVENTS:
        if papers := case_facts.documents_of(*event.kinds):
            _weigh(case_facts, standards, event, papers[0], notes, tally)
    return settle(case_facts, tally, "本案没有应当音像记录的环节")


def _weigh(
    case_facts: CaseFacts,
    standards: Standards,
    event: Event,
    paper: Document,
    notes: tuple[Document, ...],
    tally: Tally,
) -> None:
    place = (case_facts.place_of(paper),)
    if note := _note_on(case_facts, event, paper, notes):
        tally.passed(note=f"{event.name}有{title_at(note)}")
        return
    if notes:
        tally.doubt(
            f"{title_at(notes[0])}是否包括{event.name}（{title_at(paper)}）不能确定，请核对",
            (case_facts.place_of(notes[0]), *place),
        )
        return
    looked = missing(case_facts, standards, "av_record_note")
    if isinstance(looked, Undetermined):
        tally.doubt(looked.reason, looked.evidence)
    elif excuse := mention_in(case_facts, case_facts.documents, *EXCUSED):
        tally.doubt(f"{event.name}未见音像记录，卷内写有“{excuse.text}”，请核对", (excuse,))
    elif kept := mention_in(case_facts, case_facts.documents_of(*event.kinds), *KEPT_ELSEWHERE):
        tally.doubt(f"{event.name}的音像资料可能另行存放：“{kept.text}”，请核对", (kept,))
    elif isinstance(looked, Absence):
        _not_recorded(case_facts, event, paper, looked, tally)


def _not_recorded(
    case_facts: CaseFacts, event: Event, paper: Document, looked: Absence, tally: Tally
) -> None:
    place = (case_facts.place_of(paper),)
    pictures = case_facts.documents_of(*PICTURES)
    if not event.always and event is not INSPECTION:
        tally.doubt(f"{title_at(paper)}：{event.name}是否列入本机关音像记录事项清单不能确定", place)
    elif not event.always and pictures:
        tally.doubt(
            f"{event.name}只有{title_at(pictures[0])}，没有录音录像，本机关清单是否要求录像请核对",
            (case_facts.place_of(pictures[0]), *place),
        )
    else:
        tally.allege(
            f"{event.name}:{paper.id}",
            f"{title_at(paper)}：{event.name}应当音像记录，{looked.words}，也没有不能记录的说明。",
            evidence=(*place, *looked.evidence),
            confidence=min(looked.confidence, case_facts.kind_confidence, paper.confidence or 1.0),
        )


def _note_on(
    case_facts: CaseFacts, event: Event, paper: Document, notes: tuple[Document, ...]
) -> Document | None:
    """The note that names the step, or was made on its day."""
    days = _days(case_facts, paper)
    for note in notes:
        said = all_words(case_facts.facts_of(note, "event"))
        if any(word in text for word in event.words for text in said):
            return note
        if days & _days(case_facts, note):
            return note
    return None


def _days(case_facts: CaseFacts, document: Document) -> set[date]:
    facts = case_facts.facts_of(document, *START)
    return {day for fact in facts if usable(fact) and (day := date_of(fact)) is not None}
