"""Who may look at the library (案例库) and who may release its cards (培训权限)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from review.errors import ForbiddenError, NotFoundError
from review.store import office_settings
from review.store.teaching import cards
from review.store.teaching.cards import TRAINERS

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.model.cards import Card
    from review.model.people import Role, User

LEARNERS_SETTING = "teaching_learners"
"""The office's setting: roles that may learn, beside training officers."""
MAY_LEARN: tuple[Role, ...] = ("reviewer", "leader", "unit")
"""Roles that an office can let in."""
DEFAULT_LEARNERS = ("reviewer", "leader")
FIRMS_SETTING = "teaching_mask_firms"
"""The office's setting: whether names of firms are covered, too."""


def learners(s: Session) -> tuple[Role, ...]:
    """Roles that the office lets look at released cards."""
    kept = office_settings.setting(s, LEARNERS_SETTING, list(DEFAULT_LEARNERS))
    return tuple(role for role in MAY_LEARN if role in cast("list[str]", kept))


def may_learn(s: Session, user: User) -> bool:
    """Training officers always, others as the office says."""
    return user.role in TRAINERS or user.role in learners(s)


def require_learner(s: Session, user: User) -> None:
    """The person may look at released cards.

    Raises:
        ForbiddenError: the office has not let this role in.
    """
    if not may_learn(s, user):
        raise ForbiddenError("no_learner", "本单位没有向您的角色开放案例库，请联系管理员。")


def require_trainer(user: User) -> None:
    """The person may release, edit and withdraw cards.

    Raises:
        ForbiddenError: only training officers and administrators do.
    """
    if user.role not in TRAINERS:
        raise ForbiddenError("no_trainer", "只有培训员和管理员可以整理、发布案例卡。")


def require_card(s: Session, user: User, card_id: int) -> Card:
    """The card, where this person may see it.

    Raises:
        ForbiddenError: the library is not open to this role.
        NotFoundError: not there, or not released: one answer.
    """
    require_learner(s, user)
    card = cards.card_for(s, user, card_id)
    if card is None:
        raise NotFoundError("card_not_found", "没有这张案例卡，或者尚未发布、已经撤回。")
    return card


def hides_firms(s: Session) -> bool:
    """The office wants names of firms covered, too."""
    return bool(office_settings.setting(s, FIRMS_SETTING, False))
