"""The note on a recording (音像记录说明) of a step of the procedure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from corpora.teller import Teller


def recorded(
    teller: Teller, stage: int, event: str, start: datetime, end: datetime, of: str = ""
) -> None:
    """Adds the note; `of` tells several of one file apart."""
    teller.write(
        "av_record_note",
        stage,
        f"av_record_note:{of}" if of else "",
        event=event,
        start_time=start,
        end_time=end,
        duration=int((end - start).total_seconds() // 60),
        maker=teller.officers[1].name,
        device_no=f"ZF-{teller.number:04d}",
        storage=f"GP{start:%Y%m%d}{teller.number:03d}{'B' if of else 'A'}",
        listed_date=start.date(),
    )
