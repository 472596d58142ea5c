"""Cards of the library (案例库): confirmed findings and exemplary files, masked, for teaching."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003 - pydantic reads the annotations at run time
from typing import Literal

from review.model.geometry import Box  # noqa: TC001 - as above

CardKind = Literal["fault", "excellent"]
CardState = Literal["draft", "released", "withdrawn"]
CardAction = Literal["drafted", "edited", "released", "withdrawn", "verdict_changed"]
CoverKind = Literal[
    "person",
    "id_no",
    "phone",
    "address",
    "account",
    "plate",
    "licence",
    "contact",
    "firm",
    "seal",
    "signature",
    "fingerprint",
    "photo",
    "card",
    "unread",
    "by_hand",
]

ENOUGH_ANSWERS, OFTEN_MISSED, SELDOM_MISSED = 5, 0.6, 0.2
"""Answers of trainees before they count, and the shares missed that make a card harder, easier."""

DIFFICULTY_NAMES = ("浅显", "较易", "中等", "较难", "很难")
"""Of the levels 1 to 5."""
CARD_KIND_NAMES: dict[CardKind, str] = {"fault": "问题案例", "excellent": "优秀案卷"}
CARD_STATE_NAMES: dict[CardState, str] = {
    "draft": "待发布",
    "released": "已发布",
    "withdrawn": "已撤回",
}
CARD_ACTION_NAMES: dict[CardAction, str] = {
    "drafted": "提出草稿",
    "edited": "修改",
    "released": "发布",
    "withdrawn": "撤回",
    "verdict_changed": "认定变更，自动撤回",
}
COVER_NAMES: dict[CoverKind, str] = {
    "person": "姓名",
    "id_no": "证件号码",
    "phone": "电话",
    "address": "地址",
    "account": "账号",
    "plate": "车牌",
    "licence": "个人证件编号",
    "contact": "邮箱、微信",
    "firm": "单位名称",
    "seal": "名章",
    "signature": "签名",
    "fingerprint": "捺印",
    "photo": "照片",
    "card": "证件复印件",
    "unread": "未能识读",
    "by_hand": "人工遮盖",
}


@dataclass(frozen=True, slots=True)
class Cover:
    """An opaque box burnt into the picture (遮盖); `placeholder`: what is written on it."""

    box: Box
    kind: CoverKind
    placeholder: str = ""
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Statute:
    """A provision as it was in force on the day of the case; `status`: 有效, 已废止 …."""

    title: str
    text: str
    status: str = ""


@dataclass(frozen=True, slots=True)
class CardPage:
    """A masked page of a card.

    `page_no`: of the case file behind, never shown to trainees. `places`: where the confirmed
    fault shows, points: the answer of an exercise. `picture`, `crop`: checksums of the masked
    pictures, on which no answer is drawn. `left`: what a second reading of the masked picture
    could still read that it should not; a card is not released while there is any.
    """

    ordinal: int
    page_no: int
    document_kind: str
    document_title: str
    width: float
    height: float
    places: tuple[Box, ...]
    covers: tuple[Cover, ...]
    picture: str
    crop: str
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CardText:
    """What a card says, masked; a person may edit it before it is released.

    `wrong`: what is wrong. `right`: how it is done right. `merits`: what made an exemplary file
    so.
    """

    title: str
    wrong: str
    right: str
    merits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difficulty:
    """1 (plain) to 5 (hard), with the reasons in words.

    `asked`, `missed`: trainees who were asked for this fault, and who did not find it.
    """

    level: int
    why: tuple[str, ...] = ()
    asked: int = 0
    missed: int = 0

    @property
    def shown(self) -> int:
        """The level as trainees' answers move it: what most miss is harder, and the reverse."""
        if self.asked < ENOUGH_ANSWERS:
            return self.level
        share = self.missed / self.asked
        moved = self.level + (share >= OFTEN_MISSED) - (share <= SELDOM_MISSED)
        return min(max(moved, 1), 5)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is as hard as it is shown."""
        if not self.asked:
            return self.why
        return (*self.why, f"练习中{self.asked}人次作答，{self.missed}人次未找出")


@dataclass(frozen=True, slots=True)
class Card:
    """A card. `case_id`, `finding`: where it comes from, for training officers' checks only.

    `clear`: codes that the exemplary file's check found clear, for showing it beside a fault.
    """

    id: int
    kind: CardKind
    state: CardState
    case_id: str
    finding: str
    defect: str
    category: str
    severity: str
    ministry: str
    text: CardText
    statutes: tuple[Statute, ...]
    difficulty: Difficulty
    pages: tuple[CardPage, ...]
    clear: tuple[str, ...]
    revision: int
    created: datetime
    drafted_by: str = ""
    released: datetime | None = None
    released_by: str = ""
    why_withdrawn: str = ""


@dataclass(frozen=True, slots=True)
class CardEvent:
    """A step in the life of a card; appended."""

    id: int
    card_id: int
    action: CardAction
    note: str
    who: str
    at: datetime
