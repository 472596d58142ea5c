"""Judging (比对): two runs of each case file against what people said of it.

A candidate would change a verdict's finding where it no longer alleges it, or alleges it again, or
weighs it otherwise. Better: it agrees with the person now and what is active does not. Worse: the
other way round. What nobody has judged is counted apart, and called neither.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal, cast

from review.model.geometry import Box
from review.model.learning import ANSWER_NAMES, SHOULD_STAND

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from review.learning.rerun import Run
    from review.model.learning import Example

Effect = Literal["better", "worse", "neutral"]
EFFECT_NAMES: dict[Effect, str] = {"better": "变好", "worse": "变差", "neutral": "有变化"}

_NEAR = 0.1
"""Share of common area from which two boxes of one defect are the same place."""


@dataclass(frozen=True, slots=True)
class Change:
    """An answer of a person's, and what the machine says before and after."""

    case_id: str
    about: str
    subject: str
    defect: str
    page: int
    answer: str
    before: str
    after: str
    effect: Effect


@dataclass(frozen=True, slots=True)
class Unjudged:
    """A finding that nobody has judged: alleged by the candidate alone, or no more by it."""

    case_id: str
    finding: str
    defect: str
    page: int
    new: bool


@dataclass(slots=True)
class RuleTally:
    """The numbers of one rule."""

    judged: int = 0
    changed: int = 0
    better: int = 0
    worse: int = 0
    agreed_before: int = 0
    agreed_after: int = 0
    new: int = 0
    gone: int = 0


