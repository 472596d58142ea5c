"""SUB-03: fewer than two officers took part (执法人员少于两人)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.names import split_names
from review.checks.tally import Tally
from review.checks.trust import has_unread_ink, usable
from review.checks.values import all_words, words_of
from review.checks.wording import title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

RECORDS = (
    "onsite_inspection_record",
    "inquiry_record",
    "inspection_record",
    "coercive_scene_record",
    "sampling_record",
    "onspot_penalty_decision",
)


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found where a record names one officer only.

    **Needs**: `officers.name`; `assistants` and `recorder` where there are any.
    A record that names none says nothing of their number: Undetermined.
    """
    tally = Tally()
    for document in case_facts.documents_of(*RECORDS):
        _weigh(case_facts, standards, document, tally)
    return tally.outcome("卷内没有记载执法人员的笔录")


def _weigh(case_facts: CaseFacts, standards: Standards, document: Document, tally: Tally) -> None:
    facts = case_facts.facts_of(document, "officers.name")
    good = tuple(fact for fact in facts if usable(fact))
    assistants = set(split_names(all_words(case_facts.facts_of(document, "assistants"))))
    names = [name for name in split_names(all_words(good)) if name not in assistants]
    where = title_at(document)
    if len(names) >= 2:
        tally.passed(*good)
        return
    if len(good) < len(facts) or not names or has_unread_ink(case_facts, document):
        read = f"仅识读到{'、'.join(names)}" if names else "未识读到姓名"
        tally.doubt(
            f"{where}的执法人员{read}，人数不能确定",
            [place for fact in facts for place in fact.evidence],
        )
        return
    doubt = _second_officer(case_facts, standards, document, names[0])
    if doubt:
        tally.doubt_fact(f"{where}只写明执法人员{names[0]}，{doubt}", *good)
        return
    assisted = f"，另有辅助人员{'、'.join(sorted(assistants))}不计入" if assistants else ""
    tally.allege(
        f"{document.id}:officers",
        f"{where}只载明1名执法人员（{names[0]}{assisted}），少于两人。",
        facts=good,
        steps=({"note": f"执法人员：{names[0]}；应为两人以上"},),
    )


def _second_officer(
    case_facts: CaseFacts, standards: Standards, document: Document, name: str
) -> str:
    """What else on the record may be a second officer, in words; "" where nothing is."""
    certificates = all_words(case_facts.facts_of(document, "officers.cert_no"))
    if len(split_names(certificates)) >= 2:
        return f"但写有{len(split_names(certificates))}个执法证号"
    recorder = case_facts.fact_of(document, "recorder")
    others = (
        [other for other in split_names(words_of(recorder)) if other != name] if recorder else []
    )
    if others:
        return f"记录人{others[0]}是否为执法人员需核对"
    if case_facts.domain == "police":
        return "治安案件依法可由一名人民警察办理的情形需核对"
    return ""
