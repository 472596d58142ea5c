"""Papers that some ordinary cases have and others not: testing, gains, extension, guidance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpora.story import Seal, Signed
from corpora.workdays import after, at

if TYPE_CHECKING:
    from datetime import datetime

    from corpora.teller import Teller
    from corpora.timeline import Acts


def write(teller: Teller, acts: Acts) -> None:
    """Whatever of them the case has; a template set may leave them out."""
    first = len(teller.papers)
    if "testing" in teller.traits:
        testing(teller, acts["sample"])
    if "goods" in teller.traits and teller.number % 2:
        _gains(teller, acts)
    guided = "guidance" in teller.traits or teller.number % 5 == 0
    if guided and teller.party.kind == "法人" and "no_penalty" not in teller.traits:
        _guidance(teller, acts)
    teller.make_optional(first)


def testing(teller: Teller, taken: datetime) -> None:
    """A sample, its test, the result told; how long the test takes, where goods are seized."""
    day, number = taken.date(), f"CY{taken:%Y%m%d}{teller.number:03d}"
    report, org = after(day, 2), f"{teller.agency.place[:3]}产品质量检验研究院"
    teller.write(
        "sampling_record",
        43,
        sample_no=number,
        sample_name=teller.notes["goods"],
        quantity=2,
        base_quantity=teller.notes["goods_number"],
        sampling_time=taken,
        seal_no=f"F{number}",
        doc_date=day,
        seal=Seal(teller.agency.name),
        listed_date=day,
        sign_date=day,
    )
    teller.write(
        "testing_entrustment",
        44,
        org=org,
        sample_no=number,
        items=("标签", "感官", "理化指标"),
        doc_date=day,
        seal=Seal(teller.agency.name),
        listed_date=day,
    )
    teller.write(
        "test_report",
        45,
        org=org,
        qualification_no=f"9901{teller.number:08d}",
        report_no=f"BG{number}",
        sample_no=number,
        conclusion="所检项目不符合标准要求",
        report_date=report,
        signers=(teller.leader(6), teller.leader(7)),
        seal=Seal(org, "检验检测专用章"),
        listed_date=report,
        signer_signature=Signed((teller.leader(7),)),
    )
    if "measure_type" in teller.notes:
        paper = teller.external(
            "testing_period_notice", 44, day, "检期", start=day, end=report, service_date=day
        )
        teller.receipt(paper.kind, str(paper.values["doc_no"]), at(day, 16, 10), 44)
    told = after(report, 1)
    paper = teller.external(
        "test_result_notice",
        46,
        told,
        "检结",
        report_no=f"BG{number}",
        conclusion="所检项目不符合标准要求",
        service_date=told,
    )
    teller.receipt(paper.kind, str(paper.values["doc_no"]), at(told, 15, 20), 47)


def _gains(teller: Teller, acts: Acts) -> None:
    day = acts["inquiry_start"].date()
    notes = teller.notes
    teller.write(
        "illegal_gains_statement",
        64,
        unit_price=notes["unit_price"],
        quantity=notes["goods_number"],
        total=notes["goods_value"],
        doc_date=day,
        listed_date=day,
        handler_signatures=teller.hands,
        party_confirm=Signed((teller.speaker.name,)),
    )


def _guidance(teller: Teller, acts: Acts) -> None:
    day = acts["deliver"].date()
    for kind, word, stage in (
        ("credit_repair_notice", "信修", 99), ("compliance_guidance", "合规", 101),
    ):  # fmt: skip
        paper = teller.external(kind, stage, acts["decide"].date(), word, service_date=day)
        teller.receipt(kind, str(paper.values["doc_no"]), acts["deliver"], stage + 1)
