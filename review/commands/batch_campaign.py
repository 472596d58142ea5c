"""Where the files of an evaluation lie, and to whom they are matched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.errors import BatchError
from review.store.campaigns import campaigns

if TYPE_CHECKING:
    from review.model.campaign import Campaign
    from review.settings import Settings
    from review.store.office import Store


def campaign_of(store: Store, campaign_id: int) -> Campaign:
    """The evaluation to read files for.

    Raises:
        BatchError: `batch_campaign`, there is none of this number, or it is closed.
    """
    with store.database.read() as s:
        found = campaigns.campaign_of(s, campaign_id)
    if found is None:
        raise BatchError("batch_campaign", f"没有编号为 {campaign_id} 的评查活动。")
    if found.state == "closed":
        raise BatchError("batch_campaign", f"评查活动“{found.name}”已经结束，不再收卷。")
    return found


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
