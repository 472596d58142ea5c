"""An evaluation whose first files are graded, with their items listed; and corrected pages."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from review.campaign.rectification.listing import list_problems
from review.casework.intake import new_case_id
from review.errors import ConflictError
from review.jobs.run import run_job
from review.pipeline import Workshop, shipped_models
from review.store import jobs, users
from review.store.campaigns import copies, files, rectification
from tests.campaign.office import AGENCIES, CampaignOffice, make_campaign
from tests.casework.office import draw_page, read_sample

if TYPE_CHECKING:
    from pathlib import Path

    from review.jobs.ends import JobEnd
    from review.model.page import Page
    from review.model.rectification import RectificationItem

START = date(2026, 10, 12)
REMEDY = "DEC-07"
"""The decision says 30 days for 复议 where it should say 60 (page 4)."""


@dataclass(slots=True)
class Rectified:
    """The evaluation; 辛 is of the first agency, 壬 of the second."""

    made: CampaignOffice
    folder: Path

    @property
    def store(self):
        return self.made.store

    @property
    def campaign(self) -> int:
        return self.made.campaign.id

    def user(self, name: str):
        return self.made.user[name]

    def items(self) -> tuple[RectificationItem, ...]:
        with self.store.database.read() as s:
            return rectification.items_of(s, self.made.campaign.id)

    def item(self, defect: str = REMEDY) -> RectificationItem:
        return next(one for one in self.items() if one.defect == defect)

    def events(self, item: RectificationItem):
        with self.store.database.read() as s:
            return rectification.events_of(s, item.id)

    def list_all(self):
        return list_problems(
            self.store, self.made.standards, self.user("庚"), self.made.campaign.id, START
        )

    def upload(self, *pages: Page, name: str = "page.png") -> Path:
        """A file whose picture stands for the first page; `run` says what is read of it."""
        path = self.folder / name
        path.write_bytes(draw_page(pages[0])[0])
        return path

    def run(self, *pages: Page, fault: Exception | None = None) -> JobEnd:
        """Does the waiting proof job; reading gives these pages."""
        with self.store.database.write() as s:
            job = jobs.claim_job(s, "me", ("proof",))
        assert job is not None
        end = run_job(self.store, Recorded(self.made, pages, fault), job)
        if end.how == "failed":
            with self.store.database.write() as s:
                jobs.fail_job(s, job.id, end.code, end.message)
        return end


class Recorded:
    """Tools whose engine is never asked: each page was read before."""

    name, version = "recorded", "1"

    def __init__(self, made: CampaignOffice, pages: tuple[Page, ...], fault=None) -> None:
        self._made, self._pages, self._fault = made, pages, fault

    def standards(self):
        if self._fault is not None:
            raise self._fault
        return self._made.standards

    def models(self):
        return shipped_models()

    def workshop(self) -> Workshop:
        return Workshop(self._made.office.settings, self._made.standards, self, self)

    def load(self, key, image) -> Page:
        return replace(self._pages[image.page_no - 1], page_no=image.page_no)


def page_with(page: Page, old: str, new: str) -> Page:
    """The page with other words of the same length."""
    assert len(old) == len(new)

    def put(line):
        return replace(line, text=line.text.replace(old, new))

    cells = tuple(replace(one, lines=tuple(map(put, one.lines))) for one in page.cells)
    return replace(page, lines=tuple(map(put, page.lines)), cells=cells)


def corrected() -> Page:
    """Page 4 of the ordinary sample with the right term for 复议."""
    return page_with(read_sample("ordinary-with-defects")[3], "30日", "60日")


def graded(made: CampaignOffice) -> None:
    """Every file has its joint case, all findings confirmed by 丙, and is graded."""
    for file in made.files:
        with made.store.database.write() as s:
            joint = copies.copy_case(
                s, file.case_id, new_id=new_case_id(), owner_id=made.user["丙"].id, title="合议"
            )
            files.change_file(s, file.id, joint_case=joint.id, state="graded")
        with suppress(ConflictError):
            made.say("丙", joint.id)


def make_rectified(folder: Path, database_url: str = "") -> Rectified:
    made = make_campaign(folder, database_url=database_url)
    with made.store.database.write() as s:
        made.user["壬"] = users.add_user(
            s, "ren", "壬", "unit", "-", must_change=False, agency=AGENCIES[1]
        )
    graded(made)
    return Rectified(made, folder)
