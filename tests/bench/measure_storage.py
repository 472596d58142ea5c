"""What a page takes in storage: scan, pictures, reading, search; and a result.

    python -m tests.bench.measure_storage

Of the committed sample scans, kept as the worker keeps them in a SQLite store. Writes
`docs/measurements/storage.json`.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from review.casework.intake import register_upload
from review.casework.keep import keep_result, write_result
from review.intake.open import open_input
from review.reports.page_pictures import page_pictures
from review.store import pages, search
from tests.casework.office import SAMPLES, make_office, read_sample, reviewed

if TYPE_CHECKING:
    from tests.casework.office import Office

ROOT = Path(__file__).parents[2]
OUT = ROOT / "docs/measurements/storage.json"
NAMES = (
    "ordinary-with-defects",
    "summary-with-defects",
    "inspection-with-defects",
    "coercive-clean",
)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="juanjian-storage-") as folder:
        figures = measure(Path(folder))
    OUT.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(json.dumps(figures, ensure_ascii=False, indent=1))


def measure(folder: Path) -> dict[str, Any]:
    office = make_office(folder)
    empty = database_bytes(folder)
    scans = pictures = thumbnails = 0
    records = []
    for name in NAMES:
        path = SAMPLES / f"{name}.pdf"
        records.append(register_upload(office.store, office.user["甲"], path, path.name))
        scans += path.stat().st_size
        large, small = _keep_pages(office, records[-1].id, name)
        pictures, thumbnails = pictures + large, thumbnails + small
    read = sum(len(read_sample(name)) for name in NAMES)
    with_pages = database_bytes(folder)
    for name, record in zip(NAMES, records, strict=True):
        written = write_result(reviewed(name), office.standards)
        with office.store.database.write() as s:
            keep_result(s, record.id, written)
    with_results = database_bytes(folder)
    office.close()
    return {
        "date": date.today().isoformat(),
        "files": len(NAMES),
        "pages": read,
        "bytes_per_page": {
            "scan": round(scans / read),
            "picture": round(pictures / read),
            "thumbnail": round(thumbnails / read),
            "database": round((with_pages - empty) / read),
        },
        "database_bytes_per_result": round((with_results - with_pages) / len(NAMES)),
    }


def _keep_pages(office: Office, case_id: str, name: str) -> tuple[int, int]:
    """Bytes of the pictures and of the thumbnails of a case file."""
    large = small = 0
    with open_input(SAMPLES / f"{name}.pdf", office.settings.intake) as case_input:
        for page in read_sample(name):
            made = page_pictures(case_input.page_image(page.page_no), page.rotation)
            picture = office.store.files.put_bytes(made.picture)
            thumbnail = office.store.files.put_bytes(made.thumbnail)
            large, small = large + len(made.picture), small + len(made.thumbnail)
            with office.store.database.write() as s:
                pages.save_page(s, case_id, page, None, picture, thumbnail)
                search.index_page(s, case_id, page.page_no, page.text)
    return large, small


def database_bytes(folder: Path) -> int:
    """With what the log still holds brought over."""
    (path,) = folder.rglob("*.sqlite3")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.stat().st_size


if __name__ == "__main__":
    main()