@dataclass(slots=True)
class Judgement:
    """Everything that a comparison says; grows by case file."""

    judged: int = 0
    counted: int = 0
    """Those among `judged` that say whether the machine was right."""
    agreed_before: int = 0
    agreed_after: int = 0
    facts: int = 0
    sortings: int = 0
    changes: list[Change] = field(default_factory=list)
    unjudged: list[Unjudged] = field(default_factory=list)
    rules: defaultdict[str, RuleTally] = field(default_factory=lambda: defaultdict(RuleTally))

    def effects(self, effect: Effect) -> int:
        return sum(one.effect == effect for one in self.changes)

    def add(self, before: Run, after: Run, examples: Sequence[Example]) -> None:
        """Takes a case file's examples of one version in."""
        for one in examples:
            if one.about == "fact":
                self.facts += 1
                self._value(one, before["facts"], after["facts"])
            elif one.about == "sorting":
                self.sortings += 1
                self._sorting(one, before["kinds"], after["kinds"])
            else:
                self._finding(one, before, after)
        judged = {one.subject for one in examples if one.about == "finding"}
        case_id = examples[0].case_id if examples else ""
        self._unjudged(case_id, before, after, judged)

    def report(self) -> dict[str, Any]:
        """As it is kept: numbers and which findings, no words of the case files."""
        return {
            "judged": self.judged,
            "counted": self.counted,
            "facts": self.facts,
            "sortings": self.sortings,
            "changed": len(self.changes),
            "better": self.effects("better"),
            "worse": self.effects("worse"),
            "neutral": self.effects("neutral"),
            "agreed_before": self.agreed_before,
            "agreed_after": self.agreed_after,
            "new": sum(one.new for one in self.unjudged),
            "gone": sum(not one.new for one in self.unjudged),
            "left_out": 0,
            "failed": [],
            "rules": {code: asdict(self.rules[code]) for code in sorted(self.rules)},
            "changes": [asdict(one) for one in self.changes],
            "unjudged": [asdict(one) for one in self.unjudged],
        }

    def _finding(self, example: Example, before: Run, after: Run) -> None:
        was, now = said_of(before, example, after), said_of(after, example, before)
        self.judged += 1
        tally = self.rules[example.defect]
        tally.judged += 1
        should = SHOULD_STAND[example.answer]
        agreed, agrees = _agrees(was, should), _agrees(now, should)
        if should is not None:
            self.counted += 1
            self.agreed_before += agreed
            self.agreed_after += agrees
            tally.agreed_before += agreed
            tally.agreed_after += agrees
        if was == now:
            return
        tally.changed += 1
        effect: Effect = "neutral"
        if should is not None and agreed != agrees:
            effect = "better" if agrees else "worse"
            tally.better += agrees
            tally.worse += agreed
        self._changed(example, was, now, effect)

    def _value(self, example: Example, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
        was, now = before.get(example.subject), after.get(example.subject)
        right = example.seen.get("corrected")
        if was == now:
            return
        effect: Effect = "neutral"
        if (was == right) != (now == right):
            effect = "better" if now == right else "worse"
        words = ("与更正一致", "与更正不同")
        self._changed(example, words[was != right], words[now != right], effect)

    def _sorting(self, example: Example, before: Sequence[str], after: Sequence[str]) -> None:
        wanted: list[str] = list(example.seen.get("corrected", ()))
        was, now = _same(before, wanted), _same(after, wanted)
        if list(before) == list(after):
            return
        effect: Effect = "neutral" if was == now else ("better" if now > was else "worse")
        total = len(wanted)
        self._changed(example, f"{was}/{total} 页一致", f"{now}/{total} 页一致", effect)

    def _changed(self, example: Example, was: str, now: str, effect: Effect) -> None:
        places = example.seen.get("places") or ()
        page = int(places[0]["page"]) if places else int(example.seen.get("page") or 1)
        self.changes.append(
            Change(
                example.case_id,
                example.about,
                example.subject,
                example.defect,
                page,
                ANSWER_NAMES[example.answer],
                was,
                now,
                effect,
            )
        )

    def _unjudged(self, case_id: str, before: Run, after: Run, judged: set[str]) -> None:
        old = {one["id"]: one for one in before["findings"]}
        new = {one["id"]: one for one in after["findings"]}
        for found, others, is_new in ((new, old, True), (old, new, False)):
            for key, one in found.items():
                if key in others or key in judged:
                    continue
                page = int(one["places"][0][0]) if one["places"] else 1
                self.unjudged.append(Unjudged(case_id, key, one["defect"], page, is_new))
                tally = self.rules[one["defect"]]
                tally.new += is_new
                tally.gone += not is_new


def said_of(run: Run, example: Example, other: Run) -> str:
    """What a run says of what a person judged: 提示/重大…, 无法判断, 未提示."""
    found = found_in(run, example, other)
    if found is not None:
        return f"提示/{found['severity']}"
    return "无法判断" if example.defect in run["undetermined"] else "未提示"


def found_in(run: Run, example: Example, other: Run) -> Mapping[str, Any] | None:
    """The finding of a run that a person judged.

    Under its id, or of the same defect at the same place: documents that are cut otherwise have
    other names. One that the other run has as well is another finding.
    """
    for one in run["findings"]:
        if one["id"] == example.subject:
            return cast("Mapping[str, Any]", one)
    known = {one["id"] for one in other["findings"]}
    for one in run["findings"]:
        if (
            one["defect"] == example.defect
            and (example.about == "missed" or one["id"] not in known)
            and _share_a_place(one["places"], example.seen.get("places") or ())
        ):
            return cast("Mapping[str, Any]", one)
    return None


def _agrees(said: str, should: bool | None) -> bool:
    return should is not None and said.startswith("提示") == should


def _same(kinds: Sequence[str], wanted: Sequence[str]) -> int:
    return sum(one == other for one, other in zip(kinds, wanted, strict=False))


def _share_a_place(places: Iterable[Sequence[float]], others: Iterable[Mapping[str, Any]]) -> bool:
    known = [(int(one["page"]), Box(*one["box"])) for one in others]
    return any(
        page == int(place[0]) and _overlap(Box(*place[1:]), box) >= _NEAR
        for place in places
        for page, box in known
    )


def _overlap(one: Box, other: Box) -> float:
    """Common area over the smaller of the two."""
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.y1, other.y1) - max(one.y0, other.y0)
    if width <= 0 or height <= 0:
        return 0.0
    areas = ((one.x1 - one.x0) * (one.y1 - one.y0), (other.x1 - other.x0) * (other.y1 - other.y0))
    return width * height / max(min(areas), 1e-9)
