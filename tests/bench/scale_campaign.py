"""The evaluation of the scale measurement: ledger, files, words and grades, put in at once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from review.campaign.case_numbers import case_key
from review.model.ledger import LedgerCase
from review.store import cases, verdicts
from review.store.campaigns import campaigns, files, grades, ledger, people
from tests.bench.varied import head_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from review.model.campaign import Campaign
    from tests.casework.office import Office

AT_ONCE = 500


def make_campaign(office: Office, count: int) -> Campaign:
    """A ledger of `count` cases, all drawn and handed in; nothing weighed yet."""
    owner = office.user["丙"]
    heads = [head_of(number) for number in range(count)]
    with office.store.database.write() as s:
        campaign = campaigns.add_campaign(
            s,
            name="2026年第4季度行政执法案卷评查",
            year=2026,
            quarter=4,
            kinds=sorted({sample.kind for sample, _, _ in heads}),
            scope="全市",
            created_by=owner.id,
        )
        people.put_person(s, campaign.id, owner.id, "chief", "", ())
        ledger.replace_cases(
            s, campaign.id, [_case(number, *head) for number, head in enumerate(heads)]
        )
        files.add_files(s, campaign.id, range(1, count + 1))
        campaign = campaigns.change_campaign(s, campaign.id, state="open")
    for start in range(0, count, AT_ONCE):
        with office.store.database.write() as s:
            for number in range(start, min(start + AT_ONCE, count)):
                cases.add_case(
                    s,
                    id=case_id(number),
                    title=f"案卷{number}",
                    file_name=f"{number}.pdf",
                    sha256=f"{number:064d}",
                    byte_count=1,
                    owner_id=owner.id,
                )
    return campaign


def put_words(office: Office, campaign: Campaign, done: Sequence[dict[str, Any]]) -> None:
    """People's words on every finding, and the grade that rests on them."""
    owner = office.user["丙"]
    by_number = {one["number"]: one for one in done}
    with office.store.database.read() as s:
        sample = files.files_of(s, campaign.id)
    for start in range(0, len(sample), AT_ONCE):
        with office.store.database.write() as s:
            for file in sample[start : start + AT_ONCE]:
                one = by_number[file.row_no - 1]
                file_id = case_id(file.row_no - 1)
                files.change_file(s, file.id, case_id=file_id, state="graded", matched_by="number")
                for finding in one["findings"]:
                    verdicts.add_verdict(
                        s,
                        case_id=file_id,
                        finding=finding["id"],
                        value=finding["value"],
                        reason_kind=finding["reason_kind"],
                        user_id=owner.id,
                        previous="",
                    )
                grades.add_grade(
                    s,
                    file.id,
                    total=one["total"],
                    grade=one["grade"],
                    vetoes=(),
                    detail={"findings": one["findings"]},
                    why="合议",
                    user_id=owner.id,
                )


def case_id(number: int) -> str:
    return f"s{number:07d}"


def _case(number: int, sample: Any, agency: str, case_no: str) -> LedgerCase:
    decided = date(2026, 7, 1) + timedelta(days=number % 90)
    return LedgerCase(
        row_no=number + 1,
        case_no=case_no,
        case_key=case_key(case_no),
        agency=agency,
        kind=sample.kind,
        cause=sample.name,
        filed=decided - timedelta(days=number % 80),
        decided=decided,
    )
