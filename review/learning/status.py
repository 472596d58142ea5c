"""Where learning stands (学习情况): consent, examples, what is active, candidates, history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.errors import ReviewError
from review.learning.activate import KINDS, active_digest, settle
from review.learning.compare import mark_of
from review.learning.configuration import open_configuration, require_content
from review.learning.consent import consent_of
from review.learning.gather import gather
from review.store.learning import candidates, examples

if TYPE_CHECKING:
    from collections.abc import Mapping

    from review.model.learning import (
        Activation,
        Candidate,
        CandidateKind,
        Comparison,
        Consent,
    )
    from review.settings import Settings
    from review.store.office import Store


@dataclass(frozen=True, slots=True)
class CandidateStatus:
    """A candidate and its newest comparison.

    `stale`: compared with other verdicts than the present ones, or beside another model in use;
    never said of the active one. `trouble`: why it cannot be used any more.
    """

    candidate: Candidate
    comparison: Comparison | None
    active: bool
    stale: bool
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class LearningStatus:
    """`examples`: by what they are about and their answer. `apart`: what does not agree."""

    consent: Consent
    examples: Mapping[tuple[str, str], int]
    active: Mapping[CandidateKind, str]
    candidates: tuple[CandidateStatus, ...]
    activations: tuple[Activation, ...]
    apart: tuple[str, ...]


def learning_status(store: Store, settings: Settings) -> LearningStatus:
    """How it stands now; what people have said since is gathered first, an activation finished."""
    gather(store)
    apart = list(settle(store, settings))
    active: dict[CandidateKind, str] = {}
    for kind in KINDS:
        try:
            active[kind] = active_digest(settings, kind)
        except ReviewError as error:
            apart.append(error.message)
    here = ""
    try:
        here = open_configuration(settings).digest
    except ReviewError as error:
        apart.append(error.message)
    with store.database.read() as s:
        consent = consent_of(s)
        kept = examples.all_examples(s)
        counts = examples.count_examples(s)
        known = candidates.candidates(s)
        compared = {one.id: candidates.newest_comparison(s, one.id) for one in known}
        history = candidates.activations(s)
    return LearningStatus(
        consent,
        counts,
        active,
        tuple(
            _of_candidate(settings, one, compared[one.id], active, mark_of(kept, here, one))
            for one in known
        ),
        history,
        tuple(apart),
    )


def _of_candidate(
    settings: Settings,
    candidate: Candidate,
    comparison: Comparison | None,
    active: Mapping[CandidateKind, str],
    marked: str,
) -> CandidateStatus:
    is_active = active.get(candidate.kind) == candidate.digest
    stale, trouble = comparison is None or (comparison.marked != marked and not is_active), ""
    try:
        require_content(settings.office_folder, candidate.kind, candidate.digest)
    except ReviewError as error:
        trouble = error.message
    return CandidateStatus(candidate, comparison, is_active, stale, trouble)
