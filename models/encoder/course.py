"""A training that goes on where it was broken off (断点续训), to the same weights.

What is learnt hangs on the number of the step alone: chance is drawn anew for each, and the pace,
taken once over the first steps, tells how many steps the minutes are worth. Every few minutes the
state is written, whole or not at all.
"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from models.encoder.corpus import SEED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from torch import nn

SAVE_SECONDS = 180
TRIAL_STEPS = 24
"""So many steps are made and undone to learn the pace: they cost less than a minute."""


def chance_of(step: int) -> random.Random:
    """The chance of a step, the same whenever it is made."""
    return random.Random(f"{SEED}:{step}")


def draws_of(step: int) -> np.random.Generator:
    """The same for whole arrays."""
    return np.random.default_rng((SEED, step))


def save_whole(path: Path, state: Mapping[str, Any]) -> None:
    """Writes a state so that the file is the old one or the new one, never half of it."""
    partial = path.with_suffix(".part")
    torch.save(dict(state), partial)
    partial.replace(path)


@dataclass(slots=True)
class Course:
    """A training with its state in a file.

    `parts`: what is trained, by name, and its optimizer. `told`: figures that go with the state.
    `of`: what the training was made from; a state of another origin is not gone on from.
    """

    path: Path
    parts: Mapping[str, nn.Module]
    optimizer: torch.optim.Optimizer
    of: str
    told: dict[str, Any] = field(default_factory=dict)
    step: int = 0
    seconds: float = 0.0
    pace: float = 0.0
    """Seconds of a step."""

    def resume(self) -> bool:
        """Takes up the state of the file; False: there is none of this origin."""
        if not self.path.exists():
            return False
        kept = torch.load(self.path, weights_only=True)
        if kept["of"] != self.of:
            return False
        for name, part in self.parts.items():
            part.load_state_dict(kept["parts"][name])
        self.optimizer.load_state_dict(kept["optimizer"])
        self.told = kept["told"]
        self.step, self.seconds, self.pace = kept["step"], kept["seconds"], kept["pace"]
        return True

    def steps(self, minutes: float, learn: Callable[[int, float], None]) -> Iterator[int]:
        """Learns step by step to the end of the course and gives the number of each.

        `learn`: makes a step by its number and the share of the course that is behind it.
        """
        if not self.pace:
            self._take_pace(learn)
        begun, last = self.step, time.monotonic()
        saved = last
        while self.step < self.planned(minutes):
            learn(self.step, self.step / self.planned(minutes))
            self.step += 1
            now = time.monotonic()
            self.seconds, last = self.seconds + now - last, now
            yield self.step
            if now - saved > SAVE_SECONDS:
                self.save()
                saved = now
        if self.step > begun:
            self.save()

    def planned(self, minutes: float) -> int:
        """So many steps at this pace."""
        return max(1, round(60 * minutes / self.pace))

    def save(self) -> None:
        """Writes the state."""
        save_whole(
            self.path,
            {
                "of": self.of,
                "parts": {name: part.state_dict() for name, part in self.parts.items()},
                "optimizer": self.optimizer.state_dict(),
                "told": self.told,
                "step": self.step,
                "seconds": self.seconds,
                "pace": self.pace,
            },
        )

    def _take_pace(self, learn: Callable[[int, float], None]) -> None:
        """Makes some steps, takes the time, and begins anew with what was before them."""
        self.save()
        began = time.monotonic()
        for step in range(TRIAL_STEPS):
            learn(step, 0.0)
        pace = (time.monotonic() - began) / TRIAL_STEPS
        self.resume()
        self.pace = pace
        self.save()
