"""The papers of a licence (行政许可)."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

from corpora.ministries import ministries
from corpora.papers import archive, persons
from corpora.story import Citation, Seal, Signed, Ticks
from corpora.workdays import after, at, next_workday

if TYPE_CHECKING:
    from corpora.teller import Teller

_MATERIALS = ("申请书", "营业执照复印件", "场所平面布局图", "管理制度文本", "从业人员名册")


def _special(teller: Teller, check: date) -> date:
    """A hearing, or days that experts need; gives the day on which they were over."""
    first, end = len(teller.papers), check
    if "license_time" in teller.traits:
        end = after(check, 9)
        paper = teller.external(
            "license_time_notice", 25, check, "许时", days=10, service_date=check
        )
        teller.receipt(paper.kind, str(paper.values["doc_no"]), at(check, 15, 10), 25)
    if "license_heard" in teller.traits:
        told, asked, end = after(check, 1), after(check, 2), after(check, 10)
        paper = teller.external(
            "license_hearing", 25, told, "许听", notice_date=told, service_date=told
        )
        teller.receipt(paper.kind, str(paper.values["doc_no"]), at(told, 10, 40), 25)
        teller.write(
            "license_hearing",
            25,
            "license_hearing:record",
            apply_date=asked,
            hearing_date=end,
            host__name=teller.leader(5),
            signatures=Signed((teller.speaker.name,)),
            host_signature=Signed((teller.leader(5),)),
            listed_date=end,
        )
    teller.make_optional(first)
    return end


def tell(teller: Teller) -> tuple[str, str]:
    """Writes all papers; gives title and number of the case."""
    chance = random.Random(f"acts:{teller.plan.seed}")
    apply_ = next_workday(date(2024, 1, 8) + timedelta(days=chance.randrange(0, 850)))
    accept = after(apply_, chance.randrange(0, 3))
    fixed = apply_
    if teller.number % 3 == 0:
        fixed = after(apply_, 2)
        accept = after(fixed, 4)
    check = after(accept, chance.randrange(2, 6))
    seen = _special(teller, check)
    review = after(seen, chance.randrange(1, 4))
    decide = after(review, chance.randrange(0, 3))
    issue = after(decide, chance.randrange(1, 5))
    items = ministries()[teller.agency.ministry].licences
    item = items[teller.number % len(items)]
    speaker = Signed((teller.speaker.name,))
    stamp = Seal(teller.agency.name, "行政许可专用章")
    teller.notes |= {
        "items": item,
        "materials": _MATERIALS,
        "apply_day": apply_,
        "accept_day": accept,
        "fact.place": teller.party.address,
    }
    teller.write(
        "license_application",
        10,
        apply_date=apply_,
        commitment=True,
        signature=speaker,
        listed_date=apply_,
        phone=teller.party.phone,
    )
    if fixed != apply_:
        paper = teller.external(
            "license_material_correction",
            12,
            fixed,
            "许补",
            service_date=fixed,
            lacking=("场所平面布局图", "从业人员健康证明"),
        )
        teller.papers[-1] = paper = paper.with_values(seal=stamp)
        teller.receipt(paper.kind, str(paper.values["doc_no"]), at(fixed, 10, 5), 13)
    paper = teller.external(
        "license_acceptance",
        20,
        accept,
        "许受",
        decision=Ticks(("受理", "不予受理"), "受理"),
        accept_date=accept,
    )
    teller.papers[-1] = paper.with_values(seal=stamp)
    teller.receipt("license_acceptance", str(paper.values["doc_no"]), at(accept, 10, 20), 21)
    teller.write(
        "license_site_check",
        24,
        place=teller.party.address,
        date=check,
        officers=tuple(o.name for o in teller.officers),
        party_signature=speaker,
        listed_date=check,
    )
    teller.write(
        "license_review",
        26,
        reviewers=tuple(o.name for o in teller.officers),
        review_date=review,
        approver_signature=Signed((teller.leader(0),)),
        reviewer_signatures=teller.hands,
        listed_date=review,
    )
    paper = teller.external(
        "license_decision",
        30,
        decide,
        "许准",
        decision="准予行政许可",
        decision_date=decide,
        law_cited=(Citation("《中华人民共和国行政许可法》", 38, 1),),
        cert_no=f"JY9{decide:%Y}{teller.number:07d}",
    )
    teller.notes["decision_no"] = paper.values["doc_no"]
    teller.receipt("license_decision", str(paper.values["doc_no"]), at(issue, 10, 10), 31)
    teller.write(
        "license_certificate",
        34,
        cert_no=paper.values["cert_no"],
        issue_date=issue,
        receiver_signature=speaker,
        listed_date=issue,
    )
    persons.licence(teller, apply_)
    persons.power(teller, apply_)
    acts = {
        "close": at(issue, 16, 0),
        "file": at(after(issue, 5), 10, 0),
        "filing": at(accept, 9, 0),
    }
    archive.write(teller, acts, "准予行政许可", str(paper.values["doc_no"]))
    return f"{teller.party.name}申请{item}", str(paper.values["doc_no"])
