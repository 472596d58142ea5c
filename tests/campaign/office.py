"""An evaluation for tests: a small ledger, its sample matched, copies for A and B, no engine.

`made = make_campaign(tmp_path)` is all that most tests need: `made.store`, `made.standards`,
`made.campaign`, `made.files` (in the order of the ledger), `made.user["甲"]`. 庚 is the chief and
owns the base cases, 丙 the leader, 甲 and 乙 are A and B of every file, 己 is a reviewer with no
file yet, 辛 an account of the agency of the first file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from review.campaign.case_numbers import case_key
from review.casework.decide import decide
from review.casework.finish import finish
from review.casework.intake import new_case_id
from review.casework.state import open_case
from review.model.ledger import LedgerCase
from review.model.sampling import METHOD, RANDOM, Pick, Sample, SamplingRules, Stratum
from review.store import users
from review.store.campaigns import campaigns, copies, draws, files, ledger, people
from tests.casework.office import make_office

if TYPE_CHECKING:
    from pathlib import Path

    from review.model.campaign import Campaign, CampaignFile
    from review.model.case_record import CaseRecord
    from review.model.people import User
    from review.standards.load import Standards
    from review.store.office import Store
    from tests.casework.office import Office

SAMPLES = (
    "ordinary-with-defects",
    "summary-with-defects",
    "inspection-with-defects",
    "coercive-clean",
)
"""Row n of the ledger is sample n; the rows behind are other cases of the same agencies."""

LEDGER_SIZE = 12


@dataclass(slots=True)
class CampaignOffice:
    """The office with one evaluation under way."""

    office: Office
    campaign: Campaign

    @property
    def store(self) -> Store:
        return self.office.store

    @property
    def standards(self) -> Standards:
        return self.office.standards

    @property
    def user(self) -> dict[str, User]:
        return self.office.user

    @property
    def files(self) -> tuple[CampaignFile, ...]:
        """As they are now."""
        with self.store.database.read() as s:
            return files.files_of(s, self.campaign.id)

    @property
    def ledger(self) -> tuple[LedgerCase, ...]:
        with self.store.database.read() as s:
            return ledger.cases_of(s, self.campaign.id)

    def at(self, who: str, case_id: str | None) -> tuple[Store, Standards, User, str]:
        """What every action of casework takes first."""
        assert case_id is not None
        return self.store, self.standards, self.user[who], case_id

    def say(self, who: str, case_id: str | None, value: str = "confirmed", **words: object) -> None:
        """This person's verdict on every finding of the case file."""
        at = self.at(who, case_id)
        for finding in open_case(*at).findings:
            decide(*at, finding.id, value, **words)

    def finish(self, who: str, case_id: str | None, value: str = "confirmed") -> CaseRecord:
        """Says it of all findings and finishes the review."""
        self.say(who, case_id, value, **(REJECTED if value == "rejected" else {}))
        return finish(*self.at(who, case_id))

    def finish_both(self, file: CampaignFile, a: str = "confirmed", b: str = "confirmed") -> None:
        """甲 and 乙 finish their copies; the file waits for its comparison."""
        self.finish("甲", file.a_case, a)
        self.finish("乙", file.b_case, b)

    def close(self) -> None:
        self.office.close()


REJECTED = {"reason_kind": "false_alarm", "note": "核对原件，不存在该问题"}


