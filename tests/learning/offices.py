"""An office whose people have judged a case file, for tests of what verdicts teach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.casework.decide import decide
from review.casework.state import open_case
from review.learning.consent import give_consent
from tests.casework.office import make_office

if TYPE_CHECKING:
    from pathlib import Path

    from tests.casework.office import Office

SAMPLE = "summary-with-defects"


def judged_office(folder: Path, *, consent: bool = True) -> tuple[Office, str, list[str]]:
    """The office, a case file of 甲, and the ids of its findings: none judged yet."""
    office = make_office(folder)
    if consent:
        give_consent(office.store, office.user["戊"])
    record = office.add_case(SAMPLE, pictures=False)
    review = open_case(office.store, office.standards, office.user["甲"], record.id)
    return office, record.id, [one.id for one in review.findings]


def say(office: Office, case_id: str, finding: str, value: str, reason: str = "", note: str = ""):
    """甲's word on a finding."""
    kind = {"误报": "false_alarm", "识别错": "misread", "口径": "standard", "不计分": "not_counted"}
    return decide(
        office.store,
        office.standards,
        office.user["甲"],
        case_id,
        finding,
        value,
        reason_kind=kind.get(reason, reason),
        note=note or ("原件如此" if reason else ""),
    )
