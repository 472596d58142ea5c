"""Comparing (比对): a candidate shown against all past verdicts before a person activates it.

Each case file is weighed again from its stored reading, in processes of its own; every run is kept
as soon as it is there, so that a comparison that was killed goes on where it stopped.
"""

from __future__ import annotations

import hashlib
import math
import multiprocessing
import time
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from review.errors import LearningError, NotFoundError, ReviewError
from review.learning.configuration import Wanted, open_configuration
from review.learning.consent import require_consent
from review.learning.gather import gather
from review.learning.judge import Judgement
from review.learning.rerun import run_case, stored_run
from review.store import audit
from review.store.learning import candidates, examples, runs
from review.store.office import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from review.learning.configuration import Configuration
    from review.learning.rerun import Run
    from review.model.learning import Candidate, Comparison, Example
    from review.model.people import User
    from review.settings import Settings
    from review.store.office import Store

Progress = "Callable[[int, int], None]"
"""Called with the runs that are there and those that are needed."""

Key = tuple[str, int]
"""A case file and the version of its result."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """How far a comparison has come."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Made:
    """Runs that are there of those that are needed; why some never will be."""

    done: int
    total: int
    failed: dict[Key, str]


STORED = "stored"
"""In place of a configuration's digest: what was stored when the verdict was given."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a comparison needs; `wanted`: by digest of the configuration."""

    candidate: Candidate
    examples: tuple[Example, ...]
    base: str
    after: str
    wanted: dict[str, Wanted]
    marked: str

    @property
    def keys(self) -> tuple[Key, ...]:
        return tuple(dict.fromkeys((one.case_id, one.version) for one in self.examples))