def make_campaign(
    folder: Path,
    *,
    samples: tuple[str, ...] = SAMPLES[:2],
    copied: bool = True,
    pictures: bool = False,
    database_url: str = "",
) -> CampaignOffice:
    """`samples`: each read, matched and in the sample. `copied`: A and B have their copies."""
    office = make_office(folder, database_url)
    office.add_user("ji", "己", team="三组")
    office.add_user("geng", "庚", "leader")
    bases = [office.add_case(sample, owner="庚", pictures=pictures) for sample in samples]
    with office.store.database.write() as s:
        unit = users.add_user(s, "xin", "辛", "unit", "-", must_change=False, agency=AGENCIES[0])
        office.user["辛"] = unit
        campaign = campaigns.add_campaign(
            s,
            name="2026年第4季度行政执法案卷评查",
            year=2026,
            quarter=4,
            kinds=KINDS,
            scope="市直及各区执法单位",
            created_by=office.user["庚"].id,
        )
        for name, part, team in PEOPLE:
            people.put_person(s, campaign.id, office.user[name].id, part, team, OWN.get(name, ()))
        ledger.replace_cases(s, campaign.id, ledger_cases())
        draws.add_draw(s, campaign.id, sample_of(ledger_cases()[: len(samples)]), unit.id)
        files.add_files(s, campaign.id, range(1, len(samples) + 1))
        campaign = campaigns.change_campaign(s, campaign.id, state="open")
        for file, base in zip(files.files_of(s, campaign.id), bases, strict=True):
            files.change_file(s, file.id, case_id=base.id, matched_by="number", state="reviewing")
            if copied:
                _copy(s, office, file, base)
    return CampaignOffice(office, campaign)


def _copy(s, office: Office, file: CampaignFile, base: CaseRecord) -> None:
    ids = {}
    for letter, name in (("a", "甲"), ("b", "乙")):
        user = office.user[name]
        copy = copies.copy_case(
            s, base.id, new_id=new_case_id(), owner_id=user.id, title=base.title
        )
        ids |= {f"{letter}_user": user.id, f"{letter}_case": copy.id}
    files.change_file(s, file.id, **ids, due=date(2026, 12, 31))


def ledger_cases(size: int = LEDGER_SIZE) -> tuple[LedgerCase, ...]:
    """Four cases that are sample scans, and others of the same agencies and kinds."""
    return tuple(_case(row_no) for row_no in range(1, size + 1))


def _case(row_no: int) -> LedgerCase:
    place = (row_no - 1) % len(NUMBERS)
    first = row_no <= len(NUMBERS)
    number = NUMBERS[place] if first else f"{NUMBERS[place].split('〕')[0]}〕{900 + row_no}号"
    filed = date(2026, 7, 1) + timedelta(days=row_no % 60)
    return LedgerCase(
        row_no=row_no,
        case_no=number,
        case_key=case_key(number),
        agency=AGENCIES[place],
        kind=KINDS[place],
        cause=CAUSES[place],
        filed=filed,
        decided=filed + timedelta(days=30),
        closed=filed + timedelta(days=45),
        amount_fen=500_000 if place < 2 else None,
        party_kind="企业",
        officers=("承办甲", "承办乙"),
        flags=("coercion",) if place == 3 else (),
    )


def sample_of(cases: tuple[LedgerCase, ...]) -> Sample:
    """A drawing that picked just these."""
    return Sample(
        method=METHOD,
        seed="试卷",
        ledger_sha256="0" * 64,
        ledger_size=LEDGER_SIZE,
        rules=SamplingRules(2, (), ()),
        target=len(cases),
        strata=tuple(Stratum(case.agency, case.kind, 3, 0, 1) for case in cases),
        picks=tuple(
            Pick(case.row_no, case.case_no, case.case_key, case.agency, case.kind, (RANDOM,))
            for case in cases
        ),
    )


KINDS = ("penalty_ordinary", "penalty_summary", "inspection", "coercive")
NUMBERS = (
    "云临城执案〔2022〕134号",
    "云南交当罚〔2025〕110号",
    "云南应急检〔2026〕277号",
    "云北市监强案〔2026〕131号",
)
AGENCIES = (
    "云泽市临浦区城市管理综合行政执法局",
    "云泽市南屏区交通运输局",
    "云泽市南屏区应急管理局",
    "云泽市北崮区市场监督管理局",
)
CAUSES = ("未采取有效防尘降尘措施", "擅自超限行驶公路", "行政检查", "扣押物品")
PEOPLE = (
    ("庚", "chief", ""),
    ("丙", "leader", "一组"),
    ("甲", "reviewer", "一组"),
    ("乙", "reviewer", "一组"),
    ("己", "reviewer", "一组"),
)
OWN = {"己": (AGENCIES[1],)}
