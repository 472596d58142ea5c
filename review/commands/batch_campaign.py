"""The files of an evaluation: where they lie, whose they are, and that they meet the sample."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from review.campaign.matching import hand_in, match_files
from review.errors import BatchError, ReviewError
from review.store import users
from review.store.campaigns import campaigns, people

if TYPE_CHECKING:
    from review.model.people import User
    from review.settings import Settings
    from review.store.office import Store

_MATCH_EVERY = 60.0
"""Seconds between looks at the whole sample, so that reviewers need not wait for the last file."""


def campaign_folder(settings: Settings, campaign_id: int) -> str:
    """The drop folder of an evaluation; made where there is none, so that it can be filled."""
    folder = settings.desk_folder / "campaigns" / str(campaign_id) / "files"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BatchError(
            "batch_folder", f"文件夹 {folder} 无法建立（{error.strerror}）。请检查权限。"
        ) from None
    return str(folder)


def chief_of(store: Store, campaign_id: int, login: str | None) -> User:
    """Who collects the files of the evaluation: the chief named, or its first.

    Raises:
        BatchError: `batch_campaign`, no such evaluation, or not one under way; `batch_owner`, the
            person named does not lead it.
    """
    with store.database.read() as s:
        found = campaigns.campaign_of(s, campaign_id)
        everybody = people.people_of(s, campaign_id) if found else ()
        chiefs = [users.user_by_id(s, one.user_id) for one in everybody if one.part == "chief"]
    if found is None:
        raise BatchError("batch_campaign", f"没有编号为 {campaign_id} 的评查活动。")
    if found.state != "open":
        why = "已经结束" if found.state == "closed" else "尚未启动"
        raise BatchError("batch_campaign", f"评查活动“{found.name}”{why}，不能收卷。")
    able = [user for user in chiefs if user is not None and user.active]
    named = [user for user in able if login in (None, user.login)]
    if not named:
        names = "、".join(user.login for user in able) or "无"
        raise BatchError(
            "batch_owner", f"评查活动的案卷须归在其负责人名下（{names}），请核对 --owner。"
        )
    return named[0]


class HandingIn:
    """Hands case files in as they end, and joins them to the cases drawn."""

    def __init__(self, store: Store, user: User, campaign_id: int) -> None:
        self._store, self._user, self._campaign_id = store, user, campaign_id
        self._matched = time.monotonic()
        self._joined = 0
        self._trouble = ""

    def __call__(self, case_id: str) -> None:
        try:
            hand_in(self._store, self._user, self._campaign_id, [case_id])
            if time.monotonic() - self._matched >= _MATCH_EVERY:
                self._match()
        except ReviewError as error:  # reading goes on; what is read can be handed in later
            self._trouble = error.message

    def close(self) -> str:
        """How the files handed in meet the sample, in words."""
        try:
            return self._match()
        except ReviewError as error:
            return f"未能匹配：{self._trouble or error.message}"

    def _match(self) -> str:
        found = match_files(self._store, self._user, self._campaign_id)
        self._matched = time.monotonic()
        self._joined += found.joined
        said = (
            f"本次匹配 {self._joined} 份，未匹配 {len(found.unmatched)} 份，"
            f"抽中未到卷 {len(found.missing)} 份。"
        )
        return said + (f"（{self._trouble}）" if self._trouble else "")
