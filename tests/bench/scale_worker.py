"""What a process of the scale measurement does with one made case file, as the worker would."""

from __future__ import annotations

import random
import resource
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

from review.batch.own_cores import hold_own_cores
from review.casework.keep import keep_result, write_result
from review.model.result import SourceFile
from review.pipeline import ReadCase, weigh_case
from review.standards.load import load_standards
from review.store.office import Store, open_store
from tests.bench.varied import varied

if TYPE_CHECKING:
    from review.model.result import ReviewResult
    from review.settings import Settings
    from review.standards.load import Standards

WORDS = ("confirmed",) * 6 + ("amended",) + ("rejected",) * 3
"""What people made of ten findings."""

_here: dict[str, Any] = {}


def start(settings: Settings) -> None:
    """Opens what a process needs; once."""
    hold_own_cores(1)
    _here["store"], _here["standards"] = open_store(settings), load_standards()


def work(task: tuple[int, str]) -> dict[str, Any]:
    """Everything after reading of one file, stored; gives seconds and what its grade rests on."""
    store: Store = _here["store"]
    standards: Standards = _here["standards"]
    number, case_id = task
    made = varied(number)
    source = SourceFile(f"{number}.pdf", f"{number:064d}", len(made.pages), 1)
    read = ReadCase(source, made.pages, (), "recorded 1")
    clock = Counter[str]()
    cpu = time.process_time()
    started = time.perf_counter()
    result = weigh_case(read, standards)
    clock.update(result.seconds)
    clock["score"] = time.perf_counter() - started - sum(result.seconds.values())
    started = time.perf_counter()
    written = write_result(result, standards)
    clock["writing"] = time.perf_counter() - started
    started = time.perf_counter()
    with store.database.write() as s:
        keep_result(s, case_id, written)
    clock["storing"] = time.perf_counter() - started
    return {
        "number": number,
        "pages": len(made.pages),
        "seconds": dict(clock),
        "cpu_seconds": time.process_time() - cpu,
        "bytes": len(written.result) + len(written.worksheets) + len(written.sorting),
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "findings": graded_findings(result, number),
        "total": result.score.total if result.score else 0.0,
        "grade": result.score.grade if result.score else "",
    }


def graded_findings(result: ReviewResult, number: int) -> list[dict[str, Any]]:
    """As `GradeDetail` keeps them, with words drawn at random."""
    pick = random.Random(number)
    found = []
    for one in result.outcome.findings:
        value = pick.choice(WORDS)
        found.append(
            {
                "id": one.id,
                "defect": one.defect,
                "name": one.name,
                "category": one.category,
                "severity": one.severity,
                "source": one.source,
                "message": one.message,
                "value": value,
                "reason_kind": "false_alarm" if value == "rejected" else "",
                "reason": "",
                "who": "评查员",
                "taken": one.deduction if value != "rejected" else 0.0,
            }
        )
    return found
