"""Cover, 目录 and 备考表."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpora.story import Signed

if TYPE_CHECKING:
    from corpora.teller import Teller
    from corpora.timeline import Acts


def write(teller: Teller, acts: Acts, result: str, number: str = "", begun: str = "filing") -> None:
    """The papers of the archive; the pages are counted when the file is laid out."""
    closed, filed = acts["close"].date(), acts["file"].date()
    teller.write(
        "case_cover",
        0,
        handlers=tuple(officer.name for officer in teller.officers),
        filing_date=acts[begun].date(),
        closing_date=closed,
        result=result,
        page_count=None,
        retention="长期" if teller.number % 2 else "30年",
        volume_type="正卷",
        archive_no=f"{filed.year}-{teller.agency.mark}-{teller.number:04d}",
        creator_signature=Signed((teller.officers[1].name,)),
        file_date=filed,
        cover_no=number or teller.notes.get("decision_no"),
    )
    teller.write("case_catalog", 1, rows=())
    teller.write(
        "backup_table",
        999,
        creator=teller.officers[1].name,
        checker=teller.leader(6),
        create_date=filed,
        check_date=filed,
        creator_signature=Signed((teller.officers[1].name,)),
        checker_signature=Signed((teller.leader(6),)),
        page_count=None,
    )
