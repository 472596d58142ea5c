"""Times of the desk's lists with 100,000 case files, on SQLite and on PostgreSQL.

    python -m tests.bench.measure_lists [--cases 100000] [--times 15]

One reviewer owns nearly all, another shares a few of them, a leader sees them as his team's. Each
list is asked for several times, by a connection that is open, as the desk has it. Aim: 200 ms.
PostgreSQL runs as a server of its own, with its settings as they ship. Writes
`docs/measurements/lists.json`; without a PostgreSQL server only SQLite is measured.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, text

from review.store import cases, users
from review.store.database import Database, now
from review.store.tables import CaseRow
from tests.store import postgres
from tests.store.conftest import make_database, url_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from review.model.people import User

OUT = Path(__file__).parents[2] / "docs/measurements/lists.json"
AIM_MILLISECONDS = 200
STATES = ("waiting", "working", "to_review", "in_review", "finished", "failed")
AGENCIES = tuple(f"云泽市{place}区城市管理局" for place in ("临浦", "南屏", "北崮", "东浦", "西崖"))
AT_ONCE = 5000
SHARED = 400

LISTS: dict[str, dict[str, Any]] = {
    "newest": {},
    "by state": {"states": ["to_review"]},
    "by a rare state": {"states": ["failed"]},
    "words that one has": {"text": "罚〔2026〕99999号"},
    "words that a fifth has": {"text": "北崮"},
    "words that none has": {"text": "没有这样的案卷"},
    "words and state": {"text": "北崮", "states": ["failed"]},
    "page 1,000": {"offset": 50_000},
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=15)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    figures: dict[str, Any] = {
        "date": date.today().isoformat(),
        "cases": options.cases,
        "load_before": round(os.getloadavg()[0], 2),
        "milliseconds": {},
    }
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="juanjian-lists-"))
        urls = {"sqlite": f"sqlite:///{folder}/a.sqlite3"}
        if programs := postgres.binaries():
            socket = stack.enter_context(postgres.server(programs))
            make_database(socket, "lists")
            urls["postgresql"] = url_of(socket, "lists")
        for name, url in urls.items():
            figures["milliseconds"][name] = measure(url, options.cases, options.times)
    figures["load_after"] = round(os.getloadavg()[0], 2)
    written = json.dumps(figures, ensure_ascii=False, indent=1)
    options.out.write_text(written + "\n", "utf-8")
    print(written)
    for name, lists in figures["milliseconds"].items():
        slow = [one for one, spent in lists.items() if spent["median"] > AIM_MILLISECONDS]
        words = f"missed by {', '.join(slow)}" if slow else "kept by all"
        print(f"{name}, aim {AIM_MILLISECONDS} ms: {words}")


def measure(url: str, count: int, times: int) -> dict[str, dict[str, float]]:
    """Milliseconds of every list for the one who owns all and the one who leads."""
    database = Database.open(url)
    owner, leader = fill(database, count)
    found = {}
    for who, user in (("owner", owner), ("leader", leader)):
        for name, how in LISTS.items():
            found[f"{who}: {name}"] = clock(
                database, times, lambda s, u=user, h=how: cases.cases_for(s, u, limit=50, **h)
            )
        found[f"{who}: count by state"] = clock(
            database, times, lambda s, u=user: cases.count_by_state(s, u)
        )
    database.close()
    return found


def clock(database: Database, times: int, ask: Callable[[Session], object]) -> dict[str, float]:
    spent, processor = [], []
    for _ in range(times + 1):
        began, cpu = time.perf_counter(), time.process_time()
        with database.read() as s:
            ask(s)
        spent.append(1000 * (time.perf_counter() - began))
        processor.append(1000 * (time.process_time() - cpu))
    spent, processor = spent[1:], processor[1:]  # the first one finds nothing in memory
    return {
        "least": round(min(spent), 1),
        "median": round(median(spent), 1),
        "most": round(max(spent), 1),
        "own_processor": round(median(processor), 1),
    }


def fill(database: Database, count: int) -> tuple[User, User]:
    start = now()
    with database.write() as s:
        owner = users.add_user(s, "much", "多", "reviewer", "hash", team="一组")
        few = users.add_user(s, "few", "少", "reviewer", "hash", team="二组")
        leader = users.add_user(s, "leader", "组长", "leader", "hash", team="一组")
    for first in range(0, count, AT_ONCE):
        rows = [
            {
                "id": f"c{number}",
                "title": f"{AGENCIES[number % len(AGENCIES)]}占道经营案{number}",
                "file_name": f"{number}.pdf",
                "sha256": f"{number:064d}",
                "byte_count": 1,
                "owner_id": few.id if number < SHARED else owner.id,
                "state": "failed" if number % 500 == 0 else STATES[number % (len(STATES) - 1)],
                "case_no": f"云综执罚〔2026〕{number}号",
                "agency": AGENCIES[number % len(AGENCIES)],
                "party": f"某商行{number % 977}",
                "cause": "占道经营",
                "created": start,
                "updated": start + timedelta(seconds=number),
            }
            for number in range(first, min(first + AT_ONCE, count))
        ]
        with database.write() as s:
            s.execute(insert(CaseRow), rows)
    with database.write() as s:
        for number in range(SHARED, 2 * SHARED):
            cases.add_member(s, f"c{number}", few.id)
    if database.dialect == "postgresql":
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as c:
            c.execute(text("ANALYZE"))  # the server does so itself within a minute
    return owner, leader


if __name__ == "__main__":
    main()
