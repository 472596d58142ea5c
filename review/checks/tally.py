"""Collects what a check sees place by place and turns it into one outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.trust import least_confidence
from review.model.finding import Allegation, Clear, Found, Undetermined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from review.checks.trust import Gap
    from review.model.fact import Evidence, Fact
    from review.model.finding import Outcome, Source


class Tally:
    """Places alleged, in doubt and passed.

    One found place makes Found, else one doubt makes Undetermined.
    """

    def __init__(self) -> None:
        self._allegations: list[Allegation] = []
        self._doubts: dict[str, tuple[Evidence, ...]] = {}
        self._passed: list[Evidence] = []
        self._steps: list[Mapping[str, object]] = []

    def allege(
        self,
        key: str,
        message: str,
        *,
        facts: Iterable[Fact] = (),
        evidence: Iterable[Evidence] = (),
        steps: Iterable[Mapping[str, object]] = (),
        confidence: float | None = None,
        points: float | None = None,
        source: Source = "rule",
    ) -> None:
        """Allege the defect at a place.

        Evidence is `evidence` and then that of the facts used; confidence that of the least
        confident fact. `source` "register" where a register says what the paper does not.
        """
        used = tuple(facts)
        places = (*evidence, *(place for fact in used for place in fact.evidence))
        explanation = (*({"fact": fact.id} for fact in used), *steps)
        self._allegations.append(
            Allegation(
                key,
                message,
                tuple(dict.fromkeys(places)),
                explanation,
                least_confidence(used) if confidence is None else confidence,
                source=source,
                points=points,
            )
        )

    def doubt(self, reason: str, evidence: Iterable[Evidence] = ()) -> None:
        """A place cannot be decided, and why."""
        self._doubts.setdefault(reason, tuple(evidence))

    def doubt_gap(self, gap: Gap) -> None:
        """A place cannot be decided for want of a fact."""
        self.doubt(gap.reason, gap.evidence)

    def doubt_fact(self, reason: str, *facts: Fact) -> None:
        """A place cannot be decided on these facts."""
        self.doubt(reason, (place for fact in facts for place in fact.evidence))

    def passed(self, *facts: Fact, note: str = "") -> None:
        """A place was checked on these facts and is in order."""
        for fact in facts:
            self._passed += fact.evidence
            self._steps.append({"fact": fact.id})
        if note:
            self._steps.append({"note": note})

    def outcome(self, nothing: str, *, checked: bool = False) -> Outcome:
        """The one answer; `nothing` is the note of a Clear where no place left a step.

        Then the file has no place to check, unless `checked`: all was looked at and is in order.
        """
        if self._allegations:
            return Found(tuple(self._allegations))
        if self._doubts:
            reasons = list(self._doubts)
            more = f"等{len(reasons)}处" if len(reasons) > 3 else ""
            evidence = dict.fromkeys(place for places in self._doubts.values() for place in places)
            return Undetermined("；".join(reasons[:3]) + more, tuple(evidence))
        if not self._steps and nothing and not checked:
            return not_concerned(nothing)
        steps = self._steps or [{"note": nothing}]
        return Clear(tuple(dict.fromkeys(self._passed)), tuple(steps))


def not_concerned(note: str) -> Clear:
    """The defect cannot arise in this case file, and why."""
    return Clear((), ({"note": note},), not_concerned=True)
