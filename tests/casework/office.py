"""An office for tests: a store in a folder, people, and case files reviewed without an engine.

`make_office(tmp_path)` is all that most tests need; `office.add_case("ordinary-with-defects")`
stores a recorded reading as a worker would have, with small pictures of its pages.
"""

from __future__ import annotations

import gzip
import io
import json
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from review.casework.intake import register_upload
from review.casework.keep import keep_result, write_result
from review.model.result import ReviewResult, SourceFile
from review.pipeline import ReadCase, weigh_case
from review.settings import DeskSettings, Settings
from review.standards.load import Standards, load_standards
from review.store import audit, cases, jobs, pages, search, users
from review.store.office import Store, open_store
from review.store.page_json import page_from_json

if TYPE_CHECKING:
    from review.model.case_record import CaseRecord
    from review.model.page import Page
    from review.model.people import Role, User

ROOT = Path(__file__).parents[2]
READINGS = ROOT / "tests/golden/readings"
SAMPLES = ROOT / "corpora/samples"
PASSWORD = "Correct-Horse-41"


@dataclass(slots=True)
class Office:
    """The store with its people; `user["甲"]` is reviewer 甲."""

    store: Store
    settings: Settings
    standards: Standards
    user: dict[str, User] = field(default_factory=dict)

    def add_user(
        self, login: str, name: str, role: Role = "reviewer", team: str = "", hash: str = "-"
    ) -> User:
        """`hash`: "-" lets nobody log in; web tests give one of `PASSWORD`."""
        with self.store.database.write() as s:
            made = users.add_user(s, login, name, role, hash, team, must_change=False)
        self.user[name] = made
        return made

    def add_case(
        self, sample: str = "ordinary-with-defects", owner: str = "甲", pictures: bool = True
    ) -> CaseRecord:
        """A sample uploaded, read and checked; state 待复核."""
        path = SAMPLES / f"{sample}.pdf"
        record = register_upload(self.store, self.user[owner], path, path.name, again=True)
        return self.keep(record, read_sample(sample), reviewed(sample), pictures)

    def keep(
        self,
        record: CaseRecord,
        read: tuple[Page, ...],
        result: ReviewResult,
        pictures: bool = True,
    ) -> CaseRecord:
        """What the worker keeps of a case file: pages, result; its job is done."""
        drawn = [draw_page(page) if pictures else ("", b"") for page in read]
        shas = [
            (self.store.files.put_bytes(large), self.store.files.put_bytes(small))
            if pictures
            else ("", "")
            for large, small in drawn
        ]
        with self.store.database.write() as s:
            problems = {one.page_no: one for one in result.problems}
            for page, (large, small) in zip(read, shas, strict=True):
                pages.save_page(s, record.id, page, problems.get(page.page_no), large, small)
                search.index_page(s, record.id, page.page_no, page.text)
            kept = keep_result(s, record.id, write_result(result, self.standards))
            for job in jobs.jobs_of(s, record.id):
                jobs.finish_job(s, job.id)
        return kept

    def record(self, case_id: str) -> CaseRecord:
        with self.store.database.read() as s:
            found = cases.case_of(s, case_id)
        assert found is not None
        return found

    def actions(self, case_id: str) -> list[str]:
        """What the log says of a case file, the oldest first."""
        with self.store.database.read() as s:
            return [one.action for one in reversed(audit.entries(s, subject=case_id))]

    def close(self) -> None:
        self.store.close()


def make_office(folder: Path, database_url: str = "") -> Office:
    """An office with 甲 and 乙 (reviewers), 丙 (leader of 甲's team), 丁 (trainer), 戊 (admin).

    `database_url`: empty for a SQLite file in the folder.
    """
    settings = Settings(
        desk=DeskSettings(folder=folder / "desk", database_url=database_url),
        data_dir=folder / "data",
        cache_dir=folder / "cache",
    )
    office = Office(open_store(settings), settings, load_standards())
    office.add_user("jia", "甲", team="一组")
    office.add_user("yi", "乙", team="二组")
    office.add_user("bing", "丙", "leader", team="一组")
    office.add_user("ding", "丁", "trainer")
    office.add_user("wu", "戊", "admin")
    return office


@lru_cache
def read_sample(sample: str) -> tuple[Page, ...]:
    """The recorded reading of a sample scan."""
    data = json.loads(gzip.decompress((READINGS / f"{sample}.json.gz").read_bytes()))
    return tuple(map(page_from_json, data))


@lru_cache
def reviewed(sample: str) -> ReviewResult:
    """What the machine makes of the recorded reading."""
    read = read_sample(sample)
    path = SAMPLES / f"{sample}.pdf"
    source = SourceFile(path.name, "0" * 64, len(read), path.stat().st_size)
    return weigh_case(ReadCase(source, read, (), "recorded 1"), load_standards())


def draw_page(page: Page, long_side: int = 900) -> tuple[bytes, bytes]:
    """A picture of the page and a thumbnail: grey bars where lines of text are, not the text."""
    scale = long_side / max(page.width, page.height)
    picture = Image.new("RGB", (round(page.width * scale), round(page.height * scale)), "white")
    pen = ImageDraw.Draw(picture)
    for line in page.lines:
        box = line.box
        corners = [box.x0 * scale, box.y0 * scale, box.x1 * scale, box.y1 * scale]
        pen.rectangle(corners, fill=(205, 205, 205))
    large = _jpeg(picture)
    picture.thumbnail((160, 160))
    return large, _jpeg(picture)


def _jpeg(picture: Image.Image) -> bytes:
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=70)
    return target.getvalue()
