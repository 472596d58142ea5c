"""How long a click on a large case file takes: `python -m tests.bench.measure_decide`."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from review.casework.decide import decide, undo
from review.casework.intake import register_upload
from review.casework.review_view import decision_view, open_review_view
from tests.casework.large import SAMPLE, large_case
from tests.casework.office import SAMPLES, make_office

CLICKS = 500


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        office = make_office(Path(folder))
        user = office.user["甲"]
        record = register_upload(office.store, user, SAMPLES / f"{SAMPLE}.pdf", "大卷.pdf")
        pages, result = large_case()
        office.keep(record, pages, result, pictures=False)
        at_hand = office.store, office.standards, user, record.id
        show("first opening", [timed(lambda: open_review_view(*at_hand))])
        show("opened again", [timed(lambda: open_review_view(*at_hand)) for _ in range(10)])
        ids = [one.id for one in result.outcome.findings]
        clicks = [
            timed(lambda one=one: decision_view(decide(*at_hand, one, "confirmed")))
            for one in ids[:CLICKS]
        ]
        show("a click", clicks)
        show("an undo", [timed(lambda: undo(*at_hand)) for _ in range(20)])
        office.close()


def timed(work) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def show(what: str, times: list[float]) -> None:
    slow = sorted(times)[int(len(times) * 0.95)]
    print(f"{what}: median {statistics.median(times):.0f} ms, p95 {slow:.0f} ms")


if __name__ == "__main__":
    main()
