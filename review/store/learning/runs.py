"""Runs (试算): what a configuration makes of a stored reading; computed once, kept packed."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from review.store.database import now
from review.store.learning_tables import RunRow
from review.store.tables import CaseRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session


def keep_run(s: Session, config: str, case_id: str, version: int, run: Mapping[str, Any]) -> None:
    """Keeps the run, in place of one that another process has kept meanwhile."""
    packed = gzip.compress(json.dumps(run, ensure_ascii=False).encode(), compresslevel=5, mtime=0)
    s.merge(RunRow(config=config, case_id=case_id, version=version, run=packed, at=now()))
    s.flush()


def runs_there(s: Session, config: str) -> frozenset[tuple[str, int]]:
    """Case files and versions that have a run of this configuration."""
    rows = s.execute(select(RunRow.case_id, RunRow.version).where(RunRow.config == config))
    return frozenset((case_id, version) for case_id, version in rows)


def runs_of(s: Session, case_id: str, configs: Iterable[str]) -> dict[tuple[str, int], Any]:
    """The runs of a case file under these configurations, by configuration and version."""
    rows = s.execute(
        select(RunRow.config, RunRow.version, RunRow.run).where(
            RunRow.case_id == case_id, RunRow.config.in_(list(configs))
        )
    )
    return {(config, version): json.loads(gzip.decompress(run)) for config, version, run in rows}


def all_runs_of(s: Session, case_id: str) -> dict[str, Any]:
    """What every configuration that was tried makes of a case file's newest result, by digest."""
    rows = s.execute(
        select(RunRow.config, RunRow.run)
        .where(RunRow.case_id == case_id)
        .order_by(RunRow.version, RunRow.config)
    )
    return {config: json.loads(gzip.decompress(run)) for config, run in rows}


def waiting_cases(s: Session, most: int) -> tuple[tuple[str, int], ...]:
    """Case files that wait for a reviewer, with the version of their result, the newest first."""
    rows = s.execute(
        select(CaseRow.id, CaseRow.version)
        .where(CaseRow.state.in_(("to_review", "in_review")), CaseRow.version.is_not(None))
        .order_by(CaseRow.updated.desc(), CaseRow.id)
        .limit(most)
    )
    return tuple((case_id, version) for case_id, version in rows if version is not None)
