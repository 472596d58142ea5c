"""Who may review what (回避), and the plan that gives every file two reviewers evenly.

Pure: the same files, people and seed give the same plan on any machine.
"""

from __future__ import annotations

import hashlib
from collections import Counter, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from review.campaign.people import even

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SEATS = 2

Move = tuple[int, int, int]
"""A seat changes hands: file, who gives, who takes."""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Somebody who may be given files; `agencies`: own ones. `leads`: sees the files of this team.

    `team`: of the account, whose leader sees its files.
    """

    id: int
    name: str
    agencies: tuple[str, ...] = ()
    team: str = ""
    leads: str = ""


@dataclass(frozen=True, slots=True)
class ToReview:
    """A file that needs reviewers; `taken`: who has a seat of it already."""

    id: int
    agency: str
    officers: tuple[str, ...]
    pages: int
    name: str
    taken: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Unseated:
    """A file for which there are not two reviewers; `why`: who may and who may not, in Chinese."""

    file: ToReview
    why: str


@dataclass(slots=True)
class SeatPlan:
    """Who sits where: file → reviewers, those who sat there before among them."""

    seats: dict[int, list[int]] = field(default_factory=dict)
    unseated: list[Unseated] = field(default_factory=list)


def kept_away(file: ToReview, reviewer: Reviewer) -> str:
    """Why this person may not review the file; "" where nothing is against it."""
    for agency in reviewer.agencies:
        own, other = even(agency), even(file.agency)
        if own and (own.endswith(other) or other.endswith(own)):
            return "本单位案卷"
    if even(reviewer.name) in {even(name) for name in file.officers}:
        return "本人经办"
    return ""


def may_sit_together(one: Reviewer, other: Reviewer) -> bool:
    """Not the same person, and neither sees the other's files as leader of a team."""
    sees = (one.leads and one.leads == other.team) or (other.leads and other.leads == one.team)
    return one.id != other.id and not sees


class Planner:
    """Seats file after file, the hardest first, then evens out the loads by exchanges."""

    def __init__(
        self, reviewers: Iterable[Reviewer], seed: str, seated: Iterable[ToReview] = ()
    ) -> None:
        self.reviewers = {one.id: one for one in sorted(reviewers, key=lambda one: one.id)}
        self._seed = seed
        self._able_of: dict[int, list[Reviewer]] = {}
        self._files: Counter[int] = Counter()
        self._pages: Counter[int] = Counter()
        self._pairs: Counter[tuple[int, int]] = Counter()
        for file in seated:
            self._count(file, file.taken, 1)

    def plan(self, todo: Sequence[ToReview]) -> SeatPlan:
        plan = SeatPlan()
        for file in todo:
            self._count(file, file.taken, 1)
        order = sorted(
            todo, key=lambda one: (len(self._able(one)), -one.pages, self._rank(one.id), one.id)
        )
        for file in order:
            sitting = list(file.taken)
            self._count(file, sitting, -1)
            while len(sitting) < SEATS:
                nxt = self._next(file, sitting)
                if nxt is None:
                    break
                sitting.append(nxt)
            if len(sitting) < SEATS:
                plan.unseated.append(Unseated(file, self._why(file)))
                sitting = list(file.taken)
            self._count(file, sitting, 1)
            plan.seats[file.id] = sitting
        self._even_out({one.id: one for one in todo}, plan)
        return plan

    def _able(self, file: ToReview) -> list[Reviewer]:
        if file.id not in self._able_of:
            self._able_of[file.id] = [
                one for one in self.reviewers.values() if not kept_away(file, one)
            ]
        return self._able_of[file.id]

    def _fits(self, file: ToReview, reviewer: Reviewer, sitting: Sequence[int]) -> bool:
        mates = (self.reviewers.get(one) for one in sitting)
        return reviewer.id not in sitting and all(
            mate is None or may_sit_together(reviewer, mate) for mate in mates
        )

    def _next(self, file: ToReview, sitting: Sequence[int]) -> int | None:
        """The person with the fewest files, then the least seen mate, then the fewest pages."""
        able = [one for one in self._able(file) if self._fits(file, one, sitting)]
        if not sitting:
            able = [one for one in able if any(may_sit_together(one, two) for two in able)]
        return min(
            (one.id for one in able),
            key=lambda one: (
                self._files[one],
                sum(self._pairs[_pair(one, mate)] for mate in sitting),
                self._pages[one],
                self._rank(file.id, one),
            ),
            default=None,
        )

    def _even_out(self, files: dict[int, ToReview], plan: SeatPlan) -> None:
        """Moves seats along chains from who has most to who has two less, while there is one."""
        while chain := self._chain(files, plan):
            for file_id, giver, taker in chain:
                file, sitting = files[file_id], plan.seats[file_id]
                self._count(file, sitting, -1)
                sitting[sitting.index(giver)] = taker
                self._count(file, sitting, 1)

    def _chain(self, files: dict[int, ToReview], plan: SeatPlan) -> list[Move] | None:
        givers = sorted(self.reviewers, key=lambda one: (-self._files[one], one))
        for start in givers:
            came: dict[int, Move | None] = {start: None}
            queue = deque([start])
            while queue:
                giver = queue.popleft()
                if self._files[giver] <= self._files[start] - 2:
                    return _way(came, giver)
                for file_id, taker in self._moves(giver, files, plan, came):
                    came[taker] = file_id, giver, taker
                    queue.append(taker)
        return None

    def _moves(
        self,
        giver: int,
        files: dict[int, ToReview],
        plan: SeatPlan,
        came: dict[int, Move | None],
    ) -> list[tuple[int, int]]:
        """Seats that this person could give, and to whom; each taker once."""
        moves: dict[int, int] = {}
        # A file moves once in a chain: who may sit together was asked of its seats as they are.
        moved = {file_id for file_id, _, _ in _way(came, giver)}
        mine = [
            one
            for one, sitting in plan.seats.items()
            if giver in sitting and giver not in files[one].taken and one not in moved
        ]
        for file_id in sorted(mine, key=lambda one: (self._rank(one), one)):
            mates = [one for one in plan.seats[file_id] if one != giver]
            for taker in self._able(files[file_id]):
                known = taker.id in moves or taker.id in came or taker.id == giver
                if not known and self._fits(files[file_id], taker, mates):
                    moves[taker.id] = file_id
        return [(file_id, taker) for taker, file_id in moves.items()]

    def _count(self, file: ToReview, sitting: Sequence[int], by: int) -> None:
        for one in sitting:
            self._files[one] += by
            self._pages[one] += by * file.pages
        if len(sitting) == SEATS:
            self._pairs[_pair(*sitting)] += by

    def _why(self, file: ToReview) -> str:
        away = [(one.name, kept_away(file, one)) for one in self.reviewers.values()]
        said = "、".join(f"{name}（{why}）" for name, why in away if why)
        able = "、".join(name for name, why in away if not why) or "无"
        return f"可评人员：{able}；应回避：{said or '无'}"

    def _rank(self, *what: int) -> str:
        words = "\n".join((self._seed, *map(str, what)))
        return hashlib.sha256(words.encode()).hexdigest()


def _pair(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)


def _way(came: dict[int, Move | None], end: int) -> list[Move]:
    """The moves from the start to the end, the last first: each seat is free when it is taken."""
    way = []
    step = came[end]
    while step is not None:
        way.append(step)
        step = came[step[1]]
    return way