def compare(
    store: Store,
    settings: Settings,
    candidate_id: int,
    user: User | None,
    *,
    workers: int = 0,
    also_open: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> Comparison:
    """Compares a candidate with all past verdicts and keeps the outcome.

    `workers`: processes; 0: in this one. `also_open`: so many case files that wait for a reviewer
    are weighed as well, so that the queue knows where the two do not agree.

    Raises:
        NotFoundError: no such candidate.
        ConflictError: the office has not consented.
        LearningError: the candidate cannot be used; a process was killed (run again to go on).
    """
    gather(store)
    plan = plan_of(store, settings, candidate_id)
    more = _open_keys(store, plan, also_open)
    report_to = progress or (lambda done, total: None)
    made = _make_runs(store, settings, plan, (*plan.keys, *more), workers, report_to)
    return _keep(store, plan, made.failed, user)


def compare_a_while(
    store: Store, settings: Settings, candidate_id: int, user: User | None, seconds: float
) -> Comparison | Unfinished:
    """As `compare`, for so long; asked again it goes on, until the comparison is there."""
    gather(store)
    plan = plan_of(store, settings, candidate_id)
    until = time.monotonic() + seconds
    made = _make_runs(store, settings, plan, plan.keys, 0, lambda done, total: None, until)
    if made.done < made.total:
        return Unfinished(made.done, made.total)
    return _keep(store, plan, made.failed, user)


def _keep(store: Store, plan: Plan, failed: dict[Key, str], user: User | None) -> Comparison:
    report = _report(store, plan, failed)
    candidate_id = plan.candidate.id
    with store.database.write() as s:
        kept = candidates.add_comparison(
            s, candidate_id, plan.marked, report, user.id if user else None
        )
        audit.note(
            s, user, "learning_compared", f"candidate:{candidate_id}",
            comparison=kept.id, judged=report["judged"], changed=report["changed"],
            better=report["better"], worse=report["worse"],
        )  # fmt: skip
        return kept


def plan_of(store: Store, settings: Settings, candidate_id: int) -> Plan:
    """What is to be compared; raises as `compare`."""
    with store.database.read() as s:
        require_consent(s)
        candidate = candidates.candidate(s, candidate_id)
        kept = examples.all_examples(s)
    if candidate is None:
        raise NotFoundError("learning_no_candidate", f"没有编号为 {candidate_id} 的候选。")
    here = open_configuration(settings).digest
    if candidate.kind == "program":
        base, after, wanted = STORED, here, {here: Wanted()}
    else:
        changed = Wanted(candidate.kind, candidate.digest)
        base, after = here, open_configuration(settings, changed).digest
        wanted = {after: changed, base: Wanted()}
    return Plan(candidate, kept, base, after, wanted, mark_of(kept, here, candidate))


def mark_of(kept: Sequence[Example], here: str, candidate: Candidate) -> str:
    """What changes when a comparison has to be made anew.

    `here`: digest of what is active.
    """
    told = "\n".join([here, candidate.kind, candidate.digest, *sorted(one.key for one in kept)])
    return hashlib.sha256(told.encode()).hexdigest()


def _open_keys(store: Store, plan: Plan, most: int) -> tuple[Key, ...]:
    """Case files that wait for a reviewer, the newest first, without those of the plan."""
    with store.database.read() as s:
        waiting = runs.waiting_cases(s, most) if most else ()
    there = set(plan.keys)
    return tuple(key for key in waiting if key not in there)


def _make_runs(
    store: Store,
    settings: Settings,
    plan: Plan,
    keys: Sequence[Key],
    workers: int,
    progress: Callable[[int, int], None],
    until: float = math.inf,
) -> Made:
    """Makes the runs that are missing; why some could not be made."""
    missing: list[tuple[str, Key]] = []
    with store.database.read() as s:
        for config in plan.wanted:
            there = runs.runs_there(s, config)
            missing += [(config, key) for key in keys if key not in there]
    total = len(plan.wanted) * len(keys)
    done = total - len(missing)
    progress(done, total)
    failed: dict[Key, str] = {}
    for config, key, run in _work(store, settings, plan, missing, workers):
        if isinstance(run, str):
            failed[key] = run
        else:
            with store.database.write() as s:
                runs.keep_run(s, config, *key, run)
        done += 1
        progress(done, total)
        if time.monotonic() >= until:
            break
    return Made(done, total, failed)


def _work(
    store: Store,
    settings: Settings,
    plan: Plan,
    missing: Sequence[tuple[str, Key]],
    workers: int,
) -> Iterator[tuple[str, Key, Run | str]]:
    if not workers or len(missing) < 2:
        opened: dict[str, Configuration] = {}
        for config, key in missing:
            if config not in opened:
                opened[config] = open_configuration(settings, plan.wanted[config])
            yield config, key, _tried(store, opened[config], key)
        return
    pool = ProcessPoolExecutor(
        min(workers, len(missing)),
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_start,
        initargs=(settings, plan.wanted),
    )
    with pool:
        waiting = {pool.submit(_run_here, config, key): (config, key) for config, key in missing}
        try:
            for future in as_completed(waiting):
                config, key = waiting[future]
                yield config, key, future.result()
        except BrokenProcessPool as error:
            raise LearningError(
                "learning_compare_broken",
                "比对的进程被中止（可能内存不足），已算出的都已保存。再次运行同一命令即接着做。",
            ) from error


_here: tuple[Store, dict[str, Configuration]] | None = None


def _start(settings: Settings, wanted: dict[str, Wanted]) -> None:
    """Runs once in each process of the pool."""
    global _here
    opened = {config: open_configuration(settings, one) for config, one in wanted.items()}
    _here = open_store(settings), opened


def _run_here(config: str, key: Key) -> Run | str:
    assert _here is not None
    store, opened = _here
    return _tried(store, opened[config], key)


def _tried(store: Store, configuration: Configuration, key: Key) -> Run | str:
    """The run, or why there is none."""
    try:
        return run_case(store, configuration, *key)
    except ReviewError as error:
        return error.message


def _report(store: Store, plan: Plan, failed: dict[Key, str]) -> dict[str, Any]:
    groups: defaultdict[Key, list[Example]] = defaultdict(list)
    for one in plan.examples:
        groups[one.case_id, one.version].append(one)
    judgement = Judgement()
    left_out = 0
    for key, own in groups.items():
        if key in failed:
            left_out += len(own)
            continue
        with store.database.read() as s:
            found = runs.runs_of(s, key[0], plan.wanted)
        after: Run = found[plan.after, key[1]]
        before = stored_run(store, *key) if plan.base == STORED else found[plan.base, key[1]]
        judgement.add(before, after, own)
    return {
        "candidate": {"id": plan.candidate.id, "kind": plan.candidate.kind,
                      "name": plan.candidate.name, "digest": plan.candidate.digest},
        "files": len({case_id for case_id, _ in groups}),
        **judgement.report(),
        "left_out": left_out,
        "failed": [{"case_id": case, "version": number, "why": why}
                   for (case, number), why in sorted(failed.items())],
    }  # fmt: skip
