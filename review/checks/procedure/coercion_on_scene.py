"""PRC-14 强制措施现场程序缺失 (ORD-18).

**Source**: 行政强制法 第十八条第四至九项、第二十四条.
Freezing an account (冻结) has no scene (第三十条).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.dated import Dated, read_day
from review.checks.delivery_execution.deliveries import arrival_day, deliveries_of
from review.checks.misreading import may_be_one
from review.checks.missing import settle, weigh_missing
from review.checks.party_signed import weigh_signature
from review.checks.slots import mention, search
from review.checks.tally import Tally
from review.checks.trust import Gap, has_unread_ink, read_fact
from review.checks.wording import say_date, title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

FROZEN = "冻结"
SUBSTITUTES = ("onsite_inspection_record", "inspection_record")
SEIZED = ("查封", "扣押", "封存", "加贴封条")
TOLD = ("陈述", "申辩", "救济", "权利", "复议", "诉讼")
HEARD = ("陈述", "申辩", "意见", "异议")
ABSENT = (
    r"(?:当事人|经营者|负责人|被执行人)(?:[^见证]{0,12})(?:未到场|不在场|拒不到场|没有到场|未在场)"
)
WITNESSED = ("见证人", "邀请", "见证")
LISTED = ("数量", "规格", "品名", "名称")
_SAID_NOWHERE = 0.8


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """The record of the scene, the party or a witness, rights told, decision and list handed over.

    **Needs**: coercive_scene_record, seizure_decision, property_list, service_receipt.
    """
    tally = Tally()
    seizures = [
        document
        for document in case_facts.documents_of("seizure_decision")
        if not _freezes(case_facts, document)
    ]
    records = case_facts.documents_of("coercive_scene_record")
    if not seizures and not records:
        return settle(case_facts, tally, "本案没有查封、扣押")
    if not records:
        records = _record_missing(case_facts, standards, seizures[0], tally)
    for record in records:
        _recorded(case_facts, record, tally)
    for seizure in seizures:
        _handed_over(case_facts, standards, seizure, records, tally)
    _lists(case_facts, standards, seizures, tally)
    return settle(case_facts, tally, "现场程序齐备")


def _freezes(case_facts: CaseFacts, document: Document) -> bool:
    fact = case_facts.fact_of(document, "measure_type")
    return fact is not None and fact.value == FROZEN


def _record_missing(
    case_facts: CaseFacts, standards: Standards, seizure: Document, tally: Tally
) -> tuple[Document, ...]:
    for other in case_facts.documents_of(*SUBSTITUTES):
        if place := mention(case_facts, other, *SEIZED):
            reason = f"未见强制措施现场笔录，{title_at(other)}写有“{place.text}”，是否代替请核对"
            tally.doubt(reason, (place,))
            return ()
    return weigh_missing(
        case_facts,
        standards,
        ("coercive_scene_record",),
        f"{title_at(seizure)}决定的强制措施没有现场笔录。",
        tally,
        evidence=(case_facts.place_of(seizure),),
    )


def _recorded(case_facts: CaseFacts, record: Document, tally: Tally) -> None:
    """What the record must tell: who was there, what was told and heard."""
    if absent := search(case_facts, record, ABSENT):
        if mention(case_facts, record, *WITNESSED):
            tally.passed(note=f"{title_at(record)}载明当事人未到场、有见证人")
        else:
            tally.allege(
                f"{record.id}:witness",
                f"{title_at(record)}载明“{absent.text}”，没有邀请见证人到场。",
                evidence=(absent,),
                confidence=_SAID_NOWHERE,
            )
    for name, field, words in (
        ("告知当事人权利、救济途径", "rights_notice", TOLD),
        ("听取当事人陈述申辩", "defense_heard", HEARD),
    ):
        facts = [fact for fact in case_facts.facts_of(record, field) if fact.status == "read"]
        if facts or mention(case_facts, record, *words):
            tally.passed(*facts)
        elif has_unread_ink(case_facts, record) or case_facts.unread_pages(record):
            place = (case_facts.place_of(record),)
            tally.doubt(f"{title_at(record)}有未能识读之处，是否{name}不能确定", place)
        else:
            tally.allege(
                f"{record.id}:{field}",
                f"{title_at(record)}未载明{name}。",
                evidence=(case_facts.place_of(record),),
                confidence=min(_SAID_NOWHERE, record.confidence or 1.0),
            )


def _handed_over(
    case_facts: CaseFacts,
    standards: Standards,
    seizure: Document,
    records: tuple[Document, ...],
    tally: Tally,
) -> None:
    """The decision reached the party on the day the measure was carried out."""
    begun = read_day(case_facts, seizure, standards, "start_date")
    if isinstance(begun, Gap) and len(records) == 1:
        begun = read_day(case_facts, records[0], standards, "start_time")
    arrived = _receipt_day(case_facts, seizure, standards) or arrival_day(
        case_facts, seizure, standards
    )
    if isinstance(begun, Gap):
        tally.doubt_gap(begun)
    elif arrived is None:
        tally.doubt(
            f"{title_at(seizure)}交付当事人的日期未能读到，是否当场交付不能确定",
            (case_facts.place_of(seizure),),
        )
    elif arrived.day <= begun.day:
        tally.passed(begun.fact, arrived.fact)
    elif may_be_one(case_facts, begun.fact, arrived.fact):
        said = f"{title_at(seizure)}的交付日期与实施日期只差一个易误读的数字"
        tally.doubt_fact(f"{said}，请核对", begun.fact, arrived.fact)
    else:
        tally.allege(
            f"{seizure.id}:handed",
            f"{title_at(begun.document)}于{say_date(begun.day)}实施强制措施，"
            f"{title_at(arrived.document)}于{say_date(arrived.day)}才交付决定书，没有当场交付。",
            facts=(begun.fact, arrived.fact),
        )


def _receipt_day(case_facts: CaseFacts, seizure: Document, standards: Standards) -> Dated | None:
    """The day its receipt gives; dates at the foot of the decision are easily its own."""
    days = [
        read_day(case_facts, one.paper, standards, "receive_date", "send_date")
        for one in deliveries_of(case_facts, seizure, standards)
        if one.paper.kind == "service_receipt" and one.match != "weak"
    ]
    read = [day for day in days if isinstance(day, Dated)]
    return min(read, key=lambda one: one.day, default=None)


def _lists(
    case_facts: CaseFacts, standards: Standards, seizures: list[Document], tally: Tally
) -> None:
    lists = case_facts.documents_of("property_list")
    if not lists and seizures:
        _list_missing(case_facts, standards, seizures[0], tally)
    for document in lists:
        _list_dated(case_facts, standards, document, seizures, tally)
        weigh_signature(case_facts, document, tally)
        copies = read_fact(case_facts, document, standards, "copies")
        if not isinstance(copies, Gap) and copies.value == 1:
            tally.allege(
                f"{document.id}:copies",
                f"{title_at(document)}只制作一份，应当一式二份，由当事人和行政机关分别保存。",
                facts=(copies,),
            )


def _list_missing(
    case_facts: CaseFacts, standards: Standards, seizure: Document, tally: Tally
) -> None:
    """A list may stand on the decision itself."""
    columns = [word for word in LISTED if mention(case_facts, seizure, word)]
    if len(columns) > 1:
        place = (case_facts.place_of(seizure),)
        tally.doubt(f"未见清单，{title_at(seizure)}上似列有物品明细，请核对", place)
        return
    weigh_missing(
        case_facts,
        standards,
        ("property_list",),
        f"{title_at(seizure)}没有查封、扣押清单。",
        tally,
        evidence=(case_facts.place_of(seizure),),
    )


def _list_dated(
    case_facts: CaseFacts,
    standards: Standards,
    document: Document,
    seizures: list[Document],
    tally: Tally,
) -> None:
    """ORD-18: the list is of the day of the measure."""
    made = read_day(case_facts, document, standards, "doc_date")
    days = [read_day(case_facts, item, standards, "start_date", "doc_date") for item in seizures]
    known = [day for day in days if isinstance(day, Dated)]
    if not isinstance(made, Dated) or not known:
        return
    if any(made.day == day.day for day in known):
        tally.passed(made.fact, *(day.fact for day in known))
        return
    day = known[0]
    if may_be_one(case_facts, made.fact, day.fact):
        said = f"{title_at(document)}的日期与决定书的日期只差一个易误读的数字"
        tally.doubt_fact(f"{said}，请核对", made.fact, day.fact)
        return
    when = "早于" if made.day < day.day else "晚于"
    tally.allege(
        f"{document.id}:dated",
        f"{title_at(document)}的日期{say_date(made.day)}{when}{title_at(day.document)}的"
        f"{say_date(day.day)}，清单不是当场制作、交付。",
        facts=(made.fact, day.fact),
        steps=({"note": "次序规则ORD-18"},),
    )
