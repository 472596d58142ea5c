"""How far an evaluation is (阶段进度): ten stages from 台账 to 回头看, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from review.model.campaign import FILE_STATE_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from review.model.campaign import CampaignFile, FileState

StageState = Literal["done", "now", "wait"]

_ORDER: Mapping[FileState, int] = {state: at for at, state in enumerate(FILE_STATE_NAMES)}


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage; `done` of `whole` files (or items) are through it."""

    key: str
    name: str
    state: StageState
    done: int
    whole: int
    unit: str = "卷"


def stages_of(
    ledger_rows: int,
    files: Sequence[CampaignFile],
    items: int = 0,
    items_closed: int = 0,
    looked_back: int = 0,
) -> tuple[Stage, ...]:
    """The line of stages; the first that is not through is under way.

    `looked_back`: items of which a later evaluation has reviewed new files.
    """
    whole = len(files)

    def past(state: FileState) -> int:
        return sum(_ORDER[file.state] > _ORDER[state] for file in files)

    assigned = sum(file.a_user is not None and file.b_user is not None for file in files)
    counted = [
        ("ledger", "台账", ledger_rows, ledger_rows, "件"),
        ("draw", "抽样", whole, whole, "卷"),
        ("hand_in", "调卷", past("reading"), whole, "卷"),
        ("assign", "分派", assigned, whole, "卷"),
        ("review", "背对背", past("reviewing"), whole, "卷"),
        ("joint", "合议", past("deciding"), whole, "卷"),
        ("feedback", "反馈", past("feedback"), whole, "卷"),
        ("grade", "定级", past("objecting"), whole, "卷"),
        ("rectify", "整改", items_closed, items, "项"),
        ("look_back", "回头看", looked_back, items, "项"),
    ]
    stages: list[Stage] = []
    begun = True
    for key, name, done, of, unit in counted:
        through = of > 0 and done >= of
        state: StageState = "done" if through else "now" if begun or done else "wait"
        begun = begun and through
        stages.append(Stage(key, name, state, done, of, unit))
    return tuple(stages)
