"""Papers of measures against goods: 先行登记保存, 查封扣押."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpora.ministries import ministries
from corpora.papers.recordings import recorded
from corpora.seizures import name_seized
from corpora.story import Citation, Seal, Signed, Ticks, Value
from corpora.workdays import after

if TYPE_CHECKING:
    from corpora.teller import Teller
    from corpora.timeline import Acts

DISPOSALS = ("返还当事人", "送交检验检测", "转为查封扣押", "依法没收")


def write(teller: Teller, acts: Acts) -> None:
    """The papers of whatever measure the case has."""
    if "preservation" in teller.traits:
        _preservation(teller, acts)
    if "seizure" in teller.traits:
        seizure(teller, acts, after_filing=True)


def _preservation(teller: Teller, acts: Acts) -> None:
    moment = acts["preserve"]
    day = moment.date()
    law = Citation("《中华人民共和国行政处罚法》", 56)
    # books, not the goods: those may have to be confiscated, and may not be given back before
    own = ministries()[teller.agency.ministry]
    (book, size), (sheet, form) = own.book, own.sheets
    kept: dict[str, Value] = {"goods": f"{book}、{sheet}", "goods_count": "共2项"}
    rows = (
        ("1", book, size, "1", "册", "完好"),
        ("2", sheet, form, str(5 + teller.number % 20), "张", "完好"),
    )
    teller.approval("evidence_preservation_approval", 22, day, law_cited=(law,), **kept)
    paper = teller.external(
        "evidence_preservation_notice",
        24,
        day,
        "登存",
        law_cited=(law,),
        deadline=after(day, 7),
        place=teller.notes["fact.place"],
        witness=None,
        sign_date=day,
        **kept,
    )
    teller.write(
        "evidence_preservation_list",
        25,
        doc_date=day,
        seal=Seal(teller.agency.name),
        listed_date=day,
        rows=rows,
        sign_date=day,
        doc_no=paper.values["doc_no"],
    )
    teller.receipt("evidence_preservation_notice", str(paper.values["doc_no"]), moment, 26)
    end = acts["dispose"]
    disposal = teller.external(
        "evidence_preservation_disposal",
        28,
        end.date(),
        "登处",
        decision_date=end.date(),
        disposal_type=Ticks(DISPOSALS, DISPOSALS[0]),
        notice_no=paper.values["doc_no"],
        notice_date=day,
        items=f"{book}、{sheet}",
        sign_date=end.date(),
        **kept,
    )
    teller.receipt("evidence_preservation_disposal", str(disposal.values["doc_no"]), end, 29)


def seizure(teller: Teller, acts: Acts, after_filing: bool) -> None:
    """Approval, decision, list, scene record, extension, release."""
    moment = acts["preserve"]
    day = moment.date()
    base = 22 if after_filing else 10
    seized = name_seized(teller)
    cited = (seized.cited,)
    measure = seized.measure or ("扣押" if teller.number % 2 else "查封")
    teller.notes |= {"measure_type": measure}
    begin = moment.replace(hour=14, minute=moment.minute % 40)
    end = begin.replace(hour=15)
    teller.approval(
        "coercive_approval",
        base,
        day,
        measure_type=measure,
        law_cited=cited,
        is_emergency=False,
        approve_time=begin.replace(hour=11, minute=10 + begin.minute % 40),
    )
    deadline = acts["seizure_deadline"].date()
    paper = teller.external(
        "seizure_decision",
        base + 1,
        day,
        "强制",
        measure_type=measure,
        law_cited=cited,
        start_date=day,
        deadline=deadline,
        place=f"{teller.agency.place}涉案财物保管室"
        if measure == "扣押"
        else teller.notes["fact.place"],
        sign_date=day,
        days=30,
    )
    number = str(paper.values["doc_no"])
    teller.write(
        "property_list",
        base + 2,
        rows=teller.notes["goods_rows"],
        copies=2,
        doc_date=day,
        sign_date=day,
        seal=Seal(teller.agency.name),
        listed_date=day,
        doc_no=number,
    )
    teller.write(
        "coercive_scene_record",
        base + 3,
        place=teller.notes["fact.place"],
        start_time=begin,
        end_time=end,
        cert_shown=True,
        party_present=True,
        witness=None,
        sign_date=day,
        listed_date=day,
        page_signatures=True,
        decision_no=number,
    )
    if after_filing:
        recorded(teller, base + 4, f"{measure}现场", begin, end, "seizure")
    teller.receipt("seizure_decision", number, begin, base + 4)
    if "extension" in teller.traits:
        extended = acts["extension"]
        paper = teller.external(
            "seizure_extension_decision",
            base + 5,
            extended.date(),
            "强延",
            extend_to=acts["seizure_extended"].date(),
            approve_date=extended.date(),
            decision_no=number,
            decision_day=day,
            measure_type=measure,
        )
        teller.receipt(
            "seizure_extension_decision", str(paper.values["doc_no"]), extended, base + 6
        )
    release = acts["decide"] if after_filing else acts["release"]
    stage = 96 if after_filing else 30
    paper = teller.external(
        "seizure_release_decision",
        stage,
        release.date(),
        "强解",
        release_date=release.date(),
        decision_no=number,
        decision_day=day,
        measure_type=measure,
        sign_date=release.date(),
        return_list=teller.notes["goods"],
        party_signature=Signed((teller.speaker.name,)),
    )
    teller.receipt("seizure_release_decision", str(paper.values["doc_no"]), release, stage + 1)
